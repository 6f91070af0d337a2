//! A facility, with what its list says of it beyond the words of the model.

use std::sync::Arc;

use ctg_model::Label;
use ctg_model::code::{ArrondissementCode, Siret, UaiCode};
use ctg_model::service::{Facility, ServiceKind};

use crate::hours::OpeningHours;

/// A facility as a public list gives it, with its opening hours and its numbers in other registers.
///
/// # Examples
/// ```
/// use ctg_io::facility::{List, read};
/// let list = "id_fs,lib_fs,insee_com,h_lundi\n115,France services Tonnay-Charente,17449,08:30 - 12:30 / 13:30 - 17:30\n";
/// let read = read(List::FranceServices, ctg_io::Source::new("liste.csv", list.as_bytes()))?;
/// let site = &read.value().facilities[0];
/// assert_eq!((site.facility.id().as_str(), site.line, &*site.word), ("france-services-115", 2, "lieu fixe"));
/// assert_eq!(site.hours.as_ref().map(ToString::to_string).as_deref(), Some("Mo 08:30-12:30,13:30-17:30"));
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Listed {
    /// The facility: kind, theme, name, place, capacity.
    pub facility: Facility,
    /// The word of the list that gave the kind: a type of the BPE, a network, a programme.
    #[serde(with = "shared")]
    pub word: Arc<str>,
    /// The line of the file; in JSON, the number of the object in its list, counted from 1.
    pub line: u64,
    /// Its number in the register of establishments.
    pub siret: Option<Siret>,
    /// How good its point is, in the words of the list (*qualité du géocodage*).
    #[serde(with = "shared_option")]
    pub position_quality: Option<Arc<str>>,
    /// What only some lists say; `None` where this one says nothing of it.
    pub more: Option<Box<More>>,
    /// The opening hours, where the list gives them.
    pub hours: Option<OpeningHours>,
}

/// What only some lists say.
///
/// ```
/// use ctg_io::facility::More;
/// assert!(More::default().is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct More {
    /// Its number in the register of schools.
    pub uai: Option<UaiCode>,
    /// The arrondissement that the list names where the facility stands in Paris, Lyon or Marseille.
    pub arrondissement: Option<ArrondissementCode>,
    /// Public or private, in the words of the list (*secteur*).
    pub sector: Option<Label>,
    /// The contract of a private school, in the words of the list.
    pub contract: Option<Label>,
    /// What else it is: a library that is a France Services too.
    pub kinds: Vec<ServiceKind>,
}

impl More {
    /// Whether the list says nothing of this.
    ///
    /// ```
    /// assert!(ctg_io::facility::More::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Listed {
    pub(super) fn new(facility: Facility, word: Arc<str>, line: u64) -> Self {
        Self { facility, word, line, siret: None, position_quality: None, more: None, hours: None }
    }

    pub(super) fn with_more(self, more: More) -> Self {
        Self { more: if more.is_empty() { None } else { Some(Box::new(more)) }, ..self }
    }
}

/// A shared text, as a text.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(deserializer).map(Arc::from)
    }
}

/// A shared text that may be missing.
mod shared_option {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde hands a field over so")]
    pub(super) fn serialize<S: Serializer>(text: &Option<Arc<str>>, serializer: S) -> Result<S::Ok, S::Error> {
        text.as_deref().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Arc<str>>, D::Error> {
        Option::<String>::deserialize(deserializer).map(|text| text.map(Arc::from))
    }
}
