//! One cell of times for each day, as lists made by hand have them.

use std::fmt::Write;

use chrono::Weekday;

use super::HoursError;

/// The days, with their names in the syntax of OpenStreetMap.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "Mo"),
    (Weekday::Tue, "Tu"),
    (Weekday::Wed, "We"),
    (Weekday::Thu, "Th"),
    (Weekday::Fri, "Fr"),
    (Weekday::Sat, "Sa"),
    (Weekday::Sun, "Su"),
];

/// The rules that say the same; empty where no day is open.
pub(super) fn osm_of(days: [&str; 7]) -> Result<String, HoursError> {
    let mut text = String::new();
    for ((day, name), cell) in DAYS.into_iter().zip(days) {
        let refuse = || HoursError::new(cell, "times such as `09:00 - 12:30 / 13:30 - 17:30`").on(day);
        let spans = spans(cell).ok_or_else(refuse)?;
        if !spans.is_empty() {
            let separator = if text.is_empty() { "" } else { "; " };
            // Writing to a text cannot fail.
            let _ = write!(text, "{separator}{name} {}", spans.join(","));
        }
    }
    Ok(text)
}

/// The spans of a cell, each as `HH:MM-HH:MM`; `None` if it is anything else.
fn spans(cell: &str) -> Option<Vec<String>> {
    let cell = cell.trim().to_lowercase();
    if ["", "-", "ferme", "fermé", "fermée"].contains(&cell.as_str()) {
        return Some(Vec::new());
    }
    cell.split(['/', ';', ',']).map(span).collect()
}

/// One span: `09:00 - 12:30`, `9h-12h30`.
fn span(text: &str) -> Option<String> {
    let (from, to) = text.split_once(['-', '–', 'à'])?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    (from < to).then(|| format!("{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60))
}

/// A time of the day in minutes, midnight at its end included.
fn minutes(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hours, rest) = text.split_once([':', 'h'])?;
    let number = |digits: &str| match digits.trim() {
        digits if digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse::<u16>().ok(),
        _ => None,
    };
    let rest = if rest.trim().is_empty() { Some(0) } else { number(rest) };
    let (hours, rest) = (number(hours)?, rest?);
    (rest < 60 && hours * 60 + rest <= 1_440).then_some(hours * 60 + rest)
}
