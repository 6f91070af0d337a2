//! Ranks.

use ctg_model::observation::{Absence, Observation, Quantity};

use crate::interval::SamplingInterval;

/// The rank of each value, the largest first; equal values share the better rank (*rang*, standard competition ranking, "1224").
///
/// *Complexity*: O(n log n).
///
/// # Examples
/// ```
/// use ctg_stats::rank::competition;
/// assert_eq!(competition(&[9_291, 23_583, 13_090, 13_090]), [4, 1, 2, 2]);
/// ```
pub fn competition<T: Ord>(values: &[T]) -> Vec<usize> {
    let mut sorted: Vec<&T> = values.iter().collect();
    sorted.sort_unstable();
    values.iter().map(|value| 1 + sorted.len() - sorted.partition_point(|other| *other <= value)).collect()
}

/// Which value comes first.
///
/// ```
/// use ctg_stats::rank::Order;
/// assert_eq!(Order::LargestFirst.reversed(), Order::SmallestFirst);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Order {
    /// The largest value has rank 1.
    LargestFirst,
    /// The smallest value has rank 1.
    SmallestFirst,
}

impl Order {
    /// The other order.
    ///
    /// ```
    /// use ctg_stats::rank::Order;
    /// assert_eq!(Order::SmallestFirst.reversed(), Order::LargestFirst);
    /// ```
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::LargestFirst => Self::SmallestFirst,
            Self::SmallestFirst => Self::LargestFirst,
        }
    }
}

/// The place of a value among others, told in the three usual ways (*rang*).
///
/// ```
/// # use ctg_model::observation::{Observation, Status};
/// # use ctg_stats::rank::{Order, rank};
/// let zones = [9_291, 23_583, 13_090, 13_090].map(|persons| Observation::exact(persons, Status::Observed));
/// let ranks = rank(&zones, Order::LargestFirst);
/// assert_eq!(ranks[0].value().map(|rank| (rank.competition(), rank.dense())), Some((4, 3)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Rank {
    competition: usize,
    dense: usize,
    tied: usize,
    among: usize,
}

impl Rank {
    /// One more than the values before it: equal values share the better rank, and ranks are left out after them ("1224").
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::rank::{Order, rank};
    /// let zones = [9_291, 23_583, 13_090, 13_090].map(|persons| Observation::exact(persons, Status::Observed));
    /// let ranks = rank(&zones, Order::LargestFirst);
    /// assert_eq!(ranks[0].value().map(|rank| rank.competition()), Some(4));        // two share rank 2, and 3 is left out
    /// ```
    pub fn competition(self) -> usize {
        self.competition
    }

    /// One more than the *different* values before it: no rank is left out ("1223").
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::rank::{Order, rank};
    /// let zones = [9_291, 23_583, 13_090, 13_090].map(|persons| Observation::exact(persons, Status::Observed));
    /// let ranks = rank(&zones, Order::LargestFirst);
    /// assert_eq!(ranks[0].value().map(|rank| rank.dense()), Some(3));
    /// ```
    pub fn dense(self) -> usize {
        self.dense
    }

    /// The mean of the ranks that equal values would have if they were told apart ("1 2.5 2.5 4").
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::rank::{Order, rank};
    /// let zones = [9_291, 23_583, 13_090, 13_090].map(|persons| Observation::exact(persons, Status::Observed));
    /// let ranks = rank(&zones, Order::LargestFirst);
    /// assert_eq!(ranks[2].value().map(|rank| rank.fractional()), Some(2.5));       // (2 + 3) ÷ 2
    /// ```
    pub fn fractional(self) -> f64 {
        self.competition as f64 + (self.tied - 1) as f64 / 2.0
    }

    /// How many values share it, itself included.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::rank::{Order, rank};
    /// let zones = [9_291, 23_583, 13_090, 13_090].map(|persons| Observation::exact(persons, Status::Observed));
    /// let ranks = rank(&zones, Order::LargestFirst);
    /// assert_eq!(ranks[2].value().map(|rank| rank.tied()), Some(2));
    /// ```
    pub fn tied(self) -> usize {
        self.tied
    }

    /// Among how many values.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::rank::{Order, rank};
    /// let zones = [9_291, 23_583, 13_090, 13_090].map(|persons| Observation::exact(persons, Status::Observed));
    /// let ranks = rank(&zones, Order::LargestFirst);
    /// assert_eq!(ranks[2].value().map(|rank| rank.among()), Some(4));
    /// ```
    pub fn among(self) -> usize {
        self.among
    }
}

