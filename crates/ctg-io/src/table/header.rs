//! The first row: which column stands where.

use super::encoding::{is_utf_16, utf_16};
use super::split::RawRow;
use super::{LONGEST_ROW, Layout};
use crate::set_aside::shown;
use crate::{SetAside, Severity};

/// The names of the columns, as they stand in the file.
pub(super) struct Header {
    names: Vec<String>,
}

impl Header {
    /// Reads the header, with a warning for each column that the layout does not know.
    ///
    /// # Errors
    /// Everything that keeps the table from being read: no header, needed columns that are missing, a column given twice.
    pub(super) fn read(
        file: &str,
        bytes: &[u8],
        first: Option<RawRow>,
        layout: &Layout,
    ) -> Result<(Self, Vec<SetAside>), Vec<SetAside>> {
        if is_utf_16(bytes) {
            return Err(vec![utf_16(file)]);
        }
        let row = first.ok_or_else(|| vec![SetAside::new(file, "found an empty file, expected a header line")])?;
        let place = |problem: String| SetAside::new(file, problem).at_line(row.line);
        let header = Self::of_row(&row).map_err(|problem| vec![place(problem)])?;
        let faults: Vec<SetAside> = header.twice(layout).chain(header.missing(layout)).map(place).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let unknown = header.names.iter().filter(|name| layout.columns.iter().all(|column| column.name != *name));
        let warn = |name: &String| {
            let problem = format!("found a column that is not known, and left it aside; expected {}", list(layout));
            place(problem).in_column(name).with_text(name).with_severity(Severity::Warning)
        };
        let warnings = unknown.map(warn).collect();
        Ok((header, warnings))
    }

    fn of_row(row: &RawRow) -> Result<Self, String> {
        if let Some(fault) = row.fault {
            return Err(fault.to_owned());
        }
        if row.length > LONGEST_ROW {
            return Err(format!("found a header of {} bytes, expected at most {LONGEST_ROW}", row.length));
        }
        let texts = row.cells.iter().map(|cell| std::str::from_utf8(cell).map(|name| name.trim().to_owned()));
        let names = texts.collect::<Result<_, _>>();
        names.map(|names| Self { names }).map_err(|_| "found a header that is not UTF-8, expected UTF-8".to_owned())
    }

    fn twice<'l>(&'l self, layout: &'l Layout) -> impl Iterator<Item = String> + 'l {
        let times = |name: &str| self.names.iter().filter(|found| *found == name).count();
        let twice = layout.columns.iter().filter(move |column| times(column.name) > 1);
        twice.map(|column| format!("found the column `{}` more than once, expected it once", column.name))
    }

    /// The needed columns that are missing, all in one sentence: a wrong separator loses all of them at once.
    fn missing(&self, layout: &Layout) -> Option<String> {
        let missing = layout.columns.iter().filter(|column| column.needed && self.index(column.name).is_none());
        let missing: Vec<String> = missing.map(|column| format!("`{}`", column.name)).collect();
        match (missing.as_slice(), self.names.as_slice()) {
            ([], _) => None,
            ([_, _, ..], [only]) => Some(format!("found the one column {}, expected {}", shown(only), list(layout))),
            ([name], _) => Some(format!("found no column {name}, expected one")),
            (names, _) => Some(format!("found no columns {}, expected them", names.join(", "))),
        }
    }

    /// How many cells a row has.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Where a column stands.
    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|found| found == name)
    }

    /// The name of the column at an index.
    pub(super) fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }
}

/// The columns of a layout, for a person.
fn list(layout: &Layout) -> String {
    let names: Vec<String> = layout.columns.iter().map(|column| format!("`{}`", column.name)).collect();
    format!("{} separated by `{}`", names.join(", "), char::from(layout.delimiter))
}
