#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod json;
pub mod number;
pub mod portrait;
mod text;
pub mod words;

pub use json::json;
#[cfg(feature = "schema")]
pub use json::json_schema;
pub use portrait::Portrait;
pub use text::text;
