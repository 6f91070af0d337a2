//! The check of a folder.

use std::path::Path;

use ctg::check;

use super::{Outcome, PROBLEMS, told};
use crate::{disk, words};

/// Everything that is wrong in a folder.
pub(super) fn check_folder(path: &Path) -> Result<Outcome, String> {
    let problems = check(&disk::folder(path)?);
    let exit = if problems.is_empty() { 0 } else { PROBLEMS };
    let told = told(&problems);
    Ok(Outcome { exit, ..Outcome::done(told.lines + &words::checked(told.count)) })
}
