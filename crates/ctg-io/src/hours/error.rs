//! A text that is no opening hours.

use std::fmt;

use chrono::Weekday;

/// Opening hours that cannot be read: the text, what was expected, and where.
///
/// # Examples
/// ```
/// use ctg_io::hours::OpeningHours;
/// let error = "Mo-Fr 9h-12h".parse::<OpeningHours>().unwrap_err();
/// assert_eq!(error.to_string(), "opening hours `Mo-Fr 9h-12h`, character 7: expected the syntax of OpenStreetMap, such as `Mo-Fr 09:00-12:00`");
/// assert_eq!((error.text(), error.character()), ("Mo-Fr 9h-12h", Some(7)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursError {
    text: String,
    character: Option<usize>,
    day: Option<Weekday>,
    expected: &'static str,
}

impl HoursError {
    pub(super) fn new(text: &str, expected: &'static str) -> Self {
        let text = text.chars().take(40).collect::<String>().escape_debug().to_string();
        Self { text, character: None, day: None, expected }
    }

    pub(super) fn on(self, day: Weekday) -> Self {
        Self { day: Some(day), ..self }
    }

    pub(super) fn of_syntax(text: &str, fault: &impl fmt::Display) -> Self {
        let character = character(&fault.to_string()).filter(|at| *at <= text.chars().count() + 1);
        Self { character, ..Self::new(text, "the syntax of OpenStreetMap, such as `Mo-Fr 09:00-12:00`") }
    }

    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!("x".parse::<ctg_io::hours::OpeningHours>().unwrap_err().text(), "x");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where reading stopped, in characters counted from 1, where that is known.
    ///
    /// ```
    /// assert_eq!("".parse::<ctg_io::hours::OpeningHours>().unwrap_err().character(), None);
    /// ```
    pub fn character(&self) -> Option<usize> {
        self.character
    }

    /// The day whose cell was refused, of a list with a cell for each day.
    ///
    /// ```
    /// let error = ctg_io::hours::OpeningHours::of_days(["", "?", "", "", "", "", ""]).unwrap_err();
    /// assert_eq!(error.day(), Some(chrono::Weekday::Tue));
    /// ```
    pub fn day(&self) -> Option<Weekday> {
        self.day
    }

    /// What was expected in its place.
    ///
    /// ```
    /// assert_eq!(" ".parse::<ctg_io::hours::OpeningHours>().unwrap_err().expected(), "rules such as `Mo-Fr 09:00-12:00`");
    /// ```
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "opening hours `{}`", self.text)?;
        if let Some(character) = self.character {
            write!(f, ", character {character}")?;
        }
        write!(f, ": expected {}", self.expected)
    }
}

impl std::error::Error for HoursError {}

/// The column that the message of the parser names, after ` --> LINE:`.
fn character(message: &str) -> Option<usize> {
    let (_, place) = message.split_once("--> ")?;
    let (_, column) = place.split_once(':')?;
    let digits: String = column.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
