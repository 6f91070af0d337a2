//! One row of a list, or one object of a JSON list, cell by cell.

use std::fmt;
use std::str::FromStr;

use super::cells::Cells;
use super::header::Header;
use crate::SetAside;
use crate::set_aside::{Told, shown};

/// A row whose cells are found by their column, and what was set aside of it.
///
/// Each method that refuses gives [`Told`] when it has left a problem behind.
pub(in crate::facility) struct Row<'r> {
    file: &'r str,
    header: &'r Header,
    line: u64,
    cells: Source<'r>,
    problems: Vec<SetAside>,
}

/// Where the cells come from.
enum Source<'r> {
    Table(Cells<'r>),
    Object(&'r [String]),
}

impl<'r> Row<'r> {
    pub(in crate::facility) fn of_table(file: &'r str, header: &'r Header, line: u64, cells: Cells<'r>) -> Self {
        Self { file, header, line, cells: Source::Table(cells), problems: Vec::new() }
    }

    /// An object, with one text for each column of the layout.
    pub(in crate::facility) fn of_object(file: &'r str, header: &'r Header, line: u64, texts: &'r [String]) -> Self {
        Self { file, header, line, cells: Source::Object(texts), problems: Vec::new() }
    }

    /// The line of the row; the number of the object in a JSON list.
    pub(in crate::facility) fn line(&self) -> u64 {
        self.line
    }

    pub(in crate::facility) fn into_problems(self) -> Vec<SetAside> {
        self.problems
    }

    /// The text of a cell without the blanks around it; empty where the file does not have the column.
    pub(in crate::facility) fn text(&self, column: usize) -> &'r str {
        let text = match &self.cells {
            Source::Table(cells) => self.header.place(column).and_then(|place| cells.get(place)),
            Source::Object(texts) => texts.get(column).map(String::as_str),
        };
        text.unwrap_or_default().trim()
    }

    /// A checked word, whose own error says what was found and what was expected.
    pub(in crate::facility) fn checked<T: FromStr<Err: fmt::Display>>(&mut self, column: usize) -> Result<T, Told> {
        match self.text(column).parse() {
            Ok(value) => Ok(value),
            Err(error) => self.refuse(column, &error),
        }
    }

    /// A cell that the rest of the row can do without: none where it is empty, and none where it is refused, which is told.
    pub(in crate::facility) fn or_none<T: FromStr<Err: fmt::Display>>(&mut self, column: usize) -> Option<T> {
        if self.text(column).is_empty() { None } else { self.checked(column).ok() }
    }

    /// Refuses a cell: what is there is told, then what was expected.
    pub(in crate::facility) fn expected<T>(&mut self, column: usize, expected: impl fmt::Display) -> Result<T, Told> {
        let problem = format!("found {}, expected {expected}", shown(self.text(column)));
        self.refuse(column, problem)
    }

    /// Refuses a cell in a sentence of its own.
    pub(in crate::facility) fn refuse<T>(&mut self, column: usize, problem: impl fmt::Display) -> Result<T, Told> {
        let problem = SetAside::new(self.file, problem).at_line(self.line).in_column(self.header.name(column));
        self.problems.push(problem.with_text(self.text(column)));
        Err(Told)
    }

    /// Marks what was told last as no loss.
    pub(in crate::facility) fn as_warning(&mut self) {
        if let Some(last) = self.problems.pop() {
            self.problems.push(last.with_severity(crate::Severity::Warning));
        }
    }
}
