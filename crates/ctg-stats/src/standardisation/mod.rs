//! Rates freed from the age structure of the territories that they compare (*standardisation*).
//!
//! A commune of students and one of pensioners differ in almost every rate because their ages differ. [`direct`] applies the rates of a
//! territory to a standard population; [`indirect`] applies the rates of a reference to the territory. The first needs the events of every
//! stratum, and enough of them; the second needs only their number in all.
//!
//! ```
//! use ctg_model::observation::{Observation, Status};
//! use ctg_stats::interval::{Confidence, Reading};
//! use ctg_stats::standardisation::{DirectMethod, StandardPopulation, Strata, Stratum, direct};
//! let seen = |count| Observation::exact(count, Status::Observed);
//! // 10 of 100 young persons and 30 of 100 old ones, in a country where three of four are young.
//! let events = Strata::new([("young", Stratum::new(seen(10), seen(100))), ("old", Stratum::new(seen(30), seen(100)))])?;
//! let standard = StandardPopulation::new([("young", 75), ("old", 25)])?;
//! let rate = direct(&events, &standard, DirectMethod::Dobson, Confidence::P95, Reading::SuperPopulation)?;
//! assert_eq!(rate.value().map(|rate| rate.value()), Some(0.15));          // 0.75 × 0.1 + 0.25 × 0.3
//! # Ok::<(), ctg_stats::standardisation::StrataError>(())
//! ```

mod direct;
mod error;
mod indirect;
mod strata;

pub use direct::{DirectMethod, DirectRate, Reliability, direct};
pub use error::StrataError;
pub use indirect::{IndirectRate, expected_events, indirect};
pub use strata::{StandardPopulation, Strata, Stratum};
