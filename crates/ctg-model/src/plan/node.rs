//! The nodes of paths of change.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use crate::observation::Observation;
use crate::{Evidence, Label, Slug, Vintage};

crate::words::words! {
    /// What a node of the paths of change is, from the stake to the impact.
    ///
    /// ```
    /// use ctg_model::plan::NodeKind;
    /// assert!(NodeKind::Stake.leads_to(NodeKind::Change));
    /// assert!(!NodeKind::Outcome.leads_to(NodeKind::Stake));
    /// ```
    pub enum NodeKind in "plan::": "kind of node" {
        /// A stake (*enjeu*): what the territory wants to have changed by a horizon.
        Stake = "stake",
        /// The change wished for (*changement souhaité*).
        Change = "change",
        /// A step towards the change (*étape*).
        Step = "step",
        /// What somebody does (*action*).
        Action = "action",
        /// What the action brings about directly (*réalisation*): opened places, held meetings.
        Output = "output",
        /// What that changes for those it is meant for (*résultat*).
        Outcome = "outcome",
        /// What that changes for the territory in the long run (*impact*).
        Impact = "impact",
    }
}

impl NodeKind {
    /// The kinds that an edge may lead to from this one.
    ///
    /// Levels may be left out on the way from a stake to an action: small conventions have stakes and actions and nothing between. Changes,
    /// steps and outcomes may follow one another; hence only these can stand in a cycle.
    ///
    /// ```
    /// use ctg_model::plan::NodeKind;
    /// assert_eq!(NodeKind::Action.may_lead_to(), [NodeKind::Output, NodeKind::Outcome]);
    /// assert_eq!(NodeKind::Impact.may_lead_to(), []);
    /// ```
    pub fn may_lead_to(self) -> &'static [Self] {
        match self {
            Self::Stake | Self::Change => &[Self::Change, Self::Step, Self::Action],
            Self::Step => &[Self::Step, Self::Action],
            Self::Action => &[Self::Output, Self::Outcome],
            Self::Output => &[Self::Outcome],
            Self::Outcome => &[Self::Outcome, Self::Impact],
            Self::Impact => &[],
        }
    }

    /// Whether an edge may lead from this kind to the other.
    ///
    /// ```
    /// use ctg_model::plan::NodeKind;
    /// assert!(NodeKind::Step.leads_to(NodeKind::Step) && !NodeKind::Action.leads_to(NodeKind::Action));
    /// ```
    pub fn leads_to(self, other: Self) -> bool {
        self.may_lead_to().contains(&other)
    }
}

