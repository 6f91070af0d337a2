//! UTF-16 as UTF-8.

use std::io::{self, Read};

use encoding_rs::Decoder;

/// Bytes in UTF-16 with its mark, read as UTF-8; what is no character comes as U+FFFD.
pub(super) struct Utf16<R> {
    reader: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    is_done: bool,
}

impl<R: Read> Utf16<R> {
    const CHUNK: usize = 1 << 15;

    /// `None` where the first bytes are no mark of UTF-16.
    pub(super) fn encoding(first: &[u8]) -> Option<&'static encoding_rs::Encoding> {
        encoding_rs::Encoding::for_bom(first).map(|(found, _)| found).filter(|found| *found != encoding_rs::UTF_8)
    }

    pub(super) fn new(reader: R, encoding: &'static encoding_rs::Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { reader, decoder, raw: vec![0; Self::CHUNK], text: Vec::new(), given: 0, is_done: false }
    }

    pub(super) fn into_inner(self) -> R {
        self.reader
    }

    fn refill(&mut self) -> io::Result<()> {
        let count = self.reader.read(&mut self.raw)?;
        let raw = self.raw.get(..count).unwrap_or_default();
        self.is_done = count == 0;
        self.given = 0;
        // Three bytes for each unit of two, and room for what the decoder kept back.
        self.text.resize(3 * count + 16, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.is_done);
        self.text.truncate(written);
        Ok(())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.is_done {
            self.refill()?;
        }
        let mut rest = self.text.get(self.given..).unwrap_or_default();
        let count = rest.read(buffer)?;
        self.given += count;
        Ok(count)
    }
}
