//! The exact way: every commune that may hold a point, edge by edge, with exact predicates.

use geo_types::Coord;

use crate::Boundaries;
use crate::plane::{Side, passes};

/// Where a point lies with regard to one commune. Borders are those of its parts and of its holes.
pub(super) fn side_of(boundaries: &Boundaries, commune: usize, p: Coord<f64>) -> Side {
    let mut inside = false;
    for ring in boundaries.parts_of(commune).flat_map(|part| boundaries.rings_of(part)) {
        let open = boundaries.ring(ring);
        let ends = open.clone().skip(1).chain(open.clone().take(1));
        for (a, b) in open.zip(ends) {
            match passes(a, b, p) {
                Side::Border => return Side::Border,
                Side::Inside => inside = !inside,
                Side::Outside => {}
            }
        }
    }
    if inside { Side::Inside } else { Side::Outside }
}
