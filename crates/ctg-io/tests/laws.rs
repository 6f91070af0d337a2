//! What holds for any bytes: no panic, no row lost in silence, no weight given to order or line ends.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]
#![expect(clippy::unwrap_used, reason = "a law that cannot be tried has failed")]

use std::fmt::Debug;

use ctg_fixtures::{CARO, SYNTHETIC_THREE_COMMUNES};
use ctg_io::{Folder, SetAside, check, read_diagnosis};
use ctg_model::diagnosis::PopulationKind;
use ctg_model::{Diagnosis, Zoning};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The folder of the CARO, with another content for one of its files.
fn caro_with(file: &str, bytes: Vec<u8>) -> Folder {
    let own = CARO.files().iter().map(|(name, own)| (*name, own.to_vec()));
    own.chain([(file, bytes)]).collect()
}

fn caro() -> Diagnosis {
    read_diagnosis(&CARO.files().iter().copied().collect()).unwrap().strict().unwrap()
}

fn any_file() -> impl Strategy<Value = (&'static str, &'static [u8])> {
    select(CARO.files())
}

fn any_table() -> impl Strategy<Value = (&'static str, &'static [u8])> {
    select(CARO.files().iter().copied().filter(|(name, _)| name.rsplit('.').next() == Some("csv")).collect::<Vec<_>>())
}

/// How many rows of a file are in a diagnosis; `None` for a file that is no list of rows there.
fn rows_kept(file: &str, diagnosis: &Diagnosis) -> Option<usize> {
    let communes = diagnosis.territory().communes();
    Some(match file {
        "communes.csv" => communes.len(),
        "populations.csv" => communes.iter().map(|commune| populations(diagnosis, commune.code).len()).sum(),
        "figures.csv" => diagnosis.claims().len(),
        "ages.csv" => diagnosis.ages().len(),
        "facilities.csv" => diagnosis.facilities().len(),
        "dates.csv" => diagnosis.timeline().len(),
        "statements.csv" => diagnosis.statements().len(),
        "expectations.csv" => diagnosis.expectations().len(),
        _ => return None,
    })
}

fn populations(diagnosis: &Diagnosis, commune: ctg_model::code::CommuneCode) -> Vec<(u16, PopulationKind, u64)> {
    let years = diagnosis.population_vintages().into_iter();
    years
        .flat_map(|year| {
            let municipal = diagnosis.municipal_population(commune, year).value().map(|persons| persons.persons());
            let total = diagnosis.total_population(commune, year).value().map(|persons| persons.persons());
            let municipal = municipal.map(|persons| (year.year(), PopulationKind::Municipal, persons));
            municipal.into_iter().chain(total.map(|persons| (year.year(), PopulationKind::Total, persons)))
        })
        .collect()
}

/// Everything in a diagnosis, without the order of rows.
fn content(diagnosis: &Diagnosis) -> Vec<String> {
    fn each(items: impl IntoIterator<Item = impl Debug>) -> impl Iterator<Item = String> {
        items.into_iter().map(|item| format!("{item:?}"))
    }
    let communes = diagnosis.territory().communes();
    let mut all: Vec<String> = each([diagnosis.territory()])
        .chain(each([diagnosis.short_name()]))
        .chain(each(diagnosis.zoning().into_iter().flat_map(Zoning::zones)))
        .chain(each(diagnosis.sources()))
        .chain(each(communes.iter().map(|commune| populations(diagnosis, commune.code))))
        .chain(each(diagnosis.claims()))
        .chain(each(diagnosis.ages()))
        .chain(each(diagnosis.facilities()))
        .chain(each(diagnosis.timeline()))
        .chain(each(diagnosis.statements()))
        .chain(each(diagnosis.expectations()))
        .collect();
    all.sort_unstable();
    all
}

fn records(bytes: &[u8]) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(Result::unwrap).collect()
}

fn written(records: impl IntoIterator<Item = csv::StringRecord>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    records.into_iter().for_each(|record| writer.write_record(&record).unwrap());
    writer.into_inner().unwrap()
}

