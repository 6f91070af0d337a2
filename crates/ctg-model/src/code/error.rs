//! What a code refused, and why.

use std::fmt;

/// A family of codes, as named in messages.
///
/// ```
/// use ctg_model::code::CodeKind;
/// assert_eq!(CodeKind::Commune.to_string(), "commune code");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CodeKind {
    /// Insee commune code (*code commune*).
    Commune,
    /// Insee code of a municipal arrondissement of Paris, Lyon or Marseille.
    Arrondissement,
    /// Département or overseas collectivity.
    Departement,
    /// Région.
    Region,
    /// SIREN of an EPCI.
    Epci,
    /// SIREN of a legal unit.
    Siren,
    /// SIRET of an establishment.
    Siret,
    /// IRIS, the infra-communal mesh of Insee.
    Iris,
    /// Postal code.
    Postal,
    /// UAI of a school (*unité administrative immatriculée*).
    Uai,
    /// FINESS number of a health or social establishment.
    Finess,
    /// Equipment type of the *Base permanente des équipements*.
    Bpe,
}

impl fmt::Display for CodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Commune => "commune code",
            Self::Arrondissement => "municipal arrondissement code",
            Self::Departement => "département code",
            Self::Region => "région code",
            Self::Epci => "EPCI code",
            Self::Siren => "SIREN",
            Self::Siret => "SIRET",
            Self::Iris => "IRIS code",
            Self::Postal => "postal code",
            Self::Uai => "UAI",
            Self::Finess => "FINESS number",
            Self::Bpe => "BPE equipment type",
        })
    }
}

/// A text that is not a code: what was read, what was expected, and at which character.
///
/// ```
/// use ctg_model::code::CommuneCode;
/// let error = "2C001".parse::<CommuneCode>().unwrap_err();
/// assert_eq!(error.text(), "2C001");
/// assert_eq!(error.position(), Some(2));
/// assert_eq!(error.to_string(), "commune code `2C001`: found `C` at character 2, expected a digit, or A or B after 2");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} `{text}`: {fault}")]
pub struct CodeError {
    kind: CodeKind,
    text: String,
    fault: Fault,
}

impl CodeError {
    /// Longer texts are cut in the error: a whole file read as one code must not end up in a message.
    const LONGEST_TEXT: usize = 40;

    pub(super) fn new(kind: CodeKind, text: &str, fault: Fault) -> Self {
        let mut kept: String = text.chars().take(Self::LONGEST_TEXT).collect();
        if kept.len() < text.len() {
            kept.push('…');
        }
        Self { kind, text: kept, fault }
    }

    /// The family of codes that refused the text.
    ///
    /// ```
    /// use ctg_model::code::{CodeKind, RegionCode};
    /// assert_eq!("99".parse::<RegionCode>().unwrap_err().kind(), CodeKind::Region);
    /// ```
    pub fn kind(&self) -> CodeKind {
        self.kind
    }

    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// use ctg_model::code::CommuneCode;
    /// assert_eq!("1729".parse::<CommuneCode>().unwrap_err().text(), "1729");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first character that does not fit, counted from 1, where one character is at fault.
    ///
    /// ```
    /// use ctg_model::code::CommuneCode;
    /// assert_eq!("172x9".parse::<CommuneCode>().unwrap_err().position(), Some(4));
    /// assert_eq!("1729".parse::<CommuneCode>().unwrap_err().position(), None);
    /// ```
    pub fn position(&self) -> Option<usize> {
        match self.fault {
            Fault::Character { position, .. } => Some(position),
            _ => None,
        }
    }

    /// What was expected in place of what was found.
    ///
    /// ```
    /// use ctg_model::code::EpciCode;
    /// assert_eq!("200041763".parse::<EpciCode>().unwrap_err().expected(), "key 2");
    /// ```
    pub fn expected(&self) -> String {
        self.fault.expected()
    }
}

/// Why a text is not a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Wrong number of characters; `padded` is the text with its leading zeros put back, if that would fit.
    Length { found: usize, expected: &'static str, padded: Option<String> },
    /// A character that does not fit, counted from 1.
    Character { position: usize, found: char, expected: &'static str },
    /// A key that does not match the rest.
    Key { found: char, computed: char },
    /// Well formed, but no such thing exists.
    Unknown { found: String, expected: &'static str },
    /// A municipal arrondissement where a commune is due.
    Arrondissement { city: &'static str, commune: &'static str },
}

impl Fault {
    fn expected(&self) -> String {
        match self {
            Self::Length { expected, padded: Some(text), .. } => {
                format!("{expected} (`{text}` if a leading zero was lost)")
            }
            Self::Length { expected, .. } | Self::Character { expected, .. } | Self::Unknown { expected, .. } => {
                (*expected).to_owned()
            }
            Self::Key { computed, .. } => format!("key {computed}"),
            Self::Arrondissement { city, commune } => format!("the commune `{commune}` ({city})"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = self.expected();
        match self {
            Self::Length { found: 0, .. } => write!(f, "found nothing, expected {expected}"),
            Self::Length { found: 1, .. } => write!(f, "found 1 character, expected {expected}"),
            Self::Length { found, .. } => write!(f, "found {found} characters, expected {expected}"),
            Self::Character { position, found, .. } => {
                write!(f, "found `{}` at character {position}, expected {expected}", found.escape_debug())
            }
            Self::Key { found, .. } => write!(f, "found key {found}, expected {expected}"),
            Self::Unknown { found, .. } => write!(f, "found {found}, expected {expected}"),
            Self::Arrondissement { .. } => write!(f, "found a municipal arrondissement, expected {expected}"),
        }
    }
}
