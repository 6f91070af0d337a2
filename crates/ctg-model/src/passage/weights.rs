//! How a commune that is split is shared out.

use std::collections::BTreeMap;

use super::Passage;
use super::error::PassageFault;
use crate::code::CommuneCode;

/// What the parts of communes that are split weigh: their inhabitants, most often.
///
/// The weight of a *part* is that of a commune of the geography that is wanted; it is enough where the part takes in one commune only. The
/// weight of a *piece* is that of what went from one commune into another. Weights of communes that are not split are not read, so a table of all
/// populations will do.
///
/// # Units
/// Any, the same for all parts of one commune.
///
/// # Examples
/// ```
/// use ctg_model::passage::SplitWeights;
/// let weights = SplitWeights::none().with_part("17189".parse()?, 600).with_part("17219".parse()?, 5_400);
/// assert_eq!(weights, [("17189".parse()?, 600), ("17219".parse()?, 5_400)].into_iter().collect());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct SplitWeights {
    parts: BTreeMap<CommuneCode, u64>,
    pieces: BTreeMap<(CommuneCode, CommuneCode), u64>,
}

impl SplitWeights {
    /// No weight: every split is refused.
    ///
    /// ```
    /// use ctg_model::passage::SplitWeights;
    /// assert_eq!(SplitWeights::none(), SplitWeights::default());
    /// ```
    pub fn none() -> Self {
        Self::default()
    }

    /// With the weight of a part, a commune of the geography that is wanted; the last one given counts.
    ///
    /// ```
    /// use ctg_model::passage::SplitWeights;
    /// let weights = SplitWeights::none().with_part("17189".parse()?, 1).with_part("17189".parse()?, 600);
    /// assert_eq!(weights, SplitWeights::none().with_part("17189".parse()?, 600));
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn with_part(mut self, part: CommuneCode, weight: u64) -> Self {
        self.parts.insert(part, weight);
        self
    }

    /// With the weight of what goes from a commune into a part of it; the last one given counts, and goes before that of the whole part.
    ///
    /// ```
    /// use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
    /// use std::collections::BTreeMap;
    /// // Hocmont was shared out between its two neighbours in 1968.
    /// let (guignicourt, hocmont, touligny) = ("08203".parse()?, "08227".parse()?, "08454".parse()?);
    /// let pairs = [(guignicourt, guignicourt), (hocmont, guignicourt), (hocmont, touligny), (touligny, touligny)];
    /// let passage = Passage::new(CogVintage::new(1968)?, CogVintage::new(1969)?, pairs)?;
    /// let counts = BTreeMap::from([(guignicourt, 200_u64), (hocmont, 40), (touligny, 100)]);
    /// let error = passage.convert(&counts, &SplitWeights::none().with_part(guignicourt, 230).with_part(touligny, 110)).unwrap_err();
    /// assert!(error.to_string().ends_with("expected the weight of the piece between the two"));
    /// let pieces = SplitWeights::none().with_piece(hocmont, guignicourt, 3).with_piece(hocmont, touligny, 1);
    /// assert_eq!(passage.convert(&counts, &pieces)?, BTreeMap::from([(guignicourt, 230), (touligny, 110)]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_piece(mut self, whole: CommuneCode, part: CommuneCode, weight: u64) -> Self {
        self.pieces.insert((whole, part), weight);
        self
    }

    /// The weight of each part of a commune that is split, or why there is none.
    pub(super) fn of(&self, passage: &Passage, commune: CommuneCode) -> Result<Vec<u64>, PassageFault> {
        let parts = passage.parts(commune);
        let weight = |part: &CommuneCode| self.of_piece(passage, commune, *part);
        let weights: Vec<u64> = parts.iter().map(weight).collect::<Result<_, _>>()?;
        if weights.iter().all(|weight| *weight == 0) {
            return Err(PassageFault::NoWeight { commune, parts: parts.to_vec() });
        }
        Ok(weights)
    }

    fn of_piece(&self, passage: &Passage, commune: CommuneCode, part: CommuneCode) -> Result<u64, PassageFault> {
        if let Some(weight) = self.pieces.get(&(commune, part)) {
            return Ok(*weight);
        }
        let parts = passage.parts(commune);
        let says_nothing =
            |part: &CommuneCode| !self.parts.contains_key(part) && !self.pieces.contains_key(&(commune, *part));
        if parts.iter().all(says_nothing) {
            return Err(PassageFault::Unweighted { commune, parts: parts.to_vec(), year: passage.to() });
        }
        let weight = *self.parts.get(&part).ok_or(PassageFault::PartUnweighted { commune, part })?;
        match passage.origins(part).iter().find(|other| **other != commune) {
            Some(other) => Err(PassageFault::PieceUnweighted { commune, part, other: *other }),
            None => Ok(weight),
        }
    }
}

impl FromIterator<(CommuneCode, u64)> for SplitWeights {
    /// The weights of parts; the last one given of a part counts.
    fn from_iter<I: IntoIterator<Item = (CommuneCode, u64)>>(parts: I) -> Self {
        Self { parts: parts.into_iter().collect(), pieces: BTreeMap::new() }
    }
}
