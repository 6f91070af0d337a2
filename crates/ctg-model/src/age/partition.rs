//! Bands that cover every age exactly once.

use std::fmt;

use super::AgeBand;

/// Age bands that cover all ages from 0 without gap or overlap, in order (*partition des âges*).
///
/// # Errors
/// Every gap and every overlap, as bands.
///
/// # Examples
/// ```
/// use ctg_model::{AgePartition, AgeFault};
/// let ages = AgePartition::new(vec!["0-24".parse()?, "25-64".parse()?, "65+".parse()?])?;
/// assert_eq!(ages.bands().len(), 3);
///
/// let error = AgePartition::new(vec!["0-39".parse()?, "45+".parse()?]).unwrap_err();
/// assert_eq!(error.faults(), [AgeFault::Gap("40-44".parse()?)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "Vec<AgeBand>", into = "Vec<AgeBand>")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "Vec<AgeBand>"))]
#[must_use]
pub struct AgePartition(Vec<AgeBand>);

/// What keeps bands from being a partition.
///
/// ```
/// use ctg_model::AgeFault;
/// assert_eq!(AgeFault::Gap("40-44".parse()?).to_string(), "no band covers 40-44");
/// # Ok::<(), ctg_model::AgeBandError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeFault {
    /// Ages that no band covers.
    Gap(AgeBand),
    /// Ages that two bands cover.
    Overlap(AgeBand),
}

impl fmt::Display for AgeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gap(band) => write!(f, "no band covers {band}"),
            Self::Overlap(band) => write!(f, "two bands cover {band}"),
        }
    }
}

/// Bands that leave gaps or overlap.
///
/// ```
/// use ctg_model::AgePartition;
/// let error = AgePartition::new(vec!["0-17".parse()?, "15-64".parse()?]).unwrap_err();
/// assert_eq!(error.to_string(), "two bands cover 15-17; no band covers 65+; expected bands that cover every age once");
/// # Ok::<(), ctg_model::AgeBandError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgePartitionError(Vec<AgeFault>);

impl AgePartitionError {
    /// The gaps and overlaps, youngest first; there is at least one.
    ///
    /// ```
    /// use ctg_model::{AgeFault, AgePartition};
    /// // As a brochure prints them: 45-54 stands where 40-54 is meant, and the first band is lost.
    /// let printed = vec!["6-17", "18-24", "25-39", "45-54", "55-64", "65+"];
    /// let bands = printed.into_iter().map(str::parse).collect::<Result<_, _>>()?;
    /// let error = AgePartition::new(bands).unwrap_err();
    /// assert_eq!(error.faults(), [AgeFault::Gap("0-5".parse()?), AgeFault::Gap("40-44".parse()?)]);
    /// # Ok::<(), ctg_model::AgeBandError>(())
    /// ```
    pub fn faults(&self) -> &[AgeFault] {
        &self.0
    }
}

impl fmt::Display for AgePartitionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| write!(f, "{fault}; "))?;
        f.write_str("expected bands that cover every age once")
    }
}

impl std::error::Error for AgePartitionError {}

/// The ages that the bands leave out or cover twice, in order; none if they are a partition.
///
/// ```
/// use ctg_model::{AgeFault, coverage_faults};
/// let faults = coverage_faults(&["6-17".parse()?, "18+".parse()?]);
/// assert_eq!(faults, [AgeFault::Gap("0-5".parse()?)]);
/// # Ok::<(), ctg_model::AgeBandError>(())
/// ```
pub fn coverage_faults(bands: &[AgeBand]) -> Vec<AgeFault> {
    let mut sorted = bands.to_vec();
    sorted.sort_unstable();
    let mut faults = Vec::new();
    let mut covered_until = Some(0); // the first age not covered yet; `None` once an open band has come
    for band in sorted {
        match covered_until {
            Some(age) if band.from() > age => faults.extend(AgeBand::new(age, Some(band.from())).map(AgeFault::Gap)),
            Some(age) if band.from() < age => {
                let end = band.until().map_or(age, |until| until.min(age));
                faults.extend(AgeBand::new(band.from(), Some(end)).map(AgeFault::Overlap));
            }
            None => faults.push(AgeFault::Overlap(band)),
            Some(_) => {}
        }
        covered_until = covered_until.zip(band.until()).map(|(age, until)| age.max(until));
    }
    faults.extend(covered_until.and_then(|age| AgeBand::new(age, None).ok()).map(AgeFault::Gap));
    faults
}

impl AgePartition {
    /// The partition that the bands make, whatever their order.
    ///
    /// # Errors
    /// Every gap and every overlap.
    ///
    /// ```
    /// use ctg_model::AgePartition;
    /// let ages = AgePartition::new(vec!["65+".parse()?, "0-24".parse()?, "25-64".parse()?])?;
    /// assert_eq!(ages.bands().first(), Some(&"0-24".parse()?));
    /// let error = AgePartition::new(vec!["0-24".parse()?, "20+".parse()?]).unwrap_err();
    /// assert_eq!(error.to_string(), "two bands cover 20-24; expected bands that cover every age once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(mut bands: Vec<AgeBand>) -> Result<Self, AgePartitionError> {
        let faults = coverage_faults(&bands);
        if !faults.is_empty() {
            return Err(AgePartitionError(faults));
        }
        bands.sort_unstable();
        Ok(Self(bands))
    }

    /// The bands, youngest first.
    ///
    /// ```
    /// use ctg_model::{AgeBand, AgePartition};
    /// let ages = AgePartition::new(vec!["25-64".parse()?, "65+".parse()?, "0-24".parse()?])?;
    /// let columns: Vec<String> = ages.bands().iter().map(AgeBand::to_string).collect();
    /// assert_eq!(columns, ["0-24", "25-64", "65+"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bands(&self) -> &[AgeBand] {
        &self.0
    }

    /// Where the band that holds an age stands in [`bands`](Self::bands): each age has one, since the last band has no end.
    ///
    /// ```
    /// use ctg_model::AgePartition;
    /// let ages = AgePartition::new(vec!["0-24".parse()?, "25+".parse()?])?;
    /// assert_eq!(ages.index_of(24), 0);
    /// assert_eq!(ages.index_of(25), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn index_of(&self, age: u8) -> usize {
        self.0.partition_point(|band| band.from() <= age).saturating_sub(1)
    }
}

impl TryFrom<Vec<AgeBand>> for AgePartition {
    type Error = AgePartitionError;

    fn try_from(bands: Vec<AgeBand>) -> Result<Self, AgePartitionError> {
        Self::new(bands)
    }
}

impl From<AgePartition> for Vec<AgeBand> {
    fn from(partition: AgePartition) -> Self {
        partition.0
    }
}
