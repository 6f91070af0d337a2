//! What is wrong with a file, or with one of its features.

use std::fmt;

use serde_json::error::Category;

/// A feature that is no commune: which one, and why.
///
/// # Examples
/// ```
/// use ctg_geo::geojson::{CodeFrom, read_communes};
/// let file = br#"{"type": "FeatureCollection", "features": [
///     {"type": "Feature", "properties": {"code": "1004"}, "geometry": null}]}"#;
/// let read = read_communes(&file[..], CodeFrom::Property("code"))?;
/// let found = &read.set_aside[0];
/// assert_eq!((found.feature(), found.code()), (1, Some("1004")));
/// assert_eq!(
///     found.problem(),
///     "commune code `1004`: found 4 characters, expected 5 characters (`01004` if a leading zero was lost)"
/// );
/// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    feature: usize,
    code: Option<String>,
    problem: String,
}

impl SetAside {
    pub(crate) fn new(feature: usize, code: Option<String>, problem: impl fmt::Display) -> Self {
        Self { feature, code: code.map(|code| code.chars().take(40).collect()), problem: problem.to_string() }
    }

    /// The number of the feature in its collection, counted from 1.
    ///
    /// ```
    /// # use ctg_geo::geojson::{CodeFrom, read_communes};
    /// let file = br#"{"type": "FeatureCollection", "features": [
    ///     {"type": "Feature", "properties": {"code": "17299"}, "geometry":
    ///         {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}},
    ///     {"type": "Feature", "properties": {"code": "17004"}, "geometry": null}]}"#;
    /// let read = read_communes(&file[..], CodeFrom::Property("code"))?;
    /// assert_eq!(read.set_aside[0].feature(), 2);                   // the second one has no geometry
    /// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
    /// ```
    pub fn feature(&self) -> usize {
        self.feature
    }

    /// What the feature holds as its code (the first 40 characters), if it holds one.
    ///
    /// ```
    /// # use ctg_geo::geojson::{CodeFrom, read_communes};
    /// let file = br#"{"type": "FeatureCollection", "features": [
    ///     {"type": "Feature", "properties": {"code": "17299"}, "geometry":
    ///         {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}},
    ///     {"type": "Feature", "properties": {"code": "17004"}, "geometry": null}]}"#;
    /// let read = read_communes(&file[..], CodeFrom::Property("code"))?;
    /// assert_eq!(read.set_aside[0].code(), Some("17004"));
    /// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
    /// ```
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What was found, and what was expected.
    ///
    /// ```
    /// # use ctg_geo::geojson::{CodeFrom, read_communes};
    /// let file = br#"{"type": "FeatureCollection", "features": [
    ///     {"type": "Feature", "properties": {"code": "17299"}, "geometry":
    ///         {"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]}},
    ///     {"type": "Feature", "properties": {"code": "17004"}, "geometry": null}]}"#;
    /// let read = read_communes(&file[..], CodeFrom::Property("code"))?;
    /// assert_eq!(read.set_aside[0].problem(), "found no geometry, expected a Polygon or a MultiPolygon");
    /// # Ok::<(), ctg_geo::geojson::GeoJsonError>(())
    /// ```
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for SetAside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "feature {}", self.feature)?;
        if let Some(code) = &self.code {
            write!(f, " ({code})")?;
        }
        write!(f, ": {}", self.problem)
    }
}

/// A file that is no GeoJSON `FeatureCollection` in WGS 84, or is cut.
///
/// # Examples
/// ```
/// use ctg_geo::geojson::{CodeFrom, read_communes};
/// let cut = br#"{"type": "FeatureCollection", "features": [{"type": "Fea"#;
/// let error = read_communes(&cut[..], CodeFrom::Property("code")).unwrap_err();
/// assert_eq!(error.to_string(), "line 1, column 56: found the end of the file after 0 features, expected more JSON");
/// assert_eq!((error.line(), error.features()), (1, 0));
/// ```
#[derive(Debug)]
pub struct GeoJsonError {
    line: usize,
    column: usize,
    features: usize,
    problem: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl GeoJsonError {
    pub(super) fn new(error: serde_json::Error, features: usize) -> Self {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let place = format!(" at line {line} column {column}");
        let text = text.strip_suffix(&place).unwrap_or(&text);
        let s = if features == 1 { "" } else { "s" };
        let problem = match error.classify() {
            Category::Eof => format!("found the end of the file after {features} feature{s}, expected more JSON"),
            Category::Syntax => format!("found {text} after {features} feature{s}, expected JSON"),
            Category::Data => text.to_owned(),
            Category::Io => "the file cannot be read".to_owned(),
        };
        let source = if error.is_io() { Some(Box::new(std::io::Error::from(error)).into()) } else { None };
        Self { line, column, features, problem, source }
    }

    /// Where reading stopped, lines counted from 1.
    ///
    /// ```
    /// use ctg_geo::geojson::{CodeFrom, read_communes};
    /// let cut = b"{\"features\": [\n{},\n{\"type\": \"Fea";
    /// let error = read_communes(&cut[..], CodeFrom::Id).unwrap_err();
    /// assert_eq!(error.line(), 3);
    /// ```
    pub fn line(&self) -> usize {
        self.line
    }

    /// Where in the line, in bytes counted from 1.
    ///
    /// ```
    /// use ctg_geo::geojson::{CodeFrom, read_communes};
    /// assert_eq!(read_communes(&b"[]"[..], CodeFrom::Id).unwrap_err().column(), 1);
    /// ```
    pub fn column(&self) -> usize {
        self.column
    }

    /// How many features were read before.
    ///
    /// ```
    /// use ctg_geo::geojson::{CodeFrom, read_communes};
    /// let cut = b"{\"features\": [\n{},\n{\"type\": \"Fea";
    /// let error = read_communes(&cut[..], CodeFrom::Id).unwrap_err();
    /// assert_eq!(error.features(), 1);                              // the second one is cut
    /// ```
    pub fn features(&self) -> usize {
        self.features
    }
}

impl fmt::Display for GeoJsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.problem)
    }
}

impl std::error::Error for GeoJsonError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
