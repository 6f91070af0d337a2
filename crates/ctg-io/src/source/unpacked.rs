//! The bytes of a source, unpacked as they are read.

use std::io::{self, Cursor, Read};

use flate2::read::MultiGzDecoder;

use super::archive::{Member, Refused};
use super::tally::Tally;
use super::utf_16::Utf16;
use super::{Encoding, Source, SourceFile};
use crate::{ReadError, SetAside};

/// A source that is being read: unpacked, in an encoding of which ASCII is a part.
pub(crate) struct Unpacked<R> {
    name: String,
    encoding: Option<Encoding>,
    layers: Layers<R>,
}

enum Layers<R> {
    Plain(Box<Text<Peeked<Tally<R>>>>),
    Gzip(Box<Text<MultiGzDecoder<Peeked<Tally<R>>>>>),
    /// The archive has been read whole; the record of it waits for the end.
    Zip(Box<(Text<Member>, SourceFile)>),
}

/// A reader whose first bytes have been looked at, to see what the rest is.
struct Peeked<R> {
    first: Cursor<Vec<u8>>,
    rest: R,
}

impl<R: Read> Peeked<R> {
    fn new(mut rest: R, count: u64) -> io::Result<Self> {
        let mut first = Vec::new();
        rest.by_ref().take(count).read_to_end(&mut first)?;
        Ok(Self { first: Cursor::new(first), rest })
    }

    fn first(&self) -> &[u8] {
        self.first.get_ref()
    }
}

impl<R: Read> Read for Peeked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.first.read(buffer)? {
            0 => self.rest.read(buffer),
            count => Ok(count),
        }
    }
}

/// Bytes that are not UTF-16 any more.
enum Text<R> {
    AsIs(Peeked<R>),
    Utf16(Utf16<Peeked<R>>),
}

impl<R: Read> Text<R> {
    fn new(reader: R) -> io::Result<Self> {
        let peeked = Peeked::new(reader, 2)?;
        Ok(match Utf16::<R>::encoding(peeked.first()) {
            Some(encoding) => Self::Utf16(Utf16::new(peeked, encoding)),
            None => Self::AsIs(peeked),
        })
    }

    fn is_utf_16(&self) -> bool {
        matches!(self, Self::Utf16(_))
    }

    fn into_inner(self) -> R {
        match self {
            Self::AsIs(peeked) => peeked.rest,
            Self::Utf16(text) => text.into_inner().rest,
        }
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::AsIs(reader) => reader.read(buffer),
            Self::Utf16(reader) => reader.read(buffer),
        }
    }
}

impl<R: Read> Unpacked<R> {
    pub(crate) fn open(source: Source<R>) -> Result<Self, ReadError> {
        let Source { name, reader, encoding, member } = source;
        let peeked = Peeked::new(Tally::new(reader), 4).map_err(|error| ReadError::io(&name, error))?;
        let layers = match peeked.first() {
            [0x1F, 0x8B, ..] => Text::new(MultiGzDecoder::new(peeked)).map(|text| Layers::Gzip(Box::new(text))),
            b"PK\x03\x04" | b"PK\x05\x06" => Ok(zip(&name, peeked, member.as_deref())?),
            _ => Text::new(peeked).map(|text| Layers::Plain(Box::new(text))),
        };
        let layers = layers.map_err(|error| ReadError::io(&name, error))?;
        Ok(Self { name, encoding, layers })
    }

    /// Takes the bytes as they are, whatever they look like.
    pub(crate) fn as_is(source: Source<R>) -> Self {
        let peeked = Peeked { first: Cursor::default(), rest: Tally::new(source.reader) };
        let text = Text::AsIs(Peeked { first: Cursor::default(), rest: peeked });
        Self { name: source.name, encoding: source.encoding, layers: Layers::Plain(Box::new(text)) }
    }

    /// The encoding, where it is known before the first character.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        let is_utf_16 = match &self.layers {
            Layers::Plain(text) => text.is_utf_16(),
            Layers::Gzip(text) => text.is_utf_16(),
            Layers::Zip(zip) => zip.0.is_utf_16(),
        };
        if is_utf_16 { Some(Encoding::Utf8) } else { self.encoding }
    }

    /// The record of the file, read to its end.
    pub(crate) fn finish(self) -> Result<SourceFile, ReadError> {
        let tally = match self.layers {
            Layers::Plain(text) => text.into_inner().rest,
            Layers::Gzip(text) => text.into_inner().into_inner().rest,
            Layers::Zip(zip) => return Ok(zip.1),
        };
        let (bytes, sha256) = tally.finish().map_err(|error| ReadError::io(&self.name, error))?;
        Ok(SourceFile::new(self.name, None, bytes, sha256))
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.layers {
            Layers::Plain(text) => text.read(buffer),
            Layers::Gzip(text) => text.read(buffer),
            Layers::Zip(zip) => zip.0.read(buffer),
        }
    }
}

/// An archive has its list of members at its end: it is held in memory, packed.
fn zip<R: Read>(name: &str, mut peeked: Peeked<Tally<R>>, wanted: Option<&str>) -> Result<Layers<R>, ReadError> {
    let failed = |error| ReadError::io(name, error);
    let most = Source::<R>::LARGEST_ARCHIVE;
    let mut bytes = Vec::new();
    peeked.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        let problem = format!("found a zip archive of more than {most} bytes, expected at most that: unpack it first");
        return Err(ReadError::refused(vec![SetAside::new(name, problem)]));
    }
    let (size, sha256) = peeked.rest.finish().map_err(failed)?;
    let member = Member::open(name, bytes, wanted).map_err(|refused| match refused {
        Refused::Member(told) => ReadError::refused(vec![told]),
        Refused::Damaged(error) => ReadError::io(name, error),
    })?;
    let file = SourceFile::new(name.to_owned(), Some(member.name().to_owned()), size, sha256);
    let text = Text::new(member).map_err(failed)?;
    Ok(Layers::Zip(Box::new((text, file))))
}
