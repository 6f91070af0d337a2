//! The statistics of Getis and Ord.

use super::field::Field;
use super::global::{GlobalStatistic, positive};
use super::weights::Style;
use crate::Undefined;

/// The general G of Getis and Ord (*G de Getis-Ord*): above its expectation where high values are together, below where low ones are.
///
/// *Formula*: `G = Σᵢⱼ wᵢⱼyᵢyⱼ / Σᵢ≠ⱼ yᵢyⱼ`; expected `S₀/(n(n − 1))`; variance under randomisation (`n ≥ 4`), none under normality. By its
/// definition each link counts 1, whatever the style of the weights.
///
/// # Errors
/// Those of Moran's I; [`Undefined::NegativeValue`]; [`Undefined::ZeroTotal`] where fewer than two values are above zero.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Field, Neighbours, Weights, getis_ord};
/// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
/// let found = getis_ord(&Field::new(&Variable::new([1.0, 2.0, 3.0])?, &path)?)?;
/// assert!((found.value() - 16.0 / 22.0).abs() < 1e-15);         // 2(1·2 + 2·3) over 2(2 + 3 + 6)
/// assert!((found.expected() - 4.0 / 6.0).abs() < 1e-15);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Getis and Ord, *The analysis of spatial association by use of distance statistics*, Geographical Analysis 24, 1992.
#[doc(alias = "G")]
pub fn getis_ord(field: &Field<'_>) -> Result<GlobalStatistic, Undefined> {
    field.check_products()?;
    let moments = field.weights.moments(Style::Binary);
    let (n, s0, s1, s2) = (moments.n, moments.s0, moments.s1, moments.s2);
    let product: f64 = field.rows(&field.values, Style::Binary).map(|(_, y, others)| y * others.sum::<f64>()).sum();
    let sum = |power: i32| field.values.iter().map(|y| y.powi(power)).sum::<f64>();
    let (m1, m2, m3, m4) = (sum(1), sum(2), sum(3), sum(4));
    let pairs = m1 * m1 - m2;
    let expected = s0 / (n * (n - 1.0));
    let terms = [
        ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0) * m2 * m2,
        -((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0) * m4,
        -(2.0 * n * s1 - (n + 3.0) * s2 + 6.0 * s0 * s0) * m1 * m1 * m2,
        (4.0 * (n - 1.0) * s1 - 2.0 * (n + 1.0) * s2 + 8.0 * s0 * s0) * m1 * m3,
        (s1 - s2 + s0 * s0) * m1.powi(4),
    ];
    let square = terms.iter().sum::<f64>() / (pairs * pairs * n * (n - 1.0) * (n - 2.0) * (n - 3.0));
    Ok(GlobalStatistic {
        value: product / pairs,
        expected,
        normality: None,
        randomisation: (n > 3.0).then(|| positive(square, expected)).flatten(),
    })
}

impl Field<'_> {
    /// That products of values have a meaning.
    pub(super) fn check_products(&self) -> Result<(), Undefined> {
        self.check_whole()?;
        if self.values.iter().any(|value| *value < 0.0) {
            return Err(Undefined::NegativeValue);
        }
        if self.values.iter().filter(|value| **value > 0.0).count() < 2 { Err(Undefined::ZeroTotal) } else { Ok(()) }
    }
}

