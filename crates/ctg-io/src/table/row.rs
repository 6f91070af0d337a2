//! One row, cell by cell.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::{Decimal, Vintage};

use super::cells::Cells;
use super::header::Header;
use super::layout::Layout;
use crate::cell::{self, Flags};
use crate::set_aside::{Told, shown};
use crate::{SetAside, Severity};

/// A row whose cells are found by the names of their columns, and the problems met so far.
///
/// Each method that reads a cell gives [`Told`] when it has left a problem behind. So a reader first reads every cell, then builds its
/// value with `?`: all that is wrong with a row is told, not only the first thing.
///
/// A column is named as its layout names it; `cell(0)` is the same as the name of the layout's first column, and faster. Columns that no
/// layout can name (those that carry a year) are reached by their place in the file: `at` and its kin.
pub(crate) struct Row<'t> {
    file: &'t str,
    header: &'t Header,
    layout: &'t Layout,
    line: u64,
    cells: &'t Cells,
    problems: Vec<SetAside>,
}

impl<'t> Row<'t> {
    pub(super) fn new(file: &'t str, header: &'t Header, layout: &'t Layout, line: u64, cells: &'t Cells) -> Self {
        Self { file, header, layout, line, cells, problems: Vec::new() }
    }

    /// What was wrong. A row that gave no value must have said why.
    pub(super) fn into_problems(mut self, taken: bool) -> Vec<SetAside> {
        if !taken && self.problems.is_empty() {
            self.problems.push(SetAside::new(self.file, "the row cannot be read").at_line(self.line));
        }
        self.problems
    }

    /// The line that the row begins on.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// The text of a cell; empty where the table does not have the column.
    pub(crate) fn text(&self, column: &str) -> &'t str {
        self.layout.place(column).map_or("", |place| self.cell(place))
    }

    /// The text of the cell of a column, by its place in the layout.
    pub(crate) fn cell(&self, place: usize) -> &'t str {
        self.header.index(place).map_or("", |index| self.at(index))
    }

    /// The text of a cell, by its place in the file.
    pub(crate) fn at(&self, index: usize) -> &'t str {
        let text = self.cells.get(index).unwrap_or_default();
        if self.layout.is_public() { text.trim() } else { text }
    }

    /// Whether the table has a column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.layout.place(column).is_some_and(|place| self.header.index(place).is_some())
    }

    /// The name of a column of the layout in this file.
    fn name(&self, column: &'static str) -> &'t str {
        let index = self.layout.place(column).and_then(|place| self.header.index(place));
        index.map_or(column, |index| self.header.name(index))
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

    /// A count of persons, places … as a folder writes it.
    pub(crate) fn count(&mut self, column: &'static str, of: &str) -> Result<u64, Told> {
        let count = self.text(column).parse().ok().and_then(Decimal::as_count);
        count.map_or_else(|| self.expected(column, format_args!("a whole number of {of}")), Ok)
    }

    /// A whole number as publishers write it: `35`, `35.0`, `1 234`.
    pub(crate) fn whole(&mut self, column: &'static str, of: &str) -> Result<u64, Told> {
        let count = cell::whole(self.text(column));
        count.map_or_else(|| self.expected(column, format_args!("a whole number of {of}")), Ok)
    }

    /// A day of the calendar.
    pub(crate) fn date(&mut self, column: &'static str) -> Result<NaiveDate, Told> {
        cell::date(self.text(column))
            .map_or_else(|| self.expected(column, "a date such as 2024-12-31 or 31/12/2024"), Ok)
    }

    /// A year, in whatever form.
    pub(crate) fn year(&mut self, column: &'static str) -> Result<Vintage, Told> {
        cell::year(self.text(column)).map_or_else(|| self.expected(column, "a year such as 2021 or 2021-12-31"), Ok)
    }

    /// A whole number or the reason why there is none; `blank` is what an empty cell says.
    pub(crate) fn counted(
        &mut self,
        column: &'static str,
        flags: &Flags,
        blank: Absence,
    ) -> Result<Observation<u64>, Told> {
        let found = statistic(self.text(column), flags, blank, cell::whole);
        found.map_or_else(|| self.expected(column, "a whole number, a flag or nothing"), Ok)
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
        let problem = SetAside::new(self.file, problem).at_line(self.line).in_column(self.name(column));
        self.problems.push(problem.with_text(self.text(column)));
        Err(Told)
    }

    /// Refuses a cell by its place in the file.
    pub(crate) fn expected_at<T>(&mut self, index: usize, expected: impl fmt::Display) -> Result<T, Told> {
        let text = self.at(index);
        let problem = SetAside::new(self.file, format!("found {}, expected {expected}", shown(text)));
        self.problems.push(problem.at_line(self.line).in_column(self.header.name(index)).with_text(text));
        Err(Told)
    }

    /// A number or the reason why there is none, by its place in the file.
    pub(crate) fn statistic_at(
        &mut self,
        index: usize,
        flags: &Flags,
        blank: Absence,
    ) -> Result<Observation<f64>, Told> {
        let found = statistic(self.at(index), flags, blank, cell::number);
        found.map_or_else(|| self.expected_at(index, "a number, a flag or nothing"), Ok)
    }

    /// A whole number or the reason why there is none, by its place in the file.
    pub(crate) fn counted_at(&mut self, index: usize, flags: &Flags, blank: Absence) -> Result<Observation<u64>, Told> {
        let found = statistic(self.at(index), flags, blank, cell::whole);
        found.map_or_else(|| self.expected_at(index, "a whole number, a flag or nothing"), Ok)
    }

    /// Tells something of a cell that does not keep the row from being taken.
    pub(crate) fn warn(&mut self, column: &'static str, problem: impl fmt::Display) {
        let told = SetAside::new(self.file, problem).at_line(self.line).in_column(self.name(column));
        self.problems.push(told.with_text(self.text(column)).with_severity(Severity::Warning));
    }
}

/// A cell of a statistical table.
fn statistic<T>(
    text: &str,
    flags: &Flags,
    blank: Absence,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<Observation<T>> {
    if text.is_empty() {
        return Some(Observation::Absent(blank));
    }
    let value = read(text).map(|value| Observation::exact(value, Status::Observed));
    value.or_else(|| flags.absence(text).map(Observation::Absent))
}
