//! What a measure of access gives.

use crate::cost::Distancier;

use super::amounts::{Demand, Supply, finite};

/// The access of one origin: a finite number of 0 or more, and whether anything can be reached.
///
/// *Units*: those of the measure, mostly supply for one unit of demand.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// use ctg_model::Position;
/// let [rochefort, aix] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.1734, 46.0125)?];
/// let cost = GreatCircle::between(&[rochefort, aix], &[rochefort]);
/// let (demand, supply) = (Demand::new([9.0, 3.0])?, Supply::new([0.0])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.gravity(&Decay::binary(Metres::new(5_000.0)?));
/// let [near, island] = [access.value(0).unwrap(), access.value(1).unwrap()];
/// assert_eq!((near.value(), near.is_reachable()), (0.0, true));       // there is a service, and it offers nothing
/// assert_eq!((island.value(), island.is_reachable()), (0.0, false));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct AccessValue {
    value: f64,
    reachable: bool,
}

impl AccessValue {
    /// The access of a sum, `None` if nothing is reached.
    pub(super) fn of(sum: Option<f64>) -> Self {
        Self { value: sum.map_or(0.0, finite), reachable: sum.is_some() }
    }

    /// The number; 0 where nothing is reached.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place]);
    /// let (demand, supply) = (Demand::new([8.0])?, Supply::new([2.0])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(0.0)?);
    /// assert_eq!(access.value(0).map(|access| access.value()), Some(0.25));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(self) -> f64 {
        self.value
    }

    /// Whether some destination has a weight above 0, whatever it offers.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[]);
    /// let (demand, supply) = (Demand::new([8.0])?, Supply::new([])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(9e6)?);
    /// assert_eq!(access.value(0).map(|access| access.is_reachable()), Some(false));       // no service at all
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_reachable(self) -> bool {
        self.reachable
    }
}

/// A destination as the first step of a floating catchment sees it.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = ctg_geo::cost::GreatCircle::between(&[place, place], &[place]);
/// let (demand, supply) = (Demand::new([30.0, 10.0])?, Supply::new([4.0])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(0.0)?);
/// let facility = &access.facilities()[0];
/// assert_eq!((facility.demand, facility.ratio), (40.0, Some(0.1)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Facility {
    /// The weighted demand in its catchment.
    pub demand: f64,
    /// Supply for one unit of that demand; `None` where there is no demand.
    pub ratio: Option<f64>,
}

impl Facility {
    /// The facility of a supply and the demand for it.
    pub(super) fn of(supply: f64, demand: Option<f64>) -> Self {
        let demand = demand.map_or(0.0, finite);
        Self { demand, ratio: (demand > 0.0).then(|| finite(supply / demand)) }
    }
}

/// Supply that nobody can want: its catchment holds no demand. It is in no origin's access, and out of the sums that are kept.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place]);
/// let (demand, supply) = (Demand::new([0.0])?, Supply::new([4.0])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(0.0)?);
/// let unserved = &access.unserved_supply()[0];
/// assert_eq!((unserved.destination, unserved.supply), (0, 4.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct UnservedSupply {
    /// The number of the destination.
    pub destination: usize,
    /// What it offers, above 0.
    pub supply: f64,
}

/// How many places outside the territory were given: without them, access near the border is not what it seems (*effet de bord*).
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = ctg_geo::cost::GreatCircle::between(&[place, place], &[place]);
/// let (demand, supply) = (Demand::new([5.0, 5.0])?.with_outside([1]), Supply::new([4.0])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(0.0)?);
/// assert_eq!((access.surroundings().origins, access.surroundings().destinations), (1, 0));
/// assert!(access.surroundings().are_missing());                   // no supply from outside
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Surroundings {
    /// The origins outside the territory.
    pub origins: usize,
    /// The destinations outside the territory.
    pub destinations: usize,
}

impl Surroundings {
    pub(super) fn of(demand: &Demand, supply: &Supply) -> Self {
        Self { origins: demand.outside().len(), destinations: supply.outside().len() }
    }

    /// Whether demand or supply was given for the territory alone.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let cost = ctg_geo::cost::GreatCircle::between(&[], &[]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(0.0)?);
    /// assert!(access.surroundings().are_missing());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn are_missing(self) -> bool {
        self.origins == 0 || self.destinations == 0
    }
}

