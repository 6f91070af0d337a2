//! A group and the rest of the population.

use ctg_model::observation::{Absence, Observation};

use crate::Undefined;
use crate::entropy::excess;

/// The population of a unit, in two parts: a group, and the rest.
///
/// # Units
/// Persons or households, the same for both.
///
/// ```
/// use ctg_stats::segregation::TwoGroups;
/// // 1 300 allocataires among 8 048 inhabitants: the rest is what remains.
/// assert_eq!(TwoGroups::of_whole(1_300, 8_048)?, TwoGroups { group: 1_300, rest: 6_748 });
/// # Ok::<(), ctg_stats::segregation::GroupAboveWhole>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TwoGroups {
    /// How many are in the group.
    pub group: u64,
    /// How many are not.
    pub rest: u64,
}

impl TwoGroups {
    /// A group within a whole.
    ///
    /// # Errors
    /// A group larger than the whole.
    ///
    /// ```
    /// use ctg_stats::segregation::TwoGroups;
    /// let error = TwoGroups::of_whole(11, 10).unwrap_err();
    /// assert_eq!(error.to_string(), "a group of 11 in a population of 10, expected at most the whole");
    /// ```
    pub fn of_whole(group: u64, whole: u64) -> Result<Self, GroupAboveWhole> {
        let rest = whole.checked_sub(group).ok_or(GroupAboveWhole { group, whole })?;
        Ok(Self { group, rest })
    }

    /// The two parts as they were observed; *not applicable* counts for nobody, any other absence is passed on.
    ///
    /// Collected over units into a `Result`, one missing count makes the whole measure absent: it is never taken for 0.
    ///
    /// # Errors
    /// The reason why one of the two is absent.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::segregation::TwoGroups;
    /// let count = |count| Observation::exact(count, Status::Observed);
    /// let units = [(count(1), count(9)), (Observation::Absent(Absence::SecretPrimary), count(10))];
    /// let units: Result<Vec<_>, _> = units.iter().map(|(group, rest)| TwoGroups::observed(group, rest)).collect();
    /// assert_eq!(units, Err(Absence::SecretPrimary));
    /// ```
    pub fn observed(group: &Observation<u64>, rest: &Observation<u64>) -> Result<Self, Absence> {
        let count = |seen: &Observation<u64>| match (seen.value(), seen.absence()) {
            (Some(count), _) => Ok(*count),
            (None, None | Some(Absence::NotApplicable)) => Ok(0),
            (None, Some(reason)) => Err(reason),
        };
        Ok(Self { group: count(group)?, rest: count(rest)? })
    }

    fn whole(self) -> f64 {
        self.group as f64 + self.rest as f64
    }
}

/// A group that is larger than the population it is said to be in.
///
/// ```
/// let error = ctg_stats::segregation::TwoGroups::of_whole(3, 2).unwrap_err();
/// assert_eq!((error.group(), error.whole()), (3, 2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a group of {group} in a population of {whole}, expected at most the whole")]
pub struct GroupAboveWhole {
    group: u64,
    whole: u64,
}

impl GroupAboveWhole {
    /// The size of the group.
    ///
    /// ```
    /// assert_eq!(ctg_stats::segregation::TwoGroups::of_whole(12, 10).unwrap_err().group(), 12);
    /// ```
    pub fn group(self) -> u64 {
        self.group
    }

    /// The size of the population.
    ///
    /// ```
    /// assert_eq!(ctg_stats::segregation::TwoGroups::of_whole(12, 10).unwrap_err().whole(), 10);
    /// ```
    pub fn whole(self) -> u64 {
        self.whole
    }
}

/// The segregation of a group from the rest, over units (communes, IRIS …).
///
/// Units without population contribute nothing to any measure.
///
/// # Examples
/// ```
/// use ctg_stats::segregation::{Segregation, TwoGroups};
/// // Each commune is all of one kind.
/// let apart = [TwoGroups { group: 10, rest: 0 }, TwoGroups { group: 0, rest: 10 }];
/// let apart = Segregation::new(&apart)?;
/// assert_eq!((apart.dissimilarity(), apart.isolation(), apart.interaction()), (1.0, 1.0, 0.0));
/// # Ok::<(), ctg_stats::Undefined>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Segregation<'a> {
    units: &'a [TwoGroups],
    group: f64,
    rest: f64,
}

