//! Budgets and evaluation.

use ctg_model::Decimal;
use ctg_model::observation::Observation;
use ctg_model::plan::{Amounts, Goal, Indicator};
use ctg_stats::Evaluation;

use crate::number::{NARROW_SPACE, decimal, euros, rounded};
use crate::plan::PlanReport;
use crate::table::{Align, paragraph, table};
use crate::words_plan as words;

use super::wrapped;

pub(super) fn budget(report: &PlanReport<'_>) -> String {
    if report.by_year.is_empty() {
        return paragraph(words::NO_BUDGET, 2, 0);
    }
    let years = report
        .by_year
        .iter()
        .map(|(year, amounts)| (year.map_or_else(|| words::SPREAD.to_owned(), |year| year.to_string()), *amounts));
    let funders = report
        .by_funder
        .iter()
        .map(|(funder, amounts)| (funder.map_or_else(|| words::UNFUNDED.to_owned(), ToString::to_string), *amounts));
    let total = || std::iter::once((words::TOTAL.to_owned(), report.total));
    amounts_table(words::YEAR_COLUMNS, years.chain(total()))
        + "\n"
        + &amounts_table(words::FUNDER_COLUMNS, funders.chain(total()))
}

fn amounts_table(header: [&str; 3], rows: impl Iterator<Item = (String, Amounts)>) -> String {
    let money = |amount: Option<ctg_model::Cents>| amount.map_or_else(|| "–".to_owned(), euros);
    let rows = rows.map(|(name, amounts)| vec![name, money(amounts.planned), money(amounts.real)]);
    let header = header.map(str::to_owned).to_vec();
    table(2, &[Align::Left, Align::Right, Align::Right], &std::iter::once(header).chain(rows).collect::<Vec<_>>())
}

pub(super) fn evaluation(report: &PlanReport<'_>) -> String {
    let found = report.indicators.iter().filter_map(|(id, found)| Some((report.plan.indicator(id)?, found)));
    let rows: Vec<Vec<String>> = found.map(|(indicator, found)| row(indicator, found)).collect();
    if rows.is_empty() {
        return paragraph(words::NOTHING, 2, 0);
    }
    let header = words::EVALUATION_COLUMNS.map(str::to_owned).to_vec();
    let align = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Right, Align::Left];
    table(2, &align, &wrapped(std::iter::once(header).chain(rows), &[26, 8, 14, 8, 16, 22]))
}

fn row(indicator: &Indicator, found: &Evaluation) -> Vec<String> {
    let measured = indicator.measures().iter().find(|measure| Some(measure.date()) == found.measured);
    let measure = measured.map_or_else(dash, |measure| match measure.interval() {
        Some(between) => {
            format!("{} ({} à {})", value(measure.value()), decimal(between.low()), decimal(between.high()))
        }
        None => value(measure.value()),
    });
    let progress = found.progress.map_or_else(|_| dash(), |progress| percent(progress.point.value()));
    let expected = found.expected.map(|expected| format!(" / {}", percent(expected.value()))).unwrap_or_default();
    vec![
        indicator.label().to_string(),
        value(indicator.baseline()),
        measure,
        target(indicator.goal()),
        progress + &expected,
        words::verdict(found.verdict),
    ]
}

fn target(goal: &Goal) -> String {
    match goal {
        Goal::Increase(target) => format!("↗ {}", value(target)),
        Goal::Decrease(target) => format!("↘ {}", value(target)),
        Goal::KeepWithin(band) => format!("{} à {}", decimal(band.low()), decimal(band.high())),
        Goal::NotStated(_) => dash(),
    }
}

fn value(seen: &Observation<Decimal>) -> String {
    seen.value().map_or_else(dash, |value| decimal(*value))
}

fn percent(part: f64) -> String {
    format!("{}{NARROW_SPACE}%", rounded(100.0 * part, 0))
}

fn dash() -> String {
    "–".to_owned()
}
