//! Moran's I, over the map and unit by unit.

use super::field::Field;
use super::global::{GlobalStatistic, positive};
use super::local::Quadrant;
use crate::Undefined;

/// Moran's I (*indice de Moran*): above its expectation where neighbours are alike, below where they differ.
///
/// *Formula*: `I = n/S₀ · Σᵢⱼ wᵢⱼzᵢzⱼ / Σᵢ zᵢ²`, with `z` the values less their mean and `S₀` the sum of the weights; expected `−1/(n − 1)`. Variances of Cliff
/// and Ord, under normality (`n ≥ 2`) and under randomisation (`n ≥ 4`). `n` counts islands or not, as the weights say.
///
/// # Errors
/// [`Undefined::Empty`], [`Undefined::TooFewUnits`] under three units, [`Undefined::NoVariance`], [`Undefined::NoNeighbour`] where there is no link.
///
/// # Examples
/// ```
/// use ctg_stats::{Undefined, Variable};
/// use ctg_stats::spatial::{Field, Neighbours, Weights, moran};
/// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
/// // z = −1, 0, 1: no product of neighbours is other than 0.
/// assert_eq!(moran(&Field::new(&Variable::new([1.0, 2.0, 3.0])?, &path)?)?.value(), 0.0);
/// assert_eq!(moran(&Field::new(&Variable::new([7.0, 7.0, 7.0])?, &path)?).unwrap_err(), Undefined::NoVariance);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Moran, *Notes on continuous stochastic phenomena*, Biometrika 37, 1950; Cliff and Ord, *Spatial Processes*, 1981, sections 1.5 and 2.3.
pub fn moran(field: &Field<'_>) -> Result<GlobalStatistic, Undefined> {
    field.check_whole()?;
    let moments = field.weights.moments(field.weights.style());
    let (n, s0, s1, s2) = (moments.n, moments.s0, moments.s1, moments.s2);
    let product: f64 =
        field.rows(&field.centred, field.weights.style()).map(|(link, z, others)| link * z * others.sum::<f64>()).sum();
    let expected = -1.0 / (n - 1.0);
    let normality = (n * n * s1 - n * s2 + 3.0 * s0 * s0) / (s0 * s0 * (n * n - 1.0));
    let kurtosis = field.kurtosis(n);
    let first = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0);
    let second = kurtosis * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
    let randomisation = (first - second) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0);
    Ok(GlobalStatistic {
        value: n / s0 * product / field.squares,
        expected,
        normality: positive(normality, expected),
        randomisation: (n > 3.0).then(|| positive(randomisation, expected)).flatten(),
    })
}

impl Field<'_> {
    /// `b₂ = n Σz⁴ / (Σz²)²`.
    pub(super) fn kurtosis(&self, n: f64) -> f64 {
        n * self.centred.iter().map(|z| z.powi(4)).sum::<f64>() / (self.squares * self.squares)
    }
}

/// Moran's I of one unit, and where it stands in the scatterplot.
///
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Field, Neighbours, Quadrant, Weights, local_moran};
/// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
/// let local = local_moran(&Field::new(&Variable::new([1.0, 1.0, 4.0])?, &path)?)?;
/// // z = −1, −1, 2 and Σz² = 6: the middle has 2·(−1)·(−1 + 2)/6.
/// assert!((local[1]?.value() + 1.0 / 3.0).abs() < 1e-15);
/// assert_eq!(local[1]?.quadrant(), Quadrant::LowHigh);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct LocalMoran {
    value: f64,
    quadrant: Quadrant,
}

impl LocalMoran {
    /// The value: above 0 where the unit is like its neighbours.
    ///
    /// ```
    /// # use ctg_stats::{Undefined, Variable, spatial::{Field, Neighbours, Quadrant, Weights, local_moran}};
    /// let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1], vec![]])?);
    /// let local = local_moran(&Field::new(&Variable::new([1.0, 1.0, 4.0, 2.0])?, &weights)?)?;
    /// // z = −1, −1, 2, 0 and Σz² = 6: the first has 3·(−1)·(−1)/6.
    /// assert_eq!(local[0]?.value(), 0.5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(self) -> f64 {
        self.value
    }

    /// Where it stands: high among high ones, low among low ones, or apart from its neighbours.
    ///
    /// ```
    /// # use ctg_stats::{Undefined, Variable, spatial::{Field, Neighbours, Quadrant, Weights, local_moran}};
    /// let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1], vec![]])?);
    /// let local = local_moran(&Field::new(&Variable::new([1.0, 1.0, 4.0, 2.0])?, &weights)?)?;
    /// assert_eq!(local[0]?.quadrant(), Quadrant::LowLow);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn quadrant(self) -> Quadrant {
        self.quadrant
    }
}

/// Moran's I of each unit (LISA): which units are like their neighbours, or unlike.
///
/// *Formula*: `Iᵢ = (n − 1) zᵢ Σⱼ wᵢⱼzⱼ / Σ z²`, the scale of PySAL; `Σ Iᵢ = (n − 1)/n · S₀ · I`. A unit without neighbour is
/// [`Undefined::NoNeighbour`], in no quadrant.
///
/// # Errors
/// As [`moran`].
///
/// ```
/// # use ctg_stats::{Undefined, Variable, spatial::{Field, Neighbours, Quadrant, Weights, local_moran}};
/// let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1], vec![]])?);
/// let local = local_moran(&Field::new(&Variable::new([1.0, 1.0, 4.0, 2.0])?, &weights)?)?;
/// assert_eq!(local[3], Err(Undefined::NoNeighbour));   // an island is in no quadrant
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Anselin, *Local indicators of spatial association: LISA*, Geographical Analysis 27, 1995.
#[doc(alias = "LISA")]
pub fn local_moran(field: &Field<'_>) -> Result<Vec<Result<LocalMoran, Undefined>>, Undefined> {
    field.check()?;
    let scale = (field.len() as f64 - 1.0) / field.squares;
    let of_unit = |(link, z, others): (f64, f64, _)| {
        if link <= 0.0 {
            return Err(Undefined::NoNeighbour);
        }
        let lag = link * Iterator::sum::<f64>(others);
        Ok(LocalMoran { value: scale * z * lag, quadrant: Quadrant::of(z, lag) })
    };
    Ok(field.rows(&field.centred, field.weights.style()).map(of_unit).collect())
}
