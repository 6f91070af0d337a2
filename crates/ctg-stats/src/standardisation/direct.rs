//! Direct standardisation.

use std::fmt;

use ctg_model::observation::{Absence, Observation, Quantity, Status};

use super::{StandardPopulation, Strata, StrataError};
use crate::interval::{
    Confidence, Method, Parts, PoissonMethod, Reading, SamplingInterval, both, joined, poisson_ends,
};
use crate::quantile;

/// How the interval of a directly standardised rate is computed.
///
/// ```
/// use ctg_stats::standardisation::DirectMethod;
/// assert_eq!(DirectMethod::default(), DirectMethod::Dobson);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum DirectMethod {
    /// The interval of all events, scaled: `DSR + √(var ÷ O) × (B − O)`, with Byar's ends `B` of the `O` events. The default.
    ///
    /// *Source*: Dobson, Kuulasmaa, Eberle and Scherer, Statistics in Medicine 10, 1991; UK Health Security Agency,
    /// `PHEindicatormethods`.
    #[default]
    Dobson,
    /// Quantiles of gamma distributions of the mean and variance of the rate; wider, and never too narrow.
    ///
    /// *Source*: Fay and Feuer, Statistics in Medicine 16, 1997.
    FayFeuer,
}

/// Whether a standardised rate rests on enough events to be quoted.
///
/// ```
/// use ctg_stats::standardisation::Reliability;
/// assert!(Reliability::LEAST_EVENTS == 10);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Reliability {
    /// Enough events.
    Reliable,
    /// Fewer events than that: the value is kept, and should not be quoted alone.
    Unreliable,
}

impl Reliability {
    /// The fewest events of a rate that is reliable.
    ///
    /// ```
    /// assert_eq!(ctg_stats::standardisation::Reliability::LEAST_EVENTS, 10);
    /// ```
    ///
    /// *Source*: UK Health Security Agency, `PHEindicatormethods`, which drops the others.
    pub const LEAST_EVENTS: u64 = 10;

    fn of(events: u64) -> Self {
        if events < Self::LEAST_EVENTS { Self::Unreliable } else { Self::Reliable }
    }
}

/// A rate that the territory would have with the structure of the standard (*taux standardisé*, *standardisation directe*).
///
/// # Units
/// Events per person.
///
/// ```
/// # use ctg_model::observation::{Observation, Status};
/// # use ctg_stats::interval::{Confidence, Reading};
/// # use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
/// # let seen = |count| Observation::exact(count, Status::Observed);
/// // 2 events among 10 young persons, 2 among 5 old ones; the standard has as many old as young ones.
/// let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(seen(2), seen(5)))])?;
/// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
/// let found = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
/// let rate = found.value().unwrap();
/// assert!((rate.value() - 0.3).abs() < 1e-15);            // (0.2 + 0.4) ÷ 2
/// assert!((rate.crude() - 4.0 / 15.0).abs() < 1e-15);
/// # Ok::<(), ctg_stats::standardisation::StrataError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[doc(alias = "taux standardisé")]
pub struct DirectRate {
    value: f64,
    variance: f64,
    crude: f64,
    events: u64,
    population: u64,
    interval: Option<SamplingInterval>,
    reliability: Reliability,
}

impl DirectRate {
    /// The standardised rate.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 2 events among 10 young persons, 2 among 5 old ones; the standard has as many old as young ones.
    /// let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(seen(2), seen(5)))])?;
    /// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
    /// let found = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
    /// let rate = found.value().unwrap();
    /// assert!((rate.value() - 0.3).abs() < 1e-15);            // (0.2 + 0.4) ÷ 2
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The variance of the standardised rate.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 2 events among 10 young persons, 2 among 5 old ones; the standard has as many old as young ones.
    /// let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(seen(2), seen(5)))])?;
    /// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
    /// let found = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
    /// let rate = found.value().unwrap();
    /// assert!((rate.variance() - 0.025).abs() < 1e-15);       // (2 ÷ 10² + 2 ÷ 5²) ÷ 2²
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn variance(&self) -> f64 {
        self.variance
    }

