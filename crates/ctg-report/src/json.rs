//! The portrait as JSON.

use crate::{ConventionSheet, Portrait};

/// The portrait as JSON, indented, the same bytes for the same portrait.
///
/// Every figure keeps its status, its words and its source; rates keep numerator and denominator. Its form is described by the JSON Schema
/// that the feature `schema` gives.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let json = ctg_report::json(&ctg_report::Portrait::new(&caro));
/// assert!(json.contains("\"name\": \"Communauté d'agglomération Rochefort Océan\""));
/// ```
pub fn json(portrait: &Portrait) -> String {
    // A portrait has text keys and no map of its own, so that serde_json cannot refuse it.
    serde_json::to_string_pretty(portrait).unwrap_or_default()
}

/// A convention as JSON, indented, the same bytes for the same sheet.
///
/// The field `convention` holds the convention itself; to read it back, write it alone with `ctg-io`.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let convention = ctg_io::read_convention(ctg_fixtures::CARO.file("convention.json").unwrap()).unwrap().into_parts().0;
/// # let sheet = ctg_report::ConventionSheet::new(&convention, &caro, &ctg_model::convention::Guidance::caf());
/// assert!(ctg_report::convention_json(&sheet).contains("\"rule\": \"theme-missing\""));
/// ```
pub fn convention_json(sheet: &ConventionSheet) -> String {
    // As above.
    serde_json::to_string_pretty(sheet).unwrap_or_default()
}

/// The JSON Schema (draft 2020-12) of what [`json`] writes.
///
/// # Examples
/// ```
/// assert_eq!(ctg_report::json_schema()["title"], "Portrait");
/// ```
#[cfg(feature = "schema")]
pub fn json_schema() -> serde_json::Value {
    schema_of::<Portrait>()
}

/// The JSON Schema (draft 2020-12) of what [`convention_json`] writes.
///
/// # Examples
/// ```
/// assert_eq!(ctg_report::convention_schema()["title"], "ConventionSheet");
/// ```
#[cfg(feature = "schema")]
pub fn convention_schema() -> serde_json::Value {
    schema_of::<ConventionSheet>()
}

#[cfg(feature = "schema")]
fn schema_of<T: schemars::JsonSchema>() -> serde_json::Value {
    schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}
