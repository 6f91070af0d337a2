//! The rational agent access model.
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: destinations of the links are below the length of the supply, and ranges of the links within the flows"
)]

use crate::cost::{CostUnit, TravelCost};

use super::amounts::finite;
use super::links::Links;
use super::{Accessibility, OpportunitiesError};

/// How the rational agents weigh journeys, and when they stop to move.
///
/// ```
/// use ctg_geo::accessibility::RaamSettings;
/// use ctg_geo::cost::Minutes;
/// let settings = RaamSettings::new(Minutes::new(60.0)?, Minutes::new(90.0)?);
/// assert_eq!((settings.tolerance, settings.rounds), (1e-9, 10_000));
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RaamSettings<U> {
    /// τ: the journey that weighs as much as a service as crowded as all services are on average.
    pub tau: U,
    /// Journeys beyond it are not made; inclusive.
    pub reach: U,
    /// The difference of costs, in units of τ, below which nobody moves.
    pub tolerance: f64,
    /// The rounds after which the search ends.
    pub rounds: usize,
}

impl<U: CostUnit> RaamSettings<U> {
    /// Settings with a tolerance of 1e-9 and at most 10 000 rounds.
    ///
    /// ```
    /// use ctg_geo::accessibility::RaamSettings;
    /// use ctg_geo::cost::Minutes;
    /// let hour = Minutes::new(60.0)?;
    /// assert_eq!(RaamSettings::new(hour, hour).tau, hour);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn new(tau: U, reach: U) -> Self {
        Self { tau, reach, tolerance: 1e-9, rounds: 10_000 }
    }
}

/// The costs that rational agents end up with.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, RaamSettings, Supply};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = GreatCircle::between(&[place], &[place]);
/// let (demand, supply) = (Demand::new([10.0])?, Supply::new([2.0])?);
/// let settings = RaamSettings::new(Metres::new(1_000.0)?, Metres::new(1_000.0)?);
/// let raam = Accessibility::new(&cost, &demand, &supply)?.raam(settings)?;
/// assert_eq!((raam.costs[0], raam.has_converged()), (Some(1.0), true));       // no journey, and as crowded as the average
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Raam {
    /// The cost of each origin, journey and crowd together, in units of τ; `None` where no supply is within reach. Low is good.
    pub costs: Vec<Option<f64>>,
    /// The demand that each destination ends up with.
    pub assigned: Vec<f64>,
    /// The rounds that were made.
    pub rounds: usize,
    /// The largest gain that anybody could still have by moving, in units of τ.
    pub gap: f64,
    /// The gain below which the search ends.
    pub tolerance: f64,
}

impl Raam {
    /// Whether nobody gains more than the tolerance by moving.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, RaamSettings, Supply};
    /// let cost = ctg_geo::cost::GreatCircle::between(&[], &[]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
    /// let near = ctg_geo::cost::Metres::new(1.0)?;
    /// assert!(Accessibility::new(&cost, &demand, &supply)?.raam(RaamSettings::new(near, near))?.has_converged());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn has_converged(&self) -> bool {
        self.gap <= self.tolerance
    }
}

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The rational agent access model (RAAM): everybody goes where journey and crowd cost least, until nobody gains by moving.
    ///
    /// *Formula*: the cost of i at j is `c_ij ÷ τ + D_j ÷ ρ S_j`, `D_j` the demand that goes to j and ρ = Σ P ÷ Σ S; in equilibrium all services
    /// that an origin uses cost it the same, and no other costs it less.
    ///
    /// *Method*: origins settle one after the other, in order, each in the best way given where the others go, for as many rounds as it takes.
    /// This minimises `Σ_j D_j² ÷ 2 ρ S_j + Σ_ij c_ij T_ij ÷ τ`, which is convex: the costs at the end do not depend on the order, to the tolerance
    /// that is told. (The method as published moves whole persons by steps that shrink, and ends near that point.)
    ///
    /// *Conventions*: services that offer nothing are not gone to. Where nobody lives, the cost is that of the first who came.
    ///
    /// *Complexity*: holds the pairs within reach; a round takes O(n log n) of the pairs of each origin.
    ///
    /// # Errors
    /// A τ of 0.
    ///
    /// # Examples
    /// Two services side by side, of which one is twice the other: it takes twice as many.
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, RaamSettings, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = GreatCircle::between(&[place], &[place, place]);
    /// let (demand, supply) = (Demand::new([30.0])?, Supply::new([4.0, 2.0])?);
    /// let settings = RaamSettings::new(Metres::new(1_000.0)?, Metres::new(1_000.0)?);
    /// let raam = Accessibility::new(&cost, &demand, &supply)?.raam(settings)?;
    /// assert_eq!(raam.assigned, [20.0, 10.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Saxon and Snow, *A rational agent model for the spatial accessibility of primary health care*, Annals of the American Association of
    /// Geographers 110 (2020).
    #[doc(alias = "RAAM")]
    pub fn raam(&self, settings: RaamSettings<C::Unit>) -> Result<Raam, OpportunitiesError> {
        let tau = settings.tau.value();
        if tau <= 0.0 {
            return Err(OpportunitiesError::tau(tau));
        }
        let supply = self.supply.amounts();
        let rho = self.demand.total() / self.supply.total();
        // Without demand nobody crowds, and any capacity does.
        let capacity = |supply: &f64| if rho > 0.0 && rho.is_finite() { finite(supply * rho) } else { *supply };
        let capacities: Vec<f64> = supply.iter().map(capacity).collect();
        let links = Links::within(self.cost, settings.reach, |destination| capacities[destination] > 0.0);
        let mut agents =
            Agents { flows: vec![0.0; links.len()], assigned: vec![0.0; capacities.len()], links, capacities, tau };
        let (mut rounds, mut gap) = (0, f64::MAX);
        while rounds < settings.rounds && gap > settings.tolerance {
            for (origin, demand) in self.demand.amounts().iter().enumerate() {
                agents.settle(origin, *demand);
            }
            agents.count();
            gap = (0..self.cost.origins()).map(|origin| agents.gain(origin)).fold(0.0, f64::max);
            rounds += 1;
        }
        let costs = (0..self.cost.origins()).map(|origin| agents.cost(origin)).collect();
        Ok(Raam { costs, assigned: agents.assigned, rounds, gap, tolerance: settings.tolerance })
    }
}