    /// The rate as it is, all events over all persons (*taux brut*).
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 2 events among 10 young persons, 2 among 5 old ones; the standard has as many old as young ones.
    /// let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(seen(2), seen(5)))])?;
    /// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
    /// let found = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
    /// let rate = found.value().unwrap();
    /// assert_eq!(rate.crude(), 4.0 / 15.0);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn crude(&self) -> f64 {
        self.crude
    }

    /// How many events there are in all.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 2 events among 10 young persons, 2 among 5 old ones; the standard has as many old as young ones.
    /// let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(seen(2), seen(5)))])?;
    /// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
    /// let found = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
    /// let rate = found.value().unwrap();
    /// assert_eq!(rate.events(), 4);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn events(&self) -> u64 {
        self.events
    }

    /// How many persons there are in all.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 2 events among 10 young persons, 2 among 5 old ones; the standard has as many old as young ones.
    /// let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(seen(2), seen(5)))])?;
    /// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
    /// let found = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
    /// let rate = found.value().unwrap();
    /// assert_eq!(rate.population(), 15);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn population(&self) -> u64 {
        self.population
    }

    /// The rate with its interval; `None` where the method has none, as Dobson's without any event.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 2 events among 10 young persons, 2 among 5 old ones; the standard has as many old as young ones.
    /// let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(seen(2), seen(5)))])?;
    /// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
    /// let found = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
    /// let rate = found.value().unwrap();
    /// assert!(rate.interval().is_some_and(|interval| interval.lower() < 0.3 && interval.upper() > 0.3));
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn interval(&self) -> Option<&SamplingInterval> {
        self.interval.as_ref()
    }

    /// Whether there are enough events to quote the rate.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 2 events among 10 young persons, 2 among 5 old ones; the standard has as many old as young ones.
    /// let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(seen(2), seen(5)))])?;
    /// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
    /// let found = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
    /// let rate = found.value().unwrap();
    /// assert_eq!(rate.reliability(), Reliability::Unreliable);   // 4 events, fewer than 10
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn reliability(&self) -> Reliability {
        self.reliability
    }
}

