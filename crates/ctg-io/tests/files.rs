//! What is told of whole files, and of files that hang on each other.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use common::{COMMUNES, DATES, folder, messages};
use ctg_fixtures::SYNTHETIC_THREE_COMMUNES;
use ctg_io::{Folder, Severity, check, read_diagnosis};

#[test]
fn what_hangs_on_a_lost_row_is_its_consequence() {
    let communes =
        format!("{COMMUNES}\n17901,Le Vieux,,,synthetic\n17902, Le Neuf,,,synthetic\n17903,Les Bains,,,synthetic\n");
    let found = check(&folder(&[("communes.csv", communes.as_bytes())]));
    let told: Vec<(Severity, String)> = found.iter().map(|item| (item.severity(), item.to_string())).collect();
    let hangs = |line: &str| {
        (
            Severity::Consequence,
            format!("{line}, column `commune`: found `17902`, expected a commune of `communes.csv`"),
        )
    };
    let expected = [
        (
            Severity::Refused,
            "communes.csv, line 3, column `name`: text ` Le Neuf`: expected no blank at either end".to_owned(),
        ),
        hangs("zones.csv, line 3"),
        hangs("populations.csv, line 4"),
        hangs("populations.csv, line 5"),
    ];
    assert_eq!(told, expected);
    assert!(read_diagnosis(&folder(&[("communes.csv", communes.as_bytes())])).unwrap().strict().is_err());
}

#[test]
fn figures_of_zones_hang_on_the_zoning() {
    let zones = "zone,commune,status\nNord synthétique,17901,printed\nSud synthétique,17903,printed\n";
    let found = check(&folder(&[("zones.csv", zones.as_bytes())]));
    let told: Vec<(Severity, &str)> = found.iter().map(|item| (item.severity(), item.file())).collect();
    assert_eq!(told, [(Severity::Refused, "zones.csv"), (Severity::Consequence, "figures.csv")]);

    // Without the file there are no zones, and a figure of one is a mistake of its own.
    let without: Folder =
        SYNTHETIC_THREE_COMMUNES.files().iter().copied().filter(|(name, _)| *name != "zones.csv").collect();
    let found: Vec<String> = check(&without).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        ["figures.csv, line 4, column `subject`: found `Nord synthétique`, expected a zone of `zones.csv`"]
    );
}

#[test]
fn a_commune_twice_in_its_zone_is_told_and_does_no_harm() {
    let zones = "zone,commune,status\nA,17901,printed\nA,17902,printed\nA,17902,printed\nB,17903,estimated\n";
    let expected = [
        "zones.csv: commune 17903 (Synthétique-les-Bains) is in no zone, expected one",
        "zones.csv, line 4, column `commune`: commune 17902 is in this zone already, expected one row for each commune (line 3)",
        "zones.csv, line 5, column `status`: found `estimated`, expected printed, observed, restored or inferred",
        "figures.csv, line 4, column `subject`: found `Nord synthétique`, expected a zone of `zones.csv`",
    ];
    assert_eq!(messages(&[("zones.csv", zones.as_bytes())]), expected);
}

#[test]
fn an_unreadable_table_brings_no_list_of_what_hangs_on_it() {
    let found = check(&folder(&[("zones.csv", b"zone;commune;status\nA;17901;printed\n"), ("populations.csv", b"")]));
    let refused: Vec<String> =
        found.iter().filter(|item| item.severity() == Severity::Refused).map(ToString::to_string).collect();
    let expected = [
        "zones.csv, line 1: found the one column `zone;commune;status`, expected `zone`, `commune`, `status` separated by `,`",
        "populations.csv: found an empty file, expected a header line",
    ];
    assert_eq!(refused, expected);
    assert_eq!(found.len(), 4); // and the figure of a zone, and the populations that are missing
}

#[test]
fn the_head_names_its_fields() {
    let own = std::str::from_utf8(SYNTHETIC_THREE_COMMUNES.file("territory.json").unwrap()).unwrap();
    let told = |from: &str, to: &str| messages(&[("territory.json", own.replace(from, to).as_bytes())]);
    assert_eq!(
        told("\"cog\": 2021", "\"cog\": \"2021\""),
        ["territory.json, line 5, field `cog`: invalid type: string \"2021\", expected u16"]
    );
    assert_eq!(
        told("\"cog\": 2021", "\"cog\": 1900"),
        ["territory.json, line 5, field `cog`: year 1900: expected a year from 1943 to 2199"]
    );
    assert_eq!(
        told("  \"cog\": 2021,\n", ""),
        ["territory.json, line 1, field `cog`: found no such field, expected one"]
    );
    assert_eq!(
        told("\"cog\": 2021", "\"cog\": 2021, \"cog\": 2022"),
        ["territory.json, line 5, field `cog`: found the field a second time, expected it once"]
    );
    assert_eq!(
        told("\"zoning\"", "\"zonage\""),
        [
            "territory.json, line 7, field `zonage`: found a field that is not known, and left it aside; expected `format`, `name`, `short_name`, `epci`, `cog`, `population_vintage`, `zoning`, `sources`"
        ]
    );
    assert_eq!(told("\"zoning\": ", "\"é\": "), told("\"zoning\"", "\"é\""));
    assert_eq!(told("\"zoning\": \"Zones", "\"é\" \"Zones"), ["territory.json, line 7, character 7: expected `:`"]);
    assert_eq!(
        told("\"sources\": [", "\"sources\": [7, ")[0],
        "territory.json, line 8: invalid type: integer `7`, expected an object"
    );
}

