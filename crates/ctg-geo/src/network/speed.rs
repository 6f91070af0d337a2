//! How fast.

use std::fmt;

use crate::cost::{Metres, Minutes};

/// A speed (*vitesse*).
///
/// # Units
/// Kilometres per hour, above 0.
///
/// # Errors
/// A number that is not finite, or not above 0: what stands still reaches nothing.
///
/// # Examples
/// ```
/// use ctg_geo::network::Speed;
/// assert_eq!(Speed::new(80.0)?.to_string(), "80 km/h");
/// assert_eq!(Speed::new(0.0).unwrap_err().to_string(), "found a speed of 0 km/h, expected a finite one above 0");
/// # Ok::<(), ctg_geo::network::SpeedError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
#[must_use]
pub struct Speed(f64);

/// A number that is no [`Speed`].
///
/// ```
/// assert!(ctg_geo::network::Speed::new(f64::NAN).unwrap_err().to_string().starts_with("found a speed of NaN km/h"));
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("found a speed of {0} km/h, expected a finite one above 0")]
pub struct SpeedError(f64);

impl Speed {
    /// The speed of a number of kilometres per hour.
    ///
    /// # Errors
    /// A number that is not finite, or not above 0.
    ///
    /// ```
    /// assert!(ctg_geo::network::Speed::new(-5.0).is_err());
    /// ```
    pub fn new(kilometres_per_hour: f64) -> Result<Self, SpeedError> {
        if kilometres_per_hour.is_finite() && kilometres_per_hour > 0.0 {
            Ok(Self(kilometres_per_hour))
        } else {
            Err(SpeedError(kilometres_per_hour))
        }
    }

    /// A speed of this crate's own data, above 0.
    pub(super) const fn literal(kilometres_per_hour: f64) -> Self {
        Self(kilometres_per_hour)
    }

    /// The kilometres per hour.
    ///
    /// ```
    /// assert_eq!(ctg_geo::network::Speed::new(50.0)?.get(), 50.0);
    /// # Ok::<(), ctg_geo::network::SpeedError>(())
    /// ```
    pub fn get(self) -> f64 {
        self.0
    }

    /// How long a length takes; the largest time that can be told if it is longer still.
    ///
    /// *Formula*: metres × 0.06 ÷ (km/h).
    ///
    /// ```
    /// use ctg_geo::{cost::{Metres, Minutes}, network::Speed};
    /// // 5 km/h is 250 m in 3 minutes.
    /// assert_eq!(Speed::new(5.0)?.time(Metres::new(250.0)?), Minutes::new(3.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn time(self, length: Metres) -> Minutes {
        use crate::cost::CostUnit;
        Minutes::new(length.get() * 0.06 / self.0).unwrap_or(Minutes::LARGEST)
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} km/h", self.0)
    }
}
