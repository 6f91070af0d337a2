//! The grid itself: a value for each cell, and the edges of those that a border passes through.

#![expect(
    clippy::indexing_slicing,
    reason = "a word of a cell is the number of a head, a head a run of entries that is not empty: all three columns are made together \
              in `build` and never change; no column or row of a frame is beyond it"
)]

use std::cmp::Ordering;

use ctg_model::Position;
use geo_types::Coord;

use super::frame::Frame;
use super::raster::{Sink, Way, trace};
use crate::Boundaries;
use crate::bounding_box::BoundingBox;

/// What a commune adds to the value of a point that lies in it: one in the high half, its number in the low half.
///
/// The high half of a value counts the communes; where it is 1, the low half is the number of the only one. No sum of two or more looks
/// like one, since there are fewer communes than 2³².
pub(super) fn mark(commune: u32) -> i64 {
    ONE + i64::from(commune)
}

const ONE: i64 = 1 << 32;

/// An edge from its lower to its higher end, and what crossing it towards the east adds; or a step, as an edge far west.
#[derive(Debug, Clone, Copy)]
struct Entry {
    low: Coord<f64>,
    high: Coord<f64>,
    delta: i64,
}

/// The value that the edges far west give, and the entries: at least one.
#[derive(Debug, Clone, Copy)]
struct Head {
    value: i64,
    first: u32,
    end: u32,
}

/// What the grid can say of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// In the commune of this number and in no other, off every border.
    One(u32),
    /// In no commune, off every border.
    None,
    /// On a border, too near to one for doubles, or in several communes.
    Unsure,
}

/// Communes by cell.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    frame: Frame,
    /// The commune of the cell plus one, 0 for none; or, with the highest bit, a head. One word more, at the end, for what is beyond.
    words: Vec<u32>,
    heads: Vec<Head>,
    entries: Vec<Entry>,
}

const MIXED: u32 = 1 << 31;
/// A word for a cell in several communes.
const SEVERAL: u32 = MIXED - 1;

/// How many points go together through the grid, so that the processor waits for memory once and not each time.
const BATCH: usize = 64;

impl Grid {
    pub(super) fn build(boundaries: &Boundaries, extent: BoundingBox, cells_per_vertex: f64) -> Self {
        let frame = Frame::new(extent, boundaries.vertices() as f64 * cells_per_vertex);
        let nodes = Vec::with_capacity(boundaries.vertices() + boundaries.vertices() / 4);
        let cells = vec![Cell { change: 0, newest: 0 }; frame.cells()];
        let mut draft = Draft { frame: &frame, cells, nodes };
        trace(boundaries, &frame, &mut draft);
        draft.close()
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.words[..]) + size_of_val(&self.heads[..]) + size_of_val(&self.entries[..])
    }

    pub(super) fn find(&self, p: Coord<f64>) -> Found {
        match self.word(p) {
            word if word & MIXED == 0 => uniform(word),
            word => self.mixed(word, p),
        }
    }

    fn word(&self, p: Coord<f64>) -> u32 {
        self.words[self.cell(p)]
    }

    /// The cell of a point; the one more at the end for those beyond the box.
    #[inline]
    fn cell(&self, p: Coord<f64>) -> usize {
        let cell = self.frame.cell(self.frame.column(p.x), self.frame.row(p.y));
        if self.frame.extent().holds(p) { cell } else { self.words.len() - 1 }
    }

    /// The same as [`find`](Self::find) for each point, in stages: each stage is a loop that does little but fetch from memory, so that
    /// the processor fetches for many points at once.
    pub(super) fn find_all(&self, points: &[Position], found: &mut [Found]) {
        for (points, found) in points.chunks(BATCH).zip(found.chunks_mut(BATCH)) {
            let (mut cells, mut words) = ([0; BATCH], [0; BATCH]);
            for (cell, point) in cells.iter_mut().zip(points) {
                *cell = self.cell(coord(*point));
            }
            for (word, cell) in words.iter_mut().zip(&cells[..points.len()]) {
                *word = self.words[*cell];
            }
            let (mut mixed, mut count) = ([0; BATCH], 0);
            for (index, (word, found)) in words.iter().zip(found.iter_mut()).enumerate() {
                *found = uniform(*word);
                mixed[count] = index;
                count += usize::from(word & MIXED != 0);
            }
            self.find_mixed(points, &words, &mixed[..count], found);
        }
    }

    fn find_mixed(&self, points: &[Position], words: &[u32; BATCH], mixed: &[usize], found: &mut [Found]) {
        let (mut heads, mut first) = ([Head { value: 0, first: 0, end: 0 }; BATCH], [Entry::NONE; BATCH]);
        for (head, index) in heads.iter_mut().zip(mixed) {
            *head = self.heads[(words[*index] & !MIXED) as usize];
        }
        for (first, head) in first.iter_mut().zip(&heads[..mixed.len()]) {
            *first = self.entries[head.first as usize];
        }
        for ((index, head), first) in mixed.iter().zip(&heads).zip(&first) {
            let p = coord(points[*index]);
            let mut walk = Walk::from(head.value);
            walk.pass(first, p);
            for entry in &self.entries[head.first as usize + 1..head.end as usize] {
                walk.pass(entry, p);
            }
            found[*index] = walk.found();
        }
    }

    fn mixed(&self, word: u32, p: Coord<f64>) -> Found {
        let head = self.heads[(word & !MIXED) as usize];
        let mut walk = Walk::from(head.value);
        for entry in &self.entries[head.first as usize..head.end as usize] {
            walk.pass(entry, p);
        }
        walk.found()
    }
}

