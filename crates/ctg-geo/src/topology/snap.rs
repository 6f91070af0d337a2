//! Borders brought together on request.

#![expect(
    clippy::indexing_slicing,
    reason = "half-edges and vertices are numbered by `HalfEdges`, in the order of the vertices of the boundaries"
)]

use std::collections::{BTreeMap, BTreeSet};

use ctg_model::code::CommuneCode;
use geo_types::Coord;

use super::half_edges::{HalfEdges, NONE};
use crate::boundaries::checked;
use crate::earth;
use crate::extents::{Extent, Extents};
use crate::{Boundaries, Contour};

/// What was done to the contour of a commune to bring its borders to its neighbours'.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let west = polygon![(x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.0, y: 47.0), (x: 0.0, y: 47.0)];
/// # let east = polygon![(x: 1.0, y: 46.0), (x: 2.0, y: 46.0), (x: 2.0, y: 47.0), (x: 1.0, y: 47.0), (x: 1.0, y: 46.5)];
/// # let contours = [Contour::new("17299".parse()?, west.into()), Contour::new("17300".parse()?, east.into())];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
/// // The commune in the east has a vertex in the middle of the border, the one in the west has not.
/// let west = &boundaries.snapped(1.0).changes[0];
/// assert_eq!((west.commune, west.moved.len()), ("17299".parse()?, 0));
/// assert_eq!((west.inserted[0].x, west.inserted[0].y), (1.0, 46.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Snap {
    /// The commune.
    pub commune: CommuneCode,
    /// Vertices that moved: from where to where, in degrees.
    pub moved: Vec<(Coord<f64>, Coord<f64>)>,
    /// Vertices of neighbours that were put into an edge, in degrees.
    pub inserted: Vec<Coord<f64>>,
    /// The longest way that a vertex moved, or an edge to meet a vertex, in metres.
    pub farthest_m: f64,
}

/// Boundaries brought together, and what it took; see [`Boundaries::snapped`].
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, Topology};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let west = polygon![(x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.0, y: 47.0), (x: 0.0, y: 47.0)];
/// # let east = polygon![(x: 1.0, y: 46.0), (x: 2.0, y: 46.0), (x: 2.0, y: 47.0), (x: 1.0, y: 47.0), (x: 1.0, y: 46.5)];
/// # let contours = [Contour::new("17299".parse()?, west.into()), Contour::new("17300".parse()?, east.into())];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
/// // The commune in the east has a vertex in the middle of the border, the one in the west has not.
/// let made = boundaries.snapped(1.0);
/// assert!(Topology::new(&made.boundaries).faults().is_matched());
/// assert_eq!((made.changes.len(), made.left.len()), (1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct Snapped {
    /// The boundaries as they are now.
    pub boundaries: Boundaries,
    /// What changed, by commune.
    pub changes: Vec<Snap>,
    /// Communes left as they were, because their rings would have crossed, touched or lost their area.
    pub left: Vec<CommuneCode>,
}

/// Where vertices without a matched border go, and which of them lie in the edges of others.
struct Plan<'a> {
    edges: &'a HalfEdges,
    /// The vertices of edges without a twin.
    free: Vec<u32>,
    /// Their places.
    near: Extents,
    /// Where some of them go.
    to: BTreeMap<u32, u32>,
    tolerance_m: f64,
}

pub(super) fn snapped(boundaries: &Boundaries, edges: &HalfEdges, tolerance_m: f64) -> Snapped {
    let plan = Plan::new(edges, tolerance_m);
    let mut made = Snapped { boundaries: boundaries.clone(), changes: Vec::new(), left: Vec::new() };
    let mut contours: BTreeMap<usize, Contour> = BTreeMap::new();
    let touched: BTreeSet<u32> = plan.touched();
    for commune in touched {
        let (contour, snap) = plan.contour(boundaries, commune as usize);
        if snap.moved.is_empty() && snap.inserted.is_empty() {
            continue;
        }
        if checked(contour.commune, contour.parts.clone()).is_ok() {
            contours.insert(commune as usize, contour);
            made.changes.push(snap);
        } else {
            made.left.push(contour.commune);
        }
    }
    made.boundaries = boundaries.with(contours);
    made
}

impl<'a> Plan<'a> {
    fn new(edges: &'a HalfEdges, tolerance_m: f64) -> Self {
        let unpaired = (0..edges.len()).filter(|edge| edges.twin[*edge] == NONE);
        let ends: BTreeSet<u32> = unpaired.flat_map(|edge| [edges.origin[edge], edges.target(edge)]).collect();
        let free: Vec<u32> = ends.into_iter().collect();
        let place =
            |vertex: &u32| Extent { low: edges.vertices[*vertex as usize], high: edges.vertices[*vertex as usize] };
        let near = Extents::new(free.iter().map(place).collect());
        let mut plan = Self { edges, free, near, to: BTreeMap::new(), tolerance_m };
        plan.gather();
        plan
    }

