//! The search for what a coverage has wrong: edges without a twin, and what they meet.

#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "half-edges, vertices, rings and communes are numbered by `HalfEdges`"
)]

use std::collections::BTreeMap;

use ctg_model::code::CommuneCode;
use geo_types::{Coord, Polygon};

use super::fault::{CoverageFaults, Gap, Overlap, UnmatchedBorder};
use super::half_edges::{HalfEdges, NONE};
use super::outline::{Walk, assembled_holes};
use crate::earth;
use crate::extents::{Extent, Extents};
use crate::plane::{Meeting, Side, meeting, on_segment, side, turn};

/// Two communes by their indices, the lower first.
pub(super) type Pair = (u32, u32);

/// What a pair of communes has wrong.
#[derive(Default)]
pub(super) struct Found {
    /// How many pairs of edges, the length in metres that they go along each other, and a place.
    pub(super) unmatched: BTreeMap<Pair, (usize, f64, Coord<f64>)>,
    /// A place.
    pub(super) overlaps: BTreeMap<Pair, Coord<f64>>,
}

/// What the edges without a twin meet.
pub(super) fn search(edges: &HalfEdges) -> Found {
    let mut found = Found::default();
    let extents = Extents::new(edges.extents.clone());
    for edge in (0..edges.len()).filter(|edge| edges.twin[*edge] == NONE) {
        against_neighbours(edges, &extents, edge, &mut found);
        at_vertices(edges, edge, &mut found);
    }
    inside(edges, &extents, &mut found);
    found
}

pub(super) fn faults(edges: &HalfEdges, codes: &[CommuneCode]) -> CoverageFaults {
    let found = search(edges);
    let code = |(one, other): Pair| (codes[one as usize], codes[other as usize]);
    let unmatched = found.unmatched.into_iter().map(|(pair, (pairs, border_m, at))| UnmatchedBorder {
        communes: code(pair),
        pairs,
        border_m,
        at,
    });
    CoverageFaults {
        unmatched: unmatched.collect(),
        overlaps: found.overlaps.into_iter().map(|(pair, at)| Overlap { communes: code(pair), at }).collect(),
        gaps: gaps(edges, codes),
    }
}

fn half_edges_of(edges: &HalfEdges, commune: usize) -> std::ops::Range<usize> {
    edges.first_of_commune[commune] as usize..edges.first_of_commune[commune + 1] as usize
}

pub(super) fn pair(one: u32, other: u32) -> Pair {
    (one.min(other), one.max(other))
}

impl Found {
    fn unmatched(&mut self, one: u32, other: u32, metres: f64, at: Coord<f64>) {
        let entry = self.unmatched.entry(pair(one, other)).or_insert((0, 0.0, at));
        (entry.0, entry.1) = (entry.0 + 1, entry.1 + metres);
    }

    fn overlap(&mut self, one: u32, other: u32, at: Coord<f64>) {
        if one != other {
            self.overlaps.entry(pair(one, other)).or_insert(at);
        }
    }
}

/// An edge without a twin against the edges of the other communes around it.
fn against_neighbours(edges: &HalfEdges, extents: &Extents, edge: usize, found: &mut Found) {
    let (a, b) = edges.ends(edge);
    let own = edges.commune[edge];
    let Some(around) = Extent::around([a, b]) else { return };
    for commune in extents.meeting(around).into_iter().filter(|commune| *commune != own as usize) {
        for other in half_edges_of(edges, commune) {
            let (c, d) = edges.ends(other);
            if c.x.max(d.x) < around.low.x || c.x.min(d.x) > around.high.x {
                continue; // most are, and a comparison is cheaper than what follows
            }
            match meeting(a, b, c, d) {
                Meeting::Cross => found.overlap(own, commune as u32, a),
                Meeting::Overlap => along(edges, edge, other, found),
                Meeting::Touch => {
                    let free = [a == c, a == d, b == c, b == d].iter().all(|same| !same);
                    // Two edges without a twin are seen from both sides: count them once.
                    if free && (edges.twin[other] != NONE || own < commune as u32) {
                        let at = if on_segment(c, d, a) || on_segment(a, b, c) { a } else { b };
                        found.unmatched(own, commune as u32, 0.0, at);
                    }
                }
                Meeting::Apart => {}
            }
        }
    }
}

