//! Why a file could not be read at all.

use std::{fmt, io};

use crate::SetAside;
use crate::read::first_and_more;

/// A public file of which no value can be made: reading failed, or it is not the table that was expected.
///
/// A row that cannot be read is no such error: it is [set aside](crate::SetAside), and the reading goes on. What is told here is about the
/// whole file: the disk or the archive failed ([`is_io`](Self::is_io), with the cause as `source()`), or columns are missing, or an archive
/// holds no table ([`set_aside`](Self::set_aside) says what was found and what was expected).
///
/// # Examples
/// ```
/// use ctg_io::Source;
/// use ctg_model::Vintage;
/// let error = ctg_io::population::read(Source::new("notes.csv", &b"name;note\n"[..]), Vintage::new(2021)?).unwrap_err();
/// assert!(!error.is_io());
/// assert_eq!(error.file(), "notes.csv");
/// # Ok::<(), ctg_model::YearError>(())
/// ```
#[derive(Debug)]
pub struct ReadError(Box<Fault>);

#[derive(Debug)]
enum Fault {
    Io { file: String, error: io::Error },
    Refused(Vec<SetAside>),
}

impl ReadError {
    pub(crate) fn io(file: &str, error: io::Error) -> Self {
        Self(Box::new(Fault::Io { file: file.to_owned(), error }))
    }

    pub(crate) fn refused(refused: Vec<SetAside>) -> Self {
        Self(Box::new(Fault::Refused(refused)))
    }

    /// The name of the file.
    ///
    /// ```
    /// # use ctg_io::Source;
    /// # use ctg_model::Vintage;
    /// let error = ctg_io::population::read(Source::new("empty.csv", &b""[..]), Vintage::new(2021)?).unwrap_err();
    /// assert_eq!(error.file(), "empty.csv");
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    pub fn file(&self) -> &str {
        match &*self.0 {
            Fault::Io { file, .. } => file,
            Fault::Refused(refused) => refused.first().map_or("", SetAside::file),
        }
    }

    /// Whether reading itself failed: then nothing is known of what the file holds.
    ///
    /// ```
    /// # use ctg_io::Source;
    /// # use ctg_model::Vintage;
    /// let cut_short = Source::new("populations.csv.gz", &b"\x1F\x8B\x08"[..]);
    /// let error = ctg_io::population::read(cut_short, Vintage::new(2021)?).unwrap_err();
    /// assert!(error.is_io());
    /// assert_eq!(error.to_string(), "populations.csv.gz: reading failed");
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    pub fn is_io(&self) -> bool {
        matches!(*self.0, Fault::Io { .. })
    }

    /// What is wrong with the file; nothing where reading failed.
    ///
    /// ```
    /// # use ctg_io::Source;
    /// # use ctg_model::Vintage;
    /// let error = ctg_io::population::read(Source::new("empty.csv", &b""[..]), Vintage::new(2021)?).unwrap_err();
    /// assert_eq!(error.set_aside()[0].problem(), "found an empty file, expected a header line");
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    pub fn set_aside(&self) -> &[SetAside] {
        match &*self.0 {
            Fault::Io { .. } => &[],
            Fault::Refused(refused) => refused,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Fault::Io { file, .. } => write!(f, "{file}: reading failed"),
            Fault::Refused(refused) => first_and_more(refused, f),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Fault::Io { error, .. } => Some(error),
            Fault::Refused(_) => None,
        }
    }
}
