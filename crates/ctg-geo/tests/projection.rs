//! The projections are those of PROJ, and go there and back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    clippy::missing_panics_doc,
    reason = "a test stops where it fails, and some numbers are equal to the bit"
)]

use ctg_geo::{ProjectedPoint, Projection};
use ctg_model::Position;
use proptest::prelude::*;
use serde_json::Value;

fn golden(name: &str, bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn numbers(row: &Value) -> Vec<f64> {
    row.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// The worst case is asked to stay below a micrometre: a thousand times less than the millimetre that is promised.
#[test]
fn every_projection_agrees_with_proj_on_a_grid_of_its_domain() {
    const TOLERANCE_M: f64 = 1e-6;
    let golden = golden("projections", ctg_fixtures::PROJECTIONS);
    let cases = golden["projections"].as_array().unwrap();
    assert_eq!(cases.len(), Projection::ALL.len());
    for case in cases {
        let epsg = case["epsg"].as_u64().unwrap();
        let projection = *Projection::ALL.iter().find(|one| u64::from(one.epsg()) == epsg).unwrap();
        assert_eq!(projection.name(), case["name"].as_str().unwrap());
        let domain = projection.domain();
        assert_eq!(numbers(&case["domain"]), [domain.west(), domain.south(), domain.east(), domain.north()]);
        for row in case["points"].as_array().unwrap() {
            let [longitude, latitude, x_m, y_m] = numbers(row).try_into().unwrap();
            let found = projection.project(Position::new(longitude, latitude).unwrap()).unwrap();
            let off = (found.x_m - x_m).hypot(found.y_m - y_m);
            assert!(off < TOLERANCE_M, "{projection} at {longitude}, {latitude}: {off} m from PROJ");
            let back = projection.unproject(ProjectedPoint { x_m, y_m }).unwrap();
            let off = (back.longitude() - longitude).hypot(back.latitude() - latitude);
            assert!(off < 1e-11, "{projection} back to {longitude}, {latitude}: {off} degrees off");
        }
    }
}

#[test]
fn lambert_93_agrees_with_proj_on_the_pairs_of_the_geodesy_file() {
    for row in golden("geodesy", ctg_fixtures::GEODESY)["rows"].as_array().unwrap() {
        for (point, plane) in [("a", "l93_a"), ("b", "l93_b")] {
            let [longitude, latitude] = numbers(&row[point]).try_into().unwrap();
            let [x_m, y_m] = numbers(&row[plane]).try_into().unwrap();
            match Projection::Lambert93.project(Position::new(longitude, latitude).unwrap()) {
                Ok(found) => assert!((found.x_m - x_m).hypot(found.y_m - y_m) < 1e-6, "{row}"),
                Err(error) => assert_eq!(error.point(), Position::new(longitude, latitude).ok()),
            }
        }
    }
}

#[test]
fn the_seat_of_every_departement_overseas_has_a_projection_that_takes_it() {
    let seats = [
        ("971", -61.7267, 15.9973),
        ("972", -61.0742, 14.6037),
        ("973", -54.0326, 3.6447), // Maripasoula, west of zone 22
        ("974", 55.4481, -20.8789),
        ("975", -56.1734, 46.7811),
        ("976", 45.2279, -12.7806),
        ("977", -62.8498, 17.8962),
        ("978", -63.0822, 18.0679),
        ("2A", 8.7369, 41.9267),
        ("17", -1.1508, 46.1591),
    ];
    for (departement, longitude, latitude) in seats {
        let projection = Projection::of_departement(departement.parse().unwrap()).unwrap();
        assert!(projection.project(Position::new(longitude, latitude).unwrap()).is_ok(), "{departement}: {projection}");
    }
}

#[test]
fn a_plane_point_that_is_no_number_shows_no_point_of_the_globe() {
    for projection in Projection::ALL {
        for (x_m, y_m) in [(f64::NAN, 6_600_000.0), (700_000.0, f64::INFINITY), (f64::NEG_INFINITY, f64::NAN)] {
            let error = projection.unproject(ProjectedPoint { x_m, y_m }).unwrap_err();
            assert_eq!(error.projection(), *projection);
            assert!(!error.looks_swapped());
        }
    }
}

/// A projection, and a point of its domain.
fn point_in_domain() -> impl Strategy<Value = (Projection, Position)> {
    (prop::sample::select(Projection::ALL), 0.0..=1.0, 0.0..=1.0).prop_map(|(projection, u, v)| {
        let domain = projection.domain();
        let longitude = f64::min(domain.west() + u * (domain.east() - domain.west()), domain.east());
        let latitude = f64::min(domain.south() + v * (domain.north() - domain.south()), domain.north());
        (projection, Position::new(longitude, latitude).unwrap())
    })
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_point((projection, point) in point_in_domain()) {
        let back = projection.unproject(projection.project(point).unwrap()).unwrap();
        prop_assert!((back.longitude() - point.longitude()).abs() < 1e-12);
        prop_assert!((back.latitude() - point.latitude()).abs() < 1e-12);
    }

    /// Conformal: a step to the north and one to the east of equal length on the globe stay equal and square in the plane.
    #[test]
    fn angles_are_kept((projection, point) in point_in_domain()) {
        let (step, e2) = (1e-6, 0.006_694_380_022_903_416);
        let sine = point.latitude().to_radians().sin();
        let east_per_degree = point.latitude().to_radians().cos() / (1.0 - e2 * sine * sine).sqrt();
        let north_per_degree = (1.0 - e2) / (1.0 - e2 * sine * sine).powf(1.5);
        let inward = |middle: f64, value: f64| if value < middle { step } else { -step };
        let domain = projection.domain();
        let along = inward(f64::midpoint(domain.west(), domain.east()), point.longitude());
        let up = inward(f64::midpoint(domain.south(), domain.north()), point.latitude());
        let at = projection.project(point).unwrap();
        let moved = |dx: f64, dy: f64| {
            let to = projection.project(Position::new(point.longitude() + dx, point.latitude() + dy).unwrap()).unwrap();
            ((to.x_m - at.x_m) / step, (to.y_m - at.y_m) / step)
        };
        let (east, north) = (moved(along, 0.0), moved(0.0, up));
        let scale = (east.0.hypot(east.1) / east_per_degree, north.0.hypot(north.1) / north_per_degree);
        prop_assert!((scale.0 / scale.1 - 1.0).abs() < 1e-6, "{scale:?}");
        let cosine = (east.0 * north.0 + east.1 * north.1) / (east.0.hypot(east.1) * north.0.hypot(north.1));
        prop_assert!(cosine.abs() < 1e-6, "{cosine}");
    }
}
