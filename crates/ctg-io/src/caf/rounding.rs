//! How counts and amounts were rounded before publication.

use std::fmt;
use std::num::NonZeroU32;

use ctg_model::observation::{Quantity, Rounding, RoundingMode};

/// The rounding of a file of the Caf: of its counts, and of its amounts.
///
/// Which way the publisher rounds is known from usage only, so that it is a parameter: with [`RoundingMode::Unknown`] the bounds hold
/// whatever was done.
///
/// # Examples
/// ```
/// use ctg_io::caf::CafRounding;
/// use ctg_model::observation::RoundingMode;
/// let nearest = CafRounding::published(RoundingMode::Nearest);
/// let bounds = nearest.counts.bounds(10);
/// assert_eq!((bounds.low(), bounds.high()), (8, Some(12)));
/// let unknown = CafRounding::published(RoundingMode::Unknown).counts.bounds(10);
/// assert_eq!((unknown.low(), unknown.high()), (8, Some(14)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CafRounding {
    /// Of foyers and persons.
    pub counts: Rounding,
    /// Of amounts in euros.
    pub amounts: Rounding,
}

impl CafRounding {
    /// Any rounding.
    ///
    /// ```
    /// use ctg_io::caf::CafRounding;
    /// use ctg_model::observation::{Rounding, RoundingMode};
    /// let exact = Rounding::new(1, RoundingMode::Nearest)?;   // an extract that a Caf gives its partners
    /// assert_eq!(CafRounding::new(exact, exact).counts.bounds(7).low(), 7);
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn new(counts: Rounding, amounts: Rounding) -> Self {
        Self { counts, amounts }
    }

    /// Counts to multiples of 5 and amounts to 100 €, as data.caf.fr publishes them.
    ///
    /// # Source
    /// Two loaders of the open data that were read, and a *lisez-moi* of older files: second hand.
    ///
    /// ```
    /// use ctg_io::caf::CafRounding;
    /// use ctg_model::observation::RoundingMode;
    /// assert_eq!(CafRounding::published(RoundingMode::Floor).amounts.base(), 100);
    /// ```
    pub fn published(mode: RoundingMode) -> Self {
        Self { counts: Rounding::to_multiples(FIVE, mode), amounts: Rounding::to_multiples(HUNDRED, mode) }
    }
}

const FIVE: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
const HUNDRED: NonZeroU32 = NonZeroU32::MIN.saturating_add(99);

/// An amount of benefits paid for one month, in whole euros.
///
/// The files of December hold what was paid for December: twelve times that is not the year, and there is no way from here to a year.
///
/// ```
/// use ctg_io::caf::MonthlyEuros;
/// assert_eq!(MonthlyEuros::new(4_996_200).to_string(), "4996200");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[must_use]
pub struct MonthlyEuros(u64);

impl MonthlyEuros {
    /// So many euros for a month.
    ///
    /// ```
    /// assert_eq!(ctg_io::caf::MonthlyEuros::new(100).euros(), 100);
    /// ```
    pub const fn new(euros: u64) -> Self {
        Self(euros)
    }

    /// How many euros.
    ///
    /// ```
    /// assert_eq!(ctg_io::caf::MonthlyEuros::new(100).euros(), 100);
    /// ```
    pub const fn euros(self) -> u64 {
        self.0
    }
}

impl Quantity for MonthlyEuros {
    fn count(&self) -> Option<u64> {
        Some(self.0)
    }
}

impl fmt::Display for MonthlyEuros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
