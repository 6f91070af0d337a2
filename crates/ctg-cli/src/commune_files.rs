//! Files of costs and of amounts by commune, as they are given on the command line.

use std::path::Path;

use csv::ReaderBuilder;
use ctg::geo::cost::{Distancier, Minutes, SparseCosts};
use ctg::io::Source;
use ctg::io::matrix::{MatrixPair, read_pairs};
use ctg::model::code::CommuneCode;

use crate::commands::told;
use crate::{disk, words, words_access};

/// The minutes of a file between communes, pair by pair; a pair that is missing, or without a number, is unreachable.
///
/// The outer error is a path that cannot be read, the inner one data that are not right.
pub(crate) fn matrix(
    path: &Path,
    from: &[CommuneCode],
    to: &[CommuneCode],
) -> Result<Result<SparseCosts<Minutes>, String>, String> {
    let bytes = disk::file(path)?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(read_pairs(Source::new(name.clone(), bytes.as_slice())).map_err(|error| told(error.set_aside()).lines).and_then(
        |read| {
            let losses = read.set_aside().iter().any(|aside| aside.severity().is_loss());
            if losses { Err(told(read.set_aside()).lines) } else { costs(&name, read.value(), from, to) }
        },
    ))
}

fn costs(
    name: &str,
    pairs: &[MatrixPair],
    from: &[CommuneCode],
    to: &[CommuneCode],
) -> Result<SparseCosts<Minutes>, String> {
    let numbers = pairs.iter().map(|pair| numbered(pair, from, to)).collect::<Result<Vec<_>, _>>()?;
    let id = "matrix".parse().map_err(|_| words::UNREADABLE_COMMAND.to_owned())?;
    let label = words_access::matrix(name).parse().map_err(|_| words::no_cost(name))?;
    let pairs = numbers.into_iter().flatten();
    SparseCosts::from_pairs(Distancier::new(id, label), (from.len(), to.len()), pairs)
        .map_err(|error| words_access::twice(error.pair().and_then(|(one, other)| from.get(one).zip(to.get(other)))))
}

/// A pair by number, as often as its communes stand in the lists: a commune may have several services.
///
/// Communes of the neighbourhood may stand in the file; they are not asked for.
fn numbered(
    pair: &MatrixPair,
    from: &[CommuneCode],
    to: &[CommuneCode],
) -> Result<Vec<(usize, usize, Minutes)>, String> {
    let of = |code: &str| code_of(code).map_err(|problem| words::row(pair.line, &problem));
    let (origin, destination) = (of(&pair.from)?, of(&pair.to)?);
    let Some(cost) = pair.cost.and_then(|cost| Minutes::new(cost).ok()) else { return Ok(Vec::new()) };
    let others = |one: usize| places(destination, to).map(move |other| (one, other, cost));
    Ok(places(origin, from).flat_map(others).collect())
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
