//! Communes through time: what goes into what between two geographies, and counts carried along.
//!
//! ```
//! use ctg_model::CogVintage;
//! use ctg_model::passage::{Passage, SplitWeights};
//! use std::collections::BTreeMap;
//!
//! // On 1 January 2019 Hiers-Brouage and Marennes became one commune.
//! let (before, after) = (CogVintage::new(2018)?, CogVintage::new(2019)?);
//! let (hiers_brouage, marennes) = ("17189".parse()?, "17219".parse()?);
//! let merger = Passage::new(before, after, [(hiers_brouage, marennes), (marennes, marennes)])?;
//! let pupils = BTreeMap::from([(hiers_brouage, 41_u64), (marennes, 380)]);
//! let converted = merger.convert(&pupils, &SplitWeights::none())?;
//! assert_eq!(converted, BTreeMap::from([(marennes, 421)]));
//!
//! // The way back is a split: it needs weights, and loses nobody.
//! let back = merger.inverse();
//! assert!(back.convert(&converted, &SplitWeights::none()).is_err());
//! let by_population = SplitWeights::none().with_part(hiers_brouage, 600).with_part(marennes, 5_400);
//! assert_eq!(back.convert(&converted, &by_population)?, BTreeMap::from([(hiers_brouage, 42), (marennes, 379)]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod additive;
mod day;
mod error;
mod fit;
mod history;
mod lists;
mod movement;
#[cfg(feature = "serde")]
mod record;
mod route;
mod sum;
mod weights;

use std::collections::{BTreeMap, BTreeSet};

use crate::code::CommuneCode;
use crate::observation::Observation;
use crate::{CogVintage, VintageMismatch};
use error::PassageFault;
use lists::Lists;

pub use additive::Additive;
pub use error::{HistoryError, PassageError};
pub use fit::{VintageFit, VintageRanking};
pub use history::CogHistory;
pub use movement::{CogMovement, CogUnit, MovedUnit, MovementCode, MovementKind};
pub use route::Route;
pub use weights::SplitWeights;

/// What goes into what from one geography to another (*table de passage*).
///
/// A commune of the first may go whole into one of the second, alone or with others; or it is split, and its *parts* are the communes that
/// its land goes into. It comes from a [history](CogHistory::passage), or from a published table through [`new`](Self::new).
///
/// A passage knows lands by the communes that they were in, no finer: a commune that was merged and then stands again takes in, for a passage over
/// both events, some land of all that it was merged with. The weight of each [piece](SplitWeights::with_piece) says what is really so.
///
/// # Examples
/// ```
/// use ctg_model::CogVintage;
/// use ctg_model::passage::Passage;
/// let (before, after) = (CogVintage::new(2018)?, CogVintage::new(2019)?);
/// let (hiers_brouage, marennes) = ("17189".parse()?, "17219".parse()?);
/// let merger = Passage::new(before, after, [(hiers_brouage, marennes), (marennes, marennes)])?;
/// assert_eq!(merger.origins(marennes), [hiers_brouage, marennes]);
/// assert_eq!(merger.inverse().splits().collect::<Vec<_>>(), [marennes]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, movements of communes and *table de passage annuelle*.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "record::Record", into = "record::Record")
)]
#[doc(alias = "table de passage")]
#[must_use]
pub struct Passage {
    from: CogVintage,
    to: CogVintage,
    /// For each commune of the first geography, those that it goes into.
    parts: Lists,
    /// For each commune of the second, those that go into it.
    origins: Lists,
}

