//! Proportions.

use ctg_model::observation::{Observation, Quantity};

use super::{Confidence, CountError, Method, Parts, Reading, SamplingInterval, both};
use crate::{Rate, quantile};

/// A part of a whole, as two counts (*proportion*): 30 394 persons covered among 63 320 inhabitants.
///
/// It is exact as it stands. An [interval](Self::interval) has to be asked for.
///
/// # Errors
/// A whole of nothing ([`CountError::absence`] says *not computable*), a part larger than the whole.
///
/// # Examples
/// ```
/// use ctg_stats::interval::Proportion;
/// assert_eq!(Proportion::new(5, 20)?.value(), 0.25);
/// assert!(Proportion::new(0, 0).is_err());
/// # Ok::<(), ctg_stats::interval::CountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Proportion {
    numerator: u64,
    denominator: u64,
}

/// How the interval of a proportion is computed.
///
/// ```
/// use ctg_stats::interval::ProportionMethod;
/// assert_eq!(ProportionMethod::default(), ProportionMethod::Wilson);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ProportionMethod {
    /// The score interval: `(2x + z² ∓ z √(z² + 4x(1 − x/n))) ÷ 2(n + z²)`. Good for any counts; the default.
    ///
    /// *Source*: Wilson, *Probable inference*, JASA 22, 1927; Newcombe and Altman, *Statistics with Confidence*, 2000.
    #[default]
    Wilson,
    /// Exact: it holds the truth at least as often as said, and is wide. Beta quantiles; at the ends `1 − (α/2)^(1/n)` and `(α/2)^(1/n)`.
    ///
    /// *Source*: Clopper and Pearson, Biometrika 26, 1934.
    ClopperPearson,
    /// Equal tails of the distribution Beta(x + ½, n − x + ½); the lower end is 0 for none, the upper end 1 for all.
    ///
    /// *Source*: Brown, Cai and DasGupta, *Interval estimation for a binomial proportion*, Statistical Science 16, 2001.
    Jeffreys,
    /// Normal interval around `(x + z²/2) ÷ (n + z²)`, cut at 0 and 1.
    ///
    /// *Source*: Agresti and Coull, The American Statistician 52, 1998.
    AgrestiCoull,
}

impl Proportion {
    /// So many of a whole.
    ///
    /// # Errors
    /// A whole of nothing, a part larger than the whole.
    ///
    /// ```
    /// use ctg_stats::interval::Proportion;
    /// assert_eq!(Proportion::new(384, 1_000)?.value(), 0.384);
    /// assert!(Proportion::new(1_001, 1_000).is_err());
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn new(numerator: u64, denominator: u64) -> Result<Self, CountError> {
        CountError::check_part(numerator, denominator)?;
        Ok(Self { numerator, denominator })
    }

    /// The proportion of two observed counts, as sure as the less sure of them, or why there is none.
    ///
    /// A count that is absent makes it absent, never 0: for the reason of the count, and *not computable* where the two counts do not
    /// agree on it. A whole of nothing is *not computable*. So is a rounded or bounded count: what is certain of it is a matter of its
    /// bounds, not of chance.
    ///
    /// # Errors
    /// A part larger than the whole: the data are wrong.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation, Status};
    /// use ctg_stats::interval::Proportion;
    /// let (ten, secret) = (Observation::exact(10, Status::Observed), Observation::Absent(Absence::SecretPrimary));
    /// assert_eq!(Proportion::of_observations(&secret, &ten)?.absence(), Some(Absence::SecretPrimary));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn of_observations(part: &Observation<u64>, whole: &Observation<u64>) -> Result<Observation<Self>, CountError> {
        let (numerator, denominator, status) = match both(part, whole) {
            Ok(counts) => counts,
            Err(reason) => return Ok(Observation::Absent(reason)),
        };
        match Self::new(numerator, denominator) {
            Ok(proportion) => Ok(Observation::exact(proportion, status)),
            Err(error) => error.absence().map(Observation::Absent).ok_or(error),
        }
    }

    /// The part.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Proportion::new(5, 20)?.numerator(), 5);         // not reduced to 1 of 4
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn numerator(self) -> u64 {
        self.numerator
    }

    /// The whole; never 0.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Proportion::new(5, 20)?.denominator(), 20);      // not reduced to 1 of 4
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn denominator(self) -> u64 {
        self.denominator
    }

    /// What is not in the part.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Proportion::new(5, 20)?.complement().value(), 0.75);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn complement(self) -> Self {
        Self { numerator: self.denominator - self.numerator, ..self }
    }

    /// The proportion as a fraction of 1.
    ///
    /// ```
    /// assert_eq!(ctg_stats::interval::Proportion::new(5, 20)?.value(), 0.25);
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The proportion with its interval.
    ///
    /// Whatever the method, the lower end is exactly 0 where the part is nothing, and the upper end exactly 1 where it is all.
    ///
    /// *Units*: fractions of 1; [`SamplingInterval::per`] tells them per 100.
    ///
    /// *Complexity*: some ten nanoseconds for Wilson and Agresti–Coull, one or two microseconds for the two that need beta quantiles,
    /// whatever the counts.
    ///
    /// # Examples
    /// ```
    /// use ctg_stats::interval::{Confidence, Proportion, ProportionMethod, Reading};
    /// // Nobody among 10: 1 − 0.025^(1/10).
    /// let nobody = Proportion::new(0, 10)?.interval(ProportionMethod::ClopperPearson, Confidence::P95, Reading::Sample);
    /// assert_eq!((nobody.lower(), (nobody.upper() * 1e4).round()), (0.0, 3_085.0));
    /// // 38 of 38, by Wilson: 38 ÷ (38 + z²).
    /// let all = Proportion::new(38, 38)?.interval(ProportionMethod::Wilson, Confidence::P95, Reading::Sample);
    /// assert_eq!(((all.lower() * 1e4).round(), all.upper()), (9_082.0, 1.0));
    /// # Ok::<(), ctg_stats::interval::CountError>(())
    /// ```
    #[doc(alias = "intervalle de confiance")]
    pub fn interval(self, method: ProportionMethod, confidence: Confidence, reading: Reading) -> SamplingInterval {
        let (method, (low, high)) = match method {
            ProportionMethod::Wilson => (Method::Wilson, wilson(self, confidence)),
            ProportionMethod::ClopperPearson => (Method::ClopperPearson, clopper_pearson(self, confidence)),
            ProportionMethod::Jeffreys => (Method::Jeffreys, jeffreys(self, confidence)),
            ProportionMethod::AgrestiCoull => (Method::AgrestiCoull, agresti_coull(self, confidence)),
        };
        let low = if self.numerator == 0 { 0.0 } else { low };
        let high = if self.numerator == self.denominator { 1.0 } else { high };
        let Self { numerator, denominator } = self;
        let parts = Parts { numerator, denominator: denominator as f64, method, confidence, reading };
        parts.around(self.value(), (low, high))
    }

    /// The ends of Wilson's interval, exact at 0 and 1.
    pub(super) fn wilson_ends(self, confidence: Confidence) -> (f64, f64) {
        let interval = self.interval(ProportionMethod::Wilson, confidence, Reading::Sample);
        (interval.lower(), interval.upper())
    }
}

