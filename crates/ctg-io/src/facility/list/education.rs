//! Schools: *Annuaire de l'éducation*, and the files of the Éducation nationale that are like it.

use ctg_model::code::{PostalCode, UaiCode};
use ctg_model::service::{Facility, Presence, ServiceKind};

use crate::facility::cells::{self, Memo, folded};
use crate::facility::ground::{Layout, Row, columns};
use crate::facility::{Listed, More, words};
use crate::set_aside::Told;

columns! {
    UAI: needed ["identifiant_de_l_etablissement", "numero_uai", "uai"],
    NAME: needed ["nom_etablissement", "appellation_officielle", "nom_de_l_etablissment", "nom_de_l_etablissement"],
    TYPE: needed ["type_etablissement", "nature_uai_libe", "libelle_nature", "type"],
    COMMUNE: needed ["code_commune", "code_insee_de_la_commune", "code_insee"],
    POSTAL: optional ["code_postal", "code_postal_uai"],
    LONGITUDE: optional ["longitude"],
    LATITUDE: optional ["latitude"],
    NURSERY: optional ["ecole_maternelle"],
    ELEMENTARY: optional ["ecole_elementaire"],
    SECTOR: optional ["statut_public_prive", "secteur_public_prive_libe", "secteur"],
    CONTRACT: optional ["type_contrat_prive", "secteur_prive_libelle_type_contrat"],
    STATE: optional ["etat", "etat_etablissement_libe"],
}
pub(super) const COLUMNS: &Layout = LAYOUT;

pub(super) fn row(row: &mut Row<'_>, memo: &mut Memo) -> Result<Listed, Told> {
    open(row)?;
    let uai: Result<UaiCode, Told> = row.checked(UAI);
    let name = cells::label(row, NAME);
    let commune = commune(row);
    let kind = kind(row);
    let (commune, arrondissement) = commune?;
    let place = cells::place(row, commune, LONGITUDE, LATITUDE);
    let word = memo.word(&folded(row.text(TYPE)));
    let uai = uai?;
    let id = format!("uai-{uai}").to_lowercase();
    let id = id.parse().or_else(|error: ctg_model::LabelError| row.refuse(UAI, error));
    let facility = Facility::new(id?, kind?, name?, Presence::Fixed(place)).or_else(|error| row.refuse(NAME, error))?;
    let more = More {
        uai: Some(uai),
        arrondissement,
        sector: cells::label(row, SECTOR).unwrap_or_default(),
        contract: cells::label(row, CONTRACT).unwrap_or_default(),
        ..More::default()
    };
    Ok(Listed::new(facility, word, row.line()).with_more(more))
}

/// Leaves a school out that is said to be closed, or not open yet.
fn open(row: &mut Row<'_>) -> Result<(), Told> {
    match folded(row.text(STATE)).as_str() {
        "" | "ouvert" | "ouverte" => Ok(()),
        _ => {
            let told = row.expected(STATE, "`OUVERT`: the school is left out");
            row.as_warning();
            told
        }
    }
}

/// The commune; a file that holds the postal code in its place is told so, since many postal codes are the code of some other commune.
fn commune(
    row: &mut Row<'_>,
) -> Result<(ctg_model::code::CommuneCode, Option<ctg_model::code::ArrondissementCode>), Told> {
    let text = row.text(COMMUNE);
    if !text.is_empty() && text == row.text(POSTAL) && text.parse::<PostalCode>().is_ok() {
        return row.expected(COMMUNE, "the code of a commune: the column `code_postal` holds the same");
    }
    cells::commune(row, COMMUNE)
}

fn kind(row: &mut Row<'_>) -> Result<ServiceKind, Told> {
    let word = folded(row.text(TYPE));
    if let Some(kind) = words::school(&word) {
        return Ok(kind);
    }
    if word.starts_with("ecole") {
        let has = |column| matches!(row.text(column), "1" | "1.0" | "true" | "Oui" | "oui");
        match (has(NURSERY), has(ELEMENTARY)) {
            (true, true) => return Ok(ServiceKind::EcolePrimaire),
            (true, false) => return Ok(ServiceKind::EcoleMaternelle),
            (false, true) => return Ok(ServiceKind::EcoleElementaire),
            (false, false) => {}
        }
    }
    // The word as it stands: another kind, or a mistake that is told.
    match cells::label(row, TYPE)? {
        Some(label) => Ok(ServiceKind::Other(label)),
        None => row.expected(TYPE, "a type of school"),
    }
}
