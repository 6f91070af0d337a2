//! Contours of communes from GeoJSON, with what their features say of them, and back.
//!
//! `ctg-geo` reads and checks the geometry; here stand the names that publishers give to properties ([`Properties`]), and what becomes of
//! their values. Features are streamed: no more than one is in memory, unless they are collected.

mod properties;
mod write;

use std::io;

use ctg_geo::Contour;
use ctg_geo::geojson::{self, CodeFrom, CommuneFeature, GeoJsonError, JsonObject};
use ctg_model::code::{DepartementCode, EpciCode};
use ctg_model::observation::Observation;
use ctg_model::{Label, MunicipalPopulation};

use crate::{FileError, Read, SetAside};

pub use properties::Properties;
pub use write::write;

/// A commune with its contour, as a feature gives it.
///
/// # Examples
/// ```
/// use ctg_io::contours::{Properties, read};
/// let file = br#"{"type": "FeatureCollection", "features": [{"type": "Feature",
///     "properties": {"code": "17299", "nom": "Rochefort", "codeDepartement": "17", "codeEpci": "200041762", "population": 23583, "zone": 1},
///     "geometry": {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}}]}"#;
/// let read = read(Properties::GEO_API, "communes.geojson", &file[..])?;
/// let rochefort = &read.value()[0];
/// assert_eq!(rochefort.name.as_ref().map(|name| name.as_str()), Some("Rochefort"));
/// assert_eq!(rochefort.population.value().map(|population| population.persons()), Some(23_583));
/// assert_eq!(rochefort.others["zone"], 1);
/// # Ok::<(), ctg_io::FileError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CommuneContour {
    /// The number of the feature in its collection, counted from 1.
    pub number: usize,
    /// The commune and its rings, as they stand in the file.
    pub contour: Contour,
    /// Its name.
    pub name: Option<Label>,
    /// Its département.
    pub departement: Option<DepartementCode>,
    /// Its EPCI.
    pub epci: Option<EpciCode>,
    /// Its *population municipale*; a commune without one is not known to be empty.
    pub population: Observation<MunicipalPopulation>,
    /// Every other property, as it stands in the file.
    pub others: JsonObject,
}

/// Hands over the features of a collection one by one, each as a commune or set aside; a property that cannot be read is set aside alone,
/// after its commune.
///
/// # Errors
/// A file that cannot be read, is cut, is no `FeatureCollection`, or is not in WGS 84.
///
/// # Examples
/// ```
/// use ctg_io::contours::{Properties, for_each};
/// let mut names = Vec::new();
/// for_each(Properties::GEO_API, "contours.geojson", ctg_fixtures::CARO_CONTOURS, |found| {
///     names.extend(found.map(|commune| commune.contour.commune.to_string()));
/// })?;
/// assert_eq!((names.len(), names[0].as_str()), (25, "17004"));
/// # Ok::<(), ctg_io::FileError>(())
/// ```
pub fn for_each(
    properties: Properties<'_>,
    file: &str,
    reader: impl io::Read,
    mut take: impl FnMut(Result<CommuneContour, SetAside>),
) -> Result<(), FileError> {
    let found = |found: Result<CommuneFeature, geojson::SetAside>| match found {
        Ok(feature) => {
            let (commune, problems) = properties.commune(file, feature);
            take(Ok(commune));
            for problem in problems {
                take(Err(problem));
            }
        }
        Err(refused) => {
            let told = SetAside::new(file, refused.problem()).in_field(&format!("features[{}]", refused.feature() - 1));
            take(Err(match refused.code() {
                Some(code) => told.with_text(code),
                None => told,
            }));
        }
    };
    geojson::for_each_commune(reader, CodeFrom::Property(properties.code), found).map_err(|error| failed(file, error))
}

/// Reads the communes of a collection.
///
/// # Errors
/// As [`for_each`].
///
/// # Examples
/// ```
/// use ctg_io::contours::{Properties, read};
/// // Admin Express: an EPCI that is none is written « NR ».
/// let file = br#"{"type": "FeatureCollection", "features": [{"type": "Feature",
///     "properties": {"INSEE_COM": "29083", "NOM": "Île-de-Sein", "INSEE_DEP": "29", "SIREN_EPCI": "NR", "POPULATION": "beaucoup"},
///     "geometry": {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}}]}"#;
/// let read = read(Properties::ADMIN_EXPRESS, "COMMUNE.geojson", &file[..])?;
/// assert_eq!(read.value()[0].epci, None);
/// assert_eq!(
///     read.set_aside()[0].to_string(),
///     "COMMUNE.geojson, field `features[0].properties.POPULATION`: found `beaucoup`, expected a whole number of persons"
/// );
/// # Ok::<(), ctg_io::FileError>(())
/// ```
pub fn read(
    properties: Properties<'_>,
    file: &str,
    reader: impl io::Read,
) -> Result<Read<Vec<CommuneContour>>, FileError> {
    let (mut communes, mut set_aside) = (Vec::new(), Vec::new());
    for_each(properties, file, reader, |found| match found {
        Ok(commune) => communes.push(commune),
        Err(told) => set_aside.push(told),
    })?;
    Ok(Read::new(communes, set_aside))
}

fn failed(file: &str, error: GeoJsonError) -> FileError {
    let line = Some(error.line() as u64).filter(|line| *line > 0);
    let text = error.to_string();
    let problem = text.split_once(": ").map_or(text.as_str(), |(_, problem)| problem);
    FileError::caused(file, line, problem, error)
}
