//! Ways on networks are those of another program, and keep the laws of shortest ways.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test stops where it fails"
)]

mod shared;

use ctg_geo::cost::{CostUnit, Distancier, Metres, Minutes, TravelCost};
use ctg_geo::measure::haversine_m;
use ctg_geo::network::{Crossing, Edge, Link, Mode, Network, NetworkCost, PerMode, Routes, Snapping, Speed, Ways};
use ctg_model::Position;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use shared::tries;

fn synthetic() -> Distancier {
    Distancier::new("synthetic".parse().unwrap(), "réseau d'essai".parse().unwrap())
}

fn minutes(seconds: f64) -> Minutes {
    Minutes::new(seconds / 60.0).unwrap()
}

fn metres(found: f64) -> Metres {
    Metres::new(found).unwrap()
}

fn km_h(found: f64) -> Speed {
    Speed::new(found).unwrap()
}

fn at(longitude: f64, latitude: f64) -> Position {
    Position::new(longitude, latitude).unwrap()
}

fn numbers(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|number| usize::try_from(number.as_u64().unwrap()).unwrap()).collect()
}

fn golden() -> Value {
    serde_json::from_slice(ctg_fixtures::NETWORK).unwrap()
}

/// The network of the other program; which edges stand is told.
fn network(golden: &Value, stands: impl Fn(usize, usize) -> bool) -> Network {
    let triples: Vec<Vec<usize>> = golden["edges_directed"].as_array().unwrap().iter().map(numbers).collect();
    let stand = triples.iter().filter(|edge| stands(edge[0], edge[1]));
    let edges =
        stand.map(|edge| Edge::new(edge[0], edge[1], metres(0.0), PerMode::only(Mode::Car, minutes(edge[2] as f64))));
    let nodes = golden["nodes"].as_u64().unwrap();
    Network::new(synthetic(), (0..nodes).map(|node| at(0.001 * node as f64, 45.0)).collect(), edges).unwrap()
}

/// Crossing, wait and access add up to the seconds of the other program.
fn with_ferry(golden: &Value, network: Network) -> Network {
    let ferry = numbers(&golden["ferry_edges"][0]);
    let part = |share: f64| minutes(ferry[2] as f64 * share);
    let crossing = Crossing { sailing: part(0.5), wait: part(0.375), access: part(0.125) };
    let name = "Bac d'essai".parse().unwrap();
    let link = Link::new("ferry".parse().unwrap(), name, (ferry[0], ferry[1]), Ways::Both, metres(0.0));
    network.with_link(link.open_to(PerMode::only(Mode::Car, crossing))).unwrap()
}

fn assert_matrix(golden: &Value, name: &str, network: &Network) {
    let (from, to) = (numbers(&golden["sources"]), numbers(&golden["targets"]));
    let expected: Vec<Vec<Option<Minutes>>> = golden[name]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row.as_array().unwrap().iter().map(|cell| cell.as_f64().map(minutes)).collect())
        .collect();
    let routes = Routes::fastest(network, Mode::Car);
    assert_eq!(routes.matrix(&from, &to), expected, "{name}");
    for (row, from) in expected.iter().zip(&from) {
        for (cell, to) in row.iter().zip(&to) {
            assert_eq!(routes.cost(*from, *to), *cell, "{name}: {from} to {to}");
        }
    }
}

#[test]
fn matrices_are_those_of_scipy_with_and_without_ferry_and_bridge() {
    let golden = golden();
    let whole = network(&golden, |_, _| true);
    assert_matrix(&golden, "matrix_no_ferry", &whole);
    let ferry = with_ferry(&golden, whole.clone());
    assert_matrix(&golden, "matrix_ferry", &ferry);
    assert_matrix(&golden, "matrix_no_ferry", &ferry.without_link(&"ferry".parse().unwrap()).unwrap());
    // The river flows between two rows; its bridge at the fifteenth place joins them.
    let row = river(&golden);
    let bridge = |node: usize| node == 20 * row + 15 || node == 20 * (row + 1) + 15;
    let broken = with_ferry(&golden, network(&golden, |from, to| !(bridge(from) && bridge(to))));
    assert_matrix(&golden, "matrix_ferry_without_bridge_x15", &broken);
}

