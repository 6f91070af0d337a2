//! What keeps assignments from being a zoning.

use std::fmt;

use super::Territory;
use crate::Label;
use crate::code::CommuneCode;

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
    ///
    /// ```
    /// use ctg_model::ZoneFault;
    /// let fault = ZoneFault::Twice { commune: "17205".parse()?, first: "Est Charente".parse()?, second: "Nord Charente".parse()? };
    /// assert_eq!(fault.commune().to_string(), "17205");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
///
/// ```
/// # use ctg_model::*;
/// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
/// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
/// let saintes = vec![Assignment::new("17415".parse()?, "Est Charente".parse()?, observation::Status::Printed)];
/// let error = Zoning::new(territory, "Zones d'étude".parse()?, saintes).unwrap_err();
/// assert_eq!(error.to_string(), "zone `Est Charente` has commune 17415, expected a commune of the territory CARO; commune 17299 (Rochefort) is in no zone, expected one");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoningError {
    named: Vec<(ZoneFault, String)>,
}

impl ZoningError {
    pub(super) fn new(faults: Vec<ZoneFault>, territory: &Territory) -> Self {
        Self { named: faults.into_iter().map(|fault| fault.named(territory)).collect() }
    }

    /// The faults: first those of assignments, in their order, then the communes left out, by code.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// let saintes = vec![Assignment::new("17415".parse()?, "Est Charente".parse()?, observation::Status::Printed)];
    /// let error = Zoning::new(territory, "Zones d'étude".parse()?, saintes).unwrap_err();
    /// assert_eq!(error.faults().map(|fault| fault.commune().to_string()).collect::<Vec<_>>(), ["17415", "17299"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn faults(&self) -> impl Iterator<Item = &ZoneFault> {
        self.named.iter().map(|(fault, _)| fault)
    }

    /// One sentence for each fault, in the order of [`faults`](Self::faults).
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?), Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// let error = Zoning::new(territory, "Zones d'étude".parse()?, Vec::new()).unwrap_err();
    /// let sentences: Vec<&str> = error.sentences().collect();
    /// assert_eq!(sentences, ["commune 17004 (Île-d'Aix) is in no zone, expected one", "commune 17299 (Rochefort) is in no zone, expected one"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
