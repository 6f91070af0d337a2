//! Speeds by class of road, as dated data.

use ctg_model::{Reference, Reliability};

use super::Speed;
use crate::cost::Metres;

/// A class of road, as speed models tell them apart.
///
/// ```
/// use ctg_geo::network::{Density, RoadClass, RoadShape, SpeedModel};
/// let speed = |class| SpeedModel::metric().speed(class, Density::Rural, RoadShape::STRAIGHT).get();
/// assert_eq!((speed(RoadClass::Motorway), speed(RoadClass::CarFerry)), (120.0, 13.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RoadClass {
    /// A motorway (*autoroute*).
    Motorway,
    /// A road of two carriageways (*deux chaussées*).
    DualCarriageway,
    /// A road of one carriageway (*une chaussée*).
    SingleCarriageway,
    /// A slip road (*bretelle*).
    SlipRoad,
    /// A track (*chemin carrossable*).
    Track,
    /// A ferry for cars (*bac*).
    CarFerry,
}

/// How densely peopled the square is that a road lies in (*densité*).
///
/// ```
/// use ctg_geo::network::{Density, RoadClass, RoadShape, SpeedModel};
/// let motorway = |density| SpeedModel::metric().speed(RoadClass::Motorway, density, RoadShape::STRAIGHT).get();
/// assert_eq!([Density::Rural, Density::Intermediate, Density::Dense].map(motorway), [120.0, 100.0, 60.0]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Density {
    /// Less than 500 inhabitants per km².
    Rural,
    /// From 500 to 4 000 inhabitants per km².
    Intermediate,
    /// More than 4 000 inhabitants per km².
    Dense,
}

/// How a stretch of road lies: how it winds, and how it climbs.
///
/// ```
/// use ctg_geo::{cost::Metres, network::{Density, RoadClass, RoadShape, SpeedModel}};
/// let metric = SpeedModel::metric();
/// // 800 m as the crow flies are 1 000 m on the road: s = 0.8; a slope of 5 %: 65 × 0.8 - 0.1 × 5² = 49.5 km/h.
/// let hill = RoadShape::of(Metres::new(800.0)?, Metres::new(1_000.0)?).rising(5.0);
/// assert_eq!(metric.speed(RoadClass::SingleCarriageway, Density::Rural, hill).get(), 49.5);
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoadShape {
    sinuosity: f64,
    slope_percent: f64,
}

impl RoadShape {
    /// Straight and level.
    ///
    /// ```
    /// use ctg_geo::network::{Density, RoadClass, RoadShape, SpeedModel};
    /// let speed = SpeedModel::metric().speed(RoadClass::DualCarriageway, Density::Rural, RoadShape::STRAIGHT);
    /// assert_eq!(speed.get(), 90.0);
    /// ```
    pub const STRAIGHT: Self = Self { sinuosity: 1.0, slope_percent: 0.0 };

    /// Level, so long between ends that lie so far apart.
    ///
    /// *Formula*: s = straight ÷ length, at most 1; 1 where the length is 0.
    ///
    /// ```
    /// use ctg_geo::{cost::Metres, network::RoadShape};
    /// assert_eq!(RoadShape::of(Metres::new(0.0)?, Metres::new(0.0)?), RoadShape::STRAIGHT);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn of(straight: Metres, length: Metres) -> Self {
        let sinuosity = if length.get() > 0.0 { (straight.get() / length.get()).min(1.0) } else { 1.0 };
        Self { sinuosity, slope_percent: 0.0 }
    }

    /// The same with a slope, up or down, in per cent; one that is not finite is none.
    ///
    /// ```
    /// use ctg_geo::network::RoadShape;
    /// assert_eq!(RoadShape::STRAIGHT.rising(f64::NAN), RoadShape::STRAIGHT);
    /// ```
    #[must_use]
    pub fn rising(self, slope_percent: f64) -> Self {
        Self { slope_percent: if slope_percent.is_finite() { slope_percent } else { 0.0 }, ..self }
    }
}

