//! The nearest services of each origin.

use super::{ProximityError, Sites};
use crate::cost::{CostUnit, Distancier, TravelCost};

/// A service that was found near an origin.
///
/// ```
/// use ctg_geo::{cost::Metres, proximity::Near};
/// let near = Near { service: 2, place: 5, cost: Metres::new(800.0)? };
/// assert_eq!(near.cost.to_string(), "800 m");
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<U> {
    /// The number of the service.
    pub service: usize,
    /// The number of the place where it is nearest: its destination in the costs.
    pub place: usize,
    /// What the journey costs.
    pub cost: U,
}

/// The nearest services of each origin, by cost and then by identifier (*services les plus proches*).
///
/// Fewer than asked where fewer can be reached within the bound: then the others are unreachable or beyond, and have no cost. An itinerant
/// service counts once, at its nearest stop; of several stops at one cost, at the first.
///
/// # Examples
/// ```
/// use ctg_geo::cost::{CostUnit, GreatCircle, Metres};
/// use ctg_geo::proximity::{NearestServices, Sites};
/// use ctg_model::Position;
/// let [fouras, rochefort, soubise] = [(-1.0936, 45.9877), (-0.9622, 45.9366), (-1.0064, 45.9206)].map(|(x, y)| Position::new(x, y).unwrap());
/// let services = Sites::with_stops([("bus", vec![soubise, fouras]), ("ccas", vec![rochefort])])?;
/// let cost = GreatCircle::between(&[rochefort, fouras], services.positions());
/// let nearest = NearestServices::new(&cost, &services, 2, Metres::LARGEST)?;
/// let order = |origin| nearest.of(origin).iter().map(|near| (services.id(near.service).unwrap(), near.cost.get().round())).collect::<Vec<_>>();
/// assert_eq!(order(0), [(&"ccas", 0.0), (&"bus", 3_854.0)]);      // the stop at Soubise, and not again that at Fouras
/// assert_eq!(order(1), [(&"bus", 0.0), (&"ccas", 11_638.0)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NearestServices<U> {
    distancier: Distancier,
    /// Where each origin begins; one more at the end.
    first: Vec<usize>,
    found: Vec<Near<U>>,
}

impl<U: CostUnit> NearestServices<U> {
    /// The `k` nearest services of each origin within a bound, **inclusive**.
    ///
    /// # Errors
    /// No service at all; services whose places are not as many as the destinations of the costs.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, GreatCircle, Metres};
    /// use ctg_geo::proximity::{NearestServices, Sites};
    /// let none = Sites::<u8>::new([])?;
    /// let error = NearestServices::new(&GreatCircle::between(&[], &[]), &none, 1, Metres::LARGEST).unwrap_err();
    /// assert!(error.is_no_service());
    /// # Ok::<(), ctg_geo::proximity::SitesError>(())
    /// ```
    pub fn new<I>(
        cost: &impl TravelCost<Unit = U>,
        services: &Sites<I>,
        k: usize,
        bound: U,
    ) -> Result<Self, ProximityError> {
        check(cost, services)?;
        if services.services() < services.len() {
            return Ok(Self::of_rows(cost, (0..cost.origins()).map(|origin| row(cost, services, (origin, k, bound)))));
        }
        let (mut first, mut found) = (vec![0; cost.origins() + 1], Vec::new());
        cost.each_nearest(k, bound, &mut |origin, place, cost| {
            found.push(Near { service: place, place, cost });
            if let Some(end) = first.get_mut(origin + 1) {
                *end = found.len();
            }
        });
        // An origin that nothing was found for ends where the one before does.
        let mut end = 0;
        for place in &mut first {
            end = end.max(*place);
            *place = end;
        }
        Ok(Self { distancier: cost.distancier().clone(), first, found })
    }

    fn of_rows(cost: &impl TravelCost, rows: impl Iterator<Item = Vec<Near<U>>>) -> Self {
        let (mut first, mut found) = (vec![0], Vec::new());
        for row in rows {
            found.extend(row);
            first.push(found.len());
        }
        Self { distancier: cost.distancier().clone(), first, found }
    }

