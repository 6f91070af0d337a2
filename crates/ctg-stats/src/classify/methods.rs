//! The methods that need one pass: quantiles, equal intervals, head and tail, standard deviations, bounds that are given.

use super::Breaks;
use super::error::{ClassifyError, Fault};
use crate::Variable;

/// Sorted values, at least one, of which at least as many are distinct as classes are asked for.
pub(super) fn sorted_for(variable: &Variable, classes: usize) -> Result<Vec<f64>, ClassifyError> {
    let sorted = variable.sorted();
    if sorted.is_empty() {
        return Err(Fault::NoValue.into());
    }
    if classes == 0 {
        return Err(Fault::NoClass.into());
    }
    let distinct = 1 + sorted.windows(2).filter(|pair| matches!(pair, [one, other] if one < other)).count();
    if classes > distinct { Err(Fault::TooFewDistinct { asked: classes, distinct }.into()) } else { Ok(sorted) }
}

/// As many units in each class, as far as ties allow (*quantiles, effectifs égaux*).
///
/// *Formula*: cut at the quantiles `j/k`, interpolated between the two values around place `j(n − 1)/k` (definition 7 of Hyndman and
/// Fan, that of the usual map software). Where ties leave a class without value it is not made: [`Breaks::is_short`] says so.
///
/// # Errors
/// No value, no class, or more classes than distinct values.
///
/// # Examples
/// ```
/// use ctg_stats::{Variable, classify::quantile};
/// let values = Variable::new((1..=8).map(f64::from))?;
/// assert_eq!(quantile(&values, 4)?.upper_bounds(), [2.75, 4.5, 6.25, 8.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn quantile(variable: &Variable, classes: usize) -> Result<Breaks, ClassifyError> {
    let sorted = sorted_for(variable, classes)?;
    let at = |part: usize| {
        let scaled = part as u128 * (sorted.len() - 1) as u128;
        let place = usize::try_from(scaled / classes as u128).unwrap_or(usize::MAX);
        let (below, above) = (sorted.get(place)?, sorted.get(place + 1).or(sorted.get(place))?);
        let fraction = (scaled % classes as u128) as f64 / classes as f64;
        // Between two equal values, that value to the bit.
        Some(if below < above { below * (1.0 - fraction) + above * fraction } else { *below })
    };
    let mut cuts: Vec<f64> = (1..classes).filter_map(at).collect();
    keep_filled(&mut cuts, &sorted);
    Breaks::new(&sorted, &cuts, Some(classes))
}

/// Leaves out each cut that would leave its class without value.
fn keep_filled(cuts: &mut Vec<f64>, sorted: &[f64]) {
    let mut below = 0;
    cuts.retain(|cut| {
        let up_to = sorted.partition_point(|value| value <= cut);
        let keep = up_to > below && up_to < sorted.len();
        below = below.max(up_to);
        keep
    });
}

/// Classes of one width (*amplitudes égales*); some may be without value.
///
/// *Formula*: cut at `min + j(max − min)/k`.
///
/// # Errors
/// No value, no class, or more classes than distinct values.
///
/// # Examples
/// ```
/// use ctg_stats::{Variable, classify::equal_interval};
/// let values = Variable::new([0.0, 1.0, 2.0, 100.0])?;
/// assert_eq!(equal_interval(&values, 4)?.upper_bounds(), [25.0, 50.0, 75.0, 100.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn equal_interval(variable: &Variable, classes: usize) -> Result<Breaks, ClassifyError> {
    let sorted = sorted_for(variable, classes)?;
    let (low, high) = ends(&sorted);
    let at = |part: usize| {
        let fraction = part as f64 / classes as f64;
        low + (high / 2.0 - low / 2.0) * fraction * 2.0
    };
    let mut cuts: Vec<f64> = (1..classes).map(at).filter(|cut| low <= *cut && *cut < high).collect();
    cuts.dedup_by(|later, earlier| later <= earlier);
    Breaks::new(&sorted, &cuts, Some(classes))
}

fn ends(sorted: &[f64]) -> (f64, f64) {
    (sorted.first().copied().unwrap_or_default(), sorted.last().copied().unwrap_or_default())
}

/// The largest share of values that may stand above the mean for the head to be cut again: above 0, at most 1.
///
/// ```
/// use ctg_stats::classify::HeadLimit;
/// assert!(HeadLimit::new(0.4) == Some(HeadLimit::JIANG) && HeadLimit::new(1.5).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct HeadLimit(f64);

impl HeadLimit {
    /// 40 %: beyond, the values are no longer heavy-tailed (Jiang 2013).
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::{HeadLimit, head_tail}};
    /// // Two of four are above the mean of 2.5, more than 40 %: nothing is cut.
    /// let even = Variable::new([1.0, 2.0, 3.0, 4.0])?;
    /// assert_eq!(head_tail(&even, HeadLimit::JIANG)?.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const JIANG: Self = Self(0.4);
    /// Cut as long as there is a head.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::{HeadLimit, head_tail}};
    /// // Cut at 2.5, then at the mean of 3 and 4.
    /// let even = Variable::new([1.0, 2.0, 3.0, 4.0])?;
    /// assert_eq!(head_tail(&even, HeadLimit::NONE)?.upper_bounds(), [2.5, 3.5, 4.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const NONE: Self = Self(1.0);

    /// A share above 0 and at most 1, or none.
    ///
    /// ```
    /// use ctg_stats::classify::HeadLimit;
    /// assert!(HeadLimit::new(0.5) > Some(HeadLimit::JIANG));
    /// assert_eq!(HeadLimit::new(40.0), None);         // a share, not a percentage
    /// ```
    pub fn new(share: f64) -> Option<Self> {
        (share > 0.0 && share <= 1.0).then_some(Self(share))
    }
}

