//! The grid as it is being made: each edge once, and the edges of each cell as a list.

#![expect(
    clippy::indexing_slicing,
    reason = "a number of a list is that of a node or 0, a node holds the number of an edge or of a step: all are made here, and none is \
              taken away; the cells come from the frame that the columns are as long as"
)]

use geo_types::Coord;

use super::frame::Frame;
use super::grid::{Entry, Grid, Head, MIXED, ONE, SEVERAL, mark};
use super::raster::{Edge, Sink, Way};

pub(super) struct Draft<'f> {
    frame: &'f Frame,
    /// For each cell, its newest node plus one.
    newest: Vec<u32>,
    /// For each cell, what changes in the value from the cell next west.
    changes: Vec<i64>,
    nodes: Vec<Node>,
    /// Each edge once, with what its sides add together.
    edges: Vec<Entry>,
    steps: Vec<Step>,
}

/// An edge or a step in the list of a cell.
#[derive(Clone, Copy)]
struct Node {
    what: u32,
    /// The next older node of the cell plus one.
    older: u32,
}

/// Marks the number of a step.
const STEP: u32 = 1 << 31;

#[derive(Clone, Copy)]
struct Step {
    latitude: f64,
    delta: i64,
}

impl<'f> Draft<'f> {
    /// The other side of an edge, and a step at the same latitude, are looked for among so many; beyond, both are listed.
    const FEW: usize = 16;

    pub(super) fn new(frame: &'f Frame, vertices: usize) -> Self {
        let (newest, changes) = (vec![0; frame.cells()], vec![0; frame.cells()]);
        let (nodes, edges) = (Vec::with_capacity(2 * vertices), Vec::with_capacity(vertices));
        Self { frame, newest, changes, nodes, edges, steps: Vec::new() }
    }

    /// The newest entries of a cell: numbers of edges, and of steps with their mark.
    fn newest(&self, cell: usize) -> impl Iterator<Item = u32> + '_ {
        self.list(self.newest[cell]).take(Self::FEW)
    }

    fn list(&self, newest: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = newest;
        std::iter::from_fn(move || {
            let node = *self.nodes.get((at as usize).checked_sub(1)?)?;
            at = node.older;
            Some(node.what)
        })
    }

    fn put(&mut self, cell: usize, what: u32) {
        self.nodes.push(Node { what, older: self.newest[cell] });
        self.newest[cell] = number(self.nodes.len());
    }

    /// The entries of each cell side by side, and a word for each cell.
    pub(super) fn close(self) -> Grid {
        let mixed = self.newest.iter().filter(|newest| **newest > 0).count();
        let (mut words, mut heads) = (Vec::with_capacity(self.newest.len() + 1), Vec::with_capacity(mixed));
        let mut entries = Vec::with_capacity(self.nodes.len());
        let columns = self.frame.columns() as usize;
        for (newest, changes) in self.newest.chunks(columns).zip(self.changes.chunks(columns)) {
            let mut value = 0;
            for (newest, change) in newest.iter().zip(changes) {
                value += change;
                if *newest == 0 {
                    words.push(word_of(value));
                    continue;
                }
                let first = number(entries.len());
                entries.extend(self.list(*newest).filter_map(|what| self.entry(what)));
                words.push(MIXED | number(heads.len()));
                heads.push(Head { value, first, end: number(entries.len()) });
            }
        }
        words.push(0);
        entries.shrink_to_fit();
        Grid { frame: self.frame.clone(), words, heads, entries }
    }

    /// The entry of an edge, or of a step that no other one takes back.
    ///
    /// An edge that adds nothing (both sides in one commune) is one all the same: a point on it is on a border.
    fn entry(&self, what: u32) -> Option<Entry> {
        if what & STEP == 0 {
            return Some(self.edges[what as usize]);
        }
        let Step { latitude, delta } = self.steps[(what & !STEP) as usize];
        let (west, north) = (self.frame.extent().west - 1.0, self.frame.extent().north + 1.0);
        let far = |y: f64| Coord { x: west, y };
        (delta != 0).then_some(Entry { low: far(latitude), high: far(north), delta })
    }
}

impl Sink for Draft<'_> {
    fn edge(&mut self, edge: Edge, up: bool, commune: u32, mut cells: impl Iterator<Item = usize>) {
        let delta = if up { -mark(commune) } else { mark(commune) };
        let Some(first) = cells.next() else { return };
        // The neighbour's side of the edge passes through the same cells: if it is in one, it is in all.
        let is_here = |what: &u32| what & STEP == 0 && self.edges[*what as usize].is_at(edge);
        let known = self.newest(first).find(is_here);
        if let Some(known) = known {
            let known = &mut self.edges[known as usize];
            known.delta = known.delta.wrapping_add(delta);
            return;
        }
        let what = number(self.edges.len());
        self.edges.push(Entry { low: edge.low, high: edge.high, delta });
        self.put(first, what);
        cells.for_each(|cell| self.put(cell, what));
    }

    fn step(&mut self, cell: usize, latitude: f64, commune: u32, which: Way) {
        let delta = if which == Way::Arriving { mark(commune) } else { -mark(commune) };
        let at = |step: &Step| step.latitude.to_bits() == latitude.to_bits();
        let is_here = |what: &u32| what & STEP != 0 && at(&self.steps[(what & !STEP) as usize]);
        let known = self.newest(cell).find(is_here);
        if let Some(known) = known {
            let known = &mut self.steps[(known & !STEP) as usize];
            known.delta = known.delta.wrapping_add(delta);
            return;
        }
        let what = STEP | number(self.steps.len());
        self.steps.push(Step { latitude, delta });
        self.put(cell, what);
    }

    fn crossing(&mut self, cell: usize, northward: bool, commune: u32) {
        self.changes[cell] += if northward { -mark(commune) } else { mark(commune) };
    }
}

impl Entry {
    fn is_at(&self, edge: Edge) -> bool {
        let key = |low: Coord<f64>, high: Coord<f64>| [low.x, low.y, high.x, high.y].map(f64::to_bits);
        key(self.low, self.high) == key(edge.low, edge.high)
    }
}

/// The word of a cell that no edge passes through.
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
