//! What roads make of a straight line.

use std::marker::PhantomData;

use ctg_model::{Reference, Reliability};

use crate::cost::{CostUnit, Distancier, Metres, Minutes};

/// What a straight line costs by its length: a factor, or a speed as the crow flies, for all lengths or by class of length.
///
/// *Formula*: line × factor of its class; minutes = 60 × line in km ÷ speed. Where the next class is cheaper for a metre, its lines cost at least what
/// the longest line of a class before costs, so that **a longer line is never cheaper**: with 1.41 under 5 km and 1.31 beyond, lines from 5 to
/// 5.38 km all cost 7.05 km.
///
/// # Errors
/// See each way in; a scale that exists is finite, above 0 and never falls.
///
/// # Examples
/// ```
/// use ctg_geo::cost::{Metres, Scale};
/// let line = |km: f64| Metres::new(1_000.0 * km);
/// let roads = Scale::<Metres>::roads_of_gironde();
/// assert_eq!(roads.of(line(4.0)?), line(5.64)?);                // 4 × 1.41
/// assert_eq!(roads.of(line(5.2)?), line(7.05)?);                // not 6.81: no less than 5 × 1.41
/// assert_eq!(roads.of(line(10.0)?), line(13.1)?);               // 10 × 1.31
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Scale<U> {
    /// By length; the last one has no end.
    classes: Vec<Class>,
    distancier: Distancier,
    source: Option<Reference>,
    unit: PhantomData<U>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Class {
    /// Lines shorter than that.
    under_m: f64,
    per_metre: f64,
    /// What the longest line of a class before costs.
    floor: f64,
}

/// A factor, a speed or a class of length that no scale can have.
///
/// ```
/// use ctg_geo::cost::Scale;
/// assert_eq!(Scale::factor(0.9).unwrap_err().to_string(), "factor 0.9: expected 1 to 100, for no road is shorter than a straight line");
/// assert_eq!(Scale::speed(0.0).unwrap_err().to_string(), "speed 0 km/h: expected 0.1 to 1000");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct ScaleError(Fault);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Fault {
    #[error("factor {0}: expected 1 to 100, for no road is shorter than a straight line")]
    Factor(f64),
    #[error("speed {0} km/h: expected 0.1 to 1000")]
    Speed(f64),
    #[error("class under {0} m: expected more than {1} m, the end of the class before")]
    Order(f64, f64),
}

impl ScaleError {
    /// The number that was refused.
    ///
    /// ```
    /// assert_eq!(ctg_geo::cost::Scale::factor(0.9).unwrap_err().found(), 0.9);
    /// ```
    pub fn found(&self) -> f64 {
        match self.0 {
            Fault::Factor(found) | Fault::Speed(found) | Fault::Order(found, _) => found,
        }
    }
}

impl<U: CostUnit> Scale<U> {
    fn new(distancier: Distancier, classes: &[(f64, f64)], beyond: f64) -> Result<Self, ScaleError> {
        let (mut made, mut floor, mut end) = (Vec::with_capacity(classes.len() + 1), 0.0_f64, 0.0);
        for &(under_m, per_metre) in classes {
            if under_m.partial_cmp(&end) != Some(std::cmp::Ordering::Greater) {
                return Err(ScaleError(Fault::Order(under_m, end)));
            }
            made.push(Class { under_m, per_metre, floor });
            (floor, end) = (floor.max(under_m * per_metre), under_m);
        }
        made.push(Class { under_m: f64::INFINITY, per_metre: beyond, floor });
        Ok(Self { classes: made, distancier, source: None, unit: PhantomData })
    }

    fn read_in(self, source: Reference) -> Self {
        Self { source: Some(source), ..self }
    }

