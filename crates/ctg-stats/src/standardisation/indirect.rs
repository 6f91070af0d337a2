//! Indirect standardisation.

use std::fmt;

use ctg_model::observation::{Absence, Observation, Quantity, Status};

use super::{Strata, StrataError};
use crate::interval::{
    Confidence, EventRate, Parts, PoissonMethod, Reading, SamplingInterval, both, exact, joined, poisson_ends,
};

/// The events of a territory against those that it would have at the rates of a reference (*standardisation indirecte*).
///
/// # Units
/// The ratio has none: 1.2 is one fifth more events than expected. The rate is in events per person.
///
/// ```
/// # use ctg_model::observation::{Observation, Status};
/// # use ctg_stats::interval::{Confidence, Reading};
/// # use ctg_stats::standardisation::{Strata, Stratum, indirect};
/// # let seen = |count| Observation::exact(count, Status::Observed);
/// // 6 events where 20 × 0.1 + 10 × 0.3 = 5 are expected; the reference has 40 events among 200 persons.
/// let france = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
/// let here = [("young", seen(20)), ("old", seen(10))];
/// let found = indirect(&seen(6), here, &france, Confidence::P95, Reading::SuperPopulation)?;
/// let compared = found.value().unwrap();
/// assert_eq!((compared.observed(), compared.expected(), compared.ratio().value()), (6, 5.0, 1.2));
/// # Ok::<(), ctg_stats::standardisation::StrataError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[doc(alias = "SMR")]
#[doc(alias = "ICM")]
pub struct IndirectRate {
    observed: u64,
    expected: f64,
    ratio: SamplingInterval,
    rate: SamplingInterval,
    reference: f64,
}

impl IndirectRate {
    /// How many events the territory has.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{Strata, Stratum, indirect};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 6 events where 20 × 0.1 + 10 × 0.3 = 5 are expected; the reference has 40 events among 200 persons.
    /// let france = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
    /// let here = [("young", seen(20)), ("old", seen(10))];
    /// let found = indirect(&seen(6), here, &france, Confidence::P95, Reading::SuperPopulation)?;
    /// let compared = found.value().unwrap();
    /// assert_eq!(compared.observed(), 6);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn observed(&self) -> u64 {
        self.observed
    }

    /// How many events it would have at the rates of the reference.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{Strata, Stratum, indirect};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 6 events where 20 × 0.1 + 10 × 0.3 = 5 are expected; the reference has 40 events among 200 persons.
    /// let france = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
    /// let here = [("young", seen(20)), ("old", seen(10))];
    /// let found = indirect(&seen(6), here, &france, Confidence::P95, Reading::SuperPopulation)?;
    /// let compared = found.value().unwrap();
    /// assert_eq!(compared.expected(), 5.0);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn expected(&self) -> f64 {
        self.expected
    }

    /// Observed over expected events (*indice comparatif*, SMR), with its interval.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{Strata, Stratum, indirect};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 6 events where 20 × 0.1 + 10 × 0.3 = 5 are expected; the reference has 40 events among 200 persons.
    /// let france = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
    /// let here = [("young", seen(20)), ("old", seen(10))];
    /// let found = indirect(&seen(6), here, &france, Confidence::P95, Reading::SuperPopulation)?;
    /// let compared = found.value().unwrap();
    /// assert_eq!(compared.ratio().value(), 1.2);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn ratio(&self) -> &SamplingInterval {
        &self.ratio
    }

    /// The ratio times the crude rate of the reference, with its interval.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{Strata, Stratum, indirect};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 6 events where 20 × 0.1 + 10 × 0.3 = 5 are expected; the reference has 40 events among 200 persons.
    /// let france = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
    /// let here = [("young", seen(20)), ("old", seen(10))];
    /// let found = indirect(&seen(6), here, &france, Confidence::P95, Reading::SuperPopulation)?;
    /// let compared = found.value().unwrap();
    /// assert!((compared.rate().value() - 0.24).abs() < 1e-15);   // 1.2 × 0.2
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn rate(&self) -> &SamplingInterval {
        &self.rate
    }

    /// The crude rate of the reference: all its events over all its persons.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// # use ctg_stats::standardisation::{Strata, Stratum, indirect};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// // 6 events where 20 × 0.1 + 10 × 0.3 = 5 are expected; the reference has 40 events among 200 persons.
    /// let france = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
    /// let here = [("young", seen(20)), ("old", seen(10))];
    /// let found = indirect(&seen(6), here, &france, Confidence::P95, Reading::SuperPopulation)?;
    /// let compared = found.value().unwrap();
    /// assert_eq!(compared.reference_rate(), 0.2);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn reference_rate(&self) -> f64 {
        self.reference
    }
}

