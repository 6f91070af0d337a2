//! `cargo bench -p ctg-benches --bench network`: matrices and nearest services on a synthetic road network of 25 600 nodes.
//!
//! With the files that `benches/peers/network.py` leaves: the very network that pandana and scipy are timed on; without, one like it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench stops where its data are not there, and says what it ran on"
)]

use std::sync::LazyLock;

use ctg_benches::contours::folder;
use ctg_benches::cpu::timed;
use ctg_geo::cost::{CostUnit, Distancier, Metres, Minutes, TravelCost};
use ctg_geo::network::{Edge, Mode, Network, NetworkCost, PerMode, Routes, Snapping, Speed};
use ctg_model::Position;
use divan::{Bencher, black_box};

/// Nodes to a side of the grid.
const SIDE: usize = 160;

struct Grid {
    network: Network,
    services: Vec<usize>,
}

static GRID: LazyLock<Grid> = LazyLock::new(|| {
    from_files().unwrap_or_else(|| {
        println!("no network of the peers in {}: one like it stands in", folder().display());
        invented()
    })
});

/// A hundred metres are about a thousandth of a degree; times are those of the files, so that places matter to snapping only.
fn position(x_m: f64, y_m: f64) -> Position {
    Position::new(x_m / 1e5, 45.0 + y_m / 1e5).unwrap()
}

fn network(nodes: Vec<Position>, streets: impl Iterator<Item = (usize, usize, f64)>) -> Network {
    let edges = streets.flat_map(|(from, to, seconds)| {
        let times = PerMode::only(Mode::Car, Minutes::new(seconds / 60.0).unwrap());
        let edge = Edge::new(from, to, Metres::new(100.0).unwrap(), times);
        [edge, edge.back()]
    });
    let distancier = Distancier::new("synthetic".parse().unwrap(), "grille".parse().unwrap());
    Network::new(distancier, nodes, edges).unwrap()
}

fn from_files() -> Option<Grid> {
    let read = |name: &str| std::fs::read(folder().join(name)).ok();
    let floats = |bytes: Vec<u8>| -> Vec<f64> {
        bytes.chunks_exact(8).map(|bytes| f64::from_le_bytes(bytes.try_into().unwrap())).collect()
    };
    let numbers = |bytes: Vec<u8>| -> Vec<usize> {
        bytes.chunks_exact(4).map(|bytes| u32::from_le_bytes(bytes.try_into().unwrap()) as usize).collect()
    };
    let nodes = floats(read("net_xy.f64")?).chunks_exact(2).map(|at| position(at[0], at[1])).collect();
    let (ends, seconds) = (numbers(read("net_e.u32")?), floats(read("net_w.f64")?));
    let streets = ends.chunks_exact(2).zip(seconds).map(|(ends, seconds)| (ends[0], ends[1], seconds));
    Some(Grid { network: network(nodes, streets), services: numbers(read("net_pois.u32")?) })
}

fn invented() -> Grid {
    let share = |k: usize, step: f64| (k as f64 * step).fract();
    let at = |node: usize| {
        let jitter = |step| 60.0 * share(node, step) - 30.0;
        ((node % SIDE) as f64 * 100.0 + jitter(0.754_877_666), (node / SIDE) as f64 * 100.0 + jitter(0.569_840_29))
    };
    let nodes: Vec<Position> = (0..SIDE * SIDE).map(|node| position(at(node).0, at(node).1)).collect();
    let right = (0..SIDE * SIDE).filter(|node| node % SIDE + 1 < SIDE).map(|node| (node, node + 1));
    let up = (0..SIDE * (SIDE - 1)).map(|node| (node, node + SIDE));
    let bridge = |column: usize| [SIDE / 8, SIDE / 2, SIDE * 7 / 8].contains(&column);
    let river = |(from, to): (usize, usize)| to == from + SIDE && from / SIDE == SIDE / 2 - 1;
    let stands = |(from, to): &(usize, usize)| {
        if river((*from, *to)) { bridge(from % SIDE) } else { share(from * 2 + to % 2, 0.618_033_988) < 0.9 }
    };
    let seconds = |(from, to): (usize, usize)| {
        let ((x, y), (u, v)) = (at(from), at(to));
        let fast = if to == from + 1 { (from / SIDE).is_multiple_of(10) } else { (from % SIDE).is_multiple_of(10) };
        (from, to, (x - u).hypot(y - v) * 3.6 / if fast { 90.0 } else { 40.0 })
    };
    let streets: Vec<_> = right.chain(up).filter(stands).map(seconds).collect();
    Grid {
        network: network(nodes, streets.into_iter()),
        services: (0..1_200).map(|k| k * 7_919 % (SIDE * SIDE)).collect(),
    }
}

