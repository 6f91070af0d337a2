//! Classes for maps (*discrétisation*): where to cut a variable so that a map can be read.
//!
//! Every method gives [`Breaks`]: classes `(b₍ⱼ₋₁₎, bⱼ]`, closed above, so that equal values are never split. A unit without value is in
//! [`Class::Missing`], and its absence moves no bound.
//!
//! | method | when |
//! | --- | --- |
//! | [`fisher_jenks`] | the classes that are as alike within as can be (natural breaks, *seuils naturels*) |
//! | [`quantile`] | as many units in each class (*effectifs égaux*) |
//! | [`equal_interval`] | classes of one width (*amplitudes égales*) |
//! | [`pretty`] | round bounds at equal steps |
//! | [`head_tail`] | a few large values and many small ones |
//! | [`standard_deviation`] | distance to the mean |
//! | [`manual`] | bounds that are given: a law, the map of last year |
//!
//! # Examples
//! ```
//! use ctg_stats::Variable;
//! use ctg_stats::classify::{Class, fisher_jenks};
//! // Populations of five communes, and one that is not known.
//! let persons = Variable::new([Some(23_583.0), Some(396.0), None, Some(8_048.0), Some(417.0), Some(7_900.0)])?;
//! let breaks = fisher_jenks(&persons, 3)?;
//! assert_eq!(breaks.upper_bounds(), [417.0, 8_048.0, 23_583.0]);
//! let classes = breaks.classify(&persons);
//! assert_eq!(classes.of_units()[1..3], [Class::Within(0), Class::Missing]);
//! assert_eq!((classes.sizes(), classes.missing()), ([2, 2, 1].as_slice(), 1));
//! // Round bounds for the legend, without moving any unit.
//! assert_eq!(breaks.rounded(&persons).upper_bounds(), [1_000.0, 10_000.0, 24_000.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Source
//! Slocum et al., *Thematic Cartography and Geovisualization*, chapter 5.

mod breaks;
mod double;
mod error;
mod fisher_jenks;
mod methods;
mod pretty;
mod rounded;

pub use breaks::{Breaks, Class, Classes};
pub use error::ClassifyError;
pub use fisher_jenks::fisher_jenks;
pub use methods::{HeadLimit, equal_interval, head_tail, manual, quantile, standard_deviation};
pub use pretty::pretty;
