//! Public files as they come: packed, encoded, separated in whatever way, in pieces of any size, damaged.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::io::{self, Read as _, Write as _};

use ctg_io::population::{self, LegalPopulations};
use ctg_io::{Encoding, Read, ReadError, Source};
use ctg_model::Vintage;

const TEXT: &str = "DEP;CODCOM;Commune;PMUN\n17;004;Île-d'Aix;207\n17;299;Rochefort;23092\n";

fn vintage() -> Vintage {
    Vintage::new(2021).unwrap()
}

fn read(bytes: &[u8]) -> Result<Read<LegalPopulations>, ReadError> {
    population::read(Source::new("p.csv", bytes), vintage())
}

fn persons(read: &Read<LegalPopulations>) -> Vec<(String, u64)> {
    let rows = read.value().iter();
    rows.map(|row| (row.commune.to_string(), row.municipal.value().unwrap().persons())).collect()
}

fn expected() -> Vec<(String, u64)> {
    vec![("17004".to_owned(), 207), ("17299".to_owned(), 23_092)]
}

fn messages(bytes: &[u8]) -> Vec<String> {
    match read(bytes) {
        Ok(read) => read.set_aside().iter().map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn latin() -> Vec<u8> {
    TEXT.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn the_same_table_comes_packed_and_encoded_in_many_ways() {
    let utf_16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(TEXT.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    let text = TEXT.as_bytes();
    let forms: Vec<(&str, Vec<u8>)> = vec![
        ("as it is", text.to_vec()),
        ("with a byte order mark", [b"\xEF\xBB\xBF", text].concat()),
        ("with CRLF", TEXT.replace('\n', "\r\n").into_bytes()),
        ("with CR", TEXT.replace('\n', "\r").into_bytes()),
        ("with blank lines before", format!("\n\n{TEXT}").into_bytes()),
        ("with commas", TEXT.replace(';', ",").into_bytes()),
        ("with tabs", TEXT.replace(';', "\t").into_bytes()),
        ("with bars", TEXT.replace(';', "|").into_bytes()),
        ("with names in lower case", TEXT.replace("PMUN", "pmun").into_bytes()),
        ("in Windows-1252", latin()),
        ("in UTF-16 LE", utf_16([0xFF, 0xFE], u16::to_le_bytes)),
        ("in UTF-16 BE", utf_16([0xFE, 0xFF], u16::to_be_bytes)),
        ("in gzip", gzip(text)),
        ("in gzip of two members", [gzip(&text[..40]), gzip(&text[40..])].concat()),
        ("in gzip and Windows-1252", gzip(&latin())),
        ("in zip", zip(&[("communes.csv", text)])),
        ("in zip with a dictionary", zip(&[("meta_communes.csv", b"COD_VAR;LIB_VAR\n"), ("d/communes.CSV", text)])),
    ];
    for (form, bytes) in forms {
        let read = read(&bytes).unwrap_or_else(|error| panic!("{form}: {error}"));
        assert_eq!((persons(&read), read.set_aside().len()), (expected(), 0), "{form}");
        let whole = ctg_io::SourceFile::of_bytes("p.csv", &bytes);
        assert_eq!((read.files()[0].sha256(), read.files()[0].bytes()), (whole.sha256(), whole.bytes()), "{form}");
    }
}

/// Gives a byte at a time, and is interrupted now and then.
struct Slow<'b>(&'b [u8], u8);

impl io::Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 = self.1.wrapping_add(1);
        if self.1.is_multiple_of(3) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let count = buffer.len().min(1);
        self.0.read(&mut buffer[..count])
    }
}

#[test]
fn pieces_of_any_size_give_the_same() {
    for bytes in [TEXT.as_bytes().to_vec(), latin(), gzip(TEXT.as_bytes()), zip(&[("a.csv", TEXT.as_bytes())])] {
        let read = population::read(Source::new("p.csv", Slow(&bytes, 0)), vintage()).unwrap();
        assert_eq!(persons(&read), expected());
    }
}

#[test]
fn a_declared_encoding_is_believed() {
    let declared = |bytes: &[u8], encoding| {
        let source = Source::new("p.csv", bytes).with_encoding(encoding);
        population::read(source, vintage()).unwrap().set_aside().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(declared(&latin(), Encoding::Windows1252), [""; 0]);
    assert_eq!(
        declared(&latin(), Encoding::Utf8),
        ["p.csv, line 2, column `Commune`: found the byte 0xCE, expected UTF-8: the file looks like Windows-1252, \
          and 1 row has such bytes and is set aside"]
    );
    assert_eq!(
        declared(b"COM;PMUN;L\n17299;1;\x81\n", Encoding::Windows1252),
        ["p.csv, line 2, column `L`: found the byte 0x81, expected Windows-1252"]
    );
}

#[test]
fn an_encoding_is_settled_by_the_first_character_beyond_ascii() {
    let mixed = [TEXT.as_bytes(), b"17;065;Breuil-Magn\xE9;1863\n"].concat();
    assert_eq!(messages(&mixed), ["p.csv, line 4, column `Commune`: found the byte 0xE9, expected UTF-8"]);
}

#[test]
fn archives_say_what_they_hold() {
    let text = TEXT.as_bytes();
    let two = zip(&[("a.csv", text), ("b.csv", b"COM;PMUN\n17299;1\n")]);
    let message = |bytes: &[u8], member: Option<&str>| {
        let source = Source::new("p.zip", bytes);
        let source = if let Some(member) = member { source.with_member(member) } else { source };
        population::read(source, vintage()).map(|read| read.files()[0].member().map(str::to_owned))
    };
    assert_eq!(message(&two, Some("b.csv")).unwrap().as_deref(), Some("b.csv"));
    let told = |result: Result<_, ReadError>| result.map(|_: Option<String>| ()).unwrap_err().to_string();
    assert_eq!(told(message(&two, None)), "p.zip: found 2 tables in the archive (`a.csv`, `b.csv`), expected one");
    assert_eq!(
        told(message(&two, Some("c.csv"))),
        "p.zip: found no member `c.csv` in the archive, expected one among `a.csv`, `b.csv`"
    );
    let none = zip(&[("readme.md", b"")]);
    assert_eq!(told(message(&none, None)), "p.zip: found no table in the archive (`readme.md`), expected one");
    let cut = &two[..two.len() - 30];
    assert!(message(cut, None).unwrap_err().is_io());
}

#[test]
fn a_damaged_archive_is_an_error_of_reading() {
    let packed = gzip(TEXT.repeat(50).as_bytes());
    let mut other = packed.clone();
    let last = other.len() - 6;
    other[last] ^= 1; // in the checksum
    for bytes in [&packed[..packed.len() / 2], &packed[..packed.len() - 1], &other] {
        let error = read(bytes).unwrap_err();
        assert!(error.is_io() && error.set_aside().is_empty(), "{error}");
        assert!(std::error::Error::source(&error).is_some());
    }
    let mut archive = zip(&[("a.csv", TEXT.as_bytes())]);
    let crc = archive.windows(4).position(|window| window == b"PK\x01\x02").unwrap() + 16;
    archive[crc] ^= 1;
    assert!(read(&archive).unwrap_err().is_io());
}

/// Fails after some bytes, as a disk does.
struct Failing<'b>(&'b [u8]);

impl io::Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("the disk is gone")),
            count => Ok(count),
        }
    }
}

