//! Communes through time.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::Index;

use super::{arrondissement_code, cog_vintage, commune_code, label};
use crate::code::CommuneCode;
use crate::passage::{CogMovement, CogUnit, MovedUnit, MovementCode, Passage, SplitWeights};

/// A line of the list of movements, of any day since 1943; the number of its kind is any number.
///
/// ```
/// use ctg_model::strategies::cog_movement;
/// use proptest::prelude::*;
/// proptest!(|(movement in cog_movement())| {
///     prop_assert!(movement.to_string().starts_with(&movement.effective.to_string()));
/// });
/// ```
pub fn cog_movement() -> impl Strategy<Value = CogMovement> {
    let day = (709_254_i32..=738_900).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default());
    (any::<u8>(), day, option::weighted(0.9, moved_unit()), moved_unit())
        .prop_map(|(number, day, before, after)| CogMovement::new(MovementCode::new(number), day, before, after))
}

fn moved_unit() -> impl Strategy<Value = MovedUnit> {
    let unit = prop_oneof![
        6 => commune_code().prop_map(CogUnit::Commune),
        1 => commune_code().prop_map(CogUnit::Delegated),
        1 => commune_code().prop_map(CogUnit::Associated),
        1 => arrondissement_code().prop_map(CogUnit::Arrondissement),
    ];
    (unit, label()).prop_map(|(unit, name)| MovedUnit::new(unit, name))
}

/// A passage between so many communes and others: some stay, some merge, some are split into up to three parts.
///
/// ```
/// use ctg_model::strategies::passage;
/// use proptest::prelude::*;
/// proptest!(|(passage in passage(1..=12))| {
///     for commune in passage.sources() {
///         prop_assert!(passage.parts(*commune).iter().all(|part| passage.origins(*part).contains(commune)));
///     }
/// });
/// ```
pub fn passage(size: RangeInclusive<usize>) -> impl Strategy<Value = Passage> {
    let sources = btree_set(commune_code(), size).prop_map(|codes| codes.into_iter().collect::<Vec<CommuneCode>>());
    let choices = vec(vec(any::<Index>(), 0..=3), 12);
    (cog_vintage(), cog_vintage(), sources, vec(commune_code(), 1..4), choices).prop_filter_map(
        "pairs that make up no passage",
        |(from, to, sources, others, choices)| {
            let targets: Vec<CommuneCode> = sources.iter().chain(&others).copied().collect();
            let chosen = sources.iter().zip(choices.iter().cycle());
            let pairs = chosen.flat_map(|(source, choice)| pairs(*source, choice, &targets));
            Passage::new(from, to, pairs).ok()
        },
    )
}

/// A commune and each of those that are chosen for it; itself where none is.
fn pairs(source: CommuneCode, choice: &[Index], targets: &[CommuneCode]) -> Vec<(CommuneCode, CommuneCode)> {
    let mut parts: Vec<CommuneCode> = choice.iter().map(|index| *index.get(targets)).collect();
    parts.extend(parts.is_empty().then_some(source));
    parts.sort_unstable();
    parts.dedup();
    parts.into_iter().map(|part| (source, part)).collect()
}

/// Weights of every piece of every commune that a passage splits: some are 0, those of one commune never all.
///
/// ```
/// use ctg_model::strategies::{passage, split_weights};
/// use proptest::prelude::*;
/// let weighed = passage(1..=9).prop_flat_map(|passage| (split_weights(&passage), Just(passage)));
/// proptest!(|((weights, passage) in weighed)| {
///     prop_assert!(passage.route(passage.sources(), &weights).is_ok());
/// });
/// ```
pub fn split_weights(passage: &Passage) -> impl Strategy<Value = SplitWeights> + use<> {
    let pieces = passage.splits().flat_map(|whole| passage.parts(whole).iter().map(move |part| (whole, *part)));
    let pieces: Vec<(CommuneCode, CommuneCode)> = pieces.collect();
    vec(0_u64..=5_000, pieces.len()).prop_map(move |weights| {
        let mut last = None;
        pieces.iter().zip(weights).fold(SplitWeights::none(), |all, ((whole, part), weight)| {
            let is_first = last.replace(*whole) != Some(*whole);
            all.with_piece(*whole, *part, if is_first { weight + 1 } else { weight })
        })
    })
}
