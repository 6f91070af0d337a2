//! Why there are no classes.

/// Classes that cannot be made.
///
/// # Examples
/// ```
/// use ctg_stats::{Variable, classify::fisher_jenks};
/// let error = fisher_jenks(&Variable::new([1.0, 1.0, 2.0, 2.0])?, 3).unwrap_err();
/// assert_eq!(error.to_string(), "3 classes of 2 distinct values, expected at most 2");
/// assert_eq!(error.distinct(), Some(2));
/// # Ok::<(), ctg_stats::NotFinite>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct ClassifyError(#[from] Fault);

impl ClassifyError {
    /// How many distinct values there are, where more classes than that were asked for.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::quantile};
    /// let rates = Variable::new([12.0, 12.0, 15.0])?;
    /// assert_eq!(quantile(&rates, 5).unwrap_err().distinct(), Some(2));   // 12 and 15: ask for two
    /// assert_eq!(quantile(&rates, 0).unwrap_err().distinct(), None);
    /// # Ok::<(), ctg_stats::NotFinite>(())
    /// ```
    pub fn distinct(&self) -> Option<usize> {
        match self.0 {
            Fault::TooFewDistinct { distinct, .. } => Some(distinct),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(super) enum Fault {
    #[error("no value to classify, expected at least one")]
    NoValue,
    #[error("0 classes, expected at least 1")]
    NoClass,
    #[error("{asked} classes of {distinct} distinct values, expected at most {distinct}")]
    TooFewDistinct { asked: usize, distinct: usize },
    #[error("bound {place} is {bound}, expected a finite number")]
    NotFinite { place: usize, bound: f64 },
    #[error("bound {place} is {bound} after {before}, expected a larger one")]
    NotIncreasing { place: usize, bound: f64, before: f64 },
}
