//! Bytes cut into rows, a buffer at a time.

use std::io::{self, Read};
use std::ops::Range;

/// The longest row that is read; an unclosed quote makes one of the rest of the file.
pub(super) const LONGEST_ROW: usize = 1 << 20;

/// How much is read at once; a file in memory that is small needs no large buffer.
const CHUNK: usize = 1 << 17;
const FIRST_CHUNK: usize = 1 << 12;

/// How much is kept of a row that is too long, for its key.
const KEPT: usize = 1 << 12;

/// Cuts a stream into rows as RFC 4180 has it; LF, CRLF and CR end a row, and blank lines are none.
pub(super) struct Cutter<R> {
    reader: R,
    buffer: Vec<u8>,
    /// What has been read and not been cut off yet.
    filled: Range<usize>,
    line: u64,
    is_at_end: bool,
}

/// A row in the buffer.
#[derive(Debug)]
pub(super) struct Cut {
    /// Where it stands in the buffer, without its line break; only its beginning if it is too long.
    pub(super) bytes: Range<usize>,
    pub(super) line: u64,
    /// In bytes, the end of the line included.
    pub(super) length: u64,
    pub(super) has_quotes: bool,
    pub(super) fault: Option<&'static str>,
}

/// Where in a row a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    CellStart,
    Plain,
    Quoted,
    Quote,
}

/// A row that is being looked for.
struct Scan {
    at: At,
    /// How far from the start of the row, in the buffer.
    offset: usize,
    dropped: u64,
    lines: u64,
    has_quotes: bool,
    fault: Option<&'static str>,
}

impl<R: Read> Cutter<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, buffer: Vec::new(), filled: 0..0, line: 1, is_at_end: false }
    }

    pub(super) fn into_inner(self) -> R {
        self.reader
    }

    /// The bytes of a range of the buffer.
    pub(super) fn bytes(&self, range: Range<usize>) -> &[u8] {
        self.buffer.get(range).unwrap_or_default()
    }

    fn rest(&self) -> &[u8] {
        self.bytes(self.filled.clone())
    }

    /// Reads on, behind what is there; `false` at the end of the file.
    fn fill(&mut self) -> io::Result<bool> {
        if self.is_at_end {
            return Ok(false);
        }
        if self.filled.start > 0 {
            self.buffer.copy_within(self.filled.clone(), 0);
            self.filled = 0..self.filled.len();
        }
        let chunk = (2 * self.buffer.len()).clamp(FIRST_CHUNK, CHUNK);
        if self.buffer.len() < self.filled.end + chunk {
            self.buffer.resize(self.filled.end + chunk, 0);
        }
        let free = self.buffer.get_mut(self.filled.end..).unwrap_or_default();
        let count = loop {
            match self.reader.read(free) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result?,
            }
        };
        self.filled.end += count;
        self.is_at_end = count == 0;
        Ok(count > 0)
    }

    /// Leaves a byte order mark of UTF-8 aside.
    pub(super) fn skip_mark(&mut self) -> io::Result<()> {
        while self.filled.len() < 3 && self.fill()? {}
        if self.rest().starts_with(b"\xEF\xBB\xBF") {
            self.filled.start += 3;
        }
        Ok(())
    }

    /// The first line that is not blank, or as much of it as a row may have.
    pub(super) fn first_line(&mut self) -> io::Result<&[u8]> {
        self.skip_blank()?;
        while memchr::memchr2(b'\n', b'\r', self.rest()).is_none() && self.filled.len() <= LONGEST_ROW && self.fill()? {
        }
        let rest = self.rest();
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        Ok(rest.get(..end).unwrap_or_default())
    }

    fn skip_blank(&mut self) -> io::Result<()> {
        loop {
            let blank = self.rest().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let lines = self.rest().iter().take(blank).filter(|byte| **byte == b'\n').count();
            self.line += lines as u64;
            self.filled.start += blank;
            if !self.filled.is_empty() || !self.fill()? {
                return Ok(());
            }
        }
    }

    /// The next row; `None` at the end of the file.
    pub(super) fn next(&mut self, separator: u8) -> io::Result<Option<Cut>> {
        self.skip_blank()?;
        if self.filled.is_empty() {
            return Ok(None);
        }
        let mut scan = Scan::default();
        let ended = loop {
            if scan.run(self.rest(), separator) {
                break 1;
            }
            self.drop_long(&mut scan);
            if !self.fill()? {
                scan.end_of_file();
                break 0;
            }
        };
        let bytes = self.filled.start..self.filled.start + scan.offset;
        let line = self.line;
        self.filled.start += scan.offset + ended;
        let break_byte = self.buffer.get(bytes.end).filter(|_| ended == 1);
        self.line += scan.lines + u64::from(break_byte == Some(&b'\n'));
        let length = scan.dropped + (scan.offset + ended) as u64;
        Ok(Some(Cut { bytes, line, length, has_quotes: scan.has_quotes, fault: scan.fault }))
    }

    /// Keeps only the beginning of a row that is too long, so that memory stays bounded.
    fn drop_long(&mut self, scan: &mut Scan) {
        if scan.offset > LONGEST_ROW {
            let from = self.filled.start;
            self.buffer.copy_within(from + scan.offset..self.filled.end, from + KEPT);
            let dropped = scan.offset - KEPT;
            self.filled.end -= dropped;
            scan.offset = KEPT;
            scan.dropped += dropped as u64;
        }
    }
}

