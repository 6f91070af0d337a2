//! Drawing without replacement.

use rand_core::Rng;
use rand_pcg::Pcg64;

/// Numbers from a seed and a stream; streams of one seed are independent.
pub(super) struct Draw(Pcg64);

impl Draw {
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        Self(Pcg64::new(u128::from(seed), u128::from(stream)))
    }

    /// A number under `n`, each with the same chance (Lemire 2019: multiply, and draw again in the few cases that would favour some).
    #[inline]
    fn below(&mut self, n: u64) -> u64 {
        loop {
            let product = u128::from(self.0.next_u64()) * u128::from(n);
            #[expect(clippy::cast_possible_truncation, reason = "the two halves of the product")]
            let (high, low) = ((product >> 64) as u64, product as u64);
            if low >= n || low >= n.wrapping_neg() % n {
                return high;
            }
        }
    }

    /// Puts the first `count` of the items in random order, drawn from all of them (Fisher and Yates).
    #[inline]
    pub(super) fn shuffle_first<T>(&mut self, items: &mut [T], count: usize) {
        let n = items.len() as u64;
        for place in 0..count.min(items.len().saturating_sub(1)) {
            let other = usize::try_from(self.below(n - place as u64)).unwrap_or(0) + place;
            items.swap(place, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Draw;

    #[test]
    fn every_order_has_the_same_chance() {
        let mut counts = std::collections::BTreeMap::new();
        let mut draw = Draw::new(3, 0);
        for _ in 0..24_000 {
            let mut items = [0, 1, 2, 3];
            draw.shuffle_first(&mut items, 4);
            *counts.entry(items).or_insert(0_i32) += 1;
        }
        // 1 000 of each of 24 orders, with a standard deviation of 31.
        assert_eq!(counts.len(), 24);
        assert!(counts.values().all(|count| (count - 1_000).abs() < 150), "{counts:?}");
    }

    #[test]
    fn streams_differ_and_repeat() {
        let first = |seed, stream| Draw::new(seed, stream).below(1_000_000);
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
    }
}
