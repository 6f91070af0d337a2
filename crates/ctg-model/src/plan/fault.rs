//! What keeps parts from being a plan.

use std::collections::BTreeSet;
use std::fmt;

use super::document::PlanParts;
use super::paths::{edge_faults, node_faults};
use super::paths_error::PathFault;
use super::place::PlanPlace;
use crate::{Evidence, Slug};

/// One thing that keeps parts from being a plan, with its place.
///
/// Its `Display` is the sentence without the place.
///
/// ```
/// use ctg_model::plan::{Edge, Plan, PlanParts};
/// let mut parts = PlanParts::new("Plan".parse()?);
/// parts.edges.push(Edge::new("a".parse()?, "b".parse()?));
/// let error = Plan::new(parts).unwrap_err();
/// assert_eq!(error.faults()[0].place().to_string(), "edges[0]");
/// assert_eq!(error.faults()[0].to_string(), "edge `a` → `b`: node `a` is unknown, expected the id of a node");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFault {
    place: PlanPlace,
    id: Slug,
    sentence: String,
}

impl PlanFault {
    /// Where it stands.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan".parse()?);
    /// parts.actions = vec![Action::new("bus".parse()?, "Bus".parse()?), Action::new("bus".parse()?, "Bus".parse()?)];
    /// assert_eq!(Plan::new(parts).unwrap_err().faults()[0].place().to_string(), "actions[1]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn place(&self) -> &PlanPlace {
        &self.place
    }

    /// The identifier at fault: the one given twice, or the one that names nothing.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan".parse()?);
    /// parts.actions.push(Action::new("bus".parse()?, "Bus".parse()?));
    /// parts.actions[0].indicators.push("arrets".parse()?);
    /// assert_eq!(Plan::new(parts).unwrap_err().faults()[0].id().as_str(), "arrets");   // no such indicator
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

/// Why parts are no plan: every fault.
///
/// ```
/// use ctg_model::plan::{Action, Plan, PlanParts};
/// let mut parts = PlanParts::new("Plan".parse()?);
/// parts.actions = vec![Action::new("bus".parse()?, "Bus".parse()?), Action::new("bus".parse()?, "Bus".parse()?)];
/// assert_eq!(Plan::new(parts).unwrap_err().to_string(), "actions[1]: node `bus` is given twice, expected once");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanError(Vec<PlanFault>);

impl PlanError {
    pub(super) fn new(faults: Vec<PlanFault>) -> Self {
        Self(faults)
    }

    /// The faults, in the order of the parts.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Edge, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan".parse()?);
    /// parts.actions.push(Action::new("bus".parse()?, "Bus".parse()?));
    /// parts.actions[0].parent = Some("transports".parse()?);
    /// parts.edges.push(Edge::new("mobilite".parse()?, "bus".parse()?));
    /// let error = Plan::new(parts).unwrap_err();
    /// let unknown: Vec<&str> = error.faults().iter().map(|fault| fault.id().as_str()).collect();
    /// assert_eq!(unknown, ["transports", "mobilite"]);   // actions come before edges
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn faults(&self) -> &[PlanFault] {
        &self.0
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentences = self.0.iter().map(|fault| format!("{}: {fault}", fault.place));
        f.write_str(&sentences.collect::<Vec<_>>().join("; "))
    }
}

impl std::error::Error for PlanError {}

/// Every fault of the parts, in their order.
pub(super) fn faults(parts: &PlanParts) -> Vec<PlanFault> {
    let mut check = Check { known: Known::of(parts), faults: Vec::new() };
    check.twice(parts);
    check.references(parts);
    check.actions(parts);
    check.paths(parts);
    check.faults
}

/// What can be referred to.
struct Known<'p> {
    sources: BTreeSet<&'p Slug>,
    criteria: BTreeSet<&'p Slug>,
    indicators: BTreeSet<&'p Slug>,
    actions: BTreeSet<&'p Slug>,
}

impl<'p> Known<'p> {
    fn of(parts: &'p PlanParts) -> Self {
        Self {
            sources: parts.sources.iter().map(|source| &source.id).collect(),
            criteria: parts.criteria.iter().map(|criterion| &criterion.id).collect(),
            indicators: parts.indicators.iter().map(super::Indicator::id).collect(),
            actions: parts.actions.iter().map(|action| &action.id).collect(),
        }
    }
}

