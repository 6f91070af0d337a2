//! The timeline of a convention as a calendar.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use ctg_model::{Documented, TimelineEntry};
use icalendar::{Calendar, Component, Event, EventLike, Property};

use crate::words_convention as say;
use crate::{ConventionSheet, words};

/// The last day that a calendar can write, with its four digits of a year.
const LAST_YEAR: i32 = 9999;

/// The dates and phases of the démarche as an iCalendar file: one event for each, all day long.
///
/// A date known to the month or the year lasts all of it, a phase from the first day that it can start to the last that it can end.
/// Identifiers (`UID`) are made of those of the entry and of the convention, so that a calendar which has the file already takes a new one
/// for a change of the same events. `stamp` is the time at which the file is made (`DTSTAMP`), given by the caller: the same sheet and
/// stamp give the same bytes.
///
/// # Examples
/// ```
/// use chrono::DateTime;
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let convention = ctg_io::read_convention(ctg_fixtures::CARO.file("convention.json").unwrap()).unwrap().into_parts().0;
/// # let sheet = ctg_report::ConventionSheet::new(&convention, &caro, &ctg_model::convention::Guidance::caf());
/// let stamp = DateTime::from_timestamp(0, 0).ok_or("a time")?;
/// let calendar = ctg_report::ical(&sheet, stamp);
/// assert!(calendar.contains("\r\nUID:seminaire-1@ctg-caro\r\n"));
/// assert!(calendar.contains("\r\nDTSTART;VALUE=DATE:20230101\r\n"));        // « janvier 2023 »: from 1 January
/// assert!(calendar.contains("\r\nDTEND;VALUE=DATE:20230201\r\n"));          // until 1 February, not included
/// # Ok::<(), &str>(())
/// ```
///
/// # Source
/// RFC 5545, 3.6.1 (events of whole days: the end is not included), 3.1 (lines of at most 75 octets), 3.8.4.7 (UID), 3.8.7.2 (DTSTAMP).
pub fn ical(sheet: &ConventionSheet, stamp: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//ctg//Convention territoriale globale//FR"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(&say::calendar_name(sheet.short_name.as_str()));
    calendar.extend(sheet.timeline.iter().map(|entry| event(entry, sheet, stamp)));
    calendar.to_string()
}

fn event(entry: &Documented<TimelineEntry>, sheet: &ConventionSheet, stamp: DateTime<Utc>) -> Event {
    let item = &entry.item;
    let (start, end) = (item.start(), item.end().unwrap_or(item.start()));
    let mut event = Event::with_uid(&format!("{}@{}", item.id(), sheet.convention.id()));
    event.timestamp(stamp).summary(item.label().as_str());
    event.starts(start.first_day()).ends(next_day(end.last_day()));
    let kind = if item.end().is_some() { say::PHASE } else { say::MILESTONE };
    event.add_property("CATEGORIES", kind).add_property("TRANSP", "TRANSPARENT");
    let precision = [Some(start), item.end()].into_iter().flatten().find_map(say::precision);
    let quote = Some(format!("« {} »", entry.evidence.quote)).filter(|_| !entry.evidence.quote.is_empty());
    let status = Some(words::status(entry.status).to_owned());
    let told: Vec<String> = [quote, status, precision.map(str::to_owned)].into_iter().flatten().collect();
    event.description(&told.join("\n"));
    event.done()
}

/// The day after; at the end of the calendar there is none.
fn next_day(day: NaiveDate) -> NaiveDate {
    day.succ_opt().filter(|next| next.year() <= LAST_YEAR).unwrap_or(day)
}
