//! Movements of communes, as the *Code officiel géographique* lists them.

use std::fmt;

use chrono::NaiveDate;

use crate::Label;
use crate::code::{ArrondissementCode, CommuneCode};

/// A line of the list of movements of communes (*événement du COG*, *mouvement*): what stood before a day goes into what stands from that day on.
///
/// An event of the world is several lines: a merger of two communes has one line for each of them. A line without anything
/// [`before`](Self::before) tells of land that came from outside the list.
///
/// # Examples
/// ```
/// use ctg_model::passage::{CogMovement, CogUnit, MovedUnit, MovementCode};
/// let saint_nazaire = MovedUnit::new(CogUnit::Commune("17375".parse()?), "Saint-Nazaire-sur-Charente".parse()?);
/// let port_des_barques = MovedUnit::new(CogUnit::Commune("17484".parse()?), "Port-des-Barques".parse()?);
/// let day = "1947-09-19".parse()?;
/// let split = CogMovement::new(MovementCode::new(20), day, Some(saint_nazaire), port_des_barques);
/// assert_eq!(split.to_string(), "1947-09-19: 17375 Saint-Nazaire-sur-Charente goes into 17484 Port-des-Barques");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, file of the movements of communes since 1943; the example is its line of 19 September 1947.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "événement du COG")]
#[doc(alias = "mouvement")]
#[non_exhaustive]
#[must_use]
pub struct CogMovement {
    /// The first day of the new state (*date d'effet*).
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date")))]
    pub effective: NaiveDate,
    /// The number of the kind of movement (`MOD`).
    pub code: MovementCode,
    /// What stood the day before, if it was in the list.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub before: Option<MovedUnit>,
    /// What it goes into.
    pub after: MovedUnit,
}

impl CogMovement {
    /// A line of the list.
    ///
    /// ```
    /// use ctg_model::passage::{CogMovement, CogUnit, MovedUnit, MovementCode};
    /// let tende = MovedUnit::new(CogUnit::Commune("06163".parse()?), "Tende".parse()?);
    /// let arrival = CogMovement::new(MovementCode::new(20), "1947-09-17".parse()?, None, tende);   // it came from Italy
    /// assert_eq!(arrival.to_string(), "1947-09-17: 06163 Tende is new");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(code: MovementCode, effective: NaiveDate, before: Option<MovedUnit>, after: MovedUnit) -> Self {
        Self { effective, code, before, after }
    }
}

impl fmt::Display for CogMovement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.before {
            Some(before) => write!(f, "{}: {before} goes into {}", self.effective, self.after),
            None => write!(f, "{}: {} is new", self.effective, self.after),
        }
    }
}

/// A unit of the list of movements, with the name that it bears on its side of the movement.
///
/// ```
/// use ctg_model::passage::{CogUnit, MovedUnit};
/// let gripperie = MovedUnit::new(CogUnit::Commune("17184".parse()?), "La Gripperie-Saint-Symphorien".parse()?);
/// assert_eq!(gripperie.to_string(), "17184 La Gripperie-Saint-Symphorien");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[must_use]
pub struct MovedUnit {
    /// Its kind and code.
    pub unit: CogUnit,
    /// Its name with the article (*libellé*).
    pub name: Label,
}

impl MovedUnit {
    /// A unit by its name.
    ///
    /// ```
    /// use ctg_model::passage::{CogUnit, MovedUnit};
    /// let aix = MovedUnit::new(CogUnit::Commune("17004".parse()?), "Île-d'Aix".parse()?);
    /// assert_eq!(aix.name.as_str(), "Île-d'Aix");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(unit: CogUnit, name: Label) -> Self {
        Self { unit, name }
    }
}

impl fmt::Display for MovedUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            CogUnit::Commune(code) => write!(f, "{code} {}", self.name),
            CogUnit::Delegated(code) | CogUnit::Associated(code) => {
                write!(f, "{} {code} {}", self.unit.as_str(), self.name)
            }
            CogUnit::Arrondissement(code) => write!(f, "{code} {}", self.name),
        }
    }
}

