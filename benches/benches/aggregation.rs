//! `cargo bench -p ctg-benches --bench aggregation`: sums of 50 columns of 35 000 communes into 1 250 groups, with status, bounds and completeness.
//!
//! The peers do less: a sum that is null where a term is. `benches/peers/aggregation.py` times them on data of the same shape.

#![allow(clippy::unwrap_used, reason = "a bench stops where its synthetic data are not valid")]

use ctg::stats::aggregate::{Column, Grouping, Term, Total};
use ctg_benches::counts::{columns, grouping};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Exact counts, one in fifty missing: what a data frame can hold.
#[divan::bench]
fn exact_and_missing(bencher: Bencher<'_, '_>) {
    sums(bencher, &columns(0));
}

/// Counts rounded to 5, one in fifty hidden within 1 to 4: what data.caf.fr publishes.
#[divan::bench]
fn rounded_and_hidden(bencher: Bencher<'_, '_>) {
    sums(bencher, &columns(5));
}

fn sums(bencher: Bencher<'_, '_>, columns: &[Column]) {
    let grouping = grouping();
    bencher.bench(|| add(black_box(columns), black_box(&grouping)));
}

fn add(columns: &[Column], grouping: &Grouping) -> Vec<Vec<Total>> {
    columns.iter().map(|column| column.totals(grouping).unwrap()).collect()
}

/// The same, half of the columns on each of two threads, as the peers do.
#[divan::bench]
fn rounded_and_hidden_on_two_threads(bencher: Bencher<'_, '_>) {
    let (columns, grouping) = (columns(5), grouping());
    let (left, right) = columns.split_at(columns.len() / 2);
    bencher.bench(|| {
        std::thread::scope(|scope| {
            let other = scope.spawn(|| add(black_box(right), &grouping));
            (add(black_box(left), &grouping), other.join().unwrap())
        })
    });
}

#[divan::bench]
fn build_a_column(bencher: Bencher<'_, '_>) {
    let terms: Vec<Term> = columns(5).iter().take(1).flat_map(Column::terms).collect();
    bencher.bench(|| black_box(&terms).iter().copied().collect::<Column>());
}
