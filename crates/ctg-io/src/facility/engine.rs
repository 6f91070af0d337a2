//! From the bytes of a list to its facilities, in one thread or in several.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use ctg_model::Vintage;

use super::cells::Memo;
use super::ground::{Block, Blocks, Cells, Cut, Header, LONGEST_ROW, Row, Splitter, for_each_object};
use super::{Crosswalk, List, Listed};
use crate::source::Unpacked;
use crate::{Encoding, ReadError, SetAside, Source, SourceFile};

/// What is to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task<'t> {
    pub(super) file: &'t str,
    pub(super) list: List,
    pub(super) types_of: Option<Vintage>,
    /// Whether the file is said to be in Windows-1252.
    pub(super) windows: bool,
}

impl Task<'_> {
    /// Bytes as text: UTF-8, or Windows-1252 where the file is said to be so.
    fn decoded<'b>(&self, bytes: &'b [u8]) -> Result<Cow<'b, str>, String> {
        if self.windows {
            return Ok(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0);
        }
        std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            format!("found the byte 0x{byte:02X}, expected UTF-8")
        })
    }
}

/// The refusal of a whole file.
fn refusal(file: &str, line: Option<u64>, problem: impl std::fmt::Display) -> ReadError {
    let told = SetAside::new(file, problem);
    ReadError::refused(vec![match line {
        Some(line) => told.at_line(line),
        None => told,
    }])
}

/// Reads a list as it was published, packed or not, and tells which bytes were read.
pub(super) fn read<R: Read>(
    task: &Task<'_>,
    threads: NonZeroUsize,
    source: Source<R>,
    take: impl FnMut(Result<Listed, SetAside>),
) -> Result<(Crosswalk, SourceFile), ReadError> {
    let mut unpacked = Unpacked::open(source)?;
    let task = Task { windows: unpacked.encoding() == Some(Encoding::Windows1252), ..*task };
    let crosswalk = run(&task, threads, &mut unpacked, take)?;
    Ok((crosswalk, unpacked.finish()?))
}

/// What a block gave.
#[derive(Default)]
struct Parsed {
    found: Vec<Result<Listed, SetAside>>,
    crosswalk: Crosswalk,
}

/// The bytes of a block: enough for its facilities to outweigh the passing from thread to thread.
const BLOCK: usize = 1 << 20;

/// Reads a list: JSON where it begins with a bracket and may be JSON, a table otherwise.
fn run(
    task: &Task<'_>,
    threads: NonZeroUsize,
    mut reader: impl Read,
    mut take: impl FnMut(Result<Listed, SetAside>),
) -> Result<Crosswalk, ReadError> {
    let mut start = Vec::new();
    reader
        .by_ref()
        .take(LONGEST_ROW as u64)
        .read_to_end(&mut start)
        .map_err(|error| ReadError::io(task.file, error))?;
    if start.starts_with(b"\xEF\xBB\xBF") {
        start.drain(..3);
    }
    let mut ids = BTreeMap::new();
    let mut once = |found: Result<Listed, SetAside>| take(found.and_then(|listed| unique(task, &mut ids, listed)));
    if task.list.may_be_json() && start.trim_ascii_start().starts_with(b"[") {
        return objects(task, io::Cursor::new(start).chain(reader), &mut once);
    }
    table(task, threads, &start, reader, &mut once)
}

/// Refuses an identifier that was there before. Those of the BPE are numbered by line, and cannot be twice.
fn unique(task: &Task<'_>, ids: &mut BTreeMap<String, u64>, listed: Listed) -> Result<Listed, SetAside> {
    if task.list == List::Bpe {
        return Ok(listed);
    }
    match ids.insert(listed.facility.id().to_string(), listed.line) {
        None => Ok(listed),
        Some(first) => {
            ids.insert(listed.facility.id().to_string(), first);
            let told = format!(
                "found the identifier `{}` again, expected it once (it is on line {first})",
                listed.facility.id()
            );
            Err(SetAside::new(task.file, told).at_line(listed.line))
        }
    }
}

