//! Strata that do not fit.

use std::fmt;

/// Strata that cannot be standardised: not those of the standard, given twice, or without weight.
///
/// ```
/// use ctg_stats::standardisation::StandardPopulation;
/// assert_eq!(StandardPopulation::new([("0-24", 5), ("0-24", 7)]).unwrap_err().to_string(), "stratum 0-24 is given twice, expected once");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct StrataError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("stratum {0} is given twice, expected once")]
    Twice(String),
    #[error("no stratum of the standard population has a weight, expected at least one above 0")]
    NoWeight,
    #[error("strata {} against {}, expected the same ones", list(.left), list(.right))]
    Different { left: Vec<String>, right: Vec<String> },
}

impl StrataError {
    pub(super) fn twice(key: &impl fmt::Display) -> Self {
        Fault::Twice(key.to_string()).into()
    }

    pub(super) fn no_weight() -> Self {
        Fault::NoWeight.into()
    }

    /// Refuses two sets of strata that differ, and names what only one of them has.
    ///
    /// Both come in the order of their keys.
    pub(super) fn check_same<'k, K: Ord + fmt::Display + 'k>(
        left: impl Iterator<Item = &'k K> + Clone,
        right: impl Iterator<Item = &'k K> + Clone,
    ) -> Result<(), Self> {
        if left.clone().eq(right.clone()) {
            return Ok(());
        }
        let (left, right): (std::collections::BTreeSet<&K>, std::collections::BTreeSet<&K>) =
            (left.collect(), right.collect());
        let names = |keys: std::collections::btree_set::Difference<'_, &K>| keys.map(ToString::to_string).collect();
        Err(Fault::Different { left: names(left.difference(&right)), right: names(right.difference(&left)) }.into())
    }

    /// The strata that only one side has: those of the territory, then those of the standard or reference.
    ///
    /// ```
    /// # use ctg_model::observation::{Observation, Status};
    /// # use ctg_stats::interval::{Confidence, Reading};
    /// use ctg_stats::standardisation::{DirectMethod, StandardPopulation, Strata, Stratum, direct};
    /// # let seen = |count| Observation::exact(count, Status::Observed);
    /// let strata = Strata::new([("0-24", Stratum::new(seen(1), seen(2)))])?;
    /// let standard = StandardPopulation::new([("0-19", 5)])?;
    /// let error = direct(&strata, &standard, DirectMethod::Dobson, Confidence::P95, Reading::Sample).unwrap_err();
    /// assert_eq!(error.to_string(), "strata 0-24 against 0-19, expected the same ones");
    /// assert_eq!(error.unmatched(), (&["0-24".to_owned()][..], &["0-19".to_owned()][..]));
    /// # Ok::<(), ctg_stats::standardisation::StrataError>(())
    /// ```
    pub fn unmatched(&self) -> (&[String], &[String]) {
        match &self.0 {
            Fault::Different { left, right } => (left, right),
            Fault::Twice(_) | Fault::NoWeight => (&[], &[]),
        }
    }
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
