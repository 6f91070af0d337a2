//! Dates known to the day, the month or the year, and what happened then.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use crate::observation::Quantity;
use crate::{Label, Slug};

/// A date known to the day, the month or the year (*date partielle*).
///
/// Written `2023-12-07`, `2023-12` or `2023`. It stands for all its days, from [`first_day`](Self::first_day) to
/// [`last_day`](Self::last_day).
///
/// # Errors
/// Another form, or a day that the calendar does not have.
///
/// # Examples
/// ```
/// use ctg_model::PartialDate;
/// let june: PartialDate = "2022-06".parse()?;
/// assert_eq!(june.last_day().to_string(), "2022-06-30");
/// assert!("2022-02-30".parse::<PartialDate>().is_err());
/// # Ok::<(), ctg_model::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: NaiveDate,
    grain: Grain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Grain {
    Day,
    Month,
    Year,
}

/// A text that is no date.
///
/// ```
/// use ctg_model::PartialDate;
/// assert_eq!("12/2023".parse::<PartialDate>().unwrap_err().to_string(), "date `12/2023`: expected 2023, 2023-12 or 2023-12-07");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("date `{text}`: expected {expected}")]
pub struct DateError {
    text: String,
    expected: &'static str,
}

impl DateError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!("soon".parse::<ctg_model::PartialDate>().unwrap_err().text(), "soon");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// assert_eq!("2023-13".parse::<ctg_model::PartialDate>().unwrap_err().expected(), "a date of the calendar");
    /// ```
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl PartialDate {
    /// The first day it can be.
    ///
    /// ```
    /// assert_eq!("2022".parse::<ctg_model::PartialDate>()?.first_day().to_string(), "2022-01-01");
    /// # Ok::<(), ctg_model::DateError>(())
    /// ```
    pub fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day it can be.
    ///
    /// ```
    /// assert_eq!("2024-02".parse::<ctg_model::PartialDate>()?.last_day().to_string(), "2024-02-29");
    /// # Ok::<(), ctg_model::DateError>(())
    /// ```
    pub fn last_day(self) -> NaiveDate {
        let months = match self.grain {
            Grain::Day => return self.first,
            Grain::Month => chrono::Months::new(1),
            Grain::Year => chrono::Months::new(12),
        };
        let next = self.first.checked_add_months(months).and_then(|day| day.pred_opt());
        next.unwrap_or(self.first)
    }

    /// Whether every day that this date can be comes before every day that the other can be.
    ///
    /// ```
    /// use ctg_model::PartialDate;
    /// let (may, june): (PartialDate, PartialDate) = ("2023-05-24".parse()?, "2023-06".parse()?);
    /// assert!(may.is_before(june) && !june.is_before(june));
    /// # Ok::<(), ctg_model::DateError>(())
    /// ```
    pub fn is_before(self, other: Self) -> bool {
        self.last_day() < other.first
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let refuse = |expected| DateError { text: text.chars().take(40).collect(), expected };
        let (grain, month, day) = match text.len() {
            4 => (Grain::Year, "01", "01"),
            7 => (Grain::Month, text.get(5..7).unwrap_or_default(), "01"),
            10 => (Grain::Day, text.get(5..7).unwrap_or_default(), text.get(8..10).unwrap_or_default()),
            _ => return Err(refuse("2023, 2023-12 or 2023-12-07")),
        };
        let hyphens = text.bytes().enumerate().all(|(index, byte)| (byte == b'-') == (index == 4 || index == 7));
        let digits = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        if !(hyphens && digits) {
            return Err(refuse("2023, 2023-12 or 2023-12-07"));
        }
        let year = text.get(..4).unwrap_or_default().parse().unwrap_or_default();
        let first = NaiveDate::from_ymd_opt(year, month.parse().unwrap_or_default(), day.parse().unwrap_or_default());
        first.map(|first| Self { first, grain }).ok_or_else(|| refuse("a date of the calendar"))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.grain {
            Grain::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
            Grain::Month => write!(f, "{year:04}-{month:02}"),
            Grain::Year => write!(f, "{year:04}"),
        }
    }
}

impl Quantity for PartialDate {
    fn count(&self) -> Option<u64> {
        None
    }
}

