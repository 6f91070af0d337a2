//! The zones d'étude: in words, as GeoJSON, as a map.

use std::path::Path;

use ctg::geo::geojson::{Feature, JsonObject, feature, write_features};
use ctg::geo::measure::area_m2;
use ctg::geo::{Topology, ZoneOutline};
use ctg::model::claim::Subject;
use ctg::model::code::CommuneCode;
use ctg::model::{Contiguity, Zoning};
use ctg::stats::population;

use super::territory::{Territory, territory};
use super::{Outcome, PROBLEMS, map};
use crate::{french, words};

/// A zone with what is told of it.
pub(super) struct Figure {
    pub(super) outline: ZoneOutline,
    pub(super) communes: Vec<CommuneCode>,
    population: Option<u64>,
    pieces: Vec<Vec<CommuneCode>>,
}

/// The zones, one a line, each with its communes.
pub(super) fn text(data: Option<&Path>) -> Result<Outcome, String> {
    with_figures(data, |territory, figures| {
        let diagnosis = &territory.diagnosis;
        let mut answer = words::zones_of(diagnosis.short_name().as_str(), diagnosis.population_vintage().year());
        let (mut communes, mut area) = (0, 0.0);
        for figure in figures {
            let name = figure.outline.name().as_str();
            let own = area_m2(figure.outline.geometry());
            let pieces: Vec<String> = figure.pieces.iter().map(|piece| shown(territory, piece)).collect();
            answer += &words::zone(name, figure.communes.len(), figure.population, own, &pieces);
            answer.extend(["  ", &named(territory, &figure.communes), "\n"]);
            communes += figure.communes.len();
            area += own;
        }
        let all = neighbours(territory).pieces(territory.boundaries.codes().iter().copied(), Contiguity::Rook);
        let pieces: Vec<String> = all.iter().map(|piece| shown(territory, piece)).collect();
        let persons = population(diagnosis, &Subject::Territory, diagnosis.population_vintage()).value().copied();
        answer + &words::all_zones(communes, persons, area, &pieces)
    })
}

/// The outlines of the zones, with their figures.
pub(super) fn geojson(data: Option<&Path>) -> Result<Outcome, String> {
    with_figures(data, |territory, figures| {
        let mut out = Vec::new();
        // Writing to memory cannot fail.
        let _ = write_features(&mut out, figures.iter().map(|figure| of_figure(territory, figure)));
        String::from_utf8_lossy(&out).into_owned()
    })
}

/// The map of the communes and zones.
pub(super) fn svg(data: Option<&Path>) -> Result<Outcome, String> {
    with_figures(data, map::svg)
}

fn of_figure(territory: &Territory, figure: &Figure) -> Feature {
    let codes = |communes: &[CommuneCode]| -> serde_json::Value {
        communes.iter().map(ToString::to_string).collect::<Vec<_>>().into()
    };
    let vintage = territory.diagnosis.population_vintage().year();
    let properties: JsonObject = [
        ("zone", figure.outline.name().as_str().into()),
        ("communes", codes(&figure.communes)),
        ("population", figure.population.into()),
        ("population_vintage", vintage.into()),
        ("area_m2", area_m2(figure.outline.geometry()).into()),
        ("pieces", figure.pieces.iter().map(|piece| codes(piece)).collect::<Vec<_>>().into()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    feature(figure.outline.geometry(), properties, None)
}

fn with_figures(data: Option<&Path>, write: impl FnOnce(&Territory, &[Figure]) -> String) -> Result<Outcome, String> {
    let made = territory(data)?.and_then(|territory| {
        let zoning = territory.diagnosis.zoning().ok_or_else(|| words::no_territory(words::NO_ZONING))?;
        let figures = figures(&territory, zoning)?;
        Ok(Outcome { remarks: territory.remarks.clone(), ..Outcome::done(write(&territory, &figures)) })
    });
    Ok(made.unwrap_or_else(|problem| Outcome::refused(problem, PROBLEMS)))
}

fn figures(territory: &Territory, zoning: &Zoning) -> Result<Vec<Figure>, String> {
    let topology = Topology::new(&territory.boundaries);
    let outlines =
        topology.zones(zoning).map_err(|error| words::no_territory(&french::sentence(&error.to_string())))?;
    let (neighbours, diagnosis) = (topology.neighbours(), &territory.diagnosis);
    let figure = |(outline, zone): (ZoneOutline, &ctg::model::Zone)| {
        let subject = Subject::Zone(zone.name().clone());
        Figure {
            outline,
            communes: zone.communes().collect(),
            population: population(diagnosis, &subject, diagnosis.population_vintage()).value().copied(),
            pieces: neighbours.pieces(zone.communes(), Contiguity::Rook),
        }
    };
    Ok(outlines.into_iter().zip(zoning.zones()).map(figure).collect())
}

fn neighbours(territory: &Territory) -> ctg::model::Neighbours {
    Topology::new(&territory.boundaries).neighbours()
}

fn named(territory: &Territory, communes: &[CommuneCode]) -> String {
    communes.iter().map(|code| territory.name(*code)).collect::<Vec<_>>().join(", ")
}

/// The communes of a piece, or how many they are.
fn shown(territory: &Territory, piece: &[CommuneCode]) -> String {
    if piece.len() > 3 { words::communes(piece.len()) } else { named(territory, piece) }
}
