//! Comparisons, funnels, ranks, groups, scores and profiles: laws, and cases done by hand.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::Vintage;
use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::strategies::count_observation;
use ctg_stats::Finite;
use ctg_stats::comparison::{
    ComparedFigure, Comparison, Dated, Direction, Figure, FunnelZone, Significance, Spread, compare, funnel_limits,
    profile, quantile_groups, z_scores,
};
use ctg_stats::interval::{Confidence, EventRate, Proportion, ProportionMethod, Reading};
use ctg_stats::rank::{Order, competition, rank, rank_intervals};
use proptest::prelude::*;

const ALL: Reading = Reading::SuperPopulation;

fn year(year: u16) -> Vintage {
    Vintage::new(year).unwrap()
}

fn beside(own: impl Into<Figure>, other: impl Into<Figure>) -> Comparison {
    compare(Dated::new(own, year(2021)), Dated::new(other, year(2021))).unwrap()
}

fn share(part: u64, whole: u64) -> Proportion {
    Proportion::new(part, whole).unwrap()
}

fn events(events: u64, exposure: u64) -> EventRate {
    EventRate::new(events, exposure).unwrap()
}

fn finite(numbers: &[f64]) -> Vec<Observation<Finite>> {
    numbers.iter().map(|number| Observation::exact(Finite::new(*number).unwrap(), Status::Observed)).collect()
}

#[test]
fn the_nearest_year_is_never_taken() {
    for other in [2020, 2022] {
        let error = compare(Dated::new(share(1, 2), year(2021)), Dated::new(share(1, 2), year(other))).unwrap_err();
        assert!(error.vintages().is_some());
    }
}

#[test]
fn a_reference_of_zero_has_no_ratio() {
    assert_eq!(beside(share(1, 20), share(0, 1_000)).ratio(), None);
    assert_eq!(beside(share(0, 20), share(10, 1_000)).ratio(), Some(0.0));
}

/// With 1 % in the reference, 207 inhabitants may well have no case: 2 are expected.
#[test]
fn none_where_few_are_expected_is_within_the_limits() {
    assert_eq!(beside(share(0, 207), share(1_000, 100_000)).funnel_zone(ALL), FunnelZone::Within);
    assert_eq!(beside(events(0, 207), events(1_000, 100_000)).funnel_zone(ALL), FunnelZone::Within);
    assert_eq!(beside(events(0, 2_070), events(1_000, 100_000)).funnel_zone(ALL), FunnelZone::FarBelow);
}

#[test]
fn the_limits_of_a_proportion_are_those_of_the_score_test() {
    // p ± z √(p(1 − p) ÷ n) for 20 % of 400: 80 ± 1.96 × 8 and 80 ± 3.09 × 8.
    let at = |confidence| funnel_limits(share(1, 5), 400, confidence).unwrap();
    assert_eq!((at(Confidence::P95).lowest(), at(Confidence::P95).highest()), (65, 95));
    assert_eq!((at(Confidence::P99_8).lowest(), at(Confidence::P99_8).highest()), (56, 104));
    assert!(funnel_limits(share(1, 5), 0, Confidence::P95).is_err());
    assert!(funnel_limits(events(1, 5), 0, Confidence::P95).is_err());
}

#[test]
fn a_profile_puts_the_sure_before_the_large_and_the_good_apart_from_the_bad() {
    let figure =
        |name: &str, own, other, direction| ComparedFigure::new(name.parse().unwrap(), beside(own, other), direction);
    let figures = vec![
        figure("large but of few", share(9, 20), share(20_000, 100_000), Direction::LowerIsBetter),
        figure("sure", share(2_600, 10_000), share(20_000, 100_000), Direction::LowerIsBetter),
        figure("surer", share(3_600, 10_000), share(20_000, 100_000), Direction::LowerIsBetter),
        figure("good", share(2_600, 10_000), share(20_000, 100_000), Direction::HigherIsBetter),
        figure("other", share(2_600, 10_000), share(20_000, 100_000), Direction::Neutral),
        figure("like", share(2_000, 10_000), share(20_000, 100_000), Direction::HigherIsBetter),
        figure("nothing", share(0, 10_000), share(20_000, 100_000), Direction::HigherIsBetter),
    ];
    let profile = profile(figures, ALL);
    let names = |entries: &[ctg_stats::comparison::ProfileEntry]| -> Vec<String> {
        entries.iter().map(|entry| entry.figure.name.to_string()).collect()
    };
    assert_eq!(names(&profile.weaknesses), ["nothing", "surer", "sure", "large but of few"]);
    assert_eq!(names(&profile.strengths), ["good"]);
    assert_eq!(names(&profile.particular), ["other"]);
    assert_eq!(names(&profile.ordinary), ["like"]);
}

