//! Journeys between places beside a network.

use ctg_model::Position;

use super::net::{ceiling, cost, steps};
use super::sweep::Source;
use super::{Routes, Snapped, Snapping};
use crate::cost::{CostUnit, Distancier, TravelCost};

/// The costs of journeys on a network, door to door: from the place to its node, along the network, from a node to the other place.
///
/// A place without a node near enough reaches nothing and is reached from nowhere; two places at one position, both with a node, cost 0.
/// No table is held: each question is a search.
///
/// *Formula*: cost(i, j) = access(i) + shortest way(node i, node j) + access(j), in whole steps.
///
/// # Examples
/// ```
/// use ctg_geo::cost::{Distancier, GreatCircle, Metres, TravelCost};
/// use ctg_geo::network::{Edge, Mode, Network, NetworkCost, PerMode, Routes, Snapping, Speed};
/// use ctg_model::Position;
/// // Two places on either bank, 1.1 km apart; the bridge is upstream.
/// let [left, right, bridge] = [Position::new(-1.0, 45.93)?, Position::new(-1.0, 45.94)?, Position::new(-0.96, 45.935)?];
/// let car = PerMode::only(Mode::Car, Speed::new(50.0)?);
/// let edges = [(0, 2), (2, 1)].map(|(from, to)| Metres::new(3_500.0).map(|length| Edge::at(from, to, length, car)));
/// let edges = edges.into_iter().collect::<Result<Vec<_>, _>>()?;
/// let network = Network::new(Distancier::new("synthetic".parse()?, "essai".parse()?), vec![left, right, bridge], edges)?;
/// let routes = Routes::shortest(&network, Mode::Car);
/// let snapping = Snapping::new(Metres::new(100.0)?, Speed::new(5.0)?);
/// let by_road = NetworkCost::between(&routes, &[left], &[right], &snapping);
/// let mut metres = Vec::new();
/// by_road.leaving(0, Metres::new(10_000.0)?, &mut |_, found| metres.push(found.get()));
/// assert_eq!(metres, [7_000.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[must_use]
pub struct NetworkCost<'r, U> {
    routes: &'r Routes<U>,
    distancier: Distancier,
    origins: Side<U>,
    destinations: Side<U>,
}

/// The places of one side.
#[derive(Debug)]
struct Side<U> {
    places: Vec<Position>,
    snapped: Vec<Option<Snapped<U>>>,
    /// Number and steps of access, by node; `starts` tells where those of a node begin, with one more at the end.
    by_node: Vec<(u32, u32)>,
    starts: Vec<u32>,
    /// The bits of a position and the number, sorted.
    by_position: Vec<([u64; 2], u32)>,
    nodes: usize,
}

impl<U: CostUnit> Side<U> {
    fn new(routes: &Routes<U>, places: &[Position], snapping: &Snapping) -> Self {
        // A way of access that steps cannot count is none.
        let fit = |found: &Snapped<U>| steps(found.access).is_ok();
        let snapped: Vec<_> = places.iter().map(|place| routes.snap(*place, snapping).filter(fit)).collect();
        let entry = |(found, number): (&Option<Snapped<U>>, u32)| {
            let found = found.as_ref()?;
            Some((u32::try_from(found.node).ok()?, number, steps(found.access).ok()?))
        };
        let mut by_node: Vec<_> = snapped.iter().zip(0..).filter_map(entry).collect();
        by_node.sort_unstable();
        let tied = places.iter().zip(&snapped).zip(0..).filter(|((_, found), _)| found.is_some());
        let mut by_position: Vec<_> = tied.map(|((place, _), number)| (bits(*place), number)).collect();
        by_position.sort_unstable();
        let mut starts = vec![0; routes.nodes().len() + 1];
        let mut nodes = 0;
        for (node, ..) in &by_node {
            if let Some(count) = starts.get_mut(*node as usize + 1) {
                nodes += usize::from(*count == 0);
                *count += 1_u32;
            }
        }
        starts.iter_mut().fold(0, |sum, start| {
            *start += sum;
            *start
        });
        let by_node = by_node.into_iter().map(|(_, number, access)| (number, access)).collect();
        Self { places: places.to_vec(), snapped, by_node, starts, by_position, nodes }
    }

