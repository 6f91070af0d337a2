//! What if.

use crate::cost::TravelCost;

use super::{Access, Accessibility, Supply, WorstServed, worst_served};

/// The share of the people whose access is told apart: the tenth that is worst served.
const TENTH: f64 = 0.1;

/// Places that open or close (*scénario*): more or less supply at some destinations.
///
/// # Examples
/// Twenty places open in the second of three communes.
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Scenario, Supply};
/// use ctg_geo::cost::{Distancier, Minutes, SparseCosts};
/// let (roads, minutes) = (Distancier::new("synthetic".parse()?, "exemple".parse()?), [[0, 8, 18], [8, 0, 12], [18, 12, 0]]);
/// let pairs = (0..9).map(|pair| (pair / 3, pair % 3, Minutes::new(f64::from(minutes[pair / 3][pair % 3])).unwrap()));
/// let cost = SparseCosts::from_pairs(roads, (3, 3), pairs)?;
/// let (children, places) = (Demand::new([60.0, 25.0, 10.0])?, Supply::new([45.0, 0.0, 6.0])?);
/// let market = Accessibility::new(&cost, &children, &places)?;
/// let quarter = Minutes::new(15.0)?;
/// let outcome = Scenario::new().opening(1, 20.0).outcome(&market, |market| market.two_step_fca(quarter))?;
/// let percent: Vec<String> = outcome.after.values().map(|access| format!("{:.3}", 100.0 * access.value())).collect();
/// assert_eq!(percent, ["73.994", "91.137", "38.195"]);
/// assert!((outcome.reached_after - 71.0).abs() < 1e-9);               // of 51 before: none is lost
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
pub struct Scenario {
    changes: Vec<(usize, f64)>,
}

/// A change that cannot be made.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Scenario, Supply};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place]);
/// let (demand, supply) = (Demand::new([5.0])?, Supply::new([6.0])?);
/// let market = Accessibility::new(&cost, &demand, &supply)?;
/// let near = ctg_geo::cost::Metres::new(0.0)?;
/// let error = Scenario::new().closing(0, 7.0).outcome(&market, |market| market.two_step_fca(near)).unwrap_err();
/// assert_eq!(error.to_string(), "found 7 to close at destination 0, expected at most 6");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ScenarioError(String);

/// What a scenario changes.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Scenario, Supply};
/// let place = ctg_model::Position::new(0.0, 0.0)?;
/// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place]);
/// let (demand, supply) = (Demand::new([4.0])?, Supply::new([2.0])?);
/// let market = Accessibility::new(&cost, &demand, &supply)?;
/// let near = ctg_geo::cost::Metres::new(0.0)?;
/// let outcome = Scenario::new().opening(0, 1.0).outcome(&market, |market| market.two_step_fca(near))?;
/// assert_eq!(outcome.changes().collect::<Vec<_>>(), [0.25]);          // from 2 ÷ 4 to 3 ÷ 4
/// assert_eq!(outcome.worst_before.map(|worst| worst.mean), Some(0.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Outcome {
    /// The measure as it is.
    pub before: Access,
    /// The measure as it would be.
    pub after: Access,
    /// The tenth of the people with the least access as it is; `None` if there is nobody.
    pub worst_before: Option<WorstServed>,
    /// The tenth of the people with the least access as it would be: not always the same people.
    pub worst_after: Option<WorstServed>,
    /// Σ demand × access as it is: all the supply that is wanted, where the measure keeps it.
    pub reached_before: f64,
    /// Σ demand × access as it would be.
    pub reached_after: f64,
}

impl Outcome {
    /// The change of each origin.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Scenario, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place]);
    /// let (demand, supply) = (Demand::new([4.0])?, Supply::new([2.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let near = ctg_geo::cost::Metres::new(0.0)?;
    /// let closed = Scenario::new().closing(0, 2.0).outcome(&market, |market| market.two_step_fca(near))?;
    /// assert_eq!(closed.changes().collect::<Vec<_>>(), [-0.5]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changes(&self) -> impl ExactSizeIterator<Item = f64> + '_ {
        self.after.values().zip(self.before.values()).map(|(after, before)| after.value() - before.value())
    }
}

