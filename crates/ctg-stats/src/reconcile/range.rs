//! Intervals of printed numbers.

use std::fmt;

use ctg_model::Decimal;

/// The values between two, both included: what a rounded figure can stand for.
///
/// # Errors
/// A high end below the low one.
///
/// # Examples
/// ```
/// use ctg_stats::reconcile::Range;
/// let share = Range::of_printed("14".parse()?);
/// assert!(share.contains("13.5".parse()?) && !share.contains("14.6".parse()?));
/// assert_eq!(share.to_string(), "13.5 to 14.5");
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range {
    low: Decimal,
    high: Decimal,
}

impl Range {
    /// From `low` to `high`; `None` if they are in the wrong order.
    ///
    /// ```
    /// use ctg_stats::reconcile::Range;
    /// assert!(Range::new("3".parse()?, "2".parse()?).is_none());
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn new(low: Decimal, high: Decimal) -> Option<Self> {
        (low <= high).then_some(Self { low, high })
    }

    /// One value.
    ///
    /// ```
    /// use ctg_stats::reconcile::Range;
    /// assert_eq!(Range::exactly("100".parse()?).width().map(|w| w.to_string()).as_deref(), Some("0"));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn exactly(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// What a number that is printed rounded can stand for: half a unit of its last decimal on either side.
    ///
    /// ```
    /// use ctg_stats::reconcile::Range;
    /// assert_eq!(Range::of_printed("14".parse()?).to_string(), "13.5 to 14.5");
    /// assert_eq!(Range::of_printed("14.0".parse()?).to_string(), "13.95 to 14.05");
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn of_printed(value: Decimal) -> Self {
        let (low, high) = value.rounding_interval();
        Self { low, high }
    }

    /// The low end.
    ///
    /// ```
    /// let share = ctg_stats::reconcile::Range::of_printed("14".parse()?);
    /// assert_eq!(share.low(), "13.5".parse()?);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn low(self) -> Decimal {
        self.low
    }

    /// The high end.
    ///
    /// ```
    /// let share = ctg_stats::reconcile::Range::of_printed("14".parse()?);
    /// assert_eq!(share.high(), "14.5".parse()?);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn high(self) -> Decimal {
        self.high
    }

    /// How far apart the ends are.
    ///
    /// ```
    /// use ctg_stats::reconcile::Range;
    /// assert_eq!(Range::new("2".parse()?, "8".parse()?).and_then(Range::width), Some("6".parse()?));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn width(self) -> Option<Decimal> {
        self.high.checked_sub(self.low)
    }

    /// Whether a value lies between the ends.
    ///
    /// ```
    /// let share = ctg_stats::reconcile::Range::of_printed("14".parse()?);
    /// assert!(share.contains("14.5".parse()?) && !share.contains("14.51".parse()?));  // the ends belong to it
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn contains(self, value: Decimal) -> bool {
        let at_least = self.low <= value || self.low.same_value(value);
        at_least && (value <= self.high || self.high.same_value(value))
    }

    /// The values that both ranges have, if any.
    ///
    /// ```
    /// use ctg_stats::reconcile::Range;
    /// let closure = Range::new("2".parse()?, "8".parse()?).unwrap();
    /// let sum = Range::new("3.5".parse()?, "6.5".parse()?).unwrap();
    /// assert_eq!(closure.and(sum), Some(sum));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn and(self, other: Self) -> Option<Self> {
        Self::new(self.low.max(other.low), self.high.min(other.high))
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_sub(other.high)?, high: self.high.checked_sub(other.low)? })
    }

    pub(super) fn sum(ranges: impl IntoIterator<Item = Self>) -> Option<Self> {
        ranges.into_iter().try_fold(Self::exactly(Decimal::ZERO), Self::plus)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.low, self.high)
    }
}
