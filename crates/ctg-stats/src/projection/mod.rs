//! Populations to come (*projections de population*), from rates that the caller gives and answers for.
//!
//! A projection is no forecast: it says what follows if the rates of its [`Scenario`] hold. Nothing here fills in a rate. Persons are
//! fractions until the end, so that nothing is lost on the way; [`rounding`](crate::rounding) makes whole persons of them that add up.
//!
//! - [`cohort_component`]: fertility, survival and migration by age and sex, step by step.
//! - [`CohortRatios`]: Hamilton and Perry's short cut, from two censuses alone.
//! - [`share_of_growth`]: parts of a total that someone else has projected.
//! - [`PastErrors`]: how wide of the mark such projections were before.

mod cohorts;
mod component;
mod error;
mod growth;
mod hamilton_perry;
mod past;
mod scenario;

pub use cohorts::{BySex, Cohorts};
pub use component::{Projection, Step, cohort_component, project_each};
pub use error::ProjectionError;
pub use growth::share_of_growth;
pub use hamilton_perry::CohortRatios;
pub use past::{PastErrors, PredictionInterval};
pub use scenario::{Migration, Rates, Scenario};
