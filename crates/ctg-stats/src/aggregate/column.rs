//! A column of counts, compact enough for a whole country.

use std::collections::BTreeMap;

use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Rounding, RoundingMode, Status};

use super::kernel::{self, Cells, Entry};
use super::{Grouping, GroupingError, Term, Total};

/// Counts of one thing, one for each row of a table, each with its status, precision or absence.
///
/// A count takes ten bytes: its value, and a number that says what kind of count it is. A country of 35 000 communes and 50 columns fits in
/// 18 MB, and [adds up](Self::totals) in a few milliseconds, bounds and completeness included.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Absence, Observation, Status};
/// use ctg_stats::aggregate::{Column, Grouping};
/// let pupils: Column = [
///     Observation::exact(12_u64, Status::Observed),
///     Observation::Absent(Absence::NotApplicable),          // a commune without school
///     Observation::exact(30, Status::Observed),
/// ].into_iter().collect();
/// let totals = pupils.totals(&Grouping::new([0, 0, 1], 2)?)?;
/// assert_eq!(totals[0].observation().value(), Some(&12));
/// assert_eq!(totals[1].observation().value(), Some(&30));
/// # Ok::<(), ctg_stats::aggregate::GroupingError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Column {
    /// The values; for an absent count, the least that it can be.
    values: Vec<u64>,
    /// For each row, the place of its kind in `palette` and `entries`.
    kinds: Vec<u16>,
    palette: Vec<Kind>,
    entries: Vec<Entry>,
    /// The rows whose kind found no place left in the palette: none but in made-up data.
    odd: BTreeMap<usize, Term>,
    /// The sum of all values and of their widths below and above; [`u64::MAX`] where it does not fit.
    most: u64,
}

/// All that a count is, apart from its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Exact(Status),
    AtLeast(Status),
    Rounded(Status, u32, RoundingMode),
    /// So far below the value, and above it.
    Within(Status, u64, Option<u64>),
    /// Absent, within bounds so far apart.
    Absent(Absence, Option<u64>),
}

impl Kind {
    fn of(term: &Term) -> (Self, u64) {
        let bounds = term.bounds();
        match term.observation() {
            Observation::Present(seen) => {
                let (value, status) = (*seen.value(), seen.status());
                let kind = match seen.precision() {
                    Precision::Exact => Self::Exact(status),
                    Precision::AtLeast => Self::AtLeast(status),
                    Precision::Rounded(rounding) => Self::Rounded(status, rounding.base(), rounding.mode()),
                    _ => Self::Within(status, value - bounds.low(), bounds.high().map(|high| high - value)),
                };
                (kind, value)
            }
            Observation::Absent(reason) => {
                (Self::Absent(reason, bounds.high().map(|high| high - bounds.low())), bounds.low())
            }
        }
    }

    fn term(self, value: u64) -> Term {
        let seen = |status, precision| match Observation::new(value, status, precision) {
            Ok(observation) => Term::from(observation),
            Err(_) => Term::from(Observation::<u64>::Absent(Absence::NotComputable)),
        };
        let bounds =
            |low: u64, high: Option<u64>| CountBounds::new(low, high).unwrap_or(Precision::AtLeast.bounds(low));
        match self {
            Self::Exact(status) => seen(status, Precision::Exact),
            Self::AtLeast(status) => seen(status, Precision::AtLeast),
            Self::Rounded(status, base, mode) => {
                seen(status, Rounding::new(base, mode).map_or(Precision::AtLeast, Precision::Rounded))
            }
            Self::Within(status, below, above) => {
                let high = above.map(|above| value.saturating_add(above));
                seen(status, Precision::Within(bounds(value.saturating_sub(below), high)))
            }
            Self::Absent(reason, width) => {
                Term::absent_within(reason, bounds(value, width.map(|width| value.saturating_add(width))))
            }
        }
    }
}

impl Column {
    /// How many rows the column has.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Column;
    /// let pupils: Column = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// assert_eq!(pupils.len(), 2);                 // a hidden count keeps its row
    /// ```
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether the column has no row.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Column;
    /// let pupils: Column = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// assert!(!pupils.is_empty());
    /// assert!(Column::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The count of a row.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation};
    /// use ctg_stats::aggregate::Column;
    /// let secret = Observation::<u64>::Absent(Absence::SecretPrimary);
    /// let column: Column = [secret].into_iter().collect();
    /// assert_eq!(column.term(0).map(|term| term.observation()), Some(secret));
    /// assert_eq!(column.term(1), None);
    /// ```
    pub fn term(&self, row: usize) -> Option<Term> {
        if let Some(term) = self.odd.get(&row) {
            return Some(*term);
        }
        let kind = self.kinds.get(row).and_then(|kind| self.palette.get(usize::from(*kind)))?;
        self.values.get(row).map(|value| kind.term(*value))
    }

