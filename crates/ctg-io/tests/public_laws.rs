//! Laws of every reader of a public file: no bytes make it panic, no row vanishes, what is written comes back.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::collections::BTreeMap;

use ctg_fixtures::{BROKEN_COG, COG_MOVEMENTS, SYNTHETIC_COG_COMMUNES, SYNTHETIC_INSEE_CAF};
use ctg_io::caf::{CafRounding, beneficiaries, childcare, quotient};
use ctg_io::income::Thresholds;
use ctg_io::{Read, ReadError, SetAside, Source, census, cog, income, matrix, population};
use ctg_model::code::CommuneCode;
use ctg_model::observation::RoundingMode;
use ctg_model::strategies::commune_code;
use ctg_model::{CogVintage, Vintage};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn year() -> Vintage {
    Vintage::new(2018).unwrap()
}

/// What every reader makes of some bytes: the number of values and what was set aside.
fn read_by_all(bytes: &[u8]) -> Vec<Result<(usize, Vec<SetAside>), ReadError>> {
    let source = || Source::new("file", bytes);
    let rounding = CafRounding::published(RoundingMode::Unknown);
    vec![
        population::read(source(), year()).map(|read| (read.value().iter().count(), read.into_parts().1)),
        census::read_communes(source(), year()).map(|read| (read.value().iter().count(), read.into_parts().1)),
        census::read_iris(source(), year()).map(|read| (read.value().iter().count(), read.into_parts().1)),
        income::read(source(), year(), &Thresholds::insee()).map(|read| (read.value().len(), read.into_parts().1)),
        childcare::read_rates(source()).map(|read| (read.value().iter().count(), read.into_parts().1)),
        childcare::read_places(source()).map(|read| (read.value().iter().count(), read.into_parts().1)),
        beneficiaries::read(source(), rounding).map(|read| (read.value().len(), read.into_parts().1)),
        quotient::read(source(), rounding).map(|read| (read.value().len(), read.into_parts().1)),
    ]
}

/// What the readers of the *Code officiel géographique*, of tables of costs and of contours set aside of some bytes.
fn read_by_the_others(bytes: &[u8]) -> Vec<Result<Vec<SetAside>, ReadError>> {
    fn told<T>(read: Result<Read<T>, ReadError>) -> Result<Vec<SetAside>, ReadError> {
        read.map(|read| read.into_parts().1)
    }
    let (source, geography) = (|| Source::new("file", bytes), CogVintage::new(2024).unwrap());
    let mut all = vec![
        told(cog::read_communes(source(), geography)),
        told(cog::read_movements(source(), geography)),
        told(cog::read_departements(source(), geography)),
        told(cog::read_regions(source(), geography)),
        told(cog::read_epci(source(), geography)),
        told(matrix::read_pairs(source())),
        told(matrix::read_square(source())),
    ];
    #[cfg(feature = "contours")]
    all.push(told(ctg_io::contours::read(ctg_io::contours::Properties::GEO_API, source())));
    all.push(matrix::read_osrm("file", bytes).map(|_| Vec::new()));
    all
}

/// A file of communes, of movements, of pairs, or one that is broken already.
fn any_other_file() -> impl Strategy<Value = Vec<u8>> {
    let head = |bytes: &[u8]| bytes[..bytes.len().min(2_000)].to_vec();
    let pairs = b"from_id,to_id,travel_time_p50\n17299,17168,21\n17299,17004,NaN\n".to_vec();
    let contours = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"17299","nom":"Rochefort"},"geometry":{"type":"Polygon","coordinates":[[[0,45],[1,45],[1,46],[0,45]]]}}]}"#;
    let osrm = br#"{"code":"Ok","durations":[[0,62.5],[null,0]]}"#.to_vec();
    prop_oneof![
        Just(head(SYNTHETIC_COG_COMMUNES)),
        Just(head(COG_MOVEMENTS)),
        Just(pairs),
        Just(contours.to_vec()),
        Just(osrm),
        select(BROKEN_COG).prop_map(|(_, bytes)| bytes.to_vec()),
    ]
}

fn any_file() -> impl Strategy<Value = &'static [u8]> {
    select(SYNTHETIC_INSEE_CAF).prop_map(|(_, bytes)| bytes)
}

