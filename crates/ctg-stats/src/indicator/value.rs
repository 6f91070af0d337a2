//! What an indicator is worth, and how sure that is.

use ctg_model::observation::{Absence, CountBounds, Observation, Status};

use super::measure::Terms;
use super::{Measure, Secrecy};
use crate::evolution::average_annual_change;

/// The value of an indicator: a number or the reason why there is none, the bounds that hold for certain, and the method (*valeur*).
///
/// # Examples
/// ```
/// use ctg_model::observation::{Observation, Precision, Rounding, RoundingMode, Status};
/// use ctg_stats::indicator::{Catalogue, Count};
/// let catalogue = Catalogue::portrait()?;
/// let dependent = catalogue.indicator("caf-dependence-50").unwrap();
/// let caf = Precision::Rounded(Rounding::new(5, RoundingMode::Nearest)?);
/// let count = |of: &str, persons| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, None, Observation::new(persons, Status::Observed, caf)?));
/// # let year = Some(ctg_model::Vintage::new(2023)?);
/// # let count = |of: &str, persons| { let mut made = count(of, persons)?; made.vintage = year; Ok::<_, Box<dyn std::error::Error>>(made) };
/// let value = dependent.of_counts(count("caf-dependent-50", 10_u64)?, count("caf-reference-recipients", 40)?)?.value();
/// assert_eq!(value.point(), Some(25.0));
/// // 8 to 12 of 38 to 42.
/// assert_eq!(value.bounds().map(|b| (b.low(), b.high().unwrap())), Some((100.0 * 8.0 / 42.0, 100.0 * 12.0 / 38.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Value {
    point: Observation<f64>,
    bounds: Option<Bounds>,
    method: Method,
}

/// The least and the most that a value can be, both included; never a sampling interval.
///
/// ```
/// use ctg_stats::indicator::Bounds;
/// let bounds = Bounds::new(47.5, Some(48.5)).unwrap();
/// assert!(bounds.contains(48.0) && !bounds.contains(49.0));
/// assert_eq!(Bounds::new(2.0, Some(1.0)), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bounds {
    low: f64,
    high: Option<f64>,
}

/// How a value was obtained (*méthode*).
///
/// ```
/// use ctg_stats::indicator::Method;
/// assert_ne!(Method::Divided, Method::AsPublished);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Method {
    /// A count, or a sum of counts.
    Counted,
    /// A numerator over a denominator, each added up before the division.
    Divided,
    /// The root of a quotient over the years.
    Compounded,
    /// As its publisher gives it.
    AsPublished,
}

impl Bounds {
    /// From `low` to `high`, without upper bound where `high` is `None`; `None` if reversed or no number.
    ///
    /// ```
    /// use ctg_stats::indicator::Bounds;
    /// assert!(Bounds::new(1.0, None).is_some_and(|at_least_one| at_least_one.contains(1_000.0)));
    /// assert_eq!(Bounds::new(f64::NAN, None), None);
    /// ```
    pub fn new(low: f64, high: Option<f64>) -> Option<Self> {
        let ordered = low.is_finite() && high.is_none_or(|high| high >= low && high.is_finite());
        ordered.then_some(Self { low, high })
    }

    /// The least.
    ///
    /// ```
    /// let share = ctg_stats::indicator::Bounds::new(47.5, Some(48.5)).unwrap();
    /// assert_eq!(share.low(), 47.5);                                             // a printed 48 %
    /// ```
    pub fn low(self) -> f64 {
        self.low
    }

    /// The most, if there is a most.
    ///
    /// ```
    /// use ctg_stats::indicator::Bounds;
    /// let high = |most| Bounds::new(47.5, most).and_then(Bounds::high);
    /// assert_eq!((high(Some(48.5)), high(None)), (Some(48.5), None));
    /// ```
    pub fn high(self) -> Option<f64> {
        self.high
    }

    /// Whether the value can be this one.
    ///
    /// ```
    /// let share = ctg_stats::indicator::Bounds::new(47.5, Some(48.5)).unwrap();
    /// assert!(share.contains(47.5) && share.contains(48.5) && !share.contains(48.6));
    /// ```
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && self.high.is_none_or(|high| value <= high)
    }
}

