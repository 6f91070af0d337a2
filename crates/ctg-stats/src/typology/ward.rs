//! Groups that merge, two by two.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::error::{Fault, TypologyError};
use super::groups::Groups;
use super::profiles::{Profiles, squared_distance};
use crate::spatial::Neighbours;

/// One merge of two groups.
///
/// Territories are numbered by code from 0; the group that the `i`-th merge makes is number `n + i`.
///
/// ```
/// use ctg_stats::typology::{Merge, Profiles, ward};
/// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![10.0]), ("c", vec![1.0])])?;
/// assert_eq!(ward(&profiles).merges()[0], Merge { groups: (0, 2), increase: 0.5, size: 2 });
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Merge {
    /// The two groups, the smaller number first.
    pub groups: (usize, usize),
    /// By how much the sum of squares within groups grows.
    pub increase: f64,
    /// How many territories the new group has.
    pub size: usize,
}

/// The merges from single territories to one group, or to as many as do not touch (*arbre, dendrogramme*).
///
/// ```
/// use ctg_stats::typology::{Profiles, ward};
/// let tree = ward(&Profiles::new([("a", vec![0.0]), ("b", vec![10.0]), ("c", vec![1.0])])?);
/// assert_eq!(tree.cut(2)?.of_units(), [0, 1, 0]);   // a goes with c
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Tree {
    units: usize,
    merges: Vec<Merge>,
}

impl Tree {
    /// The merges, in order.
    ///
    /// ```
    /// use ctg_stats::typology::{Profiles, ward};
    /// let tree = ward(&Profiles::new([("a", vec![0.0]), ("b", vec![10.0]), ("c", vec![1.0])])?);
    /// assert_eq!(tree.merges().iter().map(|merge| merge.size).collect::<Vec<_>>(), [2, 3]);
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn merges(&self) -> &[Merge] {
        &self.merges
    }

    /// The groups, once so many are left.
    ///
    /// # Errors
    /// No group, more than there are territories, or fewer than there are parts of the map that do not touch.
    ///
    /// ```
    /// use ctg_stats::typology::{Profiles, ward};
    /// let tree = ward(&Profiles::new([("a", vec![0.0]), ("b", vec![10.0]), ("c", vec![1.0])])?);
    /// assert_eq!(tree.cut(2)?.of_units(), [0, 1, 0]);
    /// assert_eq!(tree.cut(4).unwrap_err().to_string(), "4 groups of 3 territories, expected 1 to 3");
    /// # Ok::<(), ctg_stats::typology::TypologyError>(())
    /// ```
    pub fn cut(&self, groups: usize) -> Result<Groups, TypologyError> {
        if groups == 0 || groups > self.units {
            return Err(Fault::Groups { asked: groups, most: self.units }.into());
        }
        let steps = self.units - groups;
        if steps > self.merges.len() {
            return Err(Fault::Apart { asked: groups, least: self.units - self.merges.len() }.into());
        }
        // From the last merge back: each group hands its number down to the two it was made of.
        let mut top: Vec<usize> = (0..self.units + steps).collect();
        for (step, merge) in self.merges.iter().take(steps).enumerate().rev() {
            let Some(number) = top.get(self.units + step).copied() else { continue };
            for part in [merge.groups.0, merge.groups.1] {
                top.get_mut(part).into_iter().for_each(|top| *top = number);
            }
        }
        Ok(Groups::new(top.into_iter().take(self.units)))
    }
}

/// Groups the territories by Ward's method: at each step the two groups merge that add least to the sum of squares within groups (*classification
/// ascendante hiérarchique, critère de Ward*).
///
/// *Formula*: merging groups of `a` and `b` territories adds `ab/(a + b)` times the squared distance of their means.
///
/// *Ties*: the groups with the smaller numbers. *Complexity*: O(n² log n) time, O(n²) space: made for hundreds or a few thousand territories.
///
/// # Examples
/// ```
/// use ctg_stats::typology::{Profiles, ward};
/// let tree = ward(&Profiles::new([("a", vec![0.0]), ("b", vec![10.0]), ("c", vec![1.0])])?);
/// // {0, 1} and {10}: 2/3 of the squared distance from 0.5 to 10.
/// assert!((tree.merges()[1].increase - 9.5_f64.powi(2) * 2.0 / 3.0).abs() < 1e-12);
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
///
/// # Source
/// Ward, *Hierarchical grouping to optimize an objective function*, JASA 58, 1963.
#[doc(alias = "CAH")]
pub fn ward<K>(profiles: &Profiles<K>) -> Tree {
    let n = profiles.len();
    grow(profiles, (0..n).flat_map(|one| (one + 1..n).map(move |other| (one, other))))
}

