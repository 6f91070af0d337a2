//! The grid as it is being made: each edge once, and for each cell that a border passes through a list of edges.
//!
//! Most cells stay a word of four bytes. Those of a border are kept apart, in the order in which the contours come to them: what is written
//! together lies together, and little memory is touched, which takes longer than the computing.

#![expect(
    clippy::indexing_slicing,
    reason = "a number of a list is that of a node or 0, a node holds the number of an edge or of a step: all are made here, and none is \
              taken away; a place is 0 or the number of a cell plus one; the cells come from the frame that the places are as long as"
)]

use geo_types::Coord;

use super::frame::Frame;
use super::grid::{Entry, Grid, Head, MIXED, ONE, SEVERAL, mark};
use super::raster::{Edge, Sink, Way};

pub(super) struct Draft<'f> {
    frame: &'f Frame,
    /// For each cell of the grid its number among those of a border plus one, or 0; and a 0 for what is beyond.
    places: Vec<u32>,
    cells: Vec<Cell>,
    /// What does not fit into the cells.
    nodes: Vec<Node>,
    /// Each edge once, with what its sides add together.
    edges: Vec<Entry>,
    steps: Vec<Step>,
    /// How many entries all cells have.
    listed: usize,
}

/// A cell that a border passes through. Most have up to four entries, and lie in one or two lines of the processor.
#[derive(Clone, Copy, Default)]
struct Cell {
    /// What changes in the value from here to the next cell east.
    change: i64,
    /// The first entries: numbers of edges, and of steps with their mark.
    first: [u32; 4],
    count: u32,
    /// The newest node of the others plus one.
    newest: u32,
}

impl Cell {
    /// The first entries.
    fn first(&self) -> &[u32] {
        self.first.get(..self.count as usize).unwrap_or(&self.first)
    }
}

/// An edge or a step that does not fit into its cell.
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
    /// The other side of an edge, and a step at the same latitude, are looked for in the cell and among so many others; beyond, both are
    /// listed.
    const FEW: usize = 16;

    pub(super) fn new(frame: &'f Frame, vertices: usize) -> Self {
        let (cells, edges) = (Vec::with_capacity(vertices), Vec::with_capacity(vertices));
        let places = vec![0; frame.cells() + 1];
        Self { frame, places, cells, nodes: Vec::new(), edges, steps: Vec::new(), listed: 0 }
    }

    /// The entry of a cell that is looked for: the number of an edge, or of a step with its mark.
    fn find(&self, cell: usize, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let cell = &self.cells[(self.places[cell] as usize).checked_sub(1)?];
        let first = cell.first().iter().copied().find(|what| is_it(*what));
        first.or_else(|| self.others(cell).take(Self::FEW).find(|what| is_it(*what)))
    }

    /// The entries that do not fit into a cell.
    fn others(&self, cell: &Cell) -> impl Iterator<Item = u32> + '_ {
        let mut at = cell.newest;
        std::iter::from_fn(move || {
            let node = *self.nodes.get((at as usize).checked_sub(1)?)?;
            at = node.older;
            Some(node.what)
        })
    }

    fn put(&mut self, cell: usize, what: u32) {
        let cell = cell_at(&mut self.places[cell], &mut self.cells);
        if let Some(free) = cell.first.get_mut(cell.count as usize) {
            *free = what;
        } else {
            self.nodes.push(Node { what, older: cell.newest });
            cell.newest = number(self.nodes.len());
        }
        cell.count += 1;
        self.listed += 1;
    }

    /// The entries of each cell side by side, and a word for each cell: in the place of its place.
    pub(super) fn close(mut self) -> Grid {
        let mut words = std::mem::take(&mut self.places);
        let (mut heads, mut entries) = (Vec::with_capacity(self.cells.len()), Vec::with_capacity(self.listed));
        for row in words[..self.frame.cells()].chunks_mut(self.frame.columns() as usize) {
            let mut value = 0;
            for word in row {
                let Some(place) = (*word as usize).checked_sub(1) else {
                    *word = word_of(value);
                    continue;
                };
                let (cell, first) = (&self.cells[place], number(entries.len()));
                let mut put = |what| entries.extend(self.entry(what));
                cell.first().iter().copied().for_each(&mut put);
                self.others(cell).for_each(put);
                *word = MIXED | number(heads.len());
                heads.push(Head { value, first, end: number(entries.len()) });
                value += cell.change;
            }
        }
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
        let is_here = |what: u32| what & STEP == 0 && self.edges[what as usize].is_at(edge);
        if let Some(known) = self.find(first, is_here) {
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
        let is_here = |what: u32| what & STEP != 0 && at(&self.steps[(what & !STEP) as usize]);
        if let Some(known) = self.find(cell, is_here) {
            let known = &mut self.steps[(known & !STEP) as usize];
            known.delta = known.delta.wrapping_add(delta);
            return;
        }
        let what = STEP | number(self.steps.len());
        self.steps.push(Step { latitude, delta });
        self.put(cell, what);
    }

    fn crossing(&mut self, cell: usize, northward: bool, commune: u32) {
        let change = if northward { -mark(commune) } else { mark(commune) };
        cell_at(&mut self.places[cell], &mut self.cells).change += change;
    }
}

/// The cell of a place, a new one if it has none yet.
fn cell_at<'c>(place: &mut u32, cells: &'c mut Vec<Cell>) -> &'c mut Cell {
    if *place == 0 {
        cells.push(Cell::default());
        *place = number(cells.len());
    }
    &mut cells[*place as usize - 1]
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
