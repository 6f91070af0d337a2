//! Which communes are next to which.

mod adjacency;

use std::fmt;

use crate::CogVintage;
use crate::code::CommuneCode;

pub use adjacency::{Adjacency, Contact, Contiguity, Link, LinkKind};

/// The communes next to each commune, at one vintage (*communes limitrophes*, *matrice de contiguïté*).
///
/// The lists are symmetric: a pair is written once and seen from both sides. Communes without a neighbour are in it too, so that
/// tables that hold one value for each keep their order.
///
/// # Errors
/// A commune given twice, or next to itself; a pair given twice, or with a commune that is not in the list; a pair that nothing
/// joins; a border whose length is not a number above 0.
///
/// # Examples
/// ```
/// use ctg_model::{Adjacency, CogVintage, Contact, Contiguity, Link, LinkKind, Neighbours};
/// let (aix, fouras, rochefort) = ("17004".parse()?, "17168".parse()?, "17299".parse()?);
/// let land = Adjacency::land(fouras, rochefort, Contact::Border { length_m: 2_500.0 });
/// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![rochefort, aix, fouras], vec![land])?;
/// assert_eq!(neighbours.islands(Contiguity::Queen), [aix]);
/// let with_boat = neighbours.with_link(aix, fouras, Link::new(LinkKind::Ferry, "Fouras – Île-d'Aix".parse()?))?;
/// assert_eq!(with_boat.of(fouras, Contiguity::Linked).collect::<Vec<_>>(), [aix, rochefort]);
/// assert!(with_boat.islands(Contiguity::Linked).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "RawNeighbours", into = "RawNeighbours")
)]
#[doc(alias = "communes limitrophes")]
#[doc(alias = "contiguïté")]
#[must_use]
pub struct Neighbours {
    cog: CogVintage,
    communes: Vec<CommuneCode>,
    /// Sorted by pair, the lower code first.
    adjacencies: Vec<Adjacency>,
    /// For each commune, its first place in `around`; one more at the end.
    first: Vec<usize>,
    /// The adjacencies of each commune, in the order of the codes of the others.
    around: Vec<usize>,
}

/// Why pairs of communes are no lists of neighbours.
///
/// ```
/// use ctg_model::{Adjacency, CogVintage, Contact, Neighbours};
/// let (here, there) = ("17004".parse()?, "17168".parse()?);
/// let error = Neighbours::new(CogVintage::new(2021)?, vec![here], vec![Adjacency::land(here, there, Contact::Point)]).unwrap_err();
/// assert_eq!(error.to_string(), "communes 17004 and 17168: 17168 is not in the list of communes, expected one of it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeighboursError {
    sentence: String,
}

impl fmt::Display for NeighboursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for NeighboursError {}