impl Value {
    /// The number, if there is one.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// # let alone = catalogue.indicator("one-person-households").unwrap();
    /// let share = |part, whole| Ok::<_, Box<dyn std::error::Error>>(alone.of_counts(count("one-person-households", 2021, part)?, count("households", 2021, whole)?)?.value());
    /// assert_eq!((share(10, 40)?.point(), share(0, 0)?.point()), (Some(25.0), None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn point(&self) -> Option<f64> {
        self.point.value().copied()
    }

    /// The number with its status, or why there is none.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// # let alone = catalogue.indicator("one-person-households").unwrap();
    /// let share = |part, whole| Ok::<_, Box<dyn std::error::Error>>(alone.of_counts(count("one-person-households", 2021, part)?, count("households", 2021, whole)?)?.value());
    /// use ctg_model::observation::Absence;
    /// assert_eq!(share(0, 0)?.observation().absence(), Some(Absence::NotComputable));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn observation(&self) -> Observation<f64> {
        self.point
    }

    /// What is certain of the value: one point where its terms are exact, `None` where nothing is certain.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// use ctg_model::observation::{Precision, Rounding, RoundingMode};
    /// let to_five = Precision::Rounded(Rounding::new(5, RoundingMode::Nearest)?);
    /// let about_ten = Count::new("one-person-households".parse()?, Some(Vintage::new(2021)?), Observation::new(10_u64, Status::Observed, to_five)?);
    /// let share = catalogue.indicator("one-person-households").unwrap().of_counts(about_ten, count("households", 2021, 40)?)?.value();
    /// assert_eq!(share.bounds().map(|b| (b.low(), b.high())), Some((20.0, Some(30.0)))); // 8 to 12 of 40
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// How it was obtained.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// use ctg_stats::indicator::Method;
    /// let births = catalogue.indicator("births").unwrap().of_count(count("births", 2021, 12)?)?;
    /// assert_eq!(births.value().method(), Method::Counted);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn method(&self) -> Method {
        self.method
    }
}

impl Measure {
    /// The value.
    ///
    /// *Formula*: a count is itself; a share or rate is `per × numerator ÷ denominator`; a change is `100 × ((end ÷ start)^(1 ÷ years) − 1)`.
    ///
    /// *Bounds*: those of a quotient are `per × least ÷ most` to `per × most ÷ least` of its terms; a part is at most its whole, so a share is
    /// at most 100, while a rate of 160 is kept.
    ///
    /// *Edges*: a part that certainly exceeds its whole, 5 of 3, is *not computable*, while one that may be rounded above it keeps its value; a denominator of 0 is *not computable*, whatever the numerator; a hidden term makes the value secret, a missing one *not
    /// computable*, and terms that do not apply make it *not applicable*. Bounds are told all the same where they exist.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let size = catalogue.indicator("household-size").unwrap();
    /// let measure = size.of_counts(count("household-population", 2021, 62)?, count("households", 2021, 31)?)?;
    /// assert_eq!(measure.value().point(), Some(2.0));                            // 62 persons in 31 households
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(&self) -> Value {
        match &self.terms {
            Terms::Count(count) => {
                let point = count.term.observation();
                Value {
                    point: map(point, |count| Ok(count as f64)),
                    bounds: of_counts(count.term.bounds()),
                    method: Method::Counted,
                }
            }
            Terms::Quotient { numerator, denominator, is_share } => self.quotient(
                (numerator.term.observation(), numerator.term.bounds()),
                (denominator.term.observation(), denominator.term.bounds()),
                *is_share,
            ),
            Terms::Change { end, start, years } => {
                let change = |start, end| average_annual_change(start, end, u32::from(*years)).map(|rate| 100.0 * rate);
                let point = both(end.term.observation(), start.term.observation(), |end, start| change(start, end));
                let (last, first) = (end.term.bounds(), start.term.bounds());
                let low = first.high().and_then(|most| change(most, last.low()).ok());
                let high = last.high().and_then(|most| change(first.low(), most).ok());
                let bounds = Bounds::new(low.unwrap_or(-100.0), high);
                Value { point, bounds, method: Method::Compounded }
            }
            Terms::Published(statistic) => {
                let bounds = statistic.value.value().and_then(|printed| {
                    let (low, high) = printed.rounding_interval();
                    Bounds::new(low.to_f64(), Some(high.to_f64()))
                });
                Value {
                    point: map(statistic.value, |printed| Ok(printed.to_f64())),
                    bounds,
                    method: Method::AsPublished,
                }
            }
        }
    }

