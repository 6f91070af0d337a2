//! Which columns a table has, and how its cells are parted.

/// What a table looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) columns: &'static [Column],
    /// The column by which messages and [lost rows](super::Lost) know a row.
    pub(crate) key: &'static str,
    /// The signs that may part cells; of several, the header shows which.
    pub(crate) separators: &'static [u8],
    pub(crate) kind: Kind,
}

/// Who wrote the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Its own author, for this crate: names are exact, a column that is not known is told, blanks count, the encoding is UTF-8.
    Own,
    /// A publisher, for everybody: names are taken in any case, other columns are left aside, blanks around a cell do not count.
    Public,
}

/// A column by its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    /// What it is called in other years; of several in one file, the first counts.
    pub(crate) aliases: &'static [&'static str],
    /// Whether the table is refused without it.
    pub(crate) needed: bool,
}

pub(crate) const fn needed(name: &'static str) -> Column {
    Column { name, aliases: &[], needed: true }
}

pub(crate) const fn optional(name: &'static str) -> Column {
    Column { name, aliases: &[], needed: false }
}

impl Column {
    /// The same column, which has other names in other years.
    pub(crate) const fn or(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Its names, the first one first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }
}

impl Layout {
    /// A table of a folder.
    pub(crate) const fn commas(key: &'static str, columns: &'static [Column]) -> Self {
        Self { columns, key, separators: b",", kind: Kind::Own }
    }

    /// A public table, with whatever sign between its cells.
    pub(crate) const fn public(key: &'static str, columns: &'static [Column]) -> Self {
        Self { columns, key, separators: b";,\t|", kind: Kind::Public }
    }

    /// The same layout, with these signs between cells.
    pub(crate) const fn separated_by(self, separators: &'static [u8]) -> Self {
        Self { separators, ..self }
    }

    pub(crate) fn is_public(&self) -> bool {
        self.kind == Kind::Public
    }

    /// The place of a column among those of the layout.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| std::ptr::eq(column.name, name) || column.name == name)
    }

    /// Whether a name of a file is that of a column.
    pub(super) fn same(&self, found: &str, name: &str) -> bool {
        if self.is_public() { found.eq_ignore_ascii_case(name) } else { found == name }
    }
}
