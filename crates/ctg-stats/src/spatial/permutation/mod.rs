//! Permutation tests: how often chance does as well.

mod conditional;
mod draw;
mod enumerate;
mod whole;

use std::num::NonZeroU32;

use super::field::Field;
use super::global::Alternative;
use super::weights::Style;
use crate::Undefined;
use conditional::Term;
use whole::Pair;

/// How permutations are drawn: so many, from a seed; all of them where they are few.
///
/// The same seed gives the same figures to the bit, on any machine, with any number of threads.
///
/// *Whole map*: the values are dealt to all units at random. *One unit* (conditional permutation): it keeps its value, and its neighbours receive
/// values drawn without replacement from all other units; the draws are numbers of places counted from the unit itself, so that the same
/// draws serve all units without serving them the same values.
///
/// # Examples
/// ```
/// use std::num::NonZeroU32;
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Weights};
/// let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3, 5], vec![4]])?;
/// let weights = Weights::row_standardised(path);
/// let field = Field::new(&Variable::new((1..=6).map(f64::from))?, &weights)?;
/// // The 720 orders of six values are tried: 8 of them do as well as 1, 2 … 6.
/// let all = Permutations::seeded(1).moran(&field)?;
/// assert!(all.is_exact());
/// assert_eq!(all.p(Alternative::Greater), 8.0 / 720.0);
/// // Drawn at random instead.
/// let draws = NonZeroU32::new(9_999).unwrap();
/// let some = Permutations::seeded(1).with_draws(draws).with_exact_up_to(0).moran(&field)?;
/// assert!((some.p(Alternative::Greater) - 8.0 / 720.0).abs() < 0.005);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Anselin, *Local indicators of spatial association*, 1995 (conditional permutation); Davison and Hinkley, *Bootstrap Methods and their Application*, 1997,
/// section 4.3 (the observed arrangement counts among those drawn).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Permutations {
    seed: u64,
    draws: NonZeroU32,
    exact_up_to: u64,
}

impl Permutations {
    /// How many draws are made unless told otherwise.
    ///
    /// ```
    /// assert_eq!(ctg_stats::spatial::Permutations::DRAWS.get(), 999);
    /// ```
    pub const DRAWS: NonZeroU32 = NonZeroU32::MIN.saturating_add(998);

    /// 999 draws from a seed, and all arrangements where there are no more than that.
    ///
    /// ```
    /// use ctg_stats::spatial::Permutations;
    /// assert_eq!((Permutations::seeded(7).seed(), Permutations::seeded(7).draws()), (7, Permutations::DRAWS));
    /// ```
    pub fn seeded(seed: u64) -> Self {
        Self { seed, draws: Self::DRAWS, exact_up_to: u64::from(Self::DRAWS.get()) }
    }

    /// So many draws; the least p-value is 1 over one more than that.
    ///
    /// ```
    /// # use std::num::NonZeroU32;
    /// use ctg_stats::spatial::Permutations;
    /// assert_eq!(Permutations::seeded(1).with_draws(NonZeroU32::MIN).draws().get(), 1);
    /// ```
    pub fn with_draws(self, draws: NonZeroU32) -> Self {
        Self { draws, ..self }
    }

