//! Points that a line must not pass over.

#![expect(clippy::indexing_slicing, reason = "bands are clamped to their number")]

use geo_types::Coord;

use crate::extents::Extent;

/// Bands of latitude, a fiftieth of a degree each.
const PER_DEGREE: f64 = 50.0;

/// Points by band of latitude, then from west to east: vertices by their numbers, then seats.
pub(super) struct Obstacles {
    /// For each band, its first place in `points`; one more at the end.
    first: Vec<usize>,
    points: Vec<(Coord<f64>, usize)>,
}

fn band(latitude: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "latitudes are clamped first")]
    let band = ((latitude.clamp(-90.0, 90.0) + 90.0) * PER_DEGREE) as usize;
    band
}

impl Obstacles {
    pub(super) fn new(vertices: impl Iterator<Item = Coord<f64>>, seats: impl Iterator<Item = Coord<f64>>) -> Self {
        let mut points: Vec<(Coord<f64>, usize)> = vertices.chain(seats).enumerate().map(|(k, at)| (at, k)).collect();
        points.sort_unstable_by(|(a, k), (b, l)| band(a.y).cmp(&band(b.y)).then(a.x.total_cmp(&b.x)).then(k.cmp(l)));
        let bands = band(90.0) + 1;
        let mut first = Vec::with_capacity(bands + 1);
        let mut at = 0;
        for number in 0..=bands {
            at += points[at..].iter().take_while(|(place, _)| band(place.y) < number).count();
            first.push(at);
        }
        Self { first, points }
    }

    /// Whether a point of a box is an obstacle.
    pub(super) fn any_in(&self, within: Extent, is_obstacle: impl Fn(Coord<f64>, usize) -> bool) -> bool {
        (band(within.low.y)..=band(within.high.y)).any(|band| {
            let row = &self.points[self.first[band]..self.first[band + 1]];
            let from = row.partition_point(|(at, _)| at.x < within.low.x);
            row[from..]
                .iter()
                .take_while(|(at, _)| at.x <= within.high.x)
                .any(|(at, number)| within.low.y <= at.y && at.y <= within.high.y && is_obstacle(*at, *number))
        })
    }
}
