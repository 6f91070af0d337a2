//! What went wrong while a folder was read.

use std::collections::BTreeMap;

use ctg_model::DiagnosisError;

use super::{DOCUMENTS, Folder, TABLES, ages, communes, dates, figures, territory, zones};
use crate::set_aside::{Told, shown};
use crate::table::{self, Layout, Lost, Placed, Row};
use crate::{SetAside, Severity};

/// Everything set aside so far, and which rows of which files were lost.
#[derive(Debug, Default)]
pub(super) struct Report {
    set_aside: Vec<SetAside>,
    lost: BTreeMap<&'static str, Lost>,
}

/// A thing that the diagnosis refused, and the column that it stands in, where it stands in one.
pub(super) type Misfit = (Option<&'static str>, DiagnosisError);

/// Names the column of whatever a diagnosis refused; only the column of communes has another name in each table.
pub(super) fn misfit(error: DiagnosisError, commune: &'static str) -> Misfit {
    let column = match error.what() {
        Some("source") => Some("source"),
        Some("identifier") => Some("id"),
        Some("zone") => Some("subject"),
        Some("commune") => Some(commune),
        _ => None,
    };
    (column, error)
}

impl Report {
    /// Reads a table of the folder; no row where the folder does not hold it.
    pub(super) fn table<T>(
        &mut self,
        folder: &Folder,
        file: &'static str,
        layout: &Layout,
        read_row: impl FnMut(&mut Row<'_>) -> Result<T, Told>,
    ) -> Vec<Placed<T>> {
        let Some(bytes) = folder.file(file) else { return Vec::new() };
        let table = table::read(file, bytes, layout, read_row);
        self.set_aside.extend(table.set_aside);
        self.lost.insert(file, table.lost);
        table.rows
    }

    /// Adds rows to a diagnosis through one of its doors; those that it refuses are set aside.
    pub(super) fn add<T>(
        &mut self,
        file: &'static str,
        rows: Vec<Placed<T>>,
        mut door: impl FnMut(T) -> Result<(), Misfit>,
    ) {
        for row in rows {
            if let Err((column, error)) = door(row.value) {
                self.lost_in(file).add(&row.key);
                let told = self.told(file, &error).at_line(row.line);
                self.push(if let Some(column) = column { told.in_column(column) } else { told });
            }
        }
    }

    fn told(&self, file: &'static str, error: &DiagnosisError) -> SetAside {
        let text = error.text().unwrap_or_default();
        match error.what().map(reference) {
            Some((expected, files)) if !files.is_empty() => self.unknown(file, text, expected, files),
            _ => SetAside::new(file, error),
        }
    }

    /// A reference to something that is not there: a mistake, or the consequence of a row that was lost.
    pub(super) fn unknown(&self, file: &str, text: &str, expected: &str, files: &[&'static str]) -> SetAside {
        let hangs = files.iter().any(|file| self.may_have_lost(file, text));
        SetAside::new(file, format!("found {}, expected {expected}", shown(text)))
            .with_text(text)
            .with_severity(if hangs { Severity::Consequence } else { Severity::Refused })
    }

    /// The rows of a file that were lost.
    pub(super) fn lost_in(&mut self, file: &'static str) -> &mut Lost {
        self.lost.entry(file).or_default()
    }

    /// Whether a row of this key may be among the lost ones of a file.
    pub(super) fn may_have_lost(&self, file: &str, key: &str) -> bool {
        self.lost.get(file).is_some_and(|lost| lost.may_hold(key))
    }

    /// Whether a file lost any row.
    pub(super) fn has_losses(&self, file: &str) -> bool {
        self.lost.get(file).is_some_and(|lost| !lost.is_empty())
    }

    pub(super) fn push(&mut self, item: SetAside) {
        self.set_aside.push(item);
    }

    pub(super) fn extend(&mut self, items: impl IntoIterator<Item = SetAside>) {
        self.set_aside.extend(items);
    }

    /// Warns of tables that no one will read: a name with a slip of the pen must not pass for a table left out.
    pub(super) fn warn_of_other_tables(&mut self, folder: &Folder) {
        let is_table = |name: &&str| {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            ["csv", "json"].iter().any(|table| ending.eq_ignore_ascii_case(table))
        };
        let others: Vec<&str> = folder.names().filter(is_table).filter(|name| rank(name) == usize::MAX).collect();
        self.extend(others.into_iter().map(|name| {
            let problem = "found a file that the layout does not name, and left it aside";
            SetAside::new(name, problem).with_severity(Severity::Warning)
        }));
    }

    /// Everything set aside, in the order of files and lines.
    pub(super) fn into_set_aside(mut self) -> Vec<SetAside> {
        self.set_aside.sort_by(|one, other| {
            let place = |item: &SetAside| (rank(item.file()), item.line());
            place(one).cmp(&place(other)).then_with(|| one.file().cmp(other.file()))
        });
        self.set_aside
    }
}

/// Where a file stands in the layout; last if it does not.
fn rank(file: &str) -> usize {
    let tables = TABLES.iter().map(|(name, _)| *name);
    std::iter::once(territory::FILE).chain(tables).chain(DOCUMENTS).position(|name| name == file).unwrap_or(usize::MAX)
}

/// What was expected of a reference, in words, and the files that it may speak of.
fn reference(what: &'static str) -> (&'static str, &'static [&'static str]) {
    match what {
        "source" => ("the id of a source of `territory.json`", &[territory::FILE]),
        "commune" => ("a commune of `communes.csv`", &[communes::FILE]),
        "zone" => ("a zone of `zones.csv`", &[zones::FILE]),
        "figure" => ("the id of a row of `figures.csv` or `ages.csv`", &[figures::FILE, ages::FILE]),
        "date" => ("the id of a row of `dates.csv`", &[dates::FILE]),
        _ => ("", &[]),
    }
}
