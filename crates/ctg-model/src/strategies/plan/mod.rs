//! Plans of action and their parts.

mod actions;
mod indicators;
mod money;
mod paths;
mod plans;
mod words;

pub use actions::{action, calendar, history};
pub use indicators::{goal, indicator, interval, measured};
pub use money::{amounts, budget_line, funding};
pub use paths::{acyclic_paths, edge, node, paths_of_change};
pub use plans::plan;
pub use words::{
    access, action_link, action_state, budget_nature, criterion, declared_late, indicator_kind, link_kind, node_kind,
    participation, participation_level, priority, progress, prose, reach, repetition, score, sheet_step, weight,
};