/// The access of each origin, with all that is needed to judge it.
///
/// # Examples
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = GreatCircle::between(&[place], &[place]);
/// let (demand, supply) = (Demand::new([8.0])?, Supply::new([2.0])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(Metres::new(0.0)?);
/// assert_eq!(access.distancier().id().as_str(), "great-circle");
/// assert_eq!(access.values().map(|access| access.value()).collect::<Vec<_>>(), [0.25]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Access {
    values: Vec<AccessValue>,
    facilities: Vec<Facility>,
    unserved: Vec<UnservedSupply>,
    distancier: Distancier,
    surroundings: Surroundings,
    absent: (Vec<usize>, Vec<usize>),
}

impl Access {
    pub(super) fn new(
        values: Vec<AccessValue>,
        facilities: Vec<Facility>,
        distancier: Distancier,
        surroundings: Surroundings,
        absent: (Vec<usize>, Vec<usize>),
    ) -> Self {
        Self { values, facilities, unserved: Vec::new(), distancier, surroundings, absent }
    }

    /// Lists the supply of the facilities without demand.
    pub(super) fn with_unserved(mut self, supply: &Supply) -> Self {
        let pairs = self.facilities.iter().zip(supply.amounts()).enumerate();
        let unserved = pairs.filter(|(_, (facility, supply))| facility.ratio.is_none() && **supply > 0.0);
        self.unserved =
            unserved.map(|(destination, (_, supply))| UnservedSupply { destination, supply: *supply }).collect();
        self
    }

    /// The access of an origin; `None` for a number beyond the list.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let cost = ctg_geo::cost::GreatCircle::between(&[], &[]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(0.0)?);
    /// assert_eq!(access.value(0), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(&self, origin: usize) -> Option<AccessValue> {
        self.values.get(origin).copied()
    }

    /// The access of each origin, in their order.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place, place], &[place]);
    /// let (demand, supply) = (Demand::new([1.0, 0.0])?, Supply::new([2.0])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(0.0)?);
    /// assert_eq!(access.values().map(|access| access.value()).collect::<Vec<_>>(), [2.0, 2.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn values(&self) -> impl ExactSizeIterator<Item = AccessValue> + '_ {
        self.values.iter().copied()
    }

    /// Each destination with the demand for it, in their order; empty for measures without a step at the destinations.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply};
    /// let cost = ctg_geo::cost::GreatCircle::between(&[], &[]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.gravity(&Decay::binary(ctg_geo::cost::Metres::new(1.0)?));
    /// assert!(access.facilities().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn facilities(&self) -> &[Facility] {
        &self.facilities
    }

    /// The supply whose catchment holds no demand, by destination.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[], &[place]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([7.0])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(1.0)?);
    /// assert_eq!(access.unserved_supply().iter().map(|unserved| unserved.supply).sum::<f64>(), 7.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unserved_supply(&self) -> &[UnservedSupply] {
        &self.unserved
    }

    /// How the costs were found.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let cost = ctg_geo::cost::Geodesic::between(&[], &[]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(1.0)?);
    /// assert_eq!(access.distancier().id().as_str(), "geodesic");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    /// How many places outside the territory were given.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let cost = ctg_geo::cost::Geodesic::between(&[], &[]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(1.0)?);
    /// assert_eq!(access.surroundings().origins, 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn surroundings(&self) -> Surroundings {
        self.surroundings
    }

    /// The origins whose demand is not known: they count as nobody.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[]);
    /// let (demand, supply) = (Demand::with_absent([None])?, Supply::new([])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(1.0)?);
    /// assert_eq!(access.absent_demand(), [0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn absent_demand(&self) -> &[usize] {
        &self.absent.0
    }

    /// The destinations whose supply is not known: they count as nothing.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[], &[place]);
    /// let (demand, supply) = (Demand::new([])?, Supply::with_absent([None])?);
    /// let access = Accessibility::new(&cost, &demand, &supply)?.two_step_fca(ctg_geo::cost::Metres::new(1.0)?);
    /// assert_eq!(access.absent_supply(), [0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn absent_supply(&self) -> &[usize] {
        &self.absent.1
    }
}
