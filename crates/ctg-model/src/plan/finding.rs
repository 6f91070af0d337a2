//! What is to be looked at in a plan.

use super::document::Plan;
use super::path_finding::PathFinding;
use super::paths_error::circle;
use super::walk::Arrows;
use crate::Slug;

/// Something to look at in a plan: it can be read, and does not hold together.
///
/// ```
/// use ctg_model::plan::{Action, Plan, PlanFinding, PlanParts, PathFinding};
/// let mut parts = PlanParts::new("Plan".parse()?);
/// parts.actions.push(Action::new("bus".parse()?, "Bus".parse()?));
/// let alone = PathFinding::OrphanAction { action: "bus".parse()? };
/// assert_eq!(Plan::new(parts)?.findings(), [PlanFinding::Path(alone)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum PlanFinding {
    /// In the paths of change.
    #[error("{0}")]
    Path(PathFinding),
    /// Actions that wait for one another, so that none can begin.
    #[error("actions wait in a circle: {}", circle(actions))]
    WaitingCircle {
        /// The actions, each waiting for the next, from the smallest identifier.
        actions: Vec<Slug>,
    },
    /// An action that is done, and was to wait for one that is not.
    #[error("action `{action}` is done before `{before}`, which it waits for")]
    DoneTooSoon {
        /// The action that is done.
        action: Slug,
        /// The action that it was to wait for.
        before: Slug,
    },
}

impl PlanFinding {
    /// The nodes or actions to look at.
    ///
    /// ```
    /// use ctg_model::plan::PlanFinding;
    /// let finding = PlanFinding::WaitingCircle { actions: vec!["a".parse()?, "b".parse()?] };
    /// assert_eq!(finding.nodes().len(), 2);
    /// assert_eq!(finding.to_string(), "actions wait in a circle: `a` → `b` → `a`");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn nodes(&self) -> Vec<&Slug> {
        match self {
            Self::Path(finding) => finding.nodes(),
            Self::WaitingCircle { actions } => actions.iter().collect(),
            Self::DoneTooSoon { action, before } => vec![action, before],
        }
    }
}

impl Plan {
    /// What is to be looked at: the findings of the paths, then actions that wait in a circle (*blocages croisés*), then those done too soon.
    ///
    /// An action waits for those that it is blocked by, and for those that it follows. The order of the file does not matter.
    ///
    /// ```
    /// use ctg_model::plan::{Action, Link, LinkKind, Plan, PlanParts};
    /// let mut parts = PlanParts::new("Plan".parse()?);
    /// for (id, other) in [("bus", "arrets"), ("arrets", "bus")] {
    ///     let mut action = Action::new(id.parse()?, id.parse()?);
    ///     action.links.push(Link::new(LinkKind::BlockedBy, other.parse()?));
    ///     parts.actions.push(action);
    /// }
    /// let findings: Vec<String> = Plan::new(parts)?.findings().iter().map(ToString::to_string).collect();
    /// assert_eq!(findings, [
    ///     "action `arrets` reaches no stake",
    ///     "action `bus` reaches no stake",
    ///     "actions wait in a circle: `arrets` → `bus` → `arrets`",
    /// ]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn findings(&self) -> Vec<PlanFinding> {
        let paths = self.paths().findings().into_iter().map(PlanFinding::Path);
        paths.chain(self.waiting_circles()).chain(self.done_too_soon()).collect()
    }

    fn waiting_circles(&self) -> Vec<PlanFinding> {
        let mut ids: Vec<&Slug> = self.actions().iter().map(|action| &action.id).collect();
        ids.sort();
        let number = |id: &Slug| ids.binary_search(&id).ok();
        let pairs = self.actions().iter().flat_map(|action| {
            let waits = action.links.iter().filter(|link| link.kind.waits());
            waits.filter_map(|link| Some((number(&action.id)?, number(&link.to)?)))
        });
        let circles = Arrows::new(ids.len(), pairs).cycles();
        let named = |circle: Vec<usize>| circle.iter().filter_map(|at| ids.get(*at)).map(|id| (*id).clone()).collect();
        circles.into_iter().map(|circle| PlanFinding::WaitingCircle { actions: named(circle) }).collect()
    }

    fn done_too_soon(&self) -> Vec<PlanFinding> {
        let done = |id: &Slug| self.action(id).and_then(super::Action::state) == Some(super::ActionState::Done);
        let mut found: Vec<PlanFinding> = Vec::new();
        for action in self.actions().iter().filter(|action| done(&action.id)) {
            let waits = action.links.iter().filter(|link| link.kind.waits() && !done(&link.to));
            found.extend(
                waits.map(|link| PlanFinding::DoneTooSoon { action: action.id.clone(), before: link.to.clone() }),
            );
        }
        found.sort();
        found.dedup();
        found
    }
}