#[test]
fn a_failing_disk_is_no_refused_row() {
    for cut in 0..TEXT.len() {
        let source = Source::new("p.csv", Failing(&TEXT.as_bytes()[..cut]));
        let error = population::read(source, vintage()).unwrap_err();
        assert!(error.is_io(), "{cut}: {error}");
        assert_eq!(error.to_string(), "p.csv: reading failed");
    }
}

#[test]
fn headers_are_refused_whole() {
    let cases: [(&[u8], &str); 6] = [
        (b"", "p.csv: found an empty file, expected a header line"),
        (b"COM;POP\n17299;1\n", "p.csv, line 1: found no column `PMUN`, expected one; found `COM`, `POP`"),
        (b"COM;PMUN;PMUN\n17299;1;2\n", "p.csv, line 1: found the column `PMUN` more than once, expected it once"),
        (
            b"PMUN;a;b\n1;2;3\n",
            "p.csv: found neither a column `COM` nor `DEP` and `CODCOM`, expected the code of the commune",
        ),
        (b"COM;\"PMUN\n17299;1\n", "p.csv, line 1: the file ends inside a quoted cell, expected a closing quote"),
        (
            b"a;b;c;d;e;f;g;h;i;j;k;l;m;n\n",
            "p.csv, line 1: found no column `PMUN`, expected one; found `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h`, `i`, `j`, `k`, `l` and 2 more",
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(messages(bytes), [expected]);
    }
}

#[test]
fn rows_are_told_where_they_stand() {
    let text = "COM;PMUN;note\r\n17299;23092;\"two\nlines\"\r\n\r\n17004;x;\r\n17036;785\r\n\"17065\"x;1;\r\n;;\n17083;1;\"open\n";
    assert_eq!(
        messages(text.as_bytes()),
        [
            "p.csv, line 5, column `PMUN`: found `x`, expected a whole number, a flag or nothing",
            "p.csv, line 6: found 2 cells, expected 3",
            "p.csv, line 7: found text after a closing quote, expected the end of the cell",
            "p.csv, line 9: the file ends inside a quoted cell, expected a closing quote",
        ]
    );
}

/// A row without end: a bomb of a few kilobytes that unpacks to hundreds of megabytes is read in the memory of one row.
struct Endless {
    head: &'static [u8],
    left: usize,
}

impl io::Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.head.is_empty() {
            return self.head.read(buffer);
        }
        let count = buffer.len().min(self.left);
        buffer[..count].fill(b'x');
        self.left -= count;
        Ok(count)
    }
}

#[test]
fn a_row_has_a_bound_and_the_next_one_is_read() {
    let long = Endless { head: b"COM;PMUN\n17299;", left: 40 << 20 }.chain(&b"\n17004;207\n"[..]);
    let read = population::read(Source::new("p.csv", long), vintage()).unwrap();
    assert_eq!(persons(&read), [("17004".to_owned(), 207)]);
    assert_eq!(
        read.set_aside()[0].to_string(),
        "p.csv, line 2: found a row of 41943047 bytes, expected at most 1048576"
    );
    let quoted = Endless { head: b"COM;PMUN\n17299;\"", left: 40 << 20 };
    let read = population::read(Source::new("p.csv", quoted), vintage()).unwrap();
    assert_eq!(
        read.set_aside()[0].to_string(),
        "p.csv, line 2: the file ends inside a quoted cell, expected a closing quote"
    );
    let header = Endless { head: b"", left: 40 << 20 };
    let error = population::read(Source::new("p.csv", header), vintage()).unwrap_err();
    assert_eq!(error.to_string(), "p.csv, line 1: found a header of 41943040 bytes, expected at most 1048576");
}

#[test]
fn a_file_that_is_wrong_everywhere_does_not_fill_the_memory() {
    let text = format!("COM;PMUN\n{}", "x;1\n".repeat(10_500));
    let told = messages(text.as_bytes());
    assert_eq!(told.len(), 10_001);
    assert_eq!(
        told[10_000],
        "p.csv: found 500 more problems of this file, expected at most 10000: they are not listed"
    );
}
