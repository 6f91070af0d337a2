//! Numbers that can be ranked.

use std::cmp::Ordering;

use ctg_model::observation::Quantity;

/// A number that is neither `NaN` nor infinite, and so has its place among others.
///
/// # Examples
/// ```
/// use ctg_stats::Finite;
/// let (low, high) = (Finite::new(-1.5).unwrap(), Finite::new(2.0).unwrap());
/// assert!(low < high && high.get() == 2.0);
/// assert_eq!(Finite::new(f64::NAN), None);
/// assert_eq!(Finite::new(-0.0), Finite::new(0.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finite(f64);

impl Finite {
    /// The number; `None` if it is `NaN` or infinite.
    ///
    /// ```
    /// use ctg_stats::Finite;
    /// assert!(Finite::new(19.9) < Finite::new(31.9));
    /// assert_eq!(Finite::new(f64::INFINITY), None);
    /// ```
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number + 0.0)) // −0 becomes 0, so that equal numbers have equal bits
    }

    /// The number.
    ///
    /// ```
    /// use ctg_stats::Finite;
    /// let largest = [19.9, 31.9, 3.6].into_iter().filter_map(Finite::new).max();
    /// assert_eq!(largest.map(Finite::get), Some(31.9));
    /// ```
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Finite {}

impl PartialOrd for Finite {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Finite {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// It is measured, not counted: it is neither rounded to a base nor bounded by counts.
impl Quantity for Finite {
    fn count(&self) -> Option<u64> {
        None
    }
}
