//! The grid itself: a value for each cell, and the edges of those that a border passes through.

#![expect(
    clippy::indexing_slicing,
    reason = "a word of a cell is the number of a head, a head a run of entries that is not empty: all three columns are made together \
              by the draft and never change; no column or row of a frame is beyond it"
)]

use ctg_model::Position;
use geo_types::Coord;

use super::draft::Draft;
use super::frame::Frame;
use super::raster::trace;
use crate::Boundaries;
use crate::bounding_box::BoundingBox;

/// What a commune adds to the value of a point that lies in it: one in the high half, its number in the low half.
///
/// The high half of a value counts the communes; where it is 1, the low half is the number of the only one. No sum of two or more looks
/// like one, since there are fewer communes than 2³².
pub(super) fn mark(commune: u32) -> i64 {
    ONE + i64::from(commune)
}

pub(super) const ONE: i64 = 1 << 32;

/// An edge from its lower to its higher end, and what crossing it towards the east adds; or a step, as an edge far west.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) low: Coord<f64>,
    pub(super) high: Coord<f64>,
    pub(super) delta: i64,
}

/// The value that the edges far west give, and the entries: at least one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) value: i64,
    pub(super) first: u32,
    pub(super) end: u32,
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
    pub(super) frame: Frame,
    /// The commune of the cell plus one, 0 for none; or, with the highest bit, a head. One word more, at the end, for what is beyond.
    pub(super) words: Vec<u32>,
    pub(super) heads: Vec<Head>,
    pub(super) entries: Vec<Entry>,
}

pub(super) const MIXED: u32 = 1 << 31;
/// A word for a cell in several communes.
pub(super) const SEVERAL: u32 = MIXED - 1;

/// How many points go together through the grid, so that the processor waits for memory once and not each time.
const BATCH: usize = 64;

impl Grid {
    pub(super) fn build(boundaries: &Boundaries, extent: BoundingBox, cells_per_vertex: f64) -> Self {
        let frame = Frame::new(extent, boundaries.vertices() as f64 * cells_per_vertex);
        let mut draft = Draft::new(&frame, boundaries.vertices());
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
}