#[test]
fn a_source_that_cannot_be_read_takes_its_rows_along() {
    let own = std::str::from_utf8(SYNTHETIC_THREE_COMMUNES.file("territory.json").unwrap()).unwrap();
    let broken = own.replace("\"publisher\": \"ctg\"", "\"publisher\": \"\"");
    let found = check(&folder(&[("territory.json", broken.as_bytes())]));
    assert_eq!(
        found[0].to_string(),
        "territory.json, line 9, field `publisher`: text ``: expected at least one character"
    );
    assert!(found[1..].iter().all(|item| item.severity() == Severity::Consequence));
    assert_eq!(found.len(), 1 + 3 + 6 + 1 + 4 + 3 + 1); // communes, populations and their absence, figures, ages, the convention
}

#[test]
fn tables_that_are_no_tables_are_told_in_one_message() {
    let cases: [(&[u8], &str); 8] = [
        (b"\xFF\xFEi\0d\0", "dates.csv: found UTF-16, expected UTF-8"),
        (
            b"id,kind,start,end,label,status,quote,source,note,id\n",
            "dates.csv, line 1: found the column `id` more than once, expected it once",
        ),
        (b"\"id,kind", "dates.csv, line 1: the file ends inside a quoted cell, expected a closing quote"),
        (b"id,\xE9\n", "dates.csv, line 1: found a header that is not UTF-8, expected UTF-8"),
        (b"\n\n", "dates.csv: found an empty file, expected a header line"),
        (
            b"id,kind,start,end,label,status,quote\n",
            "dates.csv, line 1: found no columns `source`, `note`, expected them",
        ),
        (
            b"id,kind,start,end,label,status,quote,source,note\na,milestone,2023,,\"A\"b,printed,,synthetic,\n",
            "dates.csv, line 2: found text after a closing quote, expected the end of the cell",
        ),
        (
            b"id,kind,start,end,label,status,quote,source,note\na,milestone,2023,,A,printed,,synthetic,,\n",
            "dates.csv, line 2: found 10 cells, expected 9",
        ),
    ];
    for (bytes, expected) in cases {
        let found = messages(&[("dates.csv", bytes)]);
        assert_eq!(found, [expected]);
    }
}

#[test]
fn a_row_of_more_than_a_mebibyte_is_no_row() {
    let long = format!("{DATES}\na,milestone,2023,,A,printed,{},synthetic,\n", "x".repeat(1 << 20));
    assert_eq!(
        messages(&[("dates.csv", long.as_bytes())]),
        ["dates.csv, line 2: found a row of 1048616 bytes, expected at most 1048576"]
    );
}

#[test]
fn stray_bytes_cost_their_row_only() {
    let mut bytes = format!("{DATES}\na,milestone,2023,,Fête,printed,,synthetic,\n").into_bytes();
    bytes.extend(b"b,milestone,2023,,F\xEAte,printed,,synthetic,\nc,milestone,2023,,F\xEAte,printed,,synthetic,\n");
    let folder = folder(&[("dates.csv", &bytes)]);
    let found: Vec<String> = check(&folder).iter().map(ToString::to_string).collect();
    let expected = [
        "dates.csv, line 3, column `label`: found the byte 0xEA, expected UTF-8",
        "dates.csv, line 4, column `label`: found the byte 0xEA, expected UTF-8",
    ];
    assert_eq!(found, expected);
    assert_eq!(read_diagnosis(&folder).unwrap().value().timeline().len(), 1);
}

#[test]
fn blank_rows_are_none_and_lines_are_those_of_an_editor() {
    let bytes = format!(
        "\n{DATES}\r\n\r\n,,,,,,,,\r\na,milestone,2023,,A,printed,\"one\ntwo\nthree\",synthetic,\r\n\nb,milestone,soon,,B,printed,,synthetic,"
    );
    assert_eq!(
        messages(&[("dates.csv", bytes.as_bytes())]),
        ["dates.csv, line 9, column `start`: date `soon`: expected 2023, 2023-12 or 2023-12-07"]
    );
}

#[test]
fn other_tables_are_told_and_other_files_are_not_looked_at() {
    let found = messages(&[("figure.csv", b""), ("Communes.csv", b""), ("contours.geojson", b"{"), ("README.md", b"")]);
    let expected = [
        "Communes.csv: found a file that the layout does not name, and left it aside",
        "figure.csv: found a file that the layout does not name, and left it aside",
    ];
    assert_eq!(found, expected);
}

#[test]
fn without_a_territory_the_other_files_are_still_read() {
    let dates = format!("{DATES}\na,milestone,soon,,A,printed,,nowhere,\n");
    let found = messages(&[("territory.json", b""), ("dates.csv", dates.as_bytes())]);
    let expected = [
        "territory.json, line 1: found the end of the file, expected more JSON (EOF while parsing a value)",
        "dates.csv, line 2, column `start`: date `soon`: expected 2023, 2023-12 or 2023-12-07",
    ];
    assert_eq!(found, expected);
    assert_eq!(
        messages(&[("communes.csv", COMMUNES.as_bytes())]),
        ["communes.csv: found no row, expected one for each commune"]
    );
}
