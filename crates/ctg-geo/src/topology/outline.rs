//! The outline of zones: walks along the half-edges that have another zone, or none, on their right.

#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "half-edges and vertices are numbered by `HalfEdges`, zones are given for each commune by the door, and rings are not empty"
)]

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::half_edges::{HalfEdges, NONE};
use crate::plane::{Side, doubled_area, is_counter_clockwise, side};

/// A ring of a zone: open, simple.
pub(super) struct Ring {
    pub(super) zone: u32,
    pub(super) vertices: Vec<u32>,
}

/// What a half-edge is to the outline of zones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// In no zone, or the same zone lies on its right.
    Within,
    /// It belongs to a zone, and another zone, or none, lies on its right.
    Outline,
    /// The same, and a walk has taken it.
    Walked,
}

/// Walks the outline of zones.
pub(super) struct Walk<'a> {
    edges: &'a HalfEdges,
    /// For each commune its zone, or [`NONE`].
    zone_of: &'a [u32],
    marks: Vec<Mark>,
    /// For each vertex, the last walk that passed it.
    passed: Vec<u32>,
    /// The vertices of the walk under way, and those that it passed before.
    path: Vec<u32>,
    pinches: Vec<u32>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(edges: &'a HalfEdges, zone_of: &'a [u32]) -> Self {
        let passed = vec![NONE; edges.vertices.len()];
        Self { edges, zone_of, marks: marks(edges, zone_of), passed, path: Vec::new(), pinches: Vec::new() }
    }

    /// The rings of all zones.
    pub(super) fn rings(mut self) -> Vec<Ring> {
        let (mut rings, mut walks) = (Vec::new(), 0);
        for start in 0..self.marks.len() {
            if self.marks[start] == Mark::Outline {
                let zone = self.zone(start);
                self.follow(start, zone, walks);
                walks += 1;
                self.pinches.sort_unstable();
                let loops =
                    if self.pinches.is_empty() { vec![self.path.clone()] } else { split(&self.path, &self.pinches) };
                let simple = loops.into_iter().filter(|one| one.len() > 2);
                rings.extend(simple.map(|vertices| Ring { zone, vertices }));
            }
        }
        rings
    }

    fn zone(&self, edge: usize) -> u32 {
        self.zone_of[self.edges.commune[edge] as usize]
    }

    /// Follows the outline of a zone from one of its half-edges until it is back.
    fn follow(&mut self, start: usize, zone: u32, walk: u32) {
        self.path.clear();
        self.pinches.clear();
        let mut following = Some(start);
        while let Some(from) = following {
            let to = from + self.run(from);
            self.marks[from..to].fill(Mark::Walked);
            for vertex in &self.edges.origin[from..to] {
                if std::mem::replace(&mut self.passed[*vertex as usize], walk) == walk {
                    self.pinches.push(*vertex);
                }
            }
            self.path.extend_from_slice(&self.edges.origin[from..to]);
            following = self.after(to - 1, zone);
        }
    }

    /// How many half-edges go on from one of the outline without leaving its ring: they lie side by side in memory.
    fn run(&self, from: usize) -> usize {
        let nexts = self.edges.next[from..].iter().zip(from + 1..);
        let goes_on = nexts.zip(&self.marks[from + 1..]);
        1 + goes_on.take_while(|((next, place), mark)| **next as usize == *place && **mark == Mark::Outline).count()
    }

    /// The next half-edge of the outline that no walk has taken: around the vertex, through the communes of the zone.
    ///
    /// The way around does not come back to where it started: the one before would be the twin of the half-edge that came, and that is in no
    /// commune of the zone.
    /// Where borders do not match, the way around may be cut; then any half-edge of the outline that leaves the vertex goes on, and
    /// there is one, because half-edges cancel in pairs only.
    fn after(&self, edge: usize, zone: u32) -> Option<usize> {
        let mut candidate = self.edges.next[edge] as usize;
        while self.marks[candidate] == Mark::Within {
            candidate = self.edges.next[self.edges.twin[candidate] as usize] as usize;
        }
        if self.marks[candidate] == Mark::Outline {
            return Some(candidate);
        }
        let fan = self.edges.leaving(self.edges.target(edge)).iter().map(|out| *out as usize);
        fan.into_iter().find(|out| self.marks[*out] == Mark::Outline && self.zone(*out) == zone)
    }
}

/// What each half-edge is to the outline.
fn marks(edges: &HalfEdges, zone_of: &[u32]) -> Vec<Mark> {
    let mark = |(twin, commune): (&u32, &u32)| {
        let own = zone_of[*commune as usize];
        let neighbour = edges.commune.get(*twin as usize);
        let other = neighbour.map_or(NONE, |neighbour| zone_of[*neighbour as usize]);
        if own == other || own == NONE { Mark::Within } else { Mark::Outline }
    };
    edges.twin.iter().zip(&edges.commune).map(mark).collect()
}

