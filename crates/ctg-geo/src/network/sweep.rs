//! The nearest sources of all nodes, in one sweep.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are below the number of nodes, with `k` places each, of which the first `counts` are filled"
)]

use std::marker::PhantomData;

use super::graph::Graph;
use super::net::cost;
use super::queue::Queue;
use crate::cost::CostUnit;

/// A source: its node, and the steps from there to the place itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    pub(super) node: u32,
    pub(super) steps: u64,
}

/// The `k` nearest sources of each node, by cost, then by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labels {
    k: usize,
    counts: Vec<u32>,
    found: Vec<(u64, u32)>,
}

impl Labels {
    /// Over arcs that lead away from the sources, up to so many steps.
    pub(super) fn new(graph: &Graph, sources: &[Option<Source>], k: usize, most: u64) -> Self {
        let k = k.min(sources.len());
        let mut labels = Self { k, counts: vec![0; graph.nodes()], found: vec![(0, 0); graph.nodes() * k] };
        let mut queue = Queue::new();
        for (number, source) in (0_u32..).zip(sources) {
            if let Some(source) = source.filter(|source| source.steps <= most) {
                queue.push(source.steps, (number, source.node));
            }
        }
        while let Some((sum, (source, node))) = queue.pop() {
            if !labels.settle(node, sum, source) {
                continue;
            }
            for head in graph.leaving(node) {
                let further = sum.saturating_add(u64::from(head.steps));
                if further <= most && labels.wants(head.node, source) {
                    queue.push(further, (source, head.node));
                }
            }
        }
        labels
    }

    /// Whether a node has room for a source that it has not yet.
    fn wants(&self, node: u32, source: u32) -> bool {
        let row = self.row(node as usize);
        row.len() < self.k && row.iter().all(|(_, known)| *known != source)
    }

    fn settle(&mut self, node: u32, steps: u64, source: u32) -> bool {
        let wanted = self.wants(node, source);
        if wanted {
            let count = &mut self.counts[node as usize];
            self.found[node as usize * self.k + *count as usize] = (steps, source);
            *count += 1;
        }
        wanted
    }

    /// The steps and the numbers of the sources of a node.
    pub(super) fn row(&self, node: usize) -> &[(u64, u32)] {
        let start = node * self.k;
        &self.found[start..start + self.counts[node] as usize]
    }
}

/// The nearest of some nodes, seen from every node of a network: by cost, then by place in the list.
///
/// See [`Routes::nearest_of_all`](super::Routes::nearest_of_all).
///
/// ```
/// use ctg_geo::{cost::{CostUnit, Distancier, Metres}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
/// let place = ctg_model::Position::new(-1.1, 46.0)?;
/// let street = Edge::at(0, 1, Metres::new(120.0)?, PerMode::only(Mode::Foot, Speed::new(5.0)?));
/// let network = Network::new(Distancier::geodesic(), vec![place; 3], [street])?;
/// let nearest = Routes::shortest(&network, Mode::Foot).nearest_of_all(&[1], 2, Metres::LARGEST);
/// assert_eq!(nearest.of(0).collect::<Vec<_>>(), [(0, Metres::new(120.0)?)]);
/// assert_eq!(nearest.of(2).count(), 0);                            // no street leads there
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NearestNodes<U> {
    labels: Labels,
    bound: U,
    unit: PhantomData<U>,
}

impl<U: CostUnit> NearestNodes<U> {
    pub(super) fn new(labels: Labels, bound: U) -> Self {
        Self { labels, bound, unit: PhantomData }
    }

    /// What is nearest to a node: its place in the list of sources, and its cost; nothing for a number that is no node.
    ///
    /// ```
    /// use ctg_geo::{cost::{CostUnit, Distancier, Minutes}, network::{Mode, Network, Routes}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let network = Network::new(Distancier::geodesic(), vec![place], [])?;
    /// let nearest = Routes::fastest(&network, Mode::Foot).nearest_of_all(&[0], 1, Minutes::LARGEST);
    /// assert_eq!(nearest.of(0).collect::<Vec<_>>(), [(0, Minutes::new(0.0)?)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, node: usize) -> impl Iterator<Item = (usize, U)> + '_ {
        let row = if node < self.labels.counts.len() { self.labels.row(node) } else { &[] };
        let costs = row.iter().map(|(steps, source)| (*source as usize, cost::<U>(*steps)));
        costs.take_while(|(_, found)| *found <= self.bound)
    }
}