/// The speeds of one class of road.
///
/// ```
/// use ctg_geo::network::{ClassSpeeds, Speed};
/// let track = ClassSpeeds::new([Speed::new(20.0)?; 3]);
/// assert_eq!((track.rural, track.floor), (Speed::new(20.0)?, None));
/// # Ok::<(), ctg_geo::network::SpeedError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ClassSpeeds {
    /// Where less than 500 inhabitants live on a km².
    pub rural: Speed,
    /// From 500 to 4 000.
    pub intermediate: Speed,
    /// More than 4 000.
    pub dense: Speed,
    /// The least speed on bends and slopes; none if they do not count.
    pub floor: Option<Speed>,
}

impl ClassSpeeds {
    /// Speeds by density, whatever the bends.
    ///
    /// ```
    /// use ctg_geo::network::{ClassSpeeds, Speed};
    /// let motorway = ClassSpeeds::new([Speed::new(120.0)?, Speed::new(100.0)?, Speed::new(60.0)?]);
    /// assert_eq!((motorway.dense, motorway.floor), (Speed::new(60.0)?, None));
    /// # Ok::<(), ctg_geo::network::SpeedError>(())
    /// ```
    pub fn new([rural, intermediate, dense]: [Speed; 3]) -> Self {
        Self { rural, intermediate, dense, floor: None }
    }

    /// Slower on bends and slopes: v s - 0.1 p², with s and p (%) of [`RoadShape`], and at least `floor`.
    ///
    /// ```
    /// use ctg_geo::network::{ClassSpeeds, Speed};
    /// let road = ClassSpeeds::new([Speed::new(65.0)?; 3]).bending(Speed::new(15.0)?);
    /// assert_eq!(road.floor, Some(Speed::new(15.0)?));
    /// # Ok::<(), ctg_geo::network::SpeedError>(())
    /// ```
    #[must_use]
    pub fn bending(self, floor: Speed) -> Self {
        Self { floor: Some(floor), ..self }
    }
}

/// The speed of cars by class of road, density and shape, with its source (*modèle de vitesse*).
///
/// # Examples
/// ```
/// use ctg_geo::network::{Density, RoadClass, RoadShape, SpeedModel};
/// let metric = SpeedModel::metric();
/// assert_eq!(metric.speed(RoadClass::Motorway, Density::Intermediate, RoadShape::STRAIGHT).get(), 100.0);
/// assert_eq!(metric.speed(RoadClass::CarFerry, Density::Rural, RoadShape::STRAIGHT).get(), 13.0);
/// assert_eq!(metric.reference().reliability.as_str(), "second-hand");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct SpeedModel {
    reference: Reference,
    motorway: ClassSpeeds,
    dual: ClassSpeeds,
    single: ClassSpeeds,
    slip_road: ClassSpeeds,
    track: ClassSpeeds,
    ferry: ClassSpeeds,
}

