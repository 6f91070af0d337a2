//! The GeoJSON door takes what RFC 7946 allows, sets aside what is no commune, and neither panics nor loops on any bytes.

#![cfg(feature = "geojson")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use ctg_geo::geojson::{CodeFrom, Communes, GeoJsonError, Id, JsonObject, feature, read_communes, write_features};
use ctg_geo::{Boundaries, BoundingBox, SvgFrame};
use geo_types::MultiPolygon;
use proptest::prelude::*;
use shared::{boundaries, tessellation, tries, year};

const CODE: CodeFrom<'_> = CodeFrom::Property("code");

fn file(name: &str) -> &'static [u8] {
    let found = ctg_fixtures::SYNTHETIC_GEOJSON.iter().find(|(other, _)| *other == name);
    found.unwrap_or_else(|| panic!("no file {name}")).1
}

fn read(name: &str) -> Result<Communes, GeoJsonError> {
    read_communes(file(name), CODE)
}

fn codes(communes: &Communes) -> Vec<String> {
    communes.features.iter().map(|feature| feature.contour.commune.to_string()).collect()
}

fn told(name: &str) -> String {
    read(name).unwrap_err().to_string()
}

#[test]
fn members_come_in_any_order_and_unknown_ones_are_left_aside() {
    for name in ["synthetic-plain", "synthetic-bbox-first"] {
        let communes = read(name).unwrap();
        assert_eq!((codes(&communes), communes.set_aside.len()), (vec!["17299".into(), "17004".into()], 0), "{name}");
    }
}

#[test]
fn a_multi_polygon_keeps_its_parts_and_a_polygon_is_one() {
    let communes = read("synthetic-plain").unwrap();
    assert_eq!(communes.features.iter().map(|feature| feature.contour.parts.len()).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn an_empty_collection_is_no_error() {
    assert_eq!(read("synthetic-no-feature").unwrap(), Communes::default());
}

#[test]
fn a_file_that_is_cut_is_an_error_once() {
    let error = read("synthetic-cut").unwrap_err();
    assert_eq!(error.to_string(), "line 3, column 101: found the end of the file after 1 feature, expected more JSON");
    assert_eq!((error.line(), error.features()), (3, 1));
}

#[test]
fn wgs_84_may_be_named_and_another_system_is_refused() {
    assert_eq!(codes(&read("synthetic-crs-wgs-84").unwrap()), ["17299"]);
    let told = told("synthetic-crs-lambert-93");
    assert!(told.contains("found the reference system `urn:ogc:def:crs:EPSG::2154`, expected WGS 84"), "{told}");
}

#[test]
fn altitudes_are_left_out() {
    let communes = read("synthetic-altitudes").unwrap();
    assert_eq!(communes.features.len(), 2);
    assert_eq!(communes.features[1].contour.parts[0][0][2].x_y(), (3.0, 46.0));
}

#[test]
fn what_is_no_commune_is_set_aside_with_number_code_and_reason() {
    let communes = read("synthetic-no-commune").unwrap();
    assert_eq!(codes(&communes), ["17301", "17168"]); // the code as a number, and the last
    assert_eq!(communes.features[1].number, 20);
    let told: Vec<String> = communes.set_aside.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "feature 1 (17299): found no geometry, expected a Polygon or a MultiPolygon",
            "feature 2 (17004): found no geometry, expected a Polygon or a MultiPolygon",
            "feature 3 (1004): commune code `1004`: found 4 characters, expected 5 characters (`01004` if a leading zero was lost)",
            "feature 5: property `code`: found no text, expected the code of a commune",
            "feature 6: found no property `code`, expected one with the code of the commune",
            "feature 7 (17168): found a geometry `Point`, expected a Polygon or a MultiPolygon",
            "feature 8 (17168): coordinates: found integer `0`, expected those of a Polygon",
            "feature 9 (17168): coordinates: found string \"0\", expected those of a Polygon",
            "feature 10 (17168): coordinates: found invalid length 1, expected those of a Polygon",
            "feature 11 (17168): coordinates: found null, expected those of a MultiPolygon",
            "feature 12 (17168): found a geometry without type, expected a Polygon or a MultiPolygon",
            "feature 13 (17168): found a geometry `GeometryCollection`, expected a Polygon or a MultiPolygon",
            "feature 14 (17168): found string \"Polygon\", expected a Polygon or a MultiPolygon",
            "feature 15: found the type `Topology`, expected `Feature`",
            "feature 16: found integer `12`, expected a Feature",
            "feature 17: found null, expected a Feature",
            "feature 18: found a list, expected a Feature",
            "feature 19 (17168): coordinates: found number out of range, expected those of a Polygon",
        ]
    );
}

