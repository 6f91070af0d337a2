//! How large, how far, and where the middle is.
//!
//! Geometries are in degrees of WGS 84, as [`Boundaries`](crate::Boundaries) gives them; the winding of rings does not matter. On the
//! globe by default; the functions that take a [`Projection`](crate::Projection) measure in its plane, as published figures often do.

mod area;
mod centre;
mod distance;
mod inside;

pub use area::{area_m2, perimeter_m, plane_area_m2, plane_perimeter_m};
pub use centre::{NoPopulation, centroid, plane_centroid, population_weighted_centre};
pub(crate) use distance::Spot;
pub use distance::{MEAN_RADIUS_M, geodesic_m, haversine_m};
pub use inside::{Pole, point_inside, pole_of_inaccessibility};
