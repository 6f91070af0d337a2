//! Points that are surely inside.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use ctg_model::Position;
use geo_types::{Coord, MultiPolygon, Polygon};

use crate::bounding_box::BoundingBox;
use crate::plane::{Side, doubled_area, passes, side};
use crate::projection::mercator::TransverseMercator;

/// A point strictly inside, off every border, whatever the shape; `None` without an area.
///
/// In the widest stretch of a parallel through the largest part, halfway between two vertices next to the middle of that part. That it is inside is
/// checked with exact predicates.
///
/// # Examples
/// A U, whose centroid lies between its arms.
///
/// ```
/// use ctg_geo::measure::{centroid, point_inside};
/// use geo_types::polygon;
/// let u = polygon![
///     (x: 0.0, y: 0.0), (x: 3.0, y: 0.0), (x: 3.0, y: 3.0), (x: 2.0, y: 3.0),
///     (x: 2.0, y: 1.0), (x: 1.0, y: 1.0), (x: 1.0, y: 3.0), (x: 0.0, y: 3.0),
/// ].into();
/// let inside = point_inside(&u).unwrap();
/// assert_eq!((inside.longitude(), inside.latitude()), (0.5, 2.0));
/// assert!(centroid(&u).unwrap().longitude() == 1.5);
/// ```
#[doc(alias = "point on surface")]
#[doc(alias = "representative point")]
pub fn point_inside(geometry: &MultiPolygon<f64>) -> Option<Position> {
    let mut parts: Vec<(f64, &Polygon<f64>)> =
        geometry.iter().map(|part| (doubled_area(&part.exterior().0).abs(), part)).collect();
    parts.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let found = parts.into_iter().find_map(|(_, part)| inside_part(&rings(part)))?;
    Position::new(found.x, found.y).ok()
}

fn rings(part: &Polygon<f64>) -> Vec<Vec<Coord<f64>>> {
    std::iter::once(part.exterior()).chain(part.interiors()).map(|ring| ring.0.clone()).collect()
}

/// The latitudes halfway between those of vertices, nearest to the middle first: the first with a point inside gives it.
fn inside_part(rings: &[Vec<Coord<f64>>]) -> Option<Coord<f64>> {
    let mut levels: Vec<f64> = rings.iter().flatten().map(|at| at.y).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let middle = f64::midpoint(*levels.first()?, *levels.last()?);
    let mut between: Vec<f64> =
        levels.iter().zip(levels.iter().skip(1)).map(|(low, high)| f64::midpoint(*low, *high)).collect();
    between.sort_by(|a, b| (a - middle).abs().total_cmp(&(b - middle).abs()).then(a.total_cmp(b)));
    between.into_iter().find_map(|y| widest(rings, y).filter(|at| side(rings, *at) == Side::Inside))
}

/// The middle of the widest stretch of a parallel inside the rings; the westernmost of equals.
fn widest(rings: &[Vec<Coord<f64>>], y: f64) -> Option<Coord<f64>> {
    let mut crossings: Vec<f64> = edges(rings)
        .filter(|(a, b)| (a.y <= y) != (b.y <= y))
        .map(|(a, b)| a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)))
        .collect();
    crossings.sort_by(f64::total_cmp);
    let stretches = crossings.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    let wider = |best: (f64, f64), next: (f64, f64)| if next.1 - next.0 > best.1 - best.0 { next } else { best };
    stretches.reduce(wider).map(|(west, east)| Coord { x: f64::midpoint(west, east), y })
}

fn edges(rings: &[Vec<Coord<f64>>]) -> impl Iterator<Item = (Coord<f64>, Coord<f64>)> + '_ {
    rings.iter().flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().skip(1)))
}

/// The point inside that is farthest from every border (*pôle d'inaccessibilité*), where a label fits best.
///
/// ```
/// use ctg_geo::measure::pole_of_inaccessibility;
/// use geo_types::polygon;
/// let square = polygon![(x: 0.0, y: 0.0), (x: 0.02, y: 0.0), (x: 0.02, y: 0.02), (x: 0.0, y: 0.02)].into();
/// let pole = pole_of_inaccessibility(&square, 0.1).unwrap();
/// assert!((pole.distance_m - 1_105.74).abs() < 0.5);            // a hundredth of a degree of meridian
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Pole {
    /// The point.
    pub position: Position,
    /// How far the nearest border is, in metres.
    pub distance_m: f64,
}

/// A square of the plane that may hold the pole.
struct Cell {
    centre: Coord<f64>,
    half: f64,
    distance: f64,
    /// No point of the cell is farther from the border than that.
    bound: f64,
}

