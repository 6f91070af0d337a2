//! What a document says about a thing, word for word.

use crate::Slug;
use crate::observation::Status;

/// Where a thing was read: the source, its words, and what a reader should know about the reading.
///
/// # Examples
/// ```
/// use ctg_model::Evidence;
/// let evidence = Evidence::new("brochure".parse()?).with_quote("315 places en accueil collectif");
/// assert_eq!(evidence.source.as_str(), "brochure");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[non_exhaustive]
pub struct Evidence {
    /// The source, declared with the data.
    pub source: Slug,
    /// The words of the source; empty where there are none.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "String::is_empty"))]
    pub quote: String,
    /// A sentence for the reader: why what is kept is not what is printed, say.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "String::is_empty"))]
    pub note: String,
}

impl Evidence {
    /// A source, without words yet.
    ///
    /// ```
    /// use ctg_model::Evidence;
    /// let table = Evidence::new("insee-2018".parse()?);   // a table has no words to quote
    /// assert!(table.quote.is_empty() && table.note.is_empty());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(source: Slug) -> Self {
        Self { source, quote: String::new(), note: String::new() }
    }

    /// The same source, with its words.
    ///
    /// ```
    /// use ctg_model::Evidence;
    /// let read = Evidence::new("brochure".parse()?).with_quote("15R SEPTEMBRE 2021");
    /// assert_eq!(read.quote, "15R SEPTEMBRE 2021");   // as recognised, noise included
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn with_quote(self, quote: &str) -> Self {
        Self { quote: quote.to_owned(), ..self }
    }

    /// The same source, with a sentence for the reader.
    ///
    /// ```
    /// use ctg_model::Evidence;
    /// let read = Evidence::new("brochure".parse()?).with_quote("15R SEPTEMBRE 2021").with_note("« 15R » can only be « 1er »");
    /// assert_eq!((read.quote.as_str(), read.note.as_str()), ("15R SEPTEMBRE 2021", "« 15R » can only be « 1er »"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn with_note(self, note: &str) -> Self {
        Self { note: note.to_owned(), ..self }
    }
}

/// A thing with its status and where it was read.
///
/// # Examples
/// ```
/// use ctg_model::{Documented, Evidence, TimelineEntry, observation::Status};
/// let recruited = TimelineEntry::milestone("recrutement".parse()?, "Recrutement".parse()?, "2021-09-01".parse()?);
/// let evidence = Evidence::new("brochure".parse()?).with_quote("15R SEPTEMBRE 2021");
/// let documented = Documented { item: recruited, status: Status::Restored, evidence };
/// assert_eq!(documented.item.start().to_string(), "2021-09-01");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Documented<T> {
    /// The thing.
    pub item: T,
    /// How it is known.
    pub status: Status,
    /// Where it was read.
    pub evidence: Evidence,
}
