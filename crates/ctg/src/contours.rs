//! The contours that a folder of a diagnosis holds beside its tables.

use std::fmt;

use ctg_geo::geojson::{CodeFrom, GeoJsonError, SetAside, read_communes};
use ctg_geo::{Boundaries, BoundariesError};
use ctg_io::Folder;
use ctg_model::CogVintage;

/// The file of a folder that holds the contours of its communes, in GeoJSON.
///
/// ```
/// use ctg::{Folder, contours};
/// let folder: Folder = [("contours.geojson", ctg_fixtures::CARO_CONTOURS)].into_iter().collect();
/// assert!(folder.file(contours::FILE).is_some());
/// ```
pub const FILE: &str = "contours.geojson";

/// The contours of a folder, and the features that are no commune.
///
/// ```
/// use ctg::{Folder, contours, model::CogVintage};
/// let folder: Folder = [(contours::FILE, ctg_fixtures::CARO_CONTOURS)].into_iter().collect();
/// let read = contours::read(&folder, CogVintage::new(2021)?)?;
/// assert!(read.boundaries.contains("17299".parse()?) && read.set_aside.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Contours {
    /// The contours.
    pub boundaries: Boundaries,
    /// The features that were set aside.
    pub set_aside: Vec<SetAside>,
}

/// Why a folder has no contours that could be read.
///
/// # Examples
/// ```
/// use ctg::{Folder, contours, model::CogVintage};
/// let error = contours::read(&Folder::default(), CogVintage::new(2021)?).unwrap_err();
/// assert_eq!(error.to_string(), "contours.geojson: found no such file, expected one");
/// assert!(error.is_missing());
/// # Ok::<(), ctg::model::YearError>(())
/// ```
#[derive(Debug)]
pub struct ContoursError(Fault);

#[derive(Debug)]
enum Fault {
    Missing,
    File(GeoJsonError),
    Contours(BoundariesError),
}

impl ContoursError {
    /// Whether the folder just does not hold the file.
    ///
    /// ```
    /// use ctg::{Folder, contours, model::CogVintage};
    /// let cut: Folder = [(contours::FILE, &b"{"[..])].into_iter().collect();
    /// assert!(!contours::read(&cut, CogVintage::new(2021)?).unwrap_err().is_missing());
    /// # Ok::<(), ctg::model::YearError>(())
    /// ```
    pub fn is_missing(&self) -> bool {
        matches!(self.0, Fault::Missing)
    }
}

impl fmt::Display for ContoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::Missing => write!(f, "{FILE}: found no such file, expected one"),
            Fault::File(error) => write!(f, "{FILE}, {error}"),
            Fault::Contours(error) => write!(f, "{FILE}: {error}"),
        }
    }
}

impl std::error::Error for ContoursError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Fault::Missing => None,
            Fault::File(error) => Some(error),
            Fault::Contours(error) => Some(error),
        }
    }
}

/// Reads the contours of a folder, communes by their property `code`, in the geography of a year.
///
/// # Errors
/// No such file; a file that is cut or no GeoJSON; contours that are none (see [`Boundaries`]).
///
/// # Examples
/// ```
/// use ctg::{Folder, contours, model::CogVintage};
/// let folder: Folder = [(contours::FILE, ctg_fixtures::CARO_CONTOURS)].into_iter().collect();
/// let read = contours::read(&folder, CogVintage::new(2021)?)?;
/// assert_eq!((read.boundaries.len(), read.set_aside.len()), (25, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(folder: &Folder, cog: CogVintage) -> Result<Contours, ContoursError> {
    let file = folder.file(FILE).ok_or(ContoursError(Fault::Missing))?;
    let read = read_communes(file, CodeFrom::Property("code")).map_err(|error| ContoursError(Fault::File(error)))?;
    let contours = read.features.into_iter().map(|feature| feature.contour);
    let boundaries = Boundaries::new(cog, contours).map_err(|error| ContoursError(Fault::Contours(error)))?;
    Ok(Contours { boundaries, set_aside: read.set_aside })
}
