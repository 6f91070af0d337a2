//! `expectations.csv`: what the figures and the dates should satisfy.

use ctg_model::claim::{Expectation, ExpectationRule};
use ctg_model::{Diagnosis, Slug};

use super::report::{Misfit, Report};
use super::{Folder, cells};
use crate::set_aside::Told;
use crate::table::{Layout, Placed, Row, needed};

pub(super) const FILE: &str = "expectations.csv";

pub(super) const LAYOUT: Layout = Layout::commas(
    "id",
    &[
        needed("id"),
        needed("rule"),
        needed("left"),
        needed("right"),
        needed("low"),
        needed("high"),
        needed("reference"),
        needed("note"),
    ],
);

pub(super) fn read(folder: &Folder, report: &mut Report) -> Vec<Placed<Expectation>> {
    report.table(folder, FILE, &LAYOUT, read_row)
}

pub(super) fn add(rows: Vec<Placed<Expectation>>, diagnosis: &mut Diagnosis, report: &mut Report) {
    report.add(FILE, rows, |expectation| add_one(expectation, diagnosis));
}

/// An unknown figure or date stands at the left if it is the first that the rule speaks of.
fn add_one(expectation: Expectation, diagnosis: &mut Diagnosis) -> Result<(), Misfit> {
    let left = expectation.rule.ids().next().cloned();
    diagnosis.add_expectation(expectation).map_err(|error| {
        let is_left = left.as_ref().map(Slug::as_str) == error.text();
        let column = match error.what() {
            Some("identifier") => "id",
            _ if is_left => "left",
            _ => "right",
        };
        (Some(column), error)
    })
}

fn read_row(row: &mut Row<'_>) -> Result<Expectation, Told> {
    let id = row.checked("id");
    let rule = rule(row);
    Ok(Expectation {
        id: id?,
        rule: rule?,
        reference: row.text("reference").to_owned(),
        note: row.text("note").to_owned(),
    })
}

fn rule(row: &mut Row<'_>) -> Result<ExpectationRule, Told> {
    let left = row.checked("left");
    match row.text("rule") {
        "ratio" => ratio(row, left),
        "sum" => sum(row, left),
        _ => pair(row, left),
    }
}

fn pair(row: &mut Row<'_>, left: Result<Slug, Told>) -> Result<ExpectationRule, Told> {
    let right = row.checked("right");
    no_bounds(row)?;
    match row.text("rule") {
        "subset" => Ok(ExpectationRule::Subset { part: left?, whole: right? }),
        "equal" => Ok(ExpectationRule::Equal { left: left?, right: right? }),
        "persons-per" => Ok(ExpectationRule::PersonsPer { share: left?, units: right? }),
        "order" => Ok(ExpectationRule::Order { first: left?, then: right? }),
        _ => row.expected("rule", "subset, equal, sum, ratio, persons-per or order"),
    }
}

fn sum(row: &mut Row<'_>, total: Result<Slug, Told>) -> Result<ExpectationRule, Told> {
    let parts: Result<Vec<Slug>, _> = row.text("right").split('+').map(str::parse).collect();
    no_bounds(row)?;
    match parts {
        Ok(parts) => Ok(ExpectationRule::Sum { total: total?, parts }),
        Err(error) => row.refuse("right", error),
    }
}

fn no_bounds(row: &mut Row<'_>) -> Result<(), Told> {
    let low = row.empty("low", "only a ratio has bounds");
    let high = row.empty("high", "only a ratio has bounds");
    low.and(high)
}

fn ratio(row: &mut Row<'_>, numerator: Result<Slug, Told>) -> Result<ExpectationRule, Told> {
    let denominator = row.checked("right");
    let (low, high) = (cells::optional_number(row, "low"), cells::optional_number(row, "high"));
    let (low, high) = (low?, high?);
    match low.zip(high) {
        Some((low, high)) if low > high => row.expected("high", format_args!("{low} or more, since that is `low`")),
        _ => Ok(ExpectationRule::Ratio { numerator: numerator?, denominator: denominator?, low, high }),
    }
}
