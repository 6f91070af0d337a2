//! Which rows of a table belong to which group.

use std::fmt;

use ctg_model::{Territory, Zoning};

/// A partition of the rows of a table into numbered groups: communes into zones, say.
///
/// # Errors
/// A row in a group that does not exist, or more than [`u32::MAX`] rows.
///
/// # Examples
/// ```
/// use ctg_stats::aggregate::Grouping;
/// let zones = Grouping::new([0, 1, 0], 2)?;
/// assert_eq!(zones.rows_of(0), [0, 2]);
/// assert_eq!(zones.rows_of(1), [1]);
/// # Ok::<(), ctg_stats::aggregate::GroupingError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Grouping {
    /// The rows, group after group, in their own order inside a group.
    rows: Vec<u32>,
    /// Where each group starts in `rows`, and where the last one ends.
    starts: Vec<u32>,
    /// The group of each row.
    group_of_row: Vec<u32>,
}

/// Why rows and groups do not fit.
///
/// ```
/// use ctg_stats::aggregate::Grouping;
/// let error = Grouping::new([0, 2], 2).unwrap_err();
/// assert_eq!(error.to_string(), "row 1 is in group 2, expected a group under 2");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupingError(Fault);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    Group { row: usize, group: usize, groups: usize },
    TooMany { rows: usize },
    Rows { found: usize, expected: usize },
}

impl GroupingError {
    pub(super) fn rows(found: usize, expected: usize) -> Self {
        Self(Fault::Rows { found, expected })
    }
}

impl fmt::Display for GroupingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::Group { row, group, groups } => {
                write!(f, "row {row} is in group {group}, expected a group under {groups}")
            }
            Fault::TooMany { rows } => write!(f, "{rows} rows or groups, expected at most {}", u32::MAX),
            Fault::Rows { found, expected } => {
                write!(f, "the column has {found} rows, expected {expected} as in the grouping")
            }
        }
    }
}

impl std::error::Error for GroupingError {}

impl Grouping {
    /// The grouping that gives each row, in order, the number of its group.
    ///
    /// *Complexity*: O(rows · log rows + groups).
    ///
    /// # Errors
    /// A group that does not exist, or more rows or groups than [`u32::MAX`].
    ///
    /// ```
    /// use ctg_stats::aggregate::Grouping;
    /// assert_eq!(Grouping::new([1, 0, 1], 2)?.rows_of(1), [0, 2]);
    /// assert!(Grouping::new([0, 2], 2).is_err());      // groups are 0 and 1
    /// # Ok::<(), ctg_stats::aggregate::GroupingError>(())
    /// ```
    pub fn new(group_of_row: impl IntoIterator<Item = usize>, groups: usize) -> Result<Self, GroupingError> {
        let of: Vec<usize> = group_of_row.into_iter().collect();
        if u32::try_from(of.len()).is_err() || u32::try_from(groups).is_err() {
            return Err(GroupingError(Fault::TooMany { rows: of.len().max(groups) }));
        }
        let mut sizes = vec![0_u32; groups];
        for (row, group) in of.iter().enumerate() {
            let size = sizes.get_mut(*group);
            *size.ok_or(GroupingError(Fault::Group { row, group: *group, groups }))? += 1;
        }
        let mut rows: Vec<u32> = (0_u32..).zip(&of).map(|(row, _)| row).collect();
        rows.sort_by_key(|row| usize::try_from(*row).ok().and_then(|row| of.get(row)));
        let ends = sizes.iter().scan(0_u32, |end, size| {
            *end += size;
            Some(*end)
        });
        let starts = std::iter::once(0).chain(ends).collect();
        let group_of_row = of.iter().map(|group| u32::try_from(*group).unwrap_or(u32::MAX)).collect();
        Ok(Self { rows, starts, group_of_row })
    }

    /// The communes of a territory into the zones of a zoning, both in their own order.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// let zones = ctg_stats::aggregate::Grouping::of_zoning(caro.zoning().unwrap());
    /// assert_eq!((zones.rows(), zones.groups()), (25, 4));
    /// ```
    pub fn of_zoning(zoning: &Zoning) -> Self {
        let territory = zoning.territory();
        let mut groups = vec![0; territory.communes().len()];
        for (group, zone) in zoning.zones().iter().enumerate() {
            for row in zone.communes().filter_map(|code| territory.index_of(code)) {
                groups.get_mut(row).into_iter().for_each(|slot| *slot = group);
            }
        }
        Self::new(groups, zoning.zones().len()).unwrap_or_default()
    }

    /// All communes of a territory in one group.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// let whole = ctg_stats::aggregate::Grouping::whole(caro.territory());
    /// assert_eq!((whole.rows(), whole.groups()), (25, 1));
    /// ```
    pub fn whole(territory: &Territory) -> Self {
        Self::new(territory.communes().iter().map(|_| 0), 1).unwrap_or_default()
    }

    /// How many rows there are.
    ///
    /// ```
    /// assert_eq!(ctg_stats::aggregate::Grouping::new([0, 1, 0], 2)?.rows(), 3);
    /// # Ok::<(), ctg_stats::aggregate::GroupingError>(())
    /// ```
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// How many groups there are; some may be empty.
    ///
    /// ```
    /// // Nothing is in the third group, which is there all the same.
    /// assert_eq!(ctg_stats::aggregate::Grouping::new([0, 1, 0], 3)?.groups(), 3);
    /// # Ok::<(), ctg_stats::aggregate::GroupingError>(())
    /// ```
    pub fn groups(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The rows of a group, in order; none for a group that does not exist.
    ///
    /// ```
    /// let zones = ctg_stats::aggregate::Grouping::new([0, 1, 0], 2)?;
    /// assert_eq!(zones.rows_of(0), [0, 2]);
    /// assert!(zones.rows_of(2).is_empty());
    /// # Ok::<(), ctg_stats::aggregate::GroupingError>(())
    /// ```
    pub fn rows_of(&self, group: usize) -> &[u32] {
        let place = |index: usize| self.starts.get(index).and_then(|start| usize::try_from(*start).ok());
        let range = place(group).zip(place(group.saturating_add(1)));
        range.and_then(|(start, end)| self.rows.get(start..end)).unwrap_or_default()
    }

    /// The group of each row.
    pub(super) fn group_of_row(&self) -> &[u32] {
        &self.group_of_row
    }

    /// How many rows the largest group has.
    pub(super) fn largest(&self) -> u32 {
        self.starts.iter().zip(self.starts.iter().skip(1)).map(|(start, end)| end - start).max().unwrap_or_default()
    }
}
