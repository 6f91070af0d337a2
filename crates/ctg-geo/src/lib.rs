#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod boundaries;
mod earth;
mod extents;
mod plane;
mod topology;
mod zones;

pub use boundaries::{Boundaries, BoundariesError, BoundaryFault, Contour, Fit, Repair, RingFault, RingPlace};
pub use topology::{CoverageFaults, Gap, Overlap, Snap, Snapped, Topology, UnmatchedBorder};
pub use zones::{ZoneOutline, ZonesError};
