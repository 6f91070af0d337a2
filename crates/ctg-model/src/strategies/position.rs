//! Points.

use proptest::prelude::{Just, Strategy, prop_oneof};

use crate::Position;

/// A point: in metropolitan France, anywhere on the globe, or at one of its edges.
///
/// ```
/// use ctg_model::strategies::position;
/// use proptest::prelude::*;
/// proptest!(|(point in position())| {
///     prop_assert!(point.longitude().abs() <= 180.0 && point.latitude().abs() <= 90.0);
/// });
/// ```
pub fn position() -> impl Strategy<Value = Position> {
    let edges = prop_oneof![Just((180.0, 90.0)), Just((-180.0, -90.0)), Just((-0.0, 0.0))];
    prop_oneof![
        4 => (-5.2_f64..=9.6, 41.3_f64..=51.1),
        2 => (-180.0_f64..=180.0, -90.0_f64..=90.0),
        1 => edges,
    ]
    .prop_filter_map("no point of the globe", |(longitude, latitude)| Position::new(longitude, latitude).ok())
}
