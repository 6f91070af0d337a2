//! Tables of passage.

use std::collections::BTreeSet;

use ctg_model::CogVintage;
use ctg_model::code::CommuneCode;
use ctg_model::passage::Passage;

use super::{of_insee, read_of, typed};
use crate::dataset::Dataset;
use crate::set_aside::Told;
use crate::table::{Layout, Row, RowSource, Table};
use crate::{Read, ReadError, SetAside, Source};

const DATASET: Dataset = of_insee("insee-table-de-passage", "Table de passage des communes");

const LAYOUT: Layout = Layout::public("CODGEO", &[]);

/// Which columns of a table of passage hold the codes of the two geographies.
///
/// Their names change with the table and with the year, so that the caller gives them.
///
/// ```
/// use ctg_io::cog::PassageColumns;
/// use ctg_model::CogVintage;
/// let columns = PassageColumns::new("CODGEO_2018", CogVintage::new(2018)?, "CODGEO_2024", CogVintage::new(2024)?);
/// assert_eq!((columns.from, columns.to), ("CODGEO_2018", "CODGEO_2024"));
/// # Ok::<(), ctg_model::YearError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PassageColumns<'n> {
    /// The column of the codes that counts are in.
    pub from: &'n str,
    /// Their geography.
    pub from_year: CogVintage,
    /// The column of the codes that are wanted.
    pub to: &'n str,
    /// Their geography.
    pub to_year: CogVintage,
}

impl<'n> PassageColumns<'n> {
    /// Two columns, each with its geography.
    ///
    /// ```
    /// # use ctg_io::cog::PassageColumns;
    /// # use ctg_model::CogVintage;
    /// let columns = PassageColumns::new("old", CogVintage::new(2018)?, "new", CogVintage::new(2024)?);
    /// assert_eq!(columns.to_year.year(), 2024);
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    pub fn new(from: &'n str, from_year: CogVintage, to: &'n str, to_year: CogVintage) -> Self {
        Self { from, from_year, to, to_year }
    }
}

/// Reads a table of passage from a delimited file: a row says that the land of a commune is in another.
///
/// Codes that a spreadsheet took for numbers get their leading zero back. The same pair in several rows is one: a table of all years has a row for each
/// commune of the first.
///
/// # Errors
/// Reading failed, or a column is not there. Rows that cannot be read are set aside: a commune may then be missing in the passage.
///
/// # Examples
/// ```
/// use ctg_io::{Source, cog::{self, PassageColumns}};
/// use ctg_model::CogVintage;
/// let text = "CODGEO_INI;CODGEO_2018;CODGEO_2024\n17189;17189;17219\n17219;17219;17219\n1004;1004;1004\n";
/// let columns = PassageColumns::new("CODGEO_2018", CogVintage::new(2018)?, "CODGEO_2024", CogVintage::new(2024)?);
/// let passage = cog::read_passage(Source::new("passage.csv", text.as_bytes()), columns)?.strict()?;
/// assert_eq!(passage.origins("17219".parse()?), ["17189".parse()?, "17219".parse()?]);
/// assert_eq!(passage.parts("01004".parse()?), ["01004".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Table de passage annuelle* and *table d'appartenance*.
pub fn read_passage<R: std::io::Read>(
    source: Source<R>,
    columns: PassageColumns<'_>,
) -> Result<Read<Passage>, ReadError> {
    pairs(Table::open(source, &LAYOUT)?, columns)
}

/// Reads a table of passage from a workbook as Insee publishes it: the first sheet that has both columns, in whichever of its rows.
///
/// # Errors
/// Reading failed, the file is no workbook, or no sheet has the columns. Rows are set aside as by [`read_passage`].
///
/// ```
/// use ctg_io::{Source, cog::{self, PassageColumns}};
/// use ctg_model::CogVintage;
/// let columns = PassageColumns::new("CODGEO_2018", CogVintage::new(2018)?, "CODGEO_2024", CogVintage::new(2024)?);
/// let error = cog::read_passage_workbook(Source::new("passage.xlsx", &b"PK"[..]), columns).unwrap_err();
/// assert_eq!(error.set_aside()[0].to_string(), "passage.xlsx: found no workbook, expected .xlsx, .xls or .ods");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "excel")]
#[cfg_attr(docsrs, doc(cfg(feature = "excel")))]
pub fn read_passage_workbook<R: std::io::Read>(
    source: Source<R>,
    columns: PassageColumns<'_>,
) -> Result<Read<Passage>, ReadError> {
    let has_both = |row: &[String]| {
        [columns.from, columns.to].iter().all(|name| row.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name)))
    };
    pairs(Table::of_rows(super::workbook::Sheet::find(source, &has_both)?, &LAYOUT)?, columns)
}

fn pairs<S: RowSource>(mut table: Table<'_, S>, columns: PassageColumns<'_>) -> Result<Read<Passage>, ReadError> {
    let (from, to) = (index(&table, columns.from)?, index(&table, columns.to)?);
    let mut pairs = BTreeSet::new();
    table.for_each(|row| {
        let (source, target) = (code(row, from), code(row, to));
        pairs.insert((source?, target?));
        Ok(())
    })?;
    let end = table.finish()?;
    match Passage::new(columns.from_year, columns.to_year, pairs) {
        Ok(passage) => Ok(read_of(passage, end, Vec::new(), &DATASET, columns.to_year)),
        Err(error) => Err(ReadError::refused(vec![SetAside::new(end.file.name(), error)])),
    }
}

fn index<S: RowSource>(table: &Table<'_, S>, name: &str) -> Result<usize, ReadError> {
    let names = table.header().names();
    names.iter().position(|found| found.trim().eq_ignore_ascii_case(name)).ok_or_else(|| {
        let problem = format!("found no column `{name}`, expected it beside {}", names.join(", "));
        ReadError::refused(vec![SetAside::new(table.file(), problem)])
    })
}

fn code(row: &mut Row<'_>, index: usize) -> Result<CommuneCode, Told> {
    let text = typed::with_zero(row.at(index));
    text.parse().or_else(|_| row.expected_at(index, "a commune code of five characters"))
}
