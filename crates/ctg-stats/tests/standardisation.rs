//! Direct and indirect standardisation: reference values and laws.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::observation::{Absence, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_model::strategies::count_observation;
use ctg_stats::interval::{Confidence, Method, Reading};
use ctg_stats::standardisation::{
    DirectMethod, DirectRate, IndirectRate, Reliability, StandardPopulation, Strata, Stratum, direct, expected_events,
    indirect,
};
use proptest::prelude::*;
use serde_json::Value;

fn seen(count: u64) -> Observation<u64> {
    Observation::exact(count, Status::Observed)
}

fn strata(events: &[u64], population: &[u64]) -> Strata<usize> {
    let strata = events.iter().zip(population).map(|(events, persons)| Stratum::new(seen(*events), seen(*persons)));
    Strata::new(strata.enumerate()).unwrap()
}

fn standard(weights: &[u64]) -> StandardPopulation<usize> {
    StandardPopulation::new(weights.iter().copied().enumerate()).unwrap()
}

fn directly(strata: &Strata<usize>, weights: &[u64], method: DirectMethod) -> DirectRate {
    *direct(strata, &standard(weights), method, Confidence::P95, Reading::SuperPopulation).unwrap().value().unwrap()
}

fn indirectly(observed: u64, population: &Strata<usize>, reference: &Strata<usize>) -> IndirectRate {
    let persons = population.populations().map(|(key, persons)| (*key, persons));
    let found = indirect(&seen(observed), persons, reference, Confidence::P95, Reading::SuperPopulation).unwrap();
    *found.value().unwrap()
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-12 * expected.abs().max(f64::MIN_POSITIVE)
}

fn assert_close(found: f64, expected: &Value, what: &str) {
    let expected = expected.as_f64().unwrap();
    assert!(close(found, expected), "{what}: {found} instead of {expected}");
}

