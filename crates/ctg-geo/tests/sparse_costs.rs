//! A table of pairs answers as what it was made of.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_geo::cost::{Distancier, GreatCircle, Metres, SparseCosts, TravelCost};
use ctg_model::Position;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use shared::tries;

type Pair = (usize, usize, Metres);

fn metres(number: u32) -> Metres {
    Metres::new(f64::from(number)).unwrap()
}

fn leaving(cost: &impl TravelCost<Unit = Metres>, bound: Metres) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for origin in 0..=cost.origins() {
        cost.leaving(origin, bound, &mut |destination, cost| pairs.push((origin, destination, cost)));
    }
    pairs
}

fn reaching(cost: &impl TravelCost<Unit = Metres>, bound: Metres) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for destination in 0..=cost.destinations() {
        cost.reaching(destination, bound, &mut |origin, cost| pairs.push((origin, destination, cost)));
    }
    pairs
}

fn place() -> impl Strategy<Value = Position> {
    (-1.3..-0.7, 45.6..46.2).prop_map(|(x, y)| Position::new(x, y).unwrap())
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn pairs_in_any_order_are_seen_from_both_sides(
        pairs in btree_map((0_usize..7, 0_usize..5), (0_u32..9).prop_map(metres), 0..20), bound in 0_u32..9, turn in 0_usize..20,
    ) {
        let bound = metres(bound);
        let pairs: Vec<Pair> = pairs.into_iter().map(|((from, to), cost)| (from, to, cost)).collect();
        let mut turned = pairs.clone();
        turned.rotate_left(turn.min(pairs.len()));
        let costs = SparseCosts::from_pairs(Distancier::geodesic(), (7, 5), turned).unwrap();
        prop_assert_eq!(costs.iter().collect::<Vec<_>>(), pairs.clone());
        for from in 0..8 {
            for to in 0..6 {
                let given = pairs.iter().find(|pair| (pair.0, pair.1) == (from, to)).map(|pair| pair.2);
                prop_assert_eq!(costs.cost(from, to), given);
            }
        }
        let within: Vec<Pair> = pairs.into_iter().filter(|pair| pair.2 <= bound).collect();
        prop_assert_eq!(leaving(&costs, bound), within.clone());
        let mut by_destination = within;
        by_destination.sort_by_key(|pair| (pair.1, pair.0));
        prop_assert_eq!(reaching(&costs, bound), by_destination);
    }

    #[test]
    fn the_pairs_within_a_cost_are_those_of_the_direct_cost(
        origins in vec(place(), 0..12), destinations in vec(place(), 0..12), bound in 0_u32..60_000,
    ) {
        let (direct, bound) = (GreatCircle::between(&origins, &destinations), metres(bound));
        let table = SparseCosts::within(&direct, bound).unwrap();
        prop_assert_eq!(leaving(&table, bound), leaving(&direct, bound));
        prop_assert_eq!(reaching(&table, bound), reaching(&direct, bound));
        prop_assert_eq!((table.origins(), table.destinations()), (origins.len(), destinations.len()));
    }
}

#[test]
fn faults_are_told_with_the_pair() {
    let fault = |pairs: &[Pair]| {
        SparseCosts::from_pairs(Distancier::geodesic(), (2, 2), pairs.to_vec()).unwrap_err().to_string()
    };
    let one = metres(1);
    assert_eq!(fault(&[(1, 0, one), (0, 0, one), (1, 0, metres(2))]), "found two costs from 1 to 0, expected one");
    assert_eq!(
        fault(&[(0, usize::MAX, one)]),
        format!("found a cost from 0 to {}, expected origins below 2 and destinations below 2", usize::MAX)
    );
    let huge = SparseCosts::<Metres>::from_pairs(Distancier::geodesic(), (1 << 40, 2), []).unwrap_err();
    assert_eq!(huge.to_string(), "found 1099511627776 places in a list, expected at most 4294967295");
    assert_eq!(huge.pair(), None);
}
