//! Points as people write them, and a file of them.

use csv::{ByteRecord, ReaderBuilder};
use ctg::model::Position;

use crate::words;

const LONGITUDES: [&str; 5] = ["lon", "longitude", "lng", "long", "x"];
const LATITUDES: [&str; 3] = ["lat", "latitude", "y"];

/// The point of two texts, with a decimal point or a decimal comma.
pub(super) fn position(longitude: &str, latitude: &str) -> Result<Position, String> {
    Position::new(degrees(longitude)?, degrees(latitude)?).map_err(|_| words::OFF_THE_GLOBE.to_owned())
}

fn degrees(text: &str) -> Result<f64, String> {
    let number = text.trim().replace(',', ".").replace('\u{2212}', "-");
    // Digits alone: `inf`, `nan` and `1e3` are no degrees.
    let plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    number.parse().ok().filter(|_| plain).ok_or_else(|| words::no_number(text))
}

/// The rows of a file whose points could be read, and what is wrong with the others.
pub(super) struct Points {
    pub(super) delimiter: u8,
    pub(super) header: ByteRecord,
    pub(super) rows: Vec<ByteRecord>,
    pub(super) positions: Vec<Position>,
    pub(super) refused: Vec<String>,
}

/// Reads a file; its delimiter is the sign that its header has more of, the comma, the semicolon or the tab.
///
/// The error is what keeps the whole file from being read.
pub(super) fn read(bytes: &[u8]) -> Result<Points, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| first.split(|byte| *byte == sign).count();
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',');
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
    let header = reader.byte_headers().map_err(|error| error.to_string())?.clone();
    if header.is_empty() {
        return Err(words::NO_HEADER.to_owned());
    }
    let (longitude, latitude) = (column(&header, &LONGITUDES)?, column(&header, &LATITUDES)?);
    let mut points = Points { delimiter, header, rows: Vec::new(), positions: Vec::new(), refused: Vec::new() };
    for row in reader.byte_records() {
        let row = row.map_err(|error| error.to_string())?;
        match of_row(&row, points.header.len(), longitude, latitude) {
            Ok(position) => {
                points.rows.push(row);
                points.positions.push(position);
            }
            Err(problem) => {
                let line = row.position().map_or(0, csv::Position::line);
                points.refused.push(words::row(line, &problem));
            }
        }
    }
    Ok(points)
}

fn of_row(row: &ByteRecord, expected: usize, longitude: usize, latitude: usize) -> Result<Position, String> {
    if row.len() != expected {
        return Err(words::cells(row.len(), expected));
    }
    let cell = |index| std::str::from_utf8(row.get(index).unwrap_or_default()).map_err(|_| words::NOT_UTF_8.to_owned());
    position(cell(longitude)?, cell(latitude)?)
}

/// The one column that has one of some names, whatever its case.
fn column(header: &ByteRecord, names: &[&str]) -> Result<usize, String> {
    let is_named = |cell: &[u8]| names.iter().any(|name| cell.trim_ascii().eq_ignore_ascii_case(name.as_bytes()));
    let mut found = header.iter().enumerate().filter(|(_, cell)| is_named(cell)).map(|(index, _)| index);
    match (found.next(), found.next()) {
        (Some(index), None) => Ok(index),
        (None, _) => Err(words::no_column(names)),
        (Some(_), Some(_)) => Err(words::columns_twice(names)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_as_people_write_them() {
        let rochefort = Position::new(-0.962, 45.936).unwrap();
        for (longitude, latitude) in [("-0.962", "45.936"), ("-0,962", " 45,936 "), ("\u{2212}0,962", "+45.936")] {
            assert_eq!(position(longitude, latitude), Ok(rochefort));
        }
        for (longitude, latitude) in
            [("", "45"), ("inf", "45"), ("1e0", "45"), ("NaN", "45"), ("1.2.3", "45"), ("O.9", "45")]
        {
            assert!(position(longitude, latitude).is_err(), "{longitude}");
        }
        assert_eq!(position("45.9", "-96.2"), Err(words::OFF_THE_GLOBE.to_owned()));
    }

    #[test]
    fn the_delimiter_is_that_of_the_header() {
        for (file, delimiter) in [("a,lon,lat\n1,2,3\n", b','), ("a;x;y\n1;2,5;3\n", b';'), ("Lon\tLat\n2\t3\n", b'\t')]
        {
            let points = read(file.as_bytes()).unwrap();
            assert_eq!((points.delimiter, points.positions.len(), points.refused.len()), (delimiter, 1, 0), "{file}");
        }
    }
}
