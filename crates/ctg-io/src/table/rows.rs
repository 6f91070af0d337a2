//! Where rows come from: text, and whatever else can give cells.

use super::cells::Cells;
use crate::{ReadError, SourceFile};

/// Something that gives rows of texts one by one: a delimited file here; a sheet of a workbook or a columnar file can as well.
///
/// The first row is the header. A source keeps no row: it fills the cells that it is given.
pub(crate) trait RowSource {
    /// Fills the cells with the next row; `None` after the last one.
    ///
    /// # Errors
    /// Reading failed. A row that is wrong is no error: it comes with its [`Fault`].
    fn draw(&mut self, cells: &mut Cells) -> Result<Option<Drawn>, ReadError>;

    /// The name of the file, for messages.
    fn file(&self) -> &str;

    /// The sign between cells, for messages.
    fn separator(&self) -> u8 {
        b','
    }

    /// Whether all rows seen that are no UTF-8 look like Windows-1252.
    fn looks_like_windows_1252(&self) -> bool {
        false
    }

    /// Reads to the end, and says what was read.
    fn finish(self) -> Result<SourceFile, ReadError>;
}

/// A row that was drawn: the line that it begins on, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Drawn {
    pub(crate) line: u64,
    pub(crate) fault: Option<Fault>,
}

/// Why a row is no row; its cells are then only good for its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Quoting(&'static str),
    /// How many bytes.
    TooLong(u64),
    /// The first byte that is none of the encoding, and the place of its cell.
    Misencoded(Misencoded),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Misencoded {
    pub(crate) byte: u8,
    pub(crate) cell: usize,
    pub(crate) expected: &'static str,
}
