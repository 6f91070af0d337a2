//! Indicators added up by zone: laws of rates, refusals, and the oracle of aggregation.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_model::strategies::zoning;
use ctg_model::{CogVintage, Commune, Decimal, Territory, Vintage, Zoning};
use ctg_stats::aggregate::{Term, Total};
use ctg_stats::childcare::CoverageByMode;
use ctg_stats::evolution::average_annual_change;
use ctg_stats::indicator::{Additivity, Catalogue, Count, Series, ZoneMeasure};
use ctg_stats::reconcile::Ratio;
use proptest::prelude::*;
use serde_json::Value;

const NUMERATOR: &str = "one-person-households";

fn exact(count: u64) -> Term {
    Observation::exact(count, Status::Observed).into()
}

fn absent(reason: Absence) -> Term {
    Observation::<u64>::Absent(reason).into()
}

/// The share of households of one person, by zone, from pairs of counts.
fn shares(zoning: &Zoning, pairs: &[(Term, Term)]) -> Vec<ZoneMeasure> {
    let year = Vintage::new(2021).ok();
    let codes = || zoning.territory().communes().iter().map(|commune| commune.code);
    let series = |variable: &str, terms: Vec<Term>| {
        Series::new(zoning.territory(), variable.parse().unwrap(), year, codes().zip(terms)).unwrap()
    };
    let above = series(NUMERATOR, pairs.iter().map(|pair| pair.0).collect());
    let below = series("households", pairs.iter().map(|pair| pair.1).collect());
    let catalogue = Catalogue::portrait().unwrap();
    catalogue.indicator(NUMERATOR).unwrap().by_zone(&above, Some(&below), zoning).unwrap()
}

