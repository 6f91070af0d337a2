//! A plan of rows.

use std::collections::BTreeMap;

use ctg_model::observation::Absence;
use ctg_model::plan::{
    Action, ActionState, Amounts, BudgetLine, Calendar, DeclaredLate, Goal, History, Indicator, IndicatorKind, Link,
    LinkKind, Plan, PlanParts, Prose,
};
use ctg_model::{Label, Slug};

use super::{ACTIONS, ActionRow, Advancement, BUDGET, END, INDICATORS, TITLE, read_placed};
use crate::folder::Unreadable;
use crate::set_aside::shown;
use crate::{Read, SetAside};

/// Reads a table of actions as a plan without paths: one action sheet a row.
///
/// Actions are called `action-1`, `action-2` … in the order of the rows. *Actions liées* are found by the title or the number of their row,
/// *Indicateurs liés* become indicators without goal, and *Budget global* a budget line without year. In a cell that may hold several, line breaks part
/// them; where there are none, semicolons and vertical bars do. *En retard* is taken as an action that is under way and declared late.
///
/// What cannot be taken is set aside with its place: a row without title, an end before the start, a linked action that no row has.
///
/// # Errors
/// None of the columns of such a table.
///
/// # Examples
/// ```
/// let text = "Titre;Structure pilote;Actions liées\nBus;CARO | Caf 17;Guide\nGuide;;\n";
/// let read = ctg_io::actions::plan_of_rows("actions.csv", "Plan".parse()?, text.as_bytes())?;
/// let bus = &read.value().actions()[0];
/// assert_eq!((bus.pilots.len(), bus.links[0].to.as_str()), (2, "action-2"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan_of_rows(file: &str, title: Label, bytes: &[u8]) -> Result<Read<Plan>, Unreadable> {
    let (rows, mut set_aside) = read_placed(file, bytes).into_parts();
    if rows.is_empty() && set_aside.iter().any(|told| told.severity().is_loss()) {
        return Err(Unreadable::new(set_aside));
    }
    let mut sheets = Sheets::new(file, title, &rows);
    for (number, (line, row)) in rows.iter().enumerate() {
        sheets.add(number + 1, *line, row);
    }
    set_aside.append(&mut sheets.set_aside);
    set_aside.sort_by_key(SetAside::line);
    match Plan::new(sheets.parts) {
        Ok(plan) => Ok(Read::new(plan, set_aside)),
        Err(error) => Err(Unreadable::new(vec![SetAside::new(file, error)])),
    }
}

struct Sheets<'t> {
    file: &'t str,
    /// Numbers and titles of rows, each with the identifier of the first action that has it.
    named: BTreeMap<&'t str, Slug>,
    indicators: BTreeMap<Label, Slug>,
    parts: PlanParts,
    set_aside: Vec<SetAside>,
}

impl<'t> Sheets<'t> {
    fn new(file: &'t str, title: Label, rows: &'t [(u64, ActionRow)]) -> Self {
        let mut named: BTreeMap<&str, Slug> = BTreeMap::new();
        let titled = rows.iter().enumerate().filter(|(_, (_, row))| row.title.is_some());
        for (at, (_, row)) in titled {
            for name in [&row.title, &row.number].into_iter().flatten() {
                if let Some(id) = numbered("action", at + 1) {
                    named.entry(name.as_str()).or_insert(id);
                }
            }
        }
        Self { file, named, indicators: BTreeMap::new(), parts: PlanParts::new(title), set_aside: Vec::new() }
    }

    fn refuse(&mut self, line: u64, column: &str, text: &str, problem: impl std::fmt::Display) {
        let told = SetAside::new(self.file, problem).at_line(line).in_column(column).with_text(text);
        self.set_aside.push(told);
    }

