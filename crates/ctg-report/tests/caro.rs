//! The portrait of the CARO, to the letter.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_report::{Portrait, json, text};

fn caro() -> Portrait {
    let folder = ctg_fixtures::CARO.files().iter().copied().collect();
    Portrait::new(ctg_io::read_diagnosis(&folder).expect("the CARO reads").value())
}

/// `cargo run -- portrait > crates/ctg-report/tests/snapshots/caro.txt` writes it anew.
#[test]
fn the_text_is_the_one_that_was_read_and_approved() {
    assert_same(&text(&caro()), include_str!("snapshots/caro.txt"));
}

/// `cargo run -- portrait --format json > crates/ctg-report/tests/snapshots/caro.json` writes it anew.
#[test]
fn the_json_is_the_one_that_was_read_and_approved() {
    assert_same(&(json(&caro()) + "\n"), include_str!("snapshots/caro.json"));
}

/// Names the first line that differs: two whole portraits would fill the screen.
fn assert_same(found: &str, approved: &str) {
    let lines = found.lines().zip(approved.lines()).enumerate();
    let differing =
        lines.filter(|(_, (found, approved))| found != approved).map(|(index, lines)| (index + 1, lines)).next();
    assert_eq!(differing, None);
    assert_eq!(found.lines().count(), approved.lines().count());
}

#[test]
fn shares_of_zones_add_up_to_100_and_ranks_are_those_of_populations() {
    let zones = caro().zones;
    let sum = zones
        .iter()
        .filter_map(|zone| zone.share)
        .fold(ctg_model::Decimal::ZERO, |sum, share| sum.checked_add(share).unwrap());
    assert_eq!(sum.to_string(), "100.0");
    assert_eq!(zones.iter().filter_map(|zone| zone.rank).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let text = text(&caro());
    let widest = text.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
    assert!(widest.chars().count() <= 104, "{widest}");
}

#[test]
fn a_territory_with_nothing_but_communes_has_a_portrait() {
    let folder = [
        (
            "territory.json",
            r#"{"format":"ctg-diagnosis/1","name":"Synthétique","cog":2021,"population_vintage":2018,"sources":[]}"#,
        ),
        ("communes.csv", "code,name,seat_lon,seat_lat,source\n17901,Synthétique,,,\n"),
    ];
    let (diagnosis, _) =
        ctg_io::read_diagnosis(&folder.into_iter().collect()).expect("communes are enough").into_parts();
    let portrait = Portrait::new(&diagnosis);
    assert_eq!(portrait.territory.population.absence(), Some(ctg_model::observation::Absence::NotComputable));
    assert!(text(&portrait).contains("1 commune. Population municipale de 2018\u{a0}: non calculable."));
}

#[cfg(feature = "schema")]
#[test]
fn the_json_follows_its_schema_and_a_damaged_one_does_not() {
    let schema = ctg_report::json_schema();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let portrait: serde_json::Value = serde_json::from_str(&json(&caro())).expect("JSON");
    let errors: Vec<String> =
        validator.iter_errors(&portrait).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    for (pointer, wrong) in [
        ("/territory/epci", "200"),
        ("/territory/cog", "2021"),
        ("/zones/0/communes/0/code", "1729"),
        ("/ages/1/claim/band", "young"),
    ] {
        let mut damaged = portrait.clone();
        *damaged.pointer_mut(pointer).expect(pointer) = wrong.into();
        assert!(!validator.is_valid(&damaged), "{pointer}");
    }
}
