//! What indicators are measured by: intervals, goals, measures.

use super::indicator::{Fault, IndicatorError};
use crate::observation::{Absence, Observation};
use crate::{Decimal, PartialDate};

/// Two numbers, the lower first: both belong to it (*intervalle*, *fourchette*).
///
/// # Errors
/// A lower end above the higher.
///
/// # Examples
/// ```
/// use ctg_model::plan::Interval;
/// let band = Interval::new("45".parse()?, "55".parse()?)?;
/// assert!(band.contains("55.0".parse()?));
/// assert_eq!(Interval::new("2".parse()?, "1".parse()?).unwrap_err().to_string(), "interval from 2 to 1, expected the lower end first");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawInterval"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Interval {
    low: Decimal,
    high: Decimal,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawInterval {
    low: Decimal,
    high: Decimal,
}

#[cfg(feature = "serde")]
impl TryFrom<RawInterval> for Interval {
    type Error = IndicatorError;

    fn try_from(raw: RawInterval) -> Result<Self, IndicatorError> {
        Self::new(raw.low, raw.high)
    }
}

impl Interval {
    /// From a lower to a higher number, which may be the same.
    ///
    /// # Errors
    /// A lower end above the higher.
    ///
    /// ```
    /// use ctg_model::plan::Interval;
    /// assert!(Interval::new("45".parse()?, "45.0".parse()?).is_ok());   // one number, at both ends
    /// assert!(Interval::new("45.1".parse()?, "45".parse()?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(low: Decimal, high: Decimal) -> Result<Self, IndicatorError> {
        let turned = low > high && !low.same_value(high);
        if turned { Err(Fault::Upside { low, high }.into()) } else { Ok(Self { low, high }) }
    }

    /// The lower end.
    ///
    /// ```
    /// # use ctg_model::plan::Interval;
    /// assert_eq!(Interval::new("44.5".parse()?, "52".parse()?)?.low().to_string(), "44.5");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn low(self) -> Decimal {
        self.low
    }

    /// The higher end.
    ///
    /// ```
    /// # use ctg_model::plan::Interval;
    /// assert_eq!(Interval::new("44.5".parse()?, "52".parse()?)?.high().to_string(), "52");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn high(self) -> Decimal {
        self.high
    }

    /// Whether a number lies in it, the ends included.
    ///
    /// ```
    /// # use ctg_model::plan::Interval;
    /// let band = Interval::new("44.5".parse()?, "52".parse()?)?;
    /// assert!(band.contains("44.50".parse()?) && band.contains("52".parse()?));
    /// assert!(!band.contains("52.1".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn contains(self, value: Decimal) -> bool {
        let at_least = |a: Decimal, b: Decimal| a > b || a.same_value(b);
        at_least(value, self.low) && at_least(self.high, value)
    }
}

/// What an indicator should come to (*cible*), and thereby in which direction it is to move.
///
/// # Examples
/// ```
/// use ctg_model::plan::Goal;
/// use ctg_model::observation::{Observation, Status};
/// let more = Goal::Increase(Observation::exact("5".parse()?, Status::Printed));
/// assert_eq!(more.target().map(|target| target.to_string()).as_deref(), Some("5"));
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
#[doc(alias = "cible")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Goal {
    /// Rise to a target, or why there is no target.
    Increase(Observation<Decimal>),
    /// Fall to a target, or why there is no target.
    Decrease(Observation<Decimal>),
    /// Be, and stay, in a band.
    KeepWithin(Interval),
    /// Nobody says which way is better, and why not.
    NotStated(Absence),
}

impl Goal {
    /// The number to come to; `None` where there is none, and for a band.
    ///
    /// ```
    /// use ctg_model::{observation::{Observation, Status}, plan::{Goal, Interval}};
    /// let fewer = Goal::Decrease(Observation::exact("40".parse()?, Status::Printed));
    /// assert_eq!(fewer.target(), Some("40".parse()?));
    /// assert_eq!(Goal::KeepWithin(Interval::new("45".parse()?, "55".parse()?)?).target(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn target(&self) -> Option<Decimal> {
        match self {
            Self::Increase(target) | Self::Decrease(target) => target.value().copied(),
            Self::KeepWithin(_) | Self::NotStated(_) => None,
        }
    }
}