impl Passage {
    /// The passage that pairs make up: a commune of the first geography, and one of the second that its land goes into.
    ///
    /// A commune that does not change is a pair of twice its code: a commune in no pair is of neither geography.
    ///
    /// # Errors
    /// A pair given twice.
    ///
    /// ```
    /// use ctg_model::CogVintage;
    /// use ctg_model::passage::Passage;
    /// let (before, after) = (CogVintage::new(2018)?, CogVintage::new(2019)?);
    /// let pair = ("17189".parse()?, "17219".parse()?);
    /// let error = Passage::new(before, after, [pair, pair]).unwrap_err();
    /// assert_eq!(error.to_string(), "the passage of 17189 into 17219 is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        from: CogVintage,
        to: CogVintage,
        pairs: impl IntoIterator<Item = (CommuneCode, CommuneCode)>,
    ) -> Result<Self, PassageError> {
        let links: Vec<(CommuneCode, CommuneCode)> = pairs.into_iter().collect();
        let sources: BTreeSet<CommuneCode> = links.iter().map(|(source, _)| *source).collect();
        let targets: BTreeSet<CommuneCode> = links.iter().map(|(_, target)| *target).collect();
        Self::of_pairs(from, to, sources.into_iter().collect(), targets.into_iter().collect(), links)
    }

    fn of_pairs(
        from: CogVintage,
        to: CogVintage,
        sources: Vec<CommuneCode>,
        targets: Vec<CommuneCode>,
        mut links: Vec<(CommuneCode, CommuneCode)>,
    ) -> Result<Self, PassageError> {
        links.sort_unstable();
        let next = links.iter().skip(1);
        if let Some(((commune, part), _)) = links.iter().zip(next).find(|(one, other)| one == other) {
            return Err(PassageFault::PairTwice { commune: *commune, part: *part }.into());
        }
        Ok(Self::of_checked(from, to, sources, targets, links))
    }

    /// The passage of sorted communes and of pairs of them, none given twice.
    fn of_checked(
        from: CogVintage,
        to: CogVintage,
        sources: Vec<CommuneCode>,
        targets: Vec<CommuneCode>,
        links: Vec<(CommuneCode, CommuneCode)>,
    ) -> Self {
        let back = links.iter().map(|(source, target)| (*target, *source)).collect();
        Self { from, to, parts: Lists::new(sources, links), origins: Lists::new(targets, back) }
    }

    /// The geography that counts are in.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!((passage.from().year(), passage.to().year()), (2018, 2019));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from(&self) -> CogVintage {
        self.from
    }

    /// The geography that they are wanted in.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!(passage.inverse().to().year(), 2018);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to(&self) -> CogVintage {
        self.to
    }

    /// The communes of the first geography, by code.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17219".parse()?, "17219".parse()?), ("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!(passage.sources(), ["17189".parse()?, "17219".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sources(&self) -> &[CommuneCode] {
        self.parts.keys()
    }

    /// The communes of the second geography, by code.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17219".parse()?, "17219".parse()?), ("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!(passage.targets(), ["17219".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn targets(&self) -> &[CommuneCode] {
        self.origins.keys()
    }

    /// The communes that a commune of the first geography goes into, by code; none for a commune that has no counterpart, or is not of it.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!(passage.parts("17189".parse()?), ["17219".parse()?]);
    /// assert!(passage.parts("17299".parse()?).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parts(&self, commune: CommuneCode) -> &[CommuneCode] {
        self.parts.of(commune).unwrap_or_default()
    }

    /// The communes that go into a commune of the second geography, by code; none for a commune that came from elsewhere, or is not of it.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!(passage.origins("17219".parse()?), ["17189".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn origins(&self, commune: CommuneCode) -> &[CommuneCode] {
        self.origins.of(commune).unwrap_or_default()
    }

    /// The communes that are split, by code: those whose counts need weights.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let (whole, parts) = ("17219".parse()?, ["17189".parse()?, "17219".parse()?]);
    /// let passage = Passage::new(CogVintage::new(2019)?, CogVintage::new(2018)?, parts.map(|part| (whole, part)))?;
    /// assert_eq!(passage.splits().collect::<Vec<_>>(), [whole]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn splits(&self) -> impl Iterator<Item = CommuneCode> + '_ {
        self.sources().iter().copied().filter(|commune| self.parts(*commune).len() > 1)
    }

    /// The communes of the second geography that take in none of the first, by code: land that was in no commune of it.
    ///
    /// Their counts are unknown, not 0.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!(passage.without_origin().count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn without_origin(&self) -> impl Iterator<Item = CommuneCode> + '_ {
        self.targets().iter().copied().filter(|commune| self.origins(*commune).is_empty())
    }

    /// The way back.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!(passage.clone().inverse().inverse(), passage);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn inverse(&self) -> Self {
        Self { from: self.to, to: self.from, parts: self.origins.clone(), origins: self.parts.clone() }
    }

    /// One passage after another.
    ///
    /// # Errors
    /// A passage that starts from another geography than this one ends in.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::Passage};
    /// let (a, b, c) = (CogVintage::new(2017)?, CogVintage::new(2018)?, CogVintage::new(2024)?);
    /// let (pont_farcy, tessy) = ("14513".parse()?, "50592".parse()?);
    /// let moved = Passage::new(a, b, [(pont_farcy, tessy)])?;
    /// let kept = Passage::new(b, c, [(tessy, tessy)])?;
    /// assert_eq!(moved.then(&kept)?.parts(pont_farcy), [tessy]);
    /// assert!(kept.then(&moved).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn then(&self, next: &Self) -> Result<Self, VintageMismatch> {
        self.to.same(next.from)?;
        let onwards = |source: CommuneCode| {
            let ends = self.parts(source).iter().flat_map(|step| next.parts(*step));
            ends.copied().collect::<BTreeSet<_>>().into_iter().map(move |end| (source, end))
        };
        let links = self.sources().iter().copied().flat_map(onwards).collect();
        Ok(Self::of_checked(self.from, next.to, self.sources().to_vec(), next.targets().to_vec(), links))
    }

    /// The way of counts of some communes, checked once, to be taken by many columns.
    ///
    /// # Errors
    /// A commune that the geography does not have, or twice; one without counterpart; one that is split and whose parts have no weight.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
    /// let (old, new) = (["17189".parse()?, "17219".parse()?], "17219".parse()?);
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, old.map(|commune| (commune, new)))?;
    /// let route = passage.route(&old, &SplitWeights::none())?;
    /// assert_eq!(route.targets(), [new]);
    /// assert_eq!(route.convert(&[41_u64, 380])?, [421]);
    /// assert_eq!(route.convert(&[2_u64, 17])?, [19]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn route(&self, communes: &[CommuneCode], weights: &SplitWeights) -> Result<Route, PassageError> {
        Route::new(self, communes, weights)
    }

    /// Counts by commune, in the other geography; the total is the same to the unit.
    ///
    /// The result has the communes that those given go into. A count of a commune that is split is shared out by the *largest remainder*, in
    /// proportion to the weights; equal remainders go to the lower code.
    ///
    /// # Errors
    /// Those of [`route`](Self::route) and [`Route::convert`].
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
    /// # use std::collections::BTreeMap;
    /// let (whole, parts) = ("17219".parse()?, ["17189".parse()?, "17219".parse()?]);
    /// let passage = Passage::new(CogVintage::new(2019)?, CogVintage::new(2018)?, parts.map(|part| (whole, part)))?;
    /// let thirds = SplitWeights::none().with_part(parts[0], 1).with_part(parts[1], 2);
    /// let shared = passage.convert(&BTreeMap::from([(whole, 11_u64)]), &thirds)?;
    /// assert_eq!(shared, BTreeMap::from([(parts[0], 4), (parts[1], 7)]));      // 3.67 and 7.33
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// What has no sum does not pass:
    ///
    /// ```compile_fail
    /// # use ctg_model::{TotalPopulation, passage::{Passage, PassageError, SplitWeights}, code::CommuneCode};
    /// # use std::collections::BTreeMap;
    /// fn pass(passage: &Passage, of: &BTreeMap<CommuneCode, TotalPopulation>) -> Result<BTreeMap<CommuneCode, TotalPopulation>, PassageError> {
    ///     passage.convert(of, &SplitWeights::none())
    /// }
    /// ```
    pub fn convert<T: Additive>(
        &self,
        counts: &BTreeMap<CommuneCode, T>,
        weights: &SplitWeights,
    ) -> Result<BTreeMap<CommuneCode, T>, PassageError> {
        let (communes, counts): (Vec<CommuneCode>, Vec<T>) = counts.iter().map(|(code, count)| (*code, *count)).unzip();
        let route = self.route(&communes, weights)?;
        let converted = route.convert(&counts)?;
        Ok(route.targets().iter().copied().zip(converted).collect())
    }

    /// Observed counts by commune, in the other geography, with their bounds, or the reason why there is none.
    ///
    /// See [`Route::convert_observations`].
    ///
    /// # Errors
    /// Those of [`route`](Self::route), and a sum that does not fit.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::{Passage, SplitWeights}, observation::{Absence, Observation, Status}};
    /// # use std::collections::BTreeMap;
    /// let (old, new) = (["17189".parse()?, "17219".parse()?], "17219".parse()?);
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, old.map(|commune| (commune, new)))?;
    /// let seen = BTreeMap::from([(old[0], Observation::<u64>::Absent(Absence::SecretPrimary)), (old[1], Observation::exact(380, Status::Observed))]);
    /// let converted = passage.convert_observations(&seen, &SplitWeights::none())?;
    /// assert_eq!(converted[&new].absence(), Some(Absence::SecretPrimary));       // not 380
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn convert_observations<T: Additive>(
        &self,
        counts: &BTreeMap<CommuneCode, Observation<T>>,
        weights: &SplitWeights,
    ) -> Result<BTreeMap<CommuneCode, Observation<T>>, PassageError> {
        let (communes, counts): (Vec<CommuneCode>, Vec<Observation<T>>) =
            counts.iter().map(|(code, count)| (*code, *count)).unzip();
        let route = self.route(&communes, weights)?;
        let converted = route.convert_observations(&counts)?;
        Ok(route.targets().iter().copied().zip(converted).collect())
    }
}
