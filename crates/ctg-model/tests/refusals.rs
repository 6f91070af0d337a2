//! What is refused, in which words: what was found, what was expected, where.
//!
//! Programs show these sentences to people, so a change of one is a change of behaviour.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::fmt::Display;
use std::str::FromStr;

use ctg_model::claim::{Measure, Subject, Unit};
use ctg_model::code::{
    ArrondissementCode, BpeCode, CommuneCode, DepartementCode, EpciCode, FinessCode, IrisCode, PostalCode, RegionCode,
    Siren, Siret, UaiCode,
};
use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Rounding, RoundingMode, Status};
use ctg_model::service::{Facility, Place, Presence, ServiceKind};
use ctg_model::{
    AgeBand, AgePartition, AgeStructure, CogVintage, Commune, Decimal, Label, PartialDate, Position, Slug, Territory,
    TimelineEntry, Vintage,
};

/// The sentence of a refusal.
fn said<T, E: Display>(refused: Result<T, E>) -> String {
    refused.err().map_or_else(|| "accepted".to_owned(), |error| error.to_string())
}

/// Each text with the sentence that refuses it.
fn refuses<T: FromStr<Err: Display>>(cases: &[(&str, &str)]) {
    for (text, sentence) in cases {
        assert_eq!(said(text.parse::<T>()), *sentence, "{text:?}");
    }
}

#[test]
fn a_commune_code() {
    refuses::<CommuneCode>(&[
        ("1004", "commune code `1004`: found 4 characters, expected 5 characters (`01004` if a leading zero was lost)"),
        ("2C001", "commune code `2C001`: found `C` at character 2, expected a digit, or A or B after 2"),
        ("2a004", "commune code `2a004`: found `a` at character 2, expected a digit, or A or B after 2"),
        ("", "commune code ``: found nothing, expected 5 characters"),
        ("17 04", "commune code `17 04`: found ` ` at character 3, expected a digit or an upper-case letter"),
        ("17OO4", "commune code `17OO4`: found `O` at character 3, expected a digit"),
        ("1730é", "commune code `1730é`: found `é` at character 5, expected a digit or an upper-case letter"),
        ("172990", "commune code `172990`: found 6 characters, expected 5 characters"),
        (
            "99001",
            "commune code `99001`: found département 99, expected 01 to 95, 2A, 2B, 971 to 978, 984 or 986 to 989",
        ),
        ("97901", "commune code `97901`: found département 979, expected 971 to 978, 984 or 986 to 989"),
        ("17000", "commune code `17000`: found number 0, expected a commune number of at least 1"),
        ("75101", "commune code `75101`: found a municipal arrondissement, expected the commune `75056` (Paris)"),
    ]);
}

#[test]
fn an_arrondissement_code() {
    refuses::<ArrondissementCode>(&[
        (
            "75056",
            "municipal arrondissement code `75056`: found a commune, expected 75101 to 75120, 69381 to 69389 or 13201 to 13216",
        ),
        (
            "75121",
            "municipal arrondissement code `75121`: found a commune, expected 75101 to 75120, 69381 to 69389 or 13201 to 13216",
        ),
    ]);
}

#[test]
fn codes_of_wider_areas() {
    refuses::<DepartementCode>(&[
        ("1", "département code `1`: found 1 character, expected 2 characters (3 overseas)"),
        ("97", "département code `97`: found 2 characters, expected 2 characters (3 overseas)"),
        ("96", "département code `96`: found département 96, expected 01 to 95, 2A, 2B, 971 to 978, 984 or 986 to 989"),
    ]);
    refuses::<RegionCode>(&[("99", "région code `99`: found région 99, expected a région of today or of before 2016")]);
    refuses::<IrisCode>(&[("17299010", "IRIS code `17299010`: found 8 characters, expected 9 characters")]);
    refuses::<PostalCode>(&[
        ("1000", "postal code `1000`: found 4 characters, expected 5 digits (`01000` if a leading zero was lost)"),
        ("00000", "postal code `00000`: found 00000, expected a postal code in use"),
    ]);
}

#[test]
fn codes_with_a_key() {
    refuses::<Siren>(&[("200041761", "SIREN `200041761`: found key 1, expected key 2")]);
    refuses::<EpciCode>(&[
        ("200041761", "EPCI code `200041761`: found key 1, expected key 2"),
        ("20004176", "EPCI code `20004176`: found 8 characters, expected 9 digits"),
    ]);
    refuses::<Siret>(&[("12002701600564", "SIRET `12002701600564`: found key 4, expected key 3")]);
    refuses::<UaiCode>(&[("0170022A", "UAI `0170022A`: found key A, expected key G")]);
    refuses::<FinessCode>(&[("17002419X", "FINESS number `17002419X`: found `X` at character 9, expected a digit")]);
    refuses::<BpeCode>(&[(
        "H101",
        "BPE equipment type `H101`: found `H` at character 1, expected a domain from A to G",
    )]);
}

#[test]
fn texts_and_numbers() {
    refuses::<Label>(&[
        ("", "text ``: expected at least one character"),
        ("Aix ", "text `Aix `: expected no blank at either end"),
        ("a\tb", "text `a\\tb`: expected no control character"),
    ]);
    refuses::<Slug>(&[
        ("Caf", "identifier `Caf`: expected lower-case letters and digits, joined by single hyphens"),
        ("a--b", "identifier `a--b`: expected lower-case letters and digits, joined by single hyphens"),
    ]);
    refuses::<Decimal>(&[
        ("15,1", "number `15,1`: expected digits with `.` as decimal mark"),
        ("63 320", "number `63 320`: expected digits with `.` as decimal mark"),
    ]);
    refuses::<Status>(&[(
        "guessed",
        "status `guessed`: expected observed, printed, restored, inferred, estimated or imputed",
    )]);
    refuses::<Absence>(&[(
        "secret",
        "absence `secret`: expected illegible, not-published, secret-primary, secret-secondary, not-available, \
         not-applicable or not-computable",
    )]);
}

