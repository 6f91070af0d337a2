//! Zip archives: the one table in them.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};

use flate2::CrcReader;
use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use crate::SetAside;
use crate::set_aside::shown;

/// Why no member of an archive is read.
pub(super) enum Refused {
    /// The archive is sound, and holds nothing or too much.
    Member(SetAside),
    /// It is no archive, or a damaged one.
    Damaged(io::Error),
}

/// A member of an archive in memory, unpacked as it is read, whose checksum is compared at its end.
pub(super) struct Member {
    reader: CrcReader<Packed>,
    name: String,
    expected: u32,
    is_checked: bool,
}

enum Packed {
    Deflated(DeflateDecoder<io::Take<Cursor<Vec<u8>>>>),
    Stored(io::Take<Cursor<Vec<u8>>>),
}

impl Member {
    /// The member of this name, or the only table.
    pub(super) fn open(file: &str, bytes: Vec<u8>, wanted: Option<&str>) -> Result<Self, Refused> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let index = choose(file, &archive, wanted).map_err(Refused::Member)?;
        let member = archive.by_index_raw(index).map_err(damaged)?;
        let (method, encrypted) = (member.compression(), member.encrypted());
        let (start, length) = (member.data_start(), member.compressed_size());
        let (name, expected) = (member.name().map(Cow::into_owned).unwrap_or_default(), member.crc32());
        drop(member);
        let start = start.ok_or_else(|| Refused::Damaged(io::ErrorKind::InvalidData.into()))?;
        let mut cursor = archive.into_inner();
        cursor.set_position(start);
        let packed = cursor.take(length);
        let told = |found: &str| {
            let problem = format!("found the member `{name}` {found}, expected one that is stored or deflated");
            Refused::Member(SetAside::new(file, problem))
        };
        let packed = match method {
            _ if encrypted => return Err(told("under a password")),
            CompressionMethod::Deflated => Packed::Deflated(DeflateDecoder::new(packed)),
            CompressionMethod::Stored => Packed::Stored(packed),
            other => return Err(told(&format!("packed by {other}"))),
        };
        Ok(Self { reader: CrcReader::new(packed), name, expected, is_checked: false })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> Refused {
    Refused::Damaged(io::Error::new(io::ErrorKind::InvalidData, error))
}

/// The place of the member that is meant.
fn choose(file: &str, archive: &ZipArchive<Cursor<Vec<u8>>>, wanted: Option<&str>) -> Result<usize, SetAside> {
    let name = |index| archive.name_for_index(index).and_then(Result::ok).map(|name| (index, name.into_owned()));
    let names: Vec<(usize, String)> = (0..archive.len()).filter_map(name).collect();
    let fits = |name: &str| wanted.map_or_else(|| is_table(name), |wanted| name == wanted || last_part(name) == wanted);
    let found: Vec<&(usize, String)> = names.iter().filter(|(_, name)| fits(name)).collect();
    let all = || listed(&names.iter().collect::<Vec<_>>());
    match (found.as_slice(), wanted) {
        ([(index, _)], _) => Ok(*index),
        ([], Some(wanted)) => {
            Err(SetAside::new(file, format!("found no member `{wanted}` in the archive, expected one among {}", all())))
        }
        ([], None) => Err(SetAside::new(file, format!("found no table in the archive ({}), expected one", all()))),
        (several, _) => {
            let problem = format!("found {} tables in the archive ({}), expected one", several.len(), listed(several));
            Err(SetAside::new(file, problem))
        }
    }
}

/// The first names, and how many more.
fn listed(names: &[&(usize, String)]) -> String {
    const MOST: usize = 12;
    let first: Vec<String> = names.iter().take(MOST).map(|(_, name)| shown(name)).collect();
    match names.len().saturating_sub(MOST) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit_once(['/', '\\']).map_or(name, |(_, last)| last)
}

/// A table by its ending; not a dictionary of variables, nor what some systems add.
fn is_table(name: &str) -> bool {
    let last = last_part(name).to_ascii_lowercase();
    let ends = [".csv", ".txt", ".tsv"].iter().any(|ending| last.ends_with(ending));
    ends && !last.starts_with("meta") && !last.starts_with('.') && !name.starts_with("__MACOSX/")
}

impl Read for Packed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Deflated(reader) => reader.read(buffer),
            Self::Stored(reader) => reader.read(buffer),
        }
    }
}

impl Read for Member {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        if count == 0 && !buffer.is_empty() && !self.is_checked {
            self.is_checked = true;
            if self.reader.crc().sum() != self.expected {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "the member does not have its checksum"));
            }
        }
        Ok(count)
    }
}
