//! The nearest service of each commune, and who is within a threshold.

mod services;

use ctg::geo::cost::{CostUnit, Detour, Geodesic, GreatCircle, Metres, Minutes, Scale, TravelCost};
use ctg::geo::geojson::{Feature, JsonObject, feature, write_features};
use ctg::geo::proximity::{Coverage, CoveredPeople, NearestServices, ProximityError};
use ctg::model::claim::Subject;
use ctg::model::observation::Observation;
use ctg::model::{Commune, Label, MunicipalPopulation, Position};
use ctg::report::proximity::{
    CommunePart, CostPart, CostUnitPart, DistancierPart, NearestPart, PeoplePart, ProximitySheet, SharePart, ZonePart,
    json, text,
};

use super::territory::{Territory, territory};
use super::{Outcome, PROBLEMS, USAGE, indicators};
use crate::arguments::{MapFormat, Proximity};
use crate::cost_argument::Asked;
use crate::words;
use services::Services;

/// The proximity of the services of a kind.
pub(super) fn proximity(asked: &Proximity) -> Result<Outcome, String> {
    let cost = match Asked::new(&asked.cost, &asked.within) {
        Ok(cost) => cost,
        Err(refused) => return Ok(Outcome::refused(refused, USAGE)),
    };
    let territory = match territory(asked.data.as_deref())? {
        Ok(territory) => territory,
        Err(problem) => return Ok(Outcome::refused(problem, PROBLEMS)),
    };
    let subject = match asked.zone.as_deref().map(|zone| indicators::subject(&territory.diagnosis, zone)).transpose() {
        Ok(subject) => subject.unwrap_or(Subject::Territory),
        Err(refused) => return Ok(Outcome::refused(refused, USAGE)),
    };
    Ok(answer(&territory, subject, asked, cost).unwrap_or_else(|problem| Outcome::refused(problem, PROBLEMS)))
}

fn answer(territory: &Territory, subject: Subject, asked: &Proximity, cost: Asked) -> Result<Outcome, String> {
    let services = Services::of(territory, &asked.service)?;
    let origins = Origins::of(territory, subject)?;
    let (from, to) = (&origins.seats, services.sites.positions());
    let sheet = match cost {
        Asked::GreatCircle(within) => sheet(&GreatCircle::between(from, to), within, territory, &origins, &services),
        Asked::Geodesic(within) => sheet(&Geodesic::between(from, to), within, territory, &origins, &services),
        Asked::DetourMetres(within) => {
            let roads = Detour::between(from, to, Scale::<Metres>::roads_of_gironde());
            sheet(&roads, within, territory, &origins, &services)
        }
        Asked::DetourMinutes(within) => {
            let roads = Detour::between(from, to, Scale::<Minutes>::roads_of_gironde());
            sheet(&roads, within, territory, &origins, &services)
        }
    };
    let sheet = sheet.map_err(|error| format!("{error}\n"))?;
    let answer = match asked.format {
        MapFormat::Text => text(&sheet),
        MapFormat::Json => json(&sheet) + "\n",
        MapFormat::Geojson => geojson(territory, &sheet),
    };
    let exit = if services.set_aside.is_empty() { 0 } else { PROBLEMS };
    Ok(Outcome { answer, remarks: territory.remarks.clone() + &services.set_aside, exit })
}

/// The communes of a subject, by code, with their seats and populations.
struct Origins<'t> {
    subject: Subject,
    communes: Vec<&'t Commune>,
    seats: Vec<Position>,
    populations: Vec<Observation<MunicipalPopulation>>,
    zones: Vec<Option<&'t Label>>,
}

impl<'t> Origins<'t> {
    fn of(territory: &'t Territory, subject: Subject) -> Result<Self, String> {
        let diagnosis = &territory.diagnosis;
        let zone_of = |commune: &Commune| diagnosis.zoning()?.zone_of(commune.code).map(ctg::model::Zone::name);
        let is_asked = |commune: &&Commune| match &subject {
            Subject::Zone(zone) => zone_of(commune) == Some(zone),
            _ => true,
        };
        let communes: Vec<&Commune> = diagnosis.territory().communes().iter().filter(is_asked).collect();
        let lost: Vec<String> =
            communes.iter().filter(|commune| commune.seat.is_none()).map(|one| territory.name(one.code)).collect();
        if !lost.is_empty() {
            return Err(words::no_seat(&lost));
        }
        let seats = communes.iter().filter_map(|commune| commune.seat).collect();
        let vintage = diagnosis.population_vintage();
        let populations =
            communes.iter().map(|commune| diagnosis.municipal_population(commune.code, vintage)).collect();
        let zones = communes.iter().map(|commune| zone_of(commune)).collect();
        Ok(Self { subject, communes, seats, populations, zones })
    }
}

