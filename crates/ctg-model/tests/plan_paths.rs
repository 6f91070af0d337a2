//! Paths of change: laws, and a graph of twelve nodes with one defect of each kind.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_model::Slug;
use ctg_model::plan::{Edge, PathFinding, PathsOfChange, Plan, PlanFinding, PlanParts};
use ctg_model::strategies::{acyclic_paths, edge, node, paths_of_change};
use proptest::prelude::*;
use proptest::sample::Index;
use shared::tries;

fn plan(bytes: &[u8]) -> Plan {
    serde_json::from_slice(bytes).unwrap()
}

fn id(text: &str) -> Slug {
    text.parse().unwrap()
}

fn cycles(paths: &PathsOfChange) -> Vec<Vec<Slug>> {
    let cycle = |finding| match finding {
        PathFinding::Cycle { nodes } => Some(nodes),
        _ => None,
    };
    paths.findings().into_iter().filter_map(cycle).collect()
}

#[test]
fn each_defect_of_twelve_nodes_is_found_with_its_nodes() {
    let plan = plan(ctg_fixtures::SYNTHETIC_GRAPH_WITH_DEFECTS);
    assert_eq!(plan.paths().nodes().len(), 12);
    let expected = [
        PathFinding::Cycle { nodes: vec![id("recours"), id("usage")] },
        PathFinding::OrphanAction { action: id("fete") },
        PathFinding::StakeWithoutAction { stake: id("culture") },
        PathFinding::OutcomeWithoutIndicator { outcome: id("lien") },
        PathFinding::StepOutOfOrder { step: id("ouvrir"), next: id("preparer") },
    ];
    assert_eq!(plan.paths().findings(), expected);
    assert_eq!(plan.findings(), expected.map(PlanFinding::Path));
}

#[test]
fn the_same_nodes_without_the_defects_give_no_finding() {
    let plan = plan(ctg_fixtures::SYNTHETIC_GRAPH_WITHOUT_DEFECTS);
    assert_eq!(plan.paths().nodes().len(), 12);
    assert_eq!(plan.findings(), []);
}

#[test]
fn actions_that_wait_in_a_circle_are_named_in_order() {
    let findings = plan(ctg_fixtures::SYNTHETIC_DOZEN_ACTIONS).findings();
    let circle = PlanFinding::WaitingCircle { actions: vec![id("formation"), id("salle"), id("guichet")] };
    assert!(findings.contains(&circle), "{findings:?}");
}

#[test]
fn the_stakes_of_the_caro_have_no_action() {
    let findings = plan(ctg_fixtures::CARO_PLAN).findings();
    let idle = ["stake-culture", "stake-handicap", "stake-mobilite", "stake-reseaux"]
        .map(|stake| PathFinding::StakeWithoutAction { stake: id(stake) });
    assert_eq!(findings, idle.map(PlanFinding::Path));
}

/// An edit of paths; the numbers pick nodes and edges that are there.
#[derive(Debug, Clone)]
enum Edit {
    AddNode(ctg_model::plan::Node),
    AddEdge(Index, Index),
    RemoveNode(Index),
    RemoveEdge(Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        1 => node().prop_map(Edit::AddNode),
        5 => any::<(Index, Index)>().prop_map(|(from, to)| Edit::AddEdge(from, to)),
        1 => any::<Index>().prop_map(Edit::RemoveNode),
        1 => any::<Index>().prop_map(Edit::RemoveEdge),
    ]
}

