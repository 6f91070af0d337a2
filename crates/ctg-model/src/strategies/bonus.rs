//! Money, bands, grids, tariffs.

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::Strategy;

use super::{reference, service_kind, vintage};
use crate::Cents;
use crate::bonus::{Band, BonusTariff, NewPlaceGrid};

/// An amount, of up to ten million euros.
///
/// ```
/// use ctg_model::{Cents, strategies::cents};
/// use proptest::prelude::*;
/// proptest!(|(amount in cents())| {
///     prop_assert_eq!(Cents::new(amount.cents()), Some(amount));
/// });
/// ```
pub fn cents() -> impl Strategy<Value = Cents> {
    (0_u64..=1_000_000_000).prop_filter_map("more than the largest amount", Cents::new)
}

/// One to four bands that follow each other; the last has an upper limit or not.
///
/// ```
/// use ctg_model::strategies::bands;
/// use proptest::prelude::*;
/// proptest!(|(bands in bands())| {
///     prop_assert!(bands.windows(2).all(|pair| pair[0].until() == Some(pair[1].from())));
/// });
/// ```
pub fn bands() -> impl Strategy<Value = Vec<Band>> {
    (btree_set(0_u64..=10_000_000, 2..=5), proptest::bool::ANY).prop_filter_map(
        "bands that are none",
        |(limits, open)| {
            let limits: Vec<Cents> = limits.into_iter().filter_map(Cents::new).collect();
            let last = limits.len().checked_sub(2)?;
            let pairs = limits.iter().zip(limits.iter().skip(1)).enumerate();
            pairs
                .map(|(index, (from, until))| Band::new(*from, (index < last || !open).then_some(*until)).ok())
                .collect()
        },
    )
}

/// A grid of new places; some of its cells may be empty.
///
/// ```
/// use ctg_model::strategies::new_place_grid;
/// use ctg_model::bonus::Axis;
/// use proptest::prelude::*;
/// proptest!(|(grid in new_place_grid())| {
///     let (potential, living) = (grid.bands(Axis::FinancialPotential)[0], grid.bands(Axis::LivingStandard)[0]);
///     prop_assert!(grid.amount(potential.from(), living.from()).is_none_or(|amount| amount <= grid.top()));
/// });
/// ```
pub fn new_place_grid() -> impl Strategy<Value = NewPlaceGrid> {
    (bands(), bands()).prop_flat_map(|(potentials, livings)| {
        let amounts = vec(vec(option::weighted(0.9, cents()), livings.len()), potentials.len());
        (amounts, cents()).prop_filter_map("amounts that make up no grid", move |(amounts, top)| {
            let top = amounts.iter().flatten().flatten().copied().fold(top, Cents::max);
            NewPlaceGrid::new(potentials.clone(), livings.clone(), amounts, top).ok()
        })
    })
}

/// A tariff of a service in a year.
///
/// ```
/// use ctg_model::strategies::bonus_tariff;
/// use proptest::prelude::*;
/// proptest!(|(tariff in bonus_tariff())| {
///     prop_assert!(!tariff.reference.title.as_str().is_empty());
/// });
/// ```
pub fn bonus_tariff() -> impl Strategy<Value = BonusTariff> {
    (service_kind(), vintage(), option::of(cents()), option::of(new_place_grid()), reference()).prop_map(
        |(service, year, floor, new_places, reference)| BonusTariff { service, year, floor, new_places, reference },
    )
}
