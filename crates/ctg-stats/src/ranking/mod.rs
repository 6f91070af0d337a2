//! Ranking of actions by weighted criteria (*hiérarchisation*).

mod sensitivity;

use std::collections::BTreeMap;

use ctg_model::Slug;
use ctg_model::plan::{Action, Criterion, Score};

use crate::Fraction;
use crate::rank::competition;

pub use sensitivity::{Change, PairMove, Sensitivity, Shift};

/// Actions in the order of their weighted scores, with how much that order owes to the weights.
///
/// *Formula*: total of an action = Σ wᵢ·sᵢ ÷ Σ wᵢ over the criteria i, in exact arithmetic.
///
/// *Ties*: equal totals share the better rank ("1224") and are listed by identifier. *Missing scores*: an action without a score under
/// each criterion is not ranked, and said to lack it; a missing score is never 0. The order in which actions and criteria are given does not
/// matter.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Action, Criterion};
/// use ctg_stats::Ranking;
/// let criteria = [
///     Criterion::new("urgence".parse()?, "Urgence".parse()?, "2".parse()?),
///     Criterion::new("faisabilite".parse()?, "Faisabilité".parse()?, "1".parse()?),
/// ];
/// let mut bus = Action::new("bus".parse()?, "Bus".parse()?);
/// bus.scores = [("urgence".parse()?, "4".parse()?), ("faisabilite".parse()?, "1".parse()?)].into();
/// let mut guide = Action::new("guide".parse()?, "Guide".parse()?);
/// guide.scores = [("urgence".parse()?, "2".parse()?), ("faisabilite".parse()?, "5".parse()?)].into();
///
/// // (2·4 + 1·1) ÷ 3 = 3 for both: a tie.
/// let ranking = Ranking::of_actions(&criteria, &[guide, bus]);
/// let ranks: Vec<_> = ranking.ranked().iter().map(|ranked| (ranked.action.as_str(), ranked.rank, ranked.total.to_string())).collect();
/// assert_eq!(ranks, [("bus", 1, "3".to_owned()), ("guide", 1, "3".to_owned())]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Weighted sum model: P. C. Fishburn, "Additive utilities with incomplete product sets", *Operations Research* 15, 1967.
#[doc(alias = "hiérarchisation")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Ranking {
    ranked: Vec<Ranked>,
    unranked: Vec<Unranked>,
    sensitivity: Vec<Sensitivity>,
}

/// An action with its rank.
///
/// ```
/// # use ctg_model::plan::{Action, Criterion};
/// # use ctg_stats::Ranking;
/// # let criteria = [Criterion::new("urgence".parse()?, "Urgence".parse()?, "2".parse()?)];
/// # let mut bus = Action::new("bus".parse()?, "Bus".parse()?);
/// # bus.scores = [("urgence".parse()?, "4".parse()?)].into();
/// # let guide = Action::new("guide".parse()?, "Guide".parse()?);
/// let ranking = Ranking::of_actions(&criteria, &[bus]);
/// let first = &ranking.ranked()[0];
/// assert_eq!((first.rank, first.best, first.worst, first.total.to_string().as_str()), (1, 1, 1, "4"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Ranked {
    /// The action.
    pub action: Slug,
    /// Its weighted mean score.
    pub total: Fraction,
    /// Its rank from 1; equal totals share the better one.
    pub rank: usize,
    /// The best rank that it gets when one weight is moved by 10 %, its own rank included.
    pub best: usize,
    /// The worst rank that it gets then.
    pub worst: usize,
}

