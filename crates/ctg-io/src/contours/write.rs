//! Contours out.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ctg_geo::Boundaries;
use ctg_geo::geojson::{Id, feature, write_features};
use ctg_model::code::CommuneCode;
use serde_json::json;

use super::{CommuneContour, Properties};

/// Writes checked contours as a `FeatureCollection` (RFC 7946: outer rings counter-clockwise), by code, with what is known of each commune
/// under the names of [`Properties`], and its other properties as they were read.
///
/// # Errors
/// The writer fails.
///
/// # Examples
/// ```
/// use ctg_geo::Boundaries;
/// use ctg_io::contours::{Properties, read, write};
/// use ctg_model::CogVintage;
/// let file = br#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"INSEE_COM": "17299", "NOM": "Rochefort"},
///     "geometry": {"type": "Polygon", "coordinates": [[[0, 45], [1, 46], [1, 45], [0, 45]]]}}]}"#;
/// let communes = read(Properties::ADMIN_EXPRESS, ctg_io::Source::new("COMMUNE.geojson", &file[..]))?.strict()?;
/// let boundaries = Boundaries::new(CogVintage::new(2026)?, communes.iter().map(|commune| commune.contour.clone()))?;
/// let mut out = Vec::new();
/// write(&mut out, Properties::GEO_API, &boundaries, &communes)?;
/// let out = String::from_utf8(out)?;
/// assert!(out.contains(r#""properties":{"code":"17299","nom":"Rochefort"}"#), "{out}");
/// assert!(out.contains("[[[0.0,45.0],[1.0,45.0],[1.0,46.0],[0.0,45.0]]]"), "{out}");   // turned round
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write<'c>(
    writer: impl Write,
    names: Properties<'_>,
    boundaries: &Boundaries,
    communes: impl IntoIterator<Item = &'c CommuneContour>,
) -> io::Result<()> {
    let known: BTreeMap<CommuneCode, &CommuneContour> =
        communes.into_iter().map(|commune| (commune.contour.commune, commune)).collect();
    let features = boundaries.iter().map(|(code, geometry)| {
        let properties = properties(names, code, known.get(&code).copied());
        feature(&geometry, properties, Some(Id::String(code.to_string())))
    });
    write_features(writer, features)
}

fn properties(
    names: Properties<'_>,
    code: CommuneCode,
    commune: Option<&CommuneContour>,
) -> ctg_geo::geojson::JsonObject {
    let mut properties = commune.map(|commune| commune.others.clone()).unwrap_or_default();
    properties.insert(names.code.to_owned(), json!(code));
    let mut add = |name: Option<&str>, value: Option<serde_json::Value>| {
        properties.extend(name.zip(value).map(|(name, value)| (name.to_owned(), value)));
    };
    if let Some(commune) = commune {
        add(names.name, commune.name.as_ref().map(|name| json!(name)));
        add(names.departement, commune.departement.map(|code| json!(code)));
        add(names.epci, commune.epci.map(|code| json!(code)));
        add(names.population, commune.population.value().map(|population| json!(population)));
    }
    properties
}
