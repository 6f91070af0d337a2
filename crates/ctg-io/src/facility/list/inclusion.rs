//! *data·inclusion*, schema 1: structures, and the services that they give.

use std::sync::Arc;

use ctg_model::service::{Facility, Place, Presence, ServiceKind, Theme};

use crate::facility::cells::{self, Memo, folded, items};
use crate::facility::ground::{Layout, Row, columns};
use crate::facility::{Listed, More, words};
use crate::set_aside::Told;

columns! {
    ID: needed ["id"],
    NAME: needed ["nom"],
    COMMUNE: needed ["code_insee"],
    LONGITUDE: optional ["longitude"],
    LATITUDE: optional ["latitude"],
    SIRET: optional ["siret"],
    NETWORKS: optional ["reseaux_porteurs"],
    TYPOLOGY: optional ["typologie"],
    HOURS: optional ["horaires_accueil", "horaires_ouverture"],
    THEMES: optional ["thematiques"],
    TYPE: optional ["type"],
    WAYS: optional ["modes_accueil"],
}
pub(super) const STRUCTURES: &Layout = LAYOUT;
pub(super) const SERVICES: &Layout = LAYOUT;

pub(super) fn structure(row: &mut Row<'_>, memo: &mut Memo) -> Result<Listed, Told> {
    let (kinds, word) = networks(row, memo)?;
    read(row, "inclusion", kinds, word, None)
}

pub(super) fn service(row: &mut Row<'_>, memo: &mut Memo) -> Result<Listed, Told> {
    let themes: Vec<String> = items(row.text(THEMES)).map(folded).collect();
    let found = themes.iter().find_map(|word| Some((word, words::theme(word)?)));
    let word = found.as_ref().map(|(word, _)| *word).or(themes.first());
    let word = memo.word(word.map_or("sans thematique", String::as_str));
    let kind = other(row, TYPE, "Service de l'inclusion")?;
    read(row, "inclusion-service", vec![kind], word, found.map(|(_, theme)| theme))
}

fn read(
    row: &mut Row<'_>,
    prefix: &str,
    mut kinds: Vec<ServiceKind>,
    word: Arc<str>,
    theme: Option<Theme>,
) -> Result<Listed, Told> {
    let id = cells::id(row, ID, prefix);
    let name = cells::label(row, NAME);
    let place = place(row);
    let (siret, hours) = (cells::siret(row, SIRET), row.or_none(HOURS));
    let (place, arrondissement) = place?;
    let kind = kinds.remove(0);
    let mut facility =
        Facility::new(id?, kind, name?, Presence::Fixed(place)).or_else(|error| row.refuse(NAME, error))?;
    if let Some(theme) = theme {
        facility = facility.with_theme(theme);
    }
    let more = More { arrondissement, kinds, ..More::default() };
    let listed = Listed::new(facility, word, row.line()).with_more(more);
    Ok(Listed { siret, hours, ..listed })
}

/// Where it is; what is given at a distance only (*à distance*) needs no commune.
fn place(row: &mut Row<'_>) -> Result<(Place, Option<ctg_model::code::ArrondissementCode>), Told> {
    let ways: Vec<String> = items(row.text(WAYS)).map(folded).collect();
    let remote = !ways.is_empty() && ways.iter().all(|way| way == "a-distance");
    if row.text(COMMUNE).is_empty() && remote {
        return Ok((Place::Territory, None));
    }
    let (commune, arrondissement) = cells::commune(row, COMMUNE)?;
    Ok((cells::place(row, commune, LONGITUDE, LATITUDE), arrondissement))
}

/// The kinds that networks and typology name, the one that names the structure best first, and its word.
fn networks(row: &mut Row<'_>, memo: &mut Memo) -> Result<(Vec<ServiceKind>, Arc<str>), Told> {
    let named = |text, kind: fn(&str) -> _| items(text).map(folded).map(move |word| (kind(&word), word));
    let all = named(row.text(NETWORKS), words::network).chain(named(row.text(TYPOLOGY), words::typology));
    let (mut kinds, word) = words::kinds(all.map(|(kind, word)| (word, kind)).collect());
    if kinds.is_empty() {
        kinds.push(other(row, NETWORKS, "Structure de l'inclusion")?);
    }
    Ok((kinds, memo.word(word.as_deref().unwrap_or("sans reseau"))))
}

/// Another kind, of the first name that a cell holds, or of a name for all.
fn other(row: &mut Row<'_>, column: usize, otherwise: &str) -> Result<ServiceKind, Told> {
    let name = items(row.text(column)).next().unwrap_or(otherwise).to_owned();
    match name.parse() {
        Ok(label) => Ok(ServiceKind::Other(label)),
        Err(error) => row.refuse(column, error),
    }
}
