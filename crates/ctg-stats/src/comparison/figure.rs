//! What is compared.

use ctg_model::Vintage;

use crate::interval::{Confidence, EventRate, PoissonMethod, Proportion, ProportionMethod, Reading, SamplingInterval};

/// A figure that chance is known of: a proportion of persons, or a rate of events.
///
/// ```
/// use ctg_stats::{comparison::Figure, interval::Proportion};
/// assert_eq!(Figure::from(Proportion::new(1, 4)?).value(), 0.25);
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Figure {
    /// A part of a whole.
    Proportion(Proportion),
    /// Events among so many.
    EventRate(EventRate),
}

impl Figure {
    /// The figure as a number, per one of its denominator.
    ///
    /// ```
    /// use ctg_stats::{comparison::Figure, interval::EventRate};
    /// assert_eq!(Figure::from(EventRate::new(5, 1_000)?).value(), 0.005);     // 5 births per 1 000
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn value(self) -> f64 {
        match self {
            Self::Proportion(proportion) => proportion.value(),
            Self::EventRate(rate) => rate.value(),
        }
    }

    /// The denominator.
    ///
    /// ```
    /// use ctg_stats::{comparison::Figure, interval::{EventRate, Proportion}};
    /// assert_eq!(Figure::from(Proportion::new(30, 120)?).size(), 120);        // persons
    /// assert_eq!(Figure::from(EventRate::new(5, 1_000)?).size(), 1_000);      // what the events are counted among
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn size(self) -> u64 {
        match self {
            Self::Proportion(proportion) => proportion.denominator(),
            Self::EventRate(rate) => rate.exposure(),
        }
    }

    /// The figure with its interval by the default method of its kind: Wilson, or exact and Byar.
    ///
    /// ```
    /// use ctg_stats::comparison::Figure;
    /// use ctg_stats::interval::{Confidence, EventRate, Method, Reading};
    /// let few = Figure::from(EventRate::new(3, 500)?);
    /// assert_eq!(few.interval(Confidence::P95, Reading::SuperPopulation).method(), Method::ExactPoisson);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn interval(self, confidence: Confidence, reading: Reading) -> SamplingInterval {
        match self {
            Self::Proportion(proportion) => proportion.interval(ProportionMethod::default(), confidence, reading),
            Self::EventRate(rate) => rate.interval(PoissonMethod::default(), confidence, reading),
        }
    }

    /// The word for its kind.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Proportion(_) => "proportion",
            Self::EventRate(_) => "rate of events",
        }
    }
}

impl From<Proportion> for Figure {
    fn from(proportion: Proportion) -> Self {
        Self::Proportion(proportion)
    }
}

impl From<EventRate> for Figure {
    fn from(rate: EventRate) -> Self {
        Self::EventRate(rate)
    }
}

/// A figure and the year that it speaks of.
///
/// ```
/// use ctg_model::Vintage;
/// use ctg_stats::{comparison::Dated, interval::Proportion};
/// let covered = Dated::new(Proportion::new(30_394, 63_320)?, Vintage::new(2018)?);
/// assert_eq!(covered.vintage.year(), 2018);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Dated {
    /// The figure.
    pub figure: Figure,
    /// Its year.
    pub vintage: Vintage,
}

impl Dated {
    /// A figure of a year.
    ///
    /// ```
    /// use ctg_model::Vintage;
    /// use ctg_stats::{comparison::Dated, interval::EventRate};
    /// let births = Dated::new(EventRate::new(5, 1_000)?, Vintage::new(2021)?);
    /// assert_eq!((births.figure.value(), births.vintage.year()), (0.005, 2021));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(figure: impl Into<Figure>, vintage: Vintage) -> Self {
        Self { figure: figure.into(), vintage }
    }
}
