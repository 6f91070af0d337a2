//! Laws of age bands, partitions of the ages, and persons by age.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_model::strategies::{age_band, age_partition, age_structure};
use ctg_model::{AgeBand, AgeFault, AgePartition, AgeStructure, coverage_faults};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use shared::tries;

/// The ages at which bands start, 0 left out.
fn cuts(ages: &AgePartition) -> Vec<u8> {
    ages.bands().iter().skip(1).map(|band| band.from()).collect()
}

fn cut_at(cuts: &[u8]) -> AgePartition {
    let starts = [0].into_iter().chain(cuts.iter().copied());
    let ends = cuts.iter().copied().map(Some).chain([None]);
    AgePartition::new(starts.zip(ends).map(|(from, until)| AgeBand::new(from, until).unwrap()).collect()).unwrap()
}

/// A partition that cuts where another does, or at fewer ages.
fn wider_than(ages: &AgePartition) -> impl Strategy<Value = AgePartition> + use<> {
    let cuts = cuts(ages);
    let size = 0..=cuts.len();
    subsequence(cuts, size).prop_map(|cuts| cut_at(&cuts))
}

/// Bands that are a partition, nearly one, or anything.
fn bands() -> impl Strategy<Value = Vec<AgeBand>> {
    let exact = age_partition().prop_map(Vec::from).prop_shuffle();
    let without_one = (age_partition().prop_map(Vec::from), any::<Index>()).prop_map(|(mut bands, at)| {
        bands.remove(at.index(bands.len()));
        bands
    });
    let with_one_more = (age_partition().prop_map(Vec::from), age_band()).prop_map(|(mut bands, other)| {
        bands.push(other);
        bands
    });
    prop_oneof![exact, without_one, with_one_more, vec(age_band(), 0..6)]
}

fn times_covered(bands: &[AgeBand], age: u8) -> usize {
    bands.iter().filter(|band| band.contains(age)).count()
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn a_band_comes_back_from_its_text(band in age_band()) {
        prop_assert_eq!(band.to_string().parse(), Ok(band));
        prop_assert_eq!(AgeBand::new(band.from(), band.until()), Ok(band));
    }

    #[test]
    fn a_band_holds_its_years(band in age_band(), other in age_band()) {
        let held = (0..=u8::MAX).filter(|age| band.contains(*age)).count();
        prop_assert!(band.years().is_none_or(|years| usize::from(years) == held));
        let every_age = (0..=u8::MAX).all(|age| !other.contains(age) || band.contains(age));
        prop_assert_eq!(band.covers(other), every_age);
    }

    /// The model: every age, one by one, lies in exactly one band.
    #[test]
    fn a_partition_holds_every_age_once(bands in bands()) {
        let once = (0..=u8::MAX).all(|age| times_covered(&bands, age) == 1);
        prop_assert_eq!(coverage_faults(&bands).is_empty(), once);
        prop_assert_eq!(AgePartition::new(bands).is_ok(), once);
    }

    #[test]
    fn gaps_and_overlaps_are_the_ages_at_fault(bands in bands()) {
        let faults = coverage_faults(&bands);
        for age in 0..=u8::MAX {
            let in_gap = faults.iter().any(|fault| matches!(fault, AgeFault::Gap(band) if band.contains(age)));
            let in_overlap = faults.iter().any(|fault| matches!(fault, AgeFault::Overlap(band) if band.contains(age)));
            let times = times_covered(&bands, age);
            prop_assert_eq!((in_gap, in_overlap), (times == 0, times > 1), "{}", age);
        }
    }

    #[test]
    fn each_age_is_found_in_its_band(ages in age_partition(), age in any::<u8>()) {
        prop_assert!(ages.bands()[ages.index_of(age)].contains(age));
    }

    #[test]
    fn the_order_of_bands_does_not_matter(
        (ages, shuffled) in age_partition().prop_flat_map(|ages| {
            let bands = ages.bands().to_vec();
            (Just(ages), Just(bands).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(AgePartition::new(shuffled), Ok(ages));
    }

    #[test]
    fn regrouping_keeps_the_persons(
        (fine, wide) in age_structure().prop_flat_map(|fine| {
            let wide = wider_than(fine.bands());
            (Just(fine), wide)
        }),
    ) {
        let wider = fine.regroup(wide.clone()).unwrap();
        prop_assert_eq!(wider.total(), fine.total());
        prop_assert_eq!(wider.bands(), &wide);
        for (band, persons) in wider.bands().bands().iter().zip(wider.persons()) {
            let inside = fine.bands().bands().iter().zip(fine.persons()).filter(|(own, _)| band.covers(**own));
            prop_assert_eq!(inside.map(|(_, persons)| persons).sum::<u64>(), *persons);
        }
    }

    #[test]
    fn regrouping_is_refused_where_a_band_would_be_cut(fine in age_structure(), other in age_partition()) {
        let known = cuts(fine.bands());
        let fits = cuts(&other).iter().all(|cut| known.contains(cut));
        prop_assert_eq!(fine.regroup(other).is_ok(), fits);
    }

    #[test]
    fn regrouping_to_the_same_bands_changes_nothing(fine in age_structure()) {
        prop_assert_eq!(fine.regroup(fine.bands().clone()), Ok(fine));
    }

    #[test]
    fn regrouping_twice_is_regrouping_once(
        (fine, middle, coarse) in age_structure().prop_flat_map(|fine| {
            let middle = wider_than(fine.bands());
            (Just(fine), middle)
        }).prop_flat_map(|(fine, middle)| {
            let coarse = wider_than(&middle);
            (Just(fine), Just(middle), coarse)
        }),
    ) {
        let twice = fine.regroup(middle).and_then(|middle| middle.regroup(coarse.clone()));
        prop_assert_eq!(twice, fine.regroup(coarse));
    }

    #[test]
    fn there_is_one_count_for_each_band(ages in age_partition(), counts in vec(0_u64..100, 0..20)) {
        let fits = counts.len() == ages.bands().len();
        prop_assert_eq!(AgeStructure::new(ages, counts).is_ok(), fits);
    }
}
