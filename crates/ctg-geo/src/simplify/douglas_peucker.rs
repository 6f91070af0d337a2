//! The vertices that the method of Douglas and Peucker drops.

#![expect(clippy::indexing_slicing, reason = "lines hold at least two vertices, and ranges are halved inside them")]

use super::network::{Network, Place};
use crate::earth;
use geo_types::Coord;

/// The vertices inside the lines of a network that are nearer than the tolerance to what is kept.
pub(super) fn dropped(network: &Network<'_>, tolerance_m: f64) -> Vec<u32> {
    let mut dropped = Vec::new();
    for line in lines(network) {
        let points: Vec<Coord<f64>> = line.iter().map(|vertex| network.at(*vertex)).collect();
        let mut kept = vec![false; line.len()];
        let last = line.len() - 1;
        (kept[0], kept[last]) = (true, true);
        let mut todo = vec![(0, last)];
        while let Some((from, to)) = todo.pop() {
            if let Some((middle, far)) = farthest(&points, from, to)
                && (far > tolerance_m || points[from] == points[to])
            {
                kept[middle] = true;
                todo.extend([(from, middle), (middle, to)]);
            }
        }
        dropped.extend(line.into_iter().zip(kept).filter(|(_, kept)| !kept).map(|(vertex, _)| vertex));
    }
    dropped
}

/// The lines between junctions, and the closed ones without a junction, which start at their westernmost vertex.
fn lines(network: &Network<'_>) -> Vec<Vec<u32>> {
    let places = network.places();
    let mut seen = vec![false; places.len()];
    let mut lines = Vec::new();
    let west = |a: &u32, b: &u32| {
        let (a, b) = (network.at(*a), network.at(*b));
        a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
    };
    for (start, place) in (0_u32..).zip(places) {
        if seen[start as usize] {
            continue;
        }
        let Place::Inside(before, after) = *place else { continue };
        let mut line = walk(places, start, after);
        if line.first() == line.last() {
            line.pop();
            let first = (0..line.len()).min_by(|a, b| west(&line[*a], &line[*b])).unwrap_or(0);
            line.rotate_left(first);
            line.push(line[0]);
        } else {
            let mut back = walk(places, start, before);
            back.reverse();
            back.pop();
            back.append(&mut line);
            line = back;
        }
        if west(&line[0], &line[line.len() - 1]).is_gt() {
            line.reverse();
        }
        for vertex in &line {
            seen[*vertex as usize] = true;
        }
        lines.push(line);
    }
    lines
}

/// From a vertex inside a line, by one of its neighbours, to the end of the line or back to the start.
fn walk(places: &[Place], start: u32, by: u32) -> Vec<u32> {
    let mut line = vec![start, by];
    let (mut before, mut at) = (start, by);
    while at != start
        && let Place::Inside(one, other) = places[at as usize]
    {
        let next = if one == before { other } else { one };
        line.push(next);
        (before, at) = (at, next);
    }
    line
}

/// The vertex farthest from the segment between two others, and its distance in metres; the first among equals.
fn farthest(points: &[Coord<f64>], from: usize, to: usize) -> Option<(usize, f64)> {
    let (a, b) = (points[from], points[to]);
    let mut found: Option<(usize, f64)> = None;
    for (middle, at) in points.iter().enumerate().take(to).skip(from + 1) {
        let way = earth::step(at.y, b.x - a.x, b.y - a.y);
        let reach = earth::step(at.y, at.x - a.x, at.y - a.y);
        let squared = way.0 * way.0 + way.1 * way.1;
        let share = if squared > 0.0 { ((way.0 * reach.0 + way.1 * reach.1) / squared).clamp(0.0, 1.0) } else { 0.0 };
        let far = (reach.0 - share * way.0).hypot(reach.1 - share * way.1);
        if found.is_none_or(|(_, most)| far > most) {
            found = Some((middle, far));
        }
    }
    found
}