/// What a code of the *Code officiel géographique* stands for (`TYPECOM`).
///
/// Delegated and associated communes lie inside a commune, and often bear the code that they had when they were communes themselves:
/// a list that keeps them beside the communes counts their inhabitants twice.
///
/// ```
/// use ctg_model::passage::CogUnit;
/// let inside = CogUnit::Delegated("17103".parse()?);
/// assert_eq!((inside.as_str(), inside.commune()), ("COMD", None));
/// assert_eq!(CogUnit::Commune("17457".parse()?).commune(), Some("17457".parse()?));
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "TYPECOM")]
pub enum CogUnit {
    /// A commune (`COM`).
    Commune(CommuneCode),
    /// A delegated commune (*commune déléguée*, `COMD`).
    Delegated(CommuneCode),
    /// An associated commune (*commune associée*, `COMA`).
    Associated(CommuneCode),
    /// A municipal arrondissement (`ARM`).
    Arrondissement(ArrondissementCode),
}

impl CogUnit {
    /// The word that the files of Insee use.
    ///
    /// ```
    /// use ctg_model::passage::CogUnit;
    /// assert_eq!(CogUnit::Arrondissement("75101".parse()?).as_str(), "ARM");
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Commune(_) => "COM",
            Self::Delegated(_) => "COMD",
            Self::Associated(_) => "COMA",
            Self::Arrondissement(_) => "ARM",
        }
    }

    /// The code, if it stands for a commune.
    ///
    /// ```
    /// use ctg_model::passage::CogUnit;
    /// assert_eq!(CogUnit::Associated("17088".parse()?).commune(), None);
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn commune(&self) -> Option<CommuneCode> {
        match self {
            Self::Commune(code) => Some(*code),
            _ => None,
        }
    }
}

/// The number of a kind of movement (`MOD`), kept as the list gives it: the list grows, and an unknown number is no fault.
///
/// The passage from one geography to another never reads it: what goes into what is written in the lines themselves.
///
/// ```
/// use ctg_model::passage::{MovementCode, MovementKind};
/// assert_eq!(MovementCode::new(21).kind(), Some(MovementKind::Restoration));
/// assert_eq!((MovementCode::new(99).kind(), MovementCode::new(99).number()), (None, 99));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "MOD")]
pub struct MovementCode(u8);

crate::words::words! {
    /// What a number of the list of movements is taken to mean.
    ///
    /// The meanings are common knowledge of those who use the list, not read in a text of Insee: they are there for a person to read,
    /// and nothing is computed from them.
    ///
    /// ```
    /// use ctg_model::passage::MovementKind;
    /// assert_eq!("renaming".parse::<MovementKind>()?, MovementKind::Renaming);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum MovementKind in "passage::": "kind of movement" {
        /// The name changes (`10`).
        Renaming = "renaming",
        /// A commune is made out of others, or comes from outside (`20`).
        Creation = "creation",
        /// A commune that had been merged stands again (*rétablissement*, `21`).
        Restoration = "restoration",
        /// A commune is shared out among its neighbours (*suppression*, `30`).
        Suppression = "suppression",
        /// Communes become one (*fusion*, *commune nouvelle*: `31`, `32`, `33`).
        Merger = "merger",
        /// Associated or delegated communes are no more (`34`, `35`).
        EndOfPart = "end-of-part",
        /// The code changes with the département or the seat (`41`, `50`).
        CodeChange = "code-change",
        /// A commune inside a commune changes its standing (`70`, `71`).
        ChangeOfPart = "change-of-part",
    }
}

impl MovementCode {
    /// A number of the list.
    ///
    /// ```
    /// use ctg_model::passage::MovementCode;
    /// assert_eq!(MovementCode::new(32).number(), 32);
    /// ```
    pub const fn new(number: u8) -> Self {
        Self(number)
    }

    /// The number.
    ///
    /// ```
    /// use ctg_model::passage::MovementCode;
    /// assert_eq!(MovementCode::new(10).to_string(), "10");
    /// ```
    pub const fn number(self) -> u8 {
        self.0
    }

    /// What it is taken to mean, where that is known.
    ///
    /// ```
    /// use ctg_model::passage::{MovementCode, MovementKind};
    /// let mergers = [31, 32, 33].map(|number| MovementCode::new(number).kind());
    /// assert_eq!(mergers, [Some(MovementKind::Merger); 3]);
    /// ```
    pub const fn kind(self) -> Option<MovementKind> {
        Some(match self.0 {
            10 => MovementKind::Renaming,
            20 => MovementKind::Creation,
            21 => MovementKind::Restoration,
            30 => MovementKind::Suppression,
            31..=33 => MovementKind::Merger,
            34 | 35 => MovementKind::EndOfPart,
            41 | 50 => MovementKind::CodeChange,
            70 | 71 => MovementKind::ChangeOfPart,
            _ => return None,
        })
    }
}

impl fmt::Display for MovementCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
