//! Pairs of codes, matched with the lists of origins and destinations.

use std::collections::{BTreeMap, BTreeSet};

use super::{CostError, CostUnit, Distancier, SparseCosts, SparseError};

/// Costs between places that a file names by codes, matched with the lists that are asked about.
///
/// Nothing is dropped in silence: each code that fits no list, each place of the lists that the file does not know, each pair that is told
/// twice and each number that is no cost is in [`faults`](Self::faults).
///
/// # Examples
/// ```
/// use ctg_geo::cost::{CodedCosts, Distancier, Minutes};
/// let file = [("17299", "17168", Some(18.0)), ("17299", "17004", None), ("17299", "75056", Some(280.0))];
/// let roads = Distancier::new("synthetic".parse()?, "essai".parse()?);
/// let found = CodedCosts::<Minutes>::new(roads, &["17299", "17168"], &["17168", "17004"], file)?;
/// assert_eq!(found.costs.cost(0, 0), Some(Minutes::new(18.0)?));
/// assert_eq!(found.costs.cost(0, 1), None);                         // told to be unreachable
/// assert_eq!(found.faults.unknown_destinations.iter().collect::<Vec<_>>(), ["75056"]);
/// assert_eq!(found.faults.missing_origins, ["17168"]);              // the file never leaves from there
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct CodedCosts<U> {
    /// The costs, numbered as the lists.
    pub costs: SparseCosts<U>,
    /// What does not fit.
    pub faults: CodedFaults,
}

/// What does not fit between a file of pairs and the lists of places.
///
/// ```
/// use ctg_geo::cost::{CodedCosts, Distancier, Metres};
/// let pairs = [("a", "b", Some(5.0)), ("a", "b", Some(5.0)), ("a", "b", Some(6.0)), ("a", "a", Some(-1.0))];
/// let faults = CodedCosts::<Metres>::new(Distancier::geodesic(), &["a"], &["a", "b"], pairs)?.faults;
/// assert_eq!(faults.repeated, [("a".to_owned(), "b".to_owned())]);
/// assert_eq!(faults.disagreeing, [("a".to_owned(), "b".to_owned(), Some(5.0), Some(6.0))]);   // the first one is kept
/// assert_eq!(faults.refused[0].2.to_string(), "found -1 m, expected a finite cost of 0 or more");
/// assert!(!faults.is_empty());
/// # Ok::<(), ctg_geo::cost::CodesError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct CodedFaults {
    /// Codes from which the file leaves that are no origin of the list.
    pub unknown_origins: BTreeSet<String>,
    /// Codes to which the file goes that are no destination of the list.
    pub unknown_destinations: BTreeSet<String>,
    /// Origins of the list from which the file never leaves, in the order of the list.
    pub missing_origins: Vec<String>,
    /// Destinations of the list to which the file never goes, in the order of the list.
    pub missing_destinations: Vec<String>,
    /// Pairs of the lists of which the file says nothing, not even that there is no way: they are unreachable all the same.
    pub missing_pairs: usize,
    /// Pairs told more than once, with the same cost.
    pub repeated: Vec<(String, String)>,
    /// Pairs told more than once, with another cost: the one that was kept, and the other; `None` is unreachable.
    pub disagreeing: Vec<(String, String, Option<f64>, Option<f64>)>,
    /// Numbers that are no cost.
    pub refused: Vec<(String, String, CostError)>,
}

