//! Access to a service by commune and zone, as plain data, text and JSON.

mod text;

use serde::Serialize;

pub use text::text;

/// Access to a service, ready to be written (*accessibilité potentielle*).
///
/// It is plain data: whoever computed it fills it in, and nothing in it refers to how.
///
/// # Examples
/// ```
/// use ctg_report::access::{AccessSheet, CommuneAccess, access_json, text};
/// let mut sheet = AccessSheet::new("CARO", "CCAS", "2SFCA", "services pour 10 000 habitants");
/// sheet.communes.push(CommuneAccess::new("17299", "Rochefort", Some(23_583.0), 1.0, Some(4.24)));
/// assert!(text(&sheet).contains("Rochefort") && text(&sheet).contains("4,24"));
/// assert!(access_json(&sheet).contains("\"unit\": \"services pour 10 000 habitants\""));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AccessSheet {
    /// The territory.
    pub territory: String,
    /// The service.
    pub service: String,
    /// The measure, with its parameters.
    pub measure: String,
    /// The unit of the values.
    pub unit: String,
    /// How costs were found.
    pub distancier: String,
    /// Where the method comes from, and how sure that is.
    pub source: Option<MethodSource>,
    /// Each commune.
    pub communes: Vec<CommuneAccess>,
    /// Each zone, weighed by population.
    pub zones: Vec<ZoneAccess>,
    /// Supply that nobody within reach can want.
    pub unserved: Vec<UnservedPlace>,
    /// What a scenario changes.
    pub scenario: Option<ScenarioSheet>,
    /// What must be known to read the figures: border effect, services without a place, demand not known.
    pub notes: Vec<String>,
}

/// Where a method comes from.
///
/// ```
/// use ctg_report::access::MethodSource;
/// let source = MethodSource::new("DREES, refonte de l'APL (2015)", "unconfirmed");
/// assert_eq!(source.reliability, "unconfirmed");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MethodSource {
    /// Title, article or page, date.
    pub title: String,
    /// `read`, `second-hand` or `unconfirmed`.
    pub reliability: String,
}

impl MethodSource {
    /// A source with how it is known.
    ///
    /// ```
    /// assert_eq!(ctg_report::access::MethodSource::new("FAQ", "read").title, "FAQ");
    /// ```
    pub fn new(title: &str, reliability: &str) -> Self {
        Self { title: title.to_owned(), reliability: reliability.to_owned() }
    }
}

/// A commune with its access.
///
/// ```
/// use ctg_report::access::CommuneAccess;
/// let island = CommuneAccess::new("17004", "Île-d'Aix", Some(230.0), 0.0, None);
/// assert_eq!(island.value, None);                                  // nothing can be reached: that is no number
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CommuneAccess {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The demand; `None` if it is not known.
    pub demand: Option<f64>,
    /// What is offered in the commune.
    pub supply: f64,
    /// The access; `None` if nothing can be reached.
    pub value: Option<f64>,
    /// The access after a scenario.
    pub after: Option<f64>,
}

impl CommuneAccess {
    /// A commune without scenario.
    ///
    /// ```
    /// assert_eq!(ctg_report::access::CommuneAccess::new("17299", "Rochefort", None, 0.0, None).after, None);
    /// ```
    pub fn new(code: &str, name: &str, demand: Option<f64>, supply: f64, value: Option<f64>) -> Self {
        Self { code: code.to_owned(), name: name.to_owned(), demand, supply, value, after: None }
    }
}

/// A zone with the mean access of its people.
///
/// ```
/// use ctg_report::access::ZoneAccess;
/// assert_eq!(ZoneAccess::new("Nord Charente", Some(2.5)).value, Some(2.5));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ZoneAccess {
    /// The zone.
    pub name: String,
    /// The mean weighed by population; `None` if nobody lives there.
    pub value: Option<f64>,
    /// The same after a scenario.
    pub after: Option<f64>,
}

impl ZoneAccess {
    /// A zone without scenario.
    ///
    /// ```
    /// assert_eq!(ctg_report::access::ZoneAccess::new("Nord Charente", None).after, None);
    /// ```
    pub fn new(name: &str, value: Option<f64>) -> Self {
        Self { name: name.to_owned(), value, after: None }
    }
}

/// Supply that nobody within reach can want.
///
/// ```
/// assert_eq!(ctg_report::access::UnservedPlace::new("Île-d'Aix", 3.0).supply, 3.0);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct UnservedPlace {
    /// The commune.
    pub name: String,
    /// What it offers.
    pub supply: f64,
}

impl UnservedPlace {
    /// Supply of a commune.
    ///
    /// ```
    /// assert_eq!(ctg_report::access::UnservedPlace::new("Île-d'Aix", 3.0).name, "Île-d'Aix");
    /// ```
    pub fn new(name: &str, supply: f64) -> Self {
        Self { name: name.to_owned(), supply }
    }
}

/// What a scenario changes for the territory.
///
/// ```
/// use ctg_report::access::ScenarioSheet;
/// let scenario = ScenarioSheet::new("+20 à Tonnay-Charente", (1.0, 2.0), (51.0, 71.0), None);
/// assert_eq!(scenario.worst_tenth_after, 2.0);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ScenarioSheet {
    /// What opens or closes.
    pub title: String,
    /// The mean access of the tenth of the people that has least.
    pub worst_tenth_before: f64,
    /// The same after.
    pub worst_tenth_after: f64,
    /// Demand × access, summed: the supply that is reached.
    pub reached_before: f64,
    /// The same after.
    pub reached_after: f64,
    /// The commune where as much would help that tenth most.
    pub best_site: Option<String>,
}

impl ScenarioSheet {
    /// A scenario with the means of the worst served tenth, the supply that is reached, each before and after, and the best site.
    ///
    /// ```
    /// use ctg_report::access::ScenarioSheet;
    /// assert_eq!(ScenarioSheet::new("+1", (0.0, 1.0), (3.0, 4.0), Some("Fouras")).reached_after, 4.0);
    /// ```
    pub fn new(title: &str, worst: (f64, f64), reached: (f64, f64), best_site: Option<&str>) -> Self {
        Self {
            title: title.to_owned(),
            worst_tenth_before: worst.0,
            worst_tenth_after: worst.1,
            reached_before: reached.0,
            reached_after: reached.1,
            best_site: best_site.map(str::to_owned),
        }
    }
}

impl AccessSheet {
    /// A sheet of a territory, a service, a measure and the unit of its values, without rows yet.
    ///
    /// ```
    /// use ctg_report::access::AccessSheet;
    /// assert!(AccessSheet::new("CARO", "CCAS", "2SFCA", "services").communes.is_empty());
    /// ```
    pub fn new(territory: &str, service: &str, measure: &str, unit: &str) -> Self {
        Self {
            territory: territory.to_owned(),
            service: service.to_owned(),
            measure: measure.to_owned(),
            unit: unit.to_owned(),
            distancier: String::new(),
            source: None,
            communes: Vec::new(),
            zones: Vec::new(),
            unserved: Vec::new(),
            scenario: None,
            notes: Vec::new(),
        }
    }
}

/// The sheet as JSON: full precision, `null` where nothing can be reached.
///
/// ```
/// use ctg_report::access::{AccessSheet, access_json};
/// assert!(access_json(&AccessSheet::new("CARO", "CCAS", "2SFCA", "services")).contains("\"measure\": \"2SFCA\""));
/// ```
pub fn access_json(sheet: &AccessSheet) -> String {
    // A sheet has text keys and no map of its own, so that serde_json cannot refuse it.
    serde_json::to_string_pretty(sheet).unwrap_or_default()
}
