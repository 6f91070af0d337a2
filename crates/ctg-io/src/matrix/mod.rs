//! Tables of travel costs that routing programs write: pair by pair, as a square, or as OSRM answers.
//!
//! A reader gives [`MatrixPair`]s, with the codes and the numbers of the file; what they cost and which places are asked about is for whoever
//! asks: `CodedCosts` of `ctg-geo` matches them with lists of origins and destinations, and names every code that fits none.
//!
//! A blank, `NaN`, `NA` or `null` is a pair without a way. A number below 0 or without end is set aside with its line and column.

mod osrm;

use crate::set_aside::Told;
use crate::table::{Layout, Row, Table, needed};
use crate::{Read, ReadError, SetAside, Source, cell};

pub use osrm::{OsrmTable, read_osrm};

/// A pair of places, and what the way from one to the other costs, in the unit of the file.
///
/// ```
/// use ctg_io::{Source, matrix::read_pairs};
/// let read = read_pairs(Source::new("r5.csv", &b"from_id,to_id,travel_time_p50\n17299,17168,21\n17299,17004,\n"[..]))?;
/// assert_eq!((read.value()[0].to.as_str(), read.value()[0].cost), ("17168", Some(21.0)));
/// assert_eq!((read.value()[1].line, read.value()[1].cost), (3, None));
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MatrixPair {
    /// The code of the place that one leaves.
    pub from: String,
    /// The code of the place that one goes to.
    pub to: String,
    /// The cost; `None` if there is no way.
    pub cost: Option<f64>,
    /// The line of the file.
    pub line: u64,
}

const PAIRS: Layout = Layout::public(
    "from",
    &[
        needed("from").or(&["from_id", "origin", "origin_id", "origine", "depart", "départ", "de"]),
        needed("to").or(&["to_id", "destination", "destination_id", "arrivee", "arrivée", "vers"]),
        needed("cost").or(&[
            "travel_time_p50",
            "travel_time",
            "duration",
            "minutes",
            "metres",
            "distance",
            "cout",
            "coût",
            "duree",
            "durée",
        ]),
    ],
);

/// A square has the codes of its destinations for columns, and no column of a name known beforehand.
const SQUARE: Layout = Layout::public("", &[]);

/// What a cost has to be.
const COST: &str = "a cost of 0 or more, or nothing where there is no way";

/// Reads a table of pairs: columns `from`, `to`, `cost`, or the names that r5 gives them (`from_id`, `to_id`, `travel_time_p50`).
///
/// # Errors
/// A file that cannot be read, or without these columns.
///
/// # Examples
/// ```
/// use ctg_io::{Source, matrix::read_pairs};
/// let read = read_pairs(Source::new("minutes.csv", &b"from;to;cost\nA;B;12,5\nB;A;-3\nA;A;0\n"[..]))?;
/// assert_eq!(read.value().iter().map(|pair| pair.cost).collect::<Vec<_>>(), [Some(12.5), Some(0.0)]);
/// assert_eq!(
///     read.set_aside()[0].to_string(),
///     "minutes.csv, line 3, column `cost`: found `-3`, expected a cost of 0 or more, or nothing where there is no way"
/// );
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
pub fn read_pairs<R: std::io::Read>(source: Source<R>) -> Result<Read<Vec<MatrixPair>>, ReadError> {
    let mut table = Table::open(source, &PAIRS)?;
    let mut pairs = Vec::new();
    table.for_each(|row| {
        let (from, to) = (code(row, "from"), code(row, "to"));
        let found = match cost(row.text("cost")) {
            Ok(found) => Ok(found),
            Err(NoCost) => row.expected("cost", COST),
        };
        pairs.push(MatrixPair { from: from?, to: to?, cost: found?, line: row.line() });
        Ok(())
    })?;
    let end = table.finish()?;
    Ok(Read::new(pairs, end.set_aside).with_files(vec![end.file]))
}

fn code(row: &mut Row<'_>, column: &'static str) -> Result<String, Told> {
    match row.text(column) {
        "" => row.expected(column, "the code of a place"),
        found => Ok(found.to_owned()),
    }
}

/// A text that is neither a cost nor a blank.
struct NoCost;

fn cost(text: &str) -> Result<Option<f64>, NoCost> {
    if text.is_empty() || ["nan", "na", "null", "none"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Ok(None);
    }
    cell::number(text).filter(|found| found.is_finite() && *found >= 0.0).map(Some).ok_or(NoCost)
}

/// Reads a square: the first row names the destinations, the first cell of each row after it the origin.
///
/// # Errors
/// A file that cannot be read, without a destination, or with one named twice or without a name.
///
/// # Examples
/// ```
/// use ctg_io::{Source, matrix::read_square};
/// let read = read_square(Source::new("minutes.csv", &b",RODEZ,VANNES\nRODEZ,0.0,517.9\nVANNES,,0.0\n"[..]))?;
/// let pairs: Vec<_> = read.value().iter().map(|pair| (pair.from.as_str(), pair.to.as_str(), pair.cost)).collect();
/// assert_eq!(pairs[1], ("RODEZ", "VANNES", Some(517.9)));
/// assert_eq!(pairs[2], ("VANNES", "RODEZ", None));
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
pub fn read_square<R: std::io::Read>(source: Source<R>) -> Result<Read<Vec<MatrixPair>>, ReadError> {
    let mut table = Table::open(source, &SQUARE)?;
    let names: Vec<String> = table.header().names().iter().skip(1).cloned().collect();
    sound(table.file(), &names)?;
    let mut pairs = Vec::new();
    table.for_each(|row| {
        let from = row.at(0).to_owned();
        if from.is_empty() {
            return row.expected_at(0, "the code of a place");
        }
        let (line, mut problem) = (row.line(), Ok(()));
        for (to, index) in names.iter().zip(1..) {
            match cost(row.at(index)) {
                Ok(cost) => pairs.push(MatrixPair { from: from.clone(), to: to.clone(), cost, line }),
                Err(NoCost) => problem = row.expected_at(index, COST),
            }
        }
        problem
    })?;
    let end = table.finish()?;
    Ok(Read::new(pairs, end.set_aside).with_files(vec![end.file]))
}

/// Whether the destinations of a square are there, each once.
fn sound(file: &str, names: &[String]) -> Result<(), ReadError> {
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort_unstable();
    let twice = sorted.iter().zip(sorted.iter().skip(1)).find(|(one, other)| one == other);
    let problem = match (sorted.first(), twice) {
        (None, _) => "found no destination, expected a column for each".to_owned(),
        (Some(first), _) if first.is_empty() => {
            "found a destination without a name, expected the code of a place".to_owned()
        }
        (_, Some((name, _))) => format!("found the destination `{name}` twice, expected it once"),
        _ => return Ok(()),
    };
    Err(ReadError::refused(vec![SetAside::new(file, problem).at_line(1)]))
}
