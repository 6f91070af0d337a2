//! Laws of JSON: what is written is read back, and what no constructor takes is not read.

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
use ctg_model::service::Facility;
use ctg_model::strategies as any;
use ctg_model::{Slug, Zoning};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shared::tries;

/// Through JSON and back, as a text and as a tree.
fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let text = serde_json::to_string(value).unwrap();
    prop_assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value, "{}", text);
    prop_assert_eq!(&serde_json::from_value::<T>(json!(value)).unwrap(), value, "{}", text);
    Ok(())
}

/// A record with a field that nobody knows is refused: a misspelt field would be lost without a word.
fn refuses_a_field_more<T: Serialize + DeserializeOwned + Debug>(value: &T) -> Result<(), TestCaseError> {
    let mut record = json!(value);
    let fields = record.as_object_mut().expect("a record");
    fields.insert("not-a-field".to_owned(), json!(1));
    prop_assert!(serde_json::from_value::<T>(record.clone()).is_err(), "{}", record);
    Ok(())
}

/// One law for each type: a value comes back from JSON.
macro_rules! round_trips {
    ($($law:ident: $strategy:expr,)+) => {
        proptest! {
            #![proptest_config(tries(64))]
            $(
                #[test]
                fn $law(value in $strategy) {
                    comes_back(&value)?;
                }
            )+
        }
    };
}

fn source() -> impl Strategy<Value = Slug> {
    any::slug()
}

fn subjects() -> impl Strategy<Value = Subject> {
    any::zoning(1..=4).prop_flat_map(|zoning| any::zone_subject(&zoning))
}

round_trips! {
    a_year_comes_back: any::vintage(),
    a_geography_comes_back: any::cog_vintage(),
    a_number_comes_back: any::decimal(),
    a_label_comes_back: any::label(),
    a_slug_comes_back: any::slug(),
    a_position_comes_back: any::position(),
    a_municipal_population_comes_back: any::municipal_population(),
    a_total_population_comes_back: any::total_population(),
    places_come_back: any::places(),
    an_absence_comes_back: any::absence(),
    a_status_comes_back: any::status(),
    a_rounding_mode_comes_back: any::rounding_mode(),
    a_rounding_comes_back: any::rounding(),
    bounds_come_back: any::count_bounds(),
    a_precision_comes_back: any::precision(),
    a_count_comes_back: any::count_observation(),
    an_observed_name_comes_back: any::observation(any::label()),
    an_age_band_comes_back: any::age_band(),
    a_partition_of_ages_comes_back: any::age_partition(),
    persons_by_age_come_back: any::age_structure(),
    a_date_comes_back: any::partial_date(),
    a_milestone_or_phase_comes_back: any::timeline_entry(),
    a_commune_comes_back: any::commune(),
    a_territory_comes_back: any::territory(1..=12),
    a_zoning_comes_back: any::zoning(1..=8),
    lists_of_neighbours_come_back: any::neighbours(1..=8),
    a_theme_comes_back: any::theme(),
    a_kind_of_service_comes_back: any::service_kind(),
    a_place_comes_back: any::place(),
    a_presence_comes_back: any::presence(),
    a_catchment_comes_back: any::catchment(),
    a_facility_comes_back: any::facility(),
    a_source_comes_back: any::provenance(),
    the_words_of_a_source_come_back: any::evidence(source()),
    a_documented_facility_comes_back: any::documented(any::facility(), source()),
    a_kind_of_statement_comes_back: any::statement_kind(),
    a_statement_comes_back: any::statement(source()),
    a_measure_comes_back: any::measure(),
    a_denominator_comes_back: any::denominator(),
    a_unit_comes_back: any::unit(),
    a_subject_comes_back: subjects(),
    a_figure_comes_back: any::claim(subjects(), source()),
    a_printed_age_band_comes_back: any::age_claim(source()),
    an_expectation_comes_back: any::expectation(),
    a_reference_comes_back: any::reference(),
    an_amount_comes_back: any::cents(),
    bands_come_back: any::bands(),
    a_grid_of_new_places_comes_back: any::new_place_grid(),
    a_tariff_comes_back: any::bonus_tariff(),
    a_party_comes_back: any::party(),
    a_period_comes_back: any::period(source()),
    a_kind_of_body_comes_back: any::body_kind(),
    a_kind_of_annex_comes_back: any::annex_kind(),
    a_kind_of_post_comes_back: any::post_kind(),
    a_share_of_a_post_comes_back: any::etp(),
    a_linked_framework_comes_back: any::linked_framework(),
    a_convention_comes_back: any::convention(),
    a_body_comes_back: any::body(any::slug().prop_map(ctg_model::convention::Who::Post)),
    a_post_comes_back: any::post(source()),
    a_guidance_comes_back: any::guidance(),
}

