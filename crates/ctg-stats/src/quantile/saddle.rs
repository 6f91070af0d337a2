//! The two corrections that make a density accurate where its factors are huge.
//!
//! *Source*: Loader, *Fast and accurate computation of binomial probabilities*, 2000.

/// The error of Stirling's formula: `ln Γ(a) = (a − ½) ln a − a + ½ ln 2π + stirling_error(a)`, for `a > 0`.
pub(super) fn stirling_error(a: f64) -> f64 {
    let mut error = 0.0;
    let mut a = a;
    while a < 12.0 {
        // stirling_error(a) − stirling_error(a + 1)
        error += (a + 0.5) * (1.0 / a).ln_1p() - 1.0;
        a += 1.0;
    }
    let square = 1.0 / (a * a);
    error + BERNOULLI.iter().rev().fold(0.0, |sum, c| sum * square + c) / a
}

/// `B(2k) ÷ (2k (2k − 1))`, the coefficients of Stirling's series.
const BERNOULLI: [f64; 7] =
    [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1_260.0, -1.0 / 1_680.0, 1.0 / 1_188.0, -691.0 / 360_360.0, 1.0 / 156.0];

/// `x ln(x ÷ m) + m − x`, without the cancellation where `x` is near `m`, for `x` and `m` above 0.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    let gap = x - m;
    if gap.abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() - gap;
    }
    let v = gap / (x + m);
    let (mut sum, mut term) = (gap * v, 2.0 * x * v);
    for odd in (3..).step_by(2) {
        term *= v * v;
        let next = sum + term / f64::from(odd);
        if next.to_bits() == sum.to_bits() {
            break;
        }
        sum = next;
    }
    sum
}