    /// The vertices with the most communes draw those around them that belong to a commune which they lack.
    fn gather(&mut self) {
        let mut centres = self.free.clone();
        let place = |vertex: u32| self.edges.vertices[vertex as usize];
        let by_place = |a: Coord<f64>, b: Coord<f64>| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y));
        let communes: BTreeMap<u32, BTreeSet<u32>> = self.free.iter().map(|v| (*v, self.communes(*v))).collect();
        centres.sort_by(|a, b| communes[b].len().cmp(&communes[a].len()).then_with(|| by_place(place(*a), place(*b))));
        let mut fixed: BTreeSet<u32> = BTreeSet::new();
        for centre in centres {
            if self.to.contains_key(&centre) {
                continue;
            }
            for other in self.around(place(centre), place(centre)) {
                let drawn = other != centre && !fixed.contains(&other) && !self.to.contains_key(&other);
                let far = earth::length(place(centre), place(other));
                if drawn && far <= self.tolerance_m && !communes[&other].is_subset(&communes[&centre]) {
                    self.to.insert(other, centre);
                    fixed.insert(centre);
                }
            }
        }
    }

    fn communes(&self, vertex: u32) -> BTreeSet<u32> {
        self.edges.leaving(vertex).iter().map(|out| self.edges.commune[*out as usize]).collect()
    }

    /// The free vertices within the tolerance of the box around a segment.
    fn around(&self, a: Coord<f64>, b: Coord<f64>) -> Vec<u32> {
        let latitude = a.y.abs().max(b.y.abs()).min(89.0);
        let (east, north) = earth::step(latitude, 1.0, 1.0);
        let (x, y) = (self.tolerance_m / east, self.tolerance_m / north * 1.02); // a degree is longest at the poles
        let around = Extent::around([a, b]).map(|extent| extent.widened(x, y));
        around.map_or_else(Vec::new, |around| self.near.meeting(around)).into_iter().map(|k| self.free[k]).collect()
    }

    fn target(&self, vertex: u32) -> u32 {
        self.to.get(&vertex).copied().unwrap_or(vertex)
    }

    /// The communes with an edge without a twin, or with a vertex that moves.
    fn touched(&self) -> BTreeSet<u32> {
        let unpaired = (0..self.edges.len()).filter(|edge| self.edges.twin[*edge] == NONE);
        let moved = self.to.keys().flat_map(|vertex| self.communes(*vertex));
        unpaired.map(|edge| self.edges.commune[edge]).chain(moved).collect()
    }

    /// The contour of a commune with its vertices moved, and those of others put into its edges.
    fn contour(&self, boundaries: &Boundaries, commune: usize) -> (Contour, Snap) {
        let code = boundaries.codes()[commune];
        let mut snap = Snap { commune: code, moved: Vec::new(), inserted: Vec::new(), farthest_m: 0.0 };
        let own: BTreeSet<u32> = boundaries
            .parts_of(commune)
            .flat_map(|part| boundaries.rings_of(part))
            .flat_map(|ring| boundaries.vertices_of(ring))
            .map(|edge| self.target(self.edges.origin[edge]))
            .collect();
        let mut parts = Vec::new();
        for part in boundaries.parts_of(commune) {
            let rings = boundaries.rings_of(part).map(|ring| self.ring(boundaries.vertices_of(ring), &own, &mut snap));
            parts.push(rings.collect());
        }
        (Contour::of_rings(code, parts), snap)
    }

    fn ring(&self, ring: std::ops::Range<usize>, own: &BTreeSet<u32>, snap: &mut Snap) -> Vec<Coord<f64>> {
        let mut line = Vec::with_capacity(ring.len() + 1);
        for edge in ring {
            let from = self.edges.origin[edge];
            let (a, b) = (self.target(from), self.target(self.edges.target(edge)));
            let place = self.edges.vertices[a as usize];
            if a != from {
                let before = self.edges.vertices[from as usize];
                snap.moved.push((before, place));
                snap.farthest_m = snap.farthest_m.max(earth::length(before, place));
            }
            line.push(place);
            if self.edges.twin[edge] == NONE && a != b {
                for (far, vertex) in self.between(a, b, own) {
                    let at = self.edges.vertices[vertex as usize];
                    line.push(at);
                    snap.inserted.push(at);
                    snap.farthest_m = snap.farthest_m.max(far);
                }
            }
        }
        line.extend(line.first().copied());
        line
    }

    /// The vertices of others along an edge, in order, each with its distance from it.
    fn between(&self, a: u32, b: u32, own: &BTreeSet<u32>) -> Vec<(f64, u32)> {
        let (from, to) = (self.edges.vertices[a as usize], self.edges.vertices[b as usize]);
        let mut found: Vec<(f64, f64, u32)> = Vec::new();
        for vertex in self.around(from, to).into_iter().map(|vertex| self.target(vertex)) {
            if own.contains(&vertex) || found.iter().any(|(_, _, known)| *known == vertex) {
                continue;
            }
            let at = self.edges.vertices[vertex as usize];
            let latitude = f64::midpoint(from.y, to.y);
            let way = earth::step(latitude, to.x - from.x, to.y - from.y);
            let reach = earth::step(latitude, at.x - from.x, at.y - from.y);
            let length = way.0.hypot(way.1);
            let share = (way.0 * reach.0 + way.1 * reach.1) / (length * length);
            let far = (way.0 * reach.1 - way.1 * reach.0).abs() / length;
            if far <= self.tolerance_m && share > 0.0 && share < 1.0 {
                found.push((share, far, vertex));
            }
        }
        found.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.2.cmp(&other.2)));
        found.into_iter().map(|(_, far, vertex)| (far, vertex)).collect()
    }
}
