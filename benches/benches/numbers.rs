//! `cargo bench -p ctg-benches --bench numbers`: intervals, standardised rates, ranks and rounding at national size.
//!
//! `benches/peers/intervals.py` times the peers on the same numbers.

#![allow(clippy::unwrap_used, reason = "a bench stops where its synthetic data are not valid")]

use std::collections::BTreeMap;

use ctg::model::observation::{Observation, Status};
use ctg::stats::interval::{Confidence, EventRate, PoissonMethod, Proportion, ProportionMethod, Reading};
use ctg::stats::rank::{Order, rank};
use ctg::stats::rounding::round_preserving_total;
use ctg::stats::standardisation::{DirectMethod, DirectRate, StandardPopulation, Strata, Stratum, direct};
use ctg_benches::COMMUNES;
use ctg_benches::numbers::{STANDARD, STRATA, part_of_whole, stratum};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn proportions(bencher: Bencher<'_, '_>, method: ProportionMethod) {
    let rows = (0..COMMUNES as u64).map(part_of_whole);
    let rows: Vec<Proportion> = rows.map(|(part, whole)| Proportion::new(part, whole).unwrap()).collect();
    bencher.bench(|| {
        let ends =
            |row: &Proportion| black_box(*row).interval(method, Confidence::P95, Reading::SuperPopulation).upper();
        rows.iter().map(ends).sum::<f64>()
    });
}

#[divan::bench]
fn wilson_35_000_rows(bencher: Bencher<'_, '_>) {
    proportions(bencher, ProportionMethod::Wilson);
}

#[divan::bench(sample_count = 20)]
fn clopper_pearson_35_000_rows(bencher: Bencher<'_, '_>) {
    proportions(bencher, ProportionMethod::ClopperPearson);
}

#[divan::bench(sample_count = 20)]
fn jeffreys_35_000_rows(bencher: Bencher<'_, '_>) {
    proportions(bencher, ProportionMethod::Jeffreys);
}

#[divan::bench(args = [PoissonMethod::Byar, PoissonMethod::Exact], sample_count = 20)]
fn events_35_000_rows(bencher: Bencher<'_, '_>, method: PoissonMethod) {
    let rows: Vec<EventRate> =
        (0..COMMUNES as u64).map(|row| EventRate::new(part_of_whole(row).0, 1_000).unwrap()).collect();
    bencher.bench(|| {
        let ends =
            |row: &EventRate| black_box(*row).interval(method, Confidence::P95, Reading::SuperPopulation).upper();
        rows.iter().map(ends).sum::<f64>()
    });
}

/// Strata are built outside: what is timed are 35 000 rates over 7 strata with their intervals.
#[divan::bench(args = [DirectMethod::Dobson, DirectMethod::FayFeuer], sample_count = 20)]
fn direct_standardisation_35_000_x_7(bencher: Bencher<'_, '_>, method: DirectMethod) {
    let seen = |count| Observation::exact(count, Status::Observed);
    let territory = |row| {
        let strata = (0..STRATA).map(|index| {
            let (events, persons) = stratum(row, index);
            (index, Stratum::new(seen(events), seen(persons)))
        });
        Strata::new(strata).unwrap()
    };
    let territories: Vec<Strata<u64>> = (0..COMMUNES as u64).map(territory).collect();
    let standard = StandardPopulation::new((0..STRATA).zip(STANDARD)).unwrap();
    bencher.bench(|| {
        let rate = |strata: &Strata<u64>| {
            let rate = direct(strata, &standard, method, Confidence::P95, Reading::SuperPopulation).unwrap();
            rate.value().map_or(0.0, DirectRate::value)
        };
        territories.iter().map(rate).sum::<f64>()
    });
}

#[divan::bench]
fn rank_35_000_values(bencher: Bencher<'_, '_>) {
    let values: Vec<Observation<u64>> =
        (0..COMMUNES as u64).map(|row| Observation::exact(part_of_whole(row).0, Status::Observed)).collect();
    bencher.bench(|| rank(black_box(&values), Order::LargestFirst).len());
}

#[divan::bench]
fn round_35_000_communes_in_1_250_zones(bencher: Bencher<'_, '_>) {
    let country = ctg_benches::country().unwrap();
    let zoning = country.zoning().unwrap();
    let communes = zoning.territory().communes().iter().zip(0_u64..);
    let counts: BTreeMap<_, _> = communes.map(|(commune, row)| (commune.code, part_of_whole(row).1)).collect();
    bencher.bench(|| round_preserving_total(zoning, black_box(&counts), 10.try_into().unwrap()));
}
