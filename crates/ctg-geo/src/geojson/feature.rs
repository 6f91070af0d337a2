//! One feature: from its text to a commune.

use std::fmt;

use ctg_model::code::CommuneCode;
use geo_types::Coord;
use geojson::JsonObject;
use geojson::feature::Id;
use serde::de::{Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::error::SetAside;
use crate::Contour;

/// Where a feature holds the code of its commune.
///
/// ```
/// use ctg_geo::geojson::{CodeFrom, read_communes};
/// let file = br#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "17299", "properties": null,
///     "geometry": {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}}]}"#;
/// let read = read_communes(&file[..], CodeFrom::Id)?;
/// assert_eq!(read.features[0].contour.commune.to_string(), "17299");
/// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CodeFrom<'a> {
    /// In the property of this name: `code`, `insee`, `INSEE_COM` …
    Property(&'a str),
    /// In the `id` of the feature.
    Id,
}

/// A commune as a feature holds it.
///
/// ```
/// # use ctg_geo::geojson::{CodeFrom, read_communes};
/// let file = br#"{"type": "FeatureCollection", "features": [
///     {"type": "Feature", "properties": {"code": "17299"}, "geometry":
///         {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}},
///     {"type": "Feature", "properties": {"code": "17004"}, "geometry": null}]}"#;
/// let read = read_communes(&file[..], CodeFrom::Property("code"))?;
/// assert_eq!((read.features[0].number, read.features[0].contour.parts[0][0].len()), (1, 4));
/// assert_eq!(read.features[0].properties["code"], "17299");
/// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CommuneFeature {
    /// The number of the feature in its collection, counted from 1.
    pub number: usize,
    /// The commune and its rings, as they stand in the file; altitudes are left out.
    pub contour: Contour,
    /// All properties, that of the code too.
    pub properties: JsonObject,
    /// The identifier of the feature, if it has one.
    pub id: Option<Id>,
}

#[derive(serde::Deserialize)]
struct RawFeature<'a> {
    #[serde(rename = "type", default)]
    kind: Option<String>,
    #[serde(default)]
    id: Option<Id>,
    #[serde(default)]
    properties: Option<JsonObject>,
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
}

#[derive(serde::Deserialize)]
struct RawGeometry<'a> {
    #[serde(rename = "type", default)]
    kind: Option<String>,
    #[serde(borrow, default)]
    coordinates: Option<&'a RawValue>,
}

type Rings = Vec<Vec<Vertex>>;

/// A position of which longitude and latitude are kept.
struct Vertex(Coord<f64>);

/// Reads the feature of a number from its text.
pub(super) fn commune(number: usize, text: &str, from: CodeFrom<'_>) -> Result<CommuneFeature, SetAside> {
    let refuse = |code: Option<String>, problem: String| SetAside::new(number, code, problem);
    let raw: RawFeature<'_> = object(text).map_err(|found| refuse(None, format!("{found}, expected a Feature")))?;
    if let Some(kind) = raw.kind.as_deref().filter(|kind| *kind != "Feature") {
        return Err(refuse(None, format!("found the type `{}`, expected `Feature`", shown(kind))));
    }
    let properties = raw.properties.unwrap_or_default();
    let code = code_text(&properties, raw.id.as_ref(), from).map_err(|problem| refuse(None, problem))?;
    let commune: CommuneCode = code.parse().map_err(|error| refuse(Some(code.clone()), format!("{error}")))?;
    let parts = parts(raw.geometry).map_err(|problem| refuse(Some(code), problem))?;
    Ok(CommuneFeature { number, contour: Contour::of_rings(commune, parts), properties, id: raw.id })
}

/// The code as a text: a number is taken for the text of its digits.
fn code_text(properties: &JsonObject, id: Option<&Id>, from: CodeFrom<'_>) -> Result<String, String> {
    match from {
        CodeFrom::Property(name) => match properties.get(name) {
            Some(Value::String(text)) => Ok(text.clone()),
            Some(Value::Number(number)) => Ok(number.to_string()),
            None => Err(format!("found no property `{name}`, expected one with the code of the commune")),
            Some(_) => Err(format!("property `{name}`: found no text, expected the code of a commune")),
        },
        CodeFrom::Id => match id {
            Some(Id::String(text)) => Ok(text.clone()),
            Some(Id::Number(number)) => Ok(number.to_string()),
            None => Err("found no id, expected one with the code of the commune".to_owned()),
        },
    }
}

fn parts(geometry: Option<&RawValue>) -> Result<Vec<Vec<Vec<Coord<f64>>>>, String> {
    const EXPECTED: &str = "expected a Polygon or a MultiPolygon";
    let text = geometry.map(RawValue::get).filter(|text| *text != "null");
    let text = text.ok_or_else(|| format!("found no geometry, {EXPECTED}"))?;
    let raw: RawGeometry<'_> = object(text).map_err(|found| format!("{found}, {EXPECTED}"))?;
    let coordinates = raw.coordinates.map_or("null", RawValue::get);
    let wrong = |error: serde_json::Error, what| format!("coordinates: {}, expected those of a {what}", found(&error));
    let polygons: Vec<Rings> = match raw.kind.as_deref() {
        Some("Polygon") => vec![serde_json::from_str(coordinates).map_err(|error| wrong(error, "Polygon"))?],
        Some("MultiPolygon") => serde_json::from_str(coordinates).map_err(|error| wrong(error, "MultiPolygon"))?,
        Some(other) => return Err(format!("found a geometry `{}`, {EXPECTED}", shown(other))),
        None => return Err(format!("found a geometry without type, {EXPECTED}")),
    };
    let ring = |ring: Vec<Vertex>| ring.into_iter().map(|vertex| vertex.0).collect();
    Ok(polygons.into_iter().map(|rings| rings.into_iter().map(ring).collect()).collect())
}

/// The value of an object; serde would take a list of its members, in their order, for one.
fn object<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, String> {
    if text.starts_with('[') {
        return Err("found a list".to_owned());
    }
    serde_json::from_str(text).map_err(|error| found(&error))
}

/// What was found instead, as serde tells it, without its place: the text of a feature has lines of its own.
fn found(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    let text = text.split(", expected ").next().unwrap_or_default();
    format!("found {}", shown(text.strip_prefix("invalid type: ").unwrap_or(text)))
}

fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}

impl<'de> Deserialize<'de> for Vertex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(VertexVisitor)
    }
}

struct VertexVisitor;

impl<'de> Visitor<'de> for VertexVisitor {
    type Value = Vertex;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a longitude and a latitude")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Vertex, A::Error> {
        let short = |length| serde::de::Error::invalid_length(length, &self);
        let x = numbers.next_element()?.ok_or_else(|| short(0))?;
        let y = numbers.next_element()?.ok_or_else(|| short(1))?;
        while numbers.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Vertex(Coord { x, y }))
    }
}
