//! Contours of communes at one vintage.

mod check;
mod contour;
mod fault;
mod fit;
mod repair;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use ctg_model::CogVintage;
use ctg_model::code::CommuneCode;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

pub use contour::Contour;
pub use fault::{BoundariesError, BoundaryFault, RingFault, RingPlace};
pub use fit::Fit;
pub use repair::Repair;

pub(crate) use check::checked;

use check::Part;

/// The contours of communes at one vintage (*limites communales*, *contours*).
///
/// Whatever is in here has passed the door: each commune once; rings closed, finite, on the globe, with an area, that neither cross
/// nor touch themselves, run along no other ring of the commune, holes inside their outer ring, parts apart from each other. Rings
/// are oriented as RFC 7946 wants (outer ones counter-clockwise, holes clockwise), and a vertex repeated in a row is kept once; no
/// other coordinate changes by a bit. Communes are in the order of their codes, overseas ones like the others. What lies between
/// communes (gaps, overlaps, borders that do not match) is the matter of [`Topology`](crate::Topology).
///
/// Vertices are kept in two columns, 8 bytes for each coordinate, closing vertices left out: 16 bytes per vertex, and 4 for each
/// ring, part and commune.
///
/// # Units
/// Degrees of longitude (x) and latitude (y), WGS 84.
///
/// # Errors
/// Every fault of every contour, with code, part and ring (counted from 1).
///
/// # Examples
/// ```
/// use ctg_geo::{Boundaries, Contour};
/// use ctg_model::CogVintage;
/// use geo_types::polygon;
/// // Clockwise, as French files often are.
/// let square = polygon![(x: 0.0, y: 45.0), (x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.0, y: 45.0)];
/// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
/// let outer = boundaries.geometry("17299".parse()?).unwrap().0[0].exterior().clone();
/// let corners: Vec<(f64, f64)> = outer.coords().map(|at| (at.x, at.y)).collect();
/// assert_eq!(corners, [(0.0, 45.0), (1.0, 45.0), (1.0, 46.0), (0.0, 46.0), (0.0, 45.0)]);   // counter-clockwise now
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// RFC 7946, *The GeoJSON Format*, section 3.1.6, August 2016; OGC 06-103r4, *Simple feature access*, section 6.1.11, for what is valid.
#[derive(Clone, PartialEq)]
#[doc(alias = "contours")]
#[doc(alias = "limites communales")]
#[must_use]
pub struct Boundaries {
    cog: CogVintage,
    codes: Vec<CommuneCode>,
    /// For each commune, its first part; one more at the end, as in the next two.
    first_part: Vec<u32>,
    /// For each part, its first ring.
    first_ring: Vec<u32>,
    /// For each ring, its first vertex.
    first_vertex: Vec<u32>,
    longitudes: Vec<f64>,
    latitudes: Vec<f64>,
}

/// Sound because no coordinate is `NaN` or `-0.0`.
impl Eq for Boundaries {}

impl Boundaries {
    /// The boundaries that some contours make up, in any order.
    ///
    /// *Complexity*: O(n log n) in the vertices, and for each commune the pairs of edges that lie over the same longitudes.
    ///
    /// # Errors
    /// Every fault of every contour.
    ///
    /// # Examples
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// let contours = [Contour::new("17300".parse()?, square(1.0).into()), Contour::new("17299".parse()?, square(0.0).into())];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// assert_eq!(boundaries.codes(), ["17299".parse()?, "17300".parse()?]);     // by code, whatever came first
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(cog: CogVintage, contours: impl IntoIterator<Item = Contour>) -> Result<Self, BoundariesError> {
        let mut faults = Vec::new();
        let mut sound = Vec::new();
        for contour in contours {
            match checked(contour.commune, contour.parts) {
                Ok(parts) => sound.push((contour.commune, parts)),
                Err(found) => faults.extend(found),
            }
        }
        Self::of_sound(cog, sound, faults)
    }

