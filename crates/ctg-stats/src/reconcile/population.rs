//! Printed populations, against their communes and against each other.

use ctg_model::claim::{Claim, Measure, Subject, Unit};
use ctg_model::observation::Observation;
use ctg_model::{Decimal, Diagnosis};

use super::finding::{Check, Expected, Finding, Severity};
use super::{Figure, Rule};
use crate::aggregate::{communes_of, total};

/// The sum of the *populations municipales* that a figure speaks of, where every one is known.
pub(super) fn computed(diagnosis: &Diagnosis, subject: &Subject) -> Option<Decimal> {
    let sum = crate::population(diagnosis, subject, diagnosis.population_vintage());
    let exact = matches!(sum, Observation::Present(seen) if seen.precision().is_exact());
    sum.value().copied().filter(|_| exact).and_then(Decimal::whole)
}

/// A printed population against the sum of its communes.
///
/// A difference that rounding each commune to whole persons could make (half a person a commune) is a warning; a larger one is an error.
pub(super) fn of_claim(diagnosis: &Diagnosis, claim: &Claim) -> Option<Finding> {
    let printed = claim.printed.filter(|_| claim.unit == Unit::Persons)?;
    let communes = communes_of(diagnosis, &claim.subject).len();
    let Some(sum) = computed(diagnosis, &claim.subject) else {
        return Some(Finding::new(claim.id.as_str(), Severity::Info, Check::PopulationUnknown));
    };
    let difference = printed.checked_sub(sum)?;
    let within_rounding = 2 * difference.digits().unsigned_abs() <= u64::try_from(communes).unwrap_or(u64::MAX);
    let severity = match difference.digits() {
        0 => Severity::Ok,
        _ if within_rounding => Severity::Warning,
        _ => Severity::Error,
    };
    let is_total_population = is_sum_of_totals(diagnosis, claim, printed);
    let check = Check::SumOfCommunes { communes, difference, is_total_population };
    Some(Finding::new(claim.id.as_str(), severity, check).expected(Some(Expected::Value(sum))))
}

/// Whether somebody has added up *populations totales*, which must not be done, and printed the result.
fn is_sum_of_totals(diagnosis: &Diagnosis, claim: &Claim, printed: Decimal) -> bool {
    let vintage = diagnosis.population_vintage();
    let communes = communes_of(diagnosis, &claim.subject);
    let totals = total(communes.into_iter().map(|code| diagnosis.total_population(code, vintage)));
    let municipal = computed(diagnosis, &claim.subject);
    totals.value().copied().and_then(Decimal::whole).is_some_and(|sum| sum == printed && municipal != Some(printed))
}

/// The printed populations of a diagnosis: the territory, and every zone, where all are printed.
pub(super) struct Printed<'a> {
    pub(super) territory: &'a Claim,
    pub(super) zones: Vec<&'a Claim>,
}

impl<'a> Printed<'a> {
    pub(super) fn of(diagnosis: &'a Diagnosis) -> Option<Self> {
        let population = |subject: &Subject| {
            let fits = |claim: &&Claim| {
                claim.measure == Measure::Population && claim.subject == *subject && claim.printed_count().is_some()
            };
            diagnosis.claims().iter().find(fits)
        };
        let zones = diagnosis.zoning()?.zones().iter();
        let zones: Option<Vec<&Claim>> = zones.map(|zone| population(&Subject::Zone(zone.name().clone()))).collect();
        Some(Self { territory: population(&Subject::Territory)?, zones: zones? })
    }

    pub(super) fn sum_of_zones(&self) -> Option<Decimal> {
        self.zones.iter().try_fold(Decimal::ZERO, |sum, claim| sum.checked_add(claim.printed?))
    }
}

/// Zones against the territory, both as printed.
pub(super) fn closure(diagnosis: &Diagnosis) -> Option<Finding> {
    let printed = Printed::of(diagnosis)?;
    let sum = printed.sum_of_zones()?;
    let figures: Vec<Figure> =
        std::iter::once(printed.territory).chain(printed.zones.iter().copied()).map(Figure::from).collect();
    let rule = Rule::Closure {
        total: printed.territory.id.clone(),
        parts: printed.zones.iter().map(|zone| zone.id.clone()).collect(),
    };
    let severity = rule.finding("", |id| figures.iter().find(|figure| figure.id() == id))?.severity;
    let claims = std::iter::once(printed.territory).chain(printed.zones);
    let finding = Finding::new("population-closure", severity, Check::PopulationClosure);
    let finding = claims.fold(finding, |finding, claim| finding.about(&claim.id, &claim.evidence.quote));
    Some(finding.observed(Some(sum)).expected(printed.territory.printed.map(Expected::Value)))
}
