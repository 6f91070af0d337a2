//! Laws of the JSON Schemas: they accept what is written and whatever is read, and refuse what is no record of theirs.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use std::fmt::Debug;

use ctg_model::claim::Subject;
use ctg_model::strategies as any;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shared::tries;

fn validator<T: JsonSchema>() -> jsonschema::Validator {
    let schema = json!(SchemaGenerator::default().into_root_schema_for::<T>());
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema");
    jsonschema::draft202012::new(&schema).expect("a schema that can be used")
}

/// How many values a tree holds, itself included.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(fields) => fields.values().map(size).sum(),
        _ => 0,
    }
}

/// The tree with the value at one place replaced.
fn replaced(value: &Value, place: &mut usize, other: &Value) -> Value {
    if *place == 0 {
        *place = usize::MAX;
        return other.clone();
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter().map(|item| replaced(item, place, other)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, field)| (name.clone(), replaced(field, place, other))).collect()
        }
        leaf => leaf.clone(),
    }
}

/// Anything that may stand in the place of something else.
fn other_value() -> impl Strategy<Value = Value> {
    let fixed = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(2.5),
        json!(1e300),
        json!(""),
        json!(" x"),
        json!("17299"),
        json!("2021"),
        json!("5+"),
        json!([]),
        json!({}),
        json!([-1.0, 45.9]),
        json!({ "absent": "illegible" }),
        json!({ "value": 3, "status": "observed" }),
    ];
    select(fixed.to_vec())
}

fn keeps_the_laws<T: Serialize + DeserializeOwned + JsonSchema + Debug>(values: impl Strategy<Value = T>) {
    let schema = validator::<T>();
    let law = |(value, at, other): (T, Index, Value)| {
        let written = json!(value);
        let complaints: Vec<String> = schema.iter_errors(&written).map(|error| error.to_string()).collect();
        prop_assert_eq!(complaints, Vec::<String>::new(), "{}", written);
        let changed = replaced(&written, &mut at.index(size(&written)), &other);
        let read = serde_json::from_value::<T>(changed.clone()).is_ok();
        prop_assert!(!read || schema.is_valid(&changed), "the schema refuses what is read: {}", changed);
        if let Value::Object(mut fields) = written.clone() {
            fields.insert("not-a-field".to_owned(), json!(1));
            let more = Value::Object(fields);
            let refused = serde_json::from_value::<T>(more.clone()).is_err();
            prop_assert!(!refused || !schema.is_valid(&more), "the schema accepts a field more: {}", more);
        }
        Ok(())
    };
    TestRunner::new(tries(96))
        .run(&(values, any::<Index>(), other_value()), law)
        .unwrap_or_else(|error| panic!("{error}"));
}

/// One test for each type that has a schema.
macro_rules! schemas {
    ($($law:ident: $strategy:expr,)+) => {
        $(
            #[test]
            fn $law() {
                keeps_the_laws($strategy);
            }
        )+
    };
}

fn subjects() -> impl Strategy<Value = Subject> {
    any::zoning(1..=4).prop_flat_map(|zoning| any::zone_subject(&zoning))
}

schemas! {
    of_a_commune_code: any::commune_code(),
    of_an_arrondissement_code: any::arrondissement_code(),
    of_a_departement_code: any::departement_code(),
    of_a_region_code: any::region_code(),
    of_an_epci_code: any::epci_code(),
    of_a_siren: any::siren(),
    of_a_siret: any::siret(),
    of_an_iris_code: any::iris_code(),
    of_a_postal_code: any::postal_code(),
    of_a_school: any::uai_code(),
    of_an_establishment: any::finess_code(),
    of_an_equipment_type: any::bpe_code(),
    of_a_year: any::vintage(),
    of_a_geography: any::cog_vintage(),
    of_a_number: any::decimal(),
    of_a_label: any::label(),
    of_a_slug: any::slug(),
    of_a_position: any::position(),
    of_a_municipal_population: any::municipal_population(),
    of_a_total_population: any::total_population(),
    of_places: any::places(),
    of_an_absence: any::absence(),
    of_a_status: any::status(),
    of_a_rounding_mode: any::rounding_mode(),
    of_a_rounding: any::rounding(),
    of_bounds: any::count_bounds(),
    of_a_precision: any::precision(),
    of_a_count: any::count_observation(),
    of_an_observed_name: any::observation(any::label()),
    of_an_age_band: any::age_band(),
    of_a_partition_of_ages: any::age_partition(),
    of_persons_by_age: any::age_structure(),
    of_a_date: any::partial_date(),
    of_a_milestone_or_phase: any::timeline_entry(),
    of_a_commune: any::commune(),
    of_a_territory: any::territory(1..=6),
    of_a_zoning: any::zoning(1..=6),
    of_lists_of_neighbours: any::neighbours(1..=6),
    of_a_theme: any::theme(),
    of_a_kind_of_service: any::service_kind(),
    of_a_place: any::place(),
    of_a_presence: any::presence(),
    of_a_catchment: any::catchment(),
    of_a_facility: any::facility(),
    of_a_source: any::provenance(),
    of_the_words_of_a_source: any::evidence(any::slug()),
    of_a_documented_commune: any::documented(any::commune(), any::slug()),
    of_a_kind_of_statement: any::statement_kind(),
    of_a_statement: any::statement(any::slug()),
    of_a_measure: any::measure(),
    of_a_denominator: any::denominator(),
    of_a_unit: any::unit(),
    of_a_subject: subjects(),
    of_a_figure: any::claim(subjects(), any::slug()),
    of_a_printed_age_band: any::age_claim(any::slug()),
    of_an_expectation: any::expectation(),
    of_a_reference: any::reference(),
    of_an_amount: any::cents(),
    of_bands: any::bands(),
    of_a_grid_of_new_places: any::new_place_grid(),
    of_a_tariff: any::bonus_tariff(),
    of_a_party: any::party(),
    of_a_period: any::period(any::slug()),
    of_a_kind_of_body: any::body_kind(),
    of_a_kind_of_annex: any::annex_kind(),
    of_a_kind_of_framework: any::framework_kind(),
    of_a_kind_of_post: any::post_kind(),
    of_a_share_of_a_post: any::etp(),
    of_a_linked_framework: any::linked_framework(),
    of_a_convention: any::convention(),
    of_a_body: any::body(any::slug().prop_map(ctg_model::convention::Who::Party)),
    of_a_post: any::post(any::slug()),
    of_a_guidance: any::guidance(),
}
