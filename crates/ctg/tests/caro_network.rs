//! The river matters: what the straight line says of the CARO, and what a network says that crosses only where one can.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

#[path = "../examples/caro_network.rs"]
mod example;

use ctg::geo::cost::{Distancier, GreatCircle, Metres, Minutes, TravelCost};
use ctg::geo::network::{LineProperties, LinesRead, Mode, Network, NetworkCost, PerMode, Routes, Snapping, Speed};
use ctg::model::Position;

/// The communes with a seat, and the seats, in the order of codes.
fn seats() -> (Vec<String>, Vec<Position>) {
    let caro = ctg::caro::diagnosis().unwrap();
    let of = caro.territory().communes().iter().map(|commune| (commune.code.to_string(), commune.seat.unwrap()));
    of.unzip()
}

fn on_nodes() -> Snapping {
    Snapping::new(Metres::new(0.0).unwrap(), Speed::new(5.0).unwrap())
}

/// The costs from one commune to all.
fn costs_from<C: TravelCost>(cost: &C, codes: &[String], from: &str, bound: C::Unit) -> Vec<Option<C::Unit>> {
    let mut found = vec![None; codes.len()];
    let place = codes.iter().position(|code| code == from).unwrap();
    cost.leaving(place, bound, &mut |to, cost| found[to] = Some(cost));
    found
}

fn network() -> Network {
    ctg::caro::network().unwrap()
}

#[test]
fn the_file_is_what_the_example_writes_and_is_read_whole() {
    assert_eq!(example::text().unwrap().as_bytes(), ctg_fixtures::CARO_NETWORK);
    let properties = LineProperties::new(PerMode::default());
    let read = LinesRead::new(ctg_fixtures::CARO_NETWORK, Distancier::geodesic(), &properties).unwrap();
    assert_eq!(read.set_aside, []);
    assert_eq!((read.network.nodes().len(), read.network.links().len()), (27, 1));
    assert!(read.network.shorter_than_straight().is_empty());
}

#[test]
fn every_commune_is_a_node_and_only_the_ferry_reaches_the_island() {
    let ((codes, seats), network) = (seats(), network());
    let routes = Routes::fastest(&network, Mode::Car);
    let cost = NetworkCost::between(&routes, &seats, &seats, &on_nodes());
    assert!(cost.snapped_origins().iter().all(Option::is_some));
    let hours = Minutes::new(1_000.0).unwrap();
    assert_eq!(costs_from(&cost, &codes, "17299", hours).iter().flatten().count(), 25);
    assert_eq!(routes.components().sizes(), [27]);
    let without = network.without_link(&"fouras-aix".parse().unwrap()).unwrap();
    let routes = Routes::fastest(&without, Mode::Car);
    let cost = NetworkCost::between(&routes, &seats, &seats, &on_nodes());
    let found = costs_from(&cost, &codes, "17299", hours);
    let unreachable: Vec<&String> =
        codes.iter().zip(&found).filter(|(_, cost)| cost.is_none()).map(|(code, _)| code).collect();
    assert_eq!(unreachable, ["17004"]);
}

/// Rochefort and Soubise face each other: 3.8 km as the crow flies, 8.3 km by road over the viaduct (`LittoSIM`), 9.0 km on the schematic
/// network. Fouras and Port-des-Barques, 4.9 km apart at the mouth of the river, are 35 km from each other by road.
#[test]
fn the_straight_line_and_the_network_disagree_across_the_charente() {
    let ((codes, seats), network) = (seats(), network());
    let routes = Routes::shortest(&network, Mode::Car);
    let far = Metres::new(100_000.0).unwrap();
    let of = |code: &str| codes.iter().position(|other| other == code).unwrap();
    let straight = |from: &str, to: &str| {
        costs_from(&GreatCircle::between(&seats, &seats), &codes, from, far)[of(to)].unwrap().get().round()
    };
    let by_road = |from: &str, to: &str| {
        let cost = NetworkCost::between(&routes, &seats, &seats, &on_nodes());
        costs_from(&cost, &codes, from, far)[of(to)].unwrap().get().round()
    };
    // Across: Rochefort and Soubise, Vergeroux and Saint-Nazaire, Fouras and Port-des-Barques.
    let across = [("17299", "17429"), ("17463", "17375"), ("17168", "17484")];
    let found = across.map(|(from, to)| (straight(from, to), by_road(from, to)));
    assert_eq!(found, [(3_805.0, 8_965.0), (5_694.0, 18_421.0), (4_863.0, 34_674.0)]);
    // On one bank: Rochefort and Vergeroux.
    assert_eq!((straight("17299", "17463"), by_road("17299", "17463")), (3_296.0, 4_648.0));
}
