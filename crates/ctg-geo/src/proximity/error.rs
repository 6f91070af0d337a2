//! What cannot be asked about proximity.

/// A question that has no answer.
///
/// ```
/// use ctg_geo::cost::{CostUnit, GreatCircle, Metres};
/// use ctg_geo::proximity::Coverage;
/// let error = Coverage::new(&GreatCircle::between(&[], &[]), Metres::LARGEST).unwrap_err();
/// assert_eq!(error.to_string(), "found no service at all, expected one or more");
/// assert!(error.is_no_service());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ProximityError(Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("found no service at all, expected one or more")]
    NoService,
    #[error("found {found} {what}, expected {expected}, one for each {of} of the costs")]
    Length { what: &'static str, found: usize, expected: usize, of: &'static str },
    #[error("the step of the grid is {0} m, expected 1 m or more")]
    Step(String),
    #[error("a grid of this step has {0} points, expected at most {1}")]
    TooFine(u64, u64),
}

impl ProximityError {
    pub(super) fn no_service() -> Self {
        Self(Fault::NoService)
    }

    pub(super) fn step(metres: f64) -> Self {
        Self(Fault::Step(metres.to_string()))
    }

    pub(super) fn too_fine(points: u64, most: u64) -> Self {
        Self(Fault::TooFine(points, most))
    }

    /// Refuses a list that is not as long as one of the lists of the costs.
    pub(super) fn unless_equal(
        what: &'static str,
        found: usize,
        (expected, of): (usize, &'static str),
    ) -> Result<(), Self> {
        if found == expected { Ok(()) } else { Err(Self(Fault::Length { what, found, expected, of })) }
    }

    /// Whether there is no service at all: a fact about the data and no mistake in asking.
    ///
    /// ```
    /// use ctg_geo::cost::{CostUnit, GreatCircle, Metres};
    /// use ctg_geo::proximity::{NearestServices, Sites};
    /// let here = ctg_model::Position::new(-0.96, 45.94)?;
    /// let cost = GreatCircle::between(&[], &[here, here]);
    /// let error = NearestServices::new(&cost, &Sites::new([("ccas", here)])?, 1, Metres::LARGEST).unwrap_err();
    /// assert_eq!(error.to_string(), "found 1 places of services, expected 2, one for each destination of the costs");
    /// assert!(!error.is_no_service());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_no_service(&self) -> bool {
        self.0 == Fault::NoService
    }
}
