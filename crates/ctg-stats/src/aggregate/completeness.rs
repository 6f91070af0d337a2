//! How much of a sum is known.

/// How many terms of a sum are known, hidden, missing or without object (*complétude*).
///
/// # Examples
/// ```
/// use ctg_model::observation::{Absence, Observation, Status};
/// use ctg_stats::aggregate::Total;
/// let pupils = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)];
/// let completeness = pupils.into_iter().collect::<Total>().completeness();
/// assert_eq!((completeness.known, completeness.hidden, completeness.terms()), (1, 1, 2));
/// assert!(!completeness.is_complete());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Completeness {
    /// Terms that have a value, exact or not.
    pub known: u32,
    /// Terms hidden by statistical secrecy.
    pub hidden: u32,
    /// Terms that are missing for another reason.
    pub missing: u32,
    /// Terms that have no meaning: a commune without school adds no pupils, and takes none away.
    pub not_applicable: u32,
}

impl Completeness {
    /// How many terms there are.
    ///
    /// ```
    /// use ctg_stats::aggregate::Completeness;
    /// let pupils = Completeness { known: 20, hidden: 2, missing: 1, not_applicable: 2 };
    /// assert_eq!(pupils.terms(), 25);
    /// ```
    pub fn terms(self) -> u32 {
        self.known.saturating_add(self.hidden).saturating_add(self.missing).saturating_add(self.not_applicable)
    }

    /// Whether every term that has a meaning is known.
    ///
    /// ```
    /// use ctg_stats::aggregate::Completeness;
    /// assert!(Completeness { known: 23, not_applicable: 2, ..Completeness::default() }.is_complete());
    /// assert!(!Completeness { known: 24, hidden: 1, ..Completeness::default() }.is_complete());
    /// ```
    pub fn is_complete(self) -> bool {
        self.hidden == 0 && self.missing == 0
    }

    /// The completeness of both sums together.
    ///
    /// ```
    /// use ctg_stats::aggregate::Completeness;
    /// let north = Completeness { known: 4, hidden: 1, ..Completeness::default() };
    /// let south = Completeness { known: 6, hidden: 2, ..Completeness::default() };
    /// assert_eq!((north.plus(south).known, north.plus(south).hidden), (10, 3));
    /// ```
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            known: self.known.saturating_add(other.known),
            hidden: self.hidden.saturating_add(other.hidden),
            missing: self.missing.saturating_add(other.missing),
            not_applicable: self.not_applicable.saturating_add(other.not_applicable),
        }
    }
}
