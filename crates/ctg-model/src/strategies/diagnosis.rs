//! Diagnoses: everything at once, each thing through its door.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::strategy::BoxedStrategy;

use super::expectation::{about_figures, expectation_about};
use super::numbers::count;
use super::service::facility_with;
use super::timeline::entry_with;
use super::{
    age_claim, claim, documented, expectation_rule, label, municipal_population, observation, provenance, slug,
    statement, subject, total_population, vintage, zone_subject, zoning,
};
use crate::claim::{AgeClaim, Claim, Expectation};
use crate::code::CommuneCode;
use crate::diagnosis::{CommunePopulation, PopulationKind};
use crate::service::Facility;
use crate::{
    Diagnosis, DiagnosisError, Documented, Label, MunicipalPopulation, Provenance, Slug, Statement, TimelineEntry,
    TotalPopulation, Vintage, Zoning,
};

/// Which population of a commune is meant.
///
/// ```
/// use ctg_model::strategies::population_kind;
/// use proptest::prelude::*;
/// proptest!(|(kind in population_kind())| {
///     prop_assert_eq!(kind.as_str().parse(), Ok(kind));
/// });
/// ```
pub fn population_kind() -> impl Strategy<Value = PopulationKind> {
    select(PopulationKind::ALL)
}

/// A population of one of the `communes`, municipal or total, from one of the `sources`.
///
/// ```
/// use ctg_model::strategies::{commune_code, commune_population, slug};
/// use proptest::prelude::*;
/// proptest!(|(row in commune_population(commune_code(), slug()))| {
///     prop_assert_eq!(row.kind().as_str().parse(), Ok(row.kind()));
/// });
/// ```
pub fn commune_population(
    communes: impl Strategy<Value = CommuneCode>,
    sources: impl Strategy<Value = Slug>,
) -> impl Strategy<Value = CommunePopulation> {
    let persons = (observation(municipal_population()), observation(total_population()));
    (communes, vintage(), population_kind(), persons, sources).prop_map(
        |(commune, vintage, kind, (municipal, total), source)| match kind {
            PopulationKind::Municipal => CommunePopulation::municipal(commune, vintage, municipal, source),
            PopulationKind::Total => CommunePopulation::total(commune, vintage, total, source),
        },
    )
}

/// A diagnosis of up to eight communes, divided into zones or not, with some of everything that a diagnosis holds.
///
/// ```
/// use ctg_model::strategies::diagnosis;
/// use proptest::prelude::*;
/// proptest!(ProptestConfig::with_cases(32), |(diagnosis in diagnosis())| {
///     // Each figure names a source that is there.
///     for claim in diagnosis.claims() {
///         prop_assert!(diagnosis.source(&claim.evidence.source).is_some());
///     }
/// });
/// ```
pub fn diagnosis() -> impl Strategy<Value = Diagnosis> {
    let frame = (zoning(1..=8), any::<bool>(), option::of(label()), vintage());
    let ids = (ids(1..=3), ids(1..=5), ids(0..=3), ids(0..=4), ids(0..=3));
    (frame, ids)
        .prop_flat_map(|((zoning, divided, short_name, year), (sources, figures, facilities, dates, statements))| {
            let given = select(sources.clone()).boxed();
            let content = (
                populations(&zoning, year, &given),
                figures_of(&zoning, divided, &figures, &given),
                facilities_of(&zoning, facilities, &given),
                entries_of(&dates, &given),
                statements_of(statements, &given),
                expectations_of(figures, dates),
            );
            let frame = Frame { zoning, divided, short_name, year };
            (Just(frame), provenances(sources), content)
        })
        .prop_filter_map("a diagnosis that refuses what it was built from", |(frame, sources, content)| {
            frame.filled(sources, content).ok()
        })
}

/// What a diagnosis is about.
#[derive(Debug, Clone)]
struct Frame {
    zoning: Zoning,
    divided: bool,
    short_name: Option<Label>,
    year: Vintage,
}

/// A printed figure of either kind: they share their identifiers.
#[derive(Debug, Clone)]
enum Figure {
    Claim(Claim),
    Age(AgeClaim),
}

/// Everything that a diagnosis holds beside its sources.
type Content = (
    Vec<Vec<CommunePopulation>>,
    Vec<Figure>,
    Vec<Documented<Facility>>,
    Vec<Documented<TimelineEntry>>,
    Vec<Statement>,
    Vec<Expectation>,
);

