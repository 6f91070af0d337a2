//! The cost of reaching enough.

use crate::cost::{CostUnit, TravelCost};

use super::Accessibility;

/// A parameter of a measure that asks for nothing: 0 opportunities, no cutoff, an α of 0.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// let cost = GreatCircle::between(&[], &[]);
/// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
/// let market = Accessibility::new(&cost, &demand, &supply)?;
/// let error = market.cost_to_closest(0.0, Metres::new(9.0)?).unwrap_err();
/// assert_eq!(error.to_string(), "found 0 opportunities to reach, expected a finite number above 0");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct OpportunitiesError(String);

impl OpportunitiesError {
    pub(super) fn no_cutoff() -> Self {
        Self("found no cutoff, expected at least one".to_owned())
    }

    pub(super) fn tau(found: f64) -> Self {
        Self(format!("found a tau of {found}, expected a cost above 0"))
    }

    pub(super) fn alpha(found: f64) -> Self {
        Self(format!("found an alpha of {found}, expected a finite number above 0"))
    }
}

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The cost of reaching n opportunities: places, not services, so that a service of 20 places is 20 of them.
    ///
    /// *Formula*: the least c such that `Σ_j S_j ≥ n` over the destinations j that cost at most c; `None` if there are not so many within the bound.
    ///
    /// *Invariant*: never falls when n grows, never grows when a supply does.
    ///
    /// # Errors
    /// An n that is not above 0 and finite.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
    /// let minutes = |number| Minutes::new(number);
    /// let roads = Distancier::new("synthetic".parse()?, "exemple".parse()?);
    /// let cost = SparseCosts::from_pairs(roads, (1, 2), [(0, 0, minutes(4.0)?), (0, 1, minutes(9.0)?)])?;
    /// let (demand, supply) = (Demand::new([1.0])?, Supply::new([10.0, 5.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let reach = |n| market.cost_to_closest(n, Minutes::new(60.0).unwrap()).map(|costs| costs[0]);
    /// assert_eq!((reach(10.0)?, reach(11.0)?, reach(16.0)?), (Some(minutes(4.0)?), Some(minutes(9.0)?), None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cost_to_closest(&self, n: f64, within: C::Unit) -> Result<Vec<Option<C::Unit>>, OpportunitiesError> {
        if !(n.is_finite() && n > 0.0) {
            return Err(OpportunitiesError(format!(
                "found {n} opportunities to reach, expected a finite number above 0"
            )));
        }
        Ok((0..self.cost.origins()).map(|origin| self.until(origin, within, |reached| reached >= n)).collect())
    }

    /// The balancing cost: that of reaching more opportunities than there are people at the origin.
    ///
    /// *Formula*: the least c such that `Σ_j S_j > P_i` over the destinations j that cost at most c; 0 where nobody lives; `None` if the bound does
    /// not hold so many.
    ///
    /// *Invariant*: never grows when a supply does, never falls when the demand of the origin grows.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
    /// let minutes = |number| Minutes::new(number);
    /// let roads = Distancier::new("synthetic".parse()?, "exemple".parse()?);
    /// let cost = SparseCosts::from_pairs(roads, (1, 2), [(0, 0, minutes(4.0)?), (0, 1, minutes(9.0)?)])?;
    /// let (demand, supply) = (Demand::new([10.0])?, Supply::new([10.0, 5.0])?);
    /// let balancing = Accessibility::new(&cost, &demand, &supply)?.balancing_cost(minutes(60.0)?);
    /// assert_eq!(balancing, [Some(minutes(9.0)?)]);                 // 10 for 10 is not yet more
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Barboza, Carneiro, Falavigna, Luz and Orrico, *Balancing time: using a new accessibility measure in Rio de Janeiro*, Journal of Transport
    /// Geography 90 (2021).
    pub fn balancing_cost(&self, within: C::Unit) -> Vec<Option<C::Unit>> {
        let of = |(origin, demand): (usize, &f64)| {
            if *demand > 0.0 { self.until(origin, within, |reached| reached > *demand) } else { C::Unit::of(0.0).ok() }
        };
        self.demand.amounts().iter().enumerate().map(of).collect()
    }

    /// The cost at which what is reached is enough.
    fn until(&self, origin: usize, within: C::Unit, enough: impl Fn(f64) -> bool) -> Option<C::Unit> {
        let mut found = Vec::new();
        self.cost.leaving(origin, within, &mut |destination, cost| found.push((cost, destination)));
        found.sort_unstable();
        let mut reached = 0.0;
        let amounts = self.supply.amounts();
        let enough = |(_, destination): &(C::Unit, usize)| {
            reached += amounts.get(*destination).copied().unwrap_or(0.0);
            enough(reached)
        };
        found.into_iter().find(enough).map(|(cost, _)| cost)
    }
}
