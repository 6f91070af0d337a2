//! The table of facilities that this crate writes.

use std::collections::BTreeSet;

use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Precision, Status};
use ctg_model::service::{Catchment, Facility, Place, Presence, ServiceKind};
use ctg_model::{Label, Places, Position};

use crate::facility::cells::Memo;
use crate::facility::ground::{Layout, Row, columns};
use crate::facility::{Listed, More, insee_flag};
use crate::set_aside::Told;

columns! {
    ID: needed ["id"],
    KIND: needed ["kind"],
    NAME: needed ["name"],
    PRESENCE: needed ["presence"],
    PLACES: needed ["places"],
    THEME: needed ["theme"],
    CAPACITY: needed ["capacity"],
    STATUS: needed ["capacity_status"],
    PRECISION: needed ["capacity_precision"],
    MANAGER: needed ["manager"],
    CATCHMENT: needed ["catchment"],
    HOURS: optional ["hours"],
    WORD: optional ["word"],
    SIRET: optional ["siret"],
    UAI: optional ["uai"],
    ARRONDISSEMENT: optional ["arrondissement"],
    QUALITY: optional ["position_quality"],
    SECTOR: optional ["sector"],
    CONTRACT: optional ["contract"],
    KINDS: optional ["other_kinds"],
}
pub(super) const COLUMNS: &Layout = LAYOUT;

/// The names of the columns, as they are written.
pub(in crate::facility) const NAMES: [&str; 20] = [
    "id",
    "kind",
    "name",
    "presence",
    "places",
    "theme",
    "capacity",
    "capacity_status",
    "capacity_precision",
    "manager",
    "catchment",
    "hours",
    "word",
    "siret",
    "uai",
    "arrondissement",
    "position_quality",
    "sector",
    "contract",
    "other_kinds",
];

pub(super) fn row(row: &mut Row<'_>, memo: &mut Memo) -> Result<Listed, Told> {
    let (id, kind) = (row.checked(ID), row.checked::<ServiceKind>(KIND));
    let name = optional::<Label>(row, NAME);
    let presence = presence(row);
    let theme = optional(row, THEME);
    let (capacity, manager) = (capacity(row), optional(row, MANAGER));
    let (catchment, hours) = (catchment(row), optional(row, HOURS));
    let (siret, more) = (optional(row, SIRET), more(row));
    let facility = Facility::new(id?, kind?, name?, presence?).or_else(|error| row.refuse(PRESENCE, error))?;
    let mut facility = facility.with_capacity(capacity?).with_catchment(catchment?);
    if let Some(theme) = theme? {
        facility = facility.with_theme(theme);
    }
    if let Some(manager) = manager? {
        facility = facility.with_manager(manager);
    }
    let listed = Listed::new(facility, memo.word(row.text(WORD)), row.line()).with_more(more?);
    let position_quality = Some(row.text(QUALITY)).filter(|text| !text.is_empty()).map(|text| memo.word(text));
    Ok(Listed { hours: hours?, siret: siret?, position_quality, ..listed })
}

fn optional<T: std::str::FromStr<Err: std::fmt::Display>>(row: &mut Row<'_>, column: usize) -> Result<Option<T>, Told> {
    if row.text(column).is_empty() { Ok(None) } else { row.checked(column).map(Some) }
}

fn more(row: &mut Row<'_>) -> Result<More, Told> {
    Ok(More {
        uai: optional(row, UAI)?,
        arrondissement: optional(row, ARRONDISSEMENT)?,
        sector: optional(row, SECTOR)?,
        contract: optional(row, CONTRACT)?,
        kinds: json(row, KINDS, "a JSON list of kinds")?.unwrap_or_default(),
    })
}

fn json<T: serde::de::DeserializeOwned>(row: &mut Row<'_>, column: usize, expected: &str) -> Result<Option<T>, Told> {
    match row.text(column) {
        "" => Ok(None),
        text => serde_json::from_str(text).map(Some).or_else(|_| row.expected(column, expected)),
    }
}

fn presence(row: &mut Row<'_>) -> Result<Presence, Told> {
    let places = row.text(PLACES);
    let places: Vec<Option<Place>> =
        if places.is_empty() { Vec::new() } else { places.split('|').map(place).collect() };
    let Some(places) = places.into_iter().collect::<Option<Vec<Place>>>() else {
        return row.expected(PLACES, "`territory`, `CODE` or `CODE LONGITUDE LATITUDE`, joined by `|`");
    };
    match (row.text(PRESENCE), places.as_slice()) {
        ("itinerant", _) => Ok(Presence::Itinerant(places)),
        ("fixed", [place]) => Ok(Presence::Fixed(*place)),
        ("fixed", _) => row.expected(PLACES, "one place, since the service is fixed"),
        _ => row.expected(PRESENCE, "fixed or itinerant"),
    }
}

fn place(text: &str) -> Option<Place> {
    let parts: Vec<&str> = text.split(' ').collect();
    match parts.as_slice() {
        ["territory"] => Some(Place::Territory),
        [commune] => commune.parse().ok().map(Place::Commune),
        [commune, longitude, latitude] => {
            let position = Position::new(longitude.parse().ok()?, latitude.parse().ok()?).ok()?;
            Some(Place::Point { commune: commune.parse().ok()?, position })
        }
        _ => None,
    }
}

fn capacity(row: &mut Row<'_>) -> Result<Observation<Places>, Told> {
    if let Ok(reason) = row.text(STATUS).parse::<Absence>() {
        let flag = insee_flag(reason);
        if row.text(CAPACITY) == flag && row.text(PRECISION).is_empty() {
            return Ok(Observation::Absent(reason));
        }
        return row.expected(CAPACITY, format_args!("`{flag}` alone, since `capacity_status` is `{reason}`"));
    }
    let status: Result<Status, Told> = row.checked(STATUS);
    let text = row.text(CAPACITY);
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let count = match text.parse().ok().filter(|_| digits) {
        Some(count) => Ok(Places::new(count)),
        None => row.expected(CAPACITY, "a whole number of places"),
    };
    let precision: Precision = json(row, PRECISION, "a precision as in JSON")?.unwrap_or_default();
    Observation::new(count?, status?, precision).or_else(|error| row.refuse(PRECISION, error))
}

fn catchment(row: &mut Row<'_>) -> Result<Catchment, Told> {
    let text = row.text(CATCHMENT);
    match (text, text.strip_prefix("communes")) {
        ("", _) => Ok(Catchment::Unknown),
        ("territory", _) => Ok(Catchment::Territory),
        (_, Some("")) => Ok(Catchment::Communes(BTreeSet::new())),
        (_, Some(codes)) => match codes.trim().split('|').map(str::parse::<CommuneCode>).collect() {
            Ok(codes) => Ok(Catchment::Communes(codes)),
            Err(error) => row.refuse(CATCHMENT, error),
        },
        _ => row.expected(CATCHMENT, "nothing, `territory`, or `communes` and their codes"),
    }
}