/// A rank is a place, not a count: it is neither rounded to a base nor bounded by counts.
impl Quantity for Rank {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// The rank of each value that is there. One that is missing has no rank, for its own reason, and takes none from the others.
///
/// *Ties*: equal values have equal ranks. Rates as [`Finite`](crate::Finite) numbers tie where their last digit agrees.
///
/// *Complexity*: O(n log n).
///
/// # Examples
/// ```
/// use ctg_model::observation::{Absence, Observation, Status};
/// use ctg_stats::rank::{Order, rank};
/// let seen = |value: u64| Observation::exact(value, Status::Observed);
/// let ranks = rank(&[seen(10), seen(30), Observation::Absent(Absence::SecretPrimary), seen(10), seen(5)], Order::LargestFirst);
/// let first = *ranks[0].value().unwrap();
/// assert_eq!((first.competition(), first.dense(), first.fractional(), first.among()), (2, 2, 2.5, 4));
/// assert_eq!(ranks[4].value().map(|rank| (rank.competition(), rank.dense())), Some((4, 3)));
/// assert_eq!(ranks[2].absence(), Some(Absence::SecretPrimary));
/// ```
pub fn rank<T: Ord>(values: &[Observation<T>], order: Order) -> Vec<Observation<Rank>> {
    let mut sorted: Vec<(&T, usize)> =
        values.iter().enumerate().filter_map(|(index, value)| Some((value.value()?, index))).collect();
    sorted.sort_unstable_by(|(one, _), (other, _)| match order {
        Order::SmallestFirst => one.cmp(other),
        Order::LargestFirst => other.cmp(one),
    });
    let mut ranks = vec![None; values.len()];
    let (mut competition, among) = (1, sorted.len());
    for (before, ties) in sorted.chunk_by(|(one, _), (other, _)| one == other).enumerate() {
        let rank = Rank { competition, dense: 1 + before, tied: ties.len(), among };
        for (_, index) in ties {
            if let Some(place) = ranks.get_mut(*index) {
                *place = Some(rank);
            }
        }
        competition += ties.len();
    }
    let told = |(value, rank): (&Observation<T>, Option<Rank>)| match (value, rank) {
        (Observation::Present(seen), Some(rank)) => Observation::exact(rank, seen.status()),
        (Observation::Absent(reason), _) => Observation::Absent(*reason),
        (Observation::Present(_), None) => Observation::Absent(Absence::NotComputable), // every present value was sorted
    };
    values.iter().zip(ranks).map(told).collect()
}

/// The ranks that a value may have, chance considered (*intervalle de rang*).
///
/// ```
/// use ctg_stats::interval::{Confidence, Proportion, ProportionMethod, Reading};
/// use ctg_stats::rank::{Order, rank_intervals};
/// let share = |part| Proportion::new(part, 1_000).unwrap().interval(ProportionMethod::Wilson, Confidence::P95, Reading::SuperPopulation);
/// let ranks = rank_intervals(&[share(900), share(100)], Order::SmallestFirst);
/// assert_eq!((ranks[1].best, ranks[1].worst), (1, 1));   // surely the smaller of the two
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RankInterval {
    /// One more than those that are surely before.
    pub best: usize,
    /// As many as are not surely after.
    pub worst: usize,
}

/// The ranks that each value may have: another one is surely before or after it only where their intervals do not touch.
///
/// That is prudent: two intervals of 95 % can touch although their difference is significant. The rank of the value itself always lies
/// between its two ends. Rankings whose intervals all span the whole list say nothing: print that rather than the ranks.
///
/// *Complexity*: O(n log n).
///
/// # Examples
/// ```
/// use ctg_stats::interval::{Confidence, Proportion, ProportionMethod, Reading};
/// use ctg_stats::rank::{Order, rank_intervals};
/// let share = |part| Proportion::new(part, 1_000).unwrap().interval(ProportionMethod::Wilson, Confidence::P95, Reading::SuperPopulation);
/// let ranks = rank_intervals(&[share(500), share(510), share(100)], Order::LargestFirst);
/// assert_eq!(ranks.iter().map(|rank| (rank.best, rank.worst)).collect::<Vec<_>>(), [(1, 2), (1, 2), (3, 3)]);
/// ```
pub fn rank_intervals(intervals: &[SamplingInterval], order: Order) -> Vec<RankInterval> {
    let sorted = |end: fn(&SamplingInterval) -> f64| {
        let mut ends: Vec<f64> = intervals.iter().map(end).collect();
        ends.sort_by(f64::total_cmp);
        ends
    };
    let (lower, upper) = (sorted(SamplingInterval::lower), sorted(SamplingInterval::upper));
    let count = intervals.len();
    let ranks = |interval: &SamplingInterval| {
        let above = count - lower.partition_point(|end| *end <= interval.upper());
        let below = upper.partition_point(|end| *end < interval.lower());
        let (before, after) = if order == Order::LargestFirst { (above, below) } else { (below, above) };
        RankInterval { best: 1 + before, worst: count - after }
    };
    intervals.iter().map(ranks).collect()
}
