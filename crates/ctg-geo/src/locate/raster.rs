//! Which cells of a grid the edges of the contours pass through, and what the others owe to edges far west.
//!
//! A point is in a commune if the ray from it towards the west crosses the border an odd number of times: once more into the commune
//! than out of it. Along the ray, each edge adds or takes away the [mark](super::grid::mark) of its commune. The edges of the cell of the
//! point are looked at one by one; all the others on the ray, however far west, are summed up here, beforehand and without computing a
//! single crossing:
//!
//! - An edge is listed in the cells of each row from `from` to `reach`. In a cell beyond its reach it lies west of every point, so there
//!   it counts whenever its latitudes hold that of the point.
//! - Edges that cross the southern limit of the row count from there: they are added to the value of each cell beyond their reach.
//! - Where a border turns inside the row, at a vertex, one of its two edges may be beyond its reach and the other not. Then the sum
//!   changes at the latitude of the vertex: the cells in question list a *step*. Where both are beyond, what the one takes
//!   the other gives.

use geo_types::Coord;

use super::frame::Frame;
use crate::Boundaries;

/// The columns of a row that an edge passes through.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: u32,
    reach: u32,
}

/// An edge of a ring with the cells that it passes through: one span for each row from `south` on.
#[derive(Debug, Default)]
struct Traced {
    south: u32,
    spans: Vec<Span>,
}

/// What happens at a cell.
pub(super) trait Sink {
    /// The edge that starts at a vertex passes through the cell.
    fn edge(&mut self, cell: usize, vertex: u32);
    /// North of a vertex, the edge that arrives there no longer counts (`Arriving`), or the one that leaves it starts to (`Leaving`).
    fn step(&mut self, cell: usize, vertex: u32, which: Way);
    /// All cells of the row from this one on are east of an edge that crosses the southern limit of the row.
    fn crossing(&mut self, cell: usize, northward: bool, commune: u32);
}

/// Which edge of a vertex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Arriving,
    Leaving,
}

/// Follows every ring over the grid.
pub(super) fn trace(boundaries: &Boundaries, frame: &Frame, sink: &mut impl Sink) {
    let (mut ring, mut before, mut here, mut first) =
        (Vec::new(), Traced::default(), Traced::default(), Traced::default());
    for (commune, index) in (0..).zip(0..boundaries.len()) {
        for number in boundaries.parts_of(index).flat_map(|part| boundaries.rings_of(part)) {
            ring.clear();
            ring.extend(boundaries.ring(number));
            let ends = ring.iter().skip(1).chain(ring.first());
            let start = u32::try_from(boundaries.vertices_of(number).start).unwrap_or(u32::MAX);
            for ((vertex, a), b) in (start..).zip(&ring).zip(ends) {
                here.follow(frame, *a, *b);
                here.tell(frame, vertex, commune, a.y.partial_cmp(&b.y), (frame.row(a.y), frame.row(b.y)), sink);
                if vertex == start {
                    std::mem::swap(&mut first, &mut here);
                    continue;
                }
                turn(frame, *a, vertex, if vertex == start + 1 { &first } else { &before }, &here, sink);
                std::mem::swap(&mut before, &mut here);
            }
            if let Some(a) = ring.first() {
                turn(frame, *a, start, &before, &first, sink);
            }
        }
    }
}

impl Traced {
    /// Finds the cells of an edge; too many rather than too few by a hair.
    fn follow(&mut self, frame: &Frame, a: Coord<f64>, b: Coord<f64>) {
        let margin = frame.margin();
        let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
        let between = |x: f64, other: f64| Span {
            from: frame.column(x.min(other) - margin.x),
            reach: frame.column(x.max(other) + margin.x),
        };
        self.south = frame.row(low.y - margin.y);
        let north = frame.row(high.y + margin.y);
        self.spans.clear();
        if self.south == north {
            return self.spans.push(between(low.x, high.x));
        }
        let slope = (high.x - low.x) / (high.y - low.y);
        let at = |y: f64| {
            if y <= low.y {
                low.x
            } else if y >= high.y {
                high.x
            } else {
                low.x + (y - low.y) * slope
            }
        };
        let limits = |row: u32| (frame.south_of(row) - margin.y, frame.south_of(row + 1) + margin.y);
        self.spans.extend((self.south..=north).map(|row| {
            let (from, to) = limits(row);
            between(at(from), at(to))
        }));
    }

    fn rows(&self) -> impl Iterator<Item = (u32, Span)> + '_ {
        (self.south..).zip(self.spans.iter().copied())
    }

    fn reach(&self, row: u32) -> u32 {
        self.spans.get((row - self.south) as usize).map_or(0, |span| span.reach)
    }

    fn tell(
        &self,
        frame: &Frame,
        vertex: u32,
        commune: u32,
        slope: Option<std::cmp::Ordering>,
        (row_a, row_b): (u32, u32),
        sink: &mut impl Sink,
    ) {
        let (low, high) = (row_a.min(row_b), row_a.max(row_b));
        for (row, span) in self.rows() {
            (span.from..=span.reach).for_each(|column| sink.edge(frame.cell(column, row), vertex));
            if low < row && row <= high && span.reach + 1 < frame.columns() {
                sink.crossing(frame.cell(span.reach + 1, row), slope == Some(std::cmp::Ordering::Less), commune);
            }
        }
    }
}

/// The steps that a vertex leaves in its row, east of the edge of the shorter reach.
fn turn(frame: &Frame, at: Coord<f64>, vertex: u32, arriving: &Traced, leaving: &Traced, sink: &mut impl Sink) {
    let row = frame.row(at.y);
    let (one, two) = (arriving.reach(row), leaving.reach(row));
    let which = if one < two { Way::Arriving } else { Way::Leaving };
    for column in one.min(two) + 1..=one.max(two) {
        sink.step(frame.cell(column, row), vertex, which);
    }
}
