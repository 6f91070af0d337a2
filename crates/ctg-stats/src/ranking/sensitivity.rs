//! How a ranking moves when one weight moves by 10 %.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use ctg_model::Slug;

use super::Table;
use crate::rank::competition;

/// Which way a weight is moved.
///
/// ```
/// use ctg_stats::ranking::Change;
/// assert!(Change::TenPercentLess < Change::TenPercentMore);   // the order in which they are told
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Change {
    /// To nine tenths of it.
    TenPercentLess,
    /// To eleven tenths of it.
    TenPercentMore,
}

/// What becomes of two actions.
///
/// ```
/// use ctg_model::plan::{Action, Criterion};
/// use ctg_stats::{Ranking, ranking::Shift};
/// let criterion = |id: &str| Ok::<_, Box<dyn std::error::Error>>(Criterion::new(id.parse()?, id.parse()?, "1".parse()?));
/// let scored = |id: &str, cost: &str, effect: &str| -> Result<Action, Box<dyn std::error::Error>> {
///     let mut action = Action::new(id.parse()?, id.parse()?);
///     action.scores = [("cout".parse()?, cost.parse()?), ("effet".parse()?, effect.parse()?)].into();
///     Ok(action)
/// };
/// // 1 + 3 against 3 + 1: tied, until a weight moves.
/// let ranking = Ranking::of_actions(&[criterion("cout")?, criterion("effet")?], &[scored("a", "1", "3")?, scored("b", "3", "1")?]);
/// assert_eq!(ranking.sensitivity()[0].moves[0].shift, Shift::Parted);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Shift {
    /// The one that stood below now stands above.
    Swapped,
    /// One stood above the other, and they are tied.
    Tied,
    /// They were tied, and one stands above the other.
    Parted,
}

/// Two actions whose order changes: `above` stands above, or level with, `below` once the weight has moved.
///
/// ```
/// use ctg_model::plan::{Action, Criterion};
/// use ctg_stats::Ranking;
/// let criterion = |id: &str| Ok::<_, Box<dyn std::error::Error>>(Criterion::new(id.parse()?, id.parse()?, "1".parse()?));
/// let scored = |id: &str, cost: &str, effect: &str| -> Result<Action, Box<dyn std::error::Error>> {
///     let mut action = Action::new(id.parse()?, id.parse()?);
///     action.scores = [("cout".parse()?, cost.parse()?), ("effet".parse()?, effect.parse()?)].into();
///     Ok(action)
/// };
/// // With 10 % less on the cost, 0.9 + 3 against 2.7 + 1: a rises above b.
/// let ranking = Ranking::of_actions(&[criterion("cout")?, criterion("effet")?], &[scored("a", "1", "3")?, scored("b", "3", "1")?]);
/// let moved = &ranking.sensitivity()[0].moves[0];
/// assert_eq!((moved.above.as_str(), moved.below.as_str()), ("a", "b"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PairMove {
    /// The action that gains: it rises above the other, or comes level with it.
    pub above: Slug,
    /// The action that it gains on.
    pub below: Slug,
    /// What becomes of the two.
    pub shift: Shift,
}

/// What moves when the weight of one criterion is moved, the others left as they are.
///
/// ```
/// use ctg_model::plan::{Action, Criterion};
/// use ctg_stats::{Ranking, ranking::{Change, Shift}};
/// let criteria = [
///     Criterion::new("cout".parse()?, "Coût".parse()?, "1".parse()?),
///     Criterion::new("effet".parse()?, "Effet".parse()?, "1".parse()?),
/// ];
/// let scored = |id: &str, cost: &str, effect: &str| -> Result<Action, Box<dyn std::error::Error>> {
///     let mut action = Action::new(id.parse()?, id.parse()?);
///     action.scores = [("cout".parse()?, cost.parse()?), ("effet".parse()?, effect.parse()?)].into();
///     Ok(action)
/// };
/// // 20 + 10 against 11 + 18: a leads by 1. With 10 % less on the cost, 28 against 27.9; with 10 % more on the effect, 31 against 30.8.
/// let ranking = Ranking::of_actions(&criteria, &[scored("a", "20", "10")?, scored("b", "11", "18")?]);
/// assert!(ranking.sensitivity().iter().all(|one| one.moves.is_empty()));
/// // 20 + 10 against 8 + 21: with 10 % less on the cost, 28 against 28.2.
/// let ranking = Ranking::of_actions(&criteria, &[scored("a", "20", "10")?, scored("b", "8", "21")?]);
/// let cheaper = &ranking.sensitivity()[0];
/// assert_eq!((cheaper.criterion.as_str(), cheaper.change), ("cout", Change::TenPercentLess));
/// assert_eq!((cheaper.moves[0].above.as_str(), cheaper.moves[0].shift), ("b", Shift::Swapped));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Sensitivity {
    /// The criterion whose weight is moved.
    pub criterion: Slug,
    /// Which way.
    pub change: Change,
    /// The pairs whose order changes, by identifier.
    pub moves: Vec<PairMove>,
    /// The rank of each action then.
    pub ranks: BTreeMap<Slug, usize>,
}

impl Table<'_> {
    /// Both changes of each weight, in whole numbers: every weight is counted ten times, the moved one nine or eleven times.
    pub(super) fn sensitivity(&self) -> Vec<Sensitivity> {
        if self.weights.len() < 2 {
            return Vec::new();
        }
        let before = self.totals();
        let changes = [(Change::TenPercentLess, 9), (Change::TenPercentMore, 11)];
        let all = self
            .weights
            .keys()
            .enumerate()
            .flat_map(|(at, criterion)| changes.map(|(change, times)| (at, (*criterion).clone(), change, times)));
        let moved = all.map(|(at, criterion, change, times)| {
            let after = self.totals_with(|other, weight| i128::from(weight) * if other == at { times } else { 10 });
            let ranks = self.actions.iter().map(|action| (*action).clone()).zip(competition(&after)).collect();
            Sensitivity { criterion, change, moves: self.moves(&before, &after), ranks }
        });
        moved.collect()
    }

    fn moves(&self, before: &[i128], after: &[i128]) -> Vec<PairMove> {
        let rows: Vec<(&Slug, i128, i128)> =
            self.actions.iter().zip(before).zip(after).map(|((id, before), after)| (*id, *before, *after)).collect();
        let mut moves: Vec<PairMove> = Vec::new();
        for (at, one) in rows.iter().enumerate() {
            moves.extend(rows.iter().skip(at + 1).filter_map(|other| pair(*one, *other)));
        }
        moves.sort();
        moves
    }
}

/// What becomes of two actions, each given with its total before and after.
fn pair(one: (&Slug, i128, i128), other: (&Slug, i128, i128)) -> Option<PairMove> {
    let (was, is) = (one.1.cmp(&other.1), one.2.cmp(&other.2));
    let shift = match (was, is) {
        (was, is) if was == is => return None,
        (Ordering::Equal, _) => Shift::Parted,
        (_, Ordering::Equal) => Shift::Tied,
        _ => Shift::Swapped,
    };
    let gains = is == Ordering::Greater || (is == Ordering::Equal && was == Ordering::Less);
    let (above, below) = if gains { (one.0, other.0) } else { (other.0, one.0) };
    Some(PairMove { above: above.clone(), below: below.clone(), shift })
}
