//! What is wrong with an extract.

use std::fmt;

/// A file that is no extract of OpenStreetMap, is cut, or holds no road.
///
/// # Examples
/// ```
/// use std::io::Cursor;
/// use ctg_geo::{cost::{Distancier, Minutes}, network::{Density, OsmRead, OsmTravel, Speed, SpeedModel}};
/// let travel = OsmTravel {
///     cars: SpeedModel::metric(), density: Density::Rural,
///     walking: Speed::new(5.0)?, cycling: Speed::new(15.0)?, ferry_wait: Minutes::new(15.0)?,
/// };
/// let error = OsmRead::new(&mut Cursor::new(b"<osm version=\"0.6\">"), Distancier::geodesic(), &travel).unwrap_err();
/// assert_eq!(error.place(), 0);
/// assert_eq!(
///     error.to_string(),
///     "byte 0: found a header of 1013937005 bytes, expected at most 65536: is it a PBF file?"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct OsmError {
    place: u64,
    problem: String,
    source: Option<std::io::Error>,
}

impl OsmError {
    pub(super) fn at(place: u64, problem: String) -> Self {
        Self { place, problem, source: None }
    }

    pub(super) fn unreadable(place: u64, source: std::io::Error) -> Self {
        Self { place, problem: "the file cannot be read".to_owned(), source: Some(source) }
    }

    /// The place of the block at fault, in bytes from the start of the file.
    ///
    /// ```
    /// # use std::io::Cursor;
    /// # use ctg_geo::{cost::{Distancier, Minutes}, network::{Density, OsmRead, OsmTravel, Speed, SpeedModel}};
    /// # let travel = OsmTravel {
    /// #     cars: SpeedModel::metric(), density: Density::Rural,
    /// #     walking: Speed::new(5.0)?, cycling: Speed::new(15.0)?, ferry_wait: Minutes::new(15.0)?,
    /// # };
    /// let error = OsmRead::new(&mut Cursor::new(b""), Distancier::geodesic(), &travel).unwrap_err();
    /// assert_eq!((error.place(), error.to_string()), (0, "byte 0: found no road among 0 ways, expected ways with `highway` or `route=ferry`".to_owned()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn place(&self) -> u64 {
        self.place
    }
}

impl fmt::Display for OsmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {}: {}", self.place, self.problem)
    }
}

impl std::error::Error for OsmError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