/// An action that cannot be ranked.
///
/// ```
/// # use ctg_model::plan::{Action, Criterion};
/// # use ctg_stats::Ranking;
/// # let criteria = [Criterion::new("urgence".parse()?, "Urgence".parse()?, "2".parse()?)];
/// # let mut bus = Action::new("bus".parse()?, "Bus".parse()?);
/// # bus.scores = [("urgence".parse()?, "4".parse()?)].into();
/// # let guide = Action::new("guide".parse()?, "Guide".parse()?);
/// // The guide has no score: it is not ranked last, it is not ranked.
/// let ranking = Ranking::of_actions(&criteria, &[bus, guide]);
/// assert_eq!(ranking.unranked()[0].missing, ["urgence".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Unranked {
    /// The action.
    pub action: Slug,
    /// The criteria that it has no score under, by identifier; empty where there is no criterion to rank by.
    pub missing: Vec<Slug>,
}

impl Ranking {
    /// The ranking of actions by the scores on their sheets.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Criterion};
    /// # use ctg_stats::Ranking;
    /// # let criteria = [Criterion::new("urgence".parse()?, "Urgence".parse()?, "2".parse()?)];
    /// # let mut bus = Action::new("bus".parse()?, "Bus".parse()?);
    /// # bus.scores = [("urgence".parse()?, "4".parse()?)].into();
    /// # let guide = Action::new("guide".parse()?, "Guide".parse()?);
    /// let ranking = Ranking::of_actions(&criteria, &[bus, guide]);
    /// assert_eq!((ranking.ranked().len(), ranking.unranked().len()), (1, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_actions(criteria: &[Criterion], actions: &[Action]) -> Self {
        Self::new(criteria, actions.iter().map(|action| (&action.id, &action.scores)))
    }

    /// The ranking of anything that has an identifier and scores.
    ///
    /// *Complexity*: O(k·n²) for k criteria and n actions: the sensitivity looks at every pair.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Criterion};
    /// # use ctg_stats::Ranking;
    /// # let criteria = [Criterion::new("urgence".parse()?, "Urgence".parse()?, "2".parse()?)];
    /// # let mut bus = Action::new("bus".parse()?, "Bus".parse()?);
    /// # bus.scores = [("urgence".parse()?, "4".parse()?)].into();
    /// # let guide = Action::new("guide".parse()?, "Guide".parse()?);
    /// let (id, scores) = ("seminaire".parse()?, [("urgence".parse()?, "3".parse()?)].into());
    /// assert_eq!(Ranking::new(&criteria, [(&id, &scores)]).ranked()[0].action, id);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new<'a>(
        criteria: &[Criterion],
        actions: impl IntoIterator<Item = (&'a Slug, &'a BTreeMap<Slug, Score>)>,
    ) -> Self {
        let weights: BTreeMap<&Slug, u32> =
            criteria.iter().map(|criterion| (&criterion.id, criterion.weight.thousandths())).collect();
        let by_id: BTreeMap<&Slug, &BTreeMap<Slug, Score>> = actions.into_iter().collect();
        let (mut table, mut unranked) = (Table { weights, actions: Vec::new(), scores: Vec::new() }, Vec::new());
        for (action, scores) in by_id {
            match table.row(scores) {
                Ok(row) => {
                    table.actions.push(action);
                    table.scores.push(row);
                }
                Err(missing) => unranked.push(Unranked { action: action.clone(), missing }),
            }
        }
        let (ranks, sensitivity) = (competition(&table.totals()), table.sensitivity());
        let mut ranked = table.ranked(&ranks, &sensitivity);
        ranked.sort_by(|a, b| (a.rank, &a.action).cmp(&(b.rank, &b.action)));
        Self { ranked, unranked, sensitivity }
    }

    /// The actions that could be ranked, the first first.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Criterion};
    /// # use ctg_stats::Ranking;
    /// # let criteria = [Criterion::new("urgence".parse()?, "Urgence".parse()?, "2".parse()?)];
    /// # let mut bus = Action::new("bus".parse()?, "Bus".parse()?);
    /// # bus.scores = [("urgence".parse()?, "4".parse()?)].into();
    /// # let guide = Action::new("guide".parse()?, "Guide".parse()?);
    /// let ranking = Ranking::of_actions(&criteria, &[guide, bus]);
    /// assert_eq!(ranking.ranked()[0].action.as_str(), "bus");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ranked(&self) -> &[Ranked] {
        &self.ranked
    }

    /// The actions that could not, by identifier.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Criterion};
    /// # use ctg_stats::Ranking;
    /// # let criteria = [Criterion::new("urgence".parse()?, "Urgence".parse()?, "2".parse()?)];
    /// # let mut bus = Action::new("bus".parse()?, "Bus".parse()?);
    /// # bus.scores = [("urgence".parse()?, "4".parse()?)].into();
    /// # let guide = Action::new("guide".parse()?, "Guide".parse()?);
    /// let ranking = Ranking::of_actions(&criteria, &[guide, bus]);
    /// assert_eq!(ranking.unranked()[0].action.as_str(), "guide");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unranked(&self) -> &[Unranked] {
        &self.unranked
    }

    /// What moves when one weight goes 10 % down, then 10 % up, criterion by criterion in the order of their identifiers.
    ///
    /// With one criterion, or none, nothing can move and there is nothing to tell.
    ///
    /// ```
    /// # use ctg_model::plan::{Action, Criterion};
    /// # use ctg_stats::Ranking;
    /// # let criteria = [Criterion::new("urgence".parse()?, "Urgence".parse()?, "2".parse()?)];
    /// # let mut bus = Action::new("bus".parse()?, "Bus".parse()?);
    /// # bus.scores = [("urgence".parse()?, "4".parse()?)].into();
    /// # let guide = Action::new("guide".parse()?, "Guide".parse()?);
    /// assert!(Ranking::of_actions(&criteria, &[bus]).sensitivity().is_empty());   // one criterion: nothing can move
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sensitivity(&self) -> &[Sensitivity] {
        &self.sensitivity
    }
}

