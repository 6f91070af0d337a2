//! `cargo bench -p ctg-benches --bench locate`: points into communes, and what a program written with rstar and geo takes for the same.
//!
//! With the files that `benches/peers/fetch.sh` makes: the communes of metropolitan France and a million points; without, Charente-Maritime
//! and a million points over it. `benches/peers/run.sh` runs the peers in Python beside it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench stops where its data are not there, and says what it ran on"
)]

use std::sync::LazyLock;
use std::time::Instant;

use ctg_benches::contours::{contours, folder};
use ctg_benches::cpu::timed;
use ctg_geo::geojson::{CodeFrom, read_communes};
use ctg_geo::{Boundaries, BoundingBox, Locator};
use ctg_model::code::CommuneCode;
use ctg_model::{CogVintage, Position};
use divan::{Bencher, black_box};
use geo::{BoundingRect, Contains};
use geo_types::{MultiPolygon, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// The points of a bench: all over the box, or all inside.
const POINTS: [&str; 2] = ["uniform", "inside"];

struct Country {
    boundaries: Boundaries,
    geometries: Vec<(CommuneCode, MultiPolygon<f64>)>,
    uniform: Vec<Position>,
    inside: Vec<Position>,
}

static COUNTRY: LazyLock<Country> = LazyLock::new(|| {
    let contours = contours().unwrap_or_else(|missing| {
        println!("{missing}; Charente-Maritime stands in");
        let communes = read_communes(ctg_fixtures::CHARENTE_MARITIME_CONTOURS, CodeFrom::Property("code")).unwrap();
        communes.features.into_iter().map(|feature| feature.contour).collect()
    });
    let (boundaries, repairs) = Boundaries::repair(CogVintage::new(2021).unwrap(), contours).unwrap();
    println!("{boundaries:?}, {} repaired", repairs.len());
    let points = |name: &str| Some(positions(&std::fs::read(folder().join(name)).ok()?));
    let uniform = points("points_1m.f64").unwrap_or_else(|| scattered(&boundaries));
    let inside = points("points_in_1m.f64").unwrap_or_else(|| {
        let locator = Locator::new(&boundaries);
        uniform.iter().copied().filter(|at| locator.locate(*at).commune().is_some()).cycle().take(1_000_000).collect()
    });
    let geometries = boundaries.iter().collect();
    Country { boundaries, geometries, uniform, inside }
});

impl Country {
    fn points(&self, which: &str) -> &[Position] {
        if which == "uniform" { &self.uniform } else { &self.inside }
    }
}

fn positions(bytes: &[u8]) -> Vec<Position> {
    let number = |bytes: &[u8]| f64::from_le_bytes(bytes.try_into().unwrap());
    bytes.chunks_exact(16).map(|pair| Position::new(number(&pair[..8]), number(&pair[8..])).unwrap()).collect()
}

/// A million points over the box, in an order without pattern.
fn scattered(boundaries: &Boundaries) -> Vec<Position> {
    let boxes = boundaries.iter().filter_map(|(_, geometry)| BoundingBox::of_geometry(&geometry));
    let corners = boxes.flat_map(|found| [(found.west(), found.south()), (found.east(), found.north())]);
    let extent = BoundingBox::of(corners.map(|corner| corner.try_into().unwrap())).unwrap();
    let share = |k: u32, step: f64| (f64::from(k) * step).fract();
    let point = |k: u32| {
        let x = extent.west() + share(k, 0.754_877_666) * (extent.east() - extent.west());
        Position::new(x, extent.south() + share(k, 0.569_840_29) * (extent.north() - extent.south())).unwrap()
    };
    (0..1_000_000).map(point).collect()
}

fn main() {
    let country = &*COUNTRY;
    let start = Instant::now();
    let locator = Locator::new(&country.boundaries);
    let built = start.elapsed();
    let (bytes, vertices) = (locator.bytes(), country.boundaries.vertices());
    println!(
        "index: {:.1} MB, {:.0} bytes per vertex, first build {built:.1?}",
        bytes as f64 / 1e6,
        bytes as f64 / vertices as f64
    );
    let tree = envelopes();
    for which in POINTS {
        let points = country.points(which);
        let (ours, theirs) = (locator.communes_of(points), with_tree(&tree, points));
        let found = ours.iter().flatten().count();
        let differ = ours.iter().zip(&theirs).filter(|(one, other)| one != other).count();
        println!("{which}: {found} of {} in a commune; {differ} differ from rstar and geo", points.len());
    }
    timed("build", || Locator::new(&country.boundaries));
    for which in POINTS {
        let points = country.points(which);
        timed(&format!("communes_of, {which}"), || locator.communes_of(points));
        timed(&format!("locate_all, {which}"), || locator.locate_all(points));
        timed(&format!("locate, {which}"), || {
            points.iter().filter(|at| locator.locate(**at).commune().is_some()).count()
        });
    }
    timed("rstar, build", envelopes);
    for which in POINTS {
        timed(&format!("rstar and geo, {which}"), || with_tree(&tree, country.points(which)));
    }
    divan::main();
}

#[divan::bench(sample_count = 10)]
fn build(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Locator::new(black_box(&COUNTRY.boundaries)));
}

