//! The cells of a grid over a box.

use geo_types::Coord;

use crate::bounding_box::BoundingBox;

/// A box cut into columns and rows.
///
/// [`column`](Self::column) and [`row`](Self::row) never decrease as the coordinate grows, whatever rounding does: subtraction,
/// multiplication by a positive number and truncation all keep order. The exactness of the grid rests on that alone.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    extent: BoundingBox,
    columns: u32,
    rows: u32,
    /// Cells per degree.
    per_degree: Coord<f64>,
    /// A distance in longitude and one in latitude, far above any rounding and far below a cell.
    margin: Coord<f64>,
}

impl Frame {
    /// About `cells` cells over a box, as square on the ground as they can be.
    pub(super) fn new(extent: BoundingBox, cells: f64) -> Self {
        const MOST: f64 = 8192.0;
        let (width, height) = (extent.east - extent.west, extent.north - extent.south);
        let shape = width * f64::midpoint(extent.south, extent.north).to_radians().cos() / height;
        let columns = (cells * shape).sqrt();
        let count = |number: f64| if number.is_finite() { number.ceil().clamp(1.0, MOST) } else { 1.0 };
        let (columns, rows) = (count(columns), count(cells / columns.max(1.0)));
        let per_degree = |count: f64, size: f64| if size > 0.0 { count / size } else { 0.0 };
        let per_degree = Coord { x: per_degree(columns, width), y: per_degree(rows, height) };
        let margin = |per_degree: f64, one: f64, other: f64| 1e-6 / per_degree + 1e-14 * one.abs().max(other.abs());
        let margin = Coord {
            x: margin(per_degree.x, extent.west, extent.east),
            y: margin(per_degree.y, extent.south, extent.north),
        };
        Self { extent, columns: whole(columns), rows: whole(rows), per_degree, margin }
    }

    pub(super) fn extent(&self) -> BoundingBox {
        self.extent
    }

    pub(super) fn columns(&self) -> u32 {
        self.columns
    }

    pub(super) fn cells(&self) -> usize {
        self.columns as usize * self.rows as usize
    }

    /// The column of a longitude; those beyond the box count in the outermost ones.
    #[inline]
    pub(super) fn column(&self, x: f64) -> u32 {
        whole((x - self.extent.west) * self.per_degree.x).min(self.columns - 1)
    }

    /// The row of a latitude; those beyond the box count in the outermost ones.
    #[inline]
    pub(super) fn row(&self, y: f64) -> u32 {
        whole((y - self.extent.south) * self.per_degree.y).min(self.rows - 1)
    }

    /// The cell of a column and a row.
    #[inline]
    pub(super) fn cell(&self, column: u32, row: u32) -> usize {
        row as usize * self.columns as usize + column as usize
    }

    /// The latitude where a row starts, give or take a rounding.
    pub(super) fn south_of(&self, row: u32) -> f64 {
        self.extent.south + f64::from(row) / self.per_degree.y
    }

    pub(super) fn margin(&self) -> Coord<f64> {
        self.margin
    }
}

/// The whole part; 0 below 0 and for what is no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what is asked"
)]
#[inline]
fn whole(number: f64) -> u32 {
    number as u32
}
