//! The division of a territory into zones.

use std::collections::BTreeMap;

use super::{Territory, ZoneFault, ZoningError};
use crate::Label;
use crate::code::CommuneCode;
use crate::observation::Status;

/// One commune put into one zone, and how sure that is.
///
/// ```
/// use ctg_model::{Assignment, observation::Status};
/// let a = Assignment::new("17004".parse()?, "Nord Charente".parse()?, Status::Inferred);
/// assert_eq!(a.zone.as_str(), "Nord Charente");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Assignment {
    /// The commune.
    pub commune: CommuneCode,
    /// The zone that it is put into.
    pub zone: Label,
    /// Whether that is printed, observed, or inferred.
    pub status: Status,
}

impl Assignment {
    /// A commune in a zone.
    ///
    /// ```
    /// use ctg_model::{Assignment, observation::Status};
    /// let loire = Assignment::new("17205".parse()?, "Est Charente".parse()?, Status::Inferred);
    /// assert!(loire.status > Status::Printed);   // the colours of the printed map are lost: less sure than print
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(commune: CommuneCode, zone: Label, status: Status) -> Self {
        Self { commune, zone, status }
    }
}

/// A zone: its name and its communes, in the order of their codes (*zone d'étude*).
///
/// ```
/// # use ctg_model::*;
/// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
/// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
/// let assignment = Assignment::new("17299".parse()?, "Rochefort".parse()?, observation::Status::Inferred);
/// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
/// assert_eq!(zoning.zones()[0].communes().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    name: Label,
    communes: BTreeMap<CommuneCode, Status>,
}

impl Zone {
    /// The name of the zone.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?), Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let put = |code: &str, zone: &str| -> Result<_, Box<dyn std::error::Error>> {
    /// #     Ok(Assignment::new(code.parse()?, zone.parse()?, observation::Status::Inferred))
    /// # };
    /// let assignments = vec![put("17299", "Rochefort")?, put("17004", "Nord Charente")?];
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, assignments)?;
    /// assert_eq!(zoning.zones().iter().map(|zone| zone.name().as_str()).collect::<Vec<_>>(), ["Rochefort", "Nord Charente"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The communes of the zone, in the order of their codes; there is at least one.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17168".parse()?, "Fouras".parse()?), Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let put = |code: &str, zone: &str| -> Result<_, Box<dyn std::error::Error>> {
    /// #     Ok(Assignment::new(code.parse()?, zone.parse()?, observation::Status::Inferred))
    /// # };
    /// let assignments = vec![put("17168", "Nord Charente")?, put("17004", "Nord Charente")?];
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, assignments)?;
    /// let codes: Vec<String> = zoning.zones()[0].communes().map(|code| code.to_string()).collect();
    /// assert_eq!(codes, ["17004", "17168"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes(&self) -> impl Iterator<Item = CommuneCode> + '_ {
        self.communes.keys().copied()
    }

    /// How sure it is that a commune belongs to the zone; `None` if it does not.
    ///
    /// ```
    /// # use ctg_model::{*, observation::Status};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// let centre = Assignment::new("17299".parse()?, "Rochefort".parse()?, Status::Inferred);
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![centre])?;
    /// let zone = &zoning.zones()[0];
    /// assert_eq!((zone.status("17299".parse()?), zone.status("17004".parse()?)), (Some(Status::Inferred), None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn status(&self, commune: CommuneCode) -> Option<Status> {
        self.communes.get(&commune).copied()
    }
}

/// A partition of a territory into named zones: each commune is in exactly one (*zonage*).
///
/// Zones keep the order of their first commune in the assignments. Whatever the order inside a zone, the zoning is the same. A commune given
/// twice in one zone counts once, with the status given last.
///
/// # Errors
/// Every fault at once: a commune in no zone, in two, or of another territory. All are named.
///
/// # Examples
/// ```
/// use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
/// let communes = vec![
///     Commune::new("17004".parse()?, "Île-d'Aix".parse()?),
///     Commune::new("17299".parse()?, "Rochefort".parse()?),
/// ];
/// let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
/// let only_aix = vec![Assignment::new("17004".parse()?, "Nord Charente".parse()?, Status::Inferred)];
/// let error = Zoning::new(territory, "Zones d'étude".parse()?, only_aix).unwrap_err();
/// assert_eq!(error.to_string(), "commune 17299 (Rochefort) is in no zone, expected one");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "RawZoning", into = "RawZoning")
)]
#[must_use]
pub struct Zoning {
    territory: Territory,
    name: Label,
    zones: Vec<Zone>,
    /// For each commune of the territory, in its order, the index of its zone.
    zone_of: Vec<usize>,
}

