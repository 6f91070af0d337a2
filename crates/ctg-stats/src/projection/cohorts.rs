//! Women and men by age bands of one width.

use std::collections::BTreeSet;

use ctg_model::{AgeBand, AgeStructure};

use super::ProjectionError;
use super::error::Fault;

/// One thing for women and one for men.
///
/// ```
/// use ctg_stats::projection::BySex;
/// let life = BySex { women: 85.6, men: 80.0 };
/// assert!(life.women > life.men);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BySex<T> {
    /// That of women.
    pub women: T,
    /// That of men.
    pub men: T,
}

impl<T> BySex<T> {
    /// The two, each with its word for messages.
    pub(super) fn named(&self) -> [(&'static str, &T); 2] {
        [("women", &self.women), ("men", &self.men)]
    }

    pub(super) fn map<U>(&self, of: impl Fn(&T) -> U) -> BySex<U> {
        BySex { women: of(&self.women), men: of(&self.men) }
    }
}

/// Women and men by age bands of one width, the last without end (*pyramide des âges*).
///
/// # Units
/// Persons, in fractions: a projection makes no whole persons.
///
/// # Errors
/// A width of 0, fewer than two bands, not as many bands of men as of women, a number under 0 or that is none.
///
/// # Examples
/// ```
/// use ctg_stats::projection::Cohorts;
/// let persons = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
/// assert_eq!(persons.total(), 59.0);
/// assert_eq!(persons.bands().map(|band| band.to_string()).collect::<Vec<_>>(), ["0-19", "20-39", "40+"]);
/// # Ok::<(), ctg_stats::projection::ProjectionError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawCohorts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Cohorts {
    width: u8,
    persons: BySex<Vec<f64>>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawCohorts {
    width: u8,
    persons: BySex<Vec<f64>>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawCohorts> for Cohorts {
    type Error = ProjectionError;

    fn try_from(raw: RawCohorts) -> Result<Self, ProjectionError> {
        Self::new(raw.width, raw.persons.women, raw.persons.men)
    }
}

impl Cohorts {
    /// Women and men in bands of so many years, youngest first.
    ///
    /// # Errors
    /// A width of 0, fewer than two bands, not as many bands of men as of women, a number under 0 or that is none.
    ///
    /// ```
    /// use ctg_stats::projection::Cohorts;
    /// assert!(Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0]).is_ok());
    /// assert!(Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0]).is_err());  // a band of men is missing
    /// ```
    pub fn new(width: u8, women: Vec<f64>, men: Vec<f64>) -> Result<Self, ProjectionError> {
        if width == 0 || width > AgeBand::HIGHEST / 2 {
            return Err(Fault::Width(width).into());
        }
        let most = usize::from(AgeBand::HIGHEST / width);
        if women.len() < 2 || women.len() > most {
            let expected = format!("2 to {most} of {width} years");
            return Err(Fault::Length { what: "women", found: women.len(), expected }.into());
        }
        check_length("men", men.len(), women.len())?;
        let cohorts = Self { width, persons: BySex { women, men } };
        for (sex, persons) in cohorts.persons.named() {
            for (band, found) in cohorts.bands().zip(persons) {
                if !(found.is_finite() && *found >= 0.0) {
                    let expected = "a number from 0";
                    return Err(Fault::Number { sex, band, found: *found, what: "persons", expected }.into());
                }
            }
        }
        Ok(cohorts)
    }

    /// Women and men of a census, in its bands.
    ///
    /// # Errors
    /// Bands that are not of one width, or not the same for both sexes.
    ///
    /// ```
    /// use ctg_model::{AgePartition, AgeStructure};
    /// use ctg_stats::projection::Cohorts;
    /// let bands = AgePartition::new(vec!["0-19".parse()?, "20-39".parse()?, "40+".parse()?])?;
    /// let women = AgeStructure::new(bands.clone(), vec![10, 12, 8])?;
    /// let men = AgeStructure::new(bands, vec![11, 12, 6])?;
    /// assert_eq!(Cohorts::of_structures(&women, &men)?.width(), 20);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_structures(women: &AgeStructure, men: &AgeStructure) -> Result<Self, ProjectionError> {
        let bands = women.bands().bands();
        let widths: BTreeSet<u8> = bands.iter().filter_map(|band| band.years()).collect();
        let mut only = widths.iter();
        let (Some(width), None, true) = (only.next(), only.next(), women.bands() == men.bands()) else {
            let list: Vec<String> = bands.iter().chain(men.bands().bands()).map(ToString::to_string).collect();
            return Err(Fault::Bands(list.join(", ")).into());
        };
        let persons = |structure: &AgeStructure| structure.persons().iter().map(|count| *count as f64).collect();
        Self::new(*width, persons(women), persons(men))
    }

    /// How many years a band spans, and so how many a step of a projection takes.
    ///
    /// ```
    /// # use ctg_stats::projection::Cohorts;
    /// let persons = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
    /// assert_eq!(persons.width(), 20);                                           // and so a step takes 20 years
    /// # Ok::<(), ctg_stats::projection::ProjectionError>(())
    /// ```
    pub fn width(&self) -> u8 {
        self.width
    }

    /// The bands, youngest first.
    ///
    /// ```
    /// # use ctg_stats::projection::Cohorts;
    /// let persons = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
    /// assert_eq!(persons.bands().last().map(|band| band.to_string()).as_deref(), Some("40+"));
    /// # Ok::<(), ctg_stats::projection::ProjectionError>(())
    /// ```
    pub fn bands(&self) -> impl Iterator<Item = AgeBand> + '_ {
        (0..self.persons.women.len()).filter_map(|index| self.band(index))
    }

