//! The outline of zones: walks along the half-edges that have another zone, or none, on their right.

#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "half-edges and vertices are numbered by `HalfEdges`, zones are given for each commune by the door, and rings are not empty"
)]

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::half_edges::{HalfEdges, NONE};
use crate::plane::{Side, doubled_area, is_counter_clockwise, side};

/// A ring of a zone: open, simple, starting at its westernmost vertex (southernmost among equals).
pub(super) struct Ring {
    pub(super) zone: u32,
    pub(super) vertices: Vec<u32>,
}

/// Walks the outline of zones.
pub(super) struct Walk<'a> {
    edges: &'a HalfEdges,
    /// For each commune its zone, or [`NONE`].
    zone_of: &'a [u32],
    done: Vec<bool>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(edges: &'a HalfEdges, zone_of: &'a [u32]) -> Self {
        Self { edges, zone_of, done: vec![false; edges.len()] }
    }

    /// The rings of all zones.
    pub(super) fn rings(mut self) -> Vec<Ring> {
        let mut rings = Vec::new();
        for (commune, zone) in self.zone_of.iter().enumerate().filter(|(_, zone)| **zone != NONE) {
            let (from, to) = (self.edges.first_of_commune[commune], self.edges.first_of_commune[commune + 1]);
            for start in from as usize..to as usize {
                if !self.done[start] && self.is_outline(start) {
                    self.ring(start, *zone, &mut rings);
                }
            }
        }
        rings
    }

    /// Whether a half-edge of a zone has another zone, or none, on its right.
    fn is_outline(&self, edge: usize) -> bool {
        let twin = self.edges.twin[edge];
        twin == NONE || self.zone(twin as usize) != self.zone(edge)
    }

    fn zone(&self, edge: usize) -> u32 {
        self.zone_of[self.edges.commune[edge] as usize]
    }

    fn ring(&mut self, start: usize, zone: u32, rings: &mut Vec<Ring>) {
        let (mut vertices, mut pinches) = (Vec::new(), Vec::new());
        let mut edge = start;
        loop {
            self.done[edge] = true;
            let vertex = self.edges.origin[edge];
            if self.is_pinch(vertex, zone) {
                pinches.push(vertex);
            }
            vertices.push(vertex);
            match self.after(edge, zone) {
                Some(following) if !self.done[following] => edge = following,
                _ => break,
            }
        }
        pinches.sort_unstable();
        let twice = pinches.windows(2).any(|pair| pair[0] == pair[1]);
        let loops = if twice { split(&vertices, &pinches) } else { vec![vertices] };
        rings.extend(loops.into_iter().filter(|one| one.len() > 2).map(|vertices| Ring { zone, vertices }));
    }

    /// The next half-edge of the outline: around the vertex, through the communes of the zone.
    ///
    /// Where borders do not match, the way around may be cut; then any half-edge of the outline that leaves the vertex goes on, and
    /// there is one, because half-edges cancel in pairs only.
    fn after(&self, edge: usize, zone: u32) -> Option<usize> {
        let mut candidate = self.edges.next[edge] as usize;
        for _ in 0..=self.edges.leaving(self.edges.origin[candidate]).len() {
            if self.is_outline(candidate) {
                if !self.done[candidate] {
                    return Some(candidate);
                }
                break;
            }
            candidate = self.edges.next[self.edges.twin[candidate] as usize] as usize;
        }
        let fan = self.edges.leaving(self.edges.target(edge)).iter().map(|out| *out as usize);
        fan.into_iter().find(|out| !self.done[*out] && self.zone(*out) == zone && self.is_outline(*out))
    }

    /// Whether the outline of a zone passes a vertex more than once.
    fn is_pinch(&self, vertex: u32, zone: u32) -> bool {
        let fan = self.edges.leaving(vertex);
        let leaves = |out: &&u32| self.zone(**out as usize) == zone && self.is_outline(**out as usize);
        fan.len() > 1 && fan.iter().filter(leaves).nth(1).is_some()
    }
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
        let mut line: Vec<Coord<f64>> = ring.vertices.iter().map(|vertex| edges.vertices[*vertex as usize]).collect();
        let first = (0..line.len()).min_by(|a, b| order(line[*a], line[*b])).unwrap_or(0);
        line.rotate_left(first);
        match is_counter_clockwise(&line) {
            Some(true) => outers[ring.zone as usize].push(line),
            Some(false) => holes[ring.zone as usize].push(line),
            None => {} // there and back between borders that do not match: nothing lies inside
        }
    }
    outers.into_iter().zip(holes).map(|(outers, holes)| nested(outers, holes)).collect()
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
