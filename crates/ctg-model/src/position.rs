//! Points on the globe.

use std::fmt;

/// A point in WGS 84 (*longitude, latitude*).
///
/// # Units
/// Degrees; longitude first, as in GeoJSON.
///
/// # Errors
/// A value that is not finite, a longitude outside [−180, 180], a latitude outside [−90, 90].
///
/// # Examples
/// ```
/// use ctg_model::Position;
/// let rochefort = Position::new(-0.962_19, 45.936_6)?;
/// assert_eq!(rochefort.latitude(), 45.936_6);
/// assert!(Position::new(0.0, f64::NAN).is_err());
/// # Ok::<(), ctg_model::PositionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "(f64, f64)", into = "(f64, f64)")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "(f64, f64)"))]
pub struct Position {
    longitude: f64,
    latitude: f64,
}

/// A pair of numbers that is no point of the globe.
///
/// ```
/// use ctg_model::Position;
/// assert_eq!(Position::new(-0.96, 145.9).unwrap_err().to_string(), "latitude 145.9: expected -90 to 90 degrees");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{axis} {found}: expected -{limit} to {limit} degrees")]
pub struct PositionError {
    axis: &'static str,
    found: f64,
    limit: u8,
}

impl Position {
    /// The point at a longitude and a latitude; `-0.0` becomes `0.0`.
    ///
    /// # Errors
    /// A coordinate that is not finite or off the globe.
    ///
    /// ```
    /// use ctg_model::Position;
    /// let aix = Position::new(-1.173_39, 46.012_5)?;
    /// assert_eq!(aix.to_string(), "-1.17339, 46.0125");
    /// let lambert_93 = Position::new(375_000.0, 6_551_000.0).unwrap_err();   // metres, not degrees
    /// assert_eq!(lambert_93.to_string(), "longitude 375000: expected -180 to 180 degrees");
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn new(longitude: f64, latitude: f64) -> Result<Self, PositionError> {
        let within = |axis, found: f64, limit: u8| {
            if found.abs() <= f64::from(limit) { Ok(found + 0.0) } else { Err(PositionError { axis, found, limit }) }
        };
        Ok(Self { longitude: within("longitude", longitude, 180)?, latitude: within("latitude", latitude, 90)? })
    }

    /// Degrees east of Greenwich.
    ///
    /// ```
    /// assert_eq!(ctg_model::Position::new(-1.17, 46.01)?.longitude(), -1.17);
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    /// Degrees north of the equator.
    ///
    /// ```
    /// assert_eq!(ctg_model::Position::new(-1.17, 46.01)?.latitude(), 46.01);
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn latitude(self) -> f64 {
        self.latitude
    }
}

/// Sound because neither coordinate is ever `NaN` or `-0.0`.
impl Eq for Position {}

impl TryFrom<(f64, f64)> for Position {
    type Error = PositionError;

    fn try_from((longitude, latitude): (f64, f64)) -> Result<Self, PositionError> {
        Self::new(longitude, latitude)
    }
}

impl From<Position> for (f64, f64) {
    fn from(position: Position) -> Self {
        (position.longitude, position.latitude)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.longitude, self.latitude)
    }
}
