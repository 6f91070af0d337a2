//! Laws of conventions: their findings hang on what they hold, not on its order, and each rule sees what it has to see.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_model::convention::{
    Body, BodyKind, Convention, Fault, Finding, Guidance, Membership, Objective, Party, PartyKind, Period, Post,
    PostKind, Severity, StatedObjective, Target,
};
use ctg_model::observation::{Absence, Observation, Status};
use ctg_model::service::Theme;
use ctg_model::strategies as any;
use ctg_model::{
    CogVintage, Commune, Diagnosis, Documented, Evidence, Provenance, Slug, Statement, StatementKind, Territory,
    TimelineEntry, Vintage,
};
use proptest::prelude::*;
use shared::tries;

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn documented<T>(item: T) -> Documented<T> {
    Documented { item, status: Status::Printed, evidence: Evidence::new(slug("text")) }
}

fn party(id: &str, kind: &str, code: Option<&str>) -> Documented<Party> {
    let kind = PartyKind::new(kind, code).unwrap();
    documented(Party {
        id: slug(id),
        kind,
        name: "Nom".parse().unwrap(),
        signature: Some(Observation::exact("2021-01-01".parse().unwrap(), Status::Printed)),
    })
}

fn period(start: &str, end: &str) -> Period {
    let date = |text: &str| Observation::exact(text.parse().unwrap(), Status::Printed);
    Period::new(date(start), date(end), Evidence::new(slug("text"))).unwrap()
}

/// Two communes of an EPCI, and the statements, dates and sources that the sound convention names.
fn diagnosis() -> Diagnosis {
    let communes = ["17004", "17299"].map(|code| Commune::new(code.parse().unwrap(), "Commune".parse().unwrap()));
    let territory = Territory::new("Deux communes".parse().unwrap(), CogVintage::new(2021).unwrap(), communes.into());
    let territory = territory.unwrap().with_epci("200041762".parse().unwrap());
    let mut diagnosis = Diagnosis::new(territory, Vintage::new(2018).unwrap());
    let label = |text: &str| text.parse().unwrap();
    diagnosis.add_source(Provenance::new(slug("text"), label("x"), label("x"), label("x"))).unwrap();
    for objective in Objective::ALL {
        let statement = Statement {
            id: slug(objective.as_str()),
            kind: StatementKind::Objective,
            title: Observation::exact(label("Objectif"), Status::Printed),
            text: Observation::Absent(Absence::NotApplicable),
            scope: None,
            horizon: None,
            evidence: Evidence::new(slug("text")),
        };
        diagnosis.add_statement(statement).unwrap();
    }
    let entry = TimelineEntry::milestone(slug("signature"), label("Signature"), "2021-01-01".parse().unwrap());
    diagnosis.add_date(documented(entry)).unwrap();
    diagnosis
}

