//! The sheet of proximity: what is absent or unreachable is told.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use ctg_model::claim::Subject;
use ctg_model::observation::{Absence, CountBounds, Observation, Status};
use ctg_model::service::ServiceKind;
use ctg_model::{MunicipalPopulation, Vintage};
use ctg_report::proximity::{
    CommunePart, CostPart, CostUnitPart, DistancierPart, NearestPart, PeoplePart, ProximitySheet, ServicePart,
    SharePart, StandingPart, ZonePart, text,
};

fn minutes(value: f64) -> CostPart {
    CostPart { value, unit: CostUnitPart::Minutes }
}

fn commune(code: &str, name: &str, persons: Option<u64>, cost: Option<f64>) -> CommunePart {
    let population = match persons {
        Some(count) => Observation::exact(MunicipalPopulation::new(count), Status::Observed),
        None => Observation::Absent(Absence::NotAvailable),
    };
    let nearest =
        cost.map(|cost| NearestPart { service: "rpe-soubise".parse().unwrap(), name: None, cost: minutes(cost) });
    let within = cost.is_some_and(|cost| cost <= 15.0);
    CommunePart { code: code.parse().unwrap(), name: name.parse().unwrap(), population, nearest, within }
}

/// An island without a boat, a commune whose population is not known, a bus whose stops are not.
fn sheet() -> ProximitySheet {
    let whole = PeoplePart {
        covered: CountBounds::new(24_000, None).unwrap(),
        outside: CountBounds::new(210, Some(210)).unwrap(),
        total: CountBounds::new(24_210, None).unwrap(),
        communes_within: 2,
        communes: 3,
        unknown: 1,
        share: Some(SharePart { low: 24_000.0 / 24_210.0, high: 1.0 }),
    };
    let service = |id: &str, standing| ServicePart { id: id.parse().unwrap(), name: None, standing };
    ProximitySheet {
        territory: "CARO".parse().unwrap(),
        subject: Subject::Zone("Ouest".parse().unwrap()),
        service: ServiceKind::Rpe,
        distancier: DistancierPart { id: "roads".parse().unwrap(), description: "par la route".parse().unwrap() },
        threshold: minutes(15.0),
        population_vintage: Vintage::new(2018).unwrap(),
        services: vec![service("bus", StandingPart::Unknown), service("rpe-soubise", StandingPart::Seat)],
        communes: vec![
            commune("17004", "Île-d'Aix", Some(210), None),
            commune("17299", "Rochefort", Some(24_000), Some(12.34)),
            commune("17429", "Soubise", None, Some(0.0)),
        ],
        zones: vec![ZonePart { zone: "Ouest".parse().unwrap(), people: whole.clone() }],
        whole,
    }
}

#[test]
fn text_tells_what_is_unknown_and_what_cannot_be_reached() {
    let found = text(&sheet()).replace(['\u{202F}', '\u{A0}'], " ");
    for told in [
        "CARO, zone Ouest. Coût : par la route (distancier roads). Seuil : 15 min, compris.",
        "1 service placé au chef-lieu de sa commune, faute d'adresse : rpe-soubise.",
        "1 service sans lieu connu, non compté : bus.",
        "Île-d'Aix (17004)        210  aucun, inaccessible               non",
        "Rochefort (17299)     24 000  rpe-soubise             12,3 min  oui",
        "Soubise (17429)            ?  rpe-soubise                0 min  oui",
        "24 000 ou plus  24 210 ou plus  99,1 à 100,0 %       2/3",
        "Au-delà du seuil : Île-d'Aix (17004), 210 habitants.",
        "La population de 1 commune manque : les parts sont des bornes.",
    ] {
        assert!(found.contains(told), "{told}\n{found}");
    }
}

#[cfg(feature = "schema")]
#[test]
fn json_is_as_its_schema_says() {
    let validator = jsonschema::validator_for(&ctg_report::proximity::json_schema()).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&ctg_report::proximity::json(&sheet())).unwrap();
    assert!(validator.is_valid(&value));
    assert!(value["communes"][0]["nearest"].is_null(), "unreachable is no cost");
    value["threshold"]["unit"] = "km".into();
    assert!(!validator.is_valid(&value));
}
