//! `communes.csv`: the communes of the territory.

use std::collections::BTreeMap;

use ctg_model::code::CommuneCode;
use ctg_model::{Commune, Diagnosis, Slug};

use super::report::Report;
use super::{Folder, cells, territory};
use crate::SetAside;
use crate::set_aside::Told;
use crate::table::{Layout, Placed, Row, needed};

pub(super) const FILE: &str = "communes.csv";

pub(super) const LAYOUT: Layout =
    Layout::commas("code", &[needed("code"), needed("name"), needed("seat_lon"), needed("seat_lat"), needed("source")]);

/// A commune, and the source that its row names.
pub(super) struct Sourced {
    pub(super) commune: Commune,
    source: Option<Slug>,
}

/// The communes, each once.
pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<Sourced>> {
    if folder.file(FILE).is_none() {
        report.push(SetAside::new(FILE, "found no such file, expected one"));
    }
    let mut rows = report.table(folder, FILE, &LAYOUT, read_row);
    if folder.file(FILE).is_some() && rows.is_empty() && !report.has_losses(FILE) {
        report.push(SetAside::new(FILE, "found no row, expected one for each commune"));
    }
    let mut seen: BTreeMap<CommuneCode, u64> = BTreeMap::new();
    rows.retain(|row| {
        let code = row.value.commune.code;
        let first = *seen.entry(code).or_insert(row.line);
        if first != row.line {
            let problem = format!("commune {code} is given twice, expected once (line {first})");
            report.push(SetAside::new(FILE, problem).at_line(row.line).in_column("code").with_text(&code.to_string()));
        }
        first == row.line
    });
    rows
}

/// A seat or a source that cannot be read is set aside alone: the commune is there without it.
fn read_row(row: &mut Row<'_>) -> Result<Sourced, Told> {
    let code = row.checked("code");
    let name = row.checked("name");
    let seat = cells::position(row, "seat_lon", "seat_lat").ok().flatten();
    let source = row.checked("source").ok();
    let commune = Commune::new(code?, name?);
    Ok(Sourced { commune: if let Some(seat) = seat { commune.with_seat(seat) } else { commune }, source })
}

/// Checks the sources that the rows name; the model keeps none for a commune.
pub(super) fn check_sources(rows: &[Placed<Sourced>], diagnosis: &Diagnosis, report: &mut Report) {
    for row in rows {
        let unknown = row.value.source.as_ref().filter(|source| diagnosis.source(source).is_none());
        if let Some(source) = unknown {
            let expected = "the id of a source of `territory.json`";
            let told = report.unknown(FILE, source.as_str(), expected, &[territory::FILE]);
            report.push(told.at_line(row.line).in_column("source"));
        }
    }
}
