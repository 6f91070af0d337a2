//! A variable on its weights.

use super::weights::{Style, Weights};
use crate::scale::scale_of;
use crate::{Undefined, Variable};

/// A variable on units with weights, complete: the door to all spatial measures.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Field, Neighbours, Weights, moran};
/// let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2]])?;
/// let rates = Variable::new([Some(1.0), Some(2.0), Some(4.0), None])?;
/// let weights = Weights::row_standardised(path.clone());
/// // One value is missing: the whole is not measured …
/// let error = Field::new(&rates, &weights).unwrap_err();
/// assert_eq!(error.to_string(), "unit 3 has no value, expected one for each unit");
/// // … unless the unit is left out, and it is seen to be.
/// let known = rates.present_units();
/// let (rates, weights) = (rates.only(&known), Weights::row_standardised(path.only(&known)?));
/// assert!(moran(&Field::new(&rates, &weights)?).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Field<'a> {
    pub(super) weights: &'a Weights,
    /// The values times a power of two that brings them to about 1: no square overflows, and no digit is lost.
    pub(super) values: Vec<f64>,
    /// The same less their mean.
    pub(super) centred: Vec<f64>,
    /// The sum of their squares.
    pub(super) squares: f64,
}

impl<'a> Field<'a> {
    /// A variable on weights.
    ///
    /// # Errors
    /// A number of units that differs, or the first unit without value.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Field, Neighbours, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// assert!(Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path).is_ok());
    /// assert!(Field::new(&Variable::new([1.0, 2.0])?, &path).is_err());   // two values for three units
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(variable: &Variable, weights: &'a Weights) -> Result<Self, FieldError> {
        let units = weights.neighbours().len();
        if variable.len() != units {
            return Err(Fault::Units { variable: variable.len(), weights: units }.into());
        }
        let mut values = Vec::with_capacity(units);
        for (unit, value) in variable.values().iter().enumerate() {
            values.push(value.ok_or(Fault::Missing { unit })?);
        }
        let largest = values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
        let scale = scale_of(largest);
        for value in &mut values {
            *value *= scale;
        }
        // Around the first value, so that equal values leave nothing behind.
        let first = values.first().copied().unwrap_or_default();
        let mean = first + values.iter().map(|value| value - first).sum::<f64>() / values.len().max(1) as f64;
        let centred: Vec<f64> = values.iter().map(|value| value - mean).collect();
        let squares = centred.iter().map(|value| value * value).sum();
        Ok(Self { weights, values, centred, squares })
    }

    /// How many units there are.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Field, Neighbours, Weights}};
    /// let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0]])?);
    /// assert_eq!(Field::new(&Variable::new([3.0, 4.0])?, &weights)?.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no unit.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Field, Neighbours, Weights}};
    /// let weights = Weights::binary(Neighbours::new(&[vec![]; 0])?);
    /// assert!(Field::new(&Variable::new([0.0; 0])?, &weights)?.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// That there is something to compare.
    pub(super) fn check(&self) -> Result<(), Undefined> {
        match self.len() {
            0 => Err(Undefined::Empty),
            1 | 2 => Err(Undefined::TooFewUnits),
            _ if self.squares <= 0.0 => Err(Undefined::NoVariance),
            _ if self.weights.neighbours().links() == 0 => Err(Undefined::NoNeighbour),
            _ => Ok(()),
        }
    }

    /// That there is something to compare over the whole map.
    pub(super) fn check_whole(&self) -> Result<(), Undefined> {
        self.check()?;
        if self.weights.counted_units() < 3 { Err(Undefined::TooFewUnits) } else { Ok(()) }
    }

    /// For each unit its weight of a link, its value among `values`, and the values of its neighbours.
    pub(super) fn rows<'b>(
        &'b self,
        values: &'b [f64],
        style: Style,
    ) -> impl Iterator<Item = (f64, f64, impl Iterator<Item = f64> + Clone + 'b)> + 'b {
        let lists = self.weights.neighbours().lists();
        lists.zip(values).map(move |(list, value)| {
            let neighbours = list.iter().filter_map(|link| values.get(*link as usize).copied());
            (Weights::link_of(style, list), *value, neighbours)
        })
    }
}

/// A variable that does not fit its weights.
///
/// ```
/// use ctg_stats::{Variable, spatial::{Field, Neighbours, Weights}};
/// let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0]])?);
/// let error = Field::new(&Variable::new([1.0])?, &weights).unwrap_err();
/// assert_eq!(error.to_string(), "a variable over 1 units with weights over 2, expected as many");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct FieldError(#[from] Fault);

impl FieldError {
    /// The unit without value, if that is what is wrong.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Field, Neighbours, Weights}};
    /// # let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0]])?);
    /// let error = Field::new(&Variable::new([Some(1.0), None])?, &weights).unwrap_err();
    /// assert_eq!(error.missing(), Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn missing(self) -> Option<usize> {
        match self.0 {
            Fault::Missing { unit } => Some(unit),
            Fault::Units { .. } => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("a variable over {variable} units with weights over {weights}, expected as many")]
    Units { variable: usize, weights: usize },
    #[error("unit {unit} has no value, expected one for each unit")]
    Missing { unit: usize },
}
