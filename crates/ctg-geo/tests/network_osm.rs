//! Extracts of OpenStreetMap, written here field by field: what is read of them, and what is refused.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod shared;

use std::io::Cursor;

use ctg_geo::cost::{Distancier, Minutes};
use ctg_geo::network::{Density, Mode, OsmError, OsmRead, OsmTravel, Routes, Speed, SpeedModel};
use proptest::prelude::*;
use shared::tries;

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap());
    bytes
}

fn number(field: u64, found: u64) -> Vec<u8> {
    [varint(field << 3), varint(found)].concat()
}

fn bytes(field: u64, found: &[u8]) -> Vec<u8> {
    [varint(field << 3 | 2), varint(found.len() as u64), found.to_vec()].concat()
}

fn zigzag(found: i64) -> u64 {
    (found << 1 ^ found >> 63).cast_unsigned()
}

fn deltas(found: &[i64]) -> Vec<u8> {
    let before = std::iter::once(&0).chain(found);
    found.iter().zip(before).flat_map(|(now, before)| varint(zigzag(now - before))).collect()
}

/// A zlib stream that stores its bytes as they are.
fn stored(found: &[u8]) -> Vec<u8> {
    let (a, b) = found.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    let length = u16::try_from(found.len()).unwrap();
    let head = [&[0x78, 0x01, 0x01][..], &length.to_le_bytes(), &(!length).to_le_bytes()].concat();
    [head, found.to_vec(), (b << 16 | a).to_be_bytes().to_vec()].concat()
}

fn block(kind: &str, found: &[u8]) -> Vec<u8> {
    let blob = [number(2, found.len() as u64), bytes(3, &stored(found))].concat();
    let header = [bytes(1, kind.as_bytes()), number(3, blob.len() as u64)].concat();
    [u32::try_from(header.len()).unwrap().to_be_bytes().to_vec(), header, blob].concat()
}

type Tags<'t> = &'t [(&'t str, &'t str)];

