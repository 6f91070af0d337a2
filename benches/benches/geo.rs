//! `benches/peers/run.sh` runs this beside the peers, on the communes of metropolitan France; `benches/peers/fetch.sh` gets them.
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench stops where its data are not there")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ctg_benches::contours;
use ctg_benches::cpu::timed;
use ctg_geo::{Boundaries, Contour, Simplification, SimplifyMethod, Topology};
use ctg_model::code::{CommuneCode, EpciCode};
use ctg_model::{CogVintage, Contiguity};
use divan::{Bencher, black_box};
use geo_types::MultiPolygon;

fn main() {
    describe();
    in_cpu_time();
    divan::main();
}

fn year() -> CogVintage {
    CogVintage::new(2021).unwrap()
}

static CONTOURS: LazyLock<Vec<Contour>> = LazyLock::new(|| contours::contours().unwrap());
static BOUNDARIES: LazyLock<Boundaries> = LazyLock::new(|| Boundaries::new(year(), CONTOURS.iter().cloned()).unwrap());
static TOPOLOGY: LazyLock<Topology> = LazyLock::new(|| Topology::new(&BOUNDARIES));
static EPCI: LazyLock<BTreeMap<CommuneCode, EpciCode>> = LazyLock::new(|| contours::epci_of_commune().unwrap());
/// The communes of the EPCI that GEOS can unite: what the peers get.
static MEMBERS: LazyLock<Boundaries> = LazyLock::new(|| BOUNDARIES.restricted_to(EPCI.keys().copied()));
static MEMBERS_TOPOLOGY: LazyLock<Topology> = LazyLock::new(|| Topology::new(&MEMBERS));

/// What is timed, so that a reader can hold it against what the peers say.
fn describe() {
    let (communes, vertices) = (BOUNDARIES.len(), BOUNDARIES.vertices());
    let bytes = TOPOLOGY.bytes() as f64 / vertices as f64;
    println!("{communes} communes, {vertices} vertices, {} distinct", TOPOLOGY.vertices());
    println!("bytes per vertex: boundaries 16, topology {bytes:.1}");
    let faults = TOPOLOGY.faults();
    println!("{} communes with a border that does not match, {} gaps", faults.communes().len(), faults.gaps.len());
    let neighbours = TOPOLOGY.neighbours();
    let pairs = |contiguity| neighbours.adjacencies().iter().filter(|pair| pair.is(contiguity)).count();
    println!(
        "queen {}, rook {}, {} alone",
        pairs(Contiguity::Queen),
        pairs(Contiguity::Rook),
        neighbours.islands(Contiguity::Queen).len()
    );
    let zones = dissolve(&MEMBERS_TOPOLOGY);
    let rings = zones.values().flatten().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
    println!("{} zones, {} positions", zones.len(), rings.map(|ring| ring.0.len()).sum::<usize>());
    let light = MEMBERS.simplified(&light());
    println!("simplified to {} positions, closing ones left out", light.boundaries.vertices());
}

/// The same tasks as the peers, in CPU time as they are timed.
fn in_cpu_time() {
    timed("topology", || Topology::new(&BOUNDARIES));
    timed("faults, topology held", || TOPOLOGY.faults());
    timed("dissolve, topology included", || dissolve(&Topology::new(&MEMBERS)));
    timed("dissolve, topology held", || dissolve(&MEMBERS_TOPOLOGY));
    let zones = geometries();
    timed("geo unary_union", || united(&zones));
    timed("queen and rook with lengths, topology included", || Topology::new(&BOUNDARIES).neighbours());
    timed("queen and rook with lengths, topology held", || TOPOLOGY.neighbours());
    timed("simplify, Visvalingam, 100 m, checked", || MEMBERS.simplified(&light()));
}

fn dissolve(topology: &Topology) -> BTreeMap<EpciCode, MultiPolygon<f64>> {
    topology.dissolved_by(|commune| EPCI.get(&commune).copied())
}

fn light() -> Simplification {
    Simplification::new(SimplifyMethod::Visvalingam, 100.0)
}

#[divan::bench]
fn boundaries_through_the_door(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| CONTOURS.clone()).bench_values(|contours| Boundaries::new(year(), contours));
}

#[divan::bench]
fn topology_build(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Topology::new(black_box(&BOUNDARIES)));
}

#[divan::bench]
fn topology_faults(bencher: Bencher<'_, '_>) {
    bencher.bench(|| TOPOLOGY.faults());
}

#[divan::bench]
fn dissolve_topology_included(bencher: Bencher<'_, '_>) {
    let _ = (&*EPCI, MEMBERS.len());
    bencher.bench(|| dissolve(&Topology::new(black_box(&MEMBERS))));
}

#[divan::bench]
fn dissolve_on_a_held_topology(bencher: Bencher<'_, '_>) {
    let _ = (&*EPCI, MEMBERS_TOPOLOGY.vertices());
    bencher.bench(|| dissolve(black_box(&MEMBERS_TOPOLOGY)));
}

type Geometries = BTreeMap<EpciCode, Vec<MultiPolygon<f64>>>;

fn geometries() -> Geometries {
    let mut zones = Geometries::new();
    for (commune, geometry) in MEMBERS.iter() {
        zones.entry(*EPCI.get(&commune).unwrap()).or_default().push(geometry);
    }
    zones
}

/// The overlay of the crate geo, the other way to do it in Rust.
fn united(zones: &Geometries) -> usize {
    zones.values().map(|communes| geo::unary_union(black_box(communes)).0.len()).sum()
}

#[divan::bench(sample_count = 5)]
fn dissolve_peer_geo_unary_union(bencher: Bencher<'_, '_>) {
    let zones = geometries();
    bencher.bench(|| united(&zones));
}

#[divan::bench]
fn contiguity_topology_included(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Topology::new(black_box(&BOUNDARIES)).neighbours());
}

#[divan::bench]
fn contiguity_on_a_held_topology(bencher: Bencher<'_, '_>) {
    bencher.bench(|| TOPOLOGY.neighbours());
}

#[divan::bench(sample_count = 20)]
fn simplify_visvalingam(bencher: Bencher<'_, '_>) {
    let how = light();
    bencher.bench(|| MEMBERS.simplified(black_box(&how)));
}
