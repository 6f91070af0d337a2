//! What each command answers.

use std::path::Path;

use ctg::{Portrait, SetAside, check, read_diagnosis};

use crate::arguments::{Command, Format};
use crate::{disk, french, words};

/// What a command prints, on either stream, and its exit code.
pub(crate) struct Outcome {
    pub(crate) answer: String,
    pub(crate) remarks: String,
    pub(crate) exit: u8,
}

/// The exit code when the data have problems.
const PROBLEMS: u8 = 1;
/// The exit code when the command is not written right.
const USAGE: u8 = 2;
/// The exit code when a path cannot be read.
const UNREADABLE: u8 = 3;

impl Outcome {
    fn done(answer: String) -> Self {
        Self { answer, remarks: String::new(), exit: 0 }
    }

    fn refused(remarks: String, exit: u8) -> Self {
        Self { answer: String::new(), remarks, exit }
    }
}

/// Carries out a command.
pub(crate) fn run(command: &Command) -> Outcome {
    let outcome = match command {
        Command::Portrait { data, format } => portrait(data.as_deref(), *format),
        Command::Check { folder } => check_folder(folder),
        Command::Schema { of } => Ok(schema(of.as_deref())),
    };
    outcome.unwrap_or_else(|unreadable| Outcome::refused(unreadable, UNREADABLE))
}

/// The portrait of a folder, or of the CARO; what was set aside is told apart, so that the portrait can be piped on.
fn portrait(data: Option<&Path>, format: Format) -> Result<Outcome, String> {
    let folder = data.map_or_else(|| Ok(ctg::caro::folder()), disk::folder)?;
    let read = match read_diagnosis(&folder) {
        Ok(read) => read,
        Err(unreadable) => {
            return Ok(Outcome::refused(words::NO_PORTRAIT.to_owned() + &lines(unreadable.set_aside()), PROBLEMS));
        }
    };
    let portrait = Portrait::new(read.value());
    let answer = match format {
        Format::Text => ctg::report::text(&portrait),
        Format::Json => ctg::report::json(&portrait) + "\n",
    };
    let remarks = match read.set_aside() {
        [] => String::new(),
        problems => words::set_aside(problems.len()) + &lines(problems),
    };
    Ok(Outcome { remarks, ..Outcome::done(answer) })
}

fn check_folder(path: &Path) -> Result<Outcome, String> {
    let problems = check(&disk::folder(path)?);
    let exit = if problems.is_empty() { 0 } else { PROBLEMS };
    Ok(Outcome { exit, ..Outcome::done(lines(&problems) + &words::checked(problems.len())) })
}

fn lines(problems: &[SetAside]) -> String {
    problems.iter().map(french::problem).collect()
}

fn schema(of: Option<&str>) -> Outcome {
    let of = of.unwrap_or("portrait");
    let found = if of == "portrait" { Some(ctg::report::json_schema()) } else { ctg::io::schema::of_file(of) };
    match found.and_then(|schema| serde_json::to_string_pretty(&schema).ok()) {
        Some(text) => Outcome::done(text + "\n"),
        None => Outcome::refused(words::no_schema(of), USAGE),
    }
}
