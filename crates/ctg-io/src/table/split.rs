//! Bytes cut into rows, and rows into cells.

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::encoding::line_breaks;

/// The rows of a table, the header among them; empty lines are none.
pub(super) struct Split<'b> {
    bytes: &'b [u8],
    reader: Reader<&'b [u8]>,
    delimiter: u8,
    /// Where the bytes begin whose lines are not counted yet, and the line there.
    counted: (usize, u64),
}

/// A row, as bytes.
pub(super) struct RawRow {
    pub(super) line: u64,
    pub(super) cells: ByteRecord,
    pub(super) length: usize,
    /// What keeps it from being well formed.
    pub(super) fault: Option<&'static str>,
}

impl RawRow {
    /// Whether nothing stands in any cell: spreadsheets leave such rows behind.
    pub(super) fn is_blank(&self) -> bool {
        self.fault.is_none() && self.cells.iter().all(<[u8]>::is_empty)
    }
}

impl<'b> Split<'b> {
    pub(super) fn new(bytes: &'b [u8], delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
        Self { bytes, reader, delimiter, counted: (0, 1) }
    }

    fn offset(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX)
    }

    /// The line of an offset, which must not come before the last one asked for.
    fn line_of(&mut self, offset: usize) -> u64 {
        let (from, line) = self.counted;
        let line = line + line_breaks(self.bytes.get(from..offset).unwrap_or_default());
        self.counted = (offset, line);
        line
    }
}

impl Iterator for Split<'_> {
    type Item = RawRow;

    fn next(&mut self) -> Option<RawRow> {
        let mut cells = ByteRecord::new();
        let from = self.offset();
        // Bytes in memory never fail to be read, and a flexible reader refuses no row.
        if !self.reader.read_byte_record(&mut cells).unwrap_or(false) {
            return None;
        }
        let raw = self.bytes.get(from..self.offset()).unwrap_or_default();
        let blank = raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let row = raw.get(blank..).unwrap_or_default();
        let fault = if row.contains(&b'"') { quoting_fault(row, self.delimiter) } else { None };
        Some(RawRow { line: self.line_of(from + blank), cells, length: row.len(), fault })
    }
}

/// What is wrong with the quotes of a row, if anything: the parser takes both faults in silence.
pub(crate) fn quoting_fault(row: &[u8], delimiter: u8) -> Option<&'static str> {
    #[derive(Clone, Copy)]
    enum At {
        CellStart,
        Plain,
        Quoted,
        Quote,
    }
    let mut at = At::CellStart;
    for byte in row.iter().copied() {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Quote,
            (At::Quoted, _) | (At::CellStart | At::Quote, b'"') => At::Quoted,
            (_, b'\r' | b'\n') => At::CellStart,
            (_, byte) if byte == delimiter => At::CellStart,
            (At::Quote, _) => return Some("found text after a closing quote, expected the end of the cell"),
            (At::CellStart | At::Plain, _) => At::Plain,
        };
    }
    matches!(at, At::Quoted).then_some("the file ends inside a quoted cell, expected a closing quote")
}