/// A rate is no count: it is neither rounded to a base nor bounded by counts.
impl Quantity for IndirectRate {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// The events that a population would have at the rates of a reference, or why there is no such number.
///
/// *Formula*: `E = Σ xᵣ/nᵣ × n` over the strata. Expected events of the parts of a territory add up to those of the whole.
///
/// *Edges*: as [`indirect`].
///
/// # Errors
/// Strata that are not those of the reference, or given twice.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Observation, Status};
/// use ctg_stats::standardisation::{Strata, Stratum, expected_events};
/// let seen = |count| Observation::exact(count, Status::Observed);
/// let france = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
/// let expected = expected_events([("young", seen(20)), ("old", seen(10))], &france)?;
/// assert_eq!(expected.value(), Some(&5.0));                    // 20 × 0.1 + 10 × 0.3
/// # Ok::<(), ctg_stats::standardisation::StrataError>(())
/// ```
pub fn expected_events<K: Ord + fmt::Display>(
    population: impl IntoIterator<Item = (K, Observation<u64>)>,
    reference: &Strata<K>,
) -> Result<Observation<f64>, StrataError> {
    // The strata of the territory, their events left aside.
    let nothing = Observation::exact(0, Status::Observed);
    let strata =
        Strata::new(population.into_iter().map(|(key, persons)| (key, super::Stratum::new(nothing, persons))))?;
    StrataError::check_same(strata.iter().map(|(key, _)| key), reference.iter().map(|(key, _)| key))?;
    let (mut expected, mut least, mut absence) = (0.0, Status::Observed, None);
    for ((_, persons), (_, rates)) in strata.populations().zip(reference.iter()) {
        let found = both(&rates.events, &rates.population).and_then(|(events, whole, status)| {
            let (persons, own) = exact(&persons)?;
            let rate = EventRate::new(events, whole).map_err(|_| Absence::NotComputable);
            // Nobody has no event, whatever the rate.
            let events = if persons == 0 { 0.0 } else { rate?.value() * persons as f64 };
            Ok((events, own.max(status)))
        });
        match found {
            Ok((events, status)) => (expected, least) = (expected + events, least.max(status)),
            Err(reason) => absence = Some(joined(absence, reason)),
        }
    }
    Ok(absence.map_or(Observation::exact(expected, least), Observation::Absent))
}

/// The events of a territory against those expected of it, or why they cannot be compared.
///
/// *Formula*: `O ÷ E` with the interval of the `O` events over `E`, exact under ten events and by Byar from ten; the rate is that ratio
/// times the crude rate of the reference.
///
/// *Edges*: an absent or rounded count makes the result absent. A stratum of nobody in the reference is *not computable* unless nobody
/// is in it here either. No event expected is *not computable*. The reference compared with itself gives exactly 1 up to rounding.
///
/// # Errors
/// Strata that are not those of the reference, or given twice.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Observation, Status};
/// use ctg_stats::interval::{Confidence, Reading};
/// use ctg_stats::standardisation::{Strata, Stratum, indirect};
/// let seen = |count| Observation::exact(count, Status::Observed);
/// let france = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
/// let here = [("young", seen(20)), ("old", seen(10))];
/// let compared = indirect(&seen(6), here, &france, Confidence::P95, Reading::SuperPopulation)?;
/// assert_eq!(compared.value().map(|found| (found.ratio().value(), found.reference_rate())), Some((1.2, 0.2)));
/// # Ok::<(), ctg_stats::standardisation::StrataError>(())
/// ```
///
/// # Source
/// Breslow and Day, *Statistical Methods in Cancer Research* II, 1987, chapter 2; UK Health Security Agency, `PHEindicatormethods`.
pub fn indirect<K: Ord + fmt::Display>(
    observed: &Observation<u64>,
    population: impl IntoIterator<Item = (K, Observation<u64>)>,
    reference: &Strata<K>,
    confidence: Confidence,
    reading: Reading,
) -> Result<Observation<IndirectRate>, StrataError> {
    let expected = expected_events(population, reference)?;
    let whole = |count: fn(&super::Stratum) -> Observation<u64>| crate::total(reference.iter().map(|(_, s)| count(s)));
    let crude = EventRate::of_observations(&whole(|s| s.events), &whole(|s| s.population));
    let (Observation::Present(expected), Observation::Present(crude)) = (expected, crude) else {
        return Ok(Observation::Absent(expected.absence().or(crude.absence()).unwrap_or(Absence::NotComputable)));
    };
    let (events, status) = match exact(observed) {
        Ok(counts) => counts,
        Err(reason) => return Ok(Observation::Absent(reason)),
    };
    if *expected.value() <= 0.0 {
        return Ok(Observation::Absent(Absence::NotComputable));
    }
    let compared = compare(events, *expected.value(), crude.value().value(), confidence, reading);
    Ok(Observation::exact(compared, status.max(expected.status()).max(crude.status())))
}

fn compare(events: u64, expected: f64, reference: f64, confidence: Confidence, reading: Reading) -> IndirectRate {
    let (method, (low, high)) = poisson_ends(events, PoissonMethod::ExactUnderTen, confidence);
    let parts = Parts { numerator: events, denominator: expected, method, confidence, reading };
    let at = |rate: f64| {
        let told = |events: f64| events / expected * rate;
        parts.around(told(events as f64), (told(low), told(high)))
    };
    IndirectRate { observed: events, expected, ratio: at(1.0), rate: at(reference), reference }
}
