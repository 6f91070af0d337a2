//! A file of which nothing can be read.

use std::fmt;
use std::io;

/// A file that cannot be read at all: it fails, it is not of the kind asked for, or a row of it does not end.
///
/// # Examples
/// ```
/// use ctg_io::facility::{List, read};
/// let error = read(List::FranceServices, "liste.csv", &b"nom;adresse\nA;B\n"[..]).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "liste.csv, line 1: found the columns `nom`, `adresse`, expected the columns `id_fs`, `lib_fs`, `insee_com` too"
/// );
/// assert_eq!((error.file(), error.line(), error.is_io()), ("liste.csv", Some(1), false));
/// ```
#[derive(Debug)]
pub struct FileError {
    file: String,
    line: Option<u64>,
    problem: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
    io: bool,
}

impl FileError {
    pub(crate) fn new(file: &str, line: Option<u64>, problem: impl fmt::Display) -> Self {
        Self { file: file.to_owned(), line, problem: problem.to_string(), source: None, io: false }
    }

    pub(crate) fn io(file: &str, error: io::Error) -> Self {
        let problem = "the file cannot be read to its end".to_owned();
        Self { file: file.to_owned(), line: None, problem, source: Some(error.into()), io: true }
    }

    /// A fault that another reader found, with what caused it.
    #[cfg(feature = "contours")]
    pub(crate) fn caused(
        file: &str,
        line: Option<u64>,
        problem: &str,
        cause: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        let io = matches!(cause.source(), Some(source) if source.is::<io::Error>());
        Self { file: file.to_owned(), line, problem: problem.to_owned(), source: Some(cause.into()), io }
    }

    /// The name of the file.
    ///
    /// ```
    /// use ctg_io::facility::{List, read};
    /// assert_eq!(read(List::Bpe, "bpe.csv", &b""[..]).unwrap_err().file(), "bpe.csv");
    /// ```
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, counted from 1, where one is meant.
    ///
    /// ```
    /// use ctg_io::facility::{List, read};
    /// assert_eq!(read(List::Bpe, "bpe.csv", &b""[..]).unwrap_err().line(), None);
    /// ```
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// What was found and what was expected, without the place.
    ///
    /// ```
    /// use ctg_io::facility::{List, read};
    /// assert_eq!(read(List::Bpe, "bpe.csv", &b""[..]).unwrap_err().problem(), "found an empty file, expected a header");
    /// ```
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// Whether reading itself failed; the cause is the `source`.
    ///
    /// ```
    /// use ctg_io::facility::{List, read};
    /// assert!(!read(List::Bpe, "bpe.csv", &b""[..]).unwrap_err().is_io());
    /// ```
    pub fn is_io(&self) -> bool {
        self.io
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|error| error as _)
    }
}
