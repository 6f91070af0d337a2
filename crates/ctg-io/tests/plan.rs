//! Plans: what is written reads back, and each broken plan has its one message, word for word.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_fixtures::{
    BROKEN_PLANS, CARO_PLAN, SYNTHETIC_DOZEN_ACTIONS, SYNTHETIC_GRAPH_WITH_DEFECTS, SYNTHETIC_GRAPH_WITHOUT_DEFECTS,
    SYNTHETIC_SOUND_PLAN,
};
use ctg_io::{SetAside, Severity, read_plan, write_plan};
use ctg_model::strategies::plan;
use proptest::prelude::*;

const SOUND: [&[u8]; 5] = [
    CARO_PLAN,
    SYNTHETIC_DOZEN_ACTIONS,
    SYNTHETIC_GRAPH_WITH_DEFECTS,
    SYNTHETIC_GRAPH_WITHOUT_DEFECTS,
    SYNTHETIC_SOUND_PLAN,
];

/// The message of each broken plan, from its place in the file on.
const MESSAGES: &[(&str, &str)] = &[
    (
        "synthetic-action-without-title",
        "plan.json, line 126, field `actions[1].title`: found no such field, expected one",
    ),
    (
        "synthetic-amount-below-zero",
        "plan.json, line 101, field `actions[0].budget[0].amounts.planned`: invalid type: integer `-1000000`, expected a whole number of cents, 0 or more",
    ),
    (
        "synthetic-amount-with-a-decimal",
        "plan.json, line 101, field `actions[0].budget[0].amounts.planned`: invalid type: floating point `10000.5`, expected a whole number of cents, 0 or more",
    ),
    (
        "synthetic-calendar-that-ends-before-it-starts",
        "plan.json, line 91, field `actions[0].calendar`: calendar ends in 2023, expected 2024 or later",
    ),
    (
        "synthetic-commune-code-of-4-digits",
        "plan.json, line 78, field `actions[0].reach.communes[0]`: commune code `1790`: found 4 characters, expected 5 characters (`01790` if a leading zero was lost)",
    ),
    (
        "synthetic-date-in-french-order",
        "plan.json, line 93, field `actions[0].calendar.end`: date `31/12/2027`: expected 2023, 2023-12 or 2023-12-07",
    ),
    (
        "synthetic-edge-between-kinds-apart",
        "plan.json, line 140, field `edges[2]`: edge `mobilite` → `usage` leads from a stake to an outcome, expected a change, a step or an action",
    ),
    (
        "synthetic-edge-to-an-unknown-node",
        "plan.json, line 140, field `edges[2]`: edge `bus` → `usages`: node `usages` is unknown, expected the id of a node",
    ),
    (
        "synthetic-funders-that-do-not-add-up",
        "plan.json, line 96, field `actions[0].budget[0]`: planned funders of budget line `Bus` of 2025 add up to 9000.00, expected 10000.00: the gap is -1000.00",
    ),
    (
        "synthetic-identifier-with-a-capital",
        "plan.json, line 69, field `nodes[2].id`: identifier `Lien`: expected lower-case letters and digits, joined by single hyphens",
    ),
    (
        "synthetic-indicator-that-is-unknown",
        "plan.json, line 64, field `nodes[1].indicators`: indicator `arret` is unknown, expected one of this plan",
    ),
    (
        "synthetic-link-to-an-unknown-action",
        "plan.json, line 120, field `actions[0].links[0]`: action `guichets` is unknown, expected one of this plan",
    ),
    (
        "synthetic-measure-outside-its-interval",
        "plan.json, line 37, field `indicators[0].measures[0]`: measure of 2025 is 8, expected a value from 5 to 7, as its interval says",
    ),
    (
        "synthetic-move-before-the-first-date",
        "plan.json, line 81, field `actions[0].history`: move 1 is dated 2023-03, expected 2024 or later",
    ),
    (
        "synthetic-move-that-is-not-allowed",
        "plan.json, line 81, field `actions[0].history`: move 1 goes from planned to done, expected to-discuss, ongoing, blocked or abandoned",
    ),
    ("synthetic-node-id-twice", "plan.json, line 68, field `nodes[2]`: node `mobilite` is given twice, expected once"),
    (
        "synthetic-number-with-a-decimal-comma",
        "plan.json, line 40, field `indicators[0].measures[0].value.value`: number `6,5`: expected digits with `.` as decimal mark",
    ),
    (
        "synthetic-observation-without-status",
        "plan.json, line 30, field `indicators[0].baseline`: found a value without `status`, expected where it comes from",
    ),
    ("synthetic-plan-without-title", "plan.json, line 1, field `title`: found no such field, expected one"),
    (
        "synthetic-score-under-an-unknown-criterion",
        "plan.json, line 75, field `actions[0].scores.cout`: criterion `cout` is unknown, expected one of this plan",
    ),
    (
        "synthetic-source-that-is-unknown",
        "plan.json, line 57, field `nodes[0].evidence.source`: source `rumeur` is unknown, expected one of this plan",
    ),
    (
        "synthetic-target-below-the-baseline",
        "plan.json, line 20, field `indicators[0]`: indicator `arrets` has the target 12 and the baseline 20, expected a target of at least the baseline",
    ),
    (
        "synthetic-unknown-field",
        "plan.json, line 129, field `actions[1].colour`: found a field that is not known, expected one of `id`, `title`, `number`, `axis`, `objective`, `description`, `diagnosis`, `goals`, `methods`, `means`, `expected_effects`, `funding`, `publics`, `reach`, `pilots`, `services`, `referents`, `elected_referents`, `partners`, `history`, `declared_late`, `priority`, `calendar`, `participation`, `budget`, `steps`, `links`, `indicators`, `scores`, `frameworks`, `parent`, `notes`, `annexes`, `access`, `evidence`",
    ),
    ("synthetic-unknown-format", "plan.json, line 2, field `format`: format `ctg-plan/9`: expected ctg-plan/1"),
    (
        "synthetic-unknown-kind-of-node",
        "plan.json, line 62, field `nodes[1].kind`: kind of node `result`: expected stake, change, step, action, output, outcome or impact",
    ),
    (
        "synthetic-unknown-state",
        "plan.json, line 82, field `actions[0].history.first`: state of an action `late`: expected to-discuss, planned, ongoing, paused, blocked, done or abandoned",
    ),
    (
        "synthetic-weight-as-a-word",
        "plan.json, line 16, field `criteria[0].weight`: weight `beaucoup`: expected a number above 0 and up to 1000, with at most 3 decimals",
    ),
];

