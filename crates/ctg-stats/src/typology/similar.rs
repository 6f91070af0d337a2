//! The territories most like one.

use super::profiles::Profiles;

/// A territory, and how far it is.
///
/// ```
/// use ctg_stats::typology::{Profiles, Similar, most_similar};
/// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![2.0])])?;
/// assert_eq!(most_similar(&profiles, &"a", 5), [Similar { key: "b", distance: 2.0 }]);
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Similar<K> {
    /// The code.
    pub key: K,
    /// The distance of the profiles, 0 where they are the same.
    pub distance: f64,
}

/// The territories whose profiles are nearest to one, the nearest first (*territoires comparables*); none for an unknown code.
///
/// *Ties*: at one distance, by code.
///
/// # Examples
/// ```
/// use ctg_stats::typology::{Profiles, most_similar};
/// let profiles = Profiles::new([("a", vec![5.0]), ("b", vec![6.0]), ("c", vec![4.0]), ("d", vec![9.0])])?;
/// let keys: Vec<&str> = most_similar(&profiles, &"a", 2).into_iter().map(|similar| similar.key).collect();
/// assert_eq!(keys, ["b", "c"]);
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
pub fn most_similar<K: Ord + Clone>(profiles: &Profiles<K>, key: &K, count: usize) -> Vec<Similar<K>> {
    let Some(place) = profiles.place(key) else { return Vec::new() };
    let others = profiles.keys().iter().enumerate().filter(|(other, _)| *other != place);
    let mut found: Vec<Similar<K>> = others
        .filter_map(|(other, key)| Some(Similar { key: key.clone(), distance: profiles.distance(place, other)? }))
        .collect();
    // The codes are sorted, and the sort keeps the order of equals.
    found.sort_by(|one, other| one.distance.total_cmp(&other.distance));
    found.truncate(count);
    found
}
