//! Writes the schematic network of the CARO anew: `cargo run -p ctg --example caro_network > fixtures/caro/synthetic-caro-network.geojson`.
//!
//! Nodes are the seats of the 25 communes and the two ends of the viaduct of Martrou. Lines join the seats of communes that share a border
//! on one bank of the Charente. Pairs that face each other across it have no line of their own: who crosses, crosses by the viaduct, the
//! only crossing for cars that the data at hand confirm. Lengths and times are measured between other places (Gironde), hence synthetic.

#![allow(clippy::print_stdout, reason = "an example shows what it finds")]
#![allow(dead_code, reason = "a test takes the text and leaves the printing")]

use std::collections::{BTreeMap, BTreeSet};

use ctg::geo::Topology;
use ctg::geo::measure::haversine_m;
use ctg::model::code::CommuneCode;
use ctg::model::{Contiguity, Position};
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The zone of the communes south of the Charente.
const LEFT_BANK: &str = "Sud Charente";

/// The ends of the viaduct of Martrou, south and north: one of its two carriageways, by a model of the estuary (`LittoSIM`, CC BY-SA 4.0).
const VIADUCT: [(f64, f64); 2] = [(-0.965_16, 45.912_09), (-0.965_93, 45.915_83)];

/// Road over straight line, and speed of the straight line in km/h, up to so many kilometres: measured on 2 500 pairs of the Gironde.
const MEASURED: [(f64, f64, f64); 4] =
    [(5.0, 1.41, 42.0), (20.0, 1.31, 52.0), (40.0, 1.28, 56.0), (f64::INFINITY, 1.25, 60.0)];

fn main() -> Outcome<()> {
    print!("{}", text()?);
    Ok(())
}

/// The file.
pub(crate) fn text() -> Outcome<String> {
    let mut features = vec![viaduct()?, ferry()?];
    features.extend(roads()?);
    let lines: Vec<String> = features.iter().map(Value::to_string).collect();
    Ok(format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", lines.join(",\n")))
}

fn seats() -> Outcome<BTreeMap<CommuneCode, Position>> {
    let caro = ctg::caro::diagnosis()?;
    Ok(caro.territory().communes().iter().filter_map(|commune| Some((commune.code, commune.seat?))).collect())
}

fn left_bank() -> Outcome<BTreeSet<CommuneCode>> {
    let caro = ctg::caro::diagnosis()?;
    let zoning = caro.zoning().ok_or("the CARO has zones")?;
    Ok(zoning.zone(LEFT_BANK).ok_or("a zone south of the Charente")?.communes().collect())
}

fn roads() -> Outcome<Vec<Value>> {
    let (seats, left) = (seats()?, left_bank()?);
    let seat = |code: CommuneCode| seats.get(&code).copied().ok_or("a seat");
    let neighbours = Topology::new(&ctg::caro::boundaries()?).neighbours();
    let [south, north] = [end(VIADUCT[0])?, end(VIADUCT[1])?];
    let (rochefort, echillais): (CommuneCode, CommuneCode) = ("17299".parse()?, "17146".parse()?);
    let mut roads = vec![road("viaduc - 17299", north, seat(rochefort)?)];
    let around = neighbours.of(echillais, Contiguity::Rook).filter(|code| left.contains(code));
    for code in std::iter::once(echillais).chain(around) {
        roads.push(road(&format!("viaduc - {code}"), south, seat(code)?));
    }
    for pair in neighbours.adjacencies().iter().filter(|pair| pair.is(Contiguity::Rook)) {
        if left.contains(&pair.one) == left.contains(&pair.other) {
            roads.push(road(&format!("{} - {}", pair.one, pair.other), seat(pair.one)?, seat(pair.other)?));
        }
    }
    Ok(roads)
}

/// Straight, at the 65 km/h of a road of one carriageway.
fn viaduct() -> Outcome<Value> {
    let [south, north] = [end(VIADUCT[0])?, end(VIADUCT[1])?];
    let metres = haversine_m(south, north);
    let measures = json!({ "length_m": tenth(metres), "car_min": thousandth(metres * 0.06 / 65.0) });
    Ok(line("viaduc de Martrou", south, north, measures))
}

/// 20 to 25 minutes under way (press); wait and access are assumed: a boat an hour, ten minutes between the town and the quay.
fn ferry() -> Outcome<Value> {
    let seats = seats()?;
    let seat = |code: &str| Outcome::Ok(*seats.get(&code.parse()?).ok_or("a seat")?);
    let (fouras, aix) = (seat("17168")?, seat("17004")?);
    let more = json!({
        "link": "fouras-aix", "modes": "car", "length_m": tenth(haversine_m(fouras, aix)),
        "sailing_min": 22.5, "wait_min": 30, "access_min": 10,
    });
    Ok(line("bac Fouras – Île-d'Aix", fouras, aix, more))
}

fn end((longitude, latitude): (f64, f64)) -> Outcome<Position> {
    Ok(Position::new(longitude, latitude)?)
}

fn road(name: &str, from: Position, to: Position) -> Value {
    let straight_km = haversine_m(from, to) / 1e3;
    let class = MEASURED.iter().find(|(most_km, ..)| straight_km <= *most_km);
    let (detour, km_h) = class.map_or((1.25, 60.0), |(_, detour, km_h)| (*detour, *km_h));
    let (metres, minutes) = (straight_km * 1e3 * detour, straight_km * 60.0 / km_h);
    line(name, from, to, json!({ "length_m": tenth(metres), "car_min": thousandth(minutes) }))
}

fn line(name: &str, from: Position, to: Position, mut properties: Value) -> Value {
    if let Some(properties) = properties.as_object_mut() {
        properties.insert("name".to_owned(), name.into());
    }
    let coordinates = [from, to].map(|at| [at.longitude(), at.latitude()]);
    let geometry = json!({ "type": "LineString", "coordinates": coordinates });
    json!({ "type": "Feature", "properties": properties, "geometry": geometry })
}

fn tenth(found: f64) -> f64 {
    (found * 10.0).round() / 10.0
}

fn thousandth(found: f64) -> f64 {
    (found * 1e3).round() / 1e3
}
