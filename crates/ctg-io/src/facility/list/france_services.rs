//! *Liste des structures France Services*.

use ctg_model::service::{Facility, Presence, ServiceKind};

use crate::facility::Listed;
use crate::facility::More;
use crate::facility::cells::{self, Memo, folded};
use crate::facility::ground::{Layout, Row, columns};
use crate::hours::OpeningHours;
use crate::set_aside::Told;

columns! {
    ID: needed ["id_fs", "MATRICULE", "matricule"],
    NAME: needed ["lib_fs", "lib_france_services"],
    COMMUNE: needed ["insee_com", "INSEE_COM"],
    LONGITUDE: optional ["longitude", "LONGITUDE"],
    LATITUDE: optional ["latitude", "LATITUDE"],
    MONDAY: optional ["h_lundi"],
    TUESDAY: optional ["h_mardi"],
    WEDNESDAY: optional ["h_mercredi"],
    THURSDAY: optional ["h_jeudi"],
    FRIDAY: optional ["h_vendredi"],
    SATURDAY: optional ["h_samedi"],
    SUNDAY: optional ["h_dimanche"],
    ITINERANT: optional ["itinerance", "ITINERANCE"],
    FORM: optional ["format_fs_anct"],
    GROUP: optional ["groupe", "Groupe"],
}
pub(super) const COLUMNS: &Layout = LAYOUT;

pub(super) fn row(row: &mut Row<'_>, memo: &mut Memo) -> Result<Listed, Told> {
    let id = cells::id(row, ID, "france-services");
    let name = cells::label(row, NAME);
    let commune = cells::commune(row, COMMUNE);
    let itinerant = itinerant(row);
    let hours = hours(row);
    let (commune, arrondissement) = commune?;
    let place = cells::place(row, commune, LONGITUDE, LATITUDE);
    let (kind, presence) = if itinerant? {
        (ServiceKind::BusFranceServices, Presence::Itinerant(vec![place]))
    } else {
        (ServiceKind::FranceServices, Presence::Fixed(place))
    };
    let form = folded(row.text(FORM));
    let word = match (form.as_str(), presence.is_itinerant()) {
        ("", true) => memo.word("mobile"),
        ("", false) => memo.word("lieu fixe"),
        (form, _) => memo.word(form),
    };
    let mut facility = Facility::new(id?, kind, name?, presence).or_else(|error| row.refuse(NAME, error))?;
    if let Some(group) = cells::label(row, GROUP).unwrap_or_default() {
        facility = facility.with_manager(group);
    }
    let listed = Listed::new(facility, word, row.line()).with_more(More { arrondissement, ..More::default() });
    Ok(Listed { hours, ..listed })
}

fn itinerant(row: &mut Row<'_>) -> Result<bool, Told> {
    match folded(row.text(ITINERANT)).as_str() {
        "oui" => Ok(true),
        "" | "non" => Ok(folded(row.text(FORM)) == "mobile"),
        _ => row.expected(ITINERANT, "`Oui` or `Non`"),
    }
}

/// The hours of the cells by day; none where one of them cannot be read, which is told.
fn hours(row: &mut Row<'_>) -> Option<OpeningHours> {
    let columns = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY];
    match OpeningHours::of_days(columns.map(|column| row.text(column))) {
        Ok(hours) => hours,
        Err(error) => {
            let day = error.day().map_or(0, |day| day.num_days_from_monday());
            let column = usize::try_from(day).ok().and_then(|day| columns.get(day).copied()).unwrap_or(MONDAY);
            row.refuse(column, error).ok()
        }
    }
}
