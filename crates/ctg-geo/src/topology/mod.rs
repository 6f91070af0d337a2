//! Who borders whom, to the bit.

mod contiguity;
mod coverage;
mod fault;
mod half_edges;
mod outline;
mod snap;

use std::collections::BTreeMap;
use std::fmt;

use ctg_model::code::CommuneCode;
use ctg_model::{CogVintage, Neighbours, Zoning};
use geo_types::MultiPolygon;

use crate::Boundaries;
use crate::zones::{ZoneOutline, ZonesError};
pub(crate) use half_edges::HalfEdges;

pub use fault::{CoverageFaults, Gap, Overlap, UnmatchedBorder};
pub use snap::{Snap, Snapped};

/// See [`Boundaries::snapped`].
pub(crate) fn snapped(boundaries: &Boundaries, tolerance_m: f64) -> Snapped {
    snap::snapped(boundaries, &HalfEdges::new(boundaries), tolerance_m)
}

/// The topology of some boundaries: each vertex once, each edge with the commune on its left and the edge that comes back on the
/// other side (*half-edges*, *arêtes jumelles*).
///
/// Two communes border each other where they have the same edge, to the bit, in opposite ways. Built once, in one pass over the
/// vertices, it answers who touches whom, what zones look like, and which borders are shared, without moving a vertex.
///
/// Real coverages are imperfect: [`faults`](Self::faults) names the borders that do not match, the overlaps and the gaps. Every
/// question is answered all the same, and degrades in a known way: an edge without its twin counts as the border of the outside, so
/// [zones](Self::zones) keep it as a sliver between the two communes (of no width, if only a vertex is missing on one side);
/// where communes overlap, the overlap lies in both. [`Boundaries::snapped`] mends borders within a tolerance.
///
/// # Units
/// Degrees, WGS 84.
///
/// # Examples
/// ```
/// use ctg_geo::{Boundaries, Contour, Topology};
/// use ctg_model::CogVintage;
/// use geo_types::polygon;
/// let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
/// let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
/// let topology = Topology::new(&Boundaries::new(CogVintage::new(2021)?, contours)?);
/// assert_eq!((topology.vertices(), topology.half_edges(), topology.shared_edges()), (6, 8, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// D. E. Muller and F. P. Preparata, *Finding the intersection of two convex polyhedra*, Theoretical Computer Science 7 (1978), for half-edges.
#[derive(Clone, PartialEq)]
#[doc(alias = "half-edge")]
#[doc(alias = "topologie")]
#[must_use]
pub struct Topology {
    cog: CogVintage,
    codes: Vec<CommuneCode>,
    edges: HalfEdges,
}

/// Sound because no coordinate is `NaN` or `-0.0`.
impl Eq for Topology {}