    /// A place of this side that has a node: its position, its node and its access.
    fn start(&self, number: usize) -> Option<(Position, u32, u64)> {
        let found = self.snapped.get(number)?.as_ref()?;
        let node = u32::try_from(found.node).ok()?;
        Some((*self.places.get(number)?, node, u64::from(steps(found.access).ok()?)))
    }

    /// The numbers and accesses of the places of a node.
    fn at_node(&self, node: u32) -> impl ExactSizeIterator<Item = (u32, u64)> + '_ {
        let bounds = |node: usize| Some(*self.starts.get(node)? as usize);
        let range = bounds(node as usize).zip(bounds(node as usize + 1)).map_or(0..0, |(start, end)| start..end);
        let found = self.by_node.get(range).unwrap_or_default().iter();
        found.map(|(number, access)| (*number, u64::from(*access)))
    }

    /// The numbers of the places at a position.
    fn at_position(&self, place: Position) -> impl Iterator<Item = u32> + '_ {
        let place = bits(place);
        let start = self.by_position.partition_point(|(other, _)| *other < place);
        let rest = self.by_position.get(start..).unwrap_or_default().iter();
        rest.take_while(move |(other, _)| *other == place).map(|(_, number)| *number)
    }

    fn is_at(&self, number: u32, place: Position) -> bool {
        self.places.get(number as usize) == Some(&place)
    }
}

fn bits(place: Position) -> [u64; 2] {
    [place.longitude().to_bits(), place.latitude().to_bits()]
}

impl<'r, U: CostUnit> NetworkCost<'r, U> {
    /// Costs from each origin to each destination; either list may be empty.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, TravelCost};
    /// use ctg_geo::network::{Mode, Network, NetworkCost, Routes, Snapping, Speed};
    /// let network = Network::new(Distancier::new("synthetic".parse()?, "essai".parse()?), vec![], [])?;
    /// let routes = Routes::fastest(&network, Mode::Foot);
    /// let place = ctg_model::Position::new(-0.96, 45.94)?;
    /// let cost = NetworkCost::between(&routes, &[place], &[], &Snapping::new(Metres::new(300.0)?, Speed::new(5.0)?));
    /// assert_eq!((cost.origins(), cost.destinations()), (1, 0));
    /// assert_eq!(
    ///     cost.distancier().to_string(),
    ///     "essai, à pied, le plus rapide, rattachement à pied à 300 m au plus, à 5 km/h"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between(
        routes: &'r Routes<U>,
        origins: &[Position],
        destinations: &[Position],
        snapping: &Snapping,
    ) -> Self {
        Self {
            routes,
            distancier: routes.distancier().narrowed("", &snapping.french(routes.mode())),
            origins: Side::new(routes, origins, snapping),
            destinations: Side::new(routes, destinations, snapping),
        }
    }

    /// The node of each origin; `None` for those that reach nothing because none is near enough.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres};
    /// use ctg_geo::network::{Mode, Network, NetworkCost, Routes, Snapping, Speed};
    /// let network = Network::new(Distancier::new("synthetic".parse()?, "essai".parse()?), vec![], [])?;
    /// let routes = Routes::fastest(&network, Mode::Foot);
    /// let place = ctg_model::Position::new(-0.96, 45.94)?;
    /// let cost = NetworkCost::between(&routes, &[place], &[], &Snapping::new(Metres::new(300.0)?, Speed::new(5.0)?));
    /// assert_eq!(cost.snapped_origins(), [None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn snapped_origins(&self) -> &[Option<Snapped<U>>] {
        &self.origins.snapped
    }

    /// The node of each destination; `None` for those that nobody reaches because none is near enough.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres};
    /// use ctg_geo::network::{Mode, Network, NetworkCost, Routes, Snapping, Speed};
    /// let place = ctg_model::Position::new(-0.96, 45.94)?;
    /// let network = Network::new(Distancier::new("synthetic".parse()?, "essai".parse()?), vec![place], [])?;
    /// let routes = Routes::fastest(&network, Mode::Foot);
    /// let cost = NetworkCost::between(&routes, &[], &[place], &Snapping::new(Metres::new(300.0)?, Speed::new(5.0)?));
    /// assert_eq!(cost.snapped_destinations()[0].map(|found| found.node), Some(0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn snapped_destinations(&self) -> &[Option<Snapped<U>>] {
        &self.destinations.snapped
    }

    /// The other side's places within a bound, by number.
    fn visit(
        &self,
        from: &Side<U>,
        number: usize,
        to: &Side<U>,
        bound: U,
        leaving: bool,
        visit: &mut dyn FnMut(usize, U),
    ) {
        let Some((place, node, access)) = from.start(number) else { return };
        let mut found: Vec<(u32, u64)> = to.at_position(place).map(|other| (other, 0)).collect();
        let mut left = to.nodes;
        let most = ceiling(bound).saturating_sub(access);
        let mut settle = |node: u32, sum: u64| {
            let here = to.at_node(node);
            left -= usize::from(here.len() > 0);
            let all = here.map(|(other, further)| (other, access + sum + further));
            found.extend(all.filter(|(other, _)| !to.is_at(*other, place)));
            left > 0
        };
        if leaving {
            self.routes.settle_leaving(node, most, &mut settle);
        } else {
            self.routes.settle_reaching(node, most, &mut settle);
        }
        found.sort_unstable();
        let costs = found.into_iter().map(|(other, steps)| (other as usize, cost::<U>(steps)));
        costs.filter(|(_, cost)| *cost <= bound).for_each(|(other, cost)| visit(other, cost));
    }
}

