//! What each printed figure says on its own.

use ctg_model::claim::{Claim, Denominator, Measure, Subject, Unit};
use ctg_model::observation::{Observation, Precision};
use ctg_model::{Decimal, Diagnosis};

use super::finding::{Check, Expected, Finding, Repair, Severity};
use super::population;

/// One finding for each figure, then one for each measure that is given for some communes only.
pub(super) fn findings(diagnosis: &Diagnosis) -> Vec<Finding> {
    let each = diagnosis.claims().iter().map(|claim| of_claim(diagnosis, claim));
    each.chain(partial_coverages(diagnosis)).collect()
}

fn of_claim(diagnosis: &Diagnosis, claim: &Claim) -> Finding {
    let finding = malformed(claim).or_else(|| match claim.measure {
        Measure::Population => population::of_claim(diagnosis, claim),
        Measure::Communes => listed(claim, Check::ListedCommunes, diagnosis.territory().communes().len()),
        Measure::Zones => {
            listed(claim, Check::ListedZones, diagnosis.zoning().map_or(0, |zoning| zoning.zones().len()))
        }
        _ => None,
    });
    let finding = finding.unwrap_or_else(|| plain(claim));
    finding.about(&claim.id, &claim.evidence.quote).observed(claim.printed)
}

/// A printed number that its unit cannot have.
fn malformed(claim: &Claim) -> Option<Finding> {
    let printed = claim.printed?;
    if claim.unit.is_count() && printed.as_count().is_none() {
        let finding = Finding::new(claim.id.as_str(), Severity::Warning, Check::WellFormed);
        return Some(finding.repaired_by(without_point(claim, printed).into_iter().collect()));
    }
    let hundred = Decimal::new(100, 0)?;
    let out_of_bounds =
        !claim.unit.is_count() && (printed.digits() < 0 || printed > hundred && !printed.same_value(hundred));
    let bounds = super::Range::new(Decimal::ZERO, hundred).map(Expected::Within);
    out_of_bounds.then(|| Finding::new(claim.id.as_str(), Severity::Error, Check::WellFormed).expected(bounds))
}

/// A decimal point inside a count is noise of the print: the count without it.
fn without_point(claim: &Claim, printed: Decimal) -> Option<Repair> {
    let count = Decimal::whole(u64::try_from(printed.digits()).ok()?)?;
    Some(Repair {
        of: claim.id.clone(),
        from: printed.to_string(),
        to: count.to_string(),
        characters: 1,
        left: Decimal::ZERO,
        is_kept: claim.kept.value() == Some(&count),
    })
}

fn listed(claim: &Claim, check: Check, listed: usize) -> Option<Finding> {
    let listed = Decimal::whole(u64::try_from(listed).ok()?)?;
    let severity = match claim.printed.or(claim.kept.value().copied()) {
        Some(value) if value.same_value(listed) => Severity::Ok,
        _ => Severity::Error,
    };
    Some(Finding::new(claim.id.as_str(), severity, check).expected(Some(Expected::Value(listed))))
}

/// A figure that no rule of its measure contradicts.
fn plain(claim: &Claim) -> Finding {
    let (severity, check) = match &claim.kept {
        Observation::Absent(_) => (Severity::Info, Check::Lost),
        Observation::Present(seen) if seen.precision() == Precision::AtLeast => (Severity::Info, Check::LowerBound),
        _ if claim.unit == Unit::Percent(Denominator::Unknown) => (Severity::Info, Check::UnknownDenominator),
        Observation::Present(_) => (Severity::Ok, Check::WellFormed),
    };
    Finding::new(claim.id.as_str(), severity, check)
}

/// Percentages given for some communes: no average of them is the percentage of the territory.
fn partial_coverages(diagnosis: &Diagnosis) -> Vec<Finding> {
    let of_commune = |claim: &&Claim| !claim.unit.is_count() && matches!(claim.subject, Subject::Commune(_));
    let claims: Vec<&Claim> = diagnosis.claims().iter().filter(of_commune).collect();
    let communes = diagnosis.territory().communes().len();
    let mut findings: Vec<(&Measure, Finding, usize)> = Vec::new();
    for claim in claims {
        let index = findings.iter().position(|(measure, ..)| **measure == claim.measure).unwrap_or_else(|| {
            let id = format!(
                "{}-coverage",
                claim.id.as_str().rsplit_once('-').map_or(claim.id.as_str(), |(start, _)| start)
            );
            findings.push((&claim.measure, Finding::new(id, Severity::Info, Check::Lost), 0));
            findings.len() - 1
        });
        if let Some((_, finding, given)) = findings.get_mut(index) {
            *given += 1;
            *finding = finding.clone().about(&claim.id, &claim.evidence.quote);
        }
    }
    let partial = findings.into_iter().filter(|(.., given)| *given < communes);
    partial
        .map(|(_, finding, given)| Finding { check: Check::PartialCoverage { given, communes }, ..finding })
        .collect()
}
