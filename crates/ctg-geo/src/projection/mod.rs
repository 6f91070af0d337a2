//! The official projections of French territories.

mod ellipsoid;
mod error;
mod lambert;
pub(crate) mod mercator;

use std::fmt;

use ctg_model::Position;
use ctg_model::code::DepartementCode;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use crate::bounding_box::BoundingBox;
pub use error::OutOfDomain;
use mercator::{Hemisphere, TransverseMercator};

/// An official plane projection of French territories (*projection*, *système de référence légal*).
///
/// Each goes with a geographic system of its own (RGF93, RGAF09, RGFG95, RGR92, RGM04, RGSPM06) that coincides with WGS 84 to some
/// decimetres; here, as in PROJ and on the IGN's sites, the two are taken for one. All are conformal: angles are kept, lengths and areas are
/// not. Around Rochefort, Lambert-93 shows areas 0.18 % too small.
///
/// # Units
/// Degrees on the globe, metres in the plane.
///
/// # Errors
/// A point outside the domain of use is refused by [`project`](Self::project) and [`unproject`](Self::unproject).
///
/// # Examples
/// ```
/// use ctg_geo::Projection;
/// use ctg_model::Position;
/// let lambert = Projection::of_departement("17".parse()?).unwrap();
/// assert_eq!((lambert, lambert.epsg()), (Projection::Lambert93, 2154));
/// // The origin of Lambert-93 is 3° E, 46.5° N, at (700 000, 6 600 000).
/// let origin = lambert.project(Position::new(3.0, 46.5)?)?;
/// assert!((origin.x_m - 700_000.0).abs() < 1e-6 && (origin.y_m - 6_600_000.0).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Decree 2000-1276 of 26 December 2000 as amended, and order of 5 March 2019, on the legal reference systems; EPSG registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Projection {
    /// RGF93 / Lambert-93 (EPSG:2154): metropolitan France.
    Lambert93,
    /// RGAF09 / UTM zone 20N (EPSG:5490): Guadeloupe, Martinique, Saint-Barthélemy, Saint-Martin.
    Utm20NAntilles,
    /// RGSPM06 / UTM zone 21N (EPSG:4467): Saint-Pierre-et-Miquelon.
    Utm21NSaintPierreEtMiquelon,
    /// RGFG95 / UTM zone 22N (EPSG:2972): Guyane. The law takes it for the whole of Guyane, although its west lies in zone 21.
    Utm22NGuyane,
    /// RGM04 / UTM zone 38S (EPSG:4471): Mayotte.
    Utm38SMayotte,
    /// RGR92 / UTM zone 40S (EPSG:2975): La Réunion.
    Utm40SReunion,
}

/// A point in the plane of a projection.
///
/// # Units
/// Metres.
///
/// ```
/// use ctg_geo::{Projection, ProjectedPoint};
/// let back = Projection::Lambert93.unproject(ProjectedPoint { x_m: 700_000.0, y_m: 6_600_000.0 })?;
/// assert!((back.longitude() - 3.0).abs() < 1e-12 && (back.latitude() - 46.5).abs() < 1e-12);
/// # Ok::<(), ctg_geo::OutOfDomain>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProjectedPoint {
    /// Metres towards the east.
    pub x_m: f64,
    /// Metres towards the north.
    pub y_m: f64,
}

/// What a projection computes with.
enum Formula {
    Lambert93,
    TransverseMercator(TransverseMercator),
}

