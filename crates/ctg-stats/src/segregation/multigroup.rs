//! More than two groups.

use crate::Undefined;
use crate::entropy::excess;

/// The populations of units, each in the same groups (*ségrégation à plusieurs groupes*).
///
/// Units without population and groups without member contribute nothing.
///
/// # Examples
/// ```
/// use ctg_stats::segregation::Multigroup;
/// // Three age bands in four communes.
/// let ages = Multigroup::new([[10, 20, 30], [30, 20, 10], [5, 5, 40], [0, 12, 8]])?;
/// assert!((ages.dissimilarity()? - 0.369_118_793_865_349_7).abs() < 1e-15);
/// assert!((ages.entropy()? - 0.170_969_690_542_034_62).abs() < 1e-15);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Reardon and Firebaugh, *Measures of multigroup segregation*, Sociological Methodology 32, 2002.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Multigroup {
    units: Vec<Vec<u64>>,
}

impl Multigroup {
    /// Units, each with its count of every group.
    ///
    /// # Errors
    /// The first unit that has not as many groups as the first one.
    ///
    /// ```
    /// use ctg_stats::segregation::Multigroup;
    /// let error = Multigroup::new([vec![1, 2], vec![3]]).unwrap_err();
    /// assert_eq!(error.to_string(), "unit 1 has 1 groups, expected 2 as in unit 0");
    /// ```
    pub fn new(units: impl IntoIterator<Item = impl Into<Vec<u64>>>) -> Result<Self, RaggedRow> {
        let units: Vec<Vec<u64>> = units.into_iter().map(Into::into).collect();
        let expected = units.first().map_or(0, Vec::len);
        match units.iter().position(|groups| groups.len() != expected) {
            Some(unit) => Err(RaggedRow { unit, found: units.get(unit).map_or(0, Vec::len), expected }),
            None => Ok(Self { units }),
        }
    }

    /// The multigroup index of dissimilarity.
    ///
    /// *Formula*: `Σₘ Σᵢ tᵢ|πᵢₘ − πₘ| / (2 T I)`, with `I = Σₘ πₘ(1 − πₘ)`. With two groups it is D.
    ///
    /// # Errors
    /// [`Undefined::Empty`] where there is nobody; [`Undefined::WholeGroup`] where all are in one group.
    ///
    /// ```
    /// use ctg_stats::segregation::Multigroup;
    /// // Two communes, each all of one group: everybody would have to move as far as can be.
    /// assert_eq!(Multigroup::new([[10, 0], [0, 10]])?.dissimilarity()?, 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn dissimilarity(&self) -> Result<f64, Undefined> {
        let shares = self.shares()?;
        let gap = |unit: &[u64], size: f64| {
            unit.iter().zip(&shares).map(|(count, share)| (*count as f64 - size * share).abs()).sum::<f64>()
        };
        let interaction: f64 = shares.iter().map(|share| share * (1.0 - share)).sum();
        Ok((self.sum(gap) / (2.0 * self.size() * interaction)).min(1.0))
    }

    /// Theil's multigroup information index H.
    ///
    /// *Formula*: `Σₘ Σᵢ (tᵢ/TE) πᵢₘ ln(πᵢₘ/πₘ)`, with `E = Σₘ πₘ ln(1/πₘ)`. With two groups it is H.
    ///
    /// # Errors
    /// [`Undefined::Empty`] where there is nobody; [`Undefined::WholeGroup`] where all are in one group.
    ///
    /// ```
    /// use ctg_stats::segregation::Multigroup;
    /// // Two communes of the same mix.
    /// assert_eq!(Multigroup::new([[5, 5, 10], [10, 10, 20]])?.entropy()?, 0.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn entropy(&self) -> Result<f64, Undefined> {
        let shares = self.shares()?;
        let less = |unit: &[u64], size: f64| {
            let part = |(count, share): (&u64, &f64)| {
                if *share > 0.0 { share * excess(*count as f64 / size / share) } else { 0.0 }
            };
            size * unit.iter().zip(&shares).map(part).sum::<f64>()
        };
        let diversity: f64 = shares.iter().filter(|share| **share > 0.0).map(|share| -share * share.ln()).sum();
        Ok((self.sum(less) / (self.size() * diversity)).min(1.0))
    }

    fn size(&self) -> f64 {
        self.units.iter().map(|unit| persons(unit)).sum()
    }

    /// Each group's share of the whole.
    fn shares(&self) -> Result<Vec<f64>, Undefined> {
        let mut groups = vec![0_u128; self.units.first().map_or(0, Vec::len)];
        for unit in &self.units {
            groups.iter_mut().zip(unit).for_each(|(sum, count)| *sum += u128::from(*count));
        }
        match groups.iter().filter(|persons| **persons > 0).count() {
            0 => Err(Undefined::Empty),
            1 => Err(Undefined::WholeGroup),
            _ => {
                let whole: u128 = groups.iter().sum();
                Ok(groups.into_iter().map(|persons| persons as f64 / whole as f64).collect())
            }
        }
    }

    /// The sum of a term over the inhabited units and their sizes.
    fn sum(&self, term: impl Fn(&[u64], f64) -> f64) -> f64 {
        let inhabited = self.units.iter().map(|unit| (unit, persons(unit))).filter(|(_, size)| *size > 0.0);
        inhabited.map(|(unit, size)| term(unit, size)).sum()
    }
}

fn persons(unit: &[u64]) -> f64 {
    unit.iter().map(|count| *count as f64).sum()
}

/// A unit that has not as many groups as the others.
///
/// ```
/// let error = ctg_stats::segregation::Multigroup::new([vec![1, 2], vec![]]).unwrap_err();
/// assert_eq!((error.unit(), error.found(), error.expected()), (1, 0, 2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unit {unit} has {found} groups, expected {expected} as in unit 0")]
pub struct RaggedRow {
    unit: usize,
    found: usize,
    expected: usize,
}

impl RaggedRow {
    /// The unit, from 0.
    ///
    /// ```
    /// let error = ctg_stats::segregation::Multigroup::new([vec![4, 6], vec![3]]).unwrap_err();
    /// assert_eq!(error.unit(), 1);
    /// ```
    pub fn unit(self) -> usize {
        self.unit
    }

    /// How many groups it has.
    ///
    /// ```
    /// let error = ctg_stats::segregation::Multigroup::new([vec![4, 6], vec![3]]).unwrap_err();
    /// assert_eq!(error.found(), 1);
    /// ```
    pub fn found(self) -> usize {
        self.found
    }

    /// How many were expected.
    ///
    /// ```
    /// let error = ctg_stats::segregation::Multigroup::new([vec![4, 6], vec![3]]).unwrap_err();
    /// assert_eq!(error.expected(), 2);
    /// ```
    pub fn expected(self) -> usize {
        self.expected
    }
}