/// Two edges that go along each other.
fn along(edges: &HalfEdges, edge: usize, other: usize, found: &mut Found) {
    let ((a, b), (c, d)) = (edges.ends(edge), edges.ends(other));
    let (own, commune) = (edges.commune[edge], edges.commune[other]);
    let same_way = (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) > 0.0;
    if same_way {
        found.overlap(own, commune, a);
    } else if (a, b) != (d, c) && (edges.twin[other] != NONE || own < commune) {
        let mut ends = [a, b, c, d];
        ends.sort_by(|p, q| p.x.total_cmp(&q.x).then(p.y.total_cmp(&q.y)));
        found.unmatched(own, commune, earth::length(ends[1], ends[2]), ends[1]);
    }
}

/// An edge without a twin that goes, from a vertex that it shares, into the inside of another commune.
fn at_vertices(edges: &HalfEdges, edge: usize, found: &mut Found) {
    let (a, b) = edges.ends(edge);
    let own = edges.commune[edge];
    for (vertex, away) in [(edges.origin[edge], b), (edges.target(edge), a)] {
        for out in edges.leaving(vertex).iter().map(|out| *out as usize).filter(|out| edges.commune[*out] != own) {
            let (corner, after) = edges.ends(out);
            let before = edges.ends(edges.before(out)).0;
            if in_corner(before, corner, after, away) {
                found.overlap(own, edges.commune[out], corner);
            }
        }
    }
}

/// Whether the way from a corner to a point goes strictly into the region on the left of `before`, `corner`, `after`.
fn in_corner(before: Coord<f64>, corner: Coord<f64>, after: Coord<f64>, to: Coord<f64>) -> bool {
    let (left_of_in, left_of_out) = (turn(before, corner, to) > 0, turn(corner, after, to) > 0);
    match turn(before, corner, after) {
        1 => left_of_in && left_of_out,
        -1 => {
            // Outside is the closed wedge on the right of both.
            let (right_of_in, right_of_out) = (turn(before, corner, to) <= 0, turn(corner, after, to) <= 0);
            !(right_of_in && right_of_out)
        }
        _ => left_of_in,
    }
}

/// Rings that share no edge with anybody and lie inside another commune.
fn inside(edges: &HalfEdges, extents: &Extents, found: &mut Found) {
    for bounds in edges.first_of_ring.windows(2) {
        let ring = bounds[0] as usize..bounds[1] as usize;
        if ring.clone().any(|edge| edges.twin[edge] != NONE) {
            continue;
        }
        let own = edges.commune[ring.start];
        let at = edges.ends(ring.start).0;
        for commune in extents.meeting(Extent { low: at, high: at }) {
            if commune != own as usize && side(&rings(edges, commune), at) == Side::Inside {
                found.overlap(own, commune as u32, at);
            }
        }
    }
}

fn rings(edges: &HalfEdges, commune: usize) -> Vec<Vec<Coord<f64>>> {
    let all = half_edges_of(edges, commune);
    let first = edges.first_of_ring.partition_point(|ring| (*ring as usize) < all.start);
    let bounds = edges.first_of_ring[first..].windows(2).take_while(|bounds| (bounds[0] as usize) < all.end);
    bounds.map(|b| (b[0] as usize..b[1] as usize).map(|edge| edges.ends(edge).0).collect()).collect()
}

fn gaps(edges: &HalfEdges, codes: &[CommuneCode]) -> Vec<Gap> {
    let everywhere = vec![0; codes.len()];
    let holes = assembled_holes(edges, Walk::new(edges, &everywhere).rings());
    let mut gaps: Vec<Gap> = holes.into_iter().map(|vertices| gap(edges, codes, &vertices)).collect();
    gaps.sort_by(|a, b| a.width_m.total_cmp(&b.width_m).then(a.at.x.total_cmp(&b.at.x)));
    gaps
}

fn gap(edges: &HalfEdges, codes: &[CommuneCode], ring: &[u32]) -> Gap {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    let (mut communes, mut perimeter) = (Vec::new(), 0.0);
    for (from, to) in ends {
        perimeter += earth::length(edges.vertices[*from as usize], edges.vertices[*to as usize]);
        let here = edges.leaving(*from).iter().map(|out| *out as usize);
        let sides = here.filter(|out| edges.target(*out) == *to && edges.twin[*out] == NONE);
        communes.extend(sides.map(|out| codes[edges.commune[out] as usize]));
    }
    communes.sort_unstable();
    communes.dedup();
    let line: Vec<Coord<f64>> = ring.iter().map(|vertex| edges.vertices[*vertex as usize]).collect();
    let at = line.iter().copied().min_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))).unwrap_or_default();
    let area_m2 = earth::area(&Polygon::new(line.into(), Vec::new()));
    Gap { communes, area_m2, width_m: 2.0 * area_m2 / perimeter, at }
}
