//! The blocks of a file: a header, and bytes that are compressed with zlib or plain.

use std::io::Read;

use super::OsmError;
use super::wire::{Field, Message, Problem};

/// The most bytes of a header of a block, and of a block: the format sets both.
const HEADER: usize = 64 << 10;
const BLOCK: usize = 32 << 20;

/// The blocks of a file, one after the other.
#[derive(Debug)]
pub(super) struct Blobs<R> {
    reader: R,
    /// How many bytes were read.
    place: u64,
}

impl<R: Read> Blobs<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, place: 0 }
    }

    pub(super) fn place(&self) -> u64 {
        self.place
    }

    /// The kind and the bytes of the next block; none at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<(String, Vec<u8>)>, OsmError> {
        let start = self.place;
        let at = |problem| OsmError::at(start, problem);
        let mut length = [0; 4];
        match self.fill(&mut length)? {
            0 => return Ok(None),
            4 => {}
            _ => return Err(at(end())),
        }
        let length = u32::from_be_bytes(length) as usize;
        if length > HEADER {
            return Err(at(format!("found a header of {length} bytes, expected at most {HEADER}: is it a PBF file?")));
        }
        let header = self.bytes(length, start)?;
        let (kind, size) = header_of(&header).map_err(at)?;
        let blob = self.bytes(size, start)?;
        Ok(Some((kind, inflated(&blob).map_err(at)?)))
    }

    fn bytes(&mut self, length: usize, start: u64) -> Result<Vec<u8>, OsmError> {
        let mut bytes = vec![0; length];
        if self.fill(&mut bytes)? < length {
            return Err(OsmError::at(start, end()));
        }
        Ok(bytes)
    }

    /// Reads until the place is full or the file ends.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<usize, OsmError> {
        let mut full = 0;
        while let Some(rest) = bytes.get_mut(full..).filter(|rest| !rest.is_empty()) {
            match self.reader.read(rest) {
                Ok(0) => break,
                Ok(count) => full += count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(OsmError::unreadable(self.place, error)),
            }
        }
        self.place += full as u64;
        Ok(full)
    }
}

fn end() -> Problem {
    "found the end of the file inside a block, expected more bytes".to_owned()
}

fn header_of(bytes: &[u8]) -> Result<(String, usize), Problem> {
    let (mut message, mut kind, mut size) = (Message(bytes), None, None);
    while let Some(field) = message.next()? {
        match field {
            Field::Bytes(1, found) => kind = Some(String::from_utf8_lossy(found).into_owned()),
            Field::Number(3, found) => size = Some(found),
            _ => {}
        }
    }
    let kind = kind.ok_or("found a block without a kind, expected OSMHeader or OSMData: is it a PBF file?")?;
    let size = size.and_then(|size| usize::try_from(size).ok()).filter(|size| *size <= BLOCK);
    Ok((
        kind,
        size.ok_or_else(|| {
            format!("found a block without a size, or too large a one, expected at most {BLOCK} bytes")
        })?,
    ))
}

fn inflated(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut message = Message(bytes);
    while let Some(field) = message.next()? {
        match field {
            Field::Bytes(1, plain) => return Ok(plain.to_vec()),
            Field::Bytes(3, packed) => {
                let found = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, BLOCK);
                return found
                    .map_err(|error| format!("found bytes that are no zlib stream of at most {BLOCK} ({error})"));
            }
            Field::Bytes(number @ 4..=7, _) => {
                return Err(format!("found compression {number} (lzma, bzip2, lz4 or zstd), expected zlib or none"));
            }
            _ => {}
        }
    }
    Err("found a block without bytes, expected zlib or plain ones".to_owned())
}
