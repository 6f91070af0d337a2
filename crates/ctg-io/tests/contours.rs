//! Contours of communes: read with what is said of them, written, and read again; bytes that are none.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use ctg_fixtures::{CARO_CONTOURS, SYNTHETIC_GEOJSON};
use ctg_geo::Boundaries;
use ctg_io::Source;
use ctg_io::contours::{CommuneContour, Properties, read, write};
use ctg_model::CogVintage;
use ctg_model::observation::Absence;
use proptest::prelude::*;
use serde_json::{Value, json};

fn caro() -> Vec<CommuneContour> {
    read(Properties::GEO_API, Source::new("contours.geojson", CARO_CONTOURS)).unwrap().strict().unwrap()
}

/// A collection of one commune with these properties.
fn collection(properties: &Value) -> Vec<u8> {
    let geometry = json!({"type": "Polygon", "coordinates": [[[0, 45], [1, 45], [1, 46], [0, 45]]]});
    let feature = json!({"type": "Feature", "properties": properties, "geometry": geometry});
    json!({"type": "FeatureCollection", "features": [feature]}).to_string().into_bytes()
}

#[test]
fn what_is_written_is_read_again_under_any_names() {
    let communes = caro();
    let boundaries =
        Boundaries::new(CogVintage::new(2021).unwrap(), communes.iter().map(|commune| commune.contour.clone()))
            .unwrap();
    let mut out = Vec::new();
    write(&mut out, Properties::ADMIN_EXPRESS, &boundaries, &communes).unwrap();
    let again =
        read(Properties::ADMIN_EXPRESS, Source::new("COMMUNE.geojson", out.as_slice())).unwrap().strict().unwrap();
    let said = |communes: &[CommuneContour]| {
        let mut said: Vec<_> =
            communes.iter().map(|one| (one.contour.commune, one.name.clone(), one.others.clone())).collect();
        said.sort_by_key(|one| one.0);
        said
    };
    assert_eq!(said(&again), said(&communes));
    let same = Boundaries::new(CogVintage::new(2021).unwrap(), again.into_iter().map(|one| one.contour)).unwrap();
    assert!(same.iter().eq(boundaries.iter()));
}

#[test]
fn a_commune_without_population_is_not_an_empty_one() {
    let population = |value: Value| {
        let file = collection(&json!({"INSEE_COM": "55039", "POPULATION": value}));
        read(Properties::ADMIN_EXPRESS, Source::new("x.geojson", file.as_slice()))
            .unwrap()
            .strict()
            .unwrap()
            .remove(0)
            .population
    };
    assert_eq!(population(json!(0)).value().map(|persons| persons.persons()), Some(0)); // a dead village of the Meuse
    assert_eq!(population(json!(12.0)).value().map(|persons| persons.persons()), Some(12));
    assert_eq!(population(Value::Null).absence(), Some(Absence::NotAvailable));
}

#[test]
fn a_property_that_cannot_be_read_is_set_aside_alone() {
    let file = collection(
        &json!({"code": 17299, "nom": "Rochefort", "codeEpci": "200041726", "codeDepartement": "1", "population": -5, "x": [1]}),
    );
    let read = read(Properties::GEO_API, Source::new("x.geojson", file.as_slice())).unwrap();
    let told: Vec<String> = read.set_aside().iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].starts_with("x.geojson, field `features[0].properties.codeDepartement`: "), "{told:#?}");
    assert_eq!((read.value().len(), &read.value()[0].others["x"]), (1, &json!([1])));
}

#[test]
fn a_feature_without_geometry_and_a_file_that_is_cut_are_told_with_their_place() {
    let text = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "17004"}, "geometry": null}]}"#;
    let found = read(Properties::GEO_API, Source::new("x.geojson", text.as_bytes())).unwrap();
    let expected = "x.geojson, field `features[0]`: found no geometry, expected a Polygon or a MultiPolygon";
    assert_eq!(found.set_aside()[0].to_string(), expected);
    let error = read(Properties::GEO_API, Source::new("x.geojson", &text.as_bytes()[..80])).unwrap_err();
    assert_eq!(error.to_string(), "x.geojson, line 1: found the end of the file after 0 features, expected more JSON");
    assert!(!error.is_io());
}

proptest! {
    #[test]
    fn no_bytes_stop_the_reader(
        file in proptest::sample::select(SYNTHETIC_GEOJSON.to_vec()),
        changes in proptest::collection::vec((any::<u16>(), any::<u8>()), 0..8),
        cut in any::<u16>(),
    ) {
        let mut bytes = file.1.to_vec();
        for (at, byte) in changes {
            let length = bytes.len().max(1);
            if let Some(slot) = bytes.get_mut(usize::from(at) % length) {
                *slot = byte;
            }
        }
        if cut % 3 == 0 {
            bytes.truncate(usize::from(cut) % bytes.len().max(1));
        }
        for properties in [Properties::GEO_API, Properties::ADMIN_EXPRESS] {
            if let Ok(read) = read(properties, Source::new("x.geojson", bytes.as_slice())) {
                prop_assert!(read.value().iter().all(|one| !one.others.contains_key(properties.code)));
            }
        }
    }
}
