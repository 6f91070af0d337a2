//! `cargo bench -p ctg-benches --bench proximity`: the five nearest services of each commune, and what programs written with rstar take.
//!
//! With the files that `benches/peers/proximity.py` makes in the folder of `fetch.sh`; it runs scipy on them, beside this.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench stops where its data are not there, and says what it ran on"
)]

use std::path::Path;

use ctg_benches::contours::folder;
use ctg_benches::cpu::timed;
use ctg_geo::cost::{CostUnit, Geodesic, GreatCircle, Metres, TravelCost};
use ctg_geo::measure::haversine_m;
use ctg_model::Position;
use rstar::RTree;
use rstar::primitives::GeomWithData;

const K: usize = 5;

fn positions(name: &str) -> Option<Vec<Position>> {
    let bytes = std::fs::read(folder().join(name)).ok()?;
    let number = |bytes: &[u8]| f64::from_le_bytes(bytes.try_into().unwrap());
    // A commune without a contour has no point.
    Some(bytes.chunks_exact(16).filter_map(|pair| Position::new(number(&pair[..8]), number(&pair[8..])).ok()).collect())
}

fn main() {
    let Some(origins) = positions("origins.f64") else {
        println!("no origins.f64 in {}; run benches/peers/proximity.py there", folder().display());
        return;
    };
    for name in ["fac_200k.f64", "fac_2m.f64", "town_200k.f64", "twins_200k.f64"] {
        let Some(services) = positions(name) else { continue };
        run(name, "origins", &origins, &services);
        if name.starts_with("town") {
            run(name, "the town", &services[1..35_000], &services);
        }
        if let Some(megabytes) = resident() {
            println!("    peak of the process {megabytes} MB");
        }
    }
    // Far from all: every service in one town, asked from everywhere.
    let town: Vec<Position> = positions("town_200k.f64")
        .unwrap_or_default()
        .into_iter()
        .enumerate()
        .filter(|(k, _)| k % 10 != 0)
        .map(|(_, at)| at)
        .collect();
    run("nothing but the town", "origins", &origins, &town);
}

fn run(name: &str, who: &str, origins: &[Position], services: &[Position]) {
    let cost = GreatCircle::between(origins, services);
    println!("{name}: {} services, sum of distances from {who} {:.6} km", services.len(), sum(&cost) / 1e3);
    if who == "origins" {
        // The index is built when it is first asked: one question to an empty list costs the building alone.
        timed(&format!("build, {name}"), || sum(&GreatCircle::between(&origins[..1], services)));
    }
    timed(&format!("five nearest from {who}, {name}"), || sum(&cost));
    if name == "fac_200k.f64" {
        let geodesic = Geodesic::between(origins, services);
        timed(&format!("five nearest from {who}, geodesic, {name}"), || sum(&geodesic));
        timed(&format!("within 5 km from {who}, {name}"), || within(&cost, 5_000.0));
    }
    let tree = tree(services);
    if who == "origins" {
        timed(&format!("rstar build, {name}"), || self::tree(services));
    }
    timed(&format!("rstar five nearest from {who}, {name}"), || with_tree(&tree, origins, services));
}

fn sum(cost: &impl TravelCost<Unit = Metres>) -> f64 {
    let mut sum = 0.0;
    cost.each_nearest(K, Metres::LARGEST, &mut |_, _, cost| sum += cost.get());
    sum
}

fn within(cost: &impl TravelCost<Unit = Metres>, metres: f64) -> usize {
    let (mut count, bound) = (0, Metres::new(metres).unwrap());
    (0..cost.origins()).for_each(|origin| cost.leaving(origin, bound, &mut |_, _| count += 1));
    count
}

type Tree = RTree<GeomWithData<[f64; 3], usize>>;

fn sphere(at: Position) -> [f64; 3] {
    let (sine, cosine) = at.latitude().to_radians().sin_cos();
    let (east, front) = at.longitude().to_radians().sin_cos();
    [cosine * front, cosine * east, sine]
}

fn tree(services: &[Position]) -> Tree {
    RTree::bulk_load(services.iter().enumerate().map(|(k, at)| GeomWithData::new(sphere(*at), k)).collect())
}

fn with_tree(tree: &Tree, origins: &[Position], services: &[Position]) -> f64 {
    let metres = |at: &Position| -> f64 {
        let found = tree.nearest_neighbor_iter(&sphere(*at)).take(K);
        found.map(|service| haversine_m(*at, services[service.data])).sum()
    };
    origins.iter().map(metres).sum()
}

/// The peak of the memory of this process, where Linux tells it.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string(Path::new("/proc/self/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1_000)
}