/// The row below which only two columns go on.
fn river(golden: &Value) -> usize {
    let edges: Vec<Vec<usize>> = golden["edges_directed"].as_array().unwrap().iter().map(numbers).collect();
    let across = |row: usize| edges.iter().filter(|edge| edge[0] / 20 == row && edge[1] == edge[0] + 20).count();
    (0..19).find(|row| across(*row) == 2).unwrap()
}

#[test]
fn the_nearest_three_are_those_of_scipy() {
    let golden = golden();
    let network = with_ferry(&golden, network(&golden, |_, _| true));
    let sources = numbers(&golden["pois"]);
    let nearest = Routes::fastest(&network, Mode::Car).nearest_of_all(&sources, 3, Minutes::LARGEST);
    for (node, row) in golden["nearest3_poi_ferry"].as_array().unwrap().iter().enumerate() {
        let expected: Vec<(usize, Minutes)> =
            row.as_array().unwrap().iter().map(numbers).map(|pair| (pair[0], minutes(pair[1] as f64))).collect();
        let found: Vec<_> = nearest.of(node).map(|(source, cost)| (sources[source], cost)).collect();
        assert_eq!(found, expected, "node {node}");
    }
}

/// Nodes on a small piece of the globe, and edges between them; times may be 0, edges double, ends equal.
#[derive(Debug, Clone)]
struct Draft {
    nodes: Vec<Position>,
    edges: Vec<(usize, usize, u32)>,
}

fn drafts() -> impl Strategy<Value = Draft> {
    (1_usize..12).prop_flat_map(|count| {
        let nodes = vec((0_u8..30, 0_u8..30), count);
        let edges = vec((0..count, 0..count, prop_oneof![Just(0), 1_u32..6, 1_u32..400_000]), 0..40);
        (nodes, edges).prop_map(|(nodes, edges)| Draft {
            nodes: nodes.iter().map(|(x, y)| at(-1.0 + 0.001 * f64::from(*x), 45.9 + 0.001 * f64::from(*y))).collect(),
            edges,
        })
    })
}

impl Draft {
    fn network(&self) -> Network {
        let car = |ms: u32| PerMode::only(Mode::Car, minutes(f64::from(ms) / 1_000.0));
        let edges = self.edges.iter().map(|(from, to, ms)| Edge::new(*from, *to, metres(1.0), car(*ms)));
        Network::new(synthetic(), self.nodes.clone(), edges).unwrap()
    }

    /// All shortest ways by the method of Floyd and Warshall, in milliseconds.
    fn table(&self) -> Vec<Vec<Option<u64>>> {
        let count = self.nodes.len();
        let mut table = vec![vec![None; count]; count];
        for (node, row) in table.iter_mut().enumerate() {
            row[node] = Some(0);
        }
        let lower = |cell: &mut Option<u64>, found: u64| *cell = Some(cell.map_or(found, |known| known.min(found)));
        for (from, to, ms) in &self.edges {
            lower(&mut table[*from][*to], u64::from(*ms));
        }
        for by in 0..count {
            for from in 0..count {
                for to in 0..count {
                    if let (Some(one), Some(other)) = (table[from][by], table[by][to]) {
                        lower(&mut table[from][to], one + other);
                    }
                }
            }
        }
        table
    }
}

fn of_ms(ms: u64) -> Minutes {
    Minutes::new(ms as f64 / 60_000.0).unwrap()
}

type Pairs<U> = Vec<(usize, usize, U)>;

/// Every pair of a travel cost within a bound, as seen from its origins and from its destinations.
fn both<U: CostUnit>(cost: &impl TravelCost<Unit = U>, bound: U) -> (Pairs<U>, Pairs<U>) {
    let (mut leaving, mut reaching) = (Vec::new(), Vec::new());
    for from in 0..cost.origins() {
        cost.leaving(from, bound, &mut |to, found| leaving.push((from, to, found)));
    }
    for to in 0..cost.destinations() {
        cost.reaching(to, bound, &mut |from, found| reaching.push((from, to, found)));
    }
    (leaving, reaching)
}