    /// All arrangements where there are at most so many, in place of draws; 0 for never.
    ///
    /// A unit with `k` neighbours among `n` units has `C(n − 1, k)`, the whole map `n!`.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Field, Neighbours, Permutations, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// assert!(Permutations::seeded(1).with_exact_up_to(6).moran(&field)?.is_exact());    // 3! orders
    /// assert!(!Permutations::seeded(1).with_exact_up_to(5).moran(&field)?.is_exact());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_exact_up_to(self, arrangements: u64) -> Self {
        Self { exact_up_to: arrangements, ..self }
    }

    /// The seed.
    ///
    /// ```
    /// assert_eq!(ctg_stats::spatial::Permutations::seeded(7).seed(), 7);
    /// ```
    pub fn seed(self) -> u64 {
        self.seed
    }

    /// How many draws are made.
    ///
    /// ```
    /// # use std::num::NonZeroU32;
    /// use ctg_stats::spatial::Permutations;
    /// assert_eq!(Permutations::seeded(1).with_draws(NonZeroU32::MIN).draws(), NonZeroU32::MIN);
    /// ```
    pub fn draws(self) -> NonZeroU32 {
        self.draws
    }

    /// How often chance gives as large and as small a Moran's I.
    ///
    /// # Errors
    /// As [`moran`](super::moran()).
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Field, Neighbours, Permutations, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// // Of the 6 orders, 1 2 4 and 4 2 1 have the middle value between the others: none has neighbours more alike.
    /// assert_eq!(Permutations::seeded(1).moran(&field)?.p(Alternative::Greater), 2.0 / 6.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn moran(self, field: &Field<'_>) -> Result<Significance, Undefined> {
        field.check_whole()?;
        Ok(whole::test(self, field, &field.centred, field.weights.style(), Pair::Product))
    }

    /// How often chance gives as large and as small a Geary's C; small is alike.
    ///
    /// # Errors
    /// As [`geary`](super::geary()).
    ///
    /// ```
    /// # use ctg_stats::Variable;
    /// # use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Weights};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// // Of the 6 orders, 1 2 4 and 4 2 1 have the smallest gaps between neighbours.
    /// assert_eq!(Permutations::seeded(1).geary(&field)?.p(Alternative::Less), 2.0 / 6.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn geary(self, field: &Field<'_>) -> Result<Significance, Undefined> {
        field.check_whole()?;
        Ok(whole::test(self, field, &field.centred, field.weights.style(), Pair::Gap))
    }

    /// How often chance gives as large and as small a general G.
    ///
    /// # Errors
    /// As [`getis_ord`](super::getis_ord()).
    ///
    /// ```
    /// # use ctg_stats::Variable;
    /// # use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Weights};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// // In 1 2 4 the largest is at an end: 4 of the 6 orders do as well.
    /// assert_eq!(Permutations::seeded(1).getis_ord(&field)?.p(Alternative::Greater), 4.0 / 6.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn getis_ord(self, field: &Field<'_>) -> Result<Significance, Undefined> {
        field.check_products()?;
        Ok(whole::test(self, field, &field.values, Style::Binary, Pair::Product))
    }

    /// How often chance gives as large and as small a local Moran's I, unit by unit.
    ///
    /// A unit without neighbour is [`Undefined::NoNeighbour`]. A unit at the mean has the same I, 0, by all arrangements: its p-values are 1.
    ///
    /// # Errors
    /// As [`local_moran`](super::local_moran()).
    ///
    /// *Complexity*: O(n + R·k) space, for R draws of k neighbours.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Field, Neighbours, Permutations, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// // The first could have 2 or 4 as its neighbour; being low itself, it is more like 2.
    /// assert_eq!(Permutations::seeded(1).local_moran(&field)?[0]?.p(Alternative::Greater), 0.5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn local_moran(self, field: &Field<'_>) -> Result<Vec<Result<Significance, Undefined>>, Undefined> {
        let of_lag = self.gi(field)?;
        let turn = |(unit, z): (Result<Significance, Undefined>, &f64)| unit.map(|lag| lag.times(*z));
        Ok(of_lag.into_iter().zip(&field.centred).map(turn).collect())
    }

    /// How often chance gives as large and as small a local Geary's C, unit by unit; small is alike.
    ///
    /// # Errors
    /// As [`local_geary`](super::local_geary()).
    ///
    /// ```
    /// # use ctg_stats::Variable;
    /// # use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Weights};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// // The first could have 2 or 4 as its neighbour.
    /// assert_eq!(Permutations::seeded(1).local_geary(&field)?[0]?.p(Alternative::Less), 0.5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn local_geary(self, field: &Field<'_>) -> Result<Vec<Result<Significance, Undefined>>, Undefined> {
        field.check()?;
        Ok(conditional::test(self, field, Term::Gap))
    }

    /// How often chance gives as large and as small a Gᵢ, unit by unit; the same for Gᵢ*, since the unit keeps its own value.
    ///
    /// A unit without neighbour is [`Undefined::NoNeighbour`].
    ///
    /// # Errors
    /// As [`gi`](super::gi()).
    ///
    /// ```
    /// # use ctg_stats::Variable;
    /// # use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Weights};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// let found = Permutations::seeded(1).gi(&field)?;
    /// assert_eq!(found[0]?.p(Alternative::Less), 0.5);
    /// assert_eq!(found[1]?.p(Alternative::TwoSided), 1.0);   // all others are its neighbours: there is one arrangement
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn gi(self, field: &Field<'_>) -> Result<Vec<Result<Significance, Undefined>>, Undefined> {
        field.check()?;
        Ok(conditional::test(self, field, Term::Value))
    }
}

