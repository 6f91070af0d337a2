//! GeoJSON in and out: communes with their contours, properties kept.
//!
//! Collections are read feature by feature, so that a national file takes the memory of its largest feature. A feature that is no commune is set aside with
//! its number and the reason, and reading goes on; a file that is cut, or is no collection, is an error. Written as RFC 7946
//! wants it: WGS 84, longitude first, outer rings counter-clockwise.
//!
//! # Examples
//! ```
//! use ctg_geo::{Boundaries, geojson};
//! use ctg_model::CogVintage;
//! let file = br#"{"type": "FeatureCollection", "features": [
//!     {"type": "Feature", "properties": {"code": "17299", "nom": "Rochefort"}, "geometry":
//!         {"type": "Polygon", "coordinates": [[[-1.0, 45.9], [-0.9, 45.9], [-0.9, 46.0], [-1.0, 45.9]]]}},
//!     {"type": "Feature", "properties": {"code": "17004"}, "geometry": null}
//! ]}"#;
//! let read = geojson::read_communes(&file[..], geojson::CodeFrom::Property("code"))?;
//! assert_eq!(read.features[0].properties["nom"], "Rochefort");
//! assert_eq!(read.set_aside[0].to_string(), "feature 2 (17004): found no geometry, expected a Polygon or a MultiPolygon");
//! let boundaries = Boundaries::new(CogVintage::new(2021)?, read.features.into_iter().map(|feature| feature.contour))?;
//! assert_eq!(boundaries.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Source
//! RFC 7946, *The GeoJSON Format*, August 2016.

mod error;
mod feature;
mod read;
mod write;

pub use ::geojson::feature::Id;
pub use ::geojson::{Feature, JsonObject};

pub use error::{GeoJsonError, SetAside};
pub use feature::{CodeFrom, CommuneFeature};
pub(crate) use read::for_each_feature;
pub use read::{Communes, for_each_commune, read_communes};
pub use write::{feature, write_features};
