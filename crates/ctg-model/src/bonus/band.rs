//! Bands of amounts per inhabitant.

use std::fmt;

use crate::Cents;

/// A band of amounts per inhabitant (*tranche*): its lower limit belongs to it, its upper limit does not.
///
/// # Units
/// Cents per inhabitant and year.
///
/// # Errors
/// An upper limit that is not above the lower one.
///
/// # Examples
/// ```
/// use ctg_model::{Cents, bonus::Band};
/// let euros = |euros: u64| Cents::new(100 * euros).ok_or("too much");
/// let low = Band::new(Cents::ZERO, Some(euros(900)?))?;
/// assert!(low.contains(euros(899)?) && !low.contains(euros(900)?));
/// assert!(Band::new(euros(900)?, None)?.contains(euros(1_000_000)?));      // no upper limit
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawBand"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Band {
    from: Cents,
    until: Option<Cents>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawBand {
    from: Cents,
    until: Option<Cents>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawBand> for Band {
    type Error = BandError;

    fn try_from(raw: RawBand) -> Result<Self, BandError> {
        Self::new(raw.from, raw.until)
    }
}

/// A band that nothing can belong to.
///
/// ```
/// use ctg_model::{Cents, bonus::Band};
/// assert_eq!(Band::new(Cents::ZERO, Some(Cents::ZERO)).unwrap_err().to_string(), "band from 0.00 until 0.00, expected an upper limit above the lower one");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("band from {from} until {until}, expected an upper limit above the lower one")]
pub struct BandError {
    from: Cents,
    until: Cents,
}

impl Band {
    /// The band from a limit until another; without the other, everything above.
    ///
    /// # Errors
    /// An upper limit that is not above the lower one.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::Band};
    /// let euros = |euros: u64| Cents::new(100 * euros).ok_or("too much");
    /// assert!(Band::new(euros(1)?, Some(euros(2)?)).is_ok());
    /// assert!(Band::new(euros(2)?, Some(euros(2)?)).is_err());
    /// # Ok::<(), &str>(())
    /// ```
    pub fn new(from: Cents, until: Option<Cents>) -> Result<Self, BandError> {
        match until {
            Some(until) if until <= from => Err(BandError { from, until }),
            _ => Ok(Self { from, until }),
        }
    }

    /// The lower limit, which belongs to the band.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::Band};
    /// assert_eq!(Band::new(Cents::ZERO, None)?.from(), Cents::ZERO);
    /// # Ok::<(), ctg_model::bonus::BandError>(())
    /// ```
    pub fn from(self) -> Cents {
        self.from
    }

    /// The upper limit, which does not belong to it; `None` where there is none.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::Band};
    /// assert_eq!(Band::new(Cents::ZERO, None)?.until(), None);
    /// # Ok::<(), ctg_model::bonus::BandError>(())
    /// ```
    pub fn until(self) -> Option<Cents> {
        self.until
    }

    /// Whether an amount belongs to the band.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::Band};
    /// let euros = |euros: u64| Cents::new(100 * euros).ok_or("too much");
    /// let band = Band::new(euros(1)?, Some(euros(2)?))?;
    /// assert_eq!([1, 2].map(|limit| euros(limit).map(|limit| band.contains(limit))), [Ok(true), Ok(false)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn contains(self, amount: Cents) -> bool {
        self.from <= amount && self.until.is_none_or(|until| amount < until)
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Some(until) => write!(f, "{} to {until}", self.from),
            None => write!(f, "{} and more", self.from),
        }
    }
}
