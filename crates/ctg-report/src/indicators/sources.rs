//! Where the terms of an indicator are found in a diagnosis.

use std::collections::BTreeSet;

use ctg_model::claim::{AgeClaim, Claim, Denominator, Measure, Subject, Unit};
use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, Observation};
use ctg_model::{Diagnosis, Slug, Vintage};
use ctg_stats::aggregate::{Column, Completeness, Grouping, Term, Total, communes_of};
use ctg_stats::indicator::{Count, Variable};

use crate::portrait::is_part;

/// A count that was looked for, with its sources and how many communes it is known for.
pub(super) struct Found {
    pub(super) count: Count,
    pub(super) sources: BTreeSet<Slug>,
    pub(super) completeness: Option<Completeness>,
    /// The share of the population that lives in the communes it is known for, where some are not.
    pub(super) population_share: Option<f64>,
}

impl Found {
    fn nothing(variable: &Variable) -> Self {
        let unknown = Observation::<u64>::Absent(Absence::NotAvailable);
        Self {
            count: Count::new(variable.id.clone(), None, unknown),
            sources: BTreeSet::new(),
            completeness: None,
            population_share: None,
        }
    }

    /// The variable of a subject, from populations or from printed figures: never a guess, and never a sum of what is not additive.
    pub(super) fn of(diagnosis: &Diagnosis, subject: &Subject, variable: &Variable) -> Self {
        match variable.id.as_str() {
            "population" => Self::population(diagnosis, subject, variable, diagnosis.population_vintage()),
            "population-total" => Self::total_population(diagnosis, subject, variable),
            _ => Self::printed(diagnosis, subject, variable),
        }
    }

    /// The *population municipale* of a subject in a year.
    pub(super) fn population(diagnosis: &Diagnosis, subject: &Subject, variable: &Variable, year: Vintage) -> Self {
        let communes = communes_of(diagnosis, subject);
        let total: Total = communes.iter().map(|code| diagnosis.municipal_population(*code, year)).collect();
        let sources = communes.iter().filter_map(|code| diagnosis.population_source(*code, year));
        Self {
            count: Count::new(variable.id.clone(), Some(year), total.term()),
            sources: sources.cloned().collect(),
            completeness: Some(total.completeness()),
            population_share: None,
        }
    }

    /// The *population totale* of one commune: those of several are not added up.
    fn total_population(diagnosis: &Diagnosis, subject: &Subject, variable: &Variable) -> Self {
        let year = diagnosis.population_vintage();
        let Subject::Commune(code) = subject else {
            return Self::nothing(variable);
        };
        let seen = diagnosis.total_population(*code, year);
        Self { count: Count::new(variable.id.clone(), Some(year), seen), ..Self::nothing(variable) }
    }

    /// A printed figure of the subject itself, or the sum of those of its communes.
    fn printed(diagnosis: &Diagnosis, subject: &Subject, variable: &Variable) -> Self {
        let claims: Vec<&Claim> = diagnosis.claims().iter().filter(|claim| fits(diagnosis, claim, variable)).collect();
        let of = |wanted: &Subject| claims.iter().copied().find(|claim| claim.subject == *wanted);
        let term = |claim: Option<&Claim>| match claim {
            Some(claim) => Term::from(claim.kept),
            None => Term::from(Observation::<u64>::Absent(Absence::NotAvailable)),
        };
        if let Some(claim) = of(subject) {
            let sources = BTreeSet::from([claim.evidence.source.clone()]);
            return Self {
                count: Count::new(variable.id.clone(), None, term(Some(claim))),
                sources,
                ..Self::nothing(variable)
            };
        }
        let communes = communes_of(diagnosis, subject);
        let found: Vec<Option<&Claim>> = communes.iter().map(|code| of(&Subject::Commune(*code))).collect();
        if !variable.additivity.is_additive() || found.iter().all(Option::is_none) {
            return Self::nothing(variable);
        }
        let terms: Vec<Term> = found.iter().map(|claim| term(*claim)).collect();
        let total: Total = terms.iter().copied().collect();
        Self {
            count: Count::new(variable.id.clone(), None, total.term()),
            sources: found.into_iter().flatten().map(|claim| claim.evidence.source.clone()).collect(),
            completeness: Some(total.completeness()),
            population_share: population_share(diagnosis, &communes, terms),
        }
    }
}

/// Of the inhabitants of some communes, the share that lives in those whose term is known; `None` where all are, or where populations are not.
fn population_share(diagnosis: &Diagnosis, communes: &[CommuneCode], terms: Vec<Term>) -> Option<f64> {
    let year = diagnosis.population_vintage();
    let persons: Column = communes.iter().map(|code| diagnosis.municipal_population(*code, year)).collect();
    let whole = Grouping::new(communes.iter().map(|_| 0), 1).ok()?;
    let (known, all) = terms.into_iter().collect::<Column>().covered(&persons, &whole).ok()?.pop()?;
    let (known, all) = (*known.observation().value()?, *all.observation().value()?);
    (known < all).then(|| known as f64 / all as f64)
}

fn fits(diagnosis: &Diagnosis, claim: &Claim, variable: &Variable) -> bool {
    let same = variable.measure.as_ref() == Some(&claim.measure) && variable.printed_in == Some(claim.unit);
    same && !is_part(diagnosis, claim)
}

/// The percentage that a document prints of a subject, under the measure of a variable.
pub(super) fn printed_percentage(diagnosis: &Diagnosis, subject: &Subject, variable: &Variable) -> Option<Claim> {
    let measure = variable.measure.as_ref()?;
    let claims = diagnosis.claims().iter().filter(|claim| claim.measure == *measure && !claim.unit.is_count());
    let of_claims = claims.into_iter().find(|claim| claim.subject == *subject).cloned();
    let of_ages = diagnosis.ages().iter().filter(|_| *subject == Subject::Territory).map(as_claim);
    of_claims.or_else(|| of_ages.into_iter().find(|claim| claim.measure == *measure))
}

/// A printed age band as the figure that it is: a share of the population.
fn as_claim(age: &AgeClaim) -> Claim {
    Claim {
        id: age.id.clone(),
        subject: Subject::Territory,
        measure: Measure::AgeShare(age.band),
        unit: Unit::Percent(Denominator::Population),
        printed: age.printed,
        kept: age.kept,
        evidence: age.evidence.clone(),
    }
}
