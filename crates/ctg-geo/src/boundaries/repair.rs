//! Contours mended on request.

use std::collections::BTreeSet;

use ctg_model::code::CommuneCode;
use geo::BooleanOps;
use geo::bool_ops::{FillRule, OpType, unary_union};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::check::{Part, checked};
use super::contour::Contour;
use super::fault::BoundaryFault;
use crate::plane::doubled_area;

/// How far the overlay may move a vertex by itself, in degrees (0.1 mm): nearer than that, it is the vertex of the input.
const NOISE: f64 = 1e-9;

/// What was done to a contour to make it sound.
///
/// # Examples
/// See [`Boundaries::repair`](super::Boundaries::repair).
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, RingFault};
/// # use ctg_model::CogVintage;
/// # use geo_types::coord;
/// # let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
/// let (_, repairs) = Boundaries::repair(CogVintage::new(2021)?, [Contour::of_rings("17299".parse()?, vec![vec![open]])])?;
/// assert_eq!(repairs[0].faults[0].fault(), &RingFault::Open);
/// assert!(repairs[0].added.is_empty() && repairs[0].dropped.is_empty());    // closed with the vertex that was there
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Repair {
    /// The commune.
    pub commune: CommuneCode,
    /// What was wrong.
    pub faults: Vec<BoundaryFault>,
    /// Vertices that the contour did not have: where two edges crossed. In degrees.
    pub added: Vec<Coord<f64>>,
    /// Vertices that the contour no longer has. In degrees; one off the globe stays as it was read.
    pub dropped: Vec<Coord<f64>>,
}

type Mended = (CommuneCode, Vec<Part>, Option<Repair>);

/// A sound contour as it is, another one mended.
pub(super) fn mended(contour: Contour) -> Result<Mended, Vec<BoundaryFault>> {
    let Contour { commune, parts } = contour;
    let faults = match checked(commune, parts.clone()) {
        Ok(sound) => return Ok((commune, sound, None)),
        Err(faults) => faults,
    };
    let cleaned: Vec<Vec<Vec<Coord<f64>>>> = parts.iter().map(|part| cleaned(part)).filter(|p| !p.is_empty()).collect();
    let sound = match checked(commune, cleaned.clone()) {
        Ok(sound) => sound,
        Err(_) => checked(commune, untangled(&cleaned))?,
    };
    let (before, after) = (keys(parts.iter().flatten().flatten()), keys(sound.iter().flatten().flatten()));
    let of_keys = |keys: BTreeSet<(u64, u64)>| keys.into_iter().map(of_key).collect();
    let added = of_keys(after.difference(&before).copied().collect());
    let dropped = of_keys(before.difference(&after).copied().collect());
    Ok((commune, sound, Some(Repair { commune, faults, added, dropped })))
}

/// The rings of a part closed, on the globe, without those that have fewer than three distinct vertices.
fn cleaned(part: &[Vec<Coord<f64>>]) -> Vec<Vec<Coord<f64>>> {
    let ring = |ring: &Vec<Coord<f64>>| {
        let mut kept: Vec<Coord<f64>> =
            ring.iter().copied().filter(|at| at.x.abs() <= 180.0 && at.y.abs() <= 90.0).collect();
        kept.dedup();
        if kept.len() > 1 && kept.first() == kept.last() {
            kept.pop();
        }
        let first = kept.first().copied();
        let enough = keys(kept.iter()).len() >= 3;
        kept.extend(first);
        enough.then_some(kept)
    };
    match part.split_first() {
        Some((outer, holes)) => match ring(outer) {
            Some(outer) => std::iter::once(outer).chain(holes.iter().filter_map(ring)).collect(),
            None => Vec::new(),
        },
        None => Vec::new(),
    }
}