/// An extract of nodes (number, longitude, latitude in hundred-thousandths) and ways (number, tags, nodes).
fn extract(nodes: &[(i64, i32, i32)], ways: &[(u64, Tags<'_>, &[i64])]) -> Vec<u8> {
    let mut strings = vec![String::new()];
    let mut text = |found: &str| {
        strings.push(found.to_owned());
        (strings.len() - 1) as u64
    };
    let mut group = Vec::new();
    for (id, tags, refs) in ways {
        let keys: Vec<u8> = tags.iter().flat_map(|(key, _)| varint(text(key))).collect();
        let values: Vec<u8> = tags.iter().flat_map(|(_, value)| varint(text(value))).collect();
        let way = [number(1, *id), bytes(2, &keys), bytes(3, &values), bytes(8, &deltas(refs))].concat();
        group.extend(bytes(3, &way));
    }
    let table: Vec<u8> = strings.iter().flat_map(|text| bytes(1, text.as_bytes())).collect();
    let column = |of: &dyn Fn(&(i64, i32, i32)) -> i64| deltas(&nodes.iter().map(of).collect::<Vec<_>>());
    // Hundred-thousandths of a degree are a hundred steps of 100 nanodegrees.
    let dense = [
        bytes(1, &column(&|node| node.0)),
        bytes(8, &column(&|node| i64::from(node.2) * 100)),
        bytes(9, &column(&|node| i64::from(node.1) * 100)),
    ]
    .concat();
    let first = [bytes(1, &bytes(1, b"")), bytes(2, &bytes(2, &dense))].concat();
    let second = [bytes(1, &table), bytes(2, &group)].concat();
    let header = [bytes(4, b"OsmSchema-V0.6"), bytes(4, b"DenseNodes")].concat();
    [block("OSMHeader", &header), block("OSMData", &first), block("OSMData", &second)].concat()
}

fn travel() -> OsmTravel {
    OsmTravel {
        cars: SpeedModel::metric(),
        density: Density::Rural,
        walking: Speed::new(5.0).unwrap(),
        cycling: Speed::new(15.0).unwrap(),
        ferry_wait: Minutes::new(10.0).unwrap(),
    }
}

fn read(file: &[u8]) -> Result<OsmRead, OsmError> {
    let distancier = Distancier::new("osm".parse().unwrap(), "OpenStreetMap".parse().unwrap());
    OsmRead::new(&mut Cursor::new(file), distancier, &travel())
}

/// Two islands: a street with a side road on one, a street on the other, a ferry between.
fn islands() -> Vec<u8> {
    let nodes = [(7, 0, 0), (1, 0, 1_000), (2, 0, 2_000), (3, 1_000, 1_000), (50, 90_000, 0), (51, 90_000, 1_000)];
    extract(
        &nodes,
        &[
            (10, &[("highway", "secondary"), ("maxspeed", "50")], &[7, 1, 2]),
            (11, &[("highway", "residential"), ("oneway", "yes")], &[1, 3]),
            (12, &[("highway", "tertiary")], &[50, 51]),
            (
                13,
                &[("route", "ferry"), ("name", "Bac d'essai"), ("duration", "01:30"), ("motor_vehicle", "no")],
                &[2, 50],
            ),
            (14, &[("building", "yes")], &[7, 1, 2, 7]),
            (15, &[("highway", "path")], &[2, 99, 3]),
        ],
    )
}

#[test]
fn two_islands_are_joined_only_by_the_ferry() {
    let found = read(&islands()).unwrap();
    assert_eq!(found.nodes, [1, 2, 3, 7, 50, 51]);
    assert_eq!((found.used_ways, found.all_ways, found.missing_vertices), (5, 6, 1));
    assert_eq!(found.set_aside, []);
    let of = |id: i64| found.nodes.iter().position(|node| *node == id).unwrap();
    let car = Routes::fastest(&found.network, Mode::Car);
    assert_eq!(car.components().sizes(), [4, 2]);
    assert_eq!(car.cost(of(7), of(50)), None);
    // A thousandth of a hundredth of a degree of latitude and so on: 2 224 m at 50 km/h are 2.67 minutes.
    let minutes = car.cost(of(7), of(2)).unwrap().get();
    assert!((minutes - 2.669).abs() < 0.001, "{minutes}");
    assert!(car.cost(of(1), of(3)).is_some() && car.cost(of(3), of(1)).is_none());
    let foot = Routes::fastest(&found.network, Mode::Foot);
    assert_eq!(foot.components().sizes(), [6]);
    assert_eq!(foot.cost(of(2), of(50)), Some(Minutes::new(100.0).unwrap()));
    let link = found.network.links()[0].id().clone();
    assert_eq!((link.as_str(), found.network.links()[0].name().as_str()), ("osm-way-13", "Bac d'essai"));
    let without = found.network.without_link(&link).unwrap();
    assert_eq!(Routes::fastest(&without, Mode::Foot).cost(of(2), of(50)), None);
}

#[test]
fn an_extract_without_roads_says_so() {
    let file = extract(&[(1, 0, 0), (2, 0, 10)], &[(1, &[("boundary", "administrative")], &[1, 2])]);
    let error = read(&file).unwrap_err();
    assert_eq!(error.to_string(), "byte 0: found no road among 1 ways, expected ways with `highway` or `route=ferry`");
}

/// A file that is gone at the first look.
struct Gone(Option<std::io::Error>);
impl std::io::Read for Gone {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
impl std::io::Seek for Gone {
    fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
        Ok(0)
    }
}

#[test]
fn what_is_no_extract_is_told() {
    let message = |file: &[u8]| read(file).unwrap_err().to_string();
    let history = block("OSMHeader", &bytes(4, b"HistoricalInformation"));
    assert_eq!(
        message(&history),
        "byte 0: found the feature `HistoricalInformation`, expected OsmSchema-V0.6, DenseNodes, LocationsOnWays"
    );
    let lzma = bytes(4, b"packed");
    let header = [bytes(1, b"OSMData"), number(3, lzma.len() as u64)].concat();
    let file = [&u32::try_from(header.len()).unwrap().to_be_bytes()[..], &header, &lzma].concat();
    assert_eq!(message(&file), "byte 0: found compression 4 (lzma, bzip2, lz4 or zstd), expected zlib or none");
    let text = [bytes(1, &bytes(1, b"")), bytes(2, &bytes(3, &[bytes(2, &varint(9)), bytes(3, &varint(9))].concat()))]
        .concat();
    assert_eq!(message(&block("OSMData", &text)), "byte 0: found text 9, expected one below 1");
    let whole = islands();
    assert!(
        message(&whole[..whole.len() - 3]).ends_with("found the end of the file inside a block, expected more bytes")
    );
    let unread = std::io::Error::other("gone");
    let error = OsmRead::new(&mut Gone(Some(unread)), Distancier::geodesic(), &travel()).unwrap_err();
    assert_eq!(error.to_string(), "byte 0: the file cannot be read");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "gone");
}

proptest! {
    #![proptest_config(tries(256))]

    /// Whatever bytes are damaged, cut or put in, the answer is a network or an error.
    #[test]
    fn damaged_files_do_not_panic(at in 0_usize..2_000, byte in any::<u8>(), cut in 0_usize..2_000, plain in any::<bool>()) {
        let mut file = islands();
        if plain {
            // Damage behind the checksum: the block is rebuilt after it.
            let mut inner = [bytes(1, &bytes(1, b"highway")), bytes(2, &bytes(3, &[number(1, 3), bytes(8, &deltas(&[1, 2]))].concat()))].concat();
            let place = at % inner.len();
            inner[place] = byte;
            file = block("OSMData", &inner);
        } else {
            let place = at % file.len();
            file[place] = byte;
            file.truncate(cut.max(1));
        }
        let _ = read(&file);
    }
}
