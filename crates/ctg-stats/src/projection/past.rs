//! How wide of the mark projections were.

use super::ProjectionError;
use super::error::Fault;
use crate::interval::Confidence;

/// The errors of earlier projections of the same kind, found once the truth was known (*erreurs ex post*).
///
/// *Formula*: an error is `(projected − actual) ÷ actual`; 0.05 is 5 % too many.
///
/// # Errors
/// An error of −1 or less, which no projection of somebody makes, and what is no number.
///
/// # Examples
/// ```
/// use ctg_stats::interval::Confidence;
/// use ctg_stats::projection::PastErrors;
/// // Nine communes, projected ten years ahead: from 10 % too few to 25 % too many.
/// let past = PastErrors::new(vec![-0.1, -0.04, -0.02, 0.0, 0.01, 0.02, 0.05, 0.1, 0.25])?;
/// let interval = past.interval(1_000.0, Confidence::new(0.8)?)?;
/// assert_eq!((interval.lower(), interval.upper().round()), (800.0, 1_111.0));    // 1 000 ÷ 1.25, 1 000 ÷ 0.9
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct PastErrors(Vec<f64>);

/// A projected value between the values that errors of the past make likely (*intervalle de prévision*).
///
/// It is neither a sampling interval nor a guarantee: it holds as far as the future errs as the past did.
///
/// ```
/// use ctg_stats::{interval::Confidence, projection::PastErrors};
/// let past = PastErrors::new(vec![-0.1, -0.04, -0.02, 0.0, 0.01, 0.02, 0.05, 0.1, 0.25])?;
/// let interval = past.interval(1_000.0, Confidence::new(0.8)?)?;
/// assert_eq!((interval.lower(), interval.value()), (800.0, 1_000.0));        // 1 000 ÷ 1.25: once it was 25 % too many
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct PredictionInterval {
    value: f64,
    lower: f64,
    upper: f64,
    errors: usize,
    confidence: Confidence,
}

impl PastErrors {
    /// Errors as fractions of the truth, whatever their order.
    ///
    /// # Errors
    /// An error of −1 or less, and what is no number.
    ///
    /// ```
    /// use ctg_stats::projection::PastErrors;
    /// assert!(PastErrors::new(vec![0.05, -0.1]).is_ok());                        // 5 % too many, 10 % too few
    /// assert!(PastErrors::new(vec![-1.0]).is_err());                             // nobody was projected
    /// ```
    pub fn new(mut errors: Vec<f64>) -> Result<Self, ProjectionError> {
        if let Some(found) = errors.iter().find(|error| !(error.is_finite() && **error > -1.0)) {
            return Err(Fault::Rate { what: "a past error", found: *found, expected: "a number above -1" }.into());
        }
        errors.sort_by(f64::total_cmp);
        Ok(Self(errors))
    }

    /// The errors, the lowest first.
    ///
    /// ```
    /// let past = ctg_stats::projection::PastErrors::new(vec![0.05, -0.1, 0.01])?;
    /// assert_eq!(past.errors(), [-0.1, 0.01, 0.05]);
    /// # Ok::<(), ctg_stats::projection::ProjectionError>(())
    /// ```
    pub fn errors(&self) -> &[f64] {
        &self.0
    }

    /// The projected value between those that the empirical quantiles of the errors lead to.
    ///
    /// *Formula*: `value ÷ (1 + q)` for the error of rank `⌊(n + 1) α/2⌋` from the top and from the bottom. One more error drawn from
    /// where these come from falls between the two with at least the probability asked for.
    ///
    /// # Errors
    /// Fewer errors than `2 ÷ α − 1`, 39 for 95 %: no quantile of them is that far out.
    ///
    /// ```
    /// use ctg_stats::{interval::Confidence, projection::PastErrors};
    /// let error = PastErrors::new(vec![0.01; 10])?.interval(1_000.0, Confidence::P95).unwrap_err();
    /// assert_eq!(error.to_string(), "10 past errors, expected at least 39 for this confidence");
    /// # Ok::<(), ctg_stats::projection::ProjectionError>(())
    /// ```
    pub fn interval(&self, value: f64, confidence: Confidence) -> Result<PredictionInterval, ProjectionError> {
        if !(value.is_finite() && value >= 0.0) {
            return Err(Fault::Rate { what: "a projected value", found: value, expected: "a number from 0" }.into());
        }
        let found = self.0.len();
        // A level such as 0.95 has no exact binary form: a rank that is whole but for that is whole.
        let reach = (found + 1) as f64 * confidence.tail() + 1e-9;
        let rank = (1..=found).take_while(|rank| *rank as f64 <= reach).last();
        let out = rank.and_then(|rank| Some((*self.0.get(rank - 1)?, *self.0.get(found.checked_sub(rank)?)?)));
        let Some((least, most)) = out else {
            let needed = ((1.0 - 1e-9) / confidence.tail()).ceil() - 1.0;
            return Err(Fault::TooFewErrors { found, needed }.into());
        };
        Ok(PredictionInterval {
            value,
            lower: value / (1.0 + most),
            upper: value / (1.0 + least),
            errors: found,
            confidence,
        })
    }
}

impl PredictionInterval {
    /// The projected value. It lies outside where nearly all errors were on one side.
    ///
    /// ```
    /// # use ctg_stats::{interval::Confidence, projection::PastErrors};
    /// let past = PastErrors::new(vec![-0.1, -0.04, -0.02, 0.0, 0.01, 0.02, 0.05, 0.1, 0.25])?;
    /// let interval = past.interval(1_000.0, Confidence::new(0.8)?)?;
    /// assert_eq!(interval.value(), 1_000.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The lower end.
    ///
    /// ```
    /// # use ctg_stats::{interval::Confidence, projection::PastErrors};
    /// let past = PastErrors::new(vec![-0.1, -0.04, -0.02, 0.0, 0.01, 0.02, 0.05, 0.1, 0.25])?;
    /// let interval = past.interval(1_000.0, Confidence::new(0.8)?)?;
    /// assert_eq!(interval.lower(), 800.0);                                       // 1 000 ÷ 1.25
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lower(&self) -> f64 {
        self.lower
    }

    /// The upper end.
    ///
    /// ```
    /// # use ctg_stats::{interval::Confidence, projection::PastErrors};
    /// let past = PastErrors::new(vec![-0.1, -0.04, -0.02, 0.0, 0.01, 0.02, 0.05, 0.1, 0.25])?;
    /// let interval = past.interval(1_000.0, Confidence::new(0.8)?)?;
    /// assert_eq!(interval.upper().round(), 1_111.0);                             // 1 000 ÷ 0.9
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn upper(&self) -> f64 {
        self.upper
    }

    /// How many errors of the past it rests on.
    ///
    /// ```
    /// # use ctg_stats::{interval::Confidence, projection::PastErrors};
    /// let past = PastErrors::new(vec![-0.1, -0.04, -0.02, 0.0, 0.01, 0.02, 0.05, 0.1, 0.25])?;
    /// let interval = past.interval(1_000.0, Confidence::new(0.8)?)?;
    /// assert_eq!(interval.errors(), 9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How sure it is, if the future errs as the past did.
    ///
    /// ```
    /// # use ctg_stats::{interval::Confidence, projection::PastErrors};
    /// let past = PastErrors::new(vec![-0.1, -0.04, -0.02, 0.0, 0.01, 0.02, 0.05, 0.1, 0.25])?;
    /// let interval = past.interval(1_000.0, Confidence::new(0.8)?)?;
    /// assert_eq!(interval.confidence().level(), 0.8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }
}
