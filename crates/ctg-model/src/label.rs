//! Texts that are there, and identifiers.

use std::fmt;
use std::str::FromStr;

/// A name, a title or a sentence: not empty, without blanks at its ends, without control characters (*libellé*).
///
/// # Errors
/// An empty text, blanks at an end, a control character such as a tab, more than 2 000 characters.
///
/// # Examples
/// ```
/// use ctg_model::Label;
/// let name: Label = "La Gripperie-Saint-Symphorien".parse()?;
/// assert_eq!(name.as_str(), "La Gripperie-Saint-Symphorien");
/// assert!("".parse::<Label>().is_err());
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

/// An identifier inside one folder of data: lower-case letters, digits and single hyphens between them.
///
/// # Errors
/// Anything else, an upper-case letter or an accent included, and more than 80 characters.
///
/// # Examples
/// ```
/// use ctg_model::Slug;
/// assert_eq!("caf-coverage".parse::<Slug>()?.as_str(), "caf-coverage");
/// assert!("Caf coverage".parse::<Slug>().is_err());
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// A text that is no [`Label`] or no [`Slug`].
///
/// ```
/// use ctg_model::Label;
/// assert_eq!(" Aix".parse::<Label>().unwrap_err().to_string(), "text ` Aix`: expected no blank at either end");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} `{text}`: expected {expected}")]
pub struct LabelError {
    what: &'static str,
    text: String,
    expected: &'static str,
}

impl LabelError {
    /// The text that was refused (its first 40 characters), control characters, quotes and backslashes escaped as in Rust.
    ///
    /// ```
    /// assert_eq!("A".parse::<ctg_model::Slug>().unwrap_err().text(), "A");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// assert_eq!("".parse::<ctg_model::Label>().unwrap_err().expected(), "at least one character");
    /// ```
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

fn refuse(what: &'static str, text: &str, expected: &'static str) -> LabelError {
    LabelError { what, text: text.chars().take(40).collect::<String>().escape_debug().to_string(), expected }
}

impl Label {
    /// The longest text, in characters.
    ///
    /// ```
    /// use ctg_model::Label;
    /// assert!("é".repeat(Label::LONGEST).parse::<Label>().is_ok());   // characters, not bytes
    /// let error = "é".repeat(Label::LONGEST + 1).parse::<Label>().unwrap_err();
    /// assert_eq!(error.expected(), "at most 2000 characters");
    /// ```
    pub const LONGEST: usize = 2_000;

    /// The text.
    ///
    /// ```
    /// assert_eq!("Soubise".parse::<ctg_model::Label>()?.as_str(), "Soubise");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn check(text: &str) -> Result<(), LabelError> {
        let expected = if text.is_empty() {
            "at least one character"
        } else if text.trim() != text {
            "no blank at either end"
        } else if text.chars().any(char::is_control) {
            "no control character"
        } else if text.len() > Self::LONGEST && text.chars().nth(Self::LONGEST).is_some() {
            "at most 2000 characters"
        } else {
            return Ok(());
        };
        Err(refuse("text", text, expected))
    }

    /// A text of this crate, which is one by its form.
    pub(crate) fn literal(text: &str) -> Self {
        debug_assert!(text.parse::<Self>().is_ok(), "{text}");
        Self(text.to_owned())
    }
}

impl FromStr for Label {
    type Err = LabelError;

    fn from_str(text: &str) -> Result<Self, LabelError> {
        Self::check(text)?;
        Ok(Self(text.to_owned()))
    }
}

impl Slug {
    /// The text.
    ///
    /// ```
    /// assert_eq!("eaje".parse::<ctg_model::Slug>()?.as_str(), "eaje");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Slug {
    fn check(text: &str) -> Result<(), LabelError> {
        // A hyphen stands after another character, and not at the end.
        let mut before = b'-';
        let fits = |byte: u8| {
            let sound = byte.is_ascii_lowercase() || byte.is_ascii_digit() || (byte == b'-' && before != b'-');
            before = byte;
            sound
        };
        if text.len() <= 80 && text.bytes().all(fits) && before != b'-' {
            return Ok(());
        }
        Err(refuse("identifier", text, "lower-case letters and digits, joined by single hyphens"))
    }
}

impl FromStr for Slug {
    type Err = LabelError;

    fn from_str(text: &str) -> Result<Self, LabelError> {
        Self::check(text)?;
        Ok(Self(text.to_owned()))
    }
}

macro_rules! shown {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = LabelError;

            fn try_from(text: &str) -> Result<Self, LabelError> {
                text.parse()
            }
        }

        /// The text itself is kept, without a copy.
        impl TryFrom<String> for $name {
            type Error = LabelError;

            fn try_from(text: String) -> Result<Self, LabelError> {
                Self::check(&text)?;
                Ok(Self(text))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}
shown!(Label);
shown!(Slug);

crate::text::as_text!(Label, "Label", expected: "a text that is not empty", pattern: "^\\S([^\\x00-\\x1f]*\\S)?$");
crate::text::as_text!(Slug, "Slug", expected: "an identifier such as \"caf-coverage\"", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$");
