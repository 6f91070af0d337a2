//! A point is located as exact arithmetic locates it, one by one or in a batch, whatever the contours.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    clippy::missing_panics_doc,
    reason = "a test stops where it fails, and some numbers are equal to the bit"
)]

mod shared;

use ctg_geo::{Advice, Boundaries, Contour, Location, Locator};
use ctg_model::code::CommuneCode;
use ctg_model::{Assignment, Commune, Position, Territory, Zoning, observation::Status};
use geo::{Contains, Intersects};
use geo_types::{Coord, MultiPolygon, Point};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use shared::{boundaries, caro, code, contours, tessellation, tries, year};

fn point(x: f64, y: f64) -> Position {
    Position::new(x, y).unwrap()
}

fn charente_maritime() -> Boundaries {
    boundaries(&contours(ctg_fixtures::CHARENTE_MARITIME_CONTOURS))
}

fn codes(value: &Value) -> Vec<CommuneCode> {
    value.as_array().unwrap().iter().map(|code| code.as_str().unwrap().parse().unwrap()).collect()
}

fn position(case: &Value) -> Position {
    point(case["p"][0].as_f64().unwrap(), case["p"][1].as_f64().unwrap())
}

/// The location that every contour, asked in turn, gives.
fn brute(geometries: &[(CommuneCode, MultiPolygon<f64>)], at: Position) -> Location {
    let p = Point::new(at.longitude(), at.latitude());
    let touching: Vec<_> = geometries.iter().filter(|(_, geometry)| geometry.intersects(&p)).collect();
    let on_border = touching.iter().any(|(_, geometry)| !geometry.0.iter().any(|part| part.contains(&p)));
    let communes: Vec<CommuneCode> = touching.iter().map(|(commune, _)| *commune).collect();
    match communes.as_slice() {
        [] => Location::Outside { advice: None },
        [commune] if !on_border => Location::Inside(*commune),
        _ if on_border => Location::Border(communes),
        _ => Location::Overlap(communes),
    }
}

/// Asks one by one, in a batch and in threads, and compares all with what every contour says.
fn check(boundaries: &Boundaries, points: &[Position]) {
    let geometries: Vec<_> = boundaries.iter().collect();
    let locator = Locator::new(boundaries);
    let without_advice = |location| match location {
        Location::Outside { .. } => Location::Outside { advice: None },
        other => other,
    };
    let alone: Vec<Location> = points.iter().map(|at| locator.locate(*at)).collect();
    for (at, found) in points.iter().zip(&alone) {
        assert_eq!(without_advice(found.clone()), brute(&geometries, *at), "{at}");
    }
    assert_eq!(locator.locate_all(points), alone);
    let communes: Vec<Option<CommuneCode>> = alone.iter().map(Location::commune).collect();
    assert_eq!(locator.communes_of(points), communes);
    #[cfg(feature = "rayon")]
    {
        assert_eq!(locator.par_locate_all(points), alone);
        assert_eq!(locator.par_communes_of(points), communes);
    }
}

/// Points where floating point would lie: vertices, middles of edges, and their neighbours to the last bit.
fn delicate(boundaries: &Boundaries) -> Vec<Position> {
    let mut points = Vec::new();
    for (_, geometry) in boundaries.iter() {
        let rings = geometry.0.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
        for edge in rings.flat_map(geo_types::LineString::lines) {
            let along = |share: f64| edge.start + (edge.end - edge.start) * share;
            let around = |at: Coord<f64>| {
                [
                    point(at.x, at.y),
                    point(at.x.next_up(), at.y),
                    point(at.x.next_down(), at.y),
                    point(at.x, at.y.next_up()),
                    point(at.x, at.y.next_down()),
                ]
            };
            points.extend([0.0, 0.5, 0.3].into_iter().flat_map(|share| around(along(share))));
            // On the latitude of a vertex, away from it.
            points.extend([point(edge.start.x + 0.013, edge.start.y), point(edge.start.x - 0.2, edge.start.y)]);
        }
    }
    points
}

#[test]
fn five_thousand_points_lie_where_exact_arithmetic_puts_them() {
    let golden: Value = serde_json::from_slice(ctg_fixtures::POINTS_IN_COMMUNES).unwrap();
    let boundaries = charente_maritime();
    let locator = Locator::new(&boundaries);
    let cases = golden["uniform"].as_array().unwrap();
    assert_eq!(cases.len(), 5_000);
    let points: Vec<Position> = cases.iter().map(position).collect();
    for ((case, at), found) in cases.iter().zip(&points).zip(locator.locate_all(&points)) {
        let expected = match case["code"].as_str() {
            Some(commune) => Location::Inside(commune.parse().unwrap()),
            None => Location::Outside { advice: None },
        };
        assert_eq!(found, expected, "{at}");
    }
}

