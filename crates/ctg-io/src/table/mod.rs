//! Tables: columns by name, rows one by one, everything that does not fit set aside with its place.
//!
//! This is the one way in for every table of the crate. A dataset says once which columns it has ([`Layout`]) and how one [`Row`]
//! becomes a checked value; [`Table`] does the rest, keeps one row in memory, and never stops at a bad one. Rows come from a [`RowSource`]:
//! a delimited text here ([`Table::open`]), a sheet or a columnar file elsewhere ([`Table::of_rows`]).

mod cells;
mod cut;
mod delimited;
mod encoding;
mod header;
mod layout;
mod lost;
mod problems;
mod row;
mod rows;

use crate::set_aside::Told;
use crate::{ReadError, SetAside, Source, SourceFile};
use encoding::{in_one, is_utf_16, utf_16};
use problems::Problems;

pub(crate) use cells::Cells;
pub(crate) use delimited::Delimited;
pub(crate) use encoding::{decode, without_mark};
pub(crate) use header::Header;
pub(crate) use layout::{Column, Layout, needed, optional};
pub(crate) use lost::Lost;
pub(crate) use row::Row;
pub(crate) use rows::{Drawn, Fault, RowSource};

/// A value and the row that it was read from.
#[derive(Debug)]
pub(crate) struct Placed<T> {
    pub(crate) line: u64,
    pub(crate) key: String,
    pub(crate) value: T,
}

/// A table in memory that has been read.
#[derive(Debug)]
pub(crate) struct Whole<T> {
    pub(crate) rows: Vec<Placed<T>>,
    pub(crate) set_aside: Vec<SetAside>,
    pub(crate) lost: Lost,
}

/// Reads every row of a table in memory through `read_row`, which gives a value or leaves at least one problem with the row.
pub(crate) fn read<T>(
    file: &str,
    bytes: &[u8],
    layout: &Layout,
    mut read_row: impl FnMut(&mut Row<'_>) -> Result<T, Told>,
) -> Whole<T> {
    let mut rows = Vec::new();
    let all = open_own(file, bytes, layout).and_then(|mut table| {
        table.for_each(|row| {
            let value = read_row(row)?;
            rows.push(Placed { line: row.line(), key: row.text(layout.key).to_owned(), value });
            Ok(())
        })?;
        table.finish()
    });
    match all {
        Ok(end) => Whole { rows, set_aside: end.set_aside, lost: end.lost },
        Err(error) => {
            let mut lost = Lost::default();
            lost.add_unknown();
            Whole { rows, set_aside: error.set_aside().to_vec(), lost }
        }
    }
}

/// A table of a folder says what it is by itself: nothing is unpacked, nothing decoded.
fn open_own<'l, 'b>(
    file: &str,
    bytes: &'b [u8],
    layout: &'l Layout,
) -> Result<Table<'l, Delimited<&'b [u8]>>, ReadError> {
    if is_utf_16(bytes) {
        return Err(ReadError::refused(vec![utf_16(file)]));
    }
    Table::open(Source::new(file, bytes), layout)
}

/// A table that is being read.
pub(crate) struct Table<'l, S> {
    file: String,
    source: S,
    layout: &'l Layout,
    header: Header,
    cells: Cells,
    problems: Problems,
    /// Rows in another encoding: if the whole file is, one message does for all.
    misencoded: Problems,
    lost: Lost,
}

/// What one row gave.
#[derive(Debug)]
pub(crate) enum Next<T> {
    Value(T),
    SetAside,
    End,
}

/// What is left of a table at its end.
#[derive(Debug)]
pub(crate) struct End {
    pub(crate) set_aside: Vec<SetAside>,
    pub(crate) lost: Lost,
    pub(crate) file: SourceFile,
}

impl<'l, R: std::io::Read> Table<'l, Delimited<R>> {
    /// A delimited file, its header read.
    ///
    /// # Errors
    /// Reading failed, or the header is not that of the layout.
    pub(crate) fn open(source: Source<R>, layout: &'l Layout) -> Result<Self, ReadError> {
        Self::of_rows(Delimited::open(source, layout)?, layout)
    }
}

