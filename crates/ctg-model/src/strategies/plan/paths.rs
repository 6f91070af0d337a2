//! Paths of change.

use std::num::NonZeroU32;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy};
use proptest::sample::subsequence;

use super::node_kind;
use crate::plan::{Edge, Node, NodeKind, PathsOfChange};
use crate::strategies::{label, observation, slug, vintage};
use crate::{Label, Slug};

/// A node; steps may have an order, outcomes and others indicators.
///
/// ```
/// use ctg_model::{plan::NodeKind, strategies::node};
/// use proptest::prelude::*;
/// proptest!(|(node in node())| {
///     prop_assert!(node.order().is_none() || node.kind() == NodeKind::Step);
/// });
/// ```
pub fn node() -> impl Strategy<Value = Node> {
    let details = (option::of(observation(label())), option::of(vintage()), option::of(1_u32..=9));
    (slug(), node_kind(), label(), details, vec(slug(), 0..=2)).prop_filter_map(
        "an order on a node that is no step",
        |(id, kind, title, (statement, horizon, order), indicators)| {
            let node = Node::new(id, kind, title).with_indicators(indicators);
            let node = statement.into_iter().fold(node, Node::with_statement);
            let node = horizon.into_iter().fold(node, Node::with_horizon);
            match order.and_then(NonZeroU32::new).filter(|_| kind == NodeKind::Step) {
                Some(order) => node.with_order(order).ok(),
                None => Some(node),
            }
        },
    )
}

/// An edge with up to two hypotheses.
///
/// ```
/// use ctg_model::strategies::edge;
/// use proptest::prelude::*;
/// proptest!(|(edge in edge())| {
///     prop_assert!(edge.hypotheses.len() <= 2);
/// });
/// ```
pub fn edge() -> impl Strategy<Value = Edge> {
    (slug(), slug(), vec(label(), 0..=2)).prop_map(|(from, to, hypotheses)| Edge { from, to, hypotheses })
}

/// Paths of up to ten nodes, with or without cycles.
///
/// ```
/// use ctg_model::strategies::paths_of_change;
/// use proptest::prelude::*;
/// proptest!(|(paths in paths_of_change())| {
///     prop_assert!(paths.nodes().len() <= 10);
/// });
/// ```
pub fn paths_of_change() -> impl Strategy<Value = PathsOfChange> {
    nodes().prop_flat_map(|nodes| joined(nodes, |_, _| true))
}

/// Paths of up to ten nodes without a cycle.
///
/// ```
/// use ctg_model::{plan::PathFinding, strategies::acyclic_paths};
/// use proptest::prelude::*;
/// proptest!(|(paths in acyclic_paths())| {
///     let cycles = paths.findings().iter().any(|finding| matches!(finding, PathFinding::Cycle { .. }));
///     prop_assert!(!cycles);
/// });
/// ```
pub fn acyclic_paths() -> impl Strategy<Value = PathsOfChange> {
    nodes().prop_flat_map(|nodes| joined(nodes, |from, to| from < to))
}

/// Up to ten nodes, each with an identifier of its own.
fn nodes() -> impl Strategy<Value = Vec<Node>> {
    (slug(), vec(node(), 0..=10)).prop_map(|(stem, nodes)| {
        let named = nodes.into_iter().enumerate().filter_map(|(number, node)| {
            let id = numbered(&stem, number)?;
            let renamed = Node::new(id, node.kind(), node.title().clone()).with_indicators(node.indicators().clone());
            match node.order() {
                Some(order) => renamed.with_order(order).ok(),
                None => Some(renamed),
            }
        });
        named.collect()
    })
}

fn joined(nodes: Vec<Node>, may: fn(usize, usize) -> bool) -> impl Strategy<Value = PathsOfChange> {
    edges(&nodes, may)
        .prop_filter_map("edges that do not fit", move |edges| PathsOfChange::new(nodes.clone(), edges).ok())
}

/// Some of the edges that nodes allow, in any order; `may` tells which numbers may be joined.
pub(super) fn edges(nodes: &[Node], may: fn(usize, usize) -> bool) -> impl Strategy<Value = Vec<Edge>> + use<> {
    let numbered: Vec<(usize, Slug, NodeKind)> =
        nodes.iter().enumerate().map(|(number, node)| (number, node.id().clone(), node.kind())).collect();
    let mut all: Vec<(Slug, Slug)> = Vec::new();
    for (from, from_id, from_kind) in &numbered {
        let fits = numbered.iter().filter(|(to, _, kind)| may(*from, *to) && from_kind.leads_to(*kind));
        all.extend(fits.map(|(_, to_id, _)| (from_id.clone(), to_id.clone())));
    }
    let most = all.len().min(14);
    let some = subsequence(all, 0..=most).prop_shuffle();
    (some, vec(hypotheses(), most)).prop_map(|(pairs, hypotheses)| {
        let edge = |((from, to), hypotheses)| Edge { from, to, hypotheses };
        pairs.into_iter().zip(hypotheses).map(edge).collect()
    })
}

fn hypotheses() -> impl Strategy<Value = Vec<Label>> {
    option::weighted(0.3, label()).prop_map(|one| one.into_iter().collect())
}

/// The identifier of a number.
pub(super) fn numbered(stem: &Slug, number: usize) -> Option<Slug> {
    format!("{stem}-{number}").parse().ok()
}

/// One of the identifiers; `None` where there are none.
pub(super) fn one_of(ids: &[Slug]) -> impl Strategy<Value = Option<Slug>> + use<> {
    let ids = ids.to_vec();
    (Just(ids), 0_usize..64).prop_map(|(ids, at)| ids.get(at % ids.len().max(1)).cloned())
}