    /// What a straight line costs; a number too large for a cost is the largest.
    ///
    /// ```
    /// use ctg_geo::cost::{Metres, Minutes, Scale};
    /// assert_eq!(Scale::speed(60.0)?.of(Metres::new(2_500.0)?), Minutes::new(2.5)?);      // a kilometre a minute
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, line: Metres) -> U {
        U::of(self.of_m(line.get())).unwrap_or(U::LARGEST)
    }

    pub(super) fn of_m(&self, line: f64) -> f64 {
        let class = self.classes.iter().find(|class| line < class.under_m).or(self.classes.last());
        class.map_or(0.0, |class| (line * class.per_metre).max(class.floor))
    }

    /// The least cost of a metre.
    pub(super) fn least(&self) -> f64 {
        self.classes.iter().map(|class| class.per_metre).fold(f64::INFINITY, f64::min)
    }

    /// The largest cost of a metre.
    pub(super) fn most(&self) -> f64 {
        self.classes.iter().map(|class| class.per_metre).fold(0.0, f64::max)
    }

    /// The way of finding costs that this makes.
    ///
    /// ```
    /// use ctg_geo::cost::Scale;
    /// assert_eq!(Scale::speed(50.0)?.distancier().to_string(), "à vol d'oiseau, 50 km/h");
    /// assert_eq!(Scale::factor(1.3)?.distancier().id().as_str(), "detour-1-3");
    /// # Ok::<(), ctg_geo::cost::ScaleError>(())
    /// ```
    pub fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    /// Where the figures come from; `None` for those that a caller gave.
    ///
    /// ```
    /// use ctg_geo::cost::{Minutes, Scale};
    /// use ctg_model::Reliability;
    /// let source = Scale::<Minutes>::roads_of_gironde().source().map(|source| source.reliability);
    /// assert_eq!(source, Some(Reliability::SecondHand));
    /// assert_eq!(Scale::factor(1.3)?.source(), None);
    /// # Ok::<(), ctg_geo::cost::ScaleError>(())
    /// ```
    pub fn source(&self) -> Option<&Reference> {
        self.source.as_ref()
    }
}

impl Scale<Metres> {
    /// One factor for all lengths.
    ///
    /// # Errors
    /// A factor that is not from 1 to 100.
    ///
    /// ```
    /// use ctg_geo::cost::{Metres, Scale};
    /// assert_eq!(Scale::factor(1.5)?.of(Metres::new(200.0)?), Metres::new(300.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn factor(factor: f64) -> Result<Self, ScaleError> {
        let factor = checked_factor(factor)?;
        Self::new(made_of("detour", factor, "à vol d'oiseau × {}"), &[], factor)
    }

    /// A factor for lines shorter than each of some lengths, and one beyond.
    ///
    /// # Errors
    /// A factor that is not from 1 to 100; a length that is not above the one before.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, Scale};
    /// let own = Distancier::new("own".parse()?, "coefficients de l'agence d'urbanisme".parse()?);
    /// let scale = Scale::factors(own, &[(Metres::new(5_000.0)?, 1.4)], 1.2)?;
    /// assert_eq!(scale.of(Metres::new(1_000.0)?), Metres::new(1_400.0)?);
    /// assert_eq!(scale.of(Metres::new(10_000.0)?), Metres::new(12_000.0)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn factors(distancier: Distancier, under: &[(Metres, f64)], beyond: f64) -> Result<Self, ScaleError> {
        let checked = under.iter().map(|(under, factor)| Ok((under.get(), checked_factor(*factor)?)));
        Self::new(distancier, &checked.collect::<Result<Vec<_>, _>>()?, checked_factor(beyond)?)
    }

    /// Length by road over length of the straight line: 1.41 under 5 km, 1.31 to 20 km, 1.28 to 40 km, 1.25 beyond.
    ///
    /// A flat 1.3 holds between 5 and 20 km only.
    ///
    /// ```
    /// use ctg_geo::cost::{Metres, Scale};
    /// let roads = Scale::<Metres>::roads_of_gironde();
    /// assert_eq!(roads.of(Metres::new(100_000.0)?), Metres::new(125_000.0)?);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    ///
    /// # Source
    /// Means over 2 500 pairs of communes of Gironde, car, measured in 2026: see [`source`](Self::source).
    pub fn roads_of_gironde() -> Self {
        let classes = [(5_000.0, 1.41), (20_000.0, 1.31), (40_000.0, 1.28)];
        Self::preset(
            "detour-gironde",
            "à vol d'oiseau × coefficient de détour selon la distance (Gironde)",
            &classes,
            1.25,
        )
    }
}

