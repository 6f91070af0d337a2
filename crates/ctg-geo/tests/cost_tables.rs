//! Given tables: what was given is told, from both sides; what does not fit is named.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use ctg_geo::cost::{
    CodedCosts, CostTable, CostUnit, Distancier, GreatCircle, Metres, Minutes, SparseCosts, TravelCost,
};
use ctg_model::Position;
use proptest::collection::vec;
use proptest::prelude::*;
use shared::tries;

fn both(cost: &impl TravelCost<Unit = Metres>, bound: Metres) -> [Vec<(usize, usize, Metres)>; 2] {
    let (mut leaving, mut reaching) = (Vec::new(), Vec::new());
    for from in 0..cost.origins() {
        cost.leaving(from, bound, &mut |to, found| leaving.push((from, to, found)));
    }
    for to in 0..cost.destinations() {
        cost.reaching(to, bound, &mut |from, found| reaching.push((from, to, found)));
    }
    reaching.sort_unstable();
    [leaving, reaching]
}

fn places(found: &[(u8, u8)]) -> Vec<Position> {
    found.iter().map(|(x, y)| Position::new(f64::from(*x) / 100.0, 45.0 + f64::from(*y) / 100.0).unwrap()).collect()
}

proptest! {
    #![proptest_config(tries(96))]

    /// The cost of a matrix is the direct cost: a table made of great circles tells what they tell, and so do pairs of codes.
    #[test]
    fn a_table_is_the_cost_it_was_made_of(
        origins in vec(any::<(u8, u8)>(), 0..6),
        destinations in vec(any::<(u8, u8)>(), 0..6),
        bound in 0.0..300_000.0,
    ) {
        let (origins, destinations) = (places(&origins), places(&destinations));
        let direct = GreatCircle::between(&origins, &destinations);
        let mut rows = vec![vec![None; destinations.len()]; origins.len()];
        for (from, row) in rows.iter_mut().enumerate() {
            direct.leaving(from, Metres::LARGEST, &mut |to, found| row[to] = Some(found.get()));
        }
        let table = CostTable::from_rows(Distancier::great_circle(), destinations.len(), rows.clone()).unwrap();
        let bound = Metres::new(bound).unwrap();
        prop_assert_eq!(both(&table, bound), both(&direct, bound));
        let sparse = SparseCosts::within(&table, Metres::LARGEST).unwrap();
        prop_assert_eq!(both(&sparse, bound), both(&table, bound));
        let names = |letter: char, count: usize| (0..count).map(|number| format!("{letter}{number}")).collect::<Vec<_>>();
        let (from, to) = (names('o', origins.len()), names('d', destinations.len()));
        let pairs = rows.iter().zip(&from).flat_map(|(row, from)| row.iter().zip(&to).map(move |(cost, to)| (from, to, *cost)));
        // In whatever order a file has them.
        let mut pairs: Vec<_> = pairs.collect();
        pairs.reverse();
        let lists = [&from, &to].map(|names| names.iter().map(String::as_str).collect::<Vec<&str>>());
        let coded = CodedCosts::new(Distancier::great_circle(), &lists[0], &lists[1], pairs).unwrap();
        prop_assert!(coded.faults.is_empty() || origins.is_empty() || destinations.is_empty());
        prop_assert_eq!(both(&coded.costs, bound), both(&table, bound));
    }
}

#[test]
fn what_does_not_fit_is_named() {
    let file = [
        ("17299", "17168", Some(18.0)),
        ("17299", "17168", Some(18.0)),
        ("17299", "17168", None),
        ("17299", "17004", Some(f64::NAN)),
        ("75056", "17168", Some(280.0)),
        ("17463", "69123", Some(360.0)),
    ];
    let roads = Distancier::new("synthetic".parse().unwrap(), "essai".parse().unwrap());
    let found = CodedCosts::<Minutes>::new(roads, &["17299", "17463"], &["17168", "17004", "17299"], file).unwrap();
    assert_eq!(found.costs.iter().collect::<Vec<_>>(), [(0, 0, Minutes::new(18.0).unwrap())]);
    let faults = found.faults;
    assert_eq!(faults.unknown_origins.iter().collect::<Vec<_>>(), ["75056"]);
    assert_eq!(faults.unknown_destinations.iter().collect::<Vec<_>>(), ["69123"]);
    assert_eq!(faults.missing_origins, ["17463"]);
    assert_eq!(faults.missing_destinations, ["17004", "17299"]);
    assert_eq!((faults.missing_pairs, faults.repeated.len()), (5, 1));
    assert_eq!(faults.disagreeing, [("17299".to_owned(), "17168".to_owned(), Some(18.0), None)]);
    assert_eq!(faults.refused[0].2.to_string(), "found NaN min, expected a finite cost of 0 or more");
}

#[test]
fn tables_refuse_what_is_no_cost_with_its_place() {
    let refused = |cell: f64| {
        CostTable::<Minutes>::from_rows(Distancier::geodesic(), 2, [[Some(0.0), None], [Some(1.0), Some(cell)]])
    };
    for cell in [-1.0, f64::NAN, f64::INFINITY] {
        let error = refused(cell).unwrap_err();
        assert_eq!((error.row(), error.column()), (1, Some(1)));
        assert_eq!(
            error.to_string(),
            format!("row 1, column 1: found {cell} min, expected a finite cost of 0 or more")
        );
    }
    let long = CostTable::<Minutes>::from_rows(Distancier::geodesic(), 1, [[None, None]]).unwrap_err();
    assert_eq!(long.to_string(), "row 0: found 2 cells, expected 1");
}