/// A rate is no count: it is neither rounded to a base nor bounded by counts.
impl Quantity for DirectRate {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// The rate of a territory standardised directly, as sure as the least sure of its counts, or why there is none.
///
/// *Formula*: `DSR = Σ wᵢ xᵢ/nᵢ ÷ Σ wᵢ` with the variance `Σ wᵢ² xᵢ/nᵢ² ÷ (Σ wᵢ)²`, for weights `w`, events `x` and persons `n`.
///
/// *Edges*: an absent count makes the rate absent, never smaller: a missing number of events is not 0. A rounded count, or a stratum
/// of nobody that the standard gives a weight, makes it *not computable*; a stratum of weight 0 is left out.
///
/// # Errors
/// Strata that are not those of the standard.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Absence, Observation, Status};
/// use ctg_stats::interval::{Confidence, Reading};
/// use ctg_stats::standardisation::{DirectMethod, Reliability, StandardPopulation, Strata, Stratum, direct};
/// let seen = |count| Observation::exact(count, Status::Observed);
/// let standard = StandardPopulation::new([("young", 1), ("old", 1)])?;
/// let rate = |old| {
///     let strata = Strata::new([("young", Stratum::new(seen(2), seen(10))), ("old", Stratum::new(old, seen(5)))])?;
///     direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)
/// };
/// let known = rate(seen(2))?;
/// assert!(known.value().is_some_and(|rate| (rate.value() - 0.3).abs() < 1e-15));        // (0.2 + 0.4) ÷ 2
/// assert!(known.value().is_some_and(|rate| rate.reliability() == Reliability::Unreliable));
/// assert_eq!(rate(Observation::Absent(Absence::SecretPrimary))?.absence(), Some(Absence::SecretPrimary));
/// # Ok::<(), ctg_stats::standardisation::StrataError>(())
/// ```
pub fn direct<K: Ord + fmt::Display>(
    strata: &Strata<K>,
    standard: &StandardPopulation<K>,
    method: DirectMethod,
    confidence: Confidence,
    reading: Reading,
) -> Result<Observation<DirectRate>, StrataError> {
    let keys = (strata.iter().map(|(key, _)| key), standard.iter().map(|(key, _)| key));
    StrataError::check_same(keys.0, keys.1)?;
    let total: f64 = standard.iter().map(|(_, weight)| weight as f64).sum();
    let mut sums = Sums::default();
    let mut absence = None;
    for ((_, stratum), (_, weight)) in strata.iter().zip(standard.iter()).filter(|(_, (_, weight))| *weight > 0) {
        match both(&stratum.events, &stratum.population) {
            Ok((_, 0, _)) => absence = Some(joined(absence, Absence::NotComputable)),
            Ok((events, persons, status)) => sums.add(events, persons, weight as f64 / total, status),
            Err(reason) => absence = Some(joined(absence, reason)),
        }
    }
    match (absence, sums.status) {
        (None, Some(status)) => Ok(Observation::exact(sums.rate(method, confidence, reading), status)),
        (reason, _) => Ok(Observation::Absent(reason.unwrap_or(Absence::NotComputable))),
    }
}

/// What has been added up over the strata, with weights that add up to 1.
#[derive(Default)]
struct Sums {
    rate: f64,
    variance: f64,
    /// The largest weight over persons: what one event more could change.
    largest: f64,
    events: u64,
    population: u64,
    status: Option<Status>,
}

impl Sums {
    fn add(&mut self, events: u64, persons: u64, weight: f64, status: Status) {
        let (x, per_event) = (events as f64, weight / persons as f64);
        self.rate += per_event * x;
        self.variance += per_event * per_event * x;
        self.largest = self.largest.max(per_event);
        self.events = self.events.saturating_add(events);
        self.population = self.population.saturating_add(persons);
        self.status = self.status.max(Some(status));
    }

    fn rate(self, method: DirectMethod, confidence: Confidence, reading: Reading) -> DirectRate {
        let (ends, used) = match method {
            DirectMethod::Dobson => (self.dobson(confidence), Method::Dobson),
            DirectMethod::FayFeuer => (Some(self.fay_feuer(confidence)), Method::FayFeuer),
        };
        let denominator = self.population as f64;
        let parts = Parts { numerator: self.events, denominator, method: used, confidence, reading };
        DirectRate {
            value: self.rate,
            variance: self.variance,
            crude: self.events as f64 / denominator,
            events: self.events,
            population: self.population,
            interval: ends.map(|ends| parts.around(self.rate, ends)),
            reliability: Reliability::of(self.events),
        }
    }

    fn dobson(&self, confidence: Confidence) -> Option<(f64, f64)> {
        let events = self.events as f64;
        let (_, (low, high)) = poisson_ends(self.events, PoissonMethod::Byar, confidence);
        let scale = (self.variance / events).sqrt();
        let end = |byar: f64| (self.rate + scale * (byar - events)).max(0.0);
        (self.events > 0).then(|| (end(low), end(high)))
    }

    fn fay_feuer(&self, confidence: Confidence) -> (f64, f64) {
        let gamma = |rate: f64, variance: f64, quantile: fn(f64, f64) -> f64| {
            variance / rate * quantile(rate * rate / variance, confidence.tail())
        };
        let low = if self.events > 0 { gamma(self.rate, self.variance, quantile::gamma_lower) } else { 0.0 };
        let (rate, variance) = (self.rate + self.largest, self.variance + self.largest * self.largest);
        (low, gamma(rate, variance, quantile::gamma_upper))
    }
}