    /// The boundaries that some contours make up once their faults are mended, and what was done to each.
    ///
    /// Sound contours are left as they are. In the others, vertices off the globe are dropped, open rings closed, rings without an
    /// area left out; a part whose rings cross, touch or run along each other becomes the region with an odd number of rings
    /// around it, and parts that lie over each other become one. No vertex moves: some are dropped, some are added where two edges
    /// cross, and the report lists them.
    ///
    /// # Errors
    /// What cannot be mended: a commune with two contours, a contour without an area, rings too tangled for doubles.
    ///
    /// # Examples
    /// A bow tie: its two halves meet where its edges cross.
    ///
    /// ```
    /// use ctg_geo::{Boundaries, Contour};
    /// use ctg_model::CogVintage;
    /// use geo_types::polygon;
    /// let bow_tie = polygon![(x: 0.0, y: 45.0), (x: 2.0, y: 46.0), (x: 2.0, y: 45.0), (x: 0.0, y: 46.0)];
    /// let (boundaries, repairs) = Boundaries::repair(CogVintage::new(2021)?, [Contour::new("17299".parse()?, bow_tie.into())])?;
    /// assert_eq!(boundaries.geometry("17299".parse()?).unwrap().0.len(), 2);
    /// assert_eq!(repairs[0].added.len(), 1);
    /// assert!((repairs[0].added[0].x - 1.0).abs() < 1e-9 && (repairs[0].added[0].y - 45.5).abs() < 1e-9);
    /// assert!(repairs[0].dropped.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn repair(
        cog: CogVintage,
        contours: impl IntoIterator<Item = Contour>,
    ) -> Result<(Self, Vec<Repair>), BoundariesError> {
        let (mut faults, mut repairs, mut sound) = (Vec::new(), Vec::new(), Vec::new());
        for contour in contours {
            match repair::mended(contour) {
                Ok((commune, parts, repair)) => {
                    sound.push((commune, parts));
                    repairs.extend(repair);
                }
                Err(found) => faults.extend(found),
            }
        }
        let boundaries = Self::of_sound(cog, sound, faults)?;
        repairs.sort_by_key(|repair| repair.commune);
        Ok((boundaries, repairs))
    }

    fn of_sound(
        cog: CogVintage,
        mut sound: Vec<(CommuneCode, Vec<Part>)>,
        mut faults: Vec<BoundaryFault>,
    ) -> Result<Self, BoundariesError> {
        sound.sort_by_key(|(commune, _)| *commune);
        let mut twice: Vec<CommuneCode> = sound
            .iter()
            .zip(sound.iter().skip(1))
            .filter(|(one, next)| one.0 == next.0)
            .map(|(one, _)| one.0)
            .collect();
        twice.dedup();
        faults.extend(twice.into_iter().map(|commune| BoundaryFault::new(commune, None, RingFault::Twice, "")));
        let vertices: usize = sound.iter().flat_map(|(_, parts)| parts.iter().flatten()).map(Vec::len).sum();
        if let (Some((commune, _)), true) = (sound.first(), u32::try_from(vertices).is_err()) {
            faults.push(BoundaryFault::new(*commune, None, RingFault::TooManyVertices, ""));
        }
        if !faults.is_empty() {
            return Err(BoundariesError::new(faults));
        }
        let mut made = Self::without_communes(cog, vertices);
        for (commune, parts) in sound {
            made.push(commune, &parts);
        }
        Ok(made)
    }

    /// The parts of a commune as the door leaves them; the caller has made them sound, and goes in the order of the codes.
    fn push(&mut self, commune: CommuneCode, parts: &[Part]) {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX); // the door has counted the vertices
        for part in parts {
            for ring in part {
                self.longitudes.extend(ring.iter().map(|at| at.x));
                self.latitudes.extend(ring.iter().map(|at| at.y));
                self.first_vertex.push(number(self.longitudes.len()));
            }
            self.first_ring.push(number(self.first_vertex.len() - 1));
        }
        self.first_part.push(number(self.first_ring.len() - 1));
        self.codes.push(commune);
    }

    fn without_communes(cog: CogVintage, vertices: usize) -> Self {
        Self {
            cog,
            codes: Vec::new(),
            first_part: vec![0],
            first_ring: vec![0],
            first_vertex: vec![0],
            longitudes: Vec::with_capacity(vertices),
            latitudes: Vec::with_capacity(vertices),
        }
    }

    /// The geography that the communes belong to.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert_eq!(boundaries.cog().year(), 2021);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cog(&self) -> CogVintage {
        self.cog
    }

    /// The communes, in order.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert_eq!(boundaries.codes(), ["17299".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn codes(&self) -> &[CommuneCode] {
        &self.codes
    }

    /// How many communes there are.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert_eq!(boundaries.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is no commune.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert!(!boundaries.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// How many vertices there are, closing ones left out.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert_eq!(boundaries.vertices(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vertices(&self) -> usize {
        self.longitudes.len()
    }

    /// Where a commune stands in [`codes`](Self::codes), for tables that hold one value for each.
    ///
    /// *Complexity*: O(log n).
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert_eq!(boundaries.index_of("17299".parse()?), Some(0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn index_of(&self, commune: CommuneCode) -> Option<usize> {
        self.codes.binary_search(&commune).ok()
    }

    /// Whether a commune has its contour here.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert!(!boundaries.contains("17004".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn contains(&self, commune: CommuneCode) -> bool {
        self.index_of(commune).is_some()
    }

    /// The contour of a commune, rings closed again; `None` if it is not here.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert_eq!(boundaries.geometry("17299".parse()?).map(|whole| whole.0[0].exterior().0.len()), Some(5));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn geometry(&self, commune: CommuneCode) -> Option<MultiPolygon<f64>> {
        self.index_of(commune).map(|index| self.geometry_at(index))
    }

    /// Every commune with its contour, by code.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// let square = |x: f64| polygon![(x: x, y: 45.0), (x: x + 1.0, y: 45.0), (x: x + 1.0, y: 46.0), (x: x, y: 46.0)];
    /// let contours = [("17299", 0.0), ("17004", 5.0)].map(|(code, x)| Contour::new(code.parse().unwrap(), square(x).into()));
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// let codes: Vec<String> = boundaries.iter().map(|(code, _)| code.to_string()).collect();
    /// assert_eq!(codes, ["17004", "17299"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (CommuneCode, MultiPolygon<f64>)> + '_ {
        self.codes.iter().enumerate().map(|(index, code)| (*code, self.geometry_at(index)))
    }

    /// The boundaries of some communes only; codes that are not here are left out.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0), (x: 0.0, y: 46.0)];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, square.into())])?;
    /// assert_eq!(boundaries.restricted_to(["17299".parse()?, "17004".parse()?]).codes(), ["17299".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn restricted_to(&self, communes: impl IntoIterator<Item = CommuneCode>) -> Self {
        let mut kept: Vec<usize> = communes.into_iter().filter_map(|commune| self.index_of(commune)).collect();
        kept.sort_unstable();
        kept.dedup();
        let mut made = Self::without_communes(self.cog, 0);
        for index in kept {
            if let Some(code) = self.codes.get(index) {
                made.push(*code, &self.open_parts(index));
            }
        }
        made
    }

    /// The same boundaries, borders that do not match brought together within a tolerance, and what it took.
    ///
    /// Vertices on a border that nobody shares move to a vertex of a neighbour within the tolerance (to the one that the most communes
    /// have), and vertices of a neighbour within the tolerance of such an edge are put into it. Nothing else changes; a commune
    /// whose rings would no longer be sound is left as it was, and listed. Inlets of the coast narrower than the tolerance
    /// between two communes are closed too. What is still wrong after that, [`Topology::faults`](crate::Topology::faults) tells.
    ///
    /// # Units
    /// `tolerance_m`: metres. Nothing moves if it is negative or no number.
    ///
    /// # Examples
    /// The commune in the west does not have the vertex in the middle of the border, which is a metre off its edge.
    ///
    /// ```
    /// use ctg_geo::{Boundaries, Contour, Topology};
    /// use ctg_model::CogVintage;
    /// use geo_types::polygon;
    /// let west = polygon![(x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.0, y: 47.0), (x: 0.0, y: 47.0)];
    /// let east = polygon![(x: 1.0, y: 46.0), (x: 2.0, y: 46.0), (x: 2.0, y: 47.0), (x: 1.0, y: 47.0), (x: 1.00001, y: 46.5)];
    /// let contours = [Contour::new("17299".parse()?, west.into()), Contour::new("17300".parse()?, east.into())];
    /// let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// assert_eq!(Topology::new(&boundaries).shared_edges(), 0);
    /// let snapped = boundaries.snapped(2.0);
    /// assert_eq!(Topology::new(&snapped.boundaries).shared_edges(), 2);
    /// assert_eq!((snapped.changes[0].commune, snapped.changes[0].inserted.len()), ("17299".parse()?, 1));
    /// assert!(snapped.changes[0].farthest_m < 1.0 && snapped.left.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn snapped(&self, tolerance_m: f64) -> crate::Snapped {
        crate::topology::snapped(self, tolerance_m)
    }

    /// The same boundaries with other contours for some communes, by index; those are sound, as the caller has checked.
    pub(crate) fn with(&self, mut contours: BTreeMap<usize, Contour>) -> Self {
        let mut made = Self::without_communes(self.cog, self.vertices());
        for (index, code) in self.codes.iter().enumerate() {
            let sound = contours.remove(&index).and_then(|contour| checked(*code, contour.parts).ok());
            made.push(*code, &sound.unwrap_or_else(|| self.open_parts(index)));
        }
        made
    }

    fn geometry_at(&self, commune: usize) -> MultiPolygon<f64> {
        let line = |ring| {
            let open = self.ring(ring);
            LineString(open.clone().chain(open.take(1)).collect())
        };
        let polygon = |part| {
            let mut rings = self.rings_of(part).map(line);
            Polygon::new(rings.next().unwrap_or_else(|| LineString(Vec::new())), rings.collect())
        };
        MultiPolygon(self.parts_of(commune).map(polygon).collect())
    }

    /// The parts of a commune, each its rings, open.
    pub(crate) fn open_parts(&self, commune: usize) -> Vec<Vec<Vec<Coord<f64>>>> {
        let part = |part| self.rings_of(part).map(|ring| self.ring(ring).collect()).collect();
        self.parts_of(commune).map(part).collect()
    }

    /// The numbers of the parts of the commune of an index.
    pub(crate) fn parts_of(&self, commune: usize) -> Range<usize> {
        range(&self.first_part, commune)
    }

    /// The numbers of the rings of a part, the outer one first.
    pub(crate) fn rings_of(&self, part: usize) -> Range<usize> {
        range(&self.first_ring, part)
    }

    /// The numbers of the vertices of a ring.
    pub(crate) fn vertices_of(&self, ring: usize) -> Range<usize> {
        range(&self.first_vertex, ring)
    }

    /// Every vertex, ring after ring.
    pub(crate) fn all_vertices(&self) -> impl Iterator<Item = Coord<f64>> + '_ {
        self.longitudes.iter().zip(&self.latitudes).map(|(x, y)| Coord { x: *x, y: *y })
    }

    /// The vertices of a ring, open: the first one is not repeated.
    pub(crate) fn ring(&self, ring: usize) -> impl Iterator<Item = Coord<f64>> + Clone + '_ {
        let at = self.vertices_of(ring);
        let (x, y) = (self.longitudes.get(at.clone()), self.latitudes.get(at));
        x.unwrap_or_default().iter().zip(y.unwrap_or_default()).map(|(x, y)| Coord { x: *x, y: *y })
    }
}

fn range(starts: &[u32], index: usize) -> Range<usize> {
    match starts.get(index..).unwrap_or_default() {
        [from, to, ..] => *from as usize..*to as usize,
        _ => 0..0,
    }
}

/// Counts only: the coordinates would fill the screen.
impl fmt::Debug for Boundaries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Boundaries");
        shown.field("cog", &self.cog.year()).field("communes", &self.len()).field("vertices", &self.vertices());
        shown.finish_non_exhaustive()
    }
}