/// A position as a point of the plane of longitudes and latitudes.
pub(super) fn coord(point: Position) -> Coord<f64> {
    Coord { x: point.longitude(), y: point.latitude() }
}

fn uniform(word: u32) -> Found {
    match word {
        0 => Found::None,
        SEVERAL.. => Found::Unsure,
        commune => Found::One(commune - 1),
    }
}

/// The value of a point, as far as the edges have been passed.
struct Walk {
    value: i64,
    unsure: bool,
}

impl Walk {
    fn from(value: i64) -> Self {
        Self { value, unsure: false }
    }

    /// Adds what an edge west of the point adds.
    ///
    /// The sign of the determinant is that of the exact one wherever it is above the bound of Shewchuk, *Adaptive precision
    /// floating-point arithmetic and fast robust geometric predicates* (1997), section 4.2: (3 + 16 ε) ε (|l| + |r|), ε = 2⁻⁵³. Below it, and at
    /// the very latitude of an end, the answer is left to the exact way. So a point on an edge is always left to it.
    #[expect(clippy::needless_bitwise_bool, reason = "a branch that cannot be predicted costs more than what it saves")]
    #[inline]
    fn pass(&mut self, edge: &Entry, p: Coord<f64>) {
        const BOUND: f64 = 3.330_669_073_875_472e-16;
        let left = (p.x - edge.low.x) * (edge.high.y - edge.low.y);
        let right = (p.y - edge.low.y) * (edge.high.x - edge.low.x);
        let (east, error) = (left - right, BOUND * (left.abs() + right.abs()));
        let within = (edge.low.y <= p.y) & (p.y < edge.high.y);
        let at_end = (p.y.to_bits() == edge.low.y.to_bits()) | (p.y.to_bits() == edge.high.y.to_bits());
        self.unsure |= at_end | (within & (east.abs() <= error));
        self.value = self.value.wrapping_add(if within & (east > 0.0) { edge.delta } else { 0 });
    }

    fn found(&self) -> Found {
        match u32::try_from(self.value - ONE) {
            Ok(commune) if !self.unsure => Found::One(commune),
            _ if !self.unsure && self.value == 0 => Found::None,
            _ => Found::Unsure,
        }
    }
}

impl Entry {
    const NONE: Self = Self { low: Coord { x: 0.0, y: 0.0 }, high: Coord { x: 0.0, y: 0.0 }, delta: 0 };

    fn order(&self, other: &Self) -> Ordering {
        let key = |entry: &Self| [entry.low.y, entry.low.x, entry.high.y, entry.high.x];
        let mut pairs = key(self).into_iter().zip(key(other));
        pairs.find_map(|(a, b)| Some(a.total_cmp(&b)).filter(|order| order.is_ne())).unwrap_or(Ordering::Equal)
    }

    fn is_at(&self, other: &Self) -> bool {
        let key = |entry: &Self| [entry.low.x, entry.low.y, entry.high.x, entry.high.y].map(f64::to_bits);
        key(self) == key(other)
    }

