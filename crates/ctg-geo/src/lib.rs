#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod boundaries;
mod plane;

pub use boundaries::{Boundaries, BoundariesError, BoundaryFault, Contour, Fit, Repair, RingFault, RingPlace};
