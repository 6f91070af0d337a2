//! Names of communes as people, indexes and text recognition write them, resolved to codes.
//!
//! ```
//! use ctg_io::names::{Gazetteer, Resolution};
//! use ctg_model::Commune;
//! let communes = [("17184", "La Gripperie-Saint-Symphorien"), ("17353", "Saint-Laurent-de-la-Prée"), ("17346", "Saint-Hippolyte")];
//! let communes = communes.map(|(code, name)| Ok::<_, Box<dyn std::error::Error>>(Commune::new(code.parse()?, name.parse()?)));
//! let gazetteer = Gazetteer::new(communes.into_iter().collect::<Result<Vec<_>, _>>()?);
//! let laurent = "17353".parse()?;
//! assert_eq!(gazetteer.resolve("St Laurent de la Pree"), Resolution::Folded(laurent));
//! assert_eq!(gazetteer.resolve("SAINFLAURENT DE LA PREE").commune(), Some(laurent));       // the T was read as an F
//! assert_eq!(gazetteer.resolve("GRIPPERIE (LA)").commune(), Some("17184".parse()?));
//! // Others also start with these words: the candidate is told, and nothing is guessed.
//! assert!(matches!(gazetteer.resolve("Saint-Laurent"), Resolution::Ambiguous(_)));
//! assert_eq!(gazetteer.resolve("Saintes"), Resolution::Unknown);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod fold;
mod former;
mod similarity;

use std::collections::{BTreeMap, BTreeSet};

use ctg_model::code::CommuneCode;
use ctg_model::{Commune, Label};

use fold::{is_article, is_joint, letters, words};
use similarity::{is_slip, of_letters};

pub use similarity::Similarity;

/// The names of the communes of a territory, official and former, to be found again in free text.
///
/// It may hold more communes than those that are looked for: their names are then not mistaken for one of these. A whole département is a good measure:
/// the 25 communes of the CARO alone take the names of 46 other communes of France for their own, by namesakes (*Rochefort*, *Saint-Hippolyte*) and by
/// names one letter apart (*Maron* for *Muron*), and none of the other 438 of Charente-Maritime.
///
/// # Examples
/// ```
/// use ctg_io::names::Gazetteer;
/// use ctg_model::Commune;
/// let gazetteer = Gazetteer::new([Commune::new("17277".parse()?, "Essouvert".parse()?)]).with_former("17277".parse()?, "La Benâte".parse()?);
/// assert_eq!(gazetteer.resolve("Benate (la)").commune(), Some("17277".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Gazetteer {
    spellings: Vec<Spelling>,
    /// The places of spellings by their letters, and by their letters without article.
    whole: BTreeMap<String, BTreeSet<usize>>,
    bare: BTreeMap<String, BTreeSet<usize>>,
}

/// A name of a commune.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Spelling {
    commune: CommuneCode,
    name: Label,
    is_official: bool,
    /// The folded words, without the article in front.
    words: Vec<String>,
    letters: String,
}

/// What a text is taken for.
///
/// ```
/// use ctg_io::names::{Gazetteer, Resolution};
/// use ctg_model::Commune;
/// let gazetteer = Gazetteer::new([Commune::new("17253".parse()?, "Muron".parse()?)]);
/// assert_eq!(gazetteer.resolve("Muron"), Resolution::Exact("17253".parse()?));
/// assert_eq!(gazetteer.resolve("MURON"), Resolution::Folded("17253".parse()?));
/// assert!(matches!(gazetteer.resolve("Muren"), Resolution::Corrected(_)));
/// assert_eq!(gazetteer.resolve("Nuaillé"), Resolution::Unknown);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Resolution {
    /// The official name, to the letter.
    Exact(CommuneCode),
    /// A name of one commune, but for case, accents, article, hyphens, apostrophes and abbreviations.
    Folded(CommuneCode),
    /// Near enough to the names of one commune, and to those of no other.
    Corrected(Correction),
    /// Several communes could be meant, or one that is too far to be sure: the nearest first, of equal ones the lower code first.
    Ambiguous(Vec<Candidate>),
    /// Near no name.
    Unknown,
}

/// A commune that a text could mean.
///
/// ```
/// use ctg_io::names::Gazetteer;
/// use ctg_model::Commune;
/// let gazetteer = Gazetteer::new([Commune::new("17353".parse()?, "Saint-Laurent-de-la-Prée".parse()?)]);
/// let resolution = gazetteer.resolve("Saint-Laurent");
/// let candidate = &resolution.candidates()[0];
/// assert_eq!((candidate.commune, candidate.name.as_str()), ("17353".parse()?, "Saint-Laurent-de-la-Prée"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Candidate {
    /// The commune.
    pub commune: CommuneCode,
    /// Which of its names is the nearest.
    pub name: Label,
    /// How near it is.
    pub similarity: Similarity,
}

