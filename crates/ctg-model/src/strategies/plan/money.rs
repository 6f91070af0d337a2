//! Budgets.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::Strategy;

use super::budget_nature;
use crate::Cents;
use crate::plan::{Amounts, BudgetLine, Funding};
use crate::strategies::{cents, label, vintage};

/// What is planned and what was spent.
///
/// ```
/// use ctg_model::{plan::Amounts, strategies::amounts};
/// use proptest::prelude::*;
/// proptest!(|(amounts in amounts())| {
///     prop_assert_eq!(amounts.plus(Amounts::default()), amounts);
/// });
/// ```
pub fn amounts() -> impl Strategy<Value = Amounts> {
    (option::of(cents()), option::of(cents())).prop_map(|(planned, real)| Amounts { planned, real })
}

/// What a funder brings.
///
/// ```
/// use ctg_model::strategies::funding;
/// use proptest::prelude::*;
/// proptest!(|(funding in funding())| {
///     prop_assert!(!funding.funder.as_str().is_empty());
/// });
/// ```
pub fn funding() -> impl Strategy<Value = Funding> {
    (label(), amounts()).prop_map(|(funder, amounts)| Funding { funder, amounts })
}

/// A line of a budget: without funders, or with up to four that add up to it.
///
/// ```
/// use ctg_model::{plan::by_funder, strategies::budget_line};
/// use proptest::prelude::*;
/// proptest!(|(line in budget_line())| {
///     prop_assert!(line.funders().len() <= 4 && by_funder([&line]).len() <= 5);
/// });
/// ```
pub fn budget_line() -> impl Strategy<Value = BudgetLine> {
    // Four amounts of a tenth of the largest add up to less than it.
    let small = || option::of((0_u64..=Cents::MOST / 10).prop_filter_map("more than the largest amount", Cents::new));
    let brought = vec((label(), small(), small()), 0..=4);
    let head = (label(), option::of(budget_nature()), option::of(vintage()), amounts());
    (head, brought).prop_filter_map("funders that do not add up", |((label, nature, year, own), brought)| {
        let mut funders: Vec<Funding> = Vec::new();
        for (funder, planned, real) in brought {
            if funders.iter().all(|other| other.funder != funder) {
                funders.push(Funding::new(funder, Amounts { planned, real }));
            }
        }
        let sum = funders.iter().fold(Amounts::default(), |sum, funding| sum.plus(funding.amounts));
        let amounts = Amounts { planned: sum.planned.or(own.planned), real: sum.real.or(own.real) };
        let line = BudgetLine::new(label, year, amounts, funders).ok()?;
        Some(match nature {
            Some(nature) => line.with_nature(nature),
            None => line,
        })
    })
}
