//! Nodes, edges and links.

use ctg_model::{Position, Slug};

use super::error::{Fault, NetworkError};
use super::{Edge, Link, Mode, PerMode, Ways};
use crate::cost::{CostUnit, Distancier, Metres, Minutes};
use crate::measure::haversine_m;

/// A mode that an arc is closed to.
pub(super) const CLOSED: u32 = u32::MAX;

/// An edge in whole steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Arc {
    pub(super) from: u32,
    pub(super) to: u32,
    /// Millimetres.
    pub(super) length: u32,
    /// Milliseconds, or [`CLOSED`].
    pub(super) times: PerMode<u32>,
}

/// Nodes with positions, and edges between them (*réseau routier*).
///
/// # Examples
/// ```
/// use ctg_geo::{cost::{Distancier, Metres, Minutes}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
/// use ctg_model::Position;
/// let nodes = vec![Position::new(-0.962, 45.937)?, Position::new(-0.955, 45.898)?, Position::new(-1.009, 45.926)?];
/// let roads = PerMode::only(Mode::Car, Speed::new(60.0)?);
/// // Rochefort, over the viaduct to Échillais, and on to Soubise; back only as far as Échillais.
/// let edges = [
///     Edge::at(0, 1, Metres::new(5_000.0)?, roads),
///     Edge::at(1, 2, Metres::new(6_000.0)?, roads),
///     Edge::at(2, 1, Metres::new(6_000.0)?, roads),
/// ];
/// let network = Network::new(Distancier::new("synthetic".parse()?, "essai".parse()?), nodes, edges)?;
/// let by_car = Routes::fastest(&network, Mode::Car);
/// assert_eq!(by_car.cost(0, 2), Some(Minutes::new(11.0)?));
/// assert_eq!(by_car.cost(2, 0), None);                              // no way back over the viaduct
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[doc(alias = "réseau")]
#[must_use]
pub struct Network {
    distancier: Distancier,
    nodes: Vec<Position>,
    arcs: Vec<Arc>,
    links: Vec<Link>,
}

