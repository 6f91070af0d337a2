//! What a coverage has wrong.

use std::fmt;

use ctg_model::code::CommuneCode;
use geo_types::Coord;

/// Two communes whose borders meet without the same vertices: one has a vertex where the other has none.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, Topology};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let west = polygon![(x: 0.0, y: 46.0), (x: 1.0, y: 46.0), (x: 1.0, y: 47.0), (x: 0.0, y: 47.0)];
/// # let east = polygon![(x: 1.0, y: 46.0), (x: 2.0, y: 46.0), (x: 2.0, y: 47.0), (x: 1.0, y: 47.0), (x: 1.0, y: 46.5)];
/// # let contours = [Contour::new("17299".parse()?, west.into()), Contour::new("17300".parse()?, east.into())];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
/// // The commune in the east has a vertex in the middle of the border, the one in the west has not.
/// let found = &Topology::new(&boundaries).faults().unmatched[0];
/// assert_eq!(found.communes, ("17299".parse()?, "17300".parse()?));
/// assert_eq!(found.border_m.round(), 111_161.0);                // one degree of meridian
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnmatchedBorder {
    /// The communes, in the order of their codes.
    pub communes: (CommuneCode, CommuneCode),
    /// How many pairs of edges meet that way.
    pub pairs: usize,
    /// The length along which the edges go side by side, in metres; 0 where they only touch.
    pub border_m: f64,
    /// One place of it, in degrees.
    pub at: Coord<f64>,
}

/// Two communes that lie over each other.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, Topology};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
/// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(0.5).into())];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
/// // Two squares of a degree, half a degree apart.
/// let faults = Topology::new(&boundaries).faults();
/// assert_eq!(faults.overlaps[0].communes, ("17299".parse()?, "17300".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Overlap {
    /// The communes, in the order of their codes.
    pub communes: (CommuneCode, CommuneCode),
    /// One place of it, in degrees.
    pub at: Coord<f64>,
}

/// A hole between communes: a sliver where borders do not match, or a lake, or the land of a commune that is not here.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, Topology};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// let with_a_lake = polygon![
///     exterior: [(x: 0.0, y: 0.0), (x: 0.03, y: 0.0), (x: 0.03, y: 0.03), (x: 0.0, y: 0.03)],
///     interiors: [[(x: 0.01, y: 0.01), (x: 0.01, y: 0.02), (x: 0.02, y: 0.02), (x: 0.02, y: 0.01)]],
/// ];
/// let boundaries = Boundaries::new(CogVintage::new(2021)?, [Contour::new("17299".parse()?, with_a_lake.into())])?;
/// let lake = &Topology::new(&boundaries).faults().gaps[0];
/// assert_eq!((lake.area_m2 / 10_000.0).round(), 123.0);         // 1 113.2 m by 1 105.7 m, in hectares
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Gap {
    /// The communes around it, in order.
    pub communes: Vec<CommuneCode>,
    /// Its area on the ellipsoid, in square metres.
    pub area_m2: f64,
    /// Twice its area by its perimeter: the width of a sliver, in metres. That of a lake is of the order of its radius.
    pub width_m: f64,
    /// Its westernmost vertex, in degrees.
    pub at: Coord<f64>,
}

/// What keeps some boundaries from being a coverage without gap or overlap; see [`Topology::faults`](super::Topology::faults).
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, Topology};
/// # use ctg_model::CogVintage;
/// # use geo_types::polygon;
/// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
/// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(0.5).into())];
/// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
/// // Two squares of a degree, half a degree apart.
/// let faults = Topology::new(&boundaries).faults();
/// assert!(!faults.is_matched());
/// assert_eq!((faults.overlaps.len(), faults.gaps.len()), (1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct CoverageFaults {
    /// Borders that meet without the same vertices, by pair of communes.
    pub unmatched: Vec<UnmatchedBorder>,
    /// Communes that lie over each other, by pair.
    pub overlaps: Vec<Overlap>,
    /// Holes, the narrowest first; lakes come last.
    pub gaps: Vec<Gap>,
}

impl CoverageFaults {
    /// Whether neighbours have the same vertices everywhere and no two communes overlap. Gaps may be lakes: they do not count.
    ///
    /// ```
    /// assert!(ctg_geo::CoverageFaults::default().is_matched());
    /// ```
    pub fn is_matched(&self) -> bool {
        self.unmatched.is_empty() && self.overlaps.is_empty()
    }

    /// The communes of unmatched borders and overlaps, in order, each once.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, Topology};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::polygon;
    /// # let square = |x: f64| polygon![(x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0)];
    /// # let contours = [Contour::new("17299".parse()?, square(0.0).into()), Contour::new("17300".parse()?, square(0.5).into())];
    /// # let boundaries = Boundaries::new(CogVintage::new(2021)?, contours)?;
    /// // Two squares of a degree, half a degree apart.
    /// let faults = Topology::new(&boundaries).faults();
    /// assert_eq!(faults.communes(), ["17299".parse()?, "17300".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes(&self) -> Vec<CommuneCode> {
        let unmatched = self.unmatched.iter().map(|fault| fault.communes);
        let pairs = unmatched.chain(self.overlaps.iter().map(|fault| fault.communes));
        let mut communes: Vec<CommuneCode> = pairs.flat_map(|(one, other)| [one, other]).collect();
        communes.sort_unstable();
        communes.dedup();
        communes
    }
}

impl fmt::Display for UnmatchedBorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((one, other), at) = (self.communes, self.at);
        write!(f, "communes {one} and {other} meet without the same vertices near ({}, {})", at.x, at.y)
    }
}

impl fmt::Display for Overlap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((one, other), at) = (self.communes, self.at);
        write!(f, "communes {one} and {other} lie over each other near ({}, {})", at.x, at.y)
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let communes: Vec<String> = self.communes.iter().map(ToString::to_string).collect();
        let (area, at) = (self.area_m2, self.at);
        write!(f, "a gap of {area:.0} m² between communes {} near ({}, {})", communes.join(", "), at.x, at.y)
    }
}
