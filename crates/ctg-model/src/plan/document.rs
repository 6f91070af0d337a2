//! A whole plan.

use super::action::Action;
use super::budget::BudgetLine;
use super::criterion::Criterion;
use super::fault::{PlanError, faults};
use super::indicator::Indicator;
use super::node::{Node, NodeKind};
use super::paths::{Edge, PathsOfChange};
use super::place::PlanPlace;
use crate::{Label, Provenance, Slug};

crate::words::words! {
    /// The layout of a plan in JSON.
    ///
    /// ```
    /// assert_eq!(ctg_model::plan::PlanFormat::First.as_str(), "ctg-plan/1");
    /// ```
    pub enum PlanFormat in "plan::": "format" {
        /// The first.
        First = "ctg-plan/1",
    }
}

/// What a plan is made of, before it is checked as a whole; also its picture in JSON.
///
/// The action sheets are nodes of the paths by themselves: `nodes` holds the others, and edges lead from and to either.
///
/// ```
/// use ctg_model::plan::{Plan, PlanParts};
/// let parts = PlanParts::new("Plan d'action".parse()?);
/// assert!(Plan::new(parts).is_ok());
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Plan"))]
#[non_exhaustive]
pub struct PlanParts {
    /// The layout.
    pub format: PlanFormat,
    /// The title of the plan.
    pub title: Label,
    /// Where things were read.
    #[cfg_attr(feature = "serde", serde(default))]
    pub sources: Vec<Provenance>,
    /// What actions are ranked by.
    #[cfg_attr(feature = "serde", serde(default))]
    pub criteria: Vec<Criterion>,
    /// What is measured.
    #[cfg_attr(feature = "serde", serde(default))]
    pub indicators: Vec<Indicator>,
    /// The nodes of the paths of change that are no action sheet.
    #[cfg_attr(feature = "serde", serde(default))]
    pub nodes: Vec<Node>,
    /// The action sheets.
    #[cfg_attr(feature = "serde", serde(default))]
    pub actions: Vec<Action>,
    /// What leads to what.
    #[cfg_attr(feature = "serde", serde(default))]
    pub edges: Vec<Edge>,
}

impl PlanParts {
    /// A title and nothing else yet.
    ///
    /// ```
    /// use ctg_model::plan::{PlanFormat, PlanParts};
    /// let parts = PlanParts::new("Plan d'action".parse()?);
    /// assert_eq!(parts.format, PlanFormat::First);
    /// assert!(parts.actions.is_empty() && parts.edges.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(title: Label) -> Self {
        Self {
            format: PlanFormat::First,
            title,
            sources: Vec::new(),
            criteria: Vec::new(),
            indicators: Vec::new(),
            nodes: Vec::new(),
            actions: Vec::new(),
            edges: Vec::new(),
        }
    }

    /// The same parts, without what stands at a place; a place that is not there changes nothing.
    ///
    /// A reader goes on with what is left: a reference to an unknown indicator is taken out of its action, an edge as a whole.
    ///
    /// ```
    /// use ctg_model::plan::{Edge, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan".parse()?);
    /// parts.edges.push(Edge::new("a".parse()?, "b".parse()?));
    /// let error = Plan::new(parts.clone()).unwrap_err();
    /// assert!(Plan::new(parts.without(error.faults()[0].place())).is_ok());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    #[must_use]
    pub fn without(mut self, place: &PlanPlace) -> Self {
        place.take_out(&mut self);
        self
    }

    /// Every node of the paths: those given, then the action sheets.
    pub(super) fn all_nodes(&self) -> Vec<Node> {
        self.nodes.iter().cloned().chain(self.actions.iter().map(as_node)).collect()
    }
}

fn as_node(action: &Action) -> Node {
    Node::new(action.id.clone(), NodeKind::Action, action.title.clone())
        .with_indicators(action.indicators.iter().cloned())
}

/// A plan of action (*plan d'action*): stakes, paths of change, action sheets, criteria and indicators that hang together.
///
/// # Errors
/// Every fault at once, with its place in the parts: an identifier given twice, a reference to something that is not there, kinds that cannot
/// be linked. What can be read and does not hold together is a [finding](Self::findings).
///
/// # Examples
/// ```
/// use ctg_model::plan::{Action, Edge, Node, NodeKind, Plan, PlanParts};
/// let mut parts = PlanParts::new("Plan d'action".parse()?);
/// parts.nodes.push(Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?));
/// parts.actions.push(Action::new("bus".parse()?, "Bus itinérant".parse()?));
/// parts.edges.push(Edge::new("mobilite".parse()?, "bus".parse()?));
/// let plan = Plan::new(parts)?;
/// assert_eq!(plan.paths().nodes().len(), 2);
/// assert!(plan.findings().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "plan d’action")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "PlanParts", into = "PlanParts")
)]
#[must_use]
pub struct Plan {
    parts: PlanParts,
    paths: PathsOfChange,
}

impl TryFrom<PlanParts> for Plan {
    type Error = PlanError;

    fn try_from(parts: PlanParts) -> Result<Self, PlanError> {
        Self::new(parts)
    }
}

impl From<Plan> for PlanParts {
    fn from(plan: Plan) -> Self {
        plan.parts
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Plan {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Plan".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        PlanParts::json_schema(generator)
    }
}

impl Plan {
    /// A plan of these parts.
    ///
    /// # Errors
    /// Every fault, in the order of the parts.
    ///
    /// ```
    /// use ctg_model::plan::{Action, Link, LinkKind, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// parts.actions.push(Action::new("bus".parse()?, "Bus".parse()?));
    /// parts.actions[0].links.push(Link::new(LinkKind::Follows, "recrutement".parse()?));
    /// let error = Plan::new(parts).unwrap_err();
    /// assert_eq!(error.faults()[0].to_string(), "action `recrutement` is unknown, expected one of this plan");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(parts: PlanParts) -> Result<Self, PlanError> {
        let found = faults(&parts);
        if found.is_empty() {
            let paths = PathsOfChange::of_checked(parts.all_nodes(), parts.edges.clone());
            return Ok(Self { parts, paths });
        }
        Err(PlanError::new(found))
    }

