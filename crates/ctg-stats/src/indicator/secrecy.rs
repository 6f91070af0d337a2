//! Which counts are too few to be told.

/// The least count that may be told: smaller ones, 0 apart, are secret (*secret statistique*, frequency rule).
///
/// *Rule*: a count `n` is hidden where `0 < n < threshold`. A share is hidden where its numerator, its denominator or its complement is: telling that 98
/// of 100 households are of one kind tells that two are not.
///
/// Thresholds in use, each to be given by the caller: 3 for enterprises and 11 for fiscal data on physical persons (Insee, *Manuel de protection des
/// tableaux*, rules); 5 for the counts of a convention with a Caf (unconfirmed: no public text of the Caf says so).
///
/// # Examples
/// ```
/// use ctg_stats::indicator::Secrecy;
/// let fiscal = Secrecy::new(11);
/// assert!(fiscal.hides(1) && fiscal.hides(10));
/// assert!(!fiscal.hides(0) && !fiscal.hides(11));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[must_use]
pub struct Secrecy {
    threshold: u64,
}

impl Secrecy {
    /// Counts of 1 to `threshold − 1` are hidden; a threshold of 0 or 1 hides none.
    ///
    /// ```
    /// use ctg_stats::indicator::Secrecy;
    /// assert!(Secrecy::new(3).hides(2) && !Secrecy::new(1).hides(1));
    /// ```
    pub fn new(threshold: u64) -> Self {
        Self { threshold }
    }

    /// The least count above 0 that may be told.
    ///
    /// ```
    /// use ctg_stats::indicator::Secrecy;
    /// let convention = Secrecy::new(5);
    /// assert_eq!(convention.threshold(), 5);
    /// assert!(convention.hides(4) && !convention.hides(convention.threshold()));
    /// ```
    pub fn threshold(self) -> u64 {
        self.threshold
    }

    /// Whether a count is too small to be told.
    ///
    /// ```
    /// use ctg_stats::indicator::Secrecy;
    /// let hidden: Vec<u64> = (0..6).filter(|count| Secrecy::new(3).hides(*count)).collect();
    /// assert_eq!(hidden, [1, 2]);
    /// ```
    pub fn hides(self, count: u64) -> bool {
        (1..self.threshold).contains(&count)
    }
}
