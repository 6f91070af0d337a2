//! Straight lines: on the sphere and on the ellipsoid.

use ctg_model::Position;

use super::{Distancier, Metres, TravelCost};
use crate::measure::{geodesic_m, haversine_m};

macro_rules! straight {
    ($(#[$doc:meta])* $name:ident, $distancier:ident, $measure:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            distancier: Distancier,
            origins: Vec<Position>,
            destinations: Vec<Position>,
        }

        impl $name {
            /// Costs from each origin to each destination; either list may be empty.
            ///
            /// ```
            #[doc = concat!("use ctg_geo::cost::{TravelCost, ", stringify!($name), "};")]
            /// let place = ctg_model::Position::new(-0.96, 45.94)?;
            #[doc = concat!("let cost = ", stringify!($name), "::between(&[place], &[]);")]
            /// assert_eq!((cost.origins(), cost.destinations()), (1, 0));
            /// # Ok::<(), ctg_model::PositionError>(())
            /// ```
            pub fn between(origins: &[Position], destinations: &[Position]) -> Self {
                let distancier = Distancier::$distancier();
                Self { distancier, origins: origins.to_vec(), destinations: destinations.to_vec() }
            }
        }

        impl TravelCost for $name {
            type Unit = Metres;

            fn distancier(&self) -> &Distancier {
                &self.distancier
            }

            fn origins(&self) -> usize {
                self.origins.len()
            }

            fn destinations(&self) -> usize {
                self.destinations.len()
            }

            fn leaving(&self, origin: usize, bound: Metres, visit: &mut dyn FnMut(usize, Metres)) {
                let Some(&from) = self.origins.get(origin) else { return };
                visit_within(self.destinations.iter().map(|to| $measure(from, *to)), bound, visit);
            }

            fn reaching(&self, destination: usize, bound: Metres, visit: &mut dyn FnMut(usize, Metres)) {
                let Some(&to) = self.destinations.get(destination) else { return };
                visit_within(self.origins.iter().map(|from| $measure(*from, to)), bound, visit);
            }
        }
    };
}

straight! {
    /// The distance on a great circle of the sphere (*distance à vol d'oiseau*), see [`haversine_m`].
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
    #[doc(alias = "vol d’oiseau")]
    GreatCircle, great_circle, haversine_m
}

straight! {
    /// The distance on the ellipsoid WGS 84 (*géodésique*), see [`geodesic_m`].
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
    Geodesic, geodesic, geodesic_m
}

/// Visits the costs within the bound, with their numbers.
fn visit_within(costs: impl Iterator<Item = f64>, bound: Metres, visit: &mut dyn FnMut(usize, Metres)) {
    for (number, cost) in costs.enumerate() {
        if let Some(cost) = Metres::new(cost).ok().filter(|cost| *cost <= bound) {
            visit(number, cost);
        }
    }
}
