//! Laws of simplification: lighter, and nothing else.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use std::collections::BTreeSet;

use ctg_fixtures::{CARO_CONTOURS, CARO_GEOMETRY, CHARENTE_MARITIME_CONTOURS};
use ctg_geo::{Boundaries, Contour, Simplification, SimplifyMethod, Topology, measure};
use ctg_model::code::CommuneCode;
use ctg_model::{Contiguity, Position};
use geo::Contains;
use geo_types::{MultiPolygon, Point};
use proptest::prelude::*;
use serde_json::Value;
use shared::{area, boundaries, caro, contours, tessellation, tries};

fn method() -> impl Strategy<Value = SimplifyMethod> {
    prop_oneof![Just(SimplifyMethod::Visvalingam), Just(SimplifyMethod::DouglasPeucker)]
}

fn vertices(made: &Boundaries) -> BTreeSet<(u64, u64)> {
    let rings = made.iter().flat_map(|(_, geometry)| geometry.0).flat_map(|part| {
        let (outer, holes) = part.into_inner();
        std::iter::once(outer).chain(holes)
    });
    rings.flat_map(|ring| ring.0).map(|at| (at.x.to_bits(), at.y.to_bits())).collect()
}

fn shape(made: &Boundaries) -> Vec<Vec<usize>> {
    made.iter().map(|(_, geometry)| geometry.iter().map(|part| part.interiors().len()).collect()).collect()
}

fn pairs(made: &Boundaries, contiguity: Contiguity) -> BTreeSet<(CommuneCode, CommuneCode)> {
    let found = Topology::new(made).neighbours();
    found.adjacencies().iter().filter(|met| met.is(contiguity)).map(|met| (met.one, met.other)).collect()
}

/// The commune strictly around a point.
fn home(made: &Boundaries, point: Position) -> Option<CommuneCode> {
    let at = Point::new(point.longitude(), point.latitude());
    made.iter().find(|(_, geometry)| geometry.contains(&at)).map(|(code, _)| code)
}

fn light(contours: &[Contour], how: &Simplification) -> Boundaries {
    let simplified = boundaries(contours).simplified(how);
    assert!(simplified.left.is_empty(), "{:?}", simplified.left);
    simplified.boundaries
}

proptest! {
    #![proptest_config(tries(96))]

    /// From a hair to the size of the whole grid: the communes touch whom they touched, with their parts and holes, and cover each
    /// other nowhere.
    #[test]
    fn nothing_changes_but_the_number_of_vertices(contours in tessellation(), method in method(), power in 0..7) {
        let before = boundaries(&contours);
        let after = light(&contours, &Simplification::new(method, 10_f64.powi(power)));
        prop_assert_eq!(after.codes(), before.codes());
        prop_assert_eq!(shape(&after), shape(&before));
        prop_assert!(vertices(&after).is_subset(&vertices(&before)));
        let faults = Topology::new(&after).faults();
        prop_assert!(faults.is_matched(), "{faults:?}");
        prop_assert_eq!(faults.gaps.len(), Topology::new(&before).faults().gaps.len());
        for contiguity in [Contiguity::Rook, Contiguity::Queen] {
            prop_assert_eq!(pairs(&after, contiguity), pairs(&before, contiguity));
        }
    }

    #[test]
    fn a_seat_is_never_uncovered(
        contours in tessellation(), method in method(), power in 2..7,
        points in prop::collection::vec((-1.1..-0.5_f64, 44.9..45.5_f64), 20),
    ) {
        let seats: Vec<Position> = points.into_iter().map(|(x, y)| Position::new(x, y).unwrap()).collect();
        let before = boundaries(&contours);
        let after = light(&contours, &Simplification::new(method, 10_f64.powi(power)).with_seats(seats.clone()));
        for seat in seats {
            prop_assert_eq!(home(&after, seat), home(&before, seat));
        }
    }

    #[test]
    fn the_whole_still_covers_what_its_communes_cover(contours in tessellation(), method in method(), power in 2..7) {
        let after = light(&contours, &Simplification::new(method, 10_f64.powi(power)));
        let whole = Topology::new(&after).dissolved(after.codes().to_vec());
        let sum: f64 = after.iter().map(|(_, geometry)| area(&geometry)).sum();
        prop_assert!((area(&whole) - sum).abs() < 1e-12);
    }

    #[test]
    fn what_is_light_stays_as_it_is(contours in tessellation(), power in 0..7) {
        let how = Simplification::new(SimplifyMethod::Visvalingam, 10_f64.powi(power));
        let once = light(&contours, &how);
        prop_assert_eq!(once.simplified(&how).boundaries, once);
    }

    #[test]
    fn neither_the_order_nor_the_start_of_rings_matters(contours in tessellation(), turn in 0_usize..50, power in 2..5) {
        let how = Simplification::new(SimplifyMethod::Visvalingam, 10_f64.powi(power));
        let mut turned = contours.clone();
        turned.rotate_left(turn % contours.len());
        for ring in turned.iter_mut().flat_map(|c| c.parts.iter_mut().flatten()) {
            ring.pop();
            let length = ring.len();
            ring.rotate_left(turn % length);
            ring.push(ring[0]);
        }
        prop_assert_eq!(vertices(&light(&contours, &how)), vertices(&light(&turned, &how)));
    }
}

