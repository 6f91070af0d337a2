//! How near services are, and to how many people: nearest services, coverage within a cost, opportunities within reach.
//!
//! Whatever the way of finding costs: everything here takes a [`TravelCost`](crate::cost::TravelCost), and its results name the
//! [`Distancier`](crate::cost::Distancier).

mod coverage;
mod error;
mod grid;
mod nearest;
mod opportunities;
mod people;
mod sites;

pub use coverage::Coverage;
pub use error::ProximityError;
pub use grid::{GridPoint, grid_points};
pub use nearest::{Near, NearestServices};
pub use opportunities::{Band, cost_to_opportunities, opportunities_within, services_within};
pub use people::{CoveredPeople, Share};
pub use sites::{Misplaced, Sites, SitesError};
