//! Encodings of public files.

/// How the characters of a file are written (*encodage*).
///
/// # Examples
/// ```
/// use ctg_io::Encoding;
/// assert_ne!(Encoding::Utf8, Encoding::Windows1252);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without byte order mark: what publishers have used since about 2018.
    Utf8,
    /// Windows-1252, of which ISO-8859-1 (*latin-1*) is a part in all that is printable: older files, and tables saved by a spreadsheet.
    Windows1252,
}
