//! From a place to the node where its journeys start.

use ctg_model::Position;

use super::{Mode, Speed};
use crate::cost::{CostUnit, Metres, Minutes};
use crate::measure::{MEAN_RADIUS_M, haversine_m};

/// How places are tied to nodes of a network (*rattachement*): at most so far, at such a speed.
///
/// A place is tied to the nearest node that the mode can use, in a straight line on the sphere; ties by number. The way there counts, at
/// both ends of a journey: a place across the water is never at no cost. A place with no node near enough reaches nothing, and is told.
///
/// # Examples
/// ```
/// use ctg_geo::{cost::Metres, network::{Snapping, Speed}};
/// let snapping = Snapping::new(Metres::new(300.0)?, Speed::new(5.0)?);
/// assert_eq!(snapping.within(), Metres::new(300.0)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Snapping {
    within: Metres,
    speed: Speed,
    least_part: usize,
}

/// The node of a place.
///
/// ```
/// use ctg_geo::{cost::{Distancier, Metres, Minutes}, network::{Edge, Mode, Network, PerMode, Routes, Snapping, Speed}};
/// use ctg_model::Position;
/// let nodes = vec![Position::new(-1.1, 46.0)?, Position::new(-1.1, 46.1)?];
/// let road = Edge::at(0, 1, Metres::new(11_200.0)?, PerMode::only(Mode::Car, Speed::new(60.0)?));
/// let routes = Routes::fastest(&Network::new(Distancier::geodesic(), nodes, [road])?, Mode::Car);
/// // A thousandth of a degree of latitude is 111.2 m: 1.33 minutes at 5 km/h.
/// let snapping = Snapping::new(Metres::new(300.0)?, Speed::new(5.0)?);
/// let found = routes.snap(Position::new(-1.1, 46.001)?, &snapping).ok_or("within 300 m")?;
/// assert_eq!((found.node, found.component), (0, 0));
/// assert!((found.distance.get() - 111.2).abs() < 0.1 && (found.access.get() - 1.334).abs() < 0.01);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapped<U> {
    /// The number of the node.
    pub node: usize,
    /// The part of the network it lies in, see [`Components`](super::Components).
    pub component: usize,
    /// The straight line between place and node.
    pub distance: Metres,
    /// What the way between place and node costs.
    pub access: U,
}

impl Snapping {
    /// To a node at most so far away, **inclusive**, at this speed between place and node.
    ///
    /// ```
    /// use ctg_geo::{cost::Metres, network::{Snapping, Speed}};
    /// let only_on_nodes = Snapping::new(Metres::new(0.0)?, Speed::new(5.0)?);
    /// assert_eq!(only_on_nodes.speed(), Speed::new(5.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(within: Metres, speed: Speed) -> Self {
        Self { within, speed, least_part: 1 }
    }

    /// Only to nodes whose part of the network has at least so many nodes: not to a yard that no way joins to the road.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Mode, Network, Routes, Snapping, Speed}};
    /// let place = ctg_model::Position::new(-1.1, 46.0)?;
    /// let routes = Routes::fastest(&Network::new(Distancier::geodesic(), vec![place], [])?, Mode::Foot);
    /// let snapping = Snapping::new(Metres::new(10.0)?, Speed::new(5.0)?).in_parts_of_at_least(2);
    /// assert_eq!(routes.snap(place, &snapping), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn in_parts_of_at_least(self, nodes: usize) -> Self {
        Self { least_part: nodes, ..self }
    }

    /// How far a node may be.
    ///
    /// ```
    /// # use ctg_geo::{cost::Metres, network::{Snapping, Speed}};
    /// assert_eq!(Snapping::new(Metres::new(250.0)?, Speed::new(5.0)?).within(), Metres::new(250.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn within(&self) -> Metres {
        self.within
    }

    /// The speed between place and node.
    ///
    /// ```
    /// # use ctg_geo::{cost::Metres, network::{Snapping, Speed}};
    /// assert_eq!(Snapping::new(Metres::new(250.0)?, Speed::new(20.0)?).speed(), Speed::new(20.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn speed(&self) -> Speed {
        self.speed
    }

    pub(super) fn least_part(&self) -> usize {
        self.least_part
    }

    /// What a straight line costs: itself in metres, or the time it takes.
    pub(super) fn access<U: CostUnit>(&self, straight: Metres) -> U {
        let found = if U::SYMBOL == Minutes::SYMBOL { self.speed.time(straight).get() } else { straight.get() };
        U::of(found).unwrap_or(U::LARGEST)
    }
}

