//! The grid itself: a value for each cell, and the edges of those that a border passes through.

#![expect(
    clippy::indexing_slicing,
    reason = "a word of a cell is the number of a head, a head the start of its entries, one head more closing the last: all three \
              columns are made together in `build` and never change"
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

/// The value that the edges far west give, and the first entry.
#[derive(Debug, Clone, Copy)]
struct Head {
    value: i64,
    first: u32,
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
    /// The commune of the cell plus one, 0 for none; or, with the highest bit, a head.
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
        let mut count = Count { sizes: vec![0; frame.cells() + 1], west: vec![0; frame.cells()] };
        trace(boundaries, &frame, &mut count);
        let Count { mut sizes, west } = count;
        let mut sum = 0;
        for size in &mut sizes {
            sum += std::mem::replace(size, sum);
        }
        let mut fill = Fill { next: sizes, slots: vec![Slot { vertex: 0, kind: Kind::Edge }; sum as usize] };
        trace(boundaries, &frame, &mut fill);
        Gather::new(boundaries, &frame).gather(&fill, &west)
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
        if !self.frame.extent().holds(p) {
            return 0;
        }
        self.words[self.frame.cell(self.frame.column(p.x), self.frame.row(p.y))]
    }

    /// The same as [`find`](Self::find) for each point, in stages.
    pub(super) fn find_all(&self, points: &[Position], found: &mut [Found]) {
        for (points, found) in points.chunks(BATCH).zip(found.chunks_mut(BATCH)) {
            let (mut words, mut heads) = ([0; BATCH], [Head { value: 0, first: 0 }; BATCH]);
            for (word, p) in words.iter_mut().zip(points) {
                *word = self.word(coord(*p));
            }
            let (mut mixed, mut count) = ([0_u8; BATCH], 0);
            for (index, (word, found)) in (0_u8..).zip(words.iter().zip(found.iter_mut())) {
                *found = uniform(*word);
                mixed[count] = index;
                count += usize::from(word & MIXED != 0);
            }
            for index in &mixed[..count] {
                let index = usize::from(*index);
                heads[index] = self.heads[(words[index] & !MIXED) as usize];
            }
            let mut first = [Entry::NONE; BATCH];
            for index in &mixed[..count] {
                let index = usize::from(*index);
                first[index] = self.entries[heads[index].first as usize];
            }
            for index in &mixed[..count] {
                let index = usize::from(*index);
                let (head, p) = (heads[index], coord(points[index]));
                let last = self.heads[(words[index] & !MIXED) as usize + 1].first;
                let mut walk = Walk::from(head.value);
                walk.pass(&first[index], p);
                for entry in &self.entries[head.first as usize + 1..last as usize] {
                    walk.pass(entry, p);
                }
                found[index] = walk.found();
            }
        }
    }

    fn mixed(&self, word: u32, p: Coord<f64>) -> Found {
        let head = (word & !MIXED) as usize;
        let entries = &self.entries[self.heads[head].first as usize..self.heads[head + 1].first as usize];
        let mut walk = Walk::from(self.heads[head].value);
        for entry in entries {
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

    /// Steps alone end beyond the box.
    fn is_step(&self, frame: &Frame) -> bool {
        self.high.y > frame.extent().north
    }
}

/// The first pass: how many entries each cell has, and what changes from a cell to the next one east.
struct Count {
    sizes: Vec<u32>,
    west: Vec<i64>,
}

impl Sink for Count {
    fn edge(&mut self, cell: usize, _: u32) {
        self.sizes[cell] += 1;
    }

    fn step(&mut self, cell: usize, _: u32, _: Way) {
        self.sizes[cell] += 1;
    }

    fn crossing(&mut self, cell: usize, northward: bool, commune: u32) {
        self.west[cell] += if northward { -mark(commune) } else { mark(commune) };
    }
}

/// The second pass: the entries of each cell, by vertex. `next` ends up as the end of each cell.
struct Fill {
    next: Vec<u32>,
    slots: Vec<Slot>,
}

/// A vertex, and what is listed of it: its edge, or a step.
#[derive(Debug, Clone, Copy)]
struct Slot {
    vertex: u32,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Edge,
    Step(Way),
}

impl Fill {
    fn put(&mut self, cell: usize, vertex: u32, kind: Kind) {
        self.slots[self.next[cell] as usize] = Slot { vertex, kind };
        self.next[cell] += 1;
    }
}

impl Sink for Fill {
    fn edge(&mut self, cell: usize, vertex: u32) {
        self.put(cell, vertex, Kind::Edge);
    }

    fn step(&mut self, cell: usize, vertex: u32, which: Way) {
        self.put(cell, vertex, Kind::Step(which));
    }

    fn crossing(&mut self, _: usize, _: bool, _: u32) {}
}

/// The last pass: from slots to entries, the two sides of a common edge made one.
struct Gather<'f> {
    frame: &'f Frame,
    /// For each vertex, the edge that starts there, in the direction of its ring, and the mark of its commune.
    edges: Vec<(Coord<f64>, Coord<f64>, i64)>,
}

