//! Indicators: a definition that can be contested, terms that are kept, a value that says how sure it is.
//!
//! | you have | you call | you get |
//! | --- | --- | --- |
//! | the [`Catalogue`] of a portrait | [`Catalogue::indicator`] | an [`Indicator`]: code, formula, reference, caveats |
//! | counts with their names and years | [`Indicator::of_counts`] and its kin | a [`Measure`], or a refusal |
//! | a printed figure | [`Indicator::of_printed`] | a [`Measure`], unless its denominator is not told |
//! | counts of all communes | [`Indicator::by_zone`] | a [`Measure`] for each zone, with completeness |
//! | a measure | [`Measure::value`] | a [`Value`]: number or reason, guaranteed bounds, method |
//!
//! A rate is never averaged: its terms are added up first. What cannot be added up, a median or a *population totale*, is refused with the reason.

mod catalogue;
mod contrast;
mod count;
mod data;
mod definition;
mod error;
mod measure;
mod secrecy;
mod series;
mod value;
mod variable;
mod words;

pub use catalogue::{Catalogue, CatalogueError};
pub use contrast::Contrast;
pub use count::{Count, Statistic};
pub use definition::{Example, Form, Indicator};
pub use error::MeasureError;
pub use measure::Measure;
pub use secrecy::Secrecy;
pub use series::{Series, SeriesError, ZoneMeasure};
pub use value::{Bounds, Method, Value};
pub use variable::{Additivity, Variable};
pub use words::{Caveat, Certainty, Theme, VintageRule};
