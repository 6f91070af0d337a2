//! Laws and golden cases of permutation tests.

#![cfg(feature = "permutation")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::num::NonZeroU32;

use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Significance, Weights};
use ctg_stats::{Undefined, Variable};
use proptest::prelude::*;
use serde_json::Value;

const EVERY: [Alternative; 3] = [Alternative::Greater, Alternative::Less, Alternative::TwoSided];

fn draws(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap()
}

fn golden() -> Vec<(Vec<Vec<usize>>, Variable, Value)> {
    let golden: Value = serde_json::from_slice(ctg_fixtures::SPATIAL).unwrap();
    let list = |value: &Value| {
        value.as_array().unwrap().iter().map(|n| usize::try_from(n.as_u64().unwrap()).unwrap()).collect()
    };
    let of = |case: &Value| {
        let lists = case["neighbors"].as_array().unwrap().iter().map(list).collect();
        let values = Variable::new(case["y"].as_array().unwrap().iter().map(Value::as_f64)).unwrap();
        (lists, values, case.clone())
    };
    golden["cases"].as_array().unwrap().iter().map(of).collect()
}

fn weights(lists: &[Vec<usize>]) -> Weights {
    Weights::row_standardised(Neighbours::new(lists).unwrap())
}

#[test]
fn all_arrangements_give_the_golden_p_values() {
    let mut checked = 0;
    for (lists, values, case) in golden() {
        let weights = weights(&lists);
        let field = Field::new(&values, &weights).unwrap();
        if let Some(expected) = case["exact_conditional_local_moran_row_std"].as_array() {
            let found = Permutations::seeded(1).with_exact_up_to(20_000).local_moran(&field).unwrap();
            for (found, expected) in found.into_iter().zip(expected) {
                let found = found.unwrap();
                assert!(found.is_exact());
                assert_eq!(Some(found.arrangements()), expected["n_arrangements"].as_u64());
                for (alternative, key) in EVERY.into_iter().zip(["p_greater", "p_less", "p_two_sided"]) {
                    let expected = expected[key].as_f64().unwrap();
                    assert!((found.p(alternative) - expected).abs() < 1e-12, "{key}: {found:?}, {expected}");
                }
                checked += 1;
            }
        }
        let expected = &case["exact_global_permutation_row_std"];
        if expected.is_object() {
            let found = Permutations::seeded(1).moran(&field).unwrap();
            assert_eq!(Some(found.arrangements()), expected["arrangements"].as_u64());
            assert!((found.p(Alternative::Greater) - expected["p_greater"].as_f64().unwrap()).abs() < 1e-12);
            assert!((found.p(Alternative::Less) - expected["p_less"].as_f64().unwrap()).abs() < 1e-12);
            checked += 1;
        }
    }
    assert_eq!(checked, 32);
}

#[test]
fn drawn_p_values_come_close_to_those_of_all_arrangements() {
    let (lists, values, _) = golden().swap_remove(1);
    let weights = weights(&lists);
    let field = Field::new(&values, &weights).unwrap();
    let all = Permutations::seeded(5).with_exact_up_to(20_000);
    let some = Permutations::seeded(5).with_exact_up_to(0).with_draws(draws(9_999));
    let pairs = [
        (all.local_moran(&field).unwrap(), some.local_moran(&field).unwrap()),
        (all.local_geary(&field).unwrap(), some.local_geary(&field).unwrap()),
        (all.gi(&field).unwrap(), some.gi(&field).unwrap()),
    ];
    for (exact, drawn) in pairs.into_iter().flat_map(|(exact, drawn)| exact.into_iter().zip(drawn)) {
        let (exact, drawn) = (exact.unwrap(), drawn.unwrap());
        assert!(exact.is_exact() && !drawn.is_exact());
        for alternative in [Alternative::Greater, Alternative::Less] {
            // Five standard deviations of a share of 9 999 draws.
            let (exact, drawn) = (exact.p(alternative), drawn.p(alternative));
            assert!((exact - drawn).abs() < 5.0 * (exact * (1.0 - exact) / 9_999.0).sqrt() + 2e-4, "{exact} {drawn}");
        }
    }
}

#[test]
fn drawn_p_values_over_the_map_come_close_to_those_of_all_orders() {
    let lists = [vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4, 0], vec![]];
    let weights = weights(&lists);
    let values = Variable::new([3.0, 4.0, 9.0, 8.0, 1.0, 1.0, 6.0]).unwrap();
    let field = Field::new(&values, &weights).unwrap();
    let all = Permutations::seeded(5).with_exact_up_to(5_040);
    let some = Permutations::seeded(5).with_draws(draws(9_999));
    for test in [Permutations::moran, Permutations::geary, Permutations::getis_ord] {
        let (exact, drawn) = (test(all, &field).unwrap(), test(some, &field).unwrap());
        assert_eq!((exact.arrangements(), drawn.arrangements()), (5_040, 9_999));
        for alternative in [Alternative::Greater, Alternative::Less] {
            let (exact, drawn) = (exact.p(alternative), drawn.p(alternative));
            assert!((exact - drawn).abs() < 5.0 * (exact * (1.0 - exact) / 9_999.0).sqrt() + 2e-4, "{exact} {drawn}");
        }
    }
}

