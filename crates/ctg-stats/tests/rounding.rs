//! Rounding that preserves totals: laws.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::collections::BTreeMap;

use ctg_model::code::CommuneCode;
use ctg_model::strategies::zoning;
use ctg_stats::rounding::{round_fractions, round_groups, round_preserving_total};
use proptest::prelude::*;

/// Up or down to a multiple, and a multiple as it is.
fn is_neighbour(rounded: u64, exact: u64, unit: u64) -> bool {
    rounded.is_multiple_of(unit) && rounded.abs_diff(exact) < unit
}

fn groups() -> impl Strategy<Value = Vec<Vec<u64>>> {
    prop::collection::vec(prop::collection::vec(prop_oneof![Just(0_u64), 0_u64..30, 0_u64..50_000], 0..12), 0..8)
}

proptest! {
    #[test]
    fn every_level_adds_up_and_stays_less_than_a_unit_away(groups in groups(), unit in 1_u64..200) {
        let rounded = round_groups(&groups, unit.try_into().unwrap());
        let exact: Vec<u64> = groups.iter().map(|parts| parts.iter().sum()).collect();
        let whole: u64 = exact.iter().sum();
        prop_assert!(is_neighbour(rounded.total, whole, unit) && rounded.total.abs_diff(whole) * 2 <= unit);
        prop_assert_eq!(rounded.groups.iter().map(|group| group.total).sum::<u64>(), rounded.total);
        for ((group, parts), exact) in rounded.groups.iter().zip(&groups).zip(&exact) {
            prop_assert!(is_neighbour(group.total, *exact, unit));
            prop_assert_eq!(group.parts.iter().sum::<u64>(), group.total);
            for (rounded, exact) in group.parts.iter().zip(parts) {
                prop_assert!(is_neighbour(*rounded, *exact, unit));
            }
        }
    }

    #[test]
    fn rounding_to_one_changes_nothing(groups in groups()) {
        let rounded = round_groups(&groups, 1.try_into().unwrap());
        prop_assert_eq!(rounded.groups.into_iter().map(|group| group.parts).collect::<Vec<_>>(), groups);
    }

    #[test]
    fn rounding_twice_is_rounding_once(groups in groups(), unit in 1_u64..200) {
        let once = round_groups(&groups, unit.try_into().unwrap());
        let parts: Vec<Vec<u64>> = once.groups.iter().map(|group| group.parts.clone()).collect();
        prop_assert_eq!(round_groups(&parts, unit.try_into().unwrap()), once);
    }

    #[test]
    fn in_a_group_the_larger_count_never_gets_less(parts in prop::collection::vec(0_u64..5_000, 1..20), unit in 1_u64..200) {
        let rounded = round_groups(std::slice::from_ref(&parts), unit.try_into().unwrap());
        for (one, own) in rounded.groups[0].parts.iter().zip(&parts) {
            for (other, its) in rounded.groups[0].parts.iter().zip(&parts) {
                prop_assert!(own / unit != its / unit || own <= its || one >= other);
                prop_assert!(own / unit <= its / unit || one >= other);
            }
        }
    }

    #[test]
    fn persons_of_a_projection_become_whole_and_add_up(groups in prop::collection::vec(prop::collection::vec(0.0..5_000.0, 0..10), 0..6)) {
        let rounded = round_fractions(&groups).unwrap();
        prop_assert_eq!(rounded.groups.iter().map(|group| group.total).sum::<u64>(), rounded.total);
        for (group, parts) in rounded.groups.iter().zip(&groups) {
            prop_assert_eq!(group.parts.iter().sum::<u64>(), group.total);
            prop_assert!((group.total as f64 - parts.iter().sum::<f64>()).abs() < 1.0 + 1e-5);
            for (rounded, exact) in group.parts.iter().zip(parts) {
                prop_assert!((*rounded as f64 - exact).abs() < 1.0 + 1e-6);
            }
        }
    }

    #[test]
    fn communes_zones_and_territory_add_up(zoning in zoning(1..=25), persons in prop::collection::vec(0_u64..50_000, 25), unit in 1_u64..500) {
        let communes = zoning.territory().communes();
        let counts: BTreeMap<CommuneCode, u64> = communes.iter().map(|commune| commune.code).zip(persons).collect();
        let rounded = round_preserving_total(&zoning, &counts, unit.try_into().unwrap()).unwrap();
        prop_assert_eq!(rounded.communes.len(), communes.len());
        prop_assert_eq!(rounded.communes.values().sum::<u64>(), rounded.total);
        for ((name, total), zone) in rounded.zones.iter().zip(zoning.zones()) {
            prop_assert_eq!(name, zone.name());
            prop_assert_eq!(zone.communes().map(|code| rounded.communes[&code]).sum::<u64>(), *total);
        }
        for (code, rounded) in &rounded.communes {
            prop_assert!(is_neighbour(*rounded, counts[code], unit));
        }
    }
}

#[test]
fn numbers_that_are_no_persons_are_not_rounded() {
    for number in [-0.1, f64::NAN, f64::INFINITY, 1e13] {
        assert_eq!(round_fractions(&[vec![number]]), None, "{number}");
    }
    assert_eq!(round_fractions(&[]).map(|rounded| rounded.total), Some(0));
}
