//! How willingness falls with the cost of the journey.

use std::fmt;
use std::sync::Arc;

use crate::cost::CostUnit;

/// On which side of its limit a band holds the limit itself.
///
/// Costs between seats are often whole minutes, so that the side decides about many pairs.
///
/// ```
/// use ctg_geo::accessibility::{BandClosure, Decay};
/// use ctg_geo::cost::Minutes;
/// let bands = [(Minutes::new(10.0)?, 1.0), (Minutes::new(20.0)?, 0.3)];
/// let weight = |closure| Ok::<f64, Box<dyn std::error::Error>>(Decay::bands(bands, closure)?.weight(Minutes::new(10.0)?));
/// assert_eq!((weight(BandClosure::RightClosed)?, weight(BandClosure::LeftClosed)?), (1.0, 0.3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BandClosure {
    /// “10 minutes or less”: the limit belongs to the band that it ends.
    #[default]
    RightClosed,
    /// “Less than 10 minutes”: the limit belongs to the next band, and the last one to none.
    LeftClosed,
    /// “Less than 10 minutes, less than 15, nothing beyond 20”: as left-closed, and the last limit belongs to the last band.
    LeftClosedToTheEnd,
}

/// A decay that cannot be: bands without order, a weight or a parameter out of its range.
///
/// ```
/// use ctg_geo::accessibility::{BandClosure, Decay, DecayError};
/// use ctg_geo::cost::Minutes;
/// let bands = [(Minutes::new(10.0)?, 1.0), (Minutes::new(10.0)?, 0.3)];
/// let error = Decay::bands(bands, BandClosure::RightClosed).unwrap_err();
/// assert_eq!(error.to_string(), "found a band to 10 min after one to 10 min, expected limits that grow");
/// # Ok::<(), ctg_geo::cost::CostError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct DecayError(String);

/// The weight of a journey by its cost (*fonction de décroissance*), 0 beyond a reach.
///
/// The reach is **inclusive**: a journey that costs exactly so much counts.
///
/// # Examples
/// ```
/// use ctg_geo::accessibility::{BandClosure, Decay};
/// use ctg_geo::cost::Minutes;
/// let minutes = |number| Minutes::new(number);
/// let bands = [(minutes(10.0)?, 1.0), (minutes(15.0)?, 0.3), (minutes(20.0)?, 0.1)];
/// let apl = Decay::bands(bands, BandClosure::RightClosed)?;
/// assert_eq!([8.0, 12.0, 20.0, 20.5].map(|cost| apl.weight(Minutes::new(cost).unwrap())), [1.0, 0.3, 0.1, 0.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[doc(alias = "impedance")]
#[must_use]
pub struct Decay<U> {
    reach: U,
    form: Form<U>,
}

#[derive(Clone)]
enum Form<U> {
    Bands(Vec<(U, f64)>, BandClosure),
    Linear(f64),
    Exponential(f64),
    Power { exponent: f64, scale: f64, floor: f64 },
    Gaussian(f64),
    Logistic { middle: f64, spread: f64 },
    Given(Arc<dyn Fn(U) -> f64 + Send + Sync>),
}

impl<U: CostUnit> Decay<U> {
    /// 1 up to the reach, inclusive: the catchment of the two-step method.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// let near = Decay::binary(Minutes::new(15.0)?);
    /// assert_eq!((near.weight(Minutes::new(15.0)?), near.weight(Minutes::new(15.1)?)), (1.0, 0.0));
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    #[doc(alias = "cumulative")]
    pub fn binary(reach: U) -> Self {
        Self { reach, form: Form::Bands(vec![(reach, 1.0)], BandClosure::RightClosed) }
    }

