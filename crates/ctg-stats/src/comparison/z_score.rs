//! Standard scores.

use ctg_model::observation::{Absence, Observation};

use crate::{Finite, quantile};

/// What a standard score is told in.
///
/// ```
/// use ctg_stats::comparison::Spread;
/// assert_ne!(Spread::Standard, Spread::Robust);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Spread {
    /// Standard deviations from the mean, with `n − 1`.
    Standard,
    /// Median absolute deviations from the median, times 1.4826, which makes them standard deviations where the values are normal. One
    /// extraordinary territory does not move the others.
    Robust,
}

/// How far each value is from the middle of all (*score centré réduit*, *cote z*).
///
/// *Formula*: `(x − mean) ÷ s`, or `(x − median) ÷ (1.4826 × MAD)`.
///
/// *Edges*: a missing value has no score, for its own reason. Fewer than two values, or values without spread, have *not computable* ones;
/// the robust spread is also zero where more than half of the values are equal.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Absence, Observation, Status};
/// use ctg_stats::{Finite, comparison::{Spread, z_scores}};
/// let values = [1.0, 2.0, 3.0].map(|value| Observation::exact(Finite::new(value).unwrap(), Status::Observed));
/// let scores: Vec<_> = z_scores(&values, Spread::Standard).iter().filter_map(Observation::value).copied().collect();
/// assert_eq!(scores, [-1.0, 0.0, 1.0]);
/// let alike = [7.0, 7.0].map(|value| Observation::exact(Finite::new(value).unwrap(), Status::Observed));
/// assert_eq!(z_scores(&alike, Spread::Standard)[0].absence(), Some(Absence::NotComputable));
/// ```
pub fn z_scores(values: &[Observation<Finite>], spread: Spread) -> Vec<Observation<f64>> {
    let present: Vec<f64> = values.iter().filter_map(|value| value.value().map(|value| value.get())).collect();
    let (middle, unit) = match spread {
        Spread::Standard => standard(&present),
        Spread::Robust => robust(present),
    };
    let score = |value: Finite| {
        let score = (value.get() - middle) / unit;
        (unit > 0.0 && score.is_finite()).then_some(score)
    };
    values
        .iter()
        .map(|value| match value {
            Observation::Absent(reason) => Observation::Absent(*reason),
            Observation::Present(seen) => score(*seen.value())
                .map_or(Observation::Absent(Absence::NotComputable), |score| Observation::exact(score, seen.status())),
        })
        .collect()
}

/// Mean and standard deviation. The first value is taken away first, so that values far from 0 keep their digits.
fn standard(values: &[f64]) -> (f64, f64) {
    let (n, origin) = (values.len() as f64, values.first().copied().unwrap_or_default());
    let mean = origin + values.iter().map(|value| value - origin).sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (n - 1.0)).sqrt())
}

/// Median, and median absolute deviation on the scale of a standard deviation.
fn robust(mut values: Vec<f64>) -> (f64, f64) {
    let middle = median(&mut values);
    let mut distances: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
    (middle, median(&mut distances) / quantile::z_of_tail(0.25))
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    let at = |index: usize| values.get(index).copied().unwrap_or_default();
    if values.len() % 2 == 1 { at(half) } else { at(half.saturating_sub(1)).midpoint(at(half)) }
}
