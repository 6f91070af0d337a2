//! The indicators of the CARO, to the letter.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::Diagnosis;
use ctg_model::claim::Subject;
use ctg_report::indicators::{ComparisonPart, Details, Gap, IndicatorTable, csv, json, text};
use ctg_stats::indicator::{Additivity, Catalogue, Caveat};

fn caro() -> Diagnosis {
    let folder = ctg_fixtures::CARO.files().iter().copied().collect();
    ctg_io::read_diagnosis(&folder).expect("the CARO reads").into_parts().0
}

fn table(subject: &str, reference: Option<&str>) -> IndicatorTable {
    let subject: Subject = subject.parse().unwrap();
    let reference: Option<Subject> = reference.map(|text| text.parse().unwrap());
    IndicatorTable::new(&caro(), &Catalogue::portrait().unwrap(), &subject, reference.as_ref()).unwrap()
}

/// Names the first line that differs: two whole tables would fill the screen.
fn assert_same(found: &str, approved: &str) {
    let mut lines = found.lines().zip(approved.lines()).enumerate();
    assert_eq!(lines.find(|(_, (found, approved))| found != approved), None);
    assert_eq!(found.lines().count(), approved.lines().count());
}

/// `cargo run -- indicators --details > crates/ctg-report/tests/snapshots/indicators.txt` writes it anew.
#[test]
fn the_table_of_the_territory_is_the_one_that_was_read_and_approved() {
    assert_same(&text(&table("territory", None), Details::Told), include_str!("snapshots/indicators.txt"));
}

/// `cargo run -- indicators --zone "Nord Charente" --compare territoire > crates/ctg-report/tests/snapshots/indicators-nord.txt` writes it anew.
#[test]
fn the_table_of_a_zone_against_the_territory_is_the_one_that_was_read_and_approved() {
    let table = table("zone:Nord Charente", Some("territory"));
    assert_same(&text(&table, Details::Untold), include_str!("snapshots/indicators-nord.txt"));
}

/// `cargo run -- indicators --format csv > crates/ctg-report/tests/snapshots/indicators.csv` writes it anew.
#[test]
fn the_csv_is_the_one_that_was_read_and_approved() {
    assert_same(&csv(&table("territory", None)), include_str!("snapshots/indicators.csv"));
}

#[test]
fn every_row_of_the_csv_has_as_many_cells_as_the_header() {
    let written = csv(&table("territory", Some("zone:Rochefort")));
    let cells = |line: &str| {
        let mut quoted = false;
        1 + line
            .chars()
            .filter(|character| {
                quoted ^= *character == '"';
                *character == ',' && !quoted
            })
            .count()
    };
    assert!(written.lines().all(|line| cells(line) == cells(written.lines().next().unwrap())));
}

#[test]
fn what_cannot_be_computed_says_why_and_has_no_value() {
    let table = table("territory", None);
    let gap = |code: &str| table.row(code).unwrap().gap.clone().unwrap();
    assert_eq!(gap("population-total"), Gap::NotAdditive(Additivity::CountsTwice));
    assert_eq!(gap("lone-parent-of-families"), Gap::UnknownDenominator(Some("15.1".parse().unwrap())));
    assert_eq!(gap("median-living-standard"), Gap::NotInTheData);
    assert_eq!(gap("coverage"), Gap::Terms);
    assert!(table.rows.iter().all(|row| row.value.is_some() != row.gap.is_some()));
}

#[test]
fn three_lycees_of_one_commune_are_at_least_three_for_the_territory_and_three_for_the_zone_that_is_that_commune() {
    let whole = table("territory", None);
    let lycees = whole.row("lycees-per-1000").unwrap();
    assert_eq!((lycees.value, lycees.numerator.as_ref().unwrap().bounds.low()), (None, 3));
    let town = table("zone:Rochefort", None);
    let rate = town.row("lycees-per-1000").unwrap().value.unwrap();
    assert!((rate - 3_000.0 / 23_583.0).abs() < 1e-12, "{rate}");
}

#[test]
fn a_part_of_a_figure_is_not_taken_for_the_figure() {
    // The brochure prints 13 managers of ACM, « dont 2 ACM » for children with a disability: it prints no number of ACM.
    assert_eq!(table("territory", None).row("acm-per-1000").unwrap().gap, Some(Gap::Terms));
    let ccas = table("territory", None).row("ccas-per-1000").unwrap().numerator.clone().unwrap();
    assert_eq!(ccas.count.value(), Some(&13));
}

#[test]
fn a_printed_percentage_of_a_commune_is_that_of_its_zone_only_if_counted() {
    let fouras = table("commune:17168", None);
    let alone = fouras.row("one-person-households").unwrap();
    assert_eq!((alone.value, alone.printed.as_ref().unwrap().id.as_str()), (Some(43.0), "one-person-fouras"));
    assert_eq!(table("zone:Nord Charente", None).row("one-person-households").unwrap().value, None);
}

#[test]
fn services_without_year_meet_populations_with_a_warning() {
    let table = table("territory", None);
    assert!(table.row("eaje-per-1000").unwrap().caveats.contains(&Caveat::Undated));
    assert!(!table.row("population").unwrap().caveats.contains(&Caveat::Undated));
}

#[test]
fn a_zone_against_itself_differs_by_nothing() {
    let table = table("zone:Nord Charente", Some("zone:Nord Charente"));
    let compared = table.row("population").unwrap().comparison.as_ref().unwrap();
    let ComparisonPart::Of(comparison) = compared.comparison else { panic!("{compared:?}") };
    assert_eq!((comparison.difference, comparison.ratio), (0.0, Some(1.0)));
}

#[cfg(feature = "schema")]
#[test]
fn the_json_follows_its_schema_and_a_damaged_one_does_not() {
    use ctg_report::indicators::{catalogue_json, catalogue_schema, json_schema};
    let catalogue = catalogue_json(&Catalogue::portrait().unwrap());
    let tables = [table("territory", None), table("zone:Nord Charente", Some("territory"))].map(|table| json(&table));
    let written = tables.into_iter().map(|table| (table, json_schema())).chain([(catalogue, catalogue_schema())]);
    for (text, schema) in written {
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let mut value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        let list = if value.get("rows").is_some() { "/rows/0/code" } else { "/indicators/0/code" };
        *value.pointer_mut(list).unwrap() = "Population".into();
        assert!(!validator.is_valid(&value));
    }
}
