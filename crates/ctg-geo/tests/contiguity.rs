//! Laws and golden answers of contiguity and of the dissolved outline.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use std::collections::{BTreeMap, BTreeSet};

use ctg_fixtures::{CARO_GEOMETRY, CHARENTE_MARITIME_CONTOURS};
use ctg_geo::{Contour, Topology, measure};
use ctg_model::code::CommuneCode;
use ctg_model::{Contiguity, Link, LinkKind, Neighbours};
use geo_types::Coord;
use proptest::prelude::*;
use serde_json::Value;
use shared::{boundaries, caro, contours, tessellation, tries};

fn neighbours(contours: &[Contour]) -> Neighbours {
    Topology::new(&boundaries(contours)).neighbours()
}

/// The edges of a commune, each with its ends in order.
fn edges(contour: &Contour) -> BTreeSet<[(u64, u64); 2]> {
    let key = |at: &Coord<f64>| (at.x.to_bits(), at.y.to_bits());
    let rings = contour.parts.iter().flatten();
    rings
        .flat_map(|ring| ring.windows(2))
        .map(|w| {
            let mut e = [key(&w[0]), key(&w[1])];
            e.sort_unstable();
            e
        })
        .collect()
}

proptest! {
    #![proptest_config(tries(64))]

    /// The model: two communes have an edge in common, or a vertex.
    #[test]
    fn neighbours_share_an_edge_or_a_vertex(contours in tessellation()) {
        let found = neighbours(&contours);
        let sets: Vec<_> = contours.iter().map(edges).collect();
        let vertices: Vec<BTreeSet<(u64, u64)>> = sets.iter().map(|set| set.iter().flatten().copied().collect()).collect();
        for one in 0..contours.len() {
            for other in 0..contours.len() {
                let (a, b) = (contours[one].commune, contours[other].commune);
                let (edge, vertex) = (!sets[one].is_disjoint(&sets[other]), !vertices[one].is_disjoint(&vertices[other]));
                prop_assert_eq!(found.of(a, Contiguity::Rook).any(|c| c == b), one != other && edge);
                prop_assert_eq!(found.of(a, Contiguity::Queen).any(|c| c == b), one != other && vertex);
            }
        }
    }

    /// The length of all borders, the coast included, is that of the perimeters.
    #[test]
    fn borders_are_no_longer_than_the_perimeters(contours in tessellation()) {
        let made = boundaries(&contours);
        let found = neighbours(&contours);
        for (commune, geometry) in made.iter() {
            let borders: f64 = found.of(commune, Contiguity::Rook).filter_map(|other| found.between(commune, other)?.border_m()).sum();
            prop_assert!(borders <= measure::perimeter_m(&geometry) * (1.0 + 1e-6));
        }
    }
}

fn golden() -> Value {
    serde_json::from_slice(CARO_GEOMETRY).unwrap()
}

fn pairs(list: &Value) -> BTreeSet<(CommuneCode, CommuneCode)> {
    let code = |value: &Value| value.as_str().unwrap().parse().unwrap();
    list.as_array().unwrap().iter().map(|pair| (code(&pair[0]), code(&pair[1]))).collect()
}

fn found_pairs(found: &Neighbours, contiguity: Contiguity) -> BTreeSet<(CommuneCode, CommuneCode)> {
    found.adjacencies().iter().filter(|met| met.is(contiguity)).map(|met| (met.one, met.other)).collect()
}

#[test]
fn the_neighbours_of_the_caro_are_those_of_libpysal() {
    let (golden, found) = (golden(), neighbours(&caro()));
    assert_eq!(found_pairs(&found, Contiguity::Queen), pairs(&golden["queen_edges"]));
    assert_eq!(found_pairs(&found, Contiguity::Rook), pairs(&golden["rook_edges"]));
    assert_eq!(found.islands(Contiguity::Queen), ["17004".parse().unwrap()]);
}

#[test]
fn the_neighbours_of_charente_maritime_are_those_of_libpysal() {
    let (golden, found) = (golden(), neighbours(&contours(CHARENTE_MARITIME_CONTOURS)));
    assert_eq!(found_pairs(&found, Contiguity::Queen), pairs(&golden["dep17"]["queen_edges"]));
    assert_eq!(found_pairs(&found, Contiguity::Rook), pairs(&golden["dep17"]["rook_edges"]));
    assert_eq!(found.islands(Contiguity::Queen), ["17004".parse().unwrap()]);
}

