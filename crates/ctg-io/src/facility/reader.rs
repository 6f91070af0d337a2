//! The door of every list.

use std::io;
use std::num::NonZeroUsize;

use ctg_model::Vintage;

use super::engine::{self, Task};
use super::{Crosswalk, List, Listed};
use crate::{Read, ReadError, SetAside, Source, SourceFile};

/// The facilities of a list, and what became of its words.
///
/// ```
/// use ctg_io::facility::{List, read};
/// let read = read(List::Bpe, ctg_io::Source::new("bpe.csv", &b"AN;DEPCOM;TYPEQU\n2025;17299;D502\n"[..]))?;
/// assert_eq!((read.value().facilities.len(), read.value().crosswalk.unmapped().count()), (1, 0));
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
#[must_use]
pub struct Facilities {
    /// The facilities, in the order of the file.
    pub facilities: Vec<Listed>,
    /// Which words of the list became which kinds.
    pub crosswalk: Crosswalk,
}

/// What can be said of a list once it has been read.
///
/// ```
/// use ctg_io::{Source, facility::{List, Reader}};
/// let file = Source::new("bpe.csv", &b"AN;DEPCOM;TYPEQU\n2025;17299;B203\n"[..]);
/// let summary = Reader::new(List::Bpe).for_each(file, drop)?;
/// assert_eq!(summary.crosswalk.unmapped().collect::<Vec<_>>(), [("B203", 1)]);
/// assert_eq!((summary.file.name(), summary.file.bytes()), ("bpe.csv", 33));
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Which words of the list became which kinds.
    pub crosswalk: Crosswalk,
    /// The file: its size, its SHA-256, its publisher.
    pub file: SourceFile,
}

/// Reads a list as its publisher writes it: [`Reader::new`] and [`Reader::read`] in one.
///
/// # Errors
/// As [`Reader::for_each`].
///
/// # Examples
/// ```
/// use ctg_io::facility::{List, read};
/// let annuaire = "identifiant_de_l_etablissement;nom_etablissement;type_etablissement;code_commune;ecole_maternelle;ecole_elementaire\n\
///     0170475Z;École Pierre Loti;Ecole;17385;0;1\n0170005N;Collège;Collège;1703;;\n";
/// let read = read(List::Education, ctg_io::Source::new("annuaire.csv", annuaire.as_bytes()))?;
/// assert_eq!(read.value().facilities[0].facility.kind().label(), "École élémentaire");
/// assert_eq!(
///     read.set_aside()[0].to_string(),
///     "annuaire.csv, line 3, column `code_commune`: commune code `1703`: found 4 characters, expected 5 characters (`01703` if a leading zero was lost)"
/// );
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
pub fn read(list: List, source: Source<impl io::Read>) -> Result<Read<Facilities>, ReadError> {
    Reader::new(list).read(source)
}

/// How a list is to be read.
///
/// # Examples
/// ```
/// use std::num::NonZeroUsize;
/// use ctg_io::facility::{List, Reader};
/// let file = b"AN;DEPCOM;TYPEQU\n2025;17299;D502\n2025;17168;C201\n";
/// let two = NonZeroUsize::new(2).unwrap_or(NonZeroUsize::MIN);
/// let together = Reader::new(List::Bpe).with_threads(two).read(ctg_io::Source::new("bpe.csv", &file[..]))?;
/// assert_eq!(together, Reader::new(List::Bpe).read(ctg_io::Source::new("bpe.csv", &file[..]))?);   // same answers, same order
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Reader {
    list: List,
    threads: NonZeroUsize,
    types_of: Option<Vintage>,
}

impl Reader {
    /// A reader of one thread.
    ///
    /// ```
    /// use ctg_io::facility::{List, Reader};
    /// let read = Reader::new(List::Bpe).read(ctg_io::Source::new("bpe.csv", &b"AN,DEPCOM,TYPEQU\n2025,17299,D502\n"[..]))?;
    /// assert_eq!(read.value().facilities.len(), 1);
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn new(list: List) -> Self {
        Self { list, threads: NonZeroUsize::MIN, types_of: None }
    }

