//! What a journey costs, as it is asked for on the command line.

use std::path::{Path, PathBuf};

use csv::ReaderBuilder;
use ctg::geo::cost::{Distancier, Minutes, SparseCosts};
use ctg::model::code::CommuneCode;

use crate::{disk, words, words_access};

/// How costs are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CostArgument {
    /// On a great circle of the sphere.
    GreatCircle,
    /// On the ellipsoid.
    Geodesic,
    /// Minutes of a file: origin, destination, minutes.
    Matrix(PathBuf),
}

impl CostArgument {
    /// The cost of one or two words after `--cost`.
    pub(crate) fn of(words: &[String]) -> Result<Self, String> {
        match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] | ["great-circle"] => Ok(Self::GreatCircle),
            ["geodesic"] => Ok(Self::Geodesic),
            ["matrix", file] => Ok(Self::Matrix(PathBuf::from(file))),
            other => Err(words_access::no_cost(&other.join(" "))),
        }
    }

    /// The unit of the limits that are given with it: a name, and how many units of the cost it is.
    pub(crate) fn unit(&self) -> (&'static str, f64) {
        match self {
            Self::GreatCircle | Self::Geodesic => ("km", 1_000.0),
            Self::Matrix(_) => ("min", 1.0),
        }
    }
}

/// The minutes of a file between communes: a header, then one row a pair (commune, commune, minutes); a pair that is missing is unreachable.
///
/// The outer error is a path that cannot be read, the inner one data that are not right.
pub(crate) fn matrix(path: &Path, communes: &[CommuneCode]) -> Result<Result<SparseCosts<Minutes>, String>, String> {
    let bytes = disk::file(path)?;
    Ok(minutes(&bytes, communes).and_then(|pairs| {
        let id = "matrix".parse().map_err(|_| words::UNREADABLE_COMMAND.to_owned())?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let label = words_access::matrix(&name).parse().map_err(|_| words_access::no_cost(&name))?;
        let sizes = (communes.len(), communes.len());
        SparseCosts::from_pairs(Distancier::new(id, label), sizes, pairs).map_err(|error| {
            words_access::twice(error.pair().and_then(|(from, to)| communes.get(from).zip(communes.get(to))))
        })
    }))
}

/// The pairs of a file by number.
fn minutes(bytes: &[u8], communes: &[CommuneCode]) -> Result<Vec<(usize, usize, Minutes)>, String> {
    let mut pairs = Vec::new();
    for (line, cells) in rows(bytes, 3)? {
        let [from, to, cost] = cells.as_slice() else { continue };
        let cost = number(cost).and_then(|cost| Minutes::new(cost).ok());
        let cost =
            cost.ok_or_else(|| words::row(line, &words_access::no_minutes(cells.last().map_or("", String::as_str))))?;
        let of = |code: &str| place(code, communes).map_err(|problem| words::row(line, &problem));
        // Communes of the neighbourhood may stand in the file; they are not asked for.
        if let (Some(from), Some(to)) = (of(from)?, of(to)?) {
            pairs.push((from, to, cost));
        }
    }
    Ok(pairs)
}

/// The amounts of a file by commune: a header, then one row a commune (commune, amount); `None` for those that are missing.
pub(crate) fn amounts(path: &Path, communes: &[CommuneCode]) -> Result<Result<Vec<Option<f64>>, String>, String> {
    let bytes = disk::file(path)?;
    Ok(rows(&bytes, 2).and_then(|rows| {
        let mut amounts = vec![None; communes.len()];
        for (line, cells) in rows {
            let [code, amount] = cells.as_slice() else { continue };
            let number = number(amount).ok_or_else(|| words::row(line, &words_access::no_amount(amount)))?;
            let Some(place) = place(code, communes).map_err(|problem| words::row(line, &problem))? else {
                return Err(words::row(line, &words_access::elsewhere(code)));
            };
            match amounts.get_mut(place) {
                Some(known @ None) => *known = Some(number),
                _ => return Err(words::row(line, &words_access::commune_twice(code))),
            }
        }
        Ok(amounts)
    }))
}

/// The rows under the header, with their lines; comma or semicolon, whichever the header has.
fn rows(bytes: &[u8], expected: usize) -> Result<Vec<(u64, Vec<String>)>, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let delimiter = if header.contains(&b';') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|_| words::NOT_UTF_8.to_owned() + "\n")?;
        let line = row.position().map_or(0, csv::Position::line);
        if row.len() != expected {
            return Err(words::row(line, &words::cells(row.len(), expected)));
        }
        rows.push((line, row.iter().map(|cell| cell.trim().to_owned()).collect()));
    }
    Ok(rows)
}

/// The number of a commune in the list; `None` for a commune that is not in it.
fn place(code: &str, communes: &[CommuneCode]) -> Result<Option<usize>, String> {
    let code: CommuneCode = code.parse().map_err(|_| words_access::no_code(code))?;
    Ok(communes.iter().position(|commune| *commune == code))
}

/// A finite number of 0 or more, with a decimal point or comma.
pub(crate) fn number(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)
}