/// The golden lengths are those of the plane of Lambert-93: the scale there is that of the perimeters of the two communes.
#[test]
fn the_borders_of_the_caro_have_the_lengths_of_shapely() {
    let (golden, found) = (golden(), neighbours(&caro()));
    let scale = |code: CommuneCode| {
        let commune = &golden["communes"][code.to_string()];
        commune["perimeter_l93_m"].as_f64().unwrap() / commune["perimeter_geodesic_m"].as_f64().unwrap()
    };
    for met in found.adjacencies() {
        let plane = golden["rook_border_length_l93_m"][format!("{}-{}", met.one, met.other)].as_f64().unwrap();
        let ours = met.border_m().unwrap() * f64::midpoint(scale(met.one), scale(met.other));
        assert!((ours / plane - 1.0).abs() < 5e-5, "{met:?}: {ours} for {plane}");
    }
}

/// Around a commune inland the borders are its whole perimeter.
#[test]
fn the_borders_of_an_inland_commune_make_up_its_perimeter() {
    let found = neighbours(&contours(CHARENTE_MARITIME_CONTOURS));
    let golden = golden();
    for inland in ["17036", "17065", "17075", "17463"] {
        let code = inland.parse().unwrap();
        let borders: f64 =
            found.of(code, Contiguity::Rook).filter_map(|other| found.between(code, other)?.border_m()).sum();
        let perimeter = golden["communes"][inland]["perimeter_geodesic_m"].as_f64().unwrap();
        assert!((borders / perimeter - 1.0).abs() < 1e-6, "{inland}: {borders} for {perimeter}");
    }
}

#[test]
fn the_caro_is_in_one_piece_with_the_boat_to_the_island() {
    let found = neighbours(&caro());
    let all = found.communes().to_vec();
    assert_eq!(found.pieces(all.clone(), Contiguity::Queen).len(), 2);
    let boat = Link::new(LinkKind::Ferry, "Fouras – Île-d'Aix".parse().unwrap());
    let linked = found.with_link("17168".parse().unwrap(), "17004".parse().unwrap(), boat).unwrap();
    assert_eq!(linked.pieces(all, Contiguity::Linked).len(), 1);
}

#[test]
fn the_dissolved_caro_is_that_of_geos() {
    let golden = golden();
    let topology = Topology::new(&boundaries(&caro()));
    let whole = topology.dissolved(topology.codes().to_vec());
    let golden = &golden["dissolved"];
    let rings: Vec<_> =
        whole.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors())).collect();
    assert_eq!(whole.0.len() as u64, golden["parts"].as_u64().unwrap());
    assert_eq!(rings.len() as u64, golden["parts"].as_u64().unwrap() + golden["holes"].as_u64().unwrap());
    assert_eq!(rings.iter().map(|ring| ring.0.len() as u64).sum::<u64>(), golden["vertices"].as_u64().unwrap());
    assert_eq!(
        vertices_of(golden["wkt"].as_str().unwrap()),
        rings.iter().flat_map(|ring| ring.coords()).map(|at| (at.x.to_bits(), at.y.to_bits())).collect()
    );
    assert!((shared::area(&whole) - golden["area_deg2"].as_f64().unwrap()).abs() < 1e-12);
}

/// The distinct vertices of a text of well-known geometry.
fn vertices_of(text: &str) -> BTreeSet<(u64, u64)> {
    let numbers = text
        .split(|sign: char| !(sign.is_ascii_digit() || ".-e".contains(sign)))
        .filter_map(|word| word.parse::<f64>().ok());
    let numbers: Vec<u64> = numbers.map(f64::to_bits).collect();
    numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

#[test]
fn the_areas_of_the_parts_add_up_to_that_of_the_caro() {
    let made = boundaries(&caro());
    let by_commune: BTreeMap<CommuneCode, f64> =
        made.iter().map(|(code, geometry)| (code, measure::area_m2(&geometry))).collect();
    let whole = Topology::new(&made).dissolved(made.codes().to_vec());
    let sum: f64 = by_commune.values().sum();
    assert!((measure::area_m2(&whole) - sum).abs() < 1e-3, "{sum}");
}
