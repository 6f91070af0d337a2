//! The sheet as JSON.

use super::ProximitySheet;

/// The sheet as JSON, indented, the same bytes for the same sheet.
///
/// # Examples
/// See [`ProximitySheet`] for how one is made.
///
/// ```
/// # use ctg_model::{Vintage, claim::Subject, service::ServiceKind};
/// # use ctg_report::proximity::{CostPart, CostUnitPart, DistancierPart, PeoplePart, ProximitySheet, json};
/// # let sheet = ProximitySheet {
/// #     territory: "CARO".parse()?, subject: Subject::Territory, service: ServiceKind::Ccas,
/// #     distancier: DistancierPart { id: "great-circle".parse()?, description: "à vol d'oiseau".parse()? },
/// #     threshold: CostPart { value: 5_000.0, unit: CostUnitPart::Metres }, population_vintage: Vintage::new(2018)?,
/// #     services: vec![], communes: vec![], zones: vec![], whole: PeoplePart::default(),
/// # };
/// assert!(json(&sheet).contains("\"service\": \"ccas\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn json(sheet: &ProximitySheet) -> String {
    // A sheet has text keys and no map of its own, so that serde_json cannot refuse it.
    serde_json::to_string_pretty(sheet).unwrap_or_default()
}

/// The JSON Schema (draft 2020-12) of what [`json`] writes.
///
/// # Examples
/// ```
/// assert_eq!(ctg_report::proximity::json_schema()["title"], "ProximitySheet");
/// ```
#[cfg(feature = "schema")]
pub fn json_schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<ProximitySheet>().to_value()
}
