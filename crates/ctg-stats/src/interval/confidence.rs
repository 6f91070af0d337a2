//! How sure an interval is.

use crate::quantile;

/// How often an interval built in this way holds the true value (*niveau de confiance*): between 0 and 1, both excluded.
///
/// # Errors
/// 0, 1 or beyond, and what is no number.
///
/// # Examples
/// ```
/// use ctg_stats::interval::Confidence;
/// assert_eq!(Confidence::P95.level(), 0.95);
/// assert_eq!(Confidence::new(0.8)?.level(), 0.8);
/// assert_eq!(Confidence::new(95.0).unwrap_err().to_string(), "confidence 95, expected more than 0 and less than 1, such as 0.95");
/// # Ok::<(), ctg_stats::interval::ConfidenceError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "f64", into = "f64"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "f64"))]
#[doc(alias = "niveau de confiance")]
pub struct Confidence {
    level: f64,
    /// Kept, because every interval needs it.
    standard_errors: f64,
}

/// A number that is no confidence.
///
/// ```
/// assert_eq!(ctg_stats::interval::Confidence::new(1.0).unwrap_err().found(), 1.0);
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("confidence {found}, expected more than 0 and less than 1, such as 0.95")]
pub struct ConfidenceError {
    found: f64,
}

impl ConfidenceError {
    /// The number that was refused.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Confidence::new(95.0).unwrap_err().found(), 95.0);
    /// ```
    pub fn found(&self) -> f64 {
        self.found
    }
}

impl Confidence {
    /// 90 %.
    ///
    /// ```
    /// assert_eq!((ctg_stats::interval::Confidence::P90.standard_errors() * 1e3).round(), 1_645.0);
    /// ```
    pub const P90: Self = Self { level: 0.9, standard_errors: Z90 };
    /// 95 %, the usual one.
    ///
    /// ```
    /// assert_eq!((ctg_stats::interval::Confidence::P95.standard_errors() * 1e3).round(), 1_960.0);
    /// ```
    pub const P95: Self = Self { level: 0.95, standard_errors: Z95 };
    /// 99 %.
    ///
    /// ```
    /// assert_eq!((ctg_stats::interval::Confidence::P99.standard_errors() * 1e3).round(), 2_576.0);
    /// ```
    pub const P99: Self = Self { level: 0.99, standard_errors: Z99 };
    /// 99.8 %, the outer limits of a funnel plot: about three standard errors.
    ///
    /// ```
    /// assert_eq!((ctg_stats::interval::Confidence::P99_8.standard_errors() * 1e3).round(), 3_090.0);
    /// ```
    pub const P99_8: Self = Self { level: 0.998, standard_errors: Z99_8 };

    /// A confidence as a fraction of 1.
    ///
    /// # Errors
    /// 0, 1 or beyond, and what is no number.
    ///
    /// ```
    /// use ctg_stats::interval::Confidence;
    /// assert!(Confidence::new(0.8)? < Confidence::P90);
    /// assert!(Confidence::new(80.0).is_err());
    /// # Ok::<(), ctg_stats::interval::ConfidenceError>(())
    /// ```
    pub fn new(level: f64) -> Result<Self, ConfidenceError> {
        // A level so near 0 or 1 that a tail rounds to a half or to 0 is no confidence either.
        let tail = (1.0 - level) / 2.0;
        if level > 0.0 && tail > 0.0 && tail < 0.5 {
            Ok(Self { level, standard_errors: quantile::z_of_tail(tail) })
        } else {
            Err(ConfidenceError { found: level })
        }
    }

    /// The confidence as a fraction of 1.
    ///
    /// ```
    /// // One interval in ten misses the truth.
    /// assert_eq!(((1.0 - ctg_stats::interval::Confidence::P90.level()) * 10.0).round(), 1.0);
    /// ```
    pub fn level(self) -> f64 {
        self.level
    }

    /// The probability left on each side: `(1 − level) ÷ 2`.
    pub(crate) fn tail(self) -> f64 {
        (1.0 - self.level) / 2.0
    }

    /// How many standard errors a normal interval of this confidence spans on each side: 1.96 for 95 %.
    ///
    /// ```
    /// assert_eq!((ctg_stats::interval::Confidence::P95.standard_errors() * 1e6).round(), 1_959_964.0);
    /// ```
    pub fn standard_errors(self) -> f64 {
        self.standard_errors
    }
}

// Upper quantiles of the standard normal distribution; a test computes them again.
const Z90: f64 = 1.644_853_626_951_472_6;
const Z95: f64 = 1.959_963_984_540_053_6;
const Z99: f64 = 2.575_829_303_548_9;
const Z99_8: f64 = 3.090_232_306_167_813;

impl TryFrom<f64> for Confidence {
    type Error = ConfidenceError;

    fn try_from(level: f64) -> Result<Self, ConfidenceError> {
        Self::new(level)
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> f64 {
        confidence.level
    }
}

#[cfg(test)]
mod tests {
    use super::Confidence;

    #[test]
    fn the_usual_confidences_are_those_of_the_door() {
        for usual in [Confidence::P90, Confidence::P95, Confidence::P99, Confidence::P99_8] {
            assert_eq!(Confidence::new(usual.level()), Ok(usual));
        }
    }
}
