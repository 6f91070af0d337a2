//! Events and persons by stratum, and the population to compare on.

use std::collections::BTreeMap;
use std::fmt;

use ctg_model::observation::Observation;

use super::StrataError;

/// Events and persons of one stratum, of an age band most often.
///
/// ```
/// use ctg_model::observation::{Absence, Observation, Status};
/// let stratum = ctg_stats::standardisation::Stratum::new(
///     Observation::Absent(Absence::SecretPrimary),
///     Observation::exact(1_048, Status::Observed),
/// );
/// assert_eq!(stratum.events.value(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stratum {
    /// How many events.
    pub events: Observation<u64>,
    /// Among how many persons.
    pub population: Observation<u64>,
}

impl Stratum {
    /// So many events among so many persons.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Status};
    /// use ctg_stats::standardisation::Stratum;
    /// let seen = |count| Observation::exact(count, Status::Observed);
    /// assert_eq!(Stratum::new(seen(23), seen(1_048)).population.value(), Some(&1_048));
    /// ```
    pub fn new(events: Observation<u64>, population: Observation<u64>) -> Self {
        Self { events, population }
    }
}

/// Events and persons of a territory by stratum: age bands, or any other keys that sort and print.
///
/// # Errors
/// A stratum given twice.
///
/// # Examples
/// ```
/// use ctg_model::{AgeBand, observation::{Observation, Status}};
/// use ctg_stats::standardisation::{Strata, Stratum};
/// let seen = |count| Observation::exact(count, Status::Observed);
/// let band: AgeBand = "0-24".parse()?;
/// let strata = Strata::new([(band, Stratum::new(seen(23), seen(1_048)))])?;
/// assert_eq!(strata.iter().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Strata<K>(BTreeMap<K, Stratum>);

impl<K: Ord + fmt::Display> Strata<K> {
    /// The strata, whatever their order.
    ///
    /// # Errors
    /// A stratum given twice.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::standardisation::{Strata, Stratum};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// let twice = [("young", Stratum::new(seen(1), seen(2))), ("young", Stratum::new(seen(3), seen(4)))];
    /// assert_eq!(Strata::new(twice).unwrap_err().to_string(), "stratum young is given twice, expected once");
    /// ```
    pub fn new(strata: impl IntoIterator<Item = (K, Stratum)>) -> Result<Self, StrataError> {
        unique(strata).map(Self)
    }

    /// The strata, in the order of their keys.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::standardisation::{Strata, Stratum};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// let strata = Strata::new([("young", Stratum::new(seen(1), seen(2))), ("old", Stratum::new(seen(3), seen(4)))])?;
    /// assert_eq!(strata.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["old", "young"]);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&K, &Stratum)> + Clone {
        self.0.iter()
    }

    /// The persons of each stratum, in the order of their keys.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::standardisation::{Strata, Stratum};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// let strata = Strata::new([("young", Stratum::new(seen(23), seen(1_048)))])?;
    /// assert_eq!(strata.populations().next(), Some((&"young", seen(1_048))));
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn populations(&self) -> impl Iterator<Item = (&K, Observation<u64>)> {
        self.0.iter().map(|(key, stratum)| (key, stratum.population))
    }
}

/// The structure that rates are compared on: persons by stratum (*population type*, *population standard*).
///
/// Only the shares matter: twice the persons in every stratum is the same standard.
///
/// # Units
/// Persons.
///
/// # Errors
/// A stratum given twice, no stratum with a weight.
///
/// # Examples
/// ```
/// use ctg_stats::standardisation::StandardPopulation;
/// let standard = StandardPopulation::new([("young", 75), ("old", 25)])?;
/// assert_eq!(standard.total(), 100);
/// assert!(StandardPopulation::<&str>::new([]).is_err());
/// # Ok::<(), ctg_stats::standardisation::StrataError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
#[doc(alias = "population type")]
pub struct StandardPopulation<K>(BTreeMap<K, u64>);

impl<K: Ord + fmt::Display> StandardPopulation<K> {
    /// The standard of so many persons in each stratum, whatever their order.
    ///
    /// # Errors
    /// A stratum given twice, no stratum with a weight.
    ///
    /// ```
    /// use ctg_stats::standardisation::StandardPopulation;
    /// assert!(StandardPopulation::new([("young", 75), ("old", 0)]).is_ok());
    /// assert!(StandardPopulation::new([("young", 0), ("old", 0)]).is_err());   // no stratum has a weight
    /// ```
    pub fn new(persons: impl IntoIterator<Item = (K, u64)>) -> Result<Self, StrataError> {
        let persons = unique(persons)?;
        if persons.values().all(|weight| *weight == 0) { Err(StrataError::no_weight()) } else { Ok(Self(persons)) }
    }

    /// The strata with their persons, in the order of their keys.
    ///
    /// ```
    /// use ctg_stats::standardisation::StandardPopulation;
    /// let standard = StandardPopulation::new([("young", 75), ("old", 25)])?;
    /// assert_eq!(standard.iter().collect::<Vec<_>>(), [(&"old", 25), (&"young", 75)]);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&K, u64)> + Clone {
        self.0.iter().map(|(key, persons)| (key, *persons))
    }

    /// All persons.
    ///
    /// ```
    /// use ctg_stats::standardisation::StandardPopulation;
    /// assert_eq!(StandardPopulation::new([("young", 75), ("old", 25)])?.total(), 100);
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn total(&self) -> u64 {
        self.0.values().fold(0, |sum, persons| sum.saturating_add(*persons))
    }
}

fn unique<K: Ord + fmt::Display, V>(entries: impl IntoIterator<Item = (K, V)>) -> Result<BTreeMap<K, V>, StrataError> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        if map.contains_key(&key) {
            return Err(StrataError::twice(&key));
        }
        map.insert(key, value);
    }
    Ok(map)
}
