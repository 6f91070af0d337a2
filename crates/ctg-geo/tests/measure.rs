//! Measures are those of other programs, and keep the laws of measures.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    clippy::missing_panics_doc,
    reason = "a test stops where it fails, and some numbers are equal to the bit"
)]

mod shared;

use ctg_geo::measure::{
    MEAN_RADIUS_M, area_m2, centroid, geodesic_m, haversine_m, perimeter_m, plane_area_m2, plane_centroid,
    plane_perimeter_m, point_inside, pole_of_inaccessibility, population_weighted_centre,
};
use ctg_geo::{Boundaries, BoundingBox, Location, Locator, Projection};
use ctg_model::{MunicipalPopulation, Position};
use geo_types::{Coord, MultiPolygon};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use shared::{boundaries, caro, contours, tessellation, tries};

const LAMBERT: Projection = Projection::Lambert93;

fn golden(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn position(value: &Value) -> Position {
    Position::new(number(&value[0]), number(&value[1])).unwrap()
}

fn near(found: f64, expected: f64, relative: f64) -> bool {
    (found - expected).abs() <= relative * expected.abs()
}

fn caro_boundaries() -> Boundaries {
    boundaries(&caro())
}

#[test]
fn distances_are_those_of_pyproj() {
    for row in golden(ctg_fixtures::GEODESY)["rows"].as_array().unwrap() {
        let (a, b) = (position(&row["a"]), position(&row["b"]));
        assert!((haversine_m(a, b) - number(&row["haversine_m"])).abs() < 1e-6, "{row}");
        assert!((geodesic_m(a, b) - number(&row["geodesic_wgs84_m"])).abs() < 1e-6, "{row}");
    }
}

/// WGS 84 and GRS80 differ in the tenth digit, hence the tolerance of the geodesic measures.
#[test]
fn the_communes_of_the_caro_measure_what_geopandas_and_pyproj_say() {
    let golden = golden(ctg_fixtures::CARO_GEOMETRY);
    let communes = golden["communes"].as_object().unwrap();
    let boundaries = caro_boundaries();
    assert_eq!((communes.len(), boundaries.len()), (25, 25));
    for (commune, geometry) in boundaries.iter() {
        let expected = &communes[&commune.to_string()];
        assert!(near(area_m2(&geometry), number(&expected["area_geodesic_grs80_m2"]), 1e-9), "{commune}");
        assert!(near(perimeter_m(&geometry), number(&expected["perimeter_geodesic_m"]), 1e-9), "{commune}");
        assert!(near(plane_area_m2(&geometry, LAMBERT).unwrap(), number(&expected["area_l93_m2"]), 1e-10), "{commune}");
        let perimeter = plane_perimeter_m(&geometry, LAMBERT).unwrap();
        assert!(near(perimeter, number(&expected["perimeter_l93_m"]), 1e-12), "{commune}");
        let centre = centroid(&geometry).unwrap();
        assert!(geodesic_m(centre, position(&expected["centroid_lonlat_planar"])) < 1e-6, "{commune}");
        let centre = LAMBERT.project(plane_centroid(&geometry, LAMBERT).unwrap().unwrap()).unwrap();
        let plane = &expected["centroid_l93"];
        assert!((centre.x_m - number(&plane[0])).hypot(centre.y_m - number(&plane[1])) < 1e-6, "{commune}");
        let found = BoundingBox::of_geometry(&geometry).unwrap();
        let corners: Vec<f64> = expected["bbox"].as_array().unwrap().iter().map(number).collect();
        assert_eq!([found.west(), found.south(), found.east(), found.north()], corners[..], "{commune}");
    }
}

#[test]
fn every_commune_of_charente_maritime_holds_its_inner_point_and_its_pole() {
    let boundaries = boundaries(&contours(ctg_fixtures::CHARENTE_MARITIME_CONTOURS));
    let locator = Locator::new(&boundaries);
    for (commune, geometry) in boundaries.iter() {
        assert_eq!(locator.locate(point_inside(&geometry).unwrap()), Location::Inside(commune));
        let pole = pole_of_inaccessibility(&geometry, 10.0).unwrap();
        assert_eq!(locator.locate(pole.position), Location::Inside(commune));
        assert!(pole.distance_m > 0.0, "{commune}");
    }
}

/// The Île Madame is a part of Port-des-Barques: no part is left out, and the pole is in the larger one.
#[test]
fn a_commune_in_two_parts_is_measured_whole() {
    let port_des_barques = caro_boundaries().geometry("17484".parse().unwrap()).unwrap();
    assert_eq!(port_des_barques.0.len(), 2);
    let parts: f64 = port_des_barques.iter().map(|part| area_m2(&MultiPolygon(vec![part.clone()]))).sum();
    assert!(near(area_m2(&port_des_barques), parts, 1e-12) && near(parts, 6_192_667.94, 1e-8));
    let pole = pole_of_inaccessibility(&port_des_barques, 1.0).unwrap();
    assert!(pole.position.longitude() > -1.1, "{pole:?}");
}

#[test]
fn a_finer_tolerance_never_finds_a_pole_nearer_to_the_border_by_more_than_the_coarser() {
    let geometry = caro_boundaries().geometry("17299".parse().unwrap()).unwrap();
    let poles = [1_000.0, 100.0, 10.0, 1.0]
        .map(|tolerance| (tolerance, pole_of_inaccessibility(&geometry, tolerance).unwrap()));
    let (_, finest) = poles[3];
    for (tolerance, pole) in poles {
        assert!(
            pole.distance_m + tolerance + 1e-9 >= finest.distance_m
                && pole.distance_m <= finest.distance_m + 1.0 + 1e-9
        );
    }
    assert!(pole_of_inaccessibility(&geometry, f64::NAN).unwrap().distance_m + 0.002 >= finest.distance_m);
}

#[test]
fn what_has_no_area_has_no_centre_and_measures_nothing() {
    let at = |x: f64| Coord { x, y: 45.0 };
    let flat = MultiPolygon(vec![geo_types::Polygon::new(vec![at(0.0), at(1.0), at(0.5), at(0.0)].into(), vec![])]);
    for geometry in [MultiPolygon(vec![]), flat] {
        assert_eq!((centroid(&geometry), point_inside(&geometry)), (None, None));
        assert_eq!(pole_of_inaccessibility(&geometry, 1.0), None);
    }
    let nothing = MultiPolygon(vec![]);
    assert_eq!((area_m2(&nothing), perimeter_m(&nothing), plane_area_m2(&nothing, LAMBERT)), (0.0, 0.0, Ok(0.0)));
}

#[test]
fn a_geometry_outside_the_domain_of_a_projection_is_not_measured_in_its_plane() {
    let geometry = caro_boundaries().geometry("17299".parse().unwrap()).unwrap();
    for projection in Projection::ALL.iter().filter(|projection| **projection != LAMBERT) {
        assert_eq!(plane_area_m2(&geometry, *projection).unwrap_err().projection(), *projection);
        assert!(plane_perimeter_m(&geometry, *projection).is_err() && plane_centroid(&geometry, *projection).is_err());
    }
}

#[test]
fn a_population_without_persons_has_no_centre_and_says_how_many_places_had_none() {
    let place = |persons| (Position::new(0.0, 45.0).unwrap(), MunicipalPopulation::new(persons));
    assert_eq!(population_weighted_centre([]).unwrap_err().places(), 0);
    let error = population_weighted_centre([place(0), place(0)]).unwrap_err();
    assert_eq!(error.to_string(), "found 2 places and no person, expected at least one person");
    assert_eq!(population_weighted_centre([place(0), place(7)]).unwrap().longitude().to_bits(), 0.0_f64.to_bits());
}

fn points() -> impl Strategy<Value = Vec<Position>> {
    vec((-5.0..9.0, 42.0..51.0).prop_map(|(x, y)| Position::new(x, y).unwrap()), 3)
}

fn moved(geometry: &MultiPolygon<f64>, x: f64) -> MultiPolygon<f64> {
    use geo::MapCoords;
    geometry.map_coords(|at| Coord { x: at.x + x, y: at.y })
}

fn turned(geometry: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let back = |ring: &geo_types::LineString<f64>| ring.0.iter().rev().copied().collect::<Vec<_>>().into();
    let part = |part: &geo_types::Polygon<f64>| {
        geo_types::Polygon::new(back(part.exterior()), part.interiors().iter().map(back).collect())
    };
    MultiPolygon(geometry.iter().map(part).collect())
}

proptest! {
    #![proptest_config(tries(32))]

    #[test]
    fn distances_are_symmetric_and_keep_the_triangle(points in points()) {
        for distance in [haversine_m, geodesic_m] {
            let [a, b, c] = [points[0], points[1], points[2]];
            prop_assert!((distance(a, b) - distance(b, a)).abs() < 1e-6);
            prop_assert!(distance(a, c) <= distance(a, b) + distance(b, c) + 1e-6);
            prop_assert!(distance(a, a).abs() < 1e-9);
        }
        let ratio = haversine_m(points[0], points[1]) / geodesic_m(points[0], points[1]);
        prop_assert!(ratio.is_nan() || (ratio - 1.0).abs() < 0.0056);
        prop_assert!(haversine_m(points[0], points[1]) <= MEAN_RADIUS_M * std::f64::consts::PI);
    }

    #[test]
    fn measures_do_not_know_winding_nor_longitude(contours in tessellation()) {
        for (_, geometry) in boundaries(&contours).iter() {
            let (area, length) = (area_m2(&geometry), perimeter_m(&geometry));
            for same in [turned(&geometry), moved(&geometry, 40.0)] {
                prop_assert!(near(area_m2(&same), area, 1e-6) && near(perimeter_m(&same), length, 1e-9));
            }
            let (one, other) = (centroid(&geometry).unwrap(), centroid(&turned(&geometry)).unwrap());
            prop_assert!(geodesic_m(one, other) < 1e-4);
        }
    }

    #[test]
    fn the_inner_point_and_the_pole_are_inside(contours in tessellation()) {
        let boundaries = boundaries(&contours);
        let locator = Locator::new(&boundaries);
        for (commune, geometry) in boundaries.iter() {
            prop_assert_eq!(locator.locate(point_inside(&geometry).unwrap()), Location::Inside(commune));
            prop_assert_eq!(locator.locate(pole_of_inaccessibility(&geometry, 20.0).unwrap().position), Location::Inside(commune));
        }
    }

    /// The centre lies in the box of the places, does not move with their order, and nearly not when a place is split in two.
    #[test]
    fn the_centre_of_a_population_is_between_its_places(points in points(), persons in vec(1_u64..10_000, 3)) {
        let places: Vec<_> = points.iter().copied().zip(persons.iter().map(|count| MunicipalPopulation::new(*count))).collect();
        let centre = population_weighted_centre(places.clone()).unwrap();
        let around = BoundingBox::of(points).unwrap();
        prop_assert!(around.west() <= centre.longitude() && centre.longitude() <= around.east());
        prop_assert!(around.south() <= centre.latitude() && centre.latitude() <= around.north() + 0.2);
        let twice: Vec<_> = places.iter().rev().chain(&places).copied().collect();
        prop_assert!(geodesic_m(population_weighted_centre(twice).unwrap(), centre) < 1e-6);
    }
}
