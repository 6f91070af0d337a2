//! `statements.csv`: what a document says in words.

use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::{Diagnosis, Label, Statement};

use super::cells::{Standing, any_status};
use super::report::{Report, misfit};
use super::{Folder, cells};
use crate::set_aside::Told;
use crate::table::{Layout, Placed, Row, needed};

pub(super) const FILE: &str = "statements.csv";

pub(super) const LAYOUT: Layout = Layout::commas(
    "id",
    &[
        needed("id"),
        needed("kind"),
        needed("title"),
        needed("text"),
        needed("scope"),
        needed("horizon"),
        needed("status"),
        needed("quote"),
        needed("source"),
        needed("note"),
    ],
);

pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<Statement>> {
    report.table(folder, FILE, &LAYOUT, read_row)
}

pub(super) fn add(rows: Vec<Placed<Statement>>, diagnosis: &mut Diagnosis, report: &mut Report) {
    report.add(FILE, rows, |statement| diagnosis.add_statement(statement).map_err(|error| misfit(error, "id")));
}

fn read_row(row: &mut Row<'_>) -> Result<Statement, Told> {
    let id = row.checked("id");
    let kind = row.checked("kind");
    let title = row.optional("title");
    let text = row.optional("text");
    let scope = row.optional("scope");
    let horizon = if row.text("horizon").is_empty() { Ok(None) } else { cells::vintage(row, "horizon").map(Some) };
    let standing = standing(row);
    let evidence = cells::evidence(row);
    let standing = standing?;
    Ok(Statement {
        id: id?,
        kind: kind?,
        title: words(title?, standing),
        text: words(text?, standing),
        scope: scope?,
        horizon: horizon?,
        evidence: evidence?,
    })
}

/// A status of a value needs a title or a text; a reason of absence needs one of them to be absent.
fn standing(row: &mut Row<'_>) -> Result<Standing, Told> {
    let standing = any_status(row)?;
    match (standing, row.text("title").is_empty(), row.text("text").is_empty()) {
        (Standing::Value(status), true, true) => {
            row.expected("title", format_args!("a title or a text, since `status` is `{status}`"))
        }
        (Standing::Absence(_), false, false) => {
            row.expected("status", "the status of a value, since `title` and `text` hold one each")
        }
        _ => Ok(standing),
    }
}

/// A title or a text. One that stands beside a lost one is printed; an empty one beside a value was never meant to be there.
fn words(words: Option<Label>, standing: Standing) -> Observation<Label> {
    match (words, standing) {
        (Some(words), Standing::Value(status)) => Observation::exact(words, status),
        (Some(words), Standing::Absence(_)) => Observation::exact(words, Status::Printed),
        (None, Standing::Value(_)) => Observation::Absent(Absence::NotApplicable),
        (None, Standing::Absence(reason)) => Observation::Absent(reason),
    }
}
