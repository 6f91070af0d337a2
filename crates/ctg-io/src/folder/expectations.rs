//! `expectations.csv`: what the figures and the dates should satisfy.

use ctg_model::claim::{Expectation, ExpectationRule};
use ctg_model::{Diagnosis, Slug};

use super::report::{Misfit, Report};
use super::{Folder, cells};
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

fn read_row(row: &mut Row<'_>) -> Option<Expectation> {
    let id = row.checked("id");
    let rule = rule(row);
    Some(Expectation {
        id: id?,
        rule: rule?,
        reference: row.text("reference").to_owned(),
        note: row.text("note").to_owned(),
    })
}

fn rule(row: &mut Row<'_>) -> Option<ExpectationRule> {
    let left: Option<Slug> = row.checked("left");
    if row.text("rule") == "ratio" {
        return ratio(row, left);
    }
    row.empty("low", format_args!("only a ratio has bounds"));
    row.empty("high", format_args!("only a ratio has bounds"));
    if row.text("rule") == "sum" {
        let parts = parts(row);
        return Some(ExpectationRule::Sum { total: left?, parts: parts? });
    }
    let right = row.checked("right");
    match row.text("rule") {
        "subset" => Some(ExpectationRule::Subset { part: left?, whole: right? }),
        "equal" => Some(ExpectationRule::Equal { left: left?, right: right? }),
        "persons-per" => Some(ExpectationRule::PersonsPer { share: left?, units: right? }),
        "order" => Some(ExpectationRule::Order { first: left?, then: right? }),
        _ => row.expected("rule", "subset, equal, sum, ratio, persons-per or order"),
    }
}

fn ratio(row: &mut Row<'_>, numerator: Option<Slug>) -> Option<ExpectationRule> {
    let denominator = row.checked("right");
    let (low, high) = (cells::decimal(row, "low"), cells::decimal(row, "high"));
    if let (Some(low), Some(high)) = (low.flatten(), high.flatten()) {
        if low > high {
            return row.expected("high", format_args!("{low} or more, since that is `low`"));
        }
    }
    Some(ExpectationRule::Ratio { numerator: numerator?, denominator: denominator?, low: low?, high: high? })
}

fn parts(row: &mut Row<'_>) -> Option<Vec<Slug>> {
    let parts: Result<Vec<Slug>, _> = row.text("right").split('+').map(str::parse).collect();
    match parts {
        Ok(parts) => Some(parts),
        Err(error) => row.refuse("right", error),
    }
}