/// Tables are told by the sum of their seconds.
fn sum(costs: impl Iterator<Item = Minutes>) -> f64 {
    costs.map(|cost| cost.get() * 60.0).sum()
}

fn nearest(routes: &Routes<Minutes>) -> f64 {
    let found = routes.nearest_of_all(&GRID.services, 5, Minutes::new(60.0).unwrap());
    sum((0..routes.nodes().len()).flat_map(|node| found.of(node).map(|(_, cost)| cost).collect::<Vec<_>>()))
}

fn matrix(routes: &Routes<Minutes>) -> f64 {
    sum(routes.matrix(&GRID.services[..100], &GRID.services[100..1_100]).into_iter().flatten().flatten())
}

/// The same matrix, door to door, as a travel cost is asked.
fn door_to_door(cost: &NetworkCost<'_, Minutes>) -> f64 {
    let mut seconds = 0.0;
    for origin in 0..cost.origins() {
        cost.leaving(origin, Minutes::LARGEST, &mut |_, found| seconds += found.get() * 60.0);
    }
    seconds
}

fn places(services: &[usize]) -> Vec<Position> {
    services.iter().map(|service| GRID.network.nodes()[*service]).collect()
}

fn cost(routes: &Routes<Minutes>) -> NetworkCost<'_, Minutes> {
    let snapping = Snapping::new(Metres::new(100.0).unwrap(), Speed::new(5.0).unwrap());
    NetworkCost::between(routes, &places(&GRID.services[..100]), &places(&GRID.services[100..1_100]), &snapping)
}

fn main() {
    let routes = Routes::fastest(&GRID.network, Mode::Car);
    println!("{} nodes, {} edges", GRID.network.nodes().len(), GRID.network.edges().len());
    println!(
        "sums: nearest {:.3} s, matrix {:.3} s, door to door {:.3} s",
        nearest(&routes),
        matrix(&routes),
        door_to_door(&cost(&routes))
    );
    timed("routes of a network, no preprocessing", || Routes::fastest(&GRID.network, Mode::Car));
    timed("5 nearest of 1200 services, all nodes", || nearest(&routes));
    // In one thread: with the feature `rayon` the rows of `matrix` are spread, and the clock of this thread does not see them.
    let rows = |from: &usize| matrix_row(&routes, *from);
    timed("100 by 1000 matrix", || GRID.services[..100].iter().map(rows).sum::<f64>());
    timed("100 by 1000 matrix, door to door", || door_to_door(&cost(&routes)));
    divan::main();
}

fn matrix_row(routes: &Routes<Minutes>, from: usize) -> f64 {
    sum(routes.matrix(&[from], &GRID.services[100..1_100]).into_iter().flatten().flatten())
}

#[divan::bench(sample_count = 20)]
fn five_nearest_of_all_nodes(bencher: Bencher<'_, '_>) {
    let routes = Routes::fastest(&GRID.network, Mode::Car);
    bencher.bench(|| nearest(black_box(&routes)));
}

#[divan::bench(sample_count = 20)]
fn matrix_in_threads(bencher: Bencher<'_, '_>) {
    let routes = Routes::fastest(&GRID.network, Mode::Car);
    bencher.bench(|| matrix(black_box(&routes)));
}
