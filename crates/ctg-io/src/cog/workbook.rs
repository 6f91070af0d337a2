//! Sheets of workbooks as rows of a table.

use std::io::{Cursor, Read as _};
use std::vec::IntoIter;

use calamine::{Data, Reader as _, Sheets, open_workbook_auto_from_rs};

use crate::source::Unpacked;
use crate::table::{Cells, Drawn, RowSource};
use crate::{ReadError, SetAside, Source, SourceFile};

/// The most that a workbook may hold, packed: it is read whole, and a list of all communes takes a few million bytes.
const LARGEST: u64 = 64 << 20;

/// The rows of a sheet, from its header on.
pub(super) struct Sheet {
    file: SourceFile,
    width: usize,
    rows: IntoIter<(u64, Vec<String>)>,
}

impl Sheet {
    /// The first sheet of which a row is the header that is looked for.
    ///
    /// # Errors
    /// Reading failed, the file is too large or no workbook, or no sheet has the header.
    pub(super) fn find<R: std::io::Read>(
        source: Source<R>,
        is_header: &dyn Fn(&[String]) -> bool,
    ) -> Result<Self, ReadError> {
        let name = source.name().to_owned();
        let (file, bytes) = read_whole(source, &name)?;
        let mut workbook: Sheets<_> = open_workbook_auto_from_rs(Cursor::new(bytes))
            .map_err(|_| refused(&name, "found no workbook, expected .xlsx, .xls or .ods".to_owned()))?;
        let sheets = workbook.sheet_names();
        for sheet in &sheets {
            let Ok(range) = workbook.worksheet_range(sheet) else { continue };
            let first = u64::from(range.start().map_or(0, |(row, _)| row)) + 1;
            let texts = range.rows().map(|row| row.iter().map(text).collect::<Vec<String>>());
            let mut rows = (first..).zip(texts).skip_while(|(_, row)| !is_header(row)).peekable();
            if rows.peek().is_some() {
                return Ok(Self { file, width: range.width(), rows: rows.collect::<Vec<_>>().into_iter() });
            }
        }
        let problem = format!("found no sheet with the columns that are needed, expected one of {}", sheets.join(", "));
        Err(refused(&name, problem))
    }
}

impl RowSource for Sheet {
    fn draw(&mut self, cells: &mut Cells) -> Result<Option<Drawn>, ReadError> {
        cells.clear();
        let Some((line, row)) = self.rows.next() else { return Ok(None) };
        row.iter().take(self.width).for_each(|cell| cells.push(cell));
        Ok(Some(Drawn { line, fault: None }))
    }

    fn file(&self) -> &str {
        self.file.name()
    }

    fn finish(self) -> Result<SourceFile, ReadError> {
        Ok(self.file)
    }
}

fn read_whole<R: std::io::Read>(source: Source<R>, name: &str) -> Result<(SourceFile, Vec<u8>), ReadError> {
    let (mut reader, mut bytes) = (Unpacked::as_is(source), Vec::new());
    reader.by_ref().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| ReadError::io(name, error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(refused(name, format!("found a workbook of more than {LARGEST} bytes, expected a smaller one")));
    }
    Ok((reader.finish()?, bytes))
}

fn refused(file: &str, problem: String) -> ReadError {
    ReadError::refused(vec![SetAside::new(file, problem)])
}

/// The text of a cell as it would stand in a delimited file: a whole number has no decimals.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}
