//! Points in cells of latitude and longitude.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a numeric kernel: numbers of cells are brought between 0 and the last cell before they are used"
)]

use std::f64::consts::{FRAC_PI_2, PI};
use std::ops::Range;

use ctg_model::Position;

/// An angle that is nothing, and more than all roundings of angles: 6 micrometres on the ground.
const MARGIN: f64 = 1e-12;

/// Points sorted by row, column, and number, with their amounts.
pub(super) struct Cells {
    pub(super) x: Vec<f64>,
    pub(super) y: Vec<f64>,
    pub(super) z: Vec<f64>,
    pub(super) amounts: Vec<f64>,
    /// The number of each point in the list that was given.
    pub(super) numbers: Vec<usize>,
    frame: Frame,
    /// Where the points of each cell start; one more at the end.
    starts: Vec<usize>,
    /// The least cosine of latitude in each row.
    cosines: Vec<f64>,
    reach: f64,
    /// sin² of half the reach.
    chord: f64,
}

/// Where the cells lie, in radians.
struct Frame {
    south: f64,
    west: f64,
    height: f64,
    width: f64,
    rows: usize,
    columns: usize,
}

impl Cells {
    /// Cells for catchments of a reach, an angle in radians.
    pub(super) fn new(points: &[Position], amounts: &[f64], reach: f64) -> Self {
        let reach = reach.min(PI) * (1.0 + MARGIN) + MARGIN;
        let frame = Frame::around(points, reach);
        let (numbers, starts) = frame.sorted(points);
        let units: Vec<[f64; 3]> = numbers.iter().map(|number| unit(points[*number])).collect();
        let axis = |axis: usize| units.iter().map(|unit| unit[axis]).collect();
        let amounts = numbers.iter().map(|number| amounts.get(*number).copied().unwrap_or(0.0)).collect();
        let cosines = (0..frame.rows).map(|row| frame.least_cosine(row)).collect();
        let chord = (reach.min(PI) / 2.0).sin().powi(2);
        Self { x: axis(0), y: axis(1), z: axis(2), amounts, numbers, frame, starts, cosines, reach, chord }
    }

    /// The numbers of some places in the order of the cells that they lie in or nearest: neighbours find the same points at hand.
    pub(super) fn order(&self, places: &[Position]) -> Vec<usize> {
        self.frame.sorted(places).0
    }

    /// Visits runs of points, row by row, that together hold all points within the reach of a place.
    #[inline]
    pub(super) fn runs(&self, place: Position, mut visit: impl FnMut(Range<usize>)) {
        let (latitude, longitude) = (place.latitude().to_radians(), place.longitude().to_radians());
        let cosine = latitude.cos();
        let frame = &self.frame;
        let (first, last) = (frame.row(latitude - self.reach), frame.row(latitude + self.reach));
        for row in first..=last {
            let Some(half) = self.half_width(row, latitude, cosine) else { continue };
            let (west, east) = (longitude - half, longitude + half);
            // A catchment across the antimeridian takes the whole row.
            let (first, last) =
                if west < -PI || east > PI { (0, frame.columns - 1) } else { (frame.column(west), frame.column(east)) };
            let start = row * frame.columns;
            let run = self.starts[start + first]..self.starts[start + last + 1];
            if !run.is_empty() {
                visit(run);
            }
        }
    }

    /// An angle of longitude that all points of a row within the reach keep to; `None` if there can be none.
    #[inline]
    fn half_width(&self, row: usize, latitude: f64, cosine: f64) -> Option<f64> {
        let south = self.frame.south + row as f64 * self.frame.height;
        let away = (south - latitude).max(latitude - (south + self.frame.height)) - MARGIN;
        let y = (away.max(0.0) / 2.0).powi(2);
        // sin² y ≥ y² − y⁴ ÷ 3; the haversine formula solved for the longitude.
        let over = self.chord - (y - y * y / 3.0).max(0.0);
        if over < 0.0 {
            return None;
        }
        let square = over / (cosine * self.cosines[row]);
        if square < 1.0 {
            // asin s ≤ s (1 + (π ÷ 2 − 1) s²) from 0 to 1.
            return Some(2.0 * square.sqrt() * (1.0 + (FRAC_PI_2 - 1.0) * square) + MARGIN);
        }
        Some(2.0 * PI)
    }
}

impl Frame {
    fn around(points: &[Position], reach: f64) -> Self {
        let (mut south, mut north, mut west, mut east) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for point in points {
            let (latitude, longitude) = (point.latitude().to_radians(), point.longitude().to_radians());
            (south, north) = (south.min(latitude), north.max(latitude));
            (west, east) = (west.min(longitude), east.max(longitude));
        }
        if points.is_empty() {
            (south, north, west, east) = (0.0, 0.0, 0.0, 0.0);
        }
        let across = f64::midpoint(south, north).cos().max(0.05);
        let (tall, wide) = (north - south, (east - west) * across);
        // A few cells for each point at most, whatever the reach.
        let most = 4.0 * points.len() as f64 + 64.0;
        let height = (reach / 3.0).max((tall * wide / most).sqrt()).max(tall / most).max(wide / most);
        let width = height / across;
        let (rows, columns) = ((tall / height) as usize + 1, ((east - west) / width) as usize + 1);
        Self { south, west, height, width, rows, columns }
    }

    #[inline]
    fn row(&self, latitude: f64) -> usize {
        (((latitude - self.south) / self.height).floor().max(0.0) as usize).min(self.rows - 1)
    }

    #[inline]
    fn column(&self, longitude: f64) -> usize {
        (((longitude - self.west) / self.width).floor().max(0.0) as usize).min(self.columns - 1)
    }

    fn cell(&self, point: Position) -> usize {
        self.row(point.latitude().to_radians()) * self.columns + self.column(point.longitude().to_radians())
    }

    /// The numbers of points by cell, then by number, and where each cell starts.
    fn sorted(&self, points: &[Position]) -> (Vec<usize>, Vec<usize>) {
        let cells: Vec<usize> = points.iter().map(|point| self.cell(*point)).collect();
        let mut starts = vec![0; self.rows * self.columns + 1];
        for cell in &cells {
            starts[cell + 1] += 1;
        }
        for cell in 1..starts.len() {
            starts[cell] += starts[cell - 1];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; points.len()];
        for (number, cell) in cells.into_iter().enumerate() {
            numbers[next[cell]] = number;
            next[cell] += 1;
        }
        (numbers, starts)
    }

    fn least_cosine(&self, row: usize) -> f64 {
        let south = self.south + row as f64 * self.height;
        let farthest = (south - MARGIN).abs().max((south + self.height + MARGIN).abs());
        if farthest >= FRAC_PI_2 { 0.0 } else { farthest.cos() }
    }
}

/// The unit vector of a place.
#[inline]
pub(super) fn unit(place: Position) -> [f64; 3] {
    let (sine, cosine) = place.latitude().to_radians().sin_cos();
    let (east, north) = place.longitude().to_radians().sin_cos();
    [cosine * north, cosine * east, sine]
}
