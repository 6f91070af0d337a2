//! Laws and golden cases of spatial autocorrelation.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_stats::spatial::{
    Alternative, Assumption, Field, GlobalStatistic, Islands, Neighbours, Weights, benjamini_hochberg, empirical_bayes,
    geary, getis_ord, gi, gi_star, local_geary, local_moran, moran,
};
use ctg_stats::{Undefined, Variable};
use proptest::prelude::*;
use serde_json::Value;

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-10 * expected.abs().max(1e-3)
}

fn check_value(found: Option<f64>, expected: &Value, what: &str) {
    let (found, expected) = (found.unwrap_or(f64::NAN), expected.as_f64().expect(what));
    assert!(close(found, expected), "{what}: {found}, expected {expected}");
}

/// A list of values; none stands for a unit without neighbour, which other software gives 0 or a value of its own.
fn check_list(found: &[Result<f64, Undefined>], expected: &Value, lists: &[Vec<usize>], what: &str) {
    let expected = expected.as_array().unwrap();
    assert_eq!(found.len(), expected.len());
    for (unit, (found, expected)) in found.iter().zip(expected).enumerate() {
        if lists[unit].is_empty() {
            assert_eq!(*found, Err(Undefined::NoNeighbour), "{what} of unit {unit}");
        } else {
            check_value(found.ok(), expected, &format!("{what} of unit {unit}"));
        }
    }
}

fn check_style(field: &Field<'_>, expected: &Value, lists: &[Vec<usize>]) {
    let (m, e) = (moran(field).unwrap(), &expected["moran"]);
    check_value(Some(m.value()), &e["I"], "I");
    check_value(Some(m.expected()), &e["EI"], "EI");
    check_value(m.variance(Assumption::Normality), &e["VI_norm"], "VI_norm");
    check_value(m.variance(Assumption::Randomisation), &e["VI_rand"], "VI_rand");
    check_value(m.z(Assumption::Normality), &e["z_norm"], "z_norm");
    check_value(m.z(Assumption::Randomisation), &e["z_rand"], "z_rand");
    check_value(m.p(Assumption::Randomisation, Alternative::TwoSided), &e["p_rand_two_sided"], "p two-sided");
    check_value(m.p(Assumption::Randomisation, Alternative::Greater), &e["p_rand_greater"], "p greater");
    let (c, e) = (geary(field).unwrap(), &expected["geary"]);
    check_value(Some(c.value()), &e["C"], "C");
    check_value(c.variance(Assumption::Normality), &e["VC_norm"], "VC_norm");
    check_value(c.variance(Assumption::Randomisation), &e["VC_rand"], "VC_rand");
    check_value(c.z(Assumption::Randomisation), &e["z_rand"], "z_rand");
    check_value(c.p(Assumption::Randomisation, Alternative::TwoSided), &e["p_rand_two_sided"], "p of C");
    let (g, e) = (getis_ord(field).unwrap(), &expected["getis_g"]);
    check_value(Some(g.value()), &e["G"], "G");
    check_value(Some(g.expected()), &e["EG"], "EG");
    let local = local_moran(field).unwrap();
    let values: Vec<_> = local.iter().map(|unit| unit.map(ctg_stats::spatial::LocalMoran::value)).collect();
    check_list(&values, &expected["local_moran"]["Is"], lists, "local I");
    for (unit, quadrant) in local.iter().zip(expected["local_moran"]["quadrant"].as_array().unwrap()) {
        assert_eq!(unit.ok().map(|unit| u64::from(unit.quadrant().number())), quadrant.as_u64());
    }
    check_list(&local_geary(field).unwrap(), &expected["local_geary"], lists, "local C");
    check_list(&gi(field).unwrap(), &expected["getis_gi_z"], lists, "Gi");
    for (found, expected) in gi_star(field).unwrap().iter().zip(expected["getis_gistar_z"].as_array().unwrap()) {
        check_value(found.ok(), expected, "Gi*");
    }
}

