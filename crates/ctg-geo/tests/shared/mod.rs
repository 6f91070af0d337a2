//! Synthetic communes and the CARO, for the laws.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use ctg_geo::{Boundaries, Contour};
use ctg_model::CogVintage;
use ctg_model::code::CommuneCode;
use geo_types::{Coord, MultiPolygon};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::Value;

/// So many cases; failing ones are kept beside the test.
pub(crate) fn tries(cases: u32) -> ProptestConfig {
    let persistence = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(persistence)), ..ProptestConfig::default() }
}

pub(crate) fn year() -> CogVintage {
    CogVintage::new(2021).unwrap()
}

pub(crate) fn code(number: usize) -> CommuneCode {
    format!("17{number:03}").parse().unwrap()
}

pub(crate) fn boundaries(contours: &[Contour]) -> Boundaries {
    Boundaries::new(year(), contours.iter().cloned()).unwrap()
}

type Ring = Vec<Coord<f64>>;

/// A number that five decimals hold, as files have them.
fn at(x: f64, y: f64) -> Coord<f64> {
    Coord { x: (x * 1e5).round() / 1e5, y: (y * 1e5).round() / 1e5 }
}

/// A jittered grid of communes: bent borders, lakes, enclaves (one of them with a lake of its own), communes in two parts.
///
/// Neighbours share their vertices to the bit, and no two parts overlap.
pub(crate) fn tessellation() -> impl Strategy<Value = Vec<Contour>> {
    (1_usize..=4, 1_usize..=4, vec(any::<u8>(), 160)).prop_map(|(wide, high, noise)| grid(wide, high, &noise))
}

/// The communes of a tessellation, and a zone out of four for each, drawn apart.
pub(crate) fn tessellation_in_zones() -> impl Strategy<Value = (Vec<Contour>, Vec<usize>)> {
    (tessellation(), vec(0_usize..4, 40)).prop_map(|(contours, mut zones)| {
        zones.truncate(contours.len());
        (contours, zones)
    })
}

pub(crate) fn grid(wide: usize, high: usize, noise: &[u8]) -> Vec<Contour> {
    let byte = |k: usize| f64::from(noise[k % noise.len()]) / 255.0 - 0.5;
    let corner = |i: usize, j: usize| {
        let k = 2 * (i + 5 * j);
        at(-1.0 + 0.1 * i as f64 + 0.06 * byte(k), 45.0 + 0.1 * j as f64 + 0.06 * byte(k + 1))
    };
    // The middle of an edge, off its line: the same seen from both sides.
    let middle = |a: Coord<f64>, b: Coord<f64>, k: usize| {
        let off = 0.01 * byte(k + 70);
        let straight = noise[(k + 70) % noise.len()].is_multiple_of(3);
        (!straight).then(|| at(f64::midpoint(a.x, b.x) + off, f64::midpoint(a.y, b.y) + off))
    };
    let mut contours = Vec::new();
    let mut next = 1;
    let mut number = || {
        next += 1;
        next - 1
    };
    for j in 0..high {
        for i in 0..wide {
            let [a, b, c, d] = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
            let mut outer: Ring = vec![a];
            outer.extend(middle(a, b, i + 5 * j));
            outer.push(b);
            outer.extend(middle(b, c, 25 + i + 1 + 5 * j));
            outer.push(c);
            outer.extend(middle(d, c, i + 5 * (j + 1)));
            outer.push(d);
            outer.extend(middle(a, d, 25 + i + 5 * j));
            outer.push(a);
            let around = at(-0.95 + 0.1 * i as f64, 45.05 + 0.1 * j as f64);
            let inside = noise[(110 + i + 4 * j) % noise.len()] % 5;
            let mut parts = vec![vec![outer]];
            if inside > 1 {
                parts[0].push(diamond(around, 0.01, true));
            }
            if noise[(130 + i + 4 * j) % noise.len()].is_multiple_of(4) {
                parts.push(vec![diamond(at(2.0 + 0.1 * i as f64, 45.0 + 0.1 * j as f64), 0.03, false)]);
            }
            contours.push(Contour::of_rings(code(number()), parts));
            if inside > 2 {
                let mut enclave = vec![diamond(around, 0.01, false)];
                if inside > 3 {
                    enclave.push(diamond(around, 0.004, true));
                }
                contours.push(Contour::of_rings(code(number()), vec![enclave]));
            }
        }
    }
    contours
}

fn diamond(around: Coord<f64>, reach: f64, clockwise: bool) -> Ring {
    let step = |x: f64, y: f64| at(around.x + reach * x, around.y + reach * y);
    let mut ring = vec![step(1.0, 0.0), step(0.0, 1.0), step(-1.0, 0.0), step(0.0, -1.0), step(1.0, 0.0)];
    if clockwise {
        ring.reverse();
    }
    ring
}

/// The contours of a GeoJSON collection whose features have a `code`.
pub(crate) fn contours(bytes: &[u8]) -> Vec<Contour> {
    let collection: Value = serde_json::from_slice(bytes).unwrap();
    let features = collection["features"].as_array().unwrap();
    features.iter().map(contour).collect()
}

fn contour(feature: &Value) -> Contour {
    let numbers = |value: &Value| Coord { x: value[0].as_f64().unwrap(), y: value[1].as_f64().unwrap() };
    let ring = |value: &Value| value.as_array().unwrap().iter().map(numbers).collect();
    let part = |value: &Value| value.as_array().unwrap().iter().map(ring).collect();
    let geometry = &feature["geometry"];
    let parts = if geometry["type"] == "Polygon" {
        vec![part(&geometry["coordinates"])]
    } else {
        geometry["coordinates"].as_array().unwrap().iter().map(part).collect()
    };
    Contour::of_rings(feature["properties"]["code"].as_str().unwrap().parse().unwrap(), parts)
}

pub(crate) fn caro() -> Vec<Contour> {
    contours(ctg_fixtures::CARO_CONTOURS)
}

/// Planar area in squared degrees: unsigned, holes taken off.
pub(crate) fn area(geometry: &MultiPolygon<f64>) -> f64 {
    let ring = |ring: &geo_types::LineString<f64>| -> f64 {
        let first = ring.0[0];
        let two: f64 = ring
            .lines()
            .map(|l| (l.start.x - first.x) * (l.end.y - first.y) - (l.end.x - first.x) * (l.start.y - first.y))
            .sum();
        two / 2.0
    };
    let polygon = |p: &geo_types::Polygon<f64>| ring(p.exterior()) + p.interiors().iter().map(ring).sum::<f64>();
    geometry.0.iter().map(polygon).sum()
}
