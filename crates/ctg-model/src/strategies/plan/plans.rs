//! Whole plans.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy};

use super::actions::called;
use super::paths::{edges, numbered, one_of};
use super::{action, criterion, indicator, link_kind, node, score};
use crate::plan::{Action, Criterion, Indicator, Link, Node, NodeKind, Plan, PlanParts, Score};
use crate::strategies::{evidence, label, provenance, slug};
use crate::{Evidence, Provenance, Slug};

/// A plan of up to four of each thing, whose references are all there.
///
/// ```
/// use ctg_model::strategies::plan;
/// use proptest::prelude::*;
/// proptest!(ProptestConfig::with_cases(16), |(plan in plan())| {
///     prop_assert!(plan.paths().nodes().len() >= plan.actions().len());
/// });
/// ```
pub fn plan() -> impl Strategy<Value = Plan> {
    let sources = vec(provenance(), 1..=2);
    let lists = (vec(criterion(), 0..=3), vec(node(), 0..=4), vec(action(), 0..=4));
    (slug(), sources, lists)
        .prop_flat_map(|(stem, sources, (criteria, nodes, actions))| {
            let sources: Vec<Provenance> = with_ids(&stem, "source", sources, |id, source| Provenance { id, ..source });
            let criteria = with_ids(&stem, "criterion", criteria, |id, criterion| Criterion { id, ..criterion });
            let ids: Vec<Slug> = sources.iter().map(|source| source.id.clone()).collect();
            let indicators = vec(indicator(proptest::sample::select(ids.clone())), 0..=3);
            let read = option::of(evidence(proptest::sample::select(ids)));
            (Just((stem, sources, criteria, nodes, actions)), indicators, vec(read, 8))
        })
        .prop_flat_map(|((stem, sources, criteria, nodes, actions), indicators, read)| {
            let indicators = with_ids(&stem, "indicator", indicators, renamed);
            let nodes = with_ids(&stem, "node", nodes, |id, node| bare(id, &node));
            let actions = with_ids(&stem, "action", actions, |id, action| called(action, id));
            let references = references(&criteria, &indicators, &actions, nodes.len() + actions.len());
            (Just((sources, criteria, indicators, nodes, actions, read)), references, label())
        })
        .prop_flat_map(|((sources, criteria, indicators, nodes, actions, read), references, title)| {
            let mut parts = PlanParts::new(title);
            (parts.sources, parts.criteria, parts.indicators) = (sources, criteria, indicators);
            let mut read = read.into_iter();
            let mut references = references.into_iter();
            parts.nodes =
                nodes.into_iter().map(|node| measured_by(node, references.next(), read.next().flatten())).collect();
            parts.actions =
                actions.into_iter().map(|action| hung(action, references.next(), read.next().flatten())).collect();
            let all: Vec<Node> = parts.nodes.iter().cloned().chain(parts.actions.iter().map(as_node)).collect();
            (Just(parts), edges(&all, |_, _| true))
        })
        .prop_filter_map("parts that make up no plan", |(parts, edges)| Plan::new(PlanParts { edges, ..parts }).ok())
}

fn with_ids<T>(stem: &Slug, what: &str, list: Vec<T>, name: impl Fn(Slug, T) -> T) -> Vec<T> {
    let what: Option<Slug> = format!("{stem}-{what}").parse().ok();
    let ids = (0..list.len()).filter_map(|number| numbered(what.as_ref()?, number));
    ids.zip(list).map(|(id, one)| name(id, one)).collect()
}

fn renamed(id: Slug, indicator: Indicator) -> Indicator {
    indicator.with_id(id)
}

fn bare(id: Slug, node: &Node) -> Node {
    let bare = Node::new(id, node.kind(), node.title().clone());
    let bare = node.statement().cloned().into_iter().fold(bare, Node::with_statement);
    node.horizon().into_iter().fold(bare, Node::with_horizon)
}

fn as_node(action: &Action) -> Node {
    Node::new(action.id.clone(), NodeKind::Action, action.title.clone())
}

/// What one node or action refers to.
#[derive(Debug, Clone)]
struct References {
    link: Option<Link>,
    parent: Option<Slug>,
    indicator: Option<Slug>,
    scores: Vec<(Slug, Score)>,
}

fn references(
    criteria: &[Criterion],
    indicators: &[Indicator],
    actions: &[Action],
    count: usize,
) -> impl Strategy<Value = Vec<References>> + use<> {
    let actions: Vec<Slug> = actions.iter().map(|action| action.id.clone()).collect();
    let indicators: Vec<Slug> = indicators.iter().map(|indicator| indicator.id().clone()).collect();
    let criteria: Vec<Slug> = criteria.iter().map(|criterion| criterion.id.clone()).collect();
    let scores = vec(option::weighted(0.8, score()), criteria.len());
    let drawn = (link_kind(), one_of(&actions), one_of(&actions), one_of(&indicators), scores);
    let one = drawn.prop_map(move |(kind, to, parent, indicator, scores)| References {
        link: to.map(|to| Link { kind, to }),
        parent,
        indicator,
        scores: criteria.iter().cloned().zip(scores).filter_map(|(id, score)| Some((id, score?))).collect(),
    });
    vec(one, count)
}

fn measured_by(node: Node, references: Option<References>, read: Option<Evidence>) -> Node {
    let node = read.into_iter().fold(node, Node::with_evidence);
    node.with_indicators(references.and_then(|references| references.indicator))
}

fn hung(action: Action, references: Option<References>, evidence: Option<Evidence>) -> Action {
    let Some(References { link, parent, indicator, scores }) = references else { return action };
    Action {
        links: link.into_iter().collect(),
        parent,
        indicators: indicator.into_iter().collect(),
        scores: scores.into_iter().collect(),
        evidence,
        ..action
    }
}
