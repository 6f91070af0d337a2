//! What a sample stands for.

use std::fmt;

use ctg_model::observation::Quantity;

/// A number of persons, households or families that a sample stands for (*effectif pondéré*): a finite real number of 0 or more.
///
/// It is no count: the sum of weights has decimals, and those of the file are kept to the last bit.
///
/// # Examples
/// ```
/// use ctg_io::census::Estimate;
/// let persons = Estimate::new(1681.4999999).ok_or("negative")?;
/// assert_eq!(persons.rounded(), 1681);
/// assert_eq!((Estimate::new(-1.0), Estimate::new(f64::NAN)), (None, None));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
#[must_use]
pub struct Estimate(f64);

impl Estimate {
    /// Nobody.
    pub(super) const ZERO: Self = Self(0.0);

    /// So many; `None` for what is negative or not finite.
    ///
    /// ```
    /// assert!(ctg_io::census::Estimate::new(0.0).is_some());
    /// ```
    pub fn new(value: f64) -> Option<Self> {
        (value.is_finite() && value >= 0.0).then_some(Self(value + 0.0))
    }

    /// The number as it was published, in persons, households or families.
    ///
    /// ```
    /// assert_eq!(ctg_io::census::Estimate::new(12.25).map(|estimate| estimate.value()), Some(12.25));
    /// ```
    pub fn value(self) -> f64 {
        self.0
    }

    /// The nearest whole number; a half goes up.
    ///
    /// ```
    /// assert_eq!(ctg_io::census::Estimate::new(12.5).map(|estimate| estimate.rounded()), Some(13));
    /// ```
    pub fn rounded(self) -> u64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 or more; a cast stops at the largest"
        )]
        let rounded = self.0.round() as u64;
        rounded
    }
}

/// An estimate is no count.
impl Quantity for Estimate {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// As many decimals as it has.
impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
