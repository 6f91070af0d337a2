//! The schemas accept the worked example, and refuse what one file alone gives away.
#![cfg(feature = "schema")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_fixtures::{BROKEN, CARO, Folder, SYNTHETIC_THREE_COMMUNES};
use ctg_io::schema;
use serde_json::{Map, Value};

/// What a schema has to say about a file: nothing, if it is in order.
fn complaints(name: &str, bytes: &[u8]) -> Vec<String> {
    let schema = schema::of_file(name).unwrap_or_else(|| panic!("no schema for {name}"));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let complaints = |value: &Value| validator.iter_errors(value).map(|error| error.to_string()).collect::<Vec<_>>();
    if ["territory", "convention", "plan"].contains(&name) {
        return serde_json::from_slice(bytes).map_or_else(|error| vec![error.to_string()], |value| complaints(&value));
    }
    rows(bytes).iter().flat_map(complaints).collect()
}

/// The rows of a table as objects of texts; a cell that is not there is not in its object.
fn rows(bytes: &[u8]) -> Vec<Value> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = reader.headers().unwrap().clone();
    let object = |record: csv::ByteRecord| {
        let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned());
        header.iter().map(str::to_owned).zip(cells.map(Value::from)).collect::<Map<String, Value>>().into()
    };
    reader.byte_records().map(|record| object(record.unwrap())).collect()
}

fn complaints_of(folder: &Folder) -> Vec<String> {
    let files = folder.files().iter();
    files.flat_map(|(file, bytes)| complaints(file.split('.').next().unwrap_or_default(), bytes)).collect()
}

#[test]
fn the_worked_example_fits_its_schemas() {
    assert_eq!(complaints_of(&CARO), Vec::<String>::new());
    assert_eq!(complaints_of(&SYNTHETIC_THREE_COMMUNES), Vec::<String>::new());
    assert_eq!(CARO.files().len(), schema::names().count());
    assert!(CARO.files().iter().map(|(file, _)| file.split('.').next().unwrap()).eq(schema::names()));
}

#[test]
fn what_one_file_gives_away_is_refused() {
    let refused: Vec<&str> =
        BROKEN.iter().filter(|folder| !complaints_of(folder).is_empty()).map(Folder::name).collect();
    // Whatever takes two cells, two rows or two files to see is left to the reader.
    let expected = [
        "synthetic-commune-code-2c001",
        "synthetic-commune-code-of-4-digits",
        "synthetic-figure-of-an-unknown-unit",
        "synthetic-file-cut-in-the-middle",
        "synthetic-missing-column",
        "synthetic-negative-count",
        "synthetic-number-with-a-decimal-comma",
        "synthetic-number-with-a-group-separator",
        "synthetic-row-too-short",
        "synthetic-unknown-column",
        "synthetic-unknown-format",
        "synthetic-unknown-status",
        "synthetic-value-without-status",
    ];
    assert_eq!(refused, expected);
}

#[test]
fn every_schema_is_one() {
    for name in schema::names() {
        let schema = schema::of_file(name).unwrap();
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

/// Descriptions are sentences: no heading, no example of the library.
#[test]
fn descriptions_are_for_readers_of_files() {
    for name in schema::names() {
        let text = schema::of_file(name).unwrap().to_string();
        for code in ["```", "# Examples", "assert"] {
            assert!(!text.contains(code), "{name}: {code}");
        }
    }
}
