//! How much is within reach.

use std::num::NonZeroU64;

use super::{ProximityError, Sites};
use crate::cost::{CostUnit, TravelCost};

/// Which costs count.
///
/// ```
/// use ctg_geo::{cost::Minutes, proximity::Band};
/// let band = Band::between(Minutes::new(5.0)?, Minutes::new(10.0)?);
/// assert!(!band.holds(Minutes::new(5.0)?) && band.holds(Minutes::new(10.0)?));      // above 5, and 10 itself
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band<U> {
    above: Option<U>,
    to: U,
}

impl<U: CostUnit> Band<U> {
    /// Costs up to a threshold, **inclusive**.
    ///
    /// ```
    /// use ctg_geo::{cost::Metres, proximity::Band};
    /// assert!(Band::within(Metres::new(500.0)?).holds(Metres::new(500.0)?));
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn within(to: U) -> Self {
        Self { above: None, to }
    }

    /// Costs above one threshold, exclusive, up to another, **inclusive**: bands side by side share nothing. None at all if the first is not below.
    ///
    /// ```
    /// use ctg_geo::{cost::Metres, proximity::Band};
    /// let [near, far] = [Metres::new(500.0)?, Metres::new(1_000.0)?];
    /// assert!(Band::between(near, far).holds(far) && !Band::between(near, far).holds(near) && !Band::between(far, far).holds(far));
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn between(above: U, to: U) -> Self {
        Self { above: Some(above), to }
    }

    /// Whether a cost is in the band.
    ///
    /// ```
    /// use ctg_geo::{cost::Metres, proximity::Band};
    /// assert!(!Band::within(Metres::new(500.0)?).holds(Metres::new(501.0)?));
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn holds(self, cost: U) -> bool {
        cost <= self.to && self.above.is_none_or(|above| cost > above)
    }
}

/// How many services each origin has in a band of costs (*nombre de services accessibles*); an itinerant service counts once.
///
/// # Errors
/// Services whose places are not as many as the destinations of the costs. No service at all is no error: there are 0.
///
/// ```
/// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::{Band, Sites, services_within}};
/// use ctg_model::Position;
/// let [rochefort, soubise, fouras] = [(-0.9622, 45.9366), (-1.0064, 45.9206), (-1.0936, 45.9877)].map(|(x, y)| Position::new(x, y).unwrap());
/// let services = Sites::with_stops([("bus", vec![soubise, fouras]), ("ccas", vec![rochefort])])?;
/// let cost = GreatCircle::between(&[rochefort, soubise], services.positions());
/// let counts = |band| services_within(&cost, &services, band);
/// assert_eq!(counts(Band::within(Metres::new(20_000.0)?))?, [2, 2]);
/// assert_eq!(counts(Band::within(Metres::new(1_000.0)?))?, [1, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn services_within<I, C: TravelCost>(
    cost: &C,
    services: &Sites<I>,
    band: Band<C::Unit>,
) -> Result<Vec<u64>, ProximityError> {
    ProximityError::unless_equal("places of services", services.len(), (cost.destinations(), "destination"))?;
    let count = |origin| {
        // Places of one service are next to each other, and places come by number.
        let (mut count, mut last) = (0, None);
        cost.leaving(origin, band.to, &mut |place, cost| {
            let service = services.service_of(place);
            if band.holds(cost) && service != last {
                count += 1;
                last = service;
            }
        });
        count
    };
    Ok((0..cost.origins()).map(count).collect())
}

/// How many opportunities each origin has in a band of costs (*opportunités cumulées*): places, jobs, or 1 for each service.
///
/// *Formula*: Aᵢ = Σⱼ oⱼ over the destinations j whose cost from i is in the band; a sum too large for 64 bits is the largest number.
///
/// # Errors
/// Not one count for each destination.
///
/// ```
/// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::{Band, opportunities_within}};
/// use ctg_model::Position;
/// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
/// let cost = GreatCircle::between(&[rochefort], &[rochefort, soubise]);
/// assert_eq!(opportunities_within(&cost, &[60, 12], Band::within(Metres::new(5_000.0)?))?, [72]);
/// assert_eq!(opportunities_within(&cost, &[60, 12], Band::between(Metres::new(0.0)?, Metres::new(5_000.0)?))?, [12]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Wachs and Kumagai, *Physical accessibility as a social indicator*, Socio-Economic Planning Sciences 7 (1973).
pub fn opportunities_within<C: TravelCost>(
    cost: &C,
    opportunities: &[u64],
    band: Band<C::Unit>,
) -> Result<Vec<u64>, ProximityError> {
    ProximityError::unless_equal("opportunities", opportunities.len(), (cost.destinations(), "destination"))?;
    let sum = |origin| {
        let mut sum = 0_u64;
        cost.leaving(origin, band.to, &mut |destination, cost| {
            let here = opportunities.get(destination).copied().filter(|_| band.holds(cost));
            sum = sum.saturating_add(here.unwrap_or(0));
        });
        sum
    };
    Ok((0..cost.origins()).map(sum).collect())
}

/// What it costs each origin to have so many opportunities (*coût d'accès à la n-ième opportunité*); `None` where there are not so many within
/// the bound.
///
/// *Formula*: the least c such that the opportunities within c, inclusive, are n or more.
///
/// # Errors
/// Not one count for each destination.
///
/// ```
/// use std::num::NonZeroU64;
/// use ctg_geo::{cost::{CostUnit, GreatCircle, Metres}, proximity::cost_to_opportunities};
/// use ctg_model::Position;
/// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
/// let cost = GreatCircle::between(&[rochefort], &[soubise, rochefort]);
/// let to = |n| cost_to_opportunities(&cost, &[12, 60], NonZeroU64::new(n).unwrap(), Metres::LARGEST);
/// assert_eq!([to(60)?, to(73)?], [[Some(Metres::new(0.0)?)], [None]]);
/// assert_eq!(to(61)?[0].map(|cost| cost.get().round()), Some(3_854.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn cost_to_opportunities<C: TravelCost>(
    cost: &C,
    opportunities: &[u64],
    n: NonZeroU64,
    bound: C::Unit,
) -> Result<Vec<Option<C::Unit>>, ProximityError> {
    ProximityError::unless_equal("opportunities", opportunities.len(), (cost.destinations(), "destination"))?;
    Ok((0..cost.origins()).map(|origin| cost_to(cost, opportunities, (origin, n.get(), bound))).collect())
}

/// Asks for more of the nearest until they are enough, or there are no more.
fn cost_to<C: TravelCost>(
    cost: &C,
    opportunities: &[u64],
    (origin, n, bound): (usize, u64, C::Unit),
) -> Option<C::Unit> {
    let mut asked = usize::try_from(n).unwrap_or(usize::MAX).min(16);
    loop {
        let (mut sum, mut answer, mut places) = (0_u64, None, 0);
        cost.nearest(origin, asked, bound, &mut |destination, cost| {
            places += 1;
            sum = sum.saturating_add(opportunities.get(destination).copied().unwrap_or(0));
            if answer.is_none() && sum >= n {
                answer = Some(cost);
            }
        });
        if answer.is_some() || places < asked {
            return answer;
        }
        asked = asked.saturating_mul(4);
    }
}
