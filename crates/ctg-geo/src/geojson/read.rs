//! A collection, feature by feature.

use std::fmt;
use std::io::{BufRead, BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::error::{GeoJsonError, SetAside};
use super::feature::{CodeFrom, CommuneFeature, commune};

/// The communes of a collection, and the features that are none.
///
/// ```
/// # use ctg_geo::geojson::{CodeFrom, read_communes};
/// let file = br#"{"type": "FeatureCollection", "features": [
///     {"type": "Feature", "properties": {"code": "17299"}, "geometry":
///         {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}},
///     {"type": "Feature", "properties": {"code": "17004"}, "geometry": null}]}"#;
/// let read = read_communes(&file[..], CodeFrom::Property("code"))?;
/// assert_eq!((read.features.len(), read.set_aside.len()), (1, 1));
/// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct Communes {
    /// The communes, in the order of the file.
    pub features: Vec<CommuneFeature>,
    /// The features that are no commune, in the order of the file.
    pub set_aside: Vec<SetAside>,
}

/// Reads the communes of a `FeatureCollection`.
///
/// Contours are given as the file holds them; [`Boundaries`](crate::Boundaries) checks them.
///
/// # Errors
/// A file that cannot be read, is cut, is no JSON or no `FeatureCollection`, or names a reference system other than WGS 84.
///
/// # Examples
/// ```
/// use ctg_geo::geojson::{CodeFrom, read_communes};
/// let caro = read_communes(ctg_fixtures::CARO_CONTOURS, CodeFrom::Property("code"))?;
/// assert_eq!((caro.features.len(), caro.set_aside.len()), (25, 0));
/// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
/// ```
pub fn read_communes(reader: impl Read, code: CodeFrom<'_>) -> Result<Communes, GeoJsonError> {
    let mut communes = Communes::default();
    for_each_commune(reader, code, |found| match found {
        Ok(feature) => communes.features.push(feature),
        Err(set_aside) => communes.set_aside.push(set_aside),
    })?;
    Ok(communes)
}

/// Hands over the features of a `FeatureCollection` one by one, each as a commune or set aside; no more than one is in memory.
///
/// # Errors
/// As [`read_communes`]; what was handed over before stands.
///
/// # Examples
/// ```
/// use ctg_geo::geojson::{CodeFrom, for_each_commune};
/// let mut vertices = 0;
/// for_each_commune(ctg_fixtures::CARO_CONTOURS, CodeFrom::Property("code"), |found| {
///     vertices += found.map_or(0, |feature| feature.contour.parts.iter().flatten().map(Vec::len).sum::<usize>());
/// })?;
/// assert_eq!(vertices, 745);
/// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
/// ```
pub fn for_each_commune(
    reader: impl Read,
    code: CodeFrom<'_>,
    mut take: impl FnMut(Result<CommuneFeature, SetAside>),
) -> Result<(), GeoJsonError> {
    for_each_feature(reader, |number, text| take(commune(number, text, code)))
}

/// Hands over the number, counted from 1, and the text of each feature.
pub(crate) fn for_each_feature(reader: impl Read, mut take: impl FnMut(usize, &str)) -> Result<(), GeoJsonError> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let mut count = 0;
    let read = skip_mark(&mut reader).and_then(|()| {
        let mut json = serde_json::Deserializer::from_reader(reader);
        let mut hand_over = |text: &RawValue| {
            count += 1;
            take(count, text.get());
        };
        json.deserialize_map(Collection(&mut hand_over))?;
        json.end()
    });
    read.map_err(|error| GeoJsonError::new(error, count))
}

/// Skips a byte order mark.
fn skip_mark(reader: &mut impl BufRead) -> Result<(), serde_json::Error> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let starts = reader.fill_buf().map_err(serde_json::Error::io)?.starts_with(MARK);
    reader.consume(if starts { MARK.len() } else { 0 });
    Ok(())
}

/// The members of the collection, in any order.
struct Collection<'t, T>(&'t mut T);

impl<'de, T: FnMut(&RawValue)> Visitor<'de> for Collection<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let (mut features, mut kind) = (false, false);
        while let Some(name) = members.next_key::<String>()? {
            match name.as_str() {
                "type" => {
                    expect_collection(&members.next_value()?)?;
                    kind = true;
                }
                "crs" => expect_wgs_84(&members.next_value()?)?,
                "features" => {
                    members.next_value_seed(Features(self.0))?;
                    features = true;
                }
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        match (kind, features) {
            (true, true) => Ok(()),
            (false, _) => Err(A::Error::custom("found no type, expected `FeatureCollection`")),
            (_, false) => Err(A::Error::custom("found no features, expected a list of them")),
        }
    }
}

fn expect_collection<E: Error>(kind: &Value) -> Result<(), E> {
    if kind == "FeatureCollection" {
        return Ok(());
    }
    let found: String = kind.to_string().chars().take(40).collect();
    Err(E::custom(format!("found the type {found}, expected \"FeatureCollection\"")))
}

/// RFC 7946 has no other reference system; files older than it may name one.
fn expect_wgs_84<E: Error>(crs: &Value) -> Result<(), E> {
    let name = crs.pointer("/properties/name").and_then(Value::as_str);
    let is_wgs_84 = |name: &str| {
        let name = name.to_ascii_uppercase();
        name.ends_with("CRS84") || (name.contains("EPSG") && name.ends_with(":4326"))
    };
    if crs.is_null() || name.is_some_and(is_wgs_84) {
        return Ok(());
    }
    let found: String = name.map_or_else(|| crs.to_string(), str::to_owned).chars().take(60).collect();
    Err(E::custom(format!("found the reference system `{found}`, expected WGS 84 (RFC 7946 has no other)")))
}

/// The list of the features.
struct Features<'t, T>(&'t mut T);

impl<'de, T: FnMut(&RawValue)> DeserializeSeed<'de> for Features<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: FnMut(&RawValue)> Visitor<'de> for Features<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        while let Some(text) = features.next_element::<Box<RawValue>>()? {
            (self.0)(&text);
        }
        Ok(())
    }
}
