//! Opening hours: the syntax of OpenStreetMap, and the columns of lists that have one for each day.

mod columns;
mod error;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use ctg_model::service::WeekMinutes;
use opening_hours::RuleKind;

pub use error::HoursError;

/// Opening hours (*horaires d'ouverture*), as OpenStreetMap writes them.
///
/// `Mo-Fr 09:00-12:00,14:00-17:00; PH off` is open from Monday to Friday, twice a day, and closed on public holidays (*jours fériés*). Weeks,
/// months and dates may stand before the days (`week 01-53/2 Mo 09:00-12:00`: every other week), and a bus writes its hours so at each stop.
///
/// Equal means written alike in the canonical form, not open at the same times. Public and school holidays are not known here: a rule
/// about them (`PH off`, `SH 10:00-12:00`) is kept, shown, and never applies.
///
/// # Errors
/// A text that does not follow the syntax, or longer than 1 000 bytes.
///
/// # Examples
/// ```
/// use chrono::{NaiveDate, Weekday};
/// use ctg_io::hours::OpeningHours;
/// let hours: OpeningHours = "Tu 09:00-12:30,13:30-15:30; PH off".parse()?;
/// let monday = NaiveDate::from_ymd_opt(2026, 3, 2).ok_or("a date")?;
/// let week = hours.week_of(monday);
/// assert_eq!(week.on(Weekday::Tue), 210 + 120);
/// assert_eq!((week.total(), week.days_open()), (330, 1));
/// assert!("mardi de 9 h à midi".parse::<OpeningHours>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// OpenStreetMap wiki, *`Key:opening_hours`, specification*.
#[derive(Clone, PartialEq, Eq)]
#[doc(alias = "horaires")]
pub struct OpeningHours(Arc<Parsed>);

/// Behind a pointer, so that what has hours stays small.
#[derive(PartialEq, Eq)]
struct Parsed {
    rules: opening_hours::OpeningHours,
    text: String,
}

/// The longest text that is read, in bytes.
const LONGEST: usize = 1_000;

impl OpeningHours {
    /// The hours of a list that has one cell for each day, Monday first, such as `09:00 - 12:30 / 13:30 - 17:00`; an empty cell, `-` or
    /// `fermé` is closed.
    ///
    /// `None` where no day has hours: a list that leaves all seven cells empty says nothing of the hours.
    ///
    /// # Errors
    /// A cell that is no list of times; its place among the days is told by [`HoursError::day`].
    ///
    /// # Examples
    /// ```
    /// use ctg_io::hours::OpeningHours;
    /// let hours = OpeningHours::of_days(["09:00 - 12:30 / 13:30 - 17:30", "9h-12h", "", "-", "Fermé", "", ""])?;
    /// assert_eq!(hours.map(|hours| hours.to_string()).as_deref(), Some("Mo 09:00-12:30,13:30-17:30; Tu 09:00-12:00"));
    /// assert_eq!(OpeningHours::of_days([""; 7])?, None);
    /// let error = OpeningHours::of_days(["", "", "sur rendez-vous", "", "", "", ""]).unwrap_err();
    /// assert_eq!(error.to_string(), "opening hours `sur rendez-vous`: expected times such as `09:00 - 12:30 / 13:30 - 17:30`");
    /// assert_eq!(error.day(), Some(chrono::Weekday::Wed));
    /// # Ok::<(), ctg_io::hours::HoursError>(())
    /// ```
    pub fn of_days(days: [&str; 7]) -> Result<Option<Self>, HoursError> {
        let text = columns::osm_of(days)?;
        if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
    }

    /// How many minutes it is open on a day; hours after midnight count for the day that they fall on.
    ///
    /// *Formula*: the sum of the lengths of the open intervals of the day; what is marked `unknown` is not open.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use ctg_io::hours::OpeningHours;
    /// let hours: OpeningHours = "week 01-53/2 Mo 09:00-12:00".parse()?;   // odd weeks
    /// let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).ok_or("a date");
    /// assert_eq!((hours.minutes_on(day(5)?), hours.minutes_on(day(12)?)), (0, 180));   // weeks 2 and 3
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn minutes_on(&self, date: NaiveDate) -> u16 {
        let open = self.0.rules.schedule_at(date).into_iter().filter(|span| span.kind == RuleKind::Open);
        let minutes: u16 = open
            .map(|span| span.range.end.mins_from_midnight().saturating_sub(span.range.start.mins_from_midnight()))
            .sum();
        minutes.min(WeekMinutes::DAY)
    }

