//! Why something does not belong to a diagnosis.

use super::PopulationKind;
use crate::code::CommuneCode;
use crate::{Slug, Territory, Vintage};

/// Something that does not belong to a diagnosis: unknown, twice, or contradicted by what is there.
///
/// ```
/// use ctg_model::{CogVintage, Commune, Diagnosis, Provenance, Territory, Vintage};
/// let territory = Territory::new("Aix".parse()?, CogVintage::new(2021)?, vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)])?;
/// let mut diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
/// let source = Provenance::new("insee".parse()?, "Insee".parse()?, "Populations".parse()?, "Licence Ouverte 2.0".parse()?);
/// diagnosis.add_source(source.clone())?;
/// assert_eq!(diagnosis.add_source(source).unwrap_err().to_string(), "source `insee` is given twice, expected once");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct DiagnosisError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("{what} `{text}` is unknown, expected {expected}")]
    Unknown { what: &'static str, text: String, expected: &'static str },
    #[error("{what} `{id}` is given twice, expected once")]
    Twice { what: &'static str, id: String },
    #[error("the {kind} population {vintage} of commune {commune} is given twice, expected once")]
    PopulationTwice { commune: CommuneCode, vintage: Vintage, kind: PopulationKind },
    #[error(
        "municipal population {municipal} of commune {commune} in {vintage} is above its total population {total}, expected at most that: are the two swapped?"
    )]
    Swapped { commune: CommuneCode, vintage: Vintage, municipal: u64, total: u64 },
    #[error("zoning of {found}, expected one of {expected}")]
    OtherTerritory { found: String, expected: String },
}

impl DiagnosisError {
    /// The text at fault, where one is.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let territory = Territory::new("Aix".parse()?, CogVintage::new(2021)?, vec![Commune::new("17004".parse()?, "Aix".parse()?)])?;
    /// let mut diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
    /// let entry = TimelineEntry::milestone("signature".parse()?, "Signature".parse()?, "2023-12-07".parse()?);
    /// let unheard = Documented { item: entry, status: observation::Status::Printed, evidence: Evidence::new("hearsay".parse()?) };
    /// assert_eq!(diagnosis.add_date(unheard).unwrap_err().text(), Some("hearsay"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn text(&self) -> Option<&str> {
        match &self.0 {
            Fault::Unknown { text, .. } => Some(text),
            Fault::Twice { id, .. } => Some(id),
            _ => None,
        }
    }

    /// What kind of thing is at fault, where it is unknown or given twice: `source`, `commune`, `zone`, `figure`, `date`, `identifier`.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let territory = Territory::new("Aix".parse()?, CogVintage::new(2021)?, vec![Commune::new("17004".parse()?, "Aix".parse()?)])?;
    /// let mut diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
    /// let entry = TimelineEntry::milestone("signature".parse()?, "Signature".parse()?, "2023-12-07".parse()?);
    /// let unheard = Documented { item: entry, status: observation::Status::Printed, evidence: Evidence::new("hearsay".parse()?) };
    /// assert_eq!(diagnosis.add_date(unheard).unwrap_err().what(), Some("source"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn what(&self) -> Option<&'static str> {
        match &self.0 {
            Fault::Unknown { what, .. } | Fault::Twice { what, .. } => Some(what),
            _ => None,
        }
    }

    pub(super) fn unknown(what: &'static str, text: &str, expected: &'static str) -> Self {
        Fault::Unknown { what, text: text.to_owned(), expected }.into()
    }

    pub(super) fn twice(what: &'static str, id: &Slug) -> Self {
        Fault::Twice { what, id: id.to_string() }.into()
    }

    pub(super) fn population_twice(commune: CommuneCode, vintage: Vintage, kind: PopulationKind) -> Self {
        Fault::PopulationTwice { commune, vintage, kind }.into()
    }

    pub(super) fn swapped(commune: CommuneCode, vintage: Vintage, municipal: u64, total: u64) -> Self {
        Fault::Swapped { commune, vintage, municipal, total }.into()
    }

    pub(super) fn other_territory(found: &Territory, expected: &Territory) -> Self {
        let shown = |territory: &Territory| format!("{} (geography of {})", territory.name(), territory.cog());
        Fault::OtherTerritory { found: shown(found), expected: shown(expected) }.into()
    }
}
