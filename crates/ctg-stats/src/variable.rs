//! One number per unit, or none.

/// The values of one quantity over units (communes, zones …), in the units' order: each finite, or missing (*variable*).
///
/// `NaN` and the infinities are refused at this door, so that no statistic meets them; a value that is not known is `None`.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// let income = Variable::new([Some(21_500.0), None, Some(19_800.0)])?;
/// assert_eq!((income.len(), income.present_units()), (3, vec![0, 2]));
/// // Values that are all there need no `Some`.
/// assert_eq!(Variable::new([1.0, 2.0])?.values(), [Some(1.0), Some(2.0)]);
/// // Observations give theirs, or none, whatever the reason.
/// use ctg_model::observation::{Absence, Observation, Status};
/// let seen = [Observation::exact(18_940.0, Status::Observed), Observation::Absent(Absence::SecretPrimary)];
/// assert_eq!(Variable::new(seen.iter().map(|income| income.value().copied()))?.values(), [Some(18_940.0), None]);
/// # Ok::<(), ctg_stats::NotFinite>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Variable(Vec<Option<f64>>);

impl Variable {
    /// Values, each finite or missing.
    ///
    /// # Errors
    /// The first value that is `NaN` or infinite, with its place.
    ///
    /// ```
    /// let error = ctg_stats::Variable::new([1.0, f64::NAN]).unwrap_err();
    /// assert_eq!(error.to_string(), "value 1 is NaN, expected a finite number or none");
    /// assert_eq!(error.unit(), 1);
    /// ```
    pub fn new(values: impl IntoIterator<Item = impl Into<Option<f64>>>) -> Result<Self, NotFinite> {
        let checked = values.into_iter().enumerate().map(|(unit, value)| match value.into() {
            Some(value) => NotFinite::check(unit, value).map(Some),
            None => Ok(None),
        });
        checked.collect::<Result<_, _>>().map(Self)
    }

    /// The values, in the units' order.
    ///
    /// ```
    /// use ctg_stats::Variable;
    /// let income = Variable::new([Some(21_500.0), None])?;
    /// assert_eq!(income.values(), [Some(21_500.0), None]);        // the second commune is not 0
    /// # Ok::<(), ctg_stats::NotFinite>(())
    /// ```
    pub fn values(&self) -> &[Option<f64>] {
        &self.0
    }

    /// How many units there are, those without a value included.
    ///
    /// ```
    /// use ctg_stats::Variable;
    /// assert_eq!(Variable::new([Some(21_500.0), None, Some(19_800.0)])?.len(), 3);
    /// # Ok::<(), ctg_stats::NotFinite>(())
    /// ```
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no unit.
    ///
    /// ```
    /// assert!(!ctg_stats::Variable::new([None])?.is_empty());
    /// # Ok::<(), ctg_stats::NotFinite>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The units that have a value.
    ///
    /// ```
    /// use ctg_stats::Variable;
    /// assert_eq!(Variable::new([Some(21_500.0), None, Some(19_800.0)])?.present_units(), [0, 2]);
    /// # Ok::<(), ctg_stats::NotFinite>(())
    /// ```
    pub fn present_units(&self) -> Vec<usize> {
        self.0.iter().enumerate().filter_map(|(unit, value)| value.is_some().then_some(unit)).collect()
    }

    /// The values of some units, in the order they are named; a unit that does not exist has none.
    ///
    /// ```
    /// use ctg_stats::Variable;
    /// let income = Variable::new([Some(21_500.0), None, Some(19_800.0)])?;
    /// assert_eq!(income.only(&income.present_units()).values(), [Some(21_500.0), Some(19_800.0)]);
    /// # Ok::<(), ctg_stats::NotFinite>(())
    /// ```
    pub fn only(&self, units: &[usize]) -> Self {
        Self(units.iter().map(|unit| self.0.get(*unit).copied().flatten()).collect())
    }

    /// The values that are there.
    pub(crate) fn present(&self) -> impl Iterator<Item = f64> + '_ {
        self.0.iter().filter_map(|value| *value)
    }

    /// The values that are there, smallest first.
    pub(crate) fn sorted(&self) -> Vec<f64> {
        let mut sorted: Vec<f64> = self.present().collect();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted
    }
}

/// A value that is no finite number.
///
/// ```
/// let error = ctg_stats::Variable::new([f64::NEG_INFINITY]).unwrap_err();
/// assert_eq!(error.to_string(), "value 0 is -inf, expected a finite number or none");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("value {unit} is {value}, expected a finite number or none")]
pub struct NotFinite {
    unit: usize,
    value: f64,
}

impl NotFinite {
    /// The place of the value, from 0.
    ///
    /// ```
    /// // The third commune was divided by its zero households.
    /// let error = ctg_stats::Variable::new([0.4, 0.2, 3.0 / 0.0]).unwrap_err();
    /// assert_eq!(error.unit(), 2);
    /// ```
    pub fn unit(self) -> usize {
        self.unit
    }

    /// The value that was found.
    ///
    /// ```
    /// assert!(ctg_stats::Variable::new([f64::NAN]).unwrap_err().value().is_nan());
    /// ```
    pub fn value(self) -> f64 {
        self.value
    }

    /// The value itself if it is finite. Minus zero becomes zero, so that equal values have the same bits.
    pub(crate) fn check(unit: usize, value: f64) -> Result<f64, Self> {
        if value.is_finite() { Ok(value + 0.0) } else { Err(Self { unit, value }) }
    }
}
