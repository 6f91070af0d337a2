//! Laws of zones: communes put together, exact at the borders.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use std::collections::{BTreeMap, BTreeSet};

use ctg_geo::{Boundaries, Contour, Topology};
use geo::{Contains, Intersects, Validation};
use geo_types::{Coord, MultiPolygon, Point};
use proptest::prelude::*;
use shared::{area, boundaries, caro, tessellation_in_zones, tries, year};

fn zones(contours: &[Contour], zone_of: &[usize]) -> BTreeMap<usize, MultiPolygon<f64>> {
    let number: BTreeMap<_, _> = contours.iter().map(|c| c.commune).zip(zone_of.iter().copied()).collect();
    Topology::new(&boundaries(contours)).dissolved_by(|commune| number.get(&commune).copied())
}

fn vertices<'a>(geometries: impl IntoIterator<Item = &'a MultiPolygon<f64>>) -> BTreeSet<(u64, u64)> {
    let rings = geometries.into_iter().flatten().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.flat_map(geo_types::LineString::coords).map(|at| (at.x.to_bits(), at.y.to_bits())).collect()
}

proptest! {
    #![proptest_config(tries(96))]

    #[test]
    fn areas_add_up((contours, zone_of) in tessellation_in_zones()) {
        let made = boundaries(&contours);
        for (zone, outline) in zones(&contours, &zone_of) {
            let members = contours.iter().zip(&zone_of).filter(|(_, of)| **of == zone);
            let sum: f64 = members.map(|(c, _)| area(&made.geometry(c.commune).unwrap())).sum();
            prop_assert!((area(&outline) - sum).abs() < 1e-12, "zone {zone}: {} for {sum}", area(&outline));
        }
    }

    #[test]
    fn a_zone_is_valid_and_has_no_vertex_of_its_own((contours, zone_of) in tessellation_in_zones()) {
        let made = boundaries(&contours);
        let communes: Vec<_> = made.iter().map(|(_, geometry)| geometry).collect();
        let known = vertices(&communes);
        for outline in zones(&contours, &zone_of).values() {
            prop_assert!(outline.is_valid(), "{:?}", outline.check_validation());
            prop_assert!(vertices([outline]).is_subset(&known));
        }
    }

    /// The other way to the same region, by an independent overlay.
    #[test]
    fn a_zone_covers_what_the_overlay_of_its_communes_covers((contours, zone_of) in tessellation_in_zones()) {
        use geo::{BooleanOps, unary_union};
        let made = boundaries(&contours);
        for (zone, outline) in zones(&contours, &zone_of) {
            let members = contours.iter().zip(&zone_of).filter(|(_, of)| **of == zone);
            let geometries: Vec<_> = members.map(|(c, _)| made.geometry(c.commune).unwrap()).collect();
            let difference = unary_union(&geometries).xor(&outline);
            prop_assert!(area(&difference).abs() < 1e-9);
        }
    }

    #[test]
    fn every_point_inside_a_zone_is_in_exactly_one_commune_of_it(
        (contours, zone_of) in tessellation_in_zones(), points in prop::collection::vec((-1.1..-0.5, 44.9..45.5), 40),
    ) {
        let made = boundaries(&contours);
        let outlines = zones(&contours, &zone_of);
        for (x, y) in points {
            let point = Point::new(x, y);
            let members = contours.iter().zip(&zone_of);
            let home: Vec<usize> = members.filter(|(c, _)| made.geometry(c.commune).unwrap().contains(&point)).map(|(_, zone)| *zone).collect();
            let on_border = made.iter().any(|(_, geometry)| geometry.intersects(&point) && !geometry.contains(&point));
            let around: Vec<usize> = outlines.iter().filter(|(_, outline)| outline.contains(&point)).map(|(zone, _)| *zone).collect();
            if !on_border {
                prop_assert_eq!(&around, &home);
                prop_assert!(home.len() < 2);
            }
        }
    }

    #[test]
    fn neither_the_order_nor_the_start_of_rings_matters(
        (contours, zone_of) in tessellation_in_zones(), turn in 0_usize..50, seed in any::<u64>(),
    ) {
        let mut pairs: Vec<(Contour, usize)> = contours.iter().cloned().zip(zone_of.iter().copied()).collect();
        let count = pairs.len();
        pairs.rotate_left(turn % count);
        pairs.sort_by_key(|(c, _)| c.commune.to_string().bytes().fold(seed, |h, b| h.wrapping_mul(31) ^ u64::from(b)) % 97);
        for ring in pairs.iter_mut().flat_map(|(c, _)| c.parts.iter_mut().flatten()) {
            ring.pop();
            let length = ring.len();
            ring.rotate_left(turn % length);
            ring.push(ring[0]);
        }
        let (shuffled, zones_of_shuffled): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        prop_assert_eq!(zones(&contours, &zone_of), zones(&shuffled, &zones_of_shuffled));
    }

    /// By a power of two, so that no digit is lost.
    #[test]
    fn zones_move_with_their_communes((contours, zone_of) in tessellation_in_zones()) {
        let wide = |at: &Coord<f64>| Coord { x: at.x * 4.0, y: at.y / 4.0 };
        let mut moved = contours.clone();
        moved.iter_mut().flat_map(|c| c.parts.iter_mut().flatten().flatten()).for_each(|at| *at = wide(at));
        for (zone, outline) in zones(&moved, &zone_of) {
            let there = vertices([&outline]);
            let here = zones(&contours, &zone_of)[&zone].clone();
            let scaled: BTreeSet<(u64, u64)> = vertices([&here]).into_iter().map(|(x, y)| {
                let at = wide(&Coord { x: f64::from_bits(x), y: f64::from_bits(y) });
                (at.x.to_bits(), at.y.to_bits())
            }).collect();
            prop_assert_eq!(there, scaled);
        }
    }

    #[test]
    fn zones_of_zones_are_zones((contours, zone_of) in tessellation_in_zones()) {
        // Dissolving in two steps is dissolving at once: zones are exact contours again.
        let fine = zones(&contours, &zone_of);
        let again: Vec<Contour> = fine.iter().map(|(zone, outline)| Contour::new(shared::code(zone + 1), outline.clone())).collect();
        let whole = Topology::new(&Boundaries::new(year(), again).unwrap());
        let at_once = zones(&contours, &vec![0; contours.len()]);
        prop_assert_eq!(&whole.dissolved(whole.codes().to_vec()), &at_once[&0]);
    }
}

