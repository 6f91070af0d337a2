//! How near services of a kind are, as plain data: what the renderers write, and nothing that they would have to compute.

mod json;
mod people;
mod text;

use ctg_model::claim::Subject;
use ctg_model::code::CommuneCode;
use ctg_model::observation::Observation;
use ctg_model::service::ServiceKind;
use ctg_model::{Label, MunicipalPopulation, Slug, Vintage};
use serde::Serialize;

pub use json::json;
#[cfg(feature = "schema")]
pub use json::json_schema;
pub use people::{PeoplePart, SharePart};
pub use text::text;

/// The nearest service of a kind for each commune, and the people within a threshold.
///
/// # Examples
/// ```
/// use ctg_model::service::ServiceKind;
/// use ctg_model::{Vintage, claim::Subject};
/// use ctg_report::proximity::{CostPart, CostUnitPart, DistancierPart, PeoplePart, ProximitySheet, text};
/// let sheet = ProximitySheet {
///     territory: "CARO".parse()?,
///     subject: Subject::Territory,
///     service: ServiceKind::Ccas,
///     distancier: DistancierPart { id: "great-circle".parse()?, description: "à vol d'oiseau".parse()? },
///     threshold: CostPart { value: 5_000.0, unit: CostUnitPart::Metres },
///     population_vintage: Vintage::new(2018)?,
///     services: vec![],
///     communes: vec![],
///     zones: vec![],
///     whole: PeoplePart::default(),
/// };
/// assert!(text(&sheet).starts_with("PROXIMITÉ : CENTRE COMMUNAL D'ACTION SOCIALE (CCAS)\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct ProximitySheet {
    /// The territory.
    pub territory: Label,
    /// What the sheet speaks of: the territory or a zone.
    pub subject: Subject,
    /// The kind of service.
    pub service: ServiceKind,
    /// How the costs were found.
    pub distancier: DistancierPart,
    /// Up to which cost people count as covered, inclusive.
    pub threshold: CostPart,
    /// The year of the populations.
    pub population_vintage: Vintage,
    /// The services of the kind, by identifier, those without a place too.
    pub services: Vec<ServicePart>,
    /// The communes, by code.
    pub communes: Vec<CommunePart>,
    /// The people of each zone.
    pub zones: Vec<ZonePart>,
    /// The people of the whole subject.
    pub whole: PeoplePart,
}

/// How costs were found: two results are comparable if and only if the identifiers are equal.
///
/// ```
/// use ctg_report::proximity::DistancierPart;
/// let part = DistancierPart { id: "great-circle".parse()?, description: "à vol d'oiseau".parse()? };
/// assert_eq!(part.id.as_str(), "great-circle");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DistancierPart {
    /// The identifier.
    pub id: Slug,
    /// The description in French.
    pub description: Label,
}

/// The unit of a cost.
///
/// ```
/// use ctg_report::proximity::CostUnitPart;
/// assert_eq!(serde_json::to_string(&CostUnitPart::Minutes)?, r#""min""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CostUnitPart {
    /// Metres.
    #[serde(rename = "m")]
    Metres,
    /// Minutes.
    #[serde(rename = "min")]
    Minutes,
}

/// A cost with its unit, not rounded.
///
/// ```
/// use ctg_report::proximity::{CostPart, CostUnitPart};
/// let part = CostPart { value: 12.5, unit: CostUnitPart::Minutes };
/// assert_eq!(serde_json::to_string(&part)?, r#"{"value":12.5,"unit":"min"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CostPart {
    /// The number.
    pub value: f64,
    /// What it counts.
    pub unit: CostUnitPart,
}

/// Where a service stands for the costs.
///
/// ```
/// use ctg_report::proximity::StandingPart;
/// assert_eq!(serde_json::to_string(&StandingPart::Seat)?, r#""seat""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StandingPart {
    /// At its own position.
    Point,
    /// At the seat of its commune, for want of an address.
    Seat,
    /// At several stops of one service, some of them at seats.
    Stops,
    /// Nowhere: no place is known, and it counts for nothing.
    Unknown,
}

/// A service of the kind.
///
/// ```
/// use ctg_report::proximity::{ServicePart, StandingPart};
/// let bus = ServicePart { id: "bus".parse()?, name: None, standing: StandingPart::Unknown };
/// assert_eq!(bus.standing, StandingPart::Unknown);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServicePart {
    /// Its identifier in the folder.
    pub id: Slug,
    /// Its name.
    pub name: Option<Label>,
    /// Where it stands.
    pub standing: StandingPart,
}

/// A commune, and the service that is nearest to its seat.
///
/// ```
/// use ctg_model::observation::{Absence, Observation};
/// use ctg_report::proximity::CommunePart;
/// let population = Observation::Absent(Absence::NotAvailable);
/// let aix = CommunePart { code: "17004".parse()?, name: "Île-d'Aix".parse()?, population, nearest: None, within: false };
/// assert!(aix.nearest.is_none());                             // no boat in the costs: unreachable, and not far
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CommunePart {
    /// The code.
    pub code: CommuneCode,
    /// The name.
    pub name: Label,
    /// The municipal population.
    pub population: Observation<MunicipalPopulation>,
    /// The nearest service; none if none can be reached.
    pub nearest: Option<NearestPart>,
    /// Whether it is within the threshold.
    pub within: bool,
}

/// The nearest service of a commune.
///
/// ```
/// use ctg_report::proximity::{CostPart, CostUnitPart, NearestPart};
/// let cost = CostPart { value: 800.0, unit: CostUnitPart::Metres };
/// let part = NearestPart { service: "ccas-fouras".parse()?, name: Some("CCAS de Fouras".parse()?), cost };
/// assert_eq!(part.cost.value, 800.0);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NearestPart {
    /// The identifier of the service.
    pub service: Slug,
    /// Its name.
    pub name: Option<Label>,
    /// What the journey costs from the seat of the commune.
    pub cost: CostPart,
}

/// A zone and its people.
///
/// ```
/// use ctg_report::proximity::{PeoplePart, ZonePart};
/// let zone = ZonePart { zone: "Sud Charente".parse()?, people: PeoplePart::default() };
/// assert_eq!(zone.zone.as_str(), "Sud Charente");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZonePart {
    /// The name of the zone.
    pub zone: Label,
    /// Its people.
    pub people: PeoplePart,
}
