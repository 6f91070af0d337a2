//! The inner loops of grouped sums.
#![expect(
    clippy::indexing_slicing,
    reason = "a grouping numbers its rows and groups from 0, the door compares its rows with the column's, and kinds are places of the entries"
)]

use ctg_model::observation::{Observation, Precision};

use super::total::Kinds;
use super::{Completeness, Grouping, Term, Total};

/// What one kind of count does to a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Entry {
    /// How far below its value a count may be; the value cuts it at 0.
    below: u64,
    /// How far above; [`u64::MAX`] without limit.
    above: u64,
    /// One term of the kind, without its value.
    one: Total,
}

impl Entry {
    pub(super) fn of(term: &Term) -> Self {
        let (one, bounds) = (Total::from(*term), term.bounds());
        let below = match term.observation() {
            Observation::Present(seen) => match seen.precision() {
                // Bounds that are cut at 0 are narrower than those of the next value.
                Precision::Rounded(rounding) => {
                    let base = u64::from(rounding.base());
                    base - rounding.bounds(base).low()
                }
                _ => one.value - bounds.low(),
            },
            Observation::Absent(_) => 0,
        };
        let above = bounds.high().map_or(u64::MAX, |high| high - one.value);
        Self { below, above, one: Total { value: 0, low: 0, high: 0, ..one } }
    }
}

impl Entry {
    /// How far apart the bounds of a count are at most, as far as they are.
    pub(super) fn width(&self) -> u64 {
        let above = if self.above == u64::MAX { 0 } else { self.above };
        self.below.saturating_add(above)
    }
}

/// A column as the loops see it.
pub(super) struct Cells<'a> {
    pub(super) values: &'a [u64],
    pub(super) kinds: &'a [u16],
    pub(super) entries: &'a [Entry],
    /// The sum of all values and widths; [`u64::MAX`] where it does not fit.
    pub(super) most: u64,
}

/// The most kinds that the packed loop tells apart.
const LANES: usize = 4;
/// The bits of a lane, which bound the size of a group.
const LANE: u32 = 16;

/// The sum of each group.
pub(super) fn totals(cells: &Cells<'_>, grouping: &Grouping) -> Vec<Total> {
    let fits = cells.entries.len() <= LANES && cells.most < u64::MAX && grouping.largest() < 1 << LANE;
    if fits {
        return packed(cells, grouping);
    }
    let mut totals = vec![Total::default(); grouping.groups()];
    for (row, group) in grouping.group_of_row().iter().enumerate() {
        let (number, entry) = (cells.values[row], &cells.entries[usize::from(cells.kinds[row])]);
        let total = &mut totals[*group as usize];
        let one = Total {
            value: number,
            low: number.saturating_sub(entry.below),
            high: number.saturating_add(entry.above),
            ..entry.one
        };
        *total = total.plus(one);
    }
    totals
}

/// The sum of a group on the way: how many terms of each kind it has, one lane each.
#[derive(Clone, Copy, Default)]
struct Tally {
    value: u64,
    lanes: u64,
    /// What the cut at 0 takes from the widths below the values.
    cut: u64,
}

/// Three additions a count; the kinds are told apart once a group, after the loop.
fn packed(cells: &Cells<'_>, grouping: &Grouping) -> Vec<Total> {
    let mut below = [0_u64; LANES];
    for (below, entry) in below.iter_mut().zip(cells.entries) {
        *below = entry.below;
    }
    let mut tallies = vec![Tally::default(); grouping.groups()];
    for ((number, kind), group) in cells.values.iter().zip(cells.kinds).zip(grouping.group_of_row()) {
        let (tally, lane) = (&mut tallies[*group as usize], usize::from(*kind));
        tally.value += number;
        tally.lanes += 1 << (LANE * u32::from(*kind));
        tally.cut += below[lane % LANES].saturating_sub(*number);
    }
    tallies.into_iter().map(|tally| unpacked(tally, cells.entries)).collect()
}

fn unpacked(tally: Tally, entries: &[Entry]) -> Total {
    let mut total = Total { value: tally.value, low: tally.value + tally.cut, high: tally.value, ..Total::default() };
    for (lane, entry) in (0_u32..).zip(entries) {
        let count = (tally.lanes >> (LANE * lane)) & ((1 << LANE) - 1);
        if count > 0 {
            total.low -= count * entry.below;
            total.high = total.high.saturating_add(entry.above.saturating_mul(count));
            total.kinds = Kinds(total.kinds.0 | entry.one.kinds.0);
            total.completeness = total.completeness.plus(times(entry.one.completeness, count as u32));
        }
    }
    total
}

fn times(one: Completeness, count: u32) -> Completeness {
    let Completeness { known, hidden, missing, not_applicable } = one;
    Completeness {
        known: known * count,
        hidden: hidden * count,
        missing: missing * count,
        not_applicable: not_applicable * count,
    }
}
