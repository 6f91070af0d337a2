//! Numbers of events, and rates of events.

use ctg_model::observation::{Absence, Observation, Quantity};

use super::{Confidence, CountError, Method, Parts, Reading, SamplingInterval, both};
use crate::{Rate, quantile};

/// Events among so many persons, person-years or places (*taux d'événements*): births per 1 000 inhabitants, services per 10 000.
///
/// One person may count several times, so the rate may be above 1. It is exact as it stands; an [interval](Self::interval) has to be
/// asked for.
///
/// # Errors
/// An exposure of nothing ([`CountError::absence`] says *not computable*).
///
/// # Examples
/// ```
/// use ctg_stats::interval::EventRate;
/// assert_eq!(EventRate::new(13, 6_500)?.value(), 0.002);
/// assert!(EventRate::new(13, 0).is_err());
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct EventRate {
    events: u64,
    exposure: u64,
}

/// How the interval of a number of events is computed.
///
/// ```
/// use ctg_stats::interval::PoissonMethod;
/// assert_eq!(PoissonMethod::default(), PoissonMethod::ExactUnderTen);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum PoissonMethod {
    /// [`Exact`](Self::Exact) under ten events, [`Byar`](Self::Byar) from ten: the rule of the UK Health Security Agency; the default.
    #[default]
    ExactUnderTen,
    /// Gamma quantiles: `G(α/2; x)` and `G(1 − α/2; x + 1)`; 0 and `−ln(α/2)` for no event.
    ///
    /// *Source*: Garwood, *Fiducial limits for the Poisson distribution*, Biometrika 28, 1936.
    Exact,
    /// `x(1 − 1/9x − z/3√x)³` and `(x+1)(1 − 1/9(x+1) + z/3√(x+1))³`; a lower end under 0 is 0.
    ///
    /// *Source*: Breslow and Day, *Statistical Methods in Cancer Research* II, 1987, page 69.
    Byar,
    /// The formula of Byar at `x + ½` on both sides, which some software calls Byar; a lower end under 0 is 0.
    ///
    /// *Source*: Rothman and Boice, *Epidemiologic Analysis with a Programmable Calculator*, 1979.
    Rothman,
}

impl PoissonMethod {
    /// Events from which the default method is Byar's.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Method, PoissonMethod, Reading};
    /// let rate = EventRate::new(PoissonMethod::BYAR_FROM, 1_000)?;
    /// assert_eq!(rate.interval(PoissonMethod::default(), Confidence::P95, Reading::Sample).method(), Method::Byar);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub const BYAR_FROM: u64 = 10;

    /// The method that is used for so many events.
    fn used(self, events: u64) -> Method {
        match self {
            Self::Rothman => Method::Rothman,
            Self::Exact => Method::ExactPoisson,
            Self::ExactUnderTen if events < Self::BYAR_FROM => Method::ExactPoisson,
            Self::Byar | Self::ExactUnderTen => Method::Byar,
        }
    }
}

impl EventRate {
    /// So many events among so many.
    ///
    /// # Errors
    /// An exposure of nothing.
    ///
    /// ```
    /// use ctg_stats::interval::EventRate;
    /// assert_eq!(EventRate::new(3, 2)?.value(), 1.5);              // more events than persons: one may count twice
    /// assert!(EventRate::new(3, 0).is_err());
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn new(events: u64, exposure: u64) -> Result<Self, CountError> {
        CountError::check_whole(events, exposure)?;
        Ok(Self { events, exposure })
    }

