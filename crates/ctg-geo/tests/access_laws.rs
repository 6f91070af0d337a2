//! What holds for every world: sums that are kept, directions, orders, and one answer by two ways.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use chrono::Weekday;
use ctg_geo::accessibility::{
    Access, AccessValue, Accessibility, Allocation, BandClosure, Decay, Demand, Itinerant, RaamSettings, Scenario,
    SharedCoverage, Stop, Supply, worst_served,
};
use ctg_geo::cost::{CostUnit, Distancier, GreatCircle, Metres, Minutes, SparseCosts, TravelCost};
use ctg_geo::measure::haversine_m;
use ctg_model::Position;
use ctg_model::service::WeekMinutes;
use proptest::prelude::*;

/// A world of few places, some of them out of reach.
#[derive(Debug, Clone)]
struct World {
    costs: Vec<Vec<Option<f64>>>,
    demand: Vec<f64>,
    supply: Vec<f64>,
}

fn amounts(places: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![1 => Just(0.0), 4 => (1_u32..500).prop_map(f64::from)], places)
}

fn worlds() -> impl Strategy<Value = World> {
    (1_usize..7, 1_usize..6).prop_flat_map(|(origins, destinations)| {
        let cost = prop_oneof![1 => Just(None), 6 => (0_u32..35).prop_map(|cost| Some(f64::from(cost)))];
        let costs = prop::collection::vec(prop::collection::vec(cost, destinations), origins);
        (costs, amounts(origins), amounts(destinations)).prop_map(|(costs, demand, supply)| World {
            costs,
            demand,
            supply,
        })
    })
}

impl World {
    fn cost(&self) -> SparseCosts<Minutes> {
        let roads = Distancier::new("synthetic".parse().unwrap(), "exemple".parse().unwrap());
        let pairs = self.costs.iter().enumerate().flat_map(|(from, row)| {
            row.iter().enumerate().filter_map(move |(to, cost)| Some((from, to, Minutes::new((*cost)?).unwrap())))
        });
        SparseCosts::from_pairs(roads, (self.demand.len(), self.supply.len()), pairs).unwrap()
    }

    /// A measure of the world.
    fn tell<T>(&self, measure: impl Fn(&Accessibility<'_, SparseCosts<Minutes>>) -> T) -> T {
        let (demand, supply) = (Demand::new(self.demand.clone()).unwrap(), Supply::new(self.supply.clone()).unwrap());
        measure(&Accessibility::new(&self.cost(), &demand, &supply).unwrap())
    }
}

fn minutes(number: f64) -> Minutes {
    Minutes::new(number).unwrap()
}

fn decays() -> impl Strategy<Value = Decay<Minutes>> {
    let bands =
        |closure| Decay::bands([(minutes(10.0), 1.0), (minutes(15.0), 0.3), (minutes(20.0), 0.1)], closure).unwrap();
    prop_oneof![
        (1_u32..30).prop_map(|reach| Decay::binary(minutes(f64::from(reach)))),
        Just(bands(BandClosure::RightClosed)),
        Just(bands(BandClosure::LeftClosed)),
        Just(bands(BandClosure::LeftClosedToTheEnd)),
        Just(Decay::linear(minutes(25.0))),
        Just(Decay::exponential(0.1, minutes(30.0)).unwrap()),
        Just(Decay::gaussian(minutes(8.0), minutes(30.0)).unwrap()),
        Just(Decay::logistic(minutes(15.0), minutes(5.0), minutes(30.0)).unwrap()),
        Just(Decay::power(2.0, minutes(1.0), minutes(1.0), minutes(30.0)).unwrap()),
    ]
}

fn values(access: &Access) -> Vec<f64> {
    access.values().map(AccessValue::value).collect()
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1e-6)
}

/// Σ demand × access, and the supply of the destinations that have a ratio.
fn kept(world: &World, access: &Access) -> (f64, f64) {
    let shared = values(access).iter().zip(&world.demand).map(|(access, demand)| access * demand).sum();
    let wanted = access.facilities().iter().zip(&world.supply).filter(|(facility, _)| facility.ratio.is_some());
    let wanted: f64 = wanted.map(|(_, supply)| supply).sum();
    let unserved: f64 = access.unserved_supply().iter().map(|unserved| unserved.supply).sum();
    assert!(is_near(wanted + unserved, world.supply.iter().sum()));
    (shared, wanted)
}

