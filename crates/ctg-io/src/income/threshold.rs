//! Below which size an indicator is not published.

use std::fmt;

use ctg_model::{Reference, Reliability};

/// A size below which an indicator is kept secret (*seuil de diffusion*): both numbers have to be reached.
///
/// It explains blanks and takes no value away: in the files of 2015 and 2016 the deciles of communes with 2 000 persons and fewer than 1 000
/// households are there, and their rates of poverty are blank.
///
/// ```
/// use ctg_io::income::Threshold;
/// let median = Threshold { households: 50, persons: 100 };
/// assert_eq!(median.to_string(), "at least 50 households and 100 persons");
/// assert!(median.is_reached(50.0, 100.0) && !median.is_reached(50.0, 99.5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_structs, reason = "two numbers, whatever they are")]
pub struct Threshold {
    /// *Ménages fiscaux*.
    pub households: u32,
    /// Persons in them.
    pub persons: u32,
}

impl Threshold {
    /// Whether a place of so many households and persons is published; the bounds are.
    ///
    /// ```
    /// use ctg_io::income::Threshold;
    /// assert!(!Threshold { households: 1000, persons: 2000 }.is_reached(1664.0, 1999.5));
    /// ```
    pub fn is_reached(self, households: f64, persons: f64) -> bool {
        households >= f64::from(self.households) && persons >= f64::from(self.persons)
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at least {} households and {} persons", self.households, self.persons)
    }
}

/// The thresholds of a release, and where they are known from.
///
/// ```
/// use ctg_io::income::Thresholds;
/// use ctg_model::Reliability;
/// let insee = Thresholds::insee();
/// assert_eq!((insee.median.households, insee.distribution.persons), (50, 2000));
/// assert_eq!(insee.reference.map(|reference| reference.reliability), Some(Reliability::Read));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Thresholds {
    /// Of the numbers of households and persons and of the median.
    pub median: Threshold,
    /// Of deciles, rates of poverty and parts of income.
    pub distribution: Threshold,
    /// Where they are known from.
    pub reference: Option<Reference>,
}

impl Thresholds {
    /// 50 households and 100 persons for the median, 1 000 and 2 000 for the rest.
    ///
    /// # Source
    /// Insee's local data, filter codes `FILO_NM50_NP100` and `FILO_NM1000_NP2000`, read in the metadata of pynsee.
    ///
    /// ```
    /// use ctg_io::income::Thresholds;
    /// assert_eq!(Thresholds::insee().median.persons, 100);
    /// ```
    pub fn insee() -> Self {
        let title = "Insee, données locales, filtres FILO_NM50_NP100 et FILO_NM1000_NP2000".parse().ok();
        Self {
            median: Threshold { households: 50, persons: 100 },
            distribution: Threshold { households: 1000, persons: 2000 },
            reference: title.map(|title| Reference::new(title, Reliability::Read)),
        }
    }

    /// Others, that a caller knows.
    ///
    /// ```
    /// use ctg_io::income::{Threshold, Thresholds};
    /// let all = Threshold { households: 1000, persons: 2000 };
    /// assert_eq!(Thresholds::new(all, all).reference, None);
    /// ```
    pub fn new(median: Threshold, distribution: Threshold) -> Self {
        Self { median, distribution, reference: None }
    }
}
