//! Communes, territories, zonings.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy};
use proptest::sample::subsequence;

use super::codes::{communes_of, departements};
use super::{cog_vintage, commune_code, epci_code, label, position, status};
use crate::code::CommuneCode;
use crate::{Assignment, Commune, Label, Territory, Zoning};

/// A commune; most have a seat.
///
/// ```
/// use ctg_model::strategies::commune;
/// use proptest::prelude::*;
/// proptest!(|(commune in commune())| {
///     prop_assert!(commune.to_string().starts_with(&commune.code.to_string()));
/// });
/// ```
pub fn commune() -> impl Strategy<Value = Commune> {
    commune_at(commune_code())
}

/// A territory of as many communes as `size` says (at least one), in one département or in neighbouring ones.
///
/// Beyond 90 000 communes there are none left, and the territory stays smaller.
///
/// ```
/// use ctg_model::strategies::territory;
/// use proptest::prelude::*;
/// proptest!(|(territory in territory(2..=25))| {
///     prop_assert!((2..=25).contains(&territory.communes().len()));
/// });
/// ```
pub fn territory(size: RangeInclusive<usize>) -> impl Strategy<Value = Territory> {
    let communes =
        codes(size).prop_flat_map(|codes| codes.into_iter().map(|code| commune_at(Just(code))).collect::<Vec<_>>());
    (label(), cog_vintage(), option::of(epci_code()), communes.prop_shuffle()).prop_filter_map(
        "communes that make up no territory",
        |(name, cog, epci, communes)| {
            let territory = Territory::new(name, cog, communes).ok()?;
            Some(match epci {
                Some(epci) => territory.with_epci(epci),
                None => territory,
            })
        },
    )
}

/// Assignments that put each commune of a territory into one of up to four zones, in any order.
///
/// ```
/// use ctg_model::strategies::{assignments, territory};
/// use proptest::prelude::*;
/// let divided = territory(1..=9).prop_flat_map(|territory| (assignments(&territory), Just(territory)));
/// proptest!(|((assignments, territory) in divided)| {
///     prop_assert_eq!(assignments.len(), territory.communes().len());
/// });
/// ```
pub fn assignments(territory: &Territory) -> impl Strategy<Value = Vec<Assignment>> + use<> {
    let codes: Vec<CommuneCode> = territory.communes().iter().map(|commune| commune.code).collect();
    let placed = vec((0_u8..4, status()), codes.len());
    (label(), placed)
        .prop_filter_map("a zone without a name", move |(stem, placed)| {
            let named = |(code, (zone, status)): (&CommuneCode, _)| {
                Some(Assignment::new(*code, zone_name(&stem, zone)?, status))
            };
            codes.iter().zip(placed).map(named).collect::<Option<Vec<_>>>()
        })
        .prop_shuffle()
}

/// A territory of as many communes as `size` says, divided into up to four zones.
///
/// ```
/// use ctg_model::strategies::zoning;
/// use proptest::prelude::*;
/// proptest!(|(zoning in zoning(1..=9))| {
///     let placed: usize = zoning.zones().iter().map(|zone| zone.communes().count()).sum();
///     prop_assert_eq!(placed, zoning.territory().communes().len());
/// });
/// ```
pub fn zoning(size: RangeInclusive<usize>) -> impl Strategy<Value = Zoning> {
    territory(size)
        .prop_flat_map(|territory| (assignments(&territory), label(), Just(territory)))
        .prop_filter_map("zones that make up no zoning", |(assignments, name, territory)| {
            Zoning::new(territory, name, assignments).ok()
        })
}

fn commune_at(codes: impl Strategy<Value = CommuneCode>) -> impl Strategy<Value = Commune> {
    (codes, label(), option::weighted(0.8, position())).prop_map(|(code, name, seat)| {
        let commune = Commune::new(code, name);
        match seat {
            Some(seat) => commune.with_seat(seat),
            None => commune,
        }
    })
}

fn zone_name(stem: &Label, number: u8) -> Option<Label> {
    format!("{stem} {number}").parse().ok()
}

/// Distinct communes: some of the first of a département, then of the next ones in the list, until there are enough.
fn codes(size: RangeInclusive<usize>) -> impl Strategy<Value = Vec<CommuneCode>> {
    let least = (*size.start()).max(1);
    let most = (*size.end()).max(least);
    let departements = departements();
    (0..departements.len(), 3_usize..=999).prop_flat_map(move |(first, width)| {
        let of_each = width.max(most / 40);
        let around = departements.iter().cycle().skip(first).take(departements.len());
        let codes: Vec<_> =
            around.flat_map(|one| communes_of(one).take(of_each)).take(most.saturating_mul(2)).collect();
        let (least, most) = (least.min(codes.len()), most.min(codes.len()));
        subsequence(codes, least..=most)
    })
}
