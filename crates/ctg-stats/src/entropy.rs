//! The two terms that Theil's measures are sums of.

/// `r ln r − r + 1`: at least 0, and 1 at 0.
pub(crate) fn excess(ratio: f64) -> f64 {
    if ratio > 0.0 { (ratio * logarithm(ratio) - (ratio - 1.0)).max(0.0) } else { 1.0 }
}

/// `r − 1 − ln r`: at least 0.
pub(crate) fn shortfall(ratio: f64) -> f64 {
    ((ratio - 1.0) - logarithm(ratio)).max(0.0)
}

/// `ln r`, without loss near 1.
fn logarithm(ratio: f64) -> f64 {
    if (0.5..2.0).contains(&ratio) { (ratio - 1.0).ln_1p() } else { ratio.ln() }
}