    /// The counts, row after row.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Column;
    /// let pupils: Column = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// let least: u64 = pupils.terms().map(|term| term.bounds().low()).sum();
    /// assert_eq!(least, 12);                       // of the hidden one nothing is certain
    /// ```
    pub fn terms(&self) -> impl Iterator<Item = Term> + '_ {
        (0..self.len()).filter_map(|row| self.term(row))
    }

    /// The sum of each group, with status, guaranteed bounds and completeness.
    ///
    /// It is the [`Total`] of the terms of each group, to the bit; columns may be added up on several threads, one column each, and the result is
    /// the same.
    ///
    /// *Complexity*: O(rows + groups).
    ///
    /// # Errors
    /// A grouping of another number of rows.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Column;
    /// let pupils: Column = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// let zones = pupils.totals(&ctg_stats::aggregate::Grouping::new([0, 1], 2)?)?;
    /// assert_eq!(zones[0].observation().value(), Some(&12));
    /// assert_eq!(zones[1].observation().absence(), Some(Absence::SecretPrimary));
    /// # Ok::<(), ctg_stats::aggregate::GroupingError>(())
    /// ```
    pub fn totals(&self, grouping: &Grouping) -> Result<Vec<Total>, GroupingError> {
        if grouping.rows() != self.len() {
            return Err(GroupingError::rows(self.len(), grouping.rows()));
        }
        if self.odd.is_empty() {
            let Self { values, kinds, entries, most, .. } = self;
            return Ok(kernel::totals(&Cells { values, kinds, entries, most: *most }, grouping));
        }
        let rows = |group| grouping.rows_of(group).iter().filter_map(|row| self.term(usize::try_from(*row).ok()?));
        Ok((0..grouping.groups()).map(|group| rows(group).collect()).collect())
    }

    /// How much of each group is known, weighed by another column: of the inhabitants, those of communes whose count is known.
    ///
    /// The first total is that of the weights of known rows, the second that of all rows to which the count applies.
    ///
    /// # Errors
    /// A grouping, or weights, of another number of rows.
    ///
    /// # Examples
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::{Column, Grouping};
    /// let exact = |count: u64| Observation::exact(count, Status::Observed);
    /// let isolated: Column = [exact(900), Observation::Absent(Absence::NotPublished)].into_iter().collect();
    /// let persons: Column = [exact(3_000), exact(1_000)].into_iter().collect();
    /// let covered = isolated.covered(&persons, &Grouping::new([0, 0], 1)?)?;
    /// assert_eq!(covered[0].0.observation().value(), Some(&3_000));
    /// assert_eq!(covered[0].1.observation().value(), Some(&4_000));     // three quarters of the inhabitants
    /// # Ok::<(), ctg_stats::aggregate::GroupingError>(())
    /// ```
    pub fn covered(&self, weights: &Self, grouping: &Grouping) -> Result<Vec<(Total, Total)>, GroupingError> {
        for column in [self, weights] {
            if grouping.rows() != column.len() {
                return Err(GroupingError::rows(column.len(), grouping.rows()));
            }
        }
        let of_group = |group| {
            let rows = grouping.rows_of(group).iter().filter_map(|row| usize::try_from(*row).ok());
            let pairs = rows.filter_map(|row| Some((self.term(row)?.observation(), weights.term(row)?)));
            let applies = pairs.filter(|(count, _)| count.absence() != Some(Absence::NotApplicable));
            applies.fold((Total::default(), Total::default()), |(known, all), (count, weight)| {
                let weight = Total::from(weight);
                (if count.value().is_some() { known.plus(weight) } else { known }, all.plus(weight))
            })
        };
        Ok((0..grouping.groups()).map(of_group).collect())
    }
}

impl<T: Into<Term>> FromIterator<T> for Column {
    fn from_iter<I: IntoIterator<Item = T>>(terms: I) -> Self {
        let mut column = Self::default();
        let mut places: BTreeMap<Kind, u16> = BTreeMap::new();
        for (row, term) in terms.into_iter().map(Into::into).enumerate() {
            let (kind, value) = Kind::of(&term);
            let place = places.get(&kind).copied().or_else(|| {
                let place = u16::try_from(column.palette.len()).ok()?;
                column.palette.push(kind);
                column.entries.push(Entry::of(&term));
                places.insert(kind, place);
                Some(place)
            });
            if place.is_none() {
                column.odd.insert(row, term);
            }
            let widest = place.and_then(|place| column.entries.get(usize::from(place))).map_or(0, Entry::width);
            column.most = column.most.saturating_add(value).saturating_add(widest);
            column.values.push(value);
            column.kinds.push(place.unwrap_or_default());
        }
        column
    }
}
