//! The catalogue as JSON: it comes back as it went, follows its schema, and a damaged one is refused.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_stats::indicator::Catalogue;
use serde_json::Value;

fn written() -> Value {
    serde_json::to_value(Catalogue::portrait().unwrap()).unwrap()
}

#[test]
fn the_catalogue_comes_back_from_json_as_it_went() {
    let read: Catalogue = serde_json::from_value(written()).unwrap();
    assert_eq!(read, Catalogue::portrait().unwrap());
}

#[test]
fn the_catalogue_follows_its_schema_and_a_damaged_one_does_not() {
    let schema = schemars::schema_for!(Catalogue).to_value();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> =
        validator.iter_errors(&written()).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    for (pointer, wrong) in [
        ("/indicators/0/code", Value::from("Population")),
        ("/indicators/0/certainty", "sure".into()),
        ("/indicators/0/form", "count".into()),
        ("/indicators/3/decimals", (-1).into()),
        ("/indicators/3/caveats", vec!["beware"].into()),
    ] {
        let mut damaged = written();
        *damaged.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(!validator.is_valid(&damaged), "{pointer}");
        assert!(serde_json::from_value::<Catalogue>(damaged).is_err(), "{pointer}");
    }
}

#[test]
fn a_code_given_twice_and_an_unknown_field_are_refused() {
    let mut twice = written();
    let first = twice["indicators"][0].clone();
    twice["indicators"].as_array_mut().unwrap().push(first);
    let error = serde_json::from_value::<Catalogue>(twice).unwrap_err().to_string();
    assert_eq!(error, "indicator `population`: code given twice, expected once");
    let mut unknown = written();
    unknown["indicators"][0]["weight"] = 1.into();
    assert!(serde_json::from_value::<Catalogue>(unknown).is_err());
}
