//! Bounds of classes, and the class of each unit.

use super::error::{ClassifyError, Fault};
use crate::{Undefined, Variable};

/// The bounds of classes (*bornes de classes*), from the smallest to the largest.
///
/// Class `j` holds the values above its lower bound, up to and with its upper one; the first class holds its lower bound too. A value under the
/// lowest bound belongs to the first class and one above the highest to the last, so that every value is in exactly one class, of this map
/// or of next year's.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::classify::{Class, manual};
/// let rates = Variable::new([2.0, 10.0, 10.1, 34.0])?;
/// let breaks = manual(&rates, &[10.0, 20.0])?;
/// assert_eq!(breaks.bounds(), [2.0, 10.0, 20.0, 34.0]);
/// assert_eq!([breaks.class(10.0), breaks.class(10.1), breaks.class(99.0)], [0, 1, 2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Breaks {
    /// Lowest bound, upper bounds: one more than there are classes, the upper ones strictly increasing.
    bounds: Vec<f64>,
    asked: Option<usize>,
}

impl Breaks {
    /// Classes between the ends of sorted values, cut at increasing places from the smallest value on and under the largest.
    pub(super) fn new(sorted: &[f64], cuts: &[f64], asked: Option<usize>) -> Result<Self, ClassifyError> {
        let (Some(low), Some(high)) = (sorted.first(), sorted.last()) else { return Err(Fault::NoValue.into()) };
        let bounds = std::iter::once(*low).chain(cuts.iter().copied()).chain([*high]).collect();
        Ok(Self { bounds, asked })
    }

    /// Classes between bounds that know nothing of the values: an outermost bound at or beyond the last value is an end, not a cut.
    pub(super) fn between(sorted: &[f64], bounds: &[f64]) -> Result<Self, ClassifyError> {
        let mut breaks = Self::new(sorted, &[], None)?;
        if let ([low, high], [first, .., last]) = (breaks.bounds.as_slice(), bounds) {
            let below = if first > low { Some(*low) } else { None };
            let above = if last < high { Some(*high) } else { None };
            breaks.bounds = below.into_iter().chain(bounds.iter().copied()).chain(above).collect();
        } else if let ([low, high], [only]) = (breaks.bounds.as_slice(), bounds)
            && low < only
            && only < high
        {
            breaks.bounds = vec![*low, *only, *high];
        }
        Ok(breaks)
    }

    /// The same classes between other bounds.
    pub(super) fn with_bounds(&self, bounds: Vec<f64>) -> Self {
        Self { bounds, asked: self.asked }
    }

    /// All bounds: the lowest, then the upper bound of each class.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::manual};
    /// let rates = Variable::new([2.0, 15.0, 34.0])?;
    /// assert_eq!(manual(&rates, &[10.0, 20.0])?.bounds(), [2.0, 10.0, 20.0, 34.0]);   // between the least and the largest rate
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bounds(&self) -> &[f64] {
        &self.bounds
    }

    /// The upper bound of each class.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::manual};
    /// let rates = Variable::new([2.0, 15.0, 34.0])?;
    /// assert_eq!(manual(&rates, &[10.0, 20.0])?.upper_bounds(), [10.0, 20.0, 34.0]);  // "up to 10, up to 20, up to 34" in a legend
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn upper_bounds(&self) -> &[f64] {
        self.bounds.get(1..).unwrap_or_default()
    }

    /// The bounds between classes: all but the two ends.
    pub(super) fn cuts(&self) -> &[f64] {
        self.upper_bounds().split_last().map_or(&[], |(_, cuts)| cuts)
    }

    /// How many classes there are.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::manual};
    /// let rates = Variable::new([2.0, 15.0, 34.0])?;
    /// assert_eq!(manual(&rates, &[10.0, 20.0])?.len(), 3);        // two bounds cut the rates in three
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn len(&self) -> usize {
        self.upper_bounds().len()
    }

