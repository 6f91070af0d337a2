//! A contour as it was read.

use ctg_model::code::CommuneCode;
use geo_types::{Coord, MultiPolygon};

/// The contour of a commune as it was read: nothing is checked yet.
///
/// A commune has one or more parts (Port-des-Barques has the Île Madame); each part has an outer ring, then its holes (lakes of
/// another commune, enclaves). [`Boundaries`](super::Boundaries) is the door.
///
/// # Units
/// Degrees of longitude (x) and latitude (y), WGS 84.
///
/// # Examples
/// ```
/// use ctg_geo::Contour;
/// use geo_types::{coord, polygon};
/// let square = polygon![(x: -1.0, y: 46.0), (x: -0.9, y: 46.0), (x: -0.9, y: 46.1), (x: -1.0, y: 46.1)];
/// let contour = Contour::new("17299".parse()?, square.into());
/// assert_eq!(contour.parts[0][0].len(), 5);                     // the closing vertex is written
/// assert_eq!(contour.parts[0][0].last(), Some(&coord! { x: -1.0, y: 46.0 }));
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Contour {
    /// The commune.
    pub commune: CommuneCode,
    /// Its parts; each is its rings, the outer one first; each ring is closed: its last vertex is its first.
    pub parts: Vec<Vec<Vec<Coord<f64>>>>,
}

impl Contour {
    /// The contour of a commune, from a geometry whose rings `geo-types` has closed.
    ///
    /// ```
    /// use ctg_geo::Contour;
    /// use geo_types::polygon;
    /// let triangle = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0)];
    /// let contour = Contour::new("17299".parse()?, triangle.into());
    /// assert_eq!(contour.parts[0][0].len(), 4);                     // three corners, and the first one again
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn new(commune: CommuneCode, geometry: MultiPolygon<f64>) -> Self {
        let rings = |polygon: geo_types::Polygon<f64>| {
            let (outer, holes) = polygon.into_inner();
            std::iter::once(outer).chain(holes).map(|ring| ring.0).collect()
        };
        Self { commune, parts: geometry.0.into_iter().map(rings).collect() }
    }

    /// The contour of a commune, from rings as a file holds them: parts, then rings, then vertices.
    ///
    /// ```
    /// use ctg_geo::Contour;
    /// use geo_types::coord;
    /// let open = vec![coord! { x: 0.0, y: 45.0 }, coord! { x: 1.0, y: 45.0 }, coord! { x: 1.0, y: 46.0 }];
    /// let contour = Contour::of_rings("17299".parse()?, vec![vec![open]]);
    /// assert_eq!(contour.parts[0][0].len(), 3);                     // as it was read: nothing closes it
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn of_rings(commune: CommuneCode, parts: Vec<Vec<Vec<Coord<f64>>>>) -> Self {
        Self { commune, parts }
    }
}
