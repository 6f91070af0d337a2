//! Sums of observed counts.

use super::Additive;
use crate::observation::{Absence, CountBounds, Observation, Precision, Status};

/// Observed counts being added up.
#[derive(Debug, Clone)]
pub(super) struct Sum<T> {
    /// The first term: a sum of one is that one.
    first: Option<Observation<T>>,
    terms: usize,
    value: u64,
    bounds: CountBounds,
    is_exact: bool,
    status: Option<Status>,
    absence: Option<Absence>,
}

impl<T> Default for Sum<T> {
    fn default() -> Self {
        let bounds = Precision::Exact.bounds(0);
        Self { first: None, terms: 0, value: 0, bounds, is_exact: true, status: None, absence: None }
    }
}

impl<T: Additive> Sum<T> {
    /// Adds a term; `None` where the sum does not fit.
    pub(super) fn add(&mut self, term: Observation<T>) -> Option<()> {
        self.first = self.first.or(Some(term));
        self.terms += 1;
        match term {
            Observation::Absent(Absence::NotApplicable) => {}
            Observation::Absent(reason) => self.absence = Some(graver(self.absence, reason)),
            Observation::Present(seen) => {
                let count = seen.value().units();
                self.value = self.value.checked_add(count)?;
                self.bounds = self.bounds.plus(seen.precision().bounds(count));
                self.is_exact &= seen.precision().is_exact();
                self.status = self.status.max(Some(seen.status()));
            }
        }
        Some(())
    }

    /// A term that is not there.
    pub(super) fn lack(&mut self) {
        self.terms += 1;
        self.absence = Some(Absence::NotComputable);
    }

    /// The sum, or why there is none.
    pub(super) fn observation(self) -> Observation<T> {
        if let (1, Some(only)) = (self.terms, self.first) {
            return only;
        }
        if let Some(reason) = self.absence {
            return Observation::Absent(reason);
        }
        let Some(status) = self.status else {
            return Observation::Absent(Absence::NotApplicable);
        };
        let precision = if self.is_exact { Precision::Exact } else { Precision::Within(self.bounds) };
        Observation::new(T::of_units(self.value), status, precision)
            .unwrap_or(Observation::Absent(Absence::NotComputable))
    }
}

/// The reason of a sum without one more term: missing goes before hidden, a primary secret before a secondary one.
fn graver(known: Option<Absence>, reason: Absence) -> Absence {
    let reason = if reason.is_secret() { reason } else { Absence::NotComputable };
    let rank = |reason: Absence| match reason {
        Absence::SecretSecondary => 0,
        Absence::SecretPrimary => 1,
        _ => 2,
    };
    known.filter(|known| rank(*known) >= rank(reason)).unwrap_or(reason)
}

/// A share of a count that is split by weights, of which one at least belongs to another part.
pub(super) fn piece<T: Additive>(whole: Observation<T>, share: Option<u64>, weight: u64) -> Observation<T> {
    let Some(share) = share else {
        // Of a part that weighs nothing it is known what it has, whatever is not known of the whole.
        let has_object = whole.absence() != Some(Absence::NotApplicable);
        return if weight == 0 && has_object { Observation::exact(T::of_units(0), Status::Estimated) } else { whole };
    };
    let status = whole.status().unwrap_or(Status::Estimated);
    let high = whole.bounds().and_then(CountBounds::high);
    if weight == 0 || high == Some(0) {
        return Observation::exact(T::of_units(share), status);
    }
    let bounds = CountBounds::new(0, high).unwrap_or(Precision::AtLeast.bounds(0));
    Observation::new(T::of_units(share), status.max(Status::Estimated), Precision::Within(bounds))
        .unwrap_or(Observation::Absent(Absence::NotComputable))
}
