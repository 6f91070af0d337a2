//! From positions to cells.

#![expect(
    clippy::indexing_slicing,
    reason = "a number is one of the positions that it was counted from; a cell is below the cells of its node; the starts are sums of counts"
)]

use std::ops::Range;

use ctg_model::Position;

use super::node::{Frame, Node};
use super::{PointIndex, on_sphere};
use crate::measure::Spot;

/// So many points for a cell: fewer are more cells to go through, more are more points. Measured on 35 000 to 2 million places.
const PER_CELL: f64 = 3.0;
/// A cell of more points than that has a grid of its own.
const HEAVY: usize = 48;

/// The index as it is being made.
struct Draft<'p> {
    positions: &'p [Position],
    /// Numbers of positions, cell by cell as far as they are sorted.
    numbers: Vec<u32>,
    /// For use while a node is made: the sorted numbers, and the cell of each.
    sorted: Vec<u32>,
    cells: Vec<u32>,
    nodes: Vec<Node>,
    starts: Vec<u32>,
}

impl PointIndex {
    pub(in crate::cost) fn build(positions: &[Position]) -> Self {
        let numbers: Vec<u32> = (0..=u32::MAX).zip(positions).map(|(number, _)| number).collect();
        let (sorted, cells) = (vec![0; numbers.len()], vec![0; numbers.len()]);
        let mut draft = Draft { positions, numbers, sorted, cells, nodes: Vec::new(), starts: Vec::new() };
        if !positions.is_empty() {
            draft.node(0..draft.numbers.len());
        }
        draft.close()
    }
}

impl Draft<'_> {
    fn position(&self, number: u32) -> Position {
        self.positions[number as usize]
    }

    /// A node over the points of a part of the list, which is put in the order of the cells; its number.
    fn node(&mut self, part: Range<usize>) -> u32 {
        let node = Node::over(self.frame(&part), part.len() as f64 / PER_CELL, self.starts.len());
        self.sort(&node, &part);
        let (number, first, cells) = (self.nodes.len(), node.first, node.cells());
        self.nodes.push(node);
        let mut inner = Vec::new();
        for cell in 0..cells {
            let part = self.starts[first + cell] as usize..self.starts[first + cell + 1] as usize;
            if part.len() > HEAVY && !self.frame(&part).is_point() {
                inner.push((number_of(cell), self.node(part)));
            }
        }
        self.nodes[number].inner = inner;
        number_of(number)
    }

    fn frame(&self, part: &Range<usize>) -> Frame {
        let none = Frame { south: f64::MAX, west: f64::MAX, north: f64::MIN, east: f64::MIN };
        self.numbers[part.clone()].iter().fold(none, |frame, number| {
            let at = self.position(*number);
            Frame {
                south: frame.south.min(at.latitude()),
                west: frame.west.min(at.longitude()),
                north: frame.north.max(at.latitude()),
                east: frame.east.max(at.longitude()),
            }
        })
    }

    /// Sorts a part by cell, by counting: numbers of one cell stay in their order.
    fn sort(&mut self, node: &Node, part: &Range<usize>) {
        let mut next = vec![0_u32; node.cells() + 1];
        for place in part.clone() {
            let at = self.position(self.numbers[place]);
            let cell = node.row(at.latitude()) * node.columns + node.column(at.longitude());
            self.cells[place] = number_of(cell);
            next[cell + 1] += 1;
        }
        next[0] = number_of(part.start);
        (0..node.cells()).for_each(|cell| next[cell + 1] += next[cell]);
        self.starts.extend(&next);
        for place in part.clone() {
            let to = &mut next[self.cells[place] as usize];
            self.sorted[*to as usize] = self.numbers[place];
            *to += 1;
        }
        self.numbers[part.clone()].copy_from_slice(&self.sorted[part.clone()]);
    }

    /// Puts numbers at one place side by side, and ends with the spots.
    fn close(mut self) -> PointIndex {
        let cells = self.leaves();
        let mut first = Vec::with_capacity(self.numbers.len() + 1);
        for cell in cells {
            self.gather(cell.clone());
            for place in cell.clone() {
                if place == cell.start || self.bits(place) != self.bits(place - 1) {
                    first.push(number_of(place));
                }
            }
        }
        self.count_spots(&first);
        let spots: Vec<Position> = first.iter().map(|place| self.position(self.numbers[*place as usize])).collect();
        first.push(number_of(self.numbers.len()));
        if spots.len() == self.numbers.len() {
            first = Vec::new();
        }
        let seen = |at: Position| {
            let (chord, cosine) = on_sphere(at);
            (chord, Spot::of_cosine(at, cosine))
        };
        let (chords, spots) = spots.into_iter().map(seen).unzip();
        PointIndex { chords, spots, nodes: self.nodes, starts: self.starts, first, numbers: self.numbers }
    }

    /// The parts of the cells that have no grid of their own, in the order of the list.
    fn leaves(&self) -> Vec<Range<usize>> {
        let mut leaves = Vec::with_capacity(self.numbers.len() / 2);
        let mut waiting = Vec::from_iter(self.nodes.first().map(|root| (root, 0)));
        while let Some((node, from)) = waiting.pop() {
            for cell in from..node.cells() {
                let inner = node.inner.binary_search_by_key(&cell, |(cell, _)| *cell as usize);
                if let Ok(inner) = inner {
                    waiting.push((node, cell + 1));
                    waiting.push((&self.nodes[node.inner[inner].1 as usize], 0));
                    break;
                }
                let at = node.first + cell;
                let part = self.starts[at] as usize..self.starts[at + 1] as usize;
                leaves.extend(Some(part).filter(|part| !part.is_empty()));
            }
        }
        leaves
    }

    /// What tells places apart: `0.0` has one sign.
    fn bits(&self, place: usize) -> [u64; 2] {
        let at = self.position(self.numbers[place]);
        [at.longitude(), at.latitude()].map(f64::to_bits)
    }

    /// Sorts the numbers of a cell by place if two are at one.
    fn gather(&mut self, cell: Range<usize>) {
        let twins =
            |few: &Self| cell.clone().any(|place| (cell.start..place).any(|other| few.bits(place) == few.bits(other)));
        if cell.len() > 8 || twins(self) {
            let positions = self.positions;
            self.numbers[cell].sort_unstable_by_key(|number| {
                let at = positions[*number as usize];
                (at.longitude().to_bits(), at.latitude().to_bits(), *number)
            });
        }
    }

    /// Lets the starts count spots where they counted positions.
    fn count_spots(&mut self, first: &[u32]) {
        if first.len() == self.numbers.len() {
            return;
        }
        let mut before = vec![0_u32; self.numbers.len() + 1];
        for place in first {
            before[*place as usize + 1] = 1;
        }
        (0..self.numbers.len()).for_each(|place| before[place + 1] += before[place]);
        // A cell begins with a spot, so that the spots before its first position are the spots before it.
        self.starts.iter_mut().for_each(|start| *start = before[*start as usize]);
    }
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