impl<'f> Gather<'f> {
    fn new(boundaries: &Boundaries, frame: &'f Frame) -> Self {
        let mut edges = Vec::with_capacity(boundaries.vertices());
        for (commune, index) in (0..).zip(0..boundaries.len()) {
            for ring in boundaries.parts_of(index).flat_map(|part| boundaries.rings_of(part)) {
                let open = boundaries.ring(ring);
                let ends = open.clone().skip(1).chain(open.clone().take(1));
                edges.extend(open.zip(ends).map(|(a, b)| (a, b, mark(commune))));
            }
        }
        Self { frame, edges }
    }

    fn gather(&self, fill: &Fill, west: &[i64]) -> Grid {
        let (mut words, mut heads, mut entries) = (Vec::with_capacity(west.len()), Vec::new(), Vec::new());
        let (mut start, mut value, mut here) = (0, 0, Vec::new());
        for (cell, west) in west.iter().enumerate() {
            value = if cell % self.frame.columns() as usize == 0 { *west } else { value + west };
            let end = fill.next[cell] as usize;
            here.clear();
            here.extend(fill.slots[start..end].iter().map(|slot| self.entry(*slot)));
            start = end;
            merge(&mut here, self.frame);
            if here.is_empty() {
                words.push(word_of(value));
                continue;
            }
            words.push(MIXED | number(heads.len()));
            heads.push(Head { value, first: number(entries.len()) });
            entries.extend_from_slice(&here);
        }
        heads.push(Head { value: 0, first: number(entries.len()) });
        heads.shrink_to_fit();
        entries.shrink_to_fit();
        Grid { frame: self.frame.clone(), words, heads, entries }
    }

    fn entry(&self, slot: Slot) -> Entry {
        let (a, b, mark) = self.edges[slot.vertex as usize];
        if let Kind::Step(way) = slot.kind {
            let (west, north) = (self.frame.extent().west - 1.0, self.frame.extent().north + 1.0);
            let delta = if way == Way::Arriving { mark } else { -mark };
            return Entry { low: Coord { x: west, y: a.y }, high: Coord { x: west, y: north }, delta };
        }
        match a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)) {
            Ordering::Less => Entry { low: a, high: b, delta: -mark },
            _ => Entry { low: b, high: a, delta: mark },
        }
    }
}

/// Entries in order, those of one place made one; steps that cancel out are dropped.
///
/// Edges that add nothing (both sides in one commune) stay: a point on them is on a border all the same.
fn merge(entries: &mut Vec<Entry>, frame: &Frame) {
    entries.sort_unstable_by(Entry::order);
    entries.dedup_by(|next, kept| {
        let same = next.order(kept) == Ordering::Equal;
        kept.delta = if same { kept.delta.wrapping_add(next.delta) } else { kept.delta };
        same
    });
    entries.retain(|entry| entry.delta != 0 || !entry.is_step(frame));
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
