//! From a place outwards, until what is left is too far.

#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns stay within those of the node, whose starts are as many as its cells and one; starts are places in the list \
              of spots, and a number of an inner node was given when it was made"
)]

use std::collections::BinaryHeap;
use std::ops::Range;

use super::node::{Ground, Node};
use super::{Eye, PointIndex, lifted};

/// What is done with the spots that are found.
pub(in crate::cost) trait Take {
    /// The squared chord beyond which nothing is wanted; it may only shrink.
    fn limit(&self) -> f64;

    fn take(&mut self, squared: f64, slot: u32);
}

/// Every spot within a squared chord.
#[derive(Debug, Default)]
pub(in crate::cost) struct Within {
    limit: f64,
    pub(in crate::cost) slots: Vec<u32>,
}

impl Within {
    pub(in crate::cost) fn new(limit: f64) -> Self {
        Self { limit, slots: Vec::new() }
    }
}

impl Take for Within {
    fn limit(&self) -> f64 {
        self.limit
    }

    fn take(&mut self, _: f64, slot: u32) {
        self.slots.push(slot);
    }
}

/// The spots among which the `k` nearest are: no farther than the `k`-th by the chord, lifted by a stretch and by rounding.
#[derive(Debug, Default)]
pub(in crate::cost) struct Nearest {
    k: usize,
    stretch: f64,
    limit: f64,
    least: Least,
    found: Vec<(f64, u32)>,
    /// How many may be found until those beyond the limit are dropped.
    room: usize,
}

impl Nearest {
    /// Begins anew, for a squared chord that nothing is wanted beyond.
    pub(in crate::cost) fn begin(&mut self, k: usize, stretch: f64, limit: f64) {
        self.least.begin(k);
        self.found.clear();
        (self.k, self.stretch, self.limit, self.room) = (k, stretch, limit, k.saturating_mul(4).saturating_add(32));
    }

    /// The spots, in any order.
    pub(in crate::cost) fn slots(&self) -> impl Iterator<Item = u32> + '_ {
        self.found.iter().filter(|(squared, _)| *squared <= self.limit).map(|(_, slot)| *slot)
    }

    fn shrink(&mut self, kth: u64) {
        self.limit = self.limit.min(lifted(f64::from_bits(kth).sqrt() * self.stretch));
        if self.found.len() > self.room {
            self.found.retain(|(squared, _)| *squared <= self.limit);
            self.room = self.room.max(self.found.len().saturating_mul(2));
        }
    }
}

impl Take for Nearest {
    fn limit(&self) -> f64 {
        self.limit
    }

    fn take(&mut self, squared: f64, slot: u32) {
        self.found.push((squared, slot));
        if let Some(kth) = self.least.put(squared.to_bits()) {
            self.shrink(kth);
        }
    }
}

/// The `k` least squares so far: numbers that are not negative are in the order of their bits.
#[derive(Debug, Default)]
struct Least {
    k: usize,
    /// In order, while they are few; what is not yet there is larger than any number.
    few: [u64; FEW],
    many: BinaryHeap<u64>,
}

const FEW: usize = 16;

impl Least {
    fn begin(&mut self, k: usize) {
        (self.k, self.few) = (k, [u64::MAX; FEW]);
        self.many.clear();
    }

    /// The new `k`-th, if there is one and it is another.
    fn put(&mut self, bits: u64) -> Option<u64> {
        match self.few.get_mut(..self.k) {
            Some(few) => put_in_order(few, bits),
            None if self.many.len() < self.k => {
                self.many.push(bits);
                self.many.peek().copied().filter(|_| self.many.len() == self.k)
            }
            None => {
                *self.many.peek_mut().filter(|kth| **kth > bits)? = bits;
                self.many.peek().copied()
            }
        }
    }
}

fn put_in_order(few: &mut [u64], bits: u64) -> Option<u64> {
    let mut at = few.len().checked_sub(1)?;
    if few[at] <= bits {
        return None;
    }
    while at > 0 && few[at - 1] > bits {
        few[at] = few[at - 1];
        at -= 1;
    }
    few[at] = bits;
    few.last().copied().filter(|kth| *kth < u64::MAX)
}

/// The cells seen so far: rows, and columns that are counted on beyond the last where the grid goes around.
struct Seen {
    rows: Range<usize>,
    columns: Range<i64>,
}

#[derive(Clone, Copy)]
enum Side {
    South,
    North,
    West,
    East,
}

impl PointIndex {
    /// Gives every spot that is wanted, and some that were when they were seen.
    pub(in crate::cost) fn search(&self, eye: &Eye, take: &mut impl Take) {
        if let Some(root) = self.nodes.first() {
            self.look(root, eye, take);
        }
    }