impl<U: CostUnit> TravelCost for NetworkCost<'_, U> {
    type Unit = U;

    fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    fn origins(&self) -> usize {
        self.origins.places.len()
    }

    fn destinations(&self) -> usize {
        self.destinations.places.len()
    }

    fn leaving(&self, origin: usize, bound: U, visit: &mut dyn FnMut(usize, U)) {
        self.visit(&self.origins, origin, &self.destinations, bound, true, visit);
    }

    fn reaching(&self, destination: usize, bound: U, visit: &mut dyn FnMut(usize, U)) {
        self.visit(&self.destinations, destination, &self.origins, bound, false, visit);
    }

    /// Stops once `k` places are nearer than what is left.
    fn nearest(&self, origin: usize, k: usize, bound: U, visit: &mut dyn FnMut(usize, U)) {
        let Some((place, node, access)) = self.origins.start(origin).filter(|_| k > 0) else { return };
        let side = &self.destinations;
        let mut best: std::collections::BinaryHeap<(u64, u32)> =
            side.at_position(place).map(|other| (0, other)).collect();
        let shrink = |best: &mut std::collections::BinaryHeap<(u64, u32)>| {
            while best.len() > k {
                best.pop();
            }
        };
        shrink(&mut best);
        self.routes.settle_leaving(node, ceiling(bound).saturating_sub(access), |node, sum| {
            if best.len() == k && best.peek().is_some_and(|(worst, _)| access + sum > *worst) {
                return false;
            }
            let all = side.at_node(node).map(|(other, further)| (access + sum + further, other));
            best.extend(all.filter(|(_, other)| !side.is_at(*other, place)));
            shrink(&mut best);
            true
        });
        let found = best.into_sorted_vec().into_iter().map(|(steps, other)| (other as usize, cost::<U>(steps)));
        found.filter(|(_, cost)| *cost <= bound).for_each(|(other, cost)| visit(other, cost));
    }

    /// One sweep for all origins.
    fn each_nearest(&self, k: usize, bound: U, visit: &mut dyn FnMut(usize, usize, U)) {
        let side = &self.destinations;
        let source = |number| side.start(number).map(|(_, node, steps)| Source { node, steps });
        let sources: Vec<_> = (0..side.places.len()).map(source).collect();
        let labels = self.routes.labels(&sources, k, ceiling(bound));
        for origin in 0..self.origins.places.len() {
            let Some((place, node, access)) = self.origins.start(origin) else { continue };
            let here = side.at_position(place).map(|other| (0, other));
            let there = labels.row(node as usize).iter().map(|(steps, other)| (access + steps, *other));
            let mut all: Vec<_> = here.chain(there.filter(|(_, other)| !side.is_at(*other, place))).collect();
            all.sort_unstable();
            for (steps, other) in all.into_iter().take(k).take_while(|(steps, _)| cost::<U>(*steps) <= bound) {
                visit(origin, other as usize, cost(steps));
            }
        }
    }
}
