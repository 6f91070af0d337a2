//! When an action takes place, and whether it is late.

use chrono::NaiveDate;

use super::state::ActionState;
use crate::PartialDate;

crate::words::words! {
    /// Whether an action is done once, or again each year (*amélioration continue*).
    ///
    /// ```
    /// use ctg_model::plan::Repetition;
    /// assert_eq!(Repetition::default(), Repetition::Once);
    /// ```
    #[derive(Default)]
    pub enum Repetition in "plan::": "repetition" {
        /// Once.
        #[default]
        Once = "once",
        /// Again each year, so that it is never late for its end.
        Yearly = "yearly",
    }
}

impl Repetition {
    /// Whether it is done once.
    ///
    /// ```
    /// assert!(ctg_model::plan::Repetition::Once.is_once());
    /// ```
    pub fn is_once(&self) -> bool {
        *self == Self::Once
    }
}

/// When an action takes place (*calendrier*): its start, its end, and whether it comes back each year.
///
/// # Errors
/// An end before the start.
///
/// # Examples
/// ```
/// use ctg_model::plan::Calendar;
/// let calendar = Calendar::new(Some("2024-01".parse()?), Some("2027".parse()?))?;
/// assert_eq!(calendar.end().map(|end| end.last_day().to_string()).as_deref(), Some("2027-12-31"));
/// let error = Calendar::new(Some("2024".parse()?), Some("2023".parse()?)).unwrap_err();
/// assert_eq!(error.to_string(), "calendar ends in 2023, expected 2024 or later");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "calendrier")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawCalendar"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Calendar {
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    start: Option<PartialDate>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    end: Option<PartialDate>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Repetition::is_once"))]
    repetition: Repetition,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawCalendar {
    start: Option<PartialDate>,
    end: Option<PartialDate>,
    #[serde(default)]
    repetition: Repetition,
}

#[cfg(feature = "serde")]
impl TryFrom<RawCalendar> for Calendar {
    type Error = CalendarError;

    fn try_from(raw: RawCalendar) -> Result<Self, CalendarError> {
        Ok(Self { repetition: raw.repetition, ..Self::new(raw.start, raw.end)? })
    }
}

/// A calendar that ends before it starts.
///
/// ```
/// use ctg_model::plan::Calendar;
/// assert!(Calendar::new(Some("2024-02".parse()?), Some("2024-01".parse()?)).is_err());
/// # Ok::<(), ctg_model::DateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("calendar ends in {end}, expected {start} or later")]
pub struct CalendarError {
    start: PartialDate,
    end: PartialDate,
}

/// Whether an action is late on a day.
///
/// ```
/// use ctg_model::plan::{ActionState, Calendar, Lateness};
/// let calendar = Calendar::new(Some("2024".parse()?), Some("2025-06".parse()?))?;
/// assert_eq!(calendar.lateness(ActionState::Ongoing, "2025-07-02".parse()?), Lateness::EndOverdue { days: 2 });
/// assert_eq!(calendar.lateness(ActionState::Done, "2025-07-02".parse()?), Lateness::InTime);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Lateness {
    /// Not late: closed, or no date has passed that it should have met.
    InTime,
    /// Nobody says when it should have started or ended.
    Unknown,
    /// Its start has passed, and it has not begun.
    StartOverdue {
        /// Days since the last day that the start could be.
        days: u64,
    },
    /// Its end has passed, and it is not closed.
    EndOverdue {
        /// Days since the last day that the end could be.
        days: u64,
    },
}

impl Lateness {
    /// Whether the action is late.
    ///
    /// ```
    /// use ctg_model::plan::Lateness;
    /// assert!(Lateness::StartOverdue { days: 1 }.is_late() && !Lateness::Unknown.is_late());
    /// ```
    pub fn is_late(self) -> bool {
        matches!(self, Self::StartOverdue { .. } | Self::EndOverdue { .. })
    }
}

