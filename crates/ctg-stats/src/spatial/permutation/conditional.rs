//! Conditional permutation, unit by unit.
#![expect(
    clippy::indexing_slicing,
    reason = "the values stand twice one after the other, with a block of padding: a unit, plus one, plus a draw under n − 1, plus a block, is inside"
)]

use super::enumerate::{combinations, each_sum};
use super::{Permutations, Significance, draw::Draw};
use crate::Undefined;
use crate::spatial::field::Field;

/// How many units are gone through at a time.
const BLOCK: usize = 32;

/// What is summed over the neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) enum Term {
    /// Their values.
    Value,
    /// Their squared gaps to the unit's value.
    Gap,
}

impl Term {
    #[inline]
    fn of(self, own: f64, other: f64) -> f64 {
        match self {
            Self::Value => other,
            Self::Gap => (own - other) * (own - other),
        }
    }
}

/// What one unit is compared with: sums from `high` on are as large as the observed one, and up to `low` as small.
#[derive(Debug, Clone, Copy)]
struct Observed {
    low: f64,
    high: f64,
}

impl Observed {
    /// Never as large and never as small: for units that are not drawn for.
    const NONE: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };

    fn new(field: &Field<'_>, unit: usize, term: Term, largest: f64) -> Self {
        let own = field.centred[unit];
        let list = field.weights.neighbours().of(unit);
        let sum: f64 = list.iter().map(|link| term.of(own, field.centred[*link as usize])).sum();
        // Every term is rounded by less than this, and so is every partial sum.
        let rounding =
            4.0 * f64::EPSILON * (list.len() as f64 + 2.0) * list.len() as f64 * term.of(largest, -largest).abs();
        Self { low: sum + rounding, high: sum - rounding }
    }
}

/// The significance of each unit.
pub(super) fn test(permutations: Permutations, field: &Field<'_>, term: Term) -> Vec<Result<Significance, Undefined>> {
    let lists = field.weights.neighbours().lists();
    let others = field.len() - 1;
    let largest = field.centred.iter().fold(0.0_f64, |largest, z| largest.max(z.abs()));
    let exact: Vec<Option<u64>> =
        lists.clone().map(|list| combinations(others, list.len(), permutations.exact_up_to)).collect();
    let is_drawn = |(list, exact): (&[u32], &Option<u64>)| if exact.is_none() { list.len() } else { 0 };
    let degrees: Vec<usize> = lists.zip(&exact).map(is_drawn).collect();
    let draws = Draws::new(permutations, others, degrees.iter().copied().max().unwrap_or(0));
    let plan = Plan { field, term, largest, exact, degrees, draws, twice: twice(&field.centred) };
    let blocks = field.len().div_ceil(BLOCK);
    #[cfg(feature = "rayon")]
    {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};
        (0..blocks).into_par_iter().flat_map_iter(|block| plan.block(block)).collect()
    }
    #[cfg(not(feature = "rayon"))]
    (0..blocks).flat_map(|block| plan.block(block)).collect()
}

/// The values twice one after the other, and a block of zeros.
fn twice(values: &[f64]) -> Vec<f64> {
    values.iter().chain(values).copied().chain(std::iter::repeat_n(0.0, 2 * BLOCK)).collect()
}

/// Places drawn without replacement, counted from each unit: 0 is the next one, and `n − 2` the one before.
struct Draws {
    most: usize,
    rows: u64,
    places: Vec<u32>,
}

impl Draws {
    fn new(permutations: Permutations, others: usize, most: usize) -> Self {
        let rows = if most == 0 { 0 } else { u64::from(permutations.draws.get()) };
        let mut draw = Draw::new(permutations.seed, 0);
        let mut all: Vec<u32> =
            if rows == 0 { Vec::new() } else { (0..u32::try_from(others).unwrap_or(u32::MAX)).collect() };
        let mut places = Vec::new();
        for _ in 0..rows {
            // Any order is as good as another to start from.
            draw.shuffle_first(&mut all, most);
            places.extend_from_slice(&all[..most]);
        }
        Self { most, rows, places }
    }
}

struct Plan<'a> {
    field: &'a Field<'a>,
    term: Term,
    largest: f64,
    exact: Vec<Option<u64>>,
    degrees: Vec<usize>,
    draws: Draws,
    twice: Vec<f64>,
}