/// A ring of units with as many neighbours as asked for on one side, hubs and islands among them.
fn ring(units: usize, most: usize) -> Vec<Vec<usize>> {
    let list = |unit: usize| {
        let count = match unit % 17 {
            0 => 0,
            1 => most * 3,
            other => other % most + 1,
        };
        (1..=count.min(units - 1)).map(|step| (unit + step) % units).collect()
    };
    (0..units).map(list).collect()
}

/// Values without order, at so many levels.
fn level(unit: usize, levels: usize) -> f64 {
    (unit * 7_919 % levels) as f64
}

fn every_test(permutations: Permutations, field: &Field<'_>) -> Vec<Result<Significance, Undefined>> {
    let mut found = permutations.local_moran(field).unwrap();
    found.extend(permutations.local_geary(field).unwrap());
    found.extend(permutations.gi(field).unwrap());
    found.extend([permutations.moran(field), permutations.geary(field), permutations.getis_ord(field)]);
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn p_is_above_0_and_at_most_1_and_islands_have_none(units in 3_usize..90, most in 1_usize..8, seed: u64, levels in 2_usize..9, exact in 0_u64..40) {
        let lists = ring(units, most);
        let weights = weights(&lists);
        let values = Variable::new((0..units).map(|unit| level(unit, levels))).unwrap();
        let field = Field::new(&values, &weights).unwrap();
        prop_assume!(field.len() > 3);
        let permutations = Permutations::seeded(seed).with_draws(draws(39)).with_exact_up_to(exact);
        let Ok(local) = permutations.local_moran(&field) else { return Ok(()) };
        for (list, found) in lists.iter().zip(&local) {
            prop_assert_eq!(list.is_empty(), *found == Err(Undefined::NoNeighbour));
        }
        for found in every_test(permutations, &field).into_iter().flatten() {
            prop_assert!(EVERY.iter().all(|alternative| found.p(*alternative) > 0.0 && found.p(*alternative) <= 1.0), "{:?}", found);
            prop_assert!(found.greater() + found.less() >= found.arrangements());
        }
    }

    #[test]
    fn scale_and_offset_change_no_p_value(units in 10_usize..60, seed: u64, scale in 1_i32..1_000, offset in -100_000_i32..100_000) {
        let weights = weights(&ring(units, 4));
        let plain = |unit: usize| i32::try_from(unit * 7_919 % 11).unwrap();
        let variable = |of: &dyn Fn(usize) -> i32| Variable::new((0..units).map(|unit| f64::from(of(unit)))).unwrap();
        let (one, other) = (variable(&plain), variable(&|unit| plain(unit) * scale + offset));
        let permutations = Permutations::seeded(seed).with_draws(draws(99));
        let of = |variable: &Variable| permutations.local_moran(&Field::new(variable, &weights).unwrap()).unwrap();
        prop_assert_eq!(of(&one), of(&other));
    }

    #[test]
    fn the_same_seed_gives_the_same_whatever_the_threads(units in 40_usize..200, seed: u64) {
        let weights = weights(&ring(units, 5));
        let values = Variable::new((0..units).map(|unit| level(unit, 101))).unwrap();
        let field = Field::new(&values, &weights).unwrap();
        let permutations = Permutations::seeded(seed).with_draws(draws(49));
        let found = every_test(permutations, &field);
        prop_assert_eq!(&every_test(permutations, &field), &found);
        for threads in 1..5 {
            prop_assert_eq!(&threads::within(threads, || every_test(permutations, &field)), &found);
        }
    }
}

#[cfg(feature = "rayon")]
mod threads {
    pub(super) fn within<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(work)
    }
}

#[cfg(not(feature = "rayon"))]
mod threads {
    pub(super) fn within<T>(_: usize, work: impl FnOnce() -> T) -> T {
        work()
    }
}

/// What the serial build gives, held by a number: the parallel one has to give the same.
#[test]
fn serial_and_parallel_give_the_same_figures() {
    let weights = weights(&ring(500, 6));
    let values = Variable::new((0..500).map(|unit| level(unit, 1_009))).unwrap();
    let field = Field::new(&values, &weights).unwrap();
    let found = every_test(Permutations::seeded(2024).with_draws(draws(99)), &field);
    let sum = found.iter().flatten().map(|unit| unit.greater() * 3 + unit.less()).sum::<u64>();
    assert_eq!(sum, 420_486);
}

#[test]
fn under_chance_p_values_are_spread_evenly() {
    // Values dealt at random: about a tenth of the units are under 0.1.
    let weights = weights(&ring(2_000, 4));
    let mut state = 7_u64;
    let values = Variable::new((0..2_000).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64
    }));
    let values = values.unwrap();
    let found = Permutations::seeded(3).local_moran(&Field::new(&values, &weights).unwrap()).unwrap();
    let p: Vec<f64> = found.into_iter().flatten().map(|unit| unit.p(Alternative::Greater)).collect();
    let share = p.iter().filter(|p| **p <= 0.1).count() as f64 / p.len() as f64;
    assert!((0.08..0.12).contains(&share), "{share}");
}
