//! A printed age band.

use crate::observation::Observation;
use crate::{AgeBand, Decimal, Evidence, Slug};

/// An age band that a document prints with its share of the population.
///
/// The band itself may be damaged: `printed_band` is what is printed, `band` what is kept.
///
/// # Units
/// Per cent of the population.
///
/// # Examples
/// ```
/// use ctg_model::{Evidence, claim::AgeClaim, observation::{Observation, Status}};
/// let claim = AgeClaim {
///     id: "age-40-54".parse()?,
///     printed_band: Some("45-54".parse()?),
///     band: "40-54".parse()?,
///     printed: Some("21".parse()?),
///     kept: Observation::exact("21".parse()?, Status::Restored),
///     evidence: Evidence::new("brochure".parse()?).with_quote("45-54"),
/// };
/// assert_ne!(claim.printed_band, Some(claim.band));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgeClaim {
    /// Identifier inside one set of data.
    pub id: Slug,
    /// The band as printed; `None` where it is lost.
    pub printed_band: Option<AgeBand>,
    /// The band that is kept.
    pub band: AgeBand,
    /// The share as printed; `None` where it is lost.
    pub printed: Option<Decimal>,
    /// The share that is kept, or why there is none.
    pub kept: Observation<Decimal>,
    /// Where it was read, and in which words.
    pub evidence: Evidence,
}
