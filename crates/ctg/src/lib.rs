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
pub use ctg_io::{
    Folder, Read, SetAside, Unreadable, check, read_convention, read_diagnosis, read_plan, write_convention, write_plan,
};
pub use ctg_model::plan::Plan;
pub use ctg_model::{Convention, Diagnosis};
pub use ctg_report::{ConventionSheet, PlanReport, Portrait};
pub use ctg_stats::{Ranking, Reconciliation, reconcile};