fn carry_out(paths: &mut PathsOfChange, edit: Edit) {
    let node = |paths: &PathsOfChange, at: Index| {
        let ids: Vec<Slug> = paths.nodes().iter().map(|node| node.id().clone()).collect();
        if ids.is_empty() { None } else { Some(at.get(&ids).clone()) }
    };
    // A refusal leaves the paths as they are.
    match edit {
        Edit::AddNode(node) => drop(paths.add_node(node)),
        Edit::AddEdge(from, to) => {
            if let (Some(from), Some(to)) = (node(paths, from), node(paths, to)) {
                drop(paths.add_edge(Edge::new(from, to)));
            }
        }
        Edit::RemoveNode(at) => drop(node(paths, at).and_then(|id| paths.remove_node(&id))),
        Edit::RemoveEdge(at) if !paths.edges().is_empty() => {
            let edge = at.get(paths.edges()).clone();
            drop(paths.remove_edge(&edge.from, &edge.to));
        }
        Edit::RemoveEdge(_) => {}
    }
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn paths_without_a_cycle_stay_so_under_the_edits(
        mut paths in acyclic_paths(),
        edits in proptest::collection::vec(edit(), 0..24),
    ) {
        for edit in edits {
            carry_out(&mut paths, edit);
            prop_assert_eq!(cycles(&paths), Vec::<Vec<Slug>>::new());
            let again = PathsOfChange::new(paths.nodes().to_vec(), paths.edges().to_vec());
            prop_assert_eq!(again.as_ref(), Ok(&paths));
        }
    }

    #[test]
    fn an_edge_is_refused_for_a_cycle_exactly_where_it_would_make_one(paths in acyclic_paths(), from: Index, to: Index) {
        prop_assume!(!paths.nodes().is_empty());
        let edge = Edge::new(from.get(paths.nodes()).id().clone(), to.get(paths.nodes()).id().clone());
        let mut edited = paths.clone();
        let taken = edited.add_edge(edge.clone()).is_ok();
        let edges = paths.edges().iter().cloned().chain([edge]).collect();
        let sound = PathsOfChange::new(paths.nodes().to_vec(), edges).is_ok_and(|paths| cycles(&paths).is_empty());
        prop_assert_eq!(taken, sound);
    }

    #[test]
    fn each_cycle_follows_the_edges(paths in paths_of_change()) {
        for cycle in cycles(&paths) {
            let next = cycle.iter().skip(1).chain(cycle.first());
            for (from, to) in cycle.iter().zip(next) {
                prop_assert!(paths.edges().iter().any(|edge| (&edge.from, &edge.to) == (from, to)));
            }
        }
    }

    #[test]
    fn every_node_that_leads_back_to_itself_is_in_a_cycle(paths in paths_of_change()) {
        let told: Vec<Slug> = cycles(&paths).concat();
        for node in paths.nodes() {
            let next = paths.edges().iter().filter(|edge| edge.from == *node.id());
            let back = next.clone().any(|edge| {
                edge.to == *node.id() || paths.beyond(&edge.to, node.kind()).contains(&node.id())
            });
            prop_assert_eq!(back, told.contains(node.id()), "{}", node.id());
        }
    }

    #[test]
    fn findings_do_not_depend_on_the_order(
        (paths, nodes, edges) in paths_of_change().prop_flat_map(|paths| {
            let (nodes, edges) = (paths.nodes().to_vec(), paths.edges().to_vec());
            (Just(paths), Just(nodes).prop_shuffle(), Just(edges).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(PathsOfChange::new(nodes, edges).unwrap().findings(), paths.findings());
    }

    #[test]
    fn an_edge_to_an_unknown_node_is_refused(paths in paths_of_change(), edge in edge()) {
        let known = |id: &Slug| paths.node(id).is_some();
        prop_assume!(!known(&edge.from) || !known(&edge.to));
        prop_assert!(paths.clone().add_edge(edge).is_err());
    }

    #[test]
    fn paths_go_through_json(paths in paths_of_change()) {
        let text = serde_json::to_string(&paths).unwrap();
        prop_assert_eq!(serde_json::from_str::<PathsOfChange>(&text).unwrap(), paths);
    }
}

#[test]
fn serde_refuses_what_the_door_refuses() {
    let twice = r#"{"nodes":[{"id":"a","kind":"step","title":"A"},{"id":"a","kind":"step","title":"A"}],"edges":[]}"#;
    let error = serde_json::from_str::<PathsOfChange>(twice).unwrap_err().to_string();
    assert!(error.contains("node `a` is given twice"), "{error}");
    let order = r#"{"id":"a","kind":"stake","title":"A","order":1}"#;
    assert!(serde_json::from_str::<ctg_model::plan::Node>(order).is_err());
    assert!(PlanParts::new("P".parse().unwrap()).edges.is_empty());
}
