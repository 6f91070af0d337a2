//! Lengths and areas on the ellipsoid.

use geo::{Distance, Geodesic, GeodesicArea};
use geo_types::{Coord, LineString, MultiPolygon, Point, Polygon};

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

/// Measures many short segments that lie near each other.
///
/// Sine and cosine of a latitude come from those of the last one near it by two terms of their series: within 0.02° that misses by less than
/// 1e-11, and it takes a third of the time.
pub(crate) struct Ruler {
    latitude: f64,
    sine: f64,
    cosine: f64,
}

impl Ruler {
    pub(crate) fn new() -> Self {
        Self { latitude: 0.0, sine: 0.0, cosine: 1.0 }
    }

    /// The geodesic length of a segment, in metres, as [`length`] gives it.
    pub(crate) fn length(&mut self, a: Coord<f64>, b: Coord<f64>) -> f64 {
        let (east, north) = (b.x - a.x, b.y - a.y);
        if east.abs() > SHORT || north.abs() > SHORT || a.y.abs() > 80.0 {
            return Geodesic.distance(Point(a), Point(b));
        }
        let middle = a.y + north / 2.0;
        if (middle - self.latitude).abs() > 0.02 {
            (self.sine, self.cosine) = middle.to_radians().sin_cos();
            self.latitude = middle;
        }
        let off = (middle - self.latitude).to_radians();
        let bend = 1.0 - off * off / 2.0;
        let (sine, cosine) = (self.sine * bend + self.cosine * off, self.cosine * bend - self.sine * off);
        let (x, y) = scaled(sine, cosine, east, north);
        (x * x + y * y).sqrt()
    }
}

/// Metres to the east and to the north, of some degrees at a latitude.
pub(crate) fn step(latitude: f64, east: f64, north: f64) -> (f64, f64) {
    let (sine, cosine) = latitude.to_radians().sin_cos();
    scaled(sine, cosine, east, north)
}

fn scaled(sine: f64, cosine: f64, east: f64, north: f64) -> (f64, f64) {
    let w2 = 1.0 - E2 * sine * sine;
    let across = A / w2.sqrt();
    (across * cosine * east.to_radians(), across * (1.0 - E2) / w2 * north.to_radians())
}

/// The geodesic area inside a closed simple ring that turns either way, in square metres.
pub(crate) fn area(ring: &Polygon<f64>) -> f64 {
    ring.geodesic_area_signed().abs()
}

/// The area on the ellipsoid of a region whose edges are straight in longitude and latitude, in square metres.
///
/// Unlike the area between geodesics, it adds up when a region is cut: a piece of a straight edge lies on that edge.
///
/// *Formula*: ∮ F(φ) dλ, F the area between the equator and a parallel for a radian of longitude; each edge by Gauss and Legendre's three points.
pub(crate) fn straight_area(geometry: &MultiPolygon<f64>) -> f64 {
    let rings = geometry.iter().flat_map(|part| {
        let holes = part.interiors().iter().map(|hole| -ring_area(hole).abs());
        std::iter::once(ring_area(part.exterior()).abs()).chain(holes)
    });
    rings.sum()
}

fn ring_area(ring: &LineString<f64>) -> f64 {
    let Some(first) = ring.0.first() else { return 0.0 };
    let base = beneath(first.y);
    let edge = |line: geo_types::Line<f64>| {
        let (middle, half) = (f64::midpoint(line.start.y, line.end.y), (line.end.y - line.start.y) / 2.0);
        let off = half * 0.6_f64.sqrt();
        let mean = (5.0 * (beneath(middle - off) - base)
            + 8.0 * (beneath(middle) - base)
            + 5.0 * (beneath(middle + off) - base))
            / 18.0;
        mean * (line.end.x - line.start.x).to_radians()
    };
    ring.lines().map(edge).sum()
}

/// The area between the equator and a parallel, for a radian of longitude.
fn beneath(latitude: f64) -> f64 {
    let (sine, e) = (latitude.to_radians().sin(), E2.sqrt());
    A * A * (1.0 - E2) / 2.0 * (sine / (1.0 - E2 * sine * sine) + (e * sine).atanh() / e)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Between a straight edge and a geodesic lies a sliver that grows with the latitude: L tan φ ÷ 6R of the triangle, at most.
        #[test]
        fn a_straight_area_is_nearly_that_between_geodesics(x in -179.0..179.0, y in -79.0..79.0, size in 0.005..0.02) {
            let corners = vec![(x, y), (x + size, y + size / 3.0), (x + size / 2.0, y + size)];
            let triangle = Polygon::new(LineString::from(corners), Vec::new());
            let exact = area(&triangle);
            let sliver = f64::to_radians(size) * (f64::abs(y) + 1.0).to_radians().tan() / 3.0;
            prop_assert!((straight_area(&triangle.into()) - exact).abs() < sliver * exact + 0.5);
        }

        #[test]
        fn the_short_form_is_that_of_karney(x in -180.0..179.0, y in -79.0..79.0, east in -0.099..0.099, north in -0.099..0.099) {
            let (a, b) = (Coord { x, y }, Coord { x: x + east, y: y + north });
            let exact = Geodesic.distance(Point(a), Point(b));
            let mut ruler = Ruler::new();
            let near = Coord { x, y: y + 0.019 };
            ruler.length(near, near);
            prop_assert!((ruler.length(a, b) - length(a, b)).abs() <= 1e-10 * exact + 1e-9);
            prop_assert!((length(a, b) - exact).abs() <= 1e-6 * exact + 1e-9, "{} for {exact}", length(a, b));
        }
    }
}