impl<'a> Segregation<'a> {
    /// The units, where there is somebody in the group and somebody in the rest.
    ///
    /// # Errors
    /// [`Undefined::Empty`] where there is nobody; [`Undefined::EmptyGroup`] and [`Undefined::WholeGroup`] where everybody is on one side.
    ///
    /// ```
    /// use ctg_stats::{Undefined, segregation::{Segregation, TwoGroups}};
    /// let nobody = [TwoGroups { group: 0, rest: 8 }, TwoGroups { group: 0, rest: 2 }];
    /// assert_eq!(Segregation::new(&nobody).unwrap_err(), Undefined::EmptyGroup);
    /// ```
    pub fn new(units: &'a [TwoGroups]) -> Result<Self, Undefined> {
        let sum = |part: fn(&TwoGroups) -> u64| units.iter().map(|unit| u128::from(part(unit))).sum::<u128>();
        match (sum(|unit| unit.group), sum(|unit| unit.rest)) {
            (0, 0) => Err(Undefined::Empty),
            (0, _) => Err(Undefined::EmptyGroup),
            (_, 0) => Err(Undefined::WholeGroup),
            (group, rest) => Ok(Self { units, group: group as f64, rest: rest as f64 }),
        }
    }

    /// The index of dissimilarity D (*indice de dissimilarité*, Duncan): the share of the group that would have to move to be spread as the rest is.
    ///
    /// *Formula*: `½ Σ |xᵢ/X − yᵢ/Y|`, with `x` the group and `y` the rest.
    ///
    /// ```
    /// use ctg_stats::segregation::{Segregation, TwoGroups};
    /// let units = [TwoGroups { group: 3, rest: 1 }, TwoGroups { group: 1, rest: 1 }];
    /// assert_eq!(Segregation::new(&units)?.dissimilarity(), 0.25); // |3/4 − 1/2|
    /// # Ok::<(), ctg_stats::Undefined>(())
    /// ```
    ///
    /// # Source
    /// Duncan and Duncan, *A methodological analysis of segregation indexes*, American Sociological Review 20, 1955.
    pub fn dissimilarity(&self) -> f64 {
        let gap = |unit: &TwoGroups| (unit.group as f64 / self.group - unit.rest as f64 / self.rest).abs();
        (self.units.iter().map(gap).sum::<f64>() / 2.0).min(1.0)
    }

    /// The isolation index (*indice d'isolement*): the share of the group among the neighbours that a member of the group has in the same unit.
    ///
    /// *Formula*: `Σ (xᵢ/X)(xᵢ/tᵢ)`, with `t` the whole.
    ///
    /// ```
    /// use ctg_stats::segregation::{Segregation, TwoGroups};
    /// let units = [TwoGroups { group: 3, rest: 1 }, TwoGroups { group: 1, rest: 3 }];
    /// assert_eq!(Segregation::new(&units)?.isolation(), 0.625);    // 3/4·3/4 + 1/4·1/4
    /// # Ok::<(), ctg_stats::Undefined>(())
    /// ```
    pub fn isolation(&self) -> f64 {
        self.exposure(|unit| unit.group as f64)
    }

    /// The interaction index (*indice d'exposition*): the share of the rest among the neighbours of a member of the group; 1 less the isolation.
    ///
    /// *Formula*: `Σ (xᵢ/X)(yᵢ/tᵢ)`.
    ///
    /// ```
    /// use ctg_stats::segregation::{Segregation, TwoGroups};
    /// let units = [TwoGroups { group: 3, rest: 1 }, TwoGroups { group: 1, rest: 3 }];
    /// assert_eq!(Segregation::new(&units)?.interaction(), 0.375);
    /// # Ok::<(), ctg_stats::Undefined>(())
    /// ```
    pub fn interaction(&self) -> f64 {
        self.exposure(|unit| unit.rest as f64)
    }

    /// The correlation ratio V (*rapport de corrélation*, eta squared): the isolation, freed from the size of the group.
    ///
    /// *Formula*: `(isolation − P) / (1 − P)`, with `P = X/T`; computed as `Σ tᵢ(pᵢ − P)² / (T P (1 − P))`, which is the same and never negative.
    ///
    /// ```
    /// use ctg_stats::segregation::{Segregation, TwoGroups};
    /// let units = [TwoGroups { group: 3, rest: 1 }, TwoGroups { group: 1, rest: 3 }];
    /// assert_eq!(Segregation::new(&units)?.correlation_ratio(), 0.25); // (0.625 − 0.5) / 0.5
    /// # Ok::<(), ctg_stats::Undefined>(())
    /// ```
    pub fn correlation_ratio(&self) -> f64 {
        let (whole, share) = (self.group + self.rest, self.share());
        let spread = |unit: &TwoGroups| unit.whole() * (unit.group as f64 / unit.whole() - share).powi(2);
        let sum: f64 = self.inhabited().map(spread).sum();
        (sum / (whole * share * (self.rest / whole))).min(1.0)
    }

