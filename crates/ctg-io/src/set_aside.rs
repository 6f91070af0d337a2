//! What a reader could not take: where it stands, what was found, what was expected.

use std::fmt;

/// How much a thing that was set aside weighs.
///
/// ```
/// use ctg_io::Severity;
/// assert!(Severity::Refused.is_loss() && Severity::Consequence.is_loss() && !Severity::Warning.is_loss());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Wrong, and not taken: a cell, a row or a whole file.
    Refused,
    /// Not taken, only because it hangs on something that was refused; it goes away with that.
    Consequence,
    /// Not needed: a column or a file that nobody asked for.
    Warning,
}

impl Severity {
    /// Whether data are missing from the value for it.
    ///
    /// ```
    /// assert!(!ctg_io::Severity::Warning.is_loss());
    /// ```
    pub fn is_loss(self) -> bool {
        self != Self::Warning
    }
}

/// Something that a reader set aside, with its place and the reason.
///
/// Its `Display` is the message for a person: file, line (counted from 1) and column, then what was found and what was expected.
///
/// # Examples
/// ```
/// use ctg_io::{Folder, Severity, check};
/// let folder: Folder = ctg_fixtures::BROKEN.iter().find(|folder| folder.name() == "synthetic-negative-count")
///     .map(|folder| folder.files().iter().copied().collect()).unwrap_or_default();
/// let found = check(&folder);
/// assert_eq!(found[0].to_string(), "populations.csv, line 7, column `persons`: found `-510`, expected a whole number of persons");
/// assert_eq!((found[0].file(), found[0].line(), found[0].column()), ("populations.csv", Some(7), Some("persons")));
/// assert_eq!((found[0].text(), found[0].severity()), (Some("-510"), Severity::Refused));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct SetAside(Box<Facts>);

/// Boxed, so that a result with a refusal stays as small as one without.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Facts {
    file: String,
    line: Option<u64>,
    spot: Option<Spot>,
    text: Option<String>,
    problem: String,
    severity: Severity,
}

/// Where in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Spot {
    Column(String),
    Field(String),
    Character(u64),
}

impl SetAside {
    /// A refusal of a whole file, until a finer place is given.
    pub(crate) fn new(file: &str, problem: impl fmt::Display) -> Self {
        Self(Box::new(Facts {
            file: file.to_owned(),
            line: None,
            spot: None,
            text: None,
            problem: problem.to_string(),
            severity: Severity::Refused,
        }))
    }

    pub(crate) fn at_line(mut self, line: u64) -> Self {
        self.0.line = Some(line);
        self
    }

    pub(crate) fn in_column(mut self, name: &str) -> Self {
        self.0.spot = Some(Spot::Column(name.to_owned()));
        self
    }

    pub(crate) fn in_field(mut self, name: &str) -> Self {
        self.0.spot = Some(Spot::Field(name.to_owned()));
        self
    }

    pub(crate) fn at_character(mut self, number: u64) -> Self {
        self.0.spot = Some(Spot::Character(number));
        self
    }

    pub(crate) fn with_text(mut self, text: &str) -> Self {
        self.0.text = Some(cut(text));
        self
    }

    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }

    /// The same, with more to say.
    pub(crate) fn and(mut self, more: &str) -> Self {
        self.0.problem += more;
        self
    }

    /// The file that holds it.
    ///
    /// ```
    /// let nothing_there = ctg_io::check(&ctg_io::Folder::default());
    /// assert_eq!(nothing_there[0].file(), "territory.json");
    /// ```
    pub fn file(&self) -> &str {
        &self.0.file
    }

    /// The line, counted from 1; `None` where the whole file is meant.
    ///
    /// ```
    /// let nothing_there = ctg_io::check(&ctg_io::Folder::default());
    /// assert_eq!(nothing_there[0].line(), None);
    /// ```
    pub fn line(&self) -> Option<u64> {
        self.0.line
    }

    /// The name of the column of a table, or of the field of a record, where one is meant.
    ///
    /// ```
    /// let nothing_there = ctg_io::check(&ctg_io::Folder::default());
    /// assert_eq!(nothing_there[0].column(), None);
    /// ```
    pub fn column(&self) -> Option<&str> {
        match &self.0.spot {
            Some(Spot::Column(name) | Spot::Field(name)) => Some(name),
            _ => None,
        }
    }

    /// The character of the line, counted from 1, where a text is not even well formed.
    ///
    /// ```
    /// let folder = ctg_io::Folder::from_iter([("territory.json", "{ name }")]);
    /// assert_eq!(ctg_io::check(&folder)[0].character(), Some(3));
    /// ```
    pub fn character(&self) -> Option<u64> {
        match self.0.spot {
            Some(Spot::Character(number)) => Some(number),
            _ => None,
        }
    }

    /// The text that was refused (its first 40 characters), where there is one.
    ///
    /// ```
    /// let nothing_there = ctg_io::check(&ctg_io::Folder::default());
    /// assert_eq!(nothing_there[0].text(), None);
    /// ```
    pub fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }

    /// What was found and what was expected, without the place.
    ///
    /// ```
    /// let nothing_there = ctg_io::check(&ctg_io::Folder::default());
    /// assert_eq!(nothing_there[0].problem(), "found no such file, expected one");
    /// ```
    pub fn problem(&self) -> &str {
        &self.0.problem
    }

    /// How much it weighs.
    ///
    /// ```
    /// let nothing_there = ctg_io::check(&ctg_io::Folder::default());
    /// assert_eq!(nothing_there[0].severity(), ctg_io::Severity::Refused);
    /// ```
    pub fn severity(&self) -> Severity {
        self.0.severity
    }
}

impl fmt::Display for SetAside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.file)?;
        if let Some(line) = self.0.line {
            write!(f, ", line {line}")?;
        }
        match &self.0.spot {
            Some(Spot::Column(name)) => write!(f, ", column `{name}`")?,
            Some(Spot::Field(name)) => write!(f, ", field `{name}`")?,
            Some(Spot::Character(number)) => write!(f, ", character {number}")?,
            None => {}
        }
        write!(f, ": {}", self.0.problem)
    }
}

/// In place of a value that could not be read, once the reason has been told: whatever needs the value goes without.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told;

/// The first 40 characters, control characters made visible.
fn cut(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut kept: String = text.chars().take(LONGEST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        kept.push('…');
    }
    kept
}

/// A text as messages show it: between backquotes, or `nothing`.
pub(crate) fn shown(text: &str) -> String {
    if text.is_empty() { "nothing".to_owned() } else { format!("`{}`", cut(text)) }
}
