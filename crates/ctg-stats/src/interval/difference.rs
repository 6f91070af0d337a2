//! Differences of proportions.

use super::{Confidence, Proportion, Reading};

/// A difference of two proportions with its interval (*différence de proportions*).
///
/// # Units
/// Fractions of 1: 0.05 is five points of percentage.
///
/// ```
/// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
/// let found = newcombe(Proportion::new(56, 70)?, Proportion::new(48, 80)?, Confidence::P95, Reading::Sample);
/// assert_eq!((found.value() * 100.0).round(), 20.0);           // 80 % less 60 %
/// assert_eq!(((found.lower() * 1e4).round(), (found.upper() * 1e4).round()), (524.0, 3_339.0));
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct DifferenceInterval {
    value: f64,
    lower: f64,
    upper: f64,
    first: Proportion,
    second: Proportion,
    confidence: Confidence,
    reading: Reading,
}

impl DifferenceInterval {
    /// The first proportion less the second.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
    /// let found = newcombe(Proportion::new(56, 70)?, Proportion::new(48, 80)?, Confidence::P95, Reading::Sample);
    /// assert_eq!((found.value() * 100.0).round(), 20.0);           // 80 % less 60 %
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The lower end; not under −1.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
    /// let found = newcombe(Proportion::new(56, 70)?, Proportion::new(48, 80)?, Confidence::P95, Reading::Sample);
    /// assert_eq!((found.lower() * 1e4).round(), 524.0);            // five points at the least
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn lower(&self) -> f64 {
        self.lower
    }

    /// The upper end; not over 1.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
    /// let found = newcombe(Proportion::new(56, 70)?, Proportion::new(48, 80)?, Confidence::P95, Reading::Sample);
    /// assert_eq!((found.upper() * 1e4).round(), 3_339.0);          // a third at the most
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn upper(&self) -> f64 {
        self.upper
    }

    /// The two proportions.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
    /// let found = newcombe(Proportion::new(56, 70)?, Proportion::new(48, 80)?, Confidence::P95, Reading::Sample);
    /// assert_eq!((found.proportions().0.value(), found.proportions().1.value()), (0.8, 0.6));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn proportions(&self) -> (Proportion, Proportion) {
        (self.first, self.second)
    }

    /// How sure the interval is.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
    /// let found = newcombe(Proportion::new(56, 70)?, Proportion::new(48, 80)?, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.confidence().level(), 0.95);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// How the counts are read.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
    /// let found = newcombe(Proportion::new(56, 70)?, Proportion::new(48, 80)?, Confidence::P95, Reading::Sample);
    /// assert_eq!(found.reading().as_str(), "sample");
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn reading(&self) -> Reading {
        self.reading
    }

    /// Whether no difference at all lies outside the interval: whether the two differ by more than chance would make them.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
    /// let (many, few) = (Proportion::new(56, 70)?, Proportion::new(48, 80)?);
    /// assert!(newcombe(many, few, Confidence::P95, Reading::Sample).is_significant());
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn is_significant(&self) -> bool {
        self.lower > 0.0 || self.upper < 0.0
    }
}

/// The difference of two independent proportions, by Newcombe's hybrid score.
///
/// *Formula*: with the Wilson ends `l`, `u` of each, `d − √((p₁−l₁)² + (u₂−p₂)²)` and `d + √((u₁−p₁)² + (p₂−l₂)²)`.
///
/// *Edges*: two proportions of 0, or of 1, have a difference of 0 and an interval of some width. A part and the whole that holds it are
/// not independent: compare the part with the rest.
///
/// # Examples
/// ```
/// use ctg_stats::interval::{Confidence, Proportion, Reading, newcombe};
/// // The first example of the article: 56 of 70 against 48 of 80 gives 0.0524 to 0.3339.
/// let difference = newcombe(Proportion::new(56, 70)?, Proportion::new(48, 80)?, Confidence::P95, Reading::Sample);
/// assert_eq!((difference.lower() * 1e4).round(), 524.0);
/// assert_eq!((difference.upper() * 1e4).round(), 3_339.0);
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
///
/// # Source
/// Newcombe, *Interval estimation for the difference between independent proportions*, Statistics in Medicine 17, 1998, method 10.
pub fn newcombe(first: Proportion, second: Proportion, confidence: Confidence, reading: Reading) -> DifferenceInterval {
    let ((p, q), (low_p, high_p), (low_q, high_q)) =
        ((first.value(), second.value()), first.wilson_ends(confidence), second.wilson_ends(confidence));
    let value = p - q;
    DifferenceInterval {
        value,
        lower: (value - (p - low_p).hypot(high_q - q)).max(-1.0),
        upper: (value + (high_p - p).hypot(q - low_q)).min(1.0),
        first,
        second,
        confidence,
        reading,
    }
}