/// Ward's method where only neighbours merge, so that each group is in one piece (*régionalisation*).
///
/// Two groups are neighbours where a territory of the one names one of the other. A later merge may add less than an earlier one did: the two that
/// it joins did not touch before.
///
/// # Errors
/// A number of lists other than that of territories.
///
/// # Examples
/// ```
/// use ctg_stats::spatial::Neighbours;
/// use ctg_stats::typology::{Profiles, ward, ward_of_neighbours};
/// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![9.0]), ("c", vec![0.0])])?;
/// let path = Neighbours::new(&[vec![1], vec![0, 2], vec![1]])?;
/// assert_eq!(ward(&profiles).cut(2)?.of_units(), [0, 1, 0]);
/// // The two alike do not touch: the first merges with the one between them.
/// assert_eq!(ward_of_neighbours(&profiles, &path)?.cut(2)?.of_units(), [0, 0, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn ward_of_neighbours<K>(profiles: &Profiles<K>, neighbours: &Neighbours) -> Result<Tree, TypologyError> {
    if neighbours.len() != profiles.len() {
        return Err(Fault::Neighbours { found: neighbours.len(), expected: profiles.len() }.into());
    }
    let links = neighbours.lists().enumerate();
    Ok(grow(profiles, links.flat_map(|(one, list)| list.iter().map(move |other| (one, *other as usize)))))
}

/// A group that may still merge.
struct Group {
    size: f64,
    mean: Vec<f64>,
    /// The groups that it may merge with.
    near: std::collections::BTreeSet<usize>,
}

/// Merges, in order of what they add, then of the groups' numbers.
#[derive(PartialEq)]
struct Candidate {
    increase: f64,
    groups: (usize, usize),
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.increase.total_cmp(&other.increase).then(self.groups.cmp(&other.groups))
    }
}

fn grow<K>(profiles: &Profiles<K>, links: impl Iterator<Item = (usize, usize)>) -> Tree {
    let group = |row: &Vec<f64>| Group { size: 1.0, mean: row.clone(), near: std::collections::BTreeSet::new() };
    let mut groups: BTreeMap<usize, Group> = profiles.rows().iter().map(group).enumerate().collect();
    for (one, other) in links {
        for (one, other) in [(one, other), (other, one)] {
            groups.get_mut(&one).into_iter().for_each(|group| {
                group.near.insert(other);
            });
        }
    }
    let mut queue: BinaryHeap<Reverse<Candidate>> = BinaryHeap::new();
    for (number, group) in &groups {
        queue.extend(group.near.range(number + 1..).filter_map(|other| candidate(&groups, *number, *other)));
    }
    let mut merges = Vec::new();
    while let Some(Reverse(Candidate { increase, groups: (one, other) })) = queue.pop() {
        // Candidates of groups that have merged since are out of date.
        if !groups.contains_key(&one) || !groups.contains_key(&other) {
            continue;
        }
        let (Some(first), Some(second)) = (groups.remove(&one), groups.remove(&other)) else { continue };
        let number = profiles.len() + merges.len();
        let union = union(first, second, one, other);
        merges.push(Merge { groups: (one, other), increase, size: whole(union.size) });
        for near in &union.near {
            groups.get_mut(near).into_iter().for_each(|group| {
                group.near.remove(&one);
                group.near.remove(&other);
                group.near.insert(number);
            });
        }
        let near: Vec<usize> = union.near.iter().copied().collect();
        groups.insert(number, union);
        queue.extend(near.into_iter().filter_map(|other| candidate(&groups, other, number)));
    }
    Tree { units: profiles.len(), merges }
}

fn candidate(groups: &BTreeMap<usize, Group>, one: usize, other: usize) -> Option<Reverse<Candidate>> {
    let (first, second) = (groups.get(&one)?, groups.get(&other)?);
    let share = first.size * second.size / (first.size + second.size);
    Some(Reverse(Candidate { increase: share * squared_distance(&first.mean, &second.mean), groups: (one, other) }))
}

fn union(first: Group, second: Group, one: usize, other: usize) -> Group {
    let size = first.size + second.size;
    let mean = first.mean.iter().zip(&second.mean);
    let mean = mean.map(|(a, b)| a + (b - a) * (second.size / size)).collect();
    let mut near = first.near;
    near.extend(second.near);
    near.remove(&one);
    near.remove(&other);
    Group { size, mean, near }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of territories, kept as a double")]
fn whole(size: f64) -> usize {
    size as usize
}
