//! Plans as French text and as drawings, to the letter.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::plan::{Node, PathsOfChange, Plan};
use ctg_model::strategies::paths_of_change;
use ctg_report::{PlanReport, dot, mermaid, plan_text};
use proptest::prelude::*;

fn plan(bytes: &[u8]) -> Plan {
    ctg_io::read_plan("plan.json", bytes).expect("a plan").strict().expect("a whole plan")
}

fn text(bytes: &[u8]) -> String {
    plan_text(&PlanReport::new(&plan(bytes), "2026-01-31".parse().expect("a day")))
}

/// Names the first line that differs: two whole texts would fill the screen.
fn assert_same(found: &str, approved: &str) {
    let lines = found.lines().zip(approved.lines()).enumerate();
    let differing = lines.filter(|(_, (found, approved))| found != approved).map(|(at, lines)| (at + 1, lines)).next();
    assert_eq!(differing, None);
    assert_eq!(found.lines().count(), approved.lines().count());
}

/// `cargo run -- plan --date 2026-01-31 > crates/ctg-report/tests/snapshots/caro-plan.txt` writes it anew.
#[test]
fn the_plan_of_the_caro_is_the_one_that_was_read_and_approved() {
    assert_same(&text(ctg_fixtures::CARO_PLAN), include_str!("snapshots/caro-plan.txt"));
}

/// The same, with `fixtures/synthetic-plan/synthetic-dozen-actions.json`.
#[test]
fn the_dozen_synthetic_actions_are_told_as_read_and_approved() {
    assert_same(&text(ctg_fixtures::SYNTHETIC_DOZEN_ACTIONS), include_str!("snapshots/synthetic-dozen-actions.txt"));
}

/// The same, with `fixtures/synthetic-plan/synthetic-graph-with-defects.json`, and `--format dot` or `mermaid`.
#[test]
fn the_synthetic_graph_is_drawn_as_read_and_approved() {
    let plan = plan(ctg_fixtures::SYNTHETIC_GRAPH_WITH_DEFECTS);
    assert_same(&dot(plan.paths()), include_str!("snapshots/synthetic-graph.dot"));
    assert_same(&mermaid(plan.paths()), include_str!("snapshots/synthetic-graph.mmd"));
    assert_same(&text(ctg_fixtures::SYNTHETIC_GRAPH_WITH_DEFECTS), include_str!("snapshots/synthetic-graph.txt"));
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for bytes in [ctg_fixtures::CARO_PLAN, ctg_fixtures::SYNTHETIC_DOZEN_ACTIONS] {
        let text = text(bytes);
        let widest = text.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
        assert!(widest.chars().count() <= 104, "{widest}");
    }
}

/// The quoted texts of a line of DOT; `None` where a quote is not closed.
fn dot_texts(line: &str) -> Option<Vec<String>> {
    let (mut texts, mut open, mut signs) = (Vec::new(), None::<String>, line.chars());
    while let Some(sign) = signs.next() {
        match (&mut open, sign) {
            (None, '"') => open = Some(String::new()),
            (Some(_), '"') => texts.extend(open.take()),
            (Some(text), '\\') => match signs.next()? {
                'n' => text.push(' '),
                other => text.push(other),
            },
            (Some(text), sign) => text.push(sign),
            (None, _) => {}
        }
    }
    open.is_none().then_some(texts)
}

/// A text without its blanks, since labels are cut into lines where blanks were.
fn joined(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_titles_hold_dot_gives_them_back(paths in paths_of_change()) {
        let text = dot(&paths);
        let lines: Vec<&str> = text.lines().skip(3).take_while(|line| *line != "}").collect();
        prop_assert_eq!(lines.len(), paths.nodes().len() + paths.edges().len());
        for (line, node) in lines.iter().zip(paths.nodes()) {
            let texts = dot_texts(line).expect("closed quotes");
            prop_assert_eq!(&texts[0], node.id().as_str());
            prop_assert_eq!(joined(&texts[1].replace("&amp;", "&")), joined(node.title().as_str()));
        }
        for (line, edge) in lines.iter().skip(paths.nodes().len()).zip(paths.edges()) {
            let texts = dot_texts(line).expect("closed quotes");
            prop_assert_eq!((texts[0].as_str(), texts[1].as_str()), (edge.from.as_str(), edge.to.as_str()));
        }
    }

    #[test]
    fn whatever_titles_hold_mermaid_sees_one_quoted_text_without_signs_of_its_own(paths in paths_of_change()) {
        let text = mermaid(&paths);
        let lines: Vec<&str> = text.lines().skip(1).take(paths.nodes().len() + paths.edges().len()).collect();
        prop_assert_eq!(lines.len(), paths.nodes().len() + paths.edges().len());
        for (at, line) in lines.iter().enumerate() {
            let quotes: Vec<&str> = line.split('"').collect();
            let is_node = at < paths.nodes().len();
            prop_assert!(quotes.len() == 3 || (!is_node && quotes.len() == 1), "{line}");
            if let [_, label, _] = quotes[..] {
                let bare = label.replace("<br>", "");
                prop_assert!(!bare.contains(['<', '>', '`', '|', '\\', '&']), "{line}");
            }
        }
    }

    #[test]
    fn drawings_of_the_same_paths_are_the_same_bytes(paths in paths_of_change()) {
        let again = PathsOfChange::new(paths.nodes().to_vec(), paths.edges().to_vec()).expect("the same paths");
        prop_assert_eq!((dot(&again), mermaid(&again)), (dot(&paths), mermaid(&paths)));
    }

    #[test]
    fn every_node_of_the_paths_is_shown(paths in paths_of_change()) {
        let mut parts = ctg_model::plan::PlanParts::new("Plan".parse().expect("a title"));
        // Without indicators, which the plan would have to hold; titles of one letter stay on the line of their kind.
        let titled = |node: &Node| {
            Node::new(node.id().clone(), node.kind(), "X".parse().expect("a title"))
        };
        parts.nodes = paths.nodes().iter().map(titled).collect();
        parts.edges = paths.edges().to_vec();
        // A hypothesis has a line of its own, which may look like that of a node.
        parts.edges.iter_mut().for_each(|edge| edge.hypotheses.clear());
        let plan = Plan::new(parts).expect("a plan");
        let text = plan_text(&PlanReport::new(&plan, "2026-01-31".parse().expect("a day")));
        let drawn = text.split("2. Les chemins du changement").nth(1).and_then(|rest| rest.split("3. À regarder").next());
        let shown = drawn.expect("the section of the paths").lines().filter(|line| line.ends_with("\u{a0}: X"));
        prop_assert_eq!(shown.count(), paths.nodes().len());
    }
}
