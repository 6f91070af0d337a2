//! What a measure over the whole map says.

/// Which way a departure from chance is looked for.
///
/// ```
/// use ctg_stats::spatial::Alternative;
/// assert_ne!(Alternative::Greater, Alternative::TwoSided);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Alternative {
    /// A larger value than by chance.
    Greater,
    /// A smaller value than by chance.
    Less,
    /// Either: twice the smaller of the two, at most 1.
    TwoSided,
}

/// What chance is taken to be, for the variance of a measure.
///
/// ```
/// # use ctg_stats::{Variable, spatial::{Alternative, Assumption, Field, Neighbours, Weights, moran}};
/// # let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4]])?;
/// # let weights = Weights::binary(path);
/// # let found = moran(&Field::new(&Variable::new((1..=6).map(f64::from))?, &weights)?)?;
/// // Six units in a row with the values 1 to 6: the two assumptions give two variances.
/// assert_ne!(found.variance(Assumption::Normality), found.variance(Assumption::Randomisation));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Assumption {
    /// The values are drawn from a normal law.
    Normality,
    /// The values are dealt to the units at random.
    Randomisation,
}

/// A measure of spatial autocorrelation over the whole map, with what chance would give.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Alternative, Assumption, Field, Neighbours, Weights, moran};
/// let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4]])?;
/// let weights = Weights::binary(path);
/// let found = moran(&Field::new(&Variable::new((1..=6).map(f64::from))?, &weights)?)?;
/// assert!((found.value() - 0.6).abs() < 1e-15);
/// assert_eq!(found.expected(), -0.2);                                   // −1/(n − 1)
/// assert!((found.z(Assumption::Normality).unwrap() - 5_f64.sqrt()).abs() < 1e-12);
/// assert!((found.p(Assumption::Randomisation, Alternative::TwoSided).unwrap() - 0.039_545).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct GlobalStatistic {
    pub(super) value: f64,
    pub(super) expected: f64,
    pub(super) normality: Option<f64>,
    pub(super) randomisation: Option<f64>,
}

impl GlobalStatistic {
    /// The value of the measure.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Assumption, Field, Neighbours, Weights, moran}};
    /// # let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4]])?;
    /// # let weights = Weights::binary(path);
    /// # let found = moran(&Field::new(&Variable::new((1..=6).map(f64::from))?, &weights)?)?;
    /// // Six units in a row with the values 1 to 6: 6/10 · 2 · (3.75 + 0.75 − 0.25 + 0.75 + 3.75) / 17.5.
    /// assert!((found.value() - 0.6).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(self) -> f64 {
        self.value
    }

    /// What chance gives on average.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Assumption, Field, Neighbours, Weights, moran}};
    /// # let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4]])?;
    /// # let weights = Weights::binary(path);
    /// # let found = moran(&Field::new(&Variable::new((1..=6).map(f64::from))?, &weights)?)?;
    /// assert_eq!(found.expected(), -1.0 / 5.0);   // −1/(n − 1) of six units
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn expected(self) -> f64 {
        self.expected
    }

    /// The variance of the measure by chance; none where the formula needs more units, or is not in the literature.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Assumption, Field, Neighbours, Weights, moran}};
    /// # let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4]])?;
    /// # let weights = Weights::binary(path);
    /// # let found = moran(&Field::new(&Variable::new((1..=6).map(f64::from))?, &weights)?)?;
    /// let (variance, z) = (found.variance(Assumption::Normality).unwrap(), found.z(Assumption::Normality).unwrap());
    /// assert!((variance * z * z - 0.64).abs() < 1e-12);   // (0.6 + 0.2)²
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn variance(self, assumption: Assumption) -> Option<f64> {
        match assumption {
            Assumption::Normality => self.normality,
            Assumption::Randomisation => self.randomisation,
        }
    }

    /// The distance to what chance gives, in standard deviations.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Assumption, Field, Neighbours, Weights, moran}};
    /// # let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4]])?;
    /// # let weights = Weights::binary(path);
    /// # let found = moran(&Field::new(&Variable::new((1..=6).map(f64::from))?, &weights)?)?;
    /// assert!(found.z(Assumption::Normality).is_some_and(|z| (z - 5_f64.sqrt()).abs() < 1e-12));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn z(self, assumption: Assumption) -> Option<f64> {
        self.variance(assumption).map(|variance| (self.value - self.expected) / variance.sqrt())
    }

    /// How likely chance is to go as far, by the normal law.
    ///
    /// The normal law is an approximation for many units; for few, permutations say it rightly.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Assumption, Field, Neighbours, Weights, moran}};
    /// # let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4]])?;
    /// # let weights = Weights::binary(path);
    /// # let found = moran(&Field::new(&Variable::new((1..=6).map(f64::from))?, &weights)?)?;
    /// let p = |alternative| found.p(Assumption::Normality, alternative).unwrap();
    /// assert!((p(Alternative::Greater) + p(Alternative::Less) - 1.0).abs() < 1e-15);
    /// assert_eq!(p(Alternative::TwoSided), 2.0 * p(Alternative::Greater));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn p(self, assumption: Assumption, alternative: Alternative) -> Option<f64> {
        let tail = |z: f64| libm::erfc(z / std::f64::consts::SQRT_2) / 2.0;
        self.z(assumption).map(|z| match alternative {
            Alternative::Greater => tail(z),
            Alternative::Less => tail(-z),
            Alternative::TwoSided => (2.0 * tail(z.abs())).min(1.0),
        })
    }
}

/// A variance that can be divided by: above the rounding of what it is the difference of.
pub(super) fn positive(square: f64, expected: f64) -> Option<f64> {
    let variance = square - expected * expected;
    (variance > 1e-14 * (square.abs() + expected * expected)).then_some(variance)
}
