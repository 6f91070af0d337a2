//! Where figures come from.

use crate::{Label, Slug, Vintage};

/// Where a figure comes from: publisher, title, vintage, licence and reference (*source*).
///
/// Figures of one table share one provenance, found by its identifier in the data that they belong to.
///
/// # Examples
/// ```
/// use ctg_model::{Provenance, Vintage};
/// let insee = Provenance::new("insee-2018".parse()?, "Insee".parse()?, "Populations légales 2018".parse()?, "Licence Ouverte 2.0".parse()?)
///     .with_vintage(Vintage::new(2018)?);
/// assert_eq!(insee.to_string(), "Insee, Populations légales 2018, 2018 (Licence Ouverte 2.0)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[non_exhaustive]
pub struct Provenance {
    /// Identifier inside one set of data.
    pub id: Slug,
    /// Who published it (*producteur*).
    pub publisher: Label,
    /// Under which title.
    pub title: Label,
    /// Which year it speaks of, where it speaks of one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub vintage: Option<Vintage>,
    /// On which terms it may be used again.
    pub licence: Label,
    /// Where exactly: package, page, article.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub reference: Option<Label>,
}

impl Provenance {
    /// A source without vintage or reference.
    ///
    /// ```
    /// use ctg_model::Provenance;
    /// let seats = Provenance::new("seats".parse()?, "IGN".parse()?, "Admin Express COG".parse()?, "Licence Ouverte 2.0".parse()?);
    /// assert_eq!(seats.to_string(), "IGN, Admin Express COG (Licence Ouverte 2.0)");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(id: Slug, publisher: Label, title: Label, licence: Label) -> Self {
        Self { id, publisher, title, vintage: None, licence, reference: None }
    }

    /// The same source, with the year it speaks of.
    ///
    /// ```
    /// # use ctg_model::{Provenance, Vintage};
    /// # let insee = Provenance::new("insee".parse()?, "Insee".parse()?, "Populations légales".parse()?, "Licence Ouverte 2.0".parse()?);
    /// let insee = insee.with_vintage(Vintage::new(2023)?);
    /// assert_eq!(insee.to_string(), "Insee, Populations légales, 2023 (Licence Ouverte 2.0)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_vintage(self, vintage: Vintage) -> Self {
        Self { vintage: Some(vintage), ..self }
    }

    /// The same source, with where exactly it was read.
    ///
    /// ```
    /// # use ctg_model::Provenance;
    /// # let insee = Provenance::new("insee".parse()?, "Insee".parse()?, "Populations légales".parse()?, "Licence Ouverte 2.0".parse()?);
    /// let insee = insee.with_reference("colonne population_municipale".parse()?);
    /// assert_eq!(insee.reference.map(|place| place.to_string()).as_deref(), Some("colonne population_municipale"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn with_reference(self, reference: Label) -> Self {
        Self { reference: Some(reference), ..self }
    }
}

impl std::fmt::Display for Provenance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, {}", self.publisher, self.title)?;
        if let Some(vintage) = self.vintage {
            write!(f, ", {vintage}")?;
        }
        write!(f, " ({})", self.licence)
    }
}
