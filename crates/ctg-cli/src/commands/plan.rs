//! The plan of action.

use std::path::Path;

use chrono::NaiveDate;
use ctg::io::actions::{Delimiter, plan_of_rows, rows_of_plan, write_actions};
use ctg::model::plan::Plan;
use ctg::report::{PlanReport, dot, mermaid, plan_text};
use ctg::{Read, Unreadable, read_plan, write_plan};

use super::{Outcome, PROBLEMS, told};
use crate::arguments::PlanFormat;
use crate::{disk, words};

/// The plan of a file, or of the CARO, on a day; what was set aside is told apart, so that the answer can be piped on.
pub(super) fn plan(file: Option<&Path>, format: PlanFormat, on: Option<NaiveDate>) -> Result<Outcome, String> {
    let read = match file {
        None => ctg::caro::plan(),
        Some(path) => of_file(path, &disk::file(path)?),
    };
    let read = match read {
        Ok(read) => read,
        Err(unreadable) => {
            return Ok(Outcome::refused(words::NO_PLAN.to_owned() + &told(unreadable.set_aside()).lines, PROBLEMS));
        }
    };
    let remarks = match read.set_aside() {
        [] => String::new(),
        problems => {
            let told = told(problems);
            words::plan_set_aside(told.count) + &told.lines
        }
    };
    Ok(Outcome { remarks, ..Outcome::done(answer(read.value(), format, on.unwrap_or_else(today))) })
}

/// A table of actions where the name ends so, otherwise JSON; the name of the file stands for the title that a table does not have.
fn of_file(path: &Path, bytes: &[u8]) -> Result<Read<Plan>, Unreadable> {
    let text =
        |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    let (name, stem) = (text(path.file_name()), text(path.file_stem()));
    let is_table = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    match stem.trim().parse() {
        Ok(title) if is_table => plan_of_rows(&name, title, bytes),
        _ => read_plan(&name, bytes),
    }
}

fn answer(plan: &Plan, format: PlanFormat, on: NaiveDate) -> String {
    match format {
        PlanFormat::Text => plan_text(&PlanReport::new(plan, on)),
        PlanFormat::Json => write_plan(plan),
        PlanFormat::Dot => dot(plan.paths()),
        PlanFormat::Mermaid => mermaid(plan.paths()),
        PlanFormat::Csv => write_actions(&rows_of_plan(plan, on), Delimiter::Semicolon),
    }
}

/// The only look at the clock.
fn today() -> NaiveDate {
    chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).date_naive()
}
