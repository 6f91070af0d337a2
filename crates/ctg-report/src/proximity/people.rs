//! People within a threshold and outside.

use ctg_model::observation::{CountBounds, Precision};
use serde::Serialize;

/// People within a threshold, and all; both terms of the share are kept.
///
/// ```
/// use ctg_report::proximity::PeoplePart;
/// let nobody = PeoplePart::default();
/// assert_eq!((nobody.total.high(), nobody.share), (Some(0), None));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeoplePart {
    /// People with a service within the threshold.
    pub covered: CountBounds,
    /// People without, unreachable ones too.
    pub outside: CountBounds,
    /// All of them.
    pub total: CountBounds,
    /// How many communes have a service within the threshold.
    pub communes_within: usize,
    /// How many communes there are.
    pub communes: usize,
    /// The communes whose population is absent: they may change the share.
    pub unknown: usize,
    /// The share of the people within; none if there is nobody.
    pub share: Option<SharePart>,
}

/// The bounds of a share, from 0 to 1; equal where every population is known.
///
/// ```
/// use ctg_report::proximity::SharePart;
/// let share = SharePart { low: 0.25, high: 0.75 };
/// assert!(share.low < share.high);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SharePart {
    /// The least that it can be.
    pub low: f64,
    /// The most that it can be.
    pub high: f64,
}

impl Default for PeoplePart {
    fn default() -> Self {
        let none = Precision::Exact.bounds(0);
        let (communes_within, communes, unknown) = (0, 0, 0);
        Self { covered: none, outside: none, total: none, communes_within, communes, unknown, share: None }
    }
}