impl Neighbours {
    /// The lists that some pairs make up, in any order, of communes in any order.
    ///
    /// # Errors
    /// The first fault found, with the communes.
    ///
    /// ```
    /// use ctg_model::{CogVintage, Neighbours};
    /// let (aix, fouras) = ("17004".parse()?, "17168".parse()?);
    /// let error = Neighbours::new(CogVintage::new(2021)?, vec![aix, fouras, aix], vec![]).unwrap_err();
    /// assert_eq!(error.to_string(), "commune 17004 is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        cog: CogVintage,
        mut communes: Vec<CommuneCode>,
        mut adjacencies: Vec<Adjacency>,
    ) -> Result<Self, NeighboursError> {
        communes.sort_unstable();
        if let Some((commune, _)) = communes.iter().zip(communes.iter().skip(1)).find(|(one, next)| one == next) {
            return Err(NeighboursError { sentence: format!("commune {commune} is given twice, expected once") });
        }
        for adjacency in &mut adjacencies {
            if adjacency.one > adjacency.other {
                std::mem::swap(&mut adjacency.one, &mut adjacency.other);
            }
            if let Some(fault) = fault(&communes, adjacency) {
                let sentence = format!("communes {} and {}: {fault}", adjacency.one, adjacency.other);
                return Err(NeighboursError { sentence });
            }
            adjacency.links.sort();
        }
        adjacencies.sort_by_key(|adjacency| (adjacency.one, adjacency.other));
        let pairs = adjacencies.iter().zip(adjacencies.iter().skip(1));
        if let Some((twice, _)) = pairs.clone().find(|(a, b)| (a.one, a.other) == (b.one, b.other)) {
            let sentence =
                format!("communes {} and {}: the pair is given twice, expected once", twice.one, twice.other);
            return Err(NeighboursError { sentence });
        }
        let (first, around) = lists(&communes, &adjacencies);
        Ok(Self { cog, communes, adjacencies, first, around })
    }

    /// The same lists with a link that is not land: a bridge, a boat.
    ///
    /// # Errors
    /// A commune that is not in the list, or the same commune at both ends.
    ///
    /// ```
    /// use ctg_model::{CogVintage, Contiguity, Link, LinkKind, Neighbours};
    /// let (aix, fouras) = ("17004".parse()?, "17168".parse()?);
    /// let apart = Neighbours::new(CogVintage::new(2021)?, vec![aix, fouras], vec![])?;
    /// let linked = apart.with_link(aix, fouras, Link::new(LinkKind::Ferry, "Fouras – Île-d'Aix".parse()?))?;
    /// assert_eq!(linked.of(aix, Contiguity::Linked).collect::<Vec<_>>(), [fouras]);
    /// assert_eq!(linked.of(aix, Contiguity::Queen).count(), 0);   // a boat is no land
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_link(self, one: CommuneCode, other: CommuneCode, link: Link) -> Result<Self, NeighboursError> {
        let Self { cog, communes, mut adjacencies, .. } = self;
        let pair = (one.min(other), one.max(other));
        match adjacencies.iter_mut().find(|adjacency| (adjacency.one, adjacency.other) == pair) {
            Some(known) => known.links.push(link),
            None => adjacencies.push(Adjacency::link(one, other, link)),
        }
        Self::new(cog, communes, adjacencies)
    }

    /// The geography that the communes belong to.
    ///
    /// ```
    /// # use ctg_model::*;
    /// let (a, b) = ("17001".parse()?, "17002".parse()?);
    /// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![b, a], vec![Adjacency::land(b, a, Contact::Point)])?;
    /// assert_eq!(neighbours.cog().year(), 2021);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cog(&self) -> CogVintage {
        self.cog
    }

    /// The communes, in order.
    ///
    /// ```
    /// # use ctg_model::*;
    /// let (a, b) = ("17001".parse()?, "17002".parse()?);
    /// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![b, a], vec![Adjacency::land(b, a, Contact::Point)])?;
    /// assert_eq!(neighbours.communes(), [a, b]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn communes(&self) -> &[CommuneCode] {
        &self.communes
    }

    /// Every pair once, the lower code first, in order.
    ///
    /// ```
    /// # use ctg_model::*;
    /// let (a, b) = ("17001".parse()?, "17002".parse()?);
    /// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![b, a], vec![Adjacency::land(b, a, Contact::Point)])?;
    /// assert_eq!((neighbours.adjacencies()[0].one, neighbours.adjacencies()[0].other), (a, b));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn adjacencies(&self) -> &[Adjacency] {
        &self.adjacencies
    }

    /// How two communes are next to each other; `None` if they are not.
    ///
    /// ```
    /// # use ctg_model::*;
    /// let (a, b) = ("17001".parse()?, "17002".parse()?);
    /// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![a, b], vec![Adjacency::land(a, b, Contact::Point)])?;
    /// assert_eq!(neighbours.between(b, a).and_then(|met| met.contact), Some(Contact::Point));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between(&self, one: CommuneCode, other: CommuneCode) -> Option<&Adjacency> {
        let pair = (one.min(other), one.max(other));
        let found = self.adjacencies.binary_search_by_key(&pair, |adjacency| (adjacency.one, adjacency.other));
        found.ok().and_then(|index| self.adjacencies.get(index))
    }

    /// The neighbours of a commune, by code; none if it is not in the list.
    ///
    /// ```
    /// # use ctg_model::*;
    /// let (a, b) = ("17001".parse()?, "17002".parse()?);
    /// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![b, a], vec![Adjacency::land(b, a, Contact::Point)])?;
    /// assert_eq!(neighbours.of(b, Contiguity::Queen).collect::<Vec<_>>(), [a]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(&self, commune: CommuneCode, contiguity: Contiguity) -> impl Iterator<Item = CommuneCode> + '_ {
        let other = move |met: &Adjacency| if met.one == commune { met.other } else { met.one };
        self.around(commune).filter(move |met| met.is(contiguity)).map(other)
    }

    fn around(&self, commune: CommuneCode) -> impl Iterator<Item = &Adjacency> + '_ {
        let index = self.communes.binary_search(&commune).ok();
        let bounds = index.and_then(|index| Some(*self.first.get(index)?..*self.first.get(index + 1)?));
        let places = bounds.and_then(|bounds| self.around.get(bounds)).unwrap_or_default();
        places.iter().filter_map(|place| self.adjacencies.get(*place))
    }

    /// For each commune, in order, the places of its neighbours in [`communes`](Self::communes): what spatial statistics read.
    ///
    /// ```
    /// # use ctg_model::*;
    /// let (a, b, c) = ("17001".parse()?, "17002".parse()?, "17003".parse()?);
    /// let met = vec![Adjacency::land(a, c, Contact::Point)];
    /// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![a, b, c], met)?;
    /// assert_eq!(neighbours.lists(Contiguity::Queen), [vec![2], vec![], vec![0]]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lists(&self, contiguity: Contiguity) -> Vec<Vec<usize>> {
        let place = |code: CommuneCode| self.communes.binary_search(&code).ok();
        self.communes.iter().map(|commune| self.of(*commune, contiguity).filter_map(place).collect()).collect()
    }

    /// The communes without a neighbour (*îles*), by code.
    ///
    /// ```
    /// # use ctg_model::*;
    /// let (a, b) = ("17001".parse()?, "17002".parse()?);
    /// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![b, a], vec![Adjacency::land(b, a, Contact::Point)])?;
    /// assert_eq!(neighbours.islands(Contiguity::Rook), [a, b]);            // they meet in a point only
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn islands(&self, contiguity: Contiguity) -> Vec<CommuneCode> {
        let alone = |commune: &CommuneCode| self.of(*commune, contiguity).next().is_none();
        self.communes.iter().copied().filter(alone).collect()
    }

    /// The pieces that some communes fall into: from one piece to another there is no way through them. One piece means that they
    /// are contiguous (*d'un seul tenant*). Pieces are in the order of their first commune; codes that are not in the list are left out.
    ///
    /// ```
    /// # use ctg_model::*;
    /// let (a, b, c) = ("17001".parse()?, "17002".parse()?, "17003".parse()?);
    /// let met = vec![Adjacency::land(a, b, Contact::Point), Adjacency::land(b, c, Contact::Point)];
    /// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![a, b, c], met)?;
    /// assert_eq!(neighbours.pieces([a, c], Contiguity::Queen), [vec![a], vec![c]]);
    /// assert_eq!(neighbours.pieces([a, b, c], Contiguity::Queen).len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn pieces(
        &self,
        communes: impl IntoIterator<Item = CommuneCode>,
        contiguity: Contiguity,
    ) -> Vec<Vec<CommuneCode>> {
        let known = communes.into_iter().filter(|commune| self.communes.binary_search(commune).is_ok());
        let mut left: std::collections::BTreeSet<CommuneCode> = known.collect();
        let mut pieces = Vec::new();
        while let Some(start) = left.pop_first() {
            let (mut piece, mut todo) = (vec![start], vec![start]);
            while let Some(commune) = todo.pop() {
                let next: Vec<CommuneCode> = self.of(commune, contiguity).filter(|other| left.remove(other)).collect();
                piece.extend(&next);
                todo.extend(next);
            }
            piece.sort_unstable();
            pieces.push(piece);
        }
        pieces
    }
}

