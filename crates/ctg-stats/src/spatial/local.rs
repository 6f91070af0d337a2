//! Where a unit stands among its neighbours.

/// Whether a unit, and its neighbours on average, are above the mean of all.
///
/// Above is strict: a unit at the mean is low.
///
/// ```
/// use ctg_stats::spatial::Quadrant;
/// assert_eq!((Quadrant::HighHigh.number(), Quadrant::HighLow.number()), (1, 4));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Quadrant {
    /// High, among high ones (*point chaud*).
    HighHigh,
    /// Low, among high ones.
    LowHigh,
    /// Low, among low ones (*point froid*).
    LowLow,
    /// High, among low ones.
    HighLow,
}

impl Quadrant {
    pub(super) fn of(z: f64, lag: f64) -> Self {
        match (z > 0.0, lag > 0.0) {
            (true, true) => Self::HighHigh,
            (false, true) => Self::LowHigh,
            (false, false) => Self::LowLow,
            (true, false) => Self::HighLow,
        }
    }

    /// The number that PySAL gives it: 1 high-high, 2 low-high, 3 low-low, 4 high-low.
    ///
    /// ```
    /// use ctg_stats::spatial::Quadrant;
    /// assert_eq!([Quadrant::LowHigh, Quadrant::LowLow].map(Quadrant::number), [2, 3]);
    /// ```
    pub fn number(self) -> u8 {
        match self {
            Self::HighHigh => 1,
            Self::LowHigh => 2,
            Self::LowLow => 3,
            Self::HighLow => 4,
        }
    }
}