impl Projection {
    /// Every projection, in order.
    ///
    /// ```
    /// use ctg_geo::Projection;
    /// let saint_denis = ctg_model::Position::new(55.45, -20.88)?;
    /// let usable: Vec<_> = Projection::ALL.iter().filter(|one| one.project(saint_denis).is_ok()).collect();
    /// assert_eq!(usable, [&Projection::Utm40SReunion]);
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub const ALL: &'static [Self] = &[
        Self::Lambert93,
        Self::Utm20NAntilles,
        Self::Utm21NSaintPierreEtMiquelon,
        Self::Utm22NGuyane,
        Self::Utm38SMayotte,
        Self::Utm40SReunion,
    ];

    /// The official projection of a département or collectivity.
    ///
    /// `None` for the collectivities of the Pacific and for the Terres australes (984, 986 to 989), which have none here.
    ///
    /// ```
    /// use ctg_geo::Projection;
    /// assert_eq!(Projection::of_departement("2A".parse()?), Some(Projection::Lambert93));
    /// assert_eq!(Projection::of_departement("972".parse()?), Some(Projection::Utm20NAntilles));
    /// assert_eq!(Projection::of_departement("987".parse()?), None);
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn of_departement(departement: DepartementCode) -> Option<Self> {
        if !departement.is_overseas() {
            return Some(Self::Lambert93);
        }
        match departement.to_string().as_str() {
            "971" | "972" | "977" | "978" => Some(Self::Utm20NAntilles),
            "973" => Some(Self::Utm22NGuyane),
            "974" => Some(Self::Utm40SReunion),
            "975" => Some(Self::Utm21NSaintPierreEtMiquelon),
            "976" => Some(Self::Utm38SMayotte),
            _ => None,
        }
    }

    /// The number of the projection in the EPSG registry.
    ///
    /// ```
    /// assert_eq!(ctg_geo::Projection::Utm40SReunion.epsg(), 2975);
    /// ```
    pub fn epsg(self) -> u16 {
        match self {
            Self::Lambert93 => 2154,
            Self::Utm20NAntilles => 5490,
            Self::Utm21NSaintPierreEtMiquelon => 4467,
            Self::Utm22NGuyane => 2972,
            Self::Utm38SMayotte => 4471,
            Self::Utm40SReunion => 2975,
        }
    }

    /// The name of the projection in the EPSG registry.
    ///
    /// ```
    /// assert_eq!(ctg_geo::Projection::Utm38SMayotte.name(), "RGM04 / UTM zone 38S");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Lambert93 => "RGF93 v1 / Lambert-93",
            Self::Utm20NAntilles => "RGAF09 / UTM zone 20N",
            Self::Utm21NSaintPierreEtMiquelon => "RGSPM06 / UTM zone 21N",
            Self::Utm22NGuyane => "RGFG95 / UTM zone 22N",
            Self::Utm38SMayotte => "RGM04 / UTM zone 38S",
            Self::Utm40SReunion => "RGR92 / UTM zone 40S",
        }
    }

    /// Where the projection may be used, seas included.
    ///
    /// ```
    /// let domain = ctg_geo::Projection::Lambert93.domain();
    /// assert_eq!((domain.west(), domain.north()), (-9.86, 51.56));
    /// ```
    ///
    /// # Source
    /// EPSG registry, area of use; for Guyane, that of its geographic system.
    pub fn domain(self) -> BoundingBox {
        match self {
            Self::Lambert93 => BoundingBox::new(-9.86, 41.15, 10.38, 51.56),
            Self::Utm20NAntilles => BoundingBox::new(-63.66, 14.08, -60.0, 18.31),
            Self::Utm21NSaintPierreEtMiquelon => BoundingBox::new(-57.1, 43.41, -55.9, 47.37),
            Self::Utm22NGuyane => BoundingBox::new(-54.61, 2.11, -49.45, 8.88),
            Self::Utm38SMayotte => BoundingBox::new(43.68, -14.49, 46.7, -11.33),
            Self::Utm40SReunion => BoundingBox::new(54.0, -24.72, 58.24, -18.28),
        }
    }

    fn formula(self) -> Formula {
        let utm = |meridian, hemisphere| Formula::TransverseMercator(TransverseMercator::utm(meridian, hemisphere));
        match self {
            Self::Lambert93 => Formula::Lambert93,
            Self::Utm20NAntilles => utm(-63.0, Hemisphere::North),
            Self::Utm21NSaintPierreEtMiquelon => utm(-57.0, Hemisphere::North),
            Self::Utm22NGuyane => utm(-51.0, Hemisphere::North),
            Self::Utm38SMayotte => utm(45.0, Hemisphere::South),
            Self::Utm40SReunion => utm(57.0, Hemisphere::South),
        }
    }

    fn forward(self, longitude: f64, latitude: f64) -> (f64, f64) {
        match self.formula() {
            Formula::Lambert93 => lambert::forward(longitude, latitude),
            Formula::TransverseMercator(mercator) => mercator.forward(longitude, latitude),
        }
    }

    /// The point of the plane that shows a point of the globe; less than a micrometre from that of PROJ.
    ///
    /// # Errors
    /// A point outside the [`domain`](Self::domain): the message names both, and says so if longitude and latitude look swapped.
    ///
    /// ```
    /// use ctg_geo::Projection;
    /// use ctg_model::Position;
    /// let error = Projection::Lambert93.project(Position::new(55.45, -20.88)?).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "point 55.45, -20.88 is outside the domain of RGF93 v1 / Lambert-93 (EPSG:2154), \
    ///      expected longitude -9.86 to 10.38, latitude 41.15 to 51.56"
    /// );
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn project(self, point: Position) -> Result<ProjectedPoint, OutOfDomain> {
        if !self.domain().contains(point) {
            return Err(OutOfDomain::new(self, point.into()));
        }
        let (x_m, y_m) = self.forward(point.longitude(), point.latitude());
        Ok(ProjectedPoint { x_m, y_m })
    }

    /// The point of the globe that a point of the plane shows: the inverse of [`project`](Self::project).
    ///
    /// # Errors
    /// A point of the plane that shows none of the [`domain`](Self::domain), or coordinates that are not finite. A nanodegree beyond the
    /// domain is forgiven, so that its border comes back.
    ///
    /// ```
    /// use ctg_geo::{ProjectedPoint, Projection};
    /// let error = Projection::Lambert93.unproject(ProjectedPoint { x_m: 0.0, y_m: 0.0 }).unwrap_err();
    /// assert_eq!(error.projection(), Projection::Lambert93);
    /// assert!(error.to_string().starts_with("point -1.36"), "{error}");
    /// ```
    pub fn unproject(self, point: ProjectedPoint) -> Result<Position, OutOfDomain> {
        const FORGIVEN: f64 = 1e-9;
        let (longitude, latitude) = match self.formula() {
            Formula::Lambert93 => lambert::inverse(point.x_m, point.y_m),
            Formula::TransverseMercator(mercator) => mercator.inverse(point.x_m, point.y_m),
        };
        let domain = self.domain();
        let wide = BoundingBox::new(
            domain.west - FORGIVEN,
            domain.south - FORGIVEN,
            domain.east + FORGIVEN,
            domain.north + FORGIVEN,
        );
        let found = Position::new(longitude, latitude).ok().filter(|found| wide.contains(*found));
        found.ok_or_else(|| OutOfDomain::new(self, (longitude, latitude)))
    }

    /// A geometry in the plane: each vertex projected, edges straight between them.
    ///
    /// # Errors
    /// The first vertex outside the domain.
    ///
    /// ```
    /// use ctg_geo::Projection;
    /// use geo_types::{MultiPolygon, polygon};
    /// let triangle = MultiPolygon(vec![polygon![(x: 3.0, y: 46.5), (x: 4.0, y: 46.5), (x: 3.0, y: 47.5)]]);
    /// let plane = Projection::Lambert93.project_geometry(&triangle)?;
    /// assert!((plane.0[0].exterior().0[0].x - 700_000.0).abs() < 1e-6);
    /// # Ok::<(), ctg_geo::OutOfDomain>(())
    /// ```
    pub fn project_geometry(self, geometry: &MultiPolygon<f64>) -> Result<MultiPolygon<f64>, OutOfDomain> {
        let vertex = |at: &Coord<f64>| {
            if !self.domain().holds(*at) {
                return Err(OutOfDomain::new(self, (at.x, at.y)));
            }
            let (x, y) = self.forward(at.x, at.y);
            Ok(Coord { x, y })
        };
        let ring = |ring: &LineString<f64>| ring.0.iter().map(vertex).collect::<Result<Vec<_>, _>>().map(LineString);
        let part = |part: &Polygon<f64>| {
            let holes = part.interiors().iter().map(ring).collect::<Result<Vec<_>, _>>()?;
            Ok(Polygon::new(ring(part.exterior())?, holes))
        };
        geometry.iter().map(part).collect::<Result<Vec<_>, _>>().map(MultiPolygon)
    }
}

/// The name and the number of the registry: `RGF93 v1 / Lambert-93 (EPSG:2154)`.
impl fmt::Display for Projection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (EPSG:{})", self.name(), self.epsg())
    }
}
