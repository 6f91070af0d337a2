//! Quantiles of the normal, gamma and beta distributions, to about 1e-15 relative.
//!
//! The two solvers work on the logarithm of a tail. Gamma and beta variables have a log-concave density on the scale of `ln x` and of
//! `ln (x ÷ (1 − x))`, so the logarithm of each of their tails is concave there: Newton's method comes from one side and cannot miss.

mod beta;
mod gamma;
mod normal;
mod saddle;

pub(crate) use beta::lower as beta_lower;
pub(crate) use gamma::{lower as gamma_lower, upper as gamma_upper};
pub(crate) use normal::z_of_tail;

/// The logarithm of a tail at a point, and its slope there.
#[derive(Clone, Copy)]
struct LogTail {
    value: f64,
    slope: f64,
}

/// Where a monotone and concave log tail takes a value, by Newton's method.
///
/// It stops once a step has changed the log tail by less than 1e-8: the next step would change it by the square of that.
fn solve(start: f64, target: f64, tail: impl Fn(f64) -> LogTail) -> f64 {
    let mut point = start;
    for _ in 0..MOST_STEPS {
        let found = tail(point);
        let missing = target - found.value;
        point += missing / found.slope;
        if missing.abs() < 1e-8 {
            break;
        }
    }
    point
}

/// Far more than is ever needed: a start far in the tail takes about ten.
const MOST_STEPS: usize = 200;
