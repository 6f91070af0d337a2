//! The pairs within reach, held in one list.
#![expect(
    clippy::indexing_slicing,
    reason = "a list of starts has one more entry than origins, and callers ask for origins only"
)]

use crate::cost::{CostUnit, TravelCost};

/// The destinations of each origin within a reach, with their costs as numbers.
#[derive(Debug)]
pub(super) struct Links {
    starts: Vec<usize>,
    pairs: Vec<(usize, f64)>,
}

impl Links {
    /// The pairs of a cost whose destination is wanted.
    pub(super) fn within<C: TravelCost + ?Sized>(cost: &C, reach: C::Unit, wanted: impl Fn(usize) -> bool) -> Self {
        let (mut starts, mut pairs) = (vec![0], Vec::new());
        for origin in 0..cost.origins() {
            cost.leaving(origin, reach, &mut |destination, cost| {
                if wanted(destination) {
                    pairs.push((destination, cost.value()));
                }
            });
            starts.push(pairs.len());
        }
        Self { starts, pairs }
    }

    /// The destinations and costs of an origin.
    pub(super) fn of(&self, origin: usize) -> &[(usize, f64)] {
        &self.pairs[self.range(origin)]
    }

    /// Where the pairs of an origin stand among all.
    pub(super) fn range(&self, origin: usize) -> std::ops::Range<usize> {
        self.starts[origin]..self.starts[origin + 1]
    }

    /// How many origins there are.
    pub(super) fn origins(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many pairs there are.
    pub(super) fn len(&self) -> usize {
        self.pairs.len()
    }
}
