//! The services of a kind, and where they stand.

use std::collections::{BTreeMap, BTreeSet};

use ctg::geo::proximity::Sites;
use ctg::geo::{Advice, BoundingBox};
use ctg::model::code::CommuneCode;
use ctg::model::service::{Facility, Place, Presence, ServiceKind};
use ctg::model::{Label, Position, Slug};
use ctg::report::proximity::{ServicePart, StandingPart};

use super::Territory;
use crate::words;

/// Where a service stands: the commune and the point.
type Stop = (CommuneCode, Position);

/// The services of a kind that have a place; those that have none are in the parts alone.
pub(super) struct Services {
    pub(super) kind: ServiceKind,
    pub(super) sites: Sites<Slug>,
    /// The commune of each site.
    pub(super) communes: Vec<CommuneCode>,
    /// By identifier.
    pub(super) parts: Vec<ServicePart>,
    /// What was set aside, a line each.
    pub(super) set_aside: String,
}

impl Services {
    /// The services of a kind of a territory. The error is what to say where none has a place.
    pub(super) fn of(territory: &Territory, kind: &str) -> Result<Self, String> {
        let diagnosis = &territory.diagnosis;
        let Ok(kind) = kind.parse::<ServiceKind>() else { return Err(words::no_service(kind, 0, &kinds(territory))) };
        let facilities = diagnosis.facilities().iter().map(|facility| &facility.item);
        let (mut parts, mut stops, mut set_aside) = (Vec::new(), BTreeMap::new(), String::new());
        for facility in facilities.filter(|facility| *facility.kind() == kind) {
            let (standing, positions) = standing(territory, facility, &mut set_aside);
            parts.push(ServicePart { id: facility.id().clone(), name: facility.name().cloned(), standing });
            if !positions.is_empty() {
                stops.insert(facility.id().clone(), positions);
            }
        }
        parts.sort_by(|one, other| one.id.cmp(&other.id));
        if stops.is_empty() {
            return Err(set_aside + &words::no_service(&kind.to_string(), parts.len(), &kinds(territory)));
        }
        let positions =
            |(id, stops): (&Slug, &Vec<Stop>)| (id.clone(), stops.iter().map(|stop| stop.1).collect::<Vec<_>>());
        let sites = Sites::with_stops(stops.iter().map(positions)).map_err(|error| format!("{error}\n"))?;
        let commune = |site: usize| {
            let (id, at) = (sites.id(site)?, sites.positions().get(site)?);
            stops.get(id)?.iter().find(|stop| stop.1 == *at).map(|stop| stop.0)
        };
        let communes = (0..sites.positions().len()).filter_map(commune).collect();
        Ok(Self { kind, sites, communes, parts, set_aside })
    }

    pub(super) fn name(&self, id: &Slug) -> Option<Label> {
        self.parts.iter().find(|part| part.id == *id)?.name.clone()
    }
}

/// The kinds that have a service with a place, as files write them.
fn kinds(territory: &Territory) -> Vec<String> {
    let facilities = territory.diagnosis.facilities().iter().map(|facility| &facility.item);
    let placed = facilities.filter(|facility| !standing(territory, facility, &mut String::new()).1.is_empty());
    placed.map(|facility| facility.kind().to_string()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Where a service stands, and how that is known; what looks wrong is told and left out.
fn standing(territory: &Territory, facility: &Facility, set_aside: &mut String) -> (StandingPart, Vec<Stop>) {
    let (places, standing) = match facility.presence() {
        Presence::Fixed(place @ Place::Point { .. }) => (std::slice::from_ref(place), StandingPart::Point),
        Presence::Fixed(place) => (std::slice::from_ref(place), StandingPart::Seat),
        Presence::Itinerant(stops) => (stops.as_slice(), StandingPart::Stops),
    };
    let positions: Vec<Stop> = places
        .iter()
        .filter_map(|place| Some((place.commune()?, position(territory, facility, place, set_aside)?)))
        .collect();
    if positions.is_empty() { (StandingPart::Unknown, positions) } else { (standing, positions) }
}

fn position(territory: &Territory, facility: &Facility, place: &Place, set_aside: &mut String) -> Option<Position> {
    match place {
        Place::Point { position, .. } => {
            let is_swapped = looks_swapped(territory, *position);
            if is_swapped {
                *set_aside += &words::swapped_service(facility.id().as_str());
            }
            (!is_swapped).then_some(*position)
        }
        Place::Commune(code) => {
            let seat = territory.diagnosis.territory().commune(*code).and_then(|commune| commune.seat);
            if seat.is_none() {
                *set_aside += &words::service_elsewhere(facility.id().as_str(), &territory.name(*code));
            }
            seat
        }
        _ => None,
    }
}

/// Whether a point is far off the territory, and in its box with latitude and longitude the other way round.
fn looks_swapped(territory: &Territory, position: Position) -> bool {
    let boxes = territory.boundaries.iter().filter_map(|(_, contour)| BoundingBox::of_geometry(&contour));
    let corners = boxes.flat_map(|found| [(found.west(), found.south()), (found.east(), found.north())]);
    let extent = BoundingBox::of(corners.filter_map(|(x, y)| Position::new(x, y).ok()));
    let alone = Sites::new([("", position)]).ok().zip(extent);
    alone.is_some_and(|(site, extent)| {
        site.outside(extent).iter().any(|found| found.advice == Some(Advice::SwapLatitudeAndLongitude))
    })
}
