//! The *bonus territoire Ctg*: the tariffs that it is computed with.
//!
//! The bonus goes to services that a collectivité supports, under a signed Ctg. Its amounts are dated, and no national table of them was
//! found whole: a tariff is given by the caller, with where it comes from, and none is shipped. What sources do print, the range of a new
//! place, serves to doubt a tariff ([`PrintedRange`]). The sums are in `ctg-stats`.
//!
//! # Source
//! Caf 71, page on the bonus territoire (existing places: a floor, and the smoothed amounts of the former contracts; new places: a grid
//! of *potentiel financier* by *niveau de vie*, its top for *quartiers prioritaires* and *zones de revitalisation rurale*). The limits of
//! the bands were not found.

mod band;
mod grid;
mod printed;
mod tariff;

pub use band::{Band, BandError};
pub use grid::{Axis, GridError, NewPlaceGrid};
pub use printed::PrintedRange;
pub use tariff::{BonusTariff, BonusTariffs, TariffError};
