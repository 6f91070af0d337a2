//! Straight lines: on the sphere, on the ellipsoid, and what roads make of them.

mod detour;
mod lines;
mod scale;

use ctg_model::Position;

use super::{Distancier, Metres, TravelCost, catchment};
use crate::accessibility::Decay;
use crate::measure::{MEAN_RADIUS_M, Spot};
use lines::{Lines, Rule};

pub use detour::Detour;
pub use scale::{Scale, ScaleError};

/// The rule of [`GreatCircle`].
#[derive(Debug, Clone)]
struct Sphere;

impl Rule for Sphere {
    type Unit = Metres;

    fn cost(&self, from: &Spot, to: &Spot) -> Option<Metres> {
        Metres::new(from.haversine_m(to)).ok()
    }

    fn stretch(&self) -> f64 {
        1.0
    }

    fn reach_m(&self, bound: Metres) -> f64 {
        bound.get()
    }
}

/// The rule of [`Geodesic`].
///
/// Between two points, any way over the ellipsoid is from `LEAST` to `MOST` times as long as the way over the sphere through the same latitudes and
/// longitudes: so much do the radii of curvature differ from that of the sphere. Hence so do the shortest ways.
#[derive(Debug, Clone)]
struct Ellipsoid;

impl Ellipsoid {
    /// The least radius of curvature of WGS 84, that of the meridian at the equator, a (1 − e²), over the radius of the sphere; rounded down.
    const LEAST: f64 = 6_335_439.0 / MEAN_RADIUS_M;
    /// The largest, that of the poles, a ÷ √(1 − e²), over the radius of the sphere; rounded up.
    const MOST: f64 = 6_399_594.0 / MEAN_RADIUS_M;
}

impl Rule for Ellipsoid {
    type Unit = Metres;

    fn cost(&self, from: &Spot, to: &Spot) -> Option<Metres> {
        Metres::new(from.geodesic_m(to)).ok()
    }

    fn stretch(&self) -> f64 {
        Self::MOST / Self::LEAST
    }

    fn reach_m(&self, bound: Metres) -> f64 {
        bound.get() / Self::LEAST
    }
}

/// Answers as the lines inside do.
macro_rules! through_lines {
    ([$($parameter:tt)*] $name:ty, $unit:ty $(, $sums:path)?) => {
        impl<$($parameter)*> TravelCost for $name {
            type Unit = $unit;

            fn distancier(&self) -> &Distancier {
                self.0.distancier()
            }

            fn origins(&self) -> usize {
                self.0.origins()
            }

            fn destinations(&self) -> usize {
                self.0.destinations()
            }

            fn leaving(&self, origin: usize, bound: $unit, visit: &mut dyn FnMut(usize, $unit)) {
                self.0.leaving(origin, bound, visit);
            }

            fn reaching(&self, destination: usize, bound: $unit, visit: &mut dyn FnMut(usize, $unit)) {
                self.0.reaching(destination, bound, visit);
            }

            fn nearest(&self, origin: usize, k: usize, bound: $unit, visit: &mut dyn FnMut(usize, $unit)) {
                self.0.nearest(origin, k, bound, visit);
            }

            fn each_nearest(&self, k: usize, bound: $unit, visit: &mut dyn FnMut(usize, usize, $unit)) {
                self.0.each_nearest(k, bound, visit);
            }

            $(
                fn sums_by_origin(&self, decay: &Decay<$unit>, amounts: &[f64]) -> Vec<Option<f64>> {
                    let (origins, destinations) = self.0.places();
                    $sums(origins, destinations, decay, amounts)
                }

                fn sums_by_destination(&self, decay: &Decay<$unit>, amounts: &[f64]) -> Vec<Option<f64>> {
                    let (origins, destinations) = self.0.places();
                    $sums(destinations, origins, decay, amounts)
                }
            )?
        }
    };
}
use through_lines;

/// The distance on a great circle of the sphere (*distance à vol d'oiseau*), see [`haversine_m`](crate::measure::haversine_m).
///
/// Costs, their order and their ties are those of asking for every pair, to the bit; an index of the places answers without doing so, at
/// the poles and across the antimeridian too. Each list is indexed once, when it is first looked for: O(n log n).
///
/// # Examples
/// ```
/// use ctg_geo::cost::{GreatCircle, Metres, TravelCost};
/// use ctg_model::Position;
/// // A quarter of a great circle is π R ÷ 2, 10 007 557 m.
/// let cost = GreatCircle::between(&[Position::new(0.0, 0.0)?], &[Position::new(0.0, 90.0)?]);
/// let mut metres = Vec::new();
/// cost.leaving(0, Metres::new(2e7)?, &mut |_, found| metres.push(found.get().round()));
/// assert_eq!(metres, [10_007_557.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "vol d’oiseau")]
#[must_use]
pub struct GreatCircle(Lines<Sphere>);

impl GreatCircle {
    /// Costs from each origin to each destination; either list may be empty.
    ///
    /// ```
    /// use ctg_geo::cost::{GreatCircle, TravelCost};
    /// let place = ctg_model::Position::new(-0.96, 45.94)?;
    /// let cost = GreatCircle::between(&[place], &[]);
    /// assert_eq!((cost.origins(), cost.destinations()), (1, 0));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn between(origins: &[Position], destinations: &[Position]) -> Self {
        Self(Lines::new(Sphere, Distancier::great_circle(), origins, destinations))
    }
}

through_lines!([] GreatCircle, Metres, catchment::sums);

/// The distance on the ellipsoid WGS 84 (*géodésique*), see [`geodesic_m`](crate::measure::geodesic_m).
///
/// Costs, their order and their ties are those of asking for every pair, to the bit: the index on the sphere names those that may be near
/// enough, with the margin that the curvature of the ellipsoid asks for (1.02 %), and the geodesic decides among them.
///
/// # Examples
/// ```
/// use ctg_geo::cost::{Geodesic, Metres, TravelCost};
/// use ctg_model::Position;
/// // A degree of the equator is 2 π × 6 378 137 ÷ 360, 111 319 m.
/// let cost = Geodesic::between(&[Position::new(0.0, 0.0)?], &[Position::new(1.0, 0.0)?]);
/// let mut metres = Vec::new();
/// cost.reaching(0, Metres::new(2e5)?, &mut |_, found| metres.push(found.get().round()));
/// assert_eq!(metres, [111_319.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Geodesic(Lines<Ellipsoid>);

impl Geodesic {
    /// Costs from each origin to each destination; either list may be empty.
    ///
    /// ```
    /// use ctg_geo::cost::{Geodesic, TravelCost};
    /// let place = ctg_model::Position::new(-0.96, 45.94)?;
    /// let cost = Geodesic::between(&[], &[place]);
    /// assert_eq!((cost.origins(), cost.destinations()), (0, 1));
    /// # Ok::<(), ctg_model::PositionError>(())
    /// ```
    pub fn between(origins: &[Position], destinations: &[Position]) -> Self {
        Self(Lines::new(Ellipsoid, Distancier::geodesic(), origins, destinations))
    }
}

through_lines!([] Geodesic, Metres);
