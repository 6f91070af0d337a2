//! Measures of access against what PySAL access and R accessibility give on the same worlds.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

use ctg_geo::accessibility::{
    Accessibility, Allocation, BandClosure, Decay, Demand, RaamSettings, Supply, normalised, score,
};
use ctg_geo::cost::{Distancier, Minutes, SparseCosts, TravelCost};
use serde_json::Value;

fn minutes(number: f64) -> Minutes {
    Minutes::new(number).expect("a cost")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

/// The numbers of a list; `None` where the peer gives NaN or infinity.
fn expected(value: &Value) -> Vec<Option<f64>> {
    value.as_array().expect("a list").iter().map(Value::as_f64).collect()
}

fn roads() -> Distancier {
    Distancier::new("synthetic".parse().expect("a slug"), "exemple".parse().expect("a label"))
}

fn table(
    pairs: &Value,
    from: &str,
    to: &str,
    sizes: (usize, usize),
    number: impl Fn(&Value) -> usize,
) -> SparseCosts<Minutes> {
    let ends = |side: &str| pairs[side].as_array().expect("a list").iter().map(&number).collect::<Vec<_>>();
    let triples = ends(from).into_iter().zip(ends(to)).zip(numbers(&pairs["cost"]));
    SparseCosts::from_pairs(roads(), sizes, triples.map(|((from, to), cost)| (from, to, minutes(cost))))
        .expect("a table")
}

fn close(name: &str, found: &[Option<f64>], expected: &[Option<f64>], tolerance: f64) {
    assert_eq!(found.len(), expected.len(), "{name}");
    for (place, (found, expected)) in found.iter().zip(expected).enumerate() {
        let near = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() <= tolerance * expected.abs().max(1.0),
            // Where the peer has NaN or infinity we have a typed answer of our own.
            (_, None) => true,
            (None, Some(expected)) => expected.abs() < 1e-300,
        };
        assert!(near, "{name}, place {place}: found {found:?}, expected {expected:?}");
    }
}

struct World {
    demand: Demand,
    supply: Supply,
    cost: SparseCosts<Minutes>,
    neighbours: SparseCosts<Minutes>,
    outputs: Value,
}

impl World {
    fn of(instance: &Value) -> Self {
        let (pop, cap) = (numbers(&instance["demand"]["pop"]), numbers(&instance["supply"]["cap"]));
        let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
        let cost = table(&instance["cost"], "origin", "dest", (pop.len(), cap.len()), number);
        let neighbours = table(&instance["neighbor_cost"], "origin", "dest", (pop.len(), pop.len()), number);
        let (demand, supply) = (Demand::new(pop).expect("a demand"), Supply::new(cap).expect("a supply"));
        Self { demand, supply, cost, neighbours, outputs: instance["outputs"].clone() }
    }

    fn market(&self) -> Accessibility<'_, SparseCosts<Minutes>> {
        Accessibility::new(&self.cost, &self.demand, &self.supply).expect("lists that fit")
    }
}

fn bands(bands: &[(f64, f64)]) -> Decay<Minutes> {
    Decay::bands(bands.iter().map(|(limit, weight)| (minutes(*limit), *weight)), BandClosure::RightClosed)
        .expect("bands")
}

fn worlds() -> Vec<World> {
    let json: Value = serde_json::from_slice(ctg_fixtures::ACCESS_PYSAL).expect("JSON");
    json["instances"].as_array().expect("instances").iter().map(World::of).collect()
}

/// The value of each origin, `None` where nothing is reached.
fn reached(access: &ctg_geo::accessibility::Access) -> Vec<Option<f64>> {
    access.values().map(|access| access.is_reachable().then(|| access.value())).collect()
}