#[test]
fn a_missing_value_has_no_rank_group_or_score() {
    let values = [finite(&[1.0, 5.0]), vec![Observation::Absent(Absence::SecretPrimary)]].concat();
    assert_eq!(rank(&values, Order::LargestFirst)[2].absence(), Some(Absence::SecretPrimary));
    assert_eq!(quantile_groups(&values, 2.try_into().unwrap()).groups()[2].absence(), Some(Absence::SecretPrimary));
    assert_eq!(z_scores(&values, Spread::Standard)[2].absence(), Some(Absence::SecretPrimary));
    assert_eq!(rank(&values, Order::LargestFirst)[1].value().map(|rank| rank.among()), Some(2));
}

#[test]
fn values_without_spread_have_no_score() {
    for values in [&[4.0][..], &[0.1, 0.1, 0.1], &[]] {
        for spread in [Spread::Standard, Spread::Robust] {
            let scores = z_scores(&finite(values), spread);
            assert!(scores.iter().all(|score| score.absence() == Some(Absence::NotComputable)), "{values:?}");
        }
    }
    // More than half are equal: no robust spread, while the standard one is moved by the last.
    let mostly = finite(&[3.0, 3.0, 3.0, 9.0]);
    assert_eq!(z_scores(&mostly, Spread::Robust)[3].absence(), Some(Absence::NotComputable));
    assert_eq!(z_scores(&mostly, Spread::Standard)[3].value(), Some(&1.5));
    // Beyond the range of numbers.
    let huge = finite(&[1e308, -1e308, 0.0]);
    assert!(z_scores(&huge, Spread::Standard).iter().all(|score| score.value().is_none_or(|score| score.is_finite())));
}

#[test]
fn one_extraordinary_territory_does_not_move_the_robust_scores_of_the_others() {
    let score = |last: f64| *z_scores(&finite(&[1.0, 2.0, 3.0, 4.0, last]), Spread::Robust)[0].value().unwrap();
    assert!((score(5.0) - score(5e6)).abs() < 1e-12);
    assert!((score(5.0) + 2.0 / 1.482_602_218_505_602).abs() < 1e-12);
}

#[test]
fn fewer_values_than_groups_fill_fewer_groups() {
    let groups = quantile_groups(&finite(&[1.0, 2.0]), 4.try_into().unwrap());
    assert_eq!((groups.filled(), groups.is_complete()), (2, false));
    let none = quantile_groups::<Finite>(&[], 4.try_into().unwrap());
    assert_eq!(none.filled(), 0);
}

fn few() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(0_u64..12, 1..40)
}

fn observed(values: &[u64]) -> Vec<Observation<u64>> {
    values.iter().map(|value| Observation::exact(*value, Status::Observed)).collect()
}