/// A convention of which nothing is to be said.
fn sound() -> Convention {
    let mut convention = Convention::new(slug("ctg"), "Ctg".parse().unwrap())
        .with_period(period("2021", "2025"))
        .with_signature(slug("signature"));
    for one in [
        party("caf", "caf", Some("17")),
        party("epci", "epci", Some("200041762")),
        party("aix", "commune", Some("17004")),
        party("rochefort", "commune", Some("17299")),
    ] {
        convention.add_party(one).unwrap();
    }
    for theme in [Theme::PetiteEnfance, Theme::Jeunesse, Theme::Parentalite, Theme::Logement] {
        convention.add_theme(documented(theme)).unwrap();
    }
    for objective in Objective::ALL {
        let stated = StatedObjective { objective: *objective, statement: slug(objective.as_str()) };
        convention.add_objective(stated).unwrap();
    }
    let post = Post {
        id: slug("charge"),
        kind: PostKind::ChargeDeCooperation,
        employer: Some(slug("epci")),
        etp: Observation::exact("1".parse().unwrap(), Status::Printed),
    };
    convention.add_post(documented(post)).unwrap();
    convention
        .add_body(documented(copil(r#"{"listed":[{"who":{"party":"caf"},"seat":"officer","role":"chair"}]}"#)))
        .unwrap();
    convention
}

fn copil(members: &str) -> Body {
    let members: Membership = serde_json::from_str(members).unwrap();
    Body { id: slug("copil"), kind: BodyKind::ComitePilotage, name: "Comité".parse().unwrap(), role: None, members }
}

/// The sound convention with one part of its JSON changed.
fn changed(change: impl FnOnce(&mut serde_json::Value)) -> Vec<Finding> {
    let mut record = serde_json::json!(sound());
    change(&mut record);
    serde_json::from_value::<Convention>(record).unwrap().findings(&diagnosis(), &Guidance::caf())
}

fn faults(findings: &[Finding]) -> Vec<&Fault> {
    findings.iter().map(Finding::fault).collect()
}

#[test]
fn nothing_is_said_of_a_sound_convention() {
    assert_eq!(sound().findings(&diagnosis(), &Guidance::caf()), []);
}

#[test]
fn each_theme_of_the_circular_is_missed() {
    for (index, theme) in [Theme::PetiteEnfance, Theme::Jeunesse, Theme::Parentalite].into_iter().enumerate() {
        let found = changed(|record| drop(record["themes"].as_array_mut().unwrap().remove(index)));
        assert_eq!(faults(&found), [&Fault::ThemeMissing { theme }]);
        assert_eq!(found[0].severity(), Severity::Error);
        assert!(found[0].reference().unwrap().title.as_str().contains("C2020-01"));
    }
}

#[test]
fn three_themes_are_one_too_few() {
    let found = changed(|record| drop(record["themes"].as_array_mut().unwrap().pop()));
    assert_eq!(faults(&found), [&Fault::FurtherThemesMissing { found: 0, expected: 1 }]);
}

#[test]
fn an_unknown_theme_is_a_further_theme() {
    assert_eq!(changed(|record| record["themes"][3]["item"] = "Mobilité".into()), []);
}

#[test]
fn an_objective_that_is_not_stated_is_named() {
    let found = changed(|record| drop(record["objectives"].as_array_mut().unwrap().remove(0)));
    assert_eq!(faults(&found), [&Fault::ObjectiveMissing { objective: Objective::Access }]);
}

#[test]
fn a_convention_needs_a_caf_and_a_local_authority() {
    let mut convention = Convention::new(slug("ctg"), "Ctg".parse().unwrap());
    convention.add_party(party("msa", "msa", None)).unwrap();
    let found = convention.findings(&diagnosis(), &Guidance::caf());
    assert!(faults(&found).contains(&&Fault::NoCaf) && faults(&found).contains(&&Fault::NoLocalAuthority));
}

#[test]
fn a_commune_of_the_territory_that_is_no_party_is_named() {
    let found = changed(|record| drop(record["parties"].as_array_mut().unwrap().pop()));
    assert_eq!(faults(&found), [&Fault::CommunesWithoutParty { communes: vec!["17299".parse().unwrap()] }]);
}

#[test]
fn a_commune_outside_the_territory_is_named() {
    let found = changed(|record| {
        let mut outside = record["parties"][3].clone();
        outside["item"]["id"] = "la-rochelle".into();
        outside["item"]["code"] = "17300".into();
        record["parties"].as_array_mut().unwrap().push(outside);
    });
    assert_eq!(faults(&found), [&Fault::CommunesOutside { communes: vec!["17300".parse().unwrap()] }]);
}

#[test]
fn the_epci_of_another_territory_is_named() {
    let found = changed(|record| record["parties"][1]["item"]["code"] = "241700434".into());
    assert!(matches!(faults(&found)[..], [Fault::OtherEpci { party, .. }] if *party == slug("epci")));
}

#[test]
fn a_party_that_has_not_signed_is_named() {
    let found = changed(|record| drop(record["parties"][0]["item"].as_object_mut().unwrap().remove("signature")));
    assert_eq!(faults(&found), [&Fault::NotSigned { parties: vec![slug("caf")] }]);
}

#[test]
fn a_signature_that_is_not_known_is_another_thing() {
    let lost = serde_json::json!({ "absent": "illegible" });
    let found = changed(|record| record["parties"][0]["item"]["signature"] = lost);
    assert_eq!(faults(&found), [&Fault::SignatureUnknown { parties: vec![slug("caf")] }]);
}

#[test]
fn a_convention_without_any_date_of_signature_is_told() {
    let found = changed(|record| {
        drop(record.as_object_mut().unwrap().remove("signature"));
        for party in record["parties"].as_array_mut().unwrap() {
            party["item"]["signature"] = serde_json::json!({ "absent": "illegible" });
        }
    });
    assert_eq!(faults(&found)[1..], [&Fault::NoSignatureDate]);
}

#[test]
fn a_signature_after_the_start_is_told_and_one_of_the_same_year_is_not() {
    let found = changed(|record| record["parties"][0]["item"]["signature"]["value"] = "2022-03".into());
    let start = "2021".parse().unwrap();
    assert_eq!(faults(&found), [&Fault::SignedAfterStart { parties: vec![slug("caf")], start }]);
    assert_eq!(changed(|record| record["parties"][0]["item"]["signature"]["value"] = "2021-12".into()), []);
}

#[test]
fn five_years_are_allowed_and_a_day_more_is_not() {
    let lasting = |start: &str, end: &str| {
        let convention = sound().with_period(period(start, end));
        convention.findings(&diagnosis(), &Guidance::caf())
    };
    assert_eq!(lasting("2024-03-01", "2029-02-28"), []);
    let found = lasting("2024-03-01", "2029-03-01");
    assert_eq!(faults(&found), [&Fault::TooLong { maximum: 5 }]);
    assert_eq!(found[0].severity(), Severity::Warning);
    assert!(found[0].reference().unwrap().title.as_str().contains("5 ans maximum"));
}

#[test]
fn the_rule_is_that_of_the_time_when_a_convention_starts() {
    let found = sound().with_period(period("2019", "2023")).findings(&diagnosis(), &Guidance::caf());
    assert!(faults(&found).contains(&&Fault::LongerThanRecommended { recommended: 4 }));
    let found = sound().with_period(period("2012", "2030")).findings(&diagnosis(), &Guidance::caf());
    assert!(faults(&found).contains(&&Fault::NoDurationRule { start: "2012".parse().unwrap() }));
}

#[test]
fn an_unknown_end_leaves_the_duration_unchecked() {
    let found = changed(|record| record["period"]["end"] = serde_json::json!({ "absent": "not-available" }));
    assert_eq!(faults(&found), [&Fault::DurationUnknown]);
}

#[test]
fn a_body_without_members_and_one_whose_members_are_not_told_are_two_things() {
    let with = |members: &str| {
        let members: serde_json::Value = serde_json::from_str(members).unwrap();
        changed(|record| record["bodies"][0]["item"]["members"] = members)
    };
    let bodies = vec![slug("copil")];
    assert_eq!(faults(&with(r#"{"listed":[]}"#)), [&Fault::BodiesWithoutMembers { bodies: bodies.clone() }]);
    assert_eq!(faults(&with(r#"{"absent":"not-published"}"#)), [&Fault::MembersUnknown { bodies }]);
}

#[test]
fn a_convention_that_nobody_steers_is_told() {
    let found = changed(|record| {
        record["bodies"] = serde_json::json!([]);
        record["posts"] = serde_json::json!([]);
    });
    assert_eq!(faults(&found), [&Fault::NoBody, &Fault::NoCooperationPost]);
}

#[test]
fn a_name_that_leads_nowhere_or_to_another_thing_is_told() {
    let found = changed(|record| {
        record["signature"] = "nowhere".into();
        record["stakes"] = serde_json::json!(["access"]); // an objective, no stake
    });
    let unresolved = |target, id| Fault::Unresolved { target, id: slug(id) };
    assert_eq!(faults(&found), [&unresolved(Target::Date, "nowhere"), &unresolved(Target::Stake, "access")]);
}

#[test]
fn there_is_no_place_for_the_name_of_a_person() {
    let mut record = serde_json::json!(sound());
    record["posts"][0]["item"]["holder"] = "Une personne".into();
    let error = serde_json::from_value::<Convention>(record).unwrap_err();
    assert!(error.to_string().starts_with("unknown field `holder`"), "{error}");
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn a_convention_through_json_has_the_same_findings(
        convention in any::convention(),
        diagnosis in any::diagnosis(),
        guidance in any::guidance(),
    ) {
        let back: Convention = serde_json::from_str(&serde_json::to_string(&convention).unwrap()).unwrap();
        prop_assert_eq!(back.findings(&diagnosis, &guidance), convention.findings(&diagnosis, &guidance));
    }

    #[test]
    fn the_order_of_parties_and_of_rules_changes_no_finding(
        (convention, shuffled) in any::convention().prop_flat_map(|convention| {
            let parties = convention.parties().to_vec();
            (Just(convention), Just(parties).prop_shuffle())
        }),
        diagnosis in any::diagnosis(),
    ) {
        let mut record = serde_json::json!(convention);
        record["parties"] = serde_json::json!(shuffled);
        let other: Convention = serde_json::from_value(record).unwrap();
        let mut guidance = Guidance::caf();
        let findings = convention.findings(&diagnosis, &guidance);
        guidance.durations.reverse();
        prop_assert_eq!(other.findings(&diagnosis, &guidance), findings);
    }

    #[test]
    fn a_longer_limit_is_never_easier_to_pass(period in any::period(any::slug()), years in 0_u8..20, more in 0_u8..20) {
        prop_assert!(period.is_longer_than(years + more) != Some(true) || period.is_longer_than(years) == Some(true));
    }
}