#[test]
fn years_dates_and_phases() {
    assert_eq!(said(Vintage::new(18)), "year 18: expected a year from 1801 to 2199");
    assert_eq!(said(CogVintage::new(1900)), "year 1900: expected a year from 1943 to 2199");
    refuses::<PartialDate>(&[
        ("7/12/2023", "date `7/12/2023`: expected 2023, 2023-12 or 2023-12-07"),
        ("2023-02-30", "date `2023-02-30`: expected a date of the calendar"),
    ]);
    let (start, end) = ("2023-06".parse().unwrap(), "2023-05".parse().unwrap());
    let phase = TimelineEntry::phase("schema".parse().unwrap(), "Schéma".parse().unwrap(), start, end);
    assert_eq!(said(phase), "phase `schema` ends in 2023-05, expected 2023-06 or later");
    let (old, new) = (CogVintage::new(2018).unwrap(), CogVintage::new(2021).unwrap());
    assert_eq!(said(old.same(new)), "geography of 2018 met geography of 2021: convert one to the other first");
}

#[test]
fn ages() {
    refuses::<AgeBand>(&[
        ("17-6", "age band `17-6`: expected the lower age first"),
        ("young", "age band `young`: expected ages such as `6-17` or `65+`"),
        ("0-150", "age band `0-150`: expected ages such as `6-17` or `65+`"),
    ]);
    let bands = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<AgeBand>>();
    assert_eq!(
        said(AgePartition::new(bands(&["6-17", "18-39", "45+"]))),
        "no band covers 0-5; no band covers 40-44; expected bands that cover every age once"
    );
    assert_eq!(
        said(AgePartition::new(bands(&["0-17", "15+"]))),
        "two bands cover 15-17; expected bands that cover every age once"
    );
    let ages = AgePartition::new(bands(&["0-39", "40-54", "55+"])).unwrap();
    assert_eq!(said(AgeStructure::new(ages.clone(), vec![1])), "1 counts for 3 age bands, expected one for each");
    let cut =
        AgeStructure::new(ages, vec![1, 1, 1]).unwrap().regroup(AgePartition::new(bands(&["0-44", "45+"])).unwrap());
    assert_eq!(said(cut), "band 40-54 would be cut at 45, expected bounds that the source bands have");
}

#[test]
fn observations() {
    assert_eq!(said(Rounding::new(0, RoundingMode::Floor)), "rounding to 0, expected a base of at least 1");
    assert_eq!(said(CountBounds::new(5, Some(4))), "bounds from 5 to 4, expected the lower one first");
    let rounded = Precision::Rounded(Rounding::new(5, RoundingMode::Nearest).unwrap());
    assert_eq!(
        said(Observation::new(12_u64, Status::Observed, rounded)),
        "value 12 is said to be rounded to 5, expected a multiple of 5"
    );
    let within = Precision::Within(CountBounds::new(3, Some(5)).unwrap());
    assert_eq!(said(Observation::new(9_u64, Status::Observed, within)), "value 9 is outside its own bounds, 3 to 5");
}

#[test]
fn places_and_facilities() {
    assert_eq!(said(Position::new(181.0, 0.0)), "longitude 181: expected -180 to 180 degrees");
    assert_eq!(said(Position::new(0.0, f64::NAN)), "latitude NaN: expected -90 to 90 degrees");
    let facility = |kind, presence| Facility::new("x".parse().unwrap(), kind, None, presence);
    assert_eq!(
        said(facility(ServiceKind::Rpe, Presence::Fixed(Place::Territory))),
        "facility `x` has neither a name nor a commune, expected one of them"
    );
    let soubise = Place::Commune("17429".parse().unwrap());
    assert_eq!(
        said(facility(ServiceKind::BusFranceServices, Presence::Fixed(soubise))),
        "facility `x` is itinerant by its kind, expected stops and not one place"
    );
}

#[test]
fn territories() {
    let year = CogVintage::new(2021).unwrap();
    let none = Territory::new("CARO".parse().unwrap(), year, Vec::new());
    assert_eq!(said(none), "the territory has no commune, expected at least one");
    let twice = vec![Commune::new("17299".parse().unwrap(), "Rochefort".parse().unwrap()); 2];
    assert_eq!(
        said(Territory::new("CARO".parse().unwrap(), year, twice)),
        "commune 17299 (Rochefort) is given twice in the territory, expected once"
    );
}

#[test]
fn measures_units_and_subjects() {
    assert_eq!(said(Measure::new("age-share", "")), "age band ``: expected ages such as `6-17` or `65+`");
    assert_eq!(said(Measure::new("service", "")), "kind of service ``: expected a kind such as `eaje`");
    assert_eq!(
        said(Unit::new("percent", "")),
        "denominator ``: expected population, households, children-under-3, families, families-with-children or unknown"
    );
    assert_eq!(
        said(Unit::new("places", "households")),
        "denominator `households`: expected nothing, since the unit is no percentage"
    );
    refuses::<Subject>(&[
        ("Rochefort", "subject `Rochefort`: expected `territory`, `zone:NAME` or `commune:CODE`"),
        ("commune:1729", "subject `commune:1729`: expected 5 characters (`01729` if a leading zero was lost)"),
    ]);
}