/// Gᵢ of each unit, as a standard score: above 0 where its neighbours, without itself, have high values.
///
/// *Formula*: `(Σⱼ yⱼ − k ȳ₍ᵢ₎) / (s₍ᵢ₎ √(((n − 1)k − k²)/(n − 2)))` over the `k` neighbours `j`, with the mean and standard deviation of all units but `i`. The
/// style of the weights does not change it. A unit without neighbour is [`Undefined::NoNeighbour`]; one that has all others as neighbours,
/// [`Undefined::AllNeighbours`]; one whose others are all equal, [`Undefined::NoVariance`].
///
/// # Errors
/// As Moran's I.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Field, Neighbours, Weights, gi};
/// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2]])?);
/// let found = gi(&Field::new(&Variable::new([0.0, 1.0, 2.0, 3.0])?, &path)?)?;
/// // Others of unit 0: 1, 2, 3, mean 2, s² = 2/3; its neighbour has 1: −1 / √(2/3 · (3 − 1)/2).
/// assert!((found[0]? + 1.5_f64.sqrt()).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Ord and Getis, *Local spatial autocorrelation statistics*, Geographical Analysis 27, 1995.
pub fn gi(field: &Field<'_>) -> Result<Vec<Result<f64, Undefined>>, Undefined> {
    field.check()?;
    let n = field.len() as f64;
    let of_unit = |(unit, (_, z, others)): (usize, (f64, f64, _))| {
        let (sum, k) = sum_and_count(others);
        if k <= 0.0 {
            return Err(Undefined::NoNeighbour);
        }
        if k >= n - 1.0 {
            return Err(Undefined::AllNeighbours);
        }
        // The values add up to 0: the mean of the others is −z/(n − 1).
        let mean = -z / (n - 1.0);
        let variance = field.variance_without(unit, mean)?;
        Ok((sum - k * mean) / (variance * ((n - 1.0) * k - k * k) / (n - 2.0)).sqrt())
    };
    Ok(field.rows(&field.centred, Style::Binary).enumerate().map(of_unit).collect())
}

/// Gᵢ* of each unit, as a standard score: above 0 where the unit and its neighbours have high values (*points chauds*).
///
/// *Formula*: `(Σⱼ yⱼ − k ȳ) / (s √((nk − k²)/(n − 1)))` over the unit and its neighbours, `k` in all. A unit without neighbour stands alone: its
/// score is its own. One that has all others as neighbours is [`Undefined::AllNeighbours`].
///
/// # Errors
/// As Moran's I.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Field, Neighbours, Weights, gi_star};
/// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2]])?);
/// let found = gi_star(&Field::new(&Variable::new([0.0, 1.0, 2.0, 3.0])?, &path)?)?;
/// // Mean 1.5, s² = 1.25; units 0 and 1 hold 1: −2 / √(1.25 · (8 − 4)/3).
/// assert!((found[0]? + 2.4_f64.sqrt()).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Ord and Getis, *Local spatial autocorrelation statistics*, Geographical Analysis 27, 1995.
pub fn gi_star(field: &Field<'_>) -> Result<Vec<Result<f64, Undefined>>, Undefined> {
    field.check()?;
    let n = field.len() as f64;
    let variance = field.squares / n;
    let of_unit = |(_, z, others): (f64, f64, _)| {
        let (sum, k) = sum_and_count(others);
        let (sum, k) = (sum + z, k + 1.0);
        if k >= n { Err(Undefined::AllNeighbours) } else { Ok(sum / (variance * (n * k - k * k) / (n - 1.0)).sqrt()) }
    };
    Ok(field.rows(&field.centred, Style::Binary).map(of_unit).collect())
}

fn sum_and_count(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0))
}

impl Field<'_> {
    /// The variance of all units but one, over `n − 1`.
    fn variance_without(&self, unit: usize, mean: f64) -> Result<f64, Undefined> {
        let (z, n) = (self.centred.get(unit).copied().unwrap_or_default(), self.len() as f64);
        let variance = (self.squares - z * z) / (n - 1.0) - mean * mean;
        if variance > 1e-9 * self.squares / n {
            return Ok(variance);
        }
        // Nearly all of the variance is this unit's: the difference would be made of rounding, so the others are gone through.
        let others = || self.centred.iter().enumerate().filter(|(other, _)| *other != unit).map(|(_, value)| *value);
        let first = others().next().unwrap_or_default();
        if others().all(|value| value.to_bits() == first.to_bits()) {
            return Err(Undefined::NoVariance);
        }
        Ok(others().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0))
    }
}