#[divan::bench(args = POINTS, sample_count = 20)]
fn communes_of(bencher: Bencher<'_, '_>, which: &str) {
    let locator = Locator::new(&COUNTRY.boundaries);
    bencher.bench(|| locator.communes_of(black_box(COUNTRY.points(which))));
}

#[divan::bench(args = POINTS, sample_count = 20)]
fn communes_of_in_threads(bencher: Bencher<'_, '_>, which: &str) {
    let locator = Locator::new(&COUNTRY.boundaries);
    bencher.bench(|| locator.par_communes_of(black_box(COUNTRY.points(which))));
}

#[divan::bench(args = POINTS, sample_count = 20)]
fn locate_all(bencher: Bencher<'_, '_>, which: &str) {
    let locator = Locator::new(&COUNTRY.boundaries);
    bencher.bench(|| locator.locate_all(black_box(COUNTRY.points(which))));
}

#[divan::bench(args = POINTS, sample_count = 10)]
fn one_by_one(bencher: Bencher<'_, '_>, which: &str) {
    let locator = Locator::new(&COUNTRY.boundaries);
    bencher.bench(|| COUNTRY.points(which).iter().filter(|point| locator.locate(**point).commune().is_some()).count());
}

type Tree = RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>;

fn envelopes() -> Tree {
    let envelope = |(index, (_, geometry)): (usize, &(CommuneCode, MultiPolygon<f64>))| {
        let found = geometry.bounding_rect().unwrap();
        GeomWithData::new(Rectangle::from_corners(found.min().into(), found.max().into()), index)
    };
    RTree::bulk_load(COUNTRY.geometries.iter().enumerate().map(envelope).collect())
}

fn with_tree(tree: &Tree, points: &[Position]) -> Vec<Option<CommuneCode>> {
    let locate = |at: &Position| {
        let (x, y) = (at.longitude(), at.latitude());
        let found = tree.locate_in_envelope_intersecting(&AABB::from_point([x, y]));
        let communes = found.map(|envelope| &COUNTRY.geometries[envelope.data]);
        communes.filter(|(_, geometry)| geometry.contains(&Point::new(x, y))).map(|(code, _)| *code).min()
    };
    points.iter().map(locate).collect()
}

#[divan::bench(sample_count = 10)]
fn peer_rstar_build(bencher: Bencher<'_, '_>) {
    bencher.bench(envelopes);
}

#[divan::bench(args = POINTS, sample_count = 5)]
fn peer_rstar_and_geo_contains(bencher: Bencher<'_, '_>, which: &str) {
    let tree = envelopes();
    bencher.bench(|| with_tree(&tree, black_box(COUNTRY.points(which))));
}
