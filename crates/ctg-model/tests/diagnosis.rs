//! Laws of a diagnosis: what goes in is found again, what does not belong is refused by name, and the rest stays.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_model::claim::{Claim, Expectation, ExpectationRule, Measure, Subject, Unit};
use ctg_model::code::CommuneCode;
use ctg_model::diagnosis::CommunePopulation;
use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::strategies as any;
use ctg_model::{
    CogVintage, Diagnosis, Documented, Evidence, MunicipalPopulation, Provenance, Slug, Territory, TimelineEntry,
    TotalPopulation, Vintage, Zoning,
};
use proptest::prelude::*;
use shared::tries;

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn insee() -> Provenance {
    let [publisher, title, licence] = ["Insee", "Populations", "Licence Ouverte 2.0"].map(|text| text.parse().unwrap());
    Provenance::new(slug("insee"), publisher, title, licence)
}

/// A diagnosis of a territory that knows its one source only.
fn empty(territory: &Territory, year: Vintage) -> Diagnosis {
    let mut diagnosis = Diagnosis::new(territory.clone(), year);
    diagnosis.add_source(insee()).unwrap();
    diagnosis
}

fn municipal(commune: CommuneCode, year: Vintage, persons: u64) -> CommunePopulation {
    let seen = Observation::exact(MunicipalPopulation::new(persons), Status::Observed);
    CommunePopulation::municipal(commune, year, seen, slug("insee"))
}

fn total(commune: CommuneCode, year: Vintage, persons: u64) -> CommunePopulation {
    let seen = Observation::exact(TotalPopulation::new(persons), Status::Observed);
    CommunePopulation::total(commune, year, seen, slug("insee"))
}

fn figure(id: &str, subject: Subject, source: &str) -> Claim {
    Claim {
        id: slug(id),
        subject,
        measure: Measure::Population,
        unit: Unit::Persons,
        printed: None,
        kept: Observation::Absent(Absence::Illegible),
        evidence: Evidence::new(slug(source)),
    }
}

