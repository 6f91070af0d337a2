//! What each command answers, one file a command.

mod access;
mod check;
mod convention;
mod import;
mod indicators;
mod locate;
mod map;
mod plan;
mod points;
mod portrait;
mod proximity;
mod schema;
mod territory;
mod zones;

pub(crate) use import::kinds as import_kinds;

use ctg::SetAside;
use ctg::io::Severity;

use crate::arguments::Command;
use crate::{french, words};

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
        Command::Convention { data, format } => convention::convention(data.as_deref(), *format),
        Command::Indicators(asked) => indicators::indicators(asked),
        Command::Catalogue => Ok(indicators::catalogue()),
        Command::Plan { file, format, date } => plan::plan(file.as_deref(), *format, *date),
        Command::Check { folder } => check::check_folder(folder),
        Command::Locate { longitude, latitude, csv, data } => match (longitude, latitude, csv) {
            (Some(longitude), Some(latitude), _) => locate::point(longitude, latitude, data.as_deref()),
            (_, _, Some(file)) => locate::file(file, data.as_deref()),
            _ => Ok(Outcome::refused(words::SEE_HELP.to_owned(), USAGE)),
        },
        Command::Zones { geojson, svg, data } => match (geojson, svg) {
            (true, _) => zones::geojson(data.as_deref()),
            (_, true) => zones::svg(data.as_deref()),
            _ => zones::text(data.as_deref()),
        },
        Command::Import(asked) => import::import(asked),
        Command::Access(asked) => access::access(asked),
        Command::Proximity(asked) => proximity::proximity(asked),
        Command::Schema { of } => Ok(schema::schema(of.as_deref())),
    };
    outcome.unwrap_or_else(|unreadable| Outcome::refused(unreadable, UNREADABLE))
}

/// Problems of the data as a person reads them: how many there are, and one line for each.
pub(crate) struct Told {
    count: usize,
    pub(crate) lines: String,
}

/// One mistake, one line: lines of a file that have the same problem are told together, and what only hangs on another problem comes last.
pub(crate) fn told(problems: &[SetAside]) -> Told {
    let (hanging, own): (Vec<&SetAside>, Vec<&SetAside>) =
        problems.iter().partition(|problem| problem.severity() == Severity::Consequence);
    let (own, count) = grouped(&own, "");
    let lines =
        if hanging.is_empty() { own } else { own + &words::consequences(hanging.len()) + &grouped(&hanging, "  ").0 };
    Told { count, lines }
}

fn grouped(problems: &[&SetAside], indent: &str) -> (String, usize) {
    let mut groups: Vec<(&SetAside, Vec<u64>)> = Vec::new();
    for problem in problems {
        let same = |other: &SetAside| {
            (other.file(), other.column(), other.problem()) == (problem.file(), problem.column(), problem.problem())
        };
        match groups.iter_mut().find(|(first, _)| same(first)) {
            Some((_, lines)) => lines.extend(problem.line()),
            None => groups.push((problem, problem.line().into_iter().collect())),
        }
    }
    let lines = groups.iter().map(|(problem, lines)| indent.to_owned() + &french::problem(problem, lines));
    (lines.collect(), groups.len())
}
