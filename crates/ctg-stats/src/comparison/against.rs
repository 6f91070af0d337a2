//! A territory against a reference.

use ctg_model::{Vintage, VintageMismatch};

use super::{Dated, Figure, FunnelZone};
use crate::interval::{Confidence, Reading};

/// Two figures that cannot be compared: of two years, or a proportion and a rate of events.
///
/// ```
/// use ctg_model::Vintage;
/// use ctg_stats::comparison::{Dated, compare};
/// use ctg_stats::interval::{EventRate, Proportion};
/// let year = Vintage::new(2021)?;
/// let error = compare(Dated::new(Proportion::new(1, 2)?, year), Dated::new(EventRate::new(1, 2)?, year)).unwrap_err();
/// assert_eq!(error.to_string(), "a proportion against a rate of events, expected two of one kind");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ComparisonError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Vintages(#[from] VintageMismatch),
    #[error("a {0} against a {1}, expected two of one kind")]
    Kinds(&'static str, &'static str),
}

impl ComparisonError {
    /// The two years, if that is what is wrong.
    ///
    /// ```
    /// use ctg_model::Vintage;
    /// use ctg_stats::comparison::{Dated, compare};
    /// use ctg_stats::interval::Proportion;
    /// let of = |year| -> Result<Dated, Box<dyn std::error::Error>> { Ok(Dated::new(Proportion::new(1, 4)?, Vintage::new(year)?)) };
    /// let error = compare(of(2018)?, of(2021)?).unwrap_err();
    /// assert_eq!(error.vintages().map(ToString::to_string), Some(error.to_string()));     // the years, not the kinds, are what is wrong
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintages(&self) -> Option<&VintageMismatch> {
        match &self.0 {
            Fault::Vintages(mismatch) => Some(mismatch),
            Fault::Kinds(..) => None,
        }
    }
}

/// Whether a figure differs from its reference by more than chance would make it.
///
/// ```
/// use ctg_stats::comparison::Significance;
/// assert!(Significance::Lower < Significance::NotDifferent && Significance::NotDifferent < Significance::Higher);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Significance {
    /// The whole interval lies under the reference.
    Lower,
    /// The reference lies in the interval.
    NotDifferent,
    /// The whole interval lies over the reference.
    Higher,
}

/// A territory beside a reference of the same year.
///
/// The reference is taken as known: it is a larger whole, such as the département, the région or France. To compare two territories of
/// like size, take [`newcombe`](crate::interval::newcombe) or [`rate_ratio`](crate::interval::rate_ratio).
///
/// ```
/// # use ctg_model::Vintage;
/// # use ctg_stats::{comparison::{Dated, compare}, interval::Proportion};
/// # let year = Vintage::new(2021)?;
/// # let dated = |part, whole| Proportion::new(part, whole).map(|figure| Dated::new(figure, year));
/// // One lone parent in four families here, one in two there.
/// let compared = compare(dated(250, 1_000)?, dated(50_000, 100_000)?)?;
/// assert_eq!((compared.difference(), compared.ratio()), (-0.25, Some(0.5)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Comparison {
    territory: Figure,
    reference: Figure,
    vintage: Vintage,
}

/// A territory beside a reference.
///
/// # Errors
/// Two years: the nearest one is never taken instead. A proportion against a rate of events.
///
/// # Examples
/// ```
/// use ctg_model::Vintage;
/// use ctg_stats::comparison::{Dated, Significance, compare};
/// use ctg_stats::interval::{Confidence, EventRate, Reading};
/// let year = Vintage::new(2021)?;
/// let compared = compare(Dated::new(EventRate::new(2, 1_000)?, year), Dated::new(EventRate::new(500, 100_000)?, year))?;
/// assert_eq!((compared.difference(), compared.ratio()), (-0.003, Some(0.4)));
/// // Two events where five were expected are no surprise.
/// assert_eq!(compared.significance(Confidence::P95, Reading::SuperPopulation), Significance::NotDifferent);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(territory: Dated, reference: Dated) -> Result<Comparison, ComparisonError> {
    territory.vintage.same(reference.vintage).map_err(Fault::Vintages)?;
    let (own, other) = (territory.figure, reference.figure);
    if own.kind() != other.kind() {
        return Err(Fault::Kinds(own.kind(), other.kind()).into());
    }
    Ok(Comparison { territory: own, reference: other, vintage: territory.vintage })
}