/// A text taken for a name that it is not to the letter.
///
/// ```
/// use ctg_io::names::{Gazetteer, Resolution};
/// use ctg_model::Commune;
/// let gazetteer = Gazetteer::new([Commune::new("17253".parse()?, "Muron".parse()?), Commune::new("17246".parse()?, "Moragne".parse()?)]);
/// let Resolution::Corrected(correction) = gazetteer.resolve("Muren") else { unreachable!() };
/// assert_eq!(correction.best.similarity.to_string(), "4 of 5 letters");
/// assert!(correction.margin() > 0.2);                         // Moragne is far
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Correction {
    /// The commune that is meant.
    pub best: Candidate,
    /// The next one, if any is near.
    pub next: Option<Candidate>,
}

impl Correction {
    /// By how much the similarity of the best goes beyond that of the next, from −1 to 1; all of it where there is no next.
    ///
    /// It is below 0 where words were left out: the letters of the rest are then farther from the name than from another.
    ///
    /// ```
    /// # use ctg_io::names::{Gazetteer, Resolution};
    /// # use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17253".parse()?, "Muron".parse()?)]);
    /// let Resolution::Corrected(correction) = gazetteer.resolve("Muren") else { unreachable!() };
    /// assert!((correction.margin() - 0.8).abs() < 1e-12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn margin(&self) -> f64 {
        self.best.similarity.share() - self.next.as_ref().map_or(0.0, |next| next.similarity.share())
    }
}

impl Resolution {
    /// The commune, if the text is taken for one.
    ///
    /// ```
    /// # use ctg_io::names::Gazetteer;
    /// # use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17253".parse()?, "Muron".parse()?)]);
    /// assert_eq!(gazetteer.resolve("muron").commune(), Some("17253".parse()?));
    /// assert_eq!(gazetteer.resolve("Marans").commune(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> Option<CommuneCode> {
        match self {
            Self::Exact(commune) | Self::Folded(commune) => Some(*commune),
            Self::Corrected(correction) => Some(correction.best.commune),
            Self::Ambiguous(_) | Self::Unknown => None,
        }
    }
}

impl Gazetteer {
    /// The most candidates that are told.
    ///
    /// ```
    /// # use ctg_io::names::Gazetteer;
    /// # use ctg_model::Commune;
    /// let saints = (1..=9).map(|n| Ok(Commune::new(format!("1730{n}").parse()?, format!("Saint-Jean-le-{n}").parse()?)));
    /// let gazetteer = Gazetteer::new(saints.collect::<Result<Vec<_>, Box<dyn std::error::Error>>>()?);
    /// assert_eq!(gazetteer.resolve("Saint-Jean").candidates().len(), Gazetteer::MOST_CANDIDATES);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const MOST_CANDIDATES: usize = 5;

    /// Longer texts are no names, in characters.
    const LONGEST: usize = 120;