fn objects(
    task: &Task<'_>,
    reader: impl Read,
    take: &mut dyn FnMut(Result<Listed, SetAside>),
) -> Result<Crosswalk, ReadError> {
    let layout = task.list.layout();
    let names = task.list.layout().own_names();
    let header = Header::new(layout, names).map_err(|problem| refusal(task.file, None, problem))?;
    let (mut memo, mut parsed, mut number) = (Memo::default(), Parsed::default(), 0);
    let read = for_each_object(reader, |object| {
        number += 1;
        let texts = layout.texts_of(&object);
        let row = Row::of_object(task.file, &header, number, &texts);
        parsed.row(task, row, &mut memo);
        parsed.found.drain(..).for_each(&mut *take);
    });
    match read {
        Ok(()) => Ok(parsed.crosswalk),
        Err(error) if error.is_io() => Err(ReadError::io(task.file, error.into())),
        Err(error) => {
            let text = error.to_string();
            let text =
                if error.is_eof() { "the end of the file" } else { text.split(" at line ").next().unwrap_or_default() };
            let s = if number == 1 { "" } else { "s" };
            let problem = format!("found {text} after {number} object{s}, expected a JSON list of objects");
            Err(refusal(task.file, Some(error.line() as u64), problem))
        }
    }
}

fn table(
    task: &Task<'_>,
    threads: NonZeroUsize,
    start: &[u8],
    reader: impl Read,
    take: &mut dyn FnMut(Result<Listed, SetAside>),
) -> Result<Crosswalk, ReadError> {
    let (delimiter, header, used, line) = head(task, start)?;
    let rest = start.get(used..).unwrap_or_default().to_vec();
    let blocks = Blocks::new(reader, rest, line, delimiter, BLOCK);
    let parser = Parser { task, header: &header, delimiter };
    if threads == NonZeroUsize::MIN {
        let mut memo = Memo::default();
        let mut crosswalk = Crosswalk::default();
        for block in blocks {
            let parsed = parser.parse(&block.map_err(|cut| refused(task.file, cut))?, &mut memo);
            crosswalk.merge(parsed.crosswalk);
            parsed.found.into_iter().for_each(&mut *take);
        }
        return Ok(crosswalk);
    }
    parallel(&parser, threads.get(), blocks, take)
}

/// The separator, the columns, how many bytes the header takes, and the line after it.
fn head(task: &Task<'_>, start: &[u8]) -> Result<(u8, Header, usize, u64), ReadError> {
    let blank = start.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let blank_lines = start.iter().take(blank).filter(|byte| **byte == b'\n').count() as u64;
    let refuse = |problem: String| refusal(task.file, Some(1 + blank_lines), problem);
    let bytes = start.get(blank..).unwrap_or_default();
    if bytes.is_empty() {
        return Err(refusal(task.file, None, "found an empty file, expected a header line"));
    }
    let length = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    let line = bytes.get(..length).unwrap_or_default().trim_ascii_end();
    let text = task.decoded(line).map_err(refuse)?;
    let text = text.as_ref();
    let names = |delimiter: u8| -> Vec<String> {
        let mut splitter = Splitter::new(delimiter);
        let cells = splitter.split(text).ok();
        let cells = cells.into_iter().flat_map(|cells| (0..cells.len()).filter_map(move |index| cells.get(index)));
        cells.map(|name| name.trim().to_owned()).collect()
    };
    // The separator that makes most columns of the layout; the first of equals.
    let layout = task.list.layout();
    let by_matches = |delimiter: &u8| Header::matches(layout, &names(*delimiter));
    let best = [b';', b',', b'\t', b'|'].into_iter().rev().max_by_key(by_matches).unwrap_or(b';');
    let header = Header::new(layout, names(best)).map_err(refuse)?;
    Ok((best, header, blank + length, 2 + blank_lines))
}

fn refused(file: &str, cut: Cut) -> ReadError {
    match cut {
        Cut::Io(error) => ReadError::io(file, error),
        Cut::Endless(line) => {
            let problem =
                format!("found a row of more than {LONGEST_ROW} bytes, expected its end (is a quote left open?)");
            refusal(file, Some(line), problem)
        }
    }
}

/// What a thread needs to parse blocks.
#[derive(Clone, Copy)]
struct Parser<'t> {
    task: &'t Task<'t>,
    header: &'t Header,
    delimiter: u8,
}

