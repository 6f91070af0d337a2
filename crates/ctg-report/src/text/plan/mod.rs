//! A plan of action as French text.

mod actions;
mod numbers;
mod paths;

use crate::plan::PlanReport;
use crate::words_plan as words;

use super::section;

/// Rows whose cells are cut into lines where they are wider than their column may be.
fn wrapped(rows: impl IntoIterator<Item = Vec<String>>, widths: &[usize]) -> Vec<Vec<String>> {
    let cut = |row: Vec<String>| {
        let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        (0..height).map(move |at| cells.iter().map(|cell| cell.get(at).cloned().unwrap_or_default()).collect())
    };
    rows.into_iter().flat_map(|row| cut(row).collect::<Vec<_>>()).collect()
}

fn lines(cell: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(cell, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// A plan as French text for a screen of 100 columns: stakes, paths and findings, actions ranked with their sensitivity, budgets by year and
/// funder, evaluation.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Plan, PlanParts};
/// let plan = Plan::new(PlanParts::new("Plan d'action".parse()?))?;
/// let text = ctg_report::plan_text(&ctg_report::PlanReport::new(&plan, "2026-01-31".parse()?));
/// assert!(text.starts_with("PLAN D'ACTION\n═════════════\nAu 31/01/2026\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan_text(report: &PlanReport<'_>) -> String {
    let sections = [
        (words::STAKES, paths::stakes(report)),
        (words::PATHS, paths::trees(report)),
        (words::FINDINGS, paths::findings(report)),
        (words::ACTIONS, actions::actions(report)),
        (words::RANKING, actions::ranking(report)),
        (words::BUDGET, numbers::budget(report)),
        (words::EVALUATION, numbers::evaluation(report)),
    ];
    let heading = report.plan.title().as_str().to_uppercase();
    let line = "═".repeat(heading.chars().count().min(crate::table::WIDTH));
    let body = sections.iter().enumerate().map(|(index, (heading, body))| section(index + 1, heading, body));
    format!("{heading}\n{line}\n{}\n{}", words::on(report.on), body.collect::<String>())
}
