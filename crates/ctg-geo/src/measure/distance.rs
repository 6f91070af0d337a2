//! Distances between two points.

use ctg_model::Position;
use geo::{Distance, Geodesic, HaversineMeasure};
use geo_types::Point;

/// The mean radius R₁ of the Earth, in metres: (2a + b) ÷ 3.
///
/// Source: Moritz, *Geodetic Reference System 1980*, Journal of Geodesy 74 (2000), rounded to the decimetre.
///
/// ```
/// use ctg_geo::measure::MEAN_RADIUS_M;
/// let (equatorial_m, polar_m) = (6_378_137.0_f64, 6_356_752.3141);
/// assert!((MEAN_RADIUS_M - (2.0 * equatorial_m + polar_m) / 3.0).abs() < 0.05);
/// ```
pub const MEAN_RADIUS_M: f64 = 6_371_008.8;

/// The distance on a great circle of the sphere (*à vol d'oiseau*), by the haversine formula.
///
/// Within 0.56 % of [`geodesic_m`], and ten times faster.
///
/// *Formula*: 2 R asin √(sin²(Δφ ÷ 2) + cos φ₁ cos φ₂ sin²(Δλ ÷ 2)), R = [`MEAN_RADIUS_M`].
///
/// *Units*: metres.
///
/// # Examples
/// ```
/// use ctg_geo::measure::{MEAN_RADIUS_M, haversine_m};
/// use ctg_model::Position;
/// let (equator, pole) = (Position::new(0.0, 0.0)?, Position::new(0.0, 90.0)?);
/// assert!((haversine_m(equator, pole) - MEAN_RADIUS_M * std::f64::consts::FRAC_PI_2).abs() < 1e-6);
/// # Ok::<(), ctg_model::PositionError>(())
/// ```
#[doc(alias = "orthodromie")]
#[doc(alias = "great circle")]
pub fn haversine_m(a: Position, b: Position) -> f64 {
    HaversineMeasure::new(MEAN_RADIUS_M).distance(point(a), point(b))
}

/// The distance on the ellipsoid WGS 84, exact to some nanometres.
///
/// *Units*: metres.
///
/// # Examples
/// A degree of the equator is a 360th of its length, 2 π a.
///
/// ```
/// use ctg_geo::measure::geodesic_m;
/// use ctg_model::Position;
/// let degree = geodesic_m(Position::new(0.0, 0.0)?, Position::new(1.0, 0.0)?);
/// assert!((degree - 6_378_137.0_f64.to_radians()).abs() < 1e-6);
/// # Ok::<(), ctg_model::PositionError>(())
/// ```
///
/// # Source
/// Karney, *Algorithms for geodesics*, Journal of Geodesy 87 (2013).
#[doc(alias = "Karney")]
pub fn geodesic_m(a: Position, b: Position) -> f64 {
    Geodesic.distance(point(a), point(b))
}

fn point(position: Position) -> Point<f64> {
    Point::new(position.longitude(), position.latitude())
}
