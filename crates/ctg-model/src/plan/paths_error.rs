//! Why nodes and edges are no paths of change.

use std::fmt;

use super::node::{NodeKind, a};
use super::paths::Edge;
use crate::Slug;

/// One thing that keeps nodes and edges from being paths of change.
///
/// ```
/// use ctg_model::plan::{Edge, PathFault, PathsOfChange};
/// let error = PathsOfChange::new(Vec::new(), vec![Edge::new("a".parse()?, "b".parse()?)]).unwrap_err();
/// let [PathFault::UnknownNode { unknown, .. }] = error.faults() else { unreachable!() };
/// assert_eq!(unknown.as_str(), "a");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathFault {
    /// An identifier that stands on two nodes.
    #[error("node `{id}` is given twice, expected once")]
    NodeTwice {
        /// The identifier.
        id: Slug,
    },
    /// An edge from or to a node that is not there.
    #[error("edge `{from}` → `{to}`: node `{unknown}` is unknown, expected the id of a node")]
    UnknownNode {
        /// Where the edge comes from.
        from: Slug,
        /// Where the edge leads.
        to: Slug,
        /// Which of the two is not there.
        unknown: Slug,
    },
    /// An edge between kinds that cannot be linked.
    #[error("edge `{from}` → `{to}` leads from {} to {}, expected {}", a(*from_kind), a(*to_kind), allowed(*from_kind))]
    KindsApart {
        /// Where the edge comes from.
        from: Slug,
        /// The kind of that node.
        from_kind: NodeKind,
        /// Where the edge leads.
        to: Slug,
        /// The kind of that node.
        to_kind: NodeKind,
    },
    /// An edge that is there already.
    #[error("edge `{from}` → `{to}` is given twice, expected once")]
    EdgeTwice {
        /// Where the edge comes from.
        from: Slug,
        /// Where the edge leads.
        to: Slug,
    },
    /// An edge that would close a cycle.
    #[error("edge `{from}` → `{to}` closes the cycle {}, expected none", circle(cycle))]
    Closes {
        /// Where the edge comes from.
        from: Slug,
        /// Where the edge leads.
        to: Slug,
        /// The nodes of the cycle in order, from the node that the edge leads to.
        cycle: Vec<Slug>,
    },
}

impl PathFault {
    pub(super) fn twice(edge: &Edge) -> Self {
        Self::EdgeTwice { from: edge.from.clone(), to: edge.to.clone() }
    }
}

fn allowed(from: NodeKind) -> String {
    let kinds: Vec<String> = from.may_lead_to().iter().map(|kind| a(*kind)).collect();
    match kinds.as_slice() {
        [] => "no edge from it".to_owned(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}

/// The identifiers of a cycle, the first one again at the end.
pub(super) fn circle(cycle: &[Slug]) -> String {
    let again = cycle.iter().chain(cycle.first());
    again.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" → ")
}

/// Why nodes and edges are no paths of change: every fault.
///
/// ```
/// use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
/// let nodes = vec![
///     Node::new("seen".parse()?, NodeKind::Outcome, "Vu".parse()?),
///     Node::new("culture".parse()?, NodeKind::Stake, "Culture".parse()?),
/// ];
/// let error = PathsOfChange::new(nodes, vec![Edge::new("seen".parse()?, "culture".parse()?)]).unwrap_err();
/// assert_eq!(error.to_string(), "edge `seen` → `culture` leads from an outcome to a stake, expected an outcome or an impact");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathsError(Vec<PathFault>);

impl PathsError {
    pub(super) fn new(faults: Vec<PathFault>) -> Self {
        Self(faults)
    }

    /// The faults: those of nodes, then those of edges, in their order.
    ///
    /// ```
    /// use ctg_model::plan::{Edge, Node, NodeKind, PathFault, PathsOfChange};
    /// let bus = Node::new("bus".parse()?, NodeKind::Action, "Bus".parse()?);
    /// let edges = vec![Edge::new("mobilite".parse()?, "bus".parse()?)];
    /// let error = PathsOfChange::new(vec![bus.clone(), bus], edges).unwrap_err();
    /// assert!(matches!(error.faults(), [PathFault::NodeTwice { .. }, PathFault::UnknownNode { .. }]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn faults(&self) -> &[PathFault] {
        &self.0
    }
}

impl fmt::Display for PathsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    }
}

impl std::error::Error for PathsError {}
