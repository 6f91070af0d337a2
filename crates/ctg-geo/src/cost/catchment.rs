//! Weighted sums over catchments on the sphere, without a table of pairs.
//!
//! Points stand in cells by latitude and longitude, row after row, so that a catchment is one run of points in each row that it meets. Bands
//! are told apart by the cosine of the angle, a product of two unit vectors; where that is too near a limit to be sure, the distance is
//! measured as everywhere else, so that a limit holds the same pairs as [`haversine_m`] tells.
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: runs lie within the points, cells within the starts, and numbers of points within the lists given"
)]

use ctg_model::Position;

use super::Metres;
use crate::accessibility::Decay;
use crate::measure::{MEAN_RADIUS_M, haversine_m};

mod cells;

use cells::Cells;

/// What a cosine may be off by: the sum of the roundings of two unit vectors, their product and a distance, several times over.
const UNSURE: f64 = 8e-15;
/// The points that are taken at once, so that they go through wide registers.
const LANES: usize = 8;

/// For each place of `from`, the sum of weight × amount over the points of `to` within the reach of a decay; `None` where no weight is above 0.
pub(super) fn sums(from: &[Position], to: &[Position], decay: &Decay<Metres>, amounts: &[f64]) -> Vec<Option<f64>> {
    let catchment = Catchment::new(to, decay, amounts);
    let order = catchment.cells.order(from);
    let mut sums = vec![None; from.len()];
    for (place, sum) in order.iter().zip(catchment.all(from, &order)) {
        sums[*place] = sum;
    }
    sums
}

/// The points, their amounts, and the bands.
struct Catchment<'a> {
    to: &'a [Position],
    decay: &'a Decay<Metres>,
    cells: Cells,
    bands: Vec<Limit>,
}

/// A band by cosines: below `low` surely outside, from `high` on surely inside.
#[derive(Clone, Copy)]
struct Limit {
    low: f64,
    high: f64,
    weight: f64,
}

impl<'a> Catchment<'a> {
    fn new(to: &'a [Position], decay: &'a Decay<Metres>, amounts: &[f64]) -> Self {
        let bands = decay.as_bands().map(|(bands, _)| limits(bands)).unwrap_or_default();
        Self { to, decay, cells: Cells::new(to, amounts, decay.reach().get() / MEAN_RADIUS_M), bands }
    }

    #[cfg(not(feature = "rayon"))]
    fn all(&self, from: &[Position], order: &[usize]) -> Vec<Option<f64>> {
        order.iter().map(|place| self.sum(from[*place])).collect()
    }

    #[cfg(feature = "rayon")]
    fn all(&self, from: &[Position], order: &[usize]) -> Vec<Option<f64>> {
        use rayon::prelude::*;
        order.par_iter().with_min_len(512).map(|place| self.sum(from[*place])).collect()
    }

    /// The sum around one place.
    fn sum(&self, place: Position) -> Option<f64> {
        let centre = cells::unit(place);
        let mut sum = 0.0;
        self.cells.runs(place, |run| {
            sum += match self.bands.as_slice() {
                [] => self.exact(place, run, |weight, amount| weight * amount),
                [a] => self.banded(place, centre, run, [*a]),
                [a, b] => self.banded(place, centre, run, [*a, *b]),
                [a, b, c] => self.banded(place, centre, run, [*a, *b, *c]),
                [a, b, c, d] => self.banded(place, centre, run, [*a, *b, *c, *d]),
                _ => self.exact(place, run, |weight, amount| weight * amount),
            };
        });
        if sum > 0.0 {
            return Some(sum.min(f64::MAX));
        }
        // Nothing there, or things that offer nothing.
        let mut weights = 0.0_f64;
        self.cells.runs(place, |run| weights = weights.max(self.exact(place, run, |weight, _| weight)));
        (weights > 0.0).then_some(0.0)
    }

    /// A run by the distances themselves.
    fn exact(&self, place: Position, run: std::ops::Range<usize>, term: impl Fn(f64, f64) -> f64) -> f64 {
        let weigh = |(number, amount): (&usize, &f64)| term(self.weight(place, *number), *amount);
        self.cells.numbers[run.clone()].iter().zip(&self.cells.amounts[run]).map(weigh).sum()
    }

    fn weight(&self, place: Position, number: usize) -> f64 {
        Metres::new(haversine_m(place, self.to[number])).map_or(0.0, |metres| self.decay.weight(metres))
    }

    /// A run by cosines, eight points at a time; a set of eight with a point near a limit is weighed by distances.
    #[inline]
    fn banded<const N: usize>(
        &self,
        place: Position,
        centre: [f64; 3],
        run: std::ops::Range<usize>,
        limits: [Limit; N],
    ) -> f64 {
        let cells = &self.cells;
        let (xs, ys, zs) = (&cells.x[run.clone()], &cells.y[run.clone()], &cells.z[run.clone()]);
        let amounts = &cells.amounts[run.clone()];
        let mut sums = [0.0; LANES];
        let whole = run.len() - run.len() % LANES;
        let chunks = xs.chunks_exact(LANES).zip(ys.chunks_exact(LANES)).zip(zs.chunks_exact(LANES));
        for (rank, (((x, y), z), amount)) in chunks.zip(amounts.chunks_exact(LANES)).enumerate() {
            let mut terms = [0.0; LANES];
            let mut unsure = 0.0;
            for lane in 0..LANES {
                let cosine = x[lane] * centre[0] + y[lane] * centre[1] + z[lane] * centre[2];
                let mut weight = 0.0;
                for limit in limits.iter().rev() {
                    weight = if cosine >= limit.high { limit.weight } else { weight };
                    unsure += if cosine >= limit.low && cosine < limit.high { 1.0 } else { 0.0 };
                }
                terms[lane] = weight * amount[lane];
            }
            if unsure > 0.0 {
                let start = run.start + rank * LANES;
                sums[0] += self.exact(place, start..start + LANES, |weight, amount| weight * amount);
                continue;
            }
            for lane in 0..LANES {
                sums[lane] += terms[lane];
            }
        }
        let mut rest = 0.0;
        for at in whole..run.len() {
            let cosine = xs[at] * centre[0] + ys[at] * centre[1] + zs[at] * centre[2];
            let is_unsure = limits.iter().any(|limit| cosine >= limit.low && cosine < limit.high);
            let weight = if is_unsure {
                self.weight(place, cells.numbers[run.start + at])
            } else {
                limits.iter().find(|limit| cosine >= limit.high).map_or(0.0, |limit| limit.weight)
            };
            rest += weight * amounts[at];
        }
        ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7])) + rest
    }
}

/// The bands by cosines.
fn limits(bands: &[(Metres, f64)]) -> Vec<Limit> {
    let limit = |(metres, weight): &(Metres, f64)| {
        let angle = metres.get() / MEAN_RADIUS_M;
        // Half the Earth away lies the farthest point: beyond, all is within.
        let cosine = if angle >= std::f64::consts::PI { -1.0 } else { angle.cos() };
        Limit { low: cosine - UNSURE, high: cosine + UNSURE, weight: *weight }
    };
    bands.iter().map(limit).collect()
}
