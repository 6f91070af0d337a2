//! Places in the parts of a plan.

use std::fmt;

use super::document::PlanParts;
use crate::Slug;

/// A place in the parts of a plan; its `Display` is the path in JSON, counted from 0.
///
/// ```
/// use ctg_model::plan::PlanPlace;
/// assert_eq!(PlanPlace::ActionLink(3, 1).to_string(), "actions[3].links[1]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PlanPlace {
    /// A source.
    Source(usize),
    /// A criterion.
    Criterion(usize),
    /// An indicator.
    Indicator(usize),
    /// Where an indicator was read.
    IndicatorEvidence(usize),
    /// A node.
    Node(usize),
    /// An indicator of a node.
    NodeIndicator(usize, Slug),
    /// Where a node was read.
    NodeEvidence(usize),
    /// An action sheet.
    Action(usize),
    /// A link of an action sheet.
    ActionLink(usize, usize),
    /// An indicator of an action sheet.
    ActionIndicator(usize, usize),
    /// A score of an action sheet.
    ActionScore(usize, Slug),
    /// The action that an action is a part of.
    ActionParent(usize),
    /// Where an action sheet was read.
    ActionEvidence(usize),
    /// An edge.
    Edge(usize),
}

impl fmt::Display for PlanPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(at) => write!(f, "sources[{at}]"),
            Self::Criterion(at) => write!(f, "criteria[{at}]"),
            Self::Indicator(at) => write!(f, "indicators[{at}]"),
            Self::IndicatorEvidence(at) => write!(f, "indicators[{at}].evidence.source"),
            Self::Node(at) => write!(f, "nodes[{at}]"),
            Self::NodeIndicator(at, _) => write!(f, "nodes[{at}].indicators"),
            Self::NodeEvidence(at) => write!(f, "nodes[{at}].evidence.source"),
            Self::Action(at) => write!(f, "actions[{at}]"),
            Self::ActionLink(at, link) => write!(f, "actions[{at}].links[{link}]"),
            Self::ActionIndicator(at, indicator) => write!(f, "actions[{at}].indicators[{indicator}]"),
            Self::ActionScore(at, criterion) => write!(f, "actions[{at}].scores.{criterion}"),
            Self::ActionParent(at) => write!(f, "actions[{at}].parent"),
            Self::ActionEvidence(at) => write!(f, "actions[{at}].evidence.source"),
            Self::Edge(at) => write!(f, "edges[{at}]"),
        }
    }
}

impl PlanPlace {
    /// The list that the place is in, and the number of its element, counted from 0.
    ///
    /// ```
    /// use ctg_model::plan::PlanPlace;
    /// assert_eq!(PlanPlace::ActionLink(3, 1).element(), ("actions", 3));
    /// ```
    pub fn element(&self) -> (&'static str, usize) {
        match self {
            Self::Source(at) => ("sources", *at),
            Self::Criterion(at) => ("criteria", *at),
            Self::Indicator(at) | Self::IndicatorEvidence(at) => ("indicators", *at),
            Self::Node(at) | Self::NodeIndicator(at, _) | Self::NodeEvidence(at) => ("nodes", *at),
            Self::Action(at)
            | Self::ActionLink(at, _)
            | Self::ActionIndicator(at, _)
            | Self::ActionScore(at, _)
            | Self::ActionParent(at)
            | Self::ActionEvidence(at) => ("actions", *at),
            Self::Edge(at) => ("edges", *at),
        }
    }

    /// Whether the place is a whole element of its list, and not a part of one.
    ///
    /// ```
    /// use ctg_model::plan::PlanPlace;
    /// assert!(PlanPlace::Edge(0).is_element() && !PlanPlace::ActionLink(3, 1).is_element());
    /// ```
    pub fn is_element(&self) -> bool {
        matches!(
            self,
            Self::Source(_) | Self::Criterion(_) | Self::Indicator(_) | Self::Node(_) | Self::Action(_) | Self::Edge(_)
        )
    }

    pub(super) fn take_out(&self, parts: &mut PlanParts) {
        let PlanParts { sources, criteria, indicators, nodes, actions, edges, .. } = parts;
        match self {
            Self::Source(at) => take(sources, *at),
            Self::Criterion(at) => take(criteria, *at),
            Self::Indicator(at) => take(indicators, *at),
            Self::IndicatorEvidence(at) => replace(indicators, *at, super::Indicator::without_evidence),
            Self::Node(at) => take(nodes, *at),
            Self::NodeIndicator(at, id) => replace(nodes, *at, |node| {
                let kept: Vec<Slug> = node.indicators().iter().filter(|other| *other != id).cloned().collect();
                node.with_indicators(kept)
            }),
            Self::NodeEvidence(at) => replace(nodes, *at, super::Node::without_evidence),
            Self::Action(at) => take(actions, *at),
            Self::ActionLink(at, link) => change(actions, *at, |action| take(&mut action.links, *link)),
            Self::ActionIndicator(at, id) => change(actions, *at, |action| take(&mut action.indicators, *id)),
            Self::ActionScore(at, id) => change(actions, *at, |action| action.scores.retain(|other, _| other != id)),
            Self::ActionParent(at) => change(actions, *at, |action| action.parent = None),
            Self::ActionEvidence(at) => change(actions, *at, |action| action.evidence = None),
            Self::Edge(at) => take(edges, *at),
        }
    }
}

fn take<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}

fn change<T>(list: &mut [T], at: usize, by: impl FnOnce(&mut T)) {
    if let Some(element) = list.get_mut(at) {
        by(element);
    }
}

fn replace<T: Clone>(list: &mut [T], at: usize, by: impl FnOnce(T) -> T) {
    change(list, at, |element| *element = by(element.clone()));
}
