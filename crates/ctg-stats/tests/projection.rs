//! Projections: conservation laws, and cases done by hand.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::collections::BTreeMap;

use ctg_model::{AgePartition, AgeStructure};
use ctg_stats::interval::Confidence;
use ctg_stats::projection::{
    BySex, CohortRatios, Cohorts, Migration, PastErrors, Rates, Scenario, cohort_component, project_each,
    share_of_growth,
};
use proptest::prelude::*;

const BANDS: usize = 18;

fn cohorts() -> impl Strategy<Value = Cohorts> {
    let persons = || prop::collection::vec(1.0..500.0, BANDS);
    (persons(), persons()).prop_map(|(women, men)| Cohorts::new(5, women, men).unwrap())
}

/// Rates within their ranges, mothers of 15 to 49, migration per person.
fn scenario() -> impl Strategy<Value = Scenario> {
    let shares = || prop::collection::vec(0.3..1.0, BANDS);
    let moves = || prop::collection::vec(-0.3..0.5, BANDS);
    let fertility = prop::collection::vec(0.0..0.2, 7);
    (fertility, 0.4..0.6, (0.9..1.0, 0.9..1.0), (shares(), shares()), (moves(), moves())).prop_map(
        |(fertility, girls_at_birth, (girls, boys), (women, men), (to_women, to_men))| {
            let mut by_band = vec![0.0; BANDS];
            by_band[3..10].copy_from_slice(&fertility);
            let rates = Rates {
                fertility: by_band,
                girls_at_birth,
                survival_at_birth: BySex { women: girls, men: boys },
                survival: BySex { women, men },
                migration: Migration::PerPerson(BySex { women: to_women, men: to_men }),
            };
            Scenario::new("synthetic".parse().unwrap(), rates).unwrap()
        },
    )
}

fn still(bands: usize) -> Rates {
    Rates {
        fertility: vec![0.0; bands],
        girls_at_birth: 0.5,
        survival_at_birth: BySex { women: 1.0, men: 1.0 },
        survival: BySex { women: vec![1.0; bands], men: vec![1.0; bands] },
        migration: Migration::Persons(BySex { women: vec![0.0; bands], men: vec![0.0; bands] }),
    }
}