#[test]
fn rates_agree_with_forty_digits() {
    let list: Value = serde_json::from_slice(ctg_fixtures::STANDARDISED_RATES).unwrap();
    let numbers = |value: &Value| value.as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect::<Vec<u64>>();
    let cases = list["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 7);
    for case in cases {
        let what = case["label"].as_str().unwrap();
        let per = u32::try_from(case["multiplier"].as_u64().unwrap()).unwrap();
        let territory = strata(&numbers(&case["events"]), &numbers(&case["population"]));
        let weights = numbers(&case["standard"]);
        let expected = &case["direct"];
        let found = directly(&territory, &weights, DirectMethod::Dobson);
        assert_close(found.value() * f64::from(per), &expected["value"], what);
        assert_close(found.crude() * f64::from(per), &expected["crude"], what);
        assert_close(found.variance() * f64::from(per).powi(2), &expected["variance"], what);
        assert_eq!(found.reliability() == Reliability::Unreliable, expected["phe_suppressed"] == true, "{what}");
        for (method, name) in [(DirectMethod::Dobson, "byar_dobson"), (DirectMethod::FayFeuer, "fay_feuer_gamma")] {
            let interval = directly(&territory, &weights, method).interval().unwrap().per(per);
            assert_close(interval.lower(), &expected[name][0], what);
            assert_close(interval.upper(), &expected[name][1], what);
        }
        let expected = &case["indirect"];
        let reference = strata(&numbers(&expected["ref_events"]), &numbers(&expected["ref_population"]));
        let found = indirectly(expected["observed"].as_u64().unwrap(), &territory, &reference);
        assert_close(found.expected(), &expected["expected"], what);
        assert_close(found.reference_rate() * f64::from(per), &expected["ref_rate"], what);
        for (interval, value, ends) in [(*found.ratio(), "smr", "smr_ci"), (found.rate().per(per), "rate", "rate_ci")] {
            assert_close(interval.value(), &expected[value], what);
            assert_close(interval.lower(), &expected[ends][0], what);
            assert_close(interval.upper(), &expected[ends][1], what);
        }
        assert_eq!(found.ratio().method() == Method::ExactPoisson, expected["method"] == "exact", "{what}");
    }
}

#[test]
fn no_event_is_a_rate_of_0_without_the_interval_of_dobson() {
    let nobody = strata(&[0, 0], &[10, 20]);
    let dobson = directly(&nobody, &[1, 1], DirectMethod::Dobson);
    assert!(dobson.value() <= 0.0 && dobson.interval().is_none());
    let gamma = directly(&nobody, &[1, 1], DirectMethod::FayFeuer);
    // One event more would add at most 0.5 ÷ 10: the upper end is that times −ln 0.025.
    let interval = gamma.interval().unwrap();
    assert!(interval.lower() <= 0.0 && close(interval.upper(), -0.05 * 0.025_f64.ln()));
}

#[test]
fn bands_that_differ_are_named() {
    let own = Strata::new([("0-24", Stratum::new(seen(1), seen(2))), ("25+", Stratum::new(seen(1), seen(2)))]).unwrap();
    let other = StandardPopulation::new([("0-19", 5), ("20+", 5)]).unwrap();
    let error = direct(&own, &other, DirectMethod::Dobson, Confidence::P95, Reading::Sample).unwrap_err();
    assert_eq!(error.to_string(), "strata 0-24, 25+ against 0-19, 20+, expected the same ones");
    let error = StandardPopulation::new([("0-24", 0)]).unwrap_err();
    assert_eq!(error.to_string(), "no stratum of the standard population has a weight, expected at least one above 0");
    assert_eq!(error.unmatched(), (&[][..], &[][..]));
}

#[test]
fn a_missing_number_of_events_is_not_zero() {
    for reason in Absence::ALL.iter().filter(|reason| **reason != Absence::NotApplicable) {
        let events = [seen(20), Observation::Absent(*reason)];
        let strata = Strata::new(events.map(|events| Stratum::new(events, seen(100))).into_iter().enumerate()).unwrap();
        let rate = direct(&strata, &standard(&[1, 1]), DirectMethod::Dobson, Confidence::P95, Reading::Sample).unwrap();
        assert_eq!(rate.absence(), Some(*reason));
        let persons = strata.populations().map(|(key, persons)| (*key, persons));
        let compared = indirect(&events[1], persons, &strata, Confidence::P95, Reading::Sample).unwrap();
        assert!(compared.absence().is_some());
    }
}

#[test]
fn a_rounded_count_is_not_computable() {
    let nearest = Precision::Rounded(Rounding::new(5, RoundingMode::Nearest).unwrap());
    let rounded = Observation::new(20_u64, Status::Observed, nearest).unwrap();
    let strata = Strata::new([(0, Stratum::new(rounded, seen(100)))]).unwrap();
    let rate = direct(&strata, &standard(&[1]), DirectMethod::Dobson, Confidence::P95, Reading::Sample).unwrap();
    assert_eq!(rate.absence(), Some(Absence::NotComputable));
}

#[test]
fn a_stratum_of_nobody_counts_only_where_it_has_no_weight() {
    let empty = strata(&[5, 0], &[100, 0]);
    let rate = |weights: &[u64]| {
        direct(&empty, &standard(weights), DirectMethod::Dobson, Confidence::P95, Reading::Sample).unwrap()
    };
    assert_eq!(rate(&[1, 1]).absence(), Some(Absence::NotComputable));
    assert!(rate(&[1, 0]).value().is_some_and(|rate| close(rate.value(), 0.05)));
    // Nobody is expected to have no event, even at a rate that is not known.
    let expected = expected_events([(0, seen(40)), (1, seen(0))], &empty).unwrap();
    assert_eq!(expected.value(), Some(&2.0));
}

/// Events up to the persons of each stratum.
fn territory(strata: usize) -> impl Strategy<Value = (Vec<u64>, Vec<u64>)> {
    prop::collection::vec((1_u64..20_000, 0_u64..300), strata).prop_map(|strata| {
        let events = |(persons, thousandths): &(u64, u64)| persons * thousandths / 1_000;
        (strata.iter().map(events).collect(), strata.iter().map(|(persons, _)| *persons).collect())
    })
}

proptest! {
    #[test]
    fn a_structure_like_the_standard_has_its_crude_rate((events, persons) in territory(6), scale in 1_u64..50) {
        let weights: Vec<u64> = persons.iter().map(|persons| persons * scale).collect();
        let found = directly(&strata(&events, &persons), &weights, DirectMethod::Dobson);
        prop_assert!(close(found.value(), found.crude()));
    }

    #[test]
    fn only_the_shares_of_the_standard_matter((events, persons) in territory(5), weights in prop::collection::vec(1_u64..30_000, 5), scale in 2_u64..1_000) {
        let scaled: Vec<u64> = weights.iter().map(|weight| weight * scale).collect();
        for method in [DirectMethod::Dobson, DirectMethod::FayFeuer] {
            let (one, other) = (directly(&strata(&events, &persons), &weights, method), directly(&strata(&events, &persons), &scaled, method));
            prop_assert!(close(one.value(), other.value()));
            prop_assert_eq!(one.interval().is_some(), other.interval().is_some());
            if let (Some(one), Some(other)) = (one.interval(), other.interval()) {
                prop_assert!((one.lower() - other.lower()).abs() <= 1e-9 && (one.upper() - other.upper()).abs() <= 1e-9);
                prop_assert!(one.lower() <= one.value() && one.value() <= one.upper());
            }
        }
    }

    #[test]
    fn a_reference_compared_with_itself_has_a_ratio_of_1((events, persons) in territory(6)) {
        let observed: u64 = events.iter().sum();
        prop_assume!(observed > 0);
        let reference = strata(&events, &persons);
        prop_assert!(close(indirectly(observed, &reference, &reference).ratio().value(), 1.0));
    }

    #[test]
    fn expected_events_of_the_parts_add_up((events, persons) in territory(4), left in prop::collection::vec(0_u64..9_000, 4), right in prop::collection::vec(0_u64..9_000, 4)) {
        let reference = strata(&events, &persons);
        let expected = |persons: Vec<u64>| *expected_events(persons.into_iter().map(seen).enumerate(), &reference).unwrap().value().unwrap();
        let both = left.iter().zip(&right).map(|(left, right)| left + right).collect();
        let (parts, whole) = (expected(left) + expected(right), expected(both));
        prop_assert!((parts - whole).abs() <= 1e-10 * whole.max(1.0));
    }

    #[test]
    fn nothing_missing_becomes_a_rate(events in prop::collection::vec(count_observation(), 3), persons in prop::collection::vec(count_observation(), 3)) {
        let counts = events.iter().zip(&persons).map(|(events, persons)| Stratum::new(*events, *persons));
        let strata = Strata::new(counts.enumerate()).unwrap();
        let known = events.iter().chain(&persons).all(|count| count.value().is_some());
        let rate = direct(&strata, &standard(&[1, 2, 3]), DirectMethod::FayFeuer, Confidence::P95, Reading::Sample).unwrap();
        prop_assert!(known || rate.value().is_none());
        prop_assert!(rate.value().is_none_or(|rate| rate.value().is_finite() && rate.interval().is_some_and(|i| i.upper().is_finite())));
    }
}
