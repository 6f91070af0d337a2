//! Straight lines are found as asking for every pair finds them: the same costs to the bit, the same order, the same ties.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test stops where it fails"
)]

mod shared;

use std::collections::BTreeMap;

use ctg_geo::cost::{CostUnit, Detour, Geodesic, GreatCircle, Metres, Minutes, Scale, SparseCosts, TravelCost};
use ctg_geo::measure::{geodesic_m, haversine_m};
use ctg_model::Position;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use shared::tries;

fn point((x, y): (f64, f64)) -> Position {
    Position::new(x, y).unwrap()
}

/// Places where an index may go wrong: all over the globe, in a town, at a pole, across the antimeridian, on a few spots or nearly on them,
/// on meridians and parallels.
fn place() -> impl Strategy<Value = Position> {
    let turned = |x: f64| if x > 180.0 { x - 360.0 } else { x };
    let spot = (0_u8..4, 0_u8..4).prop_map(|(x, y)| (f64::from(x) * 0.01 - 0.96, 45.9 + f64::from(y) * 0.01));
    prop_oneof![
        2 => (-180.0..=180.0, -90.0..=90.0),
        4 => (-0.99..-0.93, 45.91..45.96),
        1 => (-180.0..=180.0, 89.99..=90.0),
        1 => (-180.0..=180.0, -90.0..=-89.0),
        2 => (179.9..180.1, -17.0..-16.9).prop_map(move |(x, y)| (turned(x), y)),
        2 => spot.clone(),
        1 => (spot, -3_i8..3, -3_i8..3).prop_map(|((x, y), i, j)| (x + f64::from(i) * 1e-13, y + f64::from(j) * 1e-13)),
        1 => (-180_i16..=180, -90_i16..=90).prop_map(|(x, y)| (f64::from(x), f64::from(y))),
    ]
    .prop_map(point)
}

/// Many places in one town and around: enough for grids in grids.
fn crowd() -> impl Strategy<Value = Vec<Position>> {
    let towns = vec((-4.0..8.0, 43.0..49.0), 1..4);
    (towns, vec((0_usize..3, 0.0..1.0_f64, 0.0..1.0_f64, 0_i32..12), 150..500)).prop_map(|(towns, places)| {
        let near = |(town, x, y, power): (usize, f64, f64, i32)| {
            let (west, south): (f64, f64) = towns[town % towns.len()];
            let size = 0.25_f64.powi(power);
            point((west + size * x, south + size * y))
        };
        places.into_iter().map(near).collect()
    })
}

fn bound() -> impl Strategy<Value = Metres> {
    prop_oneof![Just(0.0), 0.0..5.0, 0.0..5_000.0, 0.0..2.1e7, Just(f64::MAX)].prop_map(|m| Metres::new(m).unwrap())
}

type Pairs<U> = Vec<(usize, U)>;

/// What every pair costs, asked for one by one.
fn each<U: CostUnit>(ours: &[Position], cost: impl Fn(Position) -> f64, bound: U) -> Pairs<U> {
    let costs = ours.iter().map(|place| U::of(cost(*place)).unwrap());
    costs.enumerate().filter(|(_, cost)| *cost <= bound).collect()
}

fn by_cost<U: CostUnit>(mut pairs: Pairs<U>, k: usize) -> Pairs<U> {
    pairs.sort_by_key(|(number, cost)| (*cost, *number));
    pairs.truncate(k);
    pairs
}

fn check<C: TravelCost>(
    cost: &C,
    (origins, destinations): (&[Position], &[Position]),
    direct: impl Fn(Position, Position) -> f64,
    (bound, k): (C::Unit, usize),
) -> Result<(), TestCaseError> {
    let mut all = Vec::new();
    for (number, from) in origins.iter().enumerate() {
        let expected = each(destinations, |to| direct(*from, to), bound);
        let (mut within, mut nearest) = (Vec::new(), Vec::new());
        cost.leaving(number, bound, &mut |other, cost| within.push((other, cost)));
        prop_assert_eq!(&within, &expected);
        cost.nearest(number, k, bound, &mut |other, cost| nearest.push((other, cost)));
        prop_assert_eq!(&nearest, &by_cost(expected, k));
        all.extend(nearest.into_iter().map(|(other, cost)| (number, other, cost)));
    }
    for (number, to) in destinations.iter().enumerate() {
        let mut within = Vec::new();
        cost.reaching(number, bound, &mut |other, cost| within.push((other, cost)));
        prop_assert_eq!(within, each(origins, |from| direct(from, *to), bound));
    }
    let mut each = Vec::new();
    cost.each_nearest(k, bound, &mut |from, to, cost| each.push((from, to, cost)));
    prop_assert_eq!(each, all);
    Ok(())
}

fn scale() -> impl Strategy<Value = Scale<Metres>> {
    prop_oneof![
        Just(Scale::<Metres>::roads_of_gironde()),
        (1.0..3.0_f64).prop_map(|factor| Scale::factor(factor).unwrap())
    ]
}

