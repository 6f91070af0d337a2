//! What no network can hold.

use ctg_model::Slug;

/// A node, an edge or a link that a network cannot hold.
///
/// # Examples
/// ```
/// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Network, PerMode}};
/// use ctg_model::Position;
/// let roads = Distancier::new("synthetic".parse()?, "essai".parse()?);
/// let edges = [Edge::new(0, 7, Metres::new(5.0)?, PerMode::default())];
/// let error = Network::new(roads, vec![Position::new(-0.96, 45.94)?], edges).unwrap_err();
/// assert_eq!(error.to_string(), "edge 0: found node 7, expected one below 1");
/// assert_eq!((error.edge(), error.node()), (Some(0), Some(7)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct NetworkError(pub(super) Fault);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(super) enum Fault {
    #[error("edge {edge}: found node {node}, expected one below {nodes}")]
    EdgeNode { edge: usize, node: usize, nodes: usize },
    #[error("edge {edge}: found {found} {symbol}, expected at most {most}")]
    EdgeTooLong { edge: usize, found: f64, symbol: &'static str, most: f64 },
    #[error("link `{link}`: found node {node}, expected one below {nodes}")]
    LinkNode { link: Slug, node: usize, nodes: usize },
    #[error("link `{link}`: found {found} {symbol}, expected at most {most}")]
    LinkTooLong { link: Slug, found: f64, symbol: &'static str, most: f64 },
    #[error("found two links `{0}`, expected one")]
    LinkTwice(Slug),
    #[error("found no link `{0}`, expected one of the network")]
    NoLink(Slug),
    #[error("found {found} {what}, expected at most {}", u32::MAX - 1)]
    TooMany { what: &'static str, found: usize },
}

impl NetworkError {
    /// The number of the edge at fault, in the order given, if it is one.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Network, PerMode}};
    /// let edge = Edge::new(0, 0, Metres::new(1e12)?, PerMode::default());       // no node at all
    /// assert_eq!(Network::new(Distancier::geodesic(), vec![], [edge]).unwrap_err().edge(), Some(0));
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn edge(&self) -> Option<usize> {
        match self.0 {
            Fault::EdgeNode { edge, .. } | Fault::EdgeTooLong { edge, .. } => Some(edge),
            _ => None,
        }
    }

    /// The number that is no node, if that is the fault.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Network, PerMode}};
    /// let edge = Edge::new(0, 4, Metres::new(1.0)?, PerMode::default());
    /// let nodes = vec![ctg_model::Position::new(0.0, 45.0)?];
    /// assert_eq!(Network::new(Distancier::geodesic(), nodes, [edge]).unwrap_err().node(), Some(4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn node(&self) -> Option<usize> {
        match self.0 {
            Fault::EdgeNode { node, .. } | Fault::LinkNode { node, .. } => Some(node),
            _ => None,
        }
    }

    /// The identifier of the link at fault, if it is one.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::Network};
    /// let network = Network::new(Distancier::geodesic(), vec![], [])?;
    /// let ferry = "fouras-aix".parse()?;
    /// assert_eq!(network.without_link(&ferry).unwrap_err().link(), Some(&ferry));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn link(&self) -> Option<&Slug> {
        match &self.0 {
            Fault::LinkNode { link, .. }
            | Fault::LinkTooLong { link, .. }
            | Fault::LinkTwice(link)
            | Fault::NoLink(link) => Some(link),
            _ => None,
        }
    }
}
