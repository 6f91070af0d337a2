//! Ratios of rates.

use super::{Confidence, CountError, EventRate, Proportion, ProportionMethod, Reading};

/// A ratio of two rates with its interval (*rapport de taux*).
///
/// ```
/// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
/// let found = rate_ratio(EventRate::new(40, 1_000)?, EventRate::new(20, 1_000)?, Confidence::P95, Reading::Sample)?;
/// assert_eq!(found.value(), Some(2.0));                        // 40 for every 20
/// assert!(found.lower() > 1.0);
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct RatioInterval {
    value: Option<f64>,
    lower: f64,
    upper: Option<f64>,
    first: EventRate,
    second: EventRate,
    confidence: Confidence,
    reading: Reading,
}

impl RatioInterval {
    /// The first rate over the second; `None` if the second has no event, for then no ratio is too large.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
    /// let found = rate_ratio(EventRate::new(40, 1_000)?, EventRate::new(20, 1_000)?, Confidence::P95, Reading::Sample)?;
    /// assert_eq!(found.value(), Some(2.0));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn value(&self) -> Option<f64> {
        self.value
    }

    /// The lower end.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
    /// let found = rate_ratio(EventRate::new(40, 1_000)?, EventRate::new(20, 1_000)?, Confidence::P95, Reading::Sample)?;
    /// assert!(found.lower() > 1.0 && found.lower() < 2.0);         // surely more often
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn lower(&self) -> f64 {
        self.lower
    }

    /// The upper end; `None` if there is none, because the second rate has no event.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
    /// let found = rate_ratio(EventRate::new(40, 1_000)?, EventRate::new(20, 1_000)?, Confidence::P95, Reading::Sample)?;
    /// assert!(found.upper().is_some_and(|upper| upper > 2.0));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn upper(&self) -> Option<f64> {
        self.upper
    }

    /// The two rates.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
    /// let found = rate_ratio(EventRate::new(40, 1_000)?, EventRate::new(20, 1_000)?, Confidence::P95, Reading::Sample)?;
    /// assert_eq!((found.rates().0.events(), found.rates().1.events()), (40, 20));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn rates(&self) -> (EventRate, EventRate) {
        (self.first, self.second)
    }

    /// How sure the interval is.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
    /// let found = rate_ratio(EventRate::new(40, 1_000)?, EventRate::new(20, 1_000)?, Confidence::P95, Reading::Sample)?;
    /// assert_eq!(found.confidence().level(), 0.95);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// How the counts are read.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
    /// let found = rate_ratio(EventRate::new(40, 1_000)?, EventRate::new(20, 1_000)?, Confidence::P95, Reading::Sample)?;
    /// assert_eq!(found.reading().as_str(), "sample");
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn reading(&self) -> Reading {
        self.reading
    }

    /// Whether 1 lies outside the interval: whether the two rates differ by more than chance would make them.
    ///
    /// ```
    /// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
    /// let (often, seldom) = (EventRate::new(40, 1_000)?, EventRate::new(20, 1_000)?);
    /// assert!(rate_ratio(often, seldom, Confidence::P95, Reading::Sample)?.is_significant());
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn is_significant(&self) -> bool {
        self.lower > 1.0 || self.upper.is_some_and(|upper| upper < 1.0)
    }
}

/// The ratio of two independent rates, exactly, given how many events there are in all.
///
/// *Formula*: among `x₁ + x₂` events, the share of the first follows a binomial law of `π = t₁ρ ÷ (t₁ρ + t₂)` for exposures `t` and a
/// ratio `ρ`; the Clopper–Pearson ends of `π` give those of `ρ = π ÷ (1 − π) × t₂ ÷ t₁`.
///
/// # Errors
/// Neither rate has an event ([`CountError::absence`] says *not computable*): every ratio is then possible.
///
/// # Examples
/// ```
/// use ctg_stats::interval::{Confidence, EventRate, Reading, rate_ratio};
/// // 3 events against none: the ratio may be anything from (0.025^(1/3)) ÷ (1 − 0.025^(1/3)) up.
/// let ratio = rate_ratio(EventRate::new(3, 100)?, EventRate::new(0, 100)?, Confidence::P95, Reading::Sample)?;
/// assert_eq!((ratio.value(), (ratio.lower() * 1e4).round(), ratio.upper()), (None, 4_132.0, None));
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
///
/// # Source
/// Breslow and Day, *Statistical Methods in Cancer Research* II, 1987, page 93.
pub fn rate_ratio(
    first: EventRate,
    second: EventRate,
    confidence: Confidence,
    reading: Reading,
) -> Result<RatioInterval, CountError> {
    let (above, below) = (first.events(), second.events());
    let share = Proportion::new(above, above.saturating_add(below))?;
    let exposures = second.exposure() as f64 / first.exposure() as f64;
    let odds = |share: f64, rest: f64| share / rest * exposures;
    let exact = |share: Proportion| share.interval(ProportionMethod::ClopperPearson, confidence, reading);
    // The ends of the complement, so that a share near 1 keeps the digits of what it lacks.
    let (ends, rest) = (exact(share), exact(share.complement()));
    let bounded = below > 0;
    Ok(RatioInterval {
        value: bounded.then(|| odds(above as f64, below as f64)),
        lower: odds(ends.lower(), rest.upper()),
        upper: bounded.then(|| odds(ends.upper(), rest.lower())),
        first,
        second,
        confidence,
        reading,
    })
}
