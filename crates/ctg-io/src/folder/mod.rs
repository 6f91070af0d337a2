#![doc = include_str!("../../FOLDER.md")]

mod ages;
mod build;
mod cells;
mod communes;
pub(crate) mod convention;
mod dates;
mod expectations;
mod facilities;
mod figures;
mod populations;
mod report;
mod statements;
pub(crate) mod territory;
mod zones;

use std::collections::BTreeMap;
use std::fmt;

use ctg_model::Diagnosis;

use crate::plan;
use crate::read::first_and_more;
use crate::table::Layout;
use crate::{Read, SetAside, SourceFile};
pub use convention::{read_convention, write_convention};
use report::Report;

/// The files of a folder, by name: their bytes, wherever they come from.
///
/// # Examples
/// ```
/// use ctg_io::Folder;
/// let folder = Folder::from_iter([("territory.json", "{}"), ("communes.csv", "code,name\n")]);
/// assert_eq!(folder.names().collect::<Vec<_>>(), ["communes.csv", "territory.json"]);
/// assert_eq!(folder.file("communes.csv"), Some(&b"code,name\n"[..]));
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Folder {
    files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// The bytes of a file, if the folder holds it.
    ///
    /// ```
    /// assert_eq!(ctg_io::Folder::default().file("communes.csv"), None);
    /// ```
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// The names of the files, sorted.
    ///
    /// ```
    /// assert_eq!(ctg_io::Folder::default().names().count(), 0);
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    fn records(&self) -> Vec<SourceFile> {
        self.files.iter().map(|(name, bytes)| SourceFile::of_bytes(name, bytes)).collect()
    }
}

/// The last of two files of one name is kept.
impl<N: Into<String>, B: Into<Vec<u8>>> FromIterator<(N, B)> for Folder {
    fn from_iter<I: IntoIterator<Item = (N, B)>>(files: I) -> Self {
        Self { files: files.into_iter().map(|(name, bytes)| (name.into(), bytes.into())).collect() }
    }
}

/// Names and sizes only: the bytes would fill the screen.
impl fmt::Debug for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.files.iter().map(|(name, bytes)| (name, bytes.len()))).finish()
    }
}

/// A folder of which no diagnosis can be made, since it has no territory, or a file of which no value can be made.
///
/// It still holds everything that is wrong in any of the files. Its `Display` is the first message, and how many more there are.
///
/// # Examples
/// ```
/// let unreadable = ctg_io::read_diagnosis(&ctg_io::Folder::default()).unwrap_err();
/// assert_eq!(unreadable.to_string(), "territory.json: found no such file, expected one (and 1 more)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(Vec<SetAside>);

impl Unreadable {
    pub(crate) fn new(refused: Vec<SetAside>) -> Self {
        Self(refused)
    }

    /// Everything that is wrong, in the order of files and lines.
    ///
    /// ```
    /// let unreadable = ctg_io::read_diagnosis(&ctg_io::Folder::default()).unwrap_err();
    /// assert_eq!(unreadable.set_aside().len(), 2);
    /// ```
    pub fn set_aside(&self) -> &[SetAside] {
        &self.0
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        first_and_more(&self.0, f)
    }
}

impl std::error::Error for Unreadable {}

/// Reads the diagnosis that a folder holds.
///
/// Rows that cannot be read, or that do not fit with the rest, are set aside and listed; the others make the diagnosis. A cell that the
/// rest of its row can do without (a seat, say) is set aside alone.
///
/// # Errors
/// No diagnosis at all: `territory.json` or `communes.csv` is missing or holds nothing that could be read.
///
/// # Examples
/// ```
/// let folder = ctg_fixtures::CARO.files().iter().copied().collect();
/// let read = ctg_io::read_diagnosis(&folder)?;
/// let caro = read.value();
/// assert_eq!(caro.claim("eaje").and_then(|claim| claim.kept_count()), Some(13));   // printed as « 1.3 », restored
/// # Ok::<(), ctg_io::Unreadable>(())
/// ```
pub fn read_diagnosis(folder: &Folder) -> Result<Read<Diagnosis>, Unreadable> {
    let mut report = Report::default();
    let diagnosis = build::diagnosis(folder, &mut report);
    let set_aside = report.into_set_aside();
    match diagnosis {
        Some(diagnosis) => Ok(Read::new(diagnosis, set_aside).with_files(folder.records())),
        None => Err(Unreadable(set_aside)),
    }
}

/// Everything that is wrong in a folder, in the order of files and lines; nothing if it is in order.
///
/// The convention and the plan come last, where there are any: what is wrong in each by itself, then what the convention names and the other
/// files do not hold.
///
/// # Examples
/// ```
/// let folder = ctg_fixtures::CARO.files().iter().copied().collect();
/// assert_eq!(ctg_io::check(&folder), []);
/// ```
pub fn check(folder: &Folder) -> Vec<SetAside> {
    let (diagnosis, mut found) = match read_diagnosis(folder) {
        Ok(read) => {
            let (diagnosis, found) = read.into_parts();
            (Some(diagnosis), found)
        }
        Err(unreadable) => (None, unreadable.0),
    };
    found.extend(convention::check(folder, diagnosis.as_ref(), &found));
    found.extend(plan::check(folder));
    found
}

/// The files of a folder that are no tables, beside `territory.json`; each has a reader of its own.
pub(crate) const DOCUMENTS: [&str; 2] = [convention::FILE, plan::FILE];

/// The tables of a folder, in the order of the layout.
pub(crate) const TABLES: [(&str, Layout); 9] = [
    (communes::FILE, communes::LAYOUT),
    (zones::FILE, zones::LAYOUT),
    (populations::FILE, populations::LAYOUT),
    (figures::FILE, figures::LAYOUT),
    (ages::FILE, ages::LAYOUT),
    (facilities::FILE, facilities::LAYOUT),
    (dates::FILE, dates::LAYOUT),
    (statements::FILE, statements::LAYOUT),
    (expectations::FILE, expectations::LAYOUT),
];
