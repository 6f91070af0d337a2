//! `ctg access` as a person runs it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use shared::{ctg, err, fixture, out};
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A file of the tests' own, written anew.
fn written(name: &str, text: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("a file in the folder of the tests");
    path.display().to_string()
}

#[test]
fn the_ccas_of_the_caro_are_shared_by_those_around() {
    let output =
        ctg(&["access", "--measure", "2sfca", "--service", "ccas", "--cost", "great-circle", "--within", "10km"]);
    let text = out(&output);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    for part in [
        "2SFCA",
        "à 10 km au plus",
        "vol d'oiseau",
        "Rochefort (17299)",
        "Zone Nord Charente",
        "effet de bord",
        "compte pour 1",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// Σ demand × access is the supply: three services, whatever the bands.
#[test]
fn what_is_shared_adds_up_and_a_scenario_is_found_again() {
    let arguments = [
        "access",
        "--measure",
        "e2sfca",
        "--service",
        "ccas",
        "--bands",
        "5:1,10:0.3,20:0.1",
        "--format",
        "json",
        "--scenario",
        "+20@17449",
    ];
    let output = ctg(&arguments);
    let sheet: Value = serde_json::from_str(&out(&output)).expect("JSON");
    let sum = |column: &str| {
        let communes = sheet["communes"].as_array().expect("communes").iter();
        communes
            .map(|row| row["demand"].as_f64().unwrap_or(0.0) * row[column].as_f64().unwrap_or(0.0) / 10_000.0)
            .sum::<f64>()
    };
    assert!(
        (sum("value") - 3.0).abs() < 1e-9 && (sum("after") - 23.0).abs() < 1e-9,
        "{} {}",
        sum("value"),
        sum("after")
    );
    let scenario = &sheet["scenario"];
    assert!((scenario["reached_after"].as_f64().unwrap() - 23.0).abs() < 1e-9, "{scenario}");
    assert!(
        scenario["best_site"].is_string()
            && scenario["worst_tenth_after"].as_f64() >= scenario["worst_tenth_before"].as_f64()
    );
}

#[test]
fn a_matrix_gives_minutes_and_the_apl_its_source() {
    let matrix =
        written("minutes.csv", "de;vers;minutes\n17299;17299;0\n17449;17449;0\n17299;17449;12,5\n17449;17299;12,5\n");
    let supply = written("supply.csv", "commune,acts\n17299,90000\n17449,20000\n");
    let base = ["access", "--service", "medecin", "--cost", "matrix", &matrix, "--supply", &supply];
    let text = out(&ctg(&[&base[..], &["--measure", "apl-2015"]].concat()));
    assert!(
        text.contains("non confirmée")
            && text.contains("minutes du fichier minutes.csv")
            && text.contains("n'atteint rien"),
        "{text}"
    );
    let map: Value =
        serde_json::from_str(&out(&ctg(&[&base[..], &["--measure", "apl-2012", "--format", "geojson"]].concat())))
            .expect("JSON");
    let features = map["features"].as_array().expect("features");
    assert_eq!(features.len(), 25);
    let island = features.iter().find(|feature| feature["properties"]["code"] == "17004").expect("the island");
    assert_eq!(
        (&island["properties"]["access"], &island["properties"]["reachable"]),
        (&Value::Null, &Value::Bool(false))
    );
    assert_eq!(island["geometry"]["type"].as_str().map(|kind| kind.contains("Polygon")), Some(true));
}

#[test]
fn what_is_not_written_right_is_told_in_french() {
    let twice = written("twice.csv", "de,vers,minutes\n17299,17299,0\n17299,17299,1\n");
    let negative = written("negative.csv", "de,vers,minutes\n17299,17299,-3\n");
    let cases = [
        (&["--bands", "10:1,5:0.3"][..], "bandes"),
        (&["--bands", "10:NaN"], "bandes"),
        (&["--within", "15min"], "km"),
        (&["--within", "-1"], "portée"),
        (&["--measure", "apl-2012"], "minutes"),
        (&["--measure", "e2sfca"], "--bands"),
        (&["--scenario", "+20"], "scénario"),
        (&["--scenario", "+20@75056"], "scénario"),
        (&["--scenario", "-9@17299"], "ferme plus"),
        (&["--cost", "cheval"], "cheval"),
        (&["--cost", "matrix", &twice], "deux fois"),
        (&["--cost", "matrix", &negative], "ligne 2"),
        (&["--cost", "matrix", "nulle-part.csv"], "nulle-part.csv"),
    ];
    for (arguments, part) in cases {
        let output = ctg(&[&["access", "--service", "ccas"], arguments].concat());
        assert!(output.status.code() != Some(0) && out(&output).is_empty(), "{arguments:?}");
        assert!(err(&output).contains(part), "{arguments:?}: {}", err(&output));
    }
    let none = out(&ctg(&["access", "--service", "eaje"]));
    assert!(none.contains("aucun service de ce type"), "{none}");
    let folder = ctg(&["access", "--service", "ccas", "--data", &fixture("caro")]);
    assert_eq!(out(&folder), out(&ctg(&["access", "--service", "ccas"])));
}
