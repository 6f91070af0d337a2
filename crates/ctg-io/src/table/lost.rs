//! Rows that were lost, by their key.

use std::collections::BTreeSet;

/// The keys of rows that were not taken.
///
/// A commune that is named in another file and is not there is a mistake of that file, unless its own row was set aside: then it is a
/// consequence.
#[derive(Debug, Default)]
pub(crate) struct Lost {
    keys: BTreeSet<String>,
    unknown: bool,
}

impl Lost {
    /// A row of this key; an empty key may be any.
    pub(crate) fn add(&mut self, key: &str) {
        if key.is_empty() || self.keys.len() >= super::problems::LISTED {
            self.add_unknown();
        } else {
            self.keys.insert(key.to_owned());
        }
    }

    /// Rows whose keys cannot be told: those of a file that could not be read, say.
    pub(crate) fn add_unknown(&mut self) {
        self.unknown = true;
    }

    /// Whether a row of this key may be among the lost ones.
    pub(crate) fn may_hold(&self, key: &str) -> bool {
        self.unknown || self.keys.contains(key)
    }

    /// Whether nothing was lost.
    pub(crate) fn is_empty(&self) -> bool {
        !self.unknown && self.keys.is_empty()
    }
}