/// What was measured at a date, and how sure that is.
///
/// The interval is for what [`Precision`](crate::observation::Precision) does not say: the confidence interval of a survey. A measure
/// without a value says why.
///
/// # Errors
/// A value outside its interval, an interval without a value.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Interval, Measured};
/// use ctg_model::observation::{Observation, Status};
/// let survey = Measured::new("2025-06".parse()?, Observation::exact("48".parse()?, Status::Estimated))
///     .within(Interval::new("44".parse()?, "52".parse()?)?)?;
/// assert_eq!(survey.interval().map(|interval| interval.high().to_string()).as_deref(), Some("52"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawMeasured"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Measured {
    date: PartialDate,
    value: Observation<Decimal>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    interval: Option<Interval>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawMeasured {
    date: PartialDate,
    value: Observation<Decimal>,
    interval: Option<Interval>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawMeasured> for Measured {
    type Error = IndicatorError;

    fn try_from(raw: RawMeasured) -> Result<Self, IndicatorError> {
        let measured = Self::new(raw.date, raw.value);
        match raw.interval {
            Some(interval) => measured.within(interval),
            None => Ok(measured),
        }
    }
}

impl Measured {
    /// A measure that is as sure as its observation says.
    ///
    /// ```
    /// use ctg_model::{observation::{Absence, Observation}, plan::Measured};
    /// let illegible = Measured::new("2025".parse()?, Observation::Absent(Absence::Illegible));
    /// assert_eq!(illegible.value().absence(), Some(Absence::Illegible));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(date: PartialDate, value: Observation<Decimal>) -> Self {
        Self { date, value, interval: None }
    }

    /// The same measure, known to lie in an interval.
    ///
    /// # Errors
    /// No value, or one outside the interval.
    ///
    /// ```
    /// use ctg_model::{observation::{Observation, Status}, plan::{Interval, Measured}};
    /// let survey = Measured::new("2025-06".parse()?, Observation::exact("48".parse()?, Status::Estimated));
    /// let error = survey.within(Interval::new("50".parse()?, "52".parse()?)?).unwrap_err();
    /// assert_eq!(error.to_string(), "measure of 2025-06 is 48, expected a value from 50 to 52, as its interval says");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn within(self, interval: Interval) -> Result<Self, IndicatorError> {
        let (date, low, high) = (self.date, interval.low, interval.high);
        match self.value.value() {
            None => Err(Fault::NoValue { date }.into()),
            Some(value) if !interval.contains(*value) => Err(Fault::Outside { date, value: *value, low, high }.into()),
            Some(_) => Ok(Self { interval: Some(interval), ..self }),
        }
    }

    /// When.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::Measured};
    /// let survey = Measured::new("2025-06".parse()?, Observation::exact("48".parse()?, Status::Estimated));
    /// assert_eq!(survey.date().last_day().to_string(), "2025-06-30");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn date(&self) -> PartialDate {
        self.date
    }

    /// What.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::Measured};
    /// let survey = Measured::new("2025-06".parse()?, Observation::exact("48".parse()?, Status::Estimated));
    /// assert_eq!(survey.value().status(), Some(Status::Estimated));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(&self) -> &Observation<Decimal> {
        &self.value
    }

    /// Between which numbers, where the measure says.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Interval, Measured}};
    /// let count = Measured::new("2025-06".parse()?, Observation::exact("48".parse()?, Status::Observed));
    /// assert_eq!(count.interval(), None);   // counted one by one
    /// let survey = count.within(Interval::new("44".parse()?, "52".parse()?)?)?;
    /// assert_eq!(survey.interval().map(|interval| interval.low().to_string()).as_deref(), Some("44"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn interval(&self) -> Option<Interval> {
        self.interval
    }
}
