//! `ctg import`: what a public file holds, what was set aside, and from where.

mod kinds;
mod watched;

use std::path::Path;

use ctg::SetAside;
use ctg::io::Source;
use serde_json::{Value, json};

use self::kinds::{Imported, KINDS, Kind};
use self::watched::Watched;
use super::{Outcome, PROBLEMS, UNREADABLE, USAGE, told};
use crate::arguments::Import;
use crate::{disk, words};

/// How many of the things set aside are shown; all are counted.
const SHOWN: usize = 1_000;

/// A file, and what was read of it.
struct FileRead {
    name: String,
    bytes: u64,
    sha256: String,
    imported: Imported,
}

/// The kinds of files, for the help.
pub(crate) fn kinds() -> String {
    let width = KINDS.iter().map(|kind| kind.word.chars().count()).max().unwrap_or_default();
    let lines = KINDS.iter().map(|kind| format!("\n  {:width$}  {}", kind.word, kind.what));
    words::IMPORT_KINDS.to_owned() + &lines.collect::<String>()
}

/// Reads each file; strictly, nothing is told of a file that is not read whole.
pub(super) fn import(asked: &Import) -> Result<Outcome, String> {
    let Some(kind) = KINDS.iter().find(|kind| kind.word == asked.kind) else {
        return Ok(Outcome::refused(words::unknown_kind(&asked.kind) + &kinds() + "\n", USAGE));
    };
    let mut outcome = Outcome { answer: String::new(), remarks: String::new(), exit: 0 };
    let mut files = Vec::new();
    for path in &asked.files {
        match file(kind, path)? {
            Ok(read) if asked.strict && read.imported.losses > 0 => {
                outcome.remarks += &words::not_strict(&read.name, read.imported.losses);
                outcome.remarks += &told(&read.imported.set_aside).lines;
                outcome.exit = outcome.exit.max(PROBLEMS);
            }
            Ok(read) => files.push(read),
            Err((sentence, exit)) => {
                outcome.remarks += &sentence;
                outcome.exit = outcome.exit.max(exit);
            }
        }
    }
    outcome.answer =
        if asked.json { as_json(kind, &files) } else { files.iter().map(|file| text(kind, file)).collect() };
    Ok(outcome)
}

/// Reads a file. The outer error is a path that cannot be opened, the inner one a file that cannot be read, with the exit code.
fn file(kind: &Kind, path: &Path) -> Result<Result<FileRead, (String, u8)>, String> {
    let (opened, length) = disk::open(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut watched = Watched::new(opened, length);
    let reader: &mut dyn std::io::Read = &mut watched;
    let read = (kind.read)(Source::new(name.clone(), reader));
    watched.finish();
    Ok(match read {
        Ok((imported, file)) => Ok(FileRead { name, bytes: file.bytes(), sha256: file.sha256().to_string(), imported }),
        Err(error) if error.is_io() => {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            Err((words::reading_failed(&name, &cause), UNREADABLE))
        }
        Err(error) => Err((told(error.set_aside()).lines, PROBLEMS)),
    })
}

fn text(kind: &Kind, file: &FileRead) -> String {
    let imported = &file.imported;
    let mut text = words::imported(&file.name, imported.total, kind.noun);
    text += &words::imported_source(kind.publisher, kind.title, file.bytes, &file.sha256);
    for (label, count) in &imported.counts {
        text += &words::imported_count(label, *count);
    }
    if !imported.unmapped.is_empty() {
        text += &words::unmapped(&imported.unmapped);
    }
    if imported.aside > 0 {
        text += &words::imported_aside(imported.aside, imported.set_aside.len() as u64);
        text += &told(&imported.set_aside).lines;
    }
    text
}

fn as_json(kind: &Kind, files: &[FileRead]) -> String {
    let of_file = |file: &FileRead| {
        let counts = |all: &[(String, u64)]| -> Vec<Value> {
            all.iter().map(|(name, count)| json!({"name": name, "count": count})).collect()
        };
        json!({
            "file": file.name,
            "bytes": file.bytes,
            "sha256": file.sha256,
            "kind": kind.word,
            "publisher": kind.publisher,
            "title": kind.title,
            "read": file.imported.total,
            "counts": counts(&file.imported.counts),
            "unmapped": counts(&file.imported.unmapped),
            "set_aside_count": file.imported.aside,
            "set_aside": file.imported.set_aside.iter().map(aside).collect::<Vec<_>>(),
        })
    };
    let all: Vec<Value> = files.iter().map(of_file).collect();
    format!("{:#}\n", Value::Array(all))
}

fn aside(told: &SetAside) -> Value {
    json!({
        "file": told.file(),
        "line": told.line(),
        "column": told.column(),
        "text": told.text(),
        "problem": told.problem(),
        "severity": format!("{:?}", told.severity()).to_lowercase(),
    })
}