#[test]
fn pysal_gives_the_same_gravity_and_catchments() {
    let far = minutes(60.0);
    let usual = bands(&[(10.0, 1.0), (20.0, 0.68), (30.0, 0.22)]);
    let three = bands(&[(10.0, 0.962), (20.0, 0.704), (30.0, 0.377), (60.0, 0.042)]);
    let three_near = bands(&[(10.0, 0.962), (20.0, 0.704), (30.0, 0.377)]);
    let gaussian = |sigma, reach| Decay::gaussian(minutes(sigma), minutes(reach)).expect("a decay");
    let power = |exponent, scale, floor| Decay::power(exponent, minutes(scale), minutes(floor), far).expect("a decay");
    for world in worlds() {
        let market = world.market();
        let cases = [
            ("catchment_all", market.cumulative_cutoff(far)),
            ("catchment_30", market.cumulative_cutoff(minutes(30.0))),
            ("catchment_step", market.gravity(&usual)),
            ("catchment_gauss20_max40", market.gravity(&gaussian(20.0, 40.0))),
            ("gravity_s20_a-2_min1", market.gravity(&power(2.0, 20.0, 1.0))),
            // No floor there, and infinity at 0; whole minutes above it are above a half.
            ("gravity_s60_a-1_min0", market.gravity(&power(1.0, 60.0, 0.5))),
            ("2sfca_30", market.two_step_fca(minutes(30.0))),
            ("2sfca_15", market.two_step_fca(minutes(15.0))),
            ("e2sfca_default", market.enhanced_two_step_fca(&usual)),
            ("e2sfca_gauss15_max30", market.enhanced_two_step_fca(&gaussian(15.0, 30.0))),
            ("e2sfca_drees", market.enhanced_two_step_fca(&bands(&[(10.0, 1.0), (15.0, 0.3), (20.0, 0.1)]))),
            ("3sfca_default", market.three_step_fca(&three, &three)),
            ("3sfca_default_max30", market.three_step_fca(&three_near, &three)),
        ];
        for (name, access) in cases {
            close(name, &reached(&access), &expected(&world.outputs[name]["values"]), 1e-9);
        }
    }
}

#[test]
fn pysal_gives_the_same_ratios_and_scores() {
    let usual = bands(&[(10.0, 1.0), (20.0, 0.68), (30.0, 0.22)]);
    let three = bands(&[(10.0, 0.962), (20.0, 0.704), (30.0, 0.377), (60.0, 0.042)]);
    for world in worlds() {
        let market = world.market();
        for (name, within) in [("fca_ratio_30", 30.0), ("fca_ratio_15", 15.0)] {
            let found = market.fca_ratio(&world.neighbours, minutes(within));
            close(name, &found, &expected(&world.outputs[name]["values"]), 1e-9);
        }
        let scaled = |access| normalised(&access, &world.demand).expect("a mean");
        let (two, catchment) =
            (scaled(market.two_step_fca(minutes(30.0))), scaled(market.cumulative_cutoff(minutes(30.0))));
        let cases = [
            ("e2sfca_default_norm", scaled(market.enhanced_two_step_fca(&usual))),
            ("3sfca_default_norm", scaled(market.three_step_fca(&three, &three))),
            ("score", score(&[(0.7, &two), (0.3, &catchment)]).expect("one length")),
            ("2sfca_30_norm", two),
        ];
        for (name, found) in cases {
            let found: Vec<Option<f64>> = found.into_iter().map(Some).collect();
            close(name, &found, &expected(&world.outputs[name]["values"]), 1e-9);
        }
    }
}

