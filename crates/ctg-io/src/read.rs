//! A value, and what was set aside while it was read.

use std::fmt;

use crate::{SetAside, SourceFile};

/// What a reader made of a file or a folder: the value, and everything that did not go into it.
///
/// Public files are imperfect, and a reader does not stop at the first bad row; nor does it hide one. Either look at
/// [`set_aside`](Self::set_aside), or ask for [`strict`](Self::strict) reading.
///
/// # Examples
/// ```
/// let folder = ctg_fixtures::CARO.files().iter().copied().collect();
/// let read = ctg_io::read_diagnosis(&folder)?;
/// assert!(read.set_aside().is_empty());
/// let caro = read.strict()?;
/// assert_eq!(caro.territory().communes().len(), 25);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Read<T> {
    value: T,
    set_aside: Vec<SetAside>,
    files: Vec<SourceFile>,
}

impl<T> Read<T> {
    pub(crate) fn new(value: T, set_aside: Vec<SetAside>) -> Self {
        Self { value, set_aside, files: Vec::new() }
    }

    pub(crate) fn with_files(self, files: Vec<SourceFile>) -> Self {
        Self { files, ..self }
    }

    /// The same reading of another value.
    pub(crate) fn map<U>(self, value: impl FnOnce(T) -> U) -> Read<U> {
        Read { value: value(self.value), set_aside: self.set_aside, files: self.files }
    }

    /// Two readings as one, with what was set aside in either.
    pub(crate) fn join<U, V>(self, other: Read<U>, value: impl FnOnce(T, U) -> V) -> Read<V> {
        let (mut set_aside, mut files) = (self.set_aside, self.files);
        set_aside.extend(other.set_aside);
        files.extend(other.files);
        Read { value: value(self.value, other.value), set_aside, files }
    }

    /// The same reading, of which more is to be told.
    pub(crate) fn telling(mut self, more: impl IntoIterator<Item = SetAside>) -> Self {
        self.set_aside.extend(more);
        self
    }

    /// The value, made of what could be read.
    ///
    /// ```
    /// let folder = ctg_fixtures::CARO.files().iter().copied().collect();
    /// assert_eq!(ctg_io::read_diagnosis(&folder)?.value().short_name().as_str(), "CARO");
    /// # Ok::<(), ctg_io::Unreadable>(())
    /// ```
    pub fn value(&self) -> &T {
        &self.value
    }

    /// What did not go into the value, in the order of files and lines.
    ///
    /// ```
    /// let folder = ctg_fixtures::CARO.files().iter().copied().collect();
    /// assert_eq!(ctg_io::read_diagnosis(&folder)?.set_aside(), []);
    /// # Ok::<(), ctg_io::Unreadable>(())
    /// ```
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// The files that were read, in the order they were given: name, size, SHA-256, and where each comes from as far as that is known.
    ///
    /// ```
    /// let folder = ctg_fixtures::CARO.files().iter().copied().collect();
    /// let read = ctg_io::read_diagnosis(&folder)?;
    /// assert_eq!((read.files().len(), read.files()[0].name()), (12, "ages.csv"));
    /// # Ok::<(), ctg_io::Unreadable>(())
    /// ```
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The value and what was set aside, to own.
    ///
    /// ```
    /// let folder = ctg_fixtures::CARO.files().iter().copied().collect();
    /// let (caro, set_aside) = ctg_io::read_diagnosis(&folder)?.into_parts();
    /// assert_eq!((caro.ages().len(), set_aside.len()), (7, 0));
    /// # Ok::<(), ctg_io::Unreadable>(())
    /// ```
    pub fn into_parts(self) -> (T, Vec<SetAside>) {
        (self.value, self.set_aside)
    }

    /// The value alone, if nothing is missing from it. Warnings do not count.
    ///
    /// # Errors
    /// Everything that was refused, with its consequences.
    ///
    /// ```
    /// let mut files: Vec<(&str, &[u8])> = ctg_fixtures::SYNTHETIC_THREE_COMMUNES.files().to_vec();
    /// files.push(("dates.csv", b"id,kind,start,end,label,status,quote,source,note\nsoon,milestone,soon,,Soon,printed,,synthetic,\n"));
    /// let refusals = ctg_io::read_diagnosis(&files.into_iter().collect())?.strict().unwrap_err();
    /// assert_eq!(refusals.to_string(), "dates.csv, line 2, column `start`: date `soon`: expected 2023, 2023-12 or 2023-12-07");
    /// # Ok::<(), ctg_io::Unreadable>(())
    /// ```
    pub fn strict(self) -> Result<T, Refusals> {
        let losses: Vec<SetAside> = self.set_aside.into_iter().filter(|item| item.severity().is_loss()).collect();
        if losses.is_empty() { Ok(self.value) } else { Err(Refusals(losses)) }
    }
}

/// What a strict reader could not accept: at least one loss.
///
/// Its `Display` is the first message, and how many more there are.
///
/// ```
/// let mut files: Vec<(&str, &[u8])> = ctg_fixtures::SYNTHETIC_THREE_COMMUNES.files().to_vec();
/// files.push(("expectations.csv", b"id,rule,left,right,low,high,reference,note\nx,equal,eaje,rpe,,,,\ny,equal,eaje,mam,,,,\n"));
/// let refusals = ctg_io::read_diagnosis(&files.into_iter().collect())?.strict().unwrap_err();
/// assert!(refusals.to_string().ends_with(" (and 1 more)"));
/// # Ok::<(), ctg_io::Unreadable>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals(Vec<SetAside>);

impl Refusals {
    /// What was lost, in the order of files and lines.
    ///
    /// ```
    /// let mut files: Vec<(&str, &[u8])> = ctg_fixtures::SYNTHETIC_THREE_COMMUNES.files().to_vec();
    /// files.push(("dates.csv", b""));
    /// let refusals = ctg_io::read_diagnosis(&files.into_iter().collect())?.strict().unwrap_err();
    /// assert_eq!(refusals.set_aside()[0].file(), "dates.csv");
    /// # Ok::<(), ctg_io::Unreadable>(())
    /// ```
    pub fn set_aside(&self) -> &[SetAside] {
        &self.0
    }
}

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        first_and_more(&self.0, f)
    }
}

impl std::error::Error for Refusals {}

/// The first message, and how many more there are.
pub(crate) fn first_and_more(messages: &[SetAside], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some((first, others)) = messages.split_first() else { return Ok(()) };
    if others.is_empty() { write!(f, "{first}") } else { write!(f, "{first} (and {} more)", others.len()) }
}
