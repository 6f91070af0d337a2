//! Laws of territories and zonings.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use std::collections::{BTreeMap, BTreeSet};

use ctg_model::code::CommuneCode;
use ctg_model::strategies::{self, commune_code, label, zoning};
use ctg_model::{Assignment, Commune, Label, Territory, ZoneFault, Zoning};
use proptest::prelude::*;
use proptest::sample::Index;
use shared::tries;

/// The zones whatever their order: which communes each name stands for.
fn by_name(zoning: &Zoning) -> BTreeMap<&Label, BTreeSet<CommuneCode>> {
    zoning.zones().iter().map(|zone| (zone.name(), zone.communes().collect())).collect()
}

/// A zoning of two communes or more with its assignments in some order, and two of them that differ.
fn assigned() -> impl Strategy<Value = (Zoning, Vec<Assignment>, usize, usize)> {
    zoning(2..=12).prop_flat_map(|zoning| {
        let assignments: Vec<_> = zoning.assignments().collect();
        let count = assignments.len();
        let pair = (0..count, 1..count).prop_map(move |(one, step)| (one, (one + step) % count));
        (Just(zoning), Just(assignments).prop_shuffle(), pair)
            .prop_map(|(zoning, all, (one, two))| (zoning, all, one, two))
    })
}

/// The faults that a territory finds in the assignments.
fn faults(territory: &Territory, assignments: Vec<Assignment>) -> Vec<ZoneFault> {
    let refused = Zoning::new(territory.clone(), "Zones".parse().unwrap(), assignments);
    refused.err().map(|error| error.faults().cloned().collect()).unwrap_or_default()
}

fn elsewhere() -> Label {
    "Ailleurs".parse().unwrap()
}

proptest! {
    #![proptest_config(tries(96))]

    #[test]
    fn the_order_of_communes_does_not_matter(
        (territory, communes) in strategies::territory(1..=20).prop_flat_map(|territory| {
            let communes = territory.communes().to_vec();
            (Just(territory), Just(communes).prop_shuffle())
        }),
    ) {
        let again = Territory::new(territory.name().clone(), territory.cog(), communes).unwrap();
        prop_assert_eq!(again.communes(), territory.communes());
        prop_assert!(territory.communes().windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn a_commune_is_found_by_its_code(territory in strategies::territory(1..=20), other in commune_code()) {
        for (index, commune) in territory.communes().iter().enumerate() {
            prop_assert_eq!(territory.index_of(commune.code), Some(index));
            prop_assert_eq!(territory.commune(commune.code), Some(commune));
        }
        let belongs = territory.communes().iter().any(|commune| commune.code == other);
        prop_assert_eq!(territory.contains(other), belongs);
        prop_assert_eq!(territory.index_of(other).is_some(), belongs);
    }

    #[test]
    fn a_commune_given_twice_is_named(territory in strategies::territory(1..=20), at in any::<Index>(), name in label()) {
        let mut communes = territory.communes().to_vec();
        let code = communes[at.index(communes.len())].code;
        communes.push(Commune::new(code, name));
        let error = Territory::new(territory.name().clone(), territory.cog(), communes).unwrap_err();
        prop_assert_eq!(error.commune(), Some(code));
        prop_assert!(error.to_string().contains(&code.to_string()));
    }

    #[test]
    fn each_commune_is_in_exactly_one_zone(zoning in zoning(1..=12)) {
        for commune in zoning.territory().communes() {
            let zones: Vec<_> = zoning.zones().iter().filter(|zone| zone.status(commune.code).is_some()).collect();
            prop_assert_eq!(zones.len(), 1);
            prop_assert_eq!(zoning.zone_of(commune.code), Some(zones[0]));
            prop_assert_eq!(zoning.zone(zones[0].name().as_str()), Some(zones[0]));
        }
        let sizes: usize = zoning.zones().iter().map(|zone| zone.communes().count()).sum();
        prop_assert_eq!(sizes, zoning.territory().communes().len());
        prop_assert!(zoning.zones().iter().all(|zone| zone.communes().count() > 0));
    }

    #[test]
    fn a_zoning_comes_back_from_its_assignments((zoning, shuffled, _, _) in assigned()) {
        let again = |assignments| Zoning::new(zoning.territory().clone(), zoning.name().clone(), assignments).unwrap();
        prop_assert_eq!(&again(zoning.assignments().collect()), &zoning);
        let in_another_order = again(shuffled);
        prop_assert_eq!(by_name(&in_another_order), by_name(&zoning));
    }

    #[test]
    fn a_commune_left_out_is_named((zoning, mut assignments, one, _) in assigned()) {
        let commune = assignments.remove(one).commune;
        prop_assert_eq!(faults(zoning.territory(), assignments), [ZoneFault::Nowhere { commune }]);
    }

    #[test]
    fn a_commune_in_two_zones_is_named((zoning, mut assignments, one, _) in assigned()) {
        let Assignment { commune, zone: first, status, .. } = assignments[one].clone();
        assignments.push(Assignment::new(commune, elsewhere(), status));
        let expected = ZoneFault::Twice { commune, first, second: elsewhere() };
        prop_assert_eq!(faults(zoning.territory(), assignments), [expected]);
    }

    #[test]
    fn a_commune_of_another_territory_is_named((zoning, mut assignments, one, _) in assigned(), other in commune_code()) {
        prop_assume!(!zoning.territory().contains(other));
        let Assignment { zone, status, .. } = assignments[one].clone();
        assignments.insert(one, Assignment::new(other, zone.clone(), status));
        prop_assert_eq!(faults(zoning.territory(), assignments), [ZoneFault::Unknown { commune: other, zone }]);
    }

    #[test]
    fn all_faults_are_told_at_once((zoning, mut assignments, one, two) in assigned(), other in commune_code()) {
        let territory = zoning.territory();
        prop_assume!(!territory.contains(other));
        let (gone, doubled) = (assignments[one].clone(), assignments[two].clone());
        assignments.push(Assignment::new(doubled.commune, elsewhere(), doubled.status));
        assignments.push(Assignment::new(other, elsewhere(), doubled.status));
        assignments.remove(one);
        let expected = [
            ZoneFault::Twice { commune: doubled.commune, first: doubled.zone, second: elsewhere() },
            ZoneFault::Unknown { commune: other, zone: elsewhere() },
            ZoneFault::Nowhere { commune: gone.commune },
        ];
        prop_assert_eq!(faults(territory, assignments.clone()), expected);
        let error = Zoning::new(territory.clone(), zoning.name().clone(), assignments).unwrap_err();
        prop_assert_eq!(error.sentences().count(), 3);
        for (fault, sentence) in error.faults().zip(error.sentences()) {
            prop_assert!(sentence.contains(&fault.commune().to_string()), "{}", sentence);
            prop_assert!(error.to_string().contains(sentence));
        }
    }
}
