//! From the files of a folder to a diagnosis.

use ctg_model::{Commune, Diagnosis, Territory};

use super::communes::Sourced;
use super::report::Report;
use super::territory::Head;
use super::{
    Folder, ages, communes, dates, expectations, facilities, figures, populations, statements, territory, zones,
};
use crate::SetAside;
use crate::table::Placed;

/// Reads every file by itself first, so that what is wrong in each is told even where no diagnosis comes of it; then puts them together.
pub(super) fn diagnosis(folder: &Folder, report: &mut Report) -> Option<Diagnosis> {
    report.warn_of_other_tables(folder);
    let head = territory::read(folder, report);
    let communes = communes::read(folder, report);
    let zones = zones::read(folder, report);
    let populations = populations::read(folder, report);
    let figures = figures::read(folder, report);
    let ages = ages::read(folder, report);
    let facilities = facilities::read(folder, report);
    let dates = dates::read(folder, report);
    let statements = statements::read(folder, report);
    let expectations = expectations::read(folder, report);

    let mut head = head?;
    let zoning = head.zoning.take();
    let mut diagnosis = empty(head, &communes, report)?;
    communes::check_sources(&communes, &diagnosis, report);
    zones::add(zones, zoning, &mut diagnosis, report);
    populations::add(populations, &mut diagnosis, report);
    figures::add(figures, &mut diagnosis, report);
    ages::add(ages, &mut diagnosis, report);
    facilities::add(facilities, &mut diagnosis, report);
    dates::add(dates, &mut diagnosis, report);
    statements::add(statements, &mut diagnosis, report);
    expectations::add(expectations, &mut diagnosis, report);
    Some(diagnosis)
}

/// A diagnosis that knows its territory and its sources.
fn empty(head: Head, communes: &[Placed<Sourced>], report: &mut Report) -> Option<Diagnosis> {
    let communes: Vec<Commune> = communes.iter().map(|row| row.value.commune.clone()).collect();
    let territory = Territory::new(head.name, head.cog, communes).ok()?; // each once; if there is none, that is told
    let territory = if let Some(epci) = head.epci { territory.with_epci(epci) } else { territory };
    let mut diagnosis = Diagnosis::new(territory, head.population_vintage);
    if let Some(short_name) = head.short_name {
        diagnosis = diagnosis.with_short_name(short_name);
    }
    for source in head.sources {
        if let Err(error) = diagnosis.add_source(source.value) {
            report
                .push(SetAside::new(territory::FILE, error).at_line(source.line).in_field("id").with_text(&source.key));
        }
    }
    Some(diagnosis)
}
