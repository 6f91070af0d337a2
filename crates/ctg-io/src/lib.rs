#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod actions;
pub mod caf;
mod cell;
pub mod census;
pub mod cog;
#[cfg(feature = "contours")]
pub mod contours;
mod dataset;
pub mod facility;
pub mod folder;
pub mod hours;
pub mod income;
mod json;
pub mod matrix;
pub mod names;
mod plan;
pub mod population;
mod read;
mod read_error;
#[cfg(feature = "schema")]
pub mod schema;
mod set_aside;
mod source;
mod table;

pub use cell::{FlagError, Flags};
pub use folder::{Folder, Unreadable, check, read_convention, read_diagnosis, write_convention};
pub use plan::{read_plan, write_plan};
pub use read::{Read, Refusals};
pub use read_error::ReadError;
pub use set_aside::{SetAside, Severity};
pub use source::{Encoding, Sha256, Source, SourceFile};