/// One law for each record: a field that nobody knows is refused.
macro_rules! closed_records {
    ($($law:ident: $strategy:expr,)+) => {
        proptest! {
            #![proptest_config(tries(16))]
            $(
                #[test]
                fn $law(value in $strategy) {
                    refuses_a_field_more(&value)?;
                }
            )+
        }
    };
}

closed_records! {
    bounds_are_closed: any::count_bounds(),
    a_rounding_is_closed: any::rounding(),
    an_observation_is_closed: any::count_observation(),
    persons_by_age_are_closed: any::age_structure(),
    a_milestone_or_phase_is_closed: any::timeline_entry(),
    a_commune_is_closed: any::commune(),
    a_territory_is_closed: any::territory(1..=4),
    a_zoning_is_closed: any::zoning(1..=4),
    lists_of_neighbours_are_closed: any::neighbours(1..=4),
    a_facility_is_closed: any::facility(),
    a_source_is_closed: any::provenance(),
    the_words_of_a_source_are_closed: any::evidence(source()),
    a_documented_thing_is_closed: any::documented(any::commune(), source()),
    a_statement_is_closed: any::statement(source()),
    a_figure_is_closed: any::claim(subjects(), source()),
    a_printed_age_band_is_closed: any::age_claim(source()),
    an_expectation_is_closed: any::expectation(),
    a_reference_is_closed: any::reference(),
    a_grid_of_new_places_is_closed: any::new_place_grid(),
    a_tariff_is_closed: any::bonus_tariff(),
    a_party_is_closed: any::party(),
    a_period_is_closed: any::period(source()),
    a_linked_framework_is_closed: any::linked_framework(),
    a_convention_is_closed: any::convention(),
    a_body_is_closed: any::body(any::slug().prop_map(ctg_model::convention::Who::Post)),
    a_post_is_closed: any::post(source()),
    a_guidance_is_closed: any::guidance(),
}

/// The first message that reading a tree gives.
fn refusal<T: DeserializeOwned + Debug>(value: Value) -> String {
    serde_json::from_value::<T>(value).unwrap_err().to_string()
}

proptest! {
    #![proptest_config(tries(48))]

    #[test]
    fn json_refuses_a_zoning_that_the_constructor_refuses(zoning in any::zoning(1..=8), at in 0_usize..8) {
        let mut record = json!(zoning);
        let assignments = record["assignments"].as_array_mut().unwrap();
        let gone = assignments.remove(at % assignments.len());
        let message = refusal::<Zoning>(record);
        prop_assert!(message.contains("in no zone") && message.contains(gone["commune"].as_str().unwrap()), "{}", message);
    }

    #[test]
    fn json_refuses_a_facility_without_name_or_commune(facility in any::facility()) {
        let mut record = json!(facility);
        record["name"] = Value::Null;
        record["presence"] = json!({ "itinerant": ["territory"] });
        prop_assert!(refusal::<Facility>(record).contains("neither a name nor a commune"));
    }

    #[test]
    fn json_refuses_bounds_that_are_reversed(low in 1_u64..1_000, less in 1_u64..1_000) {
        let reversed = json!({ "low": low, "high": low.saturating_sub(less) });
        prop_assert!(serde_json::from_value::<ctg_model::observation::CountBounds>(reversed).is_err());
    }
}

#[test]
fn json_refuses_what_is_not_rounded_as_it_says() {
    let record =
        json!({ "value": 12, "status": "observed", "precision": { "rounded": { "base": 5, "mode": "floor" } } });
    let message = refusal::<ctg_model::observation::Observation<u64>>(record);
    assert_eq!(message, "value 12 is said to be rounded to 5, expected a multiple of 5");
}

#[test]
fn json_refuses_a_value_that_is_also_absent() {
    let record = json!({ "value": 12, "status": "observed", "absent": "illegible" });
    assert!(serde_json::from_value::<ctg_model::observation::Observation<u64>>(record).is_err());
}

#[test]
fn json_refuses_a_fraction_of_a_person() {
    for value in [json!(1.5), json!(-1), json!("211"), Value::Null] {
        assert!(serde_json::from_value::<ctg_model::MunicipalPopulation>(value.clone()).is_err(), "{value}");
    }
}
