//! Which boxes meet a box.

#![expect(
    clippy::indexing_slicing,
    reason = "bands are clamped to their number, and boxes are numbered by the index itself"
)]

use geo_types::Coord;

/// A box: its south-western and north-eastern corners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Extent {
    pub(crate) low: Coord<f64>,
    pub(crate) high: Coord<f64>,
}

impl Extent {
    /// The box around some points; `None` around none.
    pub(crate) fn around(points: impl IntoIterator<Item = Coord<f64>>) -> Option<Self> {
        points.into_iter().map(|at| Self { low: at, high: at }).reduce(Self::with)
    }

    /// The box around two boxes.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            low: Coord { x: self.low.x.min(other.low.x), y: self.low.y.min(other.low.y) },
            high: Coord { x: self.high.x.max(other.high.x), y: self.high.y.max(other.high.y) },
        }
    }

    /// Whether two boxes have a point in common.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.low.x <= other.high.x
            && other.low.x <= self.high.x
            && self.low.y <= other.high.y
            && other.low.y <= self.high.y
    }

    /// The box with margins in the east and west, and in the north and south, in degrees.
    pub(crate) fn widened(self, x: f64, y: f64) -> Self {
        Self {
            low: Coord { x: self.low.x - x, y: self.low.y - y },
            high: Coord { x: self.high.x + x, y: self.high.y + y },
        }
    }
}

/// Bands of latitude, a quarter of a degree each.
const BANDS: usize = 720;

/// Boxes by band of latitude, then from west to east.
pub(crate) struct Extents {
    boxes: Vec<Extent>,
    /// For each band, the boxes that meet it, by their western side.
    bands: Vec<Vec<usize>>,
    /// For each band, the widest of its boxes.
    widest: Vec<f64>,
}

fn band(latitude: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "latitudes are clamped first")]
    let band = ((latitude.clamp(-90.0, 90.0) + 90.0) * 4.0) as usize;
    band.min(BANDS - 1)
}

impl Extents {
    pub(crate) fn new(boxes: Vec<Extent>) -> Self {
        let mut bands: Vec<Vec<usize>> = vec![Vec::new(); BANDS];
        for (number, one) in boxes.iter().enumerate() {
            for place in &mut bands[band(one.low.y)..=band(one.high.y)] {
                place.push(number);
            }
        }
        let width = |number: &usize| boxes[*number].high.x - boxes[*number].low.x;
        let widest = bands.iter().map(|band| band.iter().map(width).fold(0.0, f64::max)).collect();
        for place in &mut bands {
            place.sort_by(|a, b| boxes[*a].low.x.total_cmp(&boxes[*b].low.x).then(a.cmp(b)));
        }
        Self { boxes, bands, widest }
    }

    /// A box, by its number.
    pub(crate) fn extent(&self, number: usize) -> Extent {
        self.boxes[number]
    }

    /// The numbers of the boxes that have a point in common with a box, in order.
    pub(crate) fn meeting(&self, with: Extent) -> Vec<usize> {
        let mut found = Vec::new();
        for at in band(with.low.y)..=band(with.high.y) {
            let from = self.bands[at].partition_point(|other| self.boxes[*other].low.x < with.low.x - self.widest[at]);
            let near = self.bands[at][from..].iter().take_while(|other| self.boxes[**other].low.x <= with.high.x);
            found.extend(near.filter(|other| self.boxes[**other].meets(with)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn extent() -> impl Strategy<Value = Extent> {
        (-180.0..180.0, -90.0..90.0, 0.0..30.0, 0.0..30.0).prop_map(|(x, y, wide, high)| Extent {
            low: Coord { x, y },
            high: Coord { x: f64::min(x + wide, 180.0), y: f64::min(y + high, 90.0) },
        })
    }

    proptest! {
        #[test]
        fn the_boxes_found_are_those_that_meet(boxes in prop::collection::vec(extent(), 0..60), with in extent()) {
            let plain: Vec<usize> = (0..boxes.len()).filter(|k| boxes[*k].meets(with)).collect();
            prop_assert_eq!(Extents::new(boxes).meeting(with), plain);
        }
    }
}