    /// A weight for each band, from the nearest: (limit, weight); 0 beyond the last limit.
    ///
    /// # Errors
    /// No band; a limit that is not above the one before; a weight below 0 or not finite.
    ///
    /// ```
    /// use ctg_geo::{accessibility::{BandClosure, Decay}, cost::Metres};
    /// let km = |number: f64| Metres::new(number * 1_000.0);
    /// let bands = Decay::bands([(km(10.0)?, 1.0), (km(20.0)?, 0.68), (km(30.0)?, 0.22)], BandClosure::RightClosed)?;
    /// assert_eq!((bands.weight(km(20.0)?), bands.reach()), (0.68, km(30.0)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bands(bands: impl IntoIterator<Item = (U, f64)>, closure: BandClosure) -> Result<Self, DecayError> {
        let bands: Vec<(U, f64)> = bands.into_iter().collect();
        if let Some((_, weight)) = bands.iter().find(|(_, weight)| !(weight.is_finite() && *weight >= 0.0)) {
            return Err(DecayError(format!("found a weight of {weight}, expected a finite number of 0 or more")));
        }
        let out_of_order = bands.iter().zip(bands.iter().skip(1)).find(|(one, next)| one.0 >= next.0);
        if let Some((one, next)) = out_of_order {
            let sentence = format!("found a band to {} after one to {}, expected limits that grow", next.0, one.0);
            return Err(DecayError(sentence));
        }
        let Some(&(reach, _)) = bands.last() else {
            return Err(DecayError("found no band, expected at least one".to_owned()));
        };
        Ok(Self { reach, form: Form::Bands(bands, closure) })
    }

    /// 1 − cost ÷ reach.
    ///
    /// At the reach itself the weight is 0; a reach of 0 gives 1 to a cost of 0.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// assert_eq!(Decay::linear(Minutes::new(50.0)?).weight(Minutes::new(10.0)?), 0.8);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn linear(reach: U) -> Self {
        Self { reach, form: Form::Linear(reach.value()) }
    }

    /// e^(−rate × cost), up to a reach.
    ///
    /// # Errors
    /// A rate below 0 or not finite.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// let decay = Decay::exponential(0.1, Minutes::new(60.0)?)?;
    /// assert!((decay.weight(Minutes::new(10.0)?) - (-1.0_f64).exp()).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn exponential(rate: f64, reach: U) -> Result<Self, DecayError> {
        at_least_zero("a rate", rate)?;
        Ok(Self { reach, form: Form::Exponential(rate) })
    }

    /// (max(cost, floor) ÷ scale)^−exponent, up to a reach.
    ///
    /// The floor, above 0, keeps the weight finite for a cost of 0. With scale and floor of 1, that is cost^−exponent capped at 1.
    ///
    /// # Errors
    /// An exponent below 0 or not finite; a scale or floor of 0; a weight at the floor beyond the largest double.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// let (one, reach) = (Minutes::new(1.0)?, Minutes::new(60.0)?);
    /// let decay = Decay::power(2.0, one, one, reach)?;
    /// assert_eq!([0.0, 0.5, 2.0].map(|cost| decay.weight(Minutes::new(cost).unwrap())), [1.0, 1.0, 0.25]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "gravity")]
    pub fn power(exponent: f64, scale: U, floor: U, reach: U) -> Result<Self, DecayError> {
        at_least_zero("an exponent", exponent)?;
        let (scale, floor) = (above_zero("scale", scale)?, above_zero("floor", floor)?);
        let most = (floor / scale).powf(-exponent);
        if !most.is_finite() {
            return Err(DecayError(format!("found a weight of {most} at the floor, expected a finite number")));
        }
        Ok(Self { reach, form: Form::Power { exponent, scale, floor } })
    }

    /// e^(−cost² ÷ 2σ²), up to a reach: 1 at a cost of 0.
    ///
    /// # Errors
    /// A σ of 0.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// let decay = Decay::gaussian(Minutes::new(20.0)?, Minutes::new(60.0)?)?;
    /// assert!((decay.weight(Minutes::new(20.0)?) - (-0.5_f64).exp()).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn gaussian(sigma: U, reach: U) -> Result<Self, DecayError> {
        Ok(Self { reach, form: Form::Gaussian(above_zero("sigma", sigma)?) })
    }

    /// (1 + e^(−m π ÷ s√3)) ÷ (1 + e^((cost − m) π ÷ s√3)), up to a reach: 1 at a cost of 0, about a half at the middle m.
    ///
    /// The spread s is the standard deviation of the logistic law.
    ///
    /// # Errors
    /// A spread of 0.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// let decay = Decay::logistic(Minutes::new(30.0)?, Minutes::new(10.0)?, Minutes::new(90.0)?)?;
    /// assert!((decay.weight(Minutes::new(0.0)?) - 1.0).abs() < 1e-15);
    /// assert!((decay.weight(Minutes::new(30.0)?) - 0.502).abs() < 1e-3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn logistic(middle: U, spread: U, reach: U) -> Result<Self, DecayError> {
        let spread = above_zero("spread", spread)?;
        Ok(Self { reach, form: Form::Logistic { middle: middle.value(), spread } })
    }

    /// Any function of the cost, up to a reach; where it gives less than 0, `NaN` or infinity, the weight is 0.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// let decay = Decay::given(Minutes::new(60.0)?, |cost| 1.0 / (1.0 + cost.get()));
    /// assert_eq!(decay.weight(Minutes::new(4.0)?), 0.2);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn given(reach: U, weight: impl Fn(U) -> f64 + Send + Sync + 'static) -> Self {
        Self { reach, form: Form::Given(Arc::new(weight)) }
    }

    /// The cost up to which a journey may count, inclusive.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// assert_eq!(Decay::binary(Minutes::new(15.0)?).reach(), Minutes::new(15.0)?);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn reach(&self) -> U {
        self.reach
    }

    /// The weight of a journey: finite, at least 0; 0 beyond the reach.
    ///
    /// ```
    /// use ctg_geo::{accessibility::Decay, cost::Minutes};
    /// assert_eq!(Decay::linear(Minutes::new(10.0)?).weight(Minutes::new(30.0)?), 0.0);
    /// # Ok::<(), ctg_geo::cost::CostError>(())
    /// ```
    pub fn weight(&self, cost: U) -> f64 {
        if cost > self.reach {
            return 0.0;
        }
        let number = cost.value();
        let weight = match &self.form {
            Form::Bands(bands, closure) => return band(bands, *closure, cost),
            Form::Linear(reach) if *reach > 0.0 => 1.0 - number / reach,
            Form::Linear(_) => 1.0,
            Form::Exponential(rate) => (-rate * number).exp(),
            Form::Power { exponent, scale, floor } => (number.max(*floor) / scale).powf(-exponent),
            Form::Gaussian(sigma) => (-(number / sigma).powi(2) / 2.0).exp(),
            Form::Logistic { middle, spread } => logistic(number, *middle, *spread),
            Form::Given(weight) => weight(cost),
        };
        if weight.is_finite() { weight.max(0.0) } else { 0.0 }
    }

    /// The product of two weights, up to the lesser reach.
    pub(super) fn times(&self, other: &Self) -> Self {
        let (one, two) = (self.clone(), other.clone());
        Self::given(self.reach.min(other.reach), move |cost| one.weight(cost) * two.weight(cost))
    }

    /// The limits and weights, if the decay is made of bands.
    pub(crate) fn as_bands(&self) -> Option<(&[(U, f64)], BandClosure)> {
        match &self.form {
            Form::Bands(bands, closure) => Some((bands, *closure)),
            _ => None,
        }
    }
}