    /// The rate of two observed counts, as sure as the less sure of them, or why there is none; as
    /// [`Proportion::of_observations`](super::Proportion::of_observations).
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::interval::EventRate;
    /// let (three, nobody) = (Observation::exact(3, Status::Observed), Observation::exact(0, Status::Observed));
    /// assert_eq!(EventRate::of_observations(&three, &nobody).absence(), Some(Absence::NotComputable));
    /// ```
    pub fn of_observations(events: &Observation<u64>, exposure: &Observation<u64>) -> Observation<Self> {
        match both(events, exposure) {
            Ok((events, exposure, status)) => Self::new(events, exposure)
                .map_or(Observation::Absent(Absence::NotComputable), |rate| Observation::exact(rate, status)),
            Err(reason) => Observation::Absent(reason),
        }
    }

    /// How many events.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::EventRate::new(13, 6_500)?.events(), 13);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn events(self) -> u64 {
        self.events
    }

    /// Among how many; never 0.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::EventRate::new(13, 6_500)?.exposure(), 6_500);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn exposure(self) -> u64 {
        self.exposure
    }

    /// Events per one of the exposure.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::EventRate::new(13, 6_500)?.value(), 0.002);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn value(self) -> f64 {
        self.events as f64 / self.exposure as f64
    }

    /// The rate with its interval: that of the number of events, over the exposure, which is taken as known.
    ///
    /// For the interval of a bare number of events, take an exposure of 1.
    ///
    /// *Units*: events per one of the exposure; [`SamplingInterval::per`] tells them per 1 000.
    ///
    /// # Examples
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Method, PoissonMethod, Reading};
    /// let rate = EventRate::new(25, 1)?.interval(PoissonMethod::Byar, Confidence::P95, Reading::SuperPopulation);
    /// assert_eq!((rate.lower().round(), rate.upper().round()), (16.0, 37.0));
    /// let few = EventRate::new(9, 1)?.interval(PoissonMethod::default(), Confidence::P95, Reading::SuperPopulation);
    /// assert_eq!(few.method(), Method::ExactPoisson);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn interval(self, method: PoissonMethod, confidence: Confidence, reading: Reading) -> SamplingInterval {
        let (used, (low, high)) = poisson_ends(self.events, method, confidence);
        let denominator = self.exposure as f64;
        let parts = Parts { numerator: self.events, denominator, method: used, confidence, reading };
        parts.around(self.value(), (low / denominator, high / denominator))
    }
}

/// The counts of a rate, whatever it is told per.
///
/// ```
/// use ctg_model::claim::Denominator;
/// use ctg_stats::{Rate, interval::EventRate};
/// let eaje = Rate::new(13, 63_220, 10_000, Denominator::Population)?;
/// assert_eq!(EventRate::from(eaje).exposure(), 63_220);
/// # Ok::<(), ctg_model::observation::Absence>(())
/// ```
impl From<Rate> for EventRate {
    fn from(rate: Rate) -> Self {
        // A rate is over no whole of nothing either.
        Self { events: rate.numerator(), exposure: rate.denominator() }
    }
}

/// A rate is no count: it is neither rounded to a base nor bounded by counts.
impl Quantity for EventRate {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// The interval of a number of events, and the method that was used.
pub(crate) fn poisson_ends(events: u64, method: PoissonMethod, confidence: Confidence) -> (Method, (f64, f64)) {
    let (x, used) = (events as f64, method.used(events));
    let z = confidence.standard_errors();
    let (low, high) = match used {
        Method::ExactPoisson => exact(x, confidence.tail()),
        Method::Rothman => (cube(x + 0.5, -z), cube(x + 0.5, z)),
        _ => (cube(x, -z), cube(x + 1.0, z)),
    };
    (used, (if events == 0 { 0.0 } else { low.max(0.0) }, high))
}

fn exact(x: f64, tail: f64) -> (f64, f64) {
    if x > 0.0 { (quantile::gamma_lower(x, tail), quantile::gamma_upper(x + 1.0, tail)) } else { (0.0, -tail.ln()) }
}

/// Wilson and Hilferty's cube for a gamma quantile.
fn cube(x: f64, z: f64) -> f64 {
    x * (1.0 - 1.0 / (9.0 * x) + z / (3.0 * x.sqrt())).powi(3)
}
