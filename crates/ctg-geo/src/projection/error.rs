//! Points where a projection is not to be used.

use std::fmt;

use ctg_model::Position;
use geo_types::Coord;

use super::Projection;

/// A point outside the domain of a projection.
///
/// # Examples
/// ```
/// use ctg_geo::Projection;
/// use ctg_model::Position;
/// let swapped = Projection::Lambert93.project(Position::new(45.936, -0.962)?).unwrap_err();
/// assert!(swapped.looks_swapped());
/// assert_eq!(
///     swapped.to_string(),
///     "point 45.936, -0.962 is outside the domain of RGF93 v1 / Lambert-93 (EPSG:2154), \
///      expected longitude -9.86 to 10.38, latitude 41.15 to 51.56: latitude and longitude look swapped"
/// );
/// # Ok::<(), ctg_model::PositionError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct OutOfDomain {
    projection: Projection,
    longitude: f64,
    latitude: f64,
}

impl OutOfDomain {
    pub(super) fn new(projection: Projection, (longitude, latitude): (f64, f64)) -> Self {
        Self { projection, longitude, latitude }
    }

    /// The projection that was asked for.
    ///
    /// ```
    /// use ctg_geo::Projection;
    /// let error = Projection::Utm40SReunion.project(ctg_model::Position::new(-0.96, 45.94)?).unwrap_err();
    /// assert_eq!(error.projection(), Projection::Utm40SReunion);
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn projection(&self) -> Projection {
        self.projection
    }

    /// The point; `None` if its coordinates are on no globe.
    ///
    /// ```
    /// use ctg_geo::Projection;
    /// let paris = ctg_model::Position::new(2.35, 48.86)?;
    /// assert_eq!(Projection::Utm40SReunion.project(paris).unwrap_err().point(), Some(paris));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn point(&self) -> Option<Position> {
        Position::new(self.longitude, self.latitude).ok()
    }

    /// Whether the point would be in the domain with latitude and longitude the other way round.
    ///
    /// ```
    /// use ctg_geo::Projection;
    /// let saint_denis = ctg_model::Position::new(55.45, -20.88)?;   // of La Réunion: just elsewhere
    /// assert!(!Projection::Lambert93.project(saint_denis).unwrap_err().looks_swapped());
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn looks_swapped(&self) -> bool {
        self.projection.domain().holds(Coord { x: self.latitude, y: self.longitude })
    }
}

impl fmt::Display for OutOfDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (projection, domain) = (self.projection, self.projection.domain());
        write!(
            f,
            "point {}, {} is outside the domain of {projection}, expected {domain}",
            self.longitude, self.latitude
        )?;
        if self.looks_swapped() { f.write_str(": latitude and longitude look swapped") } else { Ok(()) }
    }
}

impl std::error::Error for OutOfDomain {}
