#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod boundaries;
mod plane;
mod topology;
mod zones;

pub use boundaries::{Boundaries, BoundariesError, BoundaryFault, Contour, Fit, Repair, RingFault, RingPlace};
pub use topology::Topology;
pub use zones::{ZoneOutline, ZonesError};