impl Default for Scan {
    fn default() -> Self {
        Self { at: At::CellStart, offset: 0, dropped: 0, lines: 0, has_quotes: false, fault: None }
    }
}

impl Scan {
    /// Looks for the end of the row in what has been read of it; leaves `offset` there, or at the end of what there is.
    fn run(&mut self, bytes: &[u8], separator: u8) -> bool {
        while let Some(rest) = bytes.get(self.offset..).filter(|rest| !rest.is_empty()) {
            match self.at {
                At::Quoted => self.skip_to_quote(rest),
                At::CellStart | At::Plain => match memchr::memchr3(b'\n', b'\r', b'"', rest) {
                    None => self.skip_plain(rest, rest.len(), separator),
                    Some(found) => {
                        self.skip_plain(rest, found, separator);
                        if rest.get(found) != Some(&b'"') {
                            return true;
                        }
                        self.quote();
                    }
                },
                At::Quote => match rest.first() {
                    Some(b'\n' | b'\r') => return true,
                    Some(b'"') => self.step(At::Quoted),
                    Some(byte) if *byte == separator => self.step(At::CellStart),
                    _ => {
                        self.fault =
                            self.fault.or(Some("found text after a closing quote, expected the end of the cell"));
                        self.step(At::Plain);
                    }
                },
            }
        }
        false
    }

    fn step(&mut self, at: At) {
        self.at = at;
        self.offset += 1;
    }

    fn skip_plain(&mut self, rest: &[u8], count: usize, separator: u8) {
        if let Some(last) = count.checked_sub(1).and_then(|last| rest.get(last)) {
            self.at = if *last == separator { At::CellStart } else { At::Plain };
        }
        self.offset += count;
    }

    /// A quote opens a cell only where one starts.
    fn quote(&mut self) {
        let opens = self.at == At::CellStart;
        self.has_quotes |= opens;
        self.step(if opens { At::Quoted } else { At::Plain });
    }

    fn skip_to_quote(&mut self, rest: &[u8]) {
        let found = memchr::memchr(b'"', rest);
        let inside = rest.get(..found.unwrap_or(rest.len())).unwrap_or_default();
        self.lines += memchr::memchr_iter(b'\n', inside).count() as u64;
        self.offset += inside.len();
        if found.is_some() {
            self.step(At::Quote);
        }
    }

    fn end_of_file(&mut self) {
        if self.at == At::Quoted {
            self.fault = self.fault.or(Some("the file ends inside a quoted cell, expected a closing quote"));
        }
    }
}
