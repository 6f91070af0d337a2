//! All arrangements, where they are few.

/// How many ways there are to choose `k` of `n`, if at most a limit.
pub(super) fn combinations(n: usize, k: usize, limit: u64) -> Option<u64> {
    let k = k.min(n - k.min(n));
    let mut ways = 1_u128;
    for step in 0..k {
        ways = ways * (n - step) as u128 / (step + 1) as u128;
        if ways > u128::from(limit) {
            return None;
        }
    }
    u64::try_from(ways).ok().filter(|ways| *ways <= limit)
}

/// How many orders `n` things have, if at most a limit.
pub(super) fn orders(n: usize, limit: u64) -> Option<u64> {
    let orders =
        (2..=n as u64).try_fold(1_u64, |orders, factor| orders.checked_mul(factor).filter(|all| *all <= limit));
    orders.filter(|orders| *orders <= limit)
}

/// Calls with the sum of each choice of `k` of the terms.
pub(super) fn each_sum(terms: &[f64], k: usize, visit: &mut impl FnMut(f64)) {
    fn from(terms: &[f64], k: usize, sum: f64, visit: &mut impl FnMut(f64)) {
        if k == 0 {
            visit(sum);
            return;
        }
        let mut rest = terms;
        while let [first, others @ ..] = rest {
            if rest.len() < k {
                return;
            }
            from(others, k - 1, sum + first, visit);
            rest = others;
        }
    }
    from(terms, k, 0.0, visit);
}

/// Calls with each order of the items (Heap 1963).
pub(super) fn each_order<T>(items: &mut [T], visit: &mut impl FnMut(&[T])) {
    fn first<T>(items: &mut [T], count: usize, visit: &mut impl FnMut(&[T])) {
        if count <= 1 {
            visit(items);
            return;
        }
        for turn in 0..count {
            first(items, count - 1, visit);
            if turn + 1 < count {
                items.swap(if count.is_multiple_of(2) { turn } else { 0 }, count - 1);
            }
        }
    }
    first(items, items.len(), visit);
}

#[cfg(test)]
mod tests {
    use super::{combinations, each_order, each_sum, orders};

    #[test]
    fn counts_are_those_of_the_visits() {
        let mut sums = Vec::new();
        each_sum(&[1.0, 10.0, 100.0, 1_000.0], 2, &mut |sum| sums.push(sum));
        assert_eq!(sums, [11.0, 101.0, 1_001.0, 110.0, 1_010.0, 1_100.0]);
        assert_eq!(combinations(4, 2, 6), Some(6));
        assert_eq!(combinations(4, 2, 5), None);
        assert_eq!((combinations(5, 5, 1), combinations(24, 6, u64::MAX)), (Some(1), Some(134_596)));
        let mut seen = std::collections::BTreeSet::new();
        each_order(&mut [1, 2, 3, 4], &mut |order| assert!(seen.insert(order.to_vec())));
        assert_eq!((seen.len(), orders(4, 24), orders(4, 23), orders(1, 0)), (24, Some(24), None, None));
    }
}
