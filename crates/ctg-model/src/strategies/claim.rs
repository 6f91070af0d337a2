//! Printed figures: what they speak of, what they measure, what they say.

use proptest::option;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::select;

use super::{age_band, decimal, evidence, label, observation, service_kind, slug};
use crate::claim::{AgeClaim, Claim, Denominator, Measure, Subject, Unit};
use crate::{Slug, Territory, Zoning};

/// What a figure measures.
///
/// ```
/// use ctg_model::{claim::Measure, strategies::measure};
/// use proptest::prelude::*;
/// proptest!(|(measure in measure())| {
///     prop_assert_eq!(measure.service().is_some(), matches!(measure, Measure::Service(_)));
/// });
/// ```
pub fn measure() -> impl Strategy<Value = Measure> {
    let fixed = select(vec![
        Measure::Population,
        Measure::Communes,
        Measure::Zones,
        Measure::CafRecipients,
        Measure::CafCoverage,
        Measure::ChildrenUnder3,
        Measure::OnePersonHouseholds,
        Measure::LoneParentFamilies,
        Measure::Actors,
        Measure::Institutions,
    ]);
    // Through the door: a label that happens to be the word of a measure is that measure.
    let other = label().prop_filter_map("a word that needs a detail", |label| Measure::new(label.as_str(), "").ok());
    prop_oneof![
        4 => fixed,
        1 => age_band().prop_map(Measure::AgeShare),
        2 => service_kind().prop_map(Measure::Service),
        1 => other,
    ]
}

/// The whole that a percentage is a share of.
///
/// ```
/// use ctg_model::strategies::denominator;
/// use proptest::prelude::*;
/// proptest!(|(whole in denominator())| {
///     prop_assert_eq!(whole.as_str().parse(), Ok(whole));
/// });
/// ```
pub fn denominator() -> impl Strategy<Value = Denominator> {
    select(Denominator::ALL)
}

/// The unit of a figure.
///
/// ```
/// use ctg_model::{claim::Unit, strategies::unit};
/// use proptest::prelude::*;
/// proptest!(|(unit in unit())| {
///     prop_assert_eq!(unit.is_count(), !matches!(unit, Unit::Percent(_)));
/// });
/// ```
pub fn unit() -> impl Strategy<Value = Unit> {
    let counted = select(vec![
        Unit::Persons,
        Unit::Households,
        Unit::Families,
        Unit::CafHouseholds,
        Unit::Communes,
        Unit::Zones,
        Unit::Services,
        Unit::Places,
        Unit::Staff,
        Unit::Managers,
        Unit::Projects,
        Unit::Associations,
        Unit::Actors,
        Unit::Institutions,
    ]);
    prop_oneof![3 => counted, 1 => denominator().prop_map(Unit::Percent)]
}

/// A territory, or one of its communes.
///
/// ```
/// use ctg_model::{claim::Subject, strategies::{subject, territory}};
/// use proptest::prelude::*;
/// let spoken_of = territory(1..=9).prop_flat_map(|territory| (subject(&territory), Just(territory)));
/// proptest!(|((subject, territory) in spoken_of)| {
///     if let Subject::Commune(code) = subject {
///         prop_assert!(territory.contains(code));
///     }
/// });
/// ```
pub fn subject(territory: &Territory) -> impl Strategy<Value = Subject> + use<> {
    let codes: Vec<_> = territory.communes().iter().map(|commune| commune.code).collect();
    prop_oneof![Just(Subject::Territory), select(codes).prop_map(Subject::Commune)]
}

/// A territory, one of its zones, or one of its communes.
///
/// ```
/// use ctg_model::{claim::Subject, strategies::{zone_subject, zoning}};
/// use proptest::prelude::*;
/// let spoken_of = zoning(1..=9).prop_flat_map(|zoning| (zone_subject(&zoning), Just(zoning)));
/// proptest!(|((subject, zoning) in spoken_of)| {
///     if let Subject::Zone(name) = subject {
///         prop_assert!(zoning.zone(name.as_str()).is_some());
///     }
/// });
/// ```
pub fn zone_subject(zoning: &Zoning) -> impl Strategy<Value = Subject> + use<> {
    let names: Vec<_> = zoning.zones().iter().map(|zone| zone.name().clone()).collect();
    prop_oneof![2 => subject(zoning.territory()), 1 => select(names).prop_map(Subject::Zone)]
}

/// A printed figure of one of the `subjects`, read in one of the `sources`.
///
/// ```
/// use ctg_model::{claim::Subject, strategies::{claim, slug}};
/// use proptest::prelude::*;
/// proptest!(|(claim in claim(Just(Subject::Territory), slug()))| {
///     prop_assert_eq!(claim.printed_count(), claim.printed.and_then(|printed| printed.as_count()));
/// });
/// ```
pub fn claim(
    subjects: impl Strategy<Value = Subject>,
    sources: impl Strategy<Value = Slug>,
) -> impl Strategy<Value = Claim> {
    let said = (option::of(decimal()), observation(decimal()));
    (slug(), subjects, measure(), unit(), said, evidence(sources)).prop_map(
        |(id, subject, measure, unit, (printed, kept), evidence)| Claim {
            id,
            subject,
            measure,
            unit,
            printed,
            kept,
            evidence,
        },
    )
}

/// A printed age band, read in one of the `sources`.
///
/// ```
/// use ctg_model::strategies::{age_claim, slug};
/// use proptest::prelude::*;
/// proptest!(|(claim in age_claim(slug()))| {
///     prop_assert!(claim.band.covers(claim.band));
/// });
/// ```
pub fn age_claim(sources: impl Strategy<Value = Slug>) -> impl Strategy<Value = AgeClaim> {
    let bands = (option::of(age_band()), age_band());
    (slug(), bands, option::of(decimal()), observation(decimal()), evidence(sources)).prop_map(
        |(id, (printed_band, band), printed, kept, evidence)| AgeClaim {
            id,
            printed_band,
            band,
            printed,
            kept,
            evidence,
        },
    )
}
