//! What a change of population is made of.

use ctg_model::observation::{Absence, Observation, Quantity};

use super::average_annual_change;
use crate::interval::{both, joined};

/// A change of population between two censuses, and its two balances.
///
/// - The *solde naturel* is births less deaths.
/// - The *solde migratoire apparent* is what is left of the change. It is called apparent because it also holds what the two censuses
///   missed or counted twice, and every change of method between them.
///
/// # Units
/// Persons, over the whole period. Births and deaths are those from the first census to the second, at the place of residence.
///
/// # Errors
/// [`Absence::NotComputable`] for a start of zero or for no year.
///
/// # Examples
/// ```
/// use ctg_stats::evolution::Components;
/// let change = Components::new(63_220, 64_956, 2_100, 3_000, 4)?;
/// assert_eq!((change.total(), change.natural_balance(), change.apparent_migration()), (1_736, -900, 2_636));
/// # Ok::<(), ctg_model::observation::Absence>(())
/// ```
///
/// # Source
/// Insee, definitions *solde naturel* (c1110) and *solde apparent des entrées et des sorties* (c1111).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[doc(alias = "solde naturel")]
#[doc(alias = "solde migratoire apparent")]
pub struct Components {
    start: u64,
    end: u64,
    births: u64,
    deaths: u64,
    years: u32,
}

/// An average annual change, divided between the two balances.
///
/// # Units
/// Fractions of the population a year: 0.01 is 1 % a year.
///
/// ```
/// use ctg_stats::evolution::Components;
/// // From 100 to 121 in two years: 10 % a year, of which 7 of 21 by births and deaths.
/// let parts = Components::new(100, 121, 10, 3, 2)?.annual_parts();
/// assert!((parts.natural - 0.1 * 7.0 / 21.0).abs() < 1e-12 && (parts.apparent_migration - 0.1 * 14.0 / 21.0).abs() < 1e-12);
/// # Ok::<(), ctg_model::observation::Absence>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[non_exhaustive]
pub struct AnnualParts {
    /// What is put down to births and deaths.
    pub natural: f64,
    /// What is put down to apparent migration.
    pub apparent_migration: f64,
}

impl Components {
    /// The change from one population to another, with the births and deaths of so many years.
    ///
    /// # Errors
    /// [`Absence::NotComputable`] for a start of zero or for no year.
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// use ctg_stats::evolution::Components;
    /// assert_eq!(Components::new(100, 121, 10, 3, 2)?.total(), 21);
    /// assert_eq!(Components::new(0, 121, 10, 3, 2), Err(Absence::NotComputable));
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn new(start: u64, end: u64, births: u64, deaths: u64, years: u32) -> Result<Self, Absence> {
        average_annual_change(start, end, years)?;
        Ok(Self { start, end, births, deaths, years })
    }

    /// The change of observed counts, as sure as the least sure of them, or why there is none. A count that is missing, or not exact,
    /// makes it absent: deaths that are not known are not 0.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::evolution::Components;
    /// let seen = |count| Observation::exact(count, Status::Observed);
    /// let unknown = Observation::Absent(Absence::NotAvailable);
    /// assert_eq!(Components::of_observations([seen(100), seen(110)], [seen(5), unknown], 5).absence(), Some(Absence::NotAvailable));
    /// ```
    pub fn of_observations(
        [start, end]: [Observation<u64>; 2],
        [births, deaths]: [Observation<u64>; 2],
        years: u32,
    ) -> Observation<Self> {
        match (both(&start, &end), both(&births, &deaths)) {
            (Ok((start, end, sure)), Ok((births, deaths, status))) => {
                let change = Self::new(start, end, births, deaths, years);
                change.map_or_else(Observation::Absent, |change| Observation::exact(change, status.max(sure)))
            }
            (Err(one), Err(other)) => Observation::Absent(joined(Some(one), other)),
            (Err(reason), Ok(_)) | (Ok(_), Err(reason)) => Observation::Absent(reason),
        }
    }

    /// The whole change.
    ///
    /// ```
    /// use ctg_stats::evolution::Components;
    /// assert_eq!(Components::new(63_220, 64_956, 2_100, 3_000, 4)?.total(), 1_736);
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn total(self) -> i64 {
        difference(self.end, self.start)
    }

    /// Births less deaths (*solde naturel*).
    ///
    /// ```
    /// use ctg_stats::evolution::Components;
    /// assert_eq!(Components::new(63_220, 64_956, 2_100, 3_000, 4)?.natural_balance(), -900);
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn natural_balance(self) -> i64 {
        difference(self.births, self.deaths)
    }

    /// The change less the natural balance (*solde migratoire apparent*).
    ///
    /// ```
    /// use ctg_stats::evolution::Components;
    /// assert_eq!(Components::new(63_220, 64_956, 2_100, 3_000, 4)?.apparent_migration(), 2_636);   // 1 736 + 900
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn apparent_migration(self) -> i64 {
        self.total().saturating_sub(self.natural_balance())
    }

    /// The change as an average a year (*TCAM*).
    ///
    /// ```
    /// use ctg_stats::evolution::Components;
    /// let change = Components::new(100, 121, 10, 3, 2)?;
    /// assert!((change.average_annual_change() - 0.1).abs() < 1e-12);      // 1.1² = 1.21
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn average_annual_change(self) -> f64 {
        average_annual_change(self.start, self.end, self.years).unwrap_or_default()
    }

    /// The average annual change divided between the two balances, in proportion.
    ///
    /// This is a convention, not a measure: an average that compounds has no parts of its own. The parts add up to the whole.
    ///
    /// *Formula*: `TCAM × balance ÷ total`; where the total is zero and the balances are not, its limit `balance ÷ (start × years)`.
    ///
    /// # Examples
    /// ```
    /// use ctg_stats::evolution::Components;
    /// let still = Components::new(1_000, 1_000, 30, 50, 2)?.annual_parts();
    /// assert_eq!((still.natural, still.apparent_migration), (-0.01, 0.01));
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn annual_parts(self) -> AnnualParts {
        let per_person = match self.total() {
            0 => 1.0 / (self.start as f64 * f64::from(self.years)),
            total => self.average_annual_change() / total as f64,
        };
        AnnualParts {
            natural: per_person * self.natural_balance() as f64,
            apparent_migration: per_person * self.apparent_migration() as f64,
        }
    }
}

/// A change is no count: it is neither rounded to a base nor bounded by counts.
impl Quantity for Components {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// A signed difference of counts; it stops at the ends of `i64`, which no real counts come near.
pub(super) fn difference(left: u64, right: u64) -> i64 {
    let size = i64::try_from(left.abs_diff(right)).unwrap_or(i64::MAX);
    if left >= right { size } else { -size }
}
