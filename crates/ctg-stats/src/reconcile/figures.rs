//! What each printed figure says on its own.

use std::collections::BTreeMap;

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
    let mut by_measure: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in
        diagnosis.claims().iter().filter(|claim| !claim.unit.is_count() && matches!(claim.subject, Subject::Commune(_)))
    {
        by_measure.entry(claim.measure.word()).or_default().push(claim);
    }
    let communes = diagnosis.territory().communes().len();
    let partial = by_measure.into_iter().filter(|(_, claims)| claims.len() < communes);
    let finding = |(measure, claims): (&str, Vec<&Claim>)| {
        let check = Check::PartialCoverage { given: claims.len(), communes };
        let finding = Finding::new(format!("{measure}-coverage"), Severity::Info, check);
        claims.into_iter().fold(finding, |finding, claim| finding.about(&claim.id, &claim.evidence.quote))
    };
    partial.map(finding).collect()
}
