//! A count with its name and year.

use ctg_model::observation::Observation;
use ctg_model::{Decimal, Slug, Vintage};

use crate::aggregate::Term;

/// A count of a named variable in a year: what an indicator takes as numerator or denominator.
///
/// The year is `None` where the document prints none; an indicator whose terms must be of one year refuses it.
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, observation::{Observation, Status}};
/// use ctg_stats::indicator::Count;
/// let households = Count::new("households".parse()?, Some(Vintage::new(2021)?), Observation::exact(29_000_u64, Status::Observed));
/// assert_eq!(households.variable.as_str(), "households");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Count {
    /// What is counted, by the identifier of its variable.
    pub variable: Slug,
    /// The year of the table.
    pub vintage: Option<Vintage>,
    /// How many, or why that is not known and within which bounds it lies.
    pub term: Term,
}

impl Count {
    /// A count of a variable.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation};
    /// use ctg_stats::indicator::Count;
    /// let hidden = Count::new("families-three-children".parse()?, None, Observation::<u64>::Absent(Absence::SecretPrimary));
    /// assert_eq!(hidden.term.observation().absence(), Some(Absence::SecretPrimary));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(variable: Slug, vintage: Option<Vintage>, term: impl Into<Term>) -> Self {
        Self { variable, vintage, term: term.into() }
    }
}

/// A value as its publisher gives it: a median, or a percentage whose terms are not printed.
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, observation::{Observation, Status}};
/// use ctg_stats::indicator::Statistic;
/// let median = Statistic::new("median-living-standard".parse()?, Some(Vintage::new(2021)?), Observation::exact("22080".parse()?, Status::Observed));
/// assert_eq!(median.value.value().map(|value| value.to_f64()), Some(22_080.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Statistic {
    /// Which statistic, by the identifier of its variable.
    pub variable: Slug,
    /// The year that it speaks of.
    pub vintage: Option<Vintage>,
    /// The value, or why there is none.
    pub value: Observation<Decimal>,
}

impl Statistic {
    /// A published statistic.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation};
    /// use ctg_stats::indicator::Statistic;
    /// let poverty = Statistic::new("poverty-rate".parse()?, None, Observation::Absent(Absence::SecretPrimary));
    /// assert_eq!((poverty.variable.as_str(), poverty.value.absence()), ("poverty-rate", Some(Absence::SecretPrimary)));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(variable: Slug, vintage: Option<Vintage>, value: Observation<Decimal>) -> Self {
        Self { variable, vintage, value }
    }
}
