//! The two-step floating catchment and its bands.

use crate::cost::TravelCost;

use super::amounts::finite;
use super::{Access, Accessibility, Decay, Facility};

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The two-step floating catchment area (2SFCA): what is offered within a cost, shared with all who are within that cost of it.
    ///
    /// *Formula*: `R_j = S_j ÷ Σ_i P_i` over the origins i within the cost of j; `A_i = Σ_j R_j` over the destinations j within the cost of i.
    ///
    /// *Conventions*: the cost is inclusive. A destination without demand in its catchment has no ratio, and is in
    /// [`unserved_supply`](Access::unserved_supply).
    ///
    /// *Invariant*: `Σ_i P_i A_i = Σ_j S_j` over the destinations that have a ratio.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// use ctg_model::Position;
    /// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let cost = GreatCircle::between(&[rochefort, soubise], &[rochefort]);
    /// let (children, places) = (Demand::new([75.0, 25.0])?, Supply::new([40.0])?);
    /// let market = Accessibility::new(&cost, &children, &places)?;
    /// let shared = market.two_step_fca(Metres::new(5_000.0)?);
    /// assert_eq!(shared.values().map(|access| access.value()).collect::<Vec<_>>(), [0.4, 0.4]);   // 40 ÷ (75 + 25)
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Luo and Wang, *Measures of spatial accessibility to health care in a GIS environment*, Environment and Planning B 30 (2003).
    #[doc(alias = "2SFCA")]
    pub fn two_step_fca(&self, within: C::Unit) -> Access {
        self.enhanced_two_step_fca(&Decay::binary(within))
    }

    /// The enhanced two-step floating catchment area (E2SFCA): as [`two_step_fca`](Self::two_step_fca), with weights that fall with the cost.
    ///
    /// *Formula*: `R_j = S_j ÷ Σ_i w_ij P_i`; `A_i = Σ_j w_ij R_j`. The *accessibilité potentielle localisée* is one, with its own bands.
    ///
    /// *Conventions*: weights of 0 reach nothing; a destination without weighted demand is in [`unserved_supply`](Access::unserved_supply).
    ///
    /// *Invariant*: `Σ_i P_i A_i = Σ_j S_j` over the destinations that have a ratio, whatever the weights.
    ///
    /// # Examples
    /// Consumers at 0, 1 and 2, 100 each; providers at 0 and 2, 10 each; weights e^(−d² ÷ 2).
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
    /// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
    /// let (line, places) = (Distancier::new("line".parse()?, "exemple".parse()?), [(0, 0, 0.0), (0, 1, 2.0), (1, 0, 1.0)]);
    /// let places = places.into_iter().chain([(1, 1, 1.0), (2, 0, 2.0), (2, 1, 0.0)]);
    /// let cost = SparseCosts::from_pairs(line, (3, 2), places.map(|(from, to, far)| (from, to, Minutes::new(far).unwrap())))?;
    /// let decay = Decay::gaussian(Minutes::new(1.0)?, Minutes::new(2.0)?)?;
    /// let (demand, supply) = (Demand::new([100.0; 3])?, Supply::new([10.0; 2])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.enhanced_two_step_fca(&decay);
    /// let digits: Vec<String> = access.values().map(|access| format!("{:.6}", access.value())).collect();
    /// assert_eq!(digits, ["0.065179", "0.069641", "0.065179"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Luo and Qi, *An enhanced two-step floating catchment area (E2SFCA) method*, Health & Place 15 (2009).
    #[doc(alias = "E2SFCA")]
    #[doc(alias = "APL")]
    pub fn enhanced_two_step_fca(&self, decay: &Decay<C::Unit>) -> Access {
        let demand = self.cost.sums_by_destination(decay, self.demand.amounts());
        let facilities = self.facilities(demand);
        let ratios = ratios(&facilities);
        let sums = self.cost.sums_by_origin(decay, &ratios);
        self.access(sums, facilities).with_unserved(self.supply)
    }

    /// The supply of each destination and the demand for it.
    pub(super) fn facilities(&self, demand: Vec<Option<f64>>) -> Vec<Facility> {
        self.supply.amounts().iter().zip(demand).map(|(supply, demand)| Facility::of(*supply, demand)).collect()
    }

    /// How much can be got in a catchment for each who lives in it, without regard to whom the services also serve.
    ///
    /// *Formula*: `Σ_j S_j ÷ Σ_k P_k` over the destinations j and the origins k within a cost of origin i.
    ///
    /// The neighbours are the costs between origins, as far as they are to be counted: their numbers are those of the origins.
    ///
    /// *Conventions*: the cost is inclusive; `None` where no demand is found. No total is kept: supply counts as often as it is near.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// use ctg_model::Position;
    /// let seats = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
    /// let (children, places) = (Demand::new([75.0, 25.0])?, Supply::new([40.0])?);
    /// let cost = GreatCircle::between(&seats, &seats[..1]);
    /// let market = Accessibility::new(&cost, &children, &places)?;
    /// let ratio = market.fca_ratio(&GreatCircle::between(&seats, &seats), Metres::new(5_000.0)?);
    /// assert_eq!(ratio, [Some(0.4), Some(0.4)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "FCA")]
    pub fn fca_ratio<N>(&self, neighbours: &N, within: C::Unit) -> Vec<Option<f64>>
    where
        N: TravelCost<Unit = C::Unit> + ?Sized,
    {
        let near = Decay::binary(within);
        let supply = self.cost.sums_by_origin(&near, self.supply.amounts());
        let demand = neighbours.sums_by_origin(&near, self.demand.amounts());
        let demand = demand.into_iter().chain(std::iter::repeat(None));
        let ratio = |(supply, demand): (Option<f64>, Option<f64>)| {
            demand.filter(|demand| *demand > 0.0).map(|demand| finite(supply.unwrap_or(0.0) / demand))
        };
        supply.into_iter().zip(demand).map(ratio).collect()
    }
}

/// The ratio of each facility, 0 for those without demand.
pub(super) fn ratios(facilities: &[Facility]) -> Vec<f64> {
    facilities.iter().map(|facility| facility.ratio.unwrap_or(0.0)).collect()
}