impl Comparison {
    /// The figure of the territory.
    ///
    /// ```
    /// # use ctg_model::Vintage;
    /// # use ctg_stats::{comparison::{Dated, compare}, interval::Proportion};
    /// # let year = Vintage::new(2021)?;
    /// # let dated = |part, whole| Proportion::new(part, whole).map(|figure| Dated::new(figure, year));
    /// let compared = compare(dated(250, 1_000)?, dated(50_000, 100_000)?)?;
    /// assert_eq!((compared.territory().value(), compared.territory().size()), (0.25, 1_000));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn territory(self) -> Figure {
        self.territory
    }

    /// The figure of the reference.
    ///
    /// ```
    /// # use ctg_model::Vintage;
    /// # use ctg_stats::{comparison::{Dated, compare}, interval::Proportion};
    /// # let year = Vintage::new(2021)?;
    /// # let dated = |part, whole| Proportion::new(part, whole).map(|figure| Dated::new(figure, year));
    /// let compared = compare(dated(250, 1_000)?, dated(50_000, 100_000)?)?;
    /// assert_eq!((compared.reference().value(), compared.reference().size()), (0.5, 100_000));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reference(self) -> Figure {
        self.reference
    }

    /// The year of both.
    ///
    /// ```
    /// # use ctg_model::Vintage;
    /// # use ctg_stats::{comparison::{Dated, compare}, interval::Proportion};
    /// # let year = Vintage::new(2021)?;
    /// # let dated = |part, whole| Proportion::new(part, whole).map(|figure| Dated::new(figure, year));
    /// let compared = compare(dated(250, 1_000)?, dated(50_000, 100_000)?)?;
    /// assert_eq!(compared.vintage().year(), 2021);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintage(self) -> Vintage {
        self.vintage
    }

    /// The territory less the reference, in the unit of both.
    ///
    /// ```
    /// # use ctg_model::Vintage;
    /// # use ctg_stats::{comparison::{Dated, compare}, interval::Proportion};
    /// # let year = Vintage::new(2021)?;
    /// # let dated = |part, whole| Proportion::new(part, whole).map(|figure| Dated::new(figure, year));
    /// let compared = compare(dated(250, 1_000)?, dated(50_000, 100_000)?)?;
    /// assert_eq!(compared.difference(), -0.25);       // 25 percentage points less
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn difference(self) -> f64 {
        self.territory.value() - self.reference.value()
    }

    /// The territory over the reference; `None` for a reference of 0.
    ///
    /// ```
    /// # use ctg_model::Vintage;
    /// # use ctg_stats::{comparison::{Dated, compare}, interval::Proportion};
    /// # let year = Vintage::new(2021)?;
    /// # let dated = |part, whole| Proportion::new(part, whole).map(|figure| Dated::new(figure, year));
    /// assert_eq!(compare(dated(250, 1_000)?, dated(50_000, 100_000)?)?.ratio(), Some(0.5));
    /// assert_eq!(compare(dated(250, 1_000)?, dated(0, 100_000)?)?.ratio(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ratio(self) -> Option<f64> {
        let reference = self.reference.value();
        (reference > 0.0).then(|| self.territory.value() / reference)
    }

    /// Whether the reference lies in the interval of the territory.
    ///
    /// A reference right at an end is in it.
    ///
    /// ```
    /// # use ctg_model::Vintage;
    /// # use ctg_stats::{comparison::{Dated, compare}, interval::Proportion};
    /// # let year = Vintage::new(2021)?;
    /// # let dated = |part, whole| Proportion::new(part, whole).map(|figure| Dated::new(figure, year));
    /// use ctg_stats::{comparison::Significance, interval::{Confidence, Reading}};
    /// // 23 % against 20 %: of 1 000 persons that is 2.4 standard deviations of √(0.2·0.8/1 000), of 100 only 0.75.
    /// let of = |persons: u64| compare(dated(persons * 23 / 100, persons).unwrap(), dated(1, 5).unwrap());
    /// assert_eq!(of(1_000)?.significance(Confidence::P95, Reading::SuperPopulation), Significance::Higher);
    /// assert_eq!(of(100)?.significance(Confidence::P95, Reading::SuperPopulation), Significance::NotDifferent);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn significance(self, confidence: Confidence, reading: Reading) -> Significance {
        let (interval, reference) = (self.territory.interval(confidence, reading), self.reference.value());
        if interval.upper() < reference {
            Significance::Lower
        } else if interval.lower() > reference {
            Significance::Higher
        } else {
            Significance::NotDifferent
        }
    }

    /// Where the territory stands in a funnel around the reference, with limits at 95 % and 99.8 %.
    ///
    /// ```
    /// # use ctg_model::Vintage;
    /// # use ctg_stats::{comparison::{Dated, compare}, interval::Proportion};
    /// # let year = Vintage::new(2021)?;
    /// # let dated = |part, whole| Proportion::new(part, whole).map(|figure| Dated::new(figure, year));
    /// use ctg_stats::{comparison::FunnelZone, interval::Reading};
    /// // 2.4 standard deviations above 20 %, beyond 1.96 and not beyond 3.09; then 15.8.
    /// let zone = |persons| compare(dated(persons, 1_000).unwrap(), dated(1, 5).unwrap()).map(|both| both.funnel_zone(Reading::SuperPopulation));
    /// assert_eq!((zone(230)?, zone(400)?), (FunnelZone::Above, FunnelZone::FarAbove));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn funnel_zone(self, reading: Reading) -> FunnelZone {
        let at = |confidence| self.significance(confidence, reading);
        match (at(Confidence::P95), at(Confidence::P99_8)) {
            (_, Significance::Lower) => FunnelZone::FarBelow,
            (Significance::Lower, _) => FunnelZone::Below,
            (_, Significance::Higher) => FunnelZone::FarAbove,
            (Significance::Higher, _) => FunnelZone::Above,
            _ => FunnelZone::Within,
        }
    }
}
