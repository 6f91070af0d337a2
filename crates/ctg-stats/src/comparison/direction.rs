//! Which way is good.

use super::FunnelZone;
use crate::rank::Order;

/// Which way of a figure is good for the persons it speaks of (*sens de l'indicateur*).
///
/// ```
/// use ctg_stats::comparison::{FunnelZone, Direction};
/// assert_eq!(Direction::LowerIsBetter.is_good(FunnelZone::Above), Some(false));
/// assert_eq!(Direction::Neutral.is_good(FunnelZone::Above), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Direction {
    /// More is better: a *taux de couverture*.
    HigherIsBetter,
    /// Less is better: a share of low incomes.
    LowerIsBetter,
    /// Neither: a share of persons over 75.
    Neutral,
}

impl Direction {
    /// The other way; neutral stays neutral.
    ///
    /// ```
    /// use ctg_stats::comparison::Direction;
    /// // If it is good that more children have a place, it is good that fewer have none.
    /// assert_eq!(Direction::HigherIsBetter.flipped(), Direction::LowerIsBetter);
    /// assert_eq!(Direction::Neutral.flipped(), Direction::Neutral);
    /// ```
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::HigherIsBetter => Self::LowerIsBetter,
            Self::LowerIsBetter => Self::HigherIsBetter,
            Self::Neutral => Self::Neutral,
        }
    }

    /// Which value comes first where the best has rank 1; `None` where neither way is better.
    ///
    /// ```
    /// use ctg_stats::{comparison::Direction, rank::Order};
    /// assert_eq!(Direction::LowerIsBetter.best_first(), Some(Order::SmallestFirst));
    /// ```
    pub fn best_first(self) -> Option<Order> {
        match self {
            Self::HigherIsBetter => Some(Order::LargestFirst),
            Self::LowerIsBetter => Some(Order::SmallestFirst),
            Self::Neutral => None,
        }
    }

    /// Whether a place in a funnel is good or bad; `None` within the limits, and where neither way is better.
    ///
    /// ```
    /// use ctg_stats::comparison::{Direction, FunnelZone};
    /// // A taux de couverture far below that of the département.
    /// assert_eq!(Direction::HigherIsBetter.is_good(FunnelZone::FarBelow), Some(false));
    /// assert_eq!(Direction::HigherIsBetter.is_good(FunnelZone::Within), None);
    /// ```
    pub fn is_good(self, zone: FunnelZone) -> Option<bool> {
        match self {
            Self::Neutral => None,
            _ if zone.is_within() => None,
            Self::HigherIsBetter => Some(zone > FunnelZone::Within),
            Self::LowerIsBetter => Some(zone < FunnelZone::Within),
        }
    }
}
