//! The plan of a convention (*plan d'action*): stakes, paths of change, action sheets, criteria, indicators.
//!
//! | French | here |
//! | --- | --- |
//! | *enjeu*, *changement souhaité*, *étape*, *réalisation*, *résultat*, *impact* | [`NodeKind`] |
//! | *chemins du changement*, *théorie du changement* | [`PathsOfChange`] |
//! | *fiche action* | [`Action`] |
//! | *avancement*, *statut* | [`ActionState`], [`History`] |
//! | *financeur*, *cofinancement* | [`BudgetLine`], [`Funding`] |
//! | *critère*, *pondération*, *note* | [`Criterion`], [`Weight`], [`Score`] |
//! | *valeur de référence*, *cible*, *échéance* | [`Indicator`], [`Goal`] |
//!
//! Ranking and evaluation are computed by `ctg-stats`; files are read and written by `ctg-io`.

mod action;
mod budget;
mod calendar;
mod criterion;
mod document;
mod fault;
mod finding;
mod goal;
mod indicator;
mod node;
mod path_finding;
mod paths;
mod paths_error;
mod place;
mod prose;
mod reach;
mod state;
mod walk;

pub use action::{
    Access, Action, DeclaredLate, Link, LinkKind, Participation, ParticipationLevel, Priority, Progress, SheetStep,
};
pub use budget::{Amounts, BudgetError, BudgetLine, BudgetNature, Funding, by_funder, by_year, total};
pub use calendar::{Calendar, CalendarError, Lateness, Repetition};
pub use criterion::{Criterion, CriterionError, Score, Weight};
pub use document::{Plan, PlanFormat, PlanParts};
pub use fault::{PlanError, PlanFault};
pub use finding::PlanFinding;
pub use goal::{Goal, Interval, Measured};
pub use indicator::{Indicator, IndicatorError, IndicatorKind};
pub use node::{Node, NodeError, NodeKind};
pub use path_finding::PathFinding;
pub use paths::{Edge, PathsOfChange};
pub use paths_error::{PathFault, PathsError};
pub use place::PlanPlace;
pub use prose::{Prose, ProseError};
pub use reach::{Reach, ReachError};
pub use state::{ActionState, History, Move, MoveError};
