//! Straight lines, times what roads make of them.

use ctg_model::Position;

use super::lines::{Lines, Rule};
use super::{Scale, through_lines};
use crate::cost::{CostUnit, Distancier, TravelCost};
use crate::measure::Spot;

impl<U: CostUnit> Rule for Scale<U> {
    type Unit = U;

    fn cost(&self, from: &Spot, to: &Spot) -> Option<U> {
        U::of(self.of_m(from.haversine_m(to))).ok()
    }

    fn stretch(&self) -> f64 {
        self.most() / self.least() * (1.0 + 1e-12)
    }

    fn reach_m(&self, bound: U) -> f64 {
        bound.value() / self.least() * (1.0 + 1e-12)
    }
}

/// The distance on a great circle times a [`Scale`]: a length by road, or a time (*coefficient de détour*, *sinuosité*).
///
/// A stand-in where no road network is at hand: it knows neither rivers nor islands. Costs, their order and their ties are those of asking for
/// every pair, to the bit.
///
/// # Examples
/// ```
/// use ctg_geo::cost::{CostUnit, Detour, GreatCircle, Metres, Scale, TravelCost};
/// use ctg_model::Position;
/// let [rochefort, soubise] = [Position::new(-0.9622, 45.9366)?, Position::new(-1.0064, 45.9206)?];
/// let mut metres = Vec::new();
/// let roads = Detour::between(&[rochefort], &[soubise], Scale::factor(1.5)?);
/// roads.leaving(0, Metres::LARGEST, &mut |_, cost| metres.push(cost.get()));
/// GreatCircle::between(&[rochefort], &[soubise]).leaving(0, Metres::LARGEST, &mut |_, cost| metres.push(1.5 * cost.get()));
/// assert_eq!(metres[0], metres[1]);       // 5.8 km, where the bridge is 8.3 km away: a scale knows no river
/// assert_eq!(roads.distancier().to_string(), "à vol d'oiseau × 1,5");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "sinuosité")]
#[must_use]
pub struct Detour<U>(Lines<Scale<U>>);

impl<U: CostUnit> Detour<U> {
    /// Costs from each origin to each destination; either list may be empty. The unit is that of the scale.
    ///
    /// ```
    /// use ctg_geo::cost::{Detour, Minutes, Scale, TravelCost};
    /// use ctg_model::Position;
    /// let north = [Position::new(0.0, 45.0)?, Position::new(0.0, 46.0)?];          // 111 km apart
    /// let walk = Detour::between(&north, &north, Scale::speed(5.0)?);
    /// let mut minutes = Vec::new();
    /// walk.leaving(0, Minutes::new(2_000.0)?, &mut |_, cost| minutes.push(cost.get().round()));
    /// assert_eq!(minutes, [0.0, 1334.0]);                                          // 111.195 km ÷ 5 km/h × 60 min/h
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between(origins: &[Position], destinations: &[Position], scale: Scale<U>) -> Self {
        let distancier = scale.distancier().clone();
        Self(Lines::new(scale, distancier, origins, destinations))
    }

    /// What a straight line is multiplied by.
    ///
    /// ```
    /// use ctg_geo::cost::{Detour, Metres, Scale};
    /// let roads = Detour::between(&[], &[], Scale::<Metres>::roads_of_gironde());
    /// assert!(roads.scale().source().is_some());
    /// ```
    pub fn scale(&self) -> &Scale<U> {
        self.0.rule()
    }
}

through_lines!([U: CostUnit] Detour<U>, U);
