//! Laws of rounded, bounded and absent values.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_model::observation::{CountBounds, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_model::strategies::{
    absence, count_bounds, count_observation, decimal, label, observation, precision, rounding_mode,
};
use proptest::collection::vec;
use proptest::prelude::*;
use shared::tries;

/// What publishers may print for a count: both multiples on a tie, and the multiple below and the nearest where the mode is not known.
fn printed(truth: u64, base: u32, mode: RoundingMode) -> Vec<u64> {
    let base = u64::from(base);
    let below = truth / base * base;
    let above = if below == truth { below } else { below + base };
    let distance = |multiple: u64| multiple.abs_diff(truth);
    let nearest: Vec<u64> = [below, above].into_iter().filter(|multiple| distance(*multiple) * 2 <= base).collect();
    match mode {
        RoundingMode::Nearest => nearest,
        RoundingMode::Floor => vec![below],
        _ => [vec![below], nearest].concat(),
    }
}

fn observed(value: u64, base: u32, mode: RoundingMode) -> Observation<u64> {
    Observation::new(value, Status::Observed, Precision::Rounded(Rounding::new(base, mode).unwrap())).unwrap()
}

fn bases() -> impl Strategy<Value = u32> {
    prop_oneof![Just(5_u32), Just(10_u32), 1_u32..=20, 1_u32..=1_000_000]
}

proptest! {
    #![proptest_config(tries(512))]

    #[test]
    fn the_bounds_of_a_rounded_count_hold_the_truth(truth in 0_u64..100_000, base in bases(), mode in rounding_mode()) {
        for value in printed(truth, base, mode) {
            let bounds = observed(value, base, mode).bounds().unwrap();
            prop_assert!(bounds.contains(truth), "{} printed as {}: {:?}", truth, value, bounds);
        }
    }

    /// And they hold nothing else: each count in them may be printed so.
    #[test]
    fn the_bounds_of_a_rounded_count_are_tight(multiple in 0_u64..100, base in 1_u32..=20, mode in rounding_mode()) {
        let value = multiple * u64::from(base);
        let bounds = observed(value, base, mode).bounds().unwrap();
        for truth in bounds.low()..=bounds.high().unwrap() {
            prop_assert!(printed(truth, base, mode).contains(&value), "{} is not printed as {}", truth, value);
        }
    }

    #[test]
    fn a_tie_belongs_to_both_multiples(multiple in 0_u64..1_000, half in 1_u32..=500) {
        let (base, below) = (half * 2, multiple * u64::from(half) * 2);
        let truth = below + u64::from(half);
        for value in [below, below + u64::from(base)] {
            prop_assert!(observed(value, base, RoundingMode::Nearest).bounds().unwrap().contains(truth));
        }
    }

    #[test]
    fn the_bounds_of_a_sum_hold_the_sum(truths in vec((0_u64..100_000, bases(), rounding_mode()), 1..12)) {
        let mut sum = CountBounds::new(0, Some(0)).unwrap();
        for (truth, base, mode) in &truths {
            let value = printed(*truth, *base, *mode)[0];
            sum = sum.plus(observed(value, *base, *mode).bounds().unwrap());
        }
        prop_assert!(sum.contains(truths.iter().map(|(truth, _, _)| truth).sum()));
    }

    #[test]
    fn a_least_value_says_nothing_of_the_most(value in 0_u64..1_000, more in any::<u32>()) {
        let seen = Observation::new(value, Status::Printed, Precision::AtLeast).unwrap();
        let bounds = seen.bounds().unwrap();
        prop_assert!(bounds.contains(value + u64::from(more)));
        prop_assert!(value == 0 || !bounds.contains(value - 1));
        prop_assert_eq!(bounds.plus(CountBounds::new(1, Some(1)).unwrap()).high(), None);
    }

    #[test]
    fn bounds_are_in_order(low in any::<u64>(), high in any::<u64>(), count in any::<u64>()) {
        let bounds = CountBounds::new(low, Some(high));
        prop_assert_eq!(bounds.is_ok(), low <= high);
        prop_assert!(bounds.is_ok_and(|bounds| bounds.contains(count)) == (low <= count && count <= high));
    }

    #[test]
    fn sums_of_bounds_commute_and_associate(a in count_bounds(), b in count_bounds(), c in count_bounds()) {
        prop_assert_eq!(a.plus(b), b.plus(a));
        prop_assert_eq!(a.plus(b).plus(c), a.plus(b.plus(c)));
    }

    /// A sum that no integer holds has no most; it is never less than its parts.
    #[test]
    fn sums_of_bounds_do_not_wrap(a in any::<u64>(), b in any::<u64>()) {
        let exactly = |count| CountBounds::new(count, Some(count)).unwrap();
        let sum = exactly(a).plus(exactly(b));
        prop_assert_eq!(sum.high(), a.checked_add(b));
        prop_assert!(sum.low() >= a.max(b));
    }

    #[test]
    fn an_observation_is_accepted_when_its_bounds_can_hold_it(value in 0_u64..10_000, precision in precision()) {
        let accepted = Observation::new(value, Status::Observed, precision);
        let fits = match precision {
            Precision::Rounded(rounding) => value.is_multiple_of(u64::from(rounding.base())),
            Precision::Within(bounds) => bounds.contains(value),
            _ => true,
        };
        prop_assert_eq!(accepted.is_ok(), fits);
        prop_assert!(accepted.is_err() || precision.bounds(value).contains(value));
    }

    #[test]
    fn a_text_is_never_rounded(name in label(), precision in precision()) {
        let accepted = Observation::new(name, Status::Printed, precision);
        prop_assert_eq!(accepted.is_ok(), matches!(precision, Precision::Exact | Precision::AtLeast));
        prop_assert!(!accepted.is_ok_and(|seen| seen.bounds().is_some()));
    }

    #[test]
    fn a_value_is_there_or_a_reason_is(seen in count_observation(), share in observation(decimal()), reason in absence()) {
        prop_assert_ne!(seen.value().is_some(), seen.absence().is_some());
        prop_assert_eq!(seen.value().is_some(), seen.status().is_some() && seen.bounds().is_some());
        prop_assert_ne!(share.value().is_some(), share.absence().is_some());
        prop_assert_eq!(Observation::<u64>::Absent(reason).bounds(), None);
    }
}
