//! Rows of a plan.

use chrono::NaiveDate;
use ctg_model::Label;
use ctg_model::plan::{Action, DeclaredLate, Indicator, Lateness, Plan, Prose};

use super::{ActionRow, Advancement};

/// The rows of a plan, action by action, as they stand on a day.
///
/// An action is late where its calendar or what was declared says so. Several pilots,
/// partners, actions or indicators stand on lines of their own in their cell. Of the budget, the sum of what is planned is told. What the columns do
/// not have (scores, steps, funders, history …) is told by the JSON of the plan alone.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Action, Plan, PlanParts};
/// let mut parts = PlanParts::new("Plan".parse()?);
/// parts.actions.push(Action::new("bus".parse()?, "Bus itinérant".parse()?));
/// let rows = ctg_io::actions::rows_of_plan(&Plan::new(parts)?, "2026-01-01".parse()?);
/// assert_eq!(rows[0].title.as_ref().map(|title| title.as_str()), Some("Bus itinérant"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rows_of_plan(plan: &Plan, on: NaiveDate) -> Vec<ActionRow> {
    plan.actions().iter().map(|action| row(plan, action, on)).collect()
}

fn row(plan: &Plan, action: &Action, on: NaiveDate) -> ActionRow {
    let linked = action.links.iter().filter_map(|link| plan.action(&link.to)).map(|other| &other.title);
    let indicators = action.indicators.iter().filter_map(|id| plan.indicator(id)).map(Indicator::label);
    ActionRow {
        number: action.number.clone(),
        title: Some(action.title.clone()),
        axis: action.axis.clone(),
        objective: action.objective.clone(),
        description: action.description.clone(),
        advancement: action.state().map(Advancement::State),
        late: late(action, on),
        pilots: lines(&action.pilots),
        referents: lines(&action.referents),
        elected_referents: lines(&action.elected_referents),
        partners: lines(&action.partners),
        budget: action.total().planned,
        start: action.calendar.start(),
        end: action.calendar.end(),
        actions: lines(linked),
        indicators: lines(indicators),
    }
}

fn late(action: &Action, on: NaiveDate) -> Option<DeclaredLate> {
    match (action.lateness(on), action.declared_late) {
        (_, Some(DeclaredLate::Yes)) => Some(DeclaredLate::Yes),
        (lateness, _) if lateness.is_late() => Some(DeclaredLate::Yes),
        (Lateness::Unknown, declared) => declared,
        _ => Some(DeclaredLate::No),
    }
}

/// Names on lines of their own; none where there are none, or more of them than a text can hold.
fn lines<'l>(names: impl IntoIterator<Item = &'l Label>) -> Option<Prose> {
    let names: Vec<&str> = names.into_iter().map(Label::as_str).collect();
    names.join("\n").parse().ok()
}
