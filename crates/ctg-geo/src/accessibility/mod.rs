//! How much of a service the people of a place can get, when others want it too (*accessibilité potentielle*).
//!
//! An [`Accessibility`] puts together a [`Demand`] at each origin, a [`Supply`] at each destination and the
//! [cost](crate::cost::TravelCost) of going from one to the other. Each measure is a method of it, under its name in the literature:
//!
//! | measure | method | what stays the same |
//! | --- | --- | --- |
//! | cumulative opportunities | [`cumulative_cutoff`](Accessibility::cumulative_cutoff), [`cumulative_interval`](Accessibility::cumulative_interval) | grows with the cutoff |
//! | gravity (Hansen) | [`gravity`](Accessibility::gravity) | linear in the supply |
//! | cost to n opportunities | [`cost_to_closest`](Accessibility::cost_to_closest) | grows with n |
//! | balancing cost | [`balancing_cost`](Accessibility::balancing_cost) | falls when the supply grows |
//! | ratio in a catchment | [`fca_ratio`](Accessibility::fca_ratio) | linear in the supply |
//! | 2SFCA, E2SFCA | [`two_step_fca`](Accessibility::two_step_fca), [`enhanced_two_step_fca`](Accessibility::enhanced_two_step_fca) | Σ demand × access = Σ reached supply |
//! | 3SFCA | [`three_step_fca`](Accessibility::three_step_fca) | Σ demand × access = Σ reached supply |
//! | BFCA (Páez) | [`balanced_fca`](Accessibility::balanced_fca) | Σ access = Σ ratios, Σ served = Σ demand that reaches |
//! | RAAM | [`raam`](Accessibility::raam) | Σ assigned = demand, for each origin |
//! | spatial availability | [`spatial_availability`](Accessibility::spatial_availability) | Σ availability = Σ reached supply |
//! | total, singly, doubly constrained | [`total_constrained`](Accessibility::total_constrained), [`singly_constrained`](Accessibility::singly_constrained), [`doubly_constrained`](Accessibility::doubly_constrained) | totals; the margins that are constrained |
//!
//! On them stand what is used in France: [`AplPreset`] (*accessibilité potentielle localisée*), [`SharedCoverage`] (*couverture* of young
//! children shared between neighbouring communes), [`Itinerant`] supply, and [`Scenario`].
//!
//! No result is `NaN` or infinite. An origin that reaches nothing has an access of 0 and says that it [reaches nothing](AccessValue::is_reachable);
//! supply that nobody can want stands apart as [`UnservedSupply`]. A sum beyond the largest double is the largest double.

mod amounts;
mod apl;
mod balanced;
mod bounds;
mod childcare;
mod closest;
mod constrained;
mod cumulative;
mod decay;
mod doubly;
mod floating;
mod itinerant;
mod links;
mod raam;
mod result;
mod scenario;
mod score;
mod site;
mod standard;
mod three_step;
mod worst;

pub use amounts::{AmountError, Demand, Supply};
pub use apl::{AplPreset, zone_mean};
pub use bounds::{SupplyBounds, SupplyBoundsError};
pub use childcare::{SharedCoverage, SharedRates};
pub use closest::OpportunitiesError;
pub use constrained::Allocation;
pub use cumulative::Interval;
pub use decay::{BandClosure, Decay, DecayError};
pub use doubly::{DoublyConstrained, DoublyConstrainedError};
pub use itinerant::{DayCoverage, Itinerant, ItinerantError, Stop};
pub use raam::{Raam, RaamSettings};
pub use result::{Access, AccessValue, Facility, Surroundings, UnservedSupply};
pub use scenario::{Outcome, Scenario, ScenarioError};
pub use score::{normalised, score};
pub use site::BestSite;
pub use standard::{AgeWeights, AgeWeightsError};
pub use worst::{WorstServed, worst_served};

use crate::cost::TravelCost;

