//! Coverage of young children, shared between neighbouring communes.

use crate::cost::{CostUnit, Distancier, TravelCost};

use super::amounts::finite;
use super::{Accessibility, Decay, PlacesError, Surroundings, UnservedSupply};

/// Three ways to tell the coverage of a commune whose children also go to neighbours (*couverture partagée entre communes proches*).
///
/// A commune is too small and a *département* too large to say whether children find a place. The equation of the *taux de couverture
/// territorialisé* of the Cnaf is not known here: these are reconstructions, and **none of them is the official rate**.
///
/// # Examples
/// Three communes, 8, 12 and 18 minutes apart; 60, 25 and 10 children under 3; 45, 0 and 6 places.
/// ```
/// use ctg_geo::accessibility::{Accessibility, BandClosure, Decay, Demand, SharedCoverage, Supply};
/// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
/// let (roads, minutes) = (Distancier::new("synthetic".parse()?, "exemple".parse()?), [[0, 8, 18], [8, 0, 12], [18, 12, 0]]);
/// let pairs = (0..9).map(|pair| (pair / 3, pair % 3, Minutes::new(f64::from(minutes[pair / 3][pair % 3])).unwrap()));
/// let cost = SparseCosts::from_pairs(roads, (3, 3), pairs)?;
/// let (children, places) = (Demand::new([60.0, 25.0, 10.0])?, Supply::new([45.0, 0.0, 6.0])?);
/// let market = Accessibility::new(&cost, &children, &places)?;
/// let digits = |variant: SharedCoverage<Minutes>| Ok::<_, Box<dyn std::error::Error>>(
///     market.shared_coverage(&variant)?.percent.iter().map(|rate| format!("{:.3}", rate.unwrap())).collect::<Vec<_>>());
/// let quarter = Minutes::new(15.0)?;
/// assert_eq!(digits(SharedCoverage::PooledNeighbourhood(quarter))?, ["52.941", "53.684", "17.143"]);
/// assert_eq!(digits(SharedCoverage::SharedSupply(quarter))?, ["52.941", "70.084", "17.143"]);
/// let bands = [(Minutes::new(10.0)?, 1.0), (quarter, 0.3), (Minutes::new(20.0)?, 0.1)];
/// let banded = SharedCoverage::BandedSupply(Decay::bands(bands, BandClosure::RightClosed)?);
/// assert_eq!(digits(banded)?, ["54.879", "59.985", "30.764"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// After the principle of Debras and Pélamourgues, *Dossier d'étude* 203, Cnaf (2019): an estimate that holds the communes nearby.
#[derive(Debug, Clone)]
#[non_exhaustive]
#[doc(alias = "taux de couverture territorialisé")]
pub enum SharedCoverage<U> {
    /// A. Places of the neighbourhood for children of the neighbourhood, within a cost, inclusive.
    ///
    /// *Formula*: `100 Σ_j S_j ÷ Σ_j P_j` over the communes j near i. It does not keep the number of places.
    PooledNeighbourhood(U),
    /// B. Each place shared between the children within a cost of it, inclusive: [2SFCA](Accessibility::two_step_fca).
    ///
    /// *Formula*: `100 Σ_j S_j ÷ Σ_k P_k` over the communes j near i, and k near j. `Σ_i` children × rate ÷ 100 = Σ places that are wanted.
    SharedSupply(U),
    /// C. As B, by weights that fall with the cost: [E2SFCA](Accessibility::enhanced_two_step_fca). It keeps the number of places.
    BandedSupply(Decay<U>),
}

/// The rates of a [`SharedCoverage`].
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, SharedCoverage, Supply};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = GreatCircle::between(&[place], &[place]);
/// let (children, places) = (Demand::new([0.0])?, Supply::new([6.0])?);
/// let rates = Accessibility::new(&cost, &children, &places)?.shared_coverage(&SharedCoverage::PooledNeighbourhood(Metres::new(0.0)?))?;
/// assert_eq!(rates.percent, [None]);                                 // no child around
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SharedRates {
    /// Places for 100 children, by commune; `None` where no child lives around. Rates above 100 stay as they are.
    pub percent: Vec<Option<f64>>,
    /// Places that no child can want; out of the rates of B and C.
    pub unserved_supply: Vec<UnservedSupply>,
    /// How the costs were found.
    pub distancier: Distancier,
    /// How many communes outside the territory were given.
    pub surroundings: Surroundings,
}

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The coverage of each commune by a variant of [`SharedCoverage`].
    ///
    /// Demand are children, supply places; origins and destinations are the same communes in the same order.
    ///
    /// # Errors
    /// Not as many destinations as origins.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, SharedCoverage, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = GreatCircle::between(&[place], &[place]);
    /// let (children, places) = (Demand::new([10.0])?, Supply::new([6.0])?);
    /// let rates = Accessibility::new(&cost, &children, &places)?.shared_coverage(&SharedCoverage::SharedSupply(Metres::new(0.0)?))?;
    /// assert_eq!(rates.percent, [Some(60.0)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shared_coverage(&self, variant: &SharedCoverage<C::Unit>) -> Result<SharedRates, PlacesError> {
        if self.cost.origins() != self.cost.destinations() {
            return Err(PlacesError::not_square(self.cost.destinations(), self.cost.origins()));
        }
        let (ratios, unserved_supply) = match variant {
            SharedCoverage::PooledNeighbourhood(within) => (self.fca_ratio(self.cost, *within), Vec::new()),
            SharedCoverage::SharedSupply(within) => self.shared(&Decay::binary(*within)),
            SharedCoverage::BandedSupply(decay) => self.shared(decay),
        };
        let percent = ratios.into_iter().map(|ratio| ratio.map(|ratio| finite(100.0 * ratio))).collect();
        let surroundings = Surroundings::of(self.demand, self.supply);
        Ok(SharedRates { percent, unserved_supply, distancier: self.cost.distancier().clone(), surroundings })
    }

    fn shared(&self, decay: &Decay<C::Unit>) -> (Vec<Option<f64>>, Vec<UnservedSupply>) {
        let access = self.enhanced_two_step_fca(decay);
        (access.values().map(|access| Some(access.value())).collect(), access.unserved_supply().to_vec())
    }
}

impl<U: CostUnit> SharedCoverage<U> {
    /// The letter by which reports tell the variants apart.
    ///
    /// ```
    /// use ctg_geo::accessibility::SharedCoverage;
    /// use ctg_geo::cost::Minutes;
    /// assert_eq!(SharedCoverage::SharedSupply(Minutes::new(15.0)?).letter(), 'B');
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn letter(&self) -> char {
        match self {
            Self::PooledNeighbourhood(_) => 'A',
            Self::SharedSupply(_) => 'B',
            Self::BandedSupply(_) => 'C',
        }
    }
}
