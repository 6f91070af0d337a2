//! Laws of the reconciliation: consistent figures raise no error, and a digit misprinted on purpose is found and repaired.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::claim::{AgeClaim, Claim, Measure, Subject, Unit};
use ctg_model::diagnosis::CommunePopulation;
use ctg_model::observation::{Observation, Status};
use ctg_model::strategies::{age_partition, zoning};
use ctg_model::{AgePartition, Decimal, Diagnosis, Evidence, MunicipalPopulation, Provenance, Vintage, Zoning};
use ctg_stats::reconcile::{Check, Severity};
use ctg_stats::share::shares_to_100;
use ctg_stats::{population, reconcile};
use proptest::prelude::*;

fn evidence() -> Evidence {
    Evidence::new("s".parse().unwrap())
}

fn claim(id: &str, subject: Subject, printed: u64) -> Claim {
    let value = Decimal::whole(printed).unwrap();
    Claim {
        id: id.parse().unwrap(),
        subject,
        measure: Measure::Population,
        unit: Unit::Persons,
        printed: Some(value),
        kept: Observation::exact(value, Status::Printed),
        evidence: evidence(),
    }
}

/// A territory whose communes have populations, and nothing printed yet.
fn unprinted(zoning: &Zoning, persons: &[u64]) -> Diagnosis {
    let year = Vintage::new(2018).unwrap();
    let mut diagnosis = Diagnosis::new(zoning.territory().clone(), year);
    diagnosis.set_zoning(zoning.clone()).unwrap();
    let label = |text: &str| text.parse().unwrap();
    diagnosis.add_source(Provenance::new("s".parse().unwrap(), label("p"), label("t"), label("l"))).unwrap();
    for (commune, persons) in zoning.territory().communes().iter().zip(persons) {
        let seen = Observation::exact(MunicipalPopulation::new(*persons), Status::Observed);
        diagnosis.add_population(CommunePopulation::municipal(commune.code, year, seen, "s".parse().unwrap())).unwrap();
    }
    diagnosis
}

/// What a careful author would print: each zone, and the territory.
fn honest(diagnosis: &Diagnosis) -> Vec<Claim> {
    let sum = |subject: &Subject| *population(diagnosis, subject, diagnosis.population_vintage()).value().unwrap();
    let zones = diagnosis.zoning().unwrap().zones().iter().enumerate().map(|(index, zone)| {
        let subject = Subject::Zone(zone.name().clone());
        claim(&format!("zone-{index}"), subject.clone(), sum(&subject))
    });
    zones.chain(std::iter::once(claim("whole", Subject::Territory, sum(&Subject::Territory)))).collect()
}

fn printing(mut diagnosis: Diagnosis, claims: &[Claim]) -> Diagnosis {
    for claim in claims {
        diagnosis.add_claim(claim.clone()).unwrap();
    }
    diagnosis
}

