//! Cases on which widely used tools give NaN, a wrong number or nothing: intervals, rates, standardisation, evolution, ranks.
//!
//! The page `docs/edges-numbers.md` sets our answers beside theirs, in the same order.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    reason = "a test stops where it fails, and ends are exactly 0 and 1"
)]

use ctg_model::Vintage;
use ctg_model::observation::{Absence, Observation, Status};
use ctg_stats::comparison::{Dated, FunnelZone, Spread, compare, quantile_groups, z_scores};
use ctg_stats::evolution::{Components, average_annual_change, relative_change};
use ctg_stats::interval::{
    Confidence, EventRate, PoissonMethod, Proportion, ProportionMethod, Reading, SamplingInterval,
};
use ctg_stats::projection::{CohortRatios, Cohorts};
use ctg_stats::rank::{Order, rank};
use ctg_stats::rounding::round_groups;
use ctg_stats::standardisation::{DirectMethod, StandardPopulation, Strata, Stratum, direct};
use ctg_stats::{Finite, total};

fn interval(part: u64, whole: u64, method: ProportionMethod, confidence: Confidence) -> SamplingInterval {
    Proportion::new(part, whole).unwrap().interval(method, confidence, Reading::Sample)
}

fn seen(count: u64) -> Observation<u64> {
    Observation::exact(count, Status::Observed)
}

const MISSING: Observation<u64> = Observation::Absent(Absence::NotAvailable);

#[test]
fn a_whole_of_nothing_is_refused() {
    let error = Proportion::new(0, 0).unwrap_err();
    assert_eq!(
        (error.to_string().as_str(), error.absence()),
        ("0 of 0, expected a whole of at least 1", Some(Absence::NotComputable))
    );
}

#[test]
fn all_of_38_end_at_exactly_1() {
    let found = interval(38, 38, ProportionMethod::Wilson, Confidence::P95);
    assert!((found.lower() - 0.908_190_131_774_416_2).abs() < 1e-15);
    assert_eq!(found.upper(), 1.0);
}

#[test]
fn none_of_77_start_at_exactly_0() {
    let found = interval(0, 77, ProportionMethod::Wilson, Confidence::P95);
    assert_eq!(found.lower(), 0.0);
    assert!((found.upper() - 0.047_518_425_282_434_11).abs() < 1e-15);
}

#[test]
fn a_confidence_of_one_in_ten_million_keeps_its_digits() {
    let found = interval(0, 1_000, ProportionMethod::ClopperPearson, Confidence::new(1.0 - 1e-7).unwrap());
    assert_eq!(found.lower(), 0.0);
    // 1 − (5e-8)^(1/1000); 1 − 1e-7 itself keeps nine digits of 1e-7.
    assert!((found.upper() - 0.016_670_722_431_520_71).abs() < 1e-10);
}

#[test]
fn a_part_larger_than_its_whole_is_refused_as_a_mistake() {
    let error = Proportion::new(5, 3).unwrap_err();
    assert_eq!((error.to_string().as_str(), error.absence()), ("5 of 3, expected no more than the whole", None));
}

#[test]
fn none_of_10_by_the_exact_interval() {
    let found = interval(0, 10, ProportionMethod::ClopperPearson, Confidence::P95);
    assert_eq!(found.lower(), 0.0);
    assert!((found.upper() - 0.308_497_107_818_760_83).abs() < 1e-15);
}

#[test]
fn a_missing_part_keeps_its_reason() {
    assert_eq!(Proportion::of_observations(&MISSING, &seen(10)).unwrap().absence(), Some(Absence::NotAvailable));
}

#[test]
fn none_of_10_has_an_interval_of_some_width_by_every_method() {
    for method in [
        ProportionMethod::Wilson,
        ProportionMethod::ClopperPearson,
        ProportionMethod::Jeffreys,
        ProportionMethod::AgrestiCoull,
    ] {
        let found = interval(0, 10, method, Confidence::P95);
        assert_eq!(found.lower(), 0.0);
        assert!(found.upper() > 0.2, "{method:?}");
    }
}

