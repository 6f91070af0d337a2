//! Whether what is near is alike (*autocorrélation spatiale*): Moran, Geary, Getis–Ord, over the whole map and unit by unit.
//!
//! [`Neighbours`] are lists: who touches whom, or the k nearest. [`Weights`] give each link a weight, and a [`Field`] puts a variable on them: it is
//! the one door, where a missing value is refused. Each measure then has a value, or says why not; an island never has a p-value.
//!
#![cfg_attr(feature = "permutation", doc = "```")]
#![cfg_attr(not(feature = "permutation"), doc = "```text")]
//! use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Quadrant, Weights, local_moran, moran};
//! use ctg_stats::{Undefined, Variable};
//!
//! // Six communes along a river, and an island.
//! let lists = [vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4], vec![]];
//! let weights = Weights::row_standardised(Neighbours::new(&lists)?);
//! let rates = Variable::new([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 3.5])?;
//! let field = Field::new(&rates, &weights)?;
//!
//! assert!(moran(&field)?.value() > 0.7);
//! let local = local_moran(&field)?;
//! assert_eq!(local[0].map(|unit| unit.quadrant()), Ok(Quadrant::LowLow));
//! assert_eq!(local[6], Err(Undefined::NoNeighbour));
//!
//! // How often chance does as well: the six neighbours of the first are all tried.
//! let chance = Permutations::seeded(2024).local_moran(&field)?;
//! assert_eq!(chance[0].map(|unit| unit.p(Alternative::Greater)), Ok(1.0 / 6.0));
//! assert_eq!(chance[6], Err(Undefined::NoNeighbour));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Source
//! Cliff and Ord, *Spatial Processes*, 1981; Anselin, *Local indicators of spatial association*, Geographical Analysis 27, 1995.

mod false_discovery;
mod field;
mod geary;
mod getis_ord;
mod global;
mod local;
mod moments;
mod moran;
mod neighbours;
#[cfg(feature = "permutation")]
#[cfg_attr(docsrs, doc(cfg(feature = "permutation")))]
mod permutation;
mod rates;
mod weights;

pub use false_discovery::{ProbabilityError, benjamini_hochberg};
pub use field::{Field, FieldError};
pub use geary::{geary, local_geary};
pub use getis_ord::{getis_ord, gi, gi_star};
pub use global::{Alternative, Assumption, GlobalStatistic};
pub use local::Quadrant;
pub use moran::{LocalMoran, local_moran, moran};
pub use neighbours::{Neighbours, NeighboursError};
#[cfg(feature = "permutation")]
pub use permutation::{Permutations, Significance};
pub use rates::{RatesError, empirical_bayes};
pub use weights::{Islands, Style, Weights};