fn message<T: std::fmt::Debug>(refused: Result<T, ctg_stats::projection::ProjectionError>) -> String {
    refused.unwrap_err().to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_person_of_a_step_is_accounted_for(start in cohorts(), scenario in scenario(), steps in 0_usize..8) {
        let projection = cohort_component(&start, &scenario, steps).unwrap();
        prop_assert_eq!(projection.steps().len(), steps);
        let mut before = start.total();
        for step in projection.steps() {
            let after = before + step.births - step.deaths + step.migration;
            prop_assert!((after - step.population.total()).abs() <= 1e-9 * before.max(1.0));
            prop_assert!(step.births >= 0.0 && step.deaths >= -1e-9 * before);
            before = step.population.total();
        }
    }

    #[test]
    fn communes_under_one_scenario_add_up_to_their_territory(parts in prop::collection::vec(cohorts(), 1..5), scenario in scenario()) {
        let starts: BTreeMap<usize, Cohorts> = parts.iter().cloned().enumerate().collect();
        let scenarios = starts.keys().map(|key| (*key, scenario.clone())).collect();
        let each = project_each(&starts, &scenarios, 3).unwrap();
        let sum = |mut all: Box<dyn Iterator<Item = Cohorts> + '_>| {
            let first = all.next().unwrap();
            all.fold(first, |sum, next| sum.plus(&next).unwrap())
        };
        let whole = cohort_component(&sum(Box::new(parts.iter().cloned())), &scenario, 3).unwrap();
        let together = sum(Box::new(each.values().map(|projection| projection.end().clone())));
        for (one, other) in together.persons().women.iter().zip(&whole.end().persons().women) {
            prop_assert!((one - other).abs() <= 1e-9 * other.max(1.0));
        }
    }

    #[test]
    fn cohort_ratios_lead_from_the_first_census_to_the_second(before in cohorts(), after in cohorts()) {
        let ratios = CohortRatios::between(&before, &after, "15-44".parse().unwrap()).unwrap();
        let again = ratios.project(&before, 1).unwrap();
        let pairs = |one: &[f64], other: &[f64]| one.iter().zip(other).all(|(one, other)| (one - other).abs() <= 1e-9 * other);
        prop_assert!(pairs(&again[0].persons().women, &after.persons().women));
        prop_assert!(pairs(&again[0].persons().men, &after.persons().men));
    }

    #[test]
    fn shares_of_growth_add_up_to_the_projected_whole(parts in prop::collection::vec((0_u64..1_000, 1_000_u64..2_000), 1..20), more in 0.0..50_000.0) {
        let (start, end): (Vec<u64>, Vec<u64>) = parts.into_iter().unzip();
        let projected = end.iter().sum::<u64>() as f64 + more;
        let found: f64 = share_of_growth(&start, &end, projected).unwrap().iter().sum();
        prop_assert!((found - projected).abs() <= 1e-9 * projected);
    }

    #[test]
    fn as_many_errors_fall_outside_as_the_confidence_allows(errors in prop::collection::vec(-0.5..1.0, 39..400), level in 0.5..0.95) {
        let confidence = Confidence::new(level).unwrap();
        let interval = PastErrors::new(errors.clone()).unwrap().interval(1.0, confidence).unwrap();
        // The truths that the errors stand for, all projected as 1.
        let outside = errors.iter().map(|error| 1.0 / (1.0 + error)).filter(|truth| *truth < interval.lower() || *truth > interval.upper()).count();
        prop_assert!(outside as f64 <= (errors.len() + 1) as f64 * (1.0 - level));
    }
}

#[test]
fn without_births_deaths_or_moves_everyone_grows_older() {
    let now = Cohorts::new(20, vec![5.0, 3.0, 2.0], vec![4.0, 4.0, 1.0]).unwrap();
    let scenario = Scenario::new("still".parse().unwrap(), still(3)).unwrap();
    let later = cohort_component(&now, &scenario, 1).unwrap();
    assert_eq!(later.end().persons(), &BySex { women: vec![0.0, 5.0, 5.0], men: vec![0.0, 4.0, 5.0] });
}

#[test]
fn more_departures_than_persons_are_refused() {
    let now = Cohorts::new(20, vec![5.0, 3.0, 2.0], vec![4.0, 4.0, 1.0]).unwrap();
    let leave = BySex { women: vec![0.0, -6.0, 0.0], men: vec![0.0; 3] };
    let rates = Rates { migration: Migration::Persons(leave), ..still(3) };
    let scenario = Scenario::new("exodus".parse().unwrap(), rates).unwrap();
    assert_eq!(message(cohort_component(&now, &scenario, 1)), "women of 20-39: -1 persons, expected a number from 0");
}

#[test]
fn rates_out_of_range_are_refused() {
    let refuse = |rates: Rates| message(Scenario::new("bad".parse().unwrap(), rates));
    let mut rates = still(3);
    rates.survival.women[1] = 98.0;
    assert_eq!(refuse(rates), "survival of 98, expected a share from 0 to 1");
    let mut rates = still(3);
    rates.fertility[1] = f64::NAN;
    assert_eq!(refuse(rates), "fertility of NaN, expected a number from 0");
    let mut rates = still(3);
    rates.survival.men.pop();
    assert_eq!(refuse(rates), "2 age bands for survival of men, expected 3");
    let away = BySex { women: vec![-1.5; 3], men: vec![0.0; 3] };
    let rates = Rates { migration: Migration::PerPerson(away), ..still(3) };
    assert_eq!(refuse(rates), "migration of -1.5, expected a number, from -1 if per person");
}

