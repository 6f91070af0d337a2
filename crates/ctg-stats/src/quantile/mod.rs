//! Quantiles of the normal, gamma and beta distributions, to about 1e-15 relative.
//!
//! The two solvers work on the logarithm of a tail. Gamma and beta variables have a log-concave density on the scale of `ln x` and of
//! `ln (x ÷ (1 − x))`, so the logarithm of each of their tails is concave there: Newton's method comes from one side and cannot miss.

mod beta;
mod fraction;
mod gamma;
mod normal;
mod saddle;

pub(crate) use beta::lower as beta_lower;
pub(crate) use gamma::{lower as gamma_lower, upper as gamma_upper};
pub(crate) use normal::z_of_tail;

/// The logarithm of a tail at a point, its slope there, and the slope of the logarithm of the density.
#[derive(Clone, Copy)]
struct LogTail {
    value: f64,
    slope: f64,
    drift: f64,
}

/// Where a monotone and concave log tail takes a value: Newton's steps from afar, Halley's once it is near.
///
/// The second derivative costs nothing, because the slope of a log tail is the density over the tail: `slope × (drift − slope)`. Halley's
/// steps cube what is missing, so it stops once a step had less than 1e-5 to make up.
fn solve(start: f64, target: f64, tail: impl Fn(f64) -> LogTail) -> f64 {
    let mut point = start;
    for _ in 0..MOST_STEPS {
        let found = tail(point);
        let missing = target - found.value;
        let newton = missing / found.slope;
        let bend = if missing.abs() < 0.5 { 1.0 + newton * (found.drift - found.slope) / 2.0 } else { 1.0 };
        point += newton / bend.max(0.5);
        if missing.abs() < 1e-5 {
            break;
        }
    }
    point
}

/// Far more than is ever needed: a start far in the tail takes about ten.
const MOST_STEPS: usize = 200;
