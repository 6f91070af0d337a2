//! Values of at least zero, with weights, sorted.

use crate::Undefined;

/// Values of at least zero with frequency weights, checked and sorted (*distribution*).
///
/// Since the values are kept sorted, the order in which they were given changes no bit of any result.
///
/// # Examples
/// ```
/// use ctg_stats::inequality::Distribution;
/// // Three households at 900 and one at 2 500: weighted, or one by one.
/// let weighted = Distribution::weighted([(2_500.0, 1.0), (900.0, 3.0)])?;
/// let listed = Distribution::new([900.0, 900.0, 2_500.0, 900.0])?;
/// assert_eq!(weighted.gini(), listed.gini());
/// # Ok::<(), ctg_stats::inequality::DistributionError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Distribution {
    values: Vec<f64>,
    /// One weight per value, or none where every weight is 1.
    weights: Option<Vec<f64>>,
}

impl Distribution {
    /// Values of weight 1.
    ///
    /// # Errors
    /// The first value that is `NaN`, infinite or negative, with its place; a sum of values beyond 10³⁰⁷.
    ///
    /// # Complexity
    /// O(n): the numbers are sorted by their bits.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// let error = Distribution::new([1.0, f64::NAN]).unwrap_err();
    /// assert_eq!(error.to_string(), "value 1 is NaN, expected a finite number of at least 0");
    /// ```
    pub fn new(values: impl IntoIterator<Item = f64>) -> Result<Self, DistributionError> {
        let checked = values.into_iter().enumerate().map(|(place, value)| Fault::check(value, place, "value"));
        let mut values = checked.collect::<Result<Vec<f64>, _>>()?;
        crate::order::sort_by_bits(&mut values);
        Self { values, weights: None }.within_reach()
    }

    /// Values with their frequency weights; a value of weight 0 is left out.
    ///
    /// # Errors
    /// The first value or weight that is `NaN`, infinite or negative, with its place; a sum of values or weights beyond 10³⁰⁷.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// let error = Distribution::weighted([(1.0, 2.0), (3.0, -1.0)]).unwrap_err();
    /// assert_eq!(error.to_string(), "weight 1 is -1, expected a finite number of at least 0");
    /// ```
    pub fn weighted(pairs: impl IntoIterator<Item = (f64, f64)>) -> Result<Self, DistributionError> {
        let mut sorted = Vec::new();
        for (place, (value, weight)) in pairs.into_iter().enumerate() {
            let pair = (Fault::check(value, place, "value")?, Fault::check(weight, place, "weight")?);
            if pair.1 > 0.0 {
                sorted.push(pair);
            }
        }
        sorted.sort_unstable_by(|one: &(f64, f64), other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
        let (values, weights) = sorted.into_iter().unzip();
        Self { values, weights: Some(weights) }.within_reach()
    }

    /// The distribution, if its total leaves room for the sums of the measures.
    fn within_reach(self) -> Result<Self, DistributionError> {
        let total = self.sum(|value, weight| weight * value);
        if (4.0 * total).is_finite() && (4.0 * self.weight()).is_finite() {
            Ok(self)
        } else {
            Err(Fault::TooLarge.into())
        }
    }

    /// How many values there are.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// assert_eq!(Distribution::weighted([(1.0, 2.0), (3.0, 0.0)])?.len(), 1);
    /// # Ok::<(), ctg_stats::inequality::DistributionError>(())
    /// ```
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no value.
    ///
    /// ```
    /// assert!(ctg_stats::inequality::Distribution::new([])?.is_empty());
    /// # Ok::<(), ctg_stats::inequality::DistributionError>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The sum of the weights.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// assert_eq!(Distribution::weighted([(1.0, 2.0), (3.0, 1.5)])?.weight(), 3.5);
    /// # Ok::<(), ctg_stats::inequality::DistributionError>(())
    /// ```
    pub fn weight(&self) -> f64 {
        self.weights.as_ref().map_or(self.values.len() as f64, |weights| weights.iter().sum())
    }

    /// The weighted mean.
    ///
    /// # Errors
    /// [`Undefined::Empty`] where there is no value.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// assert_eq!(Distribution::weighted([(1.0, 2.0), (4.0, 1.0)])?.mean(), Ok(2.0));
    /// # Ok::<(), ctg_stats::inequality::DistributionError>(())
    /// ```
    pub fn mean(&self) -> Result<f64, Undefined> {
        let weight = self.weight();
        if weight > 0.0 { Ok(self.sum(|value, weight| weight * value) / weight) } else { Err(Undefined::Empty) }
    }

    /// The mean, where a measure divides by it.
    pub(super) fn positive_mean(&self) -> Result<f64, Undefined> {
        let mean = self.mean()?;
        if mean > 0.0 { Ok(mean) } else { Err(Undefined::ZeroMean) }
    }

    /// Each value with its weight, smallest first.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let weights = self.weights.iter().flatten().copied().chain(std::iter::repeat(1.0));
        self.values.iter().copied().zip(weights)
    }

    /// Visits each value with its weight, smallest first; the loop of equal weights knows that they are 1.
    pub(super) fn each(&self, mut visit: impl FnMut(f64, f64)) {
        match &self.weights {
            None => self.values.iter().for_each(|value| visit(*value, 1.0)),
            Some(weights) => self.values.iter().zip(weights).for_each(|(value, weight)| visit(*value, *weight)),
        }
    }

    /// The sum of a term over values and weights.
    pub(super) fn sum(&self, term: impl Fn(f64, f64) -> f64) -> f64 {
        let mut sum = 0.0;
        self.each(|value, weight| sum += term(value, weight));
        sum
    }

    /// The smallest value.
    pub(super) fn smallest(&self) -> Option<f64> {
        self.values.first().copied()
    }

    /// Whether all values are equal.
    pub(super) fn is_equal(&self) -> bool {
        self.values.first().map(|value| value.to_bits()) == self.values.last().map(|value| value.to_bits())
    }
}

/// A value or a weight that a distribution does not take.
///
/// ```
/// use ctg_stats::inequality::Distribution;
/// let error = Distribution::new([3.0, -5.0]).unwrap_err();
/// assert_eq!(error.place(), Some(1));
/// assert_eq!(error.to_string(), "value 1 is -5, expected a finite number of at least 0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct DistributionError(#[from] Fault);

impl DistributionError {
    /// Where it stands, from 0; none if it is the sum of all.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// assert_eq!(Distribution::new([1.0, f64::NAN]).unwrap_err().place(), Some(1));
    /// assert_eq!(Distribution::new([3e307, 3e307]).unwrap_err().place(), None);   // the sum of both
    /// ```
    pub fn place(self) -> Option<usize> {
        match self.0 {
            Fault::Number { place, .. } => Some(place),
            Fault::TooLarge => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
enum Fault {
    #[error("{what} {place} is {number}, expected a finite number of at least 0")]
    Number { what: &'static str, place: usize, number: f64 },
    #[error("the sum of the values or weights is beyond what can be computed, expected less than 1e307")]
    TooLarge,
}

impl Fault {
    fn check(number: f64, place: usize, what: &'static str) -> Result<f64, Self> {
        // Minus zero becomes zero: the sort goes by bits.
        if number.is_finite() && number >= 0.0 { Ok(number + 0.0) } else { Err(Self::Number { what, place, number }) }
    }
}