/// A territory of so many communes in one zone.
fn one_zone(communes: usize) -> Zoning {
    let commune = |index: usize| Commune::new(format!("17{index:03}").parse().unwrap(), "Synthétique".parse().unwrap());
    let territory =
        Territory::new("T".parse().unwrap(), CogVintage::new(2021).unwrap(), (1..=communes).map(commune).collect());
    let territory = territory.unwrap();
    let assign = |commune: &Commune| ctg_model::Assignment::new(commune.code, "Z".parse().unwrap(), Status::Observed);
    let assignments = territory.communes().iter().map(assign).collect();
    Zoning::new(territory, "Zones".parse().unwrap(), assignments).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_rate_of_a_zone_lies_between_those_of_its_communes_and_is_their_mean_weighted_by_denominators(
        zoning in zoning(1..=12), counts in prop::collection::vec((0_u64..1_000, 1_u64..1_000), 12),
    ) {
        let pairs: Vec<(u64, u64)> = counts.iter().map(|(part, more)| (*part, part + more)).collect();
        let terms: Vec<(Term, Term)> = pairs.iter().map(|(part, whole)| (exact(*part), exact(*whole))).collect();
        let count = zoning.territory().communes().len();
        for (zone, measure) in zoning.zones().iter().zip(shares(&zoning, &terms[..count])) {
            let rows: Vec<(u64, u64)> = zone.communes().map(|code| pairs[zoning.territory().index_of(code).unwrap()]).collect();
            let rate = measure.measure.value().point().unwrap();
            let rates = rows.iter().map(|(part, whole)| 100.0 * *part as f64 / *whole as f64);
            let (least, most) = rates.clone().fold((f64::MAX, f64::MIN), |(least, most), rate| (least.min(rate), most.max(rate)));
            prop_assert!(least - 1e-9 <= rate && rate <= most + 1e-9);
            let all: u64 = rows.iter().map(|(_, whole)| whole).sum();
            let mean: f64 = rates.zip(&rows).map(|(rate, (_, whole))| rate * *whole as f64 / all as f64).sum();
            prop_assert!((mean - rate).abs() < 1e-9);
            let bounds = measure.measure.value().bounds().unwrap();
            prop_assert_eq!((bounds.low(), bounds.high()), (rate, Some(rate)));
        }
    }

    #[test]
    fn a_commune_to_which_nothing_applies_or_that_has_none_of_none_changes_nothing(
        counts in prop::collection::vec((0_u64..100, 1_u64..100), 1..8), how in 0_u8..4,
    ) {
        let pairs: Vec<(Term, Term)> = counts.iter().map(|(part, more)| (exact(*part), exact(part + more))).collect();
        let before = shares(&one_zone(pairs.len()), &pairs)[0].measure.value();
        let neutral = match how {
            0 => (absent(Absence::NotApplicable), absent(Absence::NotApplicable)),
            1 => (absent(Absence::NotApplicable), exact(50)),
            2 => (exact(50), absent(Absence::NotApplicable)),
            _ => (exact(0), exact(0)),
        };
        let more: Vec<(Term, Term)> = pairs.into_iter().chain([neutral]).collect();
        prop_assert_eq!(shares(&one_zone(more.len()), &more)[0].measure.value(), before);
    }

    #[test]
    fn the_true_rate_lies_in_the_bounds_of_a_rate_of_rounded_and_hidden_counts(
        counts in prop::collection::vec((0_u64..60, 0_u64..60, 0_u8..3), 1..10),
    ) {
        let rounding = |mode| Precision::Rounded(Rounding::new(5, mode).unwrap());
        let seen = |truth: u64, how: u8| -> Term {
            match how {
                0 => Observation::new((truth + 2) / 5 * 5, Status::Observed, rounding(RoundingMode::Nearest)).unwrap().into(),
                1 if (1..5).contains(&truth) => Term::absent_within(Absence::SecretPrimary, CountBounds::new(1, Some(4)).unwrap()),
                _ => exact(truth),
            }
        };
        let pairs: Vec<(Term, Term)> = counts.iter().map(|(part, more, how)| (seen(*part, *how), seen(part + more, *how))).collect();
        let (part, whole) = counts.iter().fold((0, 0), |(part, whole), (one, more, _)| (part + one, whole + one + more));
        prop_assume!(whole > 0);
        let value = shares(&one_zone(pairs.len()), &pairs)[0].measure.value();
        let truth = 100.0 * part as f64 / whole as f64;
        let bounds = value.bounds().unwrap();
        prop_assert!(bounds.low() <= truth + 1e-9 && bounds.high().is_none_or(|high| truth <= high + 1e-9), "{truth} {bounds:?}");
    }

    #[test]
    fn a_hidden_or_missing_term_never_gives_a_rate(counts in prop::collection::vec((0_u64..100, 1_u64..100), 0..6), numerator: bool, secret: bool) {
        let reason = if secret { Absence::SecretPrimary } else { Absence::NotAvailable };
        let gone = if numerator { (absent(reason), exact(10)) } else { (exact(1), absent(reason)) };
        let pairs: Vec<(Term, Term)> = counts.iter().map(|(part, more)| (exact(*part), exact(part + more))).chain([gone]).collect();
        let zone = &shares(&one_zone(pairs.len()), &pairs)[0];
        let expected = if secret { Absence::SecretPrimary } else { Absence::NotComputable };
        prop_assert_eq!(zone.measure.value().observation().absence(), Some(expected));
        prop_assert!(!zone.completeness.is_complete());
    }
}

#[test]
fn what_is_not_additive_is_refused_with_the_reason() {
    let zoning = one_zone(2);
    let catalogue = Catalogue::portrait().unwrap();
    let series = |variable: &str| {
        let codes = zoning.territory().communes().iter().map(|commune| (commune.code, exact(10)));
        Series::new(zoning.territory(), variable.parse().unwrap(), Vintage::new(2021).ok(), codes).unwrap()
    };
    for (code, additivity) in [
        ("population-total", Additivity::CountsTwice),
        ("median-living-standard", Additivity::Statistic),
        ("decile-1", Additivity::Statistic),
        ("decile-9", Additivity::Statistic),
        ("decile-ratio", Additivity::Statistic),
        ("poverty-rate", Additivity::Statistic),
        ("bus-france-services-per-1000", Additivity::SharedBetweenCommunes),
    ] {
        let indicator = catalogue.indicator(code).unwrap();
        let below = indicator.form.denominator().map(|variable| series(variable.id.as_str()));
        let error =
            indicator.by_zone(&series(indicator.form.numerator().id.as_str()), below.as_ref(), &zoning).unwrap_err();
        assert_eq!(error.additivity(), Some(additivity), "{error}");
    }
    let error = catalogue
        .indicator("population-total")
        .unwrap()
        .by_zone(&series("population-total"), None, &zoning)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "indicator `population-total`: `population-total` of communes is not added up, since it counts some persons in two communes"
    );
}

