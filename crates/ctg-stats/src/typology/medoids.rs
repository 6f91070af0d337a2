//! Groups around typical territories.
#![expect(
    clippy::indexing_slicing,
    reason = "distances are n rows of n; units, medoids and places of medoids are below n, as they come from ranges that end there"
)]

use super::error::{Fault, TypologyError};
use super::groups::Groups;
use super::profiles::Profiles;

/// Typical territories, and the group around each.
///
/// ```
/// use ctg_stats::typology::{Profiles, k_medoids};
/// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![2.0]), ("d", vec![9.0])])?;
/// let found = k_medoids(&profiles, 2)?;
/// assert_eq!((found.medoids(), found.groups().of_units()), ([1, 3].as_slice(), [0, 0, 0, 1].as_slice()));
/// assert_eq!(found.cost(), 2.0);
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Medoids {
    centres: Vec<usize>,
    groups: Groups,
    cost: f64,
}

impl Medoids {
    /// The typical territory of each group, in the order of the groups.
    ///
    /// ```
    /// use ctg_stats::typology::{Profiles, k_medoids};
    /// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![2.0]), ("d", vec![9.0])])?;
    /// assert_eq!(k_medoids(&profiles, 2)?.medoids(), [1, 3]);         // b and d
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn medoids(&self) -> &[usize] {
        &self.centres
    }

    /// The group of each territory.
    ///
    /// ```
    /// use ctg_stats::typology::{Profiles, k_medoids};
    /// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![2.0]), ("d", vec![9.0])])?;
    /// assert_eq!(k_medoids(&profiles, 2)?.groups().of_units(), [0, 0, 0, 1]);
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn groups(&self) -> &Groups {
        &self.groups
    }

    /// The sum of the distances to the typical territories.
    ///
    /// ```
    /// use ctg_stats::typology::{Profiles, k_medoids};
    /// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![2.0]), ("d", vec![9.0])])?;
    /// assert_eq!(k_medoids(&profiles, 2)?.cost(), 2.0);               // a and c are 1 away from b
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn cost(&self) -> f64 {
        self.cost
    }
}

/// Groups around `k` territories that are typical: the sum of the distances to them is as small as swaps can make it (*k-médoïdes*, PAM).
///
/// First the territory nearest to all, then, one by one, those that reduce the sum most; then, as long as the sum gets smaller, the swap of a
/// typical territory for another that reduces it most. Nothing is drawn at random.
///
/// *Ties*: the smaller codes; a territory as far from two typical ones goes with the first by code. *Complexity*: O(n²) per step and space.
///
/// # Errors
/// No group, or more than there are territories.
///
/// ```
/// use ctg_stats::typology::{Profiles, k_medoids};
/// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![2.0]), ("d", vec![9.0])])?;
/// assert_eq!(k_medoids(&profiles, 4)?.cost(), 0.0);
/// assert_eq!(k_medoids(&profiles, 5).unwrap_err().to_string(), "5 groups of 4 territories, expected 1 to 4");
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
///
/// # Source
/// Kaufman and Rousseeuw, *Finding Groups in Data*, 1990, chapter 2; swaps as in Schubert and Rousseeuw, *Faster k-medoids clustering*, 2019.
#[doc(alias = "PAM")]
pub fn k_medoids<K>(profiles: &Profiles<K>, k: usize) -> Result<Medoids, TypologyError> {
    let n = profiles.len();
    if k == 0 || k > n {
        return Err(Fault::Groups { asked: k, most: n }.into());
    }
    let search = Search::new(profiles);
    let mut medoids = search.build(k);
    let mut cost = search.cost(&medoids);
    while let Some((place, unit)) = search.best_swap(&medoids) {
        let mut swapped = medoids.clone();
        swapped[place] = unit;
        swapped.sort_unstable();
        let after = search.cost(&swapped);
        // The gain was computed by differences: a swap that only rounding recommends ends the search.
        if after >= cost {
            break;
        }
        (medoids, cost) = (swapped, after);
    }
    let nearest: Vec<usize> = (0..n).map(|unit| medoids[search.two_nearest(&medoids, unit).place]).collect();
    let groups = Groups::new(nearest.iter().copied());
    medoids.sort_by_key(|medoid| groups.of_units()[*medoid]);
    Ok(Medoids { centres: medoids, groups, cost })
}

/// The place of the nearest medoid, the distance to it and to the second nearest.
struct Nearest {
    place: usize,
    first: f64,
    second: f64,
}

struct Search {
    distances: Vec<Vec<f64>>,
}

impl Search {
    fn new<K>(profiles: &Profiles<K>) -> Self {
        let n = profiles.len();
        let row = |one: usize| (0..n).map(|other| profiles.distance(one, other).unwrap_or_default()).collect();
        Self { distances: (0..n).map(row).collect() }
    }

    fn len(&self) -> usize {
        self.distances.len()
    }

    fn cost(&self, medoids: &[usize]) -> f64 {
        (0..self.len()).map(|unit| self.two_nearest(medoids, unit).first).sum()
    }

    /// Of equals the first, but a medoid is with itself.
    fn two_nearest(&self, medoids: &[usize], unit: usize) -> Nearest {
        let mut found = Nearest { place: 0, first: f64::INFINITY, second: f64::INFINITY };
        for (place, medoid) in medoids.iter().enumerate() {
            let distance = self.distances[unit][*medoid];
            if distance < found.first || *medoid == unit {
                found = Nearest { place, first: distance, second: found.first };
            } else if distance < found.second {
                found.second = distance;
            }
        }
        found
    }

    /// The first medoids, one after the other.
    fn build(&self, k: usize) -> Vec<usize> {
        let mut nearest = vec![f64::INFINITY; self.len()];
        let mut medoids = Vec::new();
        while medoids.len() < k {
            let cost = |unit: &usize| -> f64 {
                self.distances[*unit].iter().zip(&nearest).map(|(distance, nearest)| distance.min(*nearest)).sum()
            };
            let others = (0..self.len()).filter(|unit| !medoids.contains(unit));
            let Some((best, _)) = others.map(|unit| (unit, cost(&unit))).min_by(|a, b| a.1.total_cmp(&b.1)) else {
                break;
            };
            nearest.iter_mut().zip(&self.distances[best]).for_each(|(near, distance)| *near = near.min(*distance));
            medoids.push(best);
        }
        medoids.sort_unstable();
        medoids
    }

    /// The swap of a medoid for another unit that reduces the cost most, if one does.
    fn best_swap(&self, medoids: &[usize]) -> Option<(usize, usize)> {
        let nearest: Vec<Nearest> = (0..self.len()).map(|unit| self.two_nearest(medoids, unit)).collect();
        let mut best: Option<(f64, usize, usize)> = None;
        for unit in (0..self.len()).filter(|unit| medoids.binary_search(unit).is_err()) {
            // What the unit gains as one medoid more, and what the loss of each medoid then costs.
            let mut shared = 0.0;
            let mut changes = vec![0.0; medoids.len()];
            for (near, distance) in nearest.iter().zip(&self.distances[unit]) {
                let joined = distance.min(near.first) - near.first;
                shared += joined;
                changes[near.place] += distance.min(near.second) - near.first - joined;
            }
            for (place, change) in changes.into_iter().enumerate() {
                let change = change + shared;
                if change < best.map_or(0.0, |(least, _, _)| least) {
                    best = Some((change, place, unit));
                }
            }
        }
        best.map(|(_, place, unit)| (place, unit))
    }
}
