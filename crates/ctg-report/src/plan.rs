//! A plan of action with everything that is computed of it on a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ctg_model::plan::{Amounts, Lateness, Plan, PlanFinding, by_funder, by_year, total};
use ctg_model::{Label, Slug, Vintage};
use ctg_stats::evaluation::{self, StakeEvaluation};
use ctg_stats::{Evaluation, Ranking};

/// A plan and what is to be told of it on a day: findings, lateness, ranking, budget, evaluation.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Node, NodeKind, Plan, PlanParts};
/// use ctg_report::PlanReport;
/// let mut parts = PlanParts::new("Plan".parse()?);
/// parts.nodes.push(Node::new("culture".parse()?, NodeKind::Stake, "Culture".parse()?));
/// let plan = Plan::new(parts)?;
/// let report = PlanReport::new(&plan, "2026-01-31".parse()?);
/// assert_eq!(report.findings.len(), 1);                  // a stake without action
/// assert_eq!(report.findings[0].to_string(), "stake `culture` has no action");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PlanReport<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub on: NaiveDate,
    /// What is to be looked at.
    pub findings: Vec<PlanFinding>,
    /// Whether each action is late, in the order of the plan.
    pub lateness: Vec<(&'p Slug, Lateness)>,
    /// The actions ranked by the criteria of the plan.
    pub ranking: Ranking,
    /// The sum of all budgets.
    pub total: Amounts,
    /// Budgets by year; under `None` what is spread over the action.
    pub by_year: BTreeMap<Option<Vintage>, Amounts>,
    /// Budgets by funder; under `None` what no funder is told for.
    pub by_funder: BTreeMap<Option<&'p Label>, Amounts>,
    /// Each stake through its indicators.
    pub stakes: Vec<StakeEvaluation>,
    /// Each indicator, in the order of the plan.
    pub indicators: Vec<(&'p Slug, Evaluation)>,
}

impl<'p> PlanReport<'p> {
    /// Computes everything on a day.
    ///
    /// ```
    /// use ctg_model::plan::{Action, ActionState, Calendar, History, Lateness, Plan, PlanParts};
    /// let mut bus = Action::new("bus".parse()?, "Bus itinérant".parse()?);
    /// bus.calendar = Calendar::new(None, Some("2025".parse()?))?;
    /// bus.history = Some(History::new(ActionState::Ongoing, None));
    /// let mut parts = PlanParts::new("Plan".parse()?);
    /// parts.actions.push(bus);
    /// let plan = Plan::new(parts)?;
    /// let report = ctg_report::PlanReport::new(&plan, "2026-01-31".parse()?);
    /// assert_eq!(report.lateness[0].1, Lateness::EndOverdue { days: 31 });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(plan: &'p Plan, on: NaiveDate) -> Self {
        Self {
            plan,
            on,
            findings: plan.findings(),
            lateness: plan.actions().iter().map(|action| (&action.id, action.lateness(on))).collect(),
            ranking: Ranking::of_actions(plan.criteria(), plan.actions()),
            total: total(plan.budget()),
            by_year: by_year(plan.budget()),
            by_funder: by_funder(plan.budget()),
            stakes: evaluation::stakes(plan, on),
            indicators: plan
                .indicators()
                .iter()
                .map(|indicator| (indicator.id(), evaluation::evaluate(indicator, on)))
                .collect(),
        }
    }
}
