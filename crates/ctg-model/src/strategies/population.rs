//! Populations and places.

use proptest::strategy::Strategy;

use super::numbers::count;
use crate::{MunicipalPopulation, Places, TotalPopulation};

/// A *population municipale*.
///
/// ```
/// use ctg_model::strategies::municipal_population;
/// use proptest::prelude::*;
/// proptest!(|(population in municipal_population())| {
///     prop_assert!(population.persons() <= 70_000_000);
/// });
/// ```
pub fn municipal_population() -> impl Strategy<Value = MunicipalPopulation> {
    count().prop_map(MunicipalPopulation::new)
}

/// A *population totale*.
///
/// ```
/// use ctg_model::strategies::total_population;
/// use proptest::prelude::*;
/// proptest!(|(population in total_population())| {
///     prop_assert!(population.persons() <= 70_000_000);
/// });
/// ```
pub fn total_population() -> impl Strategy<Value = TotalPopulation> {
    count().prop_map(TotalPopulation::new)
}

/// Places of a service.
///
/// ```
/// use ctg_model::{Places, strategies::places};
/// use proptest::prelude::*;
/// proptest!(|(a in places(), b in places())| {
///     prop_assert_eq!([a, b].into_iter().sum::<Places>().count(), a.count() + b.count());
/// });
/// ```
pub fn places() -> impl Strategy<Value = Places> {
    count().prop_map(Places::new)
}
