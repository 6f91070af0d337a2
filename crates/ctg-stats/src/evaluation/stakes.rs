//! What is known of each stake through the indicators that hang on it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ctg_model::Slug;
use ctg_model::plan::{Node, NodeKind, Plan};

use super::{Evaluation, Obstacle, evaluate};

/// A stake with the evaluation of each indicator that it, or anything it leads to, is measured by.
///
/// ```
/// # use ctg_model::plan::{Node, NodeKind, Plan, PlanParts};
/// # let mut parts = PlanParts::new("Plan".parse()?);
/// # parts.nodes.push(Node::new("culture".parse()?, NodeKind::Stake, "Culture".parse()?));
/// let found = ctg_stats::evaluation::stakes(&Plan::new(parts)?, "2026-01-01".parse()?);
/// assert_eq!((found[0].stake.as_str(), found[0].indicators.len()), ("culture", 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StakeEvaluation {
    /// The stake.
    pub stake: Slug,
    /// Its indicators, by identifier, each with what was found.
    pub indicators: Vec<(Slug, Evaluation)>,
    /// Why the stake cannot be evaluated at all; `None` where at least one indicator can.
    ///
    /// [`Obstacle::NoIndicator`] where there is none; otherwise the obstacle of its first indicator.
    pub obstacle: Option<Obstacle>,
}

/// Evaluates each stake of a plan on a day, in the order of the plan.
///
/// States are not averaged: two indicators of one stake may say two things, and both are told.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Node, NodeKind, Plan, PlanParts};
/// use ctg_stats::evaluation::{Obstacle, stakes};
/// let mut parts = PlanParts::new("Plan".parse()?);
/// parts.nodes.push(Node::new("culture".parse()?, NodeKind::Stake, "Culture".parse()?));
/// let found = stakes(&Plan::new(parts)?, "2026-01-01".parse()?);
/// assert_eq!(found[0].obstacle, Some(Obstacle::NoIndicator));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn stakes(plan: &Plan, on: NaiveDate) -> Vec<StakeEvaluation> {
    let stakes = plan.paths().nodes().iter().filter(|node| node.kind() == NodeKind::Stake);
    stakes.map(|stake| of_stake(plan, stake.id(), on)).collect()
}

fn of_stake(plan: &Plan, stake: &Slug, on: NaiveDate) -> StakeEvaluation {
    let paths = plan.paths();
    let beyond = NodeKind::ALL.iter().flat_map(|kind| paths.beyond(stake, *kind));
    let nodes = beyond.chain([stake]).filter_map(|id| paths.node(id));
    let ids: BTreeSet<&Slug> = nodes.flat_map(Node::indicators).collect();
    let found = ids.into_iter().filter_map(|id| Some((id.clone(), evaluate(plan.indicator(id)?, on))));
    let indicators: Vec<(Slug, Evaluation)> = found.collect();
    let obstacles: Option<Vec<Obstacle>> = indicators.iter().map(|(_, found)| found.verdict.obstacle()).collect();
    let obstacle = obstacles.map(|all| all.first().copied().unwrap_or(Obstacle::NoIndicator));
    StakeEvaluation { stake: stake.clone(), indicators, obstacle }
}