/// One small accident.
#[derive(Debug, Clone)]
enum Accident {
    Flip(Index, u8),
    Delete(Index),
    Insert(Index, u8),
}

fn any_accident() -> impl Strategy<Value = Accident> {
    let byte = prop_oneof![any::<u8>(), select(&b"\",\n\r;\xEF\xFF0-"[..])];
    prop_oneof![
        (any::<Index>(), byte.clone()).prop_map(|(at, byte)| Accident::Flip(at, byte)),
        any::<Index>().prop_map(Accident::Delete),
        (any::<Index>(), byte).prop_map(|(at, byte)| Accident::Insert(at, byte)),
    ]
}

fn damaged(bytes: &[u8], accidents: &[Accident]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for accident in accidents {
        match accident {
            _ if bytes.is_empty() => {}
            Accident::Flip(at, byte) => {
                let at = at.index(bytes.len());
                bytes.splice(at..=at, [*byte]);
            }
            Accident::Delete(at) => drop(bytes.remove(at.index(bytes.len()))),
            Accident::Insert(at, byte) => bytes.insert(at.index(bytes.len()), *byte),
        }
    }
    bytes
}

/// A cell that is broken over lines, in a row of its own that is in order.
const TALL: &str = "tall-ID,milestone,2023,,Label,printed,\"one\ntwo, \"\"three\"\"\n\nfour\",brochure,\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic((file, _) in any_file(), bytes in vec(any::<u8>(), 0..400)) {
        drop(check(&caro_with(file, bytes)));
    }

    #[test]
    fn any_rows_under_the_right_header_are_read_without_panic((file, own) in any_table(), text in "[\\PC\"\r\n,]{0,400}") {
        let header = own.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
        drop(check(&caro_with(file, [header, text.as_bytes()].concat())));
    }

    #[test]
    fn damage_is_told_in_its_place((file, own) in any_file(), accidents in vec(any_accident(), 1..8)) {
        let folder = caro_with(file, damaged(own, &accidents));
        for item in check(&folder) {
            let bytes = folder.file(item.file()).unwrap_or_default();
            let lines = 1 + count(bytes, b'\n') as u64;
            prop_assert!(item.line().is_none_or(|line| (1..=lines).contains(&line)), "{item}");
            prop_assert!(!item.problem().is_empty() && !item.to_string().contains('\n'), "{item}");
        }
    }

    #[test]
    fn damage_loses_no_row_in_silence((file, own) in any_table(), accidents in vec(any_accident(), 1..4)) {
        let bytes = damaged(own, &accidents);
        let may_join_rows = count(&bytes, b'\n') < count(own, b'\n') || count(&bytes, b'"') > count(own, b'"');
        if let Ok(read) = read_diagnosis(&caro_with(file, bytes)) {
            let all_kept = rows_kept(file, read.value()) >= rows_kept(file, &caro());
            prop_assert!(all_kept || may_join_rows || !read.set_aside().is_empty());
        }
    }

    #[test]
    fn a_file_cut_anywhere_keeps_its_whole_rows((file, own) in any_table(), at in any::<Index>()) {
        let kept = &own[..at.index(own.len())];
        let whole_rows = count(kept, b'\n').saturating_sub(1); // the header is none
        if let Ok(read) = read_diagnosis(&caro_with(file, kept.to_vec())) {
            let rows = rows_kept(file, read.value());
            prop_assert!(rows.is_none_or(|rows| rows == whole_rows || rows == whole_rows + 1), "{rows:?} of {whole_rows}");
        } else {
            prop_assert!(file == "communes.csv" && whole_rows == 0);
        }
    }

    #[test]
    fn the_order_of_columns_has_no_weight((file, own) in any_table(), seed in vec(any::<u32>(), 16)) {
        let reorder = |record: csv::StringRecord| -> csv::StringRecord {
            let mut cells: Vec<(u32, String)> = seed.iter().copied().zip(record.iter().map(str::to_owned)).collect();
            cells.sort_by_key(|(rank, _)| *rank);
            cells.into_iter().map(|(_, cell)| cell).collect()
        };
        let read = read_diagnosis(&caro_with(file, written(records(own).into_iter().map(reorder)))).unwrap();
        prop_assert_eq!(read.set_aside(), []);
        prop_assert_eq!(read.value(), &caro());
    }

    #[test]
    fn the_order_of_rows_has_no_weight((file, own) in any_table(), seed in vec(any::<u32>(), 256)) {
        let mut rows = records(own);
        let header = rows.remove(0);
        let mut ranked: Vec<(u32, csv::StringRecord)> = seed.into_iter().zip(rows).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let rows = std::iter::once(header).chain(ranked.into_iter().map(|(_, row)| row));
        let read = read_diagnosis(&caro_with(file, written(rows))).unwrap();
        prop_assert_eq!(read.set_aside(), []);
        prop_assert_eq!(content(read.value()), content(&caro()));
    }

    #[test]
    fn a_bad_row_is_told_on_its_line(rows in vec((0..3_u8, any::<bool>()), 0..12)) {
        let mut text = String::from_utf8(CARO.file("dates.csv").unwrap().to_vec()).unwrap();
        let mut bad_lines = Vec::new();
        for (index, (kind, crlf)) in rows.iter().enumerate() {
            let line = 1 + text.matches('\n').count() as u64;
            let row = match kind {
                0 => TALL.replace("ID", &index.to_string()),
                1 => "\n".to_owned(),
                _ => {
                    bad_lines.push(line);
                    format!("bad-{index},milestone,2023-02-30,,Label,printed,,brochure,\n")
                }
            };
            text += &if *crlf { row.replace('\n', "\r\n") } else { row };
        }
        let found = check(&caro_with("dates.csv", text.into_bytes()));
        let lines: Vec<u64> = found.iter().filter_map(SetAside::line).collect();
        prop_assert!(found.iter().all(|item| item.column() == Some("start")));
        prop_assert_eq!(lines, bad_lines);
    }
}