impl<U: fmt::Debug> fmt::Debug for Decay<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match &self.form {
            Form::Bands(bands, closure) => return f.debug_tuple("Bands").field(bands).field(closure).finish(),
            Form::Linear(_) => "Linear".to_owned(),
            Form::Exponential(rate) => format!("Exponential({rate})"),
            Form::Power { exponent, scale, floor } => format!("Power({exponent}, {scale}, {floor})"),
            Form::Gaussian(sigma) => format!("Gaussian({sigma})"),
            Form::Logistic { middle, spread } => format!("Logistic({middle}, {spread})"),
            Form::Given(_) => "Given".to_owned(),
        };
        write!(f, "{name} within {:?}", self.reach)
    }
}

fn band<U: CostUnit>(bands: &[(U, f64)], closure: BandClosure, cost: U) -> f64 {
    let last = bands.last();
    let holds = |limit: U| match closure {
        BandClosure::RightClosed => cost <= limit,
        BandClosure::LeftClosed => cost < limit,
        BandClosure::LeftClosedToTheEnd => {
            cost < limit || last.is_some_and(|(last, _)| limit == *last && cost == limit)
        }
    };
    bands.iter().find(|(limit, _)| holds(*limit)).map_or(0.0, |(_, weight)| *weight)
}

fn logistic(cost: f64, middle: f64, spread: f64) -> f64 {
    let slope = std::f64::consts::PI / (spread * 3.0_f64.sqrt());
    // Beyond the largest double the divisor has no end, and the weight is 0.
    (1.0 + (-middle * slope).exp()) / (1.0 + ((cost - middle) * slope).exp())
}

fn at_least_zero(what: &str, number: f64) -> Result<(), DecayError> {
    if number.is_finite() && number >= 0.0 {
        return Ok(());
    }
    Err(DecayError(format!("found {what} of {number}, expected a finite number of 0 or more")))
}

fn above_zero<U: CostUnit>(what: &str, cost: U) -> Result<f64, DecayError> {
    if cost.value() > 0.0 {
        return Ok(cost.value());
    }
    Err(DecayError(format!("found a {what} of {cost}, expected more than 0")))
}
