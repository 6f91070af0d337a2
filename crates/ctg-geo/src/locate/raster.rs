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

/// An edge of a contour, whichever way its ring goes: the same for the communes on its two sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) low: Coord<f64>,
    pub(super) high: Coord<f64>,
}

impl Edge {
    /// The edge between two points, and whether the way from the first to the second is up.
    fn between(a: Coord<f64>, b: Coord<f64>) -> (Self, bool) {
        let up = a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)).is_lt();
        (if up { Self { low: a, high: b } } else { Self { low: b, high: a } }, up)
    }
}

/// What happens at a cell.
pub(super) trait Sink {
    /// An edge of a commune passes through these cells, up or down; they hang on the edge alone.
    fn edge(&mut self, edge: Edge, up: bool, commune: u32, cells: impl Iterator<Item = usize>);
    /// North of the latitude of a vertex, the edge that arrives there no longer counts, or the one that leaves it starts to.
    fn step(&mut self, cell: usize, latitude: f64, commune: u32, which: Way);
    /// All cells of the row beyond this one are east of an edge that passes through it and crosses the southern limit of the row.
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
    let mut ring = Vec::new();
    let (mut first, mut before, mut here) = (Traced::default(), Traced::default(), Traced::default());
    for (commune, index) in (0..).zip(0..boundaries.len()) {
        for number in boundaries.parts_of(index).flat_map(|part| boundaries.rings_of(part)) {
            ring.clear();
            ring.extend(boundaries.ring(number));
            ring.extend(boundaries.ring(number).next());
            for (rank, (a, b)) in ring.iter().zip(ring.iter().skip(1)).enumerate() {
                let (edge, up) = Edge::between(*a, *b);
                here.follow(frame, edge);
                here.tell(frame, edge, up, commune, sink);
                if rank > 0 {
                    turn(frame, a.y, commune, if rank == 1 { &first } else { &before }, &here, sink);
                }
                std::mem::swap(&mut here, if rank == 0 { &mut first } else { &mut before });
            }
            if let Some(start) = ring.first() {
                turn(frame, start.y, commune, &before, &first, sink);
            }
        }
    }
}

impl Traced {
    /// Finds the cells of an edge; too many rather than too few by a hair.
    fn follow(&mut self, frame: &Frame, Edge { low, high }: Edge) {
        let margin = frame.margin();
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

    /// Lists the edge in its cells, and counts it in the rows that it crosses from below.
    fn tell(&self, frame: &Frame, edge: Edge, up: bool, commune: u32, sink: &mut impl Sink) {
        let of_row = |(row, span): (u32, Span)| (span.from..=span.reach).map(move |column| frame.cell(column, row));
        sink.edge(edge, up, commune, self.rows().flat_map(of_row));
        let (low, high) = (frame.row(edge.low.y), frame.row(edge.high.y));
        for (row, span) in self.rows() {
            if low < row && row <= high {
                sink.crossing(frame.cell(span.reach, row), up, commune);
            }
        }
    }
}

/// The steps that a vertex leaves in its row, east of the edge of the shorter reach.
fn turn(frame: &Frame, latitude: f64, commune: u32, arriving: &Traced, leaving: &Traced, sink: &mut impl Sink) {
    let row = frame.row(latitude);
    let (one, two) = (arriving.reach(row), leaving.reach(row));
    let which = if one < two { Way::Arriving } else { Way::Leaving };
    for column in one.min(two) + 1..=one.max(two) {
        sink.step(frame.cell(column, row), latitude, commune, which);
    }
}
