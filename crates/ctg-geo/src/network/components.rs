//! Parts of a network that no way joins.

#![expect(clippy::indexing_slicing, reason = "nodes are below the number of nodes, and parents are nodes")]

/// The parts of a network that no way joins, for one mode and whatever the direction (*composantes connexes*).
///
/// Numbered from 0 by their lowest node. A node that the mode cannot leave or reach is a part of its own.
///
/// # Examples
/// ```
/// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
/// let place = ctg_model::Position::new(-1.1, 46.0)?;
/// let edge = Edge::at(0, 2, Metres::new(10.0)?, PerMode::only(Mode::Car, Speed::new(50.0)?));
/// let network = Network::new(Distancier::geodesic(), vec![place; 4], [edge])?;
/// let parts = Routes::fastest(&network, Mode::Car).components().clone();
/// assert_eq!((parts.of(0), parts.of(2), parts.of(1), parts.of(9)), (Some(0), Some(0), Some(1), None));
/// assert_eq!(parts.sizes(), [2, 1, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "composante connexe")]
#[must_use]
pub struct Components {
    of: Vec<u32>,
    sizes: Vec<usize>,
}

impl Components {
    /// Of arcs between nodes below `nodes`.
    pub(super) fn new(nodes: usize, arcs: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut parents: Vec<u32> = (0..nodes).map_while(|node| u32::try_from(node).ok()).collect();
        for (one, other) in arcs {
            let (one, other) = (root(&mut parents, one), root(&mut parents, other));
            parents[one.max(other) as usize] = one.min(other);
        }
        let mut of = vec![0; nodes];
        let mut sizes = Vec::new();
        for node in 0..nodes {
            // A root is the lowest node of its part, so that it comes first.
            let above = parents[node];
            let root = root(&mut parents, above) as usize;
            if root == node {
                of[node] = u32::try_from(sizes.len()).unwrap_or(u32::MAX);
                sizes.push(0);
            }
            of[node] = of[root];
            sizes[of[node] as usize] += 1;
        }
        Self { of, sizes }
    }

    /// The part of a node; none if there is no such node.
    ///
    /// ```
    /// # use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let network = Network::new(Distancier::geodesic(), vec![place; 2], [])?;
    /// assert_eq!(Routes::fastest(&network, Mode::Foot).components().of(1), Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, node: usize) -> Option<usize> {
        self.of.get(node).map(|part| *part as usize)
    }

    /// How many nodes each part has.
    ///
    /// ```
    /// # use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
    /// let network = Network::new(Distancier::geodesic(), vec![], [])?;
    /// assert!(Routes::fastest(&network, Mode::Foot).components().sizes().is_empty());
    /// # Ok::<(), ctg_geo::network::NetworkError>(())
    /// ```
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }
}

/// The root of a node; the path to it is halved.
fn root(parents: &mut [u32], mut node: u32) -> u32 {
    while parents[node as usize] != node {
        let above = parents[parents[node as usize] as usize];
        parents[node as usize] = above;
        node = above;
    }
    node
}
