//! Laws and golden cases of inequality.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_stats::Undefined;
use ctg_stats::inequality::{Aversion, Decomposition, Distribution};
use proptest::prelude::*;
use serde_json::Value;

type Measure = fn(&Distribution) -> Result<f64, Undefined>;

fn atkinson(distribution: &Distribution, epsilon: f64) -> Result<f64, Undefined> {
    distribution.atkinson(Aversion::new(epsilon).unwrap())
}

/// The measures that never increase when a richer one gives to a poorer one.
const MEASURES: [Measure; 8] = [
    Distribution::gini,
    Distribution::theil_t,
    Distribution::mean_log_deviation,
    Distribution::hoover,
    |distribution| atkinson(distribution, 0.5),
    |distribution| atkinson(distribution, 1.0),
    |distribution| atkinson(distribution, 2.0),
    |distribution| distribution.share_ratio(5),
];

fn close(found: Result<f64, Undefined>, expected: Result<f64, Undefined>) -> bool {
    match (found, expected) {
        (Ok(found), Ok(expected)) => (found - expected).abs() <= 1e-10 * expected.abs().max(1e-3),
        (found, expected) => found == expected,
    }
}

#[test]
fn golden_measures_are_the_expected_ones() {
    let list: Value = serde_json::from_slice(ctg_fixtures::INEQUALITY).unwrap();
    let cases = list["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 6);
    for case in cases {
        let numbers = |key: &str| case[key].as_array().map(|list| list.iter().map(|n| n.as_f64().unwrap()).collect());
        let values: Vec<f64> = numbers("y").unwrap();
        let weights: Vec<f64> = numbers("w").unwrap_or_else(|| vec![1.0; values.len()]);
        let pairs: Vec<(f64, f64)> = values.iter().copied().zip(weights).collect();
        let found = Distribution::weighted(pairs.clone()).unwrap();
        let check = |name: &str, found: Result<f64, Undefined>, expected: &Value| match expected.as_f64() {
            Some(expected) => assert!(close(found, Ok(expected)), "{} {name}: {found:?}, {expected}", case["label"]),
            None => assert!(found.is_err(), "{} {name}: {found:?}", case["label"]),
        };
        check("gini", found.gini(), &case["gini"]);
        check("theil", found.theil_t(), &case["theil_t"]);
        check("mld", found.mean_log_deviation(), &case["mld"]);
        check("hoover", found.hoover(), &case["hoover"]);
        for epsilon in [0.5, 1.0, 2.0] {
            let key = if epsilon < 1.0 { "0.5".to_owned() } else { epsilon.to_string() };
            check("atkinson", atkinson(&found, epsilon), &case["atkinson"][key]);
        }
        if let Some(labels) = case["partition"].as_array() {
            let groups = groups(&pairs, &labels.iter().map(ToString::to_string).collect::<Vec<_>>());
            let theil = Decomposition::theil_t(&groups);
            check("between", theil.map(Decomposition::between), &case["theil_t_between"]);
            check("within", theil.map(Decomposition::within), &case["theil_t_within"]);
            let deviation = Decomposition::mean_log_deviation(&groups);
            check("between", deviation.map(Decomposition::between), &case["mld_between"]);
            check("within", deviation.map(Decomposition::within), &case["mld_within"]);
        }
    }
}

fn groups<K: Ord + Clone>(pairs: &[(f64, f64)], labels: &[K]) -> Vec<Distribution> {
    let mut keys = labels.to_vec();
    keys.sort();
    keys.dedup();
    let of = |key: &K| {
        let members = pairs.iter().zip(labels).filter(|(_, label)| *label == key).map(|(pair, _)| *pair);
        Distribution::weighted(members).unwrap()
    };
    keys.iter().map(of).collect()
}

fn some_values() -> impl Strategy<Value = Vec<f64>> {
    prop_oneof![
        prop::collection::vec((0_i32..60).prop_map(f64::from), 1..40),
        prop::collection::vec((1_i32..1_000).prop_map(|tenths| f64::from(tenths) / 10.0), 1..40),
    ]
}

proptest! {
    #[test]
    fn scale_and_replication_change_nothing(values in some_values(), scale in 0.001_f64..1e6, copies in 2_usize..4) {
        let plain = Distribution::new(values.clone()).unwrap();
        let scaled = Distribution::new(values.iter().map(|value| value * scale)).unwrap();
        let copied = Distribution::new(values.repeat(copies)).unwrap();
        for measure in MEASURES {
            prop_assert!(close(measure(&scaled), measure(&plain)));
            prop_assert!(close(measure(&copied), measure(&plain)));
        }
        prop_assert!(close(copied.quantile_ratio(10), plain.quantile_ratio(10)));
    }

    #[test]
    fn order_changes_no_bit(values in some_values(), turn in 0_usize..40) {
        let mut turned = values.clone();
        turned.rotate_left(turn.min(values.len()));
        let (plain, turned) = (Distribution::new(values).unwrap(), Distribution::new(turned).unwrap());
        prop_assert!(MEASURES.iter().all(|measure| measure(&plain) == measure(&turned)));
    }

    #[test]
    fn zero_only_where_all_are_equal(values in some_values()) {
        let found = Distribution::new(values.clone()).unwrap();
        let equal = values.iter().all(|value| value.to_bits() == values[0].to_bits());
        let total: f64 = values.iter().sum();
        for measure in &MEASURES[..7] {
            match measure(&found) {
                Ok(value) => prop_assert_eq!(value <= 0.0, equal, "{}", value),
                Err(reason) => {
                    let expected = if total > 0.0 { Undefined::ZeroValue } else { Undefined::ZeroMean };
                    prop_assert_eq!(reason, expected);
                }
            }
        }
        let gini = found.gini();
        prop_assert!(gini.is_err() || (0.0..1.0).contains(&gini.unwrap()));
    }

    #[test]
    fn a_gift_from_richer_to_poorer_never_increases_inequality(values in some_values(), from in 0_usize..40, to in 0_usize..40, part in 0.0_f64..1.0) {
        let (from, to) = (from % values.len(), to % values.len());
        prop_assume!(values[from] > values[to]);
        let gift = (values[from] - values[to]) / 2.0 * part;
        let mut after = values.clone();
        after[from] -= gift;
        after[to] += gift;
        let (before, after) = (Distribution::new(values).unwrap(), Distribution::new(after).unwrap());
        for measure in &MEASURES[..7] {
            if let (Ok(before), Ok(after)) = (measure(&before), measure(&after)) {
                prop_assert!(after <= before + 1e-12, "{} {}", before, after);
            }
        }
    }

    #[test]
    fn a_weight_counts_as_repeated_values(pairs in prop::collection::vec((0_i32..50, 0_u8..6), 1..20)) {
        let weighted = Distribution::weighted(pairs.iter().map(|(value, weight)| (f64::from(*value), f64::from(*weight)))).unwrap();
        let listed = pairs.iter().flat_map(|(value, weight)| std::iter::repeat_n(f64::from(*value), usize::from(*weight)));
        let listed = Distribution::new(listed).unwrap();
        for measure in MEASURES {
            prop_assert!(close(measure(&weighted), measure(&listed)), "{:?} {:?}", measure(&weighted), measure(&listed));
        }
        for (rank, of) in [(1, 2), (1, 10), (9, 10), (1, 4), (2, 3)] {
            prop_assert_eq!(weighted.quantile(rank, of), listed.quantile(rank, of));
        }
        prop_assert_eq!(weighted.quantile_ratio(10), listed.quantile_ratio(10));
    }

    #[test]
    fn inequality_is_between_plus_within(pairs in prop::collection::vec((0_i32..50, 1_u8..6, 0_u8..4), 1..30)) {
        let labels: Vec<u8> = pairs.iter().map(|(_, _, group)| *group).collect();
        let pairs: Vec<(f64, f64)> = pairs.iter().map(|(value, weight, _)| (f64::from(*value), f64::from(*weight))).collect();
        let (whole, groups) = (Distribution::weighted(pairs.clone()).unwrap(), groups(&pairs, &labels));
        for (parts, measure) in [(Decomposition::theil_t(&groups), whole.theil_t()), (Decomposition::mean_log_deviation(&groups), whole.mean_log_deviation())] {
            prop_assert!(parts.is_err() || parts.unwrap().between() >= 0.0 && parts.unwrap().within() >= 0.0);
            prop_assert!(close(parts.map(Decomposition::total), measure));
        }
    }

    #[test]
    fn gini_is_the_mean_gap_of_pairs(values in some_values()) {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        prop_assume!(mean > 0.0);
        let gaps: f64 = values.iter().flat_map(|one| values.iter().map(move |other| (one - other).abs())).sum();
        let expected = gaps / (2.0 * (values.len() as f64).powi(2) * mean);
        prop_assert!(close(Distribution::new(values).unwrap().gini(), Ok(expected)));
    }

    #[test]
    fn a_quantile_leaves_its_share_on_each_side(values in some_values(), rank in 1_u32..10) {
        let quantile = Distribution::new(values.clone()).unwrap().quantile(rank, 10).unwrap();
        let (share, n) = (f64::from(rank) / 10.0, values.len() as f64);
        let below = values.iter().filter(|value| **value < quantile).count() as f64;
        let up_to = values.iter().filter(|value| **value <= quantile).count() as f64;
        prop_assert!(below <= share * n + 1e-9 && up_to >= share * n - 1e-9);
    }
}

#[test]
fn nothing_is_measured_where_there_is_nothing() {
    for empty in [Distribution::new([]).unwrap(), Distribution::weighted([(3.0, 0.0)]).unwrap()] {
        assert!(MEASURES.iter().all(|measure| measure(&empty) == Err(Undefined::Empty)));
        assert_eq!(empty.quantile(1, 2), None);
    }
    let zeros = Distribution::new([0.0, 0.0]).unwrap();
    assert!(MEASURES[..7].iter().all(|measure| measure(&zeros) == Err(Undefined::ZeroMean)));
    assert_eq!(zeros.share_ratio(5), Err(Undefined::ZeroTotal));
    assert_eq!(Decomposition::theil_t(&[]), Err(Undefined::Empty));
}

#[test]
fn a_sum_beyond_doubles_is_refused() {
    let error = Distribution::new([f64::MAX, f64::MAX]).unwrap_err();
    assert_eq!(error.place(), None);
    assert!(error.to_string().starts_with("the sum of the values or weights is beyond"), "{error}");
}
