//! Files of the *Code officiel géographique* and of members of EPCI: what is read, what is set aside, and why.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::fmt::Write;

use ctg_fixtures::{BROKEN_COG, COG_MOVEMENTS, SYNTHETIC_COG_COMMUNES};
use ctg_io::cog::{self, Article, PassageColumns};
use ctg_io::names::Gazetteer;
use ctg_io::{Read, ReadError, Source};
use ctg_model::CogVintage;
use ctg_model::passage::{CogHistory, CogMovement, CogUnit, MovedUnit};
use ctg_model::strategies as some;
use proptest::prelude::*;

fn year(year: u16) -> CogVintage {
    CogVintage::new(year).unwrap()
}

fn columns() -> PassageColumns<'static> {
    PassageColumns::new("CODGEO_2018", year(2018), "CODGEO_2024", year(2024))
}

/// What is told of a file: what was set aside of it, or why it was refused.
fn told<T>(read: Result<Read<T>, ReadError>) -> Vec<String> {
    match read {
        Ok(read) => read.set_aside().iter().map(ToString::to_string).collect(),
        Err(error) => error.set_aside().iter().map(ToString::to_string).collect(),
    }
}

/// What is told of the bytes of a file, by the first word of its name.
fn told_of(name: &str, bytes: &[u8]) -> Vec<String> {
    let source = Source::new("f.csv", bytes);
    match name.split('-').find(|word| *word != "synthetic") {
        Some("communes") => told(cog::read_communes(source, year(2024))),
        Some("movements") => told(cog::read_movements(source, year(2024))),
        Some("departements") => told(cog::read_departements(source, year(2024))),
        Some("regions") => told(cog::read_regions(source, year(2024))),
        Some("epci") => told(cog::read_epci(source, year(2024))),
        Some("passage") => told(cog::read_passage(source, columns())),
        other => panic!("no reader for {other:?}"),
    }
}

#[test]
fn each_broken_file_has_its_message() {
    let expected = BTreeMap::from([
        (
            "communes-arrondissement-as-commune",
            "f.csv, line 2, column `COM`: commune code `75101`: found a municipal arrondissement, expected the commune `75056` (Paris)",
        ),
        (
            "communes-code-of-4-digits",
            "f.csv, line 2, column `COM`: commune code `1004`: found 4 characters, expected 5 characters (`01004` if a leading zero was lost)",
        ),
        ("communes-given-twice", "f.csv, line 3, column `COM`: COM 17299 is given twice, expected once"),
        ("communes-unknown-article", "f.csv, line 2, column `TNCC`: kind of name `9`: expected a number from 0 to 8"),
        ("communes-unknown-kind", "f.csv, line 2, column `TYPECOM`: found `COMX`, expected COM, COMD, COMA or ARM"),
        ("communes-without-name", "f.csv, line 2, column `NCCENR`: text ``: expected at least one character"),
        (
            "departements-unknown",
            "f.csv, line 2, column `DEP`: département code `96`: found département 96, expected 01 to 95, 2A, 2B, 971 to 978, 984 or 986 to 989",
        ),
        (
            "epci-code-of-3-digits",
            "f.csv, line 2, column `insee`: commune code `299`: found 3 characters, expected 5 characters",
        ),
        (
            "epci-commune-in-two",
            "f.csv, line 3, column `insee`: commune 17299 is a member of 200041762 already, expected one EPCI",
        ),
        ("epci-members-miscounted", "f.csv: EPCI 200041762 has 1 member, and 25 in `nb_membres`"),
        ("epci-siren-wrong-key", "f.csv, line 2, column `siren`: EPCI code `200041763`: found key 3, expected key 2"),
        (
            "movements-code-without-kind",
            "f.csv, line 2, column `TYPECOM_AV`: found nothing, expected COM, COMD, COMA or ARM",
        ),
        (
            "movements-day-that-does-not-exist",
            "f.csv, line 2, column `DATE_EFF`: found `2018-02-30`, expected a date such as 2024-12-31 or 31/12/2024",
        ),
        (
            "movements-given-twice",
            "f.csv, line 3, column `COM_AP`: the movement is given twice, expected once (line 2)",
        ),
        (
            "movements-kind-that-is-no-number",
            "f.csv, line 2, column `MOD`: found `fusion`, expected a number such as 32",
        ),
        (
            "passage-code-that-is-none",
            "f.csv, line 2, column `CODGEO_2024`: found `Marennes`, expected a commune code of five characters",
        ),
        (
            "passage-without-the-column",
            "f.csv: found no column `CODGEO_2024`, expected it beside CODGEO_2018, CODGEO_2023",
        ),
        ("regions-given-twice", "f.csv, line 3, column `REG`: région 75 is given twice, expected once"),
    ]);
    for (name, bytes) in BROKEN_COG {
        let name = name.strip_prefix("synthetic-").unwrap();
        let messages = told_of(name, bytes);
        match expected.get(name) {
            Some(message) => assert_eq!(messages, [*message], "{name}"),
            None => assert!(messages.len() == 1 && messages[0].contains("COM"), "{name}: {messages:?}"),
        }
    }
    assert_eq!(BROKEN_COG.len(), expected.len() + 1);
}