    /// The official names of some communes.
    ///
    /// ```
    /// use ctg_io::names::{Gazetteer, Resolution};
    /// use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17004".parse()?, "Île-d'Aix".parse()?)]);
    /// assert_eq!(gazetteer.resolve("ILE D'AIX"), Resolution::Folded("17004".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(communes: impl IntoIterator<Item = Commune>) -> Self {
        communes.into_iter().fold(Self::default(), |all, commune| all.with(commune.code, commune.name, true))
    }

    /// With a former name of a commune, or of one that has been merged into it; an official name goes before a former one.
    ///
    /// ```
    /// # use ctg_io::names::Gazetteer;
    /// # use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17219".parse()?, "Marennes-Hiers-Brouage".parse()?)]);
    /// assert_eq!(gazetteer.resolve("Hiers-Brouage").commune(), None);
    /// let gazetteer = gazetteer.with_former("17219".parse()?, "Hiers-Brouage".parse()?);
    /// assert_eq!(gazetteer.resolve("Hiers-Brouage").commune(), Some("17219".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_former(self, commune: CommuneCode, name: Label) -> Self {
        self.with(commune, name, false)
    }

    fn with(mut self, commune: CommuneCode, name: Label, is_official: bool) -> Self {
        let all = words(name.as_str());
        let bare = without_article(&all);
        let spelling = Spelling { commune, name, is_official, letters: letters(&bare), words: bare };
        let place = self.spellings.len();
        self.whole.entry(letters(&all)).or_default().insert(place);
        self.bare.entry(spelling.letters.clone()).or_default().insert(place);
        self.spellings.push(spelling);
        self
    }

    /// The commune that a text names.
    ///
    /// In this order: the official name to the letter; a name but for what writers vary, the article included, then the article left out; a name of two
    /// parts of which only the first is there, or a name with a common ending (`Fouras Les Bains`); a name but for slips: one letter in a name
    /// of five, two far apart in one of twelve. Whatever two communes answer to equally well is ambiguous, and so is what is less sure than that.
    ///
    /// *Complexity*: O(names × letters²) for a text that is no name.
    ///
    /// ```
    /// # use ctg_io::names::{Gazetteer, Resolution};
    /// # use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17347".parse()?, "Saint-Jean-d'Angély".parse()?), Commune::new("17348".parse()?, "Saint-Jean-d'Angle".parse()?)]);
    /// assert_eq!(gazetteer.resolve("Saint-Jeand'Angle").commune(), Some("17348".parse()?));
    /// let between = gazetteer.resolve("Saint-Jean-d'Angly");
    /// assert!(matches!(&between, Resolution::Ambiguous(candidates) if candidates.len() == 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve(&self, text: &str) -> Resolution {
        let text = text.trim();
        if text.chars().nth(Self::LONGEST).is_some() {
            return Resolution::Unknown;
        }
        let exact = self.spellings.iter().filter(|spelling| spelling.is_official && spelling.name.as_str() == text);
        let exact: BTreeSet<CommuneCode> = exact.map(|spelling| spelling.commune).collect();
        if let (1, Some(commune)) = (exact.len(), exact.first()) {
            return Resolution::Exact(*commune);
        }
        let all = words(text);
        let bare = without_article(&all);
        let same = [(&self.whole, letters(&all)), (&self.bare, letters(&bare))];
        let same = same.iter().find_map(|(by_letters, letters)| self.same(by_letters.get(letters)?));
        let known = same.or_else(|| self.by_words(&bare)).unwrap_or_else(|| self.by_letters(&letters(&bare)));
        let without_ending = |resolution: &Resolution| match resolution {
            Resolution::Ambiguous(_) | Resolution::Unknown => {
                letters(&bare).strip_suffix("LESBAINS").map(|name| self.by_letters(name))
            }
            _ => None,
        };
        without_ending(&known).filter(|other| other.commune().is_some()).unwrap_or(known)
    }

    /// The commune of spellings that are the same as the text; official ones go first.
    fn same(&self, places: &BTreeSet<usize>) -> Option<Resolution> {
        let spellings = || places.iter().filter_map(|place| self.spellings.get(*place));
        let official = spellings().any(|spelling| spelling.is_official);
        let of_rank = spellings().filter(|spelling| spelling.is_official == official);
        let found = of_rank.map(|spelling| spelling.candidate(Similarity::new(0, spelling.letters.chars().count())));
        match one_each(found).as_slice() {
            [] => None,
            [one] => Some(Resolution::Folded(one.commune)),
            several => Some(Resolution::Ambiguous(first_of(several))),
        }
    }

    /// The commune of which the text has the first part only, or the name and a common ending.
    fn by_words(&self, text: &[String]) -> Option<Resolution> {
        let start = self.spellings.iter().filter(|spelling| !text.is_empty() && spelling.words.starts_with(text));
        let longer = self.spellings.iter().filter(|spelling| {
            !spelling.words.is_empty() && text.starts_with(&spelling.words) && text.len() > spelling.words.len()
        });
        let near = |spelling: &Spelling| spelling.candidate(of_letters(&letters(text), &spelling.letters));
        let candidates = one_each(start.clone().chain(longer.clone()).map(near));
        let best = candidates.first()?;
        let is_sure = start.clone().any(|spelling| spelling.is_told_by(text))
            || longer.clone().any(|spelling| has_common_ending(text, spelling.words.len()));
        if candidates.len() == 1 && is_sure {
            let next = self.nearest(&letters(text)).into_iter().find(|other| other.commune != best.commune);
            return Some(Resolution::Corrected(Correction { best: best.clone(), next }));
        }
        // A slip in the last word may make the start of another name of it, so that the letters are asked too.
        match self.by_letters(&letters(text)) {
            corrected @ Resolution::Corrected(_)
                if candidates.iter().all(|one| Some(one.commune) == corrected.commune()) =>
            {
                Some(corrected)
            }
            other => Some(Resolution::Ambiguous(first_of(&one_each(candidates.into_iter().chain(other.candidates()))))),
        }
    }

    /// The commune whose name the text is but for slips.
    fn by_letters(&self, text: &str) -> Resolution {
        let candidates = self.nearest(text);
        let slips = |commune: CommuneCode| {
            self.spellings.iter().any(|spelling| spelling.commune == commune && is_slip(text, &spelling.letters))
        };
        match candidates.as_slice() {
            [] => Resolution::Unknown,
            [best, others @ ..] => {
                let next = others.first();
                let is_clear = next.is_none_or(|next| next.similarity.changes() > best.similarity.changes());
                if is_clear && slips(best.commune) {
                    Resolution::Corrected(Correction { best: best.clone(), next: next.cloned() })
                } else {
                    Resolution::Ambiguous(first_of(&candidates))
                }
            }
        }
    }

    /// The communes that have three letters of four in common with the text, nearest first.
    fn nearest(&self, text: &str) -> Vec<Candidate> {
        let length = text.chars().count();
        let near =
            self.spellings.iter().filter(|spelling| spelling.letters.chars().count().abs_diff(length) <= length / 3);
        let candidates = near.map(|spelling| spelling.candidate(of_letters(text, &spelling.letters)));
        one_each(candidates.filter(|candidate| candidate.similarity.changes() * 4 <= candidate.similarity.letters()))
    }
}

