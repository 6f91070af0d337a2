//! `ctg proximity` as a person runs it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use std::path::Path;

use serde_json::Value;
use shared::{ctg, err, fixture, out};

const CCAS: [&str; 5] = ["proximity", "--service", "ccas", "--within", "5km"];

fn with(more: &[&str]) -> Vec<String> {
    CCAS.iter().chain(more).map(ToString::to_string).collect()
}

fn run(arguments: &[String]) -> std::process::Output {
    ctg(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn the_nearest_service_of_each_commune_is_a_table() {
    let output = ctg(&CCAS);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/proximity.txt");
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(out(&output), expected, "{} holds something else: {}", path.display(), err(&output));
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn json_keeps_both_terms_and_the_distancier() {
    let sheet: Value = serde_json::from_str(&out(&run(&with(&["--format", "json"])))).unwrap();
    assert_eq!(sheet["distancier"]["id"], "great-circle");
    assert_eq!(sheet["communes"].as_array().unwrap().len(), 25);
    let (covered, total) = (&sheet["whole"]["covered"]["low"], &sheet["whole"]["total"]["low"]);
    let share = covered.as_f64().unwrap() / total.as_f64().unwrap();
    assert!((sheet["whole"]["share"]["low"].as_f64().unwrap() - share).abs() < 1e-15);
    // Rochefort holds a service: nothing to go.
    let rochefort = sheet["communes"].as_array().unwrap().iter().find(|commune| commune["code"] == "17299").unwrap();
    assert_eq!((rochefort["nearest"]["cost"]["value"].as_f64(), &rochefort["within"]), (Some(0.0), &Value::Bool(true)));
    let schema: Value = serde_json::from_str(&out(&ctg(&["schema", "proximity"]))).unwrap();
    assert_eq!(schema["title"], "ProximitySheet");
}

#[test]
fn geojson_has_every_commune() {
    let map: Value = serde_json::from_str(&out(&run(&with(&["--format", "geojson"])))).unwrap();
    let features = map["features"].as_array().unwrap();
    assert_eq!(features.len(), 25);
    assert!(features.iter().all(|one| one["properties"]["unit"] == "m" && one["properties"]["cost"].is_number()));
}

#[test]
fn costs_differ_and_say_which_they_are() {
    let cost = |kind: &str, within: &str| {
        let arguments = ["proximity", "--service", "ccas", "--cost", kind, "--within", within, "--format", "json"];
        let sheet: Value = serde_json::from_str(&out(&ctg(&arguments))).unwrap();
        let aix =
            sheet["communes"].as_array().unwrap().iter().find(|commune| commune["code"] == "17004").unwrap().clone();
        (aix["nearest"]["cost"]["value"].as_f64().unwrap(), sheet["distancier"]["id"].as_str().unwrap().to_owned())
    };
    let (sphere, ellipsoid, roads) = (cost("great-circle", "5km"), cost("geodesic", "5km"), cost("detour", "5km"));
    assert!((sphere.0 / ellipsoid.0 - 1.0).abs() < 0.0056 && (sphere.0 - ellipsoid.0).abs() > 1.0);
    assert!((roads.0 - 1.31 * sphere.0).abs() < 1e-6); // between 5 and 20 km
    let minutes = cost("detour", "15min");
    assert!((minutes.0 - 60.0 * sphere.0 / 52_000.0).abs() < 1e-9);
    assert_eq!(
        [sphere.1, ellipsoid.1, roads.1, minutes.1],
        ["great-circle", "geodesic", "detour-gironde", "crow-speed-gironde"]
    );
}

#[test]
fn a_zone_is_asked_alone() {
    let sheet: Value = serde_json::from_str(&out(&run(&with(&["--zone", "Rochefort", "--format", "json"])))).unwrap();
    assert_eq!((sheet["communes"].as_array().unwrap().len(), sheet["zones"].as_array().unwrap().len()), (1, 0));
    let output = run(&with(&["--zone", "Ouest"]));
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
}

#[test]
fn where_no_service_has_a_place_there_is_nothing_to_measure() {
    for kind in ["eaje", "bus-france-services", "Café des parents"] {
        let output = ctg(&["proximity", "--service", kind, "--within", "5km"]);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""), "{kind}");
        assert!(
            err(&output).contains("rien à mesurer. Types qui ont un lieu : ccas, centre-social."),
            "{}",
            err(&output)
        );
    }
}

#[test]
fn what_is_written_wrong_is_told() {
    for (arguments, told) in [
        (["--cost", "great-circle", "--within", "15min"], "Pour des minutes : --cost detour."),
        (
            ["--cost", "vol", "--within", "5km"],
            "Attendu : great-circle, geodesic, detour, matrix FICHIER, network [FICHIER].",
        ),
        (["--cost", "geodesic", "--within", "5"], "comme 5km, 800m ou 15min"),
        (["--cost", "geodesic", "--within", "0,5 miles"], "comme 5km, 800m ou 15min"),
    ] {
        let output = ctg(&[["proximity", "--service", "ccas"].as_slice(), &arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains(told), "{}", err(&output));
    }
}

/// A service off Somalia, beside one that is where it says.
#[test]
fn a_service_with_swapped_coordinates_is_set_aside() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("proximity");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for file in std::fs::read_dir(fixture("caro")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    let table = std::fs::read_to_string(folder.join("facilities.csv")).unwrap();
    let row = |id: &str, longitude: &str, latitude: &str| {
        format!("{id},ludotheque,{id},fixed,commune:17299,{longitude},{latitude},,,printed,,brochure,\n")
    };
    let rows = row("a-sea", "45.9366", "-0.9622") + &row("b-town", "-0.9622", "45.9366");
    std::fs::write(folder.join("facilities.csv"), table + &rows).unwrap();
    let data = folder.display().to_string();
    let output = ctg(&["proximity", "--service", "ludotheque", "--within", "1km", "--data", &data]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(
        err(&output).contains("service a-sea : hors du territoire : latitude et longitude semblent échangées"),
        "{}",
        err(&output)
    );
    assert!(out(&output).contains("1 service sans lieu connu, non compté\u{A0}: a-sea."), "{}", out(&output));
}