    /// Steps alone end beyond the box.
    fn is_step(&self, frame: &Frame) -> bool {
        self.high.y > frame.extent().north
    }
}

/// The grid as it is being made: the entries of each cell as a list, the two sides of a common edge made one.
struct Draft<'f> {
    frame: &'f Frame,
    cells: Vec<Cell>,
    nodes: Vec<Node>,
}

#[derive(Clone, Copy)]
struct Cell {
    /// What changes in the value from the cell next west.
    change: i64,
    /// The newest node of the cell plus one.
    newest: u32,
}

struct Node {
    entry: Entry,
    /// The next older node of the cell plus one.
    older: u32,
}

impl Draft<'_> {
    /// An equal entry is looked for among so many; in cells with more, sorting finds it in the end.
    const FEW: usize = 16;

    fn put(&mut self, cell: usize, entry: Entry) {
        let mut at = self.cells[cell].newest;
        for _ in 0..Self::FEW {
            if at == 0 {
                break;
            }
            let node = &mut self.nodes[at as usize - 1];
            if node.entry.is_at(&entry) {
                node.entry.delta = node.entry.delta.wrapping_add(entry.delta);
                return;
            }
            at = node.older;
        }
        self.nodes.push(Node { entry, older: self.cells[cell].newest });
        self.cells[cell].newest = number(self.nodes.len());
    }

    /// The entries of each cell side by side, and a word for each cell.
    fn close(self) -> Grid {
        let (mut words, mut heads) = (Vec::with_capacity(self.cells.len() + 1), Vec::new());
        let mut entries = Vec::with_capacity(self.nodes.len());
        let (mut value, mut here) = (0, Vec::new());
        for (index, Cell { change, newest }) in self.cells.iter().enumerate() {
            value = if index % self.frame.columns() as usize == 0 { *change } else { value + change };
            if *newest == 0 {
                words.push(word_of(value));
                continue;
            }
            self.collect(*newest, &mut here);
            let first = number(entries.len());
            // A step that another one takes back is none.
            entries.extend(here.drain(..).filter(|entry| entry.delta != 0 || !entry.is_step(self.frame)));
            words.push(MIXED | number(heads.len()));
            heads.push(Head { value, first, end: number(entries.len()) });
        }
        words.push(0);
        heads.shrink_to_fit();
        entries.shrink_to_fit();
        Grid { frame: self.frame.clone(), words, heads, entries }
    }

    /// The entries of a cell; an edge passes through it, so that one is there.
    fn collect(&self, newest: u32, here: &mut Vec<Entry>) {
        let mut at = newest;
        while at > 0 {
            let node = &self.nodes[at as usize - 1];
            here.push(node.entry);
            at = node.older;
        }
        if here.len() > Self::FEW {
            merge(here);
        }
    }
}

impl Sink for Draft<'_> {
    fn edge(&mut self, cell: usize, (a, b): (Coord<f64>, Coord<f64>), commune: u32) {
        let entry = match a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)) {
            Ordering::Less => Entry { low: a, high: b, delta: -mark(commune) },
            _ => Entry { low: b, high: a, delta: mark(commune) },
        };
        self.put(cell, entry);
    }

    fn step(&mut self, cell: usize, latitude: f64, commune: u32, which: Way) {
        let (west, north) = (self.frame.extent().west - 1.0, self.frame.extent().north + 1.0);
        let delta = if which == Way::Arriving { mark(commune) } else { -mark(commune) };
        self.put(cell, Entry { low: Coord { x: west, y: latitude }, high: Coord { x: west, y: north }, delta });
    }

    fn crossing(&mut self, cell: usize, northward: bool, commune: u32) {
        self.cells[cell].change += if northward { -mark(commune) } else { mark(commune) };
    }
}

/// Sorts entries and makes one of those of one place.
///
/// Edges that add nothing (both sides in one commune) stay: a point on them is on a border all the same.
fn merge(entries: &mut Vec<Entry>) {
    entries.sort_unstable_by(Entry::order);
    entries.dedup_by(|next, kept| {
        let same = next.is_at(kept);
        kept.delta = kept.delta.wrapping_add(if same { next.delta } else { 0 });
        same
    });
}

fn word_of(value: i64) -> u32 {
    match u32::try_from(value - ONE) {
        Ok(commune) if commune < SEVERAL - 1 => commune + 1,
        _ if value == 0 => 0,
        _ => SEVERAL,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