impl Network {
    /// A network of these nodes, numbered from 0, and these edges.
    ///
    /// The distancier says what the network is: its data, hours and vintage; modes and links are added to it.
    ///
    /// # Errors
    /// An edge to a node that is not there; an edge of more than 4 294 km or 49 days; 2³² nodes or more.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::Network};
    /// let nothing = Network::new(Distancier::new("synthetic".parse()?, "vide".parse()?), vec![], [])?;
    /// assert_eq!((nothing.nodes().len(), nothing.edges().len()), (0, 0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        distancier: Distancier,
        nodes: Vec<Position>,
        edges: impl IntoIterator<Item = Edge>,
    ) -> Result<Self, NetworkError> {
        at_most("nodes", nodes.len())?;
        let count = nodes.len();
        let arcs = edges.into_iter().enumerate().map(|(number, edge)| arc(number, &edge, count));
        let arcs: Vec<Arc> = arcs.collect::<Result<_, _>>()?;
        at_most("edges", arcs.len())?;
        Ok(Self { distancier, nodes, arcs, links: Vec::new() })
    }

    /// The same network with a link more.
    ///
    /// # Errors
    /// A link of the same identifier, a node that is not there, a link of more than 4 294 km or 49 days.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Link, Network, Ways}};
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (0, 1), Ways::Both, Metres::new(4_600.0)?);
    /// let error = Network::new(Distancier::geodesic(), vec![], [])?.with_link(link).unwrap_err();
    /// assert_eq!(error.to_string(), "link `aix`: found node 0, expected one below 0");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_link(mut self, link: Link) -> Result<Self, NetworkError> {
        self.add_link(link)?;
        Ok(self)
    }

    pub(super) fn add_link(&mut self, link: Link) -> Result<(), NetworkError> {
        check_link(&link, self.nodes.len(), &self.links)?;
        self.links.push(link);
        Ok(())
    }

    /// The same network without the link of this identifier.
    ///
    /// # Errors
    /// No such link.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Link, Network, Ways}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let link = Link::new("aix".parse()?, "Île-d'Aix".parse()?, (0, 0), Ways::Both, Metres::new(4_600.0)?);
    /// let with_link = Network::new(Distancier::geodesic(), vec![place], [])?.with_link(link)?;
    /// assert!(with_link.without_link(&"aix".parse()?)?.links().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn without_link(mut self, id: &Slug) -> Result<Self, NetworkError> {
        let count = self.links.len();
        self.links.retain(|link| link.id() != id);
        if self.links.len() == count {
            return Err(NetworkError(Fault::NoLink(id.clone())));
        }
        Ok(self)
    }

    /// What the network is, without mode and links.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::Network};
    /// let network = Network::new(Distancier::new("bdtopo-2024".parse()?, "BD TOPO 2024".parse()?), vec![], [])?;
    /// assert_eq!(network.distancier().id().as_str(), "bdtopo-2024");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    /// The position of each node.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::Network};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// assert_eq!(Network::new(Distancier::geodesic(), vec![place], [])?.nodes(), [place]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nodes(&self) -> &[Position] {
        &self.nodes
    }

    /// The edges in the order given, in whole millimetres and milliseconds; links are not among them.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Network, PerMode}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let loops = Edge::new(0, 0, Metres::new(12.000_4)?, PerMode::default());
    /// let network = Network::new(Distancier::geodesic(), vec![place], [loops])?;
    /// assert_eq!(network.edges().next().map(|edge| edge.length), Some(Metres::new(12.0)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn edges(&self) -> impl ExactSizeIterator<Item = Edge> + '_ {
        self.arcs.iter().map(|arc| {
            let times = arc.times.map(|time| (time != CLOSED).then(|| cost(u64::from(time))));
            Edge::new(arc.from as usize, arc.to as usize, cost(u64::from(arc.length)), times)
        })
    }

    /// The links, in the order in which they were added.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::Network};
    /// assert!(Network::new(Distancier::geodesic(), vec![], [])?.links().is_empty());
    /// # Ok::<(), ctg_geo::network::NetworkError>(())
    /// ```
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The numbers of the edges that end where they start: kept, and of no use to any journey.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Network, PerMode}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let roundabout = Edge::new(0, 0, Metres::new(90.0)?, PerMode::default());
    /// assert_eq!(Network::new(Distancier::geodesic(), vec![place], [roundabout])?.loops(), [0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn loops(&self) -> Vec<usize> {
        self.edges_where(|arc| arc.from == arc.to)
    }

    /// The numbers of the edges that are shorter than the straight line by more than a hundredth: lengths in kilometres, or a wrong node.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Network, PerMode}};
    /// use ctg_model::Position;
    /// // A tenth of a degree of latitude is 11.1 km; 11.1 m is a mistake of units.
    /// let nodes = vec![Position::new(-1.0, 45.9)?, Position::new(-1.0, 46.0)?];
    /// let edges = [11_120.0, 11.12].map(|metres| Metres::new(metres).map(|length| Edge::new(0, 1, length, PerMode::default())));
    /// let network = Network::new(Distancier::geodesic(), nodes, edges.into_iter().collect::<Result<Vec<_>, _>>()?)?;
    /// assert_eq!(network.shorter_than_straight(), [1]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shorter_than_straight(&self) -> Vec<usize> {
        self.edges_where(|arc| {
            let ends = self.nodes.get(arc.from as usize).zip(self.nodes.get(arc.to as usize));
            ends.is_some_and(|(from, to)| {
                (f64::from(arc.length) + 1.0) / Metres::STEPS < 0.99 * haversine_m(*from, *to)
            })
        })
    }

    fn edges_where(&self, found: impl Fn(&Arc) -> bool) -> Vec<usize> {
        self.arcs.iter().enumerate().filter(|(_, arc)| found(arc)).map(|(number, _)| number).collect()
    }

    /// All ways, those of links included.
    pub(super) fn arcs(&self) -> impl Iterator<Item = Arc> + '_ {
        self.arcs.iter().copied().chain(self.links.iter().flat_map(link_arcs))
    }
}

