//! Arrows between numbered points: what is reached, the shortest way, the cycles.

use std::collections::VecDeque;

/// A directed graph of points numbered from 0; the arrows of a point are sorted.
pub(super) struct Arrows(Vec<Vec<usize>>);

impl Arrows {
    /// So many points, joined by these pairs; a pair that names another point is left out.
    pub(super) fn new(points: usize, pairs: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut next = vec![Vec::new(); points];
        for (from, to) in pairs.into_iter().filter(|(_, to)| *to < points) {
            next.get_mut(from).into_iter().for_each(|arrows: &mut Vec<usize>| arrows.push(to));
        }
        for arrows in &mut next {
            arrows.sort_unstable();
        }
        Self(next)
    }

    /// The same arrows, each the other way round.
    pub(super) fn reversed(&self) -> Self {
        let pairs = self.0.iter().enumerate();
        Self::new(self.0.len(), pairs.flat_map(|(from, arrows)| arrows.iter().map(move |to| (*to, from))))
    }

    fn next(&self, point: usize) -> &[usize] {
        self.0.get(point).map_or(&[], Vec::as_slice)
    }

    /// For each point, whether one of the starts leads to it; a start leads to itself.
    pub(super) fn reached(&self, starts: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut reached = vec![false; self.0.len()];
        let mut todo: Vec<usize> = starts.into_iter().collect();
        while let Some(point) = todo.pop() {
            match reached.get_mut(point) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            todo.extend(self.next(point));
        }
        reached
    }

    /// The points of a shortest way of at least one arrow, both ends included; of several, the one of the smallest numbers.
    pub(super) fn way(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let mut came_from: Vec<Option<usize>> = vec![None; self.0.len()];
        let mut todo = VecDeque::from([from]);
        while let Some(point) = todo.pop_front() {
            for next in self.next(point) {
                match came_from.get_mut(*next) {
                    Some(before) if before.is_none() => *before = Some(point),
                    _ => continue,
                }
                if *next == to {
                    return Some(trail(&came_from, from, to));
                }
                todo.push_back(*next);
            }
        }
        None
    }

    /// Cycles, each from its smallest point, such that every point that lies on any cycle lies on one of these.
    pub(super) fn cycles(&self) -> Vec<Vec<usize>> {
        let mut told = vec![false; self.0.len()];
        let mut cycles = Vec::new();
        for point in 0..self.0.len() {
            if told.get(point) == Some(&true) {
                continue;
            }
            let Some(mut cycle) = self.way(point, point) else { continue };
            cycle.pop();
            for point in &cycle {
                told.get_mut(*point).into_iter().for_each(|told| *told = true);
            }
            let smallest = cycle.iter().enumerate().min_by_key(|(_, point)| **point).map_or(0, |(at, _)| at);
            cycle.rotate_left(smallest);
            cycles.push(cycle);
        }
        cycles
    }
}

/// Walks back from the end to the start.
fn trail(came_from: &[Option<usize>], from: usize, to: usize) -> Vec<usize> {
    let mut trail = vec![to];
    let mut at = to;
    while let Some(Some(before)) = came_from.get(at) {
        trail.push(*before);
        at = *before;
        if at == from {
            break;
        }
    }
    trail.reverse();
    trail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_cycles_that_share_a_point_are_both_told() {
        let arrows = Arrows::new(4, [(0, 1), (1, 0), (1, 2), (2, 1), (2, 3)]);
        assert_eq!(arrows.cycles(), [vec![0, 1], vec![1, 2]]);
    }

    #[test]
    fn an_arrow_to_itself_is_a_cycle() {
        assert_eq!(Arrows::new(2, [(1, 1)]).cycles(), [vec![1]]);
    }

    #[test]
    fn a_way_has_at_least_one_arrow() {
        let arrows = Arrows::new(3, [(0, 1), (1, 2)]);
        assert_eq!(arrows.way(0, 2), Some(vec![0, 1, 2]));
        assert_eq!(arrows.way(0, 0), None);
        assert_eq!(arrows.reversed().way(2, 0), Some(vec![2, 1, 0]));
    }
}
