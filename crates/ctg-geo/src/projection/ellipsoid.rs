//! The ellipsoid GRS80, and its latitudes on a conformal sphere.

/// Half the equatorial diameter of GRS80, in metres (WGS 84 has the same).
///
/// Source: Moritz, *Geodetic Reference System 1980*, Journal of Geodesy 74 (2000).
pub(super) const SEMI_MAJOR_M: f64 = 6_378_137.0;

/// The flattening of GRS80 (WGS 84 differs in the tenth digit: 0.1 mm at the poles).
pub(super) const FLATTENING: f64 = 1.0 / 298.257_222_101;

/// The square of the first eccentricity.
const E2: f64 = FLATTENING * (2.0 - FLATTENING);

/// The tangent of the conformal latitude, from that of the geographic one.
///
/// *Formula*: τ' = τ √(1 + σ²) − σ √(1 + τ²), σ = sinh(e atanh(e τ ÷ √(1 + τ²))).
/// Its `asinh` is the isometric latitude.
///
/// Source: Karney, *Transverse Mercator with an accuracy of a few nanometers*, Journal of Geodesy 85 (2011), equations 7 to 9.
pub(super) fn conformal_tangent(tau: f64) -> f64 {
    let e = E2.sqrt();
    let secant = tau.hypot(1.0);
    let sigma = (e * (e * tau / secant).atanh()).sinh();
    tau * sigma.hypot(1.0) - sigma * secant
}

/// The tangent of the geographic latitude, from that of the conformal one: the inverse of [`conformal_tangent`].
///
/// Newton's method; it doubles the digits that are right each time, and starts with two or three.
///
/// Source: Karney (2011), equations 19 to 21.
pub(super) fn geographic_tangent(conformal: f64) -> f64 {
    let mut tau = conformal / (1.0 - E2);
    for _ in 0..5 {
        let guess = conformal_tangent(tau);
        let slope = (1.0 - E2) * tau.hypot(1.0) * guess.hypot(1.0) / (1.0 + (1.0 - E2) * tau * tau);
        tau += (conformal - guess) / slope;
    }
    tau
}

/// The third flattening.
pub(super) const fn third_flattening() -> f64 {
    FLATTENING / (2.0 - FLATTENING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_latitudes_are_inverse_from_pole_to_pole() {
        for degrees in -89..=89 {
            let tau = f64::from(degrees).to_radians().tan();
            let back = geographic_tangent(conformal_tangent(tau));
            assert!((back.atan() - tau.atan()).abs() < 1e-15, "{degrees}");
        }
    }
}
