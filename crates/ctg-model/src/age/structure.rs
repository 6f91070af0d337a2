//! Persons by age band.

use super::{AgeBand, AgePartition};

/// Persons in each band of a partition of the ages (*structure par âge*).
///
/// # Units
/// Persons.
///
/// # Examples
/// ```
/// use ctg_model::{AgePartition, AgeStructure};
/// let fine = AgePartition::new(vec!["0-5".parse()?, "6-17".parse()?, "18-24".parse()?, "25+".parse()?])?;
/// let coarse = AgePartition::new(vec!["0-24".parse()?, "25+".parse()?])?;
/// let persons = AgeStructure::new(fine, vec![5, 14, 7, 74])?;
/// assert_eq!(persons.regroup(coarse)?.persons(), [26, 74]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawStructure"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct AgeStructure {
    bands: AgePartition,
    persons: Vec<u64>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawStructure {
    bands: AgePartition,
    persons: Vec<u64>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawStructure> for AgeStructure {
    type Error = AgeStructureError;

    fn try_from(raw: RawStructure) -> Result<Self, AgeStructureError> {
        Self::new(raw.bands, raw.persons)
    }
}

/// Counts that do not fit their bands.
///
/// ```
/// use ctg_model::{AgePartition, AgeStructure};
/// let source = AgePartition::new(vec!["0-39".parse()?, "40-54".parse()?, "55+".parse()?])?;
/// let cut = AgePartition::new(vec!["0-44".parse()?, "45+".parse()?])?;
/// let error = AgeStructure::new(source, vec![40, 21, 39])?.regroup(cut).unwrap_err();
/// assert_eq!(error.to_string(), "band 40-54 would be cut at 45, expected bounds that the source bands have");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct AgeStructureError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("{counts} counts for {bands} age bands, expected one for each")]
    Length { counts: usize, bands: usize },
    #[error("band {band} would be cut at {at}, expected bounds that the source bands have")]
    Cut { band: AgeBand, at: u8 },
}

impl AgeStructure {
    /// So many persons in each band.
    ///
    /// # Errors
    /// Not exactly one count for each band.
    ///
    /// ```
    /// use ctg_model::{AgePartition, AgeStructure};
    /// let ages = AgePartition::new(vec!["0-24".parse()?, "25-64".parse()?, "65+".parse()?])?;
    /// let error = AgeStructure::new(ages, vec![26, 74]).unwrap_err();
    /// assert_eq!(error.to_string(), "2 counts for 3 age bands, expected one for each");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(bands: AgePartition, persons: Vec<u64>) -> Result<Self, AgeStructureError> {
        if persons.len() == bands.bands().len() {
            return Ok(Self { bands, persons });
        }
        Err(Fault::Length { counts: persons.len(), bands: bands.bands().len() }.into())
    }

    /// The bands.
    ///
    /// ```
    /// use ctg_model::{AgePartition, AgeStructure};
    /// let ages = AgePartition::new(vec!["0-24".parse()?, "25+".parse()?])?;
    /// let persons = AgeStructure::new(ages, vec![26, 74])?;
    /// let of_age_30 = persons.persons()[persons.bands().index_of(30)];
    /// assert_eq!(of_age_30, 74);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bands(&self) -> &AgePartition {
        &self.bands
    }

    /// Persons in each band, youngest first.
    ///
    /// ```
    /// use ctg_model::{AgePartition, AgeStructure};
    /// let ages = AgePartition::new(vec!["0-24".parse()?, "25+".parse()?])?;
    /// let persons = AgeStructure::new(ages, vec![26, 74])?;
    /// let rows: Vec<_> = persons.bands().bands().iter().zip(persons.persons()).map(|(band, count)| format!("{band}: {count}")).collect();
    /// assert_eq!(rows, ["0-24: 26", "25+: 74"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn persons(&self) -> &[u64] {
        &self.persons
    }

    /// All persons. The sum stops at `u64::MAX`, which no sum of real counts comes near.
    ///
    /// ```
    /// use ctg_model::{AgePartition, AgeStructure};
    /// let ages = AgePartition::new(vec!["0-24".parse()?, "25+".parse()?])?;
    /// assert_eq!(AgeStructure::new(ages, vec![26, 74])?.total(), 100);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn total(&self) -> u64 {
        self.persons.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The same persons in wider bands. The total is kept.
    ///
    /// # Errors
    /// A wider band that would cut a band of the source: persons are never split by assumption.
    ///
    /// ```
    /// use ctg_model::{AgePartition, AgeStructure};
    /// // Of 100 inhabitants of the CARO, as its brochure prints the shares.
    /// let fine = AgePartition::new(vec!["0-24".parse()?, "25-39".parse()?, "40-54".parse()?, "55-64".parse()?, "65+".parse()?])?;
    /// let persons = AgeStructure::new(fine, vec![26, 14, 21, 14, 25])?;
    /// let wide = AgePartition::new(vec!["0-24".parse()?, "25-64".parse()?, "65+".parse()?])?;
    /// assert_eq!(persons.regroup(wide)?.persons(), [26, 49, 25]);
    ///
    /// let minors = AgePartition::new(vec!["0-17".parse()?, "18+".parse()?])?;
    /// let error = persons.regroup(minors).unwrap_err();
    /// assert_eq!(error.to_string(), "band 0-24 would be cut at 18, expected bounds that the source bands have");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn regroup(&self, wider: AgePartition) -> Result<Self, AgeStructureError> {
        let mut persons = vec![0_u64; wider.bands().len()];
        for (band, count) in self.bands.bands().iter().zip(&self.persons) {
            let index = wider.index_of(band.from());
            let target = wider.bands().get(index).filter(|target| target.covers(*band));
            let Some((slot, _)) = persons.get_mut(index).zip(target) else {
                let at = wider.bands().get(index + 1).map_or(band.from(), |next| next.from());
                return Err(Fault::Cut { band: *band, at }.into());
            };
            *slot = slot.saturating_add(*count);
        }
        Self::new(wider, persons)
    }
}
