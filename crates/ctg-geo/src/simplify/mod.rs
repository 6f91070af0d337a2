//! Lighter boundaries whose shared borders stay shared.

mod douglas_peucker;
mod network;
mod obstacles;

use std::collections::{BTreeMap, BTreeSet};

use ctg_model::Position;
use ctg_model::code::CommuneCode;
use geo_types::Coord;

use crate::boundaries::checked;
use crate::topology::HalfEdges;
use crate::{Boundaries, Contour};
use network::Network;
use obstacles::Obstacles;

/// Which vertices of a line matter.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, Simplification, SimplifyMethod};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let west = polygon![(x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.001, y: 46.5), (x: 1.0, y: 47.0), (x: 0.0, y: 47.0)];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, west.into())])?;
/// // One corner is 70 m off its line, in a triangle of 111 km by 70 m: much more than 100 m by 100 m.
/// let left = |method| boundaries.simplified(&Simplification::new(method, 100.0)).vertices_after;
/// assert_eq!(left(SimplifyMethod::DouglasPeucker), 4);
/// assert_eq!(left(SimplifyMethod::Visvalingam), 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SimplifyMethod {
    /// Drops, smallest first, the vertices whose triangle with their two neighbours is smaller than the square of the tolerance.
    ///
    /// *Source*: M. Visvalingam and J. D. Whyatt, *Line generalisation by repeated elimination of points*, The Cartographic Journal 30 (1993).
    Visvalingam,
    /// Keeps the ends of a line, and of what lies between them the farthest vertex as long as it is farther than the tolerance.
    ///
    /// *Source*: D. H. Douglas and T. K. Peucker, *Algorithms for the reduction of the number of points required to represent a digitized
    /// line or its caricature*, Cartographica 10 (1973).
    DouglasPeucker,
}

/// How boundaries are made lighter.
///
/// # Units
/// Metres.
///
/// # Examples
/// ```
/// use ctg_geo::{Simplification, SimplifyMethod};
/// let light = Simplification::new(SimplifyMethod::Visvalingam, 100.0);
/// assert_eq!(light.tolerance_m, 100.0);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct Simplification {
    /// Which vertices matter.
    pub method: SimplifyMethod,
    /// How small a detail may be dropped, in metres. Nothing is dropped if it is negative or no number.
    pub tolerance_m: f64,
    /// Points that stay on their side of every line: town halls, facilities.
    pub seats: Vec<Position>,
}

impl Simplification {
    /// A method and a tolerance in metres.
    ///
    /// ```
    /// use ctg_geo::{Simplification, SimplifyMethod};
    /// let light = Simplification::new(SimplifyMethod::DouglasPeucker, 50.0);
    /// assert_eq!((light.method, light.tolerance_m), (SimplifyMethod::DouglasPeucker, 50.0));
    /// assert!(light.seats.is_empty());
    /// ```
    pub fn new(method: SimplifyMethod, tolerance_m: f64) -> Self {
        Self { method, tolerance_m, seats: Vec::new() }
    }

    /// The same, with points that must stay in their commune (*mairies*).
    ///
    /// ```
    /// # use ctg_geo::{Simplification, SimplifyMethod};
    /// # use ctg_model::Position;
    /// let kept = Simplification::new(SimplifyMethod::Visvalingam, 100.0).with_seats([Position::new(-1.17339, 46.0125)?]);
    /// assert_eq!(kept.seats.len(), 1);
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn with_seats(self, seats: impl IntoIterator<Item = Position>) -> Self {
        Self { seats: seats.into_iter().collect(), ..self }
    }
}

/// Boundaries made lighter, and what it took; see [`Boundaries::simplified`].
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, Simplification, SimplifyMethod};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let west = polygon![(x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.001, y: 46.5), (x: 1.0, y: 47.0), (x: 0.0, y: 47.0)];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, west.into())])?;
/// // One corner of five is 70 m off its line.
/// let light = boundaries.simplified(&Simplification::new(SimplifyMethod::DouglasPeucker, 100.0));
/// assert_eq!((light.vertices_before, light.vertices_after, light.kept_for_shape), (5, 4, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct Simplified {
    /// The boundaries as they are now.
    pub boundaries: Boundaries,
    /// How many distinct vertices there were.
    pub vertices_before: usize,
    /// How many distinct vertices are left.
    pub vertices_after: usize,
    /// How many vertices the tolerance would have dropped, and that stay: without them a line would have crossed another, jumped over a
    /// seat, or a ring would have lost its area.
    pub kept_for_shape: usize,
    /// Communes left as they were, because their own borders cross those of others.
    pub left: Vec<CommuneCode>,
}

