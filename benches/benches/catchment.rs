//! `cargo bench -p ctg-benches --bench catchment`: who can get how much within 30 km, for all communes and 50 000 services.
//!
//! With the files that `benches/peers/catchment.py` makes: 35 228 communes and 50 000 services drawn around them. `benches/peers/run.sh` runs
//! the peers in Python beside it. The sums are printed: those of the peers on a plane differ in the third digit, those of rstar here in none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench stops where its data are not there, and says what it ran on"
)]

use std::path::Path;
use std::sync::LazyLock;

use ctg_benches::contours::folder;
use ctg_benches::cpu::timed;
use ctg_geo::accessibility::{Accessibility, BandClosure, Decay, Demand, Supply};
use ctg_geo::cost::{GreatCircle, Metres};
use ctg_geo::measure::MEAN_RADIUS_M;
use ctg_model::Position;
use divan::{Bencher, black_box};
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// Limits in metres and weights.
const BANDS: [(f64, f64); 3] = [(10_000.0, 1.0), (20_000.0, 0.68), (30_000.0, 0.22)];

struct Country {
    origins: Vec<Position>,
    services: Vec<Position>,
    demand: Demand,
    supply: Supply,
}

static COUNTRY: LazyLock<Country> = LazyLock::new(|| {
    let folder = folder();
    let read = |name: &str| numbers(&folder.join(name));
    let (origins, people) = known(&read("origins.f64"), read("origins_pop.f64"));
    let (services, places) = known(&read("fac_50k.f64"), read("fac_50k_cap.f64"));
    let (demand, supply) = (Demand::new(people).unwrap(), Supply::new(places).unwrap());
    println!("{} origins, {} services", origins.len(), services.len());
    Country { origins, services, demand, supply }
});

fn numbers(path: &Path) -> Vec<f64> {
    let bytes = std::fs::read(path).expect("the files of benches/peers/catchment.py");
    bytes.chunks_exact(8).map(|bytes| f64::from_le_bytes(bytes.try_into().unwrap())).collect()
}

/// The places that have a position, with their amounts: two communes of the file have no contour, and no point in it or around it.
fn known(pairs: &[f64], amounts: Vec<f64>) -> (Vec<Position>, Vec<f64>) {
    let known = pairs.chunks_exact(2).zip(amounts).filter(|(pair, _)| pair.iter().all(|at| at.is_finite()));
    known.map(|(pair, amount)| (Position::new(pair[0], pair[1]).unwrap(), amount)).unzip()
}

/// Both steps, and all that stands before them.
fn by_ctg(country: &Country) -> Vec<f64> {
    let cost = GreatCircle::between(&country.origins, &country.services);
    let bands = BANDS.map(|(limit, weight)| (Metres::new(limit).unwrap(), weight));
    let decay = Decay::bands(bands, BandClosure::RightClosed).unwrap();
    let market = Accessibility::new(&cost, &country.demand, &country.supply).unwrap();
    market.enhanced_two_step_fca(&decay).values().map(|access| access.value()).collect()
}

/// The unit vector of a place, for a tree of three dimensions.
fn unit(place: Position) -> [f64; 3] {
    let (sine, cosine) = place.latitude().to_radians().sin_cos();
    let (east, north) = place.longitude().to_radians().sin_cos();
    [cosine * north, cosine * east, sine]
}

/// What a program written with rstar does.
fn by_rstar(country: &Country) -> Vec<f64> {
    let tree = |places: &[Position]| {
        RTree::bulk_load(
            places.iter().enumerate().map(|(number, place)| GeomWithData::new(unit(*place), number)).collect(),
        )
    };
    let chord = |metres: f64| (2.0 * (metres / MEAN_RADIUS_M / 2.0).sin()).powi(2);
    let bands = BANDS.map(|(limit, weight)| (chord(limit), weight));
    let sum = |tree: &RTree<GeomWithData<[f64; 3], usize>>, place: Position, amounts: &[f64]| {
        let from = unit(place);
        let term = |point: &GeomWithData<[f64; 3], usize>| {
            let square: f64 = point.geom().iter().zip(from).map(|(a, b)| (a - b) * (a - b)).sum();
            bands.iter().find(|(limit, _)| square <= *limit).map_or(0.0, |(_, weight)| weight * amounts[point.data])
        };
        tree.locate_within_distance(from, bands[2].0).map(term).sum::<f64>()
    };
    let (origins, services) = (tree(&country.origins), tree(&country.services));
    let ratio = |(place, supply): (&Position, &f64)| {
        let demand = sum(&origins, *place, country.demand.amounts());
        if demand > 0.0 { supply / demand } else { 0.0 }
    };
    let ratios: Vec<f64> = country.services.iter().zip(country.supply.amounts()).map(ratio).collect();
    country.origins.iter().map(|place| sum(&services, *place, &ratios)).collect()
}

#[divan::bench]
fn ctg(bencher: Bencher<'_, '_>) {
    bencher.bench(|| by_ctg(black_box(&COUNTRY)));
}

#[divan::bench(sample_count = 5)]
fn rstar(bencher: Bencher<'_, '_>) {
    bencher.bench(|| by_rstar(black_box(&COUNTRY)));
}

/// The most memory that this program had so far, in megabytes.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(f64::NAN) / 1024.0
}

fn main() {
    let (country, start) = (&*COUNTRY, peak());
    let access = by_ctg(country);
    println!(
        "peak {:.0} MB, {start:.0} before; load {}",
        peak(),
        std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim()
    );
    let kept: f64 = access.iter().zip(country.demand.amounts()).map(|(access, demand)| access * demand).sum();
    println!("sum {}, demand x access {kept} for a supply of {}", access.iter().sum::<f64>(), country.supply.total());
    let worst = access
        .iter()
        .zip(by_rstar(country))
        .map(|(one, other)| (one - other).abs() / other.max(1e-300))
        .fold(0.0, f64::max);
    println!("largest relative difference to rstar {worst:.1e}");
    timed("E2SFCA, ctg", || by_ctg(country));
    timed("E2SFCA, rstar", || by_rstar(country));
    divan::main();
}
