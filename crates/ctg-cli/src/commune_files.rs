//! Files of costs and of amounts by commune, as they are given on the command line.

use std::path::Path;

use csv::ReaderBuilder;
use ctg::geo::cost::{Distancier, Minutes, SparseCosts};
use ctg::model::code::CommuneCode;

use crate::{disk, words, words_access};

/// The minutes of a file between communes: a header, then one row a pair (commune, commune, minutes); a pair that is missing is unreachable.
///
/// The outer error is a path that cannot be read, the inner one data that are not right.
pub(crate) fn matrix(
    path: &Path,
    from: &[CommuneCode],
    to: &[CommuneCode],
) -> Result<Result<SparseCosts<Minutes>, String>, String> {
    let bytes = disk::file(path)?;
    Ok(minutes(&bytes, from, to).and_then(|pairs| {
        let id = "matrix".parse().map_err(|_| words::UNREADABLE_COMMAND.to_owned())?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let label = words_access::matrix(&name).parse().map_err(|_| words::no_cost(&name))?;
        let sizes = (from.len(), to.len());
        SparseCosts::from_pairs(Distancier::new(id, label), sizes, pairs).map_err(|error| {
            words_access::twice(error.pair().and_then(|(one, other)| from.get(one).zip(to.get(other))))
        })
    }))
}

/// The pairs of a file by number; a commune may stand several times in a list, as where it has several services.
fn minutes(bytes: &[u8], from: &[CommuneCode], to: &[CommuneCode]) -> Result<Vec<(usize, usize, Minutes)>, String> {
    let mut pairs = Vec::new();
    for (line, cells) in rows(bytes, 3)? {
        let [origin, destination, cost] = cells.as_slice() else { continue };
        let told = number(cost).and_then(|cost| Minutes::new(cost).ok());
        let told = told.ok_or_else(|| words::row(line, &words_access::no_minutes(cost)))?;
        let of = |code: &str| code_of(code).map_err(|problem| words::row(line, &problem));
        let (origin, destination) = (of(origin)?, of(destination)?);
        // Communes of the neighbourhood may stand in the file; they are not asked for.
        for one in places(origin, from) {
            pairs.extend(places(destination, to).map(|other| (one, other, told)));
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
            let known = code_of(code).map_err(|problem| words::row(line, &problem))?;
            let Some(place) = places(known, communes).next() else {
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

fn code_of(code: &str) -> Result<CommuneCode, String> {
    code.parse().map_err(|_| words_access::no_code(code))
}

/// The places of a commune in a list.
fn places(code: CommuneCode, communes: &[CommuneCode]) -> impl Iterator<Item = usize> + Clone + '_ {
    communes.iter().enumerate().filter_map(move |(place, commune)| (*commune == code).then_some(place))
}

/// A finite number of 0 or more, with a decimal point or comma.
pub(crate) fn number(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)
}
