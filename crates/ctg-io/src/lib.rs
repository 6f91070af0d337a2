#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod actions;
#[cfg(feature = "contours")]
pub mod contours;
pub mod facility;
mod file_error;
pub mod folder;
pub mod hours;
mod json;
pub mod names;
mod plan;
mod read;
#[cfg(feature = "schema")]
pub mod schema;
mod set_aside;
mod table;

pub use file_error::FileError;
pub use folder::{Folder, Unreadable, check, read_convention, read_diagnosis, write_convention};
pub use plan::{read_plan, write_plan};
pub use read::{Read, Refusals};
pub use set_aside::{SetAside, Severity};
