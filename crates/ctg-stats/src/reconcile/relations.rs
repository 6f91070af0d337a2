//! What figures should satisfy together.

use std::cmp::Ordering;

use ctg_model::claim::{AgeClaim, Claim, Expectation, ExpectationRule, Subject};
use ctg_model::{Decimal, Diagnosis, Slug};

use super::finding::{Check, Expected, Finding, Severity};
use super::{Range, Ratio, ages, population};

pub(super) fn findings(diagnosis: &Diagnosis) -> Vec<Finding> {
    diagnosis.expectations().iter().filter_map(|expectation| of(diagnosis, expectation)).collect()
}

fn of(diagnosis: &Diagnosis, expectation: &Expectation) -> Option<Finding> {
    let value = |id: &Slug| Figure::of(diagnosis, id).and_then(Figure::best);
    let id = expectation.id.as_str();
    let finding = match &expectation.rule {
        ExpectationRule::Subset { part, whole } => subset(id, value(part)?, value(whole)?),
        ExpectationRule::Equal { left, right } => equal(id, value(left)?, value(right)?),
        ExpectationRule::Sum { total, parts } => sum(diagnosis, id, total, parts)?,
        ExpectationRule::Ratio { numerator, denominator, low, high } => {
            ratio(id, Ratio::new(value(numerator)?, value(denominator)?)?, *low, *high)
        }
        ExpectationRule::PersonsPer { share, units } => persons_per(diagnosis, id, share, value(units)?)?,
        _ => return None,
    };
    let figures = expectation.rule.ids().filter_map(|id| Figure::of(diagnosis, id));
    Some(figures.fold(finding, |finding, figure| finding.about(figure.id(), figure.quote())))
}

/// A printed figure or a printed age share.
#[derive(Clone, Copy)]
pub(super) enum Figure<'a> {
    Claim(&'a Claim),
    Age(&'a AgeClaim),
}

impl<'a> Figure<'a> {
    fn of(diagnosis: &'a Diagnosis, id: &Slug) -> Option<Self> {
        let claim = diagnosis.claims().iter().find(|claim| claim.id == *id).map(Figure::Claim);
        claim.or_else(|| diagnosis.ages().iter().find(|claim| claim.id == *id).map(Figure::Age))
    }

    fn id(self) -> &'a Slug {
        match self {
            Self::Claim(claim) => &claim.id,
            Self::Age(claim) => &claim.id,
        }
    }

    fn quote(self) -> &'a str {
        match self {
            Self::Claim(claim) => &claim.evidence.quote,
            Self::Age(claim) => &claim.evidence.quote,
        }
    }

    fn printed(self) -> Option<Decimal> {
        match self {
            Self::Claim(claim) => claim.printed,
            Self::Age(claim) => claim.printed,
        }
    }

    /// The printed number where it can be one, else the kept one: a printed 1.3 establishments is no divisor.
    fn best(self) -> Option<Decimal> {
        match self {
            Self::Claim(claim) if claim.unit.is_count() && claim.printed_count().is_none() => {
                claim.kept.value().copied()
            }
            _ => self.printed(),
        }
    }

    /// What the printed number can stand for: shares are rounded, counts are not.
    fn range(self) -> Option<Range> {
        match self {
            Self::Claim(claim) if claim.unit.is_count() => self.best().map(Range::exactly),
            _ => self.printed().map(Range::of_printed),
        }
    }
}

fn verdict(holds: bool) -> Severity {
    if holds { Severity::Ok } else { Severity::Error }
}

fn subset(id: &str, part: Decimal, whole: Decimal) -> Finding {
    let holds = part <= whole || part.same_value(whole);
    Finding::new(id, verdict(holds), Check::Subset).observed(Some(part)).expected(Some(Expected::AtMost(whole)))
}

fn equal(id: &str, left: Decimal, right: Decimal) -> Finding {
    let finding = Finding::new(id, verdict(left.same_value(right)), Check::Equal);
    finding.observed(Some(left)).expected(Some(Expected::Value(right)))
}

fn ratio(id: &str, quotient: Ratio, low: Option<Decimal>, high: Option<Decimal>) -> Finding {
    let beyond = |bound: Option<Decimal>, wrong| bound.and_then(|bound| quotient.compare(bound)) == Some(wrong);
    let out_of_bounds = beyond(low, Ordering::Less) || beyond(high, Ordering::Greater);
    let severity = if out_of_bounds { Severity::Error } else { Severity::Info };
    let bounds = Expected::Quotient { low: low.map(Ratio::from), high: high.map(Ratio::from) };
    let told = (low.is_some() || high.is_some()).then_some(bounds);
    Finding::new(id, severity, Check::Ratio).observed(Some(quotient)).expected(told)
}

/// The printed share of the population, in persons, divided among units: told, not judged.
fn persons_per(diagnosis: &Diagnosis, id: &str, share: &Slug, units: Decimal) -> Option<Finding> {
    let figure = Figure::of(diagnosis, share)?;
    let hundredfold = units.checked_mul(Decimal::new(100, 0)?)?;
    let population = population::computed(diagnosis, &Subject::Territory)?;
    let per_unit = |percent: Decimal| Ratio::new(percent.checked_mul(population)?, hundredfold);
    let range = figure.range()?;
    let bounds = Expected::Quotient { low: per_unit(range.low()), high: per_unit(range.high()) };
    Some(
        Finding::new(id, Severity::Info, Check::PersonsPer)
            .observed(per_unit(figure.printed()?))
            .expected(Some(bounds)),
    )
}

/// A sum of shares or counts; with one part lost, what the sum makes of it.
fn sum(diagnosis: &Diagnosis, id: &str, total: &Slug, parts: &[Slug]) -> Option<Finding> {
    let whole = Figure::of(diagnosis, total)?;
    let figures: Vec<Figure<'_>> = parts.iter().filter_map(|part| Figure::of(diagnosis, part)).collect();
    let known = Range::sum(figures.iter().filter_map(|figure| figure.range()))?;
    let lost: Vec<&Figure<'_>> = figures.iter().filter(|figure| figure.range().is_none()).collect();
    let finding = |severity, lost_part| Finding::new(id, severity, Check::Sum { lost_part }).observed(whole.printed());
    match lost.as_slice() {
        [] => Some(finding(verdict(known.and(whole.range()?).is_some()), None).expected(Some(Expected::Within(known)))),
        [part] => {
            let by_sum = whole.range()?.minus(known)?;
            let agrees = match part {
                Figure::Age(_) => ages::by_closure(diagnosis).is_none_or(|closure| closure.and(by_sum).is_some()),
                Figure::Claim(_) => true,
            };
            Some(finding(verdict(agrees), Some(by_sum)))
        }
        _ => Some(finding(Severity::Info, None)),
    }
}

/// What sums that include a lost age band make of its share.
pub(super) fn age_share_by_sum(diagnosis: &Diagnosis, age: &AgeClaim) -> Option<Range> {
    let ranges = diagnosis.expectations().iter().filter_map(|expectation| match &expectation.rule {
        ExpectationRule::Sum { total, parts } if parts.contains(&age.id) => {
            let others = parts.iter().filter(|part| **part != age.id).map(|part| Figure::of(diagnosis, part)?.range());
            let known = Range::sum(others.collect::<Option<Vec<Range>>>()?)?;
            Figure::of(diagnosis, total)?.range()?.minus(known)
        }
        _ => None,
    });
    ranges.reduce(|one, other| one.and(other).unwrap_or(one))
}
