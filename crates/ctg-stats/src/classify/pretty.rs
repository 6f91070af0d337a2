//! Round bounds at equal steps.

use super::Breaks;
use super::error::ClassifyError;
use super::methods::sorted_for;
use crate::Variable;
use crate::decimal_step::Step;

/// Round bounds at equal steps of 1, 2 or 5 times a power of ten, about as many classes as asked for (*bornes rondes*).
///
/// The ends are round too, unless that is past the largest double, and enclose the values; there may be a few classes more or fewer than asked for, and some without value.
///
/// *Formula*: of the steps 1, 2, 5 and 10 times the power of ten under `(max − min)/k`, the one that R's `pretty` chooses.
///
/// # Errors
/// No value, or no class. The number of distinct values sets no limit: a round scale may have classes without value. Equal values give one class.
///
/// # Examples
/// ```
/// use ctg_stats::{Variable, classify::pretty};
/// let values = Variable::new((1..=47).map(f64::from))?;
/// assert_eq!(pretty(&values, 5)?.bounds(), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Becker, Chambers and Wilks, *The New S Language*, 1988 (`pretty`).
pub fn pretty(variable: &Variable, classes: usize) -> Result<Breaks, ClassifyError> {
    // The number asked for says how fine the scale is, not how many classes hold a value.
    let sorted = sorted_for(variable, classes.min(1))?;
    let (low, high) = (sorted.first().copied().unwrap_or_default(), sorted.last().copied().unwrap_or_default());
    let one_class = Breaks::new(&sorted, &[], Some(classes))?;
    if low >= high {
        return Ok(one_class);
    }
    let Some(step) = step(low, high, classes) else { return Ok(one_class) };
    let (first, last) = (step.floor(low), step.ceil(high));
    let mut bounds = Vec::new();
    let mut multiple = first;
    while multiple <= last {
        bounds.push(step.times(multiple).clamp(f64::MIN, f64::MAX));
        multiple += 1.0;
    }
    bounds.dedup();
    Ok(if bounds.len() < 2 { one_class } else { one_class.with_bounds(bounds) })
}

/// The round step for a range in about so many classes; none where doubles are too coarse for it.
fn step(low: f64, high: f64, classes: usize) -> Option<Step> {
    // R's bias towards larger steps.
    const BIAS: f64 = 1.5;
    const BIAS_OF_5: f64 = 0.5 + 1.5 * BIAS;
    let cell = high / classes as f64 - low / classes as f64;
    let base = Step::power_of_ten_under(cell)?;
    let unit = base.times(1.0);
    let factor = if 10.0 * unit - cell < BIAS * (cell - 5.0 * unit) {
        10.0
    } else if 5.0 * unit - cell < BIAS_OF_5 * (cell - 2.0 * unit) {
        5.0
    } else if 2.0 * unit - cell < BIAS * (cell - unit) {
        2.0
    } else {
        1.0
    };
    let step = base.scaled(factor);
    // Steps that the values cannot tell apart would never reach the end.
    (low.abs().max(high.abs()) < step.times(1.0) * 2_f64.powi(52)).then_some(step)
}