#[test]
fn points_on_borders_touch_the_communes_that_exact_arithmetic_says() {
    let golden: Value = serde_json::from_slice(ctg_fixtures::POINTS_IN_COMMUNES).unwrap();
    let boundaries = charente_maritime();
    let locator = Locator::new(&boundaries);
    let cases = golden["boundary"].as_array().unwrap();
    assert_eq!(cases.len(), 750);
    for case in cases {
        let (covers, inside) = (codes(&case["covers"]), codes(&case["inside"]));
        let found = locator.locate(position(case));
        let expected = match (covers.as_slice(), inside.as_slice()) {
            ([], []) => Location::Outside { advice: None },
            ([_], [commune]) => Location::Inside(*commune),
            _ => Location::Border(covers.clone()),
        };
        assert_eq!(found, expected, "{case}");
        assert_eq!(found.commune(), covers.first().copied(), "{case}");
    }
}

#[test]
fn the_delicate_points_of_the_caro_lie_where_every_contour_says() {
    let boundaries = boundaries(&caro());
    check(&boundaries, &delicate(&boundaries));
}

#[test]
fn a_lake_is_outside_an_enclave_is_in_its_commune_and_their_shores_are_borders() {
    let ring = |corners: [(f64, f64); 4]| {
        let mut ring: Vec<Coord<f64>> = corners.map(|(x, y)| Coord { x, y }).to_vec();
        ring.push(ring[0]);
        ring
    };
    let square = |x: f64, y: f64, size: f64| ring([(x, y), (x + size, y), (x + size, y + size), (x, y + size)]);
    let around =
        Contour::of_rings(code(1), vec![vec![square(0.0, 40.0, 9.0), square(1.0, 41.0, 2.0), square(5.0, 45.0, 2.0)]]);
    let enclave = Contour::of_rings(code(2), vec![vec![square(5.0, 45.0, 2.0)]]);
    let boundaries = boundaries(&[around, enclave]);
    let locator = Locator::new(&boundaries);
    let outside = Location::Outside { advice: None };
    assert_eq!(locator.locate(point(2.0, 42.0)), outside); // in the lake
    assert_eq!(locator.locate(point(1.0, 42.0)), Location::Border(vec![code(1)])); // on its shore
    assert_eq!(locator.locate(point(6.0, 46.0)), Location::Inside(code(2)));
    assert_eq!(locator.locate(point(5.0, 46.0)), Location::Border(vec![code(1), code(2)]));
    assert_eq!(locator.locate(point(4.0, 46.0)), Location::Inside(code(1)));
    assert_eq!(locator.locate(point(9.0, 49.0)), Location::Border(vec![code(1)])); // the corner
    check(&boundaries, &delicate(&boundaries));
}

#[test]
fn a_border_that_is_nearly_a_line_parts_points_that_doubles_cannot() {
    // The slope of the border is such that the determinant of doubles is 0 or of the wrong sign beside it.
    let at = |x: f64, y: f64| Coord { x, y };
    let north = vec![at(12.0, 12.0), at(24.0, 24.0), at(12.0, 24.0), at(0.0, 24.0), at(0.0, 0.0), at(12.0, 12.0)];
    let south = vec![at(0.0, 0.0), at(24.0, 0.0), at(24.0, 24.0), at(12.0, 12.0), at(0.0, 0.0)];
    let boundaries =
        boundaries(&[Contour::of_rings(code(1), vec![vec![north]]), Contour::of_rings(code(2), vec![vec![south]])]);
    let locator = Locator::new(&boundaries);
    assert_eq!(locator.locate(point(0.5, 0.5_f64.next_up())), Location::Inside(code(1)));
    assert_eq!(locator.locate(point(0.5, 0.5_f64.next_down())), Location::Inside(code(2)));
    assert_eq!(locator.locate(point(0.5, 0.5)), Location::Border(vec![code(1), code(2)]));
}

#[test]
fn swapped_coordinates_are_recognised_and_the_sea_is_not_taken_for_them() {
    let boundaries = boundaries(&caro());
    let locator = Locator::new(&boundaries);
    let rochefort = locator.locate(point(-0.962, 45.936));
    assert_eq!(rochefort, Location::Inside("17299".parse().unwrap()));
    let swapped = locator.locate(point(45.936, -0.962));
    assert_eq!(swapped, Location::Outside { advice: Some(Advice::SwapLatitudeAndLongitude) });
    assert_eq!(swapped.to_string(), "in no commune: latitude and longitude look swapped");
    assert_eq!(locator.locate(point(-1.12, 46.0)), Location::Outside { advice: None });
    assert_eq!(locator.locate(point(2.35, 48.86)), Location::Outside { advice: None });
}

