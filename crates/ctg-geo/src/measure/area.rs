//! Areas and perimeters.

use geo::GeodesicArea;
use geo_types::{LineString, MultiPolygon};

use crate::plane::doubled_area;
use crate::projection::{OutOfDomain, Projection};

/// The area on the ellipsoid WGS 84 (*superficie*), holes taken off.
///
/// That of the contours as they are: generalised ones miss published areas by some per cent (1.2 % for the CARO).
///
/// *Units*: square metres. 0 for a geometry without vertices.
///
/// # Examples
/// Between the equator and 1° N, a degree of longitude wide: about 110.6 km by 111.3 km.
///
/// ```
/// use ctg_geo::measure::area_m2;
/// use geo_types::polygon;
/// let square = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 1.0)].into();
/// assert_eq!((area_m2(&square) / 1e6).round(), 12_309.0);
/// ```
///
/// # Source
/// Karney, *Algorithms for geodesics*, Journal of Geodesy 87 (2013), section 6.
#[doc(alias = "superficie")]
pub fn area_m2(geometry: &MultiPolygon<f64>) -> f64 {
    // Signed, then absolute: the unsigned area of a clockwise ring would be the rest of the Earth.
    geometry.iter().map(|part| part.geodesic_area_signed().abs()).sum()
}

/// The length of all rings on the ellipsoid WGS 84, those of holes too.
///
/// *Units*: metres. It grows with the detail of the contours, without a limit: compare perimeters of one source only.
///
/// # Examples
/// ```
/// use ctg_geo::measure::perimeter_m;
/// use geo_types::polygon;
/// let square = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 1.0)].into();
/// assert_eq!((perimeter_m(&square) / 1e3).round(), 444.0);
/// ```
#[doc(alias = "périmètre")]
pub fn perimeter_m(geometry: &MultiPolygon<f64>) -> f64 {
    geometry.iter().map(GeodesicArea::geodesic_perimeter).sum()
}

/// The area in the plane of a projection, holes taken off.
///
/// A conformal projection does not keep areas: Lambert-93 shows the CARO 0.18 % too small. Take it to compare with figures made in that plane.
///
/// *Formula*: half of Σ (xᵢ yᵢ₊₁ − xᵢ₊₁ yᵢ) over each ring.
///
/// *Units*: square metres.
///
/// # Errors
/// A vertex outside the domain of the projection.
///
/// # Examples
/// ```
/// use ctg_geo::{Projection, measure::{area_m2, plane_area_m2}};
/// use geo_types::polygon;
/// let square = polygon![(x: -1.0, y: 45.9), (x: -0.9, y: 45.9), (x: -0.9, y: 46.0), (x: -1.0, y: 46.0)].into();
/// let ratio = plane_area_m2(&square, Projection::Lambert93)? / area_m2(&square);
/// assert!((0.997..0.999).contains(&ratio));
/// # Ok::<(), ctg_geo::OutOfDomain>(())
/// ```
pub fn plane_area_m2(geometry: &MultiPolygon<f64>, projection: Projection) -> Result<f64, OutOfDomain> {
    let plane = projection.project_geometry(geometry)?;
    let area = |ring: &LineString<f64>| doubled_area(&ring.0).abs() / 2.0;
    Ok(plane.iter().map(|part| area(part.exterior()) - part.interiors().iter().map(area).sum::<f64>()).sum())
}

/// The length of all rings in the plane of a projection, those of holes too.
///
/// *Units*: metres.
///
/// # Errors
/// A vertex outside the domain of the projection.
///
/// # Examples
/// ```
/// use ctg_geo::{Projection, measure::{perimeter_m, plane_perimeter_m}};
/// use geo_types::polygon;
/// let square = polygon![(x: -1.0, y: 45.9), (x: -0.9, y: 45.9), (x: -0.9, y: 46.0), (x: -1.0, y: 46.0)].into();
/// let ratio = plane_perimeter_m(&square, Projection::Lambert93)? / perimeter_m(&square);
/// assert!((0.998..1.0).contains(&ratio));
/// # Ok::<(), ctg_geo::OutOfDomain>(())
/// ```
pub fn plane_perimeter_m(geometry: &MultiPolygon<f64>, projection: Projection) -> Result<f64, OutOfDomain> {
    let plane = projection.project_geometry(geometry)?;
    let rings = plane.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
    Ok(rings.flat_map(LineString::lines).map(|edge| edge.dx().hypot(edge.dy())).sum())
}