/// The counts of a rate, whatever it is told per; a rate of more than all is refused.
///
/// ```
/// use ctg_model::claim::Denominator;
/// use ctg_stats::{Rate, interval::Proportion};
/// let alone = Rate::new(384, 1_000, 100, Denominator::Households)?;
/// assert_eq!(Proportion::try_from(alone).map(Proportion::value), Ok(0.384));
/// let places = Rate::new(1_167, 1_000, 100, Denominator::ChildrenUnder3)?;     // a coverage of 116.7 places per 100 children
/// assert!(Proportion::try_from(places).is_err());
/// # Ok::<(), ctg_model::observation::Absence>(())
/// ```
impl TryFrom<Rate> for Proportion {
    type Error = CountError;

    fn try_from(rate: Rate) -> Result<Self, CountError> {
        Self::new(rate.numerator(), rate.denominator())
    }
}

/// A proportion is no count: it is neither rounded to a base nor bounded by counts.
impl Quantity for Proportion {
    fn count(&self) -> Option<u64> {
        None
    }
}

/// The score interval. The lower end is written as the product of the ends over the upper one, which keeps its digits where it is small.
fn wilson(proportion: Proportion, confidence: Confidence) -> (f64, f64) {
    let (x, n) = (proportion.numerator as f64, proportion.denominator as f64);
    let z = confidence.standard_errors();
    let square = z * z;
    let root = z * (square + 4.0 * x * (proportion.complement().value())).sqrt();
    let sum = 2.0 * x + square + root;
    let value = proportion.value();
    ((2.0 * x * value / sum).min(value), (sum / (2.0 * (n + square))).max(value))
}

fn agresti_coull(proportion: Proportion, confidence: Confidence) -> (f64, f64) {
    let square = confidence.standard_errors().powi(2);
    let n = proportion.denominator as f64 + square;
    let centre = (proportion.numerator as f64 + square / 2.0) / n;
    let rest = (proportion.complement().numerator as f64 + square / 2.0) / n;
    let half = (square * centre * rest / n).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

/// Exact: Beta(x, n − x + 1) below, Beta(x + 1, n − x) above, in closed form where one of the shapes is 1.
fn clopper_pearson(proportion: Proportion, confidence: Confidence) -> (f64, f64) {
    let (part, rest) = (proportion.numerator as f64, proportion.complement().numerator as f64);
    let tail = confidence.tail();
    let root = tail.ln() / (part + rest);
    let low = match (part > 0.0, rest > 0.0) {
        (false, _) => 0.0,
        (true, false) => root.exp(),
        (true, true) => quantile::beta_lower(part, rest + 1.0, tail).0,
    };
    let high = match (rest > 0.0, part > 0.0) {
        (false, _) => 1.0,
        (true, false) => -root.exp_m1(),
        (true, true) => quantile::beta_lower(rest, part + 1.0, tail).1,
    };
    (low, high)
}

fn jeffreys(proportion: Proportion, confidence: Confidence) -> (f64, f64) {
    let (part, rest) = (proportion.numerator as f64 + 0.5, proportion.complement().numerator as f64 + 0.5);
    let tail = confidence.tail();
    let low = if proportion.numerator == 0 { 0.0 } else { quantile::beta_lower(part, rest, tail).0 };
    let high = if proportion.complement().numerator == 0 { 1.0 } else { quantile::beta_lower(rest, part, tail).1 };
    (low, high)
}
