//! What is to be looked at in paths of change.

use super::node::{Node, NodeKind};
use super::paths::{Numbered, PathsOfChange};
use super::paths_error::circle;
use crate::Slug;

/// Something to look at in paths of change: they can be read, and do not hold together.
///
/// Its `Display` names the nodes by their identifiers.
///
/// ```
/// use ctg_model::plan::{Node, NodeKind, PathsOfChange};
/// let bus = Node::new("bus".parse()?, NodeKind::Action, "Bus itinérant".parse()?);
/// let findings = PathsOfChange::new(vec![bus], Vec::new())?.findings();
/// assert_eq!(findings[0].to_string(), "action `bus` reaches no stake");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum PathFinding {
    /// Nodes that lead back to themselves.
    #[error("cycle {}", circle(nodes))]
    Cycle {
        /// The nodes in the order of the edges, from the smallest identifier.
        nodes: Vec<Slug>,
    },
    /// An action that no stake leads to.
    #[error("action `{action}` reaches no stake")]
    OrphanAction {
        /// The action.
        action: Slug,
    },
    /// A stake that leads to no action.
    #[error("stake `{stake}` has no action")]
    StakeWithoutAction {
        /// The stake.
        stake: Slug,
    },
    /// An outcome that nothing measures.
    #[error("outcome `{outcome}` has no indicator")]
    OutcomeWithoutIndicator {
        /// The outcome.
        outcome: Slug,
    },
    /// A step that leads to one of the same or an earlier place in the order.
    #[error("step `{step}` leads to step `{next}`, which does not come after it in the order")]
    StepOutOfOrder {
        /// The step that the edge comes from.
        step: Slug,
        /// The step that the edge leads to.
        next: Slug,
    },
}

impl PathFinding {
    /// The nodes to look at, in the order that the finding tells them.
    ///
    /// ```
    /// use ctg_model::plan::PathFinding;
    /// let finding = PathFinding::StepOutOfOrder { step: "two".parse()?, next: "one".parse()? };
    /// assert_eq!(finding.nodes(), [&"two".parse()?, &"one".parse()?]);
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn nodes(&self) -> Vec<&Slug> {
        match self {
            Self::Cycle { nodes } => nodes.iter().collect(),
            Self::OrphanAction { action: node }
            | Self::StakeWithoutAction { stake: node }
            | Self::OutcomeWithoutIndicator { outcome: node } => vec![node],
            Self::StepOutOfOrder { step, next } => vec![step, next],
        }
    }
}

impl PathsOfChange {
    /// What is to be looked at: cycles, orphan actions, stakes without action, outcomes without indicator, steps out of order, in that order
    /// and by identifier.
    ///
    /// Every node that lies on a cycle is named in one. Steps of one cycle are not told again as out of order when they carry no order.
    ///
    /// *Complexity*: O(n·m) for n nodes and m edges.
    ///
    /// ```
    /// use ctg_model::plan::{Node, NodeKind, PathsOfChange};
    /// let outcome = Node::new("visites".parse()?, NodeKind::Outcome, "Plus de familles viennent".parse()?);
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// let findings = PathsOfChange::new(vec![outcome, stake], vec![])?.findings();
    /// let sentences: Vec<String> = findings.iter().map(ToString::to_string).collect();
    /// assert_eq!(sentences, ["stake `mobilite` has no action", "outcome `visites` has no indicator"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn findings(&self) -> Vec<PathFinding> {
        let map = Numbered::new(self);
        let cycles = map.arrows.cycles().into_iter().map(|cycle| PathFinding::Cycle { nodes: map.ids(&cycle) });
        let from_stakes = map.arrows.reached(map.of_kind(NodeKind::Stake));
        let to_actions = map.arrows.reversed().reached(map.of_kind(NodeKind::Action));
        let orphans = map.missed(&from_stakes, NodeKind::Action).into_iter();
        let idle = map.missed(&to_actions, NodeKind::Stake).into_iter();
        let unmeasured =
            map.nodes.iter().filter(|node| node.kind() == NodeKind::Outcome && node.indicators().is_empty());
        cycles
            .chain(orphans.map(|action| PathFinding::OrphanAction { action }))
            .chain(idle.map(|stake| PathFinding::StakeWithoutAction { stake }))
            .chain(unmeasured.map(|node| PathFinding::OutcomeWithoutIndicator { outcome: node.id().clone() }))
            .chain(self.steps_out_of_order())
            .collect()
    }

    fn steps_out_of_order(&self) -> Vec<PathFinding> {
        let order = |id: &Slug| self.node(id).and_then(Node::order);
        let wrong =
            self.edges().iter().filter(|edge| order(&edge.from).zip(order(&edge.to)).is_some_and(|(a, b)| a >= b));
        let mut found: Vec<PathFinding> =
            wrong.map(|edge| PathFinding::StepOutOfOrder { step: edge.from.clone(), next: edge.to.clone() }).collect();
        found.sort();
        found
    }
}
