//! Paths of change: nodes joined by edges that carry hypotheses.

use std::collections::BTreeMap;

use super::node::{Node, NodeKind};
use super::paths_error::{PathFault, PathsError};
use super::walk::Arrows;
use crate::{Label, Slug};

/// An edge of the paths of change, with what has to be true for it to hold (*hypothèses*).
///
/// ```
/// use ctg_model::plan::Edge;
/// let edge = Edge::new("bus".parse()?, "visits".parse()?).with_hypothesis("Les horaires conviennent.".parse()?);
/// assert_eq!(edge.hypotheses.len(), 1);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[non_exhaustive]
pub struct Edge {
    /// The node it comes from.
    pub from: Slug,
    /// The node it leads to.
    pub to: Slug,
    /// What has to be true for the one to lead to the other.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub hypotheses: Vec<Label>,
}

impl Edge {
    /// An edge without hypothesis.
    ///
    /// ```
    /// use ctg_model::plan::Edge;
    /// let edge = Edge::new("bus".parse()?, "visites".parse()?);
    /// assert_eq!((edge.from.as_str(), edge.to.as_str()), ("bus", "visites"));
    /// assert!(edge.hypotheses.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(from: Slug, to: Slug) -> Self {
        Self { from, to, hypotheses: Vec::new() }
    }

    /// The same edge, with one more hypothesis.
    ///
    /// ```
    /// use ctg_model::plan::Edge;
    /// let edge = Edge::new("bus".parse()?, "visites".parse()?)
    ///     .with_hypothesis("Les horaires conviennent.".parse()?)
    ///     .with_hypothesis("Le bus est gratuit.".parse()?);
    /// assert_eq!(edge.hypotheses[1].as_str(), "Le bus est gratuit.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_hypothesis(mut self, hypothesis: Label) -> Self {
        self.hypotheses.push(hypothesis);
        self
    }
}

/// Paths of change (*chemins du changement*, *théorie du changement*): from each stake to the change wished for, the steps, the actions, and on to
/// their outputs, outcomes and impact.
///
/// Edges follow that order, so that an action *reaches* a stake when the edges lead from the stake to the action. Nodes and edges keep
/// the order in which they are given; [`findings`](Self::findings) does not depend on it.
///
/// A cycle can be read from a file, and is then a [finding](super::PathFinding::Cycle); [`add_edge`](Self::add_edge) never makes one.
///
/// # Errors
/// Every fault at once: an identifier given twice, an edge from or to an unknown node, given twice, or between kinds that cannot be linked.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Edge, Node, NodeKind, PathFinding, PathsOfChange};
/// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
/// let mut paths = PathsOfChange::new(vec![stake], Vec::new())?;
/// assert_eq!(paths.findings(), [PathFinding::StakeWithoutAction { stake: "mobilite".parse()? }]);
///
/// paths.add_node(Node::new("bus".parse()?, NodeKind::Action, "Bus".parse()?))?;
/// paths.add_edge(Edge::new("mobilite".parse()?, "bus".parse()?))?;
/// assert_eq!(paths.findings(), []);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// C. H. Weiss, "Nothing as practical as good theory", in *New Approaches to Evaluating Community Initiatives*, 1995.
#[doc(alias = "chemins du changement")]
#[doc(alias = "théorie du changement")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawPaths"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct PathsOfChange {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawPaths {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawPaths> for PathsOfChange {
    type Error = PathsError;

    fn try_from(raw: RawPaths) -> Result<Self, PathsError> {
        Self::new(raw.nodes, raw.edges)
    }
}

