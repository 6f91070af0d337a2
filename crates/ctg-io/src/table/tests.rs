use super::{Cells, Drawn, Layout, Lost, RowSource, Table, needed, optional};
use crate::{ReadError, SourceFile};

const LAYOUT: Layout = Layout::public("code", &[needed("code").or(&["CODGEO"]), optional("persons")]);

/// Rows that come from no text: each a line of cells, as a sheet or a columnar file gives them.
struct Sheet {
    rows: std::vec::IntoIter<&'static [&'static str]>,
    line: u64,
}

impl RowSource for Sheet {
    fn draw(&mut self, cells: &mut Cells) -> Result<Option<Drawn>, ReadError> {
        cells.clear();
        self.line += 1;
        let row = self.rows.next();
        row.unwrap_or_default().iter().for_each(|cell| cells.push(cell));
        Ok(row.map(|_| Drawn { line: self.line, fault: None }))
    }

    fn file(&self) -> &'static str {
        "sheet"
    }

    fn finish(self) -> Result<SourceFile, ReadError> {
        Ok(SourceFile::of_bytes("sheet", b""))
    }
}

fn sheet(rows: Vec<&'static [&'static str]>) -> Sheet {
    Sheet { rows: rows.into_iter(), line: 0 }
}

#[test]
fn rows_of_any_origin_make_a_table() {
    let source = sheet(vec![
        &["Codgeo", "other", "PERSONS"],
        &["17299", "x", " 23 092 "],
        &["", "", ""],
        &["17004"],
        &["17036", "x", "many"],
    ]);
    let mut table = Table::of_rows(source, &LAYOUT).unwrap();
    let mut read = Vec::new();
    table
        .for_each(|row| {
            let persons = row.whole("persons", "persons")?;
            read.push((row.line(), row.text("code").to_owned(), row.cell(1).to_owned(), persons));
            Ok(())
        })
        .unwrap();
    assert_eq!(read, [(2, "17299".to_owned(), "23 092".to_owned(), 23_092)]);
    let end = table.finish().unwrap();
    let told: Vec<String> = end.set_aside.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "sheet, line 4: found 1 cell, expected 3",
            "sheet, line 5, column `PERSONS`: found `many`, expected a whole number of persons"
        ]
    );
    let lost = |lost: &Lost| ["17004", "17036", "17299"].map(|key| lost.may_hold(key));
    assert_eq!(lost(&end.lost), [true, true, false]);
}

#[test]
fn a_sheet_without_the_columns_is_refused() {
    let error = Table::of_rows(sheet(vec![&["persons"]]), &LAYOUT).map(|_| ()).unwrap_err();
    assert_eq!(error.to_string(), "sheet, line 1: found no column `code`, expected one; found `persons`");
    let error = Table::of_rows(sheet(vec![]), &LAYOUT).map(|_| ()).unwrap_err();
    assert_eq!(error.to_string(), "sheet: found an empty file, expected a header line");
}
