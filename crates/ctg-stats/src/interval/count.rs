//! Two counts that make a proportion or a rate, or do not.

use ctg_model::observation::{Absence, Observation, Status};

/// Two counts that make no proportion or rate.
///
/// ```
/// use ctg_stats::interval::Proportion;
/// let error = Proportion::new(5, 3).unwrap_err();
/// assert_eq!(error.to_string(), "5 of 3, expected no more than the whole");
/// assert_eq!(error.absence(), None);
/// let error = Proportion::new(0, 0).unwrap_err();
/// assert_eq!(error.to_string(), "0 of 0, expected a whole of at least 1");
/// assert!(error.absence().is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{numerator} of {denominator}, expected {}", self.expected())]
pub struct CountError {
    numerator: u64,
    denominator: u64,
}

impl CountError {
    /// Refuses a whole of nothing.
    pub(super) fn check_whole(numerator: u64, denominator: u64) -> Result<(), Self> {
        if denominator == 0 { Err(Self { numerator, denominator }) } else { Ok(()) }
    }

    /// Refuses a whole of nothing, and a part larger than the whole.
    pub(super) fn check_part(numerator: u64, denominator: u64) -> Result<(), Self> {
        if denominator == 0 || numerator > denominator { Err(Self { numerator, denominator }) } else { Ok(()) }
    }

    /// The two counts that were refused.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Proportion::new(5, 3).unwrap_err().counts(), (5, 3));
    /// ```
    pub fn counts(&self) -> (u64, u64) {
        (self.numerator, self.denominator)
    }

    /// What was expected of them.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Proportion::new(5, 3).unwrap_err().expected(), "no more than the whole");
    /// ```
    pub fn expected(&self) -> &'static str {
        if self.denominator == 0 { "a whole of at least 1" } else { "no more than the whole" }
    }

    /// *Not computable* for a whole of nothing, which data may hold; `None` for a part larger than its whole, which is a mistake.
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// use ctg_stats::interval::Proportion;
    /// assert_eq!(Proportion::new(0, 0).unwrap_err().absence(), Some(Absence::NotComputable));
    /// assert_eq!(Proportion::new(5, 3).unwrap_err().absence(), None);
    /// ```
    pub fn absence(&self) -> Option<Absence> {
        (self.denominator == 0).then_some(Absence::NotComputable)
    }
}

/// An exact count with its status, or why there is none; a count that is not exact is *not computable*.
pub(crate) fn exact(count: &Observation<u64>) -> Result<(u64, Status), Absence> {
    match count {
        Observation::Present(seen) if seen.precision().is_exact() => Ok((*seen.value(), seen.status())),
        Observation::Present(_) => Err(Absence::NotComputable),
        Observation::Absent(reason) => Err(*reason),
    }
}

/// Two exact counts with the status of the less sure of them, or why there are not two.
///
/// A count that alone is *not applicable* makes a pair that is *not computable*.
pub(crate) fn both(one: &Observation<u64>, other: &Observation<u64>) -> Result<(u64, u64, Status), Absence> {
    match (exact(one), exact(other)) {
        (Ok((one, sure)), Ok((other, status))) => Ok((one, other, status.max(sure))),
        (Err(one), Err(other)) => Err(joined(Some(one), other)),
        (Err(Absence::NotApplicable), Ok(_)) | (Ok(_), Err(Absence::NotApplicable)) => Err(Absence::NotComputable),
        (Err(reason), Ok(_)) | (Ok(_), Err(reason)) => Err(reason),
    }
}

/// The reason of several absences: theirs if they agree, *not computable* otherwise.
pub(crate) fn joined(before: Option<Absence>, reason: Absence) -> Absence {
    if before.is_none_or(|before| before == reason) { reason } else { Absence::NotComputable }
}