proptest! {
    /// No supply is made and none lost by the catchments that float.
    #[test]
    fn floating_catchments_keep_the_supply_that_is_wanted(world in worlds(), decay in decays(), selection in decays()) {
        let measures = world.tell(|market| {
            [market.enhanced_two_step_fca(&decay), market.two_step_fca(decay.reach()), market.three_step_fca(&decay, &selection)]
        });
        for access in measures {
            let (shared, wanted) = kept(&world, &access);
            prop_assert!(is_near(shared, wanted), "{shared} for {wanted}");
        }
    }

    #[test]
    fn the_balanced_catchment_keeps_ratios_and_people(world in worlds(), decay in decays()) {
        let access = world.tell(|market| market.balanced_fca(&decay));
        let ratios: f64 = access.facilities().iter().filter_map(|facility| facility.ratio).sum();
        let sum: f64 = values(&access).iter().sum();
        prop_assert!(is_near(sum, ratios), "{sum} for {ratios}");
        let served: f64 = access.facilities().iter().map(|facility| facility.demand).sum();
        let reaching = access.values().zip(&world.demand).filter(|(access, _)| access.is_reachable());
        let people: f64 = reaching.map(|(_, demand)| demand).sum();
        prop_assert!(is_near(served, people), "{served} for {people}");
    }

    #[test]
    fn what_is_shared_out_adds_up(world in worlds(), decay in decays(), alpha in 0.3..2.0) {
        let availability = world.tell(|market| market.spatial_availability(&decay, alpha).unwrap());
        let wanted = availability.facilities().iter().zip(&world.supply).filter(|(facility, _)| facility.ratio.is_some());
        prop_assert!(is_near(values(&availability).iter().sum(), wanted.map(|(_, supply)| supply).sum()));
        let sum = |allocation| world.tell(|market| market.total_constrained(&decay, allocation)).iter().map(|part| part.value()).sum::<f64>();
        let supply: f64 = world.supply.iter().sum();
        let reaches_some = world.tell(|market| market.gravity(&decay)).values().any(|access| access.value() > 0.0);
        let total = if reaches_some { supply } else { 0.0 };
        prop_assert!(is_near(sum(Allocation::SupplyToOrigins), total));
    }

    #[test]
    fn singly_constrained_is_spatial_availability(world in worlds(), decay in decays()) {
        let (one, other) = world.tell(|market| {
            (market.spatial_availability(&decay, 1.0).unwrap(), market.singly_constrained(&decay, Allocation::SupplyToOrigins))
        });
        for (one, other) in one.values().zip(other) {
            prop_assert!(is_near(one.value(), other.value()) && one.is_reachable() == other.is_reachable());
        }
    }

    /// Where a supply grows, nobody has less, and nobody's cost of reaching enough grows.
    #[test]
    fn more_supply_is_never_less_access(world in worlds(), decay in decays(), place in 0_usize..6, more in 1_u32..100) {
        let mut richer = world.clone();
        let place = place % world.supply.len();
        richer.supply[place] += f64::from(more);
        let measures = |world: &World| world.tell(|market| {
            [market.gravity(&decay), market.enhanced_two_step_fca(&decay), market.three_step_fca(&decay, &decay), market.balanced_fca(&decay)]
        });
        for (poor, rich) in measures(&world).iter().zip(&measures(&richer)) {
            for (poor, rich) in values(poor).iter().zip(values(rich)) {
                prop_assert!(rich >= poor * (1.0 - 1e-12), "{rich} for {poor}");
            }
        }
        let costs = |world: &World| world.tell(|market| market.balancing_cost(minutes(60.0)));
        for (poor, rich) in costs(&world).into_iter().zip(costs(&richer)) {
            prop_assert!(poor.is_none_or(|poor| rich.is_some_and(|rich| rich <= poor)));
        }
    }

    #[test]
    fn a_wider_cutoff_reaches_no_less(world in worlds(), near in 0_u32..30, more in 0_u32..30, n in 1_u32..300) {
        let reach = |cutoff: u32| world.tell(|market| values(&market.cumulative_cutoff(minutes(f64::from(cutoff)))));
        prop_assert!(reach(near).iter().zip(reach(near + more)).all(|(near, far)| *near <= far));
        let costs = |n: u32| world.tell(|market| market.cost_to_closest(f64::from(n), minutes(60.0)).unwrap());
        for (few, many) in costs(n).into_iter().zip(costs(n + more)) {
            prop_assert!(many.is_none_or(|many| few.is_some_and(|few| few <= many)));
        }
    }

    /// The order in which origins are numbered plays no part.
    #[test]
    fn numbers_of_origins_do_not_matter(world in worlds(), decay in decays()) {
        let mut turned = world.clone();
        turned.costs.reverse();
        turned.demand.reverse();
        let measures = |world: &World| world.tell(|market| {
            [market.enhanced_two_step_fca(&decay), market.three_step_fca(&decay, &decay), market.balanced_fca(&decay)]
        });
        for (straight, turned) in measures(&world).iter().zip(&measures(&turned)) {
            let mut turned = values(turned);
            turned.reverse();
            prop_assert!(values(straight).iter().zip(turned).all(|(one, other)| is_near(*one, other)));
        }
    }

    /// Twice the supply is twice the access; twice the demand, half.
    #[test]
    fn access_scales(world in worlds(), decay in decays()) {
        let mut doubled = world.clone();
        doubled.supply.iter_mut().for_each(|supply| *supply *= 2.0);
        let mut crowded = world.clone();
        crowded.demand.iter_mut().for_each(|demand| *demand *= 2.0);
        let access = |world: &World| world.tell(|market| values(&market.enhanced_two_step_fca(&decay)));
        for ((one, two), half) in access(&world).iter().zip(access(&doubled)).zip(access(&crowded)) {
            prop_assert!(is_near(2.0 * one, two) && is_near(one / 2.0, half));
        }
    }

    #[test]
    fn agents_go_somewhere_and_gain_nothing_by_moving(world in worlds(), tau in 5_u32..60) {
        let reach = minutes(30.0);
        let raam = world.tell(|market| market.raam(RaamSettings::new(minutes(f64::from(tau)), reach)).unwrap());
        prop_assert!(raam.has_converged(), "{raam:?}");
        let placed: f64 = raam.costs.iter().zip(&world.demand).filter(|(cost, _)| cost.is_some()).map(|(_, demand)| demand).sum();
        prop_assert!(is_near(raam.assigned.iter().sum(), placed));
    }

    /// Shared coverage B and C hold as many places as there are.
    #[test]
    fn shared_coverage_keeps_the_places(demand in amounts(3), supply in amounts(3), near in 0_u32..20, far in 0_u32..20) {
        let costs = [[0, near, near + far], [near, 0, far], [near + far, far, 0]];
        let costs = costs.map(|row| row.map(|cost| Some(f64::from(cost))).to_vec()).to_vec();
        let world = World { costs, demand, supply };
        let bands = Decay::bands([(minutes(10.0), 1.0), (minutes(15.0), 0.3), (minutes(20.0), 0.1)], BandClosure::RightClosed).unwrap();
        for variant in [SharedCoverage::SharedSupply(minutes(15.0)), SharedCoverage::BandedSupply(bands)] {
            let rates = world.tell(|market| market.shared_coverage(&variant).unwrap());
            let places: f64 = rates.percent.iter().zip(&world.demand).map(|(rate, children)| rate.unwrap() * children / 100.0).sum();
            let unserved: f64 = rates.unserved_supply.iter().map(|unserved| unserved.supply).sum();
            prop_assert!(is_near(places + unserved, world.supply.iter().sum()), "{variant:?}");
        }
    }

    /// What opens is found again in the sum, and the worst served are a tenth.
    #[test]
    fn a_scenario_loses_no_place(world in worlds(), decay in decays(), more in 1_u32..50) {
        world.tell(|market| {
            let outcome = Scenario::new().opening(0, f64::from(more)).outcome(market, |market| market.enhanced_two_step_fca(&decay)).unwrap();
            let gained = outcome.reached_after - outcome.reached_before;
            let is_wanted = outcome.after.facilities()[0].ratio.is_some();
            assert!((gained - if is_wanted { f64::from(more) } else { 0.0 }).abs() < 1e-6, "{gained}");
            let demand = Demand::new(world.demand.clone()).unwrap();
            if let Some(worst) = worst_served(&outcome.after, &demand, 0.1) {
                assert!(is_near(worst.people.iter().map(|(_, people)| people).sum(), demand.total() / 10.0));
                assert!(worst.mean <= values(&outcome.after).iter().fold(0.0, |most, access| f64::max(most, *access)) * (1.0 + 1e-12));
            }
        });
    }

    /// A week of a service that moves is the mean of its days, and never more than the service.
    #[test]
    fn a_bus_is_one_bus(stops in prop::collection::vec((0_usize..4, prop::array::uniform7(0_u16..60)), 0..6), capacity in 0.0..200.0) {
        let works = WeekMinutes::new([400; 7]).unwrap();
        let stops: Vec<Stop> = stops.into_iter().map(|(place, minutes)| Stop::new(place, WeekMinutes::new(minutes).unwrap())).collect();
        let bus = Itinerant::new(capacity, works, stops).unwrap();
        let week = bus.week(4);
        prop_assert!(week.iter().sum::<f64>() <= capacity * (1.0 + 1e-12));
        for (place, offered) in week.iter().enumerate() {
            let mean: f64 = (0..7_u8).map(|day| bus.day(Weekday::try_from(day).unwrap(), 4)[place] / 7.0).sum();
            prop_assert!(is_near(mean, *offered));
        }
    }
}

