//! Laws of nearest services and of coverage, whatever the way of finding costs.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test stops where it fails"
)]

mod shared;

use std::num::NonZeroU64;

use ctg_geo::cost::{CostUnit, Detour, Distancier, GreatCircle, Metres, Minutes, Scale, SparseCosts, TravelCost};
use ctg_geo::proximity::{
    Band, Coverage, NearestServices, Sites, cost_to_opportunities, opportunities_within, services_within,
};
use ctg_model::Position;
use ctg_model::observation::{Absence, Observation, Status};
use proptest::collection::vec;
use proptest::prelude::*;
use shared::tries;

fn place() -> impl Strategy<Value = Position> {
    // Few places, so that some are at one spot and some at one distance.
    (0_u8..6, 0_u8..6).prop_map(|(x, y)| Position::new(f64::from(x) * 0.02 - 1.0, 45.9 + f64::from(y) * 0.02).unwrap())
}

/// Services of one stop or more, under identifiers in an order of their own.
fn services() -> impl Strategy<Value = Sites<u8>> {
    vec(vec(place(), 1..4), 1..9).prop_flat_map(|stops| {
        let ids: Vec<u8> = (0..u8::try_from(stops.len()).unwrap()).collect();
        (Just(ids).prop_shuffle(), Just(stops))
            .prop_map(|(ids, stops)| Sites::with_stops(ids.into_iter().zip(stops)).unwrap())
    })
}

fn metres() -> impl Strategy<Value = Metres> {
    (0.0..9_000.0).prop_map(|metres| Metres::new(metres).unwrap())
}

fn persons() -> impl Strategy<Value = Observation<u64>> {
    prop_oneof![
        4 => (0_u64..500).prop_map(|count| Observation::exact(count, Status::Observed)),
        1 => Just(Observation::Absent(Absence::NotAvailable)),
    ]
}

