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
    pub fn counts(&self) -> (u64, u64) {
        (self.numerator, self.denominator)
    }

    /// What was expected of them.
    pub fn expected(&self) -> &'static str {
        if self.denominator == 0 { "a whole of at least 1" } else { "no more than the whole" }
    }

    /// *Not computable* for a whole of nothing, which data may hold; `None` for a part larger than its whole, which is a mistake.
    pub fn absence(&self) -> Option<Absence> {
        (self.denominator == 0).then_some(Absence::NotComputable)
    }
}

/// Two exact counts with the status of the less sure of them, or why there are not two.
///
/// Absences that agree give their reason; otherwise, and for a count that is not exact, the pair is *not computable*.
pub(crate) fn both(one: &Observation<u64>, other: &Observation<u64>) -> Result<(u64, u64, Status), Absence> {
    match (one, other) {
        (Observation::Present(one), Observation::Present(other)) => {
            let exact = one.precision().is_exact() && other.precision().is_exact();
            let status = one.status().max(other.status());
            if exact { Ok((*one.value(), *other.value(), status)) } else { Err(Absence::NotComputable) }
        }
        (Observation::Absent(one), Observation::Absent(other)) if one != other => Err(Absence::NotComputable),
        (Observation::Absent(Absence::NotApplicable), Observation::Present(_))
        | (Observation::Present(_), Observation::Absent(Absence::NotApplicable)) => Err(Absence::NotComputable),
        (Observation::Absent(reason), _) | (_, Observation::Absent(reason)) => Err(*reason),
    }
}
