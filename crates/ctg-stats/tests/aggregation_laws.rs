//! Laws of sums of counts that may be missing, hidden or rounded.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_model::strategies::{absence, count_bounds, count_observation, zoning};
use ctg_stats::aggregate::{Column, Grouping, Term, Total};
use proptest::prelude::*;

/// Any term: a count of any precision, or an absence with or without bounds.
fn term() -> impl Strategy<Value = Term> {
    prop_oneof![
        4 => count_observation().prop_map(Term::from),
        1 => (absence(), count_bounds()).prop_map(|(reason, bounds)| Term::absent_within(reason, bounds)),
    ]
}

/// Terms with a group and a wider group for each, as communes in zones in an EPCI.
fn terms_in_two_levels() -> impl Strategy<Value = (Vec<(Term, usize)>, Vec<usize>)> {
    let groups = prop::collection::vec(0_usize..3, 1..6);
    groups.prop_flat_map(|wider| {
        let count = wider.len();
        (prop::collection::vec((term(), 0..count), 0..40), Just(wider))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn communes_to_zones_to_epci_is_communes_to_epci((terms, wider) in terms_in_two_levels()) {
        let column: Column = terms.iter().map(|(term, _)| *term).collect();
        let zones = column.totals(&Grouping::new(terms.iter().map(|(_, zone)| *zone), wider.len()).unwrap()).unwrap();
        let direct = Grouping::new(terms.iter().map(|(_, zone)| wider[*zone]), 3).unwrap();
        for (group, total) in column.totals(&direct).unwrap().into_iter().enumerate() {
            let by_zones: Total = zones.iter().zip(&wider).filter(|(_, of)| **of == group).map(|(zone, _)| *zone).sum();
            prop_assert_eq!(by_zones, total);
        }
    }

    #[test]
    fn a_column_adds_up_as_its_terms_do((terms, wider) in terms_in_two_levels()) {
        let column: Column = terms.iter().map(|(term, _)| *term).collect();
        let grouping = Grouping::new(terms.iter().map(|(_, zone)| *zone), wider.len()).unwrap();
        for (group, total) in column.totals(&grouping).unwrap().into_iter().enumerate() {
            let slow: Total = terms.iter().filter(|(_, of)| *of == group).map(|(term, _)| *term).collect();
            prop_assert_eq!(total, slow);
        }
    }

    #[test]
    fn a_column_gives_back_the_terms_it_was_made_of(terms in prop::collection::vec(term(), 0..40)) {
        let column: Column = terms.iter().copied().collect();
        prop_assert_eq!(column.terms().collect::<Vec<_>>(), terms);
    }

    #[test]
    fn the_order_of_units_changes_nothing(mut terms in prop::collection::vec(term(), 0..20), turn in 0_usize..20) {
        let before: Total = terms.iter().copied().collect();
        let turn = turn.min(terms.len());
        terms.rotate_left(turn);
        terms.reverse();
        prop_assert_eq!(terms.into_iter().collect::<Total>(), before);
    }

    #[test]
    fn what_is_hidden_or_missing_never_comes_out_as_a_value(mut terms in prop::collection::vec(term(), 0..20), reason in absence(), place: prop::sample::Index) {
        prop_assume!(reason != Absence::NotApplicable);
        terms.insert(place.index(terms.len() + 1), Observation::<u64>::Absent(reason).into());
        let total: Total = terms.into_iter().collect();
        prop_assert!(total.observation().absence().is_some());
        prop_assert!(!total.completeness().is_complete());
    }

    #[test]
    fn what_does_not_apply_is_neutral(terms in prop::collection::vec(term(), 0..20), place: prop::sample::Index) {
        let total: Total = terms.iter().copied().collect();
        let mut more = terms.clone();
        more.insert(place.index(terms.len() + 1), Observation::<u64>::Absent(Absence::NotApplicable).into());
        let again: Total = more.into_iter().collect();
        prop_assert_eq!((again.observation(), again.bounds()), (total.observation(), total.bounds()));
    }

    #[test]
    fn the_truth_lies_in_the_bounds_whatever_is_rounded_hidden_or_lost(truths in prop::collection::vec((0_u64..2_000, 0_u8..6), 0..30)) {
        let terms: Vec<Term> = truths.iter().map(|(truth, how)| seen(*truth, *how)).collect();
        let total: Total = terms.iter().copied().collect();
        let truth: u64 = truths.iter().map(|(truth, _)| truth).sum();
        prop_assert!(total.bounds().contains(truth), "{truth} not in {:?}", total.bounds());
        let column: Column = terms.into_iter().collect();
        let whole = Grouping::new(truths.iter().map(|_| 0), 1).unwrap();
        prop_assert_eq!(column.totals(&whole).unwrap()[0], total);
    }

    #[test]
    fn a_zoning_groups_every_commune_once(zoning in zoning(1..=20)) {
        let zones = Grouping::of_zoning(&zoning);
        let mut rows: Vec<u32> = (0..zones.groups()).flat_map(|zone| zones.rows_of(zone).to_vec()).collect();
        rows.sort_unstable();
        prop_assert_eq!(rows, (0..u32::try_from(zoning.territory().communes().len()).unwrap()).collect::<Vec<_>>());
        prop_assert_eq!(Grouping::whole(zoning.territory()).rows_of(0).len(), zones.rows());
    }
}

/// A true count as a publisher may show it.
fn seen(truth: u64, how: u8) -> Term {
    let rounded = |mode, value| {
        let precision = Precision::Rounded(Rounding::new(5, mode).unwrap());
        Observation::new(value, Status::Observed, precision).unwrap().into()
    };
    match how {
        0 => Observation::exact(truth, Status::Observed).into(),
        1 => rounded(RoundingMode::Nearest, (truth + 2) / 5 * 5),
        2 => rounded(RoundingMode::Unknown, truth / 5 * 5),
        3 if (1..5).contains(&truth) => {
            Term::absent_within(Absence::SecretPrimary, CountBounds::new(1, Some(4)).unwrap())
        }
        3 => Observation::new(truth / 2, Status::Printed, Precision::AtLeast).unwrap().into(),
        4 => Observation::<u64>::Absent(Absence::NotPublished).into(),
        _ if truth == 0 => Observation::<u64>::Absent(Absence::NotApplicable).into(),
        _ => Term::absent_within(Absence::SecretSecondary, CountBounds::new(1, None).unwrap()),
    }
}

#[test]
fn a_column_of_another_length_than_the_grouping_is_refused() {
    let column: Column = [Observation::exact(1_u64, Status::Observed)].into_iter().collect();
    let error = column.totals(&Grouping::new([0, 0], 1).unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "the column has 1 rows, expected 2 as in the grouping");
}

#[test]
fn a_sum_of_more_than_fits_stops_at_the_most_and_promises_no_upper_bound() {
    let huge = [Observation::exact(u64::MAX, Status::Observed), Observation::exact(1, Status::Observed)];
    let total: Total = huge.into_iter().collect();
    assert_eq!((total.observation().value(), total.bounds().high()), (Some(&u64::MAX), None));
}

#[test]
fn more_kinds_of_precision_than_a_palette_holds_are_all_kept() {
    let odd = |width: u64| Term::absent_within(Absence::SecretPrimary, CountBounds::new(1, Some(1 + width)).unwrap());
    let column: Column = (0..70_000).map(odd).collect();
    assert_eq!(column.term(69_999), Some(odd(69_999)));
    let totals = column.totals(&Grouping::new(vec![0; 70_000], 1).unwrap()).unwrap();
    assert_eq!(totals[0], (0..70_000).map(odd).collect::<Total>());
}
