//! Flows whose both margins are given.

use crate::cost::TravelCost;

use super::balanced::divided;
use super::{Accessibility, Decay};

/// The rounds after which the balancing factors are given as they are.
const ROUNDS: usize = 1_000;
/// The relative difference of a margin from its total at which the flows are balanced.
const CLOSE: f64 = 1e-12;

/// Flows from origins to destinations that use up both totals.
///
/// The flow of a pair of weight w is a factor of its origin × demand × a factor of its destination × supply × w.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place]);
/// let (demand, supply) = (Demand::new([4.0])?, Supply::new([4.0])?);
/// let market = Accessibility::new(&cost, &demand, &supply)?;
/// let flows = market.doubly_constrained(&Decay::binary(ctg_geo::cost::Metres::new(0.0)?))?;
/// assert_eq!((flows.flow(0, 0, 1.0), flows.gap < 1e-12), (4.0, true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DoublyConstrained {
    /// The outflow of each origin for one unit of weight at its destinations: factor × demand.
    pub origins: Vec<f64>,
    /// The inflow of each destination for one unit of weight at its origins: factor × supply.
    pub destinations: Vec<f64>,
    /// The rounds of balancing.
    pub rounds: usize,
    /// The largest relative difference between a margin and its total: rounding, unless the totals cannot be met with the pairs that there are.
    pub gap: f64,
}

impl DoublyConstrained {
    /// The flow of a pair of some weight; 0 for a number beyond its list.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place, place], &[place, place]);
    /// let (demand, supply) = (Demand::new([3.0, 1.0])?, Supply::new([2.0, 2.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let flows = market.doubly_constrained(&Decay::binary(ctg_geo::cost::Metres::new(0.0)?))?;
    /// assert_eq!((flows.flow(0, 0, 1.0), flows.flow(1, 0, 1.0), flows.flow(9, 0, 1.0)), (1.5, 0.5, 0.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn flow(&self, origin: usize, destination: usize, weight: f64) -> f64 {
        let side = |side: &[f64], place: usize| side.get(place).copied().unwrap_or(0.0);
        side(&self.origins, origin) * side(&self.destinations, destination) * weight
    }
}

/// Totals that no flows can have.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place]);
/// let (demand, supply) = (Demand::new([4.0])?, Supply::new([5.0])?);
/// let market = Accessibility::new(&cost, &demand, &supply)?;
/// let error = market.doubly_constrained(&Decay::binary(ctg_geo::cost::Metres::new(0.0)?)).unwrap_err();
/// assert_eq!(error.to_string(), "found a demand of 4 in all and a supply of 5, expected one total");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("found a demand of {demand} in all and a supply of {supply}, expected one total")]
pub struct DoublyConstrainedError {
    demand: f64,
    supply: f64,
}

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The flows that use up every demand and every supply, weighed by cost: Wilson's doubly-constrained gravity model.
    ///
    /// *Formula*: `T_ij = a_i P_i b_j S_j w_ij`, `a_i = 1 ÷ Σ_j b_j S_j w_ij`, `b_j = 1 ÷ Σ_i a_i P_i w_ij`, found by turns (iterative proportional fitting).
    ///
    /// *Conventions*: both totals are equal, to a relative 1e-9. An origin or destination without a partner has no flow, and then the margins
    /// cannot all be met: [`gap`](DoublyConstrained::gap) says so. At most 1 000 rounds.
    ///
    /// *Complexity*: two passes over the pairs for each round.
    ///
    /// # Errors
    /// Totals that differ.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
    /// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
    /// let roads = Distancier::new("synthetic".parse()?, "exemple".parse()?);
    /// let (near, far) = (Minutes::new(0.0)?, Minutes::new(10.0)?);
    /// let cost = SparseCosts::from_pairs(roads, (2, 2), [(0, 0, near), (0, 1, far), (1, 0, far), (1, 1, near)])?;
    /// let (demand, supply) = (Demand::new([5.0, 5.0])?, Supply::new([5.0, 5.0])?);
    /// let flows = Accessibility::new(&cost, &demand, &supply)?.doubly_constrained(&Decay::given(far, |cost| if cost.get() < 5.0 { 4.0 } else { 1.0 }))?;
    /// assert_eq!((flows.flow(0, 0, 4.0), flows.flow(0, 1, 1.0)), (4.0, 1.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Wilson, *A family of spatial interaction models*, Environment and Planning A 3 (1971).
    pub fn doubly_constrained(&self, decay: &Decay<C::Unit>) -> Result<DoublyConstrained, DoublyConstrainedError> {
        let (demand, supply) = (self.demand.total(), self.supply.total());
        if (demand - supply).abs() > 1e-9 * demand.max(supply) {
            return Err(DoublyConstrainedError { demand, supply });
        }
        let mut origins = self.demand.amounts().to_vec();
        let mut destinations = self.supply.amounts().to_vec();
        let (mut rounds, mut gap) = (0, f64::MAX);
        while rounds < ROUNDS && gap > CLOSE {
            origins = divided(self.demand.amounts(), &self.cost.sums_by_origin(decay, &destinations));
            let sums = self.cost.sums_by_destination(decay, &origins);
            gap = off(&destinations, &sums, self.supply.amounts());
            destinations = divided(self.supply.amounts(), &sums);
            rounds += 1;
        }
        let gap = self.unmet(decay, &origins, &destinations);
        Ok(DoublyConstrained { origins, destinations, rounds, gap })
    }

    /// The largest relative difference between a demand and what flows out of its origin.
    fn unmet(&self, decay: &Decay<C::Unit>, origins: &[f64], destinations: &[f64]) -> f64 {
        let demand = self.demand.amounts();
        let out = off(origins, &self.cost.sums_by_origin(decay, destinations), demand);
        // A destination that nobody reaches receives nothing, and its factor is 0.
        let lost =
            self.supply.amounts().iter().zip(destinations).any(|(supply, factor)| *supply > 0.0 && *factor <= 0.0);
        if lost { 1.0 } else { out }
    }
}

/// The largest relative difference between the totals and factor × sum.
fn off(factors: &[f64], sums: &[Option<f64>], totals: &[f64]) -> f64 {
    let flows = factors.iter().zip(sums).map(|(factor, sum)| factor * sum.unwrap_or(0.0));
    let differences = flows.zip(totals).filter(|(_, total)| **total > 0.0);
    differences.map(|(flow, total)| ((flow - total) / total).abs().min(f64::MAX)).fold(0.0, f64::max)
}
