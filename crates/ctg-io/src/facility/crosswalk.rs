//! What became of the words of a list.

use std::collections::BTreeMap;
use std::sync::Arc;

use ctg_model::service::{ServiceKind, Theme};

use super::{List, Listed};

/// What a word of a list stands for.
///
/// ```
/// use ctg_io::facility::Meaning;
/// use ctg_model::service::{ServiceKind, Theme};
/// assert_eq!(Meaning::Kind(ServiceKind::Rpe).label(), "Relais petite enfance");
/// assert_eq!(Meaning::Theme(Theme::Parentalite).label(), "Parentalité");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Meaning {
    /// A kind of service.
    Kind(ServiceKind),
    /// A theme, where a list names themes and no kinds (services of *data·inclusion*).
    Theme(Theme),
}

impl Meaning {
    /// Its French name.
    ///
    /// ```
    /// use ctg_io::facility::Meaning;
    /// assert_eq!(Meaning::Kind(ctg_model::service::ServiceKind::Mam).label(), "Maison d'assistants maternels");
    /// ```
    pub fn label(&self) -> &str {
        match self {
            Self::Kind(kind) => kind.label(),
            Self::Theme(theme) => theme.label(),
        }
    }
}

/// How the words of a list (types, networks, programmes) became kinds of services, with counts (*table de correspondance*).
///
/// Nothing is dropped: a word without a kind of its own gives facilities of another kind, and stands among the
/// [`unmapped`](Self::unmapped) ones.
///
/// # Examples
/// ```
/// use ctg_io::facility::{List, read};
/// let bpe = b"AN;DEPCOM;TYPEQU\n2025;17299;D502\n2025;17299;D502\n2025;17299;B203\n";
/// let read = read(List::Bpe, ctg_io::Source::new("bpe.csv", &bpe[..]))?;
/// let crosswalk = &read.value().crosswalk;
/// assert_eq!(crosswalk.unmapped().collect::<Vec<_>>(), [("B203", 1)]);
/// assert_eq!(crosswalk.mapped().map(|(word, meaning, count)| (word, meaning.label(), count)).collect::<Vec<_>>(),
///     [("D502", "Établissement d'accueil du jeune enfant", 2)]);
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Crosswalk(BTreeMap<Arc<str>, BTreeMap<Option<Meaning>, u64>>);

impl Crosswalk {
    pub(super) fn add(&mut self, list: List, listed: &Listed) {
        let meaning = match (listed.facility.kind(), listed.facility.theme()) {
            (ServiceKind::Other(_), Some(theme)) if list == List::InclusionServices => {
                Some(Meaning::Theme(theme.clone()))
            }
            (ServiceKind::Other(_), _) => None,
            (kind, _) => Some(Meaning::Kind(kind.clone())),
        };
        match self.0.get_mut(&*listed.word) {
            Some(counts) => *counts.entry(meaning).or_default() += 1,
            None => drop(self.0.insert(Arc::clone(&listed.word), BTreeMap::from([(meaning, 1)]))),
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (word, counts) in other.0 {
            let own = self.0.entry(word).or_default();
            for (meaning, count) in counts {
                *own.entry(meaning).or_default() += count;
            }
        }
    }

    /// The words that stand for a kind or a theme, sorted, with how many facilities they gave.
    ///
    /// ```
    /// assert_eq!(ctg_io::facility::Crosswalk::default().mapped().count(), 0);
    /// ```
    pub fn mapped(&self) -> impl Iterator<Item = (&str, &Meaning, u64)> {
        self.all().filter_map(|(word, meaning, count)| Some((word, meaning?, count)))
    }

    /// The words that stand for neither, sorted, with how many facilities bear them.
    ///
    /// ```
    /// assert_eq!(ctg_io::facility::Crosswalk::default().unmapped().count(), 0);
    /// ```
    pub fn unmapped(&self) -> impl Iterator<Item = (&str, u64)> {
        self.all().filter(|(_, meaning, _)| meaning.is_none()).map(|(word, _, count)| (word, count))
    }

    fn all(&self) -> impl Iterator<Item = (&str, Option<&Meaning>, u64)> {
        self.0
            .iter()
            .flat_map(|(word, counts)| counts.iter().map(move |(meaning, count)| (&**word, meaning.as_ref(), *count)))
    }
}
