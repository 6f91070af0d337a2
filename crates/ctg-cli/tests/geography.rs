//! `ctg locate` and `ctg zones` as a person runs them.

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
fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("a file in the folder of the tests");
    path
}

/// What stands in a file of `tests/snapshots`.
fn assert_snapshot(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{} holds something else", path.display());
}

#[test]
fn a_point_has_its_commune_and_its_zone() {
    for point in [["-0.962", "45.936"], ["-0,962", "45,936"]] {
        let output = ctg(&["locate", point[0], point[1]]);
        assert_eq!(out(&output), "Commune : Rochefort (17299)\nZone : Rochefort\n", "{}", err(&output));
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    }
}

#[test]
fn a_point_on_a_border_names_all_that_touch_it() {
    // A vertex of three communes.
    let output = out(&ctg(&["locate", "-0.940318", "45.988115"]));
    assert!(output.starts_with("Commune : Breuil-Magné (17065)\nZone : Nord Charente\n"), "{output}");
    assert!(output.contains("Remarque : sur la limite de Breuil-Magné (17065)") && output.contains(" et "), "{output}");
}

#[test]
fn a_point_outside_has_a_nearest_commune_and_one_that_is_swapped_is_told_so() {
    let at_sea = out(&ctg(&["locate", "-1.12", "45.99"]));
    assert_eq!(
        at_sea,
        "Le point est hors du territoire ; la commune la plus proche est Fouras (17168), à 1,2\u{202F}km.\n"
    );
    let swapped = out(&ctg(&["locate", "45.936", "-0.962"]));
    assert_eq!(swapped, "Le point est hors du territoire : latitude et longitude semblent échangées.\n");
    assert_eq!(out(&ctg(&["locate", "2.35", "48.86"])), "Le point est hors du territoire.\n");
}

#[test]
fn a_point_that_is_none_is_refused_in_french() {
    for arguments in [&["locate", "abc", "45"][..], &["locate", "-0.9", "145"], &["locate"], &["locate", "-0.9"]] {
        let output = ctg(arguments);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err(&output).contains("Voir « ctg --help »"), "{}", err(&output));
    }
    assert_eq!(ctg(&["locate", "1", "2", "--csv", "points.csv"]).status.code(), Some(2));
}

#[test]
fn a_file_of_points_comes_back_with_four_columns_and_refused_rows_are_listed() {
    let file = "nom du lieu;Lon;Lat\nmairie;-0,96219;45,9366\nau large;-1,12;45,99\nsans nombre;abc;45\n\
                inversé;45,9366;-0,96219\ncoupé;-0,9\n\"à ; deux\";-1.17339;46.0125\n";
    let path = written("points.csv", file.as_bytes());
    let output = ctg(&["locate", "--csv", &path.display().to_string()]);
    assert_snapshot("points.csv", &out(&output));
    assert_snapshot("points_refused.txt", &err(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_file_without_columns_of_degrees_is_told_what_they_are_called() {
    for (name, bytes, expected) in [
        ("empty.csv", &b""[..], "le fichier est vide"),
        ("other.csv", b"code,name\n1,2\n", "aucune colonne de ce nom : lon, longitude"),
        ("twice.csv", b"lon,x,lat\n1,1,2\n", "plusieurs colonnes de ces noms"),
    ] {
        let output = ctg(&["locate", "--csv", &written(name, bytes).display().to_string()]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(err(&output).contains(expected), "{}", err(&output));
    }
    let missing = ctg(&["locate", "--csv", "no-such-file.csv"]);
    assert_eq!(missing.status.code(), Some(3));
    assert!(err(&missing).contains("no-such-file.csv"));
}

#[test]
fn rows_that_are_not_utf_8_are_refused_alone() {
    let path = written("latin.csv", b"nom,lon,lat\nMo\xEBze,-1.03672,45.90426\nX,\xEB,45.9\n");
    let output = ctg(&["locate", "--csv", &path.display().to_string()]);
    assert!(
        out(&output).lines().nth(1).is_some_and(|row| row.ends_with("17237,Moëze,Sud Charente,")),
        "{}",
        out(&output)
    );
    assert!(err(&output).contains("ligne 3"), "{}", err(&output));
}

#[test]
fn the_zones_of_the_caro_are_told_in_words() {
    let output = ctg(&["zones"]);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert_snapshot("zones.txt", &out(&output));
}

#[test]
fn a_folder_on_disk_has_the_same_zones_as_the_embedded_one() {
    let caro = fixture("caro");
    for form in [&["zones"][..], &["zones", "--geojson"], &["zones", "--svg"]] {
        let on_disk = [form, &["--data", caro.as_str()]].concat();
        assert_eq!(out(&ctg(form)), out(&ctg(&on_disk)), "{form:?}");
    }
}

#[test]
fn the_zones_go_out_as_geojson_with_their_figures() {
    let collection: Value = serde_json::from_str(&out(&ctg(&["zones", "--geojson"]))).unwrap();
    let features = collection["features"].as_array().unwrap();
    let told = |name: &str| features.iter().map(|feature| feature["properties"][name].clone()).collect::<Vec<_>>();
    assert_eq!(told("zone"), ["Rochefort", "Sud Charente", "Est Charente", "Nord Charente"]);
    assert_eq!(told("population"), [23_583, 17_256, 13_090, 9_291]);
    let pieces: Vec<usize> = told("pieces").iter().map(|pieces| pieces.as_array().unwrap().len()).collect();
    assert_eq!(pieces, [1, 1, 1, 2]); // the Île-d'Aix
    let area: f64 = told("area_m2").iter().map(|area| area.as_f64().unwrap()).sum();
    assert!((area - 427_195_000.0).abs() < 10_000.0, "{area}");
}

#[test]
fn the_map_has_each_commune_once_and_every_zone_by_name() {
    let map = out(&ctg(&["zones", "--svg"]));
    assert!(map.starts_with("<svg ") && map.ends_with("</svg>\n"));
    assert_eq!(map.matches("<path ").count(), 25 + 4);
    for name in ["Île-d'Aix (17004)", "Port-des-Barques (17484)", ">Nord Charente</text>", ">Rochefort</text>"] {
        assert_eq!(map.matches(name).count(), 1, "{name}");
    }
}

#[test]
fn a_folder_without_contours_is_told_so() {
    let output = ctg(&["zones", "--data", &fixture("synthetic-three-communes")]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
    assert_eq!(
        err(&output),
        "La géographie du territoire ne peut pas être lue : contours.geojson : ce fichier manque, il en faut un\n"
    );
}
