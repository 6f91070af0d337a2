//! Laws of the bonus territoire: the floor holds, no cent is lost, more due is never less paid, and nothing stands for a missing tariff.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_model::bonus::{Axis, BonusTariff, BonusTariffs, PrintedRange};
use ctg_model::service::ServiceKind;
use ctg_model::strategies as any;
use ctg_model::{Cents, Places, Vintage};
use ctg_stats::bonus::{Basis, PriorityArea, Site, Supported, existing_place, new_place};
use proptest::collection::vec;
use proptest::prelude::*;

fn supported() -> impl Strategy<Value = Vec<Supported>> {
    vec((any::cents(), 1_u64..200).prop_map(|(due, places)| Supported { due, places: Places::new(places) }), 1..12)
}

/// A tariff that has a floor and a grid.
fn tariff() -> impl Strategy<Value = BonusTariff> {
    (any::bonus_tariff(), any::cents(), any::new_place_grid()).prop_map(|(tariff, floor, grid)| BonusTariff {
        floor: Some(floor),
        new_places: Some(grid),
        ..tariff
    })
}

fn alone(tariff: &BonusTariff) -> BonusTariffs {
    BonusTariffs::new(vec![tariff.clone()]).unwrap()
}

fn places(supported: &[Supported]) -> u64 {
    supported.iter().map(|one| one.places.count()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_place_is_worth_the_larger_of_floor_and_mean(tariff in tariff(), due in supported()) {
        let place = existing_place(&alone(&tariff), &tariff.service, tariff.year, &due).unwrap();
        prop_assert!(place.amount >= place.floor && place.amount >= place.mean);
        prop_assert_eq!(place.amount, if place.basis == Basis::Floor { place.floor } else { place.mean });
        prop_assert_eq!(Some(place.floor), tariff.floor);
    }

    #[test]
    fn no_cent_is_lost(tariff in tariff(), due in supported()) {
        let place = existing_place(&alone(&tariff), &tariff.service, tariff.year, &due).unwrap();
        let sum: u64 = due.iter().map(|one| one.due.cents()).sum();
        prop_assert_eq!(place.mean.cents() * places(&due) + place.remainder.cents(), sum);
        prop_assert!(place.remainder.cents() < places(&due));
    }

    #[test]
    fn more_due_is_never_less_paid(tariff in tariff(), due in supported(), at in any::<prop::sample::Index>(), more in 0_u64..1_000_000) {
        let tariffs = alone(&tariff);
        let before = existing_place(&tariffs, &tariff.service, tariff.year, &due).unwrap();
        let mut raised = due.clone();
        let one = &mut raised[at.index(due.len())];
        one.due = Cents::new(one.due.cents() + more).unwrap();
        let after = existing_place(&tariffs, &tariff.service, tariff.year, &raised).unwrap();
        prop_assert!(after.amount >= before.amount);
    }

    #[test]
    fn the_order_of_equipments_does_not_matter(
        tariff in tariff(),
        (due, shuffled) in supported().prop_flat_map(|due| (Just(due.clone()), Just(due).prop_shuffle())),
    ) {
        let tariffs = alone(&tariff);
        let worth = |due: &[Supported]| existing_place(&tariffs, &tariff.service, tariff.year, due).unwrap();
        prop_assert_eq!(worth(&due), worth(&shuffled));
    }

    #[test]
    fn an_equipment_is_worth_its_places_one_by_one(tariff in tariff(), due in supported(), a in 0_u64..100, b in 0_u64..100) {
        let place = existing_place(&alone(&tariff), &tariff.service, tariff.year, &due).unwrap();
        let worth = |places: u64| place.amount_for(Places::new(places)).unwrap().cents();
        prop_assert_eq!(worth(a) + worth(b), worth(a + b));
    }

    #[test]
    fn no_year_stands_for_another(tariff in tariff(), due in supported(), other in any::vintage()) {
        prop_assume!(other != tariff.year);
        let tariffs = alone(&tariff);
        prop_assert!(existing_place(&tariffs, &tariff.service, other, &due).unwrap_err().is_missing_tariff());
        let site = Site { financial_potential: Cents::ZERO, living_standard: Cents::ZERO, priority: Some(PriorityArea::Zrr) };
        prop_assert!(new_place(&tariffs, &tariff.service, other, &site).unwrap_err().is_missing_tariff());
    }

    #[test]
    fn a_new_place_is_worth_its_cell_or_is_refused(tariff in tariff(), potential in any::cents(), living in any::cents()) {
        let grid = tariff.new_places.as_ref().unwrap();
        let site = Site { financial_potential: potential, living_standard: living, priority: None };
        let found = new_place(&alone(&tariff), &tariff.service, tariff.year, &site);
        prop_assert_eq!(found.as_ref().ok().copied(), grid.amount(potential, living));
        let priority = Site { priority: Some(PriorityArea::Qpv), ..site };
        let top = new_place(&alone(&tariff), &tariff.service, tariff.year, &priority).unwrap();
        prop_assert!(found.is_err() || found.unwrap() <= top);
    }

    /// What is doubted are amounts of the grid, and no other amount is outside.
    #[test]
    fn a_printed_range_doubts_the_amounts_outside_it(tariff in tariff()) {
        for range in PrintedRange::known() {
            let outside = range.outside(&tariff);
            for amount in tariff.new_places.as_ref().unwrap().amounts() {
                prop_assert_eq!(outside.contains(&amount), amount < range.low || amount > range.high);
            }
        }
    }

    #[test]
    fn the_limits_of_bands_belong_to_the_band_above(tariff in tariff()) {
        let grid = tariff.new_places.unwrap();
        for (index, band) in grid.bands(Axis::LivingStandard).iter().enumerate() {
            let holding = grid.bands(Axis::LivingStandard).iter().position(|other| other.contains(band.from()));
            prop_assert_eq!(holding, Some(index));
        }
    }
}

#[test]
fn a_territory_without_supported_place_has_no_mean() {
    let tariff = BonusTariff {
        service: ServiceKind::Eaje,
        year: Vintage::new(2024).unwrap(),
        floor: Cents::new(1),
        new_places: None,
        reference: ctg_model::Reference::new("synthetic".parse().unwrap(), ctg_model::Reliability::Unconfirmed),
    };
    let nothing = [Supported { due: Cents::ZERO, places: Places::new(0) }];
    let error = existing_place(&alone(&tariff), &tariff.service, tariff.year, &nothing).unwrap_err();
    assert_eq!(error.to_string(), "no place is supported, expected at least one");
    assert!(!error.is_missing_tariff());
}

#[test]
fn a_sum_beyond_the_largest_amount_is_refused_and_does_not_wrap() {
    let tariff = BonusTariff {
        service: ServiceKind::Eaje,
        year: Vintage::new(2024).unwrap(),
        floor: Cents::new(Cents::MOST),
        new_places: None,
        reference: ctg_model::Reference::new("synthetic".parse().unwrap(), ctg_model::Reliability::Unconfirmed),
    };
    let due = [Supported { due: Cents::ZERO, places: Places::new(1) }];
    let place = existing_place(&alone(&tariff), &tariff.service, tariff.year, &due).unwrap();
    assert_eq!(place.amount_for(Places::new(1)).unwrap().cents(), Cents::MOST);
    assert!(place.amount_for(Places::new(u64::MAX)).is_err());
}