/// One digit of a number replaced by another, its first one never by 0.
fn misprint(number: u64, place: usize, by: u64) -> u64 {
    let mut digits: Vec<u64> = number.to_string().bytes().map(|byte| u64::from(byte - b'0')).collect();
    let place = place % digits.len();
    let choices: Vec<u64> = (u64::from(place == 0)..10).filter(|digit| *digit != digits[place]).collect();
    digits[place] = choices[usize::try_from(by).unwrap() % choices.len()];
    digits.iter().fold(0, |number, digit| number * 10 + digit)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn consistent_populations_raise_nothing(zoning in zoning(1..=12), persons in prop::collection::vec(10_u64..50_000, 12)) {
        let diagnosis = unprinted(&zoning, &persons);
        let report = reconcile(&printing(diagnosis.clone(), &honest(&diagnosis)));
        prop_assert_eq!(report.disagreements().count(), 0, "{:?}", report);
    }

    #[test]
    fn a_misprinted_zone_is_found_and_its_own_digit_ranks_first(
        zoning in zoning(1..=12), persons in prop::collection::vec(1_000_u64..50_000, 12), which: prop::sample::Index, place in 0_usize..6, by in 0_u64..9, upstream: bool,
    ) {
        let diagnosis = unprinted(&zoning, &persons);
        let mut claims = honest(&diagnosis);
        let last = claims.len() - 1;
        let index = which.index(last);
        let truth = claims[index].printed_count().unwrap();
        let wrong = misprint(truth, place, by);
        claims[index] = claim(claims[index].id.as_str(), claims[index].subject.clone(), wrong);
        if upstream {
            let whole = claims[last].printed_count().unwrap() - truth + wrong;
            claims[last] = claim("whole", Subject::Territory, whole);
        }
        let report = reconcile(&printing(diagnosis, &claims));
        let repair = report.finding("population-repair").expect("a repair is offered");
        let best = &repair.repairs[0];
        prop_assert_eq!(repair.severity, Severity::Explained);
        prop_assert_eq!((best.of.as_str(), best.to.clone(), best.left.digits()), (claims[index].id.as_str(), truth.to_string(), 0));
        let closes = report.finding("population-closure").expect("closure is checked").severity == Severity::Ok;
        prop_assert_eq!(closes, upstream);
    }

    #[test]
    fn a_misprinted_territory_is_found(zoning in zoning(1..=12), persons in prop::collection::vec(1_000_u64..50_000, 12), place in 0_usize..6, by in 0_u64..9) {
        let diagnosis = unprinted(&zoning, &persons);
        let mut claims = honest(&diagnosis);
        let truth = claims.pop().unwrap().printed_count().unwrap();
        claims.push(claim("whole", Subject::Territory, misprint(truth, place, by)));
        let report = reconcile(&printing(diagnosis, &claims));
        let best = &report.finding("population-repair").expect("a repair is offered").repairs[0];
        prop_assert_eq!((best.of.as_str(), best.to.clone()), ("whole", truth.to_string()));
    }

    #[test]
    fn ages_that_are_whole_raise_nothing_and_a_lost_one_is_restored(
        zoning in zoning(1..=2), bands in age_partition(), counts in prop::collection::vec(1_u64..10_000, 1..30), lost: prop::sample::Index,
    ) {
        let ages = printed_ages(&bands, &counts);
        let whole = with_ages(&zoning, &ages);
        prop_assert!(reconcile(&whole).disagreements().next().is_none());

        let mut damaged = ages.clone();
        let index = lost.index(damaged.len());
        let truth = damaged[index].printed.take().unwrap();
        damaged[index].printed_band = None;
        prop_assume!(damaged.len() > 1);
        let report = reconcile(&with_ages(&zoning, &damaged));
        let missing = report.findings().iter().find_map(|finding| match &finding.check {
            Check::MissingBand { restored, by_closure, .. } => Some((*restored, *by_closure)),
            _ => None,
        });
        let (restored, by_closure) = missing.expect("the lost band is told");
        prop_assert!(restored.unwrap().same_value(truth));
        prop_assert!(by_closure.unwrap().contains(truth));
    }
}

fn printed_ages(bands: &AgePartition, counts: &[u64]) -> Vec<AgeClaim> {
    let counts: Vec<u64> = counts.iter().copied().cycle().take(bands.bands().len()).collect();
    let shares = shares_to_100(&counts, 1).unwrap();
    let claim = |(index, (band, share)): (usize, (&ctg_model::AgeBand, Decimal))| AgeClaim {
        id: format!("age-{index}").parse().unwrap(),
        printed_band: Some(*band),
        band: *band,
        printed: Some(share),
        kept: Observation::exact(share, Status::Printed),
        evidence: evidence(),
    };
    bands.bands().iter().zip(shares).enumerate().map(claim).collect()
}

fn with_ages(zoning: &Zoning, ages: &[AgeClaim]) -> Diagnosis {
    let mut diagnosis = unprinted(zoning, &[]);
    for age in ages {
        diagnosis.add_age(age.clone()).unwrap();
    }
    diagnosis
}
