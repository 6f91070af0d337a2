#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod access;
pub mod convention;
mod graph;
#[cfg(feature = "ical")]
#[cfg_attr(docsrs, doc(cfg(feature = "ical")))]
mod ical;
pub mod indicators;
mod json;
pub mod number;
mod plan;
pub mod portrait;
pub mod proximity;
mod table;
mod text;
pub mod words;
pub mod words_access;
pub mod words_convention;
pub mod words_indicators;
pub mod words_plan;
pub mod words_proximity;

pub use access::AccessSheet;
pub use convention::ConventionSheet;
pub use graph::{dot, mermaid};
#[cfg(feature = "ical")]
pub use ical::ical;
pub use indicators::IndicatorTable;
pub use json::{convention_json, json};
#[cfg(feature = "schema")]
pub use json::{convention_schema, json_schema};
pub use plan::PlanReport;
pub use portrait::Portrait;
pub use proximity::ProximitySheet;
pub use text::{convention_text, plan_text, text};
