//! Laws of boundaries: what the door lets in, and what it gives back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use ctg_geo::{Boundaries, Contour, RingFault};
use ctg_model::{CogVintage, Commune, Territory};
use geo_types::Coord;
use proptest::prelude::*;
use shared::{area, boundaries, caro, code, tessellation, tries, year};

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn the_order_of_contours_does_not_matter(contours in tessellation().prop_flat_map(|contours| {
        (Just(contours.clone()), Just(contours).prop_shuffle())
    })) {
        let (sorted, shuffled) = contours;
        prop_assert_eq!(boundaries(&sorted), boundaries(&shuffled));
    }

    #[test]
    fn contours_come_back_with_the_same_vertices(contours in tessellation()) {
        let made = boundaries(&contours);
        for contour in &contours {
            let geometry = made.geometry(contour.commune).unwrap();
            let again = Contour::new(contour.commune, geometry);
            prop_assert_eq!(&again, contour);
        }
        prop_assert_eq!(made.len(), contours.len());
    }

    #[test]
    fn rings_are_turned_the_right_way_whatever_way_they_come(contours in tessellation(), turned in any::<u64>()) {
        let mut reversed = contours.clone();
        for (k, ring) in reversed.iter_mut().flat_map(|contour| contour.parts.iter_mut().flatten()).enumerate() {
            if turned >> (k % 64) & 1 == 1 {
                ring.reverse();
            }
        }
        prop_assert_eq!(boundaries(&reversed), boundaries(&contours));
        for (_, geometry) in boundaries(&reversed).iter() {
            for polygon in &geometry {
                prop_assert!(area(&geo_types::Polygon::new(polygon.exterior().clone(), vec![]).into()) > 0.0);
                for hole in polygon.interiors() {
                    prop_assert!(area(&geo_types::Polygon::new(hole.clone(), vec![]).into()) < 0.0);
                }
            }
        }
    }

    #[test]
    fn repair_leaves_sound_contours_alone(contours in tessellation()) {
        let (repaired, repairs) = Boundaries::repair(year(), contours.clone()).unwrap();
        prop_assert!(repairs.is_empty());
        prop_assert_eq!(repaired, boundaries(&contours));
    }

    /// Two vertices change places: the ring crosses itself, or is another simple one.
    #[test]
    fn a_repaired_contour_passes_the_door(contours in tessellation(), at in any::<prop::sample::Index>()) {
        let mut broken = contours;
        let last = broken.len();
        let ring = &mut broken[at.index(last)].parts[0][0];
        let swapped = 1 + at.index(ring.len() - 3);
        ring.swap(swapped, swapped + 1);
        let found = Boundaries::new(year(), broken.clone());
        let (repaired, repairs) = Boundaries::repair(year(), broken).unwrap();
        prop_assert_eq!(found.is_err(), !repairs.is_empty());
        for (commune, geometry) in repaired.iter() {
            prop_assert!(Boundaries::new(year(), [Contour::new(commune, geometry)]).is_ok());
        }
    }
}

fn ring(points: &[(f64, f64)]) -> Vec<Coord<f64>> {
    points.iter().map(|(x, y)| Coord { x: *x, y: *y }).collect()
}

fn square(x: f64, y: f64, size: f64) -> Vec<Coord<f64>> {
    ring(&[(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)])
}

type Parts = Vec<Vec<Vec<Coord<f64>>>>;

/// The message of the door for one contour.
fn refused(parts: Parts) -> String {
    Boundaries::new(year(), [Contour::of_rings(code(1), parts)]).unwrap_err().to_string()
}

