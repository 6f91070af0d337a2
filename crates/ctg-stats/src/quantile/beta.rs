//! The beta distribution.

use std::f64::consts::TAU;

use super::fraction::continued;
use super::saddle::{deviance, stirling_error};
use super::{LogTail, normal, solve};

/// The value under which a beta variable falls with a probability of at most a half, and one minus it: both accurate, however close to
/// 0 or 1.
pub(crate) fn lower(a: f64, b: f64, tail: f64) -> (f64, f64) {
    let beta = Beta::new(a, b);
    let logit = solve(beta.start(tail), tail.ln(), |logit| beta.lower_tail(logit));
    ends(logit)
}

/// A proportion and its complement from the logarithm of their ratio.
fn ends(logit: f64) -> (f64, f64) {
    (1.0 / (1.0 + (-logit).exp()), 1.0 / (1.0 + logit.exp()))
}

struct Beta {
    a: f64,
    b: f64,
    /// The logarithm of what does not depend on the point.
    constant: f64,
}

impl Beta {
    fn new(a: f64, b: f64) -> Self {
        let stirling = stirling_error(a + b) - stirling_error(a) - stirling_error(b);
        Self { a, b, constant: stirling + 0.5 * (a / (a + b) * b / TAU).ln() }
    }

    /// The logarithm of `x^a y^b ÷ B(a, b)`.
    fn log_density(&self, x: f64, y: f64) -> f64 {
        let n = self.a + self.b;
        self.constant - deviance(self.a, n * x) - deviance(self.b, n * y)
    }

    fn lower_tail(&self, logit: f64) -> LogTail {
        let (x, y) = ends(logit);
        let (density, drift) = (self.log_density(x, y), self.a * y - self.b * x);
        if x < (self.a + 1.0) / (self.a + self.b + 2.0) {
            let fraction = fraction(self.a, self.b, x, y);
            return LogTail { value: density - fraction.ln(), slope: fraction, drift };
        }
        let beyond = density.exp() / fraction(self.b, self.a, y, x);
        LogTail { value: (-beyond).ln_1p(), slope: density.exp() / (1.0 - beyond), drift }
    }

    /// A first guess of the logit: Abramowitz and Stegun 26.5.22, or the power law near 0 where it fails.
    fn start(&self, tail: f64) -> f64 {
        let (a, b) = (self.a, self.b);
        if a < 1.0 || b < 1.0 {
            // ln (a B(a, b)), from the density at a half.
            let log_beta = -(self.log_density(0.5, 0.5) + (a + b) * std::f64::consts::LN_2);
            let log = (tail.ln() + a.ln() + log_beta) / a;
            return if log < 0.0 { -(-log).exp_m1().ln() } else { 0.0 };
        }
        let z = normal::z_of_tail(tail);
        let (below, above) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
        let lambda = (z * z - 3.0) / 6.0;
        let h = 2.0 / (below + above);
        let w = z * (h + lambda).max(0.0).sqrt() / h - (above - below) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
        (a / b).ln() - 2.0 * w
    }
}

/// The density over the lower tail, for `x` under `(a + 1) ÷ (a + b)`.
///
/// *Source*: DiDonato and Morris, *Algorithm 708*, ACM Transactions on Mathematical Software 18, 1992.
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let mut inverse = 1.0 / (a + 1.0);
    continued(a * (a * y - b * x + 1.0) * inverse, |m| {
        let odd = inverse; // 1 ÷ (a + 2m − 1); divisions are what this costs, so the next pair takes over the other one
        inverse = 1.0 / (a + 2.0 * m + 1.0);
        let numerator = (m * (a + m - 1.0) * odd) * ((a + b + m - 1.0) * odd) * (b - m) * x * x;
        let rest = (a + m) * (a * y - b * x + 1.0 + m * (2.0 - x)) * inverse;
        (numerator, m * (1.0 + (b - m) * x * odd) + rest)
    })
}
