//! Laws and golden cases of segregation.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::observation::{Absence, Observation, Status};
use ctg_stats::Undefined;
use ctg_stats::segregation::{Multigroup, Segregation, TwoGroups};
use proptest::prelude::*;
use serde_json::Value;

fn counts(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(|count| count.as_u64().unwrap()).collect()
}

fn measures(segregation: &Segregation<'_>) -> [(&'static str, f64); 6] {
    [
        ("dissimilarity", segregation.dissimilarity()),
        ("isolation", segregation.isolation()),
        ("interaction", segregation.interaction()),
        ("entropy_h", segregation.entropy()),
        ("gini", segregation.gini()),
        ("correlation_ratio", segregation.correlation_ratio()),
    ]
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-10 * expected.abs().max(1e-6)
}

#[test]
fn golden_measures_are_the_expected_ones() {
    let list: Value = serde_json::from_slice(ctg_fixtures::SEGREGATION).unwrap();
    let cases = list["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let (groups, wholes) = (counts(&case["group"]), counts(&case["total"]));
        let units: Vec<TwoGroups> =
            groups.iter().zip(&wholes).map(|(group, whole)| TwoGroups::of_whole(*group, *whole).unwrap()).collect();
        match Segregation::new(&units) {
            Err(reason) => {
                assert_eq!(reason, Undefined::EmptyGroup);
                assert!(case["expected"].as_object().unwrap().values().all(Value::is_null));
            }
            Ok(found) => {
                for (name, value) in measures(&found) {
                    let expected = case["expected"][name].as_f64().unwrap();
                    assert!(close(value, expected), "{} {name}: {value}, {expected}", case["label"]);
                }
            }
        }
    }
    for case in list["multigroup"].as_array().unwrap() {
        let found = Multigroup::new(case["counts"].as_array().unwrap().iter().map(counts)).unwrap();
        for (value, name) in [(found.dissimilarity(), "multigroup_dissimilarity"), (found.entropy(), "theil_h")] {
            assert!(close(value.unwrap(), case[name].as_f64().unwrap()), "{} {name}: {value:?}", case["label"]);
        }
    }
}

fn some_units() -> impl Strategy<Value = Vec<TwoGroups>> {
    let unit = prop_oneof![(0_u64..50, 0_u64..50), (0_u64..50_000, 0_u64..50_000), Just((0, 0))];
    prop::collection::vec(unit.prop_map(|(group, rest)| TwoGroups { group, rest }), 1..25)
}

proptest! {
    #[test]
    fn measures_are_between_0_and_1_and_isolation_and_interaction_make_1(units in some_units()) {
        let Ok(found) = Segregation::new(&units) else { return Ok(()) };
        for (name, value) in measures(&found) {
            prop_assert!((0.0..=1.0).contains(&value), "{}: {}", name, value);
        }
        prop_assert!((found.isolation() + found.interaction() - 1.0).abs() < 1e-12);
        prop_assert!(found.dissimilarity() <= found.gini() + 1e-12);
        let share = units.iter().map(|unit| unit.group).sum::<u64>() as f64 / units.iter().map(|unit| unit.group + unit.rest).sum::<u64>() as f64;
        prop_assert!((found.correlation_ratio() - (found.isolation() - share) / (1.0 - share)).abs() < 1e-9);
    }

    #[test]
    fn the_group_is_as_far_from_the_rest_as_the_rest_from_the_group(units in some_units()) {
        let Ok(found) = Segregation::new(&units) else { return Ok(()) };
        let swapped: Vec<TwoGroups> = units.iter().map(|unit| TwoGroups { group: unit.rest, rest: unit.group }).collect();
        let swapped = Segregation::new(&swapped).unwrap();
        prop_assert_eq!(found.dissimilarity().to_bits(), swapped.dissimilarity().to_bits());
        prop_assert!((found.entropy() - swapped.entropy()).abs() < 1e-12);
        prop_assert!((found.gini() - swapped.gini()).abs() < 1e-12);
        prop_assert!((found.correlation_ratio() - swapped.correlation_ratio()).abs() < 1e-12);
    }

    #[test]
    fn splitting_a_unit_in_proportion_or_adding_an_empty_one_changes_nothing(units in some_units(), parts in 2_u64..5) {
        let Ok(found) = Segregation::new(&units) else { return Ok(()) };
        let scaled: Vec<TwoGroups> = units.iter().map(|unit| TwoGroups { group: unit.group * parts, rest: unit.rest * parts }).collect();
        let mut split: Vec<TwoGroups> = units.iter().flat_map(|unit| std::iter::repeat_n(*unit, usize::try_from(parts).unwrap())).collect();
        split.push(TwoGroups::default());
        let (scaled, split) = (Segregation::new(&scaled).unwrap(), Segregation::new(&split).unwrap());
        for ((one, other), (name, plain)) in measures(&scaled).into_iter().zip(measures(&split)).zip(measures(&found)) {
            prop_assert!((one.1 - plain).abs() < 1e-11 && (other.1 - plain).abs() < 1e-11, "{}", name);
        }
    }

    #[test]
    fn two_groups_are_the_simplest_of_many(units in some_units()) {
        let Ok(found) = Segregation::new(&units) else { return Ok(()) };
        let many = Multigroup::new(units.iter().map(|unit| vec![unit.group, 0, unit.rest])).unwrap();
        prop_assert!((many.dissimilarity().unwrap() - found.dissimilarity()).abs() < 1e-11);
        prop_assert!((many.entropy().unwrap() - found.entropy()).abs() < 1e-11);
    }

    #[test]
    fn measures_of_many_groups_are_between_0_and_1(units in prop::collection::vec(prop::array::uniform4(0_u64..2_000), 0..20)) {
        let many = Multigroup::new(units).unwrap();
        for value in [many.dissimilarity(), many.entropy()].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&value), "{}", value);
        }
    }
}

#[test]
fn nobody_on_one_side_is_said_so() {
    let reason = |pairs: &[(u64, u64)]| {
        let units: Vec<TwoGroups> =
            pairs.iter().map(|(group, rest)| TwoGroups { group: *group, rest: *rest }).collect();
        Segregation::new(&units).unwrap_err()
    };
    assert_eq!(reason(&[]), Undefined::Empty);
    assert_eq!(reason(&[(0, 0)]), Undefined::Empty);
    assert_eq!(reason(&[(0, 4), (0, 9)]), Undefined::EmptyGroup);
    assert_eq!(reason(&[(4, 0), (9, 0)]), Undefined::WholeGroup);
    assert_eq!(Multigroup::new([[0, 0]]).unwrap().entropy(), Err(Undefined::Empty));
    assert_eq!(Multigroup::new([[0, 3], [0, 1]]).unwrap().dissimilarity(), Err(Undefined::WholeGroup));
}

#[test]
fn not_applicable_counts_for_nobody_and_missing_is_passed_on() {
    let (ten, absent) = (Observation::exact(10_u64, Status::Observed), Observation::Absent);
    let unit = TwoGroups::observed(&absent(Absence::NotApplicable), &ten);
    assert_eq!(unit, Ok(TwoGroups { group: 0, rest: 10 }));
    assert_eq!(TwoGroups::observed(&ten, &absent(Absence::NotAvailable)), Err(Absence::NotAvailable));
}
