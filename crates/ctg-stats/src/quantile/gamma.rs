//! The gamma distribution of scale 1.

use std::f64::consts::TAU;

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
    let density = log_density(a, x);
    if x < a + 1.0 {
        let series = series(a, x);
        return LogTail { value: density + series.ln(), slope: a / series, drift: a - x };
    }
    let beyond = density.exp() * a * fraction(a, x);
    LogTail { value: (-beyond).ln_1p(), slope: density.exp() * a / (1.0 - beyond), drift: a - x }
}

fn upper_tail(a: f64, x: f64) -> LogTail {
    let density = log_density(a, x);
    if x >= a + 1.0 {
        let fraction = fraction(a, x);
        return LogTail { value: density + (a * fraction).ln(), slope: -1.0 / fraction, drift: a - x };
    }
    let below = density.exp() * series(a, x);
    LogTail { value: (-below).ln_1p(), slope: -density.exp() * a / (1.0 - below), drift: a - x }
}

/// The lower tail over the density: the power series of the incomplete gamma function.
fn series(a: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut next) = (1.0, 1.0, a);
    while term > sum * f64::EPSILON / 4.0 {
        next += 1.0;
        term *= x / next;
        sum += term;
    }
    sum
}

/// The upper tail over `a` times the density: Legendre's continued fraction, by Lentz's method. It needs `x` of at least `a + 1`.
fn fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (f64::MAX, 1.0 / b);
    let (mut product, mut k) = (d, 0.0);
    loop {
        k += 1.0;
        let numerator = -k * (k - a);
        b += 2.0;
        d = 1.0 / (numerator * d + b);
        c = b + numerator / c;
        let change = c * d;
        product *= change;
        // The last test also ends a fraction that is not a number.
        if (change - 1.0).abs() <= f64::EPSILON || k > MOST_TERMS || change.is_nan() {
            return product;
        }
    }
}

/// More terms than any count of persons needs: about ten times the square root of the shape.
const MOST_TERMS: f64 = 1e8;
