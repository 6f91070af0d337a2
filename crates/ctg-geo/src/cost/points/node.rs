//! One grid over a box of latitude and longitude.

use super::Eye;

#[derive(Clone)]
pub(super) struct Node {
    pub(super) south: f64,
    pub(super) west: f64,
    /// Degrees of a row and of a column.
    height: f64,
    width: f64,
    per_row: f64,
    per_column: f64,
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// The least cosine of a latitude in the box.
    cosine: f64,
    /// The columns go around the globe: the last one is next to the first.
    pub(super) is_round: bool,
    /// How far the far side of the box is at least from an eye that looks the other way around the globe, in degrees.
    ///
    /// Beyond a side of a round grid, what is nearer the other way around is beyond the other side, and that one is asked too.
    farthest: f64,
    /// The place of the first cell in the list of all starts.
    pub(super) first: usize,
    /// The cells that have a grid of their own, growing, with its number.
    pub(super) inner: Vec<(u32, u32)>,
}

/// The box of some points, in degrees.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) south: f64,
    pub(super) west: f64,
    pub(super) north: f64,
    pub(super) east: f64,
}

/// How far a place is at least: squared chords.
#[derive(Clone, Copy)]
pub(super) struct Ground {
    /// By latitude alone, and by longitude alone, to the box.
    north: f64,
    east: f64,
    /// The longitude of the eye, counted so that it is on the box's side of the globe.
    pub(super) longitude: f64,
}

impl Node {
    /// About so many cells over a box, square on the ground.
    pub(super) fn over(frame: Frame, cells: f64, first: usize) -> Self {
        let is_round = frame.east - frame.west > 180.0;
        let frame = if is_round { Frame { west: -180.0, east: 180.0, ..frame } } else { frame };
        let middle = f64::midpoint(frame.south, frame.north);
        let shrink = middle.to_radians().cos().max(1e-3);
        let (height, width) = (frame.north - frame.south, frame.east - frame.west);
        let (rows, columns) = counts(height, width * shrink, cells);
        // A cell of a round grid is a quarter of the globe at most: its own grid must not go around.
        let columns = if is_round { columns.max(4) } else { columns };
        let cosine = frame.south.abs().max(frame.north.abs()).to_radians().cos().max(0.0);
        Self {
            south: frame.south,
            west: frame.west,
            height: height / rows as f64,
            width: width / columns as f64,
            per_row: rows as f64 / height,
            per_column: columns as f64 / width,
            rows,
            columns,
            cosine,
            is_round,
            farthest: if is_round { 180.0 } else { 180.0 - width / 2.0 },
            first,
            inner: Vec::new(),
        }
    }

    pub(super) fn cells(&self) -> usize {
        self.rows * self.columns
    }

    pub(super) fn row(&self, latitude: f64) -> usize {
        floor((latitude - self.south) * self.per_row).min(self.rows - 1)
    }

    pub(super) fn column(&self, longitude: f64) -> usize {
        floor((longitude - self.west) * self.per_column).min(self.columns - 1)
    }

    /// What the eye sees of the box as a whole.
    pub(super) fn ground(&self, eye: &Eye) -> Ground {
        let (height, width) = (self.height * self.rows as f64, self.width * self.columns as f64);
        let beyond = |at: f64, low: f64, size: f64| (low - at).max(at - (low + size)).max(0.0);
        let middle = self.west + width / 2.0;
        let longitude = if self.is_round { eye.longitude } else { middle + around(eye.longitude - middle) };
        // No farther than 180° from the middle, hence no nearer the other way around.
        let across = beyond(longitude, self.west, width);
        let north = square_of(chord(beyond(eye.latitude, self.south, height)));
        let east = eye.cosine * self.cosine * square_of(chord(across));
        Ground { north, east, longitude }
    }

    /// The squared chord that no place south of row `row`, or north of it, is within.
    pub(super) fn beyond_row(&self, eye: &Eye, ground: Ground, row: usize) -> f64 {
        let edge = self.south + row as f64 * self.height;
        square_of(chord((edge - eye.latitude).abs())) + ground.east
    }

    /// The squared chord that no place beyond the western edge of a column, counted from the eye, is within.
    ///
    /// The foot of the perpendicular on a meridian is at sin Δλ cos φ, where it may be at another latitude than the box.
    pub(super) fn beyond_column(&self, eye: &Eye, ground: Ground, column: i64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "columns are far fewer than 2^53")]
        let edge = self.west + column as f64 * self.width;
        let off = (edge - ground.longitude).abs();
        let foot = square_of(eye.cosine * sine(off));
        foot.max(ground.north + eye.cosine * self.cosine * square_of(chord(off.min(self.farthest))))
    }
}

impl Ground {
    /// The squared chord that no place of the box is within.
    pub(super) fn nearest(self) -> f64 {
        self.north + self.east
    }
}

impl Frame {
    pub(super) fn is_point(self) -> bool {
        self.south >= self.north && self.west >= self.east
    }
}

/// Rows and columns for so many cells, about square.
fn counts(height: f64, width: f64, cells: f64) -> (usize, usize) {
    let cells = cells.max(1.0);
    // A long thin box gets four times as many cells at most.
    let size = (height * width / cells).sqrt().max(height.max(width) / (cells * 4.0));
    let count = |length: f64| floor((length / size).ceil()).clamp(1, 1 << 15);
    (count(height), count(width))
}

/// The whole number below; 0 for what is negative or no number.
fn floor(number: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast goes to the nearest bound, and the callers clamp it"
    )]
    let whole = number as usize;
    whole
}

/// Degrees between −180 and 180.
fn around(degrees: f64) -> f64 {
    if degrees > 180.0 {
        degrees - 360.0
    } else if degrees < -180.0 {
        degrees + 360.0
    } else {
        degrees
    }
}

fn square_of(number: f64) -> f64 {
    number * number
}

/// 2 sin(x ÷ 2) or a little less, of degrees up to 180: two terms of the series, while they grow.
fn chord(degrees: f64) -> f64 {
    let x = degrees.to_radians().min(2.8);
    x - x * x * x / 24.0
}

/// sin x or a little less, of degrees; 90° and more count as the largest that the series reaches.
fn sine(degrees: f64) -> f64 {
    let x = degrees.to_radians().min(std::f64::consts::SQRT_2);
    x - x * x * x / 6.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_below_what_they_bound() {
        for tenth in 0..=1_800 {
            let degrees = f64::from(tenth) / 10.0;
            let x = degrees.to_radians();
            assert!(chord(degrees) <= 2.0 * (x / 2.0).sin() + 1e-16 && chord(degrees) >= 0.0, "{degrees}");
            assert!(sine(degrees) <= x.min(std::f64::consts::FRAC_PI_2).sin() + 1e-16, "{degrees}");
        }
    }
}