/// The peer moves whole persons by steps that shrink and stops after 151 cycles; we end where nobody gains by moving.
#[test]
fn rational_agents_end_near_where_pysal_leaves_them() {
    for world in worlds() {
        for (name, tau) in [("raam_tau60", 60.0), ("raam_tau30", 30.0)] {
            let raam = world.market().raam(RaamSettings::new(minutes(tau), minutes(60.0))).expect("a tau");
            assert!(raam.has_converged(), "{name}: {} after {} rounds", raam.gap, raam.rounds);
            let values = &expected(&world.outputs[name]["values"]);
            let off = |(found, expected): (&Option<f64>, &Option<f64>)| {
                Some((found.as_ref()? - (*expected)?).abs() / (*expected)?)
            };
            let mut offs: Vec<f64> = raam.costs.iter().zip(values).filter_map(off).collect();
            offs.sort_by(f64::total_cmp);
            // Small places hold steps of less than a person there, and stay where they began.
            assert!(offs[offs.len() / 2] < 0.025 && offs[offs.len() - 1] < 0.125, "{name}: {offs:?}");
            let people = world.demand.amounts();
            let known = values
                .iter()
                .zip(&raam.costs)
                .zip(people)
                .filter_map(|((theirs, ours), people)| Some(((*theirs)?, (*ours)?, people)));
            let (theirs, ours) = known.fold((0.0, 0.0), |(theirs, ours), (their, our, people)| {
                (theirs + their * people, ours + our * people)
            });
            assert!((ours / theirs - 1.0).abs() < 0.01, "{name}: {ours} for {theirs}");
        }
    }
}

fn square() -> (World, Vec<String>) {
    let json: Value = serde_json::from_slice(ctg_fixtures::ACCESS_R).expect("JSON");
    let instance = &json["instances"][0];
    let ids: Vec<String> =
        instance["ids"].as_array().expect("ids").iter().map(|id| id.as_str().expect("an id").to_owned()).collect();
    let number = |value: &Value| ids.iter().position(|id| Some(id.as_str()) == value.as_str()).expect("a known id");
    let cost = table(&instance["cost"], "from_id", "to_id", (ids.len(), ids.len()), number);
    let demand = Demand::new(numbers(&instance["pop"])).expect("a demand");
    let supply = Supply::new(numbers(&instance["jobs"])).expect("a supply");
    (World { demand, supply, neighbours: cost.clone(), cost, outputs: instance["outputs"].clone() }, ids)
}

/// The values of a call, in the order of the places.
fn by_id(world: &World, ids: &[String], call: &str, key: impl Fn(&str) -> String) -> Vec<Option<f64>> {
    ids.iter().map(|id| world.outputs[call]["values"][key(id)].as_f64()).collect()
}

#[test]
fn r_gives_the_same_gravity_and_catchments() {
    let (world, ids) = square();
    let market = world.market();
    let (far, thirty) = (minutes(60.0), minutes(30.0));
    let exponential = Decay::exponential(0.1, far).expect("a decay");
    let limits = [(minutes(10.0), 1.0), (minutes(20.0), 0.68), (minutes(30.0), 0.22)];
    let stepped = Decay::bands(limits, BandClosure::LeftClosed).expect("bands");
    let one = minutes(1.0);
    let cases = [
        ("cum_30", market.cumulative_cutoff(thirty)),
        ("grav_binary30", market.gravity(&Decay::binary(thirty))),
        ("grav_exp0.1", market.gravity(&exponential)),
        ("grav_pow2", market.gravity(&Decay::power(2.0, one, one, far).expect("a decay"))),
        ("grav_lin50", market.gravity(&Decay::linear(minutes(50.0)))),
        ("grav_step", market.gravity(&stepped)),
        ("grav_logistic30_10", market.gravity(&Decay::logistic(thirty, minutes(10.0), far).expect("a decay"))),
        ("2sfca_bin30", market.two_step_fca(thirty)),
        ("2sfca_step", market.enhanced_two_step_fca(&stepped)),
        ("bfca_exp0.1", market.balanced_fca(&exponential)),
        ("bfca_bin30", market.balanced_fca(&Decay::binary(thirty))),
        ("bfca_step", market.balanced_fca(&stepped)),
        ("spatial_avail_exp0.1", market.spatial_availability(&exponential, 1.0).expect("an alpha")),
        ("spatial_avail_bin30_alpha0.5", market.spatial_availability(&Decay::binary(thirty), 0.5).expect("an alpha")),
    ];
    for (name, access) in cases {
        close(name, &reached(&access), &by_id(&world, &ids, name, str::to_owned), 1e-9);
    }
    let passive = world.cost.sums_by_destination(&Decay::binary(thirty), world.supply.amounts());
    close("cum_30_passive", &passive, &by_id(&world, &ids, "cum_30_passive", str::to_owned), 1e-9);
}