#[test]
fn golden_measures_are_the_expected_ones() {
    let golden: Value = serde_json::from_slice(ctg_fixtures::SPATIAL).unwrap();
    let cases = golden["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 3);
    for case in cases {
        let list = |value: &Value| {
            value.as_array().unwrap().iter().map(|n| usize::try_from(n.as_u64().unwrap()).unwrap()).collect()
        };
        let lists: Vec<Vec<usize>> = case["neighbors"].as_array().unwrap().iter().map(list).collect();
        let values = case["y"].as_array().unwrap().iter().map(Value::as_f64);
        let variable = Variable::new(values).unwrap();
        let neighbours = Neighbours::new(&lists).unwrap();
        for (weights, style) in [
            (Weights::row_standardised(neighbours.clone()), "row_standardised"),
            (Weights::binary(neighbours.clone()), "binary"),
        ] {
            check_style(&Field::new(&variable, &weights).unwrap(), &case[style], &lists);
        }
    }
}

/// Lists of neighbours in which no unit names itself, one way or both, islands among them.
fn some_lists(units: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::btree_set(0..units, 0..units.min(5)), units).prop_map(|lists| {
        let others = |(unit, list): (usize, std::collections::BTreeSet<usize>)| {
            list.into_iter().filter(|other| *other != unit).collect()
        };
        lists.into_iter().enumerate().map(others).collect()
    })
}

fn some_field() -> impl Strategy<Value = (Vec<Vec<usize>>, Vec<f64>)> {
    (3_usize..14).prop_flat_map(|units| {
        let values = prop_oneof![
            prop::collection::vec((0_i32..20).prop_map(f64::from), units),
            prop::collection::vec(0.0_f64..100.0, units),
        ];
        (some_lists(units), values)
    })
}

fn both_styles(lists: &[Vec<usize>]) -> [Weights; 2] {
    let neighbours = Neighbours::new(lists).unwrap();
    [Weights::row_standardised(neighbours.clone()), Weights::binary(neighbours)]
}

fn same(one: Result<GlobalStatistic, Undefined>, other: Result<GlobalStatistic, Undefined>) -> bool {
    match (one, other) {
        (Ok(one), Ok(other)) => (one.value() - other.value()).abs() < 1e-7 * one.value().abs().max(1.0),
        (one, other) => one.err() == other.err(),
    }
}

fn values_of(found: &[Result<ctg_stats::spatial::LocalMoran, Undefined>]) -> Vec<Option<f64>> {
    found.iter().map(|unit| unit.ok().map(ctg_stats::spatial::LocalMoran::value)).collect()
}