/// A node of the paths of change: a stake, a change, a step, an action, an output, an outcome or an impact.
///
/// # Errors
/// A place in the order of steps on a node that is no step: [`with_order`](Self::with_order) refuses it.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Node, NodeKind};
/// use ctg_model::observation::{Absence, Observation};
/// // The title of this stake of the CARO is printed, and its statement is lost.
/// let handicap = Node::new("handicap".parse()?, NodeKind::Stake, "Handicap".parse()?)
///     .with_statement(Observation::Absent(Absence::Illegible))
///     .with_horizon(ctg_model::Vintage::new(2027)?);
/// assert_eq!(handicap.statement().and_then(|text| text.absence()), Some(Absence::Illegible));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawNode"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Node {
    id: Slug,
    kind: NodeKind,
    title: Label,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    statement: Option<Observation<Label>>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    horizon: Option<Vintage>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    order: Option<NonZeroU32>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "BTreeSet::is_empty"))]
    indicators: BTreeSet<Slug>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    evidence: Option<Evidence>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawNode {
    id: Slug,
    kind: NodeKind,
    title: Label,
    statement: Option<Observation<Label>>,
    horizon: Option<Vintage>,
    order: Option<NonZeroU32>,
    #[serde(default)]
    indicators: BTreeSet<Slug>,
    evidence: Option<Evidence>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawNode> for Node {
    type Error = NodeError;

    fn try_from(raw: RawNode) -> Result<Self, NodeError> {
        let RawNode { id, kind, title, statement, horizon, order, indicators, evidence } = raw;
        let node = Self { id, kind, title, statement, horizon, order: None, indicators, evidence };
        match order {
            Some(order) => node.with_order(order),
            None => Ok(node),
        }
    }
}

/// A place in the order of steps on a node that is no step.
///
/// ```
/// use ctg_model::plan::{Node, NodeKind};
/// let stake = Node::new("culture".parse()?, NodeKind::Stake, "Culture".parse()?);
/// let error = stake.with_order(std::num::NonZeroU32::MIN).unwrap_err();
/// assert_eq!(error.to_string(), "node `culture` is a stake with the order 1, expected no order, which only steps have");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("node `{id}` is {} with the order {order}, expected no order, which only steps have", a(*kind))]
pub struct NodeError {
    id: Slug,
    kind: NodeKind,
    order: NonZeroU32,
}

/// A kind with its article.
pub(super) fn a(kind: NodeKind) -> String {
    let vowel = kind.as_str().starts_with(['a', 'i', 'o']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}

impl Node {
    /// A node of this identifier, unique in its plan.
    ///
    /// ```
    /// use ctg_model::plan::{Node, NodeKind};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// assert_eq!(stake.title().as_str(), "Mobilité");
    /// assert!(stake.indicators().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(id: Slug, kind: NodeKind, title: Label) -> Self {
        Self {
            id,
            kind,
            title,
            statement: None,
            horizon: None,
            order: None,
            indicators: BTreeSet::new(),
            evidence: None,
        }
    }

    /// The same node, with what the document says under its title, or why that is missing.
    ///
    /// ```
    /// # use ctg_model::{observation::{Observation, Status}, plan::{Node, NodeKind}};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// let told = stake.with_statement(Observation::exact("Se déplacer sans voiture".parse()?, Status::Printed));
    /// let words = told.statement().and_then(|statement| statement.value());
    /// assert_eq!(words.map(|words| words.as_str()), Some("Se déplacer sans voiture"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_statement(self, statement: Observation<Label>) -> Self {
        Self { statement: Some(statement), ..self }
    }

    /// The same node, with the year it looks to.
    ///
    /// ```
    /// # use ctg_model::{Vintage, plan::{Node, NodeKind}};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?).with_horizon(Vintage::new(2027)?);
    /// assert_eq!(stake.horizon().map(|year| year.year()), Some(2027));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_horizon(self, horizon: Vintage) -> Self {
        Self { horizon: Some(horizon), ..self }
    }

    /// The same step, at this place of the order of steps, counted from 1.
    ///
    /// # Errors
    /// A node that is no step.
    ///
    /// ```
    /// use ctg_model::plan::{Node, NodeKind};
    /// let second = std::num::NonZeroU32::new(2).ok_or("not zero")?;
    /// let step = Node::new("recenser".parse()?, NodeKind::Step, "Recenser les besoins".parse()?);
    /// assert_eq!(step.with_order(second)?.order(), Some(second));
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// assert!(stake.with_order(second).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_order(self, order: NonZeroU32) -> Result<Self, NodeError> {
        match self.kind {
            NodeKind::Step => Ok(Self { order: Some(order), ..self }),
            kind => Err(NodeError { id: self.id, kind, order }),
        }
    }

    /// The same node, measured by these indicators.
    ///
    /// ```
    /// use ctg_model::plan::{Node, NodeKind};
    /// let outcome = Node::new("visites".parse()?, NodeKind::Outcome, "Plus de familles viennent".parse()?);
    /// let measured = outcome.with_indicators(["familles".parse()?, "arrets".parse()?, "familles".parse()?]);
    /// assert_eq!(measured.indicators().len(), 2);   // one was named twice
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_indicators(self, indicators: impl IntoIterator<Item = Slug>) -> Self {
        Self { indicators: indicators.into_iter().collect(), ..self }
    }

    /// The same node, with where it was read.
    ///
    /// ```
    /// # use ctg_model::{Evidence, plan::{Node, NodeKind}};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// let read = stake.with_evidence(Evidence::new("ctg".parse()?).with_quote("ENJEU 3 : MOBILITE"));
    /// assert_eq!(read.evidence().map(|evidence| evidence.quote.as_str()), Some("ENJEU 3 : MOBILITE"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_evidence(self, evidence: Evidence) -> Self {
        Self { evidence: Some(evidence), ..self }
    }

    pub(super) fn without_evidence(self) -> Self {
        Self { evidence: None, ..self }
    }

    /// The identifier.
    ///
    /// ```
    /// # use ctg_model::plan::{Node, NodeKind};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// assert_eq!(stake.id().as_str(), "mobilite");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// What it is.
    ///
    /// ```
    /// # use ctg_model::plan::{Node, NodeKind};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// assert!(stake.kind().leads_to(NodeKind::Action));   // a stake may lead to an action straight away
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn kind(&self) -> NodeKind {
        self.kind
    }

    /// Its title.
    ///
    /// ```
    /// # use ctg_model::plan::{Node, NodeKind};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// assert_eq!(stake.title().as_str(), "Mobilité");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn title(&self) -> &Label {
        &self.title
    }

    /// What the document says under the title; `None` where it says no more than the title.
    ///
    /// ```
    /// # use ctg_model::{observation::{Absence, Observation}, plan::{Node, NodeKind}};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// assert_eq!(stake.statement(), None);
    /// let lost = stake.with_statement(Observation::Absent(Absence::Illegible));
    /// assert_eq!(lost.statement().and_then(|statement| statement.absence()), Some(Absence::Illegible));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn statement(&self) -> Option<&Observation<Label>> {
        self.statement.as_ref()
    }

    /// The year it looks to.
    ///
    /// ```
    /// # use ctg_model::{Vintage, plan::{Node, NodeKind}};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?);
    /// assert_eq!(stake.horizon(), None);
    /// assert_eq!(stake.with_horizon(Vintage::new(2027)?).horizon(), Some(Vintage::new(2027)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn horizon(&self) -> Option<Vintage> {
        self.horizon
    }

    /// The place of a step among the steps.
    ///
    /// ```
    /// # use ctg_model::plan::{Node, NodeKind};
    /// let step = Node::new("recenser".parse()?, NodeKind::Step, "Recenser les besoins".parse()?);
    /// assert_eq!(step.order(), None);
    /// assert_eq!(step.with_order(std::num::NonZeroU32::MIN)?.order().map(|order| order.get()), Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn order(&self) -> Option<NonZeroU32> {
        self.order
    }

    /// The indicators that measure it.
    ///
    /// ```
    /// # use ctg_model::plan::{Node, NodeKind};
    /// let outcome = Node::new("visites".parse()?, NodeKind::Outcome, "Plus de familles viennent".parse()?)
    ///     .with_indicators(["familles".parse()?, "arrets".parse()?]);
    /// assert_eq!(outcome.indicators().first(), Some(&"arrets".parse()?));   // sorted
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn indicators(&self) -> &BTreeSet<Slug> {
        &self.indicators
    }

    /// Where it was read.
    ///
    /// ```
    /// # use ctg_model::{Evidence, plan::{Node, NodeKind}};
    /// let stake = Node::new("mobilite".parse()?, NodeKind::Stake, "Mobilité".parse()?).with_evidence(Evidence::new("ctg".parse()?));
    /// assert_eq!(stake.evidence().map(|evidence| evidence.source.as_str()), Some("ctg"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evidence(&self) -> Option<&Evidence> {
        self.evidence.as_ref()
    }
}