impl Plan<'_> {
    /// The units of a block.
    fn block(&self, block: usize) -> impl Iterator<Item = Result<Significance, Undefined>> {
        let units = block * BLOCK..((block + 1) * BLOCK).min(self.field.len());
        let start = units.start;
        let counts = self.draw(units.clone());
        units.map(move |unit| self.unit(unit, counts[unit - start])).collect::<Vec<_>>().into_iter()
    }

    fn unit(&self, unit: usize, (greater, less): (u64, u64)) -> Result<Significance, Undefined> {
        let list = self.field.weights.neighbours().of(unit);
        if list.is_empty() {
            return Err(Undefined::NoNeighbour);
        }
        Ok(match self.exact[unit] {
            Some(arrangements) => self.enumerate(unit, list.len(), arrangements),
            None => Significance { greater, less, arrangements: self.draws.rows, exact: false },
        })
    }

    fn enumerate(&self, unit: usize, neighbours: usize, arrangements: u64) -> Significance {
        let own = self.field.centred[unit];
        let observed = Observed::new(self.field, unit, self.term, self.largest);
        let others = &self.twice[unit + 1..unit + self.field.len()];
        let terms: Vec<f64> = others.iter().map(|other| self.term.of(own, *other)).collect();
        let (mut greater, mut less) = (0, 0);
        each_sum(&terms, neighbours, &mut |sum| {
            greater += u64::from(sum >= observed.high);
            less += u64::from(sum <= observed.low);
        });
        Significance { greater, less, arrangements, exact: true }
    }

    /// How many draws give as large and as small a sum, for each unit of a block.
    fn draw(&self, units: std::ops::Range<usize>) -> [(u64, u64); BLOCK] {
        let mut observed = [Observed::NONE; BLOCK];
        for (place, unit) in units.clone().enumerate() {
            if self.degrees[unit] > 0 {
                observed[place] = Observed::new(self.field, unit, self.term, self.largest);
            }
        }
        let degrees = &self.degrees[units.clone()];
        match (self.term, degrees.iter().max()) {
            (_, None | Some(0)) => [(0, 0); BLOCK],
            (Term::Value, _) => self.count(units.start, degrees, &observed, |_, other| other),
            (Term::Gap, _) => self.count(units.start, degrees, &observed, |own, other| (own - other) * (own - other)),
        }
    }

    fn count(
        &self,
        start: usize,
        degrees: &[usize],
        observed: &[Observed; BLOCK],
        term: impl Fn(f64, f64) -> f64,
    ) -> [(u64, u64); BLOCK] {
        // Units are compared as soon as their number of neighbours is summed: blocks where all have the same are compared at once.
        let mut stops = degrees.to_vec();
        stops.sort_unstable();
        stops.dedup();
        let same = if let [only] = stops.as_slice() { Some(*only) } else { None };
        let own: [f64; BLOCK] = std::array::from_fn(|place| self.twice[start + place]);
        let (low, high) = (observed.map(|observed| observed.low), observed.map(|observed| observed.high));
        let (mut greater, mut less) = ([0_u64; BLOCK], [0_u64; BLOCK]);
        let deepest = stops.last().copied().unwrap_or(0);
        for row in self.draws.places.chunks_exact(self.draws.most.max(1)) {
            let mut sums = [0.0; BLOCK];
            for (depth, place) in (1..).zip(&row[..deepest]) {
                let from = start + 1 + *place as usize;
                let others = &self.twice[from..from + BLOCK];
                for lane in 0..BLOCK {
                    sums[lane] += term(own[lane], others[lane]);
                }
                if same.is_none() {
                    for (lane, _) in degrees.iter().enumerate().filter(|(_, degree)| **degree == depth) {
                        greater[lane] += u64::from(sums[lane] >= high[lane]);
                        less[lane] += u64::from(sums[lane] <= low[lane]);
                    }
                }
            }
            if same.is_some() {
                for lane in 0..BLOCK {
                    greater[lane] += u64::from(sums[lane] >= high[lane]);
                    less[lane] += u64::from(sums[lane] <= low[lane]);
                }
            }
        }
        std::array::from_fn(|lane| (greater[lane], less[lane]))
    }
}
