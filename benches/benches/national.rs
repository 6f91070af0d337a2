//! `cargo bench -p ctg-benches`: what a country of the size of France costs.

#![allow(clippy::unwrap_used, reason = "a bench stops where its synthetic data are not valid")]

use ctg::model::{CogVintage, Territory, Zoning, code::CommuneCode};
use ctg::{Portrait, reconcile};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[divan::bench]
fn parse_35_000_commune_codes(bencher: Bencher<'_, '_>) {
    let codes = ctg_benches::codes();
    bencher.bench(|| codes.iter().filter_map(|code| code.parse::<CommuneCode>().ok()).count());
}

#[divan::bench]
fn territory_of_35_000_communes(bencher: Bencher<'_, '_>) {
    let communes = ctg_benches::communes().unwrap();
    let make = |communes| Territory::new("Pays synthétique".parse().unwrap(), CogVintage::new(2021).unwrap(), communes);
    bencher.with_inputs(|| communes.clone()).bench_values(make);
}

#[divan::bench]
fn zoning_of_35_000_communes_in_1_250_zones(bencher: Bencher<'_, '_>) {
    let communes = ctg_benches::communes().unwrap();
    let assignments = ctg_benches::assignments(&communes).unwrap();
    let territory =
        Territory::new("Pays synthétique".parse().unwrap(), CogVintage::new(2021).unwrap(), communes).unwrap();
    let input = || (territory.clone(), assignments.clone());
    bencher
        .with_inputs(input)
        .bench_values(|(territory, assignments)| Zoning::new(territory, "Zones".parse().unwrap(), assignments));
}

#[divan::bench]
fn portrait_of_35_000_communes(bencher: Bencher<'_, '_>) {
    let country = ctg_benches::country().unwrap();
    bencher.bench(|| Portrait::new(black_box(&country)));
}

#[divan::bench]
fn read_the_caro(bencher: Bencher<'_, '_>) {
    bencher.bench(ctg::caro::diagnosis);
}

#[divan::bench]
fn reconcile_the_caro(bencher: Bencher<'_, '_>) {
    let caro = ctg::caro::diagnosis().unwrap();
    bencher.bench(|| reconcile(black_box(&caro)));
}
