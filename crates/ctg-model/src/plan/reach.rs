//! Where an action takes place.

use std::collections::BTreeSet;

use crate::code::CommuneCode;
use crate::{Label, Zoning};

/// Where an action takes place (*territoire d'intervention*).
///
/// # Examples
/// ```
/// use ctg_model::plan::Reach;
/// let north = Reach::Zones(["Nord Charente".parse()?].into());
/// assert_ne!(north, Reach::Territory);
/// assert_eq!(Reach::default(), Reach::Unknown);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[doc(alias = "territoire d’intervention")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Reach {
    /// Nobody says.
    #[default]
    Unknown,
    /// The whole territory.
    Territory,
    /// Some zones, by their names.
    Zones(BTreeSet<Label>),
    /// Some communes.
    Communes(BTreeSet<CommuneCode>),
}

/// A zone or a commune that the zoning does not have.
///
/// ```
/// # use ctg_model::*;
/// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
/// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
/// # let assignment = Assignment::new("17299".parse()?, "Rochefort".parse()?, observation::Status::Inferred);
/// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
/// let west = plan::Reach::Zones(["Ouest".parse()?].into());
/// assert_eq!(west.communes(&zoning).unwrap_err().to_string(), "zone `Ouest` is unknown, expected a zone of Zones d'étude");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} `{text}` is unknown, expected a {what} of {of}")]
pub struct ReachError {
    what: &'static str,
    text: String,
    of: Label,
}

impl Reach {
    /// Whether nobody says.
    ///
    /// ```
    /// assert!(ctg_model::plan::Reach::Unknown.is_unknown());
    /// ```
    pub fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }

    /// The communes that are reached, by code; `None` where nobody says.
    ///
    /// # Errors
    /// The first zone or commune that the zoning does not have.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// # let assignment = Assignment::new("17299".parse()?, "Rochefort".parse()?, observation::Status::Inferred);
    /// # let zoning = Zoning::new(territory, "Zones d'étude".parse()?, vec![assignment])?;
    /// let zone = plan::Reach::Zones(["Rochefort".parse()?].into());
    /// assert_eq!(zone.communes(&zoning)?, Some(["17299".parse()?].into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes(&self, zoning: &Zoning) -> Result<Option<BTreeSet<CommuneCode>>, ReachError> {
        let territory = zoning.territory();
        match self {
            Self::Unknown => Ok(None),
            Self::Territory => Ok(Some(territory.communes().iter().map(|commune| commune.code).collect())),
            Self::Zones(names) => {
                let mut reached = BTreeSet::new();
                for name in names {
                    let zone = zoning.zone(name.as_str());
                    reached.extend(zone.ok_or_else(|| unknown("zone", name, zoning.name()))?.communes());
                }
                Ok(Some(reached))
            }
            Self::Communes(codes) => match codes.iter().find(|code| territory.commune(**code).is_none()) {
                Some(code) => Err(unknown("commune", code, territory.name())),
                None => Ok(Some(codes.clone())),
            },
        }
    }
}

fn unknown(what: &'static str, text: &impl ToString, of: &Label) -> ReachError {
    ReachError { what, text: text.to_string(), of: of.clone() }
}