#[test]
fn a_series_of_another_geography_or_territory_is_refused() {
    let (zoning, other) = (one_zone(2), one_zone(3));
    let catalogue = Catalogue::portrait().unwrap();
    let population = catalogue.indicator("population").unwrap();
    let series = |territory: &Territory| {
        let codes: Vec<_> = territory.communes().iter().map(|commune| (commune.code, exact(10))).collect();
        Series::new(territory, "population".parse().unwrap(), Vintage::new(2021).ok(), codes).unwrap()
    };
    let error = population.by_zone(&series(other.territory()), None, &zoning).unwrap_err();
    assert_eq!(
        error.to_string(),
        "indicator `population`: a series of 3 communes of another territory, expected the 2 communes of T"
    );
    let later =
        Territory::new("T".parse().unwrap(), CogVintage::new(2024).unwrap(), zoning.territory().communes().to_vec())
            .unwrap();
    let error = population.of_territory(&series(zoning.territory()), None, &later).unwrap_err();
    assert!(error.is_wrong_vintage(), "{error}");
}

fn basic() -> Value {
    serde_json::from_slice(ctg_fixtures::BASIC_INDICATORS).unwrap()
}

/// A term of the oracle, by the names of its fields.
fn term(unit: &Value, field: &str) -> Term {
    let (number, status) = (unit[field].as_u64(), unit["status"].as_str());
    match (number, status, unit["bounds"].as_array()) {
        (Some(number), ..) => match unit["round_base"].as_u64() {
            Some(base) => {
                let rounding =
                    Rounding::new(u32::try_from(base).unwrap(), unit["mode"].as_str().unwrap().parse().unwrap());
                Observation::new(number, Status::Observed, Precision::Rounded(rounding.unwrap())).unwrap().into()
            }
            None => exact(number),
        },
        (None, Some("secret"), Some(bounds)) => {
            let bounds = CountBounds::new(bounds[0].as_u64().unwrap(), bounds[1].as_u64()).unwrap();
            Term::absent_within(Absence::SecretPrimary, bounds)
        }
        (None, Some("not_applicable"), _) => absent(Absence::NotApplicable),
        other => panic!("{other:?}"),
    }
}

#[test]
fn aggregation_is_that_of_the_oracle() {
    let close = |found: f64, expected: &Value| (found / 100.0 - expected.as_f64().unwrap()).abs() < 1e-15;
    for case in basic()["aggregation"].as_array().unwrap() {
        let (label, units, expected) = (&case["label"], case["units"].as_array().unwrap(), &case["expected"]);
        if expected["num_bounds"].is_array() {
            let total: Total = units.iter().map(|unit| term(unit, "num")).collect();
            let bounds = [total.bounds().low(), total.bounds().high().unwrap()];
            assert_eq!(serde_json::to_value(bounds).unwrap(), expected["num_bounds"], "{label}");
            assert!(
                expected["point"].is_null() || total.observation().value().copied() == expected["point"].as_u64(),
                "{label}"
            );
        }
        if units[0]["den"].is_null() {
            continue;
        }
        let pairs: Vec<(Term, Term)> = units.iter().map(|unit| (term(unit, "num"), term(unit, "den"))).collect();
        let value = shares(&one_zone(pairs.len()), &pairs)[0].measure.value();
        match expected["value"].as_f64() {
            Some(_) => assert!(close(value.point().unwrap(), &expected["value"]), "{label}"),
            None => assert_eq!(value.observation().absence(), Some(Absence::SecretPrimary), "{label}"),
        }
        if let Some(bounds) = expected["value_bounds"].as_array() {
            let found = value.bounds().unwrap();
            assert!(close(found.low(), &bounds[0]) && close(found.high().unwrap(), &bounds[1]), "{label}");
        }
        let wrong = case["wrong_mean_of_rates"].as_f64();
        assert!(wrong.is_none() || value.point().map(|point| point / 100.0) != wrong, "{label}");
    }
}

