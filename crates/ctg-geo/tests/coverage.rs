//! Laws of imperfect coverages: what is wrong is named, nothing else is, and it can be mended.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use ctg_geo::{Contour, Topology};
use geo_types::Coord;
use proptest::prelude::*;
use proptest::sample::Index;
use shared::{area, boundaries, caro, grid, tessellation, tries};

/// Noise for a plain grid: a vertex in the middle of each border, off its line; no lake, no enclave, no island.
const PLAIN: [u8; 160] = [1; 160];

fn faults(contours: &[Contour]) -> ctg_geo::CoverageFaults {
    Topology::new(&boundaries(contours)).faults()
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn a_coverage_has_no_fault_but_its_lakes(contours in tessellation()) {
        let found = faults(&contours);
        prop_assert!(found.is_matched(), "{found:?}");
        let lakes = |contour: &Contour| contour.parts.iter().map(|part| part.len() - 1).sum::<usize>();
        let holes: usize = contours.iter().map(lakes).sum();
        let enclaves = contours.iter().filter(|contour| contour.parts[0][0].len() == 5 && area(&boundaries(&contours).geometry(contour.commune).unwrap()) < 3e-4).count();
        prop_assert_eq!(found.gaps.len(), holes - enclaves);
    }

    /// A vertex in the middle of a border is dropped on one side: the two communes are named, and snapping puts it back.
    #[test]
    fn a_vertex_that_one_side_lacks_is_named_and_put_back(at in any::<Index>()) {
        let whole = grid(3, 3, &PLAIN);
        let mut broken = whole.clone();
        // The fifth commune is the one in the middle: each of its eight vertices is shared.
        let ring = &mut broken[4].parts[0][0];
        let middles = [1, 3, 5, 7];
        let dropped = ring.remove(middles[at.index(4)]);
        let found = faults(&broken);
        let others = whole.iter().filter(|other| other.commune != whole[4].commune);
        let neighbour = others.clone().find(|other| other.parts[0][0].contains(&dropped)).unwrap();
        let mut pair = [whole[4].commune, neighbour.commune];
        pair.sort_unstable();
        let named = found.gaps.first().map_or_else(|| found.communes(), |gap| gap.communes.clone());
        prop_assert_eq!(named, pair);
        let snapped = boundaries(&broken).snapped(800.0);
        prop_assert_eq!(&snapped.boundaries, &boundaries(&whole));
        prop_assert_eq!(&snapped.changes[0].inserted, &vec![dropped]);
    }

    /// A vertex that moves on one side opens a gap, makes an overlap, or leaves the vertex in an edge: it is never missed.
    #[test]
    fn a_vertex_that_moves_on_one_side_is_never_missed(
        at in any::<Index>(), east in -0.001..0.001_f64, north in -0.001..0.001_f64,
    ) {
        prop_assume!(east.abs() + north.abs() > 1e-6);
        let mut broken = grid(3, 3, &PLAIN);
        let ring = &mut broken[4].parts[0][0];
        let index = 1 + at.index(ring.len() - 2);
        ring[index] = Coord { x: ring[index].x + east, y: ring[index].y + north };
        let found = faults(&broken);
        let gaps = found.gaps.iter().filter(|gap| gap.communes.contains(&broken[4].commune)).count();
        prop_assert!(found.communes().contains(&broken[4].commune) || gaps > 0, "{found:?}");
        let mended = Topology::new(&boundaries(&broken).snapped(500.0).boundaries).faults();
        prop_assert!(mended.is_matched() && mended.gaps.is_empty(), "{mended:?}");
    }

    #[test]
    fn a_coverage_stays_as_it_is_when_snapped(contours in tessellation()) {
        let snapped = boundaries(&contours).snapped(1.0);
        prop_assert_eq!(snapped.boundaries, boundaries(&contours));
        prop_assert!(snapped.changes.is_empty() && snapped.left.is_empty());
    }

    /// Whatever the borders do, the area of a zone is that of its communes.
    #[test]
    fn areas_add_up_over_borders_that_do_not_match(at in any::<Index>(), east in -0.001..0.001_f64) {
        let mut broken = grid(3, 3, &PLAIN);
        let ring = &mut broken[4].parts[0][0];
        let index = 1 + at.index(ring.len() - 2);
        ring[index].x += east;
        let made = boundaries(&broken);
        let whole = Topology::new(&made).dissolved(made.codes().to_vec());
        let sum: f64 = made.iter().map(|(_, geometry)| area(&geometry)).sum();
        prop_assert!((area(&whole) - sum).abs() < 1e-12);
    }
}

#[test]
fn a_commune_inside_another_lies_over_it() {
    let mut contours = grid(1, 1, &PLAIN);
    let around = |x: f64, y: f64| Coord { x, y };
    let small = vec![around(-0.96, 45.04), around(-0.94, 45.04), around(-0.95, 45.06), around(-0.96, 45.04)];
    contours.push(Contour::of_rings(shared::code(2), vec![vec![small]]));
    let found = faults(&contours);
    assert_eq!(found.overlaps.len(), 1);
    assert_eq!(found.overlaps[0].to_string(), "communes 17001 and 17002 lie over each other near (-0.96, 45.04)");
}

#[test]
fn the_same_contour_twice_under_two_codes_is_an_overlap() {
    let mut contours = grid(2, 1, &PLAIN);
    let copy = Contour::of_rings(shared::code(9), contours[0].parts.clone());
    contours.push(copy);
    let pairs: Vec<String> =
        faults(&contours).overlaps.iter().map(|o| format!("{} {}", o.communes.0, o.communes.1)).collect();
    assert_eq!(pairs, ["17001 17009"]);
}

/// An edge that leaves a shared vertex into a neighbour, and comes back through another: no two edges cross.
#[test]
fn an_overlap_between_shared_vertices_is_seen() {
    let at = |x: f64, y: f64| Coord { x, y };
    let west = vec![at(0.0, 45.0), at(1.0, 45.0), at(1.25, 45.5), at(1.0, 46.0), at(0.0, 46.0), at(0.0, 45.0)];
    let east = vec![at(1.0, 45.0), at(2.0, 45.0), at(2.0, 46.0), at(1.0, 46.0), at(1.0, 45.0)];
    let contours =
        [Contour::of_rings(shared::code(1), vec![vec![west]]), Contour::of_rings(shared::code(2), vec![vec![east]])];
    let found = faults(&contours);
    assert_eq!((found.overlaps.len(), found.unmatched.len(), found.gaps.len()), (1, 0, 0));
}

#[test]
fn the_caro_is_a_coverage() {
    let found = faults(&caro());
    assert!(found.is_matched() && found.gaps.is_empty(), "{found:?}");
}
