//! Continued fractions.

/// `b₀ + a₁ ÷ (b₁ + a₂ ÷ (b₂ + …))` to the last digit, by Lentz's method, for a `b₀` above 0 and the pairs `(aₘ, bₘ)`.
///
/// *Source*: Lentz, *Generating Bessel functions in Mie scattering calculations using continued fractions*, Applied Optics 15, 1976.
pub(super) fn continued(first: f64, mut pair: impl FnMut(f64) -> (f64, f64)) -> f64 {
    let (mut product, mut c, mut d) = (first, first, 0.0);
    let mut m = 0.0;
    while m < MOST_PAIRS {
        m += 1.0;
        let (numerator, denominator) = pair(m);
        d = 1.0 / (denominator + numerator * d);
        c = denominator + numerator / c;
        product *= c * d;
        if (c * d - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    product
}

/// Far more than is ever needed: a few dozen do for any count of persons.
const MOST_PAIRS: f64 = 100_000.0;
