//! The measures of inequality.

use super::Distribution;
use crate::Undefined;
use crate::entropy::{excess, shortfall};

impl Distribution {
    /// The Gini coefficient (*indice de Gini*): 0 where all are equal, near 1 where one holds everything.
    ///
    /// *Formula*: `Σᵢⱼ wᵢwⱼ|yᵢ − yⱼ| / (2W²μ)`, the population form, without `n/(n − 1)`; computed on the sorted values. The largest
    /// value for `n` holders is `(n − 1)/n`.
    ///
    /// # Errors
    /// [`Undefined::Empty`]; [`Undefined::ZeroMean`] where all values are zero.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// assert_eq!(Distribution::new([0.0, 0.0, 0.0, 10.0])?.gini()?, 0.75);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn gini(&self) -> Result<f64, Undefined> {
        let mean = self.positive_mean()?;
        if self.is_equal() {
            return Ok(0.0);
        }
        // |yᵢ − yⱼ| summed over the pairs is Σ wᵢ yᵢ (weight below − weight above); centred, it loses no digit to a large mean.
        let (weight, mut below, mut gaps) = (self.weight(), 0.0, 0.0);
        let inverse = weight.recip();
        self.each(|value, count| {
            gaps += count * (value - mean) * ((2.0 * below + count) * inverse - 1.0);
            below += count;
        });
        Ok((gaps * inverse / mean).clamp(0.0, 1.0))
    }

    /// Theil's T (*indice de Theil*): 0 where all are equal, `ln n` where one of `n` holds everything.
    ///
    /// *Formula*: `Σ wᵢ (yᵢ/μ) ln(yᵢ/μ) / W`, with `0·ln 0 = 0`.
    ///
    /// # Errors
    /// [`Undefined::Empty`]; [`Undefined::ZeroMean`] where all values are zero.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// let one_holder = Distribution::new([0.0, 0.0, 0.0, 10.0])?;
    /// assert!((one_holder.theil_t()? - 4_f64.ln()).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Theil, *Economics and Information Theory*, 1967.
    pub fn theil_t(&self) -> Result<f64, Undefined> {
        let mean = self.positive_mean()?;
        if self.is_equal() {
            return Ok(0.0);
        }
        // With Σ w(y/μ − 1) = 0 each term may be made positive, r ln r − r + 1: no digit is lost where all are nearly equal.
        let sum = self.sum(|value, weight| weight * excess(value / mean));
        Ok(sum / self.weight())
    }

    /// The mean logarithmic deviation, or Theil's L (*écart logarithmique moyen*).
    ///
    /// *Formula*: `Σ wᵢ ln(μ/yᵢ) / W`.
    ///
    /// # Errors
    /// [`Undefined::Empty`]; [`Undefined::ZeroMean`]; [`Undefined::ZeroValue`] where one value is zero.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// let two = Distribution::new([1.0, 3.0])?;               // mean 2: (ln 2 + ln 2/3) / 2
    /// assert!((two.mean_log_deviation()? - (4_f64 / 3.0).ln() / 2.0).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "theil_l")]
    pub fn mean_log_deviation(&self) -> Result<f64, Undefined> {
        let mean = self.positive_mean()?;
        if self.smallest() == Some(0.0) {
            return Err(Undefined::ZeroValue);
        }
        if self.is_equal() {
            return Ok(0.0);
        }
        Ok(self.sum(|value, weight| weight * shortfall(value / mean)) / self.weight())
    }

    /// The Atkinson index for an aversion to inequality ε (*indice d'Atkinson*): the share of the total that could be given up if the rest were
    /// equally spread, for the same welfare.
    ///
    /// *Formula*: `1 − (Σ wᵢ (yᵢ/μ)^(1−ε) / W)^(1/(1−ε))`; for ε = 1, `1 − exp(Σ wᵢ ln(yᵢ/μ) / W)`. With ε ≥ 1 and a value of zero it is 1.
    ///
    /// # Errors
    /// [`Undefined::Empty`]; [`Undefined::ZeroMean`] where all values are zero.
    ///
    /// ```
    /// use ctg_stats::inequality::{Aversion, Distribution};
    /// let two = Distribution::new([1.0, 3.0])?;               // ε = 2: 1 − harmonic mean 1.5 over mean 2
    /// assert!((two.atkinson(Aversion::new(2.0).unwrap())? - 0.25).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Atkinson, *On the measurement of inequality*, Journal of Economic Theory 2, 1970.
    pub fn atkinson(&self, aversion: Aversion) -> Result<f64, Undefined> {
        let (mean, weight, power) = (self.positive_mean()?, self.weight(), 1.0 - aversion.0);
        if self.is_equal() {
            return Ok(0.0);
        }
        if power <= 0.0 && self.smallest() == Some(0.0) {
            return Ok(1.0);
        }
        // The generalised mean over the mean, through its logarithm so that ε near 1 passes into ε = 1.
        let logarithm = if power == 0.0 {
            self.sum(|value, count| count * (value / mean).ln()) / weight
        } else {
            // Only the ratio of values matters: the smallest keeps a negative power from growing without end.
            let base = if power < 0.0 { self.smallest().unwrap_or(mean) } else { mean };
            let moment = self.sum(|value, count| count * (power * (value / base).ln()).exp_m1()) / weight;
            (base / mean).ln() + moment.ln_1p() / power
        };
        Ok((-logarithm.exp_m1()).clamp(0.0, 1.0))
    }

    /// The Hoover index (*indice de Hoover*, Schutz, Robin Hood): the share of the total that would have to change hands to make all equal.
    ///
    /// *Formula*: `Σ wᵢ|yᵢ − μ| / (2Wμ)`.
    ///
    /// # Errors
    /// [`Undefined::Empty`]; [`Undefined::ZeroMean`] where all values are zero.
    ///
    /// ```
    /// use ctg_stats::inequality::Distribution;
    /// assert_eq!(Distribution::new([1.0, 3.0])?.hoover()?, 0.25); // 1 of 4 goes from the second to the first
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "schutz")]
    pub fn hoover(&self) -> Result<f64, Undefined> {
        let mean = self.positive_mean()?;
        if self.is_equal() {
            return Ok(0.0);
        }
        Ok(self.sum(|value, weight| weight * (value - mean).abs()) / (2.0 * self.weight() * mean))
    }
}

/// Aversion to inequality, the ε of Atkinson: above 0; the larger, the more the poorest count.
///
/// ```
/// use ctg_stats::inequality::Aversion;
/// assert!(Aversion::new(0.5).is_some() && Aversion::new(0.0).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Aversion(f64);

impl Aversion {
    /// An aversion above 0, or none.
    ///
    /// ```
    /// use ctg_stats::inequality::Aversion;
    /// assert_eq!(Aversion::new(1.0).map(Aversion::epsilon), Some(1.0));
    /// assert_eq!(Aversion::new(-1.0), None);
    /// ```
    pub fn new(epsilon: f64) -> Option<Self> {
        (epsilon.is_finite() && epsilon > 0.0).then_some(Self(epsilon))
    }

    /// The ε.
    ///
    /// ```
    /// # use ctg_stats::inequality::Aversion;
    /// assert_eq!(Aversion::new(0.5).map(Aversion::epsilon), Some(0.5));
    /// ```
    pub fn epsilon(self) -> f64 {
        self.0
    }
}
