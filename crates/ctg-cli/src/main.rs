//! The command line `ctg`: the only place of the workspace that opens paths and prints.
//!
//! Exit codes: 0 done; 1 the data have problems that are listed; 2 the command is not written right; 3 a file or folder cannot be read.

mod arguments;
mod commands;
mod commune_files;
mod cost_argument;
mod disk;
mod french;
mod usage;
mod words;
mod words_access;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command, Format};
use commands::Outcome;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::answer(&error),
    };
    let command = arguments.command.unwrap_or(Command::Portrait { data: None, format: Format::Text });
    let outcome = commands::run(&command);
    print(&outcome);
    ExitCode::from(outcome.exit)
}

/// Writes what a command answers; a reader that closes the pipe early (`| head`) is no fault.
fn print(outcome: &Outcome) {
    let _ = std::io::stdout().lock().write_all(outcome.answer.as_bytes());
    let _ = std::io::stderr().lock().write_all(outcome.remarks.as_bytes());
}
