//! Funnels: how far from a reference chance alone takes a territory of a size.

use super::Figure;
use crate::interval::{Confidence, CountError, EventRate, Proportion, Reading};

/// Where a territory stands in a funnel around a reference (*graphique en entonnoir*).
///
/// About one territory in twenty is outside the inner limits by chance alone, and one in five hundred outside the outer ones.
///
/// ```
/// use ctg_stats::comparison::FunnelZone;
/// assert!(FunnelZone::FarBelow < FunnelZone::Within && FunnelZone::Within.is_within());
/// assert_eq!((FunnelZone::Above.distance(), FunnelZone::FarBelow.distance()), (1, 2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FunnelZone {
    /// Under the limit of 99.8 %.
    FarBelow,
    /// Under the limit of 95 %.
    Below,
    /// Between the limits of 95 %.
    Within,
    /// Over the limit of 95 %.
    Above,
    /// Over the limit of 99.8 %.
    FarAbove,
}

impl FunnelZone {
    /// Whether the territory is between the limits of 95 %.
    ///
    /// ```
    /// use ctg_stats::comparison::FunnelZone;
    /// assert!(FunnelZone::Within.is_within() && !FunnelZone::Above.is_within());
    /// ```
    pub fn is_within(self) -> bool {
        self == Self::Within
    }

    /// How many limits it is beyond: 0, 1 or 2.
    ///
    /// ```
    /// use ctg_stats::comparison::FunnelZone;
    /// // Far below strikes as much as far above.
    /// assert_eq!([FunnelZone::FarBelow, FunnelZone::Within, FunnelZone::FarAbove].map(FunnelZone::distance), [2, 0, 2]);
    /// ```
    pub fn distance(self) -> u8 {
        match self {
            Self::Within => 0,
            Self::Below | Self::Above => 1,
            Self::FarBelow | Self::FarAbove => 2,
        }
    }
}

/// The counts between which a territory of a size differs from the reference by no more than chance.
///
/// # Units
/// Persons or events, of the size that was given.
///
/// ```
/// use ctg_stats::comparison::funnel_limits;
/// use ctg_stats::interval::{Confidence, Proportion};
/// let limits = funnel_limits(Proportion::new(1, 2)?, 100, Confidence::P95)?;
/// assert_eq!((limits.lowest(), limits.highest()), (41, 59));      // 50 ± 1.96·√(100·0.5·0.5) = 50 ± 9.8
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct FunnelLimits {
    lowest: u64,
    highest: u64,
    size: u64,
}

impl FunnelLimits {
    /// The lowest count that chance explains.
    ///
    /// ```
    /// use ctg_stats::{comparison::funnel_limits, interval::{Confidence, Proportion}};
    /// // 50 − 1.96·5 = 40.2: 40 persons of 100 would be too few.
    /// assert_eq!(funnel_limits(Proportion::new(1, 2)?, 100, Confidence::P95)?.lowest(), 41);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn lowest(self) -> u64 {
        self.lowest
    }

    /// The highest count that chance explains.
    ///
    /// ```
    /// use ctg_stats::{comparison::funnel_limits, interval::{Confidence, Proportion}};
    /// // 50 + 1.96·5 = 59.8: 60 persons of 100 would be too many.
    /// assert_eq!(funnel_limits(Proportion::new(1, 2)?, 100, Confidence::P95)?.highest(), 59);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn highest(self) -> u64 {
        self.highest
    }

    /// The lowest and the highest count, each over the size: where to draw the limits.
    ///
    /// ```
    /// use ctg_stats::comparison::funnel_limits;
    /// use ctg_stats::interval::{Confidence, Proportion};
    /// let limits = funnel_limits(Proportion::new(1, 2)?, 100, Confidence::P95)?;
    /// assert_eq!(limits.values(), (0.41, 0.59));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn values(self) -> (f64, f64) {
        (self.lowest as f64 / self.size as f64, self.highest as f64 / self.size as f64)
    }
}

/// The limits of a funnel around a reference at a size (*limites de contrôle*).
///
/// *Formula*: the counts whose interval holds the reference, by Wilson for proportions, exact under ten events and by Byar from ten for
/// rates. So a territory is beyond the limits exactly where [`Comparison::funnel_zone`](super::Comparison::funnel_zone) says so, and for
/// proportions the limits are those of the score test, `p ± z √(p(1 − p) ÷ n)`, as counts.
///
/// Limits drawn as the interval of the *expected* count, which some tools do, call it low to have no event where one is expected:
/// that happens by chance in more than a third of such territories.
///
/// # Errors
/// A size of nothing.
///
/// # Examples
/// ```
/// use ctg_stats::comparison::funnel_limits;
/// use ctg_stats::interval::{Confidence, EventRate};
/// // One event expected: none is no surprise, nor are three.
/// let limits = funnel_limits(EventRate::new(1, 100)?, 100, Confidence::P95)?;
/// assert_eq!((limits.lowest(), limits.highest()), (0, 3));
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
///
/// # Source
/// Spiegelhalter, *Funnel plots for comparing institutional performance*, Statistics in Medicine 24, 2005.
pub fn funnel_limits(
    reference: impl Into<Figure>,
    size: u64,
    confidence: Confidence,
) -> Result<FunnelLimits, CountError> {
    let reference: Figure = reference.into();
    let value = reference.value();
    let at = |count: u64| ends(reference, count, size, confidence);
    at(0)?;
    // Both ends of an interval rise with the count.
    let most = match reference {
        Figure::Proportion(_) => size,
        Figure::EventRate(_) => doubled_until(|count| at(count).is_ok_and(|(lower, _)| lower > value)),
    };
    let lowest = first(most, |count| at(count).is_ok_and(|(_, upper)| upper >= value));
    let beyond = first(most, |count| at(count).is_ok_and(|(lower, _)| lower > value));
    Ok(FunnelLimits { lowest, highest: beyond.saturating_sub(1), size })
}

/// The interval of a count of the size, of the kind of the reference.
fn ends(reference: Figure, count: u64, size: u64, confidence: Confidence) -> Result<(f64, f64), CountError> {
    let figure: Figure = match reference {
        Figure::Proportion(_) => Proportion::new(count, size)?.into(),
        Figure::EventRate(_) => EventRate::new(count, size)?.into(),
    };
    let interval = figure.interval(confidence, Reading::SuperPopulation);
    Ok((interval.lower(), interval.upper()))
}

/// A count that is beyond, by doubling.
fn doubled_until(beyond: impl Fn(u64) -> bool) -> u64 {
    let mut count = 1_u64;
    while !beyond(count) && count < u64::MAX / 2 {
        count *= 2;
    }
    count
}

/// The first count up to `most` for which something holds that goes on holding; one more than `most` if it never does.
fn first(most: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (0, most.saturating_add(1));
    while low < high {
        let middle = low + (high - low) / 2;
        if middle <= most && holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