/// The defects that take a look at two places at once, which a schema cannot have.
#[cfg(feature = "schema")]
const BEYOND_A_SCHEMA: [&str; 13] = [
    "synthetic-calendar-that-ends-before-it-starts",
    "synthetic-edge-between-kinds-apart",
    "synthetic-edge-to-an-unknown-node",
    "synthetic-funders-that-do-not-add-up",
    "synthetic-indicator-that-is-unknown",
    "synthetic-link-to-an-unknown-action",
    "synthetic-measure-outside-its-interval",
    "synthetic-move-before-the-first-date",
    "synthetic-move-that-is-not-allowed",
    "synthetic-node-id-twice",
    "synthetic-score-under-an-unknown-criterion",
    "synthetic-source-that-is-unknown",
    "synthetic-target-below-the-baseline",
];

fn set_aside(bytes: &[u8]) -> Vec<SetAside> {
    match read_plan("plan.json", bytes) {
        Ok(read) => read.into_parts().1,
        Err(unreadable) => unreadable.set_aside().to_vec(),
    }
}

#[test]
fn sound_plans_read_whole_and_read_back() {
    for bytes in SOUND {
        let plan = read_plan("plan.json", bytes).unwrap().strict().unwrap();
        assert_eq!(read_plan("plan.json", write_plan(&plan).as_bytes()).unwrap().strict().unwrap(), plan);
    }
}

