//! The three-step floating catchment.

use crate::cost::TravelCost;

use super::amounts::finite;
use super::floating::ratios;
use super::{Access, Accessibility, Decay};

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The three-step floating catchment area (3SFCA): people share themselves out between the services that they can reach.
    ///
    /// *Formula*: `G_ij = v_ij ÷ Σ_j v_ij`; `R_j = S_j ÷ Σ_i P_i w_ij G_ij`; `A_i = Σ_j R_j w_ij G_ij`; v weighs the choice (`selection`), w the journey.
    /// The method as published takes the same weights for both.
    ///
    /// *Conventions*: as [`enhanced_two_step_fca`](Self::enhanced_two_step_fca); all destinations within reach share the choice, those that offer
    /// nothing too.
    ///
    /// *Invariant*: `Σ_i P_i A_i = Σ_j S_j` over the destinations that have a ratio.
    ///
    /// # Examples
    /// One origin halfway between two services: half of its 10 persons go to each, and each offers 1 for 5.
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// use ctg_model::Position;
    /// let services = [Position::new(-0.01, 0.0)?, Position::new(0.01, 0.0)?];
    /// let cost = GreatCircle::between(&[Position::new(0.0, 0.0)?], &services);
    /// let (demand, supply) = (Demand::new([10.0])?, Supply::new([1.0, 1.0])?);
    /// let near = Decay::binary(Metres::new(5_000.0)?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.three_step_fca(&near, &near);
    /// assert_eq!((access.facilities()[0].demand, access.values().next().unwrap().value()), (5.0, 0.2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Wan, Zou and Sternberg, *A three-step floating catchment area method for analyzing spatial access to health services*,
    /// International Journal of Geographical Information Science 26 (2012).
    #[doc(alias = "3SFCA")]
    pub fn three_step_fca(&self, decay: &Decay<C::Unit>, selection: &Decay<C::Unit>) -> Access {
        let choices = self.cost.sums_by_origin(selection, &vec![1.0; self.cost.destinations()]);
        let chosen = |amount: f64, choice: &Option<f64>| choice.map_or(0.0, |sum| finite(amount / sum));
        let shares: Vec<f64> =
            self.demand.amounts().iter().zip(&choices).map(|(p, choice)| chosen(*p, choice)).collect();
        let both = decay.times(selection);
        let facilities = self.facilities(self.cost.sums_by_destination(&both, &shares));
        let sums = self.cost.sums_by_origin(&both, &ratios(&facilities));
        let access = sums.into_iter().zip(&choices).map(|(sum, choice)| sum.map(|sum| chosen(sum, choice)));
        self.access(access, facilities).with_unserved(self.supply)
    }
}
