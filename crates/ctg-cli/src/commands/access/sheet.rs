//! The sheet of a measure, and its map.

use ctg::geo::accessibility::{Access as Measured, WorstServed};
use ctg::geo::geojson::{JsonObject, feature, write_features};
use ctg::model::Zoning;
use ctg::report::access::{AccessSheet, CommuneAccess, MethodSource, ScenarioSheet, UnservedPlace, ZoneAccess};
use ctg::report::number;
use ctg::report::words_access as report_words;

use super::asked::Asked;
use super::market::{Market, Told};
use crate::arguments::MeasureName;
use crate::commands::territory::Territory;
use crate::words_access as words;

/// All that is told of a measure.
pub(super) fn sheet(territory: &Territory, market: &Market, asked: &Asked, told: &Told) -> AccessSheet {
    let (factor, unit) = unit(asked.measure);
    let diagnosis = &territory.diagnosis;
    let measure = words::measure(name(asked.measure), &asked.parameters());
    let mut sheet = AccessSheet::new(diagnosis.short_name().as_str(), asked.service.short(), &measure, unit);
    sheet.distancier = told.distancier.to_string();
    sheet.source = asked.preset().map(|preset| {
        let reference = preset.reference();
        MethodSource::new(reference.title.as_str(), reference.reliability.as_str())
    });
    let scaled = |value: Option<f64>| value.map(|value| value * factor);
    let after = told.scenario.as_ref().map(|scenario| values(&scenario.outcome.after)).unwrap_or_default();
    for (place, code) in market.communes.iter().enumerate() {
        let at = |list: &[Option<f64>]| list.get(place).copied().flatten();
        let label = diagnosis.territory().commune(*code).map_or_else(String::new, |commune| commune.name.to_string());
        let supply = at(&market.supply).unwrap_or(0.0);
        let mut row =
            CommuneAccess::new(&code.to_string(), &label, at(&market.demand), supply, scaled(at(&told.values)));
        row.after = scaled(at(&after));
        sheet.communes.push(row);
    }
    for zone in diagnosis.zoning().map(Zoning::zones).unwrap_or_default() {
        let places: Vec<usize> = market
            .communes
            .iter()
            .enumerate()
            .filter(|(_, code)| zone.communes().any(|other| other == **code))
            .map(|(place, _)| place)
            .collect();
        let mut row = ZoneAccess::new(zone.name().as_str(), scaled(mean(market, &told.values, &places)));
        row.after = scaled(mean(market, &after, &places));
        sheet.zones.push(row);
    }
    let place = |place: usize| market.communes.get(place).map_or_else(String::new, |code| territory.name(*code));
    sheet.unserved = told.unserved.iter().map(|(at, supply)| UnservedPlace::new(&place(*at), *supply)).collect();
    sheet.scenario = told.scenario.as_ref().map(|scenario| {
        let outcome = &scenario.outcome;
        let worst = |worst: &Option<WorstServed>| worst.as_ref().map_or(0.0, |worst| worst.mean * factor);
        let best = scenario.best.map(place);
        let worst = (worst(&outcome.worst_before), worst(&outcome.worst_after));
        ScenarioSheet::new(
            &title(territory, asked),
            worst,
            (outcome.reached_before, outcome.reached_after),
            best.as_deref(),
        )
    });
    sheet.notes = notes(market);
    sheet
}

fn notes(market: &Market) -> Vec<String> {
    let mut notes = Vec::new();
    if market.is_counted {
        notes.push(report_words::COUNTED.to_owned());
    }
    if market.has_stops {
        notes.push(report_words::SHARED_STOPS.to_owned());
    }
    if market.unplaced > 0 {
        notes.push(report_words::unplaced(market.unplaced));
    }
    if market.supply.iter().flatten().all(|amount| *amount <= 0.0) {
        notes.push(words::NO_SERVICE.to_owned());
    }
    // The folder holds the territory alone.
    notes.push(report_words::BORDER.to_owned());
    notes
}

fn values(access: &Measured) -> Vec<Option<f64>> {
    access.values().map(|access| access.is_reachable().then(|| access.value())).collect()
}

/// The mean of some communes, weighed by demand; those that reach nothing count with 0.
fn mean(market: &Market, values: &[Option<f64>], places: &[usize]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let weighed = places.iter().filter_map(|place| {
        let demand = market.demand.get(*place).copied().flatten()?;
        Some((demand, values.get(*place).copied().flatten().unwrap_or(0.0) * demand))
    });
    let (demand, sum) = weighed.fold((0.0, 0.0), |(demand, sum), (more, term)| (demand + more, sum + term));
    (demand > 0.0).then(|| sum / demand)
}

fn title(territory: &Territory, asked: &Asked) -> String {
    let change = |(code, by): &(ctg::model::code::CommuneCode, f64)| {
        let sign = if *by < 0.0 { "−" } else { "+" };
        let amount = number::rounded(by.abs(), usize::from(by.fract() != 0.0));
        format!("{sign}{amount} à {}", territory.name(*code))
    };
    asked.changes.iter().map(change).collect::<Vec<_>>().join(", ")
}

/// By how much values are multiplied to be read, and what they are then.
fn unit(measure: MeasureName) -> (f64, &'static str) {
    match measure {
        MeasureName::Apl2012 | MeasureName::Apl2015 => (1.0, "offre pour une personne"),
        MeasureName::CouvertureA | MeasureName::CouvertureB | MeasureName::CouvertureC => {
            (100.0, "offre pour 100 personnes")
        }
        MeasureName::Cumul | MeasureName::Gravite => (1.0, "offre à portée"),
        MeasureName::Bfca => (10_000.0, "offre pour 10 000 personnes, répartie"),
        MeasureName::Sfca2 | MeasureName::E2sfca | MeasureName::Sfca3 => (10_000.0, "offre pour 10 000 personnes"),
    }
}

fn name(measure: MeasureName) -> &'static str {
    match measure {
        MeasureName::Sfca2 => "2SFCA",
        MeasureName::E2sfca => "E2SFCA",
        MeasureName::Sfca3 => "3SFCA",
        MeasureName::Bfca => "BFCA",
        MeasureName::Cumul => "offre cumulée",
        MeasureName::Gravite => "gravité",
        MeasureName::Apl2012 => "APL aux médecins généralistes, méthode de 2012",
        MeasureName::Apl2015 => "APL aux médecins généralistes, méthode de 2015",
        MeasureName::CouvertureA => "couverture partagée A (voisinage mis en commun ; non officielle)",
        MeasureName::CouvertureB => "couverture partagée B (offre partagée ; non officielle)",
        MeasureName::CouvertureC => "couverture partagée C (offre partagée par bandes ; non officielle)",
    }
}

/// The communes as a map, with their rows.
pub(super) fn geojson(territory: &Territory, market: &Market, sheet: &AccessSheet) -> String {
    let features = market.communes.iter().zip(&sheet.communes).filter_map(|(code, row)| {
        let geometry = territory.boundaries.geometry(*code)?;
        let properties: JsonObject = [
            ("code", row.code.as_str().into()),
            ("name", row.name.as_str().into()),
            ("demand", row.demand.into()),
            ("supply", row.supply.into()),
            ("access", row.value.into()),
            ("after", row.after.into()),
            ("reachable", row.value.is_some().into()),
            ("measure", sheet.measure.as_str().into()),
            ("unit", sheet.unit.as_str().into()),
            ("distancier", sheet.distancier.as_str().into()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        Some(feature(&geometry, properties, None))
    });
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = write_features(&mut out, features);
    String::from_utf8_lossy(&out).into_owned()
}