impl Boundaries {
    /// The same boundaries with fewer vertices; borders that two communes share stay shared, to the bit.
    ///
    /// The borders make a network; it is cut where three of them meet, and each line between two such junctions is simplified once, for
    /// the communes on both of its sides. Junctions stay. A vertex is dropped only if the triangle that it makes with its two
    /// neighbours holds no other vertex and no seat, by exact predicates, and if the new edge is not there yet: so no two lines come to
    /// cross or to touch, no island is swallowed, no commune and no part is lost, and every seat stays on its side. The result goes
    /// through the door again; where the boundaries did overlap before, communes that would fail there are left as they were, and listed.
    ///
    /// *Complexity*: O(n log n) in the vertices.
    ///
    /// # Examples
    /// The middle of the common border is 70 m off its line. Both communes lose it together.
    ///
    /// ```
    /// use ctg_geo::{Boundaries, Contour, Simplification, SimplifyMethod, Topology};
    /// use ctg_model::CogVintage;
    /// use geo_types::polygon;
    /// let west = polygon![(x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.001, y: 46.5), (x: 1.0, y: 47.0), (x: 0.0, y: 47.0)];
    /// let east = polygon![(x: 1.0, y: 46.0), (x: 2.0, y: 46.0), (x: 2.0, y: 47.0), (x: 1.0, y: 47.0), (x: 1.001, y: 46.5)];
    /// let contours = [Contour::new("17299".parse()?, west.into()), Contour::new("17300".parse()?, east.into())];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// let light = boundaries.simplified(&Simplification::new(SimplifyMethod::DouglasPeucker, 100.0));
    /// assert_eq!((light.vertices_before, light.vertices_after), (7, 6));
    /// assert_eq!(Topology::new(&light.boundaries).shared_edges(), 1);
    /// let same = boundaries.simplified(&Simplification::new(SimplifyMethod::DouglasPeucker, 50.0));
    /// assert_eq!(same.boundaries, boundaries);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "généralisation")]
    pub fn simplified(&self, how: &Simplification) -> Simplified {
        let edges = HalfEdges::new(self);
        let mut left: BTreeSet<usize> = BTreeSet::new();
        loop {
            let network = network(&edges, how, &left);
            let (contours, unsound) = self.lighter(&edges, &network);
            // Only communes that crossed others before can fail; they are left alone in the next round.
            if unsound.is_empty() || unsound.iter().all(|commune| left.contains(commune)) {
                return Simplified {
                    boundaries: self.with(contours),
                    vertices_before: network.vertices(),
                    vertices_after: network.vertices_left(),
                    kept_for_shape: network.kept_for_shape(),
                    left: left.iter().filter_map(|commune| self.codes().get(*commune).copied()).collect(),
                };
            }
            left.extend(unsound);
        }
    }

    /// The contours that changed, and the communes whose rings do not pass the door any more.
    fn lighter(&self, edges: &HalfEdges, network: &Network<'_>) -> (BTreeMap<usize, Contour>, Vec<usize>) {
        let (mut contours, mut unsound) = (BTreeMap::new(), Vec::new());
        for (commune, code) in self.codes().iter().enumerate() {
            let ring = |ring: usize| {
                let kept = self.vertices_of(ring).map(|edge| edges.origin_of(edge)).filter(|v| network.has(*v));
                let mut line: Vec<Coord<f64>> = kept.map(|vertex| edges.place(vertex)).collect();
                line.extend(line.first().copied());
                line
            };
            let parts: Vec<Vec<Vec<Coord<f64>>>> =
                self.parts_of(commune).map(|part| self.rings_of(part).map(ring).collect()).collect();
            let rings = self.parts_of(commune).flat_map(|part| self.rings_of(part));
            let count: usize = rings.map(|ring| self.vertices_of(ring).len() + 1).sum();
            if parts.iter().flatten().map(Vec::len).sum::<usize>() == count {
                continue;
            }
            match checked(*code, parts.clone()) {
                Ok(_) => _ = contours.insert(commune, Contour::of_rings(*code, parts)),
                Err(_) => unsound.push(commune),
            }
        }
        (contours, unsound)
    }
}

fn network<'a>(edges: &'a HalfEdges, how: &Simplification, left: &BTreeSet<usize>) -> Network<'a> {
    let seats = how.seats.iter().map(|seat| Coord { x: seat.longitude(), y: seat.latitude() });
    let obstacles = Obstacles::new(edges.places().iter().copied(), seats);
    let mut network = Network::new(edges, obstacles, left);
    if how.tolerance_m > 0.0 {
        match how.method {
            SimplifyMethod::Visvalingam => network.drop_smaller(how.tolerance_m * how.tolerance_m),
            SimplifyMethod::DouglasPeucker => {
                let candidates = douglas_peucker::dropped(&network, how.tolerance_m);
                network.drop_all(candidates);
            }
        }
    }
    network
}
