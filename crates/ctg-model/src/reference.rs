//! Where a rule or a figure of law comes from, and how sure that is.

use crate::Label;

crate::words::words! {
    /// How a rule or a figure of law is known.
    ///
    /// ```
    /// use ctg_model::Reliability;
    /// assert_eq!("second-hand".parse::<Reliability>()?, Reliability::SecondHand);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum Reliability in "": "reliability" {
        /// Read in the source that is named.
        Read = "read",
        /// Read in somebody else's account of the source.
        SecondHand = "second-hand",
        /// Generally held, and not confirmed by a source.
        Unconfirmed = "unconfirmed",
    }
}

/// Where a rule or a figure of law comes from: title, article or page (*référence*), and how it is known.
///
/// # Examples
/// ```
/// use ctg_model::{Reliability, Reference};
/// let page = Reference::new("caf.fr, « Convention territoriale globale », page des partenaires".parse()?, Reliability::Read);
/// assert!(page.title.as_str().starts_with("caf.fr"));
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Reference {
    /// Title, article, page, date.
    pub title: Label,
    /// How it is known.
    pub reliability: Reliability,
}

impl Reference {
    /// A reference of a title.
    ///
    /// ```
    /// use ctg_model::{Reference, Reliability};
    /// let circular = Reference::new("circulaire Cnaf C2020-01".parse()?, Reliability::SecondHand);
    /// assert_eq!(circular.reliability.as_str(), "second-hand");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(title: Label, reliability: Reliability) -> Self {
        Self { title, reliability }
    }
}
