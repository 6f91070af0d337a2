//! Who can be reached from a node by one arc, all in one row.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are below the number of nodes, and `starts` has one more entry, the last of which is the number of heads"
)]

/// The end of an arc, and what it costs in whole steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) node: u32,
    pub(super) steps: u32,
}

/// Arcs by the node that they leave.
#[derive(Debug, Clone)]
pub(super) struct Graph {
    starts: Vec<u32>,
    heads: Vec<Head>,
}

impl Graph {
    /// Of arcs (from, to, steps), all between nodes below `nodes`; those of one node keep their order.
    pub(super) fn new(nodes: usize, arcs: impl Iterator<Item = (u32, u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; nodes + 1];
        for (from, ..) in arcs.clone() {
            starts[from as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut heads = vec![Head { node: 0, steps: 0 }; starts[nodes] as usize];
        for (from, node, steps) in arcs {
            let place = &mut next[from as usize];
            heads[*place as usize] = Head { node, steps };
            *place += 1;
        }
        Self { starts, heads }
    }

    pub(super) fn nodes(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn leaving(&self, node: u32) -> &[Head] {
        let node = node as usize;
        &self.heads[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}
