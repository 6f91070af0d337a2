//! A sum that remembers what its terms were.

use std::iter::Sum;

use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Status};

use super::{Completeness, Term};

/// A sum of counts with guaranteed bounds and completeness, as sure as the least sure of its terms.
///
/// - A count that is *not applicable* is neutral: a commune without school adds nothing to the pupils.
/// - Any other absence makes the sum absent: *secret* if nothing but secrecy stands in the way, *not computable* otherwise. It is never 0.
/// - Rounded, bounded, hidden and at-least counts give guaranteed [bounds](Self::bounds), even where the sum itself is absent.
/// - The status is the least sure one, in the order of [`Status`].
/// - The sum of nothing is *not applicable*.
///
/// Totals add up: communes to zones to the territory gives the same as communes to the territory, whatever the order.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Observation, Precision, Rounding, RoundingMode, Status};
/// use ctg_stats::aggregate::Total;
/// let unknown = Precision::Rounded(Rounding::new(5, RoundingMode::Unknown)?);
/// let caf = |count| Observation::new(count, Status::Observed, unknown);
/// let one_zone: Total = [caf(5_u64)?].into_iter().collect();
/// let other_zone: Total = [caf(10_u64)?].into_iter().collect();
/// let territory = one_zone.plus(other_zone);
/// assert_eq!(territory.observation().value(), Some(&15));
/// assert_eq!((territory.bounds().low(), territory.bounds().high()), (11, Some(23)));   // 3 to 9, and 8 to 14
/// # Ok::<(), ctg_model::observation::PrecisionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[must_use]
pub struct Total {
    /// The sum; an absent term adds the least that it can be.
    pub(super) value: u64,
    pub(super) low: u64,
    /// [`u64::MAX`] is no upper bound, and every addition to it stays there.
    pub(super) high: u64,
    pub(super) kinds: Kinds,
    pub(super) completeness: Completeness,
}

/// Which statuses and absences the terms have, one bit each: a set that any order of additions fills alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Kinds(pub(super) u32);

const INEXACT: u32 = 1 << 16;
const SECRET_PRIMARY: u32 = 1 << 17;
const SECRET_SECONDARY: u32 = 1 << 18;
const MISSING: u32 = 1 << 19;

impl Kinds {
    /// What one term says.
    pub(super) fn of(term: &Term) -> Self {
        Self(match term.observation() {
            Observation::Present(seen) => {
                let rank = Status::ALL.iter().position(|status| *status == seen.status()).unwrap_or(Status::ALL.len());
                1 << rank.min(15) | if seen.precision().is_exact() { 0 } else { INEXACT }
            }
            Observation::Absent(Absence::NotApplicable) => 0,
            Observation::Absent(Absence::SecretPrimary) => SECRET_PRIMARY,
            Observation::Absent(Absence::SecretSecondary) => SECRET_SECONDARY,
            Observation::Absent(_) => MISSING,
        })
    }

    fn has(self, kinds: u32) -> bool {
        self.0 & kinds != 0
    }

    /// The least sure status among the terms.
    fn status(self) -> Option<Status> {
        let ranks = (0_u32..).zip(Status::ALL);
        ranks.filter(|(rank, _)| self.has(1 << rank)).map(|(_, status)| *status).last()
    }

    /// The absence of the sum: secret only while nothing but secrecy stands in the way.
    fn absence(self) -> Option<Absence> {
        if self.has(MISSING) {
            Some(Absence::NotComputable)
        } else if self.has(SECRET_PRIMARY) {
            Some(Absence::SecretPrimary)
        } else if self.has(SECRET_SECONDARY) {
            Some(Absence::SecretSecondary)
        } else {
            None
        }
    }
}

impl Total {
    /// The sum of both.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Total;
    /// let pupils: Total = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// let both = pupils.plus([Observation::exact(30_u64, Status::Observed)].into_iter().collect());
    /// assert_eq!((both.bounds().low(), both.completeness().known), (42, 2));
    /// ```
    pub fn plus(self, other: Self) -> Self {
        Self {
            value: self.value.saturating_add(other.value),
            low: self.low.saturating_add(other.low),
            high: self.high.saturating_add(other.high),
            kinds: Kinds(self.kinds.0 | other.kinds.0),
            completeness: self.completeness.plus(other.completeness),
        }
    }

    /// The sum, or why there is none.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Total;
    /// let pupils: Total = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// assert_eq!(pupils.observation().absence(), Some(Absence::SecretPrimary));       // not 12
    /// ```
    pub fn observation(&self) -> Observation<u64> {
        if let Some(reason) = self.kinds.absence() {
            return Observation::Absent(reason);
        }
        let Some(status) = self.kinds.status() else {
            return Observation::Absent(Absence::NotApplicable);
        };
        let precision = if self.kinds.has(INEXACT) { Precision::Within(self.bounds()) } else { Precision::Exact };
        Observation::new(self.value, status, precision).unwrap_or(Observation::Absent(Absence::NotComputable))
    }

    /// What is certain of the sum, whether it has a value or not.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Total;
    /// let pupils: Total = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// assert_eq!((pupils.bounds().low(), pupils.bounds().high()), (12, None));
    /// ```
    pub fn bounds(&self) -> CountBounds {
        let high = Some(self.high).filter(|high| *high != u64::MAX);
        CountBounds::new(self.low, high).unwrap_or(Precision::AtLeast.bounds(self.low))
    }

    /// How many terms are known, hidden, missing or without object.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Total;
    /// let pupils: Total = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// assert_eq!((pupils.completeness().known, pupils.completeness().hidden), (1, 1));
    /// ```
    pub fn completeness(&self) -> Completeness {
        self.completeness
    }

    /// The sum as a term of another: what is certain of it stays certain.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::aggregate::Total;
    /// let pupils: Total = [Observation::exact(12_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)].into_iter().collect();
    /// let twice: Total = [pupils.term(), pupils.term()].into_iter().collect();
    /// assert_eq!(twice.bounds().low(), 24);
    /// ```
    pub fn term(&self) -> Term {
        match self.observation() {
            Observation::Absent(reason) => Term::absent_within(reason, self.bounds()),
            present @ Observation::Present(_) => Term::from(present),
        }
    }
}

impl From<Term> for Total {
    fn from(term: Term) -> Self {
        let bounds = term.bounds();
        let mut completeness = Completeness::default();
        match term.observation() {
            Observation::Present(_) => completeness.known = 1,
            Observation::Absent(Absence::NotApplicable) => completeness.not_applicable = 1,
            Observation::Absent(reason) if reason.is_secret() => completeness.hidden = 1,
            Observation::Absent(_) => completeness.missing = 1,
        }
        Self {
            value: term.observation().value().copied().unwrap_or(bounds.low()),
            low: bounds.low(),
            high: bounds.high().unwrap_or(u64::MAX),
            kinds: Kinds::of(&term),
            completeness,
        }
    }
}

impl Sum for Total {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        totals.fold(Self::default(), Self::plus)
    }
}

impl<T: Into<Term>> FromIterator<T> for Total {
    fn from_iter<I: IntoIterator<Item = T>>(terms: I) -> Self {
        terms.into_iter().map(|term| Self::from(term.into())).sum()
    }
}
