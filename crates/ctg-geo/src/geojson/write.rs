//! Features out.

use std::io::{self, Write};

use geo_types::MultiPolygon;
use geojson::feature::Id;
use geojson::{Feature, Geometry, GeometryValue, JsonObject};

/// A feature with a geometry: a `Polygon` if it has one part, a `MultiPolygon` otherwise.
///
/// Rings go out as they are; [`Boundaries`](crate::Boundaries) orients them as RFC 7946 wants.
///
/// # Examples
/// ```
/// use ctg_geo::geojson::{JsonObject, feature};
/// use geo_types::polygon;
/// let triangle = polygon![(x: 0.0, y: 45.0), (x: 1.0, y: 45.0), (x: 1.0, y: 46.0)].into();
/// let out = feature(&triangle, JsonObject::new(), None).to_string();
/// assert!(out.contains(r#""type":"Polygon","coordinates":[[[0.0,45.0],[1.0,45.0],[1.0,46.0],[0.0,45.0]]]"#), "{out}");
/// ```
#[must_use]
pub fn feature(geometry: &MultiPolygon<f64>, properties: JsonObject, id: Option<Id>) -> Feature {
    let value = match geometry.0.as_slice() {
        [part] => GeometryValue::from(part),
        _ => GeometryValue::from(geometry),
    };
    Feature {
        bbox: None,
        geometry: Some(Geometry::new(value)),
        id,
        properties: Some(properties),
        foreign_members: None,
    }
}

/// Writes a `FeatureCollection`, one feature a line, each written as it comes.
///
/// # Errors
/// The writer fails.
///
/// # Examples
/// ```
/// use ctg_geo::geojson::write_features;
/// let mut out = Vec::new();
/// write_features(&mut out, [])?;
/// assert_eq!(out, b"{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_features(mut writer: impl Write, features: impl IntoIterator<Item = Feature>) -> io::Result<()> {
    writer.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    let mut separator: &[u8] = b"\n";
    for feature in features {
        writer.write_all(separator)?;
        serde_json::to_writer(&mut writer, &feature)?;
        separator = b",\n";
    }
    writer.write_all(b"\n]}\n")
}
