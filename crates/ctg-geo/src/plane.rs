//! The plane of longitudes and latitudes: on which side, inside or outside, where two segments meet.
//!
//! Every sign comes from an adaptive exact predicate (Shewchuk 1997), so nearly collinear borders get the right answer and not
//! the one that rounding suggests.

use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo_types::Coord;

/// How two closed segments meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meeting {
    /// No point in common.
    Apart,
    /// One point in common, an end of one of them at least.
    Touch,
    /// One point in common, inside both.
    Cross,
    /// A stretch in common.
    Overlap,
}

/// Where a point lies with regard to rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Outside,
    Border,
    Inside,
}

/// 1 if `c` lies left of the way from `a` to `b`, −1 if right, 0 if on its line.
pub(crate) fn turn(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> i8 {
    match <RobustKernel as Kernel<f64>>::orient2d(a, b, c) {
        Orientation::CounterClockwise => 1,
        Orientation::Clockwise => -1,
        Orientation::Collinear => 0,
    }
}

/// Whether a point of the line of `a` and `b` lies between them, ends included.
fn between(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> bool {
    a.x.min(b.x) <= p.x && p.x <= a.x.max(b.x) && a.y.min(b.y) <= p.y && p.y <= a.y.max(b.y)
}

/// Whether a point lies on a closed segment.
pub(crate) fn on_segment(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> bool {
    between(a, b, p) && turn(a, b, p) == 0
}

/// How the segments `ab` and `cd` meet; neither is a point.
pub(crate) fn meeting(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>, d: Coord<f64>) -> Meeting {
    let apart = a.x.max(b.x) < c.x.min(d.x)
        || c.x.max(d.x) < a.x.min(b.x)
        || a.y.max(b.y) < c.y.min(d.y)
        || c.y.max(d.y) < a.y.min(b.y);
    if apart {
        return Meeting::Apart;
    }
    let (of_c, of_d) = (turn(a, b, c), turn(a, b, d));
    if of_c != 0 && of_c == of_d {
        return Meeting::Apart;
    }
    let (of_a, of_b) = (turn(c, d, a), turn(c, d, b));
    if of_a != 0 && of_a == of_b {
        return Meeting::Apart;
    }
    if of_c == 0 && of_d == 0 {
        return along(a, b, c, d);
    }
    if of_a * of_b * of_c * of_d != 0 {
        return Meeting::Cross;
    }
    let touches = (of_c == 0 && between(a, b, c))
        || (of_d == 0 && between(a, b, d))
        || (of_a == 0 && between(c, d, a))
        || (of_b == 0 && between(c, d, b));
    if touches { Meeting::Touch } else { Meeting::Apart }
}

/// How two segments of one line meet.
fn along(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>, d: Coord<f64>) -> Meeting {
    let ordered = |p: Coord<f64>, q: Coord<f64>| if (p.x, p.y) <= (q.x, q.y) { (p, q) } else { (q, p) };
    let ((a, b), (c, d)) = (ordered(a, b), ordered(c, d));
    let from = if (a.x, a.y) >= (c.x, c.y) { a } else { c };
    let to = if (b.x, b.y) <= (d.x, d.y) { b } else { d };
    if (from.x, from.y) < (to.x, to.y) {
        Meeting::Overlap
    } else if from == to {
        Meeting::Touch
    } else {
        Meeting::Apart
    }
}

/// Where `p` lies with regard to the region that some rings bound together (each given open, an odd number of crossings is inside).
pub(crate) fn side(rings: &[Vec<Coord<f64>>], p: Coord<f64>) -> Side {
    let mut inside = false;
    for ring in rings {
        let ends = ring.iter().skip(1).chain(ring.first());
        for (a, b) in ring.iter().zip(ends) {
            match passes(*a, *b, p) {
                Side::Border => return Side::Border,
                Side::Inside => inside = !inside,
                Side::Outside => {}
            }
        }
    }
    if inside { Side::Inside } else { Side::Outside }
}

/// Whether the ray from `p` towards the east crosses the edge (`Inside`), or `p` lies on it (`Border`).
pub(crate) fn passes(a: Coord<f64>, b: Coord<f64>, p: Coord<f64>) -> Side {
    let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
    if p.y < low.y || high.y < p.y || a.x.max(b.x) < p.x {
        return Side::Outside;
    }
    if a.x.min(b.x) > p.x {
        return if low.y <= p.y && p.y < high.y { Side::Inside } else { Side::Outside };
    }
    match turn(low, high, p) {
        0 => Side::Border,
        1 if low.y <= p.y && p.y < high.y => Side::Inside,
        _ => Side::Outside,
    }
}

/// Whether a simple ring, given open, turns counter-clockwise; `None` if it has no area.
///
/// Decided at its lowest vertex (leftmost among equals), where the interior angle is below 180 degrees: exact for any simple ring.
pub(crate) fn is_counter_clockwise(ring: &[Coord<f64>]) -> Option<bool> {
    let lower = |a: &Coord<f64>, b: &Coord<f64>| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x));
    let (at, lowest) = ring.iter().enumerate().min_by(|(_, a), (_, b)| lower(a, b))?;
    let count = ring.len();
    let seek = |from: usize, step: usize| {
        (1..count).filter_map(|k| ring.get((from + k * step) % count)).find(|other| *other != lowest)
    };
    let (next, before) = (seek(at, 1)?, seek(at, count - 1)?);
    match turn(*before, *lowest, *next) {
        0 => None,
        sign => Some(sign > 0),
    }
}

/// Twice the signed area of a ring given open, in squared degrees, positive when counter-clockwise.
pub(crate) fn doubled_area(ring: &[Coord<f64>]) -> f64 {
    let Some(first) = ring.first() else { return 0.0 };
    let pairs = ring.iter().zip(ring.iter().skip(1));
    pairs.map(|(a, b)| (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn segments_cross_touch_overlap_or_stay_apart() {
        let (a, b) = (at(0.0, 0.0), at(4.0, 0.0));
        assert_eq!(meeting(a, b, at(2.0, -1.0), at(2.0, 1.0)), Meeting::Cross);
        assert_eq!(meeting(a, b, at(2.0, 0.0), at(2.0, 1.0)), Meeting::Touch);
        assert_eq!(meeting(a, b, at(4.0, 0.0), at(5.0, 1.0)), Meeting::Touch);
        assert_eq!(meeting(a, b, at(3.0, 0.0), at(5.0, 0.0)), Meeting::Overlap);
        assert_eq!(meeting(a, b, at(5.0, 0.0), at(4.0, 0.0)), Meeting::Touch);
        assert_eq!(meeting(a, b, at(4.5, 0.0), at(5.0, 0.0)), Meeting::Apart);
        assert_eq!(meeting(a, b, at(2.0, 1.0), at(3.0, 0.5)), Meeting::Apart);
        assert_eq!(meeting(a, b, at(5.0, -1.0), at(5.0, 1.0)), Meeting::Apart);
    }

    /// Half an ulp off a line: the determinant of doubles is 0 or has the wrong sign.
    #[test]
    fn a_point_next_to_a_nearly_collinear_border_lies_on_its_true_side() {
        let (low, high) = (at(12.0, 12.0), at(24.0, 24.0));
        let above = at(0.5, 0.5_f64.next_up());
        let below = at(0.5, 0.5_f64.next_down());
        assert_eq!((turn(low, high, above), turn(low, high, below), turn(low, high, at(0.5, 0.5))), (1, -1, 0));
        let naive = |p: Coord<f64>| (high.x - low.x) * (p.y - low.y) - (high.y - low.y) * (p.x - low.x);
        assert!(naive(above) <= 0.0 || naive(below) >= 0.0, "the case would be too easy");
    }

    #[test]
    fn the_border_is_neither_inside_nor_outside() {
        let square = vec![at(0.0, 0.0), at(2.0, 0.0), at(2.0, 2.0), at(0.0, 2.0)];
        let hole = vec![at(0.5, 0.5), at(0.5, 1.5), at(1.5, 1.5), at(1.5, 0.5)];
        let rings = [square, hole];
        assert_eq!(side(&rings, at(0.25, 0.25)), Side::Inside);
        assert_eq!(side(&rings, at(1.0, 1.0)), Side::Outside);
        assert_eq!(side(&rings, at(0.5, 1.0)), Side::Border);
        assert_eq!(side(&rings, at(2.0, 2.0)), Side::Border);
        assert_eq!(side(&rings, at(-1.0, 2.0)), Side::Outside);
        assert_eq!(side(&rings, at(-1.0, 0.0)), Side::Outside);
    }

    #[test]
    fn the_lowest_vertex_tells_the_turn() {
        let square = [at(0.0, 0.0), at(2.0, 0.0), at(2.0, 2.0), at(0.0, 2.0)];
        let mut back = square;
        back.reverse();
        assert_eq!((is_counter_clockwise(&square), is_counter_clockwise(&back)), (Some(true), Some(false)));
        assert_eq!(is_counter_clockwise(&square[..2]), None);
        assert!((doubled_area(&square) - 8.0).abs() < 1e-12 && (doubled_area(&back) + 8.0).abs() < 1e-12);
    }
}
