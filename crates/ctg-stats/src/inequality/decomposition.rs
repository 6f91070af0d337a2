//! Inequality between groups and within them.

use super::Distribution;
use crate::Undefined;
use crate::entropy::{excess, shortfall};

/// How much of an inequality lies between groups and how much within them (*décomposition inter et intra*).
///
/// Both parts are computed by their own formula, never one as the rest of the other: they are at least 0, and add up to the measure on the
/// whole up to rounding.
///
/// # Examples
/// ```
/// use ctg_stats::inequality::{Decomposition, Distribution};
/// // Everybody equal within two zones: all of it is between.
/// let zones = [Distribution::new([1.0, 1.0])?, Distribution::new([3.0, 3.0])?];
/// let theil = Decomposition::theil_t(&zones)?;
/// assert_eq!(theil.within(), 0.0);
/// assert!((theil.between() - Distribution::new([1.0, 1.0, 3.0, 3.0])?.theil_t()?).abs() < 1e-15);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Shorrocks, *The class of additively decomposable inequality measures*, Econometrica 48, 1980.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Decomposition {
    between: f64,
    within: f64,
}

impl Decomposition {
    /// Theil's T between and within groups.
    ///
    /// *Formula*: between `Σ sg (μg/μ) ln(μg/μ)`, within `Σ sg (μg/μ) Tg`, with `sg` the group's share of the weight. A group without value,
    /// or whose values are all zero, has nothing within.
    ///
    /// # Errors
    /// [`Undefined::Empty`] or [`Undefined::ZeroMean`], as on the whole.
    ///
    /// ```
    /// use ctg_stats::inequality::{Decomposition, Distribution};
    /// let groups = [Distribution::new([0.0, 0.0, 0.0])?, Distribution::new([10.0, 10.0, 10.0])?];
    /// assert_eq!(Decomposition::theil_t(&groups)?.within(), 0.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn theil_t(groups: &[Distribution]) -> Result<Self, Undefined> {
        let whole = Whole::of(groups)?;
        let part = |group: &Distribution, ratio: f64| match group.theil_t() {
            Ok(theil) => Ok(ratio * theil),
            Err(Undefined::ZeroMean) => Ok(0.0),
            Err(other) => Err(other),
        };
        whole.decompose(groups, excess, part)
    }

    /// The mean logarithmic deviation between and within groups.
    ///
    /// *Formula*: between `Σ sg ln(μ/μg)`, within `Σ sg Lg`, with `sg` the group's share of the weight.
    ///
    /// # Errors
    /// [`Undefined::Empty`], [`Undefined::ZeroMean`] or [`Undefined::ZeroValue`], as on the whole.
    ///
    /// ```
    /// use ctg_stats::{Undefined, inequality::{Decomposition, Distribution}};
    /// let groups = [Distribution::new([0.0, 2.0])?, Distribution::new([3.0])?];
    /// assert_eq!(Decomposition::mean_log_deviation(&groups), Err(Undefined::ZeroValue));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mean_log_deviation(groups: &[Distribution]) -> Result<Self, Undefined> {
        let whole = Whole::of(groups)?;
        if groups.iter().any(|group| group.smallest() == Some(0.0)) {
            return Err(Undefined::ZeroValue);
        }
        whole.decompose(groups, shortfall, |group, _| group.mean_log_deviation())
    }

    /// The part between groups.
    ///
    /// ```
    /// use ctg_stats::inequality::{Decomposition, Distribution};
    /// // Two zones of one mean: nothing lies between them.
    /// let zones = [Distribution::new([1.0, 3.0])?, Distribution::new([2.0, 2.0])?];
    /// assert_eq!(Decomposition::theil_t(&zones)?.between(), 0.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between(self) -> f64 {
        self.between
    }

    /// The part within groups.
    ///
    /// ```
    /// use ctg_stats::inequality::{Decomposition, Distribution};
    /// // One zone: all of it lies within.
    /// let zone = Distribution::new([1.0, 3.0])?;
    /// assert_eq!(Decomposition::theil_t(std::slice::from_ref(&zone))?.within(), zone.theil_t()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn within(self) -> f64 {
        self.within
    }

    /// The two parts together.
    ///
    /// ```
    /// use ctg_stats::inequality::{Decomposition, Distribution};
    /// let theil = Decomposition::theil_t(&[Distribution::new([1.0, 2.0])?, Distribution::new([3.0, 4.0, 5.0])?])?;
    /// assert!((theil.total() - Distribution::new([1.0, 2.0, 3.0, 4.0, 5.0])?.theil_t()?).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn total(self) -> f64 {
        self.between + self.within
    }
}

/// The weight and the mean of all groups together.
struct Whole {
    weight: f64,
    mean: f64,
}

impl Whole {
    fn of(groups: &[Distribution]) -> Result<Self, Undefined> {
        let weight: f64 = groups.iter().map(Distribution::weight).sum();
        let total: f64 = groups.iter().map(|group| group.sum(|value, weight| weight * value)).sum();
        match (weight > 0.0, total > 0.0) {
            (false, _) => Err(Undefined::Empty),
            (true, false) => Err(Undefined::ZeroMean),
            (true, true) => Ok(Self { weight, mean: total / weight }),
        }
    }

    fn decompose(
        &self,
        groups: &[Distribution],
        gap: impl Fn(f64) -> f64,
        part: impl Fn(&Distribution, f64) -> Result<f64, Undefined>,
    ) -> Result<Decomposition, Undefined> {
        let (mut between, mut within) = (0.0, 0.0);
        for group in groups.iter().filter(|group| !group.is_empty()) {
            let (share, ratio) = (group.weight() / self.weight, group.mean()? / self.mean);
            between += share * gap(ratio);
            within += share * part(group, ratio)?;
        }
        Ok(Decomposition { between, within })
    }
}