#[test]
fn a_sum_of_nothing_known_is_not_zero() {
    assert_eq!(total([MISSING, MISSING]).absence(), Some(Absence::NotComputable));
    assert_eq!(total([MISSING, seen(3)]).absence(), Some(Absence::NotComputable));
}

#[test]
fn no_event_has_no_negative_end() {
    let none = EventRate::new(0, 1).unwrap();
    for method in [PoissonMethod::Exact, PoissonMethod::Byar, PoissonMethod::Rothman] {
        assert_eq!(none.interval(method, Confidence::P95, Reading::Sample).lower(), 0.0);
    }
}

#[test]
fn five_events_have_all_their_digits() {
    let five = EventRate::new(5, 1).unwrap().interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    assert!((five.lower() - 1.623_486_390_118_420_4).abs() < 1e-14);
    let none = interval(0, 10, ProportionMethod::Wilson, Confidence::P95);
    assert_eq!(none.lower(), 0.0);
}

#[test]
fn missing_events_are_not_zero_events() {
    let strata = Strata::new([("0-64", Stratum::new(seen(20), seen(100))), ("65+", Stratum::new(MISSING, seen(100)))]);
    let standard = StandardPopulation::new([("0-64", 80), ("65+", 20)]).unwrap();
    let rate = direct(&strata.unwrap(), &standard, DirectMethod::Dobson, Confidence::P95, Reading::Sample).unwrap();
    assert_eq!(rate.absence(), Some(Absence::NotAvailable));
}

#[test]
fn a_change_from_nothing_or_from_less_has_no_rate() {
    assert_eq!(average_annual_change(0, 10, 5), Err(Absence::NotComputable));
    assert_eq!(relative_change(-10.0, 5.0), Err(Absence::NotComputable));
    assert_eq!(
        Components::of_observations([seen(100), seen(110)], [seen(5), MISSING], 5).absence(),
        Some(Absence::NotAvailable)
    );
}

#[test]
fn a_missing_value_is_ranked_nowhere() {
    let ranks = rank(&[seen(3), MISSING, seen(9)], Order::LargestFirst);
    assert_eq!(ranks[1].absence(), Some(Absence::NotAvailable));
    assert_eq!(ranks[0].value().map(|rank| (rank.competition(), rank.among())), Some((2, 2)));
}

#[test]
fn quartiles_of_many_equal_values_say_that_one_is_empty() {
    let groups = quantile_groups(&[0, 0, 0, 0, 0, 1, 2, 3].map(seen), 4.try_into().unwrap());
    assert_eq!((groups.asked().get(), groups.filled(), groups.is_complete()), (4, 3, false));
}

#[test]
fn scores_of_equal_values_are_not_computable() {
    let alike = [2.0; 3].map(|value| Observation::exact(Finite::new(value).unwrap(), Status::Observed));
    assert!(z_scores(&alike, Spread::Standard).iter().all(|score| score.absence() == Some(Absence::NotComputable)));
}

#[test]
fn no_case_among_207_inhabitants_is_no_surprise() {
    let year = Vintage::new(2021).unwrap();
    let dated = |part, whole| Dated::new(EventRate::new(part, whole).unwrap(), year);
    let compared = compare(dated(0, 207), dated(1_000, 207_000)).unwrap();
    assert_eq!(compared.funnel_zone(Reading::SuperPopulation), FunnelZone::Within);
}

#[test]
fn a_cohort_of_nobody_has_no_ratio() {
    let before = Cohorts::new(20, vec![5.0, 3.0, 0.0], vec![0.0, 4.0, 1.0]).unwrap();
    let error = CohortRatios::between(&before, &before, "20-39".parse().unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "nobody among men of 0-19, expected somebody to compare with");
}

#[test]
fn three_fours_rounded_to_tens_add_up_to_their_rounded_sum() {
    let rounded = round_groups(&[vec![4, 4, 4]], 10.try_into().unwrap());
    assert_eq!((rounded.total, &rounded.groups[0].parts[..]), (10, &[10, 0, 0][..]));
}