struct Check<'p> {
    known: Known<'p>,
    faults: Vec<PlanFault>,
}

impl Check<'_> {
    fn refuse(&mut self, place: PlanPlace, id: &Slug, sentence: String) {
        self.faults.push(PlanFault { place, id: id.clone(), sentence });
    }

    fn twice(&mut self, parts: &PlanParts) {
        self.repeated("source", parts.sources.iter().map(|source| &source.id), PlanPlace::Source);
        self.repeated("criterion", parts.criteria.iter().map(|criterion| &criterion.id), PlanPlace::Criterion);
        self.repeated("indicator", parts.indicators.iter().map(super::Indicator::id), PlanPlace::Indicator);
    }

    fn repeated<'i>(&mut self, what: &str, ids: impl Iterator<Item = &'i Slug>, place: fn(usize) -> PlanPlace) {
        let mut seen = BTreeSet::new();
        for (at, id) in ids.enumerate() {
            if !seen.insert(id) {
                self.refuse(place(at), id, format!("{what} `{id}` is given twice, expected once"));
            }
        }
    }

    fn references(&mut self, parts: &PlanParts) {
        for (at, indicator) in parts.indicators.iter().enumerate() {
            self.source(indicator.evidence(), PlanPlace::IndicatorEvidence(at));
        }
        for (at, node) in parts.nodes.iter().enumerate() {
            self.source(node.evidence(), PlanPlace::NodeEvidence(at));
            for id in node.indicators().iter().filter(|id| !self.known.indicators.contains(id)).collect::<Vec<_>>() {
                self.unknown("indicator", id, PlanPlace::NodeIndicator(at, id.clone()));
            }
        }
    }

    fn actions(&mut self, parts: &PlanParts) {
        for (at, action) in parts.actions.iter().enumerate() {
            self.source(action.evidence.as_ref(), PlanPlace::ActionEvidence(at));
            for (link, to) in action.links.iter().map(|link| &link.to).enumerate() {
                if !self.known.actions.contains(to) {
                    self.unknown("action", to, PlanPlace::ActionLink(at, link));
                }
            }
            for (number, id) in action.indicators.iter().enumerate() {
                if !self.known.indicators.contains(id) {
                    self.unknown("indicator", id, PlanPlace::ActionIndicator(at, number));
                }
            }
            for id in action.scores.keys().filter(|id| !self.known.criteria.contains(id)).collect::<Vec<_>>() {
                self.unknown("criterion", id, PlanPlace::ActionScore(at, id.clone()));
            }
            if let Some(parent) = action.parent.as_ref().filter(|parent| !self.known.actions.contains(parent)) {
                self.unknown("action", parent, PlanPlace::ActionParent(at));
            }
        }
    }

    fn source(&mut self, evidence: Option<&Evidence>, place: PlanPlace) {
        if let Some(evidence) = evidence.filter(|evidence| !self.known.sources.contains(&evidence.source)) {
            self.unknown("source", &evidence.source, place);
        }
    }

    fn unknown(&mut self, what: &str, id: &Slug, place: PlanPlace) {
        self.refuse(place, id, format!("{what} `{id}` is unknown, expected one of this plan"));
    }

    fn paths(&mut self, parts: &PlanParts) {
        let nodes = parts.all_nodes();
        for (at, fault) in node_faults(&nodes) {
            let place = at.checked_sub(parts.nodes.len()).map_or(PlanPlace::Node(at), PlanPlace::Action);
            self.refuse(place, at_fault(&fault), fault.to_string());
        }
        for (at, fault) in edge_faults(&nodes, &parts.edges) {
            self.refuse(PlanPlace::Edge(at), at_fault(&fault), fault.to_string());
        }
    }
}

fn at_fault(fault: &PathFault) -> &Slug {
    match fault {
        PathFault::NodeTwice { id } => id,
        PathFault::UnknownNode { unknown, .. } => unknown,
        PathFault::KindsApart { to, .. } | PathFault::EdgeTwice { to, .. } | PathFault::Closes { to, .. } => to,
    }
}