fn count(bytes: &[u8], wanted: u8) -> usize {
    bytes.split(|byte| *byte == wanted).skip(1).count()
}

#[test]
fn every_cut_of_the_synthetic_territory_is_read() {
    for (file, own) in SYNTHETIC_THREE_COMMUNES.files() {
        for at in 0..own.len() {
            let files = SYNTHETIC_THREE_COMMUNES.files().iter().copied();
            drop(check(&files.chain([(*file, &own[..at])]).collect()));
        }
    }
}

#[test]
fn line_ends_and_byte_order_marks_have_no_weight() {
    let crlf = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace('\n', "\r\n").into_bytes();
    let marked = |bytes: &[u8]| [b"\xEF\xBB\xBF", bytes].concat();
    let each =
        |change: &dyn Fn(&[u8]) -> Vec<u8>| CARO.files().iter().map(|(name, own)| (*name, change(own))).collect();
    for folder in [each(&crlf), each(&marked), each(&|bytes| marked(&crlf(bytes)))] {
        let read: ctg_io::Read<Diagnosis> = read_diagnosis(&folder).unwrap();
        assert_eq!((read.set_aside(), read.value()), (&[][..], &caro()));
    }
}

#[test]
fn a_file_in_windows_1252_brings_one_message() {
    for (file, own) in CARO.files().iter().filter(|(_, bytes)| !bytes.is_ascii()) {
        let text = std::str::from_utf8(own).unwrap();
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0x92)).collect();
        let refused = check(&caro_with(file, latin));
        let refused: Vec<String> = refused
            .iter()
            .filter(|item| item.severity() == ctg_io::Severity::Refused)
            .map(ToString::to_string)
            .collect();
        assert!(matches!(&refused[..], [one] if one.starts_with(file) && one.contains("Windows-1252")), "{refused:?}");
    }
}
