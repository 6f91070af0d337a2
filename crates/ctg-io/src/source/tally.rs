//! Bytes counted and hashed as they pass.

use std::io::{self, Read};

use sha2::Digest;

use super::Sha256;

/// A reader that knows the size and the SHA-256 of what went through it.
#[derive(Debug)]
pub(super) struct Tally<R> {
    reader: R,
    hash: sha2::Sha256,
    bytes: u64,
}

impl<R: Read> Tally<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, hash: sha2::Sha256::new(), bytes: 0 }
    }

    /// Reads on to the end, so that size and hash are those of the whole file.
    pub(super) fn finish(mut self) -> io::Result<(u64, Sha256)> {
        io::copy(&mut self, &mut io::sink())?;
        Ok((self.bytes, Sha256::of(self.hash.finalize().into())))
    }
}

impl<R: Read> Read for Tally<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.hash.update(buffer.get(..count).unwrap_or_default());
        self.bytes += count as u64;
        Ok(count)
    }
}
