//! Facilities out: CSV, JSON, GeoJSON.

use std::io::{self, Write};

use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Precision};
use ctg_model::service::{Catchment, Place, Presence};
use ctg_model::{Places, Position};
use serde::Serialize;
use serde_json::{Value, json};

use super::Listed;
use super::list::OWN_NAMES;

/// The flag by which Insee writes that there is no value (*signe conventionnel*): `s`, `nd` or `///`.
///
/// Several reasons share a flag, so a table of this crate has the reason itself in a column beside it.
///
/// ```
/// use ctg_io::facility::insee_flag;
/// use ctg_model::observation::Absence;
/// assert_eq!(insee_flag(Absence::SecretPrimary), "s");       // secret statistique
/// assert_eq!(insee_flag(Absence::NotAvailable), "nd");       // non disponible
/// assert_eq!(insee_flag(Absence::NotApplicable), "///");     // absence de résultat due à la nature des choses
/// ```
///
/// # Source
/// Insee, *Signes conventionnels utilisés*.
#[must_use]
pub fn insee_flag(absence: Absence) -> &'static str {
    match absence {
        Absence::SecretPrimary | Absence::SecretSecondary => "s",
        Absence::NotApplicable | Absence::NotComputable => "///",
        _ => "nd",
    }
}

/// Writes facilities as a table (RFC 4180), which [`List::Facilities`](super::List::Facilities) reads back: places joined by `|`, absent
/// capacities as flags with their reason in `capacity_status`, precision as in JSON.
///
/// # Errors
/// The writer fails.
///
/// # Examples
/// ```
/// use ctg_io::facility::{List, read, write_csv};
/// let bpe = b"AN;DEPCOM;TYPEQU;CAPACITE\n2025;17299;D502;s\n";
/// let facilities = read(List::Bpe, ctg_io::Source::new("bpe.csv", &bpe[..]))?.strict()?.facilities;
/// let mut table = Vec::new();
/// write_csv(&mut table, &facilities)?;
/// let text = String::from_utf8(table.clone())?;
/// assert!(text.contains("bpe-2025-d502-17299-l2,eaje,,fixed,17299,petite-enfance,s,secret-primary,"), "{text}");
/// let again = read(List::Facilities, ctg_io::Source::new("facilities.csv", table.as_slice()))?.strict()?.facilities;
/// assert_eq!(again[0].facility, facilities[0].facility);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_csv<'f>(writer: impl Write, facilities: impl IntoIterator<Item = &'f Listed>) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(writer);
    let wrap = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    };
    table.write_record(OWN_NAMES).map_err(wrap)?;
    for listed in facilities {
        table.write_record(cells(listed)).map_err(wrap)?;
    }
    table.flush()
}

/// Writes facilities as a JSON list, one a line; serde reads it back.
///
/// # Errors
/// The writer fails.
///
/// # Examples
/// ```
/// use ctg_io::facility::{List, Listed, read, write_json};
/// let facilities = read(List::Bpe, ctg_io::Source::new("bpe.csv", &b"AN;DEPCOM;TYPEQU\n2025;17299;D502\n"[..]))?.strict()?.facilities;
/// let mut list = Vec::new();
/// write_json(&mut list, &facilities)?;
/// let again: Vec<Listed> = serde_json::from_slice(&list)?;
/// assert_eq!(again, facilities);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_json<'f>(writer: impl Write, facilities: impl IntoIterator<Item = &'f Listed>) -> io::Result<()> {
    lines(writer, b"[", b"]\n", facilities)
}

/// Writes facilities as a GeoJSON `FeatureCollection` (RFC 7946), one a line: a point, several for one that moves, none where no point is
/// known.
///
/// # Errors
/// The writer fails.
///
/// # Examples
/// ```
/// use ctg_io::facility::{List, read, write_geojson};
/// let bpe = b"AN;DEPCOM;TYPEQU;LONGITUDE;LATITUDE\n2025;17299;D502;-0.9622;45.9366\n2025;17168;D504;;\n";
/// let facilities = read(List::Bpe, ctg_io::Source::new("bpe.csv", &bpe[..]))?.strict()?.facilities;
/// let mut collection = Vec::new();
/// write_geojson(&mut collection, &facilities)?;
/// let read: serde_json::Value = serde_json::from_slice(&collection)?;
/// assert_eq!(read["features"][0]["geometry"]["coordinates"], serde_json::json!([-0.9622, 45.9366]));
/// assert_eq!(read["features"][1]["geometry"], serde_json::Value::Null);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// RFC 7946, *The GeoJSON Format*, August 2016, sections 3.1.2, 3.1.3 and 3.2.
pub fn write_geojson<'f>(writer: impl Write, facilities: impl IntoIterator<Item = &'f Listed>) -> io::Result<()> {
    let start = b"{\"type\":\"FeatureCollection\",\"features\":[";
    lines(writer, start, b"]}\n", facilities.into_iter().map(feature))
}

