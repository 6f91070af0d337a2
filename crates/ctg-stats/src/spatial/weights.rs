//! The weight of each link.

use super::moments::Moments;
use super::neighbours::Neighbours;

/// How much a neighbour counts.
///
/// ```
/// use ctg_stats::spatial::{Neighbours, Style, Weights};
/// let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?;
/// assert_eq!(Weights::row_standardised(path).style(), Style::RowStandardised);
/// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Style {
    /// The weights of each unit's neighbours add up to 1 (*standardisation en ligne*): a unit is compared with their mean.
    RowStandardised,
    /// Each neighbour counts 1: a unit is compared with their sum, and one with many neighbours counts more.
    Binary,
}

/// Whether units without neighbour count among the units of a measure over the whole map.
///
/// ```
/// assert_eq!(ctg_stats::spatial::Islands::default(), ctg_stats::spatial::Islands::Counted);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Islands {
    /// They do (the convention of PySAL).
    #[default]
    Counted,
    /// They do not (the convention of R's spdep); their values still enter the mean and the variance. To leave them out of these too, leave out
    /// the units themselves: see [`Neighbours::only`].
    NotCounted,
}

/// Neighbours, with the weight of each link (*matrice de poids*).
///
/// # Examples
/// ```
/// use ctg_stats::spatial::{Neighbours, Weights};
/// let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?;
/// let weights = Weights::row_standardised(path);
/// assert_eq!(weights.link(1), 0.5);
/// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Weights {
    neighbours: Neighbours,
    style: Style,
    islands: Islands,
}

impl Weights {
    /// Weights that add up to 1 over the neighbours of each unit.
    ///
    /// ```
    /// use ctg_stats::spatial::{Neighbours, Weights};
    /// let weights = Weights::row_standardised(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// assert_eq!((weights.link(0), weights.link(1)), (1.0, 0.5));
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn row_standardised(neighbours: Neighbours) -> Self {
        Self { neighbours, style: Style::RowStandardised, islands: Islands::default() }
    }

    /// A weight of 1 for each neighbour.
    ///
    /// ```
    /// use ctg_stats::spatial::{Neighbours, Style, Weights};
    /// let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0]])?);
    /// assert_eq!((weights.style(), weights.link(0)), (Style::Binary, 1.0));
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn binary(neighbours: Neighbours) -> Self {
        Self { neighbours, style: Style::Binary, islands: Islands::default() }
    }

    /// The same weights with islands counted, or not.
    ///
    /// ```
    /// use ctg_stats::spatial::{Islands, Neighbours, Weights};
    /// let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0], vec![]])?);
    /// assert_eq!(weights.counted_units(), 3);
    /// assert_eq!(weights.with_islands(Islands::NotCounted).counted_units(), 2);
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn with_islands(self, islands: Islands) -> Self {
        Self { islands, ..self }
    }

    /// The lists of neighbours.
    ///
    /// ```
    /// use ctg_stats::spatial::{Neighbours, Weights};
    /// let path = Neighbours::new(&[vec![1], vec![0]])?;
    /// assert_eq!(*Weights::binary(path.clone()).neighbours(), path);
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn neighbours(&self) -> &Neighbours {
        &self.neighbours
    }

    /// How much a neighbour counts.
    ///
    /// ```
    /// use ctg_stats::spatial::{Neighbours, Style, Weights};
    /// assert_eq!(Weights::binary(Neighbours::new(&[vec![1], vec![0]])?).style(), Style::Binary);
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn style(&self) -> Style {
        self.style
    }

    /// How many units a measure over the whole map counts.
    ///
    /// ```
    /// use ctg_stats::spatial::{Islands, Neighbours, Weights};
    /// let weights = Weights::binary(Neighbours::new(&[vec![1], vec![0], vec![], vec![]])?);
    /// assert_eq!((weights.counted_units(), weights.with_islands(Islands::NotCounted).counted_units()), (4, 2));
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn counted_units(&self) -> usize {
        match self.islands {
            Islands::Counted => self.neighbours.len(),
            Islands::NotCounted => self.neighbours.lists().filter(|list| !list.is_empty()).count(),
        }
    }

    /// The weight of each neighbour of a unit; 0 where it has none.
    ///
    /// ```
    /// use ctg_stats::spatial::{Neighbours, Weights};
    /// let weights = Weights::row_standardised(Neighbours::new(&[vec![1], vec![0], vec![]])?);
    /// assert_eq!((weights.link(0), weights.link(2)), (1.0, 0.0));
    /// # Ok::<(), ctg_stats::spatial::NeighboursError>(())
    /// ```
    pub fn link(&self, unit: usize) -> f64 {
        Self::link_of(self.style, self.neighbours.of(unit))
    }

    pub(super) fn link_of(style: Style, list: &[u32]) -> f64 {
        match style {
            _ if list.is_empty() => 0.0,
            Style::RowStandardised => (list.len() as f64).recip(),
            Style::Binary => 1.0,
        }
    }

    pub(super) fn moments(&self, style: Style) -> Moments {
        Moments::of(&self.neighbours, style, self.counted_units())
    }
}
