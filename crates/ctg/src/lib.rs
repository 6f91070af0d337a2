#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod caro;
pub mod contours;

pub use ctg_geo as geo;
pub use ctg_io as io;
pub use ctg_model as model;
pub use ctg_report as report;
pub use ctg_stats as stats;

pub use ctg_geo::{Boundaries, Locator};
pub use ctg_io::{Folder, Read, SetAside, check, read_convention, read_diagnosis, write_convention};
pub use ctg_model::{Convention, Diagnosis};
pub use ctg_report::{ConventionSheet, Portrait};
pub use ctg_stats::{Reconciliation, reconcile};
