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

use crate::source::Unpacked;
use crate::{Read, ReadError, SetAside, Source, SourceFile};

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
/// let read = read(Properties::GEO_API, ctg_io::Source::new("communes.geojson", &file[..]))?;
/// let rochefort = &read.value()[0];
/// assert_eq!(rochefort.name.as_ref().map(|name| name.as_str()), Some("Rochefort"));
/// assert_eq!(rochefort.population.value().map(|population| population.persons()), Some(23_583));
/// assert_eq!(rochefort.others["zone"], 1);
/// # Ok::<(), ctg_io::ReadError>(())
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
/// for_each(Properties::GEO_API, ctg_io::Source::new("contours.geojson", ctg_fixtures::CARO_CONTOURS), |found| {
///     names.extend(found.map(|commune| commune.contour.commune.to_string()));
/// })?;
/// assert_eq!((names.len(), names[0].as_str()), (25, "17004"));
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
pub fn for_each(
    properties: Properties<'_>,
    source: Source<impl io::Read>,
    mut take: impl FnMut(Result<CommuneContour, SetAside>),
) -> Result<SourceFile, ReadError> {
    let file = &source.name().to_owned();
    let mut unpacked = Unpacked::open(source)?;
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
    let read = geojson::for_each_commune(&mut unpacked, CodeFrom::Property(properties.code), found);
    read.map_err(|error| failed(file, error))?;
    unpacked.finish()
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
///     "properties": {"INSEE_COM": "29083", "NOM": "Sein", "INSEE_DEP": "29", "SIREN_EPCI": "NR", "POPULATION": "beaucoup"},
///     "geometry": {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}}]}"#;
/// let read = read(Properties::ADMIN_EXPRESS, ctg_io::Source::new("COMMUNE.geojson", &file[..]))?;
/// assert_eq!(read.value()[0].epci, None);
/// assert_eq!(
///     read.set_aside()[0].to_string(),
///     "COMMUNE.geojson, field `features[0].properties.POPULATION`: found `beaucoup`, expected a whole number of persons"
/// );
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
pub fn read(properties: Properties<'_>, source: Source<impl io::Read>) -> Result<Read<Vec<CommuneContour>>, ReadError> {
    let (mut communes, mut set_aside) = (Vec::new(), Vec::new());
    let file = for_each(properties, source, |found| match found {
        Ok(commune) => communes.push(commune),
        Err(told) => set_aside.push(told),
    })?;
    Ok(Read::new(communes, set_aside).with_files(vec![file]))
}

/// A file that cannot be read further: because reading failed, or because of what it holds.
fn failed(file: &str, error: GeoJsonError) -> ReadError {
    if std::error::Error::source(&error).is_some() {
        return ReadError::io(file, io::Error::other(error));
    }
    let text = error.to_string();
    let told = SetAside::new(file, text.split_once(": ").map_or(text.as_str(), |(_, problem)| problem));
    ReadError::refused(vec![if error.line() > 0 { told.at_line(error.line() as u64) } else { told }])
}
