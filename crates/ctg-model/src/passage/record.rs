//! A passage as it is written down.

use std::collections::BTreeSet;

use super::{Passage, PassageError};
use crate::CogVintage;
use crate::code::CommuneCode;

/// `{"from": 2018, "to": 2019, "pairs": [["17189", "17219"]]}`, with the communes that are in no pair.
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    from: CogVintage,
    to: CogVintage,
    pairs: Vec<(CommuneCode, CommuneCode)>,
    /// Communes of the first geography that go nowhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<CommuneCode>,
    /// Communes of the second geography that come from nowhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    new: Vec<CommuneCode>,
}

impl TryFrom<Record> for Passage {
    type Error = PassageError;

    fn try_from(raw: Record) -> Result<Self, PassageError> {
        let communes = |alone: Vec<CommuneCode>, paired: &mut dyn Iterator<Item = CommuneCode>| {
            alone.into_iter().chain(paired).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        };
        let sources = communes(raw.gone, &mut raw.pairs.iter().map(|(source, _)| *source));
        let targets = communes(raw.new, &mut raw.pairs.iter().map(|(_, target)| *target));
        Self::of_pairs(raw.from, raw.to, sources, targets, raw.pairs)
    }
}

impl From<Passage> for Record {
    fn from(passage: Passage) -> Self {
        let of = |source: CommuneCode| passage.parts(source).iter().map(move |part| (source, *part));
        let gone = passage.sources().iter().copied().filter(|source| passage.parts(*source).is_empty());
        Self {
            from: passage.from,
            to: passage.to,
            pairs: passage.sources().iter().copied().flat_map(of).collect(),
            gone: gone.collect(),
            new: passage.without_origin().collect(),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Passage {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Passage".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Record::json_schema(generator)
    }
}
