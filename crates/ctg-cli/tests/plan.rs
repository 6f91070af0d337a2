//! `ctg plan` as a person runs it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

#[test]
fn without_a_file_it_is_the_plan_of_the_caro() {
    let output = ctg(&["plan", "--date", "2026-01-31"]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert_eq!(out(&output), include_str!("../../ctg-report/tests/snapshots/caro-plan.txt"));
    assert_eq!(out(&output), out(&ctg(&["plan", &fixture("caro/plan.json"), "--date", "2026-01-31"])));
}
use shared::{ctg, err, fixture, out};

#[test]
fn without_a_date_it_is_seen_today() {
    let output = ctg(&["plan"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        out(&output).lines().nth(2).is_some_and(|line| line.starts_with("Au ") && line.len() == "Au 31/01/2026".len())
    );
}

#[test]
fn json_is_what_the_schema_describes_and_reads_back() {
    let file = fixture("synthetic-plan/synthetic-dozen-actions.json");
    let json = out(&ctg(&["plan", &file, "--format", "json"]));
    assert_eq!(json, std::fs::read_to_string(&file).unwrap(), "the fixture is written as the program writes");
    let schema: serde_json::Value = serde_json::from_str(&out(&ctg(&["schema", "plan"]))).unwrap();
    assert!(schema["$schema"].as_str().is_some_and(|draft| draft.contains("2020-12")));
}

#[test]
fn drawings_are_those_of_the_library() {
    let file = fixture("synthetic-plan/synthetic-graph-with-defects.json");
    let drawn = |format| out(&ctg(&["plan", &file, "--format", format]));
    assert_eq!(drawn("dot"), include_str!("../../ctg-report/tests/snapshots/synthetic-graph.dot"));
    assert_eq!(drawn("mermaid"), include_str!("../../ctg-report/tests/snapshots/synthetic-graph.mmd"));
}

#[test]
fn a_table_of_actions_is_read_and_written() {
    let file = fixture("synthetic-plan/synthetic-actions.csv");
    let output = ctg(&["plan", &file, "--format", "csv", "--date", "2024-06-01"]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert!(out(&output).starts_with("Numérotation;Titre;"));
    assert!(out(&output).contains("Référente inventée;Élu inventé"), "{}", out(&output));
}

#[test]
fn every_broken_plan_is_told_in_french_and_the_rest_is_shown() {
    for (name, _) in ctg_fixtures::BROKEN_PLANS {
        let output = ctg(&["plan", &fixture(&format!("broken-plan/{name}.json")), "--date", "2026-01-31"]);
        let unreadable = ["synthetic-plan-without-title", "synthetic-unknown-format"].contains(name);
        assert_eq!(output.status.code(), Some(u8::from(unreadable).into()), "{name}");
        assert_eq!(out(&output).is_empty(), unreadable, "{name}");
        let told = err(&output);
        assert!(
            told.starts_with(if unreadable { "Le plan ne peut pas" } else { "1 problème dans le fichier" }),
            "{told}"
        );
        let english = [", expected ", "found ", " is ", " are ", " the ", " has ", " add up ", " or "];
        assert_eq!(english.iter().find(|word| told.contains(**word)), None, "{told}");
    }
}

#[test]
fn what_cannot_be_read_or_is_not_written_right_has_its_exit_code() {
    assert_eq!(ctg(&["plan", "no-such-file.json"]).status.code(), Some(3));
    assert_eq!(ctg(&["plan", "--date", "31/01/2026"]).status.code(), Some(2));
    assert_eq!(ctg(&["plan", "--format", "svg"]).status.code(), Some(2));
    assert_eq!(ctg(&["plan", &fixture("caro/communes.csv")]).status.code(), Some(1));
}
