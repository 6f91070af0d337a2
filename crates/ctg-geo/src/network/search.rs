//! From one node to all others, the nearest first.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are below the number of nodes: sources are checked, heads are of the graph"
)]

use std::sync::{Mutex, PoisonError};

use super::graph::Graph;
use super::heap::Heap;

/// A sum of steps: in 32 bits where no journey is longer, else in 64.
pub(super) trait Sum: Copy + Ord + Default + std::fmt::Debug {
    /// A sum and a node in one word.
    type Key: Copy + Ord + std::fmt::Debug;
    /// More than any journey.
    const NONE: Self;

    /// A number of steps, [`NONE`](Self::NONE) if there are too many.
    fn of(steps: u64) -> Self;
    fn plus(self, steps: u32) -> Self;
    fn steps(self) -> u64;
    fn key(self, node: u32) -> Self::Key;
    fn split(key: Self::Key) -> (Self, u32);
}

impl Sum for u32 {
    type Key = u64;
    const NONE: Self = Self::MAX;

    fn of(steps: u64) -> Self {
        Self::try_from(steps).unwrap_or(Self::NONE)
    }

    fn plus(self, steps: u32) -> Self {
        self.saturating_add(steps)
    }

    fn steps(self) -> u64 {
        u64::from(self)
    }

    fn key(self, node: u32) -> u64 {
        u64::from(self) << 32 | u64::from(node)
    }

    #[expect(clippy::cast_possible_truncation, reason = "the two halves of a word")]
    fn split(key: u64) -> (Self, u32) {
        ((key >> 32) as u32, key as u32)
    }
}

impl Sum for u64 {
    type Key = (u64, u32);
    const NONE: Self = Self::MAX;

    fn of(steps: u64) -> Self {
        steps
    }

    fn plus(self, steps: u32) -> Self {
        self.saturating_add(Self::from(steps))
    }

    fn steps(self) -> u64 {
        self
    }

    fn key(self, node: u32) -> (u64, u32) {
        (self, node)
    }

    fn split(key: (u64, u32)) -> (Self, u32) {
        key
    }
}

/// What a search writes on, empty between two searches.
#[derive(Debug, Default)]
struct Slate<S: Sum> {
    sums: Vec<S>,
    touched: Vec<u32>,
    heap: Heap<S::Key>,
}

impl<S: Sum> Slate<S> {
    fn new(nodes: usize) -> Self {
        Self { sums: vec![S::NONE; nodes], touched: Vec::new(), heap: Heap::new() }
    }

    /// Settles nodes in the order of sums, then of numbers, up to a sum, or until told to stop.
    fn search(&mut self, graph: &Graph, source: u32, most: u64, settle: &mut impl FnMut(u32, u64) -> bool) {
        let most = S::of(most.min(S::NONE.steps() - 1));
        self.sums[source as usize] = S::default();
        self.touched.push(source);
        self.heap.push(S::default().key(source));
        while let Some(key) = self.heap.pop() {
            let (sum, node) = S::split(key);
            if sum > self.sums[node as usize] {
                continue;
            }
            if !settle(node, sum.steps()) {
                break;
            }
            for head in graph.leaving(node) {
                let further = sum.plus(head.steps);
                let known = &mut self.sums[head.node as usize];
                if further < *known && further <= most {
                    if *known == S::NONE {
                        self.touched.push(head.node);
                    }
                    *known = further;
                    self.heap.push(further.key(head.node));
                }
            }
        }
        self.wipe();
    }

    fn wipe(&mut self) {
        for node in self.touched.drain(..) {
            self.sums[node as usize] = S::NONE;
        }
        self.heap.clear();
    }
}

/// Slates for as many searches at once as there were.
#[derive(Debug)]
pub(super) enum Slates {
    Narrow(Mutex<Vec<Slate32>>),
    Wide(Mutex<Vec<Slate64>>),
}

/// A slate of sums in 32 bits.
#[derive(Debug)]
pub(super) struct Slate32(Slate<u32>);

/// A slate of sums in 64 bits.
#[derive(Debug)]
pub(super) struct Slate64(Slate<u64>);

impl Slates {
    /// For a graph whose arcs have this sum: no journey passes an arc twice.
    pub(super) fn new(total: u64) -> Self {
        if fits(total) { Self::Narrow(Mutex::default()) } else { Self::Wide(Mutex::default()) }
    }

    /// Settles nodes from a source, as told above; a source that is no node settles nothing.
    pub(super) fn search(&self, graph: &Graph, source: usize, most: u64, mut settle: impl FnMut(u32, u64) -> bool) {
        let Some(source) = u32::try_from(source).ok().filter(|found| (*found as usize) < graph.nodes()) else { return };
        match self {
            Self::Narrow(pool) => {
                let mut slate = take(pool).unwrap_or_else(|| Slate32(Slate::new(graph.nodes())));
                slate.0.search(graph, source, most, &mut settle);
                give(pool, slate);
            }
            Self::Wide(pool) => {
                let mut slate = take(pool).unwrap_or_else(|| Slate64(Slate::new(graph.nodes())));
                slate.0.search(graph, source, most, &mut settle);
                give(pool, slate);
            }
        }
    }
}

/// Whether sums up to this one fit in 32 bits.
pub(super) fn fits(total: u64) -> bool {
    total < u64::from(u32::MAX)
}

/// A slate is put back only after it was wiped: one that a panic interrupted is not there.
fn take<T>(pool: &Mutex<Vec<T>>) -> Option<T> {
    pool.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

fn give<T>(pool: &Mutex<Vec<T>>, slate: T) {
    pool.lock().unwrap_or_else(PoisonError::into_inner).push(slate);
}