    fn look(&self, node: &Node, eye: &Eye, take: &mut impl Take) {
        let ground = node.ground(eye);
        if ground.nearest() > take.limit() {
            return;
        }
        let (row, column) = (node.row(eye.latitude), whole(node.column(ground.longitude)));
        let mut seen = Seen { rows: row..row + 1, columns: column..column + 1 };
        self.row(node, row, &seen.columns, eye, take);
        let bounds = |side, seen: &Seen| bound(node, eye, ground, side, seen);
        let mut south = bounds(Side::South, &seen);
        let mut north = bounds(Side::North, &seen);
        let mut west = bounds(Side::West, &seen);
        let mut east = bounds(Side::East, &seen);
        loop {
            let least = south.min(north).min(west.min(east));
            if least > take.limit() || least.is_infinite() {
                return;
            }
            if least >= south {
                seen.rows.start -= 1;
                self.row(node, seen.rows.start, &seen.columns, eye, take);
                south = bounds(Side::South, &seen);
            } else if least >= north {
                self.row(node, seen.rows.end, &seen.columns, eye, take);
                seen.rows.end += 1;
                north = bounds(Side::North, &seen);
            } else {
                if least >= west {
                    seen.columns.start -= 1;
                    self.column(node, seen.columns.start, &seen.rows, eye, take);
                } else {
                    self.column(node, seen.columns.end, &seen.rows, eye, take);
                    seen.columns.end += 1;
                }
                // Where the grid goes around, one side may end the other.
                (west, east) = (bounds(Side::West, &seen), bounds(Side::East, &seen));
            }
        }
    }

    /// The cells of some columns in a row.
    fn row(&self, node: &Node, row: usize, columns: &Range<i64>, eye: &Eye, take: &mut impl Take) {
        let all = whole(node.columns);
        let (start, end) = (columns.start.rem_euclid(all), columns.end - columns.start);
        let end = start + end;
        self.run(node, row, start..end.min(all), eye, take);
        if end > all {
            self.run(node, row, 0..end - all, eye, take);
        }
    }

    fn column(&self, node: &Node, column: i64, rows: &Range<usize>, eye: &Eye, take: &mut impl Take) {
        let column = column.rem_euclid(whole(node.columns));
        for row in rows.clone() {
            self.run(node, row, column..column + 1, eye, take);
        }
    }

    /// Cells side by side, whose spots are end to end.
    fn run(&self, node: &Node, row: usize, columns: Range<i64>, eye: &Eye, take: &mut impl Take) {
        let cell = |column: i64| row * node.columns + usize::try_from(column).unwrap_or(0);
        let (first, end) = (cell(columns.start), cell(columns.end));
        if node.inner.is_empty() {
            return self.scan(self.start(node, first)..self.start(node, end), eye, take);
        }
        for cell in first..end {
            let inner = node.inner.binary_search_by_key(&cell, |(cell, _)| *cell as usize);
            match inner {
                Ok(inner) => self.look(&self.nodes[node.inner[inner].1 as usize], eye, take),
                Err(_) => self.scan(self.start(node, cell)..self.start(node, cell + 1), eye, take),
            }
        }
    }

    fn start(&self, node: &Node, cell: usize) -> usize {
        self.starts[node.first + cell] as usize
    }

    fn scan(&self, slots: Range<usize>, eye: &Eye, take: &mut impl Take) {
        let [x, y, z] = eye.at;
        for (slot, at) in (slots.start..).zip(&self.chords[slots]) {
            let (east, north, up) = (at[0] - x, at[1] - y, at[2] - z);
            let squared = east * east + north * north + up * up;
            if squared <= take.limit() {
                take.take(squared, u32::try_from(slot).unwrap_or(u32::MAX));
            }
        }
    }
}

/// The squared chord that nothing beyond a side is within; infinite if nothing is beyond.
fn bound(node: &Node, eye: &Eye, ground: Ground, side: Side, seen: &Seen) -> f64 {
    let is_around = seen.columns.end - seen.columns.start >= whole(node.columns);
    match side {
        Side::South if seen.rows.start > 0 => node.beyond_row(eye, ground, seen.rows.start),
        Side::North if seen.rows.end < node.rows => node.beyond_row(eye, ground, seen.rows.end),
        Side::West if !is_around && (node.is_round || seen.columns.start > 0) => {
            node.beyond_column(eye, ground, seen.columns.start)
        }
        Side::East if !is_around && (node.is_round || seen.columns.end < whole(node.columns)) => {
            node.beyond_column(eye, ground, seen.columns.end)
        }
        _ => f64::INFINITY,
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