#[test]
fn every_broken_plan_has_its_one_message() {
    assert_eq!(
        BROKEN_PLANS.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        MESSAGES.iter().map(|(name, _)| *name).collect::<Vec<_>>()
    );
    for ((name, bytes), (_, message)) in BROKEN_PLANS.iter().zip(MESSAGES) {
        let refused = set_aside(bytes).into_iter().filter(|told| told.severity() == Severity::Refused);
        assert_eq!(refused.map(|told| told.to_string()).collect::<Vec<_>>(), [*message], "{name}");
    }
}

#[test]
fn what_hangs_on_a_refusal_is_told_as_such() {
    let (_, bytes) = BROKEN_PLANS.iter().find(|(name, _)| *name == "synthetic-unknown-state").unwrap();
    let told = set_aside(bytes);
    let hanging: Vec<&str> =
        told.iter().filter(|told| told.severity() == Severity::Consequence).filter_map(SetAside::column).collect();
    assert_eq!(hanging, ["edges[0]", "edges[2]"]);
}

#[test]
fn the_rest_of_a_broken_plan_is_kept() {
    let (_, bytes) = BROKEN_PLANS.iter().find(|(name, _)| *name == "synthetic-link-to-an-unknown-action").unwrap();
    let read = read_plan("plan.json", bytes).unwrap();
    assert_eq!(read.value().actions().len(), 2);
    assert!(read.value().actions()[0].links.is_empty());
}

#[test]
fn numbers_in_paths_are_those_of_the_file() {
    let text = br#"{ "format": "ctg-plan/1", "title": "Plan",
      "nodes": [ { "id": "A" }, { "id": "a", "kind": "stake", "title": "A" } ],
      "edges": [ { "from": 1 }, { "from": "a", "to": "b" }, { "from": "a", "to": "c" } ] }"#;
    let told = set_aside(text);
    let places: Vec<&str> = told.iter().filter_map(SetAside::column).collect();
    assert_eq!(places, ["nodes[0].id", "edges[0].from", "edges[1]", "edges[2]"]);
}

#[cfg(feature = "schema")]
mod schema {
    use super::*;

    fn is_valid(bytes: &[u8]) -> bool {
        let validator = jsonschema::draft202012::new(&ctg_io::schema::of_file("plan").unwrap()).unwrap();
        validator.is_valid(&serde_json::from_slice(bytes).unwrap())
    }

    #[test]
    fn it_is_a_schema() {
        assert!(jsonschema::draft202012::meta::is_valid(&ctg_io::schema::of_file("plan").unwrap()));
    }

    #[test]
    fn it_accepts_what_is_written() {
        for bytes in SOUND {
            let plan = read_plan("plan.json", bytes).unwrap().strict().unwrap();
            assert!(is_valid(bytes) && is_valid(write_plan(&plan).as_bytes()));
        }
    }

    #[test]
    fn it_refuses_every_broken_plan_whose_defect_stands_in_one_place() {
        let accepted: Vec<&str> =
            BROKEN_PLANS.iter().filter(|(_, bytes)| is_valid(bytes)).map(|(name, _)| *name).collect();
        assert_eq!(accepted, BEYOND_A_SCHEMA);
        assert!(BROKEN_PLANS.len() - BEYOND_A_SCHEMA.len() >= 10);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_plan_reads_back(plan in plan()) {
        let read = read_plan("plan.json", write_plan(&plan).as_bytes()).unwrap();
        prop_assert_eq!(read.set_aside(), []);
        prop_assert_eq!(read.value(), &plan);
    }

    #[test]
    fn a_plan_cut_anywhere_is_refused_and_not_a_panic(plan in plan(), cut in any::<proptest::sample::Index>()) {
        let text = write_plan(&plan);
        let end = cut.index(text.trim_end().len());
        prop_assert!(read_plan("plan.json", &text.as_bytes()[..end]).is_err());
    }
}
