//! Quantiles, and ratios of them.

use super::Distribution;
use crate::Undefined;

impl Distribution {
    /// The quantile `rank` of `of`: 1 of 2 is the median, 9 of 10 the ninth decile (*quantile*). None where there is no value, or where the rank is
    /// not between 1 and `of − 1`.
    ///
    /// *Formula*: the smallest value at which the cumulated weight passes `rank/of` of the whole; where it just reaches it, the mean of this
    /// value and the next one (definition 2 of Hyndman and Fan, the default of SAS). With whole weights the comparison is exact.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// let incomes = Distribution::new((1..=10).map(f64::from))?;
    /// assert_eq!(incomes.quantile(1, 2), Some(5.5));
    /// assert_eq!(incomes.quantile(1, 4), Some(3.0));
    /// assert_eq!(incomes.quantile(4, 4), None);
    /// # Ok::<(), ctg_stats::inequality::DistributionError>(())
    /// ```
    ///
    /// # Source
    /// Hyndman and Fan, *Sample quantiles in statistical packages*, The American Statistician 50, 1996.
    pub fn quantile(&self, rank: u32, of: u32) -> Option<f64> {
        if rank == 0 || rank >= of {
            return None;
        }
        let target = f64::from(rank) * self.weight();
        let mut below = 0.0;
        let mut reached = None;
        for (value, weight) in self.pairs() {
            if let Some(before) = reached {
                return Some(mean_of_two(before, value));
            }
            below += weight;
            let scaled = f64::from(of) * below;
            if scaled > target {
                return Some(value);
            }
            // As far as the sums can tell apart, the target is just reached.
            if scaled >= target {
                reached = Some(value);
            }
        }
        reached.or_else(|| self.pairs().last().map(|(value, _)| value))
    }

    /// The highest quantile over the lowest: D9/D1 for tenths (*rapport interdécile*), Q3/Q1 for quarters.
    ///
    /// # Errors
    /// [`Undefined::Empty`]; [`Undefined::ZeroValue`] where the lowest quantile is zero; [`Undefined::OneClass`] for fewer than two parts.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// let incomes = Distribution::new((1..=10).map(f64::from))?;
    /// assert_eq!(incomes.quantile_ratio(10)?, 9.5 / 1.5);   // D9/D1
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "rapport interdécile")]
    pub fn quantile_ratio(&self, parts: u32) -> Result<f64, Undefined> {
        if parts < 2 {
            return Err(Undefined::OneClass);
        }
        let quantile = |rank| self.quantile(rank, parts).ok_or(Undefined::Empty);
        let (low, high) = (quantile(1)?, quantile(parts - 1)?);
        if low > 0.0 { Ok(high / low) } else { Err(Undefined::ZeroValue) }
    }

    /// What the top part holds over what the bottom part holds: S80/S20 for fifths (*rapport interquintile des masses*).
    ///
    /// A value across the edge of a part is divided in proportion, so that a weight counts exactly as repeated values do.
    ///
    /// # Errors
    /// [`Undefined::Empty`]; [`Undefined::ZeroTotal`] where the bottom part holds nothing; [`Undefined::OneClass`] for fewer than two parts.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// let incomes = Distribution::new((1..=10).map(f64::from))?;
    /// assert_eq!(incomes.share_ratio(5)?, 19.0 / 3.0);      // S80/S20: (9 + 10) / (1 + 2)
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "S80/S20")]
    pub fn share_ratio(&self, parts: u32) -> Result<f64, Undefined> {
        if parts < 2 {
            return Err(Undefined::OneClass);
        }
        if self.is_empty() {
            return Err(Undefined::Empty);
        }
        let part = self.weight() / f64::from(parts);
        let pairs: Vec<(f64, f64)> = self.pairs().collect();
        let (bottom, top) = (held(pairs.iter(), part), held(pairs.iter().rev(), part));
        if bottom > 0.0 { Ok(top / bottom) } else { Err(Undefined::ZeroTotal) }
    }
}

/// What the first values hold, up to a weight.
fn held<'a>(pairs: impl Iterator<Item = &'a (f64, f64)>, mut left: f64) -> f64 {
    let mut sum = 0.0;
    for (value, weight) in pairs {
        if left <= 0.0 {
            break;
        }
        sum += value * weight.min(left);
        left -= weight;
    }
    sum
}

/// Halfway, without overflow, and the value itself where the two are equal.
fn mean_of_two(one: f64, other: f64) -> f64 {
    one + (other - one) / 2.0
}