/// The pole of inaccessibility, no more than a tolerance nearer to the border than the true one; `None` without an area.
///
/// *Formula*: squares are halved, most promising first, until none can hold a point more than the tolerance farther away (Garcia-Castellanos and
/// Lombardo 2007; the algorithm is that of *polylabel*). Distances are those of a transverse Mercator plane about the middle of the geometry:
/// 0.012 % too long at 100 km from its central meridian.
///
/// *Units*: metres; a tolerance below a millimetre, or that is no number, counts as a millimetre.
///
/// *Complexity*: O(n) for each square that is looked at; their number grows with the logarithm of size over tolerance.
///
/// # Examples
/// The middle of a square of a hundredth of a degree, half of its shorter side from the border.
///
/// ```
/// use ctg_geo::measure::pole_of_inaccessibility;
/// use geo_types::polygon;
/// let square = polygon![(x: 0.0, y: 0.0), (x: 0.01, y: 0.0), (x: 0.01, y: 0.01), (x: 0.0, y: 0.01)].into();
/// let pole = pole_of_inaccessibility(&square, 0.1).unwrap();
/// assert!((pole.distance_m - 552.87).abs() < 0.2);
/// assert!((pole.position.latitude() - 0.005).abs() < 1e-5);
/// ```
#[doc(alias = "polylabel")]
#[doc(alias = "inaccessibilité")]
pub fn pole_of_inaccessibility(geometry: &MultiPolygon<f64>, tolerance_m: f64) -> Option<Pole> {
    let start = point_inside(geometry)?;
    let extent = BoundingBox::of_geometry(geometry)?;
    let plane = TransverseMercator::about(f64::midpoint(extent.west, extent.east));
    let to_plane = |at: &Coord<f64>| {
        let (x, y) = plane.forward(at.x, at.y);
        Coord { x, y }
    };
    let rings: Vec<Vec<Coord<f64>>> =
        geometry.iter().flat_map(rings).map(|ring| ring.iter().map(to_plane).collect()).collect();
    let start = to_plane(&Coord { x: start.longitude(), y: start.latitude() });
    let best = farthest(&rings, Cell::new(&rings, start, 0.0), tolerance_m.max(0.001))?;
    let (longitude, latitude) = plane.inverse(best.centre.x, best.centre.y);
    Some(Pole { position: Position::new(longitude, latitude).ok()?, distance_m: best.distance })
}

fn farthest(rings: &[Vec<Coord<f64>>], start: Cell, tolerance: f64) -> Option<Cell> {
    let extent = BoundingBox::of_coords(rings.iter().flatten().copied())?;
    let (width, height) = (extent.east - extent.west, extent.north - extent.south);
    let half = width.min(height).max(width.max(height) / 64.0) / 2.0;
    let count = |size: f64| (1..=64_u8).take_while(move |index| 2.0 * half * f64::from(index - 1) < size);
    let mut queue = BinaryHeap::new();
    for row in count(height) {
        for column in count(width) {
            let offset = |index: u8| half * f64::from(2 * u16::from(index) - 1);
            let centre = Coord { x: extent.west + offset(column), y: extent.south + offset(row) };
            queue.push(Cell::new(rings, centre, half));
        }
    }
    let mut best = start;
    while let Some(cell) = queue.pop() {
        if cell.bound <= best.distance + tolerance {
            break;
        }
        let half = cell.half / 2.0;
        for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            let centre = Coord { x: cell.centre.x + dx, y: cell.centre.y + dy };
            queue.push(Cell::new(rings, centre, half));
        }
        if cell.distance > best.distance {
            best = cell;
        }
    }
    Some(best)
}

impl Cell {
    fn new(rings: &[Vec<Coord<f64>>], centre: Coord<f64>, half: f64) -> Self {
        let (mut inside, mut nearest) = (false, f64::INFINITY);
        for (a, b) in edges(rings) {
            inside ^= passes(a, b, centre) == Side::Inside;
            nearest = nearest.min(squared_distance(centre, a, b));
        }
        let distance = if inside { nearest.sqrt() } else { -nearest.sqrt() };
        Self { centre, half, distance, bound: distance + half * std::f64::consts::SQRT_2 }
    }
}

/// The squared distance from a point to a segment.
fn squared_distance(p: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (along, to) = (b - a, p - a);
    let length = along.x * along.x + along.y * along.y;
    let share = if length > 0.0 { ((to.x * along.x + to.y * along.y) / length).clamp(0.0, 1.0) } else { 0.0 };
    let off = to - along * share;
    off.x * off.x + off.y * off.y
}

/// The most promising first; of equals, the southern, then the western one.
impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        let southern = other.centre.y.total_cmp(&self.centre.y);
        self.bound.total_cmp(&other.bound).then(southern).then(other.centre.x.total_cmp(&self.centre.x))
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cell {}
