//! Values with their status and precision, or the reason why there is none.

use std::fmt::Debug;

use proptest::option;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::select;

use super::numbers::count;
use crate::observation::{Absence, CountBounds, Observation, Precision, Quantity, Rounding, RoundingMode, Status};

/// Why there is no value.
///
/// ```
/// use ctg_model::strategies::absence;
/// use proptest::prelude::*;
/// proptest!(|(reason in absence())| {
///     prop_assert_eq!(reason.as_str().parse(), Ok(reason));
/// });
/// ```
pub fn absence() -> impl Strategy<Value = Absence> {
    select(Absence::ALL)
}

/// Where a value comes from.
///
/// ```
/// use ctg_model::strategies::status;
/// use proptest::prelude::*;
/// proptest!(|(status in status())| {
///     prop_assert_eq!(status.as_str().parse(), Ok(status));
/// });
/// ```
pub fn status() -> impl Strategy<Value = Status> {
    select(Status::ALL)
}

/// Which way counts are rounded.
///
/// ```
/// use ctg_model::strategies::rounding_mode;
/// use proptest::prelude::*;
/// proptest!(|(mode in rounding_mode())| {
///     prop_assert_eq!(mode.as_str().parse(), Ok(mode));
/// });
/// ```
pub fn rounding_mode() -> impl Strategy<Value = RoundingMode> {
    select(RoundingMode::ALL)
}

/// A rounding of counts to a multiple: of 5, 10, 100 …, or of any base.
///
/// ```
/// use ctg_model::strategies::rounding;
/// use proptest::prelude::*;
/// proptest!(|(rounding in rounding())| {
///     prop_assert!(rounding.bounds(0).contains(0));
/// });
/// ```
pub fn rounding() -> impl Strategy<Value = Rounding> {
    let base = prop_oneof![3 => select(&BASES[..]), 1 => 1_u32..=20, 1 => 1..=u32::MAX];
    (base, rounding_mode()).prop_filter_map("a base of zero", |(base, mode)| Rounding::new(base, mode).ok())
}

/// The least and the most that a count can be; some have no most.
///
/// ```
/// use ctg_model::strategies::count_bounds;
/// use proptest::prelude::*;
/// proptest!(|(bounds in count_bounds())| {
///     prop_assert!(bounds.contains(bounds.low()));
/// });
/// ```
pub fn count_bounds() -> impl Strategy<Value = CountBounds> {
    (count(), option::of(count())).prop_filter_map("bounds that are reversed", |(low, width)| {
        CountBounds::new(low, width.map(|width| low + width)).ok()
    })
}

/// A precision, without regard to any value.
///
/// ```
/// use ctg_model::strategies::precision;
/// use proptest::prelude::*;
/// proptest!(|(precision in precision(), count in 0_u64..1_000)| {
///     let bounds = precision.bounds(count);
///     prop_assert!(bounds.high().is_none_or(|high| bounds.low() <= high));
/// });
/// ```
pub fn precision() -> impl Strategy<Value = Precision> {
    prop_oneof![
        Just(Precision::Exact),
        Just(Precision::AtLeast),
        rounding().prop_map(Precision::Rounded),
        count_bounds().prop_map(Precision::Within),
    ]
}

/// An observation of anything: present with a precision that suits the value, or absent.
///
/// Only counts are rounded or bounded; other values are exact or at least.
///
/// ```
/// use ctg_model::{Label, observation::Observation, strategies::{label, observation}};
/// use proptest::prelude::*;
/// proptest!(|(title in observation(label()))| {
///     prop_assert_ne!(title.value().is_some(), title.absence().is_some());
///     prop_assert_eq!(title.bounds(), None);       // a text is no count
/// });
/// ```
pub fn observation<T: Quantity + Debug>(values: impl Strategy<Value = T>) -> impl Strategy<Value = Observation<T>> {
    let present = (values, status(), shape()).prop_filter_map("a precision that does not suit the value", present);
    prop_oneof![4 => present, 1 => absence().prop_map(Observation::Absent)]
}

/// An observation of a count; many are multiples of 5, and may be rounded to them.
///
/// ```
/// use ctg_model::strategies::count_observation;
/// use proptest::prelude::*;
/// proptest!(|(seen in count_observation())| {
///     // What is certain of a value does not contradict it.
///     let holds = seen.value().zip(seen.bounds()).is_none_or(|(value, bounds)| bounds.contains(*value));
///     prop_assert!(holds);
/// });
/// ```
pub fn count_observation() -> impl Strategy<Value = Observation<u64>> {
    observation(prop_oneof![count(), (0_u64..=14_000_000).prop_map(|fifth| fifth * 5)])
}

/// Bases that publishers use, from the finest.
const BASES: [u32; 7] = [1, 2, 5, 10, 50, 100, 1_000];

/// What a precision is made of, before it is fitted to a value.
#[derive(Debug, Clone)]
enum Shape {
    Exact,
    AtLeast,
    /// To the widest of so many of the bases that divides the value.
    Rounded(usize, RoundingMode),
    /// So far below and above the value.
    Within(u64, Option<u64>),
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        2 => Just(Shape::Exact),
        1 => Just(Shape::AtLeast),
        2 => (1..=BASES.len(), rounding_mode()).prop_map(|(bases, mode)| Shape::Rounded(bases, mode)),
        1 => (count(), option::of(count())).prop_map(|(below, above)| Shape::Within(below, above)),
    ]
}

fn present<T: Quantity>((value, status, shape): (T, Status, Shape)) -> Option<Observation<T>> {
    let precision = match (shape, value.count()) {
        (Shape::Exact, _) | (Shape::Rounded(..) | Shape::Within(..), None) => Precision::Exact,
        (Shape::AtLeast, _) => Precision::AtLeast,
        (Shape::Rounded(bases, mode), Some(count)) => {
            let divides = |base: &&u32| count.is_multiple_of(u64::from(**base));
            let base = BASES.iter().take(bases).rev().find(divides).copied().unwrap_or(1);
            Precision::Rounded(Rounding::new(base, mode).ok()?)
        }
        (Shape::Within(below, above), Some(count)) => {
            let high = above.map(|above| count.saturating_add(above));
            Precision::Within(CountBounds::new(count.saturating_sub(below), high).ok()?)
        }
    };
    Observation::new(value, status, precision).ok()
}