impl Scale<Minutes> {
    /// One speed as the crow flies for all lengths.
    ///
    /// *Units*: km/h.
    ///
    /// # Errors
    /// A speed that is not from 0.1 to 1 000 km/h.
    ///
    /// ```
    /// use ctg_geo::cost::{Metres, Scale};
    /// let minutes = Scale::speed(50.0)?.of(Metres::new(10_000.0)?).get();
    /// assert!((minutes - 12.0).abs() < 1e-12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn speed(km_per_hour: f64) -> Result<Self, ScaleError> {
        let per_metre = minutes_per_metre(km_per_hour)?;
        Self::new(made_of("crow-speed", km_per_hour, "à vol d'oiseau, {} km/h"), &[], per_metre)
    }

    /// A speed as the crow flies for lines shorter than each of some lengths, and one beyond.
    ///
    /// *Units*: km/h.
    ///
    /// # Errors
    /// A speed that is not from 0.1 to 1 000 km/h; a length that is not above the one before.
    ///
    /// ```
    /// use ctg_geo::cost::{Distancier, Metres, Minutes, Scale};
    /// let own = Distancier::new("own".parse()?, "vitesses de l'agence d'urbanisme".parse()?);
    /// let scale = Scale::speeds(own, &[(Metres::new(5_000.0)?, 30.0)], 60.0)?;
    /// assert_eq!(scale.of(Metres::new(1_000.0)?), Minutes::new(2.0)?);
    /// assert_eq!(scale.of(Metres::new(6_000.0)?), Minutes::new(10.0)?);       // as 5 km at 30 km/h: no less
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn speeds(distancier: Distancier, under: &[(Metres, f64)], beyond: f64) -> Result<Self, ScaleError> {
        let checked = under.iter().map(|(under, speed)| Ok((under.get(), minutes_per_metre(*speed)?)));
        Self::new(distancier, &checked.collect::<Result<Vec<_>, _>>()?, minutes_per_metre(beyond)?)
    }

    /// Length of the straight line over time by car: 42 km/h under 5 km, 52 to 20 km, 56 to 40 km, 60 beyond.
    ///
    /// A flat 50 km/h holds between 5 and 20 km only.
    ///
    /// ```
    /// use ctg_geo::cost::{Metres, Minutes, Scale};
    /// let roads = Scale::<Minutes>::roads_of_gironde();
    /// assert_eq!(roads.of(Metres::new(60_000.0)?), Minutes::new(60.0)?);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    ///
    /// # Source
    /// Means over 2 500 pairs of communes of Gironde, car, measured in 2026 (51 to 53 from 5 to 20 km): see [`source`](Self::source).
    pub fn roads_of_gironde() -> Self {
        let at = |km_per_hour: f64| 60.0 / (1_000.0 * km_per_hour);
        let classes = [(5_000.0, at(42.0)), (20_000.0, at(52.0)), (40_000.0, at(56.0))];
        Self::preset(
            "crow-speed-gironde",
            "à vol d'oiseau, vitesse selon la distance (voiture, Gironde)",
            &classes,
            at(60.0),
        )
    }
}

impl<U: CostUnit> Scale<U> {
    /// A scale of figures that this module holds.
    #[expect(clippy::expect_used, reason = "the classes grow, as the examples of the presets show")]
    fn preset(id: &str, description: &str, classes: &[(f64, f64)], beyond: f64) -> Self {
        let source = Reference::new(
            "rapport de la route à vol d'oiseau sur 2 500 couples de communes de Gironde, voiture, mesuré en 2026"
                .parse()
                .expect("a literal without blanks at its ends is a label"),
            Reliability::SecondHand,
        );
        let scale = Self::new(Distancier::ready(id, description), classes, beyond);
        scale.expect("the lengths of the presets grow").read_in(source)
    }
}

/// The way of finding costs that one number makes, with at most 17 digits and a point; it is in both texts.
fn made_of(id: &str, number: f64, description: &str) -> Distancier {
    let digits = number.to_string();
    Distancier::ready(
        &format!("{id}-{}", digits.replace('.', "-")),
        &description.replace("{}", &digits.replace('.', ",")),
    )
}

fn checked_factor(factor: f64) -> Result<f64, ScaleError> {
    if (1.0..=100.0).contains(&factor) { Ok(factor) } else { Err(ScaleError(Fault::Factor(factor))) }
}

fn minutes_per_metre(km_per_hour: f64) -> Result<f64, ScaleError> {
    let is_speed = (0.1..=1_000.0).contains(&km_per_hour);
    if is_speed { Ok(60.0 / (1_000.0 * km_per_hour)) } else { Err(ScaleError(Fault::Speed(km_per_hour))) }
}
