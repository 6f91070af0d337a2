//! Tables of travel costs: what was written is read, and what is no cost is set aside with its place.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

use ctg_io::matrix::{MatrixPair, read_osrm, read_pairs, read_square};
use ctg_io::{Read, ReadError, Source};
use proptest::collection::vec;
use proptest::prelude::*;

fn pairs(text: &str) -> Result<Read<Vec<MatrixPair>>, ReadError> {
    read_pairs(Source::new("pairs.csv", text.as_bytes()))
}

fn square(text: &str) -> Result<Read<Vec<MatrixPair>>, ReadError> {
    read_square(Source::new("square.csv", text.as_bytes()))
}

fn told<T>(read: &Read<T>) -> Vec<String> {
    read.set_aside().iter().map(ToString::to_string).collect()
}

fn triple(pair: &MatrixPair) -> (&str, &str, Option<f64>) {
    (&pair.from, &pair.to, pair.cost)
}

#[test]
fn blanks_of_every_kind_are_pairs_without_a_way() {
    let read = pairs("from,to,cost\nA,B,\nA,C,NaN\nA,D,nan\nA,E,NA\nA,F,null\nA,G,0\n").unwrap();
    assert_eq!(
        read.value().iter().map(|pair| pair.cost).collect::<Vec<_>>(),
        [None, None, None, None, None, Some(0.0)]
    );
    assert!(read.set_aside().is_empty());
}

#[test]
fn what_is_no_cost_is_set_aside_with_its_place() {
    let read = pairs("from_id,to_id,travel_time_p50\nA,B,-1\nA,C,inf\nA,D,soon\n,E,5\nA,F,7\n").unwrap();
    assert_eq!(read.value().iter().map(triple).collect::<Vec<_>>(), [("A", "F", Some(7.0))]);
    let expected = "expected a cost of 0 or more, or nothing where there is no way";
    assert_eq!(
        told(&read),
        [
            format!("pairs.csv, line 2, column `travel_time_p50`: found `-1`, {expected}"),
            format!("pairs.csv, line 3, column `travel_time_p50`: found `inf`, {expected}"),
            format!("pairs.csv, line 4, column `travel_time_p50`: found `soon`, {expected}"),
            "pairs.csv, line 5, column `from_id`: found nothing, expected the code of a place".to_owned(),
        ]
    );
    assert_eq!(pairs("from,to\nA,B\n").unwrap_err().set_aside().len(), 1);
}

#[test]
fn a_square_keeps_what_is_sound_and_names_what_is_not() {
    let read = square("codes;A;B\nA;0;12,5\nB;-3;0\n;1;2\nC;4\n").unwrap();
    let found: Vec<_> = read.value().iter().map(triple).collect();
    assert_eq!(found, [("A", "A", Some(0.0)), ("A", "B", Some(12.5)), ("B", "B", Some(0.0))]);
    assert_eq!(read.set_aside().len(), 3, "{:?}", told(&read));
    assert_eq!(
        told(&read)[0],
        "square.csv, line 3, column `A`: found `-3`, expected a cost of 0 or more, or nothing where there is no way"
    );
    let message = |text: &str| square(text).unwrap_err().set_aside()[0].to_string();
    assert_eq!(message(",A,A\nA,0,1\n"), "square.csv, line 1: found the destination `A` twice, expected it once");
    assert_eq!(message("A\nB\n"), "square.csv, line 1: found no destination, expected a column for each");
    assert_eq!(
        message(",A,\nA,0,1\n"),
        "square.csv, line 1: found a destination without a name, expected the code of a place"
    );
}

#[test]
fn answers_that_are_no_table_are_told() {
    let message = |text: &str| read_osrm("table.json", text.as_bytes()).unwrap_err().set_aside()[0].to_string();
    assert!(message("{").starts_with("table.json: found EOF while parsing"));
    assert_eq!(message(r#"{"code": "Ok"}"#), "table.json: found no `durations`, expected a table of them");
    assert_eq!(
        message(r#"{"code": "Ok", "durations": [[0, 1], [2]]}"#),
        "table.json: row 1: found 1 cells, expected 2"
    );
    let both = read_osrm(
        "table.json",
        br#"{"code": "Ok", "durations": [[60.0, null]], "distances": [[1000, null]], "sources": []}"#,
    );
    let both = both.unwrap();
    assert_eq!((both.minutes, both.metres), (vec![vec![Some(1.0), None]], Some(vec![vec![Some(1_000.0), None]])));
}

proptest! {
    /// The same table, pair by pair and as a square, gives the same pairs.
    #[test]
    fn both_layouts_tell_the_same(rows in (1_usize..5).prop_flat_map(|count| vec(vec(proptest::option::of(0.0..1e4), count), 1..5))) {
        let text = |cost: &Option<f64>| cost.map(|cost| cost.to_string()).unwrap_or_default();
        let mut long = vec!["from,to,cost".to_owned()];
        let mut wide = vec![(0..rows[0].len()).map(|to| format!("d{to}")).collect::<Vec<_>>().join(",")];
        for (from, row) in rows.iter().enumerate() {
            long.extend(row.iter().enumerate().map(|(to, cost)| format!("o{from},d{to},{}", text(cost))));
            wide.push(format!("o{from},{}", row.iter().map(text).collect::<Vec<_>>().join(",")));
        }
        wide[0].insert(0, ',');
        let (long, wide) = (long.join("\n"), wide.join("\n"));
        let (long, wide) = (pairs(&long).unwrap(), square(&wide).unwrap());
        prop_assert!(long.set_aside().is_empty() && wide.set_aside().is_empty());
        prop_assert_eq!(long.value().iter().map(triple).collect::<Vec<_>>(), wide.value().iter().map(triple).collect::<Vec<_>>());
        prop_assert_eq!(long.value().iter().map(|pair| pair.cost).collect::<Vec<_>>(), rows.concat());
    }
}