    /// The same, by several threads: the same bits.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, GreatCircle, Metres};
    /// use ctg_geo::proximity::{NearestServices, Sites};
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let services = Sites::new([("ccas", here)])?;
    /// let cost = GreatCircle::between(&[here], services.positions());
    /// let one = NearestServices::new(&cost, &services, 1, Metres::LARGEST)?;
    /// assert_eq!(NearestServices::par_new(&cost, &services, 1, Metres::LARGEST)?, one);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`new`](Self::new).
    #[cfg(feature = "rayon")]
    #[cfg_attr(docsrs, doc(cfg(feature = "rayon")))]
    pub fn par_new<I: Sync>(
        cost: &(impl TravelCost<Unit = U> + Sync),
        services: &Sites<I>,
        k: usize,
        bound: U,
    ) -> Result<Self, ProximityError> {
        use rayon::prelude::*;
        check(cost, services)?;
        let origins = (0..cost.origins()).into_par_iter();
        let rows: Vec<Vec<Near<U>>> = origins.map(|origin| row(cost, services, (origin, k, bound))).collect();
        Ok(Self::of_rows(cost, rows.into_iter()))
    }

    /// The services near an origin, the nearest first; none if nothing is within the bound, or the number is beyond the origins.
    ///
    /// ```
    /// use ctg_geo::cost::{GreatCircle, Metres};
    /// use ctg_geo::proximity::{NearestServices, Sites};
    /// let [here, there] = [ctg_model::Position::new(-0.96, 45.94)?, ctg_model::Position::new(-0.96, 46.94)?];
    /// let services = Sites::new([("ccas", there)])?;
    /// let nearest = NearestServices::new(&GreatCircle::between(&[here], &[there]), &services, 1, Metres::new(50_000.0)?)?;
    /// assert!(nearest.of(0).is_empty());                          // it is 111 km away
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, origin: usize) -> &[Near<U>] {
        match self.first.get(origin..=origin.saturating_add(1)) {
            Some(&[start, end]) => self.found.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// How many origins there are.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, GreatCircle, Metres};
    /// use ctg_geo::proximity::{NearestServices, Sites};
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let cost = GreatCircle::between(&[here, here], &[here]);
    /// assert_eq!(NearestServices::new(&cost, &Sites::new([("ccas", here)])?, 1, Metres::LARGEST)?.origins(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn origins(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// How the costs were found.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, Distancier, GreatCircle, Metres};
    /// use ctg_geo::proximity::{NearestServices, Sites};
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let nearest = NearestServices::new(&GreatCircle::between(&[], &[here]), &Sites::new([("ccas", here)])?, 1, Metres::LARGEST)?;
    /// assert_eq!(nearest.distancier(), &Distancier::great_circle());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn distancier(&self) -> &Distancier {
        &self.distancier
    }
}

fn check<I>(cost: &impl TravelCost, services: &Sites<I>) -> Result<(), ProximityError> {
    ProximityError::unless_equal("places of services", services.len(), (cost.destinations(), "destination"))?;
    if services.is_empty() { Err(ProximityError::no_service()) } else { Ok(()) }
}

/// The nearest services of one origin: more places are asked for until they belong to enough services.
fn row<I, C: TravelCost>(
    cost: &C,
    services: &Sites<I>,
    (origin, k, bound): (usize, usize, C::Unit),
) -> Vec<Near<C::Unit>> {
    let mut asked = k;
    loop {
        let (mut found, mut places): (Vec<Near<C::Unit>>, _) = (Vec::new(), 0);
        cost.nearest(origin, asked, bound, &mut |place, cost| {
            places += 1;
            if let Some(service) =
                services.service_of(place).filter(|new| found.iter().all(|near| near.service != *new))
            {
                found.push(Near { service, place, cost });
            }
        });
        if found.len() >= k || places < asked {
            found.truncate(k);
            return found;
        }
        asked = asked.saturating_mul(2);
    }
}
