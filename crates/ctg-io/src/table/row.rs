//! One row, cell by cell.

use std::fmt;
use std::str::FromStr;

use csv::StringRecord;
use ctg_model::Decimal;

use super::header::Header;
use crate::SetAside;
use crate::set_aside::{Told, shown};

/// A row whose cells are found by the names of their columns, and the problems met so far.
///
/// Each method that reads a cell gives [`Told`] when it has left a problem behind. So a reader first reads every cell, then builds its
/// value with `?`: all that is wrong with a row is told, not only the first thing.
pub(crate) struct Row<'t> {
    file: &'t str,
    header: &'t Header,
    line: u64,
    cells: StringRecord,
    problems: Vec<SetAside>,
}

impl<'t> Row<'t> {
    pub(super) fn new(file: &'t str, header: &'t Header, line: u64, cells: StringRecord) -> Self {
        Self { file, header, line, cells, problems: Vec::new() }
    }

    /// What was wrong. A row that gave no value must have said why.
    pub(super) fn into_problems(mut self, taken: bool) -> Vec<SetAside> {
        if !taken && self.problems.is_empty() {
            self.problems.push(SetAside::new(self.file, "the row cannot be read").at_line(self.line));
        }
        self.problems
    }

    /// The text of a cell; empty where the table does not have the column.
    pub(crate) fn text(&self, column: &str) -> &str {
        self.header.index(column).and_then(|index| self.cells.get(index)).unwrap_or_default()
    }

    /// A checked word, whose own error says what was found and what was expected.
    pub(crate) fn checked<T: FromStr<Err: fmt::Display>>(&mut self, column: &'static str) -> Result<T, Told> {
        match self.text(column).parse() {
            Ok(value) => Ok(value),
            Err(error) => self.refuse(column, &error),
        }
    }

    /// A checked word, or none where the cell is empty.
    pub(crate) fn optional<T: FromStr<Err: fmt::Display>>(&mut self, column: &'static str) -> Result<Option<T>, Told> {
        if self.text(column).is_empty() { Ok(None) } else { self.checked(column).map(Some) }
    }

    /// A count of persons, places …
    pub(crate) fn count(&mut self, column: &'static str, of: &str) -> Result<u64, Told> {
        let count = self.text(column).parse().ok().and_then(Decimal::as_count);
        count.map_or_else(|| self.expected(column, format_args!("a whole number of {of}")), Ok)
    }

    /// An empty cell, because of what stands in another.
    pub(crate) fn empty(&mut self, column: &'static str, reason: impl fmt::Display) -> Result<(), Told> {
        if self.text(column).is_empty() { Ok(()) } else { self.expected(column, format_args!("nothing: {reason}")) }
    }

    /// Refuses a cell: what is there is told, then what was expected.
    pub(crate) fn expected<T>(&mut self, column: &'static str, expected: impl fmt::Display) -> Result<T, Told> {
        let problem = format!("found {}, expected {expected}", shown(self.text(column)));
        self.refuse(column, problem)
    }

    /// Refuses a cell in a sentence of its own.
    pub(crate) fn refuse<T>(&mut self, column: &'static str, problem: impl fmt::Display) -> Result<T, Told> {
        let problem = SetAside::new(self.file, problem).at_line(self.line).in_column(column);
        self.problems.push(problem.with_text(self.text(column)));
        Err(Told)
    }
}
