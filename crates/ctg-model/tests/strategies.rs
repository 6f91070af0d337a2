//! The strategies reach what they promise: a property that never meets the odd cases proves little.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_model::claim::{Measure, Subject, Unit};
use ctg_model::observation::{Absence, Observation, Precision, Status};
use ctg_model::service::{Catchment, Place, Presence, ServiceKind, Theme};
use ctg_model::strategies as any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// So many values of a strategy; they are the same at every run.
fn drawn<S: Strategy>(strategy: S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("a value").current()).collect()
}

/// An odd case: its name, and how to know it.
type Case<T> = (&'static str, fn(&T) -> bool);

/// The names of the cases that no value is.
fn never_met<T>(values: &[T], wanted: &[Case<T>]) -> Vec<&'static str> {
    wanted.iter().filter(|(_, holds)| !values.iter().any(holds)).map(|(word, _)| *word).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn communes_are_metropolitan_corsican_and_overseas() {
    let communes = drawn(any::commune_code(), 400);
    let missing = never_met(
        &communes,
        &[
            ("Corsica of the south", |code| code.departement().to_string() == "2A"),
            ("Upper Corsica", |code| code.departement().to_string() == "2B"),
            ("overseas départements", |code| code.to_string().starts_with("97")),
            ("overseas collectivities", |code| code.to_string().starts_with("98")),
            ("a leading zero", |code| code.to_string().starts_with('0')),
        ],
    );
    assert_eq!(missing, NONE);
}

#[test]
fn arrondissements_are_of_the_three_cities() {
    let codes = drawn(any::arrondissement_code(), 200);
    let missing = never_met(
        &codes,
        &[
            ("Paris", |code| code.commune().to_string() == "75056"),
            ("Lyon", |code| code.commune().to_string() == "69123"),
            ("Marseille", |code| code.commune().to_string() == "13055"),
        ],
    );
    assert_eq!(missing, NONE);
}

#[test]
fn an_iris_may_be_a_whole_commune_or_in_an_arrondissement() {
    let codes = drawn(any::iris_code(), 600);
    let missing = never_met(
        &codes,
        &[
            ("a whole commune", |code| code.is_whole_commune()),
            ("a part of a commune", |code| !code.is_whole_commune()),
            ("in an arrondissement", |code| !code.to_string().starts_with(&code.commune().to_string())),
        ],
    );
    assert_eq!(missing, NONE);
}

#[test]
fn regions_are_of_today_and_of_before_2016() {
    let codes = drawn(any::region_code(), 200);
    assert_eq!(
        never_met(&codes, &[("of today", |code| code.is_current()), ("former", |code| !code.is_current())]),
        NONE
    );
}

#[test]
fn some_establishments_are_those_of_la_poste() {
    let codes = drawn(any::siret(), 400);
    assert_eq!(never_met(&codes, &[("La Poste", |code| code.siren().to_string() == "356000000")]), NONE);
}

#[test]
fn observations_have_every_status_absence_and_precision() {
    let seen = drawn(any::count_observation(), 2_000);
    for status in Status::ALL {
        assert!(seen.iter().any(|seen| seen.status() == Some(*status)), "{status}");
    }
    for reason in Absence::ALL {
        assert!(seen.iter().any(|seen| seen.absence() == Some(*reason)), "{reason}");
    }
    let of = |holds: fn(Precision) -> bool| {
        seen.iter().any(|seen| matches!(seen, Observation::Present(value) if holds(value.precision())))
    };
    assert!(of(|precision| matches!(precision, Precision::Exact)), "exact");
    assert!(of(|precision| matches!(precision, Precision::Rounded(_))), "rounded");
    assert!(of(|precision| matches!(precision, Precision::AtLeast)), "at least");
    assert!(of(|precision| matches!(precision, Precision::Within(_))), "within");
}

#[test]
fn services_are_of_every_kind_and_of_others() {
    let kinds = drawn(any::service_kind(), 800);
    for kind in ServiceKind::named() {
        assert!(kinds.contains(&kind), "{kind}");
    }
    assert!(kinds.iter().any(|kind| matches!(kind, ServiceKind::Other(_))));
    let themes = drawn(any::theme(), 400);
    for theme in Theme::named() {
        assert!(themes.contains(&theme), "{theme}");
    }
    assert!(themes.iter().any(|theme| matches!(theme, Theme::Other(_))));
}

#[test]
fn facilities_stand_call_and_serve_in_every_way() {
    let facilities = drawn(any::facility(), 800);
    let missing = never_met(
        &facilities,
        &[
            ("somewhere", |facility| matches!(facility.presence(), Presence::Fixed(Place::Territory))),
            ("in a commune", |facility| matches!(facility.presence(), Presence::Fixed(Place::Commune(_)))),
            ("at a point", |facility| matches!(facility.presence(), Presence::Fixed(Place::Point { .. }))),
            ("at stops", |facility| matches!(facility.presence(), Presence::Itinerant(stops) if stops.len() > 1)),
            (
                "at stops nobody knows",
                |facility| matches!(facility.presence(), Presence::Itinerant(stops) if stops.is_empty()),
            ),
            ("without a name", |facility| facility.name().is_none()),
            ("with a manager", |facility| facility.manager().is_some()),
            ("with a capacity", |facility| facility.capacity().value().is_some()),
            ("without a capacity", |facility| facility.capacity().value().is_none()),
            ("for some communes", |facility| matches!(facility.catchment(), Catchment::Communes(_))),
        ],
    );
    assert_eq!(missing, NONE);
}

#[test]
fn zonings_have_one_zone_or_several_and_inferred_communes() {
    let zonings = drawn(any::zoning(1..=8), 200);
    let missing = never_met(
        &zonings,
        &[
            ("one zone", |zoning| zoning.zones().len() == 1),
            ("several zones", |zoning| zoning.zones().len() > 2),
            ("a commune that is inferred", |zoning| zoning.assignments().any(|one| one.status == Status::Inferred)),
        ],
    );
    assert_eq!(missing, NONE);
}

#[test]
fn figures_speak_of_everything() {
    let zoning = drawn(any::zoning(4..=8), 20).into_iter().max_by_key(|zoning| zoning.zones().len()).expect("a zoning");
    let claims = drawn(any::claim(any::zone_subject(&zoning), any::slug()), 800);
    let missing = never_met(
        &claims,
        &[
            ("the territory", |claim| matches!(claim.subject, Subject::Territory)),
            ("a zone", |claim| matches!(claim.subject, Subject::Zone(_))),
            ("a commune", |claim| matches!(claim.subject, Subject::Commune(_))),
            ("an age band", |claim| matches!(claim.measure, Measure::AgeShare(_))),
            ("a service", |claim| matches!(claim.measure, Measure::Service(_))),
            ("something else", |claim| matches!(claim.measure, Measure::Other(_))),
            ("a percentage", |claim| matches!(claim.unit, Unit::Percent(_))),
            ("nothing printed", |claim| claim.printed.is_none()),
            ("nothing kept", |claim| claim.kept.value().is_none()),
            ("a fraction", |claim| claim.printed.is_some() && claim.printed_count().is_none()),
        ],
    );
    assert_eq!(missing, NONE);
}

#[test]
fn diagnoses_are_divided_or_not_and_hold_everything() {
    let diagnoses = drawn(any::diagnosis(), 60);
    let missing = never_met(
        &diagnoses,
        &[
            ("zones", |diagnosis| diagnosis.zoning().is_some()),
            ("no zones", |diagnosis| diagnosis.zoning().is_none()),
            ("populations", |diagnosis| !diagnosis.population_vintages().is_empty()),
            ("figures", |diagnosis| !diagnosis.claims().is_empty()),
            ("ages", |diagnosis| !diagnosis.ages().is_empty()),
            ("facilities", |diagnosis| !diagnosis.facilities().is_empty()),
            ("dates", |diagnosis| !diagnosis.timeline().is_empty()),
            ("statements", |diagnosis| !diagnosis.statements().is_empty()),
            ("expectations", |diagnosis| !diagnosis.expectations().is_empty()),
        ],
    );
    assert_eq!(missing, NONE);
}

#[test]
fn nothing_is_drawn_and_thrown_away() {
    // As the laws of this crate run: a strategy that rejects a value fails here.
    let strategies = (any::diagnosis(), any::facility(), any::zoning(1..=6), any::age_structure());
    let mut runner = TestRunner::new(shared::tries(24));
    runner.run(&strategies, |_| Ok(())).expect("no value is thrown away");
}

#[test]
fn conventions_meet_the_cases_that_findings_tell_apart() {
    use ctg_model::convention::{Membership, PartyKind};
    let conventions = drawn(any::convention(), 200);
    let missing = never_met(
        &conventions,
        &[
            ("a Caf", |one| one.parties().iter().any(|party| matches!(party.item.kind, PartyKind::Caf(_)))),
            ("no Caf", |one| !one.parties().iter().any(|party| matches!(party.item.kind, PartyKind::Caf(_)))),
            ("a party that has not signed", |one| one.parties().iter().any(|party| party.item.signature.is_none())),
            ("a kind of party that is not in the list", |one| {
                one.parties().iter().any(|party| matches!(party.item.kind, PartyKind::Other(..)))
            }),
            ("a period whose end is unknown", |one| one.period().is_some_and(|period| period.end().value().is_none())),
            ("a body without members", |one| {
                one.bodies().iter().any(|body| body.item.members == Membership::Listed(vec![]))
            }),
            ("a body whose members are not told", |one| {
                one.bodies().iter().any(|body| matches!(body.item.members, Membership::Absent(_)))
            }),
            ("a framework whose title is lost", |one| one.frameworks().iter().any(|link| link.kind.value().is_none())),
            ("a commune", |one| one.parties().iter().any(|party| party.item.kind.commune().is_some())),
            ("an employer", |one| one.posts().iter().any(|post| post.item.employer.is_some())),
        ],
    );
    assert_eq!(missing, NONE);
}

#[test]
fn grids_have_cells_that_are_empty_and_bands_without_end() {
    use ctg_model::bonus::Axis;
    let grids = drawn(any::new_place_grid(), 200);
    let missing = never_met(
        &grids,
        &[
            ("an empty cell", |grid| {
                let (potentials, livings) = (grid.bands(Axis::FinancialPotential), grid.bands(Axis::LivingStandard));
                potentials.iter().any(|one| livings.iter().any(|other| grid.amount(one.from(), other.from()).is_none()))
            }),
            ("no upper limit", |grid| grid.bands(Axis::LivingStandard).iter().any(|band| band.until().is_none())),
            ("an upper limit", |grid| grid.bands(Axis::LivingStandard).iter().all(|band| band.until().is_some())),
        ],
    );
    assert_eq!(missing, NONE);
}
