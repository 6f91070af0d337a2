//! `benches/peers/run.sh` runs this beside the peers: the communes of metropolitan France, to the bit.

#![allow(clippy::unwrap_used, reason = "a bench stops where its data are not there")]

use std::sync::LazyLock;

use ctg_benches::contours;
use ctg_geo::{Boundaries, Contour, Topology};
use ctg_model::CogVintage;
use divan::{Bencher, black_box};

fn main() {
    let topology = &*TOPOLOGY;
    println!(
        "{} communes, {} vertices, {} distinct, {} shared edges; topology {:.1} bytes per vertex",
        BOUNDARIES.len(),
        BOUNDARIES.vertices(),
        topology.vertices(),
        topology.shared_edges(),
        topology.bytes() as f64 / BOUNDARIES.vertices() as f64,
    );
    let faults = topology.faults();
    println!(
        "{} unmatched, {} overlaps, {} communes; {} gaps",
        faults.unmatched.len(),
        faults.overlaps.len(),
        faults.communes().len(),
        faults.gaps.len()
    );
    for tolerance_m in [0.5, 2.0, 10.0, 20.0, 50.0] {
        let snapped = BOUNDARIES.snapped(tolerance_m);
        let topology = Topology::new(&snapped.boundaries);
        let faults = topology.faults();
        let farthest = snapped.changes.iter().map(|change| change.farthest_m).fold(0.0, f64::max);
        println!(
            "snapped {tolerance_m}: {} changed, {} left, farthest {farthest}; {} unmatched, {} overlaps, {} gaps",
            snapped.changes.len(),
            snapped.left.len(),
            faults.unmatched.len(),
            faults.overlaps.len(),
            faults.gaps.len()
        );
    }
    if std::env::var_os("DUMP").is_some() {
        for f in &faults.unmatched {
            println!("U {f} {}", f.border_m);
        }
        for f in &faults.overlaps {
            println!("O {f}");
        }
        for f in &faults.gaps {
            println!("G {f} {}", f.width_m);
        }
    }
    divan::main();
}

static CONTOURS: LazyLock<Vec<Contour>> = LazyLock::new(|| contours::contours().unwrap());
static BOUNDARIES: LazyLock<Boundaries> = LazyLock::new(|| {
    let (boundaries, repairs) = Boundaries::repair(CogVintage::new(2021).unwrap(), CONTOURS.iter().cloned()).unwrap();
    for repair in &repairs {
        println!("repaired {}: {:?}", repair.commune, repair.faults.first().map(ToString::to_string));
    }
    boundaries
});
static TOPOLOGY: LazyLock<Topology> = LazyLock::new(|| Topology::new(&BOUNDARIES));

#[divan::bench]
fn boundaries_through_the_door(bencher: Bencher<'_, '_>) {
    let year = CogVintage::new(2021).unwrap();
    bencher.with_inputs(|| CONTOURS.clone()).bench_values(|contours| Boundaries::repair(year, contours));
}

#[divan::bench]
fn topology(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Topology::new(black_box(&BOUNDARIES)));
}

#[divan::bench]
fn dissolve_into_epci_topology_included(bencher: Bencher<'_, '_>) {
    let epci = contours::epci().unwrap();
    bencher.bench(|| Topology::new(black_box(&BOUNDARIES)).dissolved_by(|commune| epci.get(&commune).copied()));
}

#[divan::bench]
fn dissolve_into_epci(bencher: Bencher<'_, '_>) {
    let epci = contours::epci().unwrap();
    bencher.bench(|| TOPOLOGY.dissolved_by(|commune| epci.get(&commune).copied()));
}

#[divan::bench]
fn faults(bencher: Bencher<'_, '_>) {
    bencher.bench(|| TOPOLOGY.faults());
}
