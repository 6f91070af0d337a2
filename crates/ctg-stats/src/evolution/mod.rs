//! Change over time (*évolution*): average annual change, its components, index numbers, series and their breaks.

mod change;
mod components;
mod series;
mod series_error;

pub use change::{average_annual_change, relative_change};
pub use components::{AnnualParts, Components};
pub use series::{Break, BreakKind, Change, Collection, Point, Series};
pub use series_error::SeriesError;
