//! The borders as a network that loses vertices.

#![expect(
    clippy::indexing_slicing,
    reason = "vertices are numbered by `HalfEdges`, and links lead from vertex to vertex"
)]

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap};

use geo_types::Coord;

use super::obstacles::Obstacles;
use crate::earth;
use crate::extents::Extent;
use crate::plane::turn;
use crate::topology::HalfEdges;

/// A vertex between two others, inside a line, or one that stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A junction, or a vertex of a commune that is left alone.
    Fixed,
    /// Inside a line, with the vertices before and after it.
    Inside(u32, u32),
    /// Dropped.
    Gone,
}

pub(super) struct Network<'a> {
    edges: &'a HalfEdges,
    obstacles: Obstacles,
    places: Vec<Place>,
    /// Edges between two vertices that stay.
    direct: BTreeSet<(u32, u32)>,
    kept_for_shape: usize,
}

/// A vertex that may go, the smallest triangle first, equal ones by place; a change of its neighbours outdates it.
#[derive(PartialEq)]
struct Candidate {
    area: f64,
    at: (f64, f64),
    vertex: u32,
    between: (u32, u32),
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = self.at.0.total_cmp(&other.at.0).then(self.at.1.total_cmp(&other.at.1));
        self.area.total_cmp(&other.area).then(place).then(self.between.cmp(&other.between))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a> Network<'a> {
    pub(super) fn new(edges: &'a HalfEdges, obstacles: Obstacles, left: &BTreeSet<usize>) -> Self {
        let places = edges.numbers().map(|vertex| place(edges, vertex, left)).collect();
        let mut made = Self { edges, obstacles, places, direct: BTreeSet::new(), kept_for_shape: 0 };
        for edge in 0..edges.len() {
            let (a, b) = (edges.origin_of(edge), edges.target(edge));
            if made.places[a as usize] == Place::Fixed && made.places[b as usize] == Place::Fixed {
                made.direct.insert((a.min(b), a.max(b)));
            }
        }
        made
    }

    pub(super) fn at(&self, vertex: u32) -> Coord<f64> {
        self.edges.place(vertex)
    }

    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    pub(super) fn has(&self, vertex: u32) -> bool {
        self.places[vertex as usize] != Place::Gone
    }

    pub(super) fn vertices(&self) -> usize {
        self.places.len()
    }

    pub(super) fn vertices_left(&self) -> usize {
        self.places.iter().filter(|place| **place != Place::Gone).count()
    }

    pub(super) fn kept_for_shape(&self) -> usize {
        self.kept_for_shape
    }

    /// Drops the vertices whose triangle is at most so many square metres, the smallest first.
    pub(super) fn drop_smaller(&mut self, area_m2: f64) {
        self.run(area_m2, &|_| true);
    }

    /// Drops some vertices, the smallest triangle first.
    pub(super) fn drop_all(&mut self, vertices: Vec<u32>) {
        let mut among = vec![false; self.places.len()];
        for vertex in vertices {
            among[vertex as usize] = true;
        }
        self.run(f64::INFINITY, &|vertex| among[vertex as usize]);
    }

    /// A vertex that is in the way of others is tried again once a round has dropped something.
    fn run(&mut self, area_m2: f64, may_go: &dyn Fn(u32) -> bool) {
        let mut waiting: Vec<u32> = self.edges.numbers().filter(|vertex| may_go(*vertex)).collect();
        loop {
            let mut queue: BinaryHeap<Reverse<Candidate>> =
                waiting.iter().filter_map(|vertex| self.candidate(*vertex)).map(Reverse).collect();
            waiting.clear();
            let mut dropped = false;
            while let Some(Reverse(candidate)) = queue.pop() {
                if candidate.area > area_m2 {
                    break;
                }
                let Place::Inside(a, c) = self.places[candidate.vertex as usize] else { continue };
                if (a, c) != candidate.between {
                    continue;
                }
                if !self.is_free(a, candidate.vertex, c) {
                    waiting.push(candidate.vertex);
                    continue;
                }
                self.unlink(a, candidate.vertex, c);
                dropped = true;
                let beside = [a, c].into_iter().filter(|vertex| may_go(*vertex));
                // A triangle is at least as large as the one that went: the order of importance is kept.
                queue.extend(
                    beside
                        .filter_map(|vertex| self.candidate(vertex))
                        .map(|next| Reverse(next.at_least(candidate.area))),
                );
            }
            if !dropped || waiting.is_empty() {
                self.kept_for_shape = waiting.len();
                return;
            }
        }
    }

    fn candidate(&self, vertex: u32) -> Option<Candidate> {
        let Place::Inside(a, c) = self.places[vertex as usize] else { return None };
        let (from, at, to) = (self.at(a), self.at(vertex), self.at(c));
        let one = earth::step(at.y, from.x - at.x, from.y - at.y);
        let two = earth::step(at.y, to.x - at.x, to.y - at.y);
        let area = (one.0 * two.1 - one.1 * two.0).abs() / 2.0;
        Some(Candidate { area, at: (at.x, at.y), vertex, between: (a, c) })
    }

    /// Whether the line can go from `a` to `c` without `b`: no other vertex nor seat in the triangle, and no such edge yet.
    fn is_free(&self, a: u32, b: u32, c: u32) -> bool {
        let joined = |one: u32, other: u32| match self.places[one as usize] {
            Place::Inside(before, after) => before == other || after == other,
            Place::Fixed | Place::Gone => false,
        };
        if a == c || joined(a, c) || joined(c, a) || self.direct.contains(&(a.min(c), a.max(c))) {
            return false;
        }
        let (from, at, to) = (self.at(a), self.at(b), self.at(c));
        let Some(around) = Extent::around([from, at, to]) else { return false };
        let of_line = [a as usize, b as usize, c as usize];
        !self.obstacles.any_in(around, |place, number| {
            let there = self.places.get(number).is_none_or(|place| *place != Place::Gone);
            there && !of_line.contains(&number) && in_triangle(from, at, to, place)
        })
    }

    fn unlink(&mut self, a: u32, b: u32, c: u32) {
        self.places[b as usize] = Place::Gone;
        for (vertex, other) in [(a, c), (c, a)] {
            if let Place::Inside(before, after) = &mut self.places[vertex as usize] {
                let link = if *before == b { before } else { after };
                *link = other;
            }
        }
        if self.places[a as usize] == Place::Fixed && self.places[c as usize] == Place::Fixed {
            self.direct.insert((a.min(c), a.max(c)));
        }
    }
}

impl Candidate {
    fn at_least(self, area: f64) -> Self {
        Self { area: self.area.max(area), ..self }
    }
}

/// Whether a vertex is inside a line, or stays.
fn place(edges: &HalfEdges, vertex: u32, left: &BTreeSet<usize>) -> Place {
    if !left.is_empty() && edges.leaving(vertex).iter().any(|out| left.contains(&edges.commune_of(*out as usize))) {
        return Place::Fixed;
    }
    edges.line_through(vertex).map_or(Place::Fixed, |(before, after)| Place::Inside(before, after))
}

/// Whether a point lies in a closed triangle, or on the segment that it has shrunk to.
fn in_triangle(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>, p: Coord<f64>) -> bool {
    let signs = [turn(a, b, p), turn(b, c, p), turn(c, a, p)];
    let one_side = signs.iter().all(|sign| *sign >= 0) || signs.iter().all(|sign| *sign <= 0);
    // The three signs of a point on the line of a triangle without area are 0: the box has told that it is among them.
    one_side
}