impl Zoning {
    /// The zoning that the assignments describe.
    ///
    /// # Errors
    /// Every commune in no zone, in two, or of another territory.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?), Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let put = |code: &str, zone: &str| -> Result<_, Box<dyn std::error::Error>> {
    /// #     Ok(Assignment::new(code.parse()?, zone.parse()?, observation::Status::Inferred))
    /// # };
    /// let twice = vec![put("17004", "Nord Charente")?, put("17299", "Rochefort")?, put("17004", "Rochefort")?];
    /// let error = Zoning::new(territory, "Zones d'étude".parse()?, twice).unwrap_err();
    /// assert_eq!(error.to_string(), "commune 17004 (Île-d'Aix) is in two zones, `Nord Charente` and `Rochefort`, expected one");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(territory: Territory, name: Label, assignments: Vec<Assignment>) -> Result<Self, ZoningError> {
        let mut faults = Vec::new();
        let mut zones: Vec<Zone> = Vec::new();
        let mut zone_of: Vec<Option<usize>> = vec![None; territory.communes().len()];
        let mut rank: BTreeMap<Label, usize> = BTreeMap::new();
        for assignment in assignments {
            let Assignment { commune, zone, status } = assignment;
            let Some(slot) = territory.index_of(commune).and_then(|index| zone_of.get_mut(index)) else {
                faults.push(ZoneFault::Unknown { commune, zone });
                continue;
            };
            let next = zones.len();
            let number = *rank.entry(zone.clone()).or_insert(next);
            if number == next {
                zones.push(Zone { name: zone.clone(), communes: BTreeMap::new() });
            }
            match *slot {
                Some(other) if other != number => {
                    let first = zones.get(other).map_or(&zone, |zone| &zone.name).clone();
                    faults.push(ZoneFault::Twice { commune, first, second: zone });
                }
                _ => *slot = Some(number),
            }
            if let (Some(zone), true) = (zones.get_mut(number), *slot == Some(number)) {
                zone.communes.insert(commune, status);
            }
        }
        let alone = territory.communes().iter().zip(&zone_of).filter(|(_, zone)| zone.is_none());
        faults.extend(alone.map(|(commune, _)| ZoneFault::Nowhere { commune: commune.code }));
        if faults.is_empty() {
            let zone_of = zone_of.into_iter().flatten().collect();
            return Ok(Self { territory, name, zones, zone_of });
        }
        Err(ZoningError::new(faults, &territory))
    }

    /// The territory that is divided.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let centre = Assignment::new("17299".parse()?, "Rochefort".parse()?, observation::Status::Inferred);
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![centre])?;
    /// assert_eq!((zoning.territory().name().as_str(), zoning.territory().cog().year()), ("CARO", 2021));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn territory(&self) -> &Territory {
        &self.territory
    }

    /// The name of the division: *zones d'étude*.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let centre = Assignment::new("17299".parse()?, "Rochefort".parse()?, observation::Status::Inferred);
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![centre])?;
    /// assert_eq!(format!("{} : {}", zoning.name(), zoning.zones().len()), "Zones d'étude : 1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The zones, in the order of their first commune in the assignments; each has at least one commune.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?), Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let put = |code: &str, zone: &str| -> Result<_, Box<dyn std::error::Error>> {
    /// #     Ok(Assignment::new(code.parse()?, zone.parse()?, observation::Status::Inferred))
    /// # };
    /// let assignments = vec![put("17299", "Rochefort")?, put("17004", "Nord Charente")?];
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, assignments)?;
    /// assert_eq!(zoning.zones()[1].name().as_str(), "Nord Charente");   // as given, not by code: 17004 is the lower code
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zones(&self) -> &[Zone] {
        &self.zones
    }

    /// The zone of a name.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// # let assignment = Assignment::new("17299".parse()?, "Rochefort".parse()?, observation::Status::Inferred);
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
    /// assert!(zoning.zone("Rochefort").is_some() && zoning.zone("Sud").is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zone(&self, name: &str) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.name.as_str() == name)
    }

    /// The zone that a commune is in, unless it is of another territory.
    ///
    /// *Complexity*: O(log n).
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// # let assignment = Assignment::new("17299".parse()?, "Centre".parse()?, observation::Status::Inferred);
    /// let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
    /// assert_eq!(zoning.zone_of("17299".parse()?).map(|zone| zone.name().as_str()), Some("Centre"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zone_of(&self, commune: CommuneCode) -> Option<&Zone> {
        self.territory.index_of(commune).and_then(|index| self.zones.get(*self.zone_of.get(index)?))
    }

    /// The assignments that make the zoning: zone after zone, communes in the order of their codes.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17168".parse()?, "Fouras".parse()?), Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let put = |code: &str, zone: &str| -> Result<_, Box<dyn std::error::Error>> {
    /// #     Ok(Assignment::new(code.parse()?, zone.parse()?, observation::Status::Inferred))
    /// # };
    /// let assignments = vec![put("17168", "Nord Charente")?, put("17004", "Nord Charente")?];
    /// let zoning = Zoning::new(territory.clone(), "Zones d'étude".parse()?, assignments)?;
    /// assert_eq!(zoning.assignments().map(|one| one.commune.to_string()).collect::<Vec<_>>(), ["17004", "17168"]);
    /// assert_eq!(Zoning::new(territory, "Zones d'étude".parse()?, zoning.assignments().collect())?, zoning);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assignments(&self) -> impl Iterator<Item = Assignment> + '_ {
        let of_zone = |zone: &Zone| -> Vec<Assignment> {
            zone.communes.iter().map(|(code, status)| Assignment::new(*code, zone.name.clone(), *status)).collect()
        };
        self.zones.iter().flat_map(of_zone)
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawZoning {
    territory: Territory,
    name: Label,
    assignments: Vec<Assignment>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawZoning> for Zoning {
    type Error = ZoningError;

    fn try_from(raw: RawZoning) -> Result<Self, ZoningError> {
        Self::new(raw.territory, raw.name, raw.assignments)
    }
}

#[cfg(feature = "serde")]
impl From<Zoning> for RawZoning {
    fn from(zoning: Zoning) -> Self {
        let assignments = zoning.assignments().collect();
        Self { territory: zoning.territory, name: zoning.name, assignments }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Zoning {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Zoning".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        RawZoning::json_schema(generator)
    }
}
