//! Actions and their ranking.

use ctg_model::Slug;
use ctg_model::plan::DeclaredLate;

use crate::number::rounded;
use crate::plan::PlanReport;
use crate::table::{Align, paragraph, table};
use crate::words_plan as words;

use super::wrapped;

pub(super) fn actions(report: &PlanReport<'_>) -> String {
    let rows = report.plan.actions().iter().zip(&report.lateness).map(|(action, (_, lateness))| {
        let declared = action.declared_late == Some(DeclaredLate::Yes) && !lateness.is_late();
        vec![
            action.number.as_ref().map(ToString::to_string).unwrap_or_default(),
            action.title.to_string(),
            action.state().map(words::state).unwrap_or_default().to_owned(),
            if declared { words::DECLARED_LATE.to_owned() } else { words::lateness(*lateness) },
            action.pilots.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return paragraph(words::NOTHING, 2, 0);
    }
    let header = words::ACTION_COLUMNS.map(str::to_owned).to_vec();
    table(2, &[Align::Left; 5], &wrapped(std::iter::once(header).chain(rows), &[7, 36, 10, 18, 19]))
}

pub(super) fn ranking(report: &PlanReport<'_>) -> String {
    let title = |id: &Slug| report.plan.action(id).map_or_else(|| id.to_string(), |action| action.title.to_string());
    let label = |id: &Slug| criterion_label(report, id);
    let ranking = &report.ranking;
    if report.plan.criteria().is_empty() || report.plan.actions().is_empty() {
        return paragraph(words::NOTHING, 2, 0);
    }
    let criteria = report.plan.criteria().iter();
    let criteria = criteria.map(|one| words::criterion(one.label.as_str(), &one.weight.to_string()));
    let mut text = paragraph(&format!("{}.", criteria.collect::<Vec<_>>().join(", ")), 2, 2);
    let rows = ranking.ranked().iter().map(|one| {
        let interval =
            if one.best == one.worst { one.rank.to_string() } else { format!("{} à {}", one.best, one.worst) };
        vec![one.rank.to_string(), title(&one.action), rounded(one.total.value(), 2), interval]
    });
    let header = words::RANK_COLUMNS.map(str::to_owned).to_vec();
    let align = [Align::Right, Align::Left, Align::Right, Align::Right];
    text += &table(2, &align, &wrapped(std::iter::once(header).chain(rows), &[4, 60, 8, 13]));
    for one in ranking.unranked() {
        let missing: Vec<String> = one.missing.iter().map(label).collect();
        text += &paragraph(&words::unranked(&title(&one.action), &missing), 2, 2);
    }
    text + &sensitivity(report, title)
}

fn sensitivity(report: &PlanReport<'_>, title: impl Fn(&Slug) -> String) -> String {
    let moved: Vec<String> = report
        .ranking
        .sensitivity()
        .iter()
        .filter(|one| !one.moves.is_empty())
        .map(|one| {
            let moves = one.moves.iter().map(|pair| words::shift(&title(&pair.above), &title(&pair.below), pair.shift));
            let change = words::change(&criterion_label(report, &one.criterion), one.change);
            paragraph(&format!("{change} : {}.", moves.collect::<Vec<_>>().join(" ; ")), 2, 2)
        })
        .collect();
    if moved.is_empty() { paragraph(words::STABLE, 2, 0) } else { moved.concat() }
}

fn criterion_label(report: &PlanReport<'_>, id: &Slug) -> String {
    let found = report.plan.criteria().iter().find(|criterion| criterion.id == *id);
    found.map_or_else(|| id.to_string(), |criterion| criterion.label.to_string())
}