#[test]
fn each_fault_is_told_with_code_part_and_ring() {
    let whole = square(0.0, 45.0, 1.0);
    let cases: [(Parts, &str); 13] = [
        (vec![], "commune 17001: found no ring, expected at least one"),
        (vec![vec![]], "commune 17001, part 1, ring 1: found no ring, expected at least one"),
        (
            vec![vec![whole[..4].to_vec()]],
            "commune 17001, part 1, ring 1: the last vertex (0, 46) is not the first (0, 45), expected a closed ring",
        ),
        (
            vec![vec![whole.clone()], vec![ring(&[(3.0, 45.0), (4.0, f64::NAN), (4.0, 46.0), (3.0, 45.0)])]],
            "commune 17001, part 2, ring 1: vertex 2 is at (4, NaN), expected a longitude from -180 to 180 and a latitude from -90 to 90",
        ),
        (
            vec![vec![ring(&[(0.0, 45.0), (181.0, 45.0), (1.0, 46.0), (0.0, 45.0)])]],
            "commune 17001, part 1, ring 1: vertex 2 is at (181, 45), expected a longitude from -180 to 180 and a latitude from -90 to 90",
        ),
        (
            vec![vec![ring(&[(0.0, 45.0), (1.0, 45.0), (1.0, 45.0), (0.0, 45.0)])]],
            "commune 17001, part 1, ring 1: found 2 distinct vertices, expected at least 3",
        ),
        (
            vec![vec![ring(&[(0.0, 45.0), (1.0, 45.0), (2.0, 45.0), (0.0, 45.0)])]],
            "commune 17001, part 1, ring 1: the ring goes back over itself, expected one with an area",
        ),
        (
            vec![vec![ring(&[(0.0, 45.0), (2.0, 46.0), (2.0, 45.0), (0.0, 46.0), (0.0, 45.0)])]],
            "commune 17001, part 1, ring 1: crosses part 1, ring 1 near (2, 45), expected rings that do not cross",
        ),
        (
            vec![vec![ring(&[(0.0, 45.0), (2.0, 45.0), (2.0, 46.0), (1.0, 45.0), (0.0, 46.0), (0.0, 45.0)])]],
            "commune 17001, part 1, ring 1: touches itself at (1, 45), expected each vertex once",
        ),
        (
            vec![vec![whole.clone(), square(0.5, 45.5, 1.0)]],
            "commune 17001, part 1, ring 2: crosses part 1, ring 1 near (0.5, 45.5), expected rings that do not cross",
        ),
        (
            vec![vec![whole.clone(), square(2.0, 45.5, 0.1)]],
            "commune 17001, part 1, ring 2: vertex (2, 45.5) lies outside ring 1, expected a hole inside it",
        ),
        (
            vec![vec![whole.clone()], vec![square(0.25, 45.25, 0.5)]],
            "commune 17001, part 2, ring 1: (0.25, 45.25) lies over part 1, ring 1, expected rings apart",
        ),
        (
            vec![vec![whole.clone()], vec![square(1.0, 45.0, 1.0)]],
            "commune 17001, part 2, ring 1: runs along part 1, ring 1 at (1, 46), expected rings that share no edge",
        ),
    ];
    for (parts, expected) in cases {
        assert_eq!(refused(parts), expected);
    }
}

#[test]
fn a_second_contour_is_refused_whatever_it_is() {
    let contours = [caro(), caro()[3..4].to_vec()].concat();
    let error = Boundaries::new(year(), contours).unwrap_err();
    assert_eq!(error.to_string(), "commune 17075: found a second contour, expected one");
    assert_eq!(error.faults()[0].fault(), &RingFault::Twice);
}

#[test]
fn every_faulty_commune_is_named_at_once() {
    let mut contours = caro();
    contours[0].parts[0][0].pop();
    contours[24].parts.clear();
    let error = Boundaries::new(year(), contours).unwrap_err();
    let codes: Vec<String> = error.faults().iter().map(|fault| fault.commune().to_string()).collect();
    assert_eq!(codes, ["17004", "17484"]);
}

#[test]
fn holes_and_parts_may_touch_at_a_point() {
    let touching = vec![vec![square(0.0, 45.0, 1.0), ring(&[(0.0, 45.0), (0.5, 45.25), (0.25, 45.5), (0.0, 45.0)])]];
    let corner_to_corner = vec![vec![square(0.0, 45.0, 1.0)], vec![square(1.0, 46.0, 1.0)]];
    for parts in [touching, corner_to_corner] {
        assert!(Boundaries::new(year(), [Contour::of_rings(code(1), parts)]).is_ok());
    }
}

