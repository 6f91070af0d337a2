//! A file cut into blocks of whole rows: no more than a few of them are in memory.

use std::io::{self, Read};

use super::LONGEST_ROW;

/// Whole rows, and the line that the first of them stands on.
#[derive(Debug)]
pub(in crate::facility) struct Block {
    pub(in crate::facility) bytes: Vec<u8>,
    pub(in crate::facility) line: u64,
}

impl Block {
    /// Hands over the rows of the block with their lines, the line breaks at their ends included.
    pub(in crate::facility) fn for_each_row(&self, delimiter: u8, mut take: impl FnMut(u64, &[u8])) {
        let (mut rest, mut line) = (self.bytes.as_slice(), self.line);
        while !rest.is_empty() {
            let (row, after) = rest.split_at(first_row(rest, delimiter).unwrap_or(rest.len()));
            take(line, row);
            line += line_breaks(row);
            rest = after;
        }
    }
}

/// What ends a file before its end.
#[derive(Debug)]
pub(in crate::facility) enum Cut {
    /// The file cannot be read any further.
    Io(io::Error),
    /// A row that begins on this line does not end.
    Endless(u64),
}

/// The blocks of a file, in order.
pub(in crate::facility) struct Blocks<R> {
    reader: R,
    rest: Vec<u8>,
    line: u64,
    delimiter: u8,
    size: usize,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    /// The blocks of what is left of a reader, after bytes that were taken from it already.
    pub(in crate::facility) fn new(reader: R, rest: Vec<u8>, line: u64, delimiter: u8, size: usize) -> Self {
        Self { reader, rest, line, delimiter, size, ended: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        let missing = self.size.saturating_sub(self.rest.len()).max(self.size / 4);
        self.rest.reserve(missing);
        let read = self.reader.by_ref().take(missing as u64).read_to_end(&mut self.rest)?;
        self.ended = read < missing;
        Ok(())
    }

    fn cut(&mut self, at: usize) -> Block {
        let tail = self.rest.split_off(at);
        let bytes = std::mem::replace(&mut self.rest, tail);
        let line = self.line;
        self.line += line_breaks(&bytes);
        Block { bytes, line }
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = Result<Block, Cut>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if !self.ended
                && let Err(error) = self.fill()
            {
                (self.ended, self.rest) = (true, Vec::new());
                return Some(Err(Cut::Io(error)));
            }
            if self.ended {
                return if self.rest.is_empty() { None } else { Some(Ok(self.cut(self.rest.len()))) };
            }
            match last_row_end(&self.rest, self.delimiter) {
                Some(end) => return Some(Ok(self.cut(end))),
                None if self.rest.len() > LONGEST_ROW => {
                    (self.ended, self.rest) = (true, Vec::new());
                    return Some(Err(Cut::Endless(self.line)));
                }
                None => {}
            }
        }
    }
}

/// How many lines end in some bytes.
pub(in crate::facility) fn line_breaks(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// Where the last row ends that ends in some bytes, which begin with the begin of a row.
fn last_row_end(bytes: &[u8], delimiter: u8) -> Option<usize> {
    if !bytes.contains(&b'"') {
        return memchr::memrchr(b'\n', bytes).map(|at| at + 1);
    }
    let (mut last, mut start) = (None, 0);
    while let Some(length) = first_row(bytes.get(start..).unwrap_or_default(), delimiter) {
        start += length;
        last = Some(start);
    }
    last
}

/// How long the first row is, if it ends; only one with a quote before its first line break is looked at byte by byte.
fn first_row(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let length = memchr::memchr(b'\n', bytes)? + 1;
    let quoted = bytes.get(..length).is_some_and(|row| row.contains(&b'"'));
    if quoted { row_ends(bytes, delimiter).next() } else { Some(length) }
}

/// Where rows end; a line break inside quotes ends none.
fn row_ends(bytes: &[u8], delimiter: u8) -> impl Iterator<Item = usize> + '_ {
    let mut quotes = Quotes::default();
    bytes.iter().enumerate().filter_map(move |(at, byte)| quotes.ends_row(*byte, delimiter).then_some(at + 1))
}

/// Where a byte stands with regard to quotes: they open at the begin of a cell only.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    #[default]
    CellStart,
    Plain,
    Quoted,
    /// After a quote inside quotes: a second one, or the end of the cell.
    Quote,
}

impl Quotes {
    /// Takes a byte, and tells whether a row ends with it.
    fn ends_row(&mut self, byte: u8, delimiter: u8) -> bool {
        *self = match (*self, byte) {
            (Self::Quoted, b'"') => Self::Quote,
            (Self::Quoted, _) | (Self::CellStart | Self::Quote, b'"') => Self::Quoted,
            (_, b'\r' | b'\n') => Self::CellStart,
            (_, byte) if byte == delimiter => Self::CellStart,
            _ => Self::Plain,
        };
        byte == b'\n' && *self == Self::CellStart
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(bytes: &[u8], size: usize) -> Vec<(String, u64)> {
        let blocks = Blocks::new(bytes, Vec::new(), 1, b';', size).map(Result::unwrap);
        blocks.map(|block| (String::from_utf8(block.bytes).unwrap(), block.line)).collect()
    }

    #[test]
    fn blocks_of_any_size_are_the_same_rows_on_the_same_lines() {
        let file = b"a;b\n1;\"x\ny\"\n2;5\" wide\n3;\"say \"\"no\"\"\n\"\n4;end";
        for size in 4..60 {
            let found = blocks(file, size);
            assert_eq!(found.iter().map(|(text, _)| text.as_bytes()).collect::<Vec<_>>().concat(), file, "{size}");
            for (text, line) in &found {
                let before: usize = file.windows(text.len()).position(|part| part == text.as_bytes()).unwrap();
                assert_eq!(*line, 1 + line_breaks(&file[..before]), "{size} {text}");
                assert!(before == 0 || file[before - 1] == b'\n', "{size} {text}");
                assert!(!text.starts_with('y') && !text.starts_with('"'), "{size} {text}");
            }
        }
    }

    #[test]
    fn a_row_without_end_is_cut_and_told() {
        let file = [b"a;b\n1;\"".to_vec(), vec![b'x'; 3 * LONGEST_ROW]].concat();
        let mut blocks = Blocks::new(&file[..], Vec::new(), 1, b';', 1 << 16);
        assert!(matches!(blocks.next(), Some(Ok(Block { line: 1, .. }))));
        assert!(matches!(blocks.next(), Some(Err(Cut::Endless(2)))));
        assert!(blocks.next().is_none());
    }
}
