#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod convention;
#[cfg(feature = "ical")]
#[cfg_attr(docsrs, doc(cfg(feature = "ical")))]
mod ical;
pub mod indicators;
mod json;
pub mod number;
pub mod portrait;
mod table;
mod text;
pub mod words;
pub mod words_convention;
pub mod words_indicators;

pub use convention::ConventionSheet;
#[cfg(feature = "ical")]
pub use ical::ical;
pub use indicators::IndicatorTable;
pub use json::{convention_json, json};
#[cfg(feature = "schema")]
pub use json::{convention_schema, json_schema};
pub use portrait::Portrait;
pub use text::{convention_text, text};