/// The positions of nodes, with those in use from south to north.
#[derive(Debug, Clone)]
pub(super) struct Places {
    positions: Vec<Position>,
    by_latitude: Vec<(f64, u32)>,
}

impl Places {
    /// Of nodes, with those that the mode uses; all of them if it uses none.
    pub(super) fn new(positions: Vec<Position>, used: &[bool]) -> Self {
        let none = !used.contains(&true);
        let usable = positions.iter().zip(0_u32..).zip(used).filter(|(_, used)| **used || none);
        let mut by_latitude: Vec<(f64, u32)> = usable.map(|((at, node), _)| (at.latitude(), node)).collect();
        by_latitude.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        Self { positions, by_latitude }
    }

    pub(super) fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// The nearest node within so many metres that is fit, by distance, then by number.
    pub(super) fn nearest(&self, place: Position, within_m: f64, fit: impl Fn(u32) -> bool) -> Option<(f64, u32)> {
        let start = self.by_latitude.partition_point(|(latitude, _)| *latitude < place.latitude());
        let (south, north) = self.by_latitude.split_at_checked(start)?;
        let mut best: Option<(f64, u32)> = None;
        // Seen outwards, a node is not nearer than its gap in latitude; a hair is left for rounding.
        for side in [&mut north.iter() as &mut dyn Iterator<Item = &(f64, u32)>, &mut south.iter().rev()] {
            for &(latitude, node) in side {
                let gap_m = (latitude - place.latitude()).abs().to_radians() * MEAN_RADIUS_M * (1.0 - 1e-9) - 1e-6;
                if gap_m > best.map_or(within_m, |(distance_m, _)| distance_m) {
                    break;
                }
                let Some(at) = self.positions.get(node as usize) else { continue };
                let found = (haversine_m(place, *at), node);
                let closer = best.is_none_or(|best| found.0.total_cmp(&best.0).then(found.1.cmp(&best.1)).is_lt());
                if found.0 <= within_m && closer && fit(node) {
                    best = Some(found);
                }
            }
        }
        best
    }
}

impl<U: CostUnit> super::Routes<U> {
    /// The node of a place; `None` if none is near enough.
    ///
    /// *Complexity*: O(log n), and the nodes of a band of latitude as wide as the distance found.
    ///
    /// ```
    /// use ctg_geo::{cost::{Distancier, Metres}, network::{Mode, Network, Routes, Snapping, Speed}};
    /// use ctg_model::Position;
    /// let pier = Position::new(-1.1179, 46.0046)?;
    /// let routes = Routes::fastest(&Network::new(Distancier::geodesic(), vec![pier], [])?, Mode::Foot);
    /// let snapping = Snapping::new(Metres::new(500.0)?, Speed::new(5.0)?);
    /// assert_eq!(routes.snap(Position::new(-1.1734, 46.0125)?, &snapping), None);   // the Île-d'Aix is 4 km off
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn snap(&self, place: Position, snapping: &Snapping) -> Option<Snapped<U>> {
        let parts = self.components();
        let part = |node: u32| parts.of(node as usize);
        let large = |node| {
            part(node).and_then(|part| parts.sizes().get(part)).is_some_and(|size| *size >= snapping.least_part())
        };
        let (distance_m, node) = self.places().nearest(place, snapping.within().get(), large)?;
        let distance = Metres::new(distance_m).ok()?;
        Some(Snapped { node: node as usize, component: part(node)?, distance, access: snapping.access(distance) })
    }
}

/// For the description of a distancier.
impl Snapping {
    pub(super) fn french(&self, mode: Mode) -> String {
        format!(", rattachement {} à {} m au plus, à {}", mode.french(), self.within.get(), self.speed)
    }
}
