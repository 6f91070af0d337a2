//! Results on one scale.

use super::amounts::finite;
use super::{Access, Demand};

/// Each access divided by the mean that weighs origins by their demand: 1 is what the average person has.
///
/// Origins that reach nothing count with 0. `None` if the mean is 0, for then nothing stands above or below it.
///
/// *Formula*: `A_i ÷ (Σ_k P_k A_k ÷ Σ_k P_k)`.
///
/// ```
/// use ctg_geo::accessibility::{Accessibility, Decay, Demand, Supply, normalised};
/// use ctg_geo::cost::{GreatCircle, Metres};
/// use ctg_model::Position;
/// let [here, there] = [Position::new(0.0, 0.0)?, Position::new(1.0, 0.0)?];
/// let cost = GreatCircle::between(&[here, there], &[here, there]);
/// let (demand, supply) = (Demand::new([1.0, 3.0])?, Supply::new([8.0, 4.0])?);
/// let access = Accessibility::new(&cost, &demand, &supply)?.gravity(&Decay::binary(Metres::new(0.0)?));
/// assert_eq!(normalised(&access, &demand), Some(vec![1.6, 0.8]));       // the mean is (8 + 3 × 4) ÷ 4 = 5
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn normalised(access: &Access, demand: &Demand) -> Option<Vec<f64>> {
    let total = demand.total();
    let share = |demand: &f64| if total > 0.0 { demand / total } else { 0.0 };
    let mean: f64 = access.values().zip(demand.amounts()).map(|(access, demand)| access.value() * share(demand)).sum();
    (mean > 0.0).then(|| access.values().map(|access| finite(access.value() / finite(mean))).collect())
}

/// Several normalised measures put together by weights: the sum of weight × measure, origin by origin.
///
/// `None` if the lists have not all the same length, or a weight is not finite.
///
/// ```
/// use ctg_geo::accessibility::score;
/// let scores = score(&[(0.7, &[1.0, 2.0]), (0.3, &[1.0, 0.0])]).unwrap();
/// assert_eq!(scores, [1.0, 1.4]);
/// assert_eq!(score(&[(0.7, &[1.0]), (0.3, &[])]), None);
/// ```
pub fn score(measures: &[(f64, &[f64])]) -> Option<Vec<f64>> {
    let length = measures.first().map_or(0, |(_, values)| values.len());
    if measures.iter().any(|(weight, values)| !weight.is_finite() || values.len() != length) {
        return None;
    }
    let at = |origin: usize| measures.iter().filter_map(|(weight, values)| Some(weight * values.get(origin)?)).sum();
    (0..length).map(|origin| Some(at(origin)).filter(|score: &f64| score.is_finite())).collect()
}