    /// The same, with tables parsed by several threads; what is read, and its order, are those of one.
    ///
    /// ```
    /// use std::num::NonZeroUsize;
    /// use ctg_io::facility::{List, Reader};
    /// let mut lines = Vec::new();
    /// let file = b"AN;DEPCOM;TYPEQU\n2025;17299;D502\n2025;17168;C201\n";
    /// Reader::new(List::Bpe).with_threads(NonZeroUsize::MIN.saturating_add(1))
    ///     .for_each(ctg_io::Source::new("bpe.csv", &file[..]), |found| lines.extend(found.map(|listed| listed.line)))?;
    /// assert_eq!(lines, [2, 3]);
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn with_threads(self, threads: NonZeroUsize) -> Self {
        Self { threads, ..self }
    }

    /// The same, with the types of the BPE taken in the meaning that they have in a year, whatever the year of a row.
    ///
    /// A type is only known in the years in which its meaning was seen; whoever knows that a file of 2023 has the types of 2025 says so here.
    ///
    /// ```
    /// use ctg_io::facility::{List, Reader};
    /// use ctg_model::Vintage;
    /// let file = b"AN;DEPCOM;TYPEQU\n2023;17299;D504\n";
    /// let kind = |reader: Reader| Ok::<_, ctg_io::ReadError>(
    ///     reader.read(ctg_io::Source::new("bpe.csv", &file[..]))?.value().facilities[0].facility.kind().short().to_owned());
    /// assert_eq!(kind(Reader::new(List::Bpe))?, "BPE D504");   // kept, and counted as unmapped
    /// assert_eq!(kind(Reader::new(List::Bpe).with_bpe_types_of(Vintage::new(2025)?))?, "RPE");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_bpe_types_of(self, vintage: Vintage) -> Self {
        Self { types_of: Some(vintage), ..self }
    }

    /// Hands over the facilities of a list one by one, and between them what was set aside; only a few blocks of the file are in memory.
    ///
    /// A row gives its facility first, then whatever of its cells was set aside. The answer is
    /// what can be said of the whole list.
    ///
    /// # Errors
    /// A file that cannot be read to its end, without the columns that are needed, or with a row of more than 1 MiB; what was handed over
    /// before stands.
    ///
    /// # Examples
    /// ```
    /// use ctg_io::facility::{List, Reader};
    /// let file = b"AN;DEPCOM;TYPEQU;CAPACITE\n2025;17299;D502;25\n2025;17299;D502;beaucoup\n";
    /// let (mut places, mut told) = (0, Vec::new());
    /// Reader::new(List::Bpe).for_each(ctg_io::Source::new("bpe.csv", &file[..]), |found| match found {
    ///     Ok(listed) => places += listed.facility.capacity().value().map_or(0, |places| places.count()),
    ///     Err(set_aside) => told.push(set_aside.to_string()),
    /// })?;
    /// assert_eq!(places, 25);
    /// assert_eq!(told, ["bpe.csv, line 3, column `CAPACITE`: found `beaucoup`, expected a whole number of places"]);
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn for_each(
        self,
        source: Source<impl io::Read>,
        take: impl FnMut(Result<Listed, SetAside>),
    ) -> Result<Summary, ReadError> {
        let name = source.name().to_owned();
        let task = Task { file: &name, list: self.list, types_of: self.types_of, windows: false };
        let (crosswalk, file) = engine::read(&task, self.threads, source, take)?;
        Ok(Summary { crosswalk, file: file.with_provenance(self.list.provenance()) })
    }

    /// Reads a whole list.
    ///
    /// # Errors
    /// As [`for_each`](Self::for_each).
    ///
    /// ```
    /// use ctg_io::facility::{List, Reader};
    /// let json = r#"[{"source": "dora", "id": "dora--1", "nom": "CCAS de Fouras", "code_insee": "17168", "reseaux_porteurs": ["ccas-cias"]}]"#;
    /// let read = Reader::new(List::InclusionStructures).read(ctg_io::Source::new("structures.json", json.as_bytes()))?;
    /// assert_eq!(read.value().facilities[0].facility.kind().short(), "CCAS");
    /// # Ok::<(), ctg_io::ReadError>(())
    /// ```
    pub fn read(self, source: Source<impl io::Read>) -> Result<Read<Facilities>, ReadError> {
        let (mut facilities, mut set_aside) = (Vec::new(), Vec::new());
        let Summary { crosswalk, file } = self.for_each(source, |found| match found {
            Ok(listed) => facilities.push(listed),
            Err(told) => set_aside.push(told),
        })?;
        Ok(Read::new(Facilities { facilities, crosswalk }, set_aside).with_files(vec![file]))
    }
}