impl Topology {
    /// The topology of some boundaries.
    ///
    /// *Complexity*: O(n) in the vertices.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// let topology = Topology::new(&boundaries);                    // two squares with a side in common
    /// assert_eq!(topology.shared_edges(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(boundaries: &Boundaries) -> Self {
        Self { cog: boundaries.cog(), codes: boundaries.codes().to_vec(), edges: HalfEdges::new(boundaries) }
    }

    /// The geography that the communes belong to.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// assert_eq!(Topology::new(&boundaries).cog(), CogVintage::new(2021)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cog(&self) -> CogVintage {
        self.cog
    }

    /// The communes, in order.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// assert_eq!(Topology::new(&boundaries).codes(), ["17299".parse()?, "17300".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn codes(&self) -> &[CommuneCode] {
        &self.codes
    }

    /// How many distinct vertices there are.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// // Two squares with a side in common: eight corners, two of them twice.
    /// assert_eq!((boundaries.vertices(), Topology::new(&boundaries).vertices()), (8, 6));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vertices(&self) -> usize {
        self.edges.vertices.len()
    }

    /// How many half-edges there are: one for each vertex of each ring.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// // Two squares with a side in common, which counts for both.
    /// assert_eq!(Topology::new(&boundaries).half_edges(), 4 + 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn half_edges(&self) -> usize {
        self.edges.len()
    }

    /// How many edges lie between two communes.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// // Two squares with a side in common: without it on both sides, the outline is left.
    /// let topology = Topology::new(&boundaries);
    /// assert_eq!(topology.half_edges() - 2 * topology.shared_edges(), 6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shared_edges(&self) -> usize {
        self.edges.twin.iter().filter(|twin| **twin != half_edges::NONE).count() / 2
    }

    /// How many bytes the topology holds.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// // Six vertices of two coordinates at least.
    /// assert!(Topology::new(&boundaries).bytes() >= 6 * 2 * 8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bytes(&self) -> usize {
        self.edges.bytes()
    }

    /// The communes next to each commune: along a border, with its length, or in points only (*communes limitrophes*).
    ///
    /// Two communes have a border if they share an edge, and touch if they share a vertex. Where borders do not match, the stretch
    /// that their edges go along each other counts as border, and a vertex in an edge or an overlap as a point, so that no neighbour
    /// is lost. A river is a border like any other: contours meet in the middle of the Charente. Bridges and boats are added by name
    /// with [`Neighbours::with_link`].
    ///
    /// # Units
    /// Metres on the ellipsoid (WGS 84), to a centimetre in 10 km.
    ///
    /// *Complexity*: O(n) in the vertices, and the search for [`faults`](Self::faults).
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::{Boundaries, Contour, Topology};
    /// use ctg_model::{CogVintage, Contiguity};
    /// use geo_types::polygon;
    /// let square = |x: f64, y: f64| polygon![(x: x, y: y), (x: x + 1.0, y: y), (x: x + 1.0, y: y + 1.0), (x: x, y: y + 1.0)];
    /// let cells = [("17001", 0.0, 45.0), ("17002", 1.0, 45.0), ("17003", 1.0, 46.0), ("17004", 5.0, 45.0)];
    /// let contours = cells.map(|(code, x, y)| Contour::new(code.parse().unwrap(), square(x, y).into()));
    /// let neighbours = Topology::new(&Boundaries::new(CogVintage::new(2021)?, contours)?).neighbours();
    /// // 17001 and 17003 meet in a corner: the queen goes there, the rook does not.
    /// assert_eq!(neighbours.of("17001".parse()?, Contiguity::Rook).collect::<Vec<_>>(), ["17002".parse()?]);
    /// assert_eq!(neighbours.of("17001".parse()?, Contiguity::Queen).count(), 2);
    /// assert_eq!(neighbours.islands(Contiguity::Queen), ["17004".parse()?]);
    /// let meridian = neighbours.between("17001".parse()?, "17002".parse()?).and_then(|met| met.border_m());
    /// assert_eq!(meridian.map(f64::round), Some(111_142.0));           // from 45° to 46° north
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "queen")]
    #[doc(alias = "rook")]
    #[doc(alias = "contiguïté")]
    pub fn neighbours(&self) -> Neighbours {
        contiguity::neighbours(&self.edges, &self.codes, self.cog)
    }

    /// What keeps the boundaries from being a coverage: borders that do not match, overlaps, gaps, with the communes.
    ///
    /// Each edge without a twin is held against the edges of the communes around it, by exact predicates: a stretch in common in
    /// opposite ways, or a vertex inside an edge, is an unmatched border; a crossing, a stretch in common the same way, a commune
    /// inside another is an overlap. A gap is a hole in the land of all communes together.
    ///
    /// *Complexity*: for each edge without a twin, the edges of the communes whose boxes it meets.
    ///
    /// # Examples
    /// The commune in the east has a vertex in the middle of the border, the one in the west has not.
    ///
    /// ```
    /// use ctg_geo::{Boundaries, Contour, Topology};
    /// use ctg_model::CogVintage;
    /// use geo_types::polygon;
    /// let west = polygon![(x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.0, y: 47.0), (x: 0.0, y: 47.0)];
    /// let east = polygon![(x: 1.0, y: 46.0), (x: 2.0, y: 46.0), (x: 2.0, y: 47.0), (x: 1.0, y: 47.0), (x: 1.0, y: 46.5)];
    /// let contours = [Contour::new("17299".parse()?, west.into()), Contour::new("17300".parse()?, east.into())];
    /// let faults = Topology::new(&Boundaries::new(CogVintage::new(2021)?, contours)?).faults();
    /// assert_eq!(
    ///     faults.unmatched[0].to_string(),
    ///     "communes 17299 and 17300 meet without the same vertices near (1, 46.5)"
    /// );
    /// assert_eq!(faults.unmatched[0].border_m.round(), 111_161.0);      // one degree of meridian
    /// assert!(faults.overlaps.is_empty() && faults.gaps.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn faults(&self) -> CoverageFaults {
        coverage::faults(&self.edges, &self.codes)
    }

    /// The outline of each zone that communes are put into; those put into none are left out.
    ///
    /// Edges between two communes of a zone cancel; what is left is chained. No vertex is moved, added or dropped but those strictly
    /// inside a zone, so zones that touch share their border to the bit, as their communes do. Rings are simple: where an outline
    /// touches itself in a vertex it is cut there. Rings start at their westernmost vertex and parts are sorted, so the result does
    /// not depend on the order of anything.
    ///
    /// *Complexity*: O(n) in the vertices of the communes that are in a zone; a byte is set aside for each half-edge.
    ///
    /// # Examples
    /// ```
    /// use ctg_geo::{Boundaries, Contour, Topology};
    /// use ctg_model::CogVintage;
    /// use geo_types::polygon;
    /// let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// let codes = [("17299", 0.0), ("17300", 1.0), ("16001", 2.0)];
    /// let contours = codes.map(|(code, x)| Contour::new(code.parse().unwrap(), square(x).into()));
    /// let topology = Topology::new(&Boundaries::new(CogVintage::new(2021)?, contours)?);
    /// let departements = topology.dissolved_by(|commune| Some(commune.departement()));
    /// assert_eq!(departements.len(), 2);
    /// // Six corners, and the first one again to close: the edge between the two communes is gone, the vertices stay.
    /// assert_eq!(departements[&"17".parse()?].0[0].exterior().0.len(), 7);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "dissolve")]
    #[doc(alias = "fusion")]
    pub fn dissolved_by<K: Ord + Clone>(
        &self,
        zone_of: impl Fn(CommuneCode) -> Option<K>,
    ) -> BTreeMap<K, MultiPolygon<f64>> {
        let zones: Vec<Option<K>> = self.codes.iter().map(|code| zone_of(*code)).collect();
        let (names, numbers) = outline::numbered(&zones);
        let rings = outline::Walk::new(&self.edges, &numbers).rings();
        let outlines = outline::assembled(&self.edges, rings, names.len());
        names.into_iter().zip(outlines).collect()
    }

    /// The outline of some communes together; codes that are not here are left out.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let topology = Topology::new(&Boundaries::new(CogVintage::new(2021)?, contours)?);
    /// let both = topology.dissolved(["17299".parse()?, "17300".parse()?]);
    /// assert_eq!((both.0.len(), both.0[0].exterior().0.len()), (1, 7));
    /// assert!(topology.dissolved([]).0.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn dissolved(&self, communes: impl IntoIterator<Item = CommuneCode>) -> MultiPolygon<f64> {
        let mut members: Vec<CommuneCode> = communes.into_iter().collect();
        members.sort_unstable();
        let within = |commune| members.binary_search(&commune).is_ok().then_some(());
        self.dissolved_by(within).remove(&()).unwrap_or_else(|| MultiPolygon(Vec::new()))
    }

    /// The outline of each zone of a zoning, in its order.
    ///
    /// # Errors
    /// Another geography; communes of the zoning without a contour, which are all named.
    ///
    /// # Examples
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::{Assignment, CogVintage, Commune, Territory, Zoning, observation::Status};
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(1.0).into())];
    /// # let year = CogVintage::new(2021)?;
    /// # let topology = Topology::new(&Boundaries::new(year, contours)?);
    /// # let commune = |code: &str| Commune::new(code.parse().unwrap(), code.parse().unwrap());
    /// # let territory = Territory::new("Deux".parse()?, year, vec![commune("17299"), commune("17300")])?;
    /// # let place = |code: &str, zone: &str| Assignment::new(code.parse().unwrap(), zone.parse().unwrap(), Status::Inferred);
    /// let zoning = Zoning::new(territory, "Zones".parse()?, vec![place("17300", "Est"), place("17299", "Ouest")])?;
    /// let zones = topology.zones(&zoning)?;
    /// assert_eq!(zones[0].name().as_str(), "Est");
    /// assert_eq!(zones[0].geometry().0[0].exterior().0[0].x, 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zones(&self, zoning: &Zoning) -> Result<Vec<ZoneOutline>, ZonesError> {
        self.cog.same(zoning.territory().cog()).map_err(ZonesError::vintage)?;
        let communes = zoning.territory().communes().iter().map(|commune| commune.code);
        let missing: Vec<CommuneCode> = communes.filter(|code| self.codes.binary_search(code).is_err()).collect();
        if !missing.is_empty() {
            return Err(ZonesError::missing(missing));
        }
        let mut number_of: BTreeMap<CommuneCode, usize> = BTreeMap::new();
        for (number, zone) in zoning.zones().iter().enumerate() {
            number_of.extend(zone.communes().map(|commune| (commune, number)));
        }
        let mut outlines = self.dissolved_by(|commune| number_of.get(&commune).copied());
        let named = zoning.zones().iter().enumerate().map(|(number, zone)| {
            ZoneOutline::new(zone.name().clone(), outlines.remove(&number).unwrap_or_else(|| MultiPolygon(Vec::new())))
        });
        Ok(named.collect())
    }
}

/// Counts only: the half-edges would fill the screen.
impl fmt::Debug for Topology {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Topology");
        shown.field("cog", &self.cog.year()).field("communes", &self.codes.len()).field("vertices", &self.vertices());
        shown.finish_non_exhaustive()
    }
}
