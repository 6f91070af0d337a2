//! What keeps a contour from being one.

use std::fmt;

use ctg_model::code::CommuneCode;
use geo_types::Coord;

/// Where a ring stands: part, then ring of the part, both counted from 1; ring 1 is the outer one.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour};
/// # use ctg_model::CogVintage;
/// # use geo_types::coord;
/// # let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
/// let contour = Contour::of_rings("17299".parse()?, vec![vec![open]]);
/// let error = Boundaries::new(CogVintage::new(2021)?, [contour]).unwrap_err();
/// assert_eq!(error.faults()[0].place().map(|place| place.to_string()).as_deref(), Some("part 1, ring 1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct RingPlace {
    /// The part, counted from 1.
    pub part: usize,
    /// The ring of the part, counted from 1: 1 is the outer one, the others are holes.
    pub ring: usize,
}

impl RingPlace {
    pub(crate) fn of(part: usize, ring: usize) -> Self {
        Self { part: part + 1, ring: ring + 1 }
    }
}

impl fmt::Display for RingPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "part {}, ring {}", self.part, self.ring)
    }
}

/// What is wrong with a ring, or with the contour as a whole. Vertices are counted from 1.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour, RingFault};
/// # use ctg_model::CogVintage;
/// # use geo_types::coord;
/// let (here, there) = (coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 });
/// let there_and_back = Contour::of_rings("17299".parse()?, vec![vec![vec![here, there, here]]]);
/// let error = Boundaries::new(CogVintage::new(2021)?, [there_and_back]).unwrap_err();
/// assert_eq!(error.faults()[0].fault(), &RingFault::TooFewVertices { distinct: 2 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RingFault {
    /// The commune has a second contour.
    Twice,
    /// The contour has no part, or the part no ring.
    Empty,
    /// The last vertex is not the first.
    Open,
    /// A vertex is not finite, or not on the globe.
    OffTheGlobe {
        /// The vertex, counted from 1.
        vertex: usize,
    },
    /// Fewer than three distinct vertices.
    TooFewVertices {
        /// How many distinct vertices there are.
        distinct: usize,
    },
    /// All vertices lie on one line, or the ring goes back over itself.
    NoArea,
    /// The ring crosses itself, or another ring of the commune, inside two edges.
    Crosses {
        /// The ring that it crosses: itself, or another.
        other: RingPlace,
    },
    /// The ring goes along itself or along another ring of the commune.
    RunsAlong {
        /// The ring that it goes along.
        other: RingPlace,
    },
    /// The ring touches itself.
    TouchesItself,
    /// A hole that is not inside the outer ring of its part.
    HoleOutside,
    /// The ring lies over another part, or inside another hole.
    Overlaps {
        /// The ring that it lies over.
        other: RingPlace,
    },
    /// The contours have more vertices than can be numbered (2³² − 1).
    TooManyVertices,
}

/// One fault of one contour, with its place.
///
/// # Examples
/// ```
/// use ctg_geo::{Boundaries, Contour, RingFault};
/// use ctg_model::CogVintage;
/// use geo_types::coord;
/// let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
/// let contour = Contour::of_rings("17299".parse()?, vec![vec![open]]);
/// let error = Boundaries::new(CogVintage::new(2021)?, [contour]).unwrap_err();
/// assert_eq!(error.faults()[0].fault(), &RingFault::Open);
/// assert_eq!(
///     error.to_string(),
///     "commune 17299, part 1, ring 1: the last vertex (1, 46) is not the first (0, 45), expected a closed ring"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BoundaryFault {
    commune: CommuneCode,
    place: Option<RingPlace>,
    fault: RingFault,
    sentence: String,
}

impl BoundaryFault {
    pub(crate) fn new(commune: CommuneCode, place: Option<RingPlace>, fault: RingFault, found: &str) -> Self {
        let at = place.map_or(String::new(), |place| format!(", {place}"));
        Self { commune, place, sentence: format!("commune {commune}{at}: {}", sentence(&fault, found)), fault }
    }

