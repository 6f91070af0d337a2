//! A network for one mode, ready to be searched.

use std::marker::PhantomData;

use ctg_model::Position;

use super::graph::Graph;
use super::net::{Arc, CLOSED, ceiling, cost};
use super::search::Slates;
use super::snapping::Places;
use super::sweep::{Labels, Source};
use super::{Components, Mode, NearestNodes, Network};
use crate::cost::{CostUnit, Distancier, Metres, Minutes};

/// A network for one mode, by time or by length, ready to be searched (*itinéraires*).
///
/// # Examples
/// ```
/// use ctg_geo::{cost::{Distancier, Metres, Minutes}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
/// let place = ctg_model::Position::new(-1.1, 46.0)?;
/// let car = |km_h| Speed::new(km_h).map(|speed| PerMode::only(Mode::Car, speed));
/// // 3 km through the town at 30 km/h, or 4 km around it at 80 km/h.
/// let town = Edge::at(0, 1, Metres::new(3_000.0)?, car(30.0)?);
/// let around = Edge::at(0, 1, Metres::new(4_000.0)?, car(80.0)?);
/// let network = Network::new(Distancier::new("synthetic".parse()?, "essai".parse()?), vec![place; 2], [town, around])?;
/// assert_eq!(Routes::fastest(&network, Mode::Car).cost(0, 1), Some(Minutes::new(3.0)?));
/// assert_eq!(Routes::shortest(&network, Mode::Car).cost(0, 1), Some(Metres::new(3_000.0)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[must_use]
pub struct Routes<U> {
    distancier: Distancier,
    mode: Mode,
    forward: Graph,
    backward: Graph,
    slates: Slates,
    components: Components,
    places: Places,
    unit: PhantomData<U>,
}

/// A way through a network: its nodes, and what it costs.
///
/// ```
/// use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
/// let place = ctg_model::Position::new(-1.1, 46.0)?;
/// let network = Network::new(Distancier::geodesic(), vec![place], [])?;
/// let path = Routes::fastest(&network, Mode::Foot).path(0, 0).ok_or("a place reaches itself")?;
/// assert_eq!((path.nodes, path.cost.get()), (vec![0], 0.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path<U> {
    /// The nodes from start to end, both included.
    pub nodes: Vec<usize>,
    /// What it costs.
    pub cost: U,
}

impl Routes<Minutes> {
    /// The fastest ways of a mode, in minutes.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Minutes}, network::{Mode, Network, Routes}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let network = Network::new(Distancier::geodesic(), vec![place; 2], [])?;
    /// assert_eq!(Routes::fastest(&network, Mode::Car).cost(1, 1), Some(Minutes::new(0.0)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fastest(network: &Network, mode: Mode) -> Self {
        Self::new(network, mode, |arc| arc.times.of(mode), "le plus rapide", "")
    }
}

impl Routes<Metres> {
    /// The shortest ways that a mode may use, in metres.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
    /// let network = Network::new(Distancier::new("bdtopo".parse()?, "BD TOPO".parse()?), vec![], [])?;
    /// let routes = Routes::shortest(&network, Mode::Car);
    /// assert_eq!(routes.distancier().id().as_str(), "bdtopo-car-shortest");
    /// assert_eq!(routes.distancier().to_string(), "BD TOPO, en voiture, au plus court");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shortest(network: &Network, mode: Mode) -> Self {
        Self::new(network, mode, |arc| arc.length, "au plus court", "-shortest")
    }
}

