//! A table of all pairs.

use super::{CostError, CostUnit, Distancier, TravelCost};

/// The costs of all pairs of places, row by row (*matrice pleine*); a pair without cost is unreachable.
///
/// The costs need not be symmetric. 8 bytes for each pair: for many places of which few are near each other, see
/// [`SparseCosts`](super::SparseCosts).
///
/// # Examples
/// ```
/// use ctg_geo::cost::{CostTable, Distancier, Minutes, TravelCost};
/// let roads = Distancier::new("synthetic".parse()?, "essai".parse()?);
/// // From two places to three; nobody comes from the second to the third.
/// let costs = CostTable::<Minutes>::from_rows(roads, 3, [[Some(0.0), Some(18.0), Some(52.0)], [Some(17.5), Some(0.0), None]])?;
/// assert_eq!((costs.cost(1, 0), costs.cost(1, 2)), (Some(Minutes::new(17.5)?), None));
/// let mut near = Vec::new();
/// costs.leaving(0, Minutes::new(18.0)?, &mut |to, cost| near.push((to, cost.get())));
/// assert_eq!(near, [(0, 0.0), (1, 18.0)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[doc(alias = "matrice")]
#[must_use]
pub struct CostTable<U> {
    distancier: Distancier,
    rows: usize,
    columns: usize,
    cells: Vec<Cell<U>>,
}

/// A cost, or a number that is none.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cell<U>(f64, std::marker::PhantomData<U>);

impl<U: CostUnit> Cell<U> {
    fn new(cost: Option<U>) -> Self {
        Self(cost.map_or(-1.0, U::value), std::marker::PhantomData)
    }

    fn cost(self) -> Option<U> {
        U::of(self.0).ok()
    }
}

/// A cell or a row that no table of costs can hold.
///
/// ```
/// use ctg_geo::cost::{CostTable, Distancier, Metres};
/// let error = CostTable::<Metres>::from_rows(Distancier::geodesic(), 2, [[Some(1.0), Some(-4.0)]]).unwrap_err();
/// assert_eq!(error.to_string(), "row 0, column 1: found -4 m, expected a finite cost of 0 or more");
/// assert_eq!((error.row(), error.column()), (0, Some(1)));
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct TableError(Fault);

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Fault {
    #[error("row {row}, column {column}: {error}")]
    Cell { row: usize, column: usize, error: CostError },
    #[error("row {row}: found {found} cells, expected {expected}")]
    Row { row: usize, found: usize, expected: usize },
}

impl TableError {
    /// The number of the row at fault.
    ///
    /// ```
    /// use ctg_geo::cost::{CostTable, Distancier, Metres};
    /// let error = CostTable::<Metres>::from_rows(Distancier::geodesic(), 2, [vec![None, None], vec![None]]).unwrap_err();
    /// assert_eq!((error.row(), error.to_string()), (1, "row 1: found 1 cells, expected 2".to_owned()));
    /// ```
    pub fn row(&self) -> usize {
        match self.0 {
            Fault::Cell { row, .. } | Fault::Row { row, .. } => row,
        }
    }

    /// The number of the column at fault, unless the row is too short or too long.
    ///
    /// ```
    /// use ctg_geo::cost::{CostTable, Distancier, Metres};
    /// let error = CostTable::<Metres>::from_rows(Distancier::geodesic(), 1, [[Some(f64::NAN)]]).unwrap_err();
    /// assert_eq!(error.column(), Some(0));
    /// ```
    pub fn column(&self) -> Option<usize> {
        match self.0 {
            Fault::Cell { column, .. } => Some(column),
            Fault::Row { .. } => None,
        }
    }
}

impl<U: CostUnit> CostTable<U> {
    /// A table of rows, one for each origin, each with a cell for every one of so many destinations; `None` is unreachable.
    ///
    /// # Errors
    /// A row of another length; a number that is below 0, infinite or not a number, with its row and column.
    ///
    /// ```
    /// use ctg_geo::cost::{CostTable, Distancier, Metres, TravelCost};
    /// let nobody: [[Option<f64>; 4]; 0] = [];
    /// let empty = CostTable::<Metres>::from_rows(Distancier::geodesic(), 4, nobody)?;
    /// assert_eq!((empty.origins(), empty.destinations()), (0, 4));
    /// # Ok::<(), ctg_geo::cost::TableError>(())
    /// ```
    pub fn from_rows<R>(
        distancier: Distancier,
        destinations: usize,
        rows: impl IntoIterator<Item = R>,
    ) -> Result<Self, TableError>
    where
        R: IntoIterator<Item = Option<f64>>,
    {
        let mut table = Self { distancier, rows: 0, columns: destinations, cells: Vec::new() };
        for (row, cells) in rows.into_iter().enumerate() {
            let before = table.cells.len();
            for (column, cell) in cells.into_iter().enumerate() {
                let cost = cell.map(U::of).transpose();
                let cost = cost.map_err(|error| TableError(Fault::Cell { row, column, error }))?;
                table.cells.push(Cell::new(cost));
            }
            let found = table.cells.len() - before;
            if found != destinations {
                return Err(TableError(Fault::Row { row, found, expected: destinations }));
            }
            table.rows += 1;
        }
        Ok(table)
    }

    /// The cost of a pair; `None` if it has none, or a number is beyond its list.
    ///
    /// ```
    /// use ctg_geo::cost::{CostTable, Distancier, Metres};
    /// let costs = CostTable::<Metres>::from_rows(Distancier::geodesic(), 1, [[Some(3.0)]])?;
    /// assert_eq!((costs.cost(0, 0), costs.cost(0, 1)), (Some(Metres::new(3.0)?), None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cost(&self, origin: usize, destination: usize) -> Option<U> {
        let place =
            (destination < self.columns).then(|| origin.checked_mul(self.columns)?.checked_add(destination))??;
        self.cells.get(place)?.cost()
    }
}

impl<U: CostUnit> TravelCost for CostTable<U> {
    type Unit = U;

    fn distancier(&self) -> &Distancier {
        &self.distancier
    }

    fn origins(&self) -> usize {
        self.rows
    }

    fn destinations(&self) -> usize {
        self.columns
    }

    fn leaving(&self, origin: usize, bound: U, visit: &mut dyn FnMut(usize, U)) {
        let costs = (0..self.columns).filter_map(|to| Some((to, self.cost(origin, to)?)));
        costs.filter(|(_, cost)| *cost <= bound).for_each(|(to, cost)| visit(to, cost));
    }

    fn reaching(&self, destination: usize, bound: U, visit: &mut dyn FnMut(usize, U)) {
        let costs = (0..self.rows).filter_map(|from| Some((from, self.cost(from, destination)?)));
        costs.filter(|(_, cost)| *cost <= bound).for_each(|(from, cost)| visit(from, cost));
    }
}
