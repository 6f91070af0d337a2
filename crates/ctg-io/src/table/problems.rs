//! What is set aside of a table, in bounded memory.

use crate::SetAside;

/// How many messages of one file are kept; a file that is wrong in each of its million rows says enough with these.
pub(crate) const LISTED: usize = 10_000;

/// The messages of a file, and how many more there would be.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    listed: Vec<SetAside>,
    more: u64,
}

impl Problems {
    pub(crate) fn push(&mut self, item: SetAside) {
        if self.listed.len() < LISTED {
            self.listed.push(item);
        } else {
            self.more += 1;
        }
    }

    pub(crate) fn extend(&mut self, items: impl IntoIterator<Item = SetAside>) {
        items.into_iter().for_each(|item| self.push(item));
    }

    /// How many there are in all.
    pub(crate) fn count(&self) -> u64 {
        self.listed.len() as u64 + self.more
    }

    /// The messages in the order of lines; the last one counts those that are not listed.
    pub(crate) fn into_set_aside(mut self) -> Vec<SetAside> {
        self.listed.sort_by_key(SetAside::line);
        if let (Some(first), more @ 1..) = (self.listed.first(), self.more) {
            let problem =
                format!("found {more} more problems of this file, expected at most {LISTED}: they are not listed");
            let last = SetAside::new(first.file(), problem);
            self.listed.push(last);
        }
        self.listed
    }

    /// The first message.
    pub(crate) fn into_first(self) -> Option<SetAside> {
        self.listed.into_iter().next()
    }
}