fn sheet<C: TravelCost>(
    cost: &C,
    within: C::Unit,
    territory: &Territory,
    origins: &Origins<'_>,
    services: &Services,
) -> Result<ProximitySheet, ProximityError> {
    let nearest = NearestServices::new(cost, &services.sites, 1, C::Unit::LARGEST)?;
    let covered = Coverage::new(cost, within)?;
    let nearest_of = |origin: usize| {
        let near = nearest.of(origin).first()?;
        let service = services.sites.id(near.service)?.clone();
        Some(NearestPart { name: services.name(&service), service, cost: part(near.cost) })
    };
    let communes = origins.communes.iter().zip(&origins.populations).enumerate();
    let communes = communes.map(|(origin, (commune, population))| CommunePart {
        code: commune.code,
        name: commune.name.clone(),
        population: *population,
        nearest: nearest_of(origin),
        within: covered.is_covered(origin),
    });
    // The whole of a zone is that zone.
    let zone_of =
        |origin: usize| origins.zones.get(origin).copied().flatten().filter(|_| origins.subject == Subject::Territory);
    let by_zone = covered.people_by(&origins.populations, zone_of)?;
    let zones = by_zone.into_iter().map(|(zone, people)| ZonePart { zone: zone.clone(), people: people_part(&people) });
    let distancier = nearest.distancier();
    Ok(ProximitySheet {
        territory: territory.diagnosis.short_name().clone(),
        subject: origins.subject.clone(),
        service: services.kind.clone(),
        distancier: DistancierPart { id: distancier.id().clone(), description: distancier.description().clone() },
        threshold: part(within),
        population_vintage: territory.diagnosis.population_vintage(),
        services: services.parts.clone(),
        communes: communes.collect(),
        zones: zones.collect(),
        whole: people_part(&covered.people(&origins.populations)?),
    })
}

fn part<U: CostUnit>(cost: U) -> CostPart {
    let unit = if U::SYMBOL == Metres::SYMBOL { CostUnitPart::Metres } else { CostUnitPart::Minutes };
    CostPart { value: cost.value(), unit }
}

fn people_part(people: &CoveredPeople) -> PeoplePart {
    let (within, outside) = people.origins();
    PeoplePart {
        covered: people.covered(),
        outside: people.outside(),
        total: people.total(),
        communes_within: within,
        communes: within + outside,
        unknown: people.absent().len(),
        share: people.share().map(|share| SharePart { low: share.low(), high: share.high() }),
    }
}

/// The contours of the communes, with what the sheet says of them.
fn geojson(territory: &Territory, sheet: &ProximitySheet) -> String {
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = write_features(&mut out, sheet.communes.iter().filter_map(|commune| of_commune(territory, sheet, commune)));
    String::from_utf8_lossy(&out).into_owned()
}

/// None for a commune without a contour.
fn of_commune(territory: &Territory, sheet: &ProximitySheet, commune: &CommunePart) -> Option<Feature> {
    let nearest = commune.nearest.as_ref();
    let properties: JsonObject = [
        ("code", commune.code.to_string().into()),
        ("name", commune.name.as_str().into()),
        ("population", commune.population.value().map(|persons| persons.persons()).into()),
        ("population_vintage", sheet.population_vintage.year().into()),
        ("nearest", nearest.map(|nearest| nearest.service.as_str()).into()),
        ("cost", nearest.map(|nearest| nearest.cost.value).into()),
        ("unit", if sheet.threshold.unit == CostUnitPart::Metres { "m" } else { "min" }.into()),
        ("within", commune.within.into()),
        ("threshold", sheet.threshold.value.into()),
        ("distancier", sheet.distancier.id.as_str().into()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    Some(feature(&territory.boundaries.geometry(commune.code)?, properties, None))
}
