//! An index of points on the sphere: who is within a distance, who is nearest.
//!
//! A grid of latitude and longitude over the box of the points; a cell that holds many has a grid of its own over *their* box, and so on, so
//! that a town is no slower than the open country. Points at one place are one spot with several numbers. Distances are squared chords of
//! the unit sphere, which grow with the great circle: there is no plane, and neither the poles nor the antimeridian are special.
//!
//! What lies beyond a side of the cells seen so far is ruled out by the identity of the haversine: chord² = 4 sin²(Δφ ÷ 2) +
//! 4 cos φ cos φ' sin²(Δλ ÷ 2), each term no less than at the side.

mod build;
mod node;
mod search;

use ctg_model::Position;

use crate::measure::{MEAN_RADIUS_M, Spot};
use node::Node;
pub(super) use search::{Nearest, Within};

/// Chords are found to some 10⁻¹⁵ of the radius; whoever compares them with a limit lifts it by so much, a quarter of a micrometre on the
/// globe, and leaves what is that near to the exact measure.
const SLACK: f64 = 4e-14;

#[derive(Clone)]
pub(super) struct PointIndex {
    nodes: Vec<Node>,
    /// For each cell of each node its first spot, and one more at the end of each node.
    starts: Vec<u32>,
    /// The spots on the unit sphere, cell by cell.
    chords: Vec<[f64; 3]>,
    spots: Vec<Spot>,
    /// The first number of each spot, and one more at the end; none if each spot has one number.
    first: Vec<u32>,
    numbers: Vec<u32>,
}

/// A place from which one looks.
pub(super) struct Eye {
    pub(super) spot: Spot,
    longitude: f64,
    latitude: f64,
    cosine: f64,
    at: [f64; 3],
}

impl Eye {
    pub(super) fn new(position: Position) -> Self {
        let (at, cosine) = on_sphere(position);
        let (longitude, latitude) = (position.longitude(), position.latitude());
        Self { spot: Spot::of_cosine(position, cosine), longitude, latitude, cosine, at }
    }
}

/// The point on the unit sphere, and the cosine of its latitude.
fn on_sphere(position: Position) -> ([f64; 3], f64) {
    // Apart: the cosine is that of the haversine, to the bit.
    let latitude = position.latitude().to_radians();
    let (sine, cosine) = (latitude.sin(), latitude.cos());
    let (east, front) = position.longitude().to_radians().sin_cos();
    ([cosine * front, cosine * east, sine], cosine)
}

/// The squared chord that no place within so many metres on the sphere is beyond.
pub(super) fn squared_chord(metres: f64) -> f64 {
    let angle = metres / MEAN_RADIUS_M * (1.0 + 1e-12);
    // Four is the square of the diameter.
    if angle >= std::f64::consts::PI { 5.0 } else { lifted(2.0 * (angle / 2.0).sin()) }
}

/// The square of a chord, and of what rounding may add to it.
fn lifted(chord: f64) -> f64 {
    (chord * (1.0 + SLACK) + SLACK).powi(2)
}

impl PointIndex {
    /// The numbers at a spot, growing.
    pub(super) fn numbers(&self, slot: u32) -> &[u32] {
        let slot = slot as usize;
        if self.first.is_empty() {
            return self.numbers.get(slot..=slot).unwrap_or_default();
        }
        match self.first.get(slot..=slot + 1) {
            Some(&[start, end]) => self.numbers.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    pub(super) fn spot(&self, slot: u32) -> Option<&Spot> {
        self.spots.get(slot as usize)
    }
}

/// Sizes only.
impl std::fmt::Debug for PointIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (points, spots, nodes) = (self.numbers.len(), self.spots.len(), self.nodes.len());
        f.debug_struct("PointIndex")
            .field("points", &points)
            .field("spots", &spots)
            .field("nodes", &nodes)
            .finish_non_exhaustive()
    }
}
