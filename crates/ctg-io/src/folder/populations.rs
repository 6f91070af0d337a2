//! `populations.csv`: the populations légales of the communes.

use ctg_model::diagnosis::{CommunePopulation, PopulationKind};
use ctg_model::observation::Observation;
use ctg_model::{Commune, Diagnosis, MunicipalPopulation, TotalPopulation};

use super::report::{Report, misfit};
use super::{Folder, cells};
use crate::set_aside::Told;
use crate::table::{Layout, Placed, Row, needed};
use crate::{SetAside, Severity};

pub(super) const FILE: &str = "populations.csv";

pub(super) const LAYOUT: Layout = Layout::commas(
    "commune",
    &[needed("commune"), needed("vintage"), needed("kind"), needed("persons"), needed("status"), needed("source")],
);

pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<CommunePopulation>> {
    report.table(folder, FILE, &LAYOUT, read_row)
}

fn read_row(row: &mut Row<'_>) -> Result<CommunePopulation, Told> {
    let commune = row.checked("commune");
    let vintage = cells::vintage(row, "vintage");
    let kind = row.checked("kind");
    let persons = cells::observation(row, "persons", |row| row.count("persons", "persons"));
    let source = row.checked("source");
    match kind? {
        PopulationKind::Municipal => {
            let persons = of_kind(persons?, MunicipalPopulation::new);
            Ok(CommunePopulation::municipal(commune?, vintage?, persons, source?))
        }
        PopulationKind::Total => {
            let persons = of_kind(persons?, TotalPopulation::new);
            Ok(CommunePopulation::total(commune?, vintage?, persons, source?))
        }
        _ => row.expected("kind", "municipal or total"),
    }
}

fn of_kind<T>(persons: Observation<u64>, kind: impl FnOnce(u64) -> T) -> Observation<T> {
    match persons {
        Observation::Present(seen) => Observation::exact(kind(*seen.value()), seen.status()),
        Observation::Absent(reason) => Observation::Absent(reason),
    }
}

pub(super) fn add(rows: Vec<Placed<CommunePopulation>>, diagnosis: &mut Diagnosis, report: &mut Report) {
    let is_given = !rows.is_empty() || report.has_losses(FILE);
    report.add(FILE, rows, |row| diagnosis.add_population(row).map_err(|error| misfit(error, "commune")));
    if is_given {
        check_vintage(diagnosis, report);
    }
}

/// Every commune needs a population municipale of the year that the portrait computes with.
fn check_vintage(diagnosis: &Diagnosis, report: &mut Report) {
    let year = diagnosis.population_vintage();
    let communes = diagnosis.territory().communes();
    let without: Vec<&Commune> =
        communes.iter().filter(|commune| diagnosis.population_source(commune.code, year).is_none()).collect();
    if without.len() == communes.len() && communes.len() > 1 {
        let hangs = report.has_losses(FILE);
        report.push(severity_of(hangs, SetAside::new(FILE, none_at_all(diagnosis))));
        return;
    }
    for commune in without {
        let hangs = report.may_have_lost(FILE, &commune.code.to_string());
        report.push(severity_of(hangs, SetAside::new(FILE, none_of(commune, diagnosis))));
    }
}

fn severity_of(hangs: bool, told: SetAside) -> SetAside {
    if hangs { told.with_severity(Severity::Consequence) } else { told }
}

fn none_at_all(diagnosis: &Diagnosis) -> String {
    let year = diagnosis.population_vintage();
    let others: Vec<String> = diagnosis.population_vintages().iter().map(ToString::to_string).collect();
    let others = if others.is_empty() { String::new() } else { format!(", only of {}", others.join(", ")) };
    format!("no commune has a municipal population of {year}{others}; expected {year}, as `territory.json` asks")
}

fn none_of(commune: &Commune, diagnosis: &Diagnosis) -> String {
    let year = diagnosis.population_vintage();
    let found = match diagnosis.total_population(commune.code, year).value() {
        Some(total) => format!("only a total population ({total} persons), which cannot stand for it"),
        None => format!("expected one, since `territory.json` asks for {year}"),
    };
    format!("commune {commune} has no municipal population of {year}, {found}")
}
