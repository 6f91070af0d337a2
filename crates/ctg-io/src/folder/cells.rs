//! Cells that several tables have.

use std::collections::BTreeSet;

use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::{Decimal, Evidence, Position, PositionError, Vintage};

use crate::set_aside::{Told, shown};
use crate::table::Row;

/// What the column `status` says: where a value comes from, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Value(Status),
    Absence(Absence),
}

/// The column `status`, whatever it says.
pub(super) fn any_status(row: &mut Row<'_>) -> Result<Standing, Told> {
    let text = row.text("status");
    let value = text.parse().map(Standing::Value);
    match value.or_else(|_| text.parse().map(Standing::Absence)) {
        Ok(standing) => Ok(standing),
        Err(_) => row.expected(
            "status",
            format_args!("a status with a value ({}) or without ({})", words(Status::ALL), words(Absence::ALL)),
        ),
    }
}

fn words<T: std::fmt::Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The column `status`, which has to agree with the cell of a value.
pub(super) fn standing(row: &mut Row<'_>, column: &'static str) -> Result<Standing, Told> {
    let standing = any_status(row)?;
    match (standing, row.text(column).is_empty()) {
        (Standing::Value(status), true) => row.expected(column, format_args!("a value, since `status` is `{status}`")),
        (Standing::Absence(_), false) => {
            row.expected("status", format_args!("the status of a value, since `{column}` holds one"))
        }
        _ => Ok(standing),
    }
}

/// A value and the column `status`, or the reason that `status` gives for its absence.
pub(super) fn observation<T>(
    row: &mut Row<'_>,
    column: &'static str,
    read: impl FnOnce(&mut Row<'_>) -> Result<T, Told>,
) -> Result<Observation<T>, Told> {
    let standing = standing(row, column);
    let value = if row.text(column).is_empty() { Err(Told) } else { read(row) };
    match standing? {
        Standing::Value(status) => Ok(Observation::exact(value?, status)),
        Standing::Absence(reason) => Ok(Observation::Absent(reason)),
    }
}

/// The columns `source`, `quote` and `note`.
pub(super) fn evidence(row: &mut Row<'_>) -> Result<Evidence, Told> {
    let source = row.checked("source")?;
    Ok(Evidence::new(source).with_quote(row.text("quote")).with_note(row.text("note")))
}

/// A year.
pub(super) fn vintage(row: &mut Row<'_>, column: &'static str) -> Result<Vintage, Told> {
    let text = row.text(column);
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|_| digits).and_then(|year| Vintage::new(year).ok());
    year.map_or_else(|| row.expected(column, format_args!("a year from {} to {}", Vintage::FIRST, Vintage::LAST)), Ok)
}

/// A number as it is written.
pub(super) fn number(row: &mut Row<'_>, column: &'static str) -> Result<Decimal, Told> {
    if row.text(column).contains(char::is_whitespace) {
        return row.expected(column, "digits without group separator, with `.` as decimal mark");
    }
    row.checked(column)
}

/// A number as it is written, or none where the cell is empty.
pub(super) fn optional_number(row: &mut Row<'_>, column: &'static str) -> Result<Option<Decimal>, Told> {
    if row.text(column).is_empty() { Ok(None) } else { number(row, column).map(Some) }
}

/// Two cells that give a point together, or none where both are empty.
pub(super) fn position(
    row: &mut Row<'_>,
    longitude: &'static str,
    latitude: &'static str,
) -> Result<Option<Position>, Told> {
    match (row.text(longitude).is_empty(), row.text(latitude).is_empty()) {
        (true, true) => return Ok(None),
        (true, false) => return half(row, longitude, latitude),
        (false, true) => return half(row, latitude, longitude),
        (false, false) => {}
    }
    let east = degrees(row, longitude, |degrees| Position::new(degrees, 0.0));
    let north = degrees(row, latitude, |degrees| Position::new(0.0, degrees));
    match Position::new(east?.longitude(), north?.latitude()) {
        Ok(position) => Ok(Some(position)),
        Err(error) => row.refuse(latitude, error),
    }
}

fn half<T>(row: &mut Row<'_>, missing: &'static str, given: &'static str) -> Result<T, Told> {
    let other = shown(row.text(given));
    row.expected(missing, format_args!("degrees, since `{given}` holds {other}"))
}

fn degrees(
    row: &mut Row<'_>,
    column: &'static str,
    check: impl FnOnce(f64) -> Result<Position, PositionError>,
) -> Result<Position, Told> {
    let text = row.text(column);
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    match text.parse().ok().filter(|_| plain).map(check) {
        Some(Ok(position)) => Ok(position),
        Some(Err(error)) => row.refuse(column, error),
        None => row.expected(column, "degrees, with `.` as decimal mark"),
    }
}

/// Communes separated by `|`, each with or without `commune:` before its code.
pub(super) fn communes(row: &mut Row<'_>, column: &'static str) -> Result<BTreeSet<CommuneCode>, Told> {
    let codes = row.text(column).split('|').map(|part| part.strip_prefix("commune:").unwrap_or(part).parse());
    match codes.collect::<Result<BTreeSet<CommuneCode>, _>>() {
        Ok(codes) => Ok(codes),
        Err(error) => row.refuse(column, error),
    }
}