    /// Theil's information index H (*indice d'entropie*): how much less diverse the units are than the whole.
    ///
    /// *Formula*: `Σ tᵢ(E − Eᵢ) / (E T)`, with `E = −P ln P − (1−P) ln(1−P)` and `0·ln 0 = 0`; computed as a sum of terms of at least zero.
    ///
    /// ```
    /// use ctg_stats::segregation::{Segregation, TwoGroups};
    /// let alike = [TwoGroups { group: 3, rest: 1 }, TwoGroups { group: 30, rest: 10 }];
    /// assert_eq!(Segregation::new(&alike)?.entropy(), 0.0);
    /// # Ok::<(), ctg_stats::Undefined>(())
    /// ```
    ///
    /// # Source
    /// Theil and Finizza, *A note on the measurement of racial integration of schools*, Journal of Mathematical Sociology 1, 1971.
    pub fn entropy(&self) -> f64 {
        let (whole, share) = (self.group + self.rest, self.share());
        let other = self.rest / whole;
        let less = |unit: &TwoGroups| {
            let size = unit.whole();
            let part = |count: u64, share: f64| share * excess(count as f64 / size / share);
            size * (part(unit.group, share) + part(unit.rest, other))
        };
        let diversity = -share * share.ln() - other * other.ln();
        (self.inhabited().map(less).sum::<f64>() / (whole * diversity)).min(1.0)
    }

    /// The Gini index of segregation: twice the area between the Lorenz curve of the group against the rest and the diagonal.
    ///
    /// *Formula*: `Σᵢⱼ tᵢtⱼ|pᵢ − pⱼ| / (2T²P(1 − P))`, computed on the units sorted by their share.
    ///
    /// *Complexity*: O(n log n).
    ///
    /// ```
    /// use ctg_stats::segregation::{Segregation, TwoGroups};
    /// let units = [TwoGroups { group: 3, rest: 1 }, TwoGroups { group: 1, rest: 1 }];
    /// assert_eq!(Segregation::new(&units)?.gini(), 0.25);          // 3·1 − 1·1 over 4·2
    /// # Ok::<(), ctg_stats::Undefined>(())
    /// ```
    pub fn gini(&self) -> f64 {
        let mut sorted: Vec<&TwoGroups> = self.inhabited().collect();
        // By group over whole, without dividing: x/t < x'/t' ⇔ x·t' < x'·t.
        let cross = |one: &TwoGroups, other: &TwoGroups| {
            u128::from(one.group) * (u128::from(other.group) + u128::from(other.rest))
        };
        sorted.sort_by(|one, other| cross(one, other).cmp(&cross(other, one)));
        let (mut group_below, mut rest_below, mut gaps) = (0.0, 0.0, 0.0);
        for unit in sorted {
            let (group, rest) = (unit.group as f64 / self.group, unit.rest as f64 / self.rest);
            gaps += group * rest_below - rest * group_below;
            (group_below, rest_below) = (group_below + group, rest_below + rest);
        }
        gaps.clamp(0.0, 1.0)
    }

    /// The group's share of the whole, P.
    fn share(&self) -> f64 {
        self.group / (self.group + self.rest)
    }

    fn inhabited(&self) -> impl Iterator<Item = &'a TwoGroups> {
        self.units.iter().filter(|unit| unit.group > 0 || unit.rest > 0)
    }

    /// The mean share of a part, over the members of the group.
    fn exposure(&self, part: impl Fn(&TwoGroups) -> f64) -> f64 {
        let term = |unit: &TwoGroups| {
            let product = unit.group as f64 * part(unit);
            // A unit without population gives 0/0; the test on the whole keeps the loop without branches.
            let whole = unit.whole();
            if whole > 0.0 { product / whole } else { 0.0 }
        };
        (self.units.iter().map(term).sum::<f64>() / self.group).min(1.0)
    }
}