/// Where the demand of each origin goes.
struct Agents {
    links: Links,
    flows: Vec<f64>,
    assigned: Vec<f64>,
    capacities: Vec<f64>,
    tau: f64,
}

impl Agents {
    /// Sends the demand of an origin where it costs least, given where the others go: all that is used costs the same.
    fn settle(&mut self, origin: usize, demand: f64) {
        let range = self.links.range(origin);
        for (&(at, _), flow) in self.links.of(origin).iter().zip(&mut self.flows[range.clone()]) {
            self.assigned[at] = (self.assigned[at] - std::mem::replace(flow, 0.0)).max(0.0);
        }
        if demand <= 0.0 {
            return;
        }
        let mut options: Vec<(f64, usize, usize)> = Vec::with_capacity(range.len());
        for (rank, &(at, cost)) in self.links.of(origin).iter().enumerate() {
            options.push((cost / self.tau + self.assigned[at] / self.capacities[at], rank, at));
        }
        options.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let level = self.level(&options, demand);
        for (base, rank, at) in options.into_iter().take_while(|(base, ..)| *base < level) {
            let flow = self.capacities[at] * (level - base);
            self.flows[range.start + rank] = flow;
            self.assigned[at] += flow;
        }
    }

    /// The cost at which the cheapest options together take a demand.
    fn level(&self, options: &[(f64, usize, usize)], demand: f64) -> f64 {
        let (mut capacity, mut weighted, mut level) = (0.0, 0.0, f64::MAX);
        for &(base, _, at) in options {
            if base >= level {
                break;
            }
            capacity += self.capacities[at];
            weighted += self.capacities[at] * base;
            level = finite((demand + weighted) / capacity);
        }
        level
    }

    /// Sums up anew what each destination has, so that no rounding piles up.
    fn count(&mut self) {
        self.assigned.fill(0.0);
        for origin in 0..self.links.origins() {
            for (&(at, _), flow) in self.links.of(origin).iter().zip(&self.flows[self.links.range(origin)]) {
                self.assigned[at] += flow;
            }
        }
    }

    fn total_costs(&self, origin: usize) -> impl Iterator<Item = (f64, f64)> + '_ {
        let flows = &self.flows[self.links.range(origin)];
        let total = |&(at, cost): &(usize, f64)| finite(cost / self.tau + self.assigned[at] / self.capacities[at]);
        self.links.of(origin).iter().map(total).zip(flows.iter().copied())
    }

    /// What the worst placed of an origin gains by moving.
    fn gain(&self, origin: usize) -> f64 {
        let least = self.total_costs(origin).map(|(cost, _)| cost).fold(f64::MAX, f64::min);
        let used = self.total_costs(origin).filter(|(_, flow)| *flow > 0.0);
        used.map(|(cost, _)| cost - least).fold(0.0, f64::max)
    }

    /// The mean cost of those of an origin, or the least cost where there is nobody.
    fn cost(&self, origin: usize) -> Option<f64> {
        let flow: f64 = self.total_costs(origin).map(|(_, flow)| flow).sum();
        if flow > 0.0 {
            return Some(finite(self.total_costs(origin).map(|(cost, part)| cost * (part / flow)).sum()));
        }
        self.total_costs(origin).map(|(cost, _)| cost).min_by(f64::total_cmp)
    }
}
