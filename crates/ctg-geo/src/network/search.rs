//! From one node to all others, the nearest first.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are below the number of nodes: sources are checked, heads are of the graph"
)]

use std::sync::{Mutex, PoisonError};

use super::graph::Graph;
use super::queue::Queue;

/// More steps than any journey has.
const NONE: u64 = u64::MAX;

/// What a search writes on, empty between two searches.
#[derive(Debug)]
struct Slate {
    sums: Vec<u64>,
    touched: Vec<u32>,
    queue: Queue<u32>,
}

impl Slate {
    fn new(nodes: usize) -> Self {
        Self { sums: vec![NONE; nodes], touched: Vec::new(), queue: Queue::new() }
    }

    /// Settles nodes in the order of sums, then of numbers, up to a sum, or until told to stop.
    fn search(&mut self, graph: &Graph, source: u32, most: u64, settle: &mut impl FnMut(u32, u64) -> bool) {
        self.sums[source as usize] = 0;
        self.touched.push(source);
        self.queue.push(0, source);
        while let Some((sum, node)) = self.queue.pop() {
            if sum > self.sums[node as usize] {
                continue;
            }
            if !settle(node, sum) {
                break;
            }
            for head in graph.leaving(node) {
                let further = sum.saturating_add(u64::from(head.steps));
                let known = &mut self.sums[head.node as usize];
                if further < *known && further <= most {
                    if *known == NONE {
                        self.touched.push(head.node);
                    }
                    *known = further;
                    self.queue.push(further, head.node);
                }
            }
        }
        self.wipe();
    }

    fn wipe(&mut self) {
        for node in self.touched.drain(..) {
            self.sums[node as usize] = NONE;
        }
        self.queue.clear();
    }
}

/// Slates for as many searches at once as there were.
#[derive(Debug, Default)]
pub(super) struct Slates(Mutex<Vec<Slate>>);

impl Slates {
    /// Settles nodes from a source, as told above; a source that is no node settles nothing.
    pub(super) fn search(&self, graph: &Graph, source: usize, most: u64, mut settle: impl FnMut(u32, u64) -> bool) {
        let Some(source) = u32::try_from(source).ok().filter(|found| (*found as usize) < graph.nodes()) else { return };
        // A slate is put back only after it was wiped: one that a panic interrupted is not there.
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut slate = held.unwrap_or_else(|| Slate::new(graph.nodes()));
        slate.search(graph, source, most, &mut settle);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(slate);
    }
}
