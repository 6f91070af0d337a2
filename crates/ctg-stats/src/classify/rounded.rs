//! Round bounds for the legend.

use super::Breaks;
use crate::Variable;
use crate::decimal_step::Step;

impl Breaks {
    /// The same classes between bounds that are as round as can be without moving any unit (*bornes arrondies pour la légende*).
    ///
    /// A bound may stand anywhere from the largest value of its class to just under the smallest value of the next. Of these numbers a multiple
    /// of the largest power of ten is taken, the nearest to the bound. The two ends are rounded outwards, to the finest step that a bound
    /// needed. Bounds that stand between the same two values keep apart: none passes the middle to the next.
    ///
    /// # Examples
    /// ```
    /// use ctg_stats::{Variable, classify::fisher_jenks};
    /// let incomes = Variable::new([18_312.5, 18_940.1, 21_277.0, 21_904.0, 29_655.2])?;
    /// let breaks = fisher_jenks(&incomes, 3)?;
    /// assert_eq!(breaks.bounds(), [18_312.5, 18_940.1, 21_904.0, 29_655.2]);
    /// let legend = breaks.rounded(&incomes);
    /// assert_eq!(legend.bounds(), [18_000.0, 20_000.0, 22_000.0, 30_000.0]);
    /// assert_eq!(legend.classify(&incomes), breaks.classify(&incomes));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rounded(&self, variable: &Variable) -> Self {
        let sorted = variable.sorted();
        let mut finest: Option<Step> = None;
        let mut bounds = self.bounds().to_vec();
        for (place, triple) in self.bounds().windows(3).enumerate() {
            let [before, bound, after] = triple else { continue };
            let (low, high) = room(&sorted, place > 0, *before, *bound, *after);
            let Some((step, round)) = roundest(low, high, *bound) else { continue };
            finest = Some(finest.map_or(step, |finest| finest.finer(step)));
            bounds.get_mut(place + 1).into_iter().for_each(|bound| *bound = round);
        }
        if let Some(step) = finest {
            round_ends(&mut bounds, step);
        }
        self.with_bounds(bounds)
    }
}

/// Where a bound may stand: from the first number, to just under the second.
fn room(sorted: &[f64], has_bound_below: bool, before: f64, bound: f64, after: f64) -> (f64, f64) {
    let at = sorted.partition_point(|value| *value <= bound);
    let middle = |one: f64, other: f64| one + (other / 2.0 - one / 2.0);
    let below = at.checked_sub(1).and_then(|last| sorted.get(last)).copied();
    let low = if has_bound_below { middle(before, bound) } else { before };
    let high = middle(bound, after);
    let low = below.map_or(low, |value| value.max(low)).min(bound);
    (low, sorted.get(at).map_or(high, |value| value.min(high)))
}

/// The multiple of the largest power of ten from `low` to just under `high`, with that step.
fn roundest(low: f64, high: f64, bound: f64) -> Option<(Step, f64)> {
    if low >= high {
        return None;
    }
    let mut step = Step::power_of_ten_under(low.abs().max(high.abs()))?;
    for _ in 0..20 {
        let fits = |round: f64| low <= round && round < high;
        let nearest = (step.times(step.floor(bound)), step.times(step.ceil(bound)));
        let inside = [nearest.0, nearest.1].into_iter().filter(|round| fits(*round));
        let closer = |one: &f64, other: &f64| (one - bound).abs().total_cmp(&(other - bound).abs());
        if let Some(round) = inside.min_by(closer) {
            return Some((step, round));
        }
        step = step.tenth()?;
    }
    None
}

/// Rounds the ends outwards.
fn round_ends(bounds: &mut [f64], step: Step) {
    if let Some(first) = bounds.first_mut() {
        let round = step.times(step.floor(*first));
        *first = if round <= *first { round } else { *first };
    }
    if let Some(last) = bounds.last_mut() {
        let round = step.times(step.ceil(*last));
        *last = if round >= *last && round.is_finite() { round } else { *last };
    }
}
