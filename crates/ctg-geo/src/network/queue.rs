//! A queue whose keys never fall below the one that was taken last: a radix heap.
//!
//! Entries lie in buckets by the highest bit in which their key differs from the last one taken. A bucket that holds few is sorted and
//! emptied from its end; one that holds many is spread over the buckets below. Nodes wait in few entries each, so that most are moved
//! once. Source: Ahuja, Mehlhorn, Orlin and Tarjan, *Faster algorithms for the shortest path problem*, Journal of the ACM 37 (1990).

#![expect(clippy::indexing_slicing, reason = "a bucket is a number of bits, 0 to 64, of which there are 65")]

/// A bucket of at most so many is sorted.
const FEW: usize = 48;

/// Entries by key, then by place; all keys are at least the last one taken.
#[derive(Debug)]
pub(super) struct Queue<P> {
    last: u64,
    /// Those whose key is at most `until`, the least at the end.
    now: Vec<(u64, P)>,
    until: u64,
    buckets: [Vec<(u64, P)>; 65],
    /// A bit for each bucket above the first that holds something.
    filled: u64,
}

impl<P: Copy + Ord> Queue<P> {
    pub(super) fn new() -> Self {
        Self { last: 0, now: Vec::new(), until: 0, buckets: std::array::from_fn(|_| Vec::new()), filled: 0 }
    }

    pub(super) fn clear(&mut self) {
        (self.last, self.until) = (0, 0);
        self.now.clear();
        while self.filled != 0 {
            self.buckets[self.filled.trailing_zeros() as usize + 1].clear();
            self.filled &= self.filled - 1;
        }
    }

    pub(super) fn push(&mut self, key: u64, place: P) {
        if key <= self.until {
            let at = self.now.partition_point(|other| *other > (key, place));
            self.now.insert(at, (key, place));
        } else {
            self.put(key, place);
        }
    }

    /// Into the bucket of a key beyond `until`, which differs from `last`.
    fn put(&mut self, key: u64, place: P) {
        let bits = 64 - (key ^ self.last).leading_zeros();
        self.buckets[bits as usize].push((key, place));
        self.filled |= 1 << bits.saturating_sub(1);
    }

    pub(super) fn pop(&mut self) -> Option<(u64, P)> {
        if let Some(least) = self.now.pop() {
            return Some(least);
        }
        while self.now.is_empty() && self.filled != 0 {
            let lowest = self.filled.trailing_zeros();
            self.filled &= self.filled - 1;
            self.take(lowest);
        }
        self.now.pop()
    }

    /// Empties the lowest bucket, whose keys differ from `last` in this bit and below.
    fn take(&mut self, bit: u32) {
        let mut bucket = std::mem::take(&mut self.buckets[bit as usize + 1]);
        self.last = bucket.iter().map(|(key, _)| *key).min().unwrap_or(self.last);
        if bucket.len() <= FEW {
            // All keys of the bucket share the bits from this one upwards, and every other key has higher ones.
            self.until = self.last | ((1 << bit) - 1);
            self.now.append(&mut bucket);
        } else {
            self.until = self.last;
            for (key, place) in bucket.drain(..) {
                if key == self.last {
                    self.now.push((key, place));
                } else {
                    self.put(key, place);
                }
            }
        }
        self.now.sort_unstable_by(|one, other| other.cmp(one));
        // Given back empty, with its room.
        self.buckets[bit as usize + 1] = bucket;
    }
}

#[cfg(test)]
mod tests {
    use super::Queue;
    use proptest::prelude::*;

    proptest! {
        /// As a sorted list says, whatever is pushed between; keys never fall below the last one taken.
        #[test]
        fn the_least_comes_first(steps in proptest::collection::vec((any::<bool>(), 0_u64..9, 0_u32..60, any::<u8>()), 0..200)) {
            let (mut queue, mut list, mut last) = (Queue::new(), Vec::new(), 0_u64);
            for (take, factor, shift, place) in steps {
                if take {
                    list.sort_unstable();
                    let expected = (!list.is_empty()).then(|| list.remove(0));
                    last = expected.map_or(last, |(key, _)| key);
                    prop_assert_eq!(queue.pop(), expected);
                } else {
                    let key = last.saturating_add(factor << shift);
                    queue.push(key, place);
                    list.push((key, place));
                }
            }
        }
    }
}
