//! A heap with four children to a node: fewer levels, each in one line of the cache.

#![expect(clippy::indexing_slicing, reason = "places are below the length, each compared with it before")]

/// The smallest first; equal ones in no order, so that keys must differ where order matters.
#[derive(Debug, Clone, Default)]
pub(super) struct Heap<K>(Vec<K>);

impl<K: Copy + Ord> Heap<K> {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn push(&mut self, key: K) {
        let mut place = self.0.len();
        self.0.push(key);
        while place > 0 {
            let parent = (place - 1) / 4;
            if self.0[parent] <= key {
                break;
            }
            self.0[place] = self.0[parent];
            place = parent;
        }
        self.0[place] = key;
    }

    pub(super) fn pop(&mut self) -> Option<K> {
        let last = self.0.pop()?;
        let Some(&top) = self.0.first() else { return Some(last) };
        let keys = self.0.as_mut_slice();
        let mut place = 0;
        loop {
            let first = 4 * place + 1;
            let Some(children) = keys.get(first..(first + 4).min(keys.len())) else { break };
            let Some((child, &key)) = children.iter().enumerate().min_by_key(|(_, key)| **key) else { break };
            if last <= key {
                break;
            }
            keys[place] = key;
            place = first + child;
        }
        keys[place] = last;
        Some(top)
    }
}

#[cfg(test)]
mod tests {
    use super::Heap;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_popped_is_sorted(keys in proptest::collection::vec(any::<u16>(), 0..200)) {
            let mut heap = Heap::new();
            for key in &keys {
                heap.push(*key);
            }
            let popped: Vec<u16> = std::iter::from_fn(|| heap.pop()).collect();
            let mut sorted = keys;
            sorted.sort_unstable();
            prop_assert_eq!(popped, sorted);
        }
    }
}