    /// How many minutes it is open on each day of the week that holds a date.
    ///
    /// Hours that are the same all year round give the same week for any date; the others do not, and [`mean_week`](Self::mean_week) tells
    /// what they come to.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use ctg_io::hours::OpeningHours;
    /// let hours: OpeningHours = "Mo-Fr 08:30-12:00".parse()?;
    /// let week = hours.week_of(NaiveDate::from_ymd_opt(2026, 11, 25).ok_or("a date")?);
    /// assert_eq!(week.days(), [210, 210, 210, 210, 210, 0, 0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn week_of(&self, date: NaiveDate) -> WeekMinutes {
        let week = date.week(chrono::Weekday::Mon);
        let days = week.checked_first_day().into_iter().flat_map(|monday| monday.iter_days().take(7));
        let mut minutes = [0; 7];
        for (slot, day) in minutes.iter_mut().zip(days) {
            *slot = self.minutes_on(day);
        }
        WeekMinutes::new(minutes).unwrap_or_default()
    }

    /// How many minutes it is open on each day of a mean week of a year, rounded to the minute (half up).
    ///
    /// *Formula*: for each day of the week, the minutes of all such days of the year, divided by their number (52 or 53). A stop every other
    /// week counts half.
    ///
    /// ```
    /// use ctg_io::hours::OpeningHours;
    /// let hours: OpeningHours = "week 02-52/2 Tu 09:00-12:00".parse()?;   // even weeks
    /// assert_eq!(hours.mean_week(2025).total(), 90);   // 26 Tuesdays of 52, 180 minutes each
    /// assert!(!hours.is_weekly(2025));
    /// # Ok::<(), ctg_io::hours::HoursError>(())
    /// ```
    pub fn mean_week(&self, year: i32) -> WeekMinutes {
        let mut sums = [(0_u32, 0_u32); 7];
        for day in days_of(year) {
            let slot = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
            if let Some((minutes, days)) = sums.get_mut(slot) {
                *minutes += u32::from(self.minutes_on(day));
                *days += 1;
            }
        }
        let mean =
            |(minutes, days): (u32, u32)| u16::try_from((2 * minutes + days) / (2 * days).max(1)).unwrap_or_default();
        WeekMinutes::new(sums.map(mean)).unwrap_or_default()
    }

    /// Whether every week of a year has the same hours, public holidays left aside.
    ///
    /// ```
    /// use ctg_io::hours::OpeningHours;
    /// assert!("Mo-Fr 09:00-12:00; PH off".parse::<OpeningHours>()?.is_weekly(2026));
    /// assert!(!"Jul-Aug Mo-Fr 09:00-12:00".parse::<OpeningHours>()?.is_weekly(2026));
    /// # Ok::<(), ctg_io::hours::HoursError>(())
    /// ```
    pub fn is_weekly(&self, year: i32) -> bool {
        let mut seen = [None; 7];
        days_of(year).all(|day| {
            let slot = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
            let minutes = self.minutes_on(day);
            seen.get_mut(slot).is_some_and(|seen| *seen.get_or_insert(minutes) == minutes)
        })
    }
}

/// The days of a year.
fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    first.into_iter().flat_map(move |day| day.iter_days().take_while(move |day| day.year() == year))
}

impl FromStr for OpeningHours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        if text.trim().is_empty() {
            return Err(HoursError::new(text, "rules such as `Mo-Fr 09:00-12:00`"));
        }
        if text.len() > LONGEST {
            return Err(HoursError::new(text, "at most 1000 bytes"));
        }
        let rules: opening_hours::OpeningHours = text.parse().map_err(|fault| HoursError::of_syntax(text, &fault))?;
        Ok(Self(Arc::new(Parsed { text: spaced(&rules.to_string()), rules })))
    }
}

/// The text with the blank after `week` that the specification has.
fn spaced(text: &str) -> String {
    let mut parts = text.split("week");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let blank = if part.starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
        text + "week" + blank + part
    })
}

impl fmt::Display for OpeningHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.text)
    }
}

impl fmt::Debug for OpeningHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpeningHours({})", self.0.text)
    }
}

impl serde::Serialize for OpeningHours {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.text)
    }
}

impl<'de> serde::Deserialize<'de> for OpeningHours {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
