//! A count that takes part in a sum.

use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Quantity};

/// A count, or the reason why there is none and what is certain of it all the same.
///
/// An [`Observation`] of a hidden count says nothing of its size. Yet a publisher who hides counts under 5 and shows zeros says that the count is 1
/// to 4: such bounds belong to the term, so that a sum with hidden terms has guaranteed bounds, though it has no value.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Absence, CountBounds, Observation, Status};
/// use ctg_stats::aggregate::{Term, Total};
/// let hidden = Term::absent_within(Absence::SecretPrimary, CountBounds::new(1, Some(4))?);
/// let total: Total = [Term::from(Observation::exact(10_u64, Status::Observed)), hidden].into_iter().collect();
/// assert_eq!(total.observation().absence(), Some(Absence::SecretPrimary));
/// assert_eq!((total.bounds().low(), total.bounds().high()), (11, Some(14)));
/// # Ok::<(), ctg_model::observation::PrecisionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct Term {
    observation: Observation<u64>,
    bounds: Option<CountBounds>,
}

impl Term {
    /// No value, for a reason, and what the count must lie in all the same.
    ///
    /// A term that is *not applicable* counts nothing, whatever the bounds.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, CountBounds};
    /// use ctg_stats::aggregate::Term;
    /// let hidden = Term::absent_within(Absence::SecretPrimary, CountBounds::new(1, Some(4))?);
    /// assert_eq!((hidden.bounds().low(), hidden.bounds().high()), (1, Some(4)));
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn absent_within(reason: Absence, bounds: CountBounds) -> Self {
        let says_nothing = reason == Absence::NotApplicable || bounds == Precision::AtLeast.bounds(0);
        let bounds = if says_nothing { None } else { Some(bounds) };
        Self { observation: Observation::Absent(reason), bounds }
    }

    /// The count, or the reason why there is none.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, CountBounds};
    /// use ctg_stats::aggregate::Term;
    /// // Bounds, however narrow, are no value.
    /// let hidden = Term::absent_within(Absence::SecretPrimary, CountBounds::new(4, Some(4))?);
    /// assert_eq!(hidden.observation().value(), None);
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn observation(&self) -> Observation<u64> {
        self.observation
    }

    /// What is certain of the count: at least 0 where nothing is known, and exactly 0 where it is *not applicable*.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation};
    /// use ctg_stats::aggregate::Term;
    /// let unknown = Term::from(Observation::<u64>::Absent(Absence::NotAvailable));
    /// assert_eq!((unknown.bounds().low(), unknown.bounds().high()), (0, None));
    /// ```
    pub fn bounds(&self) -> CountBounds {
        match self.observation {
            Observation::Absent(Absence::NotApplicable) => Precision::Exact.bounds(0),
            _ => self.bounds.or_else(|| self.observation.bounds()).unwrap_or(Precision::AtLeast.bounds(0)),
        }
    }
}

/// A value that is no count, such as a printed 1.3 establishments, is *not computable*.
impl<T: Quantity> From<Observation<T>> for Term {
    fn from(observation: Observation<T>) -> Self {
        let observation = match (&observation, observation.value().map(Quantity::count)) {
            (Observation::Present(seen), Some(Some(count))) => Observation::new(count, seen.status(), seen.precision())
                .unwrap_or(Observation::Absent(Absence::NotComputable)),
            (Observation::Absent(reason), _) => Observation::Absent(*reason),
            (Observation::Present(_), _) => Observation::Absent(Absence::NotComputable),
        };
        Self { observation, bounds: None }
    }
}
