//! Progress from the baseline to the target.

use super::reading::Reading;
use super::{Obstacle, Progress};
use crate::Fraction;

/// The progress of a measure and of the ends of its uncertainty.
pub(super) fn of(reading: &Reading) -> Result<Progress, Obstacle> {
    let point = at(reading, reading.value)?;
    let ends = reading.ends_on_the_way(reading.target()?);
    let [least, most] = ends.map(|end| raw(reading, end?).ok());
    Ok(Progress { point, least, most })
}

/// The progress at a value, *(v − b) ÷ (t − b)*.
pub(super) fn at(reading: &Reading, value: i128) -> Result<Fraction, Obstacle> {
    if reading.is_beyond(value) { Err(Obstacle::BeyondBand) } else { raw(reading, value) }
}

fn raw(reading: &Reading, value: i128) -> Result<Fraction, Obstacle> {
    let target = reading.target()?;
    Fraction::new(value - reading.baseline, target - reading.baseline).ok_or(Obstacle::NothingToGain)
}