#[test]
fn rings_come_as_they_stand_so_that_the_boundaries_can_name_an_open_one() {
    let contours = read("synthetic-open-ring").unwrap().features.into_iter().map(|feature| feature.contour);
    let error = Boundaries::new(year(), contours).unwrap_err();
    assert!(error.to_string().starts_with("commune 17299, part 1, ring 1: the last vertex"), "{error}");
}

#[test]
fn the_code_may_be_the_id_a_text_or_a_number() {
    let communes = read_communes(file("synthetic-ids"), CodeFrom::Id).unwrap();
    assert_eq!(codes(&communes), ["17299", "17004"]);
    assert_eq!(communes.features[0].id, Some(Id::String("17299".into())));
    let by_property = read("synthetic-ids").unwrap();
    assert_eq!(
        by_property.set_aside[0].problem(),
        "found no property `code`, expected one with the code of the commune"
    );
}

#[test]
fn what_is_no_collection_is_told() {
    let collection = "found the type \"Feature\", expected \"FeatureCollection\"";
    assert!(told("synthetic-a-feature-alone").ends_with(collection), "{}", told("synthetic-a-feature-alone"));
    let after = told("synthetic-text-after");
    assert!(after.contains("line 3") && after.contains("trailing characters"), "{after}");
    for (bytes, expected) in [
        (&b""[..], "found the end of the file after 0 features, expected more JSON"),
        (b"[]", "expected a FeatureCollection"),
        (b"{}", "found no type, expected `FeatureCollection`"),
        (b"{\"type\":\"FeatureCollection\"}", "found no features, expected a list of them"),
        (b"{\"type\":\"FeatureCollection\",\"features\":7}", "expected a list of features"),
        (b"code,name\n", "found expected value after 0 features, expected JSON"),
        (b"\xFF\xFE{\0", "expected JSON"),
    ] {
        let told = read_communes(bytes, CODE).unwrap_err().to_string();
        assert!(told.ends_with(expected), "{told}");
    }
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(codes(&read("synthetic-byte-order-mark").unwrap()), ["17299"]);
}

#[test]
fn nesting_without_end_sets_one_feature_aside() {
    let communes = read("synthetic-nested").unwrap();
    assert_eq!((communes.features.len(), communes.set_aside.len()), (0, 1));
}

#[test]
fn a_reader_that_fails_is_an_error_with_its_cause() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let error = read_communes(Broken, CODE).unwrap_err();
    assert!(error.to_string().ends_with("the file cannot be read"), "{error}");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the disk is gone");
}

fn written(boundaries: &Boundaries) -> Vec<u8> {
    let mut out = Vec::new();
    let features = boundaries.iter().map(|(code, geometry)| {
        let properties: JsonObject =
            [("code".to_owned(), code.to_string().into()), ("n".to_owned(), 1.5.into())].into_iter().collect();
        feature(&geometry, properties, Some(Id::String(code.to_string())))
    });
    write_features(&mut out, features).unwrap();
    out
}

