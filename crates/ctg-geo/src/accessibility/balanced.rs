//! The balanced floating catchment.

use crate::cost::TravelCost;

use super::amounts::finite;
use super::floating::ratios;
use super::{Access, Accessibility, Decay};

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The balanced floating catchment area (BFCA): weights that sum to 1, so that neither people nor services count more than once.
    ///
    /// *Formula*: `R_j = S_j ÷ Σ_i (P_i w_ij ÷ Σ_j w_ij)`; `A_i = Σ_j (R_j w_ij ÷ Σ_i w_ij)`.
    ///
    /// *Conventions*: as [`enhanced_two_step_fca`](Self::enhanced_two_step_fca).
    ///
    /// *Invariant*: `Σ_i A_i = Σ_j R_j` over the destinations that have a ratio, and the sum of their demands is `Σ_i P_i` over the origins that reach
    /// something. It does **not** keep Σ P A = Σ S.
    ///
    /// # Examples
    /// Two origins with 10 persons each, and one service of 4: each is served by 4 ÷ 20, and the ratio is shared out between them.
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = GreatCircle::between(&[place, place], &[place]);
    /// let (demand, supply) = (Demand::new([10.0, 10.0])?, Supply::new([4.0])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.balanced_fca(&Decay::binary(Metres::new(0.0)?));
    /// assert_eq!(access.facilities()[0].ratio, Some(0.2));
    /// assert_eq!(access.values().map(|access| access.value()).collect::<Vec<_>>(), [0.1, 0.1]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Páez, Higgins and Vivona, *Demand and level of service inflation in Floating Catchment Area (FCA) methods*, PLOS One 14 (2019).
    #[doc(alias = "BFCA")]
    pub fn balanced_fca(&self, decay: &Decay<C::Unit>) -> Access {
        let by_origin = self.cost.sums_by_origin(decay, &vec![1.0; self.cost.destinations()]);
        let by_destination = self.cost.sums_by_destination(decay, &vec![1.0; self.cost.origins()]);
        let demand = self.cost.sums_by_destination(decay, &divided(self.demand.amounts(), &by_origin));
        let facilities = self.facilities(demand);
        let sums = self.cost.sums_by_origin(decay, &divided(&ratios(&facilities), &by_destination));
        self.access(sums, facilities).with_unserved(self.supply)
    }
}

/// Each amount divided by its sum, 0 where there is none.
pub(super) fn divided(amounts: &[f64], sums: &[Option<f64>]) -> Vec<f64> {
    let share =
        |(amount, sum): (&f64, &Option<f64>)| sum.filter(|sum| *sum > 0.0).map_or(0.0, |sum| finite(amount / sum));
    amounts.iter().zip(sums).map(share).collect()
}
