//! The Lambert conformal conic projection of metropolitan France.

use super::ellipsoid::{conformal_tangent, geographic_tangent};

/// The meridian of origin, in degrees.
const LONGITUDE_OF_ORIGIN: f64 = 3.0;
/// The exponent of the projection, n.
const EXPONENT: f64 = 0.725_607_765_053_268_6;
/// The radius of the parallel of isometric latitude 0, C, in metres.
const RADIUS_M: f64 = 11_754_255.426_096_005;
/// The easting of the pole, in metres.
const POLE_X_M: f64 = 700_000.0;
/// The northing of the pole, in metres.
const POLE_Y_M: f64 = 12_655_612.049_875_99;

/// Easting and northing of a longitude and a latitude.
///
/// *Formula*: ρ = C exp(−n L), θ = n (λ − λ₀), x = xₛ + ρ sin θ, y = yₛ − ρ cos θ, L the isometric latitude.
///
/// Source: IGN, *Projection cartographique conique conforme de Lambert*, note NT/G 71 (1995), algorithm 3; the parameters of Lambert-93
/// (parallels 44° and 49°, origin 3° E and 46.5° N at (700 000, 6 600 000)) from decree 2000-1276.
pub(super) fn forward(longitude: f64, latitude: f64) -> (f64, f64) {
    let isometric = conformal_tangent(latitude.to_radians().tan()).asinh();
    let radius = RADIUS_M * (-EXPONENT * isometric).exp();
    let angle = EXPONENT * (longitude - LONGITUDE_OF_ORIGIN).to_radians();
    (POLE_X_M + radius * angle.sin(), POLE_Y_M - radius * angle.cos())
}

/// Longitude and latitude of an easting and a northing: the inverse of [`forward`].
pub(super) fn inverse(x_m: f64, y_m: f64) -> (f64, f64) {
    let (east, south) = (x_m - POLE_X_M, POLE_Y_M - y_m);
    let isometric = -(east.hypot(south) / RADIUS_M).ln() / EXPONENT;
    let longitude = LONGITUDE_OF_ORIGIN + (east.atan2(south) / EXPONENT).to_degrees();
    (longitude, geographic_tangent(isometric.sinh()).atan().to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::ellipsoid::{FLATTENING, SEMI_MAJOR_M};

    /// The constants follow from the parallels that the decree names.
    #[test]
    fn the_constants_are_those_of_the_secant_cone() {
        let e2 = FLATTENING * (2.0 - FLATTENING);
        let radius = |latitude: f64| {
            let sine = latitude.to_radians().sin();
            SEMI_MAJOR_M * latitude.to_radians().cos() / (1.0 - e2 * sine * sine).sqrt()
        };
        let isometric = |latitude: f64| conformal_tangent(latitude.to_radians().tan()).asinh();
        let exponent = (radius(49.0) / radius(44.0)).ln() / (isometric(44.0) - isometric(49.0));
        let cone = radius(44.0) * (exponent * isometric(44.0)).exp() / exponent;
        let pole = 6_600_000.0 + cone * (-exponent * isometric(46.5)).exp();
        assert!((exponent - EXPONENT).abs() < 1e-14);
        assert!((cone - RADIUS_M).abs() < 1e-6);
        assert!((pole - POLE_Y_M).abs() < 1e-6);
    }
}
