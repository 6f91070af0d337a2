//! Rows of a delimited text, in whatever encoding.

use std::io::Read;

use super::cells::Cells;
use super::cut::{Cut, Cutter, LONGEST_ROW};
use super::encoding::looks_like_windows_1252;
use super::layout::Layout;
use super::rows::{Drawn, Fault, Misencoded, RowSource};
use crate::ReadError;
use crate::source::{Encoding, Source, SourceFile, Unpacked};

/// A delimited file that is being read.
pub(crate) struct Delimited<R> {
    file: String,
    cutter: Cutter<Unpacked<R>>,
    separator: u8,
    /// `None` as long as all was ASCII and nobody said.
    encoding: Option<Encoding>,
    looks_like_windows_1252: bool,
    decoded: String,
}

impl<R: Read> Delimited<R> {
    pub(crate) fn open(source: Source<R>, layout: &Layout) -> Result<Self, ReadError> {
        let file = source.name().to_owned();
        let failed = |error| ReadError::io(&file, error);
        let unpacked = if layout.is_public() { Unpacked::open(source)? } else { Unpacked::as_is(source) };
        let encoding = if layout.is_public() { unpacked.encoding() } else { Some(Encoding::Utf8) };
        let mut cutter = Cutter::new(unpacked);
        cutter.skip_mark().map_err(failed)?;
        let separator = separator(cutter.first_line().map_err(failed)?, layout);
        Ok(Self { file, cutter, separator, encoding, looks_like_windows_1252: true, decoded: String::new() })
    }

    /// The cells of a row, or the first byte that is none of the encoding.
    fn decode(&mut self, cut: &Cut, cells: &mut Cells) -> Result<(), Misencoded> {
        let bytes = self.cutter.bytes(cut.bytes.clone());
        if self.encoding == Some(Encoding::Windows1252) && !bytes.is_ascii() {
            return self.decode_windows_1252(cut, cells);
        }
        match std::str::from_utf8(bytes) {
            Ok(row) => {
                cells.split(row, self.separator, cut.has_quotes);
                if !row.is_ascii() {
                    self.encoding = self.encoding.or(Some(Encoding::Utf8));
                    self.looks_like_windows_1252 = false;
                }
                Ok(())
            }
            Err(_) if self.encoding.is_none() && bytes.iter().all(|byte| is_windows_1252(*byte)) => {
                self.encoding = Some(Encoding::Windows1252);
                self.decode_windows_1252(cut, cells)
            }
            Err(error) => {
                self.looks_like_windows_1252 &= looks_like_windows_1252(bytes);
                let at = error.valid_up_to();
                Err(misencoded(bytes, at, (self.separator, cut.has_quotes), "UTF-8", cells))
            }
        }
    }

    fn decode_windows_1252(&mut self, cut: &Cut, cells: &mut Cells) -> Result<(), Misencoded> {
        let bytes = self.cutter.bytes(cut.bytes.clone());
        if let Some(at) = bytes.iter().position(|byte| !is_windows_1252(*byte)) {
            self.looks_like_windows_1252 = false;
            return Err(misencoded(bytes, at, (self.separator, cut.has_quotes), "Windows-1252", cells));
        }
        self.decoded.clear();
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
        self.decoded.push_str(&text);
        cells.split(&self.decoded, self.separator, cut.has_quotes);
        Ok(())
    }
}

/// Five bytes have no meaning there.
fn is_windows_1252(byte: u8) -> bool {
    !matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)
}

/// The cells as well as they can be read, and where the first wrong byte stands.
fn misencoded(
    bytes: &[u8],
    at: usize,
    (separator, quoted): (u8, bool),
    expected: &'static str,
    cells: &mut Cells,
) -> Misencoded {
    let before = bytes.get(..at).unwrap_or_default();
    cells.split(&String::from_utf8_lossy(before), separator, quoted);
    let cell = cells.len().saturating_sub(1);
    cells.split(&String::from_utf8_lossy(bytes), separator, quoted);
    Misencoded { byte: bytes.get(at).copied().unwrap_or_default(), cell, expected }
}

/// Of the signs of a layout, the one that shows most of its columns in the header; the first of equals.
fn separator(header: &[u8], layout: &Layout) -> u8 {
    let header = String::from_utf8_lossy(header);
    let mut cells = Cells::default();
    let mut shown = |sign: u8| {
        cells.split(&header, sign, header.contains('"'));
        let has = |name: &str| cells.iter().any(|cell| layout.same(cell.trim(), name));
        let columns = layout.columns.iter().filter(|column| column.names().any(has)).count();
        (columns, cells.len())
    };
    let mut best = (layout.separators.first().copied().unwrap_or(b','), (0, 0));
    for sign in layout.separators.iter().copied() {
        let found = shown(sign);
        if found > best.1 {
            best = (sign, found);
        }
    }
    best.0
}

impl<R: Read> RowSource for Delimited<R> {
    fn draw(&mut self, cells: &mut Cells) -> Result<Option<Drawn>, ReadError> {
        let cut = self.cutter.next(self.separator).map_err(|error| ReadError::io(&self.file, error))?;
        let Some(cut) = cut else { return Ok(None) };
        let misencoded = self.decode(&cut, cells).err().map(Fault::Misencoded);
        let too_long = (cut.length > LONGEST_ROW as u64).then_some(Fault::TooLong(cut.length));
        let fault = cut.fault.map(Fault::Quoting).or(too_long).or(misencoded);
        Ok(Some(Drawn { line: cut.line, fault }))
    }

    fn file(&self) -> &str {
        &self.file
    }

    fn separator(&self) -> u8 {
        self.separator
    }

    fn looks_like_windows_1252(&self) -> bool {
        self.looks_like_windows_1252
    }

    fn finish(self) -> Result<SourceFile, ReadError> {
        self.cutter.into_inner().finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Cells, Delimited, Fault, RowSource};
    use crate::Source;
    use crate::table::{Layout, needed};

    const LAYOUT: Layout = Layout::public("a", &[needed("a")]).separated_by(b";");

    /// The rows as they are cut here, those that are badly quoted left out.
    fn cut(bytes: &[u8]) -> (Vec<Vec<String>>, bool) {
        let mut source = Delimited::open(Source::new("t", bytes), &LAYOUT).unwrap();
        let (mut cells, mut rows, mut is_sound) = (Cells::default(), Vec::new(), true);
        while let Some(drawn) = source.draw(&mut cells).unwrap() {
            is_sound &= !matches!(drawn.fault, Some(Fault::Quoting(_)));
            rows.push(cells.iter().map(str::to_owned).collect());
        }
        (rows, is_sound)
    }

    proptest! {
        /// Wherever quotes are in order, rows and cells are those of another reader of RFC 4180.
        #[test]
        fn rows_are_those_of_another_reader(text in "[ab;\"\r\n é]{0,60}") {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(b';').from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> =
                reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            let (ours, is_sound) = cut(text.as_bytes());
            prop_assert!(!is_sound || ours == theirs, "{ours:?} {theirs:?}");
        }
    }
}
