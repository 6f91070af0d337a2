//! A territory beside others (*comparaison*): against a reference, in a funnel, in groups, in standard scores, in a profile.
//!
//! ```
//! use ctg_model::Vintage;
//! use ctg_stats::comparison::{Dated, FunnelZone, compare};
//! use ctg_stats::interval::{Confidence, Proportion, Reading};
//! let (commune, france) = (Proportion::new(30, 80)?, Proportion::new(2_500, 10_000)?);
//! let compared = compare(Dated::new(commune, Vintage::new(2021)?), Dated::new(france, Vintage::new(2021)?))?;
//! assert_eq!((compared.difference(), compared.ratio()), (0.125, Some(1.5)));
//! // Among 80 persons, 0.125 is 2.6 standard errors: beyond 1.96, not beyond 3.09.
//! assert_eq!(compared.funnel_zone(Reading::SuperPopulation), FunnelZone::Above);
//! // Another year is refused, never replaced by the nearest one.
//! let error = compare(Dated::new(commune, Vintage::new(2021)?), Dated::new(france, Vintage::new(2020)?)).unwrap_err();
//! assert_eq!(error.to_string(), "table of 2021 met table of 2020: compare tables of one vintage only");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod against;
mod direction;
mod figure;
mod funnel;
mod groups;
mod profile;
mod z_score;

pub use against::{Comparison, ComparisonError, Significance, compare};
pub use direction::Direction;
pub use figure::{Dated, Figure};
pub use funnel::{FunnelLimits, FunnelZone, funnel_limits};
pub use groups::{QuantileGroups, quantile_groups};
pub use profile::{ComparedFigure, Profile, ProfileEntry, profile};
pub use z_score::{Spread, z_scores};