impl CodedFaults {
    /// Whether file and lists fit: nothing unknown, missing, repeated or refused.
    ///
    /// ```
    /// assert!(ctg_geo::cost::CodedFaults::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A list of places that holds a code twice.
///
/// ```
/// use ctg_geo::cost::{CodedCosts, Distancier, Metres};
/// let pairs: [(&str, &str, Option<f64>); 0] = [];
/// let error = CodedCosts::<Metres>::new(Distancier::geodesic(), &["a", "a"], &[], pairs).unwrap_err();
/// assert_eq!(error.to_string(), "found `a` twice in a list of places, expected each code once");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct CodesError(Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("found `{0}` twice in a list of places, expected each code once")]
    Twice(String),
    #[error(transparent)]
    Sparse(#[from] SparseError),
}

impl<U: CostUnit> CodedCosts<U> {
    /// Matches pairs of codes (from, to, cost) in any order; `None` is unreachable.
    ///
    /// # Errors
    /// A list that holds a code twice, or 2³² places and more.
    ///
    /// ```
    /// use ctg_geo::cost::{CodedCosts, Distancier, Metres};
    /// let found = CodedCosts::<Metres>::new(Distancier::geodesic(), &["a"], &["b"], [("a", "b", Some(7.0))])?;
    /// assert!(found.faults.is_empty() && found.costs.pairs() == 1);
    /// # Ok::<(), ctg_geo::cost::CodesError>(())
    /// ```
    pub fn new<A: AsRef<str>, B: AsRef<str>>(
        distancier: Distancier,
        origins: &[&str],
        destinations: &[&str],
        pairs: impl IntoIterator<Item = (A, B, Option<f64>)>,
    ) -> Result<Self, CodesError> {
        let (from, to) = (numbered(origins)?, numbered(destinations)?);
        let mut faults = CodedFaults::default();
        let mut found: BTreeMap<(usize, usize), Option<U>> = BTreeMap::new();
        for (origin, destination, number) in pairs {
            let (origin, destination) = (origin.as_ref(), destination.as_ref());
            let pair = (from.get(origin), to.get(destination));
            if pair.0.is_none() {
                faults.unknown_origins.insert(origin.to_owned());
            }
            if pair.1.is_none() {
                faults.unknown_destinations.insert(destination.to_owned());
            }
            let (Some(row), Some(column)) = pair else { continue };
            let both = || (origin.to_owned(), destination.to_owned());
            let cost = match number.map(U::of).transpose() {
                Ok(cost) => cost,
                Err(error) => {
                    faults.refused.push((both().0, both().1, error));
                    continue;
                }
            };
            match found.entry((*row, *column)) {
                std::collections::btree_map::Entry::Vacant(entry) => drop(entry.insert(cost)),
                std::collections::btree_map::Entry::Occupied(entry) if *entry.get() == cost => {
                    faults.repeated.push(both());
                }
                std::collections::btree_map::Entry::Occupied(entry) => {
                    let (kept, other) = (entry.get().map(U::value), cost.map(U::value));
                    faults.disagreeing.push((both().0, both().1, kept, other));
                }
            }
        }
        faults.missing_pairs = origins.len() * destinations.len() - found.len();
        faults.missing_origins = missing(origins, found.keys().map(|(row, _)| *row));
        faults.missing_destinations = missing(destinations, found.keys().map(|(_, column)| *column));
        let costs = found.into_iter().filter_map(|((row, column), cost)| Some((row, column, cost?)));
        let costs = SparseCosts::from_pairs(distancier, (origins.len(), destinations.len()), costs);
        Ok(Self { costs: costs.map_err(|error| CodesError(Fault::Sparse(error)))?, faults })
    }
}

fn numbered<'c>(codes: &[&'c str]) -> Result<BTreeMap<&'c str, usize>, CodesError> {
    let mut numbers = BTreeMap::new();
    for (number, code) in codes.iter().enumerate() {
        if numbers.insert(*code, number).is_some() {
            return Err(CodesError(Fault::Twice((*code).to_owned())));
        }
    }
    Ok(numbers)
}

fn missing(codes: &[&str], found: impl Iterator<Item = usize>) -> Vec<String> {
    let found: BTreeSet<usize> = found.collect();
    codes.iter().enumerate().filter(|(number, _)| !found.contains(number)).map(|(_, code)| (*code).to_owned()).collect()
}
