//! Costs that hang on a straight line alone, found by an index of the other places.

use std::sync::OnceLock;

use ctg_model::Position;

use crate::cost::points::{Eye, Nearest, PointIndex, Within, squared_chord};
use crate::cost::{CostUnit, Distancier, TravelCost};
use crate::measure::Spot;

/// What a straight line costs.
///
/// A place that is `d` metres away on the sphere costs from `d` × least to `d` × least × `stretch`.
pub(super) trait Rule {
    type Unit: CostUnit;

    fn cost(&self, from: &Spot, to: &Spot) -> Option<Self::Unit>;

    /// The largest cost of a metre over the least.
    fn stretch(&self) -> f64;

    /// A distance on the sphere that nothing within a cost is beyond, in metres.
    fn reach_m(&self, bound: Self::Unit) -> f64;
}

/// Two lists of places; each is indexed when it is first looked for.
#[derive(Debug, Clone)]
pub(super) struct Lines<R> {
    rule: R,
    distancier: Distancier,
    origins: Vec<Position>,
    destinations: Vec<Position>,
    to: OnceLock<PointIndex>,
    from: OnceLock<PointIndex>,
}

/// What is used again from one origin to the next.
struct Scratch<U> {
    nearest: Nearest,
    spots: Vec<(U, u32)>,
    ranked: Vec<(U, u32)>,
}

impl<U> Default for Scratch<U> {
    fn default() -> Self {
        Self { nearest: Nearest::default(), spots: Vec::new(), ranked: Vec::new() }
    }
}

impl<R: Rule> Lines<R> {
    pub(super) fn new(rule: R, distancier: Distancier, origins: &[Position], destinations: &[Position]) -> Self {
        let (origins, destinations) = (origins.to_vec(), destinations.to_vec());
        Self { rule, distancier, origins, destinations, to: OnceLock::new(), from: OnceLock::new() }
    }

    pub(super) fn rule(&self) -> &R {
        &self.rule
    }

    /// Origins and destinations.
    pub(super) fn places(&self) -> (&[Position], &[Position]) {
        (&self.origins, &self.destinations)
    }

    fn to(&self) -> &PointIndex {
        self.to.get_or_init(|| PointIndex::build(&self.destinations))
    }

    fn from(&self) -> &PointIndex {
        self.from.get_or_init(|| PointIndex::build(&self.origins))
    }

    /// The spots within a bound whose cost is within it, by number.
    fn within(
        &self,
        index: &PointIndex,
        from: Position,
        bound: R::Unit,
        cost: impl Fn(&Spot, &Spot) -> Option<R::Unit>,
        visit: &mut dyn FnMut(usize, R::Unit),
    ) {
        let eye = Eye::new(from);
        let mut within = Within::new(squared_chord(self.rule.reach_m(bound)));
        index.search(&eye, &mut within);
        let mut found: Vec<(u32, R::Unit)> = Vec::with_capacity(within.slots.len());
        for slot in within.slots {
            let cost = index.spot(slot).and_then(|spot| cost(&eye.spot, spot)).filter(|cost| *cost <= bound);
            if let Some(cost) = cost {
                found.extend(index.numbers(slot).iter().map(|number| (*number, cost)));
            }
        }
        found.sort_unstable_by_key(|(number, _)| *number);
        for (number, cost) in found {
            visit(number as usize, cost);
        }
    }

    /// The first `k` by cost and number: of each spot they can only be its first numbers.
    fn rank<'s>(
        &self,
        index: &PointIndex,
        eye: &Eye,
        (k, bound): (usize, R::Unit),
        scratch: &'s mut Scratch<R::Unit>,
    ) -> &'s [(R::Unit, u32)] {
        let Scratch { nearest, spots, ranked } = scratch;
        nearest.begin(k, self.rule.stretch(), squared_chord(self.rule.reach_m(bound)));
        index.search(eye, nearest);
        spots.clear();
        spots.extend(nearest.slots().filter_map(|slot| {
            let cost = self.rule.cost(&eye.spot, index.spot(slot)?)?;
            (cost <= bound).then_some((cost, slot))
        }));
        spots.sort_unstable();
        ranked.clear();
        for (cost, slot) in spots {
            if ranked.len() >= k && ranked.last().is_some_and(|(last, _)| last < cost) {
                break;
            }
            ranked.extend(index.numbers(*slot).iter().take(k).map(|number| (*cost, *number)));
        }
        ranked.sort_unstable();
        ranked.truncate(k);
        ranked
    }
}

impl<R: Rule> TravelCost for Lines<R> {
    type Unit = R::Unit;

    fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    fn origins(&self) -> usize {
        self.origins.len()
    }

    fn destinations(&self) -> usize {
        self.destinations.len()
    }

    fn leaving(&self, origin: usize, bound: R::Unit, visit: &mut dyn FnMut(usize, R::Unit)) {
        let Some(&from) = self.origins.get(origin) else { return };
        self.within(self.to(), from, bound, |from, to| self.rule.cost(from, to), visit);
    }

    fn reaching(&self, destination: usize, bound: R::Unit, visit: &mut dyn FnMut(usize, R::Unit)) {
        let Some(&to) = self.destinations.get(destination) else { return };
        self.within(self.from(), to, bound, |to, from| self.rule.cost(from, to), visit);
    }

    fn nearest(&self, origin: usize, k: usize, bound: R::Unit, visit: &mut dyn FnMut(usize, R::Unit)) {
        let Some(&from) = self.origins.get(origin).filter(|_| k > 0) else { return };
        let mut scratch = Scratch::default();
        for (cost, number) in self.rank(self.to(), &Eye::new(from), (k, bound), &mut scratch) {
            visit(*number as usize, *cost);
        }
    }

    fn each_nearest(&self, k: usize, bound: R::Unit, visit: &mut dyn FnMut(usize, usize, R::Unit)) {
        let (index, mut scratch) = (self.to(), Scratch::default());
        for (origin, from) in self.origins.iter().enumerate().filter(|_| k > 0) {
            for (cost, number) in self.rank(index, &Eye::new(*from), (k, bound), &mut scratch) {
                visit(origin, *number as usize, *cost);
            }
        }
    }
}
