//! What holds for any facility written, and for any bytes read as any list.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::io::{self, Read};
use std::num::NonZeroUsize;

use ctg_fixtures::{BROKEN_FACILITIES, SYNTHETIC_FACILITIES};
use ctg_io::Source;
use ctg_io::facility::{List, Listed, Reader, read, write_csv, write_geojson, write_json};
use ctg_model::strategies as any;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Facilities as JSON gives them, their identifiers apart.
fn facilities() -> impl Strategy<Value = Vec<Listed>> {
    let hours = prop_oneof![Just(Value::Null), Just(json!("Mo-Fr 09:00-12:00,14:00-17:00; PH off"))];
    let one =
        (any::facility(), hours, any::theme()).prop_map(|(facility, hours, word)| (facility, hours, word.to_string()));
    proptest::collection::vec(one, 0..8).prop_map(|all| {
        let mut ids = std::collections::BTreeSet::new();
        let all: Vec<Value> = all
            .into_iter()
            .filter(|(facility, ..)| ids.insert(facility.id().to_string()))
            .enumerate()
            .map(|(index, (facility, hours, word))| {
                json!({"facility": facility, "word": word, "line": index + 2, "siret": null, "position_quality": null, "more": null, "hours": hours})
            })
            .collect();
        serde_json::from_value(Value::Array(all)).unwrap()
    })
}

proptest! {
    #[test]
    fn a_table_gives_back_every_facility_with_every_status(all in facilities()) {
        let mut table = Vec::new();
        write_csv(&mut table, &all).unwrap();
        let again = read(List::Facilities, Source::new("facilities.csv", table.as_slice())).unwrap().strict().unwrap().facilities;
        prop_assert_eq!(again, all);
    }

    #[test]
    fn json_gives_back_every_facility(all in facilities()) {
        let mut list = Vec::new();
        write_json(&mut list, &all).unwrap();
        prop_assert_eq!(serde_json::from_slice::<Vec<Listed>>(&list).unwrap(), all);
    }

    #[test]
    fn geojson_has_a_feature_for_each(all in facilities()) {
        let mut collection = Vec::new();
        write_geojson(&mut collection, &all).unwrap();
        let collection: Value = serde_json::from_slice(&collection).unwrap();
        let ids: Vec<&str> = collection["features"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        prop_assert_eq!(ids, all.iter().map(|one| one.facility.id().as_str()).collect::<Vec<_>>());
    }

    #[test]
    fn no_bytes_stop_a_reader(corpus in any_file(), cuts in proptest::collection::vec((any::<u16>(), any::<u16>(), any::<u8>(), 0_u8..5), 0..12)) {
        let bytes = mutated(corpus, &cuts);
        for list in List::ALL {
            let one = read(list, Source::new("file", bytes.as_slice()));
            let two = Reader::new(list).with_threads(NonZeroUsize::new(2).unwrap()).read(Source::new("file", bytes.as_slice()));
            match (one, two) {
                (Ok(one), Ok(two)) => prop_assert!(one == two),
                (Err(one), Err(two)) => prop_assert_eq!(one.to_string(), two.to_string()),
                (one, two) => prop_assert!(false, "{:?} {:?}", one.is_ok(), two.is_ok()),
            }
        }
    }
}

fn any_file() -> impl Strategy<Value = &'static [u8]> {
    let broken = BROKEN_FACILITIES.iter().map(|(_, _, bytes)| *bytes);
    proptest::sample::select(SYNTHETIC_FACILITIES.iter().map(|(_, bytes)| *bytes).chain(broken).collect::<Vec<_>>())
}

/// The bytes with some of them changed, doubled, left out or cut off.
fn mutated(bytes: &[u8], cuts: &[(u16, u16, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (from, length, byte, how) in cuts {
        if bytes.is_empty() {
            break;
        }
        let at = usize::from(*from) % bytes.len();
        let end = (at + usize::from(*length) % 40).min(bytes.len());
        match how {
            0 => bytes[at] = *byte,
            1 => bytes.insert(at, b"\"\n;,|[{\\"[usize::from(*byte) % 8]),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

/// A reader that makes up a file without end, and counts what is taken of it.
struct Endless<'r> {
    start: &'r [u8],
    filler: u8,
    taken: u64,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        assert!(self.taken < 64 << 20, "the reader goes on for ever");
        self.taken += buffer.len() as u64;
        if !self.start.is_empty() {
            let read = self.start.read(buffer)?;
            return Ok(read);
        }
        buffer.fill(self.filler);
        Ok(buffer.len())
    }
}

#[test]
fn a_row_or_an_object_without_end_is_given_up() {
    let quote = b"AN;DEPCOM;TYPEQU\n2025;17299;\"";
    let error = read(List::Bpe, Source::new("bpe.csv", Endless { start: quote, filler: b'x', taken: 0 })).unwrap_err();
    assert_eq!(
        error.to_string(),
        "bpe.csv, line 2: found a row of more than 1048576 bytes, expected its end (is a quote left open?)"
    );
    let error =
        read(List::Bpe, Source::new("bpe.csv", Endless { start: b"AN;DEPCOM;TYPEQU\n", filler: b'x', taken: 0 }))
            .unwrap_err();
    assert_eq!(error.set_aside()[0].line(), Some(2));
    let error = read(List::Bpe, Source::new("bpe.csv", Endless { start: b"", filler: b'x', taken: 0 })).unwrap_err();
    assert!(error.set_aside()[0].problem().starts_with("found the columns"), "{error}");
    let object = read(
        List::InclusionStructures,
        Source::new("x.json", Endless { start: b"[{\"id\": \"", filler: b'x', taken: 0 }),
    )
    .unwrap_err();
    assert!(object.is_io(), "{object}");
}

/// A file that fails after some bytes.
struct Failing<'r>(&'r [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() { Err(io::Error::other("the disk is gone")) } else { self.0.read(buffer) }
    }
}

#[test]
fn a_file_that_fails_is_no_refused_row() {
    let error = read(List::Bpe, Source::new("bpe.csv", Failing(b"AN;DEPCOM;TYPEQU\n2025;17299;D502\n"))).unwrap_err();
    assert!(error.is_io());
    assert_eq!(error.to_string(), "bpe.csv: reading failed");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the disk is gone");
}