impl Scenario {
    /// A scenario in which nothing changes.
    ///
    /// ```
    /// assert_eq!(ctg_geo::accessibility::Scenario::new(), ctg_geo::accessibility::Scenario::default());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Also opens so much at a destination.
    ///
    /// ```
    /// use ctg_geo::accessibility::Scenario;
    /// assert_eq!(Scenario::new().opening(1, 20.0).changes(), [(1, 20.0)]);
    /// ```
    pub fn opening(mut self, destination: usize, supply: f64) -> Self {
        self.changes.push((destination, supply));
        self
    }

    /// Also closes so much at a destination.
    ///
    /// ```
    /// use ctg_geo::accessibility::Scenario;
    /// assert_eq!(Scenario::new().closing(1, 20.0).changes(), [(1, -20.0)]);
    /// ```
    pub fn closing(mut self, destination: usize, supply: f64) -> Self {
        self.changes.push((destination, -supply));
        self
    }

    /// The changes in the order in which they were named: destination, and what is added.
    ///
    /// ```
    /// assert!(ctg_geo::accessibility::Scenario::new().changes().is_empty());
    /// ```
    pub fn changes(&self) -> &[(usize, f64)] {
        &self.changes
    }

    /// The supply as it would be.
    ///
    /// # Errors
    /// A destination beyond the list; a number that is not finite; more to close than there is.
    ///
    /// ```
    /// use ctg_geo::accessibility::{Scenario, Supply};
    /// let supply = Supply::new([45.0, 0.0])?;
    /// assert_eq!(Scenario::new().opening(1, 20.0).closing(0, 5.0).applied(&supply)?.amounts(), [40.0, 20.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn applied(&self, supply: &Supply) -> Result<Supply, ScenarioError> {
        let mut changed = supply.clone();
        for &(destination, by) in &self.changes {
            let Some(&there) = changed.amounts().get(destination) else {
                let places = changed.amounts().len();
                return Err(ScenarioError(format!(
                    "found destination {destination}, expected a number below {places}"
                )));
            };
            if !by.is_finite() {
                return Err(ScenarioError(format!(
                    "found a change of {by} at destination {destination}, expected a finite number"
                )));
            }
            if there + by < 0.0 {
                let sentence = format!("found {} to close at destination {destination}, expected at most {there}", -by);
                return Err(ScenarioError(sentence));
            }
            changed = changed.changed(destination, by);
        }
        Ok(changed)
    }

    /// A measure before and after, and what the worst served tenth of the people gains.
    ///
    /// The measure is any that gives an [`Access`]. Ties in the tenth as [`worst_served`] says.
    ///
    /// # Errors
    /// As [`applied`](Self::applied).
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Scenario, Supply};
    /// let place = ctg_model::Position::new(0.0, 0.0)?;
    /// let cost = ctg_geo::cost::GreatCircle::between(&[place], &[place]);
    /// let (demand, supply) = (Demand::new([4.0])?, Supply::new([2.0])?);
    /// let market = Accessibility::new(&cost, &demand, &supply)?;
    /// let near = ctg_geo::cost::Metres::new(0.0)?;
    /// let nothing = Scenario::new().outcome(&market, |market| market.two_step_fca(near))?;
    /// assert_eq!(nothing.before, nothing.after);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn outcome<C: TravelCost + ?Sized>(
        &self,
        market: &Accessibility<'_, C>,
        measure: impl Fn(&Accessibility<'_, C>) -> Access,
    ) -> Result<Outcome, ScenarioError> {
        let supply = self.applied(market.supply)?;
        let (before, after) = (measure(market), measure(&Accessibility { supply: &supply, ..*market }));
        Ok(Outcome {
            worst_before: worst_served(&before, market.demand, TENTH),
            worst_after: worst_served(&after, market.demand, TENTH),
            reached_before: market.reached(&before),
            reached_after: market.reached(&after),
            before,
            after,
        })
    }
}

impl<C: ?Sized> Accessibility<'_, C> {
    /// Σ demand × access.
    fn reached(&self, access: &Access) -> f64 {
        let terms = access.values().zip(self.demand.amounts()).map(|(access, demand)| access.value() * demand);
        super::amounts::finite(terms.sum())
    }
}
