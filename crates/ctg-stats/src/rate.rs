//! Rates that keep what they were computed from.

use ctg_model::claim::Denominator;
use ctg_model::observation::{Absence, Observation, Quantity, Status};

/// A rate: so many per so many of a named whole (*taux*).
///
/// It keeps numerator and denominator until it is shown, so that rates can be added up rightly (sum over sum, never a mean of rates) and
/// contested.
///
/// *Formula*: `per × numerator ÷ denominator`.
///
/// # Errors
/// A denominator of zero is *not computable*; it is never infinite or 0.
///
/// # Examples
/// ```
/// use ctg_model::{claim::Denominator, observation::Absence};
/// use ctg_stats::Rate;
/// // 13 Eaje for 63 220 inhabitants.
/// let eaje = Rate::new(13, 63_220, 10_000, Denominator::Population)?;
/// assert_eq!((eaje.value() * 1000.0).round(), 2056.0);
/// assert_eq!(Rate::new(13, 0, 10_000, Denominator::Population), Err(Absence::NotComputable));
/// # Ok::<(), Absence>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Rate {
    numerator: u64,
    denominator: u64,
    per: u32,
    of: Denominator,
}

impl Rate {
    /// So many `per` so many of a whole.
    ///
    /// # Errors
    /// [`Absence::NotComputable`] for a denominator of zero.
    ///
    /// ```
    /// use ctg_model::claim::Denominator;
    /// let eaje = ctg_stats::Rate::new(13, 63_220, 10_000, Denominator::Population)?;
    /// assert_eq!(eaje.value().round(), 2.0);                       // 2.06 for 10 000 inhabitants
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn new(numerator: u64, denominator: u64, per: u32, of: Denominator) -> Result<Self, Absence> {
        if denominator == 0 { Err(Absence::NotComputable) } else { Ok(Self { numerator, denominator, per, of }) }
    }

    /// The rate of two counts, as sure as the less sure of them, or why there is none.
    ///
    /// ```
    /// use ctg_model::{claim::Denominator, observation::{Absence, Observation, Status}};
    /// let (lycees, unknown) = (Observation::exact(3, Status::Printed), Observation::Absent(Absence::NotAvailable));
    /// let rate = ctg_stats::Rate::of_observations(&lycees, &unknown, 10_000, Denominator::Population);
    /// assert_eq!(rate.absence(), Some(Absence::NotComputable));
    /// ```
    pub fn of_observations(
        numerator: &Observation<u64>,
        denominator: &Observation<u64>,
        per: u32,
        of: Denominator,
    ) -> Observation<Self> {
        let (Observation::Present(above), Observation::Present(below)) = (numerator, denominator) else {
            return Observation::Absent(Absence::NotComputable);
        };
        let status: Status = above.status().max(below.status());
        match Self::new(*above.value(), *below.value(), per, of) {
            Ok(rate) => Observation::exact(rate, status),
            Err(reason) => Observation::Absent(reason),
        }
    }

    /// What is counted.
    ///
    /// ```
    /// use ctg_model::claim::Denominator;
    /// let eaje = ctg_stats::Rate::new(13, 63_220, 10_000, Denominator::Population)?;
    /// assert_eq!(eaje.numerator(), 13);
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn numerator(self) -> u64 {
        self.numerator
    }

    /// The size of the whole; never 0.
    ///
    /// ```
    /// use ctg_model::claim::Denominator;
    /// let eaje = ctg_stats::Rate::new(13, 63_220, 10_000, Denominator::Population)?;
    /// assert_eq!(eaje.denominator(), 63_220);
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn denominator(self) -> u64 {
        self.denominator
    }

    /// Per how many of the whole the rate is told: 100, 1 000, 10 000.
    ///
    /// ```
    /// use ctg_model::claim::Denominator;
    /// let eaje = ctg_stats::Rate::new(13, 63_220, 10_000, Denominator::Population)?;
    /// assert_eq!(eaje.per(), 10_000);
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn per(self) -> u32 {
        self.per
    }

    /// What the whole is.
    ///
    /// ```
    /// use ctg_model::claim::Denominator;
    /// let eaje = ctg_stats::Rate::new(13, 63_220, 10_000, Denominator::Population)?;
    /// assert_eq!(eaje.of(), Denominator::Population);
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn of(self) -> Denominator {
        self.of
    }

    /// The rate as a number, in units per [`per`](Self::per). It may be above `per`: a coverage rate of 160 % exists.
    ///
    /// ```
    /// use ctg_model::claim::Denominator;
    /// assert_eq!(ctg_stats::Rate::new(1, 4, 100, Denominator::Households)?.value(), 25.0);
    /// # Ok::<(), ctg_model::observation::Absence>(())
    /// ```
    pub fn value(self) -> f64 {
        f64::from(self.per) * self.numerator as f64 / self.denominator as f64
    }
}

/// A rate is no count: it is neither rounded to a base nor bounded by counts.
impl Quantity for Rate {
    fn count(&self) -> Option<u64> {
        None
    }
}