/// How often chance does as well: out of so many arrangements, how many give as large a value, and how many as small a one.
///
/// Values that differ by no more than the rounding of their sums count as equal.
///
/// # Examples
/// ```
/// use ctg_stats::Variable;
/// use ctg_stats::spatial::{Alternative, Field, Neighbours, Permutations, Weights};
/// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2]])?);
/// let field = Field::new(&Variable::new([1.0, 2.0, 3.0, 4.0])?, &path)?;
/// // Unit 0 has 2 as its neighbour, the smallest of 2, 3, 4.
/// let found = Permutations::seeded(1).gi(&field)?[0]?;
/// assert_eq!((found.greater(), found.less(), found.arrangements()), (3, 1, 3));
/// assert_eq!(found.p(Alternative::TwoSided), 2.0 / 3.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Significance {
    greater: u64,
    less: u64,
    arrangements: u64,
    exact: bool,
}

impl Significance {
    /// How many arrangements give at least the observed value.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Field, Neighbours, Permutations, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 3.0, 4.0])?, &path)?;
    /// // Unit 0 has 2 as its neighbour, the smallest of 2, 3, 4.
    /// assert_eq!(Permutations::seeded(1).gi(&field)?[0]?.greater(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn greater(self) -> u64 {
        self.greater
    }

    /// How many arrangements give at most the observed value.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Field, Neighbours, Permutations, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 3.0, 4.0])?, &path)?;
    /// // Unit 0 has 2 as its neighbour, the smallest of 2, 3, 4.
    /// assert_eq!(Permutations::seeded(1).gi(&field)?[0]?.less(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn less(self) -> u64 {
        self.less
    }

    /// How many arrangements were tried.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Field, Neighbours, Permutations, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1, 3], vec![2]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 3.0, 4.0])?, &path)?;
    /// // Unit 0 has 2 as its neighbour, the smallest of 2, 3, 4.
    /// assert_eq!(Permutations::seeded(1).gi(&field)?[0]?.arrangements(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn arrangements(self) -> u64 {
        self.arrangements
    }

    /// Whether these are all arrangements, the observed one among them; otherwise they were drawn.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Field, Neighbours, Permutations, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// assert!(Permutations::seeded(1).moran(&field)?.is_exact());   // 6 orders, all tried
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_exact(self) -> bool {
        self.exact
    }

    /// The p-value: above 0, at most 1.
    ///
    /// *Formula*: `M/N` where all `N` arrangements were tried; `(M + 1)/(R + 1)` for `R` draws, since the observed arrangement is one that chance can
    /// give. Two-sided: `min(1, 2 min(p_greater, p_less))`.
    ///
    /// ```
    /// # use ctg_stats::{Variable, spatial::{Alternative, Field, Neighbours, Permutations, Weights}};
    /// let path = Weights::binary(Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?);
    /// let field = Field::new(&Variable::new([1.0, 2.0, 4.0])?, &path)?;
    /// let found = Permutations::seeded(1).moran(&field)?;
    /// assert_eq!(found.p(Alternative::Greater), found.greater() as f64 / 6.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn p(self, alternative: Alternative) -> f64 {
        let observed = u64::from(!self.exact);
        let of = |count: u64| (count + observed) as f64 / (self.arrangements + observed) as f64;
        match alternative {
            Alternative::Greater => of(self.greater),
            Alternative::Less => of(self.less),
            Alternative::TwoSided => (2.0 * of(self.greater.min(self.less))).min(1.0),
        }
    }

    /// The same for the value times a number: turned round where it is negative, always equal where it is 0.
    fn times(self, factor: f64) -> Self {
        if factor > 0.0 {
            self
        } else if factor < 0.0 {
            Self { greater: self.less, less: self.greater, ..self }
        } else {
            Self { greater: self.arrangements, less: self.arrangements, ..self }
        }
    }
}
