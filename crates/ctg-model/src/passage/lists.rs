//! Lists of communes by commune.

use crate::code::CommuneCode;

/// For each commune of a sorted list, some others, sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lists {
    keys: Vec<CommuneCode>,
    /// For each key, the place of its first item; one more at the end.
    first: Vec<usize>,
    items: Vec<CommuneCode>,
}

impl Lists {
    /// The lists of pairs of a key and an item, whose keys are all among the sorted ones.
    pub(super) fn new(keys: Vec<CommuneCode>, mut pairs: Vec<(CommuneCode, CommuneCode)>) -> Self {
        pairs.sort_unstable();
        let mut first = Vec::with_capacity(keys.len() + 1);
        let mut at = 0;
        for key in &keys {
            first.push(at);
            at += pairs.get(at..).unwrap_or_default().iter().take_while(|(of, _)| of == key).count();
        }
        first.push(at);
        Self { keys, first, items: pairs.into_iter().map(|(_, item)| item).collect() }
    }

    pub(super) fn keys(&self) -> &[CommuneCode] {
        &self.keys
    }

    /// The items of a key; `None` where it is not among the keys.
    pub(super) fn of(&self, key: CommuneCode) -> Option<&[CommuneCode]> {
        let place = self.keys.binary_search(&key).ok()?;
        self.items.get(*self.first.get(place)?..*self.first.get(place + 1)?)
    }
}
