//! The contours of the communes of metropolitan France and their EPCI, from the files that `benches/peers/fetch.sh` makes.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use ctg_geo::Contour;
use ctg_model::code::{CommuneCode, EpciCode};
use geo_types::Coord;
use serde::Deserialize;

/// Where `fetch.sh` puts its files: `CTG_GEO_DATA`, or `target/geo-data` at the root of the workspace.
#[must_use]
pub fn folder() -> PathBuf {
    let by_default = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/geo-data"));
    std::env::var_os("CTG_GEO_DATA").map_or_else(by_default, PathBuf::from)
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    code: CommuneCode,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<(f64, f64)>>),
    MultiPolygon(Vec<Vec<Vec<(f64, f64)>>>),
}

/// The contours, as the file has them; two communes of it (32166 and 69050) have none and are left out.
///
/// # Errors
/// The file is not there, or not as the script makes it.
pub fn contours() -> Result<Vec<Contour>, Box<dyn Error>> {
    let path = folder().join("communes.geojson");
    let bytes = fs::read(&path).map_err(|error| format!("{}: {error}; run benches/peers/fetch.sh", path.display()))?;
    let collection: Collection = serde_json::from_slice(&bytes)?;
    Ok(collection.features.into_iter().map(contour).filter(|contour| !contour.parts.is_empty()).collect())
}

fn contour(feature: Feature) -> Contour {
    let parts = match feature.geometry {
        Geometry::Polygon(part) => vec![part],
        Geometry::MultiPolygon(parts) => parts,
    };
    let ring = |ring: Vec<(f64, f64)>| ring.into_iter().map(|(x, y)| Coord { x, y }).collect();
    let part = |part: Vec<Vec<(f64, f64)>>| part.into_iter().map(ring).collect();
    Contour::of_rings(feature.properties.code, parts.into_iter().map(part).collect())
}

/// The EPCI of each commune of those that GEOS can unite, as `sound.py` writes them.
///
/// # Errors
/// The file is not there, or not as the script makes it.
pub fn epci_of_commune() -> Result<BTreeMap<CommuneCode, EpciCode>, Box<dyn Error>> {
    Ok(serde_json::from_slice(&fs::read(folder().join("epci_of_commune.json"))?)?)
}
