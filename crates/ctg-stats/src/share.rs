//! Shares that add up to exactly 100.

use std::cmp::Reverse;

use ctg_model::Decimal;

/// Divides `units` among counts in proportion, in whole units that add up (*méthode du plus fort reste*, Hamilton, Hare–Niemeyer).
///
/// *Formula*: each count `c` of sum `S` receives `⌊c·units/S⌋`; the units left go one each to the largest remainders.
///
/// *Ties*: the larger count first, then the earlier one. A count of zero never receives a unit. Integer arithmetic only. None if there is
/// nothing to divide by: no count, or all zero.
///
/// # Examples
/// ```
/// use ctg_stats::share::largest_remainder;
/// assert_eq!(largest_remainder(&[1, 1, 1], 100), Some(vec![34, 33, 33]));
/// assert_eq!(largest_remainder(&[0, 0], 100), None);
/// ```
///
/// # Source
/// Balinski and Young, *Fair Representation*, 1982, chapter 3 (method of Hamilton).
pub fn largest_remainder(counts: &[u64], units: u64) -> Option<Vec<u64>> {
    let sum: u128 = counts.iter().map(|count| u128::from(*count)).sum();
    if sum == 0 {
        return None;
    }
    let scaled = |count: u64| u128::from(count) * u128::from(units);
    let quotient = |count: u64| (u64::try_from(scaled(count) / sum).unwrap_or(u64::MAX), scaled(count) % sum);
    Some(by_largest_remainder(counts, quotient, units))
}

/// The whole part of each count's quotient, and one more for the largest remainders until the units are given out.
///
/// *Ties*: the larger count first, then the earlier one.
pub(crate) fn by_largest_remainder(counts: &[u64], quotient: impl Fn(u64) -> (u64, u128), units: u64) -> Vec<u64> {
    let mut given: Vec<u64> = counts.iter().map(|count| quotient(*count).0).collect();
    let left = u128::from(units).saturating_sub(given.iter().map(|share| u128::from(*share)).sum());
    let mut order: Vec<(usize, u64)> = counts.iter().copied().enumerate().collect();
    order.sort_by_cached_key(|(index, count)| (Reverse(quotient(*count).1), Reverse(*count), *index));
    for (index, _) in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        given.get_mut(index).into_iter().for_each(|share| *share += 1);
    }
    given
}

/// The shares of counts in per cent, with so many decimals, that add up to exactly 100.
///
/// Rounding each share on its own often misses 100 by a unit or two; this does not. None where [`largest_remainder`] has none, or for more
/// than 6 decimals.
///
/// # Units
/// Per cent.
///
/// # Examples
/// ```
/// use ctg_stats::share::shares_to_100;
/// // The zones of the CARO, from the populations of their communes.
/// let shares = shares_to_100(&[23_583, 17_256, 13_090, 9_291], 1).unwrap();
/// assert_eq!(shares.iter().map(|share| share.to_string()).collect::<Vec<_>>(), ["37.3", "27.3", "20.7", "14.7"]);
/// ```
pub fn shares_to_100(counts: &[u64], decimals: u8) -> Option<Vec<Decimal>> {
    let units = (decimals <= Decimal::MOST_DECIMALS).then(|| 10_u64.pow(2 + u32::from(decimals)))?;
    let shares = largest_remainder(counts, units)?;
    shares.into_iter().map(|share| Decimal::new(i64::try_from(share).ok()?, decimals)).collect()
}
