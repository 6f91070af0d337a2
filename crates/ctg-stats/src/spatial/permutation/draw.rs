//! Drawing without replacement.

use rand_core::Rng;
use rand_pcg::Pcg64;

/// Numbers from a seed and a stream; streams of one seed are independent.
pub(super) struct Draw(Pcg64);

impl Draw {
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        Self(Pcg64::new(u128::from(seed), u128::from(stream)))
    }

    /// Numbers under each of the bounds, all with the same chance.
    ///
    /// One draw of 64 bits serves as many dice as their product leaves room for (Brackett-Rozinsky and Lemire 2024): each multiplication gives a die in
    /// its upper half and leaves the rest for the next. In the few cases that would favour some numbers it is drawn again.
    #[inline]
    fn dice<const D: usize>(&mut self, bounds: [u64; D]) -> [u64; D] {
        let product = bounds.iter().product::<u64>();
        loop {
            let mut rest = self.0.next_u64();
            let dice = bounds.map(|bound| {
                let scaled = u128::from(rest) * u128::from(bound);
                #[expect(clippy::cast_possible_truncation, reason = "the two halves of the product")]
                let (die, left) = ((scaled >> 64) as u64, scaled as u64);
                rest = left;
                die
            });
            if rest >= product || rest >= product.wrapping_neg() % product {
                return dice;
            }
        }
    }

    /// Puts the first `count` of the items in random order, drawn from all of them (Fisher and Yates).
    #[inline]
    pub(super) fn shuffle_first<T>(&mut self, items: &mut [T], count: usize) {
        // Three dice of 20 bits leave the chance to draw again under 7 %.
        const MOST: usize = 1 << 20;
        let last = count.min(items.len().saturating_sub(1));
        let mut rest = &mut *items;
        let mut left = last;
        while left > 0 {
            let n = rest.len() as u64;
            if left >= 3 && rest.len() <= MOST {
                for die in self.dice([n, n - 1, n - 2]) {
                    rest = swap_first(rest, die);
                }
                left -= 3;
            } else {
                let [die] = self.dice([n]);
                rest = swap_first(rest, die);
                left -= 1;
            }
        }
    }
}

/// Puts the item at a place in front, and gives the others.
#[inline]
fn swap_first<T>(items: &mut [T], place: u64) -> &mut [T] {
    let place = usize::try_from(place).unwrap_or(0);
    if place < items.len() {
        items.swap(0, place);
    }
    items.get_mut(1..).unwrap_or_default()
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
        let first = |seed, stream| Draw::new(seed, stream).dice([1_000_000]);
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
    }
}