impl Frame {
    fn filled(self, sources: Vec<Provenance>, content: Content) -> Result<Diagnosis, DiagnosisError> {
        let (populations, figures, facilities, entries, statements, expectations) = content;
        let empty = Diagnosis::new(self.zoning.territory().clone(), self.year);
        let mut diagnosis = match self.short_name {
            Some(name) => empty.with_short_name(name),
            None => empty,
        };
        if self.divided {
            diagnosis.set_zoning(self.zoning)?;
        }
        sources.into_iter().try_for_each(|source| diagnosis.add_source(source))?;
        populations.into_iter().flatten().try_for_each(|row| diagnosis.add_population(row))?;
        figures.into_iter().try_for_each(|figure| match figure {
            Figure::Claim(claim) => diagnosis.add_claim(claim),
            Figure::Age(claim) => diagnosis.add_age(claim),
        })?;
        facilities.into_iter().try_for_each(|facility| diagnosis.add_facility(facility))?;
        entries.into_iter().try_for_each(|entry| diagnosis.add_date(entry))?;
        statements.into_iter().try_for_each(|statement| diagnosis.add_statement(statement))?;
        expectations.into_iter().try_for_each(|expectation| diagnosis.add_expectation(expectation))?;
        Ok(diagnosis)
    }
}

/// One of the sources that a diagnosis declares.
type Given = BoxedStrategy<Slug>;

/// Distinct identifiers: each ends with its number.
fn ids(size: RangeInclusive<usize>) -> impl Strategy<Value = Vec<Slug>> {
    vec(slug(), size).prop_map(|stems| {
        stems.iter().enumerate().filter_map(|(number, stem)| format!("{stem}-{number}").parse().ok()).collect()
    })
}

fn provenances(ids: Vec<Slug>) -> Vec<impl Strategy<Value = Provenance>> {
    ids.into_iter().map(|id| provenance().prop_map(move |source| Provenance { id: id.clone(), ..source })).collect()
}

/// For each commune, both populations, one or none, of the year and of the next one; the municipal one is never above the total one.
fn populations(
    zoning: &Zoning,
    year: Vintage,
    given: &Given,
) -> Vec<impl Strategy<Value = Vec<CommunePopulation>> + use<>> {
    let years = [Some(year), Vintage::new(year.year() + 1).ok()];
    let communes = zoning.territory().communes().iter().map(|commune| commune.code);
    communes
        .flat_map(|code| years.into_iter().flatten().map(move |year| (code, year)))
        .map(|(code, year)| both(code, year, given))
        .collect()
}

fn both(commune: CommuneCode, year: Vintage, given: &Given) -> impl Strategy<Value = Vec<CommunePopulation>> + use<> {
    let seen = |(municipal, apart): (u64, u64)| {
        let total = TotalPopulation::new(municipal + apart);
        (option::of(observation(Just(MunicipalPopulation::new(municipal)))), option::of(observation(Just(total))))
    };
    let persons = (count(), count()).prop_flat_map(seen);
    (persons, given.clone()).prop_map(move |((municipal, total), source)| {
        let municipal = municipal.map(|seen| CommunePopulation::municipal(commune, year, seen, source.clone()));
        let total = total.map(|seen| CommunePopulation::total(commune, year, seen, source.clone()));
        municipal.into_iter().chain(total).collect()
    })
}

fn figures_of(
    zoning: &Zoning,
    divided: bool,
    ids: &[Slug],
    given: &Given,
) -> Vec<impl Strategy<Value = Figure> + use<>> {
    let subjects = if divided { zone_subject(zoning).boxed() } else { subject(zoning.territory()).boxed() };
    let figure = |id: &Slug| {
        let (id, same) = (id.clone(), id.clone());
        let of_claim = claim(subjects.clone(), given.clone());
        prop_oneof![
            3 => of_claim.prop_map(move |claim| Figure::Claim(Claim { id: id.clone(), ..claim })),
            1 => age_claim(given.clone()).prop_map(move |claim| Figure::Age(AgeClaim { id: same.clone(), ..claim })),
        ]
    };
    ids.iter().map(figure).collect()
}

fn facilities_of(
    zoning: &Zoning,
    ids: Vec<Slug>,
    given: &Given,
) -> Vec<impl Strategy<Value = Documented<Facility>> + use<>> {
    let codes: Vec<_> = zoning.territory().communes().iter().map(|commune| commune.code).collect();
    let communes = select(codes).boxed();
    ids.into_iter().map(|id| documented(facility_with(Just(id), &communes), given.clone())).collect()
}

fn entries_of(ids: &[Slug], given: &Given) -> Vec<impl Strategy<Value = Documented<TimelineEntry>> + use<>> {
    ids.iter().map(|id| documented(entry_with(Just(id.clone())), given.clone())).collect()
}

fn statements_of(ids: Vec<Slug>, given: &Given) -> Vec<impl Strategy<Value = Statement> + use<>> {
    let of_id = |id: Slug| statement(given.clone()).prop_map(move |said| Statement { id: id.clone(), ..said });
    ids.into_iter().map(of_id).collect()
}

/// Up to three expectations, of dates only where there are some.
fn expectations_of(figures: Vec<Slug>, dates: Vec<Slug>) -> impl Strategy<Value = Vec<Expectation>> {
    let rules = if dates.is_empty() {
        about_figures(select(figures)).boxed()
    } else {
        expectation_rule(select(figures), select(dates)).boxed()
    };
    (ids(0..=3), vec(expectation_about(rules), 3))
        .prop_map(|(ids, rules)| ids.into_iter().zip(rules).map(|(id, rule)| Expectation { id, ..rule }).collect())
}
