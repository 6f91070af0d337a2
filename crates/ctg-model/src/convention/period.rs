//! How long a convention lasts.

use chrono::{Months, NaiveDate};

use crate::observation::Observation;
use crate::{Evidence, PartialDate};

/// From when to when a convention holds (*durée*, *période*), both dates included; either may be unknown, with the reason.
///
/// # Errors
/// An end before the start.
///
/// # Examples
/// ```
/// use ctg_model::{Evidence, convention::Period, observation::{Observation, Status}};
/// let printed = |date: &str| date.parse().map(|date| Observation::exact(date, Status::Printed));
/// let brive = Period::new(printed("2021")?, printed("2025")?, Evidence::new("convention".parse()?))?;
/// assert_eq!(brive.is_longer_than(5), Some(false));     // 1 January 2021 to 31 December 2025: five years
/// assert_eq!(brive.is_longer_than(4), Some(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawPeriod"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Period {
    start: Observation<PartialDate>,
    end: Observation<PartialDate>,
    evidence: Evidence,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawPeriod {
    start: Observation<PartialDate>,
    end: Observation<PartialDate>,
    evidence: Evidence,
}

#[cfg(feature = "serde")]
impl TryFrom<RawPeriod> for Period {
    type Error = PeriodError;

    fn try_from(raw: RawPeriod) -> Result<Self, PeriodError> {
        Self::new(raw.start, raw.end, raw.evidence)
    }
}

/// A period that ends before it starts.
///
/// ```
/// use ctg_model::{Evidence, convention::Period, observation::{Observation, Status}};
/// let printed = |date: &str| date.parse().map(|date| Observation::exact(date, Status::Printed));
/// let error = Period::new(printed("2025")?, printed("2021")?, Evidence::new("convention".parse()?)).unwrap_err();
/// assert_eq!(error.to_string(), "the period ends in 2021, expected 2025 or later");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the period ends in {end}, expected {start} or later")]
pub struct PeriodError {
    start: PartialDate,
    end: PartialDate,
}

impl Period {
    /// The period between two dates.
    ///
    /// # Errors
    /// An end before the start, where both are known.
    ///
    /// ```
    /// use ctg_model::{Evidence, convention::Period, observation::{Observation, Status}};
    /// let printed = |date: &str| date.parse().map(|date| Observation::exact(date, Status::Printed));
    /// assert!(Period::new(printed("2024-02")?, printed("2024")?, Evidence::new("convention".parse()?)).is_ok());       // some day of 2024
    /// assert!(Period::new(printed("2024")?, printed("2023")?, Evidence::new("convention".parse()?)).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        start: Observation<PartialDate>,
        end: Observation<PartialDate>,
        evidence: Evidence,
    ) -> Result<Self, PeriodError> {
        if let (Some(start), Some(end)) = (start.value(), end.value())
            && end.last_day() < start.first_day()
        {
            return Err(PeriodError { start: *start, end: *end });
        }
        Ok(Self { start, end, evidence })
    }

    /// When it starts.
    ///
    /// ```
    /// use ctg_model::{Evidence, convention::Period, observation::{Absence, Observation, Status}};
    /// let start = Observation::exact("2024".parse()?, Status::Printed);
    /// let period = Period::new(start, Observation::Absent(Absence::NotAvailable), Evidence::new("convention".parse()?))?;
    /// assert_eq!(period.start().value().map(ToString::to_string).as_deref(), Some("2024"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn start(&self) -> Observation<PartialDate> {
        self.start
    }

    /// When it ends.
    ///
    /// ```
    /// use ctg_model::{Evidence, convention::Period, observation::{Absence, Observation, Status}};
    /// let start = Observation::exact("2024".parse()?, Status::Printed);
    /// let period = Period::new(start, Observation::Absent(Absence::NotAvailable), Evidence::new("convention".parse()?))?;
    /// assert_eq!(period.end().absence(), Some(Absence::NotAvailable));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn end(&self) -> Observation<PartialDate> {
        self.end
    }

    /// Where it was read.
    ///
    /// ```
    /// use ctg_model::{Evidence, convention::Period, observation::{Absence, Observation, Status}};
    /// let start = Observation::exact("2024".parse()?, Status::Printed);
    /// let period = Period::new(start, Observation::Absent(Absence::NotAvailable), Evidence::new("convention".parse()?))?;
    /// assert_eq!(period.evidence().source.as_str(), "convention");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// The first and the last day, where both dates are known.
    ///
    /// A date known to the month or the year stands for all of it: « 2021-2025 » is from 1 January 2021 to 31 December 2025.
    ///
    /// ```
    /// # use ctg_model::{Evidence, convention::Period, observation::{Absence, Observation}};
    /// let unknown = Observation::Absent(Absence::NotAvailable);
    /// assert_eq!(Period::new(unknown, unknown, Evidence::new("brochure".parse()?))?.days(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.start.value()?.first_day(), self.end.value()?.last_day()))
    }

    /// Whether it lasts more than so many years; `None` where a date is unknown.
    ///
    /// *Formula*: last day ≥ first day + `years` years. A period of exactly so many years is not longer.
    ///
    /// ```
    /// use ctg_model::{Evidence, convention::Period, observation::{Observation, Status}};
    /// let printed = |date: &str| date.parse().map(|date| Observation::exact(date, Status::Printed));
    /// let lasting = |end: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     Ok(Period::new(printed("2024-03-01")?, printed(end)?, Evidence::new("convention".parse()?))?)
    /// };
    /// assert_eq!(lasting("2029-02-28")?.is_longer_than(5), Some(false));
    /// assert_eq!(lasting("2029-03-01")?.is_longer_than(5), Some(true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_longer_than(&self, years: u8) -> Option<bool> {
        let (first, last) = self.days()?;
        // Past the end of the calendar nothing is longer.
        let limit = first.checked_add_months(Months::new(12 * u32::from(years)));
        Some(limit.is_some_and(|limit| last >= limit))
    }
}
