//! Why something does not belong to a convention.

use crate::Slug;
use crate::code::CommuneCode;

/// Something that does not belong to a convention: given twice, or naming what is not there.
///
/// ```
/// let mut convention = ctg_model::Convention::new("ctg".parse()?, "Convention territoriale globale".parse()?);
/// convention.add_stake("mobilite".parse()?)?;
/// assert_eq!(convention.add_stake("mobilite".parse()?).unwrap_err().to_string(), "stake `mobilite` is given twice, expected once");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ConventionError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("{what} `{text}` is given twice, expected once")]
    Twice { what: &'static str, text: String },
    #[error("commune {commune} is party twice, expected once")]
    CommuneTwice { commune: CommuneCode },
    #[error("{what} `{id}` is unknown, expected the id of a {what} of the convention")]
    Unknown { what: &'static str, id: Slug },
}

impl ConventionError {
    /// The text at fault.
    ///
    /// ```
    /// let mut convention = ctg_model::convention::Convention::new("ctg".parse()?, "Ctg".parse()?);
    /// convention.add_stake("mobilite".parse()?)?;
    /// assert_eq!(convention.add_stake("mobilite".parse()?).unwrap_err().text(), "mobilite");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn text(&self) -> String {
        match &self.0 {
            Fault::Twice { text, .. } => text.clone(),
            Fault::CommuneTwice { commune } => commune.to_string(),
            Fault::Unknown { id, .. } => id.to_string(),
        }
    }

    /// Whether it names a party or a post that is not there.
    ///
    /// ```
    /// let mut convention = ctg_model::convention::Convention::new("ctg".parse()?, "Ctg".parse()?);
    /// convention.add_stake("mobilite".parse()?)?;
    /// assert!(!convention.add_stake("mobilite".parse()?).unwrap_err().is_unknown());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_unknown(&self) -> bool {
        matches!(self.0, Fault::Unknown { .. })
    }

    pub(super) fn twice(what: &'static str, text: &impl ToString) -> Self {
        Fault::Twice { what, text: text.to_string() }.into()
    }

    pub(super) fn commune_twice(commune: CommuneCode) -> Self {
        Fault::CommuneTwice { commune }.into()
    }

    pub(super) fn unknown(what: &'static str, id: &Slug) -> Self {
        Fault::Unknown { what, id: id.clone() }.into()
    }
}