/// Scores in thousandths, action by action, in the order of the weights.
struct Table<'a> {
    weights: BTreeMap<&'a Slug, u32>,
    actions: Vec<&'a Slug>,
    scores: Vec<Vec<u32>>,
}

impl Table<'_> {
    fn row(&self, scores: &BTreeMap<Slug, Score>) -> Result<Vec<u32>, Vec<Slug>> {
        let missing: Vec<Slug> =
            self.weights.keys().filter(|id| !scores.contains_key(**id)).map(|id| (*id).clone()).collect();
        if self.weights.is_empty() || !missing.is_empty() {
            return Err(missing);
        }
        Ok(self.weights.keys().filter_map(|id| scores.get(*id)).map(|score| score.thousandths()).collect())
    }

    /// The totals before they are divided by the sum of weights, which is the same for all.
    fn totals(&self) -> Vec<i128> {
        self.totals_with(|_, weight| i128::from(weight))
    }

    fn totals_with(&self, weight: impl Fn(usize, u32) -> i128) -> Vec<i128> {
        let weights: Vec<i128> = self.weights.values().enumerate().map(|(at, own)| weight(at, *own)).collect();
        let total = |row: &Vec<u32>| row.iter().zip(&weights).map(|(score, weight)| i128::from(*score) * weight).sum();
        self.scores.iter().map(total).collect()
    }

    fn ranked(&self, ranks: &[usize], sensitivity: &[Sensitivity]) -> Vec<Ranked> {
        // A score and a weight are thousandths each; the mean divides by the weights, and a thousand is left.
        let whole: i128 = self.weights.values().map(|weight| i128::from(*weight)).sum();
        let rows = self.actions.iter().zip(self.totals()).zip(ranks);
        let ranked = rows.map(|((action, total), rank)| {
            let moved = sensitivity.iter().filter_map(|one| one.ranks.get(*action)).copied();
            let all: Vec<usize> = moved.chain([*rank]).collect();
            Ranked {
                action: (*action).clone(),
                total: Fraction::new(total, whole * 1_000).unwrap_or(Fraction::ZERO),
                rank: *rank,
                best: all.iter().min().copied().unwrap_or(*rank),
                worst: all.iter().max().copied().unwrap_or(*rank),
            }
        });
        ranked.collect()
    }
}