/// Demand at origins, supply at destinations, and the costs between them.
///
/// # Examples
/// Three communes in a row, with 8 and 12 minutes between neighbours; 60, 25 and 10 children; 45, 0 and 6 places.
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
/// let (roads, minutes) = (Distancier::new("synthetic".parse()?, "exemple".parse()?), [[0, 8, 18], [8, 0, 12], [18, 12, 0]]);
/// let pairs = (0..9).map(|pair| (pair / 3, pair % 3, Minutes::new(f64::from(minutes[pair / 3][pair % 3])).unwrap()));
/// let cost = SparseCosts::from_pairs(roads, (3, 3), pairs)?;
/// let (children, places) = (Demand::new([60.0, 25.0, 10.0])?, Supply::new([45.0, 0.0, 6.0])?);
/// let access = Accessibility::new(&cost, &children, &places)?.two_step_fca(Minutes::new(15.0)?);
/// // Places of the first commune: 45 for 85 children. Of the third: 6 for 35. The second reaches both.
/// let percent: Vec<f64> = access.values().map(|access| (access.value() * 100_000.0).round() / 1_000.0).collect();
/// assert_eq!(percent, [52.941, 70.084, 17.143]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "accessibilité potentielle")]
#[derive(Debug)]
#[must_use]
pub struct Accessibility<'a, C: ?Sized> {
    cost: &'a C,
    demand: &'a Demand,
    supply: &'a Supply,
}

/// Lists of places that do not belong together.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// use ctg_geo::cost::GreatCircle;
/// let cost = GreatCircle::between(&[], &[]);
/// let (demand, supply) = (Demand::new([3.0])?, Supply::new([])?);
/// let error = Accessibility::new(&cost, &demand, &supply).unwrap_err();
/// assert_eq!(error.to_string(), "found a demand of 1 places, expected 0 as the costs have origins");
/// # Ok::<(), ctg_geo::accessibility::AmountError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found a {what} of {found} places, expected {expected} as the costs have {side}")]
pub struct PlacesError {
    what: &'static str,
    found: usize,
    expected: usize,
    side: &'static str,
}

impl PlacesError {
    pub(super) fn not_square(found: usize, expected: usize) -> Self {
        Self { what: "supply", found, expected, side: "origins" }
    }
}

impl<C: ?Sized> Clone for Accessibility<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C: ?Sized> Copy for Accessibility<'_, C> {}

impl<'a, C: TravelCost + ?Sized> Accessibility<'a, C> {
    /// Puts demand, supply and costs together.
    ///
    /// # Errors
    /// Not as many demands as origins, or supplies as destinations.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let cost = ctg_geo::cost::GreatCircle::between(&[], &[]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
    /// assert!(Accessibility::new(&cost, &demand, &supply).is_ok());
    /// # Ok::<(), ctg_geo::accessibility::AmountError>(())
    /// ```
    pub fn new(cost: &'a C, demand: &'a Demand, supply: &'a Supply) -> Result<Self, PlacesError> {
        let refuse = |what, found, expected, side| Err(PlacesError { what, found, expected, side });
        match (demand.amounts().len(), supply.amounts().len()) {
            (found, _) if found != cost.origins() => refuse("demand", found, cost.origins(), "origins"),
            (_, found) if found != cost.destinations() => refuse("supply", found, cost.destinations(), "destinations"),
            _ => Ok(Self { cost, demand, supply }),
        }
    }

    /// A result that names its distancier and surroundings.
    fn access(&self, values: impl IntoIterator<Item = Option<f64>>, facilities: Vec<Facility>) -> Access {
        let values = values.into_iter().map(AccessValue::of).collect();
        let surroundings = Surroundings::of(self.demand, self.supply);
        let absent = (self.demand.absent().to_vec(), self.supply.absent().to_vec());
        Access::new(values, facilities, self.cost.distancier().clone(), surroundings, absent)
    }
}
