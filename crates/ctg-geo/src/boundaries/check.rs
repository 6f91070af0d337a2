//! Whether the rings of one commune bound a region.

#![expect(
    clippy::indexing_slicing,
    reason = "indices come from the rings that they index: edges number the vertices of their own ring, and no ring changes meanwhile"
)]

use ctg_model::code::CommuneCode;
use geo_types::Coord;

use super::fault::{BoundaryFault, RingFault, RingPlace, shown};
use crate::plane::{Meeting, Side, is_counter_clockwise, meeting, on_segment, side};

/// The rings of a part, open (the first vertex is not repeated), repeated vertices dropped, oriented: outer counter-clockwise, holes clockwise.
pub(crate) type Part = Vec<Vec<Coord<f64>>>;

/// The parts of a contour, normalised, or its faults.
pub(crate) fn checked(commune: CommuneCode, parts: Vec<Vec<Vec<Coord<f64>>>>) -> Result<Vec<Part>, Vec<BoundaryFault>> {
    let mut faults = Vec::new();
    let fault = |place, fault, found: &str| BoundaryFault::new(commune, place, fault, found);
    if parts.is_empty() {
        return Err(vec![fault(None, RingFault::Empty, "")]);
    }
    let mut normal: Vec<Part> = Vec::with_capacity(parts.len());
    for (p, rings) in parts.into_iter().enumerate() {
        if rings.is_empty() {
            faults.push(fault(Some(RingPlace::of(p, 0)), RingFault::Empty, ""));
        }
        let mut part = Part::with_capacity(rings.len());
        for (r, ring) in rings.into_iter().enumerate() {
            match one_ring(ring, r == 0) {
                Ok(ring) => part.push(ring),
                Err((kind, found)) => faults.push(fault(Some(RingPlace::of(p, r)), kind, &found)),
            }
        }
        normal.push(part);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let crossings = crossings(&normal).into_iter();
    faults.extend(crossings.map(|(place, kind, found)| fault(Some(place), kind, &shown(found))));
    if faults.is_empty() {
        faults.extend(nesting(&normal).map(|(place, kind, found)| fault(Some(place), kind, &shown(found))));
    }
    if faults.is_empty() { Ok(normal) } else { Err(faults) }
}

/// A ring that is closed, on the globe, with an area; opened, without repeated vertices, oriented.
fn one_ring(mut ring: Vec<Coord<f64>>, outer: bool) -> Result<Vec<Coord<f64>>, (RingFault, String)> {
    let on_the_globe = |at: &Coord<f64>| at.x.abs() <= 180.0 && at.y.abs() <= 90.0;
    if let Some(at) = ring.iter().position(|at| !on_the_globe(at)) {
        return Err((RingFault::OffTheGlobe { vertex: at + 1 }, shown(ring[at])));
    }
    for at in &mut ring {
        (at.x, at.y) = (at.x + 0.0, at.y + 0.0); // -0.0 would not equal 0.0 to the bit
    }
    if let (Some(first), Some(last)) = (ring.first(), ring.last())
        && (first != last || ring.len() == 1)
    {
        let found = format!("the last vertex {} is not the first {}", shown(*last), shown(*first));
        let found = if ring.len() == 1 { format!("found the single vertex {}", shown(*first)) } else { found };
        return Err((RingFault::Open, found));
    }
    ring.dedup();
    ring.pop();
    let mut distinct: Vec<(u64, u64)> = ring.iter().map(|at| (at.x.to_bits(), at.y.to_bits())).collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 3 {
        return Err((RingFault::TooFewVertices { distinct: distinct.len() }, String::new()));
    }
    match is_counter_clockwise(&ring) {
        None => return Err((RingFault::NoArea, String::new())),
        Some(left) if left != outer => ring[1..].reverse(),
        Some(_) => {}
    }
    Ok(ring)
}

struct Edge {
    from: Coord<f64>,
    to: Coord<f64>,
    place: RingPlace,
    vertex: usize,
    of: usize,
}

impl Edge {
    fn west(&self) -> f64 {
        self.from.x.min(self.to.x)
    }

    fn east(&self) -> f64 {
        self.from.x.max(self.to.x)
    }

    fn follows(&self, other: &Self) -> bool {
        self.place == other.place && self.vertex == (other.vertex + 1) % self.of
    }
}

/// Edges of the commune that meet where they must not: one fault for each pair of rings.
fn crossings(parts: &[Part]) -> Vec<(RingPlace, RingFault, Coord<f64>)> {
    let mut edges = Vec::with_capacity(parts.iter().flatten().map(Vec::len).sum());
    for (p, part) in parts.iter().enumerate() {
        for (r, ring) in part.iter().enumerate() {
            let place = RingPlace::of(p, r);
            let of = ring.len();
            edges.extend((0..of).map(|k| Edge { from: ring[k], to: ring[(k + 1) % of], place, vertex: k, of }));
        }
    }
    edges.sort_unstable_by(|a, b| a.west().total_cmp(&b.west()).then((a.place, a.vertex).cmp(&(b.place, b.vertex))));
    let mut found = Vec::new();
    for (rank, edge) in edges.iter().enumerate() {
        let east = edge.east();
        for other in edges[rank + 1..].iter().take_while(|other| other.west() <= east) {
            found.extend(met(edge, other));
        }
    }
    found.sort_by_key(|(place, _, _): &(RingPlace, RingFault, Coord<f64>)| *place);
    found.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
    found
}

fn met(one: &Edge, two: &Edge) -> Option<(RingPlace, RingFault, Coord<f64>)> {
    let (low, high) = if one.place <= two.place { (one, two) } else { (two, one) };
    let other = low.place;
    let neighbours = one.follows(two) || two.follows(one);
    match meeting(one.from, one.to, two.from, two.to) {
        Meeting::Cross => Some((high.place, RingFault::Crosses { other }, high.from)),
        Meeting::Overlap => Some((high.place, RingFault::RunsAlong { other }, high.from)),
        Meeting::Touch if one.place == two.place && !neighbours => {
            let ends = [one.from, one.to];
            let at = ends.into_iter().find(|end| on_segment(two.from, two.to, *end)).unwrap_or(two.from);
            Some((one.place, RingFault::TouchesItself, at))
        }
        Meeting::Touch | Meeting::Apart => None,
    }
}

/// Rings that do not cross, and yet lie where they must not.
fn nesting(parts: &[Part]) -> impl Iterator<Item = (RingPlace, RingFault, Coord<f64>)> {
    let mut found = Vec::new();
    let boxes: Vec<_> = parts.iter().map(|part| extent(&part[0])).collect();
    for (p, part) in parts.iter().enumerate() {
        for (r, hole) in part.iter().enumerate().skip(1) {
            if let Some(at) = points(hole).find(|at| side(&part[..1], *at) == Side::Outside) {
                found.push((RingPlace::of(p, r), RingFault::HoleOutside, at));
            }
            for (other, ring) in part.iter().enumerate().take(r).skip(1) {
                if let Some(at) = one_inside(hole, ring) {
                    found.push((RingPlace::of(p, r), RingFault::Overlaps { other: RingPlace::of(p, other) }, at));
                }
            }
        }
        for q in (0..p).filter(|q| meet(boxes[*q], boxes[p])) {
            let over = |a: &Part, b: &Part| points(&a[0]).find(|at| side(b, *at) == Side::Inside);
            if let Some(at) = over(part, &parts[q]).or_else(|| over(&parts[q], part)) {
                found.push((RingPlace::of(p, 0), RingFault::Overlaps { other: RingPlace::of(q, 0) }, at));
            }
        }
    }
    found.into_iter()
}

/// A point of one ring that lies strictly inside the other.
fn one_inside(a: &[Coord<f64>], b: &[Coord<f64>]) -> Option<Coord<f64>> {
    if !meet(extent(a), extent(b)) {
        return None;
    }
    let (a_ring, b_ring) = ([a.to_vec()], [b.to_vec()]);
    let of = |ring: &[Coord<f64>], other: &[Vec<Coord<f64>>]| points(ring).find(|at| side(other, *at) == Side::Inside);
    of(a, &b_ring).or_else(|| of(b, &a_ring))
}

/// The vertices, and the middles of the edges: a chord between two vertices on a border may still leave it.
fn points(ring: &[Coord<f64>]) -> impl Iterator<Item = Coord<f64>> + '_ {
    let ends = ring.iter().skip(1).chain(ring.first());
    let middles = ring.iter().zip(ends).map(|(a, b)| Coord { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) });
    ring.iter().copied().chain(middles)
}

type Extent = (Coord<f64>, Coord<f64>);

fn extent(ring: &[Coord<f64>]) -> Extent {
    let fold = |(low, high): Extent, at: &Coord<f64>| {
        (Coord { x: low.x.min(at.x), y: low.y.min(at.y) }, Coord { x: high.x.max(at.x), y: high.y.max(at.y) })
    };
    ring.iter().fold((ring[0], ring[0]), fold)
}

fn meet(a: Extent, b: Extent) -> bool {
    a.0.x <= b.1.x && b.0.x <= a.1.x && a.0.y <= b.1.y && b.0.y <= a.1.y
}
