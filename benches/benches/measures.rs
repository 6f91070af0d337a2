//! `cargo bench -p ctg-benches --bench measures`: classes, inequality, segregation and spatial statistics at national size.
//!
//! `benches/peers/measures.sh` runs it beside the peers, on the same numbers.

#![allow(clippy::unwrap_used, reason = "a bench stops where its synthetic data are not valid")]

use ctg_benches::COMMUNES;
use ctg_benches::measures::{Units, incomes};
use ctg_stats::Variable;
use ctg_stats::classify::{HeadLimit, fisher_jenks, head_tail, pretty, quantile};
use ctg_stats::inequality::{Aversion, Distribution};
use ctg_stats::segregation::{Segregation, TwoGroups};
use ctg_stats::spatial::{Field, Neighbours, Permutations, Weights, moran};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn field_variable() -> Variable {
    Variable::new(Units::synthetic(COMMUNES).field).unwrap()
}

fn population_variable() -> Variable {
    Variable::new(Units::synthetic(COMMUNES).populations.iter().map(|persons| *persons as f64)).unwrap()
}

#[divan::bench]
fn fisher_jenks_k7_of_35_000(bencher: Bencher<'_, '_>) {
    let variable = field_variable();
    bencher.bench(|| fisher_jenks(black_box(&variable), 7));
}

#[divan::bench]
fn fisher_jenks_k7_of_35_000_populations(bencher: Bencher<'_, '_>) {
    let variable = population_variable();
    bencher.bench(|| fisher_jenks(black_box(&variable), 7));
}

#[divan::bench]
fn quantile_k7_of_35_000(bencher: Bencher<'_, '_>) {
    let variable = field_variable();
    bencher.bench(|| quantile(black_box(&variable), 7));
}

#[divan::bench]
fn pretty_k7_of_35_000(bencher: Bencher<'_, '_>) {
    let variable = field_variable();
    bencher.bench(|| pretty(black_box(&variable), 7));
}

#[divan::bench]
fn head_tail_of_35_000(bencher: Bencher<'_, '_>) {
    let variable = population_variable();
    bencher.bench(|| head_tail(black_box(&variable), HeadLimit::NONE));
}

#[divan::bench]
fn gini_of_1_000_000(bencher: Bencher<'_, '_>) {
    let incomes = incomes(1_000_000);
    bencher.bench(|| Distribution::new(black_box(&incomes).iter().copied()).unwrap().gini());
}

#[divan::bench]
fn theil_of_1_000_000(bencher: Bencher<'_, '_>) {
    let incomes = incomes(1_000_000);
    bencher.bench(|| Distribution::new(black_box(&incomes).iter().copied()).unwrap().theil_t());
}

#[divan::bench]
fn atkinson_of_1_000_000(bencher: Bencher<'_, '_>) {
    let incomes = incomes(1_000_000);
    let one = Aversion::new(1.0).unwrap();
    bencher.bench(|| Distribution::new(black_box(&incomes).iter().copied()).unwrap().atkinson(one));
}

fn two_groups() -> Vec<TwoGroups> {
    let units = Units::synthetic(COMMUNES);
    let pairs = units.groups.iter().zip(&units.populations);
    pairs.map(|(group, whole)| TwoGroups::of_whole(*group, *whole).unwrap()).collect()
}

#[divan::bench]
fn dissimilarity_of_35_000(bencher: Bencher<'_, '_>) {
    let units = two_groups();
    bencher.bench(|| Segregation::new(black_box(&units)).unwrap().dissimilarity());
}

#[divan::bench]
fn isolation_of_35_000(bencher: Bencher<'_, '_>) {
    let units = two_groups();
    bencher.bench(|| Segregation::new(black_box(&units)).unwrap().isolation());
}

#[divan::bench]
fn entropy_of_35_000(bencher: Bencher<'_, '_>) {
    let units = two_groups();
    bencher.bench(|| Segregation::new(black_box(&units)).unwrap().entropy());
}

#[divan::bench]
fn segregation_gini_of_35_000(bencher: Bencher<'_, '_>) {
    let units = two_groups();
    bencher.bench(|| Segregation::new(black_box(&units)).unwrap().gini());
}

/// The field of the units, on the weights of their six nearest.
fn weights_and_variable() -> (Weights, Variable) {
    let units = Units::synthetic(COMMUNES);
    let weights = Weights::row_standardised(Neighbours::new(&units.nearest).unwrap());
    (weights, Variable::new(units.field).unwrap())
}

/// A pool of so many threads: the figures are the same, the time is not.
fn pool(threads: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap()
}

#[divan::bench]
fn moran_of_35_000(bencher: Bencher<'_, '_>) {
    let (weights, variable) = weights_and_variable();
    bencher.bench(|| moran(&Field::new(black_box(&variable), &weights).unwrap()));
}

#[divan::bench(args = [1, 2], sample_count = 11)]
fn moran_999_permutations_of_35_000(bencher: Bencher<'_, '_>, threads: usize) {
    let ((weights, variable), pool) = (weights_and_variable(), pool(threads));
    let field = Field::new(&variable, &weights).unwrap();
    bencher.bench(|| pool.install(|| Permutations::seeded(1).moran(black_box(&field))));
}

#[divan::bench(args = [1, 2], sample_count = 11)]
fn local_moran_999_permutations_of_35_000(bencher: Bencher<'_, '_>, threads: usize) {
    let ((weights, variable), pool) = (weights_and_variable(), pool(threads));
    let field = Field::new(&variable, &weights).unwrap();
    bencher.bench(|| pool.install(|| Permutations::seeded(1).local_moran(black_box(&field))));
}
