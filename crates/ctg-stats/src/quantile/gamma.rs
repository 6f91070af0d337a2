//! The gamma distribution of scale 1.

use std::f64::consts::TAU;

use super::fraction::continued;
use super::saddle::{deviance, stirling_error};
use super::{LogTail, normal, solve};

/// The value under which a gamma variable of a shape falls with a probability of at most a half.
pub(crate) fn lower(shape: f64, tail: f64) -> f64 {
    let start = start(shape, tail, -normal::z_of_tail(tail));
    solve(start, tail.ln(), |log| lower_tail(shape, log.exp())).exp()
}

/// The value that a gamma variable of a shape exceeds with a probability of at most a half.
pub(crate) fn upper(shape: f64, tail: f64) -> f64 {
    let start = start(shape, 1.0 - tail, normal::z_of_tail(tail));
    solve(start, tail.ln(), |log| upper_tail(shape, log.exp())).exp()
}

/// A first guess of the logarithm: Wilson and Hilferty, or the power law near 0 where they fail.
fn start(shape: f64, probability: f64, z: f64) -> f64 {
    let cube_root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt());
    if cube_root > 0.1 {
        return shape.ln() + 3.0 * cube_root.ln();
    }
    let log_gamma = (shape + 0.5) * shape.ln() - shape + 0.5 * TAU.ln() + stirling_error(shape); // of shape + 1
    (probability.ln() + log_gamma) / shape
}

/// The logarithm of `x^a e^(−x) ÷ Γ(a + 1)`.
fn log_density(a: f64, x: f64) -> f64 {
    -stirling_error(a) - deviance(a, x) - 0.5 * (TAU * a).ln()
}

fn lower_tail(a: f64, x: f64) -> LogTail {
    let (density, drift) = (log_density(a, x), a - x);
    if x < a + 1.0 {
        let fraction = lower_fraction(a, x);
        return LogTail { value: density + (a / fraction).ln(), slope: fraction, drift };
    }
    let beyond = density.exp() * a / upper_fraction(a, x);
    LogTail { value: (-beyond).ln_1p(), slope: density.exp() * a / (1.0 - beyond), drift }
}

fn upper_tail(a: f64, x: f64) -> LogTail {
    let (density, drift) = (log_density(a, x), a - x);
    if x >= a + 1.0 {
        let fraction = upper_fraction(a, x);
        return LogTail { value: density + (a / fraction).ln(), slope: -fraction, drift };
    }
    let below = density.exp() * a / lower_fraction(a, x);
    LogTail { value: (-below).ln_1p(), slope: -density.exp() * a / (1.0 - below), drift }
}

/// `a` times the density over the lower tail, for `x` under `a + 1`: that of the beta distribution of shapes `a` and `b` at `x ÷ b`, as `b`
/// grows without end. It takes a few dozen pairs where the power series takes several times the square root of `a`.
fn lower_fraction(a: f64, x: f64) -> f64 {
    let mut inverse = 1.0 / (a + 1.0);
    continued(a * (a - x + 1.0) * inverse, |m| {
        let odd = inverse; // as for the beta distribution
        inverse = 1.0 / (a + 2.0 * m + 1.0);
        let numerator = (m * (a + m - 1.0) * odd) * (x * odd) * x;
        (numerator, m * (1.0 + x * odd) + (a + m) * (a - x + 1.0 + 2.0 * m) * inverse)
    })
}

/// `a` times the density over the upper tail, for `x` from `a + 1`: Legendre's continued fraction.
fn upper_fraction(a: f64, x: f64) -> f64 {
    continued(x - a + 1.0, |m| (m * (a - m), x - a + 1.0 + 2.0 * m))
}