    /// Women and men in each band, youngest first.
    ///
    /// ```
    /// # use ctg_stats::projection::Cohorts;
    /// let persons = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
    /// assert_eq!((persons.persons().women[0], persons.persons().men[0]), (10.0, 11.0));
    /// # Ok::<(), ctg_stats::projection::ProjectionError>(())
    /// ```
    pub fn persons(&self) -> &BySex<Vec<f64>> {
        &self.persons
    }

    /// All persons.
    ///
    /// ```
    /// # use ctg_stats::projection::Cohorts;
    /// let persons = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
    /// assert_eq!(persons.total(), 59.0);                                         // 30 women, 29 men
    /// # Ok::<(), ctg_stats::projection::ProjectionError>(())
    /// ```
    pub fn total(&self) -> f64 {
        self.persons.women.iter().chain(&self.persons.men).sum()
    }

    /// The two populations together.
    ///
    /// # Errors
    /// Other bands.
    ///
    /// ```
    /// use ctg_stats::projection::Cohorts;
    /// let one = Cohorts::new(20, vec![1.0, 2.0], vec![3.0, 4.0])?;
    /// assert_eq!(one.plus(&one)?.total(), 20.0);
    /// # Ok::<(), ctg_stats::projection::ProjectionError>(())
    /// ```
    pub fn plus(&self, other: &Self) -> Result<Self, ProjectionError> {
        if (self.width, self.len()) != (other.width, other.len()) {
            let list: Vec<String> = self.bands().chain(other.bands()).map(|band| band.to_string()).collect();
            return Err(Fault::Bands(list.join(", ")).into());
        }
        let add = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one + other).collect();
        Self::new(
            self.width,
            add(&self.persons.women, &other.persons.women),
            add(&self.persons.men, &other.persons.men),
        )
    }

    pub(super) fn len(&self) -> usize {
        self.persons.women.len()
    }

    pub(super) fn band(&self, index: usize) -> Option<AgeBand> {
        let from = u8::try_from(index).ok()?.checked_mul(self.width)?;
        let until = (index + 1 < self.len()).then_some(from + self.width);
        AgeBand::new(from, until).ok()
    }
}

/// Refuses a list that does not have one entry for each band.
pub(super) fn check_length(what: &'static str, found: usize, expected: usize) -> Result<(), ProjectionError> {
    let expected_text = || expected.to_string();
    if found == expected { Ok(()) } else { Err(Fault::Length { what, found, expected: expected_text() }.into()) }
}

/// The persons of each band one width later, band for band: those of the last two bands meet in the last. The first band is left out.
pub(super) fn aged(moved: &[f64]) -> Vec<f64> {
    let mut older = moved.to_vec();
    if let (Some(last), Some(open)) = (older.pop(), older.last_mut()) {
        *open += last;
    }
    older
}
