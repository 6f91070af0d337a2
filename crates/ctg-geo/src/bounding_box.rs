//! Boxes of longitudes and latitudes.

use std::fmt;

use ctg_model::Position;
use geo_types::{Coord, MultiPolygon};

/// A box between two meridians and two parallels (*emprise*), borders included.
///
/// It does not cross the meridian 180°; no French territory with communes does.
///
/// # Units
/// Degrees, WGS 84.
///
/// # Examples
/// ```
/// use ctg_geo::BoundingBox;
/// use ctg_model::Position;
/// let (fouras, rochefort) = (Position::new(-1.095, 45.989)?, Position::new(-0.962, 45.937)?);
/// let between = BoundingBox::of([fouras, rochefort]).unwrap();
/// assert_eq!((between.west(), between.south(), between.east(), between.north()), (-1.095, 45.937, -0.962, 45.989));
/// assert!(between.contains(Position::new(-1.0, 45.95)?));
/// assert_eq!(BoundingBox::of([]), None);
/// # Ok::<(), ctg_model::PositionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[doc(alias = "emprise")]
#[doc(alias = "bbox")]
pub struct BoundingBox {
    pub(crate) west: f64,
    pub(crate) south: f64,
    pub(crate) east: f64,
    pub(crate) north: f64,
}

impl BoundingBox {
    /// The smallest box that holds some points; `None` for no point.
    ///
    /// ```
    /// # use ctg_geo::BoundingBox;
    /// # use ctg_model::Position;
    /// let (fouras, rochefort) = (Position::new(-1.095, 45.989)?, Position::new(-0.962, 45.937)?);
    /// let between = BoundingBox::of([fouras, rochefort]).map(|found| found.to_string());
    /// assert_eq!(between.as_deref(), Some("longitude -1.095 to -0.962, latitude 45.937 to 45.989"));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn of(points: impl IntoIterator<Item = Position>) -> Option<Self> {
        Self::of_coords(points.into_iter().map(|point| Coord { x: point.longitude(), y: point.latitude() }))
    }

    /// The smallest box that holds a geometry; `None` if it has no vertex, or one that is not finite.
    ///
    /// ```
    /// use ctg_geo::BoundingBox;
    /// use geo_types::{MultiPolygon, polygon};
    /// let triangle = MultiPolygon(vec![polygon![(x: 0.0, y: 45.0), (x: 2.0, y: 45.0), (x: 1.0, y: 46.0)]]);
    /// assert_eq!(BoundingBox::of_geometry(&triangle).map(|found| found.east()), Some(2.0));
    /// assert_eq!(BoundingBox::of_geometry(&MultiPolygon(vec![])), None);
    /// ```
    pub fn of_geometry(geometry: &MultiPolygon<f64>) -> Option<Self> {
        Self::of_coords(geometry.iter().flat_map(|part| part.exterior().0.iter().copied()))
    }

    pub(crate) fn of_coords(coords: impl IntoIterator<Item = Coord<f64>>) -> Option<Self> {
        const NOTHING: BoundingBox =
            BoundingBox::new(f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
        let (found, finite) = coords.into_iter().fold((NOTHING, true), |(found, finite), at| {
            (found.with(Self::new(at.x, at.y, at.x, at.y)), finite && at.x.is_finite() && at.y.is_finite())
        });
        (finite && found.west <= found.east).then_some(found)
    }

    /// The smallest box that holds both.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    pub(crate) const fn new(west: f64, south: f64, east: f64, north: f64) -> Self {
        Self { west, south, east, north }
    }

    /// The western longitude.
    ///
    /// ```
    /// # use ctg_geo::BoundingBox;
    /// # use ctg_model::Position;
    /// let (fouras, rochefort) = (Position::new(-1.095, 45.989)?, Position::new(-0.962, 45.937)?);
    /// assert_eq!(BoundingBox::of([fouras, rochefort]).map(|found| found.west()), Some(-1.095));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn west(self) -> f64 {
        self.west
    }

    /// The southern latitude.
    ///
    /// ```
    /// # use ctg_geo::BoundingBox;
    /// # use ctg_model::Position;
    /// let (fouras, rochefort) = (Position::new(-1.095, 45.989)?, Position::new(-0.962, 45.937)?);
    /// assert_eq!(BoundingBox::of([fouras, rochefort]).map(|found| found.south()), Some(45.937));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn south(self) -> f64 {
        self.south
    }

    /// The eastern longitude.
    ///
    /// ```
    /// # use ctg_geo::BoundingBox;
    /// # use ctg_model::Position;
    /// let (fouras, rochefort) = (Position::new(-1.095, 45.989)?, Position::new(-0.962, 45.937)?);
    /// assert_eq!(BoundingBox::of([fouras, rochefort]).map(|found| found.east()), Some(-0.962));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn east(self) -> f64 {
        self.east
    }

    /// The northern latitude.
    ///
    /// ```
    /// # use ctg_geo::BoundingBox;
    /// # use ctg_model::Position;
    /// let (fouras, rochefort) = (Position::new(-1.095, 45.989)?, Position::new(-0.962, 45.937)?);
    /// assert_eq!(BoundingBox::of([fouras, rochefort]).map(|found| found.north()), Some(45.989));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn north(self) -> f64 {
        self.north
    }

    /// Whether a point lies in the box or on its border.
    ///
    /// ```
    /// # use ctg_geo::BoundingBox;
    /// # use ctg_model::Position;
    /// let (fouras, rochefort) = (Position::new(-1.095, 45.989)?, Position::new(-0.962, 45.937)?);
    /// let between = BoundingBox::of([fouras, rochefort]).unwrap();
    /// assert!(between.contains(fouras));                            // a corner: borders are included
    /// assert!(!between.contains(Position::new(-1.175, 46.012)?));   // the Île-d'Aix lies west of Fouras
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn contains(self, point: Position) -> bool {
        self.holds(Coord { x: point.longitude(), y: point.latitude() })
    }

    pub(crate) fn holds(self, at: Coord<f64>) -> bool {
        self.west <= at.x && at.x <= self.east && self.south <= at.y && at.y <= self.north
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }
}

impl fmt::Display for BoundingBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "longitude {} to {}, latitude {} to {}", self.west, self.east, self.south, self.north)
    }
}