fn damaged(bytes: &[u8], accidents: &[(Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, byte, kind) in accidents.iter().copied() {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match kind {
            0 => bytes.insert(at, byte),
            1 => drop(bytes.remove(at)),
            _ => bytes[at] = byte,
        }
    }
    bytes
}

fn accidents() -> impl Strategy<Value = Vec<(Index, u8, u8)>> {
    let byte = prop_oneof![any::<u8>(), select(&b"\",;\n\r\t|\xEF\xFF0-"[..])];
    vec((any::<Index>(), byte, 0..3_u8), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in vec(any::<u8>(), 0..400)) {
        drop((read_by_all(&bytes), read_by_the_others(&bytes)));
    }

    #[test]
    fn packed_rubbish_is_read_without_panic(head in select(vec![&b"\x1F\x8B\x08"[..], b"PK\x03\x04", b"PK\x05\x06", b"\xFF\xFE"]), bytes in vec(any::<u8>(), 0..200)) {
        drop(read_by_all(&[head, &bytes].concat()));
    }

    #[test]
    fn damage_is_told_in_its_place(own in any_file(), accidents in accidents()) {
        let bytes = damaged(own, &accidents);
        let lines = bytes.split(|byte| *byte == b'\n').count() as u64;
        for result in read_by_all(&bytes) {
            let told = match result {
                Ok((_, told)) => told,
                Err(error) => error.set_aside().to_vec(),
            };
            for item in told {
                prop_assert!(item.line().is_none_or(|line| (1..=lines).contains(&line)), "{item}");
                prop_assert!(!item.problem().is_empty() && !item.to_string().contains('\n'), "{item}");
            }
        }
    }

    #[test]
    fn damage_to_other_files_is_told_in_its_place(own in any_other_file(), accidents in accidents()) {
        let bytes = damaged(&own, &accidents);
        for told in read_by_the_others(&bytes).into_iter().map(|read| read.unwrap_or_else(|error| error.set_aside().to_vec())) {
            for item in told {
                prop_assert!(!item.problem().is_empty() && !item.to_string().contains('\n'), "{item}");
            }
        }
    }

    #[test]
    fn every_row_is_kept_or_told(own in any_file(), cut in any::<Index>()) {
        let kept = &own[..cut.index(own.len())];
        let (text, whole) = (String::from_utf8_lossy(kept), String::from_utf8_lossy(own));
        let header = whole.lines().next().unwrap_or_default();
        let rows = text.lines().skip(1).count();
        for result in read_by_all(kept) {
            if let (true, Ok((count, told))) = (text.lines().next() == Some(header), result) {
                prop_assert_eq!(count + told.len(), rows);
            }
        }
    }

    #[test]
    fn populations_that_are_written_come_back(
        rows in btree_map(commune_code(), (0..100_000_u64, 0..1_000_u64), 0..40),
        sign in select(&b";,\t|"[..]),
        latin in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let line = |cells: [String; 5]| {
            let cells: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            cells.join(&char::from(sign).to_string()) + end
        };
        let mut text = line(["COM", "Commune", "PMUN", "PCAP", "PTOT"].map(str::to_owned));
        for (code, (municipal, apart)) in &rows {
            let name = format!("L'Île; \"{code}\", é|\t\r\nà");
            text += &line([code.to_string(), name, municipal.to_string(), apart.to_string(), (municipal + apart).to_string()]);
        }
        let latin_bytes = || text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
        let bytes = if latin { latin_bytes() } else { text.clone().into_bytes() };
        let read = population::read(Source::new("p.csv", bytes.as_slice()), year()).unwrap();
        prop_assert_eq!(read.set_aside(), []);
        let back: BTreeMap<CommuneCode, (u64, u64)> = read.value().iter().map(|row| {
            (row.commune, (row.municipal.value().unwrap().persons(), row.counted_apart.value().unwrap().persons()))
        }).collect();
        prop_assert_eq!(back, rows);
    }

    #[test]
    fn weights_come_back_to_the_bit(weights in btree_map(commune_code(), 0.0..1e7_f64, 1..20), comma in any::<bool>()) {
        let mut text = "CODGEO;P18_POP\n".to_owned();
        for (code, weight) in &weights {
            let weight = if comma { weight.to_string().replace('.', ",") } else { weight.to_string() };
            text.extend([code.to_string().as_str(), ";", &weight, "\n"]);
        }
        let read = census::read_communes(Source::new("p.csv", text.as_bytes()), year()).unwrap();
        prop_assert_eq!(read.set_aside(), []);
        for (code, weight) in &weights {
            let back = read.value().get(*code).unwrap().population().value().map(|estimate| estimate.value().to_bits());
            prop_assert_eq!(back, Some(weight.to_bits()));
        }
    }
}