impl PathsOfChange {
    /// Nodes joined by edges.
    ///
    /// # Errors
    /// Every fault of nodes and edges, in their order.
    ///
    /// ```
    /// use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// let error = PathsOfChange::new(vec![stake], vec![Edge::new("mobilite".parse()?, "bus".parse()?)]).unwrap_err();
    /// assert_eq!(error.to_string(), "edge `mobilite` → `bus`: node `bus` is unknown, expected the id of a node");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(nodes: Vec<Node>, edges: Vec<Edge>) -> Result<Self, PathsError> {
        let faults: Vec<PathFault> =
            node_faults(&nodes).chain(edge_faults(&nodes, &edges)).map(|(_, fault)| fault).collect();
        if faults.is_empty() { Ok(Self { nodes, edges }) } else { Err(PathsError::new(faults)) }
    }

    /// Nodes and edges without any of the faults below.
    pub(super) fn of_checked(nodes: Vec<Node>, edges: Vec<Edge>) -> Self {
        Self { nodes, edges }
    }

    /// The nodes, in their order.
    ///
    /// ```
    /// # use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// # let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// # let bus = Node::new("bus".parse()?, NodeKind::Action, "Bus itinérant".parse()?);
    /// let paths = PathsOfChange::new(vec![stake, bus], vec![Edge::new("mobilite".parse()?, "bus".parse()?)])?;
    /// let titles: Vec<&str> = paths.nodes().iter().map(|node| node.title().as_str()).collect();
    /// assert_eq!(titles, ["Mobilité", "Bus itinérant"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The edges, in their order.
    ///
    /// ```
    /// # use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// # let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// # let bus = Node::new("bus".parse()?, NodeKind::Action, "Bus itinérant".parse()?);
    /// let paths = PathsOfChange::new(vec![stake, bus], vec![Edge::new("mobilite".parse()?, "bus".parse()?)])?;
    /// assert_eq!(paths.edges()[0].to.as_str(), "bus");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The node of an identifier.
    ///
    /// ```
    /// # use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// # let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// # let bus = Node::new("bus".parse()?, NodeKind::Action, "Bus itinérant".parse()?);
    /// let paths = PathsOfChange::new(vec![stake, bus], vec![Edge::new("mobilite".parse()?, "bus".parse()?)])?;
    /// assert_eq!(paths.node(&"bus".parse()?).map(|node| node.kind()), Some(NodeKind::Action));
    /// assert_eq!(paths.node(&"atelier".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn node(&self, id: &Slug) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id() == id)
    }

    /// The nodes of a kind that the edges lead to from a node, in the order of their identifiers; the node itself is not among them.
    ///
    /// ```
    /// use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// let nodes = vec![
    ///     Node::new("culture".parse()?, NodeKind::Stake, "Culture".parse()?),
    ///     Node::new("tour".parse()?, NodeKind::Action, "Tournée".parse()?),
    /// ];
    /// let paths = PathsOfChange::new(nodes, vec![Edge::new("culture".parse()?, "tour".parse()?)])?;
    /// assert_eq!(paths.beyond(&"culture".parse()?, NodeKind::Action), [&"tour".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn beyond(&self, id: &Slug, kind: NodeKind) -> Vec<&Slug> {
        let map = Numbered::new(self);
        let reached = map.arrows.reached(map.number_of.get(id).copied());
        let named = map.nodes.iter().zip(reached).filter(|(node, reached)| *reached && node.kind() == kind);
        named.map(|(node, _)| node.id()).filter(|found| *found != id).collect()
    }

    /// Adds a node.
    ///
    /// # Errors
    /// An identifier that is there already.
    ///
    /// ```
    /// # use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// # let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// # let bus = Node::new("bus".parse()?, NodeKind::Action, "Bus itinérant".parse()?);
    /// let mut paths = PathsOfChange::new(vec![stake, bus], vec![Edge::new("mobilite".parse()?, "bus".parse()?)])?;
    /// let error = paths.add_node(Node::new("bus".parse()?, NodeKind::Output, "Bus acheté".parse()?)).unwrap_err();
    /// assert_eq!(error.to_string(), "node `bus` is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_node(&mut self, node: Node) -> Result<(), PathsError> {
        if self.node(node.id()).is_some() {
            return Err(PathsError::new(vec![PathFault::NodeTwice { id: node.id().clone() }]));
        }
        self.nodes.push(node);
        Ok(())
    }

    /// Adds an edge; paths without a cycle stay so.
    ///
    /// # Errors
    /// An unknown node, kinds that cannot be linked, an edge that is there already, or one that would close a cycle, which is named.
    ///
    /// ```
    /// use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// let step = |id: &str| Ok::<_, ctg_model::LabelError>(Node::new(id.parse()?, NodeKind::Step, id.parse()?));
    /// let mut paths = PathsOfChange::new(vec![step("a")?, step("b")?], vec![Edge::new("a".parse()?, "b".parse()?)])?;
    /// let error = paths.add_edge(Edge::new("b".parse()?, "a".parse()?)).unwrap_err();
    /// assert_eq!(error.to_string(), "edge `b` → `a` closes the cycle `a` → `b` → `a`, expected none");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_edge(&mut self, edge: Edge) -> Result<(), PathsError> {
        let fault = edge_fault(&kinds(&self.nodes), &edge).or_else(|| {
            let twice = self.edges.iter().any(|other| (&other.from, &other.to) == (&edge.from, &edge.to));
            if twice { Some(PathFault::twice(&edge)) } else { self.closed_by(&edge) }
        });
        if let Some(fault) = fault {
            return Err(PathsError::new(vec![fault]));
        }
        self.edges.push(edge);
        Ok(())
    }

    /// The cycle that an edge would close.
    fn closed_by(&self, edge: &Edge) -> Option<PathFault> {
        let map = Numbered::new(self);
        let (from, to) = (*map.number_of.get(&edge.from)?, *map.number_of.get(&edge.to)?);
        let way = if from == to { vec![from] } else { map.arrows.way(to, from)? };
        Some(PathFault::Closes { from: edge.from.clone(), to: edge.to.clone(), cycle: map.ids(&way) })
    }

    /// Takes a node out, with its edges; `None` if there is no such node.
    ///
    /// ```
    /// # use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// # let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// # let bus = Node::new("bus".parse()?, NodeKind::Action, "Bus itinérant".parse()?);
    /// let mut paths = PathsOfChange::new(vec![stake, bus], vec![Edge::new("mobilite".parse()?, "bus".parse()?)])?;
    /// assert_eq!(paths.remove_node(&"bus".parse()?).map(|node| node.kind()), Some(NodeKind::Action));
    /// assert!(paths.edges().is_empty());   // the edge from `mobilite` went with it
    /// assert_eq!(paths.remove_node(&"bus".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn remove_node(&mut self, id: &Slug) -> Option<Node> {
        let at = self.nodes.iter().position(|node| node.id() == id)?;
        self.edges.retain(|edge| edge.from != *id && edge.to != *id);
        Some(self.nodes.remove(at))
    }

    /// Takes an edge out; `None` if there is no such edge.
    ///
    /// ```
    /// # use ctg_model::plan::{Edge, Node, NodeKind, PathsOfChange};
    /// # let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// # let bus = Node::new("bus".parse()?, NodeKind::Action, "Bus itinérant".parse()?);
    /// let mut paths = PathsOfChange::new(vec![stake, bus], vec![Edge::new("mobilite".parse()?, "bus".parse()?)])?;
    /// assert_eq!(paths.remove_edge(&"bus".parse()?, &"mobilite".parse()?), None);   // the edge leads the other way
    /// assert!(paths.remove_edge(&"mobilite".parse()?, &"bus".parse()?).is_some());
    /// assert_eq!(paths.findings().len(), 2);   // an action without stake, a stake without action
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn remove_edge(&mut self, from: &Slug, to: &Slug) -> Option<Edge> {
        let at = self.edges.iter().position(|edge| (&edge.from, &edge.to) == (from, to))?;
        Some(self.edges.remove(at))
    }
}

