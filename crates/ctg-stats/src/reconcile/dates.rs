//! Dates in the order that one expects, and stakes that can be evaluated.

use ctg_model::claim::ExpectationRule;
use ctg_model::{Diagnosis, Documented, Slug, Statement, StatementKind, TimelineEntry};

use super::finding::{Check, Finding, Severity};

pub(super) fn findings(diagnosis: &Diagnosis) -> Vec<Finding> {
    let orders = diagnosis.expectations().iter().filter_map(|expectation| match &expectation.rule {
        ExpectationRule::Order { first, then } => order(diagnosis, &expectation.id, first, then),
        _ => None,
    });
    let stakes = diagnosis.statements().iter().filter(|statement| statement.kind == StatementKind::Stake);
    orders.chain(stakes.map(without_baseline)).collect()
}

fn order(diagnosis: &Diagnosis, id: &Slug, first: &Slug, then: &Slug) -> Option<Finding> {
    let date = |id: &Slug| diagnosis.timeline().iter().find(|entry| entry.item.id() == id);
    let (first, then): (&Documented<TimelineEntry>, _) = (date(first)?, date(then)?);
    let finding = super::claims::order(id.as_str(), &first.item, &then.item);
    Some(
        [first, then].into_iter().fold(finding, |finding, entry| finding.about(entry.item.id(), &entry.evidence.quote)),
    )
}

/// A stake in words has neither baseline nor target: it cannot be evaluated, and that is worth knowing.
fn without_baseline(stake: &Statement) -> Finding {
    let check = Check::NoBaseline { title: stake.title.value().cloned() };
    Finding::new(stake.id.as_str(), Severity::Info, check).about(&stake.id, &stake.evidence.quote)
}