#[test]
fn a_point_leads_to_its_commune_and_to_its_zone() {
    let boundaries = boundaries(&caro());
    let communes =
        boundaries.codes().iter().map(|code| Commune::new(*code, code.to_string().parse().unwrap())).collect();
    let territory = Territory::new("CARO".parse().unwrap(), year(), communes).unwrap();
    let zone = |code: CommuneCode| if code.to_string().as_str() < "17299" { "A" } else { "B" };
    let assign = |code: &CommuneCode| Assignment::new(*code, zone(*code).parse().unwrap(), Status::Inferred);
    let zoning =
        Zoning::new(territory, "Test".parse().unwrap(), boundaries.codes().iter().map(assign).collect()).unwrap();
    let found = Locator::new(&boundaries).locate(point(-0.962, 45.936));
    assert_eq!(found.zone(&zoning).map(|zone| zone.name().as_str()), Some("B"));
    assert_eq!(Location::Outside { advice: None }.zone(&zoning), None);
}

#[test]
fn a_point_off_the_coast_has_a_nearest_commune_within_reach() {
    let boundaries = boundaries(&caro());
    let locator = Locator::new(&boundaries);
    let fouras: CommuneCode = "17168".parse().unwrap();
    let at_sea = point(-1.12, 45.99);
    let nearest = locator.nearest(at_sea, 5_000.0).unwrap();
    assert_eq!(nearest.commune, fouras);
    assert!((1_000.0..3_000.0).contains(&nearest.distance_m), "{nearest:?}");
    assert_eq!(locator.nearest(at_sea, nearest.distance_m), Some(nearest)); // the limit is within reach
    assert_eq!(locator.nearest(at_sea, nearest.distance_m.next_down()), None);
    assert_eq!(locator.nearest(point(2.35, 48.86), 100_000.0), None);
    assert_eq!(locator.nearest(at_sea, f64::NAN), None);
    assert_eq!(locator.nearest(at_sea, -1.0), None);
    let inside = locator.nearest(point(-0.962, 45.936), 0.0).unwrap();
    assert_eq!((inside.distance_m.to_bits(), inside.at), (0.0_f64.to_bits(), point(-0.962, 45.936)));
}

/// Triangles and kites with corners on a coarse lattice, drawn without a thought for one another: they overlap, share edges or halves of
/// edges, and leave gaps.
fn heap() -> impl Strategy<Value = Vec<Contour>> {
    let corner = (0_u8..8, 0_u8..8).prop_map(|(x, y)| Coord { x: f64::from(x) * 0.1 - 0.45, y: f64::from(y) * 0.1 });
    let shape = vec(corner, 3..=4).prop_map(|mut ring| {
        ring.push(ring[0]);
        vec![vec![ring]]
    });
    vec(shape, 1..12).prop_map(|shapes| {
        let contours = (1..).zip(shapes).map(|(number, parts)| Contour::of_rings(code(number), parts));
        contours.filter(|contour| Boundaries::new(year(), [contour.clone()]).is_ok()).collect()
    })
}

fn somewhere() -> impl Strategy<Value = Vec<Position>> {
    vec((-1.3..3.0, 44.8..46.0).prop_map(|(x, y)| point(x, y)), 0..200)
}

proptest! {
    #![proptest_config(tries(48))]

    #[test]
    fn a_tessellation_answers_as_each_of_its_contours(contours in tessellation(), points in somewhere()) {
        let boundaries = boundaries(&contours);
        check(&boundaries, &points);
        check(&boundaries, &delicate(&boundaries));
    }

    #[test]
    fn overlaps_and_gaps_answer_as_each_contour(contours in heap(), points in vec((-0.5..0.5, -0.1..0.9), 0..200)) {
        let boundaries = boundaries(&contours);
        let points: Vec<Position> = points.into_iter().map(|(x, y)| point(x, y)).collect();
        check(&boundaries, &points);
        check(&boundaries, &delicate(&boundaries));
    }

    #[test]
    fn the_order_of_the_contours_does_not_matter((contours, shuffled) in tessellation().prop_flat_map(|contours| {
        (Just(contours.clone()), Just(contours).prop_shuffle())
    }), points in somewhere()) {
        let (one, other) = (boundaries(&contours), boundaries(&shuffled));
        prop_assert_eq!(Locator::new(&one).locate_all(&points), Locator::new(&other).locate_all(&points));
    }

    /// The nearest commune is no farther than any vertex of any commune, and the distance is that to the point given.
    #[test]
    fn no_vertex_is_nearer_than_the_nearest_commune(contours in tessellation(), points in somewhere()) {
        use ctg_geo::measure::geodesic_m;
        let boundaries = boundaries(&contours);
        let locator = Locator::new(&boundaries);
        for at in points.into_iter().take(20) {
            let nearest = locator.nearest(at, 1e6).unwrap();
            prop_assert_eq!(nearest.distance_m, geodesic_m(at, nearest.at));
            let vertices = contours.iter().flat_map(|contour| contour.parts.iter().flatten().flatten());
            for vertex in vertices {
                prop_assert!(nearest.distance_m <= geodesic_m(at, point(vertex.x, vertex.y)) * 1.000_1 + 1e-6);
            }
        }
    }
}