/// Writes the items of a list, one a line.
fn lines(
    mut writer: impl Write,
    start: &[u8],
    end: &[u8],
    items: impl IntoIterator<Item: Serialize>,
) -> io::Result<()> {
    writer.write_all(start)?;
    let mut separator: &[u8] = b"\n";
    for item in items {
        writer.write_all(separator)?;
        serde_json::to_writer(&mut writer, &item)?;
        separator = b",\n";
    }
    writer.write_all(b"\n")?;
    writer.write_all(end)
}

fn feature(listed: &Listed) -> Value {
    let facility = &listed.facility;
    let coordinates: Vec<Value> =
        points(facility.presence()).map(|at| json!([at.longitude(), at.latitude()])).collect();
    let geometry = match coordinates.as_slice() {
        [] => Value::Null,
        [one] if !facility.presence().is_itinerant() => json!({"type": "Point", "coordinates": one}),
        all => json!({"type": "MultiPoint", "coordinates": all}),
    };
    json!({
        "type": "Feature",
        "id": facility.id(),
        "geometry": geometry,
        "properties": {
            "kind": facility.kind(),
            "label": facility.kind().label(),
            "name": facility.name(),
            "theme": facility.theme(),
            "communes": facility.presence().communes(),
            "itinerant": facility.presence().is_itinerant(),
            "capacity": facility.capacity(),
            "manager": facility.manager(),
            "hours": listed.hours,
        },
    })
}

/// The points of a presence, in its order.
fn points(presence: &Presence) -> impl Iterator<Item = Position> {
    let places = match presence {
        Presence::Fixed(place) => std::slice::from_ref(place),
        Presence::Itinerant(stops) => stops,
    };
    places.iter().filter_map(|place| match place {
        Place::Point { position, .. } => Some(*position),
        _ => None,
    })
}

/// The cells of a facility, in the order of the names.
fn cells(listed: &Listed) -> [String; OWN_NAMES.len()] {
    let facility = &listed.facility;
    let (presence, places) = match facility.presence() {
        Presence::Fixed(place) => ("fixed", place_text(place)),
        Presence::Itinerant(stops) => ("itinerant", stops.iter().map(place_text).collect::<Vec<_>>().join("|")),
    };
    let (capacity, status, precision) = capacity(facility.capacity());
    let more = listed.more.as_deref();
    let text = |part: Option<String>| part.unwrap_or_default();
    let kinds = more.map(|more| &more.kinds).filter(|kinds| !kinds.is_empty());
    [
        facility.id().to_string(),
        facility.kind().to_string(),
        text(facility.name().map(ToString::to_string)),
        presence.to_owned(),
        places,
        text(facility.theme().map(ToString::to_string)),
        capacity,
        status,
        precision,
        text(facility.manager().map(ToString::to_string)),
        catchment(facility.catchment()),
        text(listed.hours.as_ref().map(ToString::to_string)),
        listed.word.to_string(),
        text(listed.siret.map(|siret| siret.to_string())),
        text(more.and_then(|more| Some(more.uai?.to_string()))),
        text(more.and_then(|more| Some(more.arrondissement?.to_string()))),
        text(listed.position_quality.as_ref().map(ToString::to_string)),
        text(more.and_then(|more| Some(more.sector.as_ref()?.to_string()))),
        text(more.and_then(|more| Some(more.contract.as_ref()?.to_string()))),
        text(kinds.map(|kinds| json!(kinds).to_string())),
    ]
}

fn place_text(place: &Place) -> String {
    match place {
        Place::Commune(commune) => commune.to_string(),
        Place::Point { commune, position } => format!("{commune} {} {}", position.longitude(), position.latitude()),
        _ => "territory".to_owned(),
    }
}

/// The value or its flag, the status or the reason of absence, and the precision unless exact.
fn capacity(capacity: &Observation<Places>) -> (String, String, String) {
    match capacity {
        Observation::Present(seen) => {
            let precision = match seen.precision() {
                Precision::Exact => String::new(),
                other => json!(other).to_string(),
            };
            (seen.value().to_string(), seen.status().to_string(), precision)
        }
        Observation::Absent(reason) => (insee_flag(*reason).to_owned(), reason.to_string(), String::new()),
    }
}

fn catchment(catchment: &Catchment) -> String {
    match catchment {
        Catchment::Territory => "territory".to_owned(),
        Catchment::Communes(communes) => {
            let codes: Vec<String> = communes.iter().map(CommuneCode::to_string).collect();
            format!("communes {}", codes.join("|"))
        }
        _ => String::new(),
    }
}
