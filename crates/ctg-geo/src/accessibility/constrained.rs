//! Totals that are shared out.

use crate::cost::TravelCost;

use super::amounts::finite;
use super::balanced::divided;
use super::{Access, AccessValue, Accessibility, Decay, OpportunitiesError};

/// Whose total is shared out: what is offered among those who want it, or those who want it among the services.
///
/// ```
/// use ctg_geo::accessibility::Allocation;
/// assert_ne!(Allocation::SupplyToOrigins, Allocation::DemandToDestinations);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Allocation {
    /// The supply, among the origins (*accessibilité active*).
    SupplyToOrigins,
    /// The demand, among the destinations (*accessibilité passive*, market potential).
    DemandToDestinations,
}

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// Spatial availability: the part of each supply that falls to an origin, in proportion to its demand and its weight.
    ///
    /// *Formula*: `V_i = Σ_j (S_j P_i^α w_ij ÷ Σ_k P_k^α w_kj)`.
    ///
    /// *Conventions*: α is above 0; an origin without demand gets nothing. Supply without demand in its catchment is in
    /// [`unserved_supply`](Access::unserved_supply).
    ///
    /// *Units*: those of the supply. *Invariant*: `Σ_i V_i = Σ_j S_j` over the destinations that have a ratio.
    ///
    /// # Errors
    /// An α that is not above 0 and finite.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place, place], &[place]);
    /// let (demand, supply) = (Demand::new([30.0, 10.0])?, Supply::new([8.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let parts = market.spatial_availability(&Decay::binary(ctg_geo::cost::Metres::new(0.0)?), 1.0)?;
    /// assert_eq!(parts.values().map(|part| part.value()).collect::<Vec<_>>(), [6.0, 2.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Soukhov, Páez, Higgins and Mohamed, *Introducing spatial availability, a singly-constrained measure of competitive accessibility*, PLOS One
    /// 18 (2023).
    pub fn spatial_availability(&self, decay: &Decay<C::Unit>, alpha: f64) -> Result<Access, OpportunitiesError> {
        if !(alpha.is_finite() && alpha > 0.0) {
            return Err(OpportunitiesError::alpha(alpha));
        }
        let pulls: Vec<f64> = self.demand.amounts().iter().map(|demand| finite(demand.powf(alpha))).collect();
        let facilities = self.facilities(self.cost.sums_by_destination(decay, &pulls));
        let sums = self.cost.sums_by_origin(decay, &super::floating::ratios(&facilities));
        let parts = sums.into_iter().zip(&pulls).map(|(sum, pull)| sum.map(|sum| sum * pull));
        Ok(self.access(parts, facilities).with_unserved(self.supply))
    }

    /// The whole supply shared out among the origins in proportion to their gravity, or the whole demand among the destinations.
    ///
    /// *Formula*: `A_i = Σ S × G_i ÷ Σ_i G_i`, `G_i = Σ_j w_ij S_j`; and the same the other way round.
    ///
    /// *Conventions*: where no pair has a weight above 0, nothing is reached and nothing shared out. One value for each origin, or destination.
    ///
    /// *Invariant*: Σ A = Σ S (or Σ P), if any pair counts.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Allocation, Decay, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place, place], &[place]);
    /// let (demand, supply) = (Demand::new([30.0, 10.0])?, Supply::new([8.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let near = Decay::binary(ctg_geo::cost::Metres::new(0.0)?);
    /// let parts = market.total_constrained(&near, Allocation::SupplyToOrigins);
    /// assert_eq!(parts.iter().map(|part| part.value()).collect::<Vec<_>>(), [4.0, 4.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Soukhov, Pereira, Higgins and Páez, *A family of accessibility measures derived from spatial interaction principles* (2025).
    pub fn total_constrained(&self, decay: &Decay<C::Unit>, allocation: Allocation) -> Vec<AccessValue> {
        let (sums, total) = match allocation {
            Allocation::SupplyToOrigins => {
                (self.cost.sums_by_origin(decay, self.supply.amounts()), self.supply.total())
            }
            Allocation::DemandToDestinations => {
                (self.cost.sums_by_destination(decay, self.demand.amounts()), self.demand.total())
            }
        };
        let all = finite(sums.iter().flatten().sum());
        let part = |sum: f64| if all > 0.0 { total * (sum / all) } else { 0.0 };
        sums.into_iter().map(|sum| AccessValue::of(sum.map(part))).collect()
    }

    /// Each supply shared out among the origins in proportion to weight and demand, or each demand among the destinations.
    ///
    /// *Formula*: `A_i = Σ_j (S_j P_i w_ij ÷ Σ_k P_k w_kj)`; the other way round `M_j = Σ_i (P_i S_j w_ij ÷ Σ_k S_k w_ik)`.
    ///
    /// *Conventions*: one value for each origin, or destination. The first is [spatial availability](Self::spatial_availability) with an α of 1.
    ///
    /// *Invariant*: Σ A = Σ of the supplies that somebody wants; Σ M = Σ of the demands that reach some supply.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Allocation, Decay, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place, place]);
    /// let (demand, supply) = (Demand::new([40.0])?, Supply::new([6.0, 2.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let near = Decay::binary(ctg_geo::cost::Metres::new(0.0)?);
    /// let parts = market.singly_constrained(&near, Allocation::DemandToDestinations);
    /// assert_eq!(parts.iter().map(|part| part.value()).collect::<Vec<_>>(), [30.0, 10.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// As [`total_constrained`](Self::total_constrained); Wilson, *A family of spatial interaction models*, Environment and Planning A 3 (1971).
    pub fn singly_constrained(&self, decay: &Decay<C::Unit>, allocation: Allocation) -> Vec<AccessValue> {
        let (supply, demand) = (self.supply.amounts(), self.demand.amounts());
        let (sums, pulls) = match allocation {
            Allocation::SupplyToOrigins => {
                let ratios = divided(supply, &self.cost.sums_by_destination(decay, demand));
                (self.cost.sums_by_origin(decay, &ratios), demand)
            }
            Allocation::DemandToDestinations => {
                let ratios = divided(demand, &self.cost.sums_by_origin(decay, supply));
                (self.cost.sums_by_destination(decay, &ratios), supply)
            }
        };
        sums.into_iter().zip(pulls).map(|(sum, pull)| AccessValue::of(sum.map(|sum| sum * pull))).collect()
    }
}