proptest! {
    #[test]
    fn ranks_have_the_order_of_the_values_and_ties_share_them(values in few()) {
        let ranks: Vec<_> = rank(&observed(&values), Order::SmallestFirst).iter().map(|rank| *rank.value().unwrap()).collect();
        for (one, own) in ranks.iter().zip(&values) {
            for (other, its) in ranks.iter().zip(&values) {
                prop_assert_eq!(own.cmp(its), one.competition().cmp(&other.competition()));
                prop_assert_eq!(own.cmp(its), one.dense().cmp(&other.dense()));
                prop_assert_eq!(own < its, one.fractional() < other.fractional());
            }
        }
        // Fractional ranks share out 1 to n, and dense ranks leave none out.
        let (sum, n) = (ranks.iter().map(|rank| rank.fractional()).sum::<f64>(), values.len() as f64);
        prop_assert!((sum - n * (n + 1.0) / 2.0).abs() < 1e-9);
        let dense: std::collections::BTreeSet<usize> = ranks.iter().map(|rank| rank.dense()).collect();
        prop_assert_eq!(dense.last(), Some(&dense.len()));
    }

    #[test]
    fn turning_the_order_round_turns_the_ranks_round(values in few()) {
        let (up, down) = (rank(&observed(&values), Order::SmallestFirst), rank(&observed(&values), Order::LargestFirst));
        for (one, other) in up.iter().zip(&down) {
            let (one, other) = (one.value().unwrap(), other.value().unwrap());
            prop_assert!((one.fractional() + other.fractional() - (values.len() + 1) as f64).abs() < 1e-9);
        }
        let first: Vec<usize> = down.iter().map(|rank| rank.value().unwrap().competition()).collect();
        prop_assert_eq!(first, competition(&values));
    }

    #[test]
    fn flipping_the_polarity_puts_the_best_last(values in few()) {
        for direction in [Direction::HigherIsBetter, Direction::LowerIsBetter] {
            let best = rank(&observed(&values), direction.best_first().unwrap());
            let worst = rank(&observed(&values), direction.flipped().best_first().unwrap());
            for (one, other) in best.iter().zip(&worst) {
                let (one, other) = (one.value().unwrap(), other.value().unwrap());
                prop_assert_eq!(one.competition() + other.competition() + one.tied(), values.len() + 2);
            }
        }
        prop_assert_eq!(Direction::Neutral.best_first(), None);
    }

    #[test]
    fn a_missing_value_takes_no_rank_from_the_others(values in prop::collection::vec(count_observation(), 0..30)) {
        let present: Vec<_> = values.iter().filter(|value| value.value().is_some()).copied().collect();
        let ranks: Vec<_> = rank(&values, Order::LargestFirst).into_iter().filter(|rank| rank.value().is_some()).collect();
        prop_assert_eq!(ranks, rank(&present, Order::LargestFirst));
    }

    #[test]
    fn a_rank_lies_in_its_interval(parts in prop::collection::vec(0_u64..=200, 1..25), level in 0.5..0.998) {
        let confidence = Confidence::new(level).unwrap();
        let intervals: Vec<_> = parts.iter().map(|part| share(*part, 200).interval(ProportionMethod::Wilson, confidence, ALL)).collect();
        for order in [Order::LargestFirst, Order::SmallestFirst] {
            let ranks = rank(&observed(&parts), order);
            for (interval, rank) in rank_intervals(&intervals, order).into_iter().zip(&ranks) {
                let rank = rank.value().unwrap();
                prop_assert!(interval.best <= rank.competition() && rank.competition() + rank.tied() - 1 <= interval.worst);
                prop_assert!(1 <= interval.best && interval.worst <= parts.len());
            }
        }
    }

    #[test]
    fn a_territory_is_beyond_the_limits_exactly_where_its_zone_says_so(size in 1_u64..4_000, whole in 1_u64..2_000, reference in 0_u64..2_000) {
        prop_assume!(reference <= whole);
        let kinds: [Figure; 2] = [share(reference, whole).into(), events(reference, whole).into()];
        for other in kinds {
            let of = |count| match other {
                Figure::Proportion(_) => Proportion::new(count, size).ok().map(Figure::from),
                Figure::EventRate(_) => Some(events(count, size).into()),
            };
            for confidence in [Confidence::P95, Confidence::P99_8] {
                let limits = funnel_limits(other, size, confidence).unwrap();
                let zone = |count: Option<u64>| count.and_then(of).map(|own| beside(own, other).significance(confidence, ALL));
                prop_assert!(limits.lowest() <= limits.highest());
                for inside in [limits.lowest(), limits.highest()] {
                    prop_assert_eq!(zone(Some(inside)), Some(Significance::NotDifferent));
                }
                // One count further, where there is one.
                prop_assert!(zone(limits.lowest().checked_sub(1)).is_none_or(|zone| zone == Significance::Lower));
                prop_assert!(zone(limits.highest().checked_add(1)).is_none_or(|zone| zone == Significance::Higher));
            }
        }
    }

    #[test]
    fn the_complement_stands_on_the_other_side(part in 0_u64..=500, reference in 1_u64..1_000) {
        let own = beside(share(part, 500), share(reference, 1_000)).funnel_zone(ALL);
        let rest = beside(share(500 - part, 500), share(1_000 - reference, 1_000)).funnel_zone(ALL);
        prop_assert_eq!(own.distance(), rest.distance());
        prop_assert!(own.is_within() || (own < FunnelZone::Within) != (rest < FunnelZone::Within));
        // What is good of a figure is good of its complement, with the direction flipped.
        prop_assert_eq!(Direction::HigherIsBetter.is_good(own), Direction::HigherIsBetter.flipped().is_good(rest));
    }

    #[test]
    fn groups_never_split_equal_values_and_are_told_when_empty(values in few(), groups in 1_usize..8) {
        let found = quantile_groups(&observed(&values), groups.try_into().unwrap());
        let numbers: Vec<u64> = found.groups().iter().map(|group| *group.value().unwrap()).collect();
        for (one, own) in numbers.iter().zip(&values) {
            prop_assert!((1..=groups as u64).contains(one));
            for (other, its) in numbers.iter().zip(&values) {
                prop_assert!(own != its || one == other);
                prop_assert!(own > its || one <= other);
            }
        }
        let different: std::collections::BTreeSet<&u64> = numbers.iter().collect();
        prop_assert_eq!(different.len(), found.filled());
    }

    #[test]
    fn groups_of_different_values_have_about_the_same_size(n in 1_usize..200, groups in 1_usize..12) {
        let values: Vec<u64> = (0..n as u64).map(|value| value * 7_919 % 100_003).collect();
        let found = quantile_groups(&observed(&values), groups.try_into().unwrap());
        for group in 1..=groups as u64 {
            let size = found.groups().iter().filter(|found| found.value() == Some(&group)).count();
            prop_assert!(size == n / groups || size == n.div_ceil(groups));
        }
    }

    #[test]
    fn scores_do_not_depend_on_the_unit_or_the_origin(values in prop::collection::vec(-1_000_i32..1_000, 3..30), scale in 1_i32..100, origin in -10_000_i32..10_000) {
        let plain: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let moved: Vec<f64> = values.iter().map(|value| f64::from(value * scale + origin)).collect();
        for spread in [Spread::Standard, Spread::Robust] {
            for (one, other) in z_scores(&finite(&plain), spread).iter().zip(&z_scores(&finite(&moved), spread)) {
                prop_assert_eq!(one.value().is_some(), other.value().is_some());
                prop_assert!(one.value().zip(other.value()).is_none_or(|(one, other)| (one - other).abs() < 1e-8));
            }
        }
    }
}