/// Cut at the mean, then at the mean of what is above it, and so on (*head/tail*): for a few large values and many small ones.
///
/// It stops where the head is a larger share of what is cut than the limit, or is a single value. The number of classes follows from the
/// data; equal values give one class.
///
/// # Errors
/// No value.
///
/// # Examples
/// ```
/// use ctg_stats::{Variable, classify::{HeadLimit, head_tail}};
/// // The mean is 4, then 10 of what is above it.
/// let values = Variable::new([1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 6.0, 6.0, 18.0, 2.0])?;
/// assert_eq!(head_tail(&values, HeadLimit::JIANG)?.upper_bounds(), [4.0, 10.0, 18.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Jiang, *Head/tail breaks: a new classification scheme for data with a heavy-tailed distribution*, The Professional Geographer 65, 2013.
pub fn head_tail(variable: &Variable, limit: HeadLimit) -> Result<Breaks, ClassifyError> {
    let sorted = sorted_for(variable, 1)?;
    let mut cuts = Vec::new();
    let mut rest = sorted.as_slice();
    while rest.len() > 1 {
        let mean = mean(rest);
        let (_, head) = rest.split_at(rest.partition_point(|value| *value <= mean));
        let small = head.len() as f64 <= limit.0 * rest.len() as f64;
        if head.is_empty() || head.len() == rest.len() || !small {
            break;
        }
        cuts.push(mean);
        rest = head;
    }
    Breaks::new(&sorted, &cuts, None)
}

/// The mean of sorted values, between the first and the last of them.
fn mean(sorted: &[f64]) -> f64 {
    let (low, high) = ends(sorted);
    let n = sorted.len() as f64;
    let above: f64 = sorted.iter().map(|value| value / n - low / n).sum();
    (low + above).clamp(low, high)
}

/// Cut at so many standard deviations from the mean (*écarts types*); a class wholly beyond the values is not made.
///
/// *Formula*: cut at `ȳ + mσ` for each multiple `m`, with `σ` over `n`.
///
/// # Errors
/// No value; multiples that are not finite or not increasing. Equal values give one class: their standard deviation is zero.
///
/// # Examples
/// ```
/// use ctg_stats::{Variable, classify::standard_deviation};
/// let values = Variable::new([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])?; // mean 5, standard deviation 2
/// assert_eq!(standard_deviation(&values, &[-1.0, 0.0, 1.0])?.upper_bounds(), [3.0, 5.0, 7.0, 9.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn standard_deviation(variable: &Variable, multiples: &[f64]) -> Result<Breaks, ClassifyError> {
    let sorted = sorted_for(variable, 1)?;
    check_increasing(multiples)?;
    let (low, high) = ends(&sorted);
    let scale = low.abs().max(high.abs());
    if low >= high {
        return Breaks::new(&sorted, &[], None);
    }
    let mean = mean(&sorted);
    let squares: f64 = sorted.iter().map(|value| (value / scale - mean / scale).powi(2)).sum();
    let deviation = (squares / sorted.len() as f64).sqrt() * scale;
    let mut cuts: Vec<f64> =
        multiples.iter().map(|multiple| mean + multiple * deviation).filter(|cut| cut.is_finite()).collect();
    cuts.dedup_by(|later, earlier| later <= earlier);
    Breaks::between(&sorted, &cuts)
}

/// Classes between bounds that are given (*seuils choisis*): a regulation, the map of last year; some may be without value.
///
/// The bounds may be the cuts alone, or with the two ends: a first bound at or under the smallest value is the lower end, a last one at or
/// above the largest is the upper end, and any end that is not given is that of the values. So the bounds of one map give its classes again.
///
/// # Errors
/// No value; bounds that are not finite or not increasing.
///
/// # Examples
/// ```
/// use ctg_stats::{Variable, classify::manual};
/// let values = Variable::new([3.0, 17.0])?;
/// assert_eq!(manual(&values, &[5.0, 10.0])?.bounds(), [3.0, 5.0, 10.0, 17.0]);
/// let error = manual(&values, &[10.0, 5.0]).unwrap_err();
/// assert_eq!(error.to_string(), "bound 1 is 5 after 10, expected a larger one");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn manual(variable: &Variable, bounds: &[f64]) -> Result<Breaks, ClassifyError> {
    let sorted = sorted_for(variable, 1)?;
    check_increasing(bounds)?;
    Breaks::between(&sorted, bounds)
}

fn check_increasing(bounds: &[f64]) -> Result<(), ClassifyError> {
    for (place, bound) in bounds.iter().enumerate() {
        if !bound.is_finite() {
            return Err(Fault::NotFinite { place, bound: *bound }.into());
        }
    }
    for (place, pair) in bounds.windows(2).enumerate() {
        if let [before, bound] = pair
            && bound <= before
        {
            return Err(Fault::NotIncreasing { place: place + 1, bound: *bound, before: *before }.into());
        }
    }
    Ok(())
}