#[test]
fn the_caro_goes_out_and_comes_back_with_its_properties() {
    let caro = read_communes(ctg_fixtures::CARO_CONTOURS, CODE).unwrap();
    assert_eq!(caro.features[0].properties["nom"], "Île-d'Aix");
    assert_eq!(caro.features[0].properties["seat"][0], -1.17339);
    let one = Boundaries::new(year(), caro.features.into_iter().map(|feature| feature.contour)).unwrap();
    let again = read_communes(&written(&one)[..], CODE).unwrap();
    assert_eq!(again.features[0].properties["n"], 1.5);
    let other = Boundaries::new(year(), again.features.into_iter().map(|feature| feature.contour)).unwrap();
    assert_eq!(one, other);
}

#[test]
fn every_ring_of_a_path_is_closed_and_north_is_up() {
    let caro = boundaries(&shared::caro());
    let extent = BoundingBox::of(caro.iter().flat_map(|(_, geometry)| {
        let found = BoundingBox::of_geometry(&geometry).unwrap();
        [(found.west(), found.south()), (found.east(), found.north())].map(|corner| corner.try_into().unwrap())
    }));
    let frame = SvgFrame::fit(extent.unwrap(), 800.0).unwrap();
    assert_eq!(frame.view_box(), "0 0 800 802.1");
    let (_, aix_y) = frame.point((-1.17339, 46.0125).try_into().unwrap());
    let (_, champagne_y) = frame.point((-0.90996, 45.8321).try_into().unwrap());
    assert!(aix_y.parse::<f64>().unwrap() < champagne_y.parse::<f64>().unwrap());
    for (code, geometry) in caro.iter() {
        let path = frame.path_data(&geometry);
        assert_eq!(path.matches('M').count(), path.matches('Z').count(), "{code}");
        assert_eq!(path.matches('M').count(), geometry.0.len(), "{code}");
    }
    assert_eq!(frame.path_data(&MultiPolygon(vec![])), "");
    assert_eq!(SvgFrame::fit(extent.unwrap(), f64::NAN), None);
}

/// One byte put in, taken out or changed, or a run of bytes said twice, at some places.
fn mutate(bytes: &[u8], edits: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, kind, byte) in edits {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match kind % 5 {
            0 => bytes[at] = *byte,
            1 => bytes.insert(at, *byte),
            2 => drop(bytes.remove(at)),
            3 => bytes.truncate(at),
            _ => {
                let run: Vec<u8> = bytes[at..bytes.len().min(at + usize::from(*byte))].to_vec();
                bytes.splice(at..at, run);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn boundaries_go_out_and_come_back_to_the_bit(contours in tessellation()) {
        let one = boundaries(&contours);
        let read = read_communes(&written(&one)[..], CODE).unwrap();
        prop_assert_eq!(read.set_aside.len(), 0);
        let other = Boundaries::new(year(), read.features.into_iter().map(|feature| feature.contour)).unwrap();
        prop_assert_eq!(one, other);
    }
}

proptest! {
    #![proptest_config(tries(1_500))]

    /// Whatever the bytes: an answer, no more features than braces, and each number once.
    #[test]
    fn no_bytes_make_the_door_panic_or_loop(
        seed in prop::sample::select(ctg_fixtures::SYNTHETIC_GEOJSON),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 0..8),
    ) {
        let bytes = mutate(seed.1, &edits);
        let mut numbers = Vec::new();
        let read = ctg_geo::geojson::for_each_commune(&bytes[..], CODE, |found| {
            numbers.push(found.map_or_else(|set_aside| set_aside.feature(), |feature| feature.number));
        });
        prop_assert!(numbers.iter().copied().eq(1..=numbers.len()));
        prop_assert!(numbers.len() <= bytes.len());
        if let Err(error) = read {
            prop_assert!(error.features() == numbers.len() && !error.to_string().is_empty());
        } else if let Ok(communes) = read_communes(&bytes[..], CODE) {
            // What the door lets through, the next one answers for, without a panic either.
            let _ = Boundaries::new(year(), communes.features.into_iter().map(|feature| feature.contour));
        }
    }
}
