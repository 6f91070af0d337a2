//! `ctg import` as a person runs it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod shared;

use serde_json::Value;
use shared::{ctg, err, fixture, out};

#[test]
fn a_list_is_told_with_what_was_set_aside_and_where_it_comes_from() {
    let output = ctg(&["import", "bpe", &fixture("facilities/synthetic-bpe.csv")]);
    let told = out(&output);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    for line in [
        "synthetic-bpe.csv : 10 équipements lus\n",
        "  Source : Insee, Base permanente des équipements\n",
        "  Établissement d'accueil du jeune enfant : 2\n",
        "  Sans correspondance, gardés tels quels : B203 (1)\n",
        "  3 éléments mis de côté :\n",
        "synthetic-bpe.csv, ligne 9, « TYPEQU » : lu « D201 », qui n'est pas un type de 2025 (le même équipement y est « D265 »)\n",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}

#[test]
fn json_holds_the_sha_256_of_the_sources() {
    let path = "facilities/synthetic-mediation.json";
    let told: Value = serde_json::from_str(&out(&ctg(&["import", "mediation", &fixture(path), "--json"]))).unwrap();
    let entry = ctg_fixtures::SOURCES.split("[[file]]").find(|entry| entry.contains(&format!("\"{path}\""))).unwrap();
    assert!(entry.contains(told[0]["sha256"].as_str().unwrap()), "{entry}");
    assert_eq!((&told[0]["read"], &told[0]["set_aside"][0]["column"]), (&Value::from(4), &Value::from("pivot")));
}

#[test]
fn strictly_nothing_is_lost() {
    let (bad, good) = (fixture("facilities/synthetic-bpe.csv"), fixture("caro/contours.geojson"));
    let output = ctg(&["import", "bpe", &bad, "--strict"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
    assert!(err(&output).starts_with("synthetic-bpe.csv : refusé, 3 éléments perdus :\n"), "{}", err(&output));
    let output = ctg(&["import", "geo-api", &good, "--strict"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).starts_with("contours.geojson : 25 communes lues\n"), "{}", out(&output));
}

#[test]
fn a_file_that_cannot_be_read_is_told_in_french() {
    let cut = ctg(&[
        "import",
        "inclusion-structures",
        &fixture("broken-facilities/synthetic-inclusion-structures--cut-in-the-middle.txt"),
    ]);
    assert_eq!(cut.status.code(), Some(1));
    assert!(
        err(&cut).ends_with("ligne 2 : le fichier finit après 1 objet, au milieu de la liste JSON\n"),
        "{}",
        err(&cut)
    );
    assert_eq!(ctg(&["import", "bpe", "no-such-file.csv"]).status.code(), Some(3));
}

#[test]
fn the_kinds_are_listed_in_the_help_and_where_none_is_meant() {
    let help = out(&ctg(&["import", "--help"]));
    let unknown = ctg(&["import", "bpe2", "x.csv"]);
    assert_eq!(unknown.status.code(), Some(2));
    for word in
        ["bpe ", "education", "france-services", "mediation", "inclusion-structures", "admin-express", "geo-api"]
    {
        assert!(help.contains(&format!("\n  {word}")), "{help}");
        assert!(err(&unknown).contains(&format!("\n  {word}")), "{}", err(&unknown));
    }
}

/// Every table of Insee and the Caf is read by its word; those that do not say their year ask for it.
#[test]
fn every_public_table_is_read() {
    for (kind, year, path, told) in [
        ("populations", "2018", "insee-caf/synthetic-populations.csv", "4 communes lues"),
        ("recensement", "2018", "insee-caf/synthetic-census-communes.csv", "2 communes lues"),
        ("recensement-iris", "2018", "insee-caf/synthetic-census-iris.csv", "2 IRIS lus"),
        ("filosofi", "2018", "insee-caf/synthetic-income.csv", "3 communes lues"),
        ("caf-couverture", "", "insee-caf/synthetic-childcare-rates.csv", "2 lignes lues"),
        ("caf-places", "", "insee-caf/synthetic-childcare-places.csv", "1 ligne lue"),
        ("caf-beneficiaires", "", "insee-caf/synthetic-beneficiaries.csv", "6 lignes lues"),
        ("caf-quotient", "", "insee-caf/synthetic-quotient.csv", "4 lignes lues"),
        ("cog-communes", "2024", "cog/synthetic-communes-2024.csv", "496 communes lues"),
        ("cog-mouvements", "2024", "cog/mouvements-17-et-cas.csv", "322 mouvements lus"),
    ] {
        let file = fixture(path);
        let with_year = ["import", kind, &file, "--year", year];
        let output = ctg(if year.is_empty() { &with_year[..3] } else { &with_year });
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{kind}");
        let first = out(&output).lines().next().unwrap().to_owned();
        assert!(first.ends_with(told), "{first}");
        let without = ctg(&["import", kind, &file]);
        assert_eq!(without.status.code(), Some(if year.is_empty() { 0 } else { 2 }), "{kind}");
    }
}