    fn add(&mut self, number: usize, line: u64, row: &ActionRow) {
        let Some((id, title)) = numbered("action", number).zip(row.title.clone()) else {
            return self.refuse(line, TITLE, "", "found nothing, expected the title of the action");
        };
        let mut action = Action::new(id, title);
        action.number.clone_from(&row.number);
        action.axis.clone_from(&row.axis);
        action.objective.clone_from(&row.objective);
        action.description.clone_from(&row.description);
        (action.history, action.declared_late) = state(row);
        action.pilots = names(row.pilots.as_ref());
        action.referents = names(row.referents.as_ref());
        action.elected_referents = names(row.elected_referents.as_ref());
        action.partners = names(row.partners.as_ref());
        action.calendar = self.calendar(line, row);
        action.budget = self.budget(line, row);
        action.links = self.links(line, row);
        action.indicators = self.indicators(line, row);
        self.parts.actions.push(action);
    }

    fn calendar(&mut self, line: u64, row: &ActionRow) -> Calendar {
        Calendar::new(row.start, row.end).unwrap_or_else(|error| {
            self.refuse(line, END, &row.end.map(|end| end.to_string()).unwrap_or_default(), error);
            Calendar::new(row.start, None).unwrap_or_default()
        })
    }

    fn budget(&mut self, line: u64, row: &ActionRow) -> Vec<BudgetLine> {
        let Some(planned) = row.budget else { return Vec::new() };
        let label = BUDGET.parse().map_err(|error: ctg_model::LabelError| error.to_string());
        let amounts = Amounts { planned: Some(planned), real: None };
        let built = label
            .and_then(|label| BudgetLine::new(label, None, amounts, Vec::new()).map_err(|error| error.to_string()));
        match built {
            Ok(budget) => vec![budget],
            Err(error) => {
                self.refuse(line, BUDGET, &planned.to_string(), error);
                Vec::new()
            }
        }
    }

    fn links(&mut self, line: u64, row: &ActionRow) -> Vec<Link> {
        let mut links = Vec::new();
        for name in names(row.actions.as_ref()) {
            if let Some(id) = self.named.get(name.as_str()) {
                links.push(Link::new(LinkKind::Related, id.clone()));
                continue;
            }
            let problem = format!("found {}, expected the title or the number of a row", shown(name.as_str()));
            self.refuse(line, ACTIONS, name.as_str(), problem);
        }
        links
    }

    fn indicators(&mut self, line: u64, row: &ActionRow) -> Vec<Slug> {
        let mut ids = Vec::new();
        for name in names(row.indicators.as_ref()) {
            let next = numbered("indicateur", self.indicators.len() + 1);
            let known = self.indicators.get(&name).cloned();
            let Some(id) = known.clone().or(next) else {
                self.refuse(line, INDICATORS, name.as_str(), "more indicators than can be numbered");
                continue;
            };
            if known.is_none() {
                let goal = Goal::NotStated(Absence::NotAvailable);
                self.parts.indicators.push(Indicator::new(id.clone(), name.clone(), IndicatorKind::Outcome, goal));
                self.indicators.insert(name, id.clone());
            }
            ids.push(id);
        }
        ids
    }
}

fn state(row: &ActionRow) -> (Option<History>, Option<DeclaredLate>) {
    match row.advancement {
        Some(Advancement::State(state)) => (Some(History::new(state, None)), row.late),
        Some(Advancement::Late) => (Some(History::new(ActionState::Ongoing, None)), Some(DeclaredLate::Yes)),
        None => (None, row.late),
    }
}

/// The names in a cell.
fn names(cell: Option<&Prose>) -> Vec<Label> {
    let text = cell.map(Prose::as_str).unwrap_or_default();
    let parts: Vec<&str> =
        if text.contains('\n') { text.split('\n').collect() } else { text.split([';', '|']).collect() };
    parts.into_iter().map(str::trim).filter(|name| !name.is_empty()).filter_map(|name| name.parse().ok()).collect()
}

fn numbered(stem: &str, number: usize) -> Option<Slug> {
    format!("{stem}-{number}").parse().ok()
}