proptest! {
    #[test]
    fn scale_and_offset_change_no_measure((lists, values) in some_field(), scale in 0.01_f64..100.0, offset in -1e3_f64..1e3) {
        let moved = Variable::new(values.iter().map(|value| scale * value + offset)).unwrap();
        let plain = Variable::new(values.iter().copied()).unwrap();
        for weights in both_styles(&lists) {
            let (plain, moved) = (Field::new(&plain, &weights).unwrap(), Field::new(&moved, &weights).unwrap());
            prop_assert!(same(moran(&plain), moran(&moved)));
            prop_assert!(same(geary(&plain), geary(&moved)));
            if let (Ok(one), Ok(other)) = (local_moran(&plain), local_moran(&moved)) {
                for (one, other) in values_of(&one).into_iter().zip(values_of(&other)) {
                    prop_assert!((one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-6);
                }
            }
        }
    }

    #[test]
    fn the_order_of_units_changes_no_measure(((lists, values), places) in some_field().prop_flat_map(|field| {
        let places: Vec<usize> = (0..field.1.len()).collect();
        (Just(field), Just(places).prop_shuffle())
    })) {
        let n = values.len();
        let place = |unit: usize| places[unit];
        let (mut lists_there, mut values_there) = (vec![Vec::new(); n], vec![0.0; n]);
        for unit in 0..n {
            lists_there[place(unit)] = lists[unit].iter().map(|other| place(*other)).collect();
            values_there[place(unit)] = values[unit];
        }
        let (plain, there) = (Variable::new(values).unwrap(), Variable::new(values_there).unwrap());
        for (weights, weights_there) in both_styles(&lists).iter().zip(&both_styles(&lists_there)) {
            let (plain, there) = (Field::new(&plain, weights).unwrap(), Field::new(&there, weights_there).unwrap());
            prop_assert!(same(moran(&plain), moran(&there)) && same(geary(&plain), geary(&there)) && same(getis_ord(&plain), getis_ord(&there)));
            if let (Ok(one), Ok(other)) = (gi(&plain), gi(&there)) {
                for unit in 0..n {
                    let (one, other) = (one[unit], other[place(unit)]);
                    prop_assert!(one.err() == other.err() && (one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-7);
                }
            }
        }
    }

    #[test]
    fn local_values_add_up_to_the_whole((lists, values) in some_field()) {
        let variable = Variable::new(values).unwrap();
        for weights in both_styles(&lists) {
            let field = Field::new(&variable, &weights).unwrap();
            let (Ok(whole), Ok(local)) = (moran(&field), local_moran(&field)) else { continue };
            let n = field.len() as f64;
            let s0: f64 = (0..field.len()).map(|unit| weights.link(unit) * lists[unit].len() as f64).sum();
            let sum: f64 = values_of(&local).into_iter().flatten().sum();
            prop_assert!((sum * n / ((n - 1.0) * s0) - whole.value()).abs() < 1e-9);
            let (whole, local) = (geary(&field).unwrap(), local_geary(&field).unwrap());
            let sum: f64 = local.into_iter().flatten().sum();
            prop_assert!((sum * (n - 1.0) / (2.0 * s0 * n) - whole.value()).abs() < 1e-9);
        }
    }

    #[test]
    fn islands_have_no_local_value((lists, values) in some_field()) {
        let variable = Variable::new(values).unwrap();
        for weights in both_styles(&lists) {
            let field = Field::new(&variable, &weights).unwrap();
            let Ok(local) = local_moran(&field) else { continue };
            let (geary, gi) = (local_geary(&field).unwrap(), gi(&field).unwrap());
            for (unit, list) in lists.iter().enumerate() {
                prop_assert_eq!(list.is_empty(), local[unit] == Err(Undefined::NoNeighbour));
                prop_assert_eq!(list.is_empty(), geary[unit] == Err(Undefined::NoNeighbour));
                prop_assert_eq!(list.is_empty(), gi[unit] == Err(Undefined::NoNeighbour));
            }
        }
    }

    #[test]
    fn variances_under_randomisation_are_those_of_all_orders(lists in some_lists(5), values in prop::collection::vec((1_i32..30).prop_map(f64::from), 5)) {
        let mut orders = vec![vec![]];
        for value in &values {
            orders = orders.iter().flat_map(|order: &Vec<f64>| (0..=order.len()).map(move |at| {
                let mut longer = order.clone();
                longer.insert(at, *value);
                longer
            })).collect();
        }
        for weights in both_styles(&lists) {
            for measure in [moran, geary, getis_ord] {
                let of = |order: &Vec<f64>| measure(&Field::new(&Variable::new(order.iter().copied()).unwrap(), &weights).unwrap());
                let Ok(found) = of(&values) else { continue };
                let all: Vec<f64> = orders.iter().map(|order| of(order).unwrap().value()).collect();
                let mean = all.iter().sum::<f64>() / 120.0;
                let variance = all.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 120.0;
                prop_assert!((mean - found.expected()).abs() < 1e-9, "{} {}", mean, found.expected());
                let told = found.variance(Assumption::Randomisation);
                prop_assert!((told.unwrap_or(0.0) - variance).abs() < 1e-9 * (1.0 + variance), "{:?} {}", told, variance);
            }
        }
    }

    #[test]
    fn adjusted_p_values_keep_order_and_are_never_smaller(values in prop::collection::vec(prop::option::of(0.0_f64..=1.0), 0..40)) {
        let adjusted = benjamini_hochberg(&values).unwrap();
        for (one, before) in adjusted.iter().zip(&values) {
            prop_assert_eq!(one.is_some(), before.is_some());
            prop_assert!(one.is_none_or(|one| one <= 1.0 && one >= before.unwrap()));
            for (other, other_before) in adjusted.iter().zip(&values) {
                prop_assert!(before.is_none() || other_before.is_none() || before.unwrap() > other_before.unwrap() || one.unwrap() <= other.unwrap());
            }
        }
    }
}

#[test]
fn what_cannot_be_compared_is_said_so() {
    let field = |values: &[f64], lists: &[Vec<usize>]| {
        let weights = Weights::binary(Neighbours::new(lists).unwrap());
        moran(&Field::new(&Variable::new(values.iter().copied()).unwrap(), &weights).unwrap()).unwrap_err()
    };
    let path = [vec![1], vec![0, 2], vec![1]];
    assert_eq!(field(&[], &[]), Undefined::Empty);
    assert_eq!(field(&[1.0, 2.0], &[vec![1], vec![0]]), Undefined::TooFewUnits);
    assert_eq!(field(&[3.3, 3.3, 3.3], &path), Undefined::NoVariance);
    assert_eq!(field(&[1.0, 2.0, 3.0], &[vec![], vec![], vec![]]), Undefined::NoNeighbour);
    let weights = Weights::binary(Neighbours::new(&path).unwrap());
    let negative = Variable::new([-1.0, 2.0, 3.0]).unwrap();
    assert_eq!(getis_ord(&Field::new(&negative, &weights).unwrap()).unwrap_err(), Undefined::NegativeValue);
    let one = Variable::new([0.0, 0.0, 3.0]).unwrap();
    assert_eq!(getis_ord(&Field::new(&one, &weights).unwrap()).unwrap_err(), Undefined::ZeroTotal);
    let found = gi(&Field::new(&Variable::new([5.0, 5.0, 9.0]).unwrap(), &weights).unwrap()).unwrap();
    assert_eq!(found[1..], [Err(Undefined::AllNeighbours), Err(Undefined::NoVariance)]);
}

#[test]
fn islands_may_be_left_out_of_the_count() {
    let lists = [vec![1], vec![0, 2], vec![1, 3], vec![2], vec![]];
    let values = Variable::new([1.0, 2.0, 4.0, 3.0, 9.0]).unwrap();
    let of = |islands| {
        let weights = Weights::binary(Neighbours::new(&lists).unwrap()).with_islands(islands);
        moran(&Field::new(&values, &weights).unwrap()).unwrap()
    };
    let (counted, not_counted) = (of(Islands::Counted), of(Islands::NotCounted));
    assert!(close(not_counted.value(), counted.value() * 4.0 / 5.0));
    assert!(close(not_counted.expected(), -1.0 / 3.0));
    // Or the island is left out altogether, mean included.
    let connected = Neighbours::new(&lists).unwrap().only(&[0, 1, 2, 3]).unwrap();
    let weights = Weights::binary(connected);
    let rest = moran(&Field::new(&values.only(&[0, 1, 2, 3]), &weights).unwrap()).unwrap();
    // z = −1.5, −0.5, 1.5, 0.5: 4/6 · 2(0.75 − 0.75 + 0.75)/5.
    assert!(close(rest.value(), 0.2));
}

#[test]
fn extreme_values_are_measured_too() {
    let weights = Weights::row_standardised(Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2]]).unwrap());
    let of = |scale: f64| {
        let values = Variable::new([1.0, 2.0, 5.0, 3.0].map(|value| value * scale)).unwrap();
        moran(&Field::new(&values, &weights).unwrap()).unwrap().value()
    };
    assert!(close(of(1e307), of(1.0)) && close(of(1e-300), of(1.0)));
}

#[test]
fn rates_without_population_are_absent_and_impossible_ones_refused() {
    assert_eq!(empirical_bayes(&[0, 0], &[10, 0]).unwrap().values(), [Some(0.0), None]);
    assert_eq!(empirical_bayes(&[], &[]).unwrap().len(), 0);
    let error = empirical_bayes(&[1], &[1, 2]).unwrap_err();
    assert_eq!(error.to_string(), "events of 1 units with populations of 2, expected as many");
    // Rates 0.01, 0.02, 0.04, 0.05 over 100: m = 0.03, s² = 0.00025, a = s² − 0.0003 is under zero, a + m/100 = s² is not.
    let found = empirical_bayes(&[1, 2, 4, 5], &[100, 100, 100, 100]).unwrap();
    assert!(close(found.values()[0].unwrap(), -0.02 / 0.00025_f64.sqrt()), "{found:?}");
}
