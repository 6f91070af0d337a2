//! Indicators.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, prop_oneof};

use super::indicator_kind;
use crate::observation::Observation;
use crate::plan::{Goal, Indicator, Interval, Measured};
use crate::strategies::{absence, decimal, evidence, label, observation, partial_date, slug, status};
use crate::{Decimal, Slug};

/// Two numbers, the lower first.
///
/// ```
/// use ctg_model::strategies::interval;
/// use proptest::prelude::*;
/// proptest!(|(interval in interval())| {
///     prop_assert!(interval.contains(interval.low()) && interval.contains(interval.high()));
/// });
/// ```
pub fn interval() -> impl Strategy<Value = Interval> {
    (decimal(), decimal())
        .prop_filter_map("the higher end first", |(one, other)| Interval::new(one.min(other), one.max(other)).ok())
}

/// What was measured at a date; some measures lie in an interval, some have no value.
///
/// ```
/// use ctg_model::strategies::measured;
/// use proptest::prelude::*;
/// proptest!(|(measure in measured())| {
///     let holds = measure.interval().zip(measure.value().value()).is_none_or(|(interval, value)| interval.contains(*value));
///     prop_assert!(holds);
/// });
/// ```
pub fn measured() -> impl Strategy<Value = Measured> {
    let plain = (partial_date(), observation(decimal())).prop_map(|(date, value)| Measured::new(date, value));
    let numbers = (decimal(), decimal(), decimal());
    let within = (partial_date(), numbers, status()).prop_filter_map("a value outside", |(date, (a, b, c), status)| {
        let mut sorted = [a, b, c];
        sorted.sort_unstable();
        let [low, value, high] = sorted;
        Measured::new(date, Observation::exact(value, status)).within(Interval::new(low, high).ok()?).ok()
    });
    prop_oneof![2 => plain, 1 => within]
}

/// What an indicator should come to.
///
/// ```
/// use ctg_model::{plan::Goal, strategies::goal};
/// use proptest::prelude::*;
/// proptest!(|(goal in goal())| {
///     prop_assert!(goal.target().is_none() || matches!(goal, Goal::Increase(_) | Goal::Decrease(_)));
/// });
/// ```
pub fn goal() -> impl Strategy<Value = Goal> {
    prop_oneof![
        2 => observation(decimal()).prop_map(Goal::Increase),
        2 => observation(decimal()).prop_map(Goal::Decrease),
        1 => interval().prop_map(Goal::KeepWithin),
        1 => absence().prop_map(Goal::NotStated),
    ]
}

/// An indicator with a baseline on the right side of its target, read in one of the `sources`; each part of it may be missing.
///
/// ```
/// use ctg_model::strategies::{indicator, slug};
/// use proptest::prelude::*;
/// proptest!(|(indicator in indicator(slug()))| {
///     let dates: std::collections::BTreeSet<_> = indicator.measures().iter().map(|measure| measure.date().to_string()).collect();
///     prop_assert_eq!(dates.len(), indicator.measures().len());
/// });
/// ```
pub fn indicator(sources: impl Strategy<Value = Slug>) -> impl Strategy<Value = Indicator> {
    let head = (slug(), label(), indicator_kind(), option::of(label()));
    let dates = (option::of(partial_date()), option::of(partial_date()));
    (head, aims(), dates, vec(measured(), 0..=4), option::of(evidence(sources))).prop_filter_map(
        "a baseline beyond the target",
        |((id, label, kind, unit), (goal, baseline), (baseline_date, horizon), measures, evidence)| {
            let mut indicator = Indicator::new(id, label, kind, goal);
            indicator = match baseline_date {
                Some(date) => indicator.with_baseline(date, baseline).ok()?,
                None => indicator.with_undated_baseline(baseline).ok()?,
            };
            for measure in measures {
                if indicator.measures().iter().all(|other| other.date() != measure.date()) {
                    indicator = indicator.with_measure(measure).ok()?;
                }
            }
            let with = |indicator: Indicator, unit| match unit {
                Some(unit) => indicator.with_unit(unit),
                None => indicator,
            };
            let indicator = horizon.into_iter().fold(with(indicator, unit), Indicator::with_horizon);
            Some(evidence.into_iter().fold(indicator, Indicator::with_evidence))
        },
    )
}

/// A goal and a baseline that do not contradict one another.
fn aims() -> impl Strategy<Value = (Goal, Observation<Decimal>)> {
    let pair = (decimal(), decimal(), status()).prop_map(|(one, other, status)| {
        (Observation::exact(one.min(other), status), Observation::exact(one.max(other), status))
    });
    let moved = pair
        .prop_flat_map(|(low, high)| prop_oneof![Just((Goal::Increase(high), low)), Just((Goal::Decrease(low), high))]);
    let untold = (goal(), absence()).prop_map(|(goal, reason)| (goal, Observation::Absent(reason)));
    let banded = (interval(), observation(decimal())).prop_map(|(band, baseline)| (Goal::KeepWithin(band), baseline));
    prop_oneof![3 => moved, 1 => untold, 1 => banded]
}