    /// Whether there is no class; there always is one.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::equal_interval};
    /// // One income makes a class; without any there are no breaks at all.
    /// assert!(!equal_interval(&Variable::new([18_940.0])?, 1)?.is_empty());
    /// assert!(equal_interval(&Variable::new([None::<f64>])?, 1).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many classes were asked for, if a number was: ties may leave fewer.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::quantile};
    /// let breaks = quantile(&Variable::new([0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0])?, 4)?;
    /// assert_eq!((breaks.asked(), breaks.len(), breaks.is_short()), (Some(4), 3, true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn asked(&self) -> Option<usize> {
        self.asked
    }

    /// Whether there are fewer classes than were asked for.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::quantile};
    /// // Five communes of eight have no place in a crèche: their zeros fill two quarters, but only one half.
    /// let places = Variable::new([0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0])?;
    /// assert!(quantile(&places, 4)?.is_short() && !quantile(&places, 2)?.is_short());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_short(&self) -> bool {
        self.asked.is_some_and(|asked| self.len() < asked)
    }

    /// The class of a value, from 0.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::equal_interval};
    /// let breaks = equal_interval(&Variable::new([0.0, 4.0, 10.0])?, 2)?;
    /// assert_eq!([breaks.class(5.0), breaks.class(5.1)], [0, 1]);   // closed above
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn class(&self, value: f64) -> usize {
        self.cuts().partition_point(|cut| *cut < value)
    }

    /// The class of each unit.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::{Class, equal_interval}};
    /// let ages = Variable::new([Some(0.0), None, Some(10.0)])?;
    /// let classes = equal_interval(&ages, 2)?.classify(&ages);
    /// assert_eq!(classes.of_units(), [Class::Within(0), Class::Missing, Class::Within(1)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn classify(&self, variable: &Variable) -> Classes {
        let (mut sizes, mut missing) = (vec![0; self.len()], 0);
        let place = |value: &Option<f64>| {
            let Some(class) = value.map(|value| self.class(value)) else {
                missing += 1;
                return Class::Missing;
            };
            sizes.get_mut(class).into_iter().for_each(|size| *size += 1);
            Class::Within(class)
        };
        let of_units = variable.values().iter().map(place).collect();
        Classes { of_units, sizes, missing }
    }

    /// The goodness of variance fit (*qualité d'ajustement*): 1 where all values of a class are equal, 0 where classes tell nothing.
    ///
    /// *Formula*: `1 − Σⱼ Σ(y − ȳⱼ)² / Σ(y − ȳ)²`, over the values that are there.
    ///
    /// # Errors
    /// [`Undefined::Empty`] where there is no value; [`Undefined::NoVariance`] where all are equal.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::fisher_jenks};
    /// let values = Variable::new([1.0, 2.0, 9.0, 10.0])?;     // within 0.5 + 0.5, in all 65
    /// assert!((fisher_jenks(&values, 2)?.goodness_of_variance_fit(&values)? - 64.0 / 65.0).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Jenks and Caspall, *Error on choroplethic maps*, Annals of the AAG 61, 1971.
    #[doc(alias = "GVF")]
    pub fn goodness_of_variance_fit(&self, variable: &Variable) -> Result<f64, Undefined> {
        let sorted = variable.sorted();
        let (Some(low), Some(high)) = (sorted.first(), sorted.last()) else { return Err(Undefined::Empty) };
        // Of values scaled to about 1 the squares stay within reach, and are the same fraction of each other.
        let scale = low.abs().max(high.abs());
        let whole = squares(&sorted, scale);
        if whole <= 0.0 {
            return Err(Undefined::NoVariance);
        }
        let mut rest = sorted.as_slice();
        let mut within = 0.0;
        for cut in self.cuts() {
            let (class, above) = rest.split_at(rest.partition_point(|value| value <= cut));
            within += squares(class, scale);
            rest = above;
        }
        within += squares(rest, scale);
        Ok((1.0 - within / whole).clamp(0.0, 1.0))
    }
}

/// The sum of squares around the mean, of sorted values over a scale.
fn squares(sorted: &[f64], scale: f64) -> f64 {
    match (sorted.first(), sorted.last()) {
        (Some(first), Some(last)) if first < last => {
            // Around one of the values first, so that a large offset costs no digit.
            let centred = || sorted.iter().map(|value| value / scale - first / scale);
            let mean = centred().sum::<f64>() / sorted.len() as f64;
            centred().map(|value| (value - mean).powi(2)).sum()
        }
        _ => 0.0,
    }
}

/// The class of a unit.
///
/// ```
/// use ctg_stats::classify::Class;
/// assert!(Class::Missing < Class::Within(0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Class {
    /// The unit has no value (*donnée absente*).
    Missing,
    /// The class of this number, from 0.
    Within(usize),
}

/// The class of each unit, and how many units each class has.
///
/// ```
/// use ctg_stats::{Variable, classify::manual};
/// let values = Variable::new([Some(1.0), Some(5.0), None])?;
/// let classes = manual(&values, &[2.0, 4.0])?.classify(&values);
/// assert_eq!((classes.sizes(), classes.missing()), ([1, 0, 1].as_slice(), 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Classes {
    of_units: Vec<Class>,
    sizes: Vec<usize>,
    missing: usize,
}

impl Classes {
    /// The class of each unit, in the units' order.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::{Class, manual}};
    /// let rates = Variable::new([Some(12.0), None, Some(3.0)])?;
    /// let classes = manual(&rates, &[10.0])?.classify(&rates);
    /// assert_eq!(classes.of_units(), [Class::Within(1), Class::Missing, Class::Within(0)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_units(&self) -> &[Class] {
        &self.of_units
    }

    /// How many units each class has.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::manual};
    /// let rates = Variable::new([Some(12.0), None, Some(3.0), Some(10.0)])?;
    /// assert_eq!(manual(&rates, &[10.0])?.classify(&rates).sizes(), [2, 1]);      // 3 and 10, then 12
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// How many units have no value.
    ///
    /// ```
    /// use ctg_stats::{Variable, classify::manual};
    /// let rates = Variable::new([Some(12.0), None, Some(3.0)])?;
    /// assert_eq!(manual(&rates, &[10.0])?.classify(&rates).missing(), 1);         // drawn grey on the map
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn missing(&self) -> usize {
        self.missing
    }
}
