//! What each command answers, one file a command.

mod check;
mod portrait;
mod schema;

use ctg::SetAside;

use crate::arguments::Command;
use crate::french;

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
        Command::Portrait { data, format } => portrait::portrait(data.as_deref(), *format),
        Command::Check { folder } => check::check_folder(folder),
        Command::Schema { of } => Ok(schema::schema(of.as_deref())),
    };
    outcome.unwrap_or_else(|unreadable| Outcome::refused(unreadable, UNREADABLE))
}

/// Problems of the data, one a line.
fn lines(problems: &[SetAside]) -> String {
    problems.iter().map(french::problem).collect()
}