impl Calendar {
    /// An action that is done once, between two dates, both included; either may not be known.
    ///
    /// # Errors
    /// An end that comes before the start for certain.
    ///
    /// ```
    /// use ctg_model::plan::Calendar;
    /// assert!(Calendar::new(Some("2024-05".parse()?), Some("2024".parse()?)).is_ok());   // some day of 2024 comes after May
    /// assert!(Calendar::new(Some("2024-05".parse()?), Some("2024-04".parse()?)).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(start: Option<PartialDate>, end: Option<PartialDate>) -> Result<Self, CalendarError> {
        match (start, end) {
            (Some(start), Some(end)) if end.is_before(start) => Err(CalendarError { start, end }),
            _ => Ok(Self { start, end, repetition: Repetition::Once }),
        }
    }

    /// The same calendar, again each year.
    ///
    /// ```
    /// use ctg_model::plan::{ActionState, Calendar, Lateness};
    /// let fete = Calendar::new(None, Some("2024-06".parse()?))?;
    /// assert_eq!(fete.lateness(ActionState::Ongoing, "2024-07-03".parse()?), Lateness::EndOverdue { days: 3 });
    /// assert_eq!(fete.yearly().lateness(ActionState::Ongoing, "2024-07-03".parse()?), Lateness::InTime);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn yearly(self) -> Self {
        Self { repetition: Repetition::Yearly, ..self }
    }

    /// The start.
    ///
    /// ```
    /// # use ctg_model::plan::Calendar;
    /// let calendar = Calendar::new(Some("2024-03".parse()?), None)?;
    /// assert_eq!(calendar.start().map(|start| start.first_day().to_string()).as_deref(), Some("2024-03-01"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn start(&self) -> Option<PartialDate> {
        self.start
    }

    /// The end.
    ///
    /// ```
    /// # use ctg_model::plan::Calendar;
    /// let calendar = Calendar::new(Some("2024-03".parse()?), Some("2027-02".parse()?))?;
    /// assert_eq!(calendar.end().map(|end| end.last_day().to_string()).as_deref(), Some("2027-02-28"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn end(&self) -> Option<PartialDate> {
        self.end
    }

    /// Once or each year.
    ///
    /// ```
    /// use ctg_model::plan::{Calendar, Repetition};
    /// let once = Calendar::new(Some("2024".parse()?), None)?;
    /// assert_eq!((once.repetition(), once.yearly().repetition()), (Repetition::Once, Repetition::Yearly));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn repetition(&self) -> Repetition {
        self.repetition
    }

    /// Whether nothing is said.
    ///
    /// ```
    /// assert!(ctg_model::plan::Calendar::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an action of this state is late on a day (*en retard*).
    ///
    /// A date stands for all its days: an end in 2025 is overdue from 1 January 2026. An action that comes back each year is never late
    /// for its end, and one that is done or given up is never late. Only an action that is agreed on can be late for its start.
    ///
    /// ```
    /// use ctg_model::plan::{ActionState, Calendar, Lateness};
    /// let calendar = Calendar::new(Some("2024-01".parse()?), None)?;
    /// let on = "2024-02-10".parse()?;   // the last day that the start could be is 31 January
    /// assert_eq!(calendar.lateness(ActionState::Planned, on), Lateness::StartOverdue { days: 10 });
    /// assert_eq!(calendar.lateness(ActionState::ToDiscuss, on), Lateness::InTime);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lateness(&self, state: ActionState, on: NaiveDate) -> Lateness {
        let overdue = |date: Option<PartialDate>| {
            let days = date.map(|date| on.signed_duration_since(date.last_day()).num_days())?;
            u64::try_from(days).ok().filter(|days| *days > 0)
        };
        let end = self.end.filter(|_| self.repetition.is_once());
        let start = self.start.filter(|_| state == ActionState::Planned);
        match (overdue(end), overdue(start)) {
            _ if state.is_closed() => Lateness::InTime,
            (Some(days), _) => Lateness::EndOverdue { days },
            (None, Some(days)) => Lateness::StartOverdue { days },
            (None, None) if self.start.is_none() && self.end.is_none() => Lateness::Unknown,
            (None, None) => Lateness::InTime,
        }
    }
}
