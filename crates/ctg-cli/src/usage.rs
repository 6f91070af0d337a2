//! A command that is not written right, told in French.

use std::io::Write;
use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::words;

/// Prints what the parser of arguments answers in place of a command: the help, the version, or what is wrong.
pub(crate) fn answer(error: &Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = std::io::stdout().lock().write_all(error.render().to_string().as_bytes());
        return ExitCode::SUCCESS;
    }
    let _ = std::io::stderr().lock().write_all(sentences(error).as_bytes());
    ExitCode::from(2)
}

/// What is wrong, what was perhaps meant, and how the command is written.
fn sentences(error: &Error) -> String {
    let given = |kind| error.get(kind).map(shown).unwrap_or_default();
    let argument = given(ContextKind::InvalidArg);
    let fault = match error.kind() {
        ErrorKind::InvalidSubcommand => words::unknown_command(&given(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => words::unknown_argument(&argument),
        ErrorKind::MissingRequiredArgument => words::missing_argument(&argument),
        ErrorKind::InvalidValue if given(ContextKind::InvalidValue).is_empty() => words::missing_value(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            words::invalid_value(&argument, &given(ContextKind::InvalidValue), &given(ContextKind::ValidValue))
        }
        ErrorKind::ArgumentConflict => words::conflict(&argument, &given(ContextKind::PriorArg)),
        _ => words::UNREADABLE_COMMAND.to_owned(),
    };
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = meant.into_iter().map(given).find(|text| !text.is_empty());
    fault + &meant.map(|text| words::perhaps_meant(&text)).unwrap_or_default() + words::SEE_HELP
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::String(one) => one.clone(),
        _ => String::new(),
    }
}
