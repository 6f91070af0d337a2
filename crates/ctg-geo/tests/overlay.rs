//! Laws of shares: what is cut adds up.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use std::collections::BTreeMap;

use ctg_geo::{Topology, measure};
use ctg_model::Position;
use geo_types::{MultiPolygon, polygon};
use proptest::prelude::*;
use shared::{boundaries, caro, tessellation, tessellation_in_zones, tries, year};

/// Boxes side by side that cut the grid at some longitudes and leave its north out.
fn strips(cuts: &[f64]) -> BTreeMap<usize, MultiPolygon<f64>> {
    let mut at: Vec<f64> = cuts.to_vec();
    at.sort_by(f64::total_cmp);
    at.dedup();
    let strip = |(w, e): (&f64, &f64)| {
        MultiPolygon::from(polygon![(x: *w, y: 44.0), (x: *e, y: 44.0), (x: *e, y: 45.25), (x: *w, y: 45.25)])
    };
    at.iter().zip(at.iter().skip(1)).map(strip).enumerate().collect()
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn shares_sum_to_one(contours in tessellation(), cuts in prop::collection::vec(-1.1..-0.5_f64, 2..6)) {
        let made = boundaries(&contours);
        for shares in made.shares_by_area(&strips(&cuts)).unwrap() {
            let sum: f64 = shares.shares.iter().map(|one| one.share).sum();
            prop_assert!((sum + shares.outside - 1.0).abs() < 1e-12);
            prop_assert!((0.0..=1.0).contains(&shares.outside) && shares.shares.iter().all(|one| one.share > 0.0 && one.share <= 1.0));
        }
    }

    /// Zones made of whole communes: each commune is in its own, to the last digit.
    #[test]
    fn a_commune_lies_whole_in_the_zone_made_of_it((contours, zone_of) in tessellation_in_zones()) {
        let number: BTreeMap<_, _> = contours.iter().map(|c| c.commune).zip(zone_of.iter().copied()).collect();
        let made = boundaries(&contours);
        let zones = Topology::new(&made).dissolved_by(|commune| number.get(&commune).copied());
        for shares in made.shares_by_area(&zones).unwrap() {
            prop_assert_eq!(shares.shares.len(), 1);
            prop_assert_eq!((shares.shares[0].zone, shares.shares[0].share, shares.outside), (number[&shares.commune], 1.0, 0.0));
        }
    }

    /// Sums over communes give back the area of a zone that lies in them.
    #[test]
    fn what_zones_take_from_communes_is_what_they_cover(cuts in prop::collection::vec(-0.95..-0.65_f64, 2..5)) {
        let contours = shared::grid(4, 4, &[1; 160]);
        let made = boundaries(&contours);
        let zones: BTreeMap<usize, MultiPolygon<f64>> = strips(&cuts).into_iter().map(|(k, zone)| {
            use geo::MapCoords;
            (k, zone.map_coords(|at| if at.y < 45.0 { geo_types::Coord { x: at.x, y: 45.05 } } else { at }))
        }).collect();
        let mut taken: BTreeMap<usize, f64> = BTreeMap::new();
        for shares in made.shares_by_area(&zones).unwrap() {
            let whole = measure::area_m2(&made.geometry(shares.commune).unwrap());
            for one in shares.shares {
                *taken.entry(one.zone).or_insert(0.0) += one.share * whole;
            }
        }
        for (zone, geometry) in &zones {
            let area = measure::area_m2(geometry);
            prop_assert!((taken.get(zone).copied().unwrap_or(0.0) - area).abs() < 1e-5 * area + 10.0, "{zone}");
        }
    }

    /// The model: count by hand, point by point.
    #[test]
    fn weights_are_counted_where_they_lie(
        contours in tessellation(), cuts in prop::collection::vec(-1.1..-0.5_f64, 2..6),
        points in prop::collection::vec((-1.1..-0.5_f64, 44.9..45.5_f64, 0_u8..5), 30),
    ) {
        use geo::Intersects;
        let made = boundaries(&contours);
        let zones = strips(&cuts);
        let weights: Vec<(Position, f64)> = points.iter().map(|(x, y, w)| (Position::new(*x, *y).unwrap(), f64::from(*w))).collect();
        let found = made.shares_by_weight(&zones, &weights).unwrap();
        let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
        let mut counted = found.in_no_commune;
        for shares in &found.communes {
            let geometry = made.geometry(shares.commune).unwrap();
            let at = |p: &Position| geo_types::Point::new(p.longitude(), p.latitude());
            let here: Vec<&(Position, f64)> = weights.iter().filter(|(p, _)| geometry.intersects(&at(p))).collect();
            let whole: f64 = here.iter().map(|(_, weight)| weight).sum();
            counted += whole;
            let sum: f64 = shares.shares.iter().map(|one| one.share).sum();
            prop_assert!((sum + shares.outside - 1.0).abs() < 1e-12);
            for one in &shares.shares {
                let inside: f64 = here.iter().filter(|(p, _)| zones[&one.zone].intersects(&at(p))).map(|(_, weight)| weight).sum();
                prop_assert!((one.share - inside / whole).abs() < 1e-12);
            }
        }
        prop_assert!((counted - total).abs() < 1e-9);
        prop_assert_eq!(found.communes.len() + found.weightless.len(), made.len());
    }
}

#[test]
fn without_zones_everything_is_outside() {
    let made = boundaries(&caro());
    for zones in [BTreeMap::new(), BTreeMap::from([(0, MultiPolygon(Vec::new()))])] {
        let shares = made.shares_by_area(&zones).unwrap();
        assert!(shares.iter().all(|one| one.shares.is_empty() && (one.outside - 1.0).abs() < f64::EPSILON));
    }
}

#[test]
fn bad_zones_and_weights_are_told() {
    let made = boundaries(&caro());
    let square = |x: f64, y: f64| MultiPolygon::from(polygon![(x: x, y: 45.9), (x: -0.9, y: 45.9), (x: -0.9, y: y)]);
    let error = made.shares_by_area(&BTreeMap::from([(7, square(f64::NAN, 46.0))])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "zone 1 has a vertex at (NaN, 45.9), expected a longitude from -180 to 180 and a latitude from -90 to 90"
    );
    let overlapping = BTreeMap::from([(1, square(-1.0, 46.0)), (2, square(-1.0, 46.0))]);
    let error = made.shares_by_area(&overlapping).unwrap_err();
    assert!(error.to_string().starts_with("zones 1 and 2 overlap in commune 17"), "{error}");
    let weights = [(Position::new(-0.96, 45.93).unwrap(), -1.0)];
    let error = made.shares_by_weight(&BTreeMap::from([(1, square(-1.0, 46.0))]), &weights).unwrap_err();
    assert_eq!(error.to_string(), "weight 1 is -1, expected a number of at least 0");
    assert_eq!(made.cog(), year());
}
