//! Geary's C, over the map and unit by unit.

use super::field::Field;
use super::global::{GlobalStatistic, positive};
use crate::Undefined;

/// Geary's C (*indice de Geary*): under 1 where neighbours are alike, above where they differ; it looks at gaps between neighbours, not at the mean.
///
/// *Formula*: `C = (n − 1)/(2S₀) · Σᵢⱼ wᵢⱼ(yᵢ − yⱼ)² / Σᵢ zᵢ²`; expected 1. Variances of Cliff and Ord, under normality and under
/// randomisation (`n ≥ 4`).
///
/// # Errors
/// [`Undefined::Empty`], [`Undefined::TooFewUnits`] under three units, [`Undefined::NoVariance`], [`Undefined::NoNeighbour`] where there is no link.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Field, Neighbours, Weights, geary};
/// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
/// // Four ordered pairs with a gap of 1, Σz² = 2: 2/(2·4)·4/2.
/// assert_eq!(geary(&Field::new(&Variable::new([1.0, 2.0, 3.0])?, &path)?)?.value(), 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Geary, *The contiguity ratio and statistical mapping*, The Incorporated Statistician 5, 1954; Cliff and Ord, *Spatial Processes*, 1981.
pub fn geary(field: &Field<'_>) -> Result<GlobalStatistic, Undefined> {
    field.check_whole()?;
    let moments = field.weights.moments(field.weights.style());
    let (n, s0, s1, s2) = (moments.n, moments.s0, moments.s1, moments.s2);
    let gaps: f64 = gaps(field).map(|(link, gaps)| link * gaps).sum();
    let normality = ((2.0 * s1 + s2) * (n - 1.0) - 4.0 * s0 * s0) / (2.0 * (n + 1.0) * s0 * s0);
    let kurtosis = field.kurtosis(n);
    let first = (n - 1.0) * s1 * (n * n - 3.0 * n + 3.0 - (n - 1.0) * kurtosis);
    let second = (n - 1.0) * s2 * (n * n + 3.0 * n - 6.0 - (n * n - n + 2.0) * kurtosis) / 4.0;
    let third = s0 * s0 * (n * n - 3.0 - (n - 1.0) * (n - 1.0) * kurtosis);
    let randomisation = (first - second + third) / (n * (n - 2.0) * (n - 3.0) * s0 * s0);
    Ok(GlobalStatistic {
        value: (n - 1.0) / (2.0 * s0) * gaps / field.squares,
        expected: 1.0,
        normality: positive(normality, 0.0),
        randomisation: (n > 3.0).then(|| positive(randomisation, 0.0)).flatten(),
    })
}

/// Geary's C of each unit: small where the unit is like its neighbours.
///
/// *Formula*: `cᵢ = Σⱼ wᵢⱼ(yᵢ − yⱼ)² / (Σ z²/n)`. A unit without neighbour is [`Undefined::NoNeighbour`].
///
/// # Errors
/// As [`geary`].
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Field, Neighbours, Weights, local_geary};
/// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
/// let local = local_geary(&Field::new(&Variable::new([1.0, 2.0, 3.0])?, &path)?)?;
/// assert!((local[1]? - 3.0).abs() < 1e-15);                     // (1 + 1) / (2/3)
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Anselin, *A local indicator of multivariate spatial association: extending Geary's c*, Geographical Analysis 51, 2019.
pub fn local_geary(field: &Field<'_>) -> Result<Vec<Result<f64, Undefined>>, Undefined> {
    field.check()?;
    let variance = field.squares / field.len() as f64;
    let of_unit = |(link, gaps)| if link > 0.0 { Ok(link * gaps / variance) } else { Err(Undefined::NoNeighbour) };
    Ok(gaps(field).map(of_unit).collect())
}

/// For each unit its weight of a link and the sum of squared gaps to its neighbours.
fn gaps(field: &Field<'_>) -> impl Iterator<Item = (f64, f64)> {
    let rows = field.rows(&field.centred, field.weights.style());
    rows.map(|(link, z, others)| (link, others.map(|other| (z - other).powi(2)).sum()))
}
