//! How well each territory fits its group.

use super::error::TypologyError;
use super::groups::Groups;
use super::profiles::Profiles;
use crate::Undefined;

/// The silhouette of each territory, from −1 (nearer to another group) to 1 (well within its own).
///
/// ```
/// use ctg_stats::typology::{Groups, Profiles, silhouette};
/// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![4.0])])?;
/// let found = silhouette(&profiles, &Groups::new(["x", "x", "y"]))?;
/// assert!(found.mean() > 0.0);   // a and b are nearer to each other than to c
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Silhouette {
    of_units: Vec<f64>,
}

impl Silhouette {
    /// The silhouette of each territory, in the order of codes.
    ///
    /// ```
    /// use ctg_stats::typology::{Groups, Profiles, silhouette};
    /// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![4.0])])?;
    /// let found = silhouette(&profiles, &Groups::new(["x", "x", "y"]))?;
    /// assert_eq!(found.of_units(), [0.75, 2.0 / 3.0, 0.0]);   // (4 − 1) ÷ 4, (3 − 1) ÷ 3, alone
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_units(&self) -> &[f64] {
        &self.of_units
    }

    /// The mean over all territories: groups are the clearer the larger it is.
    ///
    /// ```
    /// use ctg_stats::typology::{Groups, Profiles, silhouette};
    /// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![4.0])])?;
    /// let found = silhouette(&profiles, &Groups::new(["x", "x", "y"]))?;
    /// assert!((found.mean() - (0.75 + 2.0 / 3.0) / 3.0).abs() < 1e-15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mean(&self) -> f64 {
        self.of_units.iter().sum::<f64>() / self.of_units.len().max(1) as f64
    }
}

/// Why there is no silhouette.
///
/// ```
/// use ctg_stats::{Undefined, typology::{Groups, Profiles, silhouette}};
/// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0])])?;
/// let error = silhouette(&profiles, &Groups::new([0, 0])).unwrap_err();
/// assert_eq!(error.to_string(), "there is only one class");
/// # Ok::<(), ctg_stats::typology::TypologyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SilhouetteError {
    /// The groups are not of these territories.
    #[error(transparent)]
    Typology(#[from] TypologyError),
    /// There is nothing to compare.
    #[error(transparent)]
    Undefined(#[from] Undefined),
}

/// The silhouette of each territory in its group.
///
/// *Formula*: `(b − a) / max(a, b)`, with `a` the mean distance to the others of its group and `b` the least mean distance to another group. A territory
/// alone in its group has 0, and so has one that is on the spot of all others.
///
/// *Complexity*: O(n²).
///
/// # Errors
/// Groups of another number of territories; [`Undefined::OneClass`] where there are fewer than two groups.
///
/// # Examples
/// ```
/// use ctg_stats::typology::{Groups, Profiles, silhouette};
/// let profiles = Profiles::new([("a", vec![0.0]), ("b", vec![1.0]), ("c", vec![4.0])])?;
/// let found = silhouette(&profiles, &Groups::new(["x", "x", "y"]))?;
/// // a: 1 to its own, 4 to the other; b: 1 and 3; c is alone.
/// assert_eq!(found.of_units(), [0.75, 2.0 / 3.0, 0.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Rousseeuw, *Silhouettes: a graphical aid to the interpretation and validation of cluster analysis*, 1987.
pub fn silhouette<K>(profiles: &Profiles<K>, groups: &Groups) -> Result<Silhouette, SilhouetteError> {
    groups.check(profiles.len())?;
    if groups.len() < 2 {
        return Err(Undefined::OneClass.into());
    }
    let mut sizes = vec![0.0; groups.len()];
    groups.of_units().iter().for_each(|group| add(&mut sizes, *group, 1.0));
    let of_unit = |(unit, own): (usize, &usize)| {
        let mut sums = vec![0.0; groups.len()];
        for (other, group) in groups.of_units().iter().enumerate() {
            add(&mut sums, *group, profiles.distance(unit, other).unwrap_or_default());
        }
        let (mut within, mut nearest) = (None, f64::INFINITY);
        for (group, (sum, size)) in sums.iter().zip(&sizes).enumerate() {
            if group == *own {
                within = (*size > 1.0).then(|| sum / (size - 1.0));
            } else {
                nearest = nearest.min(sum / size);
            }
        }
        within.map_or(0.0, |within| {
            let larger = f64::max(within, nearest);
            if larger > 0.0 { (nearest - within) / larger } else { 0.0 }
        })
    };
    Ok(Silhouette { of_units: groups.of_units().iter().enumerate().map(of_unit).collect() })
}

fn add(sums: &mut [f64], place: usize, term: f64) {
    sums.get_mut(place).into_iter().for_each(|sum| *sum += term);
}
