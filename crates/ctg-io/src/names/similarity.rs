//! How near two spellings are.

use std::cmp::Ordering;
use std::fmt;

/// How much of a spelling is the same as another: 1 less the letters to change, over the letters of the longer one.
///
/// # Units
/// A share from 0 to 1.
///
/// ```
/// use ctg_io::names::Gazetteer;
/// use ctg_model::Commune;
/// let gazetteer = Gazetteer::new([Commune::new("17253".parse()?, "Muron".parse()?)]);
/// let resolution = gazetteer.resolve("Muren");
/// let candidate = &resolution.candidates()[0];
/// assert_eq!((candidate.similarity.changes(), candidate.similarity.letters()), (1, 5));
/// assert!((candidate.similarity.share() - 0.8).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// The letters to change are counted as by Damerau (1964), *A technique for computer detection and correction of spelling errors*: one left out, one
/// too many, one for another, or two neighbours exchanged, no letter touched twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Similarity {
    changes: usize,
    letters: usize,
}

impl Similarity {
    /// So many letters to change, of so many.
    pub(super) fn new(changes: usize, letters: usize) -> Self {
        let letters = letters.max(1);
        Self { changes: changes.min(letters), letters }
    }

    /// How many letters have to change.
    ///
    /// ```
    /// # use ctg_io::names::Gazetteer;
    /// # use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17253".parse()?, "Muron".parse()?)]);
    /// assert_eq!(gazetteer.resolve("MUR0N").candidates()[0].similarity.changes(), 1);     // a digit for a letter
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changes(self) -> usize {
        self.changes
    }

    /// How many letters the longer spelling has.
    ///
    /// ```
    /// # use ctg_io::names::Gazetteer;
    /// # use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17004".parse()?, "Île-d'Aix".parse()?)]);
    /// assert_eq!(gazetteer.resolve("lle d'Aix").candidates()[0].similarity.letters(), 7);      // signs and blanks are none
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn letters(self) -> usize {
        self.letters
    }

    /// The share of letters that are the same, from 0 to 1.
    ///
    /// ```
    /// # use ctg_io::names::Gazetteer;
    /// # use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17253".parse()?, "Muron".parse()?)]);
    /// assert!((gazetteer.resolve("MUR0N").candidates()[0].similarity.share() - 0.8).abs() < 1e-12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn share(self) -> f64 {
        (self.letters - self.changes) as f64 / self.letters as f64
    }
}

/// The more similar comes last.
impl Ord for Similarity {
    fn cmp(&self, other: &Self) -> Ordering {
        let same = |one: &Self, other: &Self| (one.letters - one.changes) * other.letters;
        same(self, other).cmp(&same(other, self)).then_with(|| self.letters.cmp(&other.letters))
    }
}

impl PartialOrd for Similarity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Similarity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} letters", self.letters - self.changes, self.letters)
    }
}

/// How near two spellings are, letter by letter.
pub(super) fn of_letters(one: &str, other: &str) -> Similarity {
    let longer = one.chars().count().max(other.chars().count());
    Similarity::new(strsim::osa_distance(one, other), longer)
}

/// Whether a spelling may be taken for a name that it is not: the slips of one hand, not another name.
///
/// One letter in a name of five, two in one of twelve. Two have to stand in different halves, or the word that tells two names apart is what
/// has changed: *Angély* is not a slip for *Angle*.
pub(super) fn is_slip(text: &str, name: &str) -> bool {
    let length = name.chars().count();
    match strsim::osa_distance(text, name) {
        0 => true,
        1 => length >= 5,
        2 => length >= 12 && is_spread(text, name),
        _ => false,
    }
}

/// Whether two spellings can be cut so that each half of the name has six letters at least, and at most one change.
fn is_spread(text: &str, name: &str) -> bool {
    let (text, name): (Vec<char>, Vec<char>) = (text.chars().collect(), name.chars().collect());
    let at_most_one = |one: &[char], other: &[char]| strsim::generic_damerau_levenshtein(one, other) <= 1;
    (6..=name.len().saturating_sub(6)).any(|cut| {
        let (start, end) = name.split_at(cut);
        (cut.saturating_sub(1)..=(cut + 1).min(text.len())).any(|place| {
            let (first, rest) = text.split_at(place);
            at_most_one(first, start) && at_most_one(rest, end)
        })
    })
}