impl Parser<'_> {
    fn parse(&self, block: &Block, memo: &mut Memo) -> Parsed {
        let found = Vec::with_capacity(block.bytes.len() / 128);
        let mut parsed = Parsed { found, ..Parsed::default() };
        let mut splitter = Splitter::new(self.delimiter);
        block.for_each_row(self.delimiter, |line, row| {
            let row = without_break(row);
            if row.iter().all(|byte| *byte == self.delimiter || *byte == b' ') {
                return; // spreadsheets leave such rows behind
            }
            let told = |problem: String| SetAside::new(self.task.file, problem).at_line(line);
            let row = match self.text(row) {
                Ok(row) => row,
                Err(problem) => return parsed.found.push(Err(told(problem))),
            };
            match self.cells(&row, &mut splitter) {
                Ok(cells) => parsed.row(self.task, Row::of_table(self.task.file, self.header, line, cells), memo),
                Err(problem) => parsed.found.push(Err(told(problem))),
            }
        });
        parsed
    }

    /// The text of a row.
    fn text<'r>(&self, row: &'r [u8]) -> Result<Cow<'r, str>, String> {
        if row.len() > LONGEST_ROW {
            return Err(format!("found a row of {} bytes, expected at most {LONGEST_ROW}", row.len()));
        }
        self.task.decoded(row)
    }

    fn cells<'r>(&self, text: &'r str, splitter: &'r mut Splitter) -> Result<Cells<'r>, String> {
        let cells = splitter.split(text)?;
        let (found, expected) = (cells.len(), self.header.len());
        if found != expected {
            let word = if found == 1 { "cell" } else { "cells" };
            return Err(format!("found {found} {word}, expected {expected}"));
        }
        Ok(cells)
    }
}

/// A row without the line break at its end.
fn without_break(row: &[u8]) -> &[u8] {
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    row.strip_suffix(b"\r").unwrap_or(row)
}

impl Parsed {
    fn row(&mut self, task: &Task<'_>, mut row: Row<'_>, memo: &mut Memo) {
        let line = row.line();
        let listed = task.list.read_row(task.types_of, &mut row, memo).ok();
        let problems = row.into_problems();
        if listed.is_none() && problems.is_empty() {
            self.found.push(Err(SetAside::new(task.file, "the row cannot be read").at_line(line)));
        }
        if let Some(listed) = listed {
            self.crosswalk.add(task.list, &listed);
            self.found.push(Ok(listed));
        }
        self.found.extend(problems.into_iter().map(Err));
    }
}

/// Parses blocks by turns in several threads, and takes what they gave in the order of the file.
fn parallel<R: Read>(
    parser: &Parser<'_>,
    threads: usize,
    blocks: Blocks<R>,
    take: &mut dyn FnMut(Result<Listed, SetAside>),
) -> Result<Crosswalk, ReadError> {
    std::thread::scope(|scope| {
        let lanes: Vec<(SyncSender<Block>, Receiver<Parsed>)> = (0..threads)
            .map(|_| {
                let (blocks, work) = sync_channel::<Block>(2);
                let (done, parsed) = sync_channel::<Parsed>(2);
                scope.spawn(move || {
                    let mut memo = Memo::default();
                    work.iter().map(|block| parser.parse(&block, &mut memo)).try_for_each(|parsed| done.send(parsed))
                });
                (blocks, parsed)
            })
            .collect();
        turns(parser.task.file, &lanes, blocks, take)
    })
}

/// Gives each lane a block in turn, and takes from each in the same turn, two rounds behind.
fn turns<R: Read>(
    file: &str,
    lanes: &[(SyncSender<Block>, Receiver<Parsed>)],
    blocks: Blocks<R>,
    take: &mut dyn FnMut(Result<Listed, SetAside>),
) -> Result<Crosswalk, ReadError> {
    let mut crosswalk = Crosswalk::default();
    let mut collect = |lane: &Receiver<Parsed>| {
        // A lane that stopped has panicked, which the scope passes on.
        let parsed = lane.recv().unwrap_or_default();
        crosswalk.merge(parsed.crosswalk);
        parsed.found.into_iter().for_each(&mut *take);
    };
    let (mut sent, mut taken) = (0, 0);
    let mut failed = None;
    for block in blocks {
        match block {
            Ok(block) => {
                if let Some((lane, _)) = lanes.get(sent % lanes.len().max(1)) {
                    let _ = lane.send(block);
                }
                sent += 1;
            }
            Err(cut) => failed = Some(refused(file, cut)),
        }
        if sent - taken >= 2 * lanes.len() {
            lanes.get(taken % lanes.len().max(1)).into_iter().for_each(|(_, parsed)| collect(parsed));
            taken += 1;
        }
    }
    for turn in taken..sent {
        lanes.get(turn % lanes.len().max(1)).into_iter().for_each(|(_, parsed)| collect(parsed));
    }
    failed.map_or(Ok(crosswalk), Err)
}