impl Resolution {
    /// The candidates and how near they are: that of a correction, those of an ambiguity; none where the name is the same, or nothing is near.
    ///
    /// ```
    /// # use ctg_io::names::Gazetteer;
    /// # use ctg_model::Commune;
    /// let gazetteer = Gazetteer::new([Commune::new("17253".parse()?, "Muron".parse()?)]);
    /// assert_eq!(gazetteer.resolve("Muren").candidates()[0].name.as_str(), "Muron");
    /// assert!(gazetteer.resolve("MURON").candidates().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn candidates(&self) -> Vec<Candidate> {
        match self {
            Self::Corrected(correction) => vec![correction.best.clone()],
            Self::Ambiguous(candidates) => candidates.clone(),
            Self::Exact(_) | Self::Folded(_) | Self::Unknown => Vec::new(),
        }
    }
}

impl Spelling {
    fn candidate(&self, similarity: Similarity) -> Candidate {
        Candidate { commune: self.commune, name: self.name.clone(), similarity }
    }

    /// Whether the first words name it: what is left out is another name, and not what tells it from its namesakes.
    fn is_told_by(&self, text: &[String]) -> bool {
        let left_out = self.words.get(text.len());
        let says_something =
            text.iter().any(|word| word.len() >= 5 && !matches!(word.as_str(), "SAINT" | "SAINTE" | "SAINTS"));
        left_out.is_some_and(|word| !is_joint(word)) && says_something
    }
}

/// The words without the article in front, unless there is nothing else.
fn without_article(words: &[String]) -> Vec<String> {
    match words {
        [article, rest @ ..] if is_article(article) && !rest.is_empty() => rest.to_vec(),
        all => all.to_vec(),
    }
}

/// Whether what follows a name is an ending that is often added without being part of it.
fn has_common_ending(text: &[String], name: usize) -> bool {
    let rest: Vec<&str> = text.iter().skip(name).map(String::as_str).collect();
    matches!(rest.as_slice(), ["LES", "BAINS"] | ["PLAGE" | "BOURG" | "VILLE" | "CENTRE" | "CEDEX"])
}

/// The nearest candidate of each commune, nearest first, of equal ones the lower code first.
fn one_each(candidates: impl IntoIterator<Item = Candidate>) -> Vec<Candidate> {
    let mut best: BTreeMap<CommuneCode, Candidate> = BTreeMap::new();
    for candidate in candidates {
        let known = best.get(&candidate.commune);
        if known.is_none_or(|known| candidate.similarity > known.similarity) {
            best.insert(candidate.commune, candidate);
        }
    }
    let mut sorted: Vec<Candidate> = best.into_values().collect();
    sorted.sort_by(|one, other| other.similarity.cmp(&one.similarity).then_with(|| one.commune.cmp(&other.commune)));
    sorted
}

fn first_of(candidates: &[Candidate]) -> Vec<Candidate> {
    candidates.iter().take(Gazetteer::MOST_CANDIDATES).cloned().collect()
}