/// The same costs without the grid: one pair after the other.
struct OneByOne<'a>(&'a GreatCircle);

impl TravelCost for OneByOne<'_> {
    type Unit = Metres;

    fn distancier(&self) -> &Distancier {
        self.0.distancier()
    }

    fn origins(&self) -> usize {
        self.0.origins()
    }

    fn destinations(&self) -> usize {
        self.0.destinations()
    }

    fn leaving(&self, origin: usize, bound: Metres, visit: &mut dyn FnMut(usize, Metres)) {
        self.0.leaving(origin, bound, visit);
    }

    fn reaching(&self, destination: usize, bound: Metres, visit: &mut dyn FnMut(usize, Metres)) {
        self.0.reaching(destination, bound, visit);
    }
}

/// Places of all kinds: spread, heaped, at the poles and on both sides of the antimeridian.
fn positions() -> impl Strategy<Value = Vec<Position>> {
    let whole = (-180.0..=180.0, -90.0..=90.0).prop_map(|(x, y)| (x, y));
    let heap = (0.0..0.3, 45.0..45.2).prop_map(|(x, y)| (x, y));
    let seam = (prop_oneof![179.9..180.0, -180.0..-179.9], -20.0..-19.9).prop_map(|(x, y): (f64, f64)| (x, y));
    let pole = (-180.0..180.0, 89.9..90.0).prop_map(|(x, y)| (x, y));
    let same = Just((0.1, 45.1));
    let place = prop_oneof![1 => whole, 8 => heap, 2 => seam, 2 => pole, 2 => same];
    prop::collection::vec(place.prop_map(|(x, y): (f64, f64)| Position::new(x, y).unwrap()), 0..60)
}