/// A walk that passes vertices more than once, as the simple rings that it is made of.
fn split(walk: &[u32], pinches: &[u32]) -> Vec<Vec<u32>> {
    let mut loops = Vec::new();
    let mut path: Vec<u32> = Vec::new();
    for vertex in walk {
        if pinches.binary_search(vertex).is_ok()
            && let Some(from) = path.iter().rposition(|other| other == vertex)
        {
            loops.push(path.split_off(from));
        }
        path.push(*vertex);
    }
    loops.push(path);
    loops
}

/// The geometry of each zone, from its rings: zones `0..zones`, parts and holes in the order of their first vertices.
pub(super) fn assembled(edges: &HalfEdges, rings: Vec<Ring>, zones: usize) -> Vec<MultiPolygon<f64>> {
    let mut outers: Vec<Vec<Vec<Coord<f64>>>> = vec![Vec::new(); zones];
    let mut holes = outers.clone();
    for ring in rings {
        let line = from_the_west(edges, &ring.vertices);
        match is_counter_clockwise(&line) {
            Some(true) => outers[ring.zone as usize].push(line),
            Some(false) => holes[ring.zone as usize].push(line),
            None => {} // there and back between borders that do not match: nothing lies inside
        }
    }
    outers.into_iter().zip(holes).map(|(outers, holes)| nested(outers, holes)).collect()
}

/// The places of a ring from its westernmost vertex on (southernmost among equals), with room for the closing one.
fn from_the_west(edges: &HalfEdges, ring: &[u32]) -> Vec<Coord<f64>> {
    let place = |vertex: &u32| edges.vertices[*vertex as usize];
    let first = (0..ring.len()).min_by(|a, b| order(place(&ring[*a]), place(&ring[*b]))).unwrap_or(0);
    let mut line = Vec::with_capacity(ring.len() + 1);
    line.extend(ring[first..].iter().chain(&ring[..first]).map(place));
    line
}

/// The rings that have the outside on their inner side.
pub(super) fn assembled_holes(edges: &HalfEdges, rings: Vec<Ring>) -> Vec<Vec<u32>> {
    let line = |ring: &Ring| -> Vec<Coord<f64>> { ring.vertices.iter().map(|v| edges.vertices[*v as usize]).collect() };
    let hole = |ring: &Ring| is_counter_clockwise(&line(ring)) == Some(false);
    rings.into_iter().filter(hole).map(|ring| ring.vertices).collect()
}

fn order(a: Coord<f64>, b: Coord<f64>) -> std::cmp::Ordering {
    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
}

/// Each hole put into the smallest outer ring around it.
fn nested(mut outers: Vec<Vec<Coord<f64>>>, mut holes: Vec<Vec<Coord<f64>>>) -> MultiPolygon<f64> {
    let by_vertices = |a: &Vec<Coord<f64>>, b: &Vec<Coord<f64>>| {
        let vertices = a.iter().zip(b).map(|(a, b)| order(*a, *b)).find(|order| order.is_ne());
        vertices.unwrap_or(a.len().cmp(&b.len()))
    };
    outers.sort_by(by_vertices);
    holes.sort_by(by_vertices);
    let mut held: Vec<Vec<LineString<f64>>> = vec![Vec::new(); outers.len()];
    for hole in holes {
        let around = (0..outers.len()).filter(|outer| outers.len() == 1 || surrounds(&outers[*outer], &hole));
        let sized = around.map(|outer| (doubled_area(&outers[outer]), outer)).min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, outer)) = sized {
            held[outer].push(closed(hole));
        }
    }
    MultiPolygon(outers.into_iter().zip(held).map(|(outer, holes)| Polygon::new(closed(outer), holes)).collect())
}

/// Whether a ring lies inside another: told by its first vertex that is not on the border.
fn surrounds(outer: &[Coord<f64>], hole: &[Coord<f64>]) -> bool {
    let west = outer[0].x;
    if hole[0].x < west {
        return false;
    }
    let rings = [outer.to_vec()];
    hole.iter().map(|at| side(&rings, *at)).find(|side| *side != Side::Border) == Some(Side::Inside)
}

fn closed(mut ring: Vec<Coord<f64>>) -> LineString<f64> {
    ring.push(ring[0]);
    LineString(ring)
}

/// A number for each zone that communes are put into, in their order.
pub(super) fn numbered<K: Ord + Clone>(zones: &[Option<K>]) -> (Vec<K>, Vec<u32>) {
    let mut names: Vec<K> = zones.iter().flatten().cloned().collect();
    names.sort_unstable();
    names.dedup();
    let number = |zone: &Option<K>| zone.as_ref().and_then(|zone| names.binary_search(zone).ok());
    let numbers = zones.iter().map(|zone| number(zone).map_or(NONE, |number| number as u32)).collect();
    (names, numbers)
}