impl<'l, S: RowSource> Table<'l, S> {
    /// Rows of any origin, the header read.
    ///
    /// # Errors
    /// Reading failed, or the header is not that of the layout.
    pub(crate) fn of_rows(mut source: S, layout: &'l Layout) -> Result<Self, ReadError> {
        let mut cells = Cells::default();
        let first = source.draw(&mut cells)?;
        let (header, warnings) =
            Header::read(&source, first.map(|row| (row, &cells)), layout).map_err(ReadError::refused)?;
        let (mut problems, file) = (Problems::default(), source.file().to_owned());
        problems.extend(warnings);
        let (misencoded, lost) = (Problems::default(), Lost::default());
        Ok(Self { file, source, layout, header, cells, problems, misencoded, lost })
    }

    /// The columns of the file.
    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// The name of the file.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// Whether the file has a column of the layout.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.layout.place(column).is_some_and(|place| self.header.index(place).is_some())
    }

    /// Reads the rows to the end.
    ///
    /// # Errors
    /// Reading failed.
    pub(crate) fn for_each(
        &mut self,
        mut read_row: impl FnMut(&mut Row<'_>) -> Result<(), Told>,
    ) -> Result<(), ReadError> {
        while !matches!(self.next(&mut read_row)?, Next::End) {}
        Ok(())
    }

    /// Reads one row.
    ///
    /// # Errors
    /// Reading failed.
    pub(crate) fn next<T>(
        &mut self,
        read_row: impl FnOnce(&mut Row<'_>) -> Result<T, Told>,
    ) -> Result<Next<T>, ReadError> {
        let drawn = loop {
            let Some(drawn) = self.source.draw(&mut self.cells)? else { return Ok(Next::End) };
            if drawn.fault.is_some() || !self.cells.is_blank() {
                break drawn;
            }
        };
        if let Some(problem) = self.fault(&drawn) {
            self.set_aside(&drawn, problem);
            return Ok(Next::SetAside);
        }
        let mut row = Row::new(&self.file, &self.header, self.layout, drawn.line, &self.cells);
        let value = read_row(&mut row).ok();
        self.problems.extend(row.into_problems(value.is_some()));
        if value.is_none() {
            let key = self.key().to_owned();
            self.lost.add(&key);
        }
        Ok(value.map_or(Next::SetAside, Next::Value))
    }

    /// The key of the row that was read last, empty where the table has none.
    fn key(&self) -> &str {
        let index = self.layout.place(self.layout.key).and_then(|place| self.header.index(place));
        index.and_then(|index| self.cells.get(index)).unwrap_or_default()
    }

    /// What keeps a row from being read at all.
    fn fault(&self, drawn: &Drawn) -> Option<SetAside> {
        let (found, expected) = (self.cells.len(), self.header.len());
        let place = |problem: String| SetAside::new(&self.file, problem).at_line(drawn.line);
        match drawn.fault {
            Some(Fault::Quoting(fault)) => Some(place(fault.to_owned())),
            Some(Fault::TooLong(length)) => {
                Some(place(format!("found a row of {length} bytes, expected at most {}", cut::LONGEST_ROW)))
            }
            _ if found != expected => {
                let cells = if found == 1 { "cell" } else { "cells" };
                Some(place(format!("found {found} {cells}, expected {expected}")))
            }
            Some(Fault::Misencoded(at)) => {
                let problem = format!("found the byte 0x{:02X}, expected {}", at.byte, at.expected);
                Some(place(problem).in_column(self.header.name(at.cell)))
            }
            None => None,
        }
    }

    fn set_aside(&mut self, drawn: &Drawn, problem: SetAside) {
        let is_misencoded = matches!(drawn.fault, Some(Fault::Misencoded(_))) && self.cells.len() == self.header.len();
        let problems = if is_misencoded { &mut self.misencoded } else { &mut self.problems };
        problems.push(problem);
        // A row that is badly quoted may be of any key, and so is a key with a byte of another encoding.
        let is_quoting = matches!(drawn.fault, Some(Fault::Quoting(_)));
        let key = Some(self.key()).filter(|key| !is_quoting && !key.contains(char::REPLACEMENT_CHARACTER));
        let key = key.unwrap_or_default().to_owned();
        self.lost.add(&key);
    }

    /// Reads what is left, and says what was set aside and what was read.
    ///
    /// # Errors
    /// Reading failed.
    pub(crate) fn finish(mut self) -> Result<End, ReadError> {
        let rows = self.misencoded.count();
        if rows > 0 && self.source.looks_like_windows_1252() {
            self.problems.extend(self.misencoded.into_first().map(|first| in_one(first, rows)));
        } else {
            self.problems.extend(self.misencoded.into_set_aside());
        }
        Ok(End { set_aside: self.problems.into_set_aside(), lost: self.lost, file: self.source.finish()? })
    }
}
