//! One measure against another of the same years.

use ctg_model::{Slug, Vintage};

use super::error::Fault;
use super::{Measure, MeasureError};

/// How far a measure is from a reference: zone against territory, territory against *département* (*écart et rapport à une référence*). For counts that sample a population, their chance
/// and their place in a funnel, see [`comparison`](crate::comparison).
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, observation::{Observation, Status}};
/// use ctg_stats::indicator::{Catalogue, Count};
/// let catalogue = Catalogue::portrait()?;
/// let alone = catalogue.indicator("one-person-households").unwrap();
/// let share = |year, part: u64, whole: u64| -> Result<_, Box<dyn std::error::Error>> {
///     let count = |of: &str, households| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(households, Status::Observed)));
///     Ok(alone.of_counts(count("one-person-households", part)?, count("households", whole)?)?)
/// };
/// let (town, territory) = (share(2021, 50, 100)?, share(2021, 80, 200)?);
/// let contrast = town.against(&territory)?.unwrap();
/// assert_eq!((contrast.difference, contrast.ratio), (10.0, Some(1.25)));      // 50 % against 40 %: 10 points more
///
/// // Another year is refused: the nearest year is never taken instead.
/// assert!(town.against(&share(2018, 80, 200)?).unwrap_err().is_wrong_vintage());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contrast {
    /// The value less that of the reference, in the unit of the indicator: points for a share.
    pub difference: f64,
    /// The value over that of the reference; `None` for a reference of 0.
    pub ratio: Option<f64>,
}

impl Measure {
    /// The difference from a reference and the ratio to it; `None` where one of the two has no value.
    ///
    /// # Errors
    /// A measure of another indicator, or terms of other years. Terms without year meet terms without year only.
    ///
    /// ```
    /// # use ctg_model::{Vintage, observation::{Observation, Status}};
    /// # use ctg_stats::indicator::{Catalogue, Count};
    /// # let count = |of: &str, year, n: u64| Ok::<_, Box<dyn std::error::Error>>(Count::new(of.parse()?, Some(Vintage::new(year)?), Observation::exact(n, Status::Observed)));
    /// # let catalogue = Catalogue::portrait()?;
    /// let births = |n| Ok::<_, Box<dyn std::error::Error>>(catalogue.indicator("births").unwrap().of_count(count("births", 2021, n)?)?);
    /// let contrast = births(12)?.against(&births(8)?)?.unwrap();
    /// assert_eq!((contrast.difference, contrast.ratio), (4.0, Some(1.5)));
    /// assert_eq!(births(12)?.against(&births(0)?)?.unwrap().ratio, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn against(&self, reference: &Self) -> Result<Option<Contrast>, MeasureError> {
        let refuse = |fault| MeasureError::of_code(&self.indicator, fault);
        if self.indicator != reference.indicator {
            return Err(refuse(Fault::Other { found: reference.indicator.clone() }));
        }
        for (own, other) in self.years().into_iter().zip(reference.years()) {
            if own.1 != other.1 {
                let fault = Fault::UnlikeYears { variable: own.0.clone(), found: other.1, expected: own.1 };
                return Err(refuse(fault));
            }
        }
        let (own, other) = (self.value().point(), reference.value().point());
        Ok(own.zip(other).map(|(own, other)| Contrast {
            difference: own - other,
            ratio: if other == 0.0 { None } else { Some(own / other) },
        }))
    }

    /// The year of each term, the numerator or the published statistic first.
    fn years(&self) -> Vec<(&Slug, Option<Vintage>)> {
        let published = self.statistic().map(|statistic| (&statistic.variable, statistic.vintage));
        let counts = [self.numerator(), self.denominator()].into_iter().flatten();
        published.into_iter().chain(counts.map(|count| (&count.variable, count.vintage))).collect()
    }
}
