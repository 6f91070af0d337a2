//! The commune nearest to a point that lies in none.

use ctg_model::Position;
use ctg_model::code::CommuneCode;
use geo_types::Coord;

use super::Locator;
use super::grid::coord;
use crate::bounding_box::BoundingBox;
use crate::earth;
use crate::measure::geodesic_m;

/// The commune nearest to a point.
///
/// # Units
/// Metres.
///
/// # Examples
/// ```
/// # use ctg_geo::{Boundaries, Contour, Locator};
/// # use ctg_model::{CogVintage, Position};
/// # use geo_types::polygon;
/// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
/// let inland = Position::new(0.5, 45.5)?;
/// let nearest = Locator::new(&boundaries).nearest(inland, 0.0).unwrap();
/// assert_eq!((nearest.commune, nearest.distance_m, nearest.at), ("17299".parse()?, 0.0, inland));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Nearest {
    /// The commune; of several at the same distance, that of the lowest code.
    pub commune: CommuneCode,
    /// How far it is, along the ellipsoid; 0 for a point in it.
    pub distance_m: f64,
    /// Where it is nearest: a point of its border, or the point itself.
    pub at: Position,
}

/// Where the search starts; it widens by a factor until a commune is found.
const FIRST_M: f64 = 2_000.0;
const WIDER: f64 = 4.0;

impl Locator<'_> {
    /// The commune nearest to a point, at most so many metres away (inclusive); `None` if there is none so near,
    /// or if the limit is negative or no number.
    ///
    /// For addresses just off a generalised coast. A point that [counts](super::Location::commune) in a commune has that one, at 0 metres. The nearest
    /// point of each border is found in a plane, and the distance to it is geodesic: within 100 km it is at most 0.01 % too long.
    ///
    /// *Complexity*: O(v) in the vertices of the communes around.
    ///
    /// # Examples
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Locator};
    /// # use ctg_model::{CogVintage, Position};
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// let locator = Locator::new(&boundaries);
    /// let at_sea = Position::new(-0.01, 45.5)?;                    // a hundredth of a degree off the western border
    /// let nearest = locator.nearest(at_sea, 1_000.0).unwrap();
    /// assert_eq!((nearest.commune, nearest.distance_m.round()), ("17299".parse()?, 782.0));
    /// assert_eq!(locator.nearest(at_sea, 500.0), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nearest(&self, point: Position, within_m: f64) -> Option<Nearest> {
        if within_m.is_nan() || within_m < 0.0 {
            return None;
        }
        if let Some(commune) = self.locate(point).commune() {
            return Some(Nearest { commune, distance_m: 0.0, at: point });
        }
        let mut reach = FIRST_M.min(within_m);
        loop {
            let around = self.envelopes.meeting(around(point, reach));
            let found = around.into_iter().filter_map(|number| self.nearest_of(number, point));
            // The first of equals stays, and numbers are in the order of codes.
            let best = found.reduce(|best, next| if next.distance_m < best.distance_m { next } else { best });
            match best.filter(|best| best.distance_m <= reach) {
                Some(best) => return Some(best),
                None if reach < within_m => reach = (reach * WIDER).min(within_m),
                None => return None,
            }
        }
    }

    /// The nearest point of the border of one commune.
    fn nearest_of(&self, number: u32, point: Position) -> Option<Nearest> {
        let p = coord(point);
        let mut best: Option<(f64, Coord<f64>)> = None;
        for ring in self.boundaries.parts_of(number as usize).flat_map(|part| self.boundaries.rings_of(part)) {
            let open = self.boundaries.ring(ring);
            let ends = open.clone().skip(1).chain(open.clone().take(1));
            for (a, b) in open.zip(ends) {
                let (squared, foot) = foot(p, a, b);
                if best.is_none_or(|(least, _)| squared < least) {
                    best = Some((squared, foot));
                }
            }
        }
        let (_, foot) = best?;
        let at = Position::new(foot.x, foot.y).ok()?;
        Some(Nearest { commune: self.code(number)?, distance_m: geodesic_m(point, at), at })
    }
}

/// The point of a segment that is nearest to `p`, and a squared distance to it in degrees of latitude.
///
/// In the plane that is true halfway to the foot, which is found twice: the first time, to know where halfway is.
fn foot(p: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> (f64, Coord<f64>) {
    let (along, to) = (b - a, p - a);
    let mut foot = (a + b) / 2.0;
    for _ in 0..2 {
        let shrink = degree_of_longitude(f64::midpoint(p.y, foot.y));
        let length = (along.x * shrink).powi(2) + along.y * along.y;
        let share = ((along.x * to.x * shrink * shrink + along.y * to.y) / length).clamp(0.0, 1.0);
        foot = if share >= 1.0 { b } else { a + along * share };
    }
    let off = p - foot;
    ((off.x * degree_of_longitude(f64::midpoint(p.y, foot.y))).powi(2) + off.y * off.y, foot)
}

/// A degree of longitude over one of latitude, on the ellipsoid.
fn degree_of_longitude(latitude: f64) -> f64 {
    let (east, north) = earth::step(latitude, 1.0, 1.0);
    east / north
}

/// A box that holds every point within a distance of a point.
fn around(point: Position, reach_m: f64) -> BoundingBox {
    /// No degree of latitude, and none of longitude at the equator, is shorter than that.
    const SHORTEST_DEGREE_M: f64 = 110_500.0;
    let p = coord(point);
    let up = reach_m / SHORTEST_DEGREE_M;
    let cosine = (p.y.abs() + up).min(90.0).to_radians().cos();
    let aside = if cosine > 1e-9 { (up / cosine).min(360.0) } else { 360.0 };
    BoundingBox::new(p.x - aside, p.y - up, p.x + aside, p.y + up)
}
