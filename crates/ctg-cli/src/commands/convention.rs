//! The convention.

use std::path::Path;

use chrono::{DateTime, NaiveTime, Utc};
use ctg::model::convention::Guidance;
use ctg::{ConventionSheet, Folder, SetAside, check, read_convention, read_diagnosis};

use super::{Outcome, PROBLEMS, told};
use crate::arguments::ConventionFormat;
use crate::{disk, words};

/// The convention of a folder, or of the CARO; what was set aside is told apart, so that the answer can be piped on.
pub(super) fn convention(data: Option<&Path>, format: ConventionFormat) -> Result<Outcome, String> {
    let folder = data.map_or_else(|| Ok(ctg::caro::folder()), disk::folder)?;
    let Some(bytes) = folder.file("convention.json") else {
        return Ok(Outcome::refused(words::NO_CONVENTION_FILE.to_owned(), PROBLEMS));
    };
    let read = read_diagnosis(&folder).and_then(|diagnosis| Ok((diagnosis, read_convention(bytes)?)));
    let (diagnosis, convention) = match read {
        Ok(read) => read,
        Err(unreadable) => {
            return Ok(Outcome::refused(
                words::NO_CONVENTION.to_owned() + &told(unreadable.set_aside()).lines,
                PROBLEMS,
            ));
        }
    };
    let sheet = ConventionSheet::new(convention.value(), diagnosis.value(), &Guidance::caf());
    Ok(Outcome { remarks: remarks(&folder), ..Outcome::done(answer(&sheet, format)) })
}

fn answer(sheet: &ConventionSheet, format: ConventionFormat) -> String {
    match format {
        ConventionFormat::Text => ctg::report::convention_text(sheet),
        ConventionFormat::Json => ctg::report::convention_json(sheet) + "\n",
        ConventionFormat::Ical => ctg::report::ical(sheet, stamp(sheet)),
    }
}

/// The time that a calendar says it was made at: the last day of its timeline, so that the same data give the same bytes.
fn stamp(sheet: &ConventionSheet) -> DateTime<Utc> {
    let ends = sheet.timeline.iter().map(|entry| entry.item.end().unwrap_or(entry.item.start()).last_day());
    ends.max().map_or(DateTime::UNIX_EPOCH, |day| day.and_time(NaiveTime::MIN).and_utc())
}

fn remarks(folder: &Folder) -> String {
    let problems: Vec<SetAside> = check(folder);
    if problems.is_empty() {
        return String::new();
    }
    let told = told(&problems);
    words::set_aside_of_convention(told.count) + &told.lines
}
