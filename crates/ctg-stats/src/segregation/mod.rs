//! How apart the groups of a population live (*ségrégation*): dissimilarity, isolation, interaction, entropy, Gini, correlation ratio.
//!
//! The confusion that costs most in practice is the denominator: a group against the *rest* of the population, or against the *whole*. Here a
//! unit is a [`TwoGroups`], the group and the rest, and the whole is their sum.
//!
//! # Examples
//! ```
//! use ctg_stats::Undefined;
//! use ctg_stats::segregation::{Segregation, TwoGroups};
//! // Four communes of 10 inhabitants, 1, 2, 3 and 4 of them in the group.
//! let units = [1, 2, 3, 4].map(|group| TwoGroups { group, rest: 10 - group });
//! let segregation = Segregation::new(&units)?;
//! assert!((segregation.dissimilarity() - 4.0 / 15.0).abs() < 1e-15);
//! assert!((segregation.isolation() - 0.3).abs() < 1e-15);
//! // Where nobody is in the group there is nothing to measure: neither 0 nor NaN.
//! assert_eq!(Segregation::new(&[TwoGroups { group: 0, rest: 10 }]).unwrap_err(), Undefined::EmptyGroup);
//! # Ok::<(), Undefined>(())
//! ```
//!
//! # Source
//! Massey and Denton, *The dimensions of residential segregation*, Social Forces 67, 1988.

mod multigroup;
mod two_groups;

pub use multigroup::{Multigroup, RaggedRow};
pub use two_groups::{GroupAboveWhole, Segregation, TwoGroups};
