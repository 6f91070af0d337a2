//! Who has a service within a cost.

use std::collections::BTreeMap;

use ctg_model::observation::{Observation, Quantity};

use super::{CoveredPeople, ProximityError};
use crate::cost::{Distancier, TravelCost};

/// Which origins have a service within a threshold, **inclusive**, and how many people that is (*couverture*, *part de la population à moins de…*).
///
/// Everybody stays in the denominator: whoever lives on an island or where nothing can be reached is outside, not left out. A threshold of 0
/// covers the origins where a service stands (in a model of seats: the communes that have one).
///
/// *Formula*: share = people of the origins whose nearest service costs at most the threshold ÷ people of all origins.
///
/// # Examples
/// ```
/// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
/// use ctg_model::{MunicipalPopulation, Position, observation::{Observation, Status}};
/// let [rochefort, soubise, fouras] = [(-0.9622, 45.9366), (-1.0064, 45.9206), (-1.0936, 45.9877)].map(|(x, y)| Position::new(x, y).unwrap());
/// let cost = GreatCircle::between(&[rochefort, soubise, fouras], &[rochefort]);
/// let covered = Coverage::new(&cost, Metres::new(5_000.0)?)?;
/// assert_eq!(covered.outside().collect::<Vec<_>>(), [2]);          // Fouras is 11.6 km away
/// let persons = [24_000, 3_000, 4_000].map(|count| Observation::exact(MunicipalPopulation::new(count), Status::Observed));
/// let share = covered.people(&persons)?.share().unwrap();
/// assert_eq!(share.exact(), Some(27.0 / 31.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Coverage<U> {
    distancier: Distancier,
    threshold: U,
    /// The least cost of each origin, if it is within the threshold.
    costs: Vec<Option<U>>,
}

impl<U: crate::cost::CostUnit> Coverage<U> {
    /// The origins that some destination is within a threshold of.
    ///
    /// # Errors
    /// No destination at all.
    ///
    /// ```
    /// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let zero = Coverage::new(&GreatCircle::between(&[here], &[here]), Metres::new(0.0)?)?;
    /// assert!(zero.is_covered(0));                                // the threshold is inclusive
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(cost: &impl TravelCost<Unit = U>, threshold: U) -> Result<Self, ProximityError> {
        if cost.destinations() == 0 {
            return Err(ProximityError::no_service());
        }
        let mut costs = vec![None; cost.origins()];
        cost.each_nearest(1, threshold, &mut |origin, _, cost| {
            if let Some(least) = costs.get_mut(origin) {
                *least = Some(cost);
            }
        });
        Ok(Self { distancier: cost.distancier().clone(), threshold, costs })
    }

    /// The threshold.
    ///
    /// ```
    /// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let threshold = Metres::new(500.0)?;
    /// assert_eq!(Coverage::new(&GreatCircle::between(&[], &[here]), threshold)?.threshold(), threshold);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn threshold(&self) -> U {
        self.threshold
    }

    /// How the costs were found.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, GreatCircle, Metres}, proximity::Coverage};
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let covered = Coverage::new(&GreatCircle::between(&[], &[here]), Metres::new(500.0)?)?;
    /// assert_eq!(covered.distancier(), &Distancier::great_circle());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    /// What the nearest service costs from an origin; `None` if it is beyond the threshold or cannot be reached, or the number is beyond the origins.
    ///
    /// ```
    /// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// let [here, there] = [ctg_model::Position::new(-0.96, 45.94)?, ctg_model::Position::new(-0.96, 46.94)?];
    /// let covered = Coverage::new(&GreatCircle::between(&[here, there], &[here]), Metres::new(500.0)?)?;
    /// assert_eq!([covered.cost(0), covered.cost(1)], [Some(Metres::new(0.0)?), None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cost(&self, origin: usize) -> Option<U> {
        self.costs.get(origin).copied().flatten()
    }

    /// Whether an origin has a service within the threshold.
    ///
    /// ```
    /// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// let [here, there] = [ctg_model::Position::new(-0.96, 45.94)?, ctg_model::Position::new(-0.96, 46.94)?];
    /// let covered = Coverage::new(&GreatCircle::between(&[there], &[here]), Metres::new(500.0)?)?;
    /// assert!(!covered.is_covered(0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_covered(&self, origin: usize) -> bool {
        self.cost(origin).is_some()
    }

    /// The origins without a service within the threshold, by number.
    ///
    /// ```
    /// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// let [here, there] = [ctg_model::Position::new(-0.96, 45.94)?, ctg_model::Position::new(-0.96, 46.94)?];
    /// let covered = Coverage::new(&GreatCircle::between(&[here, there], &[here]), Metres::new(500.0)?)?;
    /// assert_eq!(covered.outside().collect::<Vec<_>>(), [1]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn outside(&self) -> impl Iterator<Item = usize> + '_ {
        self.costs.iter().enumerate().filter(|(_, cost)| cost.is_none()).map(|(origin, _)| origin)
    }

    /// The people of all origins, inside and outside; once for each age band where there are several.
    ///
    /// # Errors
    /// Not one observation for each origin.
    ///
    /// ```
    /// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let covered = Coverage::new(&GreatCircle::between(&[here], &[here]), Metres::new(500.0)?)?;
    /// let error = covered.people::<u64>(&[]).unwrap_err();
    /// assert_eq!(error.to_string(), "found 0 populations, expected 1, one for each origin of the costs");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn people<T: Quantity>(&self, persons: &[Observation<T>]) -> Result<CoveredPeople, ProximityError> {
        Ok(self.people_by(persons, |_| Some(()))?.remove(&()).unwrap_or_default())
    }

    /// The people of some groups of origins: of each commune, of each zone. An origin of no group counts nowhere.
    ///
    /// # Errors
    /// Not one observation for each origin.
    ///
    /// ```
    /// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// use ctg_model::observation::{Observation, Status};
    /// let [here, there] = [ctg_model::Position::new(-0.96, 45.94)?, ctg_model::Position::new(-0.96, 46.94)?];
    /// let covered = Coverage::new(&GreatCircle::between(&[here, there, there], &[here]), Metres::new(500.0)?)?;
    /// let persons = [30_u64, 10, 5].map(|count| Observation::exact(count, Status::Observed));
    /// let zones = covered.people_by(&persons, |origin| ["north", "north", "south"].get(origin))?;
    /// assert_eq!(zones[&"north"].share().unwrap().exact(), Some(0.75));
    /// assert_eq!(zones[&"south"].share().unwrap().exact(), Some(0.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn people_by<T: Quantity, G: Ord>(
        &self,
        persons: &[Observation<T>],
        group: impl Fn(usize) -> Option<G>,
    ) -> Result<BTreeMap<G, CoveredPeople>, ProximityError> {
        ProximityError::unless_equal("populations", persons.len(), (self.costs.len(), "origin"))?;
        let mut groups: BTreeMap<G, CoveredPeople> = BTreeMap::new();
        for (origin, persons) in persons.iter().enumerate() {
            if let Some(group) = group(origin) {
                groups.entry(group).or_default().add(origin, self.is_covered(origin), persons);
            }
        }
        Ok(groups)
    }
}
