//! A file that is watched while it is read.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How long a file may take before a progress bar shows.
const PATIENCE: Duration = Duration::from_secs(2);

/// A reader that knows how far it is.
pub(super) struct Watched<R> {
    reader: R,
    bytes: u64,
    length: u64,
    started: Instant,
    bar: Option<ProgressBar>,
}

impl<R: Read> Watched<R> {
    pub(super) fn new(reader: R, length: u64) -> Self {
        Self { reader, bytes: 0, length, started: Instant::now(), bar: None }
    }

    /// Takes the bar away.
    pub(super) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.bytes += read as u64;
        if self.bar.is_none() && self.started.elapsed() > PATIENCE {
            self.bar = Some(bar(self.length));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.bytes);
        }
        Ok(read)
    }
}

/// A bar on the error stream, which shows on a terminal only.
fn bar(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    match ProgressStyle::with_template("{bar:40} {percent:>3} %  {bytes} / {total_bytes}  reste {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
