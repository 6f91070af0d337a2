//! *Lieux de médiation numérique*, schema 1.0.2.

use std::sync::Arc;

use ctg_model::service::{Facility, Presence, ServiceKind, Theme};

use crate::facility::cells::{self, Memo, folded, items};
use crate::facility::ground::{Layout, Row, columns};
use crate::facility::{Listed, More, words};
use crate::set_aside::Told;

columns! {
    ID: needed ["id"],
    PIVOT: needed ["pivot", "SIRET", "siret"],
    NAME: needed ["nom"],
    COMMUNE: needed ["code_insee"],
    LONGITUDE: optional ["longitude"],
    LATITUDE: optional ["latitude"],
    TYPOLOGY: optional ["typologie"],
    HOURS: optional ["horaires"],
    PARENT: optional ["structure_parente"],
    ITINERANT: optional ["itinerance"],
    PROGRAMMES: optional ["dispositif_programmes_nationaux", "labels_nationaux"],
}
pub(super) const COLUMNS: &Layout = LAYOUT;

pub(super) fn row(row: &mut Row<'_>, memo: &mut Memo) -> Result<Listed, Told> {
    let id = cells::id(row, ID, "mediation");
    let name = cells::label(row, NAME);
    let commune = cells::commune(row, COMMUNE);
    let itinerant = itinerant(row);
    let siret = pivot(row);
    let hours = row.or_none(HOURS);
    let (commune, arrondissement) = commune?;
    let place = cells::place(row, commune, LONGITUDE, LATITUDE);
    let (mut kinds, word) = kinds(row, memo)?;
    let itinerant = itinerant?;
    let kind = match (kinds.remove(0), itinerant) {
        (ServiceKind::FranceServices, true) => ServiceKind::BusFranceServices,
        (kind, _) => kind,
    };
    let presence = if itinerant { Presence::Itinerant(vec![place]) } else { Presence::Fixed(place) };
    let unnamed = matches!(kind, ServiceKind::Other(_));
    let mut facility = Facility::new(id?, kind, name?, presence).or_else(|error| row.refuse(NAME, error))?;
    if unnamed {
        facility = facility.with_theme(Theme::InclusionNumerique);
    }
    if let Some(parent) = cells::label(row, PARENT).unwrap_or_default() {
        facility = facility.with_manager(parent);
    }
    let more = More { arrondissement, kinds, ..More::default() };
    let listed = Listed::new(facility, word, row.line()).with_more(more);
    Ok(Listed { siret, hours, ..listed })
}

/// `Itinérant`, `Fixe`, or both: what moves at all is itinerant.
fn itinerant(row: &mut Row<'_>) -> Result<bool, Told> {
    let words: Vec<String> = items(row.text(ITINERANT)).map(folded).collect();
    if words.iter().all(|word| matches!(word.as_str(), "itinerant" | "fixe")) {
        return Ok(words.iter().any(|word| word == "itinerant"));
    }
    row.expected(ITINERANT, "`Itinérant` or `Fixe`")
}

/// The SIRET, which the schema wants; a place without one is kept.
fn pivot(row: &mut Row<'_>) -> Option<ctg_model::code::Siret> {
    if row.text(PIVOT).is_empty() {
        return row.expected(PIVOT, "a SIRET, which the schema wants").ok();
    }
    cells::siret(row, PIVOT)
}

/// The kinds of a place, the one that names it first, and the word that this one comes from.
fn kinds(row: &mut Row<'_>, memo: &mut Memo) -> Result<(Vec<ServiceKind>, Arc<str>), Told> {
    let named = |text, kind: fn(&str) -> _| items(text).map(folded).map(move |word| (kind(&word), word));
    let programmes = named(row.text(PROGRAMMES), words::programme);
    let all = programmes.chain(named(row.text(TYPOLOGY), words::typology));
    let (mut kinds, word) = words::kinds(all.map(|(kind, word)| (word, kind)).collect());
    if kinds.is_empty() {
        let other = "Lieu de médiation numérique".parse();
        kinds.push(other.or_else(|error: ctg_model::LabelError| row.refuse(TYPOLOGY, error))?);
    }
    Ok((kinds, memo.word(word.as_deref().unwrap_or("lieu de mediation numerique"))))
}
