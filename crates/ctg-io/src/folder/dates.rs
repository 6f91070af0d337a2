//! `dates.csv`: milestones and phases.

use ctg_model::{Diagnosis, Documented, PartialDate, TimelineEntry};

use super::report::{Report, misfit};
use super::{Folder, cells};
use crate::set_aside::Told;
use crate::table::{Layout, Placed, Row, needed};

pub(super) const FILE: &str = "dates.csv";

pub(super) const LAYOUT: Layout = Layout::commas(
    "id",
    &[
        needed("id"),
        needed("kind"),
        needed("start"),
        needed("end"),
        needed("label"),
        needed("status"),
        needed("quote"),
        needed("source"),
        needed("note"),
    ],
);

pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<Documented<TimelineEntry>>> {
    report.table(folder, FILE, &LAYOUT, read_row)
}

pub(super) fn add(rows: Vec<Placed<Documented<TimelineEntry>>>, diagnosis: &mut Diagnosis, report: &mut Report) {
    report.add(FILE, rows, |entry| diagnosis.add_date(entry).map_err(|error| misfit(error, "id")));
}

fn read_row(row: &mut Row<'_>) -> Result<Documented<TimelineEntry>, Told> {
    let id = row.checked("id");
    let start = row.checked("start");
    let end = end(row);
    let label = row.checked("label");
    let status = row.checked("status");
    let evidence = cells::evidence(row);
    let item = match end? {
        None => TimelineEntry::milestone(id?, label?, start?),
        Some(end) => match TimelineEntry::phase(id?, label?, start?, end) {
            Ok(phase) => phase,
            Err(error) => return row.refuse("end", error),
        },
    };
    Ok(Documented { item, status: status?, evidence: evidence? })
}

/// A phase has an end, a milestone has none.
fn end(row: &mut Row<'_>) -> Result<Option<PartialDate>, Told> {
    match row.text("kind") {
        "milestone" => row.empty("end", "a milestone has one date").map(|()| None),
        "phase" => row.checked("end").map(Some),
        _ => row.expected("kind", "milestone or phase"),
    }
}