    /// The parts, to change them.
    ///
    /// ```
    /// use ctg_model::plan::{Action, Plan, PlanParts};
    /// let mut parts = Plan::new(PlanParts::new("Plan d'action".parse()?))?.into_parts();
    /// parts.actions.push(Action::new("bus".parse()?, "Bus itinérant".parse()?));
    /// assert_eq!(Plan::new(parts)?.actions().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn into_parts(self) -> PlanParts {
        self.parts
    }

    /// The title.
    ///
    /// ```
    /// # use ctg_model::plan::{Plan, PlanParts};
    /// let plan = Plan::new(PlanParts::new("Plan d'action 2024-2027".parse()?))?;
    /// assert_eq!(plan.title().as_str(), "Plan d'action 2024-2027");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn title(&self) -> &Label {
        &self.parts.title
    }

    /// Where things were read.
    ///
    /// ```
    /// # use ctg_model::{Provenance, plan::{Plan, PlanParts}};
    /// let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// parts.sources.push(Provenance::new("caro".parse()?, "CARO".parse()?, "Ctg".parse()?, "Licence Ouverte 2.0".parse()?));
    /// assert_eq!(Plan::new(parts)?.sources()[0].publisher.as_str(), "CARO");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sources(&self) -> &[Provenance] {
        &self.parts.sources
    }

    /// What actions are ranked by.
    ///
    /// ```
    /// # use ctg_model::plan::{Criterion, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// parts.criteria.push(Criterion::new("urgence".parse()?, "Urgence".parse()?, "3".parse()?));
    /// assert_eq!(Plan::new(parts)?.criteria()[0].label.as_str(), "Urgence");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn criteria(&self) -> &[Criterion] {
        &self.parts.criteria
    }

    /// What is measured.
    ///
    /// ```
    /// # use ctg_model::{observation::Absence, plan::{Goal, Indicator, IndicatorKind, Plan, PlanParts}};
    /// let goal = Goal::NotStated(Absence::NotAvailable);
    /// let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// parts.indicators.push(Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, goal));
    /// assert_eq!(Plan::new(parts)?.indicators()[0].kind(), IndicatorKind::Output);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn indicators(&self) -> &[Indicator] {
        &self.parts.indicators
    }

    /// The indicator of an identifier.
    ///
    /// ```
    /// # use ctg_model::{observation::Absence, plan::{Goal, Indicator, IndicatorKind, Plan, PlanParts}};
    /// # let goal = Goal::NotStated(Absence::NotAvailable);
    /// # let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// parts.indicators.push(Indicator::new("arrets".parse()?, "Arrêts du bus".parse()?, IndicatorKind::Output, goal));
    /// let plan = Plan::new(parts)?;
    /// assert_eq!(plan.indicator(&"arrets".parse()?).map(|found| found.label().as_str()), Some("Arrêts du bus"));
    /// assert_eq!(plan.indicator(&"visites".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn indicator(&self, id: &Slug) -> Option<&Indicator> {
        self.parts.indicators.iter().find(|indicator| indicator.id() == id)
    }

    /// The action sheets.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// parts.actions = vec![Action::new("bus".parse()?, "Bus".parse()?), Action::new("atelier".parse()?, "Atelier".parse()?)];
    /// let titles: Vec<String> = Plan::new(parts)?.actions().iter().map(|action| action.title.to_string()).collect();
    /// assert_eq!(titles, ["Bus", "Atelier"]);   // in the order of the file
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn actions(&self) -> &[Action] {
        &self.parts.actions
    }

    /// The action sheet of an identifier.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// parts.actions.push(Action::new("bus".parse()?, "Bus itinérant".parse()?));
    /// let plan = Plan::new(parts)?;
    /// assert_eq!(plan.action(&"bus".parse()?).map(|action| action.title.as_str()), Some("Bus itinérant"));
    /// assert_eq!(plan.action(&"atelier".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn action(&self, id: &Slug) -> Option<&Action> {
        self.parts.actions.iter().find(|action| action.id == *id)
    }

    /// The paths of change, the action sheets among their nodes.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, NodeKind, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// parts.actions.push(Action::new("bus".parse()?, "Bus itinérant".parse()?));
    /// assert_eq!(Plan::new(parts)?.paths().node(&"bus".parse()?).map(|node| node.kind()), Some(NodeKind::Action));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn paths(&self) -> &PathsOfChange {
        &self.paths
    }

    /// Every line of the budgets, action by action.
    ///
    /// ```
    /// use ctg_model::{Cents, plan::{Action, Amounts, BudgetLine, Plan, PlanParts, total}};
    /// let planned = |cents| Amounts { planned: Cents::new(cents), real: None };
    /// let mut parts = PlanParts::new("Plan d'action".parse()?);
    /// for (id, cents) in [("bus", 6_000_000), ("atelier", 150_000)] {
    ///     let mut action = Action::new(id.parse()?, id.parse()?);
    ///     action.budget.push(BudgetLine::new("Matériel".parse()?, None, planned(cents), vec![])?);
    ///     parts.actions.push(action);
    /// }
    /// assert_eq!(total(Plan::new(parts)?.budget()), planned(6_150_000));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn budget(&self) -> impl Iterator<Item = &BudgetLine> {
        self.parts.actions.iter().flat_map(|action| &action.budget)
    }
}
