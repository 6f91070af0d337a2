//! The division of a territory into zones.

use std::collections::BTreeMap;
use std::fmt;

use super::Territory;
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
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The communes of the zone.
    pub fn communes(&self) -> impl Iterator<Item = CommuneCode> + '_ {
        self.communes.keys().copied()
    }

    /// How sure it is that a commune belongs to the zone; `None` if it does not.
    pub fn status(&self, commune: CommuneCode) -> Option<Status> {
        self.communes.get(&commune).copied()
    }
}

/// A partition of a territory into named zones: each commune is in exactly one (*zonage*).
///
/// Zones keep the order of their first commune in the assignments. Whatever the order inside a zone, the zoning is the same.
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
        Err(ZoningError { named: faults.into_iter().map(|fault| fault.named(&territory)).collect() })
    }

    /// The territory that is divided.
    pub fn territory(&self) -> &Territory {
        &self.territory
    }

    /// The name of the division: *zones d'étude*.
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The zones; each has at least one commune.
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
    pub fn assignments(&self) -> impl Iterator<Item = Assignment> + '_ {
        let of_zone = |zone: &Zone| -> Vec<Assignment> {
            zone.communes.iter().map(|(code, status)| Assignment::new(*code, zone.name.clone(), *status)).collect()
        };
        self.zones.iter().flat_map(of_zone)
    }
}

/// One thing that keeps assignments from being a partition.
///
/// ```
/// # use ctg_model::*;
/// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
/// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
/// let error = Zoning::new(territory, "Zones d'étude".parse()?, Vec::new()).unwrap_err();
/// assert_eq!(error.faults().next(), Some(&ZoneFault::Nowhere { commune: "17299".parse()? }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ZoneFault {
    /// A commune of the territory that is in no zone.
    Nowhere {
        /// The commune.
        commune: CommuneCode,
    },
    /// A commune in two zones.
    Twice {
        /// The commune.
        commune: CommuneCode,
        /// The zone that came first.
        first: Label,
        /// The zone that came second.
        second: Label,
    },
    /// A commune that the territory does not have.
    Unknown {
        /// The commune.
        commune: CommuneCode,
        /// The zone that claims it.
        zone: Label,
    },
}

impl ZoneFault {
    /// The commune at fault.
    pub fn commune(&self) -> CommuneCode {
        match self {
            Self::Nowhere { commune } | Self::Twice { commune, .. } | Self::Unknown { commune, .. } => *commune,
        }
    }

    /// The fault with its sentence, the commune called by its name.
    fn named(self, territory: &Territory) -> (Self, String) {
        let code = self.commune();
        let commune = territory.commune(code).map_or_else(|| code.to_string(), ToString::to_string);
        let sentence = match &self {
            Self::Nowhere { .. } => format!("commune {commune} is in no zone, expected one"),
            Self::Twice { first, second, .. } => {
                format!("commune {commune} is in two zones, `{first}` and `{second}`, expected one")
            }
            Self::Unknown { zone, .. } => {
                format!("zone `{zone}` has commune {commune}, expected a commune of the territory {}", territory.name())
            }
        };
        (self, sentence)
    }
}

/// Why assignments are no partition of a territory: every fault, each with its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoningError {
    named: Vec<(ZoneFault, String)>,
}

impl ZoningError {
    /// The faults: first those of assignments, in their order, then the communes left out, by code.
    pub fn faults(&self) -> impl Iterator<Item = &ZoneFault> {
        self.named.iter().map(|(fault, _)| fault)
    }

    /// One sentence for each fault.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.named.iter().map(|(_, sentence)| sentence.as_str())
    }
}

impl fmt::Display for ZoningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences().collect::<Vec<_>>().join("; "))
    }
}

impl std::error::Error for ZoningError {}

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
