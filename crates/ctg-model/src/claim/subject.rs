//! What a figure speaks of.

use std::fmt;
use std::str::FromStr;

use crate::Label;
use crate::code::CommuneCode;

/// What a figure speaks of: the territory, one of its zones, one of its communes.
///
/// # Examples
/// ```
/// use ctg_model::claim::Subject;
/// assert_eq!("zone:Nord Charente".parse::<Subject>()?, Subject::Zone("Nord Charente".parse()?));
/// assert_eq!(Subject::Commune("17299".parse()?).to_string(), "commune:17299");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// The whole territory.
    Territory,
    /// A zone, by its name.
    Zone(Label),
    /// A commune.
    Commune(CommuneCode),
}

/// A text that names no subject.
///
/// ```
/// use ctg_model::claim::Subject;
/// let error = "Rochefort".parse::<Subject>().unwrap_err();
/// assert_eq!(error.to_string(), "subject `Rochefort`: expected `territory`, `zone:NAME` or `commune:CODE`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("subject `{text}`: expected {expected}")]
pub struct SubjectError {
    text: String,
    expected: String,
}

impl SubjectError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!("x".parse::<ctg_model::claim::Subject>().unwrap_err().text(), "x");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// let error = "commune:1".parse::<ctg_model::claim::Subject>().unwrap_err();
    /// assert_eq!(error.expected(), "5 characters");
    /// ```
    pub fn expected(&self) -> &str {
        &self.expected
    }
}

impl FromStr for Subject {
    type Err = SubjectError;

    fn from_str(text: &str) -> Result<Self, SubjectError> {
        let refuse = |expected: String| SubjectError { text: text.chars().take(40).collect(), expected };
        match text.split_once(':') {
            None if text == "territory" => Ok(Self::Territory),
            Some(("zone", name)) => name.parse().map(Self::Zone).map_err(|error| refuse(error.to_string())),
            Some(("commune", code)) => {
                code.parse().map(Self::Commune).map_err(|error: crate::code::CodeError| refuse(error.expected()))
            }
            _ => Err(refuse("`territory`, `zone:NAME` or `commune:CODE`".to_owned())),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Territory => f.pad("territory"),
            Self::Zone(name) => f.pad(&format!("zone:{name}")),
            Self::Commune(code) => f.pad(&format!("commune:{code}")),
        }
    }
}

crate::text::as_text!(Subject, "Subject", expected: "\"territory\", \"zone:NAME\" or \"commune:CODE\"", pattern: "^(territory|zone:.+|commune:[0-9AB]{5})$");
