//! An interval with all that it was made of.

use std::fmt;

use super::Confidence;

/// How counts that have an interval are read (*lecture*).
///
/// ```
/// use ctg_stats::interval::Reading;
/// assert_eq!(Reading::SuperPopulation.as_str(), "super-population");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Reading {
    /// Counts of a simple random sample: the interval is about the persons who were not asked (*échantillon*).
    Sample,
    /// Counts of everyone, read as one draw among those that chance could have given: the interval is about the risk behind them, not
    /// about the counts, which are known (*superpopulation*).
    SuperPopulation,
}

impl Reading {
    /// The word of the reading.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Reading::Sample.as_str(), "sample");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::SuperPopulation => "super-population",
        }
    }
}

/// The method that an interval was computed by (*méthode*).
///
/// ```
/// use ctg_stats::interval::Method;
/// assert_eq!(Method::ClopperPearson.to_string(), "Clopper–Pearson");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Method {
    /// Score interval of a proportion.
    Wilson,
    /// Exact interval of a proportion.
    ClopperPearson,
    /// Equal tails of the beta posterior of Jeffreys.
    Jeffreys,
    /// Normal interval around Wilson's centre.
    AgrestiCoull,
    /// Exact interval of a number of events.
    ExactPoisson,
    /// Byar's approximation to it.
    Byar,
    /// Byar's approximation at the count and a half, on both sides.
    Rothman,
    /// Interval of a directly standardised rate from that of its events.
    Dobson,
    /// Gamma interval of a directly standardised rate.
    FayFeuer,
}

impl Method {
    /// The name of the method in the literature.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Method::AgrestiCoull.as_str(), "Agresti–Coull");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wilson => "Wilson",
            Self::ClopperPearson => "Clopper–Pearson",
            Self::Jeffreys => "Jeffreys",
            Self::AgrestiCoull => "Agresti–Coull",
            Self::ExactPoisson => "exact Poisson",
            Self::Byar => "Byar",
            Self::Rothman => "Rothman",
            Self::Dobson => "Dobson",
            Self::FayFeuer => "Fay–Feuer",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A value with its sampling interval and what both were made of (*intervalle de confiance*).
///
/// It is about chance, and it misses the truth as often as its [confidence](Self::confidence) says. What is certain of a rounded count is
/// a [`CountBounds`](ctg_model::observation::CountBounds); neither turns into the other.
///
/// ```compile_fail
/// use ctg_model::observation::CountBounds;
/// fn certain(interval: ctg_stats::interval::SamplingInterval) -> CountBounds { interval.into() }
/// ```
///
/// # Units
/// Value and ends are told per [`per`](Self::per) of the denominator: per 1 at first, so 0.48 is 48 %.
///
/// # Examples
/// ```
/// use ctg_stats::interval::{Confidence, EventRate, Method, PoissonMethod, Reading};
/// // No event among 1 000 persons: the upper end is −ln 0.025.
/// let none = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample).per(1_000);
/// assert_eq!((none.value(), none.lower(), (none.upper() * 1e4).round()), (0.0, 0.0, 36_889.0));
/// assert_eq!((none.numerator(), none.denominator(), none.method()), (0, 1_000.0, Method::ExactPoisson));
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct SamplingInterval {
    value: f64,
    lower: f64,
    upper: f64,
    numerator: u64,
    denominator: f64,
    per: u32,
    method: Method,
    confidence: Confidence,
    reading: Reading,
}

/// What an interval is made of, whoever computes its ends.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    pub(crate) numerator: u64,
    pub(crate) denominator: f64,
    pub(crate) method: Method,
    pub(crate) confidence: Confidence,
    pub(crate) reading: Reading,
}

impl Parts {
    /// The interval around a value, with ends in the same unit.
    pub(crate) fn around(self, value: f64, (lower, upper): (f64, f64)) -> SamplingInterval {
        let Self { numerator, denominator, method, confidence, reading } = self;
        SamplingInterval { value, lower, upper, numerator, denominator, per: 1, method, confidence, reading }
    }
}

impl SamplingInterval {
    /// The value itself.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.value(), 0.0);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The lower end.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.lower(), 0.0);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn lower(&self) -> f64 {
        self.lower
    }

    /// The upper end.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!((found.upper() * 1e7).round(), 36_889.0);         // −ln 0.025 ÷ 1 000
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn upper(&self) -> f64 {
        self.upper
    }

    /// How many were counted.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.numerator(), 0);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn numerator(&self) -> u64 {
        self.numerator
    }

    /// Among how many; an expected number of events, for a ratio to it.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.denominator(), 1_000.0);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn denominator(&self) -> f64 {
        self.denominator
    }

    /// Per how many of the denominator value and ends are told.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!((found.told_per(), found.per(10_000).told_per()), (1, 10_000));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn told_per(&self) -> u32 {
        self.per
    }

    /// How the ends were computed.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.method().as_str(), "exact Poisson");
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn method(&self) -> Method {
        self.method
    }

    /// How sure the interval is.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.confidence().level(), 0.95);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// How the counts are read.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, PoissonMethod, Reading};
    /// let found = EventRate::new(0, 1_000)?.interval(PoissonMethod::Exact, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.reading().as_str(), "sample");
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn reading(&self) -> Reading {
        self.reading
    }

    /// Whether a value lies in the interval, its ends included.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, ProportionMethod, Reading};
    /// let half = Proportion::new(5, 10)?.interval(ProportionMethod::Wilson, Confidence::P95, Reading::Sample);
    /// assert!(half.contains(0.3) && !half.contains(0.2));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn contains(&self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// The same interval told per so many: per 100, per 1 000. Per 0 is read as per 1.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, ProportionMethod, Reading};
    /// let half = Proportion::new(5, 10)?.interval(ProportionMethod::Wilson, Confidence::P95, Reading::Sample);
    /// assert_eq!(half.per(100).value(), 50.0);
    /// assert_eq!(half.per(100).per(1_000).value(), 500.0);     // not per 100 000
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn per(self, per: u32) -> Self {
        let per = per.max(1);
        let tell = |number: f64| number / f64::from(self.per) * f64::from(per);
        Self { value: tell(self.value), lower: tell(self.lower), upper: tell(self.upper), per, ..self }
    }
}
