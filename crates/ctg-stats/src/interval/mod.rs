//! Sampling intervals of proportions and of rates (*intervalles de confiance*), asked for one by one.
//!
//! A census, a register or a file of the Caf counts everyone: there is no sampling in it, and a figure made of such counts has no interval.
//! Whoever wants one all the same reads the counts as one draw of a process that could have given others (a *super-population*), to tell
//! a difference from the play of small numbers. So every interval asks for a [`Reading`], keeps it, and none comes by default.
//!
//! The guaranteed bounds of a rounded or hidden count are another thing, and another type:
//! [`CountBounds`](ctg_model::observation::CountBounds). A sampling interval is wrong now and then by design; those bounds never are.
//!
//! ```
//! use ctg_stats::interval::{Confidence, Proportion, ProportionMethod, Reading};
//! // 30 394 persons covered by the Caf among 63 320 inhabitants: 48.0 %, and nothing more.
//! let covered = Proportion::new(30_394, 63_320)?;
//! assert_eq!((covered.value() * 1_000.0).round(), 480.0);
//! // An interval, because it is asked for.
//! let wilson = covered.interval(ProportionMethod::Wilson, Confidence::P95, Reading::SuperPopulation);
//! assert_eq!(((wilson.lower() * 1e4).round(), (wilson.upper() * 1e4).round()), (4_761.0, 4_839.0));
//! # Ok::<(), ctg_stats::interval::CountError>(())
//! ```
//!
//! Which one:
//!
//! | what you have | what to take |
//! | --- | --- |
//! | persons among persons | [`Proportion`], by Wilson unless you must hold the truth *at least* as often as said: then Clopper–Pearson |
//! | events, births, services among inhabitants | [`EventRate`], exact under ten events and by Byar from ten |
//! | two proportions of two territories | [`newcombe`] |
//! | two rates of two territories | [`rate_ratio`] |
//! | counts rounded to 5, or hidden | no interval of these: the [bounds](ctg_model::observation::Observation::bounds) of the observation |

mod confidence;
mod count;
mod difference;
mod poisson;
mod proportion;
mod ratio;
mod sampling;

pub use confidence::{Confidence, ConfidenceError};
pub use count::CountError;
pub use difference::{DifferenceInterval, newcombe};
pub use poisson::{EventRate, PoissonMethod};
pub use proportion::{Proportion, ProportionMethod};
pub use ratio::{RatioInterval, rate_ratio};
pub use sampling::{Method, Reading, SamplingInterval};

pub(crate) use count::{both, exact, joined};
pub(crate) use poisson::poisson_ends;
pub(crate) use sampling::Parts;
