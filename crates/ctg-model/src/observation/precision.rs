//! How precise a value is, and what that guarantees.

use std::num::NonZeroU32;

/// A thing that an [`Observation`](super::Observation) can hold.
///
/// Rounding and guaranteed bounds have a meaning for whole numbers only, while observations also hold shares and texts; this is what
/// tells the two apart.
///
/// ```
/// use ctg_model::{Decimal, observation::Quantity};
/// assert_eq!(63_320_u64.count(), Some(63_320));
/// assert_eq!("15.1".parse::<Decimal>()?.count(), None);
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
pub trait Quantity {
    /// The value as a count, if it is one.
    fn count(&self) -> Option<u64>;
}

impl Quantity for u64 {
    fn count(&self) -> Option<u64> {
        Some(*self)
    }
}

impl Quantity for crate::Decimal {
    fn count(&self) -> Option<u64> {
        self.as_count()
    }
}

impl Quantity for crate::Label {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// How precise a value is (*précision*).
///
/// ```
/// use ctg_model::observation::Precision;
/// assert_eq!(Precision::AtLeast.bounds(60).low(), 60);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Precision {
    /// The value itself.
    #[default]
    Exact,
    /// A multiple of a base, in place of a count nearby (*arrondi*).
    Rounded(Rounding),
    /// The least that the count can be (*au moins*).
    AtLeast,
    /// Somewhere between two counts: a sum of rounded counts, say (*encadré*).
    Within(CountBounds),
}

impl Precision {
    /// Whether the value is exact.
    ///
    /// ```
    /// assert!(ctg_model::observation::Precision::Exact.is_exact());
    /// ```
    pub fn is_exact(&self) -> bool {
        *self == Self::Exact
    }

    /// What is certain of a count of this precision.
    ///
    /// ```
    /// use ctg_model::observation::{Precision, Rounding, RoundingMode};
    /// let unknown = Precision::Rounded(Rounding::new(5, RoundingMode::Unknown)?);
    /// assert_eq!(unknown.bounds(10).low(), 8);           // nearest: 8 to 12; floor: 10 to 14
    /// assert_eq!(unknown.bounds(10).high(), Some(14));
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn bounds(self, count: u64) -> CountBounds {
        match self {
            Self::Exact => CountBounds { low: count, high: Some(count) },
            Self::AtLeast => CountBounds { low: count, high: None },
            Self::Within(bounds) => bounds,
            Self::Rounded(rounding) => rounding.bounds(count),
        }
    }

    pub(super) fn check(self, count: Option<u64>) -> Result<(), PrecisionError> {
        match (self, count) {
            (Self::Exact | Self::AtLeast, _) => Ok(()),
            (Self::Rounded(rounding), Some(count)) => {
                let base = rounding.base.get();
                if count % u64::from(base) == 0 { Ok(()) } else { Err(Fault::NotMultiple { count, base }.into()) }
            }
            (Self::Within(bounds), Some(count)) => {
                if bounds.contains(count) {
                    Ok(())
                } else {
                    Err(Fault::Outside { count, bounds }.into())
                }
            }
            (Self::Rounded(_) | Self::Within(_), None) => Err(Fault::NotACount.into()),
        }
    }
}

/// A rounding of counts to a multiple of a base.
///
/// Data.caf.fr rounds counts of households and persons to 5 and gives examples that fit two modes; until it says which, the mode is
/// [`Unknown`](RoundingMode::Unknown) and the bounds are the hull of both.
///
/// ```
/// use ctg_model::observation::{Rounding, RoundingMode};
/// let nearest = Rounding::new(5, RoundingMode::Nearest)?;
/// assert_eq!(nearest.bounds(0).high(), Some(2));   // a published 0 means 0 to 2
/// # Ok::<(), ctg_model::observation::PrecisionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rounding {
    base: NonZeroU32,
    mode: RoundingMode,
}

crate::words::words! {
    /// Which way counts are rounded to a multiple of the base.
    ///
    /// ```
    /// use ctg_model::observation::RoundingMode;
    /// assert_eq!("floor".parse::<RoundingMode>()?, RoundingMode::Floor);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum RoundingMode in "observation::": "rounding mode" {
        /// To the nearest multiple; which way a half goes is not known.
        Nearest = "nearest",
        /// Down to the multiple below.
        Floor = "floor",
        /// Nearest or floor, the publisher does not say.
        Unknown = "unknown",
    }
}

impl Rounding {
    /// Rounding to multiples of a base that cannot be 0.
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use ctg_model::observation::{Rounding, RoundingMode};
    /// let exact = Rounding::to_multiples(NonZeroU32::MIN, RoundingMode::Nearest);
    /// assert_eq!((exact.base(), exact.bounds(7).low()), (1, 7));
    /// ```
    pub const fn to_multiples(base: NonZeroU32, mode: RoundingMode) -> Self {
        Self { base, mode }
    }

