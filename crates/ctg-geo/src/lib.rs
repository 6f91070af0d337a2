#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod accessibility;
mod boundaries;
mod bounding_box;
pub mod cost;
mod earth;
mod extents;
#[cfg(feature = "geojson")]
#[cfg_attr(docsrs, doc(cfg(feature = "geojson")))]
pub mod geojson;
mod locate;
pub mod measure;
pub mod network;
mod overlay;
mod plane;
mod projection;
pub mod proximity;
mod simplify;
mod svg;
#[cfg(feature = "topojson")]
#[cfg_attr(docsrs, doc(cfg(feature = "topojson")))]
pub mod topojson;
mod topology;
mod zones;

pub use boundaries::{Boundaries, BoundariesError, BoundaryFault, Contour, Fit, Repair, RingFault, RingPlace};
pub use bounding_box::BoundingBox;
pub use locate::{Advice, Location, Locator, Nearest};
pub use overlay::{CommuneShares, OverlayError, WeightedShares, ZoneShare};
pub use projection::{OutOfDomain, ProjectedPoint, Projection};
pub use simplify::{Simplification, Simplified, SimplifyMethod};
pub use svg::SvgFrame;
pub use topology::{CoverageFaults, Gap, Overlap, Snap, Snapped, Topology, UnmatchedBorder};
pub use zones::{ZoneOutline, ZonesError};
