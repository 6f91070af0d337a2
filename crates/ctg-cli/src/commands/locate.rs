//! The commune and the zone of points.

use std::path::Path;

use csv::{ByteRecord, WriterBuilder};
use ctg::Locator;
use ctg::geo::{Advice, Location};
use ctg::model::Position;
use ctg::model::code::CommuneCode;

use super::territory::{Territory, territory};
use super::{Outcome, PROBLEMS, USAGE, points};
use crate::{disk, words};

/// How far off the territory a nearest commune is still named.
const NEAR_M: f64 = 20_000.0;

/// The place of one point.
pub(super) fn point(longitude: &str, latitude: &str, data: Option<&Path>) -> Result<Outcome, String> {
    let position = match points::position(longitude, latitude) {
        Ok(position) => position,
        Err(problem) => return Ok(Outcome::refused(words::no_point(&problem), USAGE)),
    };
    let territory = match territory(data)? {
        Ok(territory) => territory,
        Err(problem) => return Ok(Outcome::refused(problem, PROBLEMS)),
    };
    let locator = Locator::new(&territory.boundaries);
    let place = Place::new(&territory, &locator, position, &locator.locate(position));
    let answer = match place.commune {
        Some(commune) => words::place(&territory.name(commune), place.zone.unwrap_or(words::NO_ZONE), &place.remark),
        None => words::remark(&place.remark),
    };
    Ok(Outcome { remarks: territory.remarks, ..Outcome::done(answer) })
}

/// The places of the points of a file: its rows, with four columns more.
pub(super) fn file(path: &Path, data: Option<&Path>) -> Result<Outcome, String> {
    let bytes = disk::file(path)?;
    let territory = match territory(data)? {
        Ok(territory) => territory,
        Err(problem) => return Ok(Outcome::refused(problem, PROBLEMS)),
    };
    let points = match points::read(&bytes) {
        Ok(points) => points,
        Err(problem) => return Ok(Outcome::refused(format!("{} : {problem}\n", path.display()), PROBLEMS)),
    };
    let locator = Locator::new(&territory.boundaries);
    let locations = locator.par_locate_all(&points.positions);
    let mut writer = WriterBuilder::new().delimiter(points.delimiter).from_writer(Vec::new());
    let mut write = |row: &ByteRecord, more: [&str; 4]| {
        let mut row = row.clone();
        for cell in more {
            row.push_field(cell.as_bytes());
        }
        writer.write_byte_record(&row).map_err(|error| error.to_string())
    };
    write(&points.header, words::COLUMNS)?;
    for ((row, position), location) in points.rows.iter().zip(&points.positions).zip(&locations) {
        let place = Place::new(&territory, &locator, *position, location);
        let code = place.commune.map(|commune| commune.to_string()).unwrap_or_default();
        write(row, [&code, place.name, place.zone.unwrap_or_default(), &place.remark])?;
    }
    let answer = writer.into_inner().map_err(|error| error.to_string())?;
    let answer =
        String::from_utf8(answer).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let mut remarks = territory.remarks.clone() + &points.refused.concat();
    if !points.refused.is_empty() {
        remarks += &words::rows_refused(points.refused.len(), points.refused.len() + points.rows.len());
    }
    let exit = if points.refused.is_empty() { 0 } else { PROBLEMS };
    Ok(Outcome { answer, remarks, exit })
}

/// What is told of a point.
struct Place<'t> {
    commune: Option<CommuneCode>,
    name: &'t str,
    zone: Option<&'t str>,
    remark: String,
}

impl<'t> Place<'t> {
    fn new(territory: &'t Territory, locator: &Locator<'_>, position: Position, location: &Location) -> Self {
        let commune = location.commune();
        let known = commune.and_then(|code| territory.diagnosis.territory().commune(code));
        let zone = territory.diagnosis.zoning().and_then(|zoning| location.zone(zoning));
        let names = || location.communes().iter().map(|code| territory.name(*code)).collect::<Vec<_>>();
        let remark = match location {
            Location::Border(_) => words::on_border(&names()),
            Location::Overlap(_) => words::in_overlap(&names()),
            Location::Outside { advice: Some(Advice::SwapLatitudeAndLongitude) } => words::SWAPPED.to_owned(),
            Location::Outside { .. } => match locator.nearest(position, NEAR_M) {
                Some(near) => {
                    let nearest = words::nearest(&territory.name(near.commune), near.distance_m);
                    format!("{} ; {nearest}", words::OUTSIDE)
                }
                None => words::OUTSIDE.to_owned(),
            },
            _ => String::new(),
        };
        let name = known.map(|commune| commune.name.as_str()).unwrap_or_default();
        Self { commune, name, zone: zone.map(|zone| zone.name().as_str()), remark }
    }
}