proptest! {
    #![proptest_config(tries(48))]

    #[test]
    fn what_is_added_is_found(diagnosis in any::diagnosis()) {
        for claim in diagnosis.claims() {
            prop_assert_eq!(diagnosis.claim(claim.id.as_str()), Some(claim));
        }
        for source in diagnosis.sources() {
            prop_assert_eq!(diagnosis.source(&source.id), Some(source));
        }
        for year in diagnosis.population_vintages() {
            let known = |code| diagnosis.population_source(code, year).is_some();
            prop_assert!(diagnosis.territory().communes().iter().any(|commune| known(commune.code)));
        }
    }

    #[test]
    fn everything_names_a_source_that_is_there(diagnosis in any::diagnosis()) {
        let of_figures = diagnosis.claims().iter().map(|claim| &claim.evidence.source);
        let of_ages = diagnosis.ages().iter().map(|claim| &claim.evidence.source);
        let of_facilities = diagnosis.facilities().iter().map(|facility| &facility.evidence.source);
        let of_dates = diagnosis.timeline().iter().map(|entry| &entry.evidence.source);
        let of_statements = diagnosis.statements().iter().map(|statement| &statement.evidence.source);
        for id in of_figures.chain(of_ages).chain(of_facilities).chain(of_dates).chain(of_statements) {
            prop_assert!(diagnosis.source(id).is_some(), "{}", id);
        }
    }

    #[test]
    fn a_municipal_population_is_never_above_the_total_one(diagnosis in any::diagnosis()) {
        for year in diagnosis.population_vintages() {
            for commune in diagnosis.territory().communes() {
                let municipal = diagnosis.municipal_population(commune.code, year).value().map(|seen| seen.persons());
                let total = diagnosis.total_population(commune.code, year).value().map(|seen| seen.persons());
                prop_assert!(municipal.zip(total).is_none_or(|(municipal, total)| municipal <= total));
            }
        }
    }

    #[test]
    fn swapped_populations_are_refused_whichever_comes_first(
        territory in any::territory(1..=4), year in any::vintage(), persons in 0_u64..1_000, more in 1_u64..1_000,
    ) {
        let code = territory.communes()[0].code;
        let (large, small) = (municipal(code, year, persons + more), total(code, year, persons));
        for (first, second) in [(large.clone(), small.clone()), (small, large)] {
            let mut diagnosis = empty(&territory, year);
            diagnosis.add_population(first).unwrap();
            let before = diagnosis.clone();
            let sentence = diagnosis.add_population(second).unwrap_err().to_string();
            prop_assert!(sentence.contains("are the two swapped?"), "{}", sentence);
            prop_assert_eq!(&diagnosis, &before);
        }
    }

    #[test]
    fn a_population_given_twice_is_refused_and_the_first_stays(
        territory in any::territory(1..=4), year in any::vintage(), first in 0_u64..1_000, second in 0_u64..1_000,
    ) {
        let code = territory.communes()[0].code;
        let mut diagnosis = empty(&territory, year);
        diagnosis.add_population(municipal(code, year, first)).unwrap();
        let sentence = diagnosis.add_population(municipal(code, year, second)).unwrap_err().to_string();
        let expected = format!("the municipal population {year} of commune {code} is given twice, expected once");
        prop_assert_eq!(sentence, expected);
        let kept = diagnosis.municipal_population(code, year);
        prop_assert_eq!(kept.value().map(|seen| seen.persons()), Some(first));
    }

    #[test]
    fn what_does_not_belong_is_named_and_changes_nothing(
        territory in any::territory(1..=4), year in any::vintage(), other in any::commune_code(),
    ) {
        prop_assume!(!territory.contains(other));
        let mut diagnosis = empty(&territory, year);
        let before = diagnosis.clone();
        let entry = TimelineEntry::milestone(slug("signature"), "Signature".parse().unwrap(), "2023".parse().unwrap());
        let order = ExpectationRule::Order { first: slug("diagnostic"), then: slug("signature") };
        let expectation = Expectation { id: slug("order"), rule: order, reference: String::new(), note: String::new() };
        let refused = [
            (diagnosis.add_population(municipal(other, year, 1)), "commune", other.to_string()),
            (diagnosis.add_claim(figure("x", Subject::Commune(other), "insee")), "commune", other.to_string()),
            (diagnosis.add_claim(figure("x", Subject::Zone("Nord".parse().unwrap()), "insee")), "zone", "Nord".into()),
            (diagnosis.add_claim(figure("x", Subject::Territory, "hearsay")), "source", "hearsay".into()),
            (diagnosis.add_source(insee()), "source", "insee".into()),
            (
                diagnosis.add_date(Documented {
                    item: entry,
                    status: Status::Printed,
                    evidence: Evidence::new(slug("hearsay")),
                }),
                "source",
                "hearsay".into(),
            ),
            (diagnosis.add_expectation(expectation), "date", "diagnostic".into()),
        ];
        for (outcome, what, text) in refused {
            let error = outcome.unwrap_err();
            prop_assert_eq!((error.what(), error.text()), (Some(what), Some(text.as_str())), "{}", error);
        }
        prop_assert_eq!(diagnosis, before);
    }

    #[test]
    fn a_zoning_of_another_geography_is_refused(zoning in any::zoning(1..=4), year in any::vintage()) {
        let territory = zoning.territory();
        let shifted = territory.cog().year().checked_add(1).and_then(|year| CogVintage::new(year).ok());
        prop_assume!(shifted.is_some());
        let communes = territory.communes().to_vec();
        let later = Territory::new(territory.name().clone(), shifted.unwrap(), communes).unwrap();
        let other = Zoning::new(later, zoning.name().clone(), zoning.assignments().collect()).unwrap();
        let mut diagnosis = Diagnosis::new(territory.clone(), year);
        let sentence = diagnosis.set_zoning(other).unwrap_err().to_string();
        prop_assert!(sentence.starts_with("zoning of "), "{}", sentence);
        prop_assert_eq!(diagnosis.zoning(), None);
        diagnosis.set_zoning(zoning.clone()).unwrap();
        prop_assert_eq!(diagnosis.zoning(), Some(&zoning));
    }
}

#[test]
fn figures_and_age_bands_share_their_identifiers() {
    let communes = vec![ctg_model::Commune::new("17004".parse().unwrap(), "Île-d'Aix".parse().unwrap())];
    let territory = Territory::new("Aix".parse().unwrap(), CogVintage::new(2021).unwrap(), communes).unwrap();
    let mut diagnosis = empty(&territory, Vintage::new(2018).unwrap());
    diagnosis.add_claim(figure("age-0-5", Subject::Territory, "insee")).unwrap();
    let band = ctg_model::claim::AgeClaim {
        id: slug("age-0-5"),
        printed_band: None,
        band: "0-5".parse().unwrap(),
        printed: None,
        kept: Observation::Absent(Absence::Illegible),
        evidence: Evidence::new(slug("insee")),
    };
    let sentence = diagnosis.add_age(band).unwrap_err().to_string();
    assert_eq!(sentence, "identifier `age-0-5` is given twice, expected once");
}
