//! Centres: of a surface, of a population.

use std::fmt;

use ctg_model::{MunicipalPopulation, Position};
use geo_types::{Coord, LineString, MultiPolygon};

use crate::plane::doubled_area;
use crate::projection::{OutOfDomain, ProjectedPoint, Projection};

/// The centre of mass of the surface, in the plane of longitudes and latitudes (*centroïde*); `None` without an area.
///
/// It may lie outside: between two islands, in a bay. For a commune it is within metres of the one in an official projection; for a country,
/// take [`plane_centroid`]. A point that is surely inside is [`point_inside`](super::point_inside).
///
/// # Examples
/// ```
/// use ctg_geo::measure::centroid;
/// use ctg_model::Position;
/// use geo_types::polygon;
/// let triangle = polygon![(x: 0.0, y: 45.0), (x: 3.0, y: 45.0), (x: 0.0, y: 48.0)].into();
/// assert_eq!(centroid(&triangle), Position::new(1.0, 46.0).ok());   // the mean of the corners
/// ```
#[doc(alias = "centroïde")]
pub fn centroid(geometry: &MultiPolygon<f64>) -> Option<Position> {
    let centre = centre_of_mass(geometry)?;
    Position::new(centre.x, centre.y).ok()
}

/// The centre of mass of the surface, in the plane of a projection; `None` without an area.
///
/// # Errors
/// A vertex, or the centre, outside the domain of the projection.
///
/// # Examples
/// ```
/// use ctg_geo::{Projection, measure::plane_centroid};
/// use geo_types::polygon;
/// let square = polygon![(x: 2.9, y: 46.4), (x: 3.1, y: 46.4), (x: 3.1, y: 46.6), (x: 2.9, y: 46.6)].into();
/// let centre = plane_centroid(&square, Projection::Lambert93)?.unwrap();
/// assert!((centre.longitude() - 3.0).abs() < 1e-9 && (centre.latitude() - 46.5).abs() < 1e-3);
/// # Ok::<(), ctg_geo::OutOfDomain>(())
/// ```
pub fn plane_centroid(geometry: &MultiPolygon<f64>, projection: Projection) -> Result<Option<Position>, OutOfDomain> {
    let centre = centre_of_mass(&projection.project_geometry(geometry)?);
    centre.map(|at| projection.unproject(ProjectedPoint { x_m: at.x, y_m: at.y })).transpose()
}

fn centre_of_mass(geometry: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    let origin = *geometry.iter().find_map(|part| part.exterior().0.first())?;
    let (mut area, mut moment) = (0.0, Coord { x: 0.0, y: 0.0 });
    for part in geometry {
        let rings = std::iter::once((part.exterior(), 1.0)).chain(part.interiors().iter().map(|hole| (hole, -1.0)));
        for (ring, sign) in rings {
            let (ring_area, ring_moment) = moments(ring, origin);
            // Whatever its winding, an outer ring adds and a hole takes off.
            let sign = sign * ring_area.signum();
            area += sign * ring_area;
            moment = moment + ring_moment * sign;
        }
    }
    let centre = origin + moment / (3.0 * area);
    (area > 0.0 && centre.x.is_finite() && centre.y.is_finite()).then_some(centre)
}

/// Twice the signed area of a ring, and six times its first moment, seen from an origin close by.
fn moments(ring: &LineString<f64>, origin: Coord<f64>) -> (f64, Coord<f64>) {
    let mut moment = Coord { x: 0.0, y: 0.0 };
    for edge in ring.lines() {
        let (a, b) = (edge.start - origin, edge.end - origin);
        moment = moment + (a + b) * (a.x * b.y - b.x * a.y);
    }
    (doubled_area(&ring.0), moment)
}

/// The centre of a population: the point of the sphere with the least sum of squared distances to the persons (*barycentre de population*).
///
/// Each commune stands with all its persons at one point, its seat or its centroid.
///
/// *Formula*: the direction of Σ pᵢ nᵢ, n the unit vector of a point. Distances are chords of the sphere.
///
/// # Errors
/// No person at all.
///
/// # Examples
/// ```
/// use ctg_geo::measure::population_weighted_centre;
/// use ctg_model::{MunicipalPopulation, Position};
/// let place = |longitude, persons| (Position::new(longitude, 0.0).unwrap(), MunicipalPopulation::new(persons));
/// let centre = population_weighted_centre([place(0.0, 300), place(0.04, 100)]).unwrap();
/// assert!((centre.longitude() - 0.01).abs() < 1e-9 && centre.latitude() == 0.0);
/// let nobody = population_weighted_centre([place(0.0, 0)]).unwrap_err();
/// assert_eq!(nobody.to_string(), "found 1 place and no person, expected at least one person");
/// ```
#[doc(alias = "barycentre")]
#[doc(alias = "centre de population")]
pub fn population_weighted_centre(
    places: impl IntoIterator<Item = (Position, MunicipalPopulation)>,
) -> Result<Position, NoPopulation> {
    let (mut sum, mut persons, mut count) = ([0.0; 3], 0_u64, 0);
    for (position, population) in places {
        count += 1;
        persons = persons.saturating_add(population.persons());
        let (sine, cosine) = position.latitude().to_radians().sin_cos();
        let (east, forward) = position.longitude().to_radians().sin_cos();
        let weight = population.persons() as f64;
        for (sum, term) in sum.iter_mut().zip([cosine * forward, cosine * east, sine]) {
            *sum += weight * term;
        }
    }
    let [x, y, z] = sum;
    let centre = Position::new(y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees());
    centre.ok().filter(|_| persons > 0).ok_or(NoPopulation { places: count })
}

/// No person to take the centre of.
///
/// ```
/// use ctg_geo::measure::population_weighted_centre;
/// let error = population_weighted_centre([]).unwrap_err();
/// assert_eq!(error.to_string(), "found 0 places and no person, expected at least one person");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPopulation {
    places: usize,
}

impl NoPopulation {
    /// How many places there were, all without a person.
    ///
    /// ```
    /// use ctg_geo::measure::population_weighted_centre;
    /// assert_eq!(population_weighted_centre([]).unwrap_err().places(), 0);
    /// ```
    pub fn places(&self) -> usize {
        self.places
    }
}

impl fmt::Display for NoPopulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = if self.places == 1 { "" } else { "s" };
        write!(f, "found {} place{s} and no person, expected at least one person", self.places)
    }
}

impl std::error::Error for NoPopulation {}
