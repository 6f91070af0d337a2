//! The nearest service of each commune, and who is within a threshold.

mod services;

use ctg::geo::cost::{CostUnit, Detour, Geodesic, GreatCircle, Metres, Minutes, Scale, TravelCost};
use ctg::geo::geojson::{Feature, JsonObject, feature, write_features};
use ctg::geo::network::{Mode, Network, NetworkCost, Routes};
use ctg::geo::proximity::{Coverage, CoveredPeople, NearestServices, ProximityError};
use ctg::model::claim::Subject;
use ctg::model::code::CommuneCode;
use ctg::model::observation::Observation;
use ctg::model::{Commune, Label, MunicipalPopulation, Position};
use ctg::report::proximity::{
    CommunePart, CostPart, CostUnitPart, DistancierPart, NearestPart, PeoplePart, ProximitySheet, SharePart, ZonePart,
    json, text,
};

use super::territory::{Territory, territory};
use super::{Outcome, PROBLEMS, USAGE, indicators};
use crate::arguments::{MapFormat, Proximity};
use crate::commune_files::matrix;
use crate::cost_argument::{CostArgument, Threshold, network, snapping};
use crate::words;
use services::Services;

/// The proximity of the services of a kind.
pub(super) fn proximity(asked: &Proximity) -> Result<Outcome, String> {
    let cost = CostArgument::of(&asked.cost);
    let cost = match cost.and_then(|cost| Ok((Threshold::of(&asked.within, &cost)?, cost))) {
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
    Ok(answer(&territory, subject, asked, &cost)?.unwrap_or_else(|problem| Outcome::refused(problem, PROBLEMS)))
}

/// The outer error is a path that cannot be read, the inner one data that are not right.
fn answer(
    territory: &Territory,
    subject: Subject,
    asked: &Proximity,
    cost: &(Threshold, CostArgument),
) -> Result<Result<Outcome, String>, String> {
    let services = match Services::of(territory, &asked.service) {
        Ok(services) => services,
        Err(problem) => return Ok(Err(problem)),
    };
    let origins = match Origins::of(territory, subject) {
        Ok(origins) => origins,
        Err(problem) => return Ok(Err(problem)),
    };
    let sheet = match sheet_of(territory, &origins, &services, cost)? {
        Ok(sheet) => sheet,
        Err(problem) => return Ok(Err(problem)),
    };
    let answer = match asked.format {
        MapFormat::Text => text(&sheet),
        MapFormat::Json => json(&sheet) + "\n",
        MapFormat::Geojson => geojson(territory, &sheet),
    };
    let exit = if services.set_aside.is_empty() { 0 } else { PROBLEMS };
    Ok(Ok(Outcome { answer, remarks: territory.remarks.clone() + &services.set_aside, exit }))
}

/// The sheet by the cost that is asked for.
fn sheet_of(
    territory: &Territory,
    origins: &Origins<'_>,
    services: &Services,
    (within, cost): &(Threshold, CostArgument),
) -> Result<Result<ProximitySheet, String>, String> {
    let (from, to) = (&origins.seats, services.sites.positions());
    let told = |sheet: Result<ProximitySheet, ProximityError>| Ok(sheet.map_err(|error| format!("{error}\n")));
    match (cost, *within) {
        (CostArgument::Network(file), within) => match network(file.as_deref())? {
            Ok(network) => by_network(territory, origins, services, &network, within),
            Err(problem) => Ok(Err(problem)),
        },
        (CostArgument::Matrix(file), Threshold::Minutes(within)) => {
            let codes: Vec<CommuneCode> = origins.communes.iter().map(|commune| commune.code).collect();
            match matrix(file, &codes, &services.communes)? {
                Ok(cost) => told(sheet(&cost, within, territory, origins, services)),
                Err(problem) => Ok(Err(problem)),
            }
        }
        (CostArgument::Detour, Threshold::Minutes(within)) => {
            let roads = Detour::between(from, to, Scale::<Minutes>::roads_of_gironde());
            told(sheet(&roads, within, territory, origins, services))
        }
        (CostArgument::Detour, Threshold::Metres(within)) => {
            let roads = Detour::between(from, to, Scale::<Metres>::roads_of_gironde());
            told(sheet(&roads, within, territory, origins, services))
        }
        (CostArgument::Geodesic, Threshold::Metres(within)) => {
            told(sheet(&Geodesic::between(from, to), within, territory, origins, services))
        }
        (CostArgument::GreatCircle, Threshold::Metres(within)) => {
            told(sheet(&GreatCircle::between(from, to), within, territory, origins, services))
        }
        // A threshold in another unit was refused with the arguments.
        (CostArgument::Matrix(_) | CostArgument::Geodesic | CostArgument::GreatCircle, _) => {
            Ok(Err(words::UNREADABLE_COMMAND.to_owned()))
        }
    }
}

/// By car on a network, as far or as fast as can be.
fn by_network(
    territory: &Territory,
    origins: &Origins<'_>,
    services: &Services,
    network: &Network,
    within: Threshold,
) -> Result<Result<ProximitySheet, String>, String> {
    let (from, to, tied) = (&origins.seats, services.sites.positions(), snapping()?);
    let sheet = match within {
        Threshold::Metres(within) => {
            let routes = Routes::shortest(network, Mode::Car);
            sheet(&NetworkCost::between(&routes, from, to, &tied), within, territory, origins, services)
        }
        Threshold::Minutes(within) => {
            let routes = Routes::fastest(network, Mode::Car);
            sheet(&NetworkCost::between(&routes, from, to, &tied), within, territory, origins, services)
        }
    };
    Ok(sheet.map_err(|error| format!("{error}\n")))
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
