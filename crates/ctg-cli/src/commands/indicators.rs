//! The indicators, and their definitions.

use ctg::model::Zoning;
use ctg::model::claim::Subject;
use ctg::report::indicators::{Details, IndicatorTable, catalogue_json, csv, json, text};
use ctg::stats::indicator::Catalogue;
use ctg::{Diagnosis, read_diagnosis};

use super::{Outcome, PROBLEMS, USAGE, told};
use crate::arguments::{Indicators, TableFormat};
use crate::{disk, words};

/// The indicators of a folder, or of the CARO; what was set aside is told apart, so that the table can be piped on.
pub(super) fn indicators(asked: &Indicators) -> Result<Outcome, String> {
    let folder = asked.data.as_deref().map_or_else(|| Ok(ctg::caro::folder()), disk::folder)?;
    let read = match read_diagnosis(&folder) {
        Ok(read) => read,
        Err(unreadable) => {
            return Ok(Outcome::refused(
                words::NO_INDICATORS.to_owned() + &told(unreadable.set_aside()).lines,
                PROBLEMS,
            ));
        }
    };
    let outcome = match table(read.value(), asked) {
        Ok(table) => Outcome::done(written(&table, asked)),
        Err(refused) => return Ok(Outcome::refused(refused, USAGE)),
    };
    let remarks = match read.set_aside() {
        [] => String::new(),
        problems => {
            let told = told(problems);
            words::indicators_set_aside(told.count) + &told.lines
        }
    };
    Ok(Outcome { remarks, ..outcome })
}

fn table(diagnosis: &Diagnosis, asked: &Indicators) -> Result<IndicatorTable, String> {
    let subject = |name: &str| subject(diagnosis, name);
    let zone = asked.zone.as_deref().map_or(Ok(Subject::Territory), subject)?;
    let reference = asked.compare.as_deref().map(subject).transpose()?;
    let catalogue = Catalogue::portrait().map_err(|error| format!("{error}\n"))?;
    IndicatorTable::new(diagnosis, &catalogue, &zone, reference.as_ref()).map_err(|error| format!("{error}\n"))
}

/// A zone by its name, or the whole territory.
pub(super) fn subject(diagnosis: &Diagnosis, name: &str) -> Result<Subject, String> {
    let zones = diagnosis.zoning().map(Zoning::zones).unwrap_or_default();
    if name == words::TERRITORY {
        return Ok(Subject::Territory);
    }
    match zones.iter().find(|zone| zone.name().as_str() == name) {
        Some(zone) => Ok(Subject::Zone(zone.name().clone())),
        None => Err(words::no_zone(name, &zones.iter().map(|zone| zone.name().as_str()).collect::<Vec<_>>())),
    }
}

fn written(table: &IndicatorTable, asked: &Indicators) -> String {
    let details = if asked.details { Details::Told } else { Details::Untold };
    match asked.format {
        TableFormat::Text => text(table, details),
        TableFormat::Json => json(table) + "\n",
        TableFormat::Csv => csv(table),
    }
}

/// The definitions of the indicators.
pub(super) fn catalogue() -> Outcome {
    match Catalogue::portrait() {
        Ok(catalogue) => Outcome::done(catalogue_json(&catalogue) + "\n"),
        Err(error) => Outcome::refused(format!("{error}\n"), PROBLEMS),
    }
}
