//! Communes, the territory that they make up, and its division into zones.

mod commune;
mod fault;
mod zoning;

use std::fmt;

use crate::code::{CommuneCode, EpciCode};
use crate::{CogVintage, Label};

pub use commune::Commune;
pub use fault::{ZoneFault, ZoningError};
pub use zoning::{Assignment, Zone, Zoning};

/// A territory at one vintage: an EPCI, or the communes of a convention (*territoire*).
///
/// It has at least one commune and none twice. Communes are kept in the order of their codes, so that two territories made from
/// the same communes in another order are equal.
///
/// # Errors
/// No commune, or a commune given twice.
///
/// # Examples
/// ```
/// use ctg_model::{CogVintage, Commune, Territory};
/// let communes = vec![
///     Commune::new("17484".parse()?, "Port-des-Barques".parse()?),
///     Commune::new("17004".parse()?, "Île-d'Aix".parse()?),
/// ];
/// let estuary = Territory::new("Estuaire".parse()?, CogVintage::new(2021)?, communes)?;
/// assert_eq!(estuary.communes().len(), 2);
/// assert_eq!(estuary.commune("17004".parse()?).map(|c| c.name.as_str()), Some("Île-d'Aix"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawTerritory"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Territory {
    name: Label,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    epci: Option<EpciCode>,
    cog: CogVintage,
    communes: Vec<Commune>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawTerritory {
    name: Label,
    epci: Option<EpciCode>,
    cog: CogVintage,
    communes: Vec<Commune>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawTerritory> for Territory {
    type Error = TerritoryError;

    fn try_from(raw: RawTerritory) -> Result<Self, TerritoryError> {
        Ok(Self { epci: raw.epci, ..Self::new(raw.name, raw.cog, raw.communes)? })
    }
}

/// Why communes make up no territory.
///
/// ```
/// use ctg_model::{CogVintage, Commune, Territory};
/// let twice = vec![Commune::new("17299".parse()?, "Rochefort".parse()?); 2];
/// let error = Territory::new("CARO".parse()?, CogVintage::new(2021)?, twice).unwrap_err();
/// assert_eq!(error.to_string(), "commune 17299 (Rochefort) is given twice in the territory, expected once");
/// assert_eq!(error.commune().map(|code| code.to_string()).as_deref(), Some("17299"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerritoryError {
    twice: Option<Box<Commune>>,
}

impl TerritoryError {
    /// The commune given twice, if that is the fault.
    ///
    /// ```
    /// use ctg_model::{CogVintage, Territory};
    /// let error = Territory::new("CARO".parse()?, CogVintage::new(2021)?, Vec::new()).unwrap_err();
    /// assert_eq!(error.commune(), None);   // the fault is that there is none
    /// assert_eq!(error.to_string(), "the territory has no commune, expected at least one");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> Option<CommuneCode> {
        self.twice.as_ref().map(|commune| commune.code)
    }
}

impl fmt::Display for TerritoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.twice {
            None => f.write_str("the territory has no commune, expected at least one"),
            Some(commune) => write!(f, "commune {commune} is given twice in the territory, expected once"),
        }
    }
}

impl std::error::Error for TerritoryError {}

impl Territory {
    /// The territory that some communes make up.
    ///
    /// # Errors
    /// No commune, or one given twice.
    ///
    /// ```
    /// use ctg_model::{CogVintage, Commune, Territory};
    /// let of = |communes| Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes).map_err(Box::<dyn std::error::Error>::from);
    /// let (aix, soubise) = (Commune::new("17004".parse()?, "Île-d'Aix".parse()?), Commune::new("17429".parse()?, "Soubise".parse()?));
    /// assert_eq!(of(vec![soubise.clone(), aix.clone()])?, of(vec![aix, soubise])?);   // whatever the order
    /// assert_eq!(of(Vec::new()).unwrap_err().to_string(), "the territory has no commune, expected at least one");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(name: Label, cog: CogVintage, mut communes: Vec<Commune>) -> Result<Self, TerritoryError> {
        communes.sort_by_key(|commune| commune.code);
        let twice = communes.iter().zip(communes.iter().skip(1)).find(|(one, next)| one.code == next.code);
        if let Some((commune, _)) = twice {
            return Err(TerritoryError { twice: Some(Box::new(commune.clone())) });
        }
        if communes.is_empty() {
            return Err(TerritoryError { twice: None });
        }
        Ok(Self { name, epci: None, cog, communes })
    }

    /// The same territory, known to be that of an EPCI.
    ///
    /// ```
    /// use ctg_model::{CogVintage, Commune, Territory};
    /// let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let caro = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?.with_epci("200041762".parse()?);
    /// assert_eq!(caro.epci().map(|code| code.to_string()).as_deref(), Some("200041762"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_epci(self, epci: EpciCode) -> Self {
        Self { epci: Some(epci), ..self }
    }

    /// The name of the territory.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Territory};
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let caro = Territory::new("Communauté d'agglomération Rochefort Océan".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// assert!(caro.name().as_str().ends_with("Rochefort Océan"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The EPCI whose territory it is, if it is that of one.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Territory};
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let caro = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// assert_eq!(caro.epci(), None);   // communes of a convention need not make up an EPCI
    /// assert_eq!(caro.with_epci("200041762".parse()?).epci(), Some("200041762".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn epci(&self) -> Option<EpciCode> {
        self.epci
    }

    /// The geography that the communes belong to.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Territory};
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let caro = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// let error = caro.cog().same(CogVintage::new(2024)?).unwrap_err();
    /// assert_eq!(error.to_string(), "geography of 2021 met geography of 2024: convert one to the other first");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cog(&self) -> CogVintage {
        self.cog
    }

    /// The communes, in the order of their codes.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Territory};
    /// let communes = vec![Commune::new("17429".parse()?, "Soubise".parse()?), Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// let caro = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// let names: Vec<&str> = caro.communes().iter().map(|commune| commune.name.as_str()).collect();
    /// assert_eq!(names, ["Île-d'Aix", "Soubise"]);   // 17004 comes before 17429
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes(&self) -> &[Commune] {
        &self.communes
    }

    /// The commune of a code, if it belongs to the territory.
    ///
    /// *Complexity*: O(log n).
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Territory};
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let caro = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// let name_of = |code| caro.commune(code).map_or("elsewhere", |commune| commune.name.as_str());
    /// assert_eq!((name_of("17299".parse()?), name_of("17300".parse()?)), ("Rochefort", "elsewhere"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self, code: CommuneCode) -> Option<&Commune> {
        self.index_of(code).and_then(|index| self.communes.get(index))
    }

    /// Where a commune stands in [`communes`](Self::communes), for tables that hold one value for each.
    ///
    /// *Complexity*: O(log n).
    ///
    /// ```
    /// use ctg_model::{CogVintage, Commune, Territory};
    /// let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let caro = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?;
    /// assert_eq!(caro.index_of("17299".parse()?), Some(0));
    /// assert_eq!(caro.index_of("17300".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn index_of(&self, code: CommuneCode) -> Option<usize> {
        self.communes.binary_search_by_key(&code, |commune| commune.code).ok()
    }

    /// Whether a commune belongs to the territory.
    ///
    /// ```
    /// use ctg_model::{CogVintage, Commune, Territory};
    /// let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// assert!(!Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort)?.contains("17300".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn contains(&self, code: CommuneCode) -> bool {
        self.index_of(code).is_some()
    }
}
