//! Texts of several paragraphs.

use std::fmt;
use std::str::FromStr;

/// A text of one or more paragraphs: not empty, without blanks at its ends (*texte libre*).
///
/// Lines end with a line feed; the carriage return that some programs put before it is taken out when a text is parsed.
///
/// # Errors
/// An empty text, blanks at an end, a control character other than a line feed or a tab, more than 20 000 characters.
///
/// # Examples
/// ```
/// use ctg_model::plan::Prose;
/// let text: Prose = "Un bus.\r\nCinq communes.".parse()?;
/// assert_eq!(text.as_str(), "Un bus.\nCinq communes.");
/// assert!("".parse::<Prose>().is_err());
/// # Ok::<(), ctg_model::plan::ProseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prose(String);

/// A text that is no [`Prose`].
///
/// ```
/// use ctg_model::plan::Prose;
/// assert_eq!(" a".parse::<Prose>().unwrap_err().to_string(), "text ` a`: expected no blank at either end");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("text `{text}`: expected {expected}")]
pub struct ProseError {
    text: String,
    expected: &'static str,
}

impl ProseError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!(" a".parse::<ctg_model::plan::Prose>().unwrap_err().text(), " a");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// assert_eq!("".parse::<ctg_model::plan::Prose>().unwrap_err().expected(), "at least one character");
    /// ```
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl Prose {
    /// The longest text, in characters: what *Territoires en transitions* takes for a description.
    ///
    /// ```
    /// use ctg_model::plan::Prose;
    /// assert!("é".repeat(Prose::LONGEST).parse::<Prose>().is_ok());   // characters, not bytes
    /// assert!("é".repeat(Prose::LONGEST + 1).parse::<Prose>().is_err());
    /// ```
    pub const LONGEST: usize = 20_000;

    /// The text.
    ///
    /// ```
    /// use ctg_model::plan::Prose;
    /// let text: Prose = "Un bus.\n\nCinq communes.".parse()?;
    /// assert_eq!(text.as_str().split("\n\n").count(), 2);   // paragraphs
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Prose {
    type Err = ProseError;

    fn from_str(text: &str) -> Result<Self, ProseError> {
        let lines = text.replace("\r\n", "\n");
        let control = |character: char| character.is_control() && character != '\n' && character != '\t';
        let expected = if lines.is_empty() {
            "at least one character"
        } else if lines.trim() != lines {
            "no blank at either end"
        } else if lines.chars().any(control) {
            "no control character but line feeds and tabs"
        } else if lines.chars().nth(Self::LONGEST).is_some() {
            "at most 20000 characters"
        } else {
            return Ok(Self(lines));
        };
        Err(ProseError { text: text.chars().take(40).collect::<String>().escape_debug().to_string(), expected })
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

crate::text::as_text!(Prose, "Prose", expected: "a text of one or more paragraphs", pattern: "^\\S([\\s\\S]*\\S)?$");