/// Every trap of the two files of the *Code officiel géographique* at once, and the names that communes have borne.
#[test]
fn history_and_former_names_come_from_the_files() {
    let communes = cog::read_communes(Source::new("communes.csv", SYNTHETIC_COG_COMMUNES), year(2024)).unwrap();
    let provenance = communes.files()[0].provenance().unwrap();
    assert_eq!(
        (provenance.publisher.as_str(), communes.files()[0].bytes()),
        ("Insee", SYNTHETIC_COG_COMMUNES.len() as u64)
    );
    let communes = communes.strict().unwrap();
    // Delegated and associated communes and arrondissements are apart: no inhabitant counts twice.
    let kinds = |kind: &str| communes.parts().iter().filter(|part| part.unit.as_str() == kind).count();
    assert_eq!((communes.iter().count(), kinds("COMD"), kinds("COMA"), kinds("ARM")), (496, 35, 7, 16));
    // The article of the file is that of the name.
    for commune in communes.iter() {
        let article = commune.article.unwrap().before_name();
        assert!(commune.name.as_str().starts_with(article), "{}", commune.name);
    }
    assert!(communes.parts().iter().all(|part| part.commune.is_some_and(|commune| communes.get(commune).is_some())));

    let movements = cog::read_movements(Source::new("mvt.csv", COG_MOVEMENTS), year(2024)).unwrap().strict().unwrap();
    assert_eq!(movements.len(), 322);
    let codes = communes.iter().map(|commune| commune.code);
    let history = CogHistory::new(year(2024), codes, &movements, year(1943)..=year(2024)).unwrap();
    assert!(history.elsewhere().is_empty());

    let gazetteer = Gazetteer::new(communes.communes()).with_movements(&movements);
    for (text, code) in [
        ("Hiers-Brouage", Some("17219")),
        ("CHERVETTES", Some("17457")),
        ("Saint-Sever", Some("17400")),
        ("Vandré", Some("17457")),
        ("Pont-Farcy", Some("50592")),
        ("Rochefort", Some("17299")),
        ("Hocmont", None), // two communes have some of it
    ] {
        assert_eq!(gazetteer.resolve(text).commune().map(|code| code.to_string()).as_deref(), code, "{text}");
    }
    for commune in communes.iter() {
        let found = gazetteer.resolve(&commune.name.as_str().to_uppercase()).commune();
        assert_eq!(found, Some(commune.code), "{}", commune.name);
    }
}

#[test]
fn names_are_made_of_their_article_where_the_file_does_not_write_them() {
    let text =
        "COM;TNCC;NCCENR\n17184;3;Gripperie-Saint-Symphorien\n17190;5;Houmeau\n17299;0;Rochefort\n17146;1;Échillais\n";
    let read = cog::read_communes(Source::new("communes.txt", text.as_bytes()), year(2009)).unwrap().strict().unwrap();
    let names: Vec<&str> = read.iter().map(|commune| commune.name.as_str()).collect();
    assert_eq!(names, ["Échillais", "La Gripperie-Saint-Symphorien", "L'Houmeau", "Rochefort"]);
    let articles: Vec<Article> = (0..=8).map(|number| number.to_string().parse().unwrap()).collect();
    assert!(articles.iter().enumerate().all(|(number, article)| article.to_string() == number.to_string()));
}

