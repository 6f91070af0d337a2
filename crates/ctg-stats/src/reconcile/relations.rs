//! What the figures of a diagnosis should satisfy together.

use ctg_model::claim::{AgeClaim, Expectation, ExpectationRule, Subject};
use ctg_model::{Decimal, Diagnosis, Slug};

use super::finding::{Check, Expected, Finding, Severity};
use super::{Claims, Figure, Range, Ratio, Rule, ages, population};

pub(super) fn findings(diagnosis: &Diagnosis) -> Vec<Finding> {
    let claims = figures(diagnosis);
    diagnosis.expectations().iter().filter_map(|expectation| of(diagnosis, &claims, expectation)).collect()
}

/// The printed figures and age shares of a diagnosis, which gives each identifier once.
fn figures(diagnosis: &Diagnosis) -> Claims {
    let printed = diagnosis.claims().iter().map(Figure::from);
    Claims::new(printed.chain(diagnosis.ages().iter().map(Figure::from)).collect()).unwrap_or_default()
}

fn of(diagnosis: &Diagnosis, claims: &Claims, expectation: &Expectation) -> Option<Finding> {
    let id = expectation.id.as_str();
    if let ExpectationRule::PersonsPer { share, units } = &expectation.rule {
        let (share, units) = (claims.figure(share)?, claims.figure(units)?);
        let finding = persons_per(diagnosis, id, share, units.best()?)?;
        return Some(
            [share, units].into_iter().fold(finding, |finding, figure| finding.about(figure.id(), figure.quote())),
        );
    }
    let rule = Rule::of_expectation(&expectation.rule)?;
    let finding = rule.finding(id, |id| claims.figure(id))?;
    Some(against_closure(diagnosis, &rule, finding))
}

/// A share that a sum makes of a lost age band must be one that 100 less the other bands leaves.
fn against_closure(diagnosis: &Diagnosis, rule: &Rule, finding: Finding) -> Finding {
    let Check::Sum { lost_part: Some(by_sum) } = finding.check else { return finding };
    let lost = |id: &Slug| diagnosis.ages().iter().any(|age| age.id == *id && age.printed.is_none());
    let agrees = ages::by_closure(diagnosis).is_none_or(|closure| closure.and(by_sum).is_some());
    let severity = if agrees || !rule.ids().any(lost) { finding.severity } else { Severity::Error };
    Finding { severity, ..finding }
}

/// The printed share of the population, in persons, divided among units: told, not judged.
fn persons_per(diagnosis: &Diagnosis, id: &str, share: &Figure, units: Decimal) -> Option<Finding> {
    let hundredfold = units.checked_mul(Decimal::new(100, 0)?)?;
    let population = population::computed(diagnosis, &Subject::Territory)?;
    let per_unit = |percent: Decimal| Ratio::new(percent.checked_mul(population)?, hundredfold);
    let range = share.range()?;
    let bounds = Expected::Quotient { low: per_unit(range.low()), high: per_unit(range.high()) };
    Some(
        Finding::new(id, Severity::Info, Check::PersonsPer).observed(per_unit(share.printed()?)).expected(Some(bounds)),
    )
}

/// What sums that include a lost age band make of its share.
pub(super) fn age_share_by_sum(diagnosis: &Diagnosis, age: &AgeClaim) -> Option<Range> {
    let claims = figures(diagnosis);
    let ranges = diagnosis.expectations().iter().filter_map(|expectation| match &expectation.rule {
        ExpectationRule::Sum { total, parts } if parts.contains(&age.id) => {
            let others = parts.iter().filter(|part| **part != age.id).map(|part| claims.figure(part)?.range());
            let known = Range::sum(others.collect::<Option<Vec<Range>>>()?)?;
            claims.figure(total)?.range()?.minus(known)
        }
        _ => None,
    });
    ranges.reduce(|one, other| one.and(other).unwrap_or(one))
}