/// The nodes numbered in the order of their identifiers, so that answers do not depend on the order of a file.
pub(super) struct Numbered<'p> {
    pub(super) nodes: Vec<&'p Node>,
    pub(super) number_of: BTreeMap<&'p Slug, usize>,
    pub(super) arrows: Arrows,
}

impl<'p> Numbered<'p> {
    pub(super) fn new(paths: &'p PathsOfChange) -> Self {
        let by_id: BTreeMap<&Slug, &Node> = paths.nodes.iter().map(|node| (node.id(), node)).collect();
        let number_of: BTreeMap<&Slug, usize> = by_id.keys().enumerate().map(|(number, id)| (*id, number)).collect();
        let pairs =
            paths.edges.iter().filter_map(|edge| Some((*number_of.get(&edge.from)?, *number_of.get(&edge.to)?)));
        let arrows = Arrows::new(by_id.len(), pairs);
        Self { nodes: by_id.into_values().collect(), number_of, arrows }
    }

    /// The numbers of the nodes of a kind.
    pub(super) fn of_kind(&self, kind: NodeKind) -> Vec<usize> {
        let numbered = self.nodes.iter().enumerate().filter(|(_, node)| node.kind() == kind);
        numbered.map(|(number, _)| number).collect()
    }

    /// The nodes of a kind that were not reached.
    pub(super) fn missed(&self, reached: &[bool], kind: NodeKind) -> Vec<Slug> {
        let missed = self.nodes.iter().zip(reached).filter(|(node, reached)| !**reached && node.kind() == kind);
        missed.map(|(node, _)| node.id().clone()).collect()
    }

