//! The grid of new places.

use super::Band;
use crate::Cents;

crate::words::words! {
    /// One of the two measures that the grid of new places crosses.
    ///
    /// ```
    /// use ctg_model::bonus::Axis;
    /// assert_eq!(Axis::ALL.len(), 2);
    /// ```
    pub enum Axis in "bonus::": "axis" {
        /// *Potentiel financier* per inhabitant: what the commune or the EPCI could raise.
        FinancialPotential = "financial-potential",
        /// *Niveau de vie* per inhabitant.
        LivingStandard = "living-standard",
    }
}

/// What a new place is worth (*grille des places nouvelles*), by *potentiel financier* and *niveau de vie* per inhabitant.
///
/// Each axis is cut into bands that follow each other without gap or overlap. A cell may be empty: then there is no amount, and none is
/// made up. Quartiers prioritaires and zones de revitalisation rurale have the top amount, which no cell exceeds.
///
/// # Errors
/// An axis without band, bands that overlap or leave a gap, a wrong number of cells, a cell above the top.
///
/// # Examples
/// ```
/// use ctg_model::{Cents, bonus::{Band, NewPlaceGrid}};
/// // An invented grid of one band by two.
/// let euros = |euros: u64| Cents::new(100 * euros).ok_or("too much");
/// let all = vec![Band::new(Cents::ZERO, None)?];
/// let halves = vec![Band::new(Cents::ZERO, Some(euros(20_000)?))?, Band::new(euros(20_000)?, None)?];
/// let grid = NewPlaceGrid::new(all, halves, vec![vec![Some(euros(12)?), Some(euros(10)?)]], euros(15)?)?;
/// assert_eq!(grid.amount(euros(900)?, euros(19_999)?), Some(euros(12)?));
/// assert_eq!(grid.amount(euros(900)?, euros(20_000)?), Some(euros(10)?));      // a lower limit belongs to its band
/// assert_eq!(grid.top(), euros(15)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawGrid"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct NewPlaceGrid {
    financial_potential: Vec<Band>,
    living_standard: Vec<Band>,
    amounts: Vec<Vec<Option<Cents>>>,
    top: Cents,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawGrid {
    financial_potential: Vec<Band>,
    living_standard: Vec<Band>,
    amounts: Vec<Vec<Option<Cents>>>,
    top: Cents,
}

#[cfg(feature = "serde")]
impl TryFrom<RawGrid> for NewPlaceGrid {
    type Error = GridError;

    fn try_from(raw: RawGrid) -> Result<Self, GridError> {
        Self::new(raw.financial_potential, raw.living_standard, raw.amounts, raw.top)
    }
}

/// Why bands and amounts make up no grid.
///
/// ```
/// use ctg_model::{Cents, bonus::{Band, NewPlaceGrid}};
/// let euros = |euros: u64| Cents::new(100 * euros).ok_or("too much");
/// let gap = vec![Band::new(Cents::ZERO, Some(euros(900)?))?, Band::new(euros(901)?, None)?];
/// let all = vec![Band::new(Cents::ZERO, None)?];
/// let error = NewPlaceGrid::new(gap, all, vec![vec![None], vec![None]], Cents::ZERO).unwrap_err();
/// assert_eq!(error.to_string(), "no band of financial-potential covers 900.00 to 901.00, expected bands that follow each other");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct GridError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("no band of {axis}, expected at least one")]
    NoBand { axis: Axis },
    #[error("no band of {axis} covers {from} to {until}, expected bands that follow each other")]
    Gap { axis: Axis, from: Cents, until: Cents },
    #[error("the bands {first} and {next} of {axis} overlap, expected bands that follow each other")]
    Overlap { axis: Axis, first: Band, next: Band },
    #[error("{found} amounts for {bands} bands of {axis}, expected one for each")]
    Shape { axis: Axis, found: usize, bands: usize },
    #[error("an amount of {amount} above the top of {top}, expected at most that")]
    AboveTop { amount: Cents, top: Cents },
}

impl GridError {
    /// The axis at fault, where one is.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::{Axis, NewPlaceGrid}};
    /// assert_eq!(NewPlaceGrid::new(vec![], vec![], vec![], Cents::ZERO).unwrap_err().axis(), Some(Axis::FinancialPotential));
    /// ```
    pub fn axis(&self) -> Option<Axis> {
        match &self.0 {
            Fault::NoBand { axis }
            | Fault::Gap { axis, .. }
            | Fault::Overlap { axis, .. }
            | Fault::Shape { axis, .. } => Some(*axis),
            Fault::AboveTop { .. } => None,
        }
    }
}

