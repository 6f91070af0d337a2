//! The social portrait.

use std::path::Path;

use ctg::{Portrait, read_diagnosis};

use super::{Outcome, PROBLEMS, told};
use crate::arguments::Format;
use crate::{disk, words};

/// The portrait of a folder, or of the CARO; what was set aside is told apart, so that the portrait can be piped on.
pub(super) fn portrait(data: Option<&Path>, format: Format) -> Result<Outcome, String> {
    let folder = data.map_or_else(|| Ok(ctg::caro::folder()), disk::folder)?;
    let read = match read_diagnosis(&folder) {
        Ok(read) => read,
        Err(unreadable) => {
            return Ok(Outcome::refused(words::NO_PORTRAIT.to_owned() + &told(unreadable.set_aside()).lines, PROBLEMS));
        }
    };
    let portrait = Portrait::new(read.value());
    let answer = match format {
        Format::Text => ctg::report::text(&portrait),
        Format::Json => ctg::report::json(&portrait) + "\n",
    };
    let remarks = match read.set_aside() {
        [] => String::new(),
        problems => {
            let told = told(problems);
            words::set_aside(told.count) + &told.lines
        }
    };
    Ok(Outcome { remarks, ..Outcome::done(answer) })
}
