//! Metres and minutes.

use std::cmp::Ordering;
use std::fmt;

/// A cost that no journey can have: below 0, not a number, or without end.
///
/// A place that cannot be reached has no cost; it is neither 0 nor infinity.
///
/// ```
/// use ctg_geo::cost::Minutes;
/// assert_eq!(Minutes::new(-3.0).unwrap_err().to_string(), "found -3 min, expected a finite cost of 0 or more");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("found {found} {symbol}, expected a finite cost of 0 or more")]
pub struct CostError {
    found: f64,
    symbol: &'static str,
}

/// What a journey costs: [`Metres`] or [`Minutes`], never mixed.
///
/// The trait is sealed; it lets one text serve both units.
///
/// ```
/// use ctg_geo::cost::{CostUnit, Metres, Minutes};
/// fn half<U: CostUnit>(cost: U) -> U { U::of(cost.value() / 2.0).unwrap_or(cost) }
/// assert_eq!(half(Metres::new(3_800.0)?), Metres::new(1_900.0)?);
/// assert_eq!((Metres::SYMBOL, Minutes::SYMBOL), ("m", "min"));
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
pub trait CostUnit: sealed::Sealed + Copy + Ord + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// The symbol of the unit: `m`, `min`.
    const SYMBOL: &'static str;

    /// The largest cost that can be told: a bound that holds them all.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, Metres};
    /// assert!(Metres::new(2e7)? < Metres::LARGEST);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    const LARGEST: Self;

    /// How many whole steps a [network](crate::network) counts in one unit: thousandths of a second, or of a metre.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, Metres, Minutes};
    /// assert_eq!((Minutes::STEPS, Metres::STEPS), (60_000.0, 1_000.0));
    /// ```
    const STEPS: f64;

    /// The cost of a number.
    ///
    /// # Errors
    /// A number below 0 or not finite.
    fn of(number: f64) -> Result<Self, CostError>;

    /// The number, in the unit of the type.
    fn value(self) -> f64;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! unit {
    ($(#[$doc:meta])* $name:ident, $symbol:literal, $steps:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct $name(f64);

        impl $name {
            /// The cost of a number; `-0.0` becomes `0.0`.
            ///
            /// # Errors
            /// A number below 0 or not finite.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::cost::", stringify!($name), ";")]
            #[doc = concat!("assert!(", stringify!($name), "::new(8.0)? < ", stringify!($name), "::new(12.0)?);")]
            #[doc = concat!("assert!(", stringify!($name), "::new(f64::INFINITY).is_err());")]
            /// # Ok::<(), ctg_geo::cost::CostError>(())
            /// ```
            pub fn new(number: f64) -> Result<Self, CostError> {
                if number.is_finite() && number >= 0.0 {
                    Ok(Self(number + 0.0))
                } else {
                    Err(CostError { found: number, symbol: $symbol })
                }
            }

            /// The number.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::cost::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(8.3)?.get(), 8.3);")]
            /// # Ok::<(), ctg_geo::cost::CostError>(())
            /// ```
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl sealed::Sealed for $name {}

        impl CostUnit for $name {
            const SYMBOL: &'static str = $symbol;
            const LARGEST: Self = Self(f64::MAX);
            const STEPS: f64 = $steps;

            fn of(number: f64) -> Result<Self, CostError> {
                Self::new(number)
            }

            fn value(self) -> f64 {
                self.0
            }
        }

        /// Sound because the number is never `NaN` or `-0.0`.
        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.0.total_cmp(&other.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", self.0, $symbol)
            }
        }
    };
}

unit! {
    /// A distance (*distance*).
    ///
    /// *Units*: metres.
    ///
    /// ```
    /// use ctg_geo::cost::Metres;
    /// assert_eq!(Metres::new(3_800.0)?.to_string(), "3800 m");
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    Metres, "m", 1_000.0
}

unit! {
    /// A duration (*temps de trajet*).
    ///
    /// *Units*: minutes.
    ///
    /// ```
    /// use ctg_geo::cost::Minutes;
    /// assert_eq!(Minutes::new(12.5)?.to_string(), "12.5 min");
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    Minutes, "min", 60_000.0
}
