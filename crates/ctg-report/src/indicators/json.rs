//! The table and the catalogue as JSON.

use ctg_stats::indicator::Catalogue;

use super::IndicatorTable;

/// The table as JSON, indented, the same bytes for the same table.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// use ctg_report::indicators::{IndicatorTable, json};
/// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
/// let table = IndicatorTable::new(&caro, &catalogue, &ctg_model::claim::Subject::Territory, None)?;
/// assert!(json(&table).contains("\"code\": \"eaje-per-1000\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn json(table: &IndicatorTable) -> String {
    // A table has text keys and no map of its own, so that serde_json cannot refuse it.
    serde_json::to_string_pretty(table).unwrap_or_default()
}

/// A catalogue as JSON, indented: definitions that another program can read.
///
/// # Examples
/// ```
/// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
/// assert!(ctg_report::indicators::catalogue_json(&catalogue).contains("\"code\": \"caf-coverage\""));
/// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
/// ```
pub fn catalogue_json(catalogue: &Catalogue) -> String {
    serde_json::to_string_pretty(catalogue).unwrap_or_default()
}

/// The JSON Schema (draft 2020-12) of what [`json`] writes.
///
/// # Examples
/// ```
/// assert_eq!(ctg_report::indicators::json_schema()["title"], "IndicatorTable");
/// ```
#[cfg(feature = "schema")]
pub fn json_schema() -> serde_json::Value {
    schema_of::<IndicatorTable>()
}

/// The JSON Schema (draft 2020-12) of what [`catalogue_json`] writes.
///
/// # Examples
/// ```
/// assert_eq!(ctg_report::indicators::catalogue_schema()["title"], "Catalogue");
/// ```
#[cfg(feature = "schema")]
pub fn catalogue_schema() -> serde_json::Value {
    schema_of::<Catalogue>()
}

#[cfg(feature = "schema")]
fn schema_of<T: schemars::JsonSchema>() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}
