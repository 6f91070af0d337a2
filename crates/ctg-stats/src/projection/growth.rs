//! Parts of a projected whole.

use super::ProjectionError;
use super::error::Fault;

/// The parts of a whole that someone else has projected: each takes the share of the change to come that it had of the change before
/// (*share of growth*).
///
/// *Formula*: `endᵢ + (endᵢ − startᵢ) ÷ (Σ end − Σ start) × (projected − Σ end)`. The parts add up to the projected whole.
///
/// *Edges*: the method is unstable where the parts moved in opposite ways or the whole hardly moved: look at the shares before.
///
/// # Units
/// Persons, in fractions for the result.
///
/// # Errors
/// Not as many parts at the end as at the start, a whole that did not change, a part that would fall under 0.
///
/// # Examples
/// ```
/// use ctg_stats::projection::share_of_growth;
/// // The first part made three quarters of the growth of 40, and takes three quarters of the next 20.
/// assert_eq!(share_of_growth(&[100, 60], &[130, 70], 220.0)?, [145.0, 75.0]);
/// assert_eq!(share_of_growth(&[5], &[5], 9.0).unwrap_err().to_string(), "the whole went from 5 to 5, expected a change to share");
/// # Ok::<(), ctg_stats::projection::ProjectionError>(())
/// ```
///
/// # Source
/// Smith, Tayman and Swanson, *A Practitioner's Guide to State and Local Population Projections*, 2013, chapter 8.
pub fn share_of_growth(start: &[u64], end: &[u64], projected: f64) -> Result<Vec<f64>, ProjectionError> {
    if start.len() != end.len() {
        return Err(Fault::Parts { parts: start.len(), ends: end.len() }.into());
    }
    let sum = |parts: &[u64]| parts.iter().fold(0_u64, |sum, part| sum.saturating_add(*part));
    let (before, after) = (sum(start), sum(end));
    if before == after {
        return Err(Fault::NoGrowth { start: before, end: after }.into());
    }
    let per_person = (projected - after as f64) / (after as f64 - before as f64);
    let grow = |(part, (start, end)): (usize, (&u64, &u64))| {
        let found = *end as f64 + (*end as f64 - *start as f64) * per_person;
        if found.is_finite() && found >= 0.0 { Ok(found) } else { Err(Fault::PartBelowZero { part, found }.into()) }
    };
    start.iter().zip(end).enumerate().map(grow).collect()
}