proptest! {
    #![proptest_config(tries(128))]

    #[test]
    fn ways_are_the_shortest(draft in drafts()) {
        let (routes, table) = (Routes::fastest(&draft.network(), Mode::Car), draft.table());
        let all: Vec<usize> = (0..draft.nodes.len()).collect();
        let expected: Vec<Vec<Option<Minutes>>> =
            table.iter().map(|row| row.iter().map(|ms| ms.map(of_ms)).collect()).collect();
        prop_assert_eq!(&routes.matrix(&all, &all), &expected);
        for from in &all {
            let mut seen = vec![None; all.len()];
            routes.reaching(*from, Minutes::LARGEST, |node, cost| seen[node] = Some(cost));
            prop_assert_eq!(seen, expected.iter().map(|row| row[*from]).collect::<Vec<_>>());
            for to in &all {
                let path = routes.path(*from, *to);
                prop_assert_eq!(path.as_ref().map(|path| path.cost), expected[*from][*to]);
                if let Some(path) = path {
                    prop_assert_eq!((path.nodes.first(), path.nodes.last()), (Some(from), Some(to)));
                    let legs = path.nodes.windows(2).map(|leg| table[leg[0]][leg[1]].unwrap());
                    prop_assert_eq!(of_ms(legs.sum()), path.cost);
                }
            }
        }
    }

    #[test]
    fn sums_beyond_32_bits_are_the_same(draft in drafts(), k in 0_usize..4) {
        let narrow = Routes::fastest(&draft.network(), Mode::Car);
        // Two edges of 40 days to nowhere: the sum of all needs more than 32 bits.
        let mut nodes = draft.nodes.clone();
        nodes.extend([at(0.0, 0.0); 2]);
        let days = Edge::new(draft.nodes.len(), draft.nodes.len() + 1, metres(1.0), PerMode::only(Mode::Car, minutes(40.0 * 86_400.0)));
        let edges = draft.network().edges().chain([days, days.back()]).collect::<Vec<_>>();
        let wide = Routes::fastest(&Network::new(synthetic(), nodes, edges).unwrap(), Mode::Car);
        let all: Vec<usize> = (0..draft.nodes.len()).collect();
        prop_assert_eq!(wide.matrix(&all, &all), narrow.matrix(&all, &all));
        let (one, other) = (wide.nearest_of_all(&all, k, Minutes::LARGEST), narrow.nearest_of_all(&all, k, Minutes::LARGEST));
        for node in all {
            prop_assert_eq!(one.of(node).collect::<Vec<_>>(), other.of(node).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_nearest_are_the_first_of_all(draft in drafts(), sources in vec(0_usize..14, 0..6), k in 0_usize..5, bound in 0_u64..900_000) {
        let (routes, table) = (Routes::fastest(&draft.network(), Mode::Car), draft.table());
        let nearest = routes.nearest_of_all(&sources, k, of_ms(bound));
        for (node, row) in table.iter().enumerate() {
            let cost = |(number, source): (usize, &usize)| Some((row.get(*source).copied().flatten()?, number));
            let mut expected: Vec<_> = sources.iter().enumerate().filter_map(cost).filter(|(ms, _)| *ms <= bound).collect();
            expected.sort_unstable();
            expected.truncate(k);
            let expected: Vec<_> = expected.into_iter().map(|(ms, number)| (number, of_ms(ms))).collect();
            prop_assert_eq!(nearest.of(node).collect::<Vec<_>>(), expected);
        }
    }

    /// Both ways tell one cost; a bound cuts and does nothing else; the nearest are the first of all; a symmetric network is symmetric.
    #[test]
    fn journeys_keep_what_travel_costs_promise(
        draft in drafts(),
        places in vec((0_u8..30, 0_u8..30), 0..8),
        within in 0.0..1_500.0,
        k in 0_usize..5,
        bound in 0.0..20.0,
    ) {
        let places: Vec<_> = places.iter().map(|(x, y)| at(-1.0 + 0.001 * f64::from(*x), 45.9 + 0.001 * f64::from(*y))).collect();
        let routes = Routes::fastest(&draft.network(), Mode::Car);
        let snapping = Snapping::new(metres(within), km_h(5.0));
        let cost = NetworkCost::between(&routes, &places, &draft.nodes, &snapping);
        let (leaving, mut reaching) = both(&cost, Minutes::LARGEST);
        reaching.sort_unstable();
        prop_assert_eq!(&leaving, &reaching);
        let bound = Minutes::new(bound).unwrap();
        let near: Vec<_> = leaving.iter().copied().filter(|(.., found)| *found <= bound).collect();
        prop_assert_eq!(&both(&cost, bound).0, &near);
        let mut each = Vec::new();
        cost.each_nearest(k, bound, &mut |from, to, found| each.push((from, to, found)));
        let mut one_by_one = Vec::new();
        let mut expected = Vec::new();
        for from in 0..places.len() {
            cost.nearest(from, k, bound, &mut |to, found| one_by_one.push((from, to, found)));
            let mut row: Vec<_> = near.iter().filter(|(origin, ..)| *origin == from).map(|(_, to, found)| (*found, *to)).collect();
            row.sort_unstable();
            expected.extend(row.into_iter().take(k).map(|(found, to)| (from, to, found)));
        }
        prop_assert_eq!(&one_by_one, &expected);
        prop_assert_eq!(&each, &expected);
        let back: Vec<Edge> = draft.network().edges().flat_map(|edge| [edge, edge.back()]).collect();
        let both_ways = Routes::fastest(&Network::new(synthetic(), draft.nodes.clone(), back).unwrap(), Mode::Car);
        let (there, back) = both(&NetworkCost::between(&both_ways, &places, &places, &snapping), Minutes::LARGEST);
        let mut turned: Vec<_> = back.into_iter().map(|(from, to, found)| (to, from, found)).collect();
        turned.sort_unstable();
        prop_assert_eq!(there, turned);
    }

    /// No way is faster than the straight line at the top speed; half a millisecond an edge is left for rounding.
    #[test]
    fn no_way_beats_the_straight_line(draft in drafts(), speeds in vec(5.0..130.0, 40)) {
        let top = km_h(speeds.iter().copied().fold(0.0, f64::max));
        let edges = draft.edges.iter().zip(&speeds).map(|((from, to, _), speed)| {
            let length = metres(haversine_m(draft.nodes[*from], draft.nodes[*to]) * 1.1 + 0.01);
            Edge::at(*from, *to, length, PerMode::only(Mode::Car, km_h(*speed)))
        });
        let network = Network::new(synthetic(), draft.nodes.clone(), edges).unwrap();
        prop_assert!(network.shorter_than_straight().is_empty());
        let snapping = Snapping::new(metres(1.0), km_h(5.0));
        let routes = Routes::fastest(&network, Mode::Car);
        let (pairs, _) = both(&NetworkCost::between(&routes, &draft.nodes, &draft.nodes, &snapping), Minutes::LARGEST);
        for (from, to, found) in pairs {
            let straight = top.time(metres(haversine_m(draft.nodes[from], draft.nodes[to])));
            prop_assert!(found.get() >= straight.get() - 40.0 * 0.5 / 60_000.0);
        }
    }

    /// A place is tied to the nearest node in use, as looking at all of them says.
    #[test]
    fn places_are_tied_to_the_nearest_node(draft in drafts(), x in 0.0..0.03, y in 0.0..0.03, within in 0.0..3_000.0) {
        let routes = Routes::fastest(&draft.network(), Mode::Car);
        let place = at(-1.0 + x, 45.9 + y);
        let used = |node: usize| draft.edges.iter().any(|(from, to, _)| from != to && (*from == node || *to == node));
        let none = !(0..draft.nodes.len()).any(used);
        let candidates = draft.nodes.iter().enumerate().filter(|(node, _)| none || used(*node));
        let best = candidates.map(|(node, at)| (haversine_m(place, *at), node)).min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let expected = best.filter(|(distance, _)| *distance <= within).map(|(distance, node)| (node, metres(distance)));
        let found = routes.snap(place, &Snapping::new(metres(within), km_h(5.0)));
        prop_assert_eq!(found.map(|found| (found.node, found.distance)), expected);
    }
}

/// A service on an island is not reached from the mainland at no cost, and a place on the other bank pays its way to the node.
#[test]
fn what_is_beyond_the_network_is_unreachable() {
    let (quay, town, island) = (at(-1.118, 46.0046), at(-1.095, 45.989), at(-1.1734, 46.0125));
    let road = Edge::at(0, 1, metres(2_600.0), PerMode::all(Some(km_h(50.0))));
    let network = Network::new(synthetic(), vec![quay, town], [road, road.back()]).unwrap();
    let routes = Routes::fastest(&network, Mode::Car);
    let snapping = Snapping::new(metres(500.0), km_h(5.0));
    let cost = NetworkCost::between(&routes, &[town], &[island, quay], &snapping);
    assert_eq!(cost.snapped_destinations().iter().map(Option::is_some).collect::<Vec<_>>(), [false, true]);
    assert_eq!(both(&cost, Minutes::LARGEST).0.iter().map(|(_, to, _)| *to).collect::<Vec<_>>(), [1]);
    let generous = Snapping::new(metres(5_000.0), km_h(5.0));
    let cost = NetworkCost::between(&routes, &[town], &[island], &generous);
    let (pairs, _) = both(&cost, Minutes::LARGEST);
    // 4.4 km at 5 km/h: 52 minutes and more, and not 0.
    assert!(pairs[0].2.get() > 52.0, "{pairs:?}");
}

#[test]
fn a_foot_may_go_against_a_one_way_and_a_car_may_not() {
    let nodes = vec![at(-1.0, 45.9), at(-1.0, 45.91)];
    let onward = Edge::at(0, 1, metres(1_200.0), PerMode { foot: Some(km_h(5.0)), bike: None, car: Some(km_h(30.0)) });
    let walk = Edge::at(1, 0, metres(1_200.0), PerMode::only(Mode::Foot, km_h(5.0)));
    let network = Network::new(synthetic(), nodes, [onward, walk]).unwrap();
    assert_eq!(Routes::fastest(&network, Mode::Car).cost(1, 0), None);
    assert_eq!(Routes::fastest(&network, Mode::Foot).cost(1, 0), Some(Minutes::new(14.4).unwrap()));
    assert_eq!(Routes::fastest(&network, Mode::Bike).cost(0, 1), None);
}

#[test]
fn a_network_with_a_link_more_is_another_distancier() {
    let network = Network::new(synthetic(), vec![at(0.0, 45.0); 2], []).unwrap();
    let link = Link::new("aix".parse().unwrap(), "bac d'Aix".parse().unwrap(), (0, 1), Ways::Both, metres(1.0));
    let with_link = network.clone().with_link(link.clone()).unwrap();
    let (without, with) = (Routes::fastest(&network, Mode::Car), Routes::fastest(&with_link, Mode::Car));
    assert_eq!(with.distancier().to_string(), "réseau d'essai, avec bac d'Aix, en voiture, le plus rapide");
    assert!(without.distancier().same(with.distancier()).is_err());
    let twice = with_link.with_link(link).unwrap_err();
    assert_eq!(twice.to_string(), "found two links `aix`, expected one");
}

#[test]
fn what_no_network_holds_is_told() {
    let node = at(0.0, 45.0);
    let edge = |length: f64, time: f64| Edge::new(0, 0, metres(length), PerMode::only(Mode::Car, minutes(time)));
    let message = |edge: Edge| Network::new(synthetic(), vec![node], [edge]).unwrap_err().to_string();
    assert_eq!(message(edge(5e9, 1.0)), "edge 0: found 5000000000 m, expected at most 4294967");
    assert_eq!(message(edge(5.0, 6e9)), "edge 0: found 100000000 min, expected at most 71582");
    assert!(Network::new(synthetic(), vec![node], [edge(4_294_967.0, 4_294_900.0)]).is_ok());
    let sailing = Minutes::LARGEST;
    let slow = Crossing { sailing, wait: sailing, access: sailing };
    let link = Link::new("slow".parse().unwrap(), "lent".parse().unwrap(), (0, 0), Ways::Onward, metres(1.0));
    let network = Network::new(synthetic(), vec![node], []).unwrap();
    let error = network.with_link(link.open_to(PerMode::only(Mode::Foot, slow))).unwrap_err();
    assert_eq!((error.link().map(ToString::to_string), error.edge()), (Some("slow".to_owned()), None));
}

/// Asked from many threads at once, a cost answers as it does alone.
#[test]
fn threads_tell_the_same() {
    let golden = golden();
    let network = with_ferry(&golden, network(&golden, |_, _| true));
    let routes = Routes::fastest(&network, Mode::Car);
    let cost = NetworkCost::between(&routes, network.nodes(), network.nodes(), &Snapping::new(metres(0.0), km_h(5.0)));
    let row = |from: usize| {
        let mut row = Vec::new();
        cost.leaving(from, minutes(700.0), &mut |to, found| row.push((to, found)));
        row
    };
    let alone: Vec<_> = (0..40).map(row).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| (0..40).map(row).collect::<Vec<_>>())).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), alone);
        }
    });
}