#[cfg(feature = "excel")]
#[test]
fn workbooks_are_read_as_delimited_files_are() {
    let epci = Source::new("epci.xlsx", ctg_fixtures::SYNTHETIC_EPCI_WORKBOOK);
    let read = cog::read_epci_workbook(epci, year(2024)).unwrap();
    let told: Vec<String> = read.set_aside().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["epci.xlsx, line 5, column `insee`: commune code `299`: found 3 characters, expected 5 characters"]
    );
    let of =
        |code: &str| read.value().of(code.parse().unwrap()).map(|epci| (epci.code.to_string(), epci.members.len()));
    assert_eq!(of("17004"), Some(("200041762".to_owned(), 2)));
    assert_eq!(of("01001"), Some(("200069193".to_owned(), 1)));

    let passage = Source::new("passage.xlsx", ctg_fixtures::SYNTHETIC_PASSAGE_WORKBOOK);
    let read = cog::read_passage_workbook(passage, columns()).unwrap().strict().unwrap();
    let text = "CODGEO_2018,CODGEO_2024\n17189,17219\n17219,17219\n01004,01004\n";
    assert_eq!(
        read,
        cog::read_passage(Source::new("passage.csv", text.as_bytes()), columns()).unwrap().strict().unwrap()
    );

    let other = PassageColumns::new("CODGEO_2003", year(2003), "CODGEO_2024", year(2024));
    let error =
        cog::read_passage_workbook(Source::new("p.xlsx", ctg_fixtures::SYNTHETIC_PASSAGE_WORKBOOK), other).unwrap_err();
    let told: Vec<String> = error.set_aside().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["p.xlsx: found no sheet with the columns that are needed, expected one of Documentation, COM"]);
}

/// A movement as the list writes it.
fn line(movement: &CogMovement) -> String {
    let unit = |unit: &MovedUnit| {
        let code = match unit.unit {
            CogUnit::Commune(code) | CogUnit::Delegated(code) | CogUnit::Associated(code) => code.to_string(),
            CogUnit::Arrondissement(code) => code.to_string(),
        };
        format!("{},{code},\"{}\"", unit.unit.as_str(), unit.name.as_str().replace('"', "\"\""))
    };
    let before = movement.before.as_ref().map_or_else(|| ",,".to_owned(), unit);
    format!("{},{},{before},{}", movement.code, movement.effective, unit(&movement.after))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn movements_written_are_read_back(movements in proptest::collection::btree_set(some::cog_movement(), 0..8)) {
        let mut text = "MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n".to_owned();
        for movement in &movements {
            writeln!(text, "{}", line(movement)).unwrap();
        }
        let read = cog::read_movements(Source::new("m.csv", text.as_bytes()), year(2024)).unwrap().strict().unwrap();
        prop_assert_eq!(read, movements.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_passage_written_is_read_back(passage in some::passage(1..=12)) {
        let mut text = "from;to\n".to_owned();
        for source in passage.sources() {
            for part in passage.parts(*source) {
                writeln!(text, "{source};{part}").unwrap();
            }
        }
        let columns = PassageColumns::new("from", passage.from(), "to", passage.to());
        let read = cog::read_passage(Source::new("p.csv", text.as_bytes()), columns).unwrap().strict().unwrap();
        prop_assert_eq!(read, passage);
    }

    /// A byte changed anywhere: something is read or told, and nothing stops.
    #[test]
    fn no_byte_stops_a_reader(file in 0..BROKEN_COG.len(), at: proptest::sample::Index, byte: u8, cut: bool) {
        let (name, bytes) = BROKEN_COG[file];
        let mut bytes = bytes.to_vec();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(if cut { place } else { bytes.len() });
        told_of(name, &bytes);
    }
}
