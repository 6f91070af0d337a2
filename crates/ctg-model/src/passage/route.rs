//! Counts on their way from one geography to another.

use super::error::PassageFault;
use super::sum::{Sum, piece};
use super::{Additive, Passage, PassageError, SplitWeights};
use crate::CogVintage;
use crate::code::CommuneCode;
use crate::observation::Observation;

/// The way of the counts of some communes into another geography, checked once (see [`Passage::route`]).
///
/// # Examples
/// ```
/// use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
/// let (old, new) = (["17189".parse()?, "17219".parse()?], "17219".parse()?);
/// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, old.map(|commune| (commune, new)))?;
/// let route = passage.route(&old, &SplitWeights::none())?;
/// assert_eq!(route.convert(&[41_u64, 380])?, [421]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Route {
    from: CogVintage,
    rows: usize,
    targets: Vec<CommuneCode>,
    /// For each row that goes whole, its place among the targets.
    wholes: Vec<(usize, usize)>,
    splits: Vec<Split>,
    /// The targets that also take in a commune without row, and that commune.
    lacking: Vec<(usize, CommuneCode)>,
}

/// A row that is shared out.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Split {
    row: usize,
    /// The place of each part among the targets.
    parts: Vec<usize>,
    weights: Vec<u64>,
}

impl Route {
    pub(super) fn new(passage: &Passage, rows: &[CommuneCode], weights: &SplitWeights) -> Result<Self, PassageError> {
        let mut sorted = rows.to_vec();
        sorted.sort_unstable();
        if let Some((commune, _)) = sorted.iter().zip(sorted.iter().skip(1)).find(|(one, next)| one == next) {
            return Err(PassageFault::Twice { commune: *commune }.into());
        }
        let mut targets: Vec<CommuneCode> = rows.iter().flat_map(|row| passage.parts(*row)).copied().collect();
        targets.sort_unstable();
        targets.dedup();
        let place = |code: &CommuneCode| targets.binary_search(code).ok();
        let (mut wholes, mut splits) = (Vec::with_capacity(rows.len()), Vec::new());
        for (row, commune) in rows.iter().enumerate() {
            match passage.parts(*commune) {
                [] => return Err(without_way(passage, *commune).into()),
                [target] => wholes.extend(place(target).map(|target| (row, target))),
                parts => splits.push(Split {
                    row,
                    parts: parts.iter().filter_map(place).collect(),
                    weights: weights.of(passage, *commune)?,
                }),
            }
        }
        let without_row = |code: &CommuneCode| {
            passage.origins(*code).iter().copied().find(|origin| sorted.binary_search(origin).is_err())
        };
        let lacking =
            targets.iter().enumerate().filter_map(|(place, code)| Some((place, without_row(code)?))).collect();
        Ok(Self { from: passage.from(), rows: rows.len(), targets, wholes, splits, lacking })
    }

