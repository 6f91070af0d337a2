//! *Base permanente des équipements*, detailed file.

use std::fmt::Write;
use std::sync::Arc;

use ctg_model::code::BpeCode;
use ctg_model::service::{Facility, Presence, ServiceKind};
use ctg_model::{Slug, Vintage};

use crate::facility::cells::{self, Memo};
use crate::facility::ground::{Layout, Row, columns};
use crate::facility::{Listed, More};
use crate::set_aside::Told;

columns! {
    YEAR: needed ["AN"],
    COMMUNE: needed ["DEPCOM"],
    TYPE: needed ["TYPEQU"],
    NAME: optional ["NOMRS"],
    SIRET: optional ["SIRET"],
    CAPACITY: optional ["CAPACITE"],
    ITINERANT: optional ["ITINERANCE"],
    LONGITUDE: optional ["LONGITUDE"],
    LATITUDE: optional ["LATITUDE"],
    QUALITY: optional ["QUALITE_XY"],
}
pub(super) const COLUMNS: &Layout = LAYOUT;

/// What a type stands for in a year.
#[derive(Debug, Clone)]
pub(in crate::facility) enum Meaning {
    Kind(ServiceKind, Arc<str>),
    /// It has another number in that year.
    Renumbered(BpeCode),
}

pub(super) fn row(types_of: Option<Vintage>, row: &mut Row<'_>, memo: &mut Memo) -> Result<Listed, Told> {
    let year = year(row);
    let commune = cells::commune(row, COMMUNE);
    let code: Result<BpeCode, Told> = row.checked(TYPE);
    let name = cells::label(row, NAME);
    let (year, code) = (year?, code?);
    let (kind, word) = meaning(types_of.unwrap_or(year), code, row, memo)?;
    let (commune, arrondissement) = commune?;
    let place = cells::place(row, commune, LONGITUDE, LATITUDE);
    let itinerant = itinerant(row) || kind.is_itinerant();
    let kind = if itinerant && kind == ServiceKind::FranceServices { ServiceKind::BusFranceServices } else { kind };
    let presence = if itinerant { Presence::Itinerant(vec![place]) } else { Presence::Fixed(place) };
    let id = id(row, year, &word)?;
    let facility = Facility::new(id, kind, name?, presence).or_else(|error| row.refuse(TYPE, error))?;
    let facility = facility.with_capacity(cells::places(row, CAPACITY));
    let siret = cells::siret(row, SIRET);
    let position_quality = Some(row.text(QUALITY)).filter(|text| !text.is_empty()).map(|text| memo.word(text));
    let listed = Listed::new(facility, word, row.line()).with_more(More { arrondissement, ..More::default() });
    Ok(Listed { siret, position_quality, ..listed })
}

/// The year of the row, as a number; some files have it as `2023.0`.
fn year(row: &mut Row<'_>) -> Result<Vintage, Told> {
    let text = row.text(YEAR);
    let digits = text.strip_suffix(".0").unwrap_or(text);
    match digits.parse().ok().and_then(|year| Vintage::new(year).ok()) {
        Some(year) => Ok(year),
        None => row.expected(YEAR, format_args!("a year from {} to {}", Vintage::FIRST, Vintage::LAST)),
    }
}

fn meaning(year: Vintage, code: BpeCode, row: &mut Row<'_>, memo: &mut Memo) -> Result<(ServiceKind, Arc<str>), Told> {
    if !memo.types.contains_key(&(code, year)) {
        let word = memo.word(&code.to_string());
        let meaning = match ServiceKind::bpe_renumbered(code, year) {
            Some(other) => Meaning::Renumbered(other),
            None => Meaning::Kind(kind(code, year, row)?, word),
        };
        memo.types.insert((code, year), meaning);
    }
    match memo.types.get(&(code, year)) {
        Some(Meaning::Kind(kind, word)) => Ok((kind.clone(), Arc::clone(word))),
        Some(Meaning::Renumbered(other)) => {
            row.expected(TYPE, format_args!("a type of {year} (the same equipment is `{other}` then)"))
        }
        None => Err(Told),
    }
}

/// The kind of a type; where that is not known, another kind of the name of the type.
fn kind(code: BpeCode, year: Vintage, row: &mut Row<'_>) -> Result<ServiceKind, Told> {
    match ServiceKind::of_bpe(code, year) {
        Some(found) => Ok(found.kind().clone()),
        None => format!("BPE {code}").parse().or_else(|error: ctg_model::LabelError| row.refuse(TYPE, error)),
    }
}

fn itinerant(row: &mut Row<'_>) -> bool {
    match row.text(ITINERANT) {
        "1" | "O" | "Oui" | "OUI" | "oui" => true,
        "" | "0" | "N" | "Non" | "NON" | "non" | "_Z" | "_U" => false,
        _ => row.expected(ITINERANT, "1 or 0, `Oui` or `Non`").unwrap_or(false),
    }
}

/// An identifier that holds as long as the file does: year, type, commune and line.
fn id(row: &mut Row<'_>, year: Vintage, word: &str) -> Result<Slug, Told> {
    let mut text = String::with_capacity(32);
    // Writing to a text cannot fail.
    let _ = write!(text, "bpe-{year}-{word}-{}-l{}", row.text(COMMUNE), row.line());
    text.make_ascii_lowercase();
    text.try_into().or_else(|error: ctg_model::LabelError| row.refuse(COMMUNE, error))
}
