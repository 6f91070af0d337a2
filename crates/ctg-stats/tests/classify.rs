//! Laws and golden cases of classes for maps.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_stats::classify::{
    Breaks, Class, ClassifyError, HeadLimit, equal_interval, fisher_jenks, head_tail, manual, pretty, quantile,
    standard_deviation,
};
use ctg_stats::{Undefined, Variable};
use proptest::prelude::*;
use serde_json::Value;

fn variable(values: &[f64]) -> Variable {
    Variable::new(values.iter().copied()).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// The sum of squares within classes, in the plain way.
fn squares_within(values: &[f64], breaks: &Breaks) -> f64 {
    let in_class = |class: usize| values.iter().copied().filter(move |value| breaks.class(*value) == class);
    let squares = |class: usize| {
        let size = in_class(class).count().max(1) as f64;
        let mean = in_class(class).sum::<f64>() / size;
        in_class(class).map(|value| (value - mean).powi(2)).sum::<f64>()
    };
    (0..breaks.len()).map(squares).sum()
}

#[test]
fn golden_classes_are_the_best_and_the_first_of_several_best() {
    let list: Value = serde_json::from_slice(ctg_fixtures::FISHER_JENKS).unwrap();
    let cases = list["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 26);
    for case in cases {
        let (values, classes) = (numbers(&case["x"]), usize::try_from(case["k"].as_u64().unwrap()).unwrap());
        let found = fisher_jenks(&variable(&values), classes);
        if case["error"].is_string() {
            let distinct = found.unwrap_err().distinct().unwrap();
            assert_eq!(distinct as u64, case["distinct"].as_u64().unwrap(), "{}", case["label"]);
            continue;
        }
        let found = found.unwrap();
        let best: Vec<Vec<f64>> = case["optimal_breaks"].as_array().unwrap().iter().map(numbers).collect();
        let first = best.iter().min_by(|one, other| one.partial_cmp(other).unwrap()).unwrap();
        assert_eq!(found.upper_bounds(), first.as_slice(), "{} k={classes}", case["label"]);
        let fit = found.goodness_of_variance_fit(&variable(&values));
        match case["gvf"].as_f64() {
            Some(expected) => assert!((fit.unwrap() - expected).abs() < 1e-12, "{}", case["label"]),
            None => assert_eq!(fit, Err(Undefined::NoVariance), "{}", case["label"]),
        }
    }
}

/// Every method, on classes that fit in number.
fn every_method(values: &Variable, classes: usize) -> Vec<Breaks> {
    let found: Vec<Result<Breaks, ClassifyError>> = vec![
        fisher_jenks(values, classes),
        quantile(values, classes),
        equal_interval(values, classes),
        pretty(values, classes),
        head_tail(values, HeadLimit::JIANG),
        head_tail(values, HeadLimit::NONE),
        standard_deviation(values, &[-2.0, -1.0, 0.0, 1.0, 2.0]),
        manual(values, &[-5.0, 0.0, 3.0, 40.0]),
    ];
    found.into_iter().flatten().collect()
}

fn some_values() -> impl Strategy<Value = Vec<f64>> {
    prop_oneof![
        prop::collection::vec((-50_i32..50).prop_map(f64::from), 1..40),
        prop::collection::vec((0_i32..1_000).prop_map(|tenths| f64::from(tenths) / 10.0), 1..40),
        prop::collection::vec(-1e6_f64..1e6, 1..40),
        prop::collection::vec(prop::num::f64::NORMAL | prop::num::f64::ZERO, 1..12),
    ]
}

/// All ways to cut `m` distinct values in `k` classes, by the places where classes end.
fn every_cut(m: usize, k: usize) -> Vec<Vec<usize>> {
    if k == 1 {
        return vec![vec![m]];
    }
    let with_first = |first: usize| {
        every_cut(m - first, k - 1)
            .into_iter()
            .map(move |rest| std::iter::once(first).chain(rest.into_iter().map(|end| end + first)).collect())
    };
    (1..=m + 1 - k).flat_map(with_first).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_value_is_in_exactly_one_class_and_rounding_moves_none(values in some_values(), classes in 1_usize..8, missing in 0_usize..3) {
        let with_missing = values.iter().copied().map(Some).chain(std::iter::repeat_n(None, missing));
        let values = Variable::new(with_missing).unwrap();
        for breaks in every_method(&values, classes) {
            let found = breaks.classify(&values);
            prop_assert_eq!(found.sizes().iter().sum::<usize>() + found.missing(), values.len());
            prop_assert_eq!(found.missing(), missing);
            prop_assert!(breaks.upper_bounds().windows(2).all(|pair| pair[0] < pair[1]), "{:?}", breaks);
            prop_assert!(breaks.bounds()[0] <= breaks.bounds()[1]);
            for (value, class) in values.values().iter().zip(found.of_units()) {
                match (value, class) {
                    (Some(value), Class::Within(class)) => {
                        let (low, high) = (breaks.bounds()[*class], breaks.bounds()[class + 1]);
                        prop_assert!(*value <= high && (low < *value || (*class == 0 && low <= *value)));
                    }
                    (None, Class::Missing) => {}
                    other => prop_assert!(false, "{:?}", other),
                }
            }
            let legend = breaks.rounded(&values);
            prop_assert_eq!(&legend.classify(&values), &found, "{:?} {:?}", breaks, legend);
            prop_assert!(legend.upper_bounds().windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(legend.bounds()[0] <= breaks.bounds()[0] && legend.bounds()[legend.len()] >= breaks.bounds()[breaks.len()]);
        }
    }

    #[test]
    fn missing_values_move_no_bound(values in some_values(), classes in 1_usize..6) {
        let holes = Variable::new(values.iter().flat_map(|value| [Some(*value), None])).unwrap();
        let plain = variable(&values);
        prop_assert_eq!(every_method(&plain, classes), every_method(&holes, classes));
    }

    #[test]
    fn no_other_cut_is_better_and_the_first_of_equals_is_taken(values in prop::collection::vec(0_i32..30, 1..11), classes in 1_usize..6) {
        let mut distinct = values.clone();
        distinct.sort_unstable();
        distinct.dedup();
        prop_assume!(classes <= distinct.len());
        let floats: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let found = fisher_jenks(&variable(&floats), classes).unwrap();
        // 27720 is divisible by every size up to 11: the sums of squares times it are whole numbers.
        let cost = |ends: &Vec<usize>| {
            let mut from = 0;
            let mut sum = 0_i64;
            for end in ends {
                let class: Vec<i64> = values.iter().filter(|value| distinct[from..*end].contains(value)).map(|value| i64::from(*value)).collect();
                let (count, total, squares) = (i64::try_from(class.len()).unwrap(), class.iter().sum::<i64>(), class.iter().map(|value| value * value).sum::<i64>());
                sum += (squares * count - total * total) * (27_720 / count);
                from = *end;
            }
            sum
        };
        let cuts = every_cut(distinct.len(), classes);
        let least = cuts.iter().map(cost).min().unwrap();
        let bounds = |ends: &Vec<usize>| ends.iter().map(|end| f64::from(distinct[end - 1])).collect::<Vec<f64>>();
        let first = cuts.iter().filter(|ends| cost(ends) == least).map(bounds).min_by(|one, other| one.partial_cmp(other).unwrap()).unwrap();
        prop_assert_eq!(found.upper_bounds(), first.as_slice());
    }

    #[test]
    fn one_class_more_never_fits_worse(values in prop::collection::vec(-1e3_f64..1e3, 3..40)) {
        let values_of = variable(&values);
        let costs: Vec<f64> = (1..=values.len()).map_while(|classes| fisher_jenks(&values_of, classes).ok()).map(|breaks| squares_within(&values, &breaks)).collect();
        prop_assert!(costs.windows(2).all(|pair| pair[1] <= pair[0] * (1.0 + 1e-9)));
        for classes in 1..=costs.len().min(7) {
            for other in [quantile(&values_of, classes), equal_interval(&values_of, classes)] {
                let other = other.unwrap();
                if other.len() == classes {
                    prop_assert!(costs[classes - 1] <= squares_within(&values, &other) * (1.0 + 1e-9) + 1e-9);
                }
            }
        }
    }

    #[test]
    fn scale_offset_and_doubling_change_no_class(values in prop::collection::vec(-500_i32..500, 1..60), classes in 1_usize..8, scale in 1_i32..1_000, offset in -1_000_000_000_i32..1_000_000_000) {
        let floats: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let Ok(plain) = fisher_jenks(&variable(&floats), classes) else { return Ok(()) };
        let moved = |value: f64| f64::from(scale) * value + f64::from(offset);
        let elsewhere: Vec<f64> = floats.iter().copied().map(moved).collect();
        let expected: Vec<f64> = plain.upper_bounds().iter().copied().map(moved).collect();
        let there = fisher_jenks(&variable(&elsewhere), classes).unwrap();
        prop_assert_eq!(there.upper_bounds(), expected.as_slice());
        let twice: Vec<f64> = floats.iter().chain(&floats).copied().collect();
        let doubled = fisher_jenks(&variable(&twice), classes).unwrap();
        prop_assert_eq!(doubled.upper_bounds(), plain.upper_bounds());
    }

    #[test]
    fn quantiles_fill_their_classes_evenly_without_ties(order in Just((0..60).collect::<Vec<i32>>()).prop_shuffle(), size in 1_usize..60, classes in 1_usize..12) {
        prop_assume!(classes <= size);
        let values = variable(&order[..size].iter().map(|value| f64::from(*value)).collect::<Vec<_>>());
        let sizes = quantile(&values, classes).unwrap().classify(&values).sizes().to_vec();
        prop_assert_eq!(sizes.len(), classes);
        prop_assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{:?}", sizes);
    }

    #[test]
    fn the_bounds_of_one_map_give_its_classes_again(values in some_values(), classes in 1_usize..6) {
        let values = variable(&values);
        for breaks in every_method(&values, classes).into_iter().filter(|breaks| breaks.bounds()[0] < breaks.bounds()[1]) {
            let again = manual(&values, breaks.bounds()).unwrap();
            prop_assert_eq!(again.bounds(), breaks.bounds());
        }
    }
}

#[test]
fn a_tight_cluster_far_from_another_is_cut_where_it_should() {
    // In doubles the squares around 10⁸ swallow the gaps of 1 within each cluster.
    let values = variable(&[0.0, 1.0, 2.0, 4.0, 1e8, 1e8 + 1.0, 1e8 + 2.0, 1e8 + 5.0]);
    let found = fisher_jenks(&values, 4).unwrap();
    assert_eq!(found.upper_bounds(), [2.0, 4.0, 1e8 + 2.0, 1e8 + 5.0]);
}

#[test]
fn a_round_end_past_the_largest_double_is_that_double() {
    let found = pretty(&variable(&[0.0, 1.2e308]), 1).unwrap();
    assert_eq!((found.bounds().first(), found.bounds().last()), (Some(&0.0), Some(&f64::MAX)));
}

#[test]
fn extreme_values_have_classes_too() {
    for scale in [f64::MAX / 16.0, 1.0, f64::MIN_POSITIVE] {
        let values: Vec<f64> = [-8.0, -7.5, 0.0, 0.5, 8.0].iter().map(|value| value * scale).collect();
        let found = fisher_jenks(&variable(&values), 3).unwrap();
        assert_eq!(found.upper_bounds(), [-7.5 * scale, 0.5 * scale, 8.0 * scale]);
        assert!(found.goodness_of_variance_fit(&variable(&values)).unwrap() > 0.99);
    }
}

#[test]
fn refusals_say_what_was_found() {
    let message = |result: Result<Breaks, ClassifyError>| result.unwrap_err().to_string();
    let (none, two) = (Variable::new([None]).unwrap(), variable(&[1.0, 1.0, 2.0]));
    assert_eq!(message(fisher_jenks(&none, 2)), "no value to classify, expected at least one");
    assert_eq!(message(quantile(&two, 0)), "0 classes, expected at least 1");
    assert_eq!(message(equal_interval(&two, 3)), "3 classes of 2 distinct values, expected at most 2");
    assert_eq!(message(pretty(&two, 0)), "0 classes, expected at least 1");
    assert_eq!(message(manual(&two, &[1.0, f64::NAN])), "bound 1 is NaN, expected a finite number");
    assert_eq!(message(standard_deviation(&two, &[1.0, 1.0])), "bound 1 is 1 after 1, expected a larger one");
    assert_eq!(two.values().len(), 3);
}

#[test]
fn pretty_bounds_follow_the_rule_of_r() {
    // By hand, by the rule of R's pretty(c(low, high), n): cell, unit, then 2, 5 and 10 units if these are near enough.
    for (low, high, classes, expected) in [
        (3.0, 47.0, 5, vec![0.0, 10.0, 20.0, 30.0, 40.0, 50.0]),
        (0.0, 1.0, 5, vec![0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0.12, 0.31, 4, vec![0.1, 0.15, 0.2, 0.25, 0.3, 0.35]),
        (-3.0, 9.0, 3, vec![-5.0, 0.0, 5.0, 10.0]),
        (211.0, 23_583.0, 5, vec![0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0, 25_000.0]),
    ] {
        let steps = (0..20).map(|step| low + (high - low) * f64::from(step) / 19.0).chain([high]);
        assert_eq!(pretty(&Variable::new(steps).unwrap(), classes).unwrap().bounds(), expected, "{low} to {high}");
    }
}