#[test]
fn bands_that_do_not_fit_are_refused() {
    assert_eq!(message(Cohorts::new(0, vec![1.0; 3], vec![1.0; 3])), "age bands of 0 years, expected 1 to 75");
    assert_eq!(message(Cohorts::new(5, vec![1.0], vec![1.0])), "1 age bands for women, expected 2 to 30 of 5 years");
    assert_eq!(message(Cohorts::new(5, vec![1.0; 3], vec![1.0; 2])), "2 age bands for men, expected 3");
    let one = Cohorts::new(20, vec![1.0; 3], vec![1.0; 3]).unwrap();
    let other = Cohorts::new(10, vec![1.0; 3], vec![1.0; 3]).unwrap();
    assert!(message(one.plus(&other)).starts_with("bands 0-19, 20-39, 40+, 0-9, 10-19, 20+, expected one band"));
    let scenario = Scenario::new("other".parse().unwrap(), still(4)).unwrap();
    assert_eq!(message(cohort_component(&one, &scenario, 1)), "4 age bands for fertility, expected 3");
    let uneven = AgePartition::new(vec!["0-17".parse().unwrap(), "18-24".parse().unwrap(), "25+".parse().unwrap()]);
    let uneven = AgeStructure::new(uneven.unwrap(), vec![1, 2, 3]).unwrap();
    assert!(Cohorts::of_structures(&uneven, &uneven).is_err());
}

#[cfg(feature = "serde")]
#[test]
fn json_refuses_what_the_doors_refuse_and_gives_the_rest_back() {
    let now = Cohorts::new(20, vec![5.0, 3.25, 2.0], vec![4.0, 4.0, 1.0]).unwrap();
    let scenario = Scenario::new("still".parse().unwrap(), still(3)).unwrap();
    let (people, rates) = (serde_json::to_string(&now).unwrap(), serde_json::to_string(&scenario).unwrap());
    assert_eq!(serde_json::from_str::<Cohorts>(&people).unwrap(), now);
    assert_eq!(serde_json::from_str::<Scenario>(&rates).unwrap(), scenario);
    let refused = serde_json::from_str::<Cohorts>(&people.replace("3.25", "-3.25")).unwrap_err();
    assert!(refused.to_string().starts_with("women of 20-39: -3.25 persons, expected a number from 0"), "{refused}");
    assert!(serde_json::from_str::<Scenario>(&rates.replace("0.5", "105")).is_err());
    assert!(serde_json::from_str::<Scenario>(&rates.replace("girls_at_birth", "girls")).is_err());
}

#[test]
fn a_cohort_that_starts_from_nobody_has_no_ratio() {
    let before = Cohorts::new(20, vec![5.0, 3.0, 2.0], vec![0.0, 4.0, 1.0]).unwrap();
    let after = Cohorts::new(20, vec![5.0, 3.0, 2.0], vec![4.0, 4.0, 1.0]).unwrap();
    let between = |mothers: &str| CohortRatios::between(&before, &after, mothers.parse().unwrap());
    assert_eq!(message(between("20-39")), "nobody among men of 0-19, expected somebody to compare with");
    let cut = CohortRatios::between(&after, &after, "15-44".parse().unwrap());
    assert_eq!(message(cut), "mothers of 15-44, expected whole age bands of the population");
}

#[test]
fn a_part_that_would_vanish_is_refused() {
    assert_eq!(
        message(share_of_growth(&[100, 100], &[90, 130], 420.0)),
        "part 0 would fall to -10 persons, expected a number from 0"
    );
    assert_eq!(message(share_of_growth(&[1], &[2, 3], 9.0)), "1 parts at the start and 2 at the end, expected as many");
}

#[test]
fn errors_that_are_none_are_refused() {
    assert_eq!(message(PastErrors::new(vec![0.1, -1.0])), "a past error of -1, expected a number above -1");
    let past = PastErrors::new(vec![0.0; 39]).unwrap();
    assert!(past.interval(100.0, Confidence::P95).is_ok());
    assert_eq!(message(past.interval(f64::NAN, Confidence::P95)), "a projected value of NaN, expected a number from 0");
}
