//! The lists, each with its columns and what becomes of one of its rows.

mod bpe;
mod education;
mod france_services;
mod inclusion;
mod mediation;
mod own;

use std::fmt;
use std::str::FromStr;

use ctg_model::{Provenance, Vintage};

use super::Listed;
use super::cells::Memo;
use super::ground::{Layout, Row};
use crate::dataset::{Dataset, LICENCE_OUVERTE};
use crate::set_aside::Told;

pub(super) use bpe::Meaning as BpeMeaning;
pub(super) use own::NAMES as OWN_NAMES;

/// A public list of facilities that can be read.
///
/// # Examples
/// ```
/// use ctg_io::facility::List;
/// let list: List = "france-services".parse()?;
/// assert_eq!((list, list.publisher()), (List::FranceServices, "ANCT"));
/// assert_eq!(List::ALL.len(), 7);
/// # Ok::<(), ctg_io::facility::UnknownList>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum List {
    /// Insee, *Base permanente des équipements*, detailed file: `AN`, `DEPCOM`, `TYPEQU` …
    ///
    /// One facility for each row, numbered by its line. Coordinates are those of `LONGITUDE` and `LATITUDE`; where a file has only
    /// Lambert coordinates, the commune alone is kept. A type that cannot stand in the year of its row is refused with its successor.
    Bpe,
    /// Éducation nationale: the *Annuaire de l'éducation*, the located *collèges*, the schools with their social position index.
    ///
    /// Schools that are said to be closed are left out with a warning; public, private and without contract are all kept, with their sector.
    Education,
    /// ANCT, *Liste des structures France Services*, with opening hours.
    FranceServices,
    /// *Lieux de médiation numérique*, schema 1.0.2, in CSV or JSON.
    DigitalMediation,
    /// *data·inclusion*, structures of schema 1, in CSV or JSON.
    InclusionStructures,
    /// *data·inclusion*, services of schema 1, in CSV or JSON.
    InclusionServices,
    /// The table that [`write_csv`](super::write_csv) writes.
    Facilities,
}

/// A name of no list.
///
/// ```
/// use ctg_io::facility::List;
/// assert_eq!(
///     "bpe2".parse::<List>().unwrap_err().to_string(),
///     "list `bpe2`: expected bpe, education, france-services, mediation, inclusion-structures, inclusion-services or facilities"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "list `{text}`: expected bpe, education, france-services, mediation, inclusion-structures, inclusion-services or facilities"
)]
pub struct UnknownList {
    text: String,
}

impl UnknownList {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!("x".parse::<ctg_io::facility::List>().unwrap_err().text(), "x");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl List {
    /// Every list.
    ///
    /// ```
    /// use ctg_io::facility::List;
    /// assert!(List::ALL.iter().all(|list| list.to_string().parse() == Ok(*list)));
    /// ```
    pub const ALL: [Self; 7] = [
        Self::Bpe,
        Self::Education,
        Self::FranceServices,
        Self::DigitalMediation,
        Self::InclusionStructures,
        Self::InclusionServices,
        Self::Facilities,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Bpe => "bpe",
            Self::Education => "education",
            Self::FranceServices => "france-services",
            Self::DigitalMediation => "mediation",
            Self::InclusionStructures => "inclusion-structures",
            Self::InclusionServices => "inclusion-services",
            Self::Facilities => "facilities",
        }
    }

    /// Who publishes it.
    ///
    /// ```
    /// assert_eq!(ctg_io::facility::List::Bpe.publisher(), "Insee");
    /// ```
    pub const fn publisher(self) -> &'static str {
        match self {
            Self::Bpe => "Insee",
            Self::Education => "Ministère de l'Éducation nationale",
            Self::FranceServices => "ANCT",
            Self::DigitalMediation => "ANCT, les producteurs de la Cartographie nationale",
            Self::InclusionStructures | Self::InclusionServices => "data·inclusion",
            Self::Facilities => "ctg",
        }
    }

    /// Under which title.
    ///
    /// ```
    /// assert_eq!(ctg_io::facility::List::Bpe.title(), "Base permanente des équipements");
    /// ```
    pub const fn title(self) -> &'static str {
        match self {
            Self::Bpe => "Base permanente des équipements",
            Self::Education => "Annuaire de l'éducation",
            Self::FranceServices => "Liste des structures France Services",
            Self::DigitalMediation => "Lieux de médiation numérique",
            Self::InclusionStructures => "Structures d'insertion",
            Self::InclusionServices => "Services d'insertion",
            Self::Facilities => "Équipements",
        }
    }

    /// What stands in the record of each file of the list; a list has no one year.
    pub(super) fn provenance(self) -> Option<Provenance> {
        let licence = match self {
            Self::InclusionStructures | Self::InclusionServices | Self::Facilities => "non précisée",
            _ => LICENCE_OUVERTE,
        };
        let dataset = Dataset { id: self.word(), publisher: self.publisher(), title: self.title(), licence };
        dataset.provenance(None)
    }

    pub(super) const fn may_be_json(self) -> bool {
        matches!(self, Self::DigitalMediation | Self::InclusionStructures | Self::InclusionServices)
    }

    pub(super) const fn layout(self) -> &'static Layout {
        match self {
            Self::Bpe => bpe::COLUMNS,
            Self::Education => education::COLUMNS,
            Self::FranceServices => france_services::COLUMNS,
            Self::DigitalMediation => mediation::COLUMNS,
            Self::InclusionStructures => inclusion::STRUCTURES,
            Self::InclusionServices => inclusion::SERVICES,
            Self::Facilities => own::COLUMNS,
        }
    }

    pub(super) fn read_row(
        self,
        types_of: Option<Vintage>,
        row: &mut Row<'_>,
        memo: &mut Memo,
    ) -> Result<Listed, Told> {
        match self {
            Self::Bpe => bpe::row(types_of, row, memo),
            Self::Education => education::row(row, memo),
            Self::FranceServices => france_services::row(row, memo),
            Self::DigitalMediation => mediation::row(row, memo),
            Self::InclusionStructures => inclusion::structure(row, memo),
            Self::InclusionServices => inclusion::service(row, memo),
            Self::Facilities => own::row(row, memo),
        }
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for List {
    type Err = UnknownList;

    fn from_str(text: &str) -> Result<Self, UnknownList> {
        let found = Self::ALL.into_iter().find(|list| list.word() == text);
        found.ok_or_else(|| UnknownList { text: text.chars().take(40).collect() })
    }
}