crate::text::as_text!(PartialDate, "PartialDate", expected: "a date such as \"2023\", \"2023-12\" or \"2023-12-07\"", pattern: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$");

/// A milestone or a phase of the démarche (*date clé*, *phase*).
///
/// # Errors
/// A phase that ends before it starts.
///
/// # Examples
/// ```
/// use ctg_model::TimelineEntry;
/// let diagnosis = TimelineEntry::phase("diagnostic".parse()?, "Réalisation du diagnostic".parse()?, "2022-01".parse()?, "2022-06".parse()?)?;
/// let launch = TimelineEntry::milestone("copil".parse()?, "Comité de pilotage".parse()?, "2022-10-05".parse()?);
/// assert!(diagnosis.ends_before(&launch));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawEntry"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct TimelineEntry {
    id: Slug,
    label: Label,
    start: PartialDate,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    end: Option<PartialDate>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawEntry {
    id: Slug,
    label: Label,
    start: PartialDate,
    end: Option<PartialDate>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawEntry> for TimelineEntry {
    type Error = TimelineError;

    fn try_from(raw: RawEntry) -> Result<Self, TimelineError> {
        match raw.end {
            Some(end) => Self::phase(raw.id, raw.label, raw.start, end),
            None => Ok(Self::milestone(raw.id, raw.label, raw.start)),
        }
    }
}

/// A phase that ends before it starts.
///
/// ```
/// use ctg_model::TimelineEntry;
/// let error = TimelineEntry::phase("p".parse()?, "Phase".parse()?, "2023".parse()?, "2022".parse()?).unwrap_err();
/// assert_eq!(error.to_string(), "phase `p` ends in 2022, expected 2023 or later");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("phase `{id}` ends in {end}, expected {start} or later")]
pub struct TimelineError {
    id: Slug,
    start: PartialDate,
    end: PartialDate,
}

impl TimelineEntry {
    /// Something that happens at a date.
    ///
    /// ```
    /// use ctg_model::TimelineEntry;
    /// let signature = TimelineEntry::milestone("signature".parse()?, "Signature officielle".parse()?, "2023-12-07".parse()?);
    /// assert_eq!((signature.start().to_string().as_str(), signature.end()), ("2023-12-07", None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn milestone(id: Slug, label: Label, date: PartialDate) -> Self {
        Self { id, label, start: date, end: None }
    }

    /// Something that lasts from a date to another, both included.
    ///
    /// Dates known to the month or the year stand for all their days, so that a phase may start and end in one `2022`.
    ///
    /// # Errors
    /// An end whose last day comes before the first day of the start.
    ///
    /// ```
    /// use ctg_model::TimelineEntry;
    /// let year = TimelineEntry::phase("diagnostic-partage".parse()?, "Diagnostic partagé".parse()?, "2022".parse()?, "2022".parse()?)?;
    /// assert_eq!(year.end().map(|end| end.last_day().to_string()).as_deref(), Some("2022-12-31"));
    /// let error = TimelineEntry::phase("diagnostic".parse()?, "Diagnostic".parse()?, "2022-06".parse()?, "2022-01".parse()?).unwrap_err();
    /// assert_eq!(error.to_string(), "phase `diagnostic` ends in 2022-01, expected 2022-06 or later");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn phase(id: Slug, label: Label, start: PartialDate, end: PartialDate) -> Result<Self, TimelineError> {
        if end.last_day() < start.first_day() {
            return Err(TimelineError { id, start, end });
        }
        Ok(Self { id, label, start, end: Some(end) })
    }

    /// The identifier, unique among the dates of one set of data.
    ///
    /// ```
    /// # use ctg_model::{TimelineEntry, claim::ExpectationRule};
    /// let launch = TimelineEntry::milestone("copil-lancement".parse()?, "1er comité de pilotage".parse()?, "2022-10-05".parse()?);
    /// let rule = ExpectationRule::Order { first: launch.id().clone(), then: "diagnostic".parse()? };
    /// assert!(rule.ids().any(|id| id == launch.id()));   // rules speak of dates by identifier
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// What happens.
    ///
    /// ```
    /// # use ctg_model::TimelineEntry;
    /// let launch = TimelineEntry::milestone("copil-lancement".parse()?, "1er comité de pilotage".parse()?, "2022-10-05".parse()?);
    /// assert_eq!(format!("{} : {}", launch.start(), launch.label()), "2022-10-05 : 1er comité de pilotage");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn label(&self) -> &Label {
        &self.label
    }

    /// The date of a milestone, or the first of a phase.
    ///
    /// ```
    /// # use ctg_model::TimelineEntry;
    /// let diagnosis = TimelineEntry::phase("diagnostic".parse()?, "Réalisation du diagnostic".parse()?, "2022-01".parse()?, "2022-06".parse()?)?;
    /// assert_eq!(diagnosis.start().first_day().to_string(), "2022-01-01");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn start(&self) -> PartialDate {
        self.start
    }

    /// The last date of a phase; `None` for a milestone.
    ///
    /// ```
    /// # use ctg_model::TimelineEntry;
    /// let diagnosis = TimelineEntry::phase("diagnostic".parse()?, "Réalisation du diagnostic".parse()?, "2022-01".parse()?, "2022-06".parse()?)?;
    /// assert_eq!(diagnosis.end().map(|end| end.last_day().to_string()).as_deref(), Some("2022-06-30"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn end(&self) -> Option<PartialDate> {
        self.end
    }

    /// Whether it is surely over before the other starts: its last day comes before the first day of the other.
    ///
    /// A month and a day of that month are in no order.
    ///
    /// ```
    /// use ctg_model::TimelineEntry;
    /// // The committee that launches the démarche is printed after the diagnosis that it should precede.
    /// let launch = TimelineEntry::milestone("copil".parse()?, "Comité de pilotage".parse()?, "2022-10-05".parse()?);
    /// let diagnosis = TimelineEntry::phase("diagnostic".parse()?, "Diagnostic".parse()?, "2022-01".parse()?, "2022-06".parse()?)?;
    /// assert!(diagnosis.ends_before(&launch) && !launch.ends_before(&diagnosis));
    /// let october = TimelineEntry::milestone("octobre".parse()?, "En octobre".parse()?, "2022-10".parse()?);
    /// assert!(!october.ends_before(&launch) && !launch.ends_before(&october));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ends_before(&self, other: &Self) -> bool {
        self.end.unwrap_or(self.start).is_before(other.start)
    }
}
