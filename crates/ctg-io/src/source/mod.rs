//! A file to read: its name, its bytes as they come, and what is known of how they are packed and encoded.

mod archive;
mod encoding;
mod file;
mod tally;
mod unpacked;
mod utf_16;

pub use encoding::Encoding;
pub use file::{Sha256, SourceFile};

use std::io::Read;

pub(crate) use unpacked::Unpacked;

/// A public file to read: a name for messages, and its bytes from anywhere.
///
/// The bytes are taken as published. Gzip and zip are recognised by their first bytes, whatever the name; of a zip archive the only table is
/// read, or the member that is asked for. The encoding is UTF-8 (with or without byte order mark), UTF-16 by its mark, or Windows-1252 where
/// the first bytes beyond ASCII are no UTF-8; [`with_encoding`](Self::with_encoding) settles it.
///
/// Nothing is opened here, and no path is known: a caller opens `File::open(path)?` and gives it. No buffer is needed around it.
///
/// # Limits
/// A table is read row by row, in bounded memory, however large or however well packed: a row has at most 1 MiB. A zip archive has its
/// list of members at its end, so that its packed bytes (not its content) are held in memory: at most [`LARGEST_ARCHIVE`](Self::LARGEST_ARCHIVE).
///
/// # Examples
/// ```
/// use ctg_io::Source;
/// use ctg_model::Vintage;
/// let text = "DEP;COM;Commune;PMUN;PCAP;PTOT\n17;17299;Rochefort;23092;634;23726\n";
/// let read = ctg_io::population::read(Source::new("communes.csv", text.as_bytes()), Vintage::new(2021)?)?;
/// assert_eq!(read.files()[0].name(), "communes.csv");
/// assert_eq!(read.files()[0].bytes(), 66);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Source<R> {
    name: String,
    reader: R,
    encoding: Option<Encoding>,
    member: Option<String>,
}

impl<R: Read> Source<R> {
    /// A file of a name. The name is for messages and for the record of what was read.
    ///
    /// ```
    /// assert_eq!(ctg_io::Source::new("base.csv", &b"CODGEO\n"[..]).name(), "base.csv");
    /// ```
    pub fn new(name: impl Into<String>, reader: R) -> Self {
        Self { name: name.into(), reader, encoding: None, member: None }
    }

    /// The same file, known to be in this encoding.
    ///
    /// ```
    /// use ctg_io::{Encoding, Source};
    /// let latin = Source::new("base.csv", &b"LIBGEO\n\xCEle-d'Aix\n"[..]).with_encoding(Encoding::Windows1252);
    /// assert_eq!(latin.name(), "base.csv");
    /// ```
    pub fn with_encoding(self, encoding: Encoding) -> Self {
        Self { encoding: Some(encoding), ..self }
    }

    /// The same file, of which this member is meant if it is a zip archive: its whole name in the archive, or its last part.
    ///
    /// Without it the only member that ends with `.csv`, `.txt` or `.tsv` is read; names that begin with `meta` (Insee's dictionaries of
    /// variables) do not count.
    ///
    /// ```
    /// let archive = ctg_io::Source::new("base.zip", &b"PK"[..]).with_member("base-cc-evol-struct-pop-2018.csv");
    /// assert_eq!(archive.name(), "base.zip");
    /// ```
    pub fn with_member(self, name: impl Into<String>) -> Self {
        Self { member: Some(name.into()), ..self }
    }

    /// The name for messages.
    ///
    /// ```
    /// assert_eq!(ctg_io::Source::new("base.csv", &b""[..]).name(), "base.csv");
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl<R> Source<R> {
    /// The largest zip archive that is read, packed: 512 MiB. The largest of Insee's are below 300.
    ///
    /// ```
    /// assert_eq!(ctg_io::Source::<&[u8]>::LARGEST_ARCHIVE, 512 * 1024 * 1024);
    /// ```
    pub const LARGEST_ARCHIVE: u64 = 512 << 20;
}
