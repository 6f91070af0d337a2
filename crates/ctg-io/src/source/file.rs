//! What was read: the record of a file.

use std::fmt;

use ctg_model::Provenance;

/// The SHA-256 of the bytes of a file, as `sha256sum` prints it.
///
/// ```
/// let read = ctg_io::SourceFile::of_bytes("empty.csv", b"");
/// assert_eq!(read.sha256().to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    pub(super) fn of(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// The 32 bytes.
    ///
    /// ```
    /// assert_eq!(ctg_io::SourceFile::of_bytes("empty.csv", b"").sha256().bytes()[..2], [0xE3, 0xB0]);
    /// ```
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Sixty-four hexadecimal digits.
impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256({self})")
    }
}

/// A file that was read: its name, its size, its SHA-256, and where it comes from as far as the dataset knows.
///
/// Size and SHA-256 are those of the bytes as published, packed if they came packed: the file on disk can be checked against them.
///
/// # Examples
/// ```
/// let read = ctg_io::SourceFile::of_bytes("communes.csv", b"code,name\n");
/// assert_eq!((read.name(), read.bytes(), read.member()), ("communes.csv", 10, None));
/// assert!(read.provenance().is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct SourceFile {
    name: String,
    member: Option<String>,
    bytes: u64,
    sha256: Sha256,
    provenance: Option<Provenance>,
}

impl SourceFile {
    pub(super) fn new(name: String, member: Option<String>, bytes: u64, sha256: Sha256) -> Self {
        Self { name, member, bytes, sha256, provenance: None }
    }

    pub(crate) fn with_provenance(self, provenance: Option<Provenance>) -> Self {
        Self { provenance, ..self }
    }

    /// The record of a file that is in memory.
    ///
    /// ```
    /// assert_eq!(ctg_io::SourceFile::of_bytes("a.csv", b"abc").bytes(), 3);
    /// ```
    pub fn of_bytes(name: impl Into<String>, bytes: &[u8]) -> Self {
        let digest = <sha2::Sha256 as sha2::Digest>::digest(bytes);
        Self::new(name.into(), None, bytes.len() as u64, Sha256(digest.into()))
    }

    /// The name that the caller gave.
    ///
    /// ```
    /// assert_eq!(ctg_io::SourceFile::of_bytes("a.csv", b"").name(), "a.csv");
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The member of a zip archive that was read, where the file is one.
    ///
    /// ```
    /// assert_eq!(ctg_io::SourceFile::of_bytes("a.csv", b"").member(), None);
    /// ```
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// The size in bytes, as published.
    ///
    /// ```
    /// assert_eq!(ctg_io::SourceFile::of_bytes("a.csv", b"12345").bytes(), 5);
    /// ```
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The SHA-256 of the bytes, as published.
    ///
    /// ```
    /// let (one, other) = (ctg_io::SourceFile::of_bytes("a", b"x"), ctg_io::SourceFile::of_bytes("b", b"x"));
    /// assert_eq!(one.sha256(), other.sha256());
    /// ```
    pub fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// Publisher, title, vintage and licence, where the dataset knows them.
    ///
    /// ```
    /// assert_eq!(ctg_io::SourceFile::of_bytes("a.csv", b"").provenance(), None);
    /// ```
    pub fn provenance(&self) -> Option<&Provenance> {
        self.provenance.as_ref()
    }
}