proptest! {
    /// The grid finds what asking for every pair does, with a limit that stands exactly at a distance that occurs.
    #[test]
    fn the_grid_sums_what_the_pairs_sum(origins in positions(), destinations in positions(), reach in 0.0..40_000.0, pick in 0_usize..3_600, scale in 0_usize..3) {
        let cost = GreatCircle::between(&origins, &destinations);
        // Two bands; the outer ends at the distance of some pair, if there is any.
        let pair = origins.get(pick % 60).zip(destinations.get(pick / 60));
        let met = pair.map_or(reach, |(from, to)| haversine_m(*from, *to));
        let (near, far) = if met > reach { (reach, met) } else { (met, reach.max(met + 1.0)) };
        let bands = [(Metres::new(near).unwrap(), 1.0), (Metres::new(far.max(near + 1.0)).unwrap(), 0.3)];
        let decay = match scale {
            0 => Decay::bands(bands, BandClosure::RightClosed).unwrap(),
            1 => Decay::bands(bands, BandClosure::LeftClosed).unwrap(),
            _ => Decay::gaussian(Metres::new(10_000.0).unwrap(), Metres::new(met).unwrap()).unwrap(),
        };
        let amounts: Vec<f64> = (0..destinations.len()).map(|place| (place % 7) as f64).collect();
        let (grid, pairs) = (cost.sums_by_origin(&decay, &amounts), OneByOne(&cost).sums_by_origin(&decay, &amounts));
        for (origin, (grid, pairs)) in grid.iter().zip(&pairs).enumerate() {
            let is_same = match (grid, pairs) {
                (Some(grid), Some(pairs)) => (grid - pairs).abs() <= 1e-12 * pairs,
                (None, None) => true,
                _ => false,
            };
            prop_assert!(is_same, "origin {origin}: {grid:?} for {pairs:?} by {decay:?}");
        }
        let turned = cost.sums_by_destination(&decay, &vec![1.0; origins.len()]);
        let pairs = OneByOne(&cost).sums_by_destination(&decay, &vec![1.0; origins.len()]);
        prop_assert!(turned.iter().zip(&pairs).all(|(grid, pairs)| grid.is_some() == pairs.is_some()
            && (grid.unwrap_or(0.0) - pairs.unwrap_or(0.0)).abs() <= 1e-12 * pairs.unwrap_or(0.0)));
    }
}