    /// The communes that the counts arrive in, by code: what each place of a converted column stands for.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, [("17189".parse()?, "17219".parse()?)])?;
    /// assert_eq!(passage.route(&["17189".parse()?], &SplitWeights::none())?.targets(), ["17219".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn targets(&self) -> &[CommuneCode] {
        &self.targets
    }

    /// A column of counts, one for each commune of the route, as a column of one for each of the [targets](Self::targets).
    ///
    /// The total is the same to the unit. Shares follow the largest remainder, equal remainders in the order of codes.
    ///
    /// *Complexity*: O(communes).
    ///
    /// # Errors
    /// Another number of counts, a target of which an origin has no count, a sum that does not fit.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::{Passage, SplitWeights}};
    /// let (old, new) = (["17189".parse()?, "17219".parse()?], "17219".parse()?);
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, old.map(|commune| (commune, new)))?;
    /// let error = passage.route(&old[..1], &SplitWeights::none())?.convert(&[41_u64]).unwrap_err();
    /// assert_eq!(error.to_string(), "commune 17219 takes in 17219 of the geography of 2018, which has no count, expected one");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn convert<T: Additive>(&self, counts: &[T]) -> Result<Vec<T>, PassageError> {
        self.check_length(counts.len())?;
        if let Some((target, commune)) = self.lacking.first() {
            let part = self.targets.get(*target).copied().unwrap_or(*commune);
            return Err(PassageFault::Missing { commune: *commune, part, year: self.from }.into());
        }
        let mut sums = vec![0_u64; self.targets.len()];
        for (row, target) in &self.wholes {
            if let (Some(count), Some(sum)) = (counts.get(*row), sums.get_mut(*target)) {
                *sum = sum.checked_add(count.units()).ok_or_else(|| self.overflow(*target))?;
            }
        }
        for split in &self.splits {
            let Some(count) = counts.get(split.row) else { continue };
            for (target, share) in split.parts.iter().zip(largest_remainder(count.units(), &split.weights)) {
                if let Some(sum) = sums.get_mut(*target) {
                    *sum = sum.checked_add(share).ok_or_else(|| self.overflow(*target))?;
                }
            }
        }
        Ok(sums.into_iter().map(T::of_units).collect())
    }

    /// A column of observed counts, one for each commune of the route, as a column of one for each of the [targets](Self::targets).
    ///
    /// - A commune that only changes its code keeps its observation as it is.
    /// - Counts of several communes add up with their certain bounds; the sum is no surer than the least sure of them.
    /// - A sum with a hidden count is hidden, one with a missing count cannot be computed; where a count has no object it adds nothing.
    /// - A share of a split is estimated, and certain only to lie between 0 and the most that the whole can be.
    /// - A target of which an origin is not in the route cannot be computed.
    ///
    /// *Complexity*: O(communes).
    ///
    /// # Errors
    /// Another number of counts, a sum that does not fit.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, passage::{Passage, SplitWeights}, observation::*};
    /// let (old, new) = (["17189".parse()?, "17219".parse()?], "17219".parse()?);
    /// let passage = Passage::new(CogVintage::new(2018)?, CogVintage::new(2019)?, old.map(|commune| (commune, new)))?;
    /// let to_5 = Precision::Rounded(Rounding::new(5, RoundingMode::Nearest)?);
    /// let counts = [Observation::new(40_u64, Status::Observed, to_5)?, Observation::new(380, Status::Observed, to_5)?];
    /// let sum = passage.route(&old, &SplitWeights::none())?.convert_observations(&counts)?;
    /// assert_eq!(sum[0].value(), Some(&420));
    /// assert_eq!(sum[0].bounds().map(|bounds| (bounds.low(), bounds.high())), Some((416, Some(424))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn convert_observations<T: Additive>(
        &self,
        counts: &[Observation<T>],
    ) -> Result<Vec<Observation<T>>, PassageError> {
        self.check_length(counts.len())?;
        let mut sums: Vec<Sum<T>> = vec![Sum::default(); self.targets.len()];
        for (row, target) in &self.wholes {
            if let (Some(count), Some(sum)) = (counts.get(*row), sums.get_mut(*target)) {
                sum.add(*count).ok_or_else(|| self.overflow(*target))?;
            }
        }
        for split in &self.splits {
            let Some(count) = counts.get(split.row) else { continue };
            let shares = count.value().map(|count| largest_remainder(count.units(), &split.weights));
            for (index, (target, weight)) in split.parts.iter().zip(&split.weights).enumerate() {
                let share = shares.as_ref().and_then(|shares| shares.get(index)).copied();
                let is_whole = split.weights.iter().all(|other| *other == 0) || only(&split.weights, index);
                let term = if is_whole { *count } else { piece(*count, share, *weight) };
                if let Some(sum) = sums.get_mut(*target) {
                    sum.add(term).ok_or_else(|| self.overflow(*target))?;
                }
            }
        }
        for (target, _) in &self.lacking {
            if let Some(sum) = sums.get_mut(*target) {
                sum.lack();
            }
        }
        Ok(sums.into_iter().map(Sum::observation).collect())
    }

    fn check_length(&self, found: usize) -> Result<(), PassageFault> {
        if found == self.rows { Ok(()) } else { Err(PassageFault::Length { found, expected: self.rows }) }
    }

    fn overflow(&self, target: usize) -> PassageError {
        match self.targets.get(target) {
            Some(part) => PassageFault::Overflow { part: *part }.into(),
            None => PassageFault::Length { found: target, expected: self.targets.len() }.into(),
        }
    }
}

/// Whether a weight is the only one above 0.
fn only(weights: &[u64], index: usize) -> bool {
    weights.iter().enumerate().all(|(place, weight)| (place == index) == (*weight > 0))
}

/// Why a commune has no part.
fn without_way(passage: &Passage, commune: CommuneCode) -> PassageFault {
    if passage.sources().binary_search(&commune).is_ok() {
        PassageFault::Gone { commune, year: passage.to() }
    } else {
        PassageFault::Unknown { commune, year: passage.from() }
    }
}

/// A count shared out in proportion to weights that do not sum to 0: whole parts first, then one more for the largest remainders, the first of equal ones.
fn largest_remainder(count: u64, weights: &[u64]) -> Vec<u64> {
    let total: u128 = weights.iter().copied().map(u128::from).sum::<u128>().max(1);
    let exact = |weight: &u64| u128::from(count) * u128::from(*weight);
    let mut shares: Vec<u64> =
        weights.iter().map(|weight| u64::try_from(exact(weight) / total).unwrap_or(u64::MAX)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(weights.get(*place).map(|weight| exact(weight) % total)));
    let left = count.saturating_sub(shares.iter().sum());
    for place in order.into_iter().zip(0..left).map(|(place, _)| place) {
        if let Some(share) = shares.get_mut(place) {
            *share += 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::largest_remainder;

    #[test]
    fn shares_sum_to_the_count_and_ties_go_to_the_first() {
        assert_eq!(largest_remainder(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(largest_remainder(2, &[1, 1, 1]), [1, 1, 0]);
        assert_eq!(largest_remainder(7, &[0, 5]), [0, 7]);
        assert_eq!(largest_remainder(0, &[3, 4]), [0, 0]);
        let most = largest_remainder(u64::MAX, &[u64::MAX, u64::MAX, 1]);
        assert_eq!(most.iter().map(|share| u128::from(*share)).sum::<u128>(), u128::from(u64::MAX));
    }
}
