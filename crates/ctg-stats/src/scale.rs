//! Bringing numbers to about 1 without losing a digit.

/// A power of two that brings a number of at least zero to about 1.
pub(crate) fn scale_of(number: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "the exponent of a double is between −1074 and 1024")]
    let exponent = if number > 0.0 { -number.log2().round() as i32 } else { 0 };
    2_f64.powi(exponent.clamp(-1_020, 1_020))
}
