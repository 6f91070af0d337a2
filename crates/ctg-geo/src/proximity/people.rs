//! People inside and outside of a threshold.

use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Quantity};

/// How many people have a service within a threshold, and how many have not; both terms of the share are kept.
///
/// Rounded counts give bounds. A population that is absent (hidden, not published) may be any number: it opens the upper bound of its side and
/// is listed with its reason.
///
/// # Examples
/// See [`Coverage::people`](super::Coverage::people).
///
/// ```
/// let nobody = ctg_geo::proximity::CoveredPeople::default();
/// assert_eq!((nobody.total().high(), nobody.share()), (Some(0), None));      // 0 ÷ 0 is no share
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct CoveredPeople {
    inside: Side,
    outside: Side,
    absent: Vec<(usize, Absence)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Side {
    persons: CountBounds,
    origins: usize,
}

impl Default for Side {
    fn default() -> Self {
        Self { persons: Precision::Exact.bounds(0), origins: 0 }
    }
}

/// The share of people within a threshold: one number, or the bounds that rounded or absent counts leave.
///
/// # Units
/// From 0 to 1.
///
/// ```
/// use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
/// use ctg_model::{Position, observation::{Absence, Observation, Status}};
/// let [here, there] = [Position::new(-0.96, 45.94)?, Position::new(-0.96, 46.94)?];
/// let covered = Coverage::new(&GreatCircle::between(&[here, there, there], &[here]), Metres::new(500.0)?)?;
/// let persons = [Observation::exact(30_u64, Status::Observed), Observation::exact(10, Status::Observed), Observation::Absent(Absence::NotAvailable)];
/// let share = covered.people(&persons)?.share().unwrap();
/// assert_eq!((share.low(), share.high(), share.exact()), (0.0, 0.75, None));  // nobody knows how many live at the third
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    low: f64,
    high: f64,
}

impl Share {
    /// The least that it can be.
    ///
    /// ```
    /// # use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// # use ctg_model::{Position, observation::{Observation, Status}};
    /// # let here = Position::new(-0.96, 45.94)?;
    /// # let covered = Coverage::new(&GreatCircle::between(&[here], &[here]), Metres::new(500.0)?)?;
    /// let all = covered.people(&[Observation::exact(30_u64, Status::Observed)])?.share().unwrap();
    /// assert_eq!(all.low(), 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn low(self) -> f64 {
        self.low
    }

    /// The most that it can be.
    ///
    /// ```
    /// # use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// # use ctg_model::{Position, observation::{Observation, Status}};
    /// # let here = Position::new(-0.96, 45.94)?;
    /// # let covered = Coverage::new(&GreatCircle::between(&[here], &[here]), Metres::new(500.0)?)?;
    /// let all = covered.people(&[Observation::exact(30_u64, Status::Observed)])?.share().unwrap();
    /// assert_eq!(all.high(), 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn high(self) -> f64 {
        self.high
    }

    /// The share, if it is one number.
    ///
    /// ```
    /// # use ctg_geo::{cost::{GreatCircle, Metres}, proximity::Coverage};
    /// # use ctg_model::{Position, observation::{Observation, Status}};
    /// # let here = Position::new(-0.96, 45.94)?;
    /// # let covered = Coverage::new(&GreatCircle::between(&[here], &[here]), Metres::new(500.0)?)?;
    /// let all = covered.people(&[Observation::exact(30_u64, Status::Observed)])?.share().unwrap();
    /// assert_eq!(all.exact(), Some(1.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn exact(self) -> Option<f64> {
        (self.low >= self.high).then_some(self.low)
    }
}

impl CoveredPeople {
    pub(super) fn add(&mut self, origin: usize, is_covered: bool, persons: &Observation<impl Quantity>) {
        let side = if is_covered { &mut self.inside } else { &mut self.outside };
        side.origins += 1;
        if let Some(absence) = persons.absence() {
            self.absent.push((origin, absence));
        }
        // What is absent, or no whole number, may be any number.
        side.persons = side.persons.plus(persons.bounds().unwrap_or(Precision::AtLeast.bounds(0)));
    }

    /// The people with a service within the threshold: the numerator.
    ///
    /// ```
    /// assert_eq!(ctg_geo::proximity::CoveredPeople::default().covered().low(), 0);
    /// ```
    pub fn covered(&self) -> CountBounds {
        self.inside.persons
    }

    /// The people without.
    ///
    /// ```
    /// assert_eq!(ctg_geo::proximity::CoveredPeople::default().outside().high(), Some(0));
    /// ```
    pub fn outside(&self) -> CountBounds {
        self.outside.persons
    }

    /// All of them: the denominator.
    ///
    /// ```
    /// assert_eq!(ctg_geo::proximity::CoveredPeople::default().total().high(), Some(0));
    /// ```
    pub fn total(&self) -> CountBounds {
        self.inside.persons.plus(self.outside.persons)
    }

    /// How many origins have a service within the threshold, and how many have not.
    ///
    /// ```
    /// assert_eq!(ctg_geo::proximity::CoveredPeople::default().origins(), (0, 0));
    /// ```
    pub fn origins(&self) -> (usize, usize) {
        (self.inside.origins, self.outside.origins)
    }

    /// The origins whose population is absent, by number, and why.
    ///
    /// ```
    /// assert!(ctg_geo::proximity::CoveredPeople::default().absent().is_empty());
    /// ```
    pub fn absent(&self) -> &[(usize, Absence)] {
        &self.absent
    }

    /// The share of the people with a service within the threshold; `None` if there is surely nobody.
    ///
    /// *Formula*: least covered ÷ (least covered + most outside) to most covered ÷ (most covered + least outside).
    ///
    /// ```
    /// assert_eq!(ctg_geo::proximity::CoveredPeople::default().share(), None);
    /// ```
    #[must_use]
    pub fn share(&self) -> Option<Share> {
        if self.total().high() == Some(0) {
            return None;
        }
        let (inside, outside) = (self.inside.persons, self.outside.persons);
        let low = match outside.high() {
            Some(0) => 1.0,
            Some(high) => of(inside.low(), high),
            None => 0.0,
        };
        let high = match inside.high() {
            Some(0) => 0.0,
            Some(high) => of(high, outside.low()),
            None => 1.0,
        };
        Some(Share { low, high })
    }
}

/// The part of one of two counts, one of which is above 0.
fn of(part: u64, rest: u64) -> f64 {
    part as f64 / (part as f64 + rest as f64)
}