fn at_most(what: &'static str, found: usize) -> Result<(), NetworkError> {
    if u32::try_from(found).is_ok_and(|found| found < u32::MAX) {
        return Ok(());
    }
    Err(NetworkError(Fault::TooMany { what, found }))
}

/// Whether a network of so many nodes and these links has room for one more.
pub(super) fn check_link(link: &Link, nodes: usize, others: &[Link]) -> Result<(), NetworkError> {
    let id = link.id();
    if others.iter().any(|other| other.id() == id) {
        return Err(NetworkError(Fault::LinkTwice(id.clone())));
    }
    for node in [link.ends().0, link.ends().1] {
        if node >= nodes {
            return Err(NetworkError(Fault::LinkNode { link: id.clone(), node, nodes }));
        }
    }
    let too_long = |(found, symbol, most)| NetworkError(Fault::LinkTooLong { link: id.clone(), found, symbol, most });
    steps(link.length()).map_err(too_long)?;
    for crossing in Mode::ALL.into_iter().filter_map(|mode| link.crossings().of(mode)) {
        steps(crossing.total()).map_err(too_long)?;
    }
    Ok(())
}

fn arc(number: usize, edge: &Edge, nodes: usize) -> Result<Arc, NetworkError> {
    let node = |node: usize| match u32::try_from(node) {
        Ok(found) if node < nodes => Ok(found),
        _ => Err(NetworkError(Fault::EdgeNode { edge: number, node, nodes })),
    };
    let too_long = |(found, symbol, most)| NetworkError(Fault::EdgeTooLong { edge: number, found, symbol, most });
    let time = |time: Option<Minutes>| time.map_or(Ok(CLOSED), |time| steps(time).map_err(too_long));
    let times = PerMode { foot: time(edge.times.foot)?, bike: time(edge.times.bike)?, car: time(edge.times.car)? };
    Ok(Arc { from: node(edge.from)?, to: node(edge.to)?, length: steps(edge.length).map_err(too_long)?, times })
}

/// The arcs of a link that was checked when it was added.
fn link_arcs(link: &Link) -> impl Iterator<Item = Arc> + '_ {
    let times = link.crossings().map(|crossing| crossing.and_then(|found| steps(found.total()).ok()).unwrap_or(CLOSED));
    let length = steps(link.length()).unwrap_or(CLOSED);
    let ends = |node: usize| u32::try_from(node).unwrap_or(CLOSED);
    let (from, to) = (ends(link.ends().0), ends(link.ends().1));
    let back = (link.ways() == Ways::Both).then_some((to, from));
    [Some((from, to)), back].into_iter().flatten().map(move |(from, to)| Arc { from, to, length, times })
}

/// A cost in whole steps, half a step away from 0; else what was found and expected.
pub(super) fn steps<U: CostUnit>(cost: U) -> Result<u32, (f64, &'static str, f64)> {
    let found = (cost.value() * U::STEPS).round();
    if found < f64::from(CLOSED) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, from 0 to 2³² - 2")]
        return Ok(found as u32);
    }
    Err((cost.value(), U::SYMBOL, (f64::from(CLOSED - 1) / U::STEPS).floor()))
}

/// The cost of so many whole steps.
pub(super) fn cost<U: CostUnit>(steps: u64) -> U {
    U::of(steps as f64 / U::STEPS).unwrap_or(U::LARGEST)
}

/// A number of steps that no cost within the bound is beyond.
pub(super) fn ceiling<U: CostUnit>(bound: U) -> u64 {
    let steps = (bound.value() * U::STEPS).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
    let steps = steps as u64;
    steps.saturating_add(1)
}
