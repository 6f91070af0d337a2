//! How unequally a quantity is spread (*inégalité*): Gini, Theil, mean log deviation, Atkinson, Hoover, ratios of quantiles.
//!
//! A [`Distribution`] is checked once; its measures then have a value or say why not. Weights are frequency weights: a value of weight 3
//! counts as three equal values, in every measure. All measures are those of a population, without any correction for a sample.
//!
//! # Examples
//! ```
//! use ctg_stats::{Undefined, inequality::Distribution};
//! let incomes = Distribution::new([1.0, 2.0, 3.0, 4.0, 5.0])?;
//! assert!((incomes.gini()? - 4.0 / 15.0).abs() < 1e-15);
//! assert!((incomes.hoover()? - 0.2).abs() < 1e-15);
//! // A zero has no logarithm, and nothing is added to it to give it one.
//! let one_holder = Distribution::new([0.0, 0.0, 0.0, 10.0])?;
//! assert_eq!(one_holder.gini()?, 0.75);
//! assert_eq!(one_holder.mean_log_deviation(), Err(Undefined::ZeroValue));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Source
//! Cowell, *Measuring Inequality*, 3rd edition, 2011.

mod decomposition;
mod distribution;
mod measures;
mod quantiles;

pub use decomposition::Decomposition;
pub use distribution::{Distribution, DistributionError};
pub use measures::Aversion;