    /// A rounding to multiples of `base`.
    ///
    /// # Errors
    /// A base of zero.
    ///
    /// ```
    /// use ctg_model::observation::{Rounding, RoundingMode};
    /// assert!(Rounding::new(0, RoundingMode::Floor).is_err());
    /// ```
    pub fn new(base: u32, mode: RoundingMode) -> Result<Self, PrecisionError> {
        NonZeroU32::new(base).map(|base| Self { base, mode }).ok_or(PrecisionError(Fault::ZeroBase))
    }

    /// The base.
    ///
    /// ```
    /// use ctg_model::observation::{Rounding, RoundingMode};
    /// assert_eq!(Rounding::new(5, RoundingMode::Floor)?.base(), 5);
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn base(self) -> u32 {
        self.base.get()
    }

    /// The mode.
    ///
    /// ```
    /// use ctg_model::observation::{Rounding, RoundingMode};
    /// assert_eq!(Rounding::new(5, RoundingMode::Floor)?.mode(), RoundingMode::Floor);
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn mode(self) -> RoundingMode {
        self.mode
    }

    /// The counts that round to `count`.
    ///
    /// ```
    /// use ctg_model::observation::{Rounding, RoundingMode};
    /// let floor = Rounding::new(5, RoundingMode::Floor)?.bounds(10);
    /// assert_eq!((floor.low(), floor.high()), (10, Some(14)));
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn bounds(self, count: u64) -> CountBounds {
        let base = u64::from(self.base.get());
        let below = if self.mode == RoundingMode::Floor { 0 } else { base / 2 };
        let above = if self.mode == RoundingMode::Nearest { base / 2 } else { base - 1 };
        CountBounds { low: count.saturating_sub(below), high: Some(count.saturating_add(above)) }
    }
}

/// The least and the most that a count can be, both included.
///
/// ```
/// use ctg_model::observation::CountBounds;
/// let bounds = CountBounds::new(8, Some(12))?;
/// assert!(bounds.contains(12) && !bounds.contains(13));
/// # Ok::<(), ctg_model::observation::PrecisionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawBounds"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountBounds {
    low: u64,
    high: Option<u64>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawBounds {
    low: u64,
    high: Option<u64>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawBounds> for CountBounds {
    type Error = PrecisionError;

    fn try_from(raw: RawBounds) -> Result<Self, PrecisionError> {
        Self::new(raw.low, raw.high)
    }
}

impl CountBounds {
    /// From `low` to `high`, without upper bound where `high` is `None`.
    ///
    /// # Errors
    /// A `high` below `low`.
    ///
    /// ```
    /// use ctg_model::observation::CountBounds;
    /// assert!(CountBounds::new(12, Some(8)).is_err());
    /// ```
    pub fn new(low: u64, high: Option<u64>) -> Result<Self, PrecisionError> {
        match high {
            Some(high) if high < low => Err(Fault::Reversed { low, high }.into()),
            _ => Ok(Self { low, high }),
        }
    }

    /// The least that the count can be.
    ///
    /// ```
    /// assert_eq!(ctg_model::observation::CountBounds::new(8, None)?.low(), 8);
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn low(self) -> u64 {
        self.low
    }

    /// The most that the count can be, if there is a most.
    ///
    /// ```
    /// assert_eq!(ctg_model::observation::CountBounds::new(8, None)?.high(), None);
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn high(self) -> Option<u64> {
        self.high
    }

    /// Whether the count can be `count`.
    ///
    /// ```
    /// assert!(ctg_model::observation::CountBounds::new(8, None)?.contains(1_000));
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn contains(self, count: u64) -> bool {
        self.low <= count && self.high.is_none_or(|high| count <= high)
    }

    /// The bounds of a sum of two counts; without upper bound where either has none, or where the sum would pass `u64::MAX`.
    ///
    /// ```
    /// use ctg_model::observation::CountBounds;
    /// let sum = CountBounds::new(8, Some(12))?.plus(CountBounds::new(3, Some(7))?);
    /// assert_eq!((sum.low(), sum.high()), (11, Some(19)));
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let high = self.high.zip(other.high).and_then(|(left, right)| left.checked_add(right));
        Self { low: self.low.saturating_add(other.low), high }
    }
}

/// A precision that the value contradicts.
///
/// ```
/// use ctg_model::observation::CountBounds;
/// assert_eq!(CountBounds::new(12, Some(8)).unwrap_err().to_string(), "bounds from 12 to 8, expected the lower one first");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct PrecisionError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("rounding to 0, expected a base of at least 1")]
    ZeroBase,
    #[error("value {count} is said to be rounded to {base}, expected a multiple of {base}")]
    NotMultiple { count: u64, base: u32 },
    #[error("value {count} is outside its own bounds, {} to {}", bounds.low, bounds.high.map_or("any".to_owned(), |high| high.to_string()))]
    Outside { count: u64, bounds: CountBounds },
    #[error("a value that is no whole number is said to be rounded or bounded, expected a count")]
    NotACount,
    #[error("bounds from {low} to {high}, expected the lower one first")]
    Reversed { low: u64, high: u64 },
}