/// The region that the parts cover, an odd number of rings of a part around each of its points.
fn untangled(parts: &[Vec<Vec<Coord<f64>>>]) -> Vec<Vec<Vec<Coord<f64>>>> {
    let odd = |rings: &Vec<Vec<Coord<f64>>>| {
        let mut lines = rings.iter().cloned().map(LineString);
        let polygon = Polygon::new(lines.next().unwrap_or_else(|| LineString(Vec::new())), lines.collect());
        polygon.boolean_op_with_fill_rule(&MultiPolygon(Vec::new()), OpType::Union, FillRule::EvenOdd)
    };
    let regions: Vec<MultiPolygon<f64>> = parts.iter().map(odd).collect();
    let whole = if let [one] = regions.as_slice() { one.clone() } else { unary_union(regions.iter()) };
    let known: Vec<Coord<f64>> = keys(parts.iter().flatten().flatten()).into_iter().map(of_key).collect();
    let exact = |ring: &LineString<f64>| restored(&ring.0, &known);
    let rings = |polygon: &Polygon<f64>| {
        std::iter::once(polygon.exterior())
            .chain(polygon.interiors())
            .map(exact)
            .filter(|ring| ring.len() > 3)
            .collect()
    };
    whole.0.iter().filter(|polygon| is_wide(&exact(polygon.exterior()))).map(rings).collect()
}

/// Whether a ring bounds more than noise: a triangle at least, wider than the overlay is exact.
fn is_wide(ring: &[Coord<f64>]) -> bool {
    let length: f64 = ring.iter().zip(ring.iter().skip(1)).map(|(a, b)| distance(*a, *b)).sum();
    ring.len() > 3 && doubled_area(ring).abs() > 4.0 * NOISE * length
}

/// A ring of the overlay with the vertices of the input: those that it moved by noise, and those that it left out of straight lines.
fn restored(ring: &[Coord<f64>], known: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let exact = |at: &Coord<f64>| {
        let nearest = known.iter().map(|other| (distance(*at, *other), *other)).min_by(|a, b| a.0.total_cmp(&b.0));
        nearest.filter(|(far, _)| *far <= NOISE).map_or(*at, |(_, other)| other)
    };
    let snapped: Vec<Coord<f64>> = ring.iter().map(exact).collect();
    let mut whole = Vec::with_capacity(snapped.len());
    for (a, b) in snapped.iter().zip(snapped.iter().skip(1)) {
        whole.push(*a);
        let mut on: Vec<(f64, Coord<f64>)> = known.iter().filter_map(|at| along(*a, *b, *at)).collect();
        on.sort_by(|one, two| one.0.total_cmp(&two.0));
        whole.extend(on.into_iter().map(|(_, at)| at));
    }
    without_spikes(whole)
}

/// A ring given open, closed, that no longer goes to a vertex and straight back.
fn without_spikes(mut ring: Vec<Coord<f64>>) -> Vec<Coord<f64>> {
    loop {
        ring.dedup();
        let count = ring.len();
        let next = |k: usize, step: usize| ring.get((k + step) % count.max(1));
        let Some(spike) = (0..count).find(|k| count > 2 && (next(*k, 0) == next(*k, 2) || next(*k, 0) == next(*k, 1)))
        else {
            break;
        };
        ring.remove((spike + 1) % count);
    }
    ring.extend(ring.first().copied());
    ring
}

/// How far along the segment a point lies that is on it but for noise, and not at its ends.
fn along(a: Coord<f64>, b: Coord<f64>, at: Coord<f64>) -> Option<(f64, Coord<f64>)> {
    let (way, to) = (Coord { x: b.x - a.x, y: b.y - a.y }, Coord { x: at.x - a.x, y: at.y - a.y });
    let length = way.x.hypot(way.y);
    let share = (way.x * to.x + way.y * to.y) / (length * length);
    let off = (way.x * to.y - way.y * to.x).abs() / length;
    (off <= NOISE && share > 0.0 && share < 1.0 && at != a && at != b).then_some((share, at))
}

fn distance(a: Coord<f64>, b: Coord<f64>) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn keys<'a>(vertices: impl Iterator<Item = &'a Coord<f64>>) -> BTreeSet<(u64, u64)> {
    vertices.map(|at| ((at.x + 0.0).to_bits(), (at.y + 0.0).to_bits())).collect()
}

fn of_key((x, y): (u64, u64)) -> Coord<f64> {
    Coord { x: f64::from_bits(x), y: f64::from_bits(y) }
}