    /// The value, hidden where statistical secrecy forbids to tell it: see [`Secrecy`].
    ///
    /// # Examples
    /// ```
    /// use ctg_model::{Vintage, observation::{Absence, Observation, Status}};
    /// use ctg_stats::indicator::{Catalogue, Count, Secrecy};
    /// let catalogue = Catalogue::portrait()?;
    /// let alone = catalogue.indicator("one-person-households").unwrap();
    /// let count = |of: &str, households: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(2021)?), Observation::exact(households, Status::Observed)));
    /// // 98 of 100 households: the two others are too few to be told.
    /// let measure = alone.of_counts(count("one-person-households", 98)?, count("households", 100)?)?;
    /// assert_eq!(measure.value_under(Secrecy::new(5)).observation().absence(), Some(Absence::SecretPrimary));
    /// assert_eq!(measure.value().point(), Some(98.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value_under(&self, secrecy: Secrecy) -> Value {
        let value = self.value();
        let count = |term: crate::aggregate::Term| term.observation().value().copied();
        let hides = match &self.terms {
            Terms::Count(of) => count(of.term).is_some_and(|of| secrecy.hides(of)),
            Terms::Quotient { numerator, denominator, is_share } => {
                let (above, below) = (count(numerator.term), count(denominator.term));
                let complement =
                    above.zip(below).filter(|_| *is_share).and_then(|(part, whole)| whole.checked_sub(part));
                [above, below, complement].into_iter().flatten().any(|count| secrecy.hides(count))
            }
            Terms::Change { end, start, .. } => {
                [count(end.term), count(start.term)].into_iter().flatten().any(|count| secrecy.hides(count))
            }
            Terms::Published(_) => false,
        };
        if hides { Value { point: Observation::Absent(Absence::SecretPrimary), bounds: None, ..value } } else { value }
    }

    fn quotient(
        &self,
        above: (Observation<u64>, CountBounds),
        below: (Observation<u64>, CountBounds),
        is_share: bool,
    ) -> Value {
        let per = f64::from(self.per);
        if is_share && below.1.high().is_some_and(|most| above.1.low() > most) {
            return Value { point: Observation::Absent(Absence::NotComputable), bounds: None, method: Method::Divided };
        }
        let divide = |above: u64, below: u64| {
            if below == 0 { Err(Absence::NotComputable) } else { Ok(per * above as f64 / below as f64) }
        };
        let point = both(above.0, below.0, divide);
        let applies = point.absence() != Some(Absence::NotApplicable) && below.1.high() != Some(0);
        let low = below.1.high().and_then(|most| divide(above.1.low(), most).ok()).unwrap_or(0.0);
        let high = above.1.high().and_then(|most| divide(most, below.1.low()).ok());
        let (low, high) = if is_share { (low.min(per), Some(high.unwrap_or(per).min(per))) } else { (low, high) };
        let bounds = if applies { Bounds::new(low, high) } else { None };
        Value { point, bounds, method: Method::Divided }
    }
}

fn of_counts(bounds: CountBounds) -> Option<Bounds> {
    Bounds::new(bounds.low() as f64, bounds.high().map(|high| high as f64))
}

fn map<T: Copy>(seen: Observation<T>, then: impl Fn(T) -> Result<f64, Absence>) -> Observation<f64> {
    match seen {
        Observation::Present(seen) => with(seen.status(), then(*seen.value())),
        Observation::Absent(reason) => Observation::Absent(reason),
    }
}

/// Both values together, as sure as the less sure of them.
///
/// What does not apply does not apply, whatever the other is; secrecy is told only where nothing else is missing.
fn both(
    one: Observation<u64>,
    other: Observation<u64>,
    then: impl Fn(u64, u64) -> Result<f64, Absence>,
) -> Observation<f64> {
    let reasons = [one.absence(), other.absence()];
    match (one, other) {
        (Observation::Present(one), Observation::Present(other)) => {
            with(one.status().max(other.status()), then(*one.value(), *other.value()))
        }
        _ if reasons.contains(&Some(Absence::NotApplicable)) => Observation::Absent(Absence::NotApplicable),
        _ => {
            let known = reasons.into_iter().flatten();
            let all_secret = known.clone().all(Absence::is_secret);
            let worst = known.min().filter(|_| all_secret);
            Observation::Absent(worst.unwrap_or(Absence::NotComputable))
        }
    }
}

fn with(status: Status, value: Result<f64, Absence>) -> Observation<f64> {
    value.map_or_else(Observation::Absent, |value| Observation::exact(value, status))
}
