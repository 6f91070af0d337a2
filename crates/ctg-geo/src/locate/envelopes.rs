//! Which communes may hold a point, by their boxes.

use geo_types::Coord;

use super::frame::Frame;
use crate::Boundaries;
use crate::bounding_box::BoundingBox;

/// The communes whose boxes lie over each cell of a coarse grid, by number.
#[derive(Debug, Clone)]
pub(super) struct Envelopes {
    frame: Frame,
    boxes: Vec<BoundingBox>,
    /// For each cell, where its communes start; one more at the end.
    starts: Vec<u32>,
    communes: Vec<u32>,
}

impl Envelopes {
    /// About one cell a commune, over the box that holds all.
    pub(super) fn build(boundaries: &Boundaries) -> Self {
        let outer = |commune| boundaries.parts_of(commune).filter_map(|part| boundaries.rings_of(part).next());
        let box_of = |commune| BoundingBox::of_coords(outer(commune).flat_map(|ring| boundaries.ring(ring)));
        // The door of the boundaries lets no commune without vertices in: none is left out, and numbers stay.
        let boxes: Vec<BoundingBox> = (0..boundaries.len()).filter_map(box_of).collect();
        let extent = boxes.iter().copied().reduce(BoundingBox::with).unwrap_or(BoundingBox::new(0.0, 0.0, 0.0, 0.0));
        let frame = Frame::new(extent, boundaries.len() as f64);
        let mut placed: Vec<(usize, u32)> = Vec::with_capacity(4 * boxes.len());
        for (number, at) in (0..).zip(&boxes) {
            placed.extend(cells(&frame, *at).map(|cell| (cell, number)));
        }
        placed.sort_unstable();
        let mut starts = Vec::with_capacity(frame.cells() + 1);
        let mut rest = placed.iter().enumerate().peekable();
        for cell in 0..=frame.cells() {
            while rest.next_if(|(_, (at, _))| *at < cell).is_some() {}
            starts.push(rest.peek().map_or(placed.len(), |(index, _)| *index));
        }
        let starts = starts.into_iter().map(|start| u32::try_from(start).unwrap_or(u32::MAX)).collect();
        Self { frame, boxes, starts, communes: placed.into_iter().map(|(_, number)| number).collect() }
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&self.boxes[..]) + size_of_val(&self.starts[..]) + size_of_val(&self.communes[..])
    }

    /// The communes whose boxes hold a point, by number.
    pub(super) fn holding(&self, p: Coord<f64>) -> impl Iterator<Item = u32> + '_ {
        let inside = self.frame.extent().holds(p);
        let cell = self.frame.cell(self.frame.column(p.x), self.frame.row(p.y));
        let found = if inside { self.of_cell(cell) } else { &[] };
        found.iter().copied().filter(move |commune| self.box_of(*commune).is_some_and(|at| at.holds(p)))
    }

    /// The communes whose boxes meet a box, each once, by number.
    pub(super) fn meeting(&self, other: BoundingBox) -> Vec<u32> {
        if !self.frame.extent().meets(other) {
            return Vec::new();
        }
        let of_cells = cells(&self.frame, other).flat_map(|cell| self.of_cell(cell).iter().copied());
        let mut found: Vec<u32> =
            of_cells.filter(|commune| self.box_of(*commune).is_some_and(|at| at.meets(other))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(super) fn extent(&self) -> BoundingBox {
        self.frame.extent()
    }

    fn box_of(&self, commune: u32) -> Option<BoundingBox> {
        self.boxes.get(commune as usize).copied()
    }

    fn of_cell(&self, cell: usize) -> &[u32] {
        match self.starts.get(cell..).unwrap_or_default() {
            [from, to, ..] => self.communes.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// The cells that a box meets.
fn cells(frame: &Frame, at: BoundingBox) -> impl Iterator<Item = usize> + '_ {
    let (west, east) = (frame.column(at.west), frame.column(at.east));
    let rows = frame.row(at.south)..=frame.row(at.north);
    rows.flat_map(move |row| (west..=east).map(move |column| frame.cell(column, row)))
}
