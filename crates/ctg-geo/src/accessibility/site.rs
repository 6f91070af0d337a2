//! Where a new service helps most.

use std::collections::BTreeSet;

use crate::cost::TravelCost;

use super::{Access, Accessibility, Outcome, Scenario, ScenarioError};

/// Two means that differ by less than this, relative to them, are told as equal: that much is rounding.
const SAME: f64 = 1e-12;

/// The destination where so much more helps the worst served most, and what it changes.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// use ctg_model::Position;
/// let places = [Position::new(0.0, 0.0)?, Position::new(1.0, 0.0)?];
/// let cost = GreatCircle::between(&places, &places);
/// let (demand, supply) = (Demand::new([5.0, 5.0])?, Supply::new([4.0, 1.0])?);
/// let near = Metres::new(0.0)?;
/// let best = Accessibility::new(&cost, &demand, &supply)?.best_site(2.0, 0..2, |market| market.two_step_fca(near))?.unwrap();
/// assert_eq!(best.destination, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BestSite {
    /// The number of the destination.
    pub destination: usize,
    /// What opening there changes.
    pub outcome: Outcome,
}

impl<C: TravelCost + ?Sized> Accessibility<'_, C> {
    /// The best of some destinations to open so much at, by trying all of them.
    ///
    /// *Criterion*: the mean access of the tenth of the people that is worst served afterwards; the lower number where two are equal to a relative
    /// 1e-12.
    ///
    /// *Complexity*: two measures for each candidate. `None` without a candidate, or if nobody lives anywhere.
    ///
    /// # Errors
    /// As [`Scenario::applied`].
    ///
    /// ```
    /// use ctg_geo::accessibility::{Accessibility, Demand, Supply};
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// let cost = GreatCircle::between(&[], &[]);
    /// let (demand, supply) = (Demand::new([])?, Supply::new([])?);
    /// let near = Metres::new(0.0)?;
    /// let best = Accessibility::new(&cost, &demand, &supply)?.best_site(2.0, [], |market| market.two_step_fca(near))?;
    /// assert_eq!(best, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn best_site(
        &self,
        supply: f64,
        candidates: impl IntoIterator<Item = usize>,
        measure: impl Fn(&Accessibility<'_, C>) -> Access,
    ) -> Result<Option<BestSite>, ScenarioError> {
        let candidates: BTreeSet<usize> = candidates.into_iter().collect();
        let mut best: Option<(f64, BestSite)> = None;
        for destination in candidates {
            let outcome = Scenario::new().opening(destination, supply).outcome(self, |market| measure(market))?;
            let Some(worst) = &outcome.worst_after else { continue };
            let mean = worst.mean;
            if best.as_ref().is_none_or(|(most, _)| mean > most * (1.0 + SAME)) {
                best = Some((mean, BestSite { destination, outcome }));
            }
        }
        Ok(best.map(|(_, site)| site))
    }
}