#[test]
fn corners_that_touch_make_two_parts_and_a_ring_of_communes_a_hole() {
    // Communes 1 to 9 of a plain grid, row after row.
    let contours = plain_grid(3);
    let diagonal = zones(&contours, &[0, 1, 1, 1, 0, 1, 1, 1, 0]);
    assert_eq!(diagonal[&0].0.len(), 3);
    // The two corners left out of the diagonal touch in one vertex each: two parts, each of three communes.
    assert_eq!(diagonal[&1].0.len(), 2);
    let ring = zones(&contours, &[0, 0, 0, 0, 1, 0, 0, 0, 0]);
    assert_eq!((ring[&0].0.len(), ring[&0].0[0].interiors().len()), (1, 1));
    // A hole that touches the outside in a corner stays a hole, and the ring around it stays simple.
    let touching = zones(&contours, &[1, 0, 0, 0, 1, 0, 0, 0, 0]);
    assert_eq!((touching[&0].0.len(), touching[&0].0[0].interiors().len()), (1, 1));
    assert!(touching[&0].is_valid());
}

fn plain_grid(side: usize) -> Vec<Contour> {
    let corner = |i: usize, j: usize| Coord { x: i as f64, y: 45.0 + j as f64 };
    let cell = |k: usize| {
        let (i, j) = (k % side, k / side);
        let ring = vec![corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1), corner(i, j)];
        Contour::of_rings(shared::code(k + 1), vec![vec![ring]])
    };
    (0..side * side).map(cell).collect()
}

#[test]
fn the_caro_is_one_land_with_two_islands() {
    let topology = Topology::new(&boundaries(&caro()));
    let whole = topology.dissolved(topology.codes().to_vec());
    let parts: Vec<usize> = whole.0.iter().map(|part| part.interiors().len()).collect();
    assert_eq!(parts, [0, 0, 0]);
}
