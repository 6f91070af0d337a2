//! Where other tools go silent: one test for each line of `docs/edges-indicators.md`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::Vintage;
use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_stats::aggregate::{Column, Grouping, Term, Total};
use ctg_stats::indicator::{Additivity, Catalogue, Count, Secrecy, Value};

fn exact(count: u64) -> Term {
    Observation::exact(count, Status::Observed).into()
}

fn absent(reason: Absence) -> Term {
    Observation::<u64>::Absent(reason).into()
}

fn hidden(low: u64, high: u64) -> Term {
    Term::absent_within(Absence::SecretPrimary, CountBounds::new(low, Some(high)).unwrap())
}

fn rounded(count: u64, mode: RoundingMode) -> Term {
    Observation::new(count, Status::Observed, Precision::Rounded(Rounding::new(5, mode).unwrap())).unwrap().into()
}

/// The sum, as a column of one group gives it and as its terms do.
fn sum(terms: &[Term]) -> Total {
    let column: Column = terms.iter().copied().collect();
    let total = column.totals(&Grouping::new(terms.iter().map(|_| 0), 1).unwrap()).unwrap()[0];
    assert_eq!(total, terms.iter().copied().collect());
    total
}

fn bounds(total: &Total) -> (u64, Option<u64>) {
    (total.bounds().low(), total.bounds().high())
}

/// The share of households of one person.
fn share(part: Term, whole: Term) -> Value {
    let count = |variable: &str, term| Count::new(variable.parse().unwrap(), Vintage::new(2021).ok(), term);
    let catalogue = Catalogue::portrait().unwrap();
    let alone = catalogue.indicator("one-person-households").unwrap();
    alone.of_counts(count("one-person-households", part), count("households", whole)).unwrap().value()
}

fn ends(value: &Value) -> Option<(f64, Option<f64>)> {
    value.bounds().map(|bounds| (bounds.low(), bounds.high()))
}

#[test]
fn a_sum_of_which_one_term_is_missing_is_not_the_sum_of_the_others() {
    let total = sum(&[absent(Absence::NotAvailable), exact(3)]);
    assert_eq!(total.observation().absence(), Some(Absence::NotComputable));
    assert_eq!((bounds(&total), total.completeness().known), ((3, None), 1));
}

#[test]
fn a_sum_of_which_every_term_is_missing_is_not_zero() {
    let total = sum(&[absent(Absence::NotAvailable), absent(Absence::NotAvailable)]);
    assert_eq!(total.observation().absence(), Some(Absence::NotComputable));
    assert_eq!((bounds(&total), total.completeness().known), ((0, None), 0));
}

#[test]
fn a_sum_of_nothing_does_not_apply() {
    assert_eq!(sum(&[]).observation().absence(), Some(Absence::NotApplicable));
    let empty = Column::default().totals(&Grouping::new([], 2).unwrap()).unwrap();
    assert_eq!(empty[1].observation().absence(), Some(Absence::NotApplicable));
}

#[test]
fn a_sum_with_a_secret_term_is_secret_within_bounds() {
    let total = sum(&[exact(10), hidden(1, 4)]);
    assert_eq!((total.observation().absence(), bounds(&total)), (Some(Absence::SecretPrimary), (11, Some(14))));
}

#[test]
fn what_does_not_apply_is_neutral_and_counted_apart() {
    let total = sum(&[exact(3), absent(Absence::NotApplicable)]);
    assert_eq!((total.observation().value(), total.completeness().not_applicable), (Some(&3), 1));
    assert!(total.completeness().is_complete());
}

#[test]
fn rounded_counts_add_up_within_bounds_and_a_rounded_zero_is_no_zero() {
    let total = sum(&[rounded(5, RoundingMode::Unknown), rounded(10, RoundingMode::Unknown)]);
    assert_eq!((total.observation().value(), bounds(&total)), (Some(&15), (11, Some(23))));
    assert_eq!(bounds(&sum(&[rounded(0, RoundingMode::Nearest)])), (0, Some(2)));
    assert_eq!(bounds(&sum(&[rounded(0, RoundingMode::Unknown)])), (0, Some(4)));
}

#[test]
fn a_denominator_of_zero_has_no_rate_and_no_bounds() {
    for part in [0, 5] {
        let value = share(exact(part), exact(0));
        assert_eq!((value.observation().absence(), ends(&value)), (Some(Absence::NotComputable), None));
    }
}

#[test]
fn a_part_that_certainly_exceeds_its_whole_has_no_share_and_one_that_is_rounded_above_it_has() {
    let value = share(exact(5), exact(3));
    assert_eq!((value.observation().absence(), ends(&value)), (Some(Absence::NotComputable), None));
    let value = share(rounded(15, RoundingMode::Unknown), rounded(15, RoundingMode::Unknown));
    assert_eq!(value.point(), Some(100.0));
    let value = share(rounded(15, RoundingMode::Unknown), rounded(10, RoundingMode::Unknown));
    assert_eq!((value.point(), ends(&value).unwrap().1), (Some(150.0), Some(100.0)));
}

#[test]
fn a_missing_numerator_leaves_the_bounds_of_a_part() {
    let value = share(absent(Absence::NotAvailable), exact(10));
    assert_eq!((value.observation().absence(), ends(&value)), (Some(Absence::NotComputable), Some((0.0, Some(100.0)))));
}

#[test]
fn a_secret_numerator_leaves_its_bounds() {
    let value = share(hidden(1, 4), exact(5));
    assert_eq!((value.observation().absence(), ends(&value)), (Some(Absence::SecretPrimary), Some((20.0, Some(80.0)))));
}

#[test]
fn a_small_complement_is_as_secret_as_a_small_part() {
    let count = |variable: &str, term| Count::new(variable.parse().unwrap(), Vintage::new(2021).ok(), term);
    let catalogue = Catalogue::portrait().unwrap();
    let alone = catalogue.indicator("one-person-households").unwrap();
    for (part, whole, secret) in
        [(98, 100, true), (2, 100, true), (3, 3, true), (95, 100, false), (0, 100, false), (100, 100, false)]
    {
        let measure =
            alone.of_counts(count("one-person-households", exact(part)), count("households", exact(whole))).unwrap();
        let value = measure.value_under(Secrecy::new(5));
        assert_eq!(value.observation().absence().is_some(), secret, "{part} of {whole}");
        assert_eq!(value.bounds().is_none(), secret, "{part} of {whole}: the bounds would tell it");
    }
}

#[test]
fn what_is_no_sum_is_refused_with_its_reason() {
    let catalogue = Catalogue::portrait().unwrap();
    let additivity = |code: &str| catalogue.indicator(code).unwrap().form.additivity();
    assert_eq!(additivity("median-living-standard"), Additivity::Statistic);
    assert_eq!(additivity("population-total"), Additivity::CountsTwice);
    assert_eq!(additivity("population"), Additivity::Additive);
}

/// The lines of the page and the tests of this file are kept together by hand; this holds their number.
#[test]
fn the_page_has_a_line_for_each_case() {
    let page = include_str!("../docs/edges-indicators.md");
    assert_eq!(page.lines().filter(|line| line.starts_with("| ")).count(), 2 + 20);
}
