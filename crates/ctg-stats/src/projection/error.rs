//! Projections that cannot be made.

use ctg_model::AgeBand;

/// Populations or rates that make no projection.
///
/// ```
/// use ctg_stats::projection::Cohorts;
/// let error = Cohorts::new(5, vec![10.0, -1.0], vec![10.0, 9.0]).unwrap_err();
/// assert_eq!(error.to_string(), "women of 5+: -1 persons, expected a number from 0");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct ProjectionError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(super) enum Fault {
    #[error("age bands of {0} years, expected 1 to 75")]
    Width(u8),
    #[error("{found} age bands for {what}, expected {expected}")]
    Length { what: &'static str, found: usize, expected: String },
    #[error("{sex} of {band}: {found} {what}, expected {expected}")]
    Number { sex: &'static str, band: AgeBand, found: f64, what: &'static str, expected: &'static str },
    #[error("{what} of {found}, expected {expected}")]
    Rate { what: &'static str, found: f64, expected: &'static str },
    #[error(
        "bands {0}, expected one band after another of the same width, the last without end, the same for both sexes"
    )]
    Bands(String),
    #[error("mothers of {0}, expected whole age bands of the population")]
    Mothers(AgeBand),
    #[error("nobody among {sex} of {band}, expected somebody to compare with")]
    Nobody { sex: &'static str, band: AgeBand },
    #[error("no scenario for {0}, expected one for each population")]
    NoScenario(String),
    #[error("{parts} parts at the start and {ends} at the end, expected as many")]
    Parts { parts: usize, ends: usize },
    #[error("the whole went from {start} to {end}, expected a change to share")]
    NoGrowth { start: u64, end: u64 },
    #[error("part {part} would fall to {found} persons, expected a number from 0")]
    PartBelowZero { part: usize, found: f64 },
    #[error("{found} past errors, expected at least {needed:.0} for this confidence")]
    TooFewErrors { found: usize, needed: f64 },
}
