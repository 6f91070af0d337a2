//! Quotients of printed numbers, kept as such.

use std::cmp::Ordering;
use std::fmt;

use ctg_model::Decimal;

/// A number, or the quotient of two, with both kept.
///
/// # Examples
/// ```
/// use ctg_stats::reconcile::Ratio;
/// let places_per_childminder = Ratio::new("852".parse()?, "235".parse()?).unwrap();
/// assert_eq!(format!("{:.2}", places_per_childminder.value()), "3.63");
/// assert_eq!(places_per_childminder.to_string(), "852/235");
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ratio {
    numerator: Decimal,
    denominator: Option<Decimal>,
}

impl Ratio {
    /// The quotient of two numbers; `None` for a denominator that is not above 0.
    ///
    /// ```
    /// assert!(ctg_stats::reconcile::Ratio::new("1".parse()?, "0".parse()?).is_none());
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        (denominator.digits() > 0).then_some(Self { numerator, denominator: Some(denominator) })
    }

    /// What is divided, or the number itself.
    ///
    /// ```
    /// let places_per_childminder = ctg_stats::reconcile::Ratio::new("852".parse()?, "235".parse()?).unwrap();
    /// assert_eq!(places_per_childminder.numerator(), "852".parse()?);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn numerator(self) -> Decimal {
        self.numerator
    }

    /// What it is divided by; `None` for a plain number.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// use ctg_stats::reconcile::Ratio;
    /// assert_eq!(Ratio::new("852".parse()?, "235".parse()?).unwrap().denominator(), Some("235".parse()?));
    /// assert_eq!(Ratio::from("3.6".parse::<Decimal>()?).denominator(), None);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn denominator(self) -> Option<Decimal> {
        self.denominator
    }

    /// The nearest floating-point number.
    ///
    /// ```
    /// let two_and_a_half = ctg_stats::reconcile::Ratio::new("5".parse()?, "2".parse()?).unwrap();
    /// assert_eq!(two_and_a_half.value(), 2.5);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn value(self) -> f64 {
        self.numerator.to_f64() / self.denominator.map_or(1.0, Decimal::to_f64)
    }

    /// Compares exactly with a number, without dividing; `None` out of range.
    pub(super) fn compare(self, other: Decimal) -> Option<Ordering> {
        let scaled = match self.denominator {
            Some(denominator) => other.checked_mul(denominator)?,
            None => other,
        };
        Some(if self.numerator.same_value(scaled) { Ordering::Equal } else { self.numerator.cmp(&scaled) })
    }
}

impl From<Decimal> for Ratio {
    fn from(numerator: Decimal) -> Self {
        Self { numerator, denominator: None }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            None => self.numerator.fmt(f),
            Some(denominator) => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}
