//! Why a statistic has no value.

use ctg_model::observation::Absence;

/// Why a statistic is not defined on these data (*non défini*).
///
/// The data are well formed, and yet the formula has no value: a division by zero, a logarithm of zero, a unit without neighbour. The peers
/// answer `nan`, 0 or a small p-value in these cases; here the reason is the answer.
///
/// # Examples
/// ```
/// use ctg_model::observation::Absence;
/// use ctg_stats::Undefined;
/// assert_eq!(Undefined::NoNeighbour.to_string(), "the unit has no neighbour");
/// assert_eq!(Absence::from(Undefined::ZeroMean), Absence::NotComputable);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Undefined {
    /// There is nothing to measure: no value, or weights that are all zero.
    #[error("there is no value")]
    Empty,
    /// The mean is zero, and the formula divides by it.
    #[error("the mean is zero")]
    ZeroMean,
    /// The total that the formula divides by is zero.
    #[error("the total is zero")]
    ZeroTotal,
    /// The formula takes the logarithm of every value, and one is zero.
    #[error("a value is zero, and its logarithm is needed")]
    ZeroValue,
    /// All values are equal.
    #[error("all values are equal")]
    NoVariance,
    /// Nobody is in the group.
    #[error("nobody is in the group")]
    EmptyGroup,
    /// Everybody is in the group.
    #[error("everybody is in the group")]
    WholeGroup,
    /// The unit has no neighbour (an island), or no unit has one.
    #[error("the unit has no neighbour")]
    NoNeighbour,
    /// Every other unit is a neighbour, so that there is nothing to compare with.
    #[error("every other unit is a neighbour")]
    AllNeighbours,
    /// The formula needs more units.
    #[error("there are too few units")]
    TooFewUnits,
    /// The formula needs values of at least zero, and one is negative.
    #[error("a value is negative")]
    NegativeValue,
    /// All units are in one class, so that classes cannot be compared.
    #[error("there is only one class")]
    OneClass,
}

/// On an indicator, whatever the reason, the value is not computable.
impl From<Undefined> for Absence {
    fn from(_: Undefined) -> Self {
        Self::NotComputable
    }
}