impl NewPlaceGrid {
    /// A grid of one row of amounts for each band of *potentiel financier*, with one amount for each band of *niveau de vie*.
    ///
    /// # Errors
    /// See the type.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::{Axis, Band, NewPlaceGrid}};
    /// let all = vec![Band::new(Cents::ZERO, None)?];
    /// let error = NewPlaceGrid::new(all.clone(), all, vec![], Cents::ZERO).unwrap_err();
    /// assert_eq!(error.to_string(), "0 amounts for 1 bands of financial-potential, expected one for each");
    /// assert_eq!(error.axis(), Some(Axis::FinancialPotential));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        financial_potential: Vec<Band>,
        living_standard: Vec<Band>,
        amounts: Vec<Vec<Option<Cents>>>,
        top: Cents,
    ) -> Result<Self, GridError> {
        follow_each_other(Axis::FinancialPotential, &financial_potential)?;
        follow_each_other(Axis::LivingStandard, &living_standard)?;
        one_for_each(Axis::FinancialPotential, amounts.len(), financial_potential.len())?;
        amounts.iter().try_for_each(|row| one_for_each(Axis::LivingStandard, row.len(), living_standard.len()))?;
        if let Some(amount) = amounts.iter().flatten().flatten().copied().find(|amount| *amount > top) {
            return Err(Fault::AboveTop { amount, top }.into());
        }
        Ok(Self { financial_potential, living_standard, amounts, top })
    }

    /// The bands of an axis, in order.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::{Axis, Band, NewPlaceGrid}};
    /// let all = vec![Band::new(Cents::ZERO, None)?];
    /// let grid = NewPlaceGrid::new(all.clone(), all.clone(), vec![vec![None]], Cents::ZERO)?;
    /// assert_eq!(grid.bands(Axis::LivingStandard), all);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bands(&self, axis: Axis) -> &[Band] {
        match axis {
            Axis::FinancialPotential => &self.financial_potential,
            Axis::LivingStandard => &self.living_standard,
        }
    }

    /// What a new place is worth; `None` where no band holds the value, or where the cell is empty.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::{Band, NewPlaceGrid}};
    /// let all = vec![Band::new(Cents::ZERO, None)?];
    /// let empty = NewPlaceGrid::new(all.clone(), all, vec![vec![None]], Cents::ZERO)?;
    /// assert_eq!(empty.amount(Cents::ZERO, Cents::ZERO), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn amount(&self, financial_potential: Cents, living_standard: Cents) -> Option<Cents> {
        let row = self.financial_potential.iter().position(|band| band.contains(financial_potential))?;
        let column = self.living_standard.iter().position(|band| band.contains(living_standard))?;
        *self.amounts.get(row)?.get(column)?
    }

    /// Every amount that is there: row by row, the top last.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::{Band, NewPlaceGrid}};
    /// let all = vec![Band::new(Cents::ZERO, None)?];
    /// let grid = NewPlaceGrid::new(all.clone(), all, vec![vec![None]], Cents::new(7).ok_or("too much")?)?;
    /// assert_eq!(grid.amounts().map(Cents::cents).collect::<Vec<_>>(), [7]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn amounts(&self) -> impl Iterator<Item = Cents> {
        self.amounts.iter().flatten().flatten().copied().chain([self.top])
    }

    /// What a new place is worth in a quartier prioritaire or a zone de revitalisation rurale.
    ///
    /// ```
    /// use ctg_model::{Cents, bonus::{Band, NewPlaceGrid}};
    /// let all = vec![Band::new(Cents::ZERO, None)?];
    /// let grid = NewPlaceGrid::new(all.clone(), all, vec![vec![None]], Cents::new(7).ok_or("too much")?)?;
    /// assert_eq!(grid.top().cents(), 7);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn top(&self) -> Cents {
        self.top
    }
}

fn follow_each_other(axis: Axis, bands: &[Band]) -> Result<(), Fault> {
    if bands.is_empty() {
        return Err(Fault::NoBand { axis });
    }
    for (first, next) in bands.iter().zip(bands.iter().skip(1)) {
        match first.until() {
            Some(until) if until < next.from() => return Err(Fault::Gap { axis, from: until, until: next.from() }),
            Some(until) if until == next.from() => {}
            _ => return Err(Fault::Overlap { axis, first: *first, next: *next }),
        }
    }
    Ok(())
}

fn one_for_each(axis: Axis, found: usize, bands: usize) -> Result<(), Fault> {
    if found == bands { Ok(()) } else { Err(Fault::Shape { axis, found, bands }) }
}
