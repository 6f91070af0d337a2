//! `zones.csv`: which commune is in which zone.

use std::collections::BTreeMap;

use ctg_model::code::CommuneCode;
use ctg_model::observation::Status;
use ctg_model::{Assignment, Diagnosis, Label, ZoneFault, Zoning};

use super::report::Report;
use super::{Folder, communes};
use crate::set_aside::Told;
use crate::table::{Layout, Placed, Row, needed};
use crate::{SetAside, Severity};

pub(super) const FILE: &str = "zones.csv";

pub(super) const LAYOUT: Layout = Layout::commas("commune", &[needed("zone"), needed("commune"), needed("status")]);

pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<Assignment>> {
    report.table(folder, FILE, &LAYOUT, read_row)
}

fn read_row(row: &mut Row<'_>) -> Result<Assignment, Told> {
    let zone = row.checked("zone");
    let commune = row.checked("commune");
    let status = match row.checked("status") {
        Ok(Status::Estimated | Status::Imputed) => row.expected("status", "printed, observed, restored or inferred"),
        status => status,
    };
    Ok(Assignment::new(commune?, zone?, status?))
}

/// Divides the territory. If the rows are no partition, each fault is told and the territory stays undivided.
pub(super) fn add(rows: Vec<Placed<Assignment>>, name: Option<Label>, diagnosis: &mut Diagnosis, report: &mut Report) {
    let rows = of_the_territory(rows, diagnosis, report);
    let assignments: Vec<Assignment> = rows.iter().map(|row| row.value.clone()).collect();
    if assignments.is_empty() {
        return; // no zones, or none that could be read: that is told
    }
    let Some(name) = name.or_else(|| "Zones".parse().ok()) else { return };
    match Zoning::new(diagnosis.territory().clone(), name, assignments) {
        Ok(zoning) => report.extend(diagnosis.set_zoning(zoning).err().map(|error| SetAside::new(FILE, error))),
        Err(error) => {
            for (fault, sentence) in error.faults().zip(error.sentences()) {
                let told = told(fault, sentence, &rows, report);
                report.push(told);
            }
            report.lost_in(FILE).add_unknown(); // figures of zones hang on it
        }
    }
}

/// The rows of communes of the territory, each once; the others are set aside as in any table.
fn of_the_territory(
    rows: Vec<Placed<Assignment>>,
    diagnosis: &Diagnosis,
    report: &mut Report,
) -> Vec<Placed<Assignment>> {
    let mut seen: BTreeMap<(CommuneCode, Label), u64> = BTreeMap::new();
    let mut kept = Vec::new();
    for row in rows {
        let Assignment { commune, zone, .. } = &row.value;
        let text = commune.to_string();
        if !diagnosis.territory().contains(*commune) {
            let told = report.unknown(FILE, &text, "a commune of `communes.csv`", &[communes::FILE]);
            report.push(told.at_line(row.line).in_column("commune"));
        } else if let Some(first) = seen.insert((*commune, zone.clone()), row.line) {
            let problem =
                format!("commune {text} is in this zone already, expected one row for each commune (line {first})");
            report.push(SetAside::new(FILE, problem).at_line(row.line).in_column("commune").with_text(&text));
        } else {
            kept.push(row);
        }
    }
    kept
}

fn told(fault: &ZoneFault, sentence: &str, rows: &[Placed<Assignment>], report: &Report) -> SetAside {
    let told = SetAside::new(FILE, sentence).with_text(&fault.commune().to_string());
    match fault {
        ZoneFault::Twice { commune, second, .. } => {
            let row = rows.iter().find(|row| row.value.commune == *commune && row.value.zone == *second);
            let told = told.in_column("commune");
            if let Some(row) = row { told.at_line(row.line) } else { told }
        }
        _ if report.may_have_lost(FILE, &fault.commune().to_string()) => told.with_severity(Severity::Consequence),
        _ => told,
    }
}
