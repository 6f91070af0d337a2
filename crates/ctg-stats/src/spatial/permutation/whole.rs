//! Permutation of the whole map.
#![expect(
    clippy::indexing_slicing,
    reason = "links are places of units, checked when the lists were made, and each dealing has one value for each unit"
)]

use super::enumerate::{each_order, orders};
use super::{Permutations, Significance, draw::Draw};
use crate::spatial::field::Field;
use crate::spatial::weights::{Style, Weights};

/// How many dealings are measured at a time: their values stand side by side, so that one look-up serves them all.
const LANES: usize = 4;

/// What is summed over pairs of neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pair {
    /// The product of their values.
    Product,
    /// Their squared gap.
    Gap,
}

/// The significance of the sum over all pairs of neighbours.
pub(super) fn test(
    permutations: Permutations,
    field: &Field<'_>,
    values: &[f64],
    style: Style,
    pair: Pair,
) -> Significance {
    let map = Map { weights: field.weights, style, pair };
    let [observed] = map.sums(&values.iter().map(|value| [*value]).collect::<Vec<_>>());
    // The sums of all dealings have the same terms' sizes: this is well above their rounding.
    let rounding = 1e-12 * map.size(values);
    let (low, high) = (observed + rounding, observed - rounding);
    let count = |sum: f64| (u64::from(sum >= high), u64::from(sum <= low));
    if let Some(arrangements) = orders(values.len(), permutations.exact_up_to) {
        let mut order: Vec<[f64; 1]> = values.iter().map(|value| [*value]).collect();
        let (mut greater, mut less) = (0, 0);
        each_order(&mut order, &mut |order| {
            let [sum] = map.sums(order);
            let (large, small) = count(sum);
            (greater, less) = (greater + large, less + small);
        });
        return Significance { greater, less, arrangements, exact: true };
    }
    let draws = u64::from(permutations.draws.get());
    let batch = |first: u64| {
        let lanes = usize::try_from((draws - first).min(LANES as u64)).unwrap_or(LANES);
        let mut dealt = vec![[0.0; LANES]; values.len()];
        let mut order = Vec::with_capacity(values.len());
        for (lane, stream) in (first..).enumerate().take(lanes) {
            order.clear();
            order.extend_from_slice(values);
            // Each dealing has a stream of its own, whatever the thread that makes it.
            Draw::new(permutations.seed, stream + 1).shuffle_first(&mut order, values.len());
            dealt.iter_mut().zip(&order).for_each(|(dealt, value)| dealt[lane] = *value);
        }
        let sums = map.sums(&dealt);
        sums[..lanes].iter().map(|sum| count(*sum)).fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
    };
    let batches = draws.div_ceil(LANES as u64);
    let add = |one: (u64, u64), other: (u64, u64)| (one.0 + other.0, one.1 + other.1);
    #[cfg(feature = "rayon")]
    let (greater, less) = {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};
        (0..batches).into_par_iter().map(|index| batch(index * LANES as u64)).reduce(|| (0, 0), add)
    };
    #[cfg(not(feature = "rayon"))]
    let (greater, less) = (0..batches).map(|index| batch(index * LANES as u64)).fold((0, 0), add);
    Significance { greater, less, arrangements: draws, exact: false }
}

struct Map<'a> {
    weights: &'a Weights,
    style: Style,
    pair: Pair,
}

impl Map<'_> {
    /// The weighted sum over pairs, for each of the dealings.
    fn sums<const L: usize>(&self, dealt: &[[f64; L]]) -> [f64; L] {
        match self.pair {
            Pair::Product => self.sums_of(dealt, |_, other| other, |own, sum| own * sum),
            Pair::Gap => self.sums_of(dealt, |own, other| (own - other) * (own - other), |_, sum| sum),
        }
    }

    #[inline]
    fn sums_of<const L: usize>(
        &self,
        dealt: &[[f64; L]],
        term: impl Fn(f64, f64) -> f64,
        close: impl Fn(f64, f64) -> f64,
    ) -> [f64; L] {
        let mut sums = [0.0; L];
        for (list, own) in self.weights.neighbours().lists().zip(dealt) {
            let mut inner = [0.0; L];
            for link in list {
                let others = &dealt[*link as usize];
                for lane in 0..L {
                    inner[lane] += term(own[lane], others[lane]);
                }
            }
            let link = Weights::link_of(self.style, list);
            for lane in 0..L {
                sums[lane] += link * close(own[lane], inner[lane]);
            }
        }
        sums
    }

    /// About how large the terms of a sum are together.
    fn size(&self, values: &[f64]) -> f64 {
        let links: f64 =
            self.weights.neighbours().lists().map(|list| Weights::link_of(self.style, list) * list.len() as f64).sum();
        links * values.iter().map(|value| value * value).sum::<f64>() / values.len() as f64
    }
}
