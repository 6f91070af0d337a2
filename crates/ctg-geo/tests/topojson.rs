//! Laws of TopoJSON: decoded by the rules of its specification, it is what was written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use std::collections::BTreeMap;

use ctg_geo::topojson::{Quantisation, to_string};
use ctg_geo::{Boundaries, Contour, Topology};
use ctg_model::code::CommuneCode;
use geo_types::Coord;
use proptest::prelude::*;
use serde_json::Value;
use shared::{boundaries, caro, tessellation, tries};

/// The arcs as positions of the grid.
fn arcs(topology: &Value) -> Vec<Vec<(i64, i64)>> {
    let arc = |arc: &Value| {
        let mut at = (0, 0);
        let steps = arc.as_array().unwrap().iter();
        steps
            .map(|step| {
                at = (at.0 + step[0].as_i64().unwrap(), at.1 + step[1].as_i64().unwrap());
                at
            })
            .collect()
    };
    topology["arcs"].as_array().unwrap().iter().map(arc).collect()
}

/// Section 2.1.4 of the specification: arcs are stitched, the first position of each but the first is the last of the one before.
fn decoded(text: &str) -> BTreeMap<CommuneCode, Vec<Vec<Vec<Coord<f64>>>>> {
    let topology: Value = serde_json::from_str(text).unwrap();
    let arcs = arcs(&topology);
    let number = |pointer: &str| topology.pointer(pointer).unwrap().as_f64().unwrap();
    let place = |(x, y): (i64, i64)| Coord {
        x: x as f64 * number("/transform/scale/0") + number("/transform/translate/0"),
        y: y as f64 * number("/transform/scale/1") + number("/transform/translate/1"),
    };
    let ring = |ring: &Value| {
        let mut line: Vec<(i64, i64)> = Vec::new();
        for index in ring.as_array().unwrap().iter().map(|index| index.as_i64().unwrap()) {
            let mut arc = arcs[usize::try_from(if index < 0 { -1 - index } else { index }).unwrap()].clone();
            if index < 0 {
                arc.reverse();
            }
            if let Some(last) = line.pop() {
                assert_eq!(last, arc[0], "arcs that do not meet");
            }
            line.extend(arc);
        }
        assert_eq!(line.first(), line.last());
        line.into_iter().map(place).collect()
    };
    let part = |part: &Value| part.as_array().unwrap().iter().map(ring).collect();
    let commune = |one: &Value| {
        (one["id"].as_str().unwrap().parse().unwrap(), one["arcs"].as_array().unwrap().iter().map(part).collect())
    };
    topology["objects"]["communes"]["geometries"].as_array().unwrap().iter().map(commune).collect()
}

/// The ring started at its westernmost vertex.
fn turned(ring: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut open = ring[1..].to_vec();
    let first = (0..open.len())
        .min_by(|a, b| open[*a].x.total_cmp(&open[*b].x).then(open[*a].y.total_cmp(&open[*b].y)))
        .unwrap();
    open.rotate_left(first);
    open
}

fn comes_back(made: &Boundaries, steps: u32) {
    let text = to_string(made, Quantisation::new(steps).unwrap(), |_| None);
    let found = decoded(&text);
    assert_eq!(found.len(), made.len());
    for (code, geometry) in made.iter() {
        let parts = Contour::new(code, geometry).parts;
        let rings: Vec<_> = parts.iter().flatten().collect();
        let again: Vec<_> = found[&code].iter().flatten().collect();
        assert_eq!(
            found[&code].iter().map(Vec::len).collect::<Vec<_>>(),
            parts.iter().map(Vec::len).collect::<Vec<_>>()
        );
        for (one, other) in rings.iter().zip(again) {
            for (a, b) in turned(one).iter().zip(turned(other)) {
                assert!(
                    (a.x - b.x).abs() < 4.0 / f64::from(steps) && (a.y - b.y).abs() < 4.0 / f64::from(steps),
                    "{code}"
                );
            }
            assert_eq!(one.len(), other.len());
        }
    }
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn what_is_written_is_read_back(contours in tessellation()) {
        comes_back(&boundaries(&contours), 4_000_000);
    }

    /// The positions of all arcs: each edge between two communes once, each edge of the outside once.
    #[test]
    fn each_border_is_written_once(contours in tessellation()) {
        let made = boundaries(&contours);
        let text = to_string(&made, Quantisation::new(1_000_000).unwrap(), |_| None);
        let topology = Topology::new(&made);
        let written: usize = arcs(&serde_json::from_str(&text).unwrap()).iter().map(|arc| arc.len() - 1).sum();
        prop_assert_eq!(written, topology.half_edges() - topology.shared_edges());
    }
}

#[test]
fn the_caro_is_read_back_with_its_names() {
    let made = boundaries(&caro());
    comes_back(&made, 1_000_000);
    let text = to_string(&made, Quantisation::new(10_000).unwrap(), |_| "Île-d'\"Aix\"".parse().ok());
    let topology: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(topology["objects"]["communes"]["geometries"][0]["properties"]["name"], "Île-d'\"Aix\"");
}

#[test]
fn no_commune_makes_an_empty_topology() {
    let text = to_string(&boundaries(&[]), Quantisation::new(2).unwrap(), |_| None);
    assert_eq!(
        text,
        r#"{"type":"Topology","objects":{"communes":{"type":"GeometryCollection","geometries":[]}},"transform":{"scale":[1,1],"translate":[0,0]},"arcs":[]}"#
    );
}
