//! Delimited tables: columns by name, rows one by one, everything that does not fit set aside with its place.
//!
//! This is the one way in for every CSV file of the crate. A dataset says once which columns it has ([`Layout`]) and how one [`Row`]
//! becomes a checked value; [`read`] does the rest, and never stops at a bad row.

mod encoding;
mod header;
mod lost;
mod row;
mod split;

use csv::StringRecord;

use crate::SetAside;
use crate::set_aside::Told;
use encoding::Misencoded;
use header::Header;
use split::{RawRow, Split};

pub(crate) use encoding::{decode, without_mark};
pub(crate) use lost::Lost;
pub(crate) use row::Row;
pub(crate) use split::quoting_fault;

/// The longest row, in bytes: a whole file swallowed by one stray quote must not pass for a row.
const LONGEST_ROW: usize = 1 << 20;

/// What a table looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) columns: &'static [Column],
    /// The column that other tables speak of, so that what hangs on a lost row can be told from a mistake.
    pub(crate) key: &'static str,
    pub(crate) delimiter: u8,
}

/// A column, by its name in the header.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    /// Whether the header has to name it. Its cells may be empty all the same.
    pub(crate) needed: bool,
}

pub(crate) const fn needed(name: &'static str) -> Column {
    Column { name, needed: true }
}

pub(crate) const fn optional(name: &'static str) -> Column {
    Column { name, needed: false }
}

impl Layout {
    /// A comma-separated table.
    pub(crate) const fn commas(key: &'static str, columns: &'static [Column]) -> Self {
        Self { columns, key, delimiter: b',' }
    }
}

/// A value and the row that it was read from.
#[derive(Debug)]
pub(crate) struct Placed<T> {
    pub(crate) line: u64,
    pub(crate) key: String,
    pub(crate) value: T,
}

/// A table that has been read.
#[derive(Debug)]
pub(crate) struct Table<T> {
    pub(crate) rows: Vec<Placed<T>>,
    pub(crate) set_aside: Vec<SetAside>,
    pub(crate) lost: Lost,
}

/// Reads every row through `read_row`, which gives a value or leaves at least one problem with the row.
pub(crate) fn read<T>(
    file: &str,
    bytes: &[u8],
    layout: &Layout,
    read_row: impl FnMut(&mut Row<'_>) -> Result<T, Told>,
) -> Table<T> {
    let mut table = Table { rows: Vec::new(), set_aside: Vec::new(), lost: Lost::default() };
    let mut rows = Split::new(without_mark(bytes), layout.delimiter);
    match Header::read(file, bytes, rows.next(), layout) {
        Ok((header, warnings)) => {
            table.set_aside.extend(warnings);
            Reader { file, bytes, header, layout, misencoded: None }.read(rows, read_row, &mut table);
        }
        Err(refused) => {
            table.set_aside.extend(refused);
            table.lost.add_unknown();
        }
    }
    table
}

struct Reader<'t> {
    file: &'t str,
    bytes: &'t [u8],
    header: Header,
    layout: &'t Layout,
    misencoded: Option<Misencoded>,
}

impl Reader<'_> {
    fn read<T>(
        mut self,
        rows: Split<'_>,
        mut read_row: impl FnMut(&mut Row<'_>) -> Result<T, Told>,
        table: &mut Table<T>,
    ) {
        for raw in rows.filter(|raw| !raw.is_blank()) {
            let (line, key) = (raw.line, self.key(&raw));
            let (value, problems) = match self.texts(raw) {
                Ok(cells) => {
                    let mut row = Row::new(self.file, &self.header, line, cells);
                    let value = read_row(&mut row).ok();
                    let problems = row.into_problems(value.is_some());
                    (value, problems)
                }
                Err(problem) => (None, problem.into_iter().collect()),
            };
            table.set_aside.extend(problems);
            match value {
                Some(value) => table.rows.push(Placed { line, key, value }),
                None => table.lost.add(&key),
            }
        }
        table.set_aside.extend(self.misencoded.map(Misencoded::into_set_aside));
    }

    /// The key of a row, empty where it cannot be told.
    fn key(&self, raw: &RawRow) -> String {
        let cell = self.header.index(self.layout.key).and_then(|index| raw.cells.get(index));
        let sound = cell.filter(|_| raw.fault.is_none());
        sound.and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or_default().to_owned()
    }

    /// The cells of a row as texts, one for each column of the header; otherwise what is wrong, unless that has been told already.
    fn texts(&mut self, raw: RawRow) -> Result<StringRecord, Option<SetAside>> {
        let (line, found, expected) = (raw.line, raw.cells.len(), self.header.len());
        let refuse = |problem: String| Err(Some(SetAside::new(self.file, problem).at_line(line)));
        if let Some(fault) = raw.fault {
            return refuse(fault.to_owned());
        }
        if raw.length > LONGEST_ROW {
            return refuse(format!("found a row of {} bytes, expected at most {LONGEST_ROW}", raw.length));
        }
        if found != expected {
            let cells = if found == 1 { "cell" } else { "cells" };
            return refuse(format!("found {found} {cells}, expected {expected}"));
        }
        StringRecord::from_byte_record(raw.cells).map_err(|error| self.misencoded(line, error))
    }

    /// A byte that is not UTF-8: told once for a file that is in another encoding as a whole, each time otherwise.
    fn misencoded(&mut self, line: u64, error: csv::FromUtf8Error) -> Option<SetAside> {
        if let Some(all) = &mut self.misencoded {
            all.rows += 1;
            return None;
        }
        let (field, at) = (error.utf8_error().field(), error.utf8_error().valid_up_to());
        let byte = error.into_byte_record().get(field).and_then(|cell| cell.get(at).copied()).unwrap_or_default();
        let told = SetAside::new(self.file, format!("found the byte 0x{byte:02X}, expected UTF-8")).at_line(line);
        let told = told.in_column(self.header.name(field));
        if !encoding::looks_like_windows_1252(self.bytes) {
            return Some(told);
        }
        self.misencoded = Some(Misencoded { first: told, rows: 1 });
        None
    }
}
