//! `facilities.csv`: services with a name or a place of their own.

use std::collections::BTreeSet;

use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::service::{Catchment, Facility, Place, Presence, ServiceKind};
use ctg_model::{Diagnosis, Documented, Label, Places, Position, Slug};

use super::report::{Report, misfit};
use super::{Folder, cells, communes};
use crate::set_aside::Told;
use crate::table::{Layout, Placed, Row, needed, optional};

pub(super) const FILE: &str = "facilities.csv";

pub(super) const LAYOUT: Layout = Layout::commas(
    "id",
    &[
        needed("id"),
        needed("kind"),
        needed("name"),
        needed("presence"),
        needed("place"),
        needed("longitude"),
        needed("latitude"),
        needed("capacity"),
        needed("manager"),
        needed("status"),
        needed("quote"),
        needed("source"),
        needed("note"),
        optional("theme"),
        optional("catchment"),
    ],
);

pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<Documented<Facility>>> {
    report.table(folder, FILE, &LAYOUT, read_row)
}

pub(super) fn add(mut rows: Vec<Placed<Documented<Facility>>>, diagnosis: &mut Diagnosis, report: &mut Report) {
    rows.retain(|row| match unknown_catchment(row.value.item.catchment(), diagnosis) {
        None => true,
        Some(code) => {
            let told = report.unknown(FILE, &code.to_string(), "communes of `communes.csv`", &[communes::FILE]);
            report.push(told.at_line(row.line).in_column("catchment"));
            false
        }
    });
    report.add(FILE, rows, |facility| diagnosis.add_facility(facility).map_err(|error| misfit(error, "place")));
}

fn unknown_catchment(catchment: &Catchment, diagnosis: &Diagnosis) -> Option<CommuneCode> {
    match catchment {
        Catchment::Communes(codes) => codes.iter().copied().find(|code| !diagnosis.territory().contains(*code)),
        _ => None,
    }
}

fn read_row(row: &mut Row<'_>) -> Result<Documented<Facility>, Told> {
    let id = row.checked("id");
    let kind = row.checked("kind");
    let name = row.optional("name");
    let presence = presence(row);
    let status = row.checked("status");
    let capacity = capacity(row, status);
    let manager = row.optional::<Label>("manager");
    let evidence = cells::evidence(row);
    let theme = row.optional("theme");
    let catchment = catchment(row);
    let mut item = facility(row, id?, kind?, name?, presence?)?.with_capacity(capacity?).with_catchment(catchment?);
    if let Some(manager) = manager? {
        item = item.with_manager(manager);
    }
    if let Some(theme) = theme? {
        item = item.with_theme(theme);
    }
    Ok(Documented { item, status: status?, evidence: evidence? })
}

fn facility(
    row: &mut Row<'_>,
    id: Slug,
    kind: ServiceKind,
    name: Option<Label>,
    presence: Presence,
) -> Result<Facility, Told> {
    let column = if name.is_none() && presence.communes().is_empty() { "name" } else { "presence" };
    match Facility::new(id, kind, name, presence) {
        Ok(facility) => Ok(facility),
        Err(error) => row.refuse(column, error),
    }
}

fn presence(row: &mut Row<'_>) -> Result<Presence, Told> {
    let position = cells::position(row, "longitude", "latitude");
    match row.text("presence") {
        "fixed" => place(row, position?).map(Presence::Fixed),
        "itinerant" => {
            row.empty("longitude", "an itinerant service has no one place")?;
            Ok(Presence::Itinerant(communes_or_territory(row, "place")?.into_iter().map(Place::Commune).collect()))
        }
        _ => row.expected("presence", "fixed or itinerant"),
    }
}

fn place(row: &mut Row<'_>, position: Option<Position>) -> Result<Place, Told> {
    let codes = communes_or_territory(row, "place")?;
    let mut codes = codes.into_iter();
    match (codes.next(), codes.next(), position) {
        (None, _, None) => Ok(Place::Territory),
        (Some(commune), None, None) => Ok(Place::Commune(commune)),
        (Some(commune), None, Some(position)) => Ok(Place::Point { commune, position }),
        (None, _, Some(_)) => row.expected("place", "the commune of the point that `longitude` and `latitude` give"),
        (Some(_), Some(_), _) => row.expected("place", "one commune, since the service is fixed"),
    }
}

/// The communes of a cell; none for the whole territory.
fn communes_or_territory(row: &mut Row<'_>, column: &'static str) -> Result<BTreeSet<CommuneCode>, Told> {
    match row.text(column) {
        "territory" => Ok(BTreeSet::new()),
        "" => row.expected(column, "`territory` or `commune:CODE`"),
        _ => cells::communes(row, column),
    }
}

fn capacity(row: &mut Row<'_>, status: Result<Status, Told>) -> Result<Observation<Places>, Told> {
    if row.text("capacity").is_empty() {
        return Ok(Observation::Absent(Absence::NotAvailable));
    }
    let places = row.count("capacity", "places")?;
    Ok(Observation::exact(Places::new(places), status?))
}

fn catchment(row: &mut Row<'_>) -> Result<Catchment, Told> {
    match row.text("catchment") {
        "" => Ok(Catchment::Unknown),
        "territory" => Ok(Catchment::Territory),
        _ => cells::communes(row, "catchment").map(Catchment::Communes),
    }
}