fn fault(communes: &[CommuneCode], adjacency: &Adjacency) -> Option<String> {
    let unknown = [adjacency.one, adjacency.other].into_iter().find(|code| communes.binary_search(code).is_err());
    if let Some(code) = unknown {
        return Some(format!("{code} is not in the list of communes, expected one of it"));
    }
    if adjacency.one == adjacency.other {
        return Some("found the same commune twice, expected two".to_owned());
    }
    match adjacency.contact {
        None if adjacency.links.is_empty() => Some("nothing joins them, expected land or a link".to_owned()),
        Some(Contact::Border { length_m }) if !(length_m.is_finite() && length_m > 0.0) => {
            Some(format!("found a border of {length_m} m, expected more than 0"))
        }
        _ => None,
    }
}

/// For each commune the places of its pairs, in the order of the other commune: of sorted pairs, those where it is the higher code come first.
fn lists(communes: &[CommuneCode], adjacencies: &[Adjacency]) -> (Vec<usize>, Vec<usize>) {
    let place = |code: CommuneCode| communes.binary_search(&code).unwrap_or_default(); // the door has found them all
    let ends: Vec<(usize, usize)> = adjacencies.iter().map(|met| (place(met.one), place(met.other))).collect();
    let higher = ends.iter().enumerate().map(|(pair, (_, other))| (*other, pair));
    let lower = ends.iter().enumerate().map(|(pair, (one, _))| (*one, pair));
    let mut around: Vec<(usize, usize)> = higher.chain(lower).collect();
    around.sort_by_key(|(commune, _)| *commune);
    let mut first = Vec::with_capacity(communes.len() + 1);
    let mut at = 0;
    for commune in 0..=communes.len() {
        at += around.get(at..).unwrap_or_default().iter().take_while(|(of, _)| *of < commune).count();
        first.push(at);
    }
    (first, around.into_iter().map(|(_, pair)| pair).collect())
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawNeighbours {
    cog: CogVintage,
    communes: Vec<CommuneCode>,
    adjacencies: Vec<Adjacency>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawNeighbours> for Neighbours {
    type Error = NeighboursError;

    fn try_from(raw: RawNeighbours) -> Result<Self, NeighboursError> {
        Self::new(raw.cog, raw.communes, raw.adjacencies)
    }
}

#[cfg(feature = "serde")]
impl From<Neighbours> for RawNeighbours {
    fn from(neighbours: Neighbours) -> Self {
        Self { cog: neighbours.cog, communes: neighbours.communes, adjacencies: neighbours.adjacencies }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Neighbours {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Neighbours".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        RawNeighbours::json_schema(generator)
    }
}
