//! Ranks.

/// The rank of each value, the largest first; equal values share the better rank (*rang*, standard competition ranking, "1224").
///
/// *Complexity*: O(n log n).
///
/// # Examples
/// ```
/// use ctg_stats::rank::competition;
/// assert_eq!(competition(&[9_291, 23_583, 13_090, 13_090]), [4, 1, 2, 2]);
/// ```
pub fn competition<T: Ord>(values: &[T]) -> Vec<usize> {
    let mut sorted: Vec<&T> = values.iter().collect();
    sorted.sort_unstable();
    values.iter().map(|value| 1 + sorted.len() - sorted.partition_point(|other| *other <= value)).collect()
}