#[test]
fn annual_change_is_that_of_the_oracle_and_of_the_printed_total() {
    for case in basic()["tcam"].as_array().unwrap() {
        let number = |field: &str| case[field].as_u64().unwrap();
        let found =
            average_annual_change(number("start"), number("end"), u32::try_from(number("years")).unwrap()).unwrap();
        assert!((found - case["tcam"].as_f64().unwrap()).abs() < 1e-15, "{}", case["label"]);
    }
    // From the 63 320 inhabitants that the brochure prints for 2018 to the 64 240 of 2021: +0.482 % a year.
    let catalogue = Catalogue::portrait().unwrap();
    let count = |year, persons| Count::new("population".parse().unwrap(), Vintage::new(year).ok(), exact(persons));
    let change =
        catalogue.indicator("population-annual-change").unwrap().of_change(count(2018, 63_320), count(2021, 64_240));
    assert_eq!(format!("{:+.3}", change.unwrap().value().point().unwrap()), "+0.482");
}

#[test]
fn quotients_of_the_oracle_are_found() {
    let catalogue = Catalogue::portrait().unwrap();
    for case in basic()["coverage"].as_array().unwrap() {
        let of = |code: &str, above: &str, below: &str, counts: (&str, &str)| {
            let count = |variable: &str, field: &str| {
                Count::new(variable.parse().unwrap(), None, exact(case[field].as_u64().unwrap()))
            };
            let measure = catalogue.indicator(code).unwrap().of_counts(count(above, counts.0), count(below, counts.1));
            measure.unwrap().value().point().unwrap()
        };
        let expected = case["expected"].as_f64();
        match case["label"].as_str().unwrap() {
            "places per childminder" => {
                let found =
                    of("places-per-childminder", "places-childminders", "childminders", ("places", "childminders"));
                assert_eq!(Some(found), expected);
            }
            "places per EAJE" => {
                assert_eq!(Some(of("places-per-eaje", "places-eaje", "eaje", ("places", "eaje"))), expected);
            }
            label if label.starts_with("childcare places") => {
                let places: Total =
                    ["collective", "individual"].map(|mode| exact(case[mode].as_u64().unwrap())).into_iter().collect();
                assert_eq!(places.observation().value().copied(), case["expected_total"].as_u64());
                let places = Count::new("places-all-modes".parse().unwrap(), None, places.term());
                let children = Count::new("children-under-3".parse().unwrap(), None, absent(Absence::NotAvailable));
                let value = catalogue.indicator("coverage").unwrap().of_counts(places, children).unwrap().value();
                assert_eq!(value.observation().absence(), Some(Absence::NotComputable));
            }
            label if label.starts_with("persons covered") => {
                for end in [0, 1] {
                    let number = |value: &Value| value.to_string().parse::<Decimal>().unwrap();
                    let persons =
                        number(&case["persons_share"][end]).checked_mul(number(&case["population"][end])).unwrap();
                    let per_recipient = Ratio::new(persons, number(&case["allocataires"])).unwrap().value();
                    assert!((per_recipient - case["expected_bounds"][end].as_f64().unwrap()).abs() < 1e-12);
                }
            }
            other => panic!("a case without a test: {other}"),
        }
    }
}

#[test]
fn published_figures_are_found_again() {
    let modes = ["19.9", "3.6", "3.3", "31.9", "2.2"].map(|rate| rate.parse().unwrap());
    let national = CoverageByMode::new(modes.to_vec(), "60.9".parse().unwrap()).unwrap();
    assert!(national.adds_up() && national.difference().digits() == 0);

    let catalogue = Catalogue::portrait().unwrap();
    let count =
        |variable: &str, persons| Count::new(variable.parse().unwrap(), Vintage::new(2018).ok(), exact(persons));
    let caro = catalogue
        .indicator("caf-coverage")
        .unwrap()
        .of_counts(count("persons-covered", 30_394), count("population", 63_320));
    assert_eq!(format!("{:.1}", caro.unwrap().value().point().unwrap()), "48.0");
}