    pub(super) fn ids(&self, numbers: &[usize]) -> Vec<Slug> {
        numbers.iter().filter_map(|number| self.nodes.get(*number)).map(|node| node.id().clone()).collect()
    }
}

fn kinds(nodes: &[Node]) -> BTreeMap<&Slug, NodeKind> {
    // From the last to the first, so that of nodes that share an identifier the first counts.
    nodes.iter().rev().map(|node| (node.id(), node.kind())).collect()
}

/// The nodes whose identifier came before, with their place.
pub(super) fn node_faults(nodes: &[Node]) -> impl Iterator<Item = (usize, PathFault)> + '_ {
    let mut seen = std::collections::BTreeSet::new();
    nodes
        .iter()
        .enumerate()
        .filter(move |(_, node)| !seen.insert(node.id()))
        .map(|(at, node)| (at, PathFault::NodeTwice { id: node.id().clone() }))
}

/// What is wrong with edges, with their place.
pub(super) fn edge_faults<'e>(nodes: &'e [Node], edges: &'e [Edge]) -> impl Iterator<Item = (usize, PathFault)> + 'e {
    let kinds = kinds(nodes);
    let mut seen = std::collections::BTreeSet::new();
    edges.iter().enumerate().filter_map(move |(at, edge)| {
        let again = !seen.insert((&edge.from, &edge.to));
        let fault = edge_fault(&kinds, edge).or_else(|| again.then(|| PathFault::twice(edge)))?;
        Some((at, fault))
    })
}

fn edge_fault(kinds: &BTreeMap<&Slug, NodeKind>, edge: &Edge) -> Option<PathFault> {
    let unknown =
        |id: &Slug| PathFault::UnknownNode { from: edge.from.clone(), to: edge.to.clone(), unknown: id.clone() };
    let Some(from_kind) = kinds.get(&edge.from) else { return Some(unknown(&edge.from)) };
    let Some(to_kind) = kinds.get(&edge.to) else { return Some(unknown(&edge.to)) };
    let apart = PathFault::KindsApart {
        from: edge.from.clone(),
        from_kind: *from_kind,
        to: edge.to.clone(),
        to_kind: *to_kind,
    };
    (!from_kind.leads_to(*to_kind)).then_some(apart)
}
