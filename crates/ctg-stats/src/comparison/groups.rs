//! Groups of like size.

use std::num::NonZeroUsize;

use ctg_model::observation::Observation;

/// Units in groups of about like size, by value (*quantiles*: *quartiles*, *quintiles*, *déciles*).
///
/// ```
/// use ctg_model::observation::{Observation, Status};
/// use ctg_stats::comparison::quantile_groups;
/// let rates = [0, 0, 1, 5].map(|rate| Observation::exact(rate, Status::Observed));
/// let halves = quantile_groups(&rates, 2.try_into()?);
/// let groups: Vec<_> = halves.groups().iter().filter_map(Observation::value).copied().collect();
/// assert_eq!(groups, [1, 1, 2, 2]);               // of the rates 0, 0, 1, 5
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct QuantileGroups {
    asked: NonZeroUsize,
    filled: usize,
    groups: Vec<Observation<u64>>,
}

impl QuantileGroups {
    /// How many groups were asked for.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Status};
    /// use ctg_stats::comparison::quantile_groups;
    /// let rates = [0, 0, 1, 5].map(|rate| Observation::exact(rate, Status::Observed));
    /// assert_eq!(quantile_groups(&rates, 4.try_into()?).asked().get(), 4);     // whatever the ties make of it
    /// # Ok::<(), std::num::TryFromIntError>(())
    /// ```
    pub fn asked(&self) -> NonZeroUsize {
        self.asked
    }

    /// How many groups hold a unit: fewer than asked for where many values are equal, or where there are fewer values than groups.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Status};
    /// use ctg_stats::comparison::quantile_groups;
    /// let rates = [0, 0, 1, 5].map(|rate| Observation::exact(rate, Status::Observed));
    /// assert_eq!(quantile_groups(&rates, 4.try_into()?).filled(), 3);          // 0 and 0 stay together, and group 2 empty
    /// # Ok::<(), std::num::TryFromIntError>(())
    /// ```
    pub fn filled(&self) -> usize {
        self.filled
    }

    /// Whether every group that was asked for holds a unit.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Status};
    /// use ctg_stats::comparison::quantile_groups;
    /// let rates = [0, 0, 1, 5].map(|rate| Observation::exact(rate, Status::Observed));
    /// // Of 0, 0, 1, 5 there are two halves, but no four quarters.
    /// assert!(quantile_groups(&rates, 2.try_into()?).is_complete() && !quantile_groups(&rates, 4.try_into()?).is_complete());
    /// # Ok::<(), std::num::TryFromIntError>(())
    /// ```
    pub fn is_complete(&self) -> bool {
        self.filled == self.asked.get()
    }

    /// The group of each unit, 1 for the lowest values; a missing value is in none, for its own reason.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::comparison::quantile_groups;
    /// let rates = [Observation::exact(5, Status::Observed), Observation::Absent(Absence::SecretPrimary), Observation::exact(0, Status::Observed)];
    /// let halves = quantile_groups(&rates, 2.try_into()?);
    /// assert_eq!(halves.groups()[0].value(), Some(&2));
    /// assert_eq!(halves.groups()[1].absence(), Some(Absence::SecretPrimary));
    /// # Ok::<(), std::num::TryFromIntError>(())
    /// ```
    pub fn groups(&self) -> &[Observation<u64>] {
        &self.groups
    }
}

/// The units in so many groups of about like size, the lowest values in group 1.
///
/// *Formula*: `1 + ⌊groups × (units strictly below) ÷ units⌋`.
///
/// *Ties*: equal values are never split, so that some groups may stay empty. [`filled`](QuantileGroups::filled) says how many do not; the
/// others keep their numbers, and group 4 of 4 remains the top quarter.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Observation, Status};
/// use ctg_stats::comparison::quantile_groups;
/// let values = [0, 0, 0, 0, 0, 1, 2, 3].map(|value| Observation::exact(value, Status::Observed));
/// let quartiles = quantile_groups(&values, 4.try_into()?);
/// let groups: Vec<_> = quartiles.groups().iter().filter_map(Observation::value).copied().collect();
/// assert_eq!((groups, quartiles.filled()), (vec![1, 1, 1, 1, 1, 3, 4, 4], 3));
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
pub fn quantile_groups<T: Ord>(values: &[Observation<T>], groups: NonZeroUsize) -> QuantileGroups {
    let mut sorted: Vec<&T> = values.iter().filter_map(Observation::value).collect();
    sorted.sort_unstable();
    let group = |value: &T| {
        let below = sorted.partition_point(|other| *other < value) as u128;
        let group = 1 + below * groups.get() as u128 / sorted.len().max(1) as u128;
        u64::try_from(group).unwrap_or(u64::MAX)
    };
    let groups_of: Vec<Observation<u64>> = values
        .iter()
        .map(|value| match value {
            Observation::Present(seen) => Observation::exact(group(seen.value()), seen.status()),
            Observation::Absent(reason) => Observation::Absent(*reason),
        })
        .collect();
    let filled: std::collections::BTreeSet<u64> = groups_of.iter().filter_map(Observation::value).copied().collect();
    QuantileGroups { asked: groups, filled: filled.len(), groups: groups_of }
}
