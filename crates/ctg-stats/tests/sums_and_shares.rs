//! Laws of sums, shares, ranks and rates.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::observation::{Absence, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_model::strategies::{count_observation, zoning};
use ctg_model::{CogVintage, Diagnosis, MunicipalPopulation, Provenance, Vintage, Zoning};
use ctg_model::{claim::Subject, diagnosis::CommunePopulation};
use ctg_stats::evolution::average_annual_change;
use ctg_stats::rank::competition;
use ctg_stats::share::{largest_remainder, shares_to_100};
use ctg_stats::{population, total};
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn golden_shares_are_the_expected_ones() {
    let list: Value = serde_json::from_slice(ctg_fixtures::LARGEST_REMAINDER).unwrap();
    // No list where the golden list says that there is nothing to divide by.
    let numbers =
        |value: &Value| value.as_array().map(|list| list.iter().map(|n| n.as_u64().unwrap()).collect::<Vec<u64>>());
    let cases = list["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 36);
    for case in cases {
        let decimals = u32::try_from(case["decimals"].as_u64().unwrap()).unwrap();
        let found = largest_remainder(&numbers(&case["counts"]).unwrap(), 100 * 10_u64.pow(decimals));
        assert_eq!(found, numbers(&case["expected_units"]), "{}", case["label"]);
    }
}

proptest! {
    #[test]
    fn shares_add_up_to_exactly_100(counts in prop::collection::vec(0_u64..100_000, 1..30), decimals in 0_u8..4) {
        prop_assume!(counts.iter().any(|count| *count > 0));
        let shares = shares_to_100(&counts, decimals).unwrap();
        let sum = shares.iter().fold(ctg_model::Decimal::ZERO, |sum, share| sum.checked_add(*share).unwrap());
        prop_assert!(sum.same_value(ctg_model::Decimal::whole(100).unwrap()));
    }

    #[test]
    fn each_share_is_less_than_a_unit_from_the_exact_one(counts in prop::collection::vec(0_u64..100_000, 1..30), units in 1_u64..10_000) {
        prop_assume!(counts.iter().any(|count| *count > 0));
        let whole: u64 = counts.iter().sum();
        for (share, count) in largest_remainder(&counts, units).unwrap().iter().zip(&counts) {
            let gap = (u128::from(*share) * u128::from(whole)).abs_diff(u128::from(*count) * u128::from(units));
            prop_assert!(gap < u128::from(whole));
            prop_assert!(*count > 0 || *share == 0);
        }
    }

    #[test]
    fn shares_follow_the_order_of_counts_and_ignore_scale(counts in prop::collection::vec(0_u64..1_000, 2..20), scale in 1_u64..1_000) {
        prop_assume!(counts.iter().any(|count| *count > 0));
        let shares = largest_remainder(&counts, 100).unwrap();
        for (one, other) in counts.iter().zip(&shares).zip(counts.iter().zip(&shares).skip(1)) {
            prop_assert!(one.0 <= other.0 || one.1 >= other.1);
        }
        let scaled: Vec<u64> = counts.iter().map(|count| count * scale).collect();
        prop_assert_eq!(largest_remainder(&scaled, 100).unwrap(), shares);
    }

    #[test]
    fn a_rank_counts_the_larger_values(values in prop::collection::vec(0_u8..10, 0..30)) {
        for (rank, value) in competition(&values).into_iter().zip(&values) {
            prop_assert_eq!(rank, 1 + values.iter().filter(|other| *other > value).count());
        }
    }

    #[test]
    fn a_sum_does_not_depend_on_order_or_grouping(counts in prop::collection::vec(count_observation(), 0..12), cut in 0_usize..12, turn in 0_usize..12) {
        let all = total(counts.clone());
        let mut turned = counts.clone();
        turned.rotate_left(turn.min(counts.len()));
        prop_assert_eq!(total(turned), all);
        let (left, right) = counts.split_at(cut.min(counts.len()));
        let grouped = total([total(left.to_vec()), total(right.to_vec())]);
        prop_assert_eq!((grouped.value(), grouped.absence(), grouped.status(), grouped.bounds()), (all.value(), all.absence(), all.status(), all.bounds()));
    }

    #[test]
    fn the_truth_lies_in_the_bounds_of_a_sum_of_rounded_counts(truths in prop::collection::vec(0_u64..10_000, 1..25), base in 1_u32..20, floor: bool) {
        let (mode, step) = (if floor { RoundingMode::Floor } else { RoundingMode::Nearest }, u64::from(base));
        let rounded = |truth: &u64| if floor { truth / step * step } else { (truth + step / 2) / step * step };
        let precision = Precision::Rounded(Rounding::new(base, mode).unwrap());
        let seen = truths.iter().map(|truth| Observation::new(rounded(truth), Status::Observed, precision).unwrap());
        let bounds = total(seen).bounds().unwrap();
        prop_assert!(bounds.contains(truths.iter().sum()));
    }

    #[test]
    fn nothing_missing_or_secret_becomes_a_value(counts in prop::collection::vec(count_observation(), 0..10)) {
        let hides = counts.iter().any(|count| count.absence().is_some_and(|reason| reason != Absence::NotApplicable));
        let sum = total(counts.clone());
        prop_assert!(!hides || sum.value().is_none());
        prop_assert!(hides || counts.iter().all(|count| count.value().is_none()) == sum.value().is_none());
        let secret_only = hides && counts.iter().filter_map(Observation::absence).all(|reason| reason.is_secret() || reason == Absence::NotApplicable);
        prop_assert_eq!(secret_only, sum.absence().is_some_and(Absence::is_secret));
    }

    #[test]
    fn zones_add_up_to_the_territory(zoning in zoning(1..=20), persons in prop::collection::vec(0_u64..50_000, 20)) {
        let (diagnosis, year) = with_populations(zoning, &persons);
        let zones = diagnosis.zoning().unwrap().zones().iter();
        let by_zone = zones.map(|zone| population(&diagnosis, &Subject::Zone(zone.name().clone()), year));
        prop_assert_eq!(total(by_zone), population(&diagnosis, &Subject::Territory, year));
    }

    #[test]
    fn compounding_the_average_change_gives_the_end_again(start in 1_u64..1_000_000, end in 0_u64..1_000_000, years in 1_u32..60) {
        let change = average_annual_change(start, end, years).unwrap();
        let again = start as f64 * (1.0 + change).powf(f64::from(years));
        prop_assert!((again - end as f64).abs() <= 1e-9 * start.max(end) as f64);
    }
}

#[test]
fn average_changes_done_by_hand() {
    let close = |start, end, years, expected: f64| {
        let found: f64 = average_annual_change(start, end, years).unwrap();
        assert!((found - expected).abs() < 1e-15, "{found}");
    };
    close(63_220, 64_956, 4, 0.006_795_336_940_906_171_5);
    close(100, 200, 10, 0.071_773_462_536_293_13);
    close(50, 50, 3, 0.0);
    close(10, 0, 5, -1.0);
    assert_eq!(average_annual_change(10, 20, 0), Err(Absence::NotComputable));
}

fn with_populations(zoning: Zoning, persons: &[u64]) -> (Diagnosis, Vintage) {
    let year = Vintage::new(2018).unwrap();
    let territory = zoning.territory().clone();
    assert!(territory.cog().year() >= CogVintage::FIRST);
    let mut diagnosis = Diagnosis::new(territory.clone(), year);
    diagnosis.set_zoning(zoning).unwrap();
    let label = |text: &str| text.parse().unwrap();
    diagnosis.add_source(Provenance::new("s".parse().unwrap(), label("p"), label("t"), label("l"))).unwrap();
    for (commune, persons) in territory.communes().iter().zip(persons) {
        let seen = Observation::exact(MunicipalPopulation::new(*persons), Status::Observed);
        diagnosis.add_population(CommunePopulation::municipal(commune.code, year, seen, "s".parse().unwrap())).unwrap();
    }
    (diagnosis, year)
}