#[test]
fn an_island_in_a_lake_of_its_own_commune_is_a_part() {
    let parts = vec![vec![square(0.0, 45.0, 1.0), square(0.25, 45.25, 0.5)], vec![square(0.4, 45.4, 0.1)]];
    let made = Boundaries::new(year(), [Contour::of_rings(code(1), parts)]).unwrap();
    assert!((area(&made.geometry(code(1)).unwrap()) - (1.0 - 0.25 + 0.01)).abs() < 1e-9);
}

#[test]
fn overseas_communes_work_like_the_others() {
    let islands = [("97401", 55.5, -21.1), ("97105", -61.7, 16.0), ("98611", -176.2, -13.3), ("97502", -56.2, 46.8)];
    let contours = islands.map(|(code, x, y)| Contour::of_rings(code.parse().unwrap(), vec![vec![square(x, y, 0.1)]]));
    let made = Boundaries::new(year(), contours).unwrap();
    let codes: Vec<String> = made.codes().iter().map(ToString::to_string).collect();
    assert_eq!(codes, ["97105", "97401", "97502", "98611"]);
}

#[test]
fn the_caro_fits_its_territory_and_no_other_year() {
    let made = boundaries(&caro());
    let communes: Vec<Commune> = made.codes().iter().map(|c| Commune::new(*c, "Commune".parse().unwrap())).collect();
    let territory = |year| Territory::new("CARO".parse().unwrap(), CogVintage::new(year).unwrap(), communes.clone());
    assert!(made.fit(&territory(2021).unwrap()).unwrap().is_exact());
    assert_eq!(
        made.fit(&territory(2024).unwrap()).unwrap_err().to_string(),
        "geography of 2021 met geography of 2024: convert one to the other first"
    );
}

#[test]
fn repair_closes_drops_and_unites() {
    let mut open = square(0.0, 45.0, 1.0);
    open.pop();
    open.push(Coord { x: f64::INFINITY, y: 0.0 });
    let parts = vec![vec![open], vec![square(0.5, 45.5, 1.0)], vec![square(5.0, 45.0, 0.0)]];
    let (made, repairs) = Boundaries::repair(year(), [Contour::of_rings(code(1), parts)]).unwrap();
    let geometry = made.geometry(code(1)).unwrap();
    assert_eq!(geometry.0.len(), 1);
    assert!((area(&geometry) - 1.75).abs() < 1e-9);
    assert_eq!(repairs[0].faults.len(), 2);
    // The two crossings; the corner inside, the two of the other square, the one at infinity and the point.
    assert_eq!((repairs[0].added.len(), repairs[0].dropped.len()), (2, 4));
}

/// The vertex in the middle of a straight border is the neighbour's too: it must outlive the repair.
#[test]
fn repair_keeps_vertices_in_the_middle_of_straight_borders() {
    let bow = ring(&[(0.0, 45.0), (1.0, 45.0), (2.0, 45.0), (0.0, 46.0), (2.0, 46.0), (0.0, 45.0)]);
    let (made, repairs) = Boundaries::repair(year(), [Contour::of_rings(code(1), vec![vec![bow]])]).unwrap();
    let geometry = made.geometry(code(1)).unwrap();
    assert!(geometry.0.iter().any(|part| part.exterior().coords().any(|at| *at == Coord { x: 1.0, y: 45.0 })));
    assert!(repairs[0].dropped.is_empty());
}

#[test]
fn what_cannot_be_mended_is_refused() {
    let line = vec![vec![ring(&[(0.0, 45.0), (1.0, 45.0), (0.0, 45.0)])]];
    let error = Boundaries::repair(year(), [Contour::of_rings(code(1), line)]).unwrap_err();
    assert_eq!(error.to_string(), "commune 17001: found no ring, expected at least one");
}