impl<U: CostUnit> Routes<U> {
    fn new(network: &Network, mode: Mode, steps: impl Fn(&Arc) -> u32, words: &str, suffix: &str) -> Self {
        let nodes = network.nodes().len();
        let open: Vec<Arc> = network.arcs().filter(|arc| arc.times.of(mode) != CLOSED && arc.from != arc.to).collect();
        let mut used = vec![false; nodes];
        for node in open.iter().flat_map(|arc| [arc.from, arc.to]) {
            if let Some(used) = used.get_mut(node as usize) {
                *used = true;
            }
        }
        Self {
            distancier: distancier(network, mode, words, suffix),
            mode,
            slates: Slates::default(),
            forward: Graph::new(nodes, open.iter().map(|arc| (arc.from, arc.to, steps(arc)))),
            backward: Graph::new(nodes, open.iter().map(|arc| (arc.to, arc.from, steps(arc)))),
            components: Components::new(nodes, open.iter().map(|arc| (arc.from, arc.to))),
            places: Places::new(network.nodes().to_vec(), &used),
            unit: PhantomData,
        }
    }

    /// What the costs are: the network, its links, the mode, and what is least.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
    /// let network = Network::new(Distancier::new("bdtopo".parse()?, "BD TOPO".parse()?), vec![], [])?;
    /// assert_eq!(Routes::fastest(&network, Mode::Foot).distancier().to_string(), "BD TOPO, à pied, le plus rapide");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    /// The mode.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
    /// let network = Network::new(Distancier::geodesic(), vec![], [])?;
    /// assert_eq!(Routes::fastest(&network, Mode::Bike).mode(), Mode::Bike);
    /// # Ok::<(), ctg_geo::network::NetworkError>(())
    /// ```
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The position of each node.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let network = Network::new(Distancier::geodesic(), vec![place], [])?;
    /// assert_eq!(Routes::fastest(&network, Mode::Bike).nodes(), [place]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nodes(&self) -> &[Position] {
        self.places.positions()
    }

    /// The parts of the network that no way of this mode joins.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let network = Network::new(Distancier::geodesic(), vec![place; 2], [])?;
    /// assert_eq!(Routes::fastest(&network, Mode::Bike).components().sizes(), [1, 1]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn components(&self) -> &Components {
        &self.components
    }

    /// What it costs from a node to another; `None` if there is no way, or no such node.
    ///
    /// ```
    /// use ctg_geo::{cost::Distancier, network::{Mode, Network, Routes}};
    /// let network = Network::new(Distancier::geodesic(), vec![], [])?;
    /// assert_eq!(Routes::fastest(&network, Mode::Car).cost(0, 0), None);
    /// # Ok::<(), ctg_geo::network::NetworkError>(())
    /// ```
    pub fn cost(&self, from: usize, to: usize) -> Option<U> {
        let mut found = None;
        self.slates.search(&self.forward, from, u64::MAX, |node, steps| {
            found = (node as usize == to).then(|| cost(steps));
            found.is_none()
        });
        found
    }

    /// Visits the nodes that cost at most `bound` from a node, **inclusive**: by cost, then by number (*isochrone*).
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let walk = PerMode::only(Mode::Foot, Speed::new(5.0)?);
    /// let edges = [Edge::at(0, 2, Metres::new(80.0)?, walk), Edge::at(2, 1, Metres::new(20.0)?, walk)];
    /// let routes = Routes::shortest(&Network::new(Distancier::geodesic(), vec![place; 3], edges)?, Mode::Foot);
    /// let mut seen = Vec::new();
    /// routes.leaving(0, Metres::new(100.0)?, |node, cost| seen.push((node, cost.get())));
    /// assert_eq!(seen, [(0, 0.0), (2, 80.0), (1, 100.0)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "isochrone")]
    pub fn leaving(&self, from: usize, bound: U, visit: impl FnMut(usize, U)) {
        self.within(&self.forward, from, bound, visit);
    }

    /// Visits the nodes from which a node costs at most `bound`, **inclusive**: by cost, then by number.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let one_way = Edge::at(0, 1, Metres::new(80.0)?, PerMode::only(Mode::Car, Speed::new(30.0)?));
    /// let routes = Routes::shortest(&Network::new(Distancier::geodesic(), vec![place; 2], [one_way])?, Mode::Car);
    /// let mut seen = Vec::new();
    /// routes.reaching(1, Metres::new(80.0)?, |node, _| seen.push(node));
    /// assert_eq!(seen, [1, 0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reaching(&self, to: usize, bound: U, visit: impl FnMut(usize, U)) {
        self.within(&self.backward, to, bound, visit);
    }

    fn within(&self, graph: &Graph, node: usize, bound: U, mut visit: impl FnMut(usize, U)) {
        self.slates.search(graph, node, ceiling(bound), |node, steps| {
            let found = cost(steps);
            if found <= bound {
                visit(node as usize, found);
            }
            found <= bound
        });
    }

    /// The way from a node to another; `None` if there is none.
    ///
    /// Of ways that cost the same, the one whose last nodes were reached first, and among those the lower number.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let walk = PerMode::only(Mode::Foot, Speed::new(5.0)?);
    /// let edges = [(0, 2, 80.0), (2, 1, 20.0), (0, 1, 101.0)];
    /// let edges = edges.map(|(from, to, metres)| Metres::new(metres).map(|length| Edge::at(from, to, length, walk)));
    /// let edges = edges.into_iter().collect::<Result<Vec<_>, _>>()?;
    /// let routes = Routes::shortest(&Network::new(Distancier::geodesic(), vec![place; 3], edges)?, Mode::Foot);
    /// assert_eq!(routes.path(0, 1).map(|path| path.nodes), Some(vec![0, 2, 1]));
    /// assert_eq!(routes.path(1, 0), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn path(&self, from: usize, to: usize) -> Option<Path<U>> {
        // The nodes settled on the way, each with its rank: `ranked` is found by node.
        let mut settled = Vec::new();
        self.slates.search(&self.forward, from, u64::MAX, |node, steps| {
            settled.push((node, settled.len(), steps));
            node as usize != to
        });
        let &(end, last, steps) = settled.last().filter(|(node, ..)| *node as usize == to)?;
        settled.sort_unstable();
        let before = |node: u32, rank: usize, steps: u64| {
            let heads = self.backward.leaving(node).iter().filter_map(|head| {
                let place = settled.binary_search_by_key(&head.node, |(node, ..)| *node).ok()?;
                let &(node, earlier, sum) = settled.get(place)?;
                (earlier < rank && sum + u64::from(head.steps) == steps).then_some((earlier, node, sum))
            });
            heads.min()
        };
        let (mut nodes, mut place) = (vec![end as usize], (last, end, steps));
        while let Some(previous) = before(place.1, place.0, place.2) {
            nodes.push(previous.1 as usize);
            place = previous;
        }
        nodes.reverse();
        Some(Path { nodes, cost: cost(steps) })
    }

    /// What it costs from each of some nodes to each of others, row by row; `None` where there is no way, or no such node.
    ///
    /// With the feature `rayon`, rows are found on as many threads as there are, with the same answers.
    ///
    /// *Complexity*: one search for each row, O(n log n) in the nodes.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let one_way = Edge::at(0, 1, Metres::new(80.0)?, PerMode::only(Mode::Car, Speed::new(30.0)?));
    /// let routes = Routes::shortest(&Network::new(Distancier::geodesic(), vec![place; 2], [one_way])?, Mode::Car);
    /// let table = routes.matrix(&[0, 1], &[0, 1]);
    /// assert_eq!(table[0], [Some(Metres::new(0.0)?), Some(Metres::new(80.0)?)]);
    /// assert_eq!(table[1], [None, Some(Metres::new(0.0)?)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn matrix(&self, from: &[usize], to: &[usize]) -> Vec<Vec<Option<U>>> {
        let mut wanted: Vec<(usize, usize)> = to.iter().copied().zip(0..).collect();
        wanted.sort_unstable();
        let mut rank = vec![u32::MAX; self.forward.nodes()];
        let mut distinct: u32 = 0;
        for (node, _) in &wanted {
            if let Some(rank) = rank.get_mut(*node).filter(|rank| **rank == u32::MAX) {
                *rank = distinct;
                distinct += 1;
            }
        }
        let row = |from: &usize| self.row(*from, to, &rank, distinct);
        #[cfg(feature = "rayon")]
        {
            use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
            from.par_iter().map(row).collect()
        }
        #[cfg(not(feature = "rayon"))]
        from.iter().map(row).collect()
    }

    /// One row: stops when every wanted node is settled.
    fn row(&self, from: usize, to: &[usize], rank: &[u32], distinct: u32) -> Vec<Option<U>> {
        let mut found = vec![None; distinct as usize];
        let mut left = distinct;
        self.slates.search(&self.forward, from, u64::MAX, |node, steps| {
            if let Some(place) = rank.get(node as usize).and_then(|rank| found.get_mut(*rank as usize)) {
                *place = Some(cost(steps));
                left -= 1;
            }
            left > 0
        });
        let of = |node: &usize| rank.get(*node).and_then(|rank| found.get(*rank as usize).copied().flatten());
        to.iter().map(of).collect()
    }

    /// The `k` nearest of some nodes, seen from every node, of those within `bound`: ties by place in the list.
    ///
    /// One sweep for all, from the sources outwards: each node is settled at most `k` times.
    ///
    /// *Complexity*: O(k n log (k n)) in the nodes.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Edge, Mode, Network, PerMode, Routes, Speed}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let one_way = Edge::at(0, 1, Metres::new(80.0)?, PerMode::only(Mode::Car, Speed::new(30.0)?));
    /// let routes = Routes::shortest(&Network::new(Distancier::geodesic(), vec![place; 2], [one_way])?, Mode::Car);
    /// let nearest = routes.nearest_of_all(&[0, 1], 2, Metres::new(1_000.0)?);
    /// assert_eq!(nearest.of(0).map(|(source, _)| source).collect::<Vec<_>>(), [0, 1]);
    /// assert_eq!(nearest.of(1).map(|(source, _)| source).collect::<Vec<_>>(), [1]);   // one way only
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nearest_of_all(&self, sources: &[usize], k: usize, bound: U) -> NearestNodes<U> {
        let source = |node: &usize| {
            let node = u32::try_from(*node).ok().filter(|_| *node < self.forward.nodes())?;
            Some(Source { node, steps: 0 })
        };
        let sources: Vec<_> = sources.iter().map(source).collect();
        NearestNodes::new(self.labels(&sources, k, ceiling(bound)), bound)
    }

    /// The nearest sources of each node, against the direction of travel.
    pub(super) fn labels(&self, sources: &[Option<Source>], k: usize, most: u64) -> Labels {
        Labels::new(&self.backward, sources, k, most)
    }

    /// Settles nodes from one, with the direction of travel.
    pub(super) fn settle_leaving(&self, from: u32, most: u64, settle: impl FnMut(u32, u64) -> bool) {
        self.slates.search(&self.forward, from as usize, most, settle);
    }

    /// Settles nodes from one, against the direction of travel.
    pub(super) fn settle_reaching(&self, to: u32, most: u64, settle: impl FnMut(u32, u64) -> bool) {
        self.slates.search(&self.backward, to as usize, most, settle);
    }

    pub(super) fn places(&self) -> &Places {
        &self.places
    }
}

/// The distancier of the network, with its links and the mode.
fn distancier(network: &Network, mode: Mode, words: &str, suffix: &str) -> Distancier {
    let base = network.distancier();
    let links: Vec<&str> = network.links().iter().map(|link| link.id().as_str()).collect();
    let with = if links.is_empty() { String::new() } else { format!("-with-{}", links.join("-")) };
    let named = network.links().iter().fold(String::new(), |text, link| text + ", avec " + link.name().as_str());
    base.narrowed(&format!("{with}-{mode}{suffix}"), &format!("{named}, {}, {words}", mode.french()))
}