#[test]
fn a_reach_of_the_whole_earth_holds_all() {
    let places = [(0.0, 0.0), (180.0, 0.0), (10.0, 90.0), (0.0, -90.0)].map(|(x, y)| Position::new(x, y).unwrap());
    let cost = GreatCircle::between(&places, &places);
    for reach in [Metres::new(20_015_115.0).unwrap(), Metres::new(3e7).unwrap(), Metres::LARGEST] {
        assert_eq!(cost.sums_by_origin(&Decay::binary(reach), &[1.0; 4]), [Some(4.0); 4], "{reach}");
    }
}

/// Golden numbers of the balanced and three-step methods on the three communes of the examples.
#[test]
fn three_communes_by_three_steps_and_in_balance() {
    let costs = [[0.0, 8.0, 18.0], [8.0, 0.0, 12.0], [18.0, 12.0, 0.0]];
    let costs = costs.map(|row| row.map(Some).to_vec()).to_vec();
    let world = World { costs, demand: vec![60.0, 25.0, 10.0], supply: vec![45.0, 0.0, 6.0] };
    let bands = |middle| {
        Decay::bands([(minutes(10.0), 1.0), (minutes(15.0), middle), (minutes(20.0), 0.1)], BandClosure::RightClosed)
            .unwrap()
    };
    let percent =
        |access: &Access| values(access).iter().map(|access| format!("{:.3}", 100.0 * access)).collect::<Vec<_>>();
    let decay = bands(0.3);
    let three = world.tell(|market| market.three_step_fca(&decay, &decay));
    assert_eq!(percent(&three), ["54.572", "52.309", "51.792"]);
    let balanced = world.tell(|market| market.balanced_fca(&decay));
    assert_eq!(percent(&balanced), ["56.596", "63.060", "37.655"]);
    let (shared, _) = kept(&world, &balanced);
    let sum: f64 = values(&balanced).iter().sum();
    assert_eq!((format!("{shared:.3}"), format!("{sum:.5}")), ("53.488".to_owned(), "1.57311".to_owned()));
    let opened = world.tell(|market| {
        Scenario::new().opening(1, 20.0).outcome(market, |market| market.enhanced_two_step_fca(&decay)).unwrap()
    });
    assert_eq!(percent(&opened.after), ["77.606", "82.712", "37.583"]);
    let best = world
        .tell(|market| market.best_site(20.0, 0..3, |market| market.enhanced_two_step_fca(&decay)).unwrap().unwrap());
    assert_eq!(best.destination, 2);
    // Acts for inhabitants, with a third in place of 0.3.
    let doctors = World { demand: vec![1_000.0, 400.0, 200.0], supply: vec![9_000.0, 0.0, 4_000.0], ..world };
    let third = doctors.tell(|market| market.enhanced_two_step_fca(&bands(1.0 / 3.0)));
    let digits: Vec<String> = values(&third).iter().map(|access| format!("{access:.4}")).collect();
    assert_eq!(digits, ["7.2611", "9.4150", "9.8646"]);
}
