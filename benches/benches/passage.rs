//! `cargo bench -p ctg-benches --bench passage`: 50 columns of counts of 38 000 communes carried over 50 years of movements.
//!
//! `benches/peers/passage.py` times a join and a sum by pandas on the same table of passage, which has no split: a join would count a split twice.

#![allow(clippy::unwrap_used, reason = "a bench stops where its synthetic data are not valid")]

use ctg_benches::passage::{columns, history, movements, span, weights};
use ctg_model::observation::{Observation, Status};
use ctg_model::passage::Passage;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn passage() -> Passage {
    history(&movements().unwrap()).unwrap().passage(*span().unwrap().start(), *span().unwrap().end()).unwrap()
}

#[divan::bench]
fn history_of_the_movements(bencher: Bencher<'_, '_>) {
    let movements = movements().unwrap();
    bencher.bench(|| history(black_box(&movements)).unwrap());
}

#[divan::bench]
fn passage_over_50_years(bencher: Bencher<'_, '_>) {
    let history = history(&movements().unwrap()).unwrap();
    bencher.bench(|| history.passage(*span().unwrap().start(), *span().unwrap().end()).unwrap());
}

/// The route is found and checked, and the 50 columns take it.
#[divan::bench]
fn fifty_columns(bencher: Bencher<'_, '_>) {
    let passage = passage();
    let (columns, weights) = (columns(&passage), weights(&passage));
    bencher.bench(|| {
        let route = passage.route(black_box(passage.sources()), &weights).unwrap();
        columns.iter().map(|column| route.convert(black_box(column)).unwrap()).collect::<Vec<_>>()
    });
}

/// The same with status and bounds.
#[divan::bench]
fn fifty_columns_of_observations(bencher: Bencher<'_, '_>) {
    let passage = passage();
    let weights = weights(&passage);
    let observed =
        |column: Vec<u64>| column.into_iter().map(|count| Observation::exact(count, Status::Observed)).collect();
    let columns: Vec<Vec<Observation<u64>>> = columns(&passage).into_iter().map(observed).collect();
    bencher.bench(|| {
        let route = passage.route(black_box(passage.sources()), &weights).unwrap();
        columns.iter().map(|column| route.convert_observations(black_box(column)).unwrap()).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn year_of_the_codes_of_a_country(bencher: Bencher<'_, '_>) {
    let history = history(&movements().unwrap()).unwrap();
    let codes = history.communes(*span().unwrap().start()).unwrap();
    bencher.bench(|| history.vintage_of(black_box(&codes).iter().copied()));
}
