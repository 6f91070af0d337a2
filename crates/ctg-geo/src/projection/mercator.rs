//! The transverse Mercator projection, by Krüger's series.

use super::ellipsoid::{SEMI_MAJOR_M, conformal_tangent, geographic_tangent, third_flattening};

/// A transverse Mercator projection: its central meridian, its scale there, and where it puts the crossing with the equator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TransverseMercator {
    central_meridian: f64,
    scale: f64,
    false_easting_m: f64,
    false_northing_m: f64,
}

const N: f64 = third_flattening();

/// The radius of the sphere that has the meridians of the ellipsoid, in metres (rectifying radius).
const RADIUS_M: f64 = SEMI_MAJOR_M / (1.0 + N) * (1.0 + N * N * (1.0 / 4.0 + N * N * (1.0 / 64.0 + N * N / 256.0)));

/// Krüger's α: from the conformal sphere to the plane, to the sixth order of the third flattening.
const ALPHA: [f64; 6] = {
    let (n2, n3) = (N * N, N * N * N);
    let (n4, n5, n6) = (n2 * n2, n2 * n3, n3 * n3);
    [
        N / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3 + 41.0 / 180.0 * n4 - 127.0 / 288.0 * n5 + 7891.0 / 37800.0 * n6,
        13.0 / 48.0 * n2 - 3.0 / 5.0 * n3 + 557.0 / 1440.0 * n4 + 281.0 / 630.0 * n5 - 1_983_433.0 / 1_935_360.0 * n6,
        61.0 / 240.0 * n3 - 103.0 / 140.0 * n4 + 15061.0 / 26880.0 * n5 + 167_603.0 / 181_440.0 * n6,
        49561.0 / 161_280.0 * n4 - 179.0 / 168.0 * n5 + 6_601_661.0 / 7_257_600.0 * n6,
        34729.0 / 80640.0 * n5 - 3_418_889.0 / 1_995_840.0 * n6,
        212_378_941.0 / 319_334_400.0 * n6,
    ]
};

/// Krüger's β: back from the plane to the conformal sphere.
const BETA: [f64; 6] = {
    let (n2, n3) = (N * N, N * N * N);
    let (n4, n5, n6) = (n2 * n2, n2 * n3, n3 * n3);
    [
        N / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3 - n4 / 360.0 - 81.0 / 512.0 * n5 + 96199.0 / 604_800.0 * n6,
        n2 / 48.0 + n3 / 15.0 - 437.0 / 1440.0 * n4 + 46.0 / 105.0 * n5 - 1_118_711.0 / 3_870_720.0 * n6,
        17.0 / 480.0 * n3 - 37.0 / 840.0 * n4 - 209.0 / 4480.0 * n5 + 5569.0 / 90720.0 * n6,
        4397.0 / 161_280.0 * n4 - 11.0 / 504.0 * n5 - 830_251.0 / 7_257_600.0 * n6,
        4583.0 / 161_280.0 * n5 - 108_847.0 / 3_991_680.0 * n6,
        20_648_693.0 / 638_668_800.0 * n6,
    ]
};

impl TransverseMercator {
    /// A zone of the universal transverse Mercator grid, by its central meridian.
    pub(super) const fn utm(central_meridian: f64, hemisphere: Hemisphere) -> Self {
        let false_northing_m = match hemisphere {
            Hemisphere::North => 0.0,
            Hemisphere::South => 10_000_000.0,
        };
        Self { central_meridian, scale: 0.9996, false_easting_m: 500_000.0, false_northing_m }
    }

    /// The projection that is true on a meridian: lengths grow by x² ÷ 2R² at x metres from it, 12 parts in 100 000 at 100 km.
    pub(crate) const fn about(central_meridian: f64) -> Self {
        Self { central_meridian, scale: 1.0, false_easting_m: 0.0, false_northing_m: 0.0 }
    }

    /// Easting and northing of a longitude and a latitude.
    ///
    /// *Formula*: ξ' = atan2(τ', cos λ), η' = asinh(sin λ ÷ √(τ'² + cos² λ)), ζ = ζ' + Σ αⱼ sin 2jζ', x = k A η, y = k A ξ.
    ///
    /// Source: Karney, *Transverse Mercator with an accuracy of a few nanometers*, Journal of Geodesy 85 (2011), equations 10, 11, 35.
    pub(crate) fn forward(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let tau = conformal_tangent(latitude.to_radians().tan());
        let (sine, cosine) = (longitude - self.central_meridian).to_radians().sin_cos();
        let (xi, eta) = (tau.atan2(cosine), (sine / tau.hypot(cosine)).asinh());
        let (dxi, deta) = series(&ALPHA, xi, eta);
        let radius = self.scale * RADIUS_M;
        (self.false_easting_m + radius * (eta + deta), self.false_northing_m + radius * (xi + dxi))
    }

    /// Longitude and latitude of an easting and a northing: the inverse of [`forward`](Self::forward).
    ///
    /// Source: Karney (2011), equations 15 to 18 and 36.
    pub(crate) fn inverse(&self, x_m: f64, y_m: f64) -> (f64, f64) {
        let radius = self.scale * RADIUS_M;
        let (xi, eta) = ((y_m - self.false_northing_m) / radius, (x_m - self.false_easting_m) / radius);
        let (dxi, deta) = series(&BETA, xi, eta);
        let (xi, eta) = (xi - dxi, eta - deta);
        let (sine, cosine) = xi.sin_cos();
        let tau = geographic_tangent(sine / eta.sinh().hypot(cosine));
        (self.central_meridian + eta.sinh().atan2(cosine).to_degrees(), tau.atan().to_degrees())
    }
}

/// On which side of the equator a zone lies.
#[derive(Debug, Clone, Copy)]
pub(super) enum Hemisphere {
    North,
    South,
}

/// The real and imaginary parts of Σ cⱼ sin 2j(ξ + iη).
fn series(coefficients: &[f64; 6], xi: f64, eta: f64) -> (f64, f64) {
    let term = |(j, coefficient): (u8, &f64)| {
        let twice = 2.0 * f64::from(j);
        let ((sine, cosine), (grow, turn)) = ((twice * xi).sin_cos(), ((twice * eta).cosh(), (twice * eta).sinh()));
        (coefficient * sine * grow, coefficient * cosine * turn)
    };
    (1..).zip(coefficients).map(term).fold((0.0, 0.0), |sum, term| (sum.0 + term.0, sum.1 + term.1))
}