#[test]
fn r_gives_the_same_intervals_and_costs_of_reaching() {
    let (world, ids) = square();
    let market = world.market();
    let intervals = market.cumulative_interval(&[20.0, 25.0, 30.0, 35.0, 40.0].map(minutes)).expect("cutoffs");
    let medians: Vec<_> = intervals.iter().map(|interval| Some(interval.median)).collect();
    close("median", &medians, &by_id(&world, &ids, "cum_interval_20_40", str::to_owned), 1e-9);
    // The peer cuts the decimals off.
    let means: Vec<_> = intervals.iter().map(|interval| Some((interval.mean + 1e-9).floor())).collect();
    close("mean", &means, &by_id(&world, &ids, "cum_interval_20_40_mean", str::to_owned), 1e-9);
    let number = |costs: Vec<Option<Minutes>>| costs.into_iter().map(|cost| cost.map(Minutes::get)).collect::<Vec<_>>();
    for n in [1.0, 2.0, 5.0, 20.0] {
        let found = number(market.cost_to_closest(n, minutes(60.0)).expect("a number"));
        assert_eq!(found, by_id(&world, &ids, "closest_1_2_5_20", |id| format!("{id}@n={n}")), "{n}");
    }
    assert_eq!(number(market.cost_to_closest(1_000.0, minutes(60.0)).expect("a number")), vec![None; 25]);
    assert_eq!(number(market.balancing_cost(minutes(60.0))), by_id(&world, &ids, "balancing_cost", str::to_owned));
}

#[test]
fn r_gives_the_same_constrained_measures() {
    let (world, ids) = square();
    let market = world.market();
    let decay = Decay::exponential(0.1, minutes(60.0)).expect("a decay");
    let sides = [(Allocation::SupplyToOrigins, "TRUE"), (Allocation::DemandToDestinations, "FALSE")];
    for (allocation, active) in sides {
        let key = |id: &str| if active == "TRUE" { format!("{id}>") } else { format!(">{id}") };
        let cases = [
            ("total", market.total_constrained(&decay, allocation)),
            ("singly", market.singly_constrained(&decay, allocation)),
        ];
        for (name, found) in cases {
            let found: Vec<_> = found.into_iter().map(|access| Some(access.value())).collect();
            let call = format!("constrained_{name}_active{active}");
            close(&call, &found, &by_id(&world, &ids, &call, key), 1e-9);
        }
    }
    // The peer was given demand × Σ supply and supply × Σ demand, so that both totals agree; its flows are summed by destination.
    let (people, jobs) = (world.demand.total(), world.supply.total());
    let demand = Demand::new(world.demand.amounts().iter().map(|amount| amount * jobs)).expect("a demand");
    let supply = Supply::new(world.supply.amounts().iter().map(|amount| amount * people)).expect("a supply");
    let market = Accessibility::new(&world.cost, &demand, &supply).expect("lists that fit");
    let flows = market.doubly_constrained(&decay).expect("one total");
    assert!(flows.gap < 1e-9, "{}", flows.gap);
    let inflow = world.cost.sums_by_destination(&decay, &flows.origins);
    let inflow: Vec<_> =
        inflow.iter().zip(&flows.destinations).map(|(sum, factor)| sum.map(|sum| sum * factor)).collect();
    close("doubly", &inflow, &by_id(&world, &ids, "constrained_doubly_activeTRUE", str::to_owned), 1e-9);
}