#[test]
fn nothing_is_dropped_without_a_tolerance() {
    for tolerance_m in [0.0, -1.0, f64::NAN] {
        for method in [SimplifyMethod::Visvalingam, SimplifyMethod::DouglasPeucker] {
            assert_eq!(light(&caro(), &Simplification::new(method, tolerance_m)), boundaries(&caro()));
        }
    }
}

/// La Gripperie's seat lies outside its contour: it stays where it is, in the commune next to it.
#[test]
fn the_seats_of_the_caro_stay_where_they_are() {
    let collection: Value = serde_json::from_slice(CARO_CONTOURS).unwrap();
    let seat = |feature: &Value| {
        let seat = &feature["properties"]["seat"];
        Position::new(seat[0].as_f64().unwrap(), seat[1].as_f64().unwrap()).unwrap()
    };
    let seats: Vec<Position> = collection["features"].as_array().unwrap().iter().map(seat).collect();
    let before = boundaries(&caro());
    for method in [SimplifyMethod::Visvalingam, SimplifyMethod::DouglasPeucker] {
        for tolerance_m in [100.0, 1_000.0, 10_000.0] {
            let after = light(&caro(), &Simplification::new(method, tolerance_m).with_seats(seats.clone()));
            for seat in &seats {
                assert_eq!(home(&after, *seat), home(&before, *seat), "{method:?} {tolerance_m}");
            }
        }
    }
}

#[test]
fn charente_maritime_keeps_its_neighbours_at_any_tolerance() {
    let contours = contours(CHARENTE_MARITIME_CONTOURS);
    let before = boundaries(&contours);
    for (method, tolerance_m) in [(SimplifyMethod::Visvalingam, 500.0), (SimplifyMethod::DouglasPeucker, 1e6)] {
        let after = light(&contours, &Simplification::new(method, tolerance_m));
        assert!(after.vertices() < before.vertices() / 2);
        assert_eq!(pairs(&after, Contiguity::Rook), pairs(&before, Contiguity::Rook));
        assert!(Topology::new(&after).faults().is_matched());
    }
}

/// GEOS measures triangles in squared degrees: the tolerance in metres that says the same at the latitude of the CARO. There the
/// triangles of the south are a little larger in metres than those of the north, so a vertex here and there differs.
#[test]
fn the_light_caro_is_nearly_that_of_geos() {
    let golden: Value = serde_json::from_slice(CARO_GEOMETRY).unwrap();
    let closed = |made: &Boundaries| -> usize {
        let rings = |geometry: &MultiPolygon<f64>| {
            geometry
                .iter()
                .map(|part| part.exterior().0.len() + part.interiors().iter().map(|hole| hole.0.len()).sum::<usize>())
                .sum::<usize>()
        };
        made.iter().map(|(_, geometry)| rings(&geometry)).sum()
    };
    let degree = measure::haversine_m(Position::new(-0.97, 45.4).unwrap(), Position::new(-0.97, 46.4).unwrap());
    let squared = degree * degree * 45.93_f64.to_radians().cos();
    for (tolerance, golden) in golden["simplification"]["results"].as_object().unwrap() {
        let tolerance: f64 = tolerance.parse().unwrap();
        let how = Simplification::new(SimplifyMethod::Visvalingam, tolerance * squared.sqrt());
        let after = light(&caro(), &how);
        let expected = golden["vertices"].as_u64().unwrap() as f64;
        println!("{tolerance}: {} vertices, GEOS {expected}", closed(&after));
        assert!(
            (closed(&after) as f64 / expected - 1.0).abs() < 0.03,
            "{tolerance}: {} for {expected}",
            closed(&after)
        );
        let mut same = 0;
        for (code, geometry) in after.iter() {
            let expected = golden["areas_deg2"][code.to_string()].as_f64().unwrap();
            same += usize::from((area(&geometry) - expected).abs() < 1e-12);
            assert!(
                (area(&geometry) / expected - 1.0).abs() < 0.03,
                "{tolerance} {code}: {} for {expected}",
                area(&geometry)
            );
        }
        println!("{same} of 25 communes to the bit");
        assert!(same >= 15, "{tolerance}: {same} of 25");
    }
}
