//! The group of each territory.

use super::error::{Fault, TypologyError};

/// The group of each territory, numbered by first appearance (*classes*): the territory with the smallest code is in group 0.
///
/// # Examples
/// ```
/// use ctg_stats::typology::Groups;
/// let groups = Groups::new(["rural", "urban", "rural"]);
/// assert_eq!((groups.of_units(), groups.len()), ([0, 1, 0].as_slice(), 2));
/// assert_eq!(groups.members(0).collect::<Vec<_>>(), [0, 2]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Groups {
    of_units: Vec<usize>,
    count: usize,
}

impl Groups {
    /// Groups by any label.
    ///
    /// ```
    /// use ctg_stats::typology::Groups;
    /// assert_eq!(Groups::new([7, 3, 7]), Groups::new(["b", "a", "b"]));   // only who goes with whom counts
    /// ```
    pub fn new<L: Ord>(labels: impl IntoIterator<Item = L>) -> Self {
        let mut numbers = std::collections::BTreeMap::new();
        let number = |label: L| {
            let next = numbers.len();
            *numbers.entry(label).or_insert(next)
        };
        let of_units = labels.into_iter().map(number).collect();
        Self { of_units, count: numbers.len() }
    }

    /// The group of each territory, in the order of codes.
    ///
    /// ```
    /// use ctg_stats::typology::Groups;
    /// assert_eq!(Groups::new(["b", "a", "b"]).of_units(), [0, 1, 0]);
    /// ```
    pub fn of_units(&self) -> &[usize] {
        &self.of_units
    }

    /// How many groups there are.
    ///
    /// ```
    /// use ctg_stats::typology::Groups;
    /// assert_eq!(Groups::new(["b", "a", "b"]).len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is no group.
    ///
    /// ```
    /// assert!(ctg_stats::typology::Groups::new([0; 0]).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The territories of a group.
    ///
    /// ```
    /// use ctg_stats::typology::Groups;
    /// assert_eq!(Groups::new(["b", "a", "b"]).members(0).collect::<Vec<_>>(), [0, 2]);
    /// ```
    pub fn members(&self, group: usize) -> impl Iterator<Item = usize> + '_ {
        self.of_units.iter().enumerate().filter_map(move |(unit, of)| (*of == group).then_some(unit))
    }

    /// That there is a group for each of so many territories.
    pub(super) fn check(&self, expected: usize) -> Result<(), TypologyError> {
        let found = self.of_units.len();
        if found == expected { Ok(()) } else { Err(Fault::Length { found, expected }.into()) }
    }
}