impl SpeedModel {
    /// Speeds that the caller gives, with where they come from.
    ///
    /// ```
    /// use ctg_geo::network::{ClassSpeeds, Density, RoadClass, RoadShape, Speed, SpeedModel};
    /// use ctg_model::{Reference, Reliability};
    /// let fifty = ClassSpeeds::new([Speed::new(50.0)?; 3]);
    /// let model = SpeedModel::new(Reference::new("enquête locale 2024".parse()?, Reliability::Read), |_| fifty);
    /// assert_eq!(model.speed(RoadClass::Track, Density::Rural, RoadShape::STRAIGHT).get(), 50.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(reference: Reference, speeds: impl Fn(RoadClass) -> ClassSpeeds) -> Self {
        Self {
            reference,
            motorway: speeds(RoadClass::Motorway),
            dual: speeds(RoadClass::DualCarriageway),
            single: speeds(RoadClass::SingleCarriageway),
            slip_road: speeds(RoadClass::SlipRoad),
            track: speeds(RoadClass::Track),
            ferry: speeds(RoadClass::CarFerry),
        }
    }

    /// The speeds of Insee's distancier Metric, off-peak (*heures creuses*), in km/h.
    ///
    /// | class | rural | intermediate | dense |
    /// | --- | --- | --- | --- |
    /// | motorway | 120 | 100 | 60 |
    /// | two carriageways | 90 s - 0.1 p² | 60 s - 0.1 p² | 30 s - 0.1 p² |
    /// | one carriageway | 65 s - 0.1 p² | 40 s - 0.1 p² | 20 s - 0.1 p² |
    /// | slip road, track, car ferry | 60, 20, 13 | the same | the same |
    ///
    /// s is the sinuosity and p the slope of [`RoadShape`]; at least 15 km/h on roads. The slower speeds of peak hours are not among them:
    /// the source leaves open to which squares each of its two factors applies.
    ///
    /// ```
    /// use ctg_geo::{cost::Metres, network::{Density, RoadClass, RoadShape, SpeedModel}};
    /// // A hairpin: 100 m apart, 1 000 m of road; 65 × 0.1 = 6.5, and no less than 15.
    /// let hairpin = RoadShape::of(Metres::new(100.0)?, Metres::new(1_000.0)?);
    /// assert_eq!(SpeedModel::metric().speed(RoadClass::SingleCarriageway, Density::Rural, hairpin).get(), 15.0);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    ///
    /// # Source
    /// Insee, distancier Metric, as told by Drees, *Comparaison de distanciers* (public repository `comparaison_distanciers`).
    #[doc(alias = "Metric")]
    pub fn metric() -> Self {
        let flat = |[rural, intermediate, dense]: [f64; 3]| {
            ClassSpeeds::new([Speed::literal(rural), Speed::literal(intermediate), Speed::literal(dense)])
        };
        let floor = Speed::literal(15.0);
        Self::new(metric_reference(), |class| match class {
            RoadClass::Motorway => flat([120.0, 100.0, 60.0]),
            RoadClass::DualCarriageway => flat([90.0, 60.0, 30.0]).bending(floor),
            RoadClass::SingleCarriageway => flat([65.0, 40.0, 20.0]).bending(floor),
            RoadClass::SlipRoad => flat([60.0; 3]),
            RoadClass::Track => flat([20.0; 3]),
            RoadClass::CarFerry => flat([13.0; 3]),
        })
    }

    /// Where the speeds come from, and how sure that is.
    ///
    /// ```
    /// assert!(ctg_geo::network::SpeedModel::metric().reference().title.as_str().starts_with("Insee"));
    /// ```
    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    /// The speed on a stretch of road.
    ///
    /// ```
    /// use ctg_geo::network::{Density, RoadClass, RoadShape, SpeedModel};
    /// let track = SpeedModel::metric().speed(RoadClass::Track, Density::Dense, RoadShape::STRAIGHT.rising(12.0));
    /// assert_eq!(track.get(), 20.0);                               // slopes do not count on tracks
    /// ```
    pub fn speed(&self, class: RoadClass, density: Density, shape: RoadShape) -> Speed {
        let speeds = match class {
            RoadClass::Motorway => self.motorway,
            RoadClass::DualCarriageway => self.dual,
            RoadClass::SingleCarriageway => self.single,
            RoadClass::SlipRoad => self.slip_road,
            RoadClass::Track => self.track,
            RoadClass::CarFerry => self.ferry,
        };
        let base = match density {
            Density::Rural => speeds.rural,
            Density::Intermediate => speeds.intermediate,
            Density::Dense => speeds.dense,
        };
        let Some(floor) = speeds.floor else { return base };
        let found = base.get() * shape.sinuosity - 0.1 * shape.slope_percent * shape.slope_percent;
        Speed::new(found.max(floor.get())).unwrap_or(floor)
    }
}

#[expect(clippy::expect_used, reason = "a literal, held by the doc example of `SpeedModel::reference`")]
fn metric_reference() -> Reference {
    let title = "Insee, distancier Metric, heures creuses, d'après Drees, « Comparaison de distanciers »";
    Reference::new(title.parse().expect("a label"), Reliability::SecondHand)
}
