//! The first row: which column stands where.

use super::cells::Cells;
use super::cut::LONGEST_ROW;
use super::layout::{Column, Layout};
use super::rows::{Drawn, Fault, RowSource};
use crate::set_aside::shown;
use crate::{SetAside, Severity};

/// The names of the columns, in the order of the file, and where those of the layout stand.
#[derive(Debug)]
pub(crate) struct Header {
    names: Vec<String>,
    places: Vec<Option<usize>>,
}

/// How many names a message lists.
const LISTED: usize = 12;

impl Header {
    /// The header, and warnings about columns that nobody asked for; or what is wrong with the header.
    pub(super) fn read(
        source: &impl RowSource,
        first: Option<(Drawn, &Cells)>,
        layout: &Layout,
    ) -> Result<(Self, Vec<SetAside>), Vec<SetAside>> {
        let file = source.file();
        let (row, cells) =
            first.ok_or_else(|| vec![SetAside::new(file, "found an empty file, expected a header line")])?;
        let place = |problem: String| SetAside::new(file, problem).at_line(row.line);
        let header = Self::of_row(&row, cells, layout).map_err(|problem| vec![place(problem)])?;
        let list = list(layout, source.separator());
        let faults: Vec<SetAside> = header.twice(layout).chain(header.missing(layout, &list)).map(place).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let unknown = header.names.iter().filter(|name| layout.columns.iter().all(|column| column.name != *name));
        let warn = |name: &String| {
            let problem = format!("found a column that is not known, and left it aside; expected {list}");
            place(problem).in_column(name).with_text(name).with_severity(Severity::Warning)
        };
        let warnings = unknown.filter(|_| !layout.is_public()).map(warn).collect();
        Ok((header, warnings))
    }

    fn of_row(row: &Drawn, cells: &Cells, layout: &Layout) -> Result<Self, String> {
        match row.fault {
            Some(Fault::Quoting(fault)) => return Err(fault.to_owned()),
            Some(Fault::TooLong(length)) => {
                return Err(format!("found a header of {length} bytes, expected at most {LONGEST_ROW}"));
            }
            Some(Fault::Misencoded(at)) => {
                return Err(format!("found a header that is not {0}, expected {0}", at.expected));
            }
            None => {}
        }
        let names: Vec<String> = cells.iter().map(|name| name.trim().to_owned()).collect();
        let at = |wanted: &str| names.iter().position(|name| layout.same(name, wanted));
        let places = layout.columns.iter().map(|column| column.names().find_map(at)).collect();
        Ok(Self { names, places })
    }

    /// Columns that stand twice in the header.
    fn twice<'l>(&'l self, layout: &'l Layout) -> impl Iterator<Item = String> + 'l {
        let times = |name: &str| self.names.iter().filter(|found| layout.same(found, name)).count();
        let names = layout.columns.iter().flat_map(Column::names);
        let twice = names.filter(move |name| times(name) > 1);
        twice.map(|name| format!("found the column `{name}` more than once, expected it once"))
    }

    /// The missing columns, in one message.
    fn missing(&self, layout: &Layout, list: &str) -> Option<String> {
        let columns = layout.columns.iter().zip(&self.places);
        let missing = columns.filter(|(column, place)| column.needed && place.is_none());
        let missing: Vec<String> = missing.map(|(column, _)| format!("`{}`", column.name)).collect();
        let found = if layout.is_public() { format!("; found {}", self.listed()) } else { String::new() };
        match (missing.as_slice(), self.names.as_slice()) {
            ([], _) => None,
            ([_, _, ..], [only]) => Some(format!("found the one column {}, expected {list}", shown(only))),
            ([name], _) => Some(format!("found no column {name}, expected one{found}")),
            (names, _) => Some(format!("found no columns {}, expected them{found}", names.join(", "))),
        }
    }

    /// The first names, and how many more.
    fn listed(&self) -> String {
        let first: Vec<String> = self.names.iter().take(LISTED).map(|name| shown(name)).collect();
        match self.names.len().saturating_sub(LISTED) {
            0 => first.join(", "),
            more => format!("{} and {more} more", first.join(", ")),
        }
    }

    /// How many columns the file has.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Every name of the file, in its order.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Where the column of this place in the layout stands in the file.
    pub(crate) fn index(&self, place: usize) -> Option<usize> {
        self.places.get(place).copied().flatten()
    }

    /// The name of a column of the file.
    pub(crate) fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }
}

fn list(layout: &Layout, separator: u8) -> String {
    let names: Vec<String> = layout.columns.iter().map(|column| format!("`{}`", column.name)).collect();
    let sign = if separator == b'\t' { "a tab".to_owned() } else { format!("`{}`", char::from(separator)) };
    format!("{} separated by {sign}", names.join(", "))
}