    /// The commune at fault.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::coord;
    /// # let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
    /// let contour = Contour::of_rings("17299".parse()?, vec![vec![open]]);
    /// let error = Boundaries::new(CogVintage::new(2021)?, [contour]).unwrap_err();
    /// assert_eq!(error.faults()[0].commune(), "17299".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> CommuneCode {
        self.commune
    }

    /// The ring at fault; `None` if the fault is not that of a ring.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::coord;
    /// # let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
    /// let contour = Contour::of_rings("17299".parse()?, vec![vec![open]]);
    /// let error = Boundaries::new(CogVintage::new(2021)?, [contour]).unwrap_err();
    /// assert_eq!(error.faults()[0].place().map(|place| (place.part, place.ring)), Some((1, 1)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn place(&self) -> Option<RingPlace> {
        self.place
    }

    /// What is wrong.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour, RingFault};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::coord;
    /// # let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
    /// let contour = Contour::of_rings("17299".parse()?, vec![vec![open]]);
    /// let error = Boundaries::new(CogVintage::new(2021)?, [contour]).unwrap_err();
    /// assert_eq!(error.faults()[0].fault(), &RingFault::Open);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fault(&self) -> &RingFault {
        &self.fault
    }
}

impl fmt::Display for BoundaryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

/// A vertex as a message shows it.
pub(crate) fn shown(at: Coord<f64>) -> String {
    format!("({}, {})", at.x, at.y)
}

fn sentence(fault: &RingFault, found: &str) -> String {
    match fault {
        RingFault::Twice => "found a second contour, expected one".to_owned(),
        RingFault::Empty => "found no ring, expected at least one".to_owned(),
        RingFault::Open => format!("{found}, expected a closed ring"),
        RingFault::OffTheGlobe { vertex } => {
            format!(
                "vertex {vertex} is at {found}, expected a longitude from -180 to 180 and a latitude from -90 to 90"
            )
        }
        RingFault::TooFewVertices { distinct } => format!("found {distinct} distinct vertices, expected at least 3"),
        RingFault::NoArea => "the ring goes back over itself, expected one with an area".to_owned(),
        RingFault::Crosses { other } => format!("crosses {other} near {found}, expected rings that do not cross"),
        RingFault::RunsAlong { other } => format!("runs along {other} at {found}, expected rings that share no edge"),
        RingFault::TouchesItself => format!("touches itself at {found}, expected each vertex once"),
        RingFault::HoleOutside => format!("vertex {found} lies outside ring 1, expected a hole inside it"),
        RingFault::Overlaps { other } => format!("{found} lies over {other}, expected rings apart"),
        RingFault::TooManyVertices => "found more than 4294967295 vertices in all, expected fewer".to_owned(),
    }
}

/// Why contours are no boundaries: every fault of every commune.
///
/// ```
/// # use ctg_geo::{Boundaries, Contour};
/// # use ctg_model::CogVintage;
/// # use geo_types::coord;
/// # let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
/// let contours = [Contour::of_rings("17299".parse()?, vec![vec![open]]), Contour::of_rings("17004".parse()?, vec![])];
/// let error = Boundaries::new(CogVintage::new(2021)?, contours).unwrap_err();
/// assert!(error.to_string().ends_with("; commune 17004: found no ring, expected at least one"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BoundariesError {
    faults: Vec<BoundaryFault>,
}

impl BoundariesError {
    pub(crate) fn new(faults: Vec<BoundaryFault>) -> Self {
        Self { faults }
    }

    /// The faults, in the order of the contours.
    ///
    /// ```
    /// # use ctg_geo::{Boundaries, Contour};
    /// # use ctg_model::CogVintage;
    /// # use geo_types::coord;
    /// # let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
    /// let contours = [Contour::of_rings("17299".parse()?, vec![vec![open]]), Contour::of_rings("17004".parse()?, vec![])];
    /// let error = Boundaries::new(CogVintage::new(2021)?, contours).unwrap_err();
    /// let communes: Vec<String> = error.faults().iter().map(|fault| fault.commune().to_string()).collect();
    /// assert_eq!(communes, ["17299", "17004"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn faults(&self) -> &[BoundaryFault] {
        &self.faults
    }
}

impl fmt::Display for BoundariesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rank, fault) in self.faults.iter().enumerate() {
            let comma = if rank > 0 { "; " } else { "" };
            write!(f, "{comma}{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for BoundariesError {}