proptest! {
    #![proptest_config(tries(128))]

    #[test]
    fn great_circles(origins in vec(place(), 0..8), to in vec(place(), 0..90), bound in bound(), k in 0_usize..12) {
        check(&GreatCircle::between(&origins, &to), (&origins, &to), haversine_m, (bound, k))?;
    }

    #[test]
    fn geodesics(origins in vec(place(), 0..4), to in vec(place(), 0..60), bound in bound(), k in 0_usize..12) {
        check(&Geodesic::between(&origins, &to), (&origins, &to), geodesic_m, (bound, k))?;
    }

    #[test]
    fn detours(origins in vec(place(), 0..8), to in vec(place(), 0..90), bound in bound(), k in 0_usize..12, scale in scale()) {
        let cost = |from, to| scale.of(Metres::new(haversine_m(from, to)).unwrap()).get();
        check(&Detour::between(&origins, &to, scale.clone()), (&origins, &to), cost, (bound, k))?;
    }

    /// No road is shorter than a straight line, and a longer line is never cheaper.
    #[test]
    fn a_detour_is_no_shortcut(scale in scale(), near in 0.0..60_000.0, farther in 0.0..10_000.0) {
        let (near, far) = (Metres::new(near).unwrap(), Metres::new(near + farther).unwrap());
        prop_assert!(near <= scale.of(near) && scale.of(near) <= scale.of(far));
        let minutes = Scale::<Minutes>::roads_of_gironde();
        prop_assert!(minutes.of(near) <= minutes.of(far));
    }

    #[test]
    fn k_nearest_are_of_the_k_and_one_nearest(origins in vec(place(), 1..4), to in vec(place(), 0..60), k in 0_usize..70) {
        let cost = GreatCircle::between(&origins, &to);
        let nearest = |k| {
            let mut found = Vec::new();
            cost.each_nearest(k, Metres::LARGEST, &mut |from, to, cost| found.push((from, to, cost)));
            found
        };
        let (fewer, more) = (nearest(k), nearest(k + 1));
        prop_assert!(fewer.iter().all(|pair| more.contains(pair)));
        prop_assert_eq!(fewer.len(), origins.len() * k.min(to.len()));
    }
}

proptest! {
    #![proptest_config(tries(24))]

    #[test]
    fn towns_in_the_country(origins in vec((-5.0..9.0, 42.0..50.0).prop_map(point), 0..3), to in crowd(), bound in bound(), k in 1_usize..300) {
        let origins: Vec<Position> = origins.iter().chain(to.iter().step_by(40)).copied().collect();
        let origins = &origins[..origins.len().min(6)];
        check(&GreatCircle::between(origins, &to), (origins, &to), haversine_m, (bound, k))?;
        check(&GreatCircle::between(&to, origins), (&to, origins), haversine_m, (bound, k.min(3)))?;
    }

    #[test]
    fn the_order_of_places_changes_numbers_alone(origins in vec(place(), 1..3), to in crowd(), turn in 0_usize..100, k in 1_usize..9) {
        let mut turned = to.clone();
        turned.rotate_left(turn);
        let costs = |to: &[Position]| {
            let mut costs = Vec::new();
            GreatCircle::between(&origins, to).each_nearest(k, Metres::LARGEST, &mut |_, _, cost| costs.push(cost));
            costs
        };
        prop_assert_eq!(costs(&to), costs(&turned));
    }

    #[test]
    fn a_table_within_a_cost_is_the_cost_itself(origins in vec(place(), 1..5), to in crowd(), bound in bound(), k in 1_usize..9) {
        let direct = GreatCircle::between(&origins, &to);
        let table = SparseCosts::within(&direct, bound).unwrap();
        for origin in 0..origins.len() {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            table.nearest(origin, k, bound, &mut |to, cost| ours.push((to, cost)));
            direct.nearest(origin, k, bound, &mut |to, cost| theirs.push((to, cost)));
            prop_assert_eq!(ours, theirs);
        }
    }
}

/// A hundred thousand services on ten spots: asking for one of them takes no look at each.
#[test]
fn many_services_at_one_place_keep_their_order() {
    let spots: Vec<Position> = (0..10).map(|k| point((f64::from(k), 45.0))).collect();
    let services: Vec<Position> = (0..100_000).map(|k| spots[k % 10]).collect();
    let cost = GreatCircle::between(&spots, &services);
    let mut found = Vec::new();
    cost.each_nearest(3, Metres::LARGEST, &mut |from, to, cost| found.push((from, to, cost.get())));
    let expected = (0..10).flat_map(|from| [0, 1, 2].map(|turn| (from, from + 10 * turn, 0.0)));
    assert_eq!(found, expected.collect::<Vec<_>>());
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

/// The neighbours of places of Charente-Maritime by numpy, with fifty services at the place of another.
#[test]
fn neighbours_are_those_of_numpy() {
    let golden: Value = serde_json::from_slice(ctg_fixtures::NEAREST).unwrap();
    let points = |list: &str| read::<Vec<(f64, f64)>>(&golden[list]).into_iter().map(point).collect::<Vec<_>>();
    let (index, metres): (Vec<Vec<usize>>, Vec<Vec<f64>>) = (read(&golden["index"]), read(&golden["haversine_m"]));
    let counts: BTreeMap<String, Vec<usize>> = read(&golden["count_within_m"]);
    let cost = GreatCircle::between(&points("origins"), &points("facilities"));
    for (origin, (index, metres)) in index.iter().zip(&metres).enumerate() {
        let mut found = Vec::new();
        cost.nearest(origin, 5, Metres::LARGEST, &mut |to, cost| found.push((to, cost.get())));
        assert_eq!(found.iter().map(|(to, _)| *to).collect::<Vec<_>>(), *index);
        assert!(found.iter().zip(metres).all(|((_, ours), theirs)| (ours - theirs).abs() <= 1e-9 * theirs + 1e-8));
        for (within, counts) in &counts {
            let mut count = 0;
            cost.leaving(origin, Metres::new(within.parse().unwrap()).unwrap(), &mut |_, _| count += 1);
            assert_eq!(count, counts[origin], "within {within} of {origin}");
        }
    }
}