proptest! {
    #![proptest_config(tries(192))]

    /// Of every service its nearest stop, by cost and then by identifier.
    #[test]
    fn nearest_services_are_those_of_asking_for_all(origins in vec(place(), 0..5), services in services(), k in 0_usize..10, bound in metres()) {
        let cost = GreatCircle::between(&origins, services.positions());
        let nearest = NearestServices::new(&cost, &services, k, bound).unwrap();
        #[cfg(feature = "rayon")]
        prop_assert_eq!(&NearestServices::par_new(&cost, &services, k, bound).unwrap(), &nearest);
        prop_assert_eq!(nearest.origins(), origins.len());
        for origin in 0..origins.len() {
            let mut best: Vec<Option<(Metres, usize)>> = vec![None; services.services()];
            cost.leaving(origin, bound, &mut |place, cost| {
                let known = &mut best[services.service_of(place).unwrap()];
                *known = known.filter(|known| known.0 <= cost).or(Some((cost, place)));
            });
            let mut all: Vec<_> = best.into_iter().enumerate().filter_map(|(service, best)| Some((best?.0, service, best?.1))).collect();
            all.sort_unstable();
            all.truncate(k);
            prop_assert_eq!(nearest.of(origin).iter().map(|near| (near.cost, near.service, near.place)).collect::<Vec<_>>(), all);
        }
    }

    #[test]
    fn the_order_in_which_services_are_given_does_not_matter(origins in vec(place(), 1..4), places in vec(place(), 1..12), turn in 0_usize..12) {
        let given: Vec<(usize, Position)> = places.iter().copied().enumerate().collect();
        let mut turned = given.clone();
        turned.rotate_left(turn % places.len());
        let told = |given: Vec<(usize, Position)>| {
            let services = Sites::new(given).unwrap();
            let nearest = NearestServices::new(&GreatCircle::between(&origins, services.positions()), &services, 3, Metres::LARGEST).unwrap();
            (0..origins.len()).map(|origin| nearest.of(origin).iter().map(|near| (*services.id(near.service).unwrap(), near.cost)).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(given), told(turned));
    }

    /// More is covered within more, and everybody stays in the denominator.
    #[test]
    fn coverage_grows_with_the_threshold(
        (origins, persons) in vec((place(), persons()), 0..8).prop_map(|both| both.into_iter().unzip::<_, _, Vec<_>, Vec<_>>()),
        services in services(), near in metres(), more in metres(),
    ) {
        let cost = GreatCircle::between(&origins, services.positions());
        let far = Metres::new(near.get() + more.get()).unwrap();
        let people = |threshold| Coverage::new(&cost, threshold).unwrap().people(&persons).unwrap();
        let (near, far) = (people(near), people(far));
        prop_assert!(near.covered().low() <= far.covered().low());
        prop_assert!(far.covered().high().is_none_or(|far| near.covered().high().unwrap() <= far));
        prop_assert_eq!(near.total(), far.total());
        let known: u64 = persons.iter().filter_map(Observation::value).sum();
        prop_assert_eq!((near.total().low(), near.absent().len()), (known, persons.iter().filter(|one| one.value().is_none()).count()));
        prop_assert_eq!(near.origins().0 + near.origins().1, origins.len());
        if let (Some(near), Some(far)) = (near.share(), far.share()) {
            prop_assert!(near.low() <= far.low() && near.high() <= far.high());
            prop_assert!((0.0..=1.0).contains(&near.low()) && near.low() <= near.high() && near.high() <= 1.0);
        }
    }

    /// The share holds whatever the absent populations are.
    #[test]
    fn a_share_is_within_its_bounds(
        (origins, persons) in vec((place(), persons()), 1..6).prop_map(|both| both.into_iter().unzip::<_, _, Vec<_>, Vec<_>>()),
        services in services(), threshold in metres(), guess in vec(0_u64..2_000, 6),
    ) {
        let covered = Coverage::new(&GreatCircle::between(&origins, services.positions()), threshold).unwrap();
        let bounds = covered.people(&persons).unwrap().share();
        let guessed: Vec<_> = persons.iter().zip(guess).map(|(persons, guess)| {
            Observation::exact(persons.value().copied().unwrap_or(guess), Status::Observed)
        }).collect();
        if let Some(share) = covered.people(&guessed).unwrap().share() {
            let (bounds, share) = (bounds.unwrap(), share.exact().unwrap());
            prop_assert!(bounds.low() <= share && share <= bounds.high());
        }
    }

    #[test]
    fn bands_side_by_side_hold_everything_once(origins in vec(place(), 0..4), services in services(), near in metres(), more in metres(), counts in vec(0_u64..30, 27)) {
        let cost = GreatCircle::between(&origins, services.positions());
        let far = Metres::new(near.get() + more.get()).unwrap();
        let counts = &counts[..services.len()];
        let sum = |band| opportunities_within(&cost, counts, band).unwrap();
        let parts: Vec<u64> = sum(Band::within(near)).iter().zip(sum(Band::between(near, far))).map(|(one, other)| one + other).collect();
        prop_assert_eq!(parts, sum(Band::within(far)));
        let all = services_within(&cost, &services, Band::within(Metres::LARGEST)).unwrap();
        prop_assert_eq!(all, vec![services.services() as u64; origins.len()]);
    }

    /// Within the cost to n opportunities there are n, and short of it there are not.
    #[test]
    fn the_cost_to_n_opportunities_is_the_least(origins in vec(place(), 1..4), places in vec(place(), 0..40), counts in vec(0_u64..4, 40), n in 1_u64..90) {
        let (cost, counts) = (GreatCircle::between(&origins, &places), &counts[..places.len()]);
        let found = cost_to_opportunities(&cost, counts, NonZeroU64::new(n).unwrap(), Metres::LARGEST).unwrap();
        for (origin, found) in found.into_iter().enumerate() {
            let within = |bound| opportunities_within(&cost, counts, Band::within(bound)).unwrap()[origin];
            match found {
                Some(least) => {
                    prop_assert!(within(least) >= n);
                    prop_assert!(least == Metres::new(0.0).unwrap() || within(Metres::new(least.get().next_down()).unwrap()) < n);
                }
                None => prop_assert!(within(Metres::LARGEST) < n),
            }
        }
    }
}

/// An island without a boat: nothing is reached from it, and its people count.
#[test]
fn whoever_cannot_reach_anything_is_outside_and_not_left_out() {
    let roads = Distancier::new("synthetic".parse().unwrap(), "synthetic".parse().unwrap());
    let cost = SparseCosts::from_pairs(roads, (2, 1), [(0, 0, Minutes::new(8.0).unwrap())]).unwrap();
    let covered = Coverage::new(&cost, Minutes::LARGEST).unwrap();
    let people = covered.people(&[90_u64, 10].map(|count| Observation::exact(count, Status::Observed))).unwrap();
    assert_eq!((people.share().unwrap().exact(), covered.outside().collect::<Vec<_>>()), (Some(0.9), vec![1]));
    let services = Sites::new([("ccas", Position::new(-0.96, 45.94).unwrap())]).unwrap();
    assert!(NearestServices::new(&cost, &services, 1, Minutes::LARGEST).unwrap().of(1).is_empty());
}

/// The Charente between Rochefort and Soubise: a scale of straight lines does not see it.
#[test]
fn a_detour_is_farther_than_the_straight_line_and_nearer_than_the_bridge() {
    let [rochefort, soubise] = [(-0.9622, 45.9366), (-1.0064, 45.9206)].map(|(x, y)| Position::new(x, y).unwrap());
    let mut metres = Vec::new();
    GreatCircle::between(&[rochefort], &[soubise]).leaving(0, Metres::LARGEST, &mut |_, cost| metres.push(cost.get()));
    Detour::between(&[rochefort], &[soubise], Scale::<Metres>::roads_of_gironde()).leaving(
        0,
        Metres::LARGEST,
        &mut |_, cost| metres.push(cost.get()),
    );
    assert!(metres[0] < 4_000.0 && metres[1] > 5_000.0 && metres[1] < 8_300.0, "{metres:?}");
}
