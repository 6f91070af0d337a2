//! Networks of GeoJSON lines: joined at shared vertices, measured to the step, and what is no line is told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_geo::cost::{Distancier, Metres, Minutes};
use ctg_geo::network::{LineProperties, LinesRead, Mode, PerMode, Routes, Speed};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use shared::tries;

fn distancier() -> Distancier {
    Distancier::new("synthetic".parse().unwrap(), "lignes d'essai".parse().unwrap())
}

fn read(features: &[(Value, Value)], properties: &LineProperties<'_>) -> LinesRead {
    let features: Vec<Value> = features
        .iter()
        .map(|(properties, coordinates)| {
            let kind = if coordinates[0][0].is_array() { "MultiLineString" } else { "LineString" };
            json!({"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}})
        })
        .collect();
    let file = json!({"type": "FeatureCollection", "features": features}).to_string();
    LinesRead::new(file.as_bytes(), distancier(), properties).unwrap()
}

fn bare() -> LineProperties<'static> {
    LineProperties::new(PerMode::default())
}

/// The message of the only feature.
fn problem(properties: Value, coordinates: Value) -> String {
    let read = read(&[(properties, coordinates)], &bare());
    assert_eq!(read.network.edges().len() + read.network.links().len(), 0);
    read.set_aside[0].to_string()
}

#[test]
fn lines_are_joined_where_they_share_a_vertex_and_not_where_they_cross() {
    let car = json!({"car_km_h": 50});
    let along = json!([[0.0, 45.0], [0.0, 45.01], [0.0, 45.02]]);
    let across = json!([[-0.01, 45.015], [0.01, 45.015]]);
    let side = json!([[0.0, 45.01], [0.02, 45.01]]);
    let read = read(&[(car.clone(), along), (car.clone(), across), (car, side)], &bare());
    assert_eq!(read.set_aside, []);
    let routes = Routes::fastest(&read.network, Mode::Car);
    assert_eq!(routes.components().sizes(), [4, 2]);
    assert!(routes.cost(0, 5).is_some() && routes.cost(0, 3).is_none());
}

#[test]
fn one_ways_bind_wheels_and_let_feet_pass() {
    let speeds = PerMode { foot: Some(Speed::new(5.0).unwrap()), bike: None, car: Some(Speed::new(50.0).unwrap()) };
    for (word, onward, back) in [
        (json!("yes"), true, false),
        (json!(true), true, false),
        (json!(1), true, false),
        (json!("Sens direct"), true, false),
        (json!(-1), false, true),
        (json!("Sens inverse"), false, true),
        (json!("Double sens"), true, true),
        (json!(null), true, true),
        (json!(false), true, true),
    ] {
        let line = json!([[0.0, 45.0], [0.0, 45.01]]);
        let read = read(&[(json!({"oneway": word}), line)], &LineProperties::new(speeds));
        let (car, foot) = (Routes::fastest(&read.network, Mode::Car), Routes::fastest(&read.network, Mode::Foot));
        assert_eq!((car.cost(0, 1).is_some(), car.cost(1, 0).is_some()), (onward, back), "{word}");
        assert!(foot.cost(0, 1).is_some() && foot.cost(1, 0).is_some(), "{word}");
    }
}

#[test]
fn properties_may_have_other_names_and_stand_as_texts() {
    let topo = LineProperties::new(PerMode::default())
        .length("longueur")
        .one_way("sens")
        .speed(Mode::Car, "vitesse")
        .time(Mode::Foot, "marche");
    let properties = json!({"longueur": "1200.5", "sens": "Sens direct", "vitesse": "36", "marche": 14.4});
    let read = read(&[(properties, json!([[0.0, 45.0], [0.0, 45.01]]))], &topo);
    let edge = read.network.edges().next().unwrap();
    assert_eq!(edge.length, Metres::new(1_200.5).unwrap());
    assert_eq!(edge.times.car, Some(Minutes::new(120.05 / 60.0).unwrap()));
    assert_eq!(edge.times.foot, Some(Minutes::new(14.4).unwrap()));
}

#[test]
fn a_link_is_read_with_its_name() {
    let ferry = json!({"link": "aix", "name": "bac d'Aix", "modes": "foot bike", "sailing_min": 20, "wait_min": 10, "oneway": "-1"});
    let read = read(
        &[(ferry.clone(), json!([[0.0, 45.0], [0.0, 45.01]])), (ferry, json!([[0.0, 45.0], [0.0, 45.01]]))],
        &bare(),
    );
    let [link] = read.network.links() else { panic!("one link") };
    assert_eq!((link.name().as_str(), link.ends()), ("bac d'Aix", (0, 1)));
    assert_eq!(read.network.nodes()[0].latitude(), 45.01);
    assert_eq!(Routes::fastest(&read.network, Mode::Foot).cost(0, 1), Some(Minutes::new(30.0).unwrap()));
    assert_eq!(Routes::fastest(&read.network, Mode::Foot).cost(1, 0), None);
    assert_eq!(Routes::fastest(&read.network, Mode::Car).cost(0, 1), None);
    assert_eq!(read.set_aside[0].to_string(), "feature 2: found two links `aix`, expected one");
}

#[test]
fn what_is_no_line_is_told() {
    let line = json!([[0.0, 45.0], [0.0, 45.01]]);
    assert_eq!(problem(json!({}), json!([[0.0, 45.0]])), "feature 1: found a line of 1 vertices, expected at least 2");
    assert_eq!(
        problem(json!({}), json!([[0.0, 45.0], [0.0, 95.0]])),
        "feature 1: latitude 95: expected -90 to 90 degrees"
    );
    assert_eq!(
        problem(json!({"car_km_h": 0}), line.clone()),
        "feature 1: found a speed of 0 km/h, expected a finite one above 0"
    );
    assert_eq!(
        problem(json!({"length_m": -5, "car_km_h": 50}), line.clone()),
        "feature 1: `length_m`: found -5 m, expected a finite cost of 0 or more"
    );
    assert_eq!(
        problem(json!({"car_min": "soon"}), line.clone()),
        "feature 1: found `car_min` \"soon\", expected a number"
    );
    assert_eq!(
        problem(json!({"oneway": "perhaps"}), line.clone()),
        "feature 1: found `oneway` `perhaps`, expected yes, no, -1, Sens direct, Sens inverse or Double sens"
    );
    assert_eq!(
        problem(json!({"length_m": 5e9, "car_km_h": 50}), line.clone()),
        "feature 1: found 5000000000 m, expected at most 4294967"
    );
    assert_eq!(
        problem(json!({"link": "Aix"}), line),
        "feature 1: identifier `Aix`: expected lower-case letters and digits, joined by single hyphens"
    );
}

proptest! {
    #![proptest_config(tries(64))]

    /// However a line is cut, its length and its time are those given, to the step.
    #[test]
    fn legs_add_up_to_the_line(
        points in vec((0_u16..2_000, 0_u16..2_000), 2..30),
        length_mm in 0_u32..90_000_000,
        time_ms in 0_u32..9_000_000,
    ) {
        let line: Vec<[f64; 2]> = points.iter().map(|(x, y)| [f64::from(*x) / 1e5, 45.0 + f64::from(*y) / 1e5]).collect();
        // Legs of no length are left out, with the share of the line that is theirs: none.
        prop_assume!(line.first() != line.last() || line.iter().any(|at| at != &line[0]));
        let properties = json!({
            "length_m": f64::from(length_mm) / 1e3, "car_min": f64::from(time_ms) / 60_000.0, "oneway": true,
        });
        let read = read(&[(properties, json!(line))], &bare());
        let (mut mm, mut ms) = (0.0, 0.0);
        for edge in read.network.edges() {
            mm += (edge.length.get() * 1e3).round();
            ms += (edge.times.car.unwrap().get() * 60_000.0).round();
        }
        prop_assert!((mm - f64::from(length_mm)).abs() < 0.5 && (ms - f64::from(time_ms)).abs() < 0.5);
    }
}
