//! Exact fractions.

use std::cmp::Ordering;
use std::fmt;

/// A quotient of two whole numbers, kept exact and in lowest terms: equal quotients are equal, and ties are ties.
///
/// # Examples
/// ```
/// use ctg_stats::Fraction;
/// let third = Fraction::new(2, 6).ok_or("no quotient")?;
/// assert_eq!(third.to_string(), "1/3");
/// assert!(third < Fraction::new(1, 2).ok_or("no quotient")?);
/// assert_eq!(Fraction::new(1, 0), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(into = "String"))]
#[must_use]
pub struct Fraction {
    numerator: i128,
    /// Above 0.
    denominator: i128,
}

impl Fraction {
    /// Zero.
    ///
    /// ```
    /// use ctg_stats::Fraction;
    /// assert!(Fraction::new(-1, 4).unwrap() < Fraction::ZERO);
    /// ```
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    ///
    /// ```
    /// use ctg_stats::Fraction;
    /// // From 4 stops to the 12 that were aimed at.
    /// assert_eq!(Fraction::new(12 - 4, 12 - 4), Some(Fraction::ONE));
    /// ```
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A quotient; `None` where the denominator is 0 or a number is the least of its type, which has no opposite.
    ///
    /// ```
    /// use ctg_stats::Fraction;
    /// assert_eq!(Fraction::new(6 - 4, 12 - 4), Fraction::new(1, 4));
    /// assert_eq!(Fraction::new(6, 0), None);
    /// ```
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = common_divisor(numerator.abs(), denominator.abs()).max(1) * denominator.signum();
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// The numerator, in lowest terms; it carries the sign.
    ///
    /// ```
    /// assert_eq!(ctg_stats::Fraction::new(3, -6).map(ctg_stats::Fraction::numerator), Some(-1));
    /// ```
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator, in lowest terms; above 0.
    ///
    /// ```
    /// assert_eq!(ctg_stats::Fraction::new(3, -6).map(ctg_stats::Fraction::denominator), Some(2));
    /// ```
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// The nearest floating-point number, to show.
    ///
    /// ```
    /// assert_eq!(ctg_stats::Fraction::new(1, 4).map(ctg_stats::Fraction::value), Some(0.25));
    /// ```
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Ord for Fraction {
    /// By value. The whole parts are compared, then the rests turned over, as in a continued fraction: no product can overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let ((mut a, mut b), (mut c, mut d)) =
            ((self.numerator, self.denominator), (other.numerator, other.denominator));
        let mut turned = false;
        loop {
            let found = a.div_euclid(b).cmp(&c.div_euclid(d));
            let (left, right) = (a.rem_euclid(b), c.rem_euclid(d));
            let found = if found == Ordering::Equal && (left == 0 || right == 0) { left.cmp(&right) } else { found };
            if found != Ordering::Equal || left == 0 {
                return if turned { found.reverse() } else { found };
            }
            ((a, b), (c, d)) = ((b, left), (d, right));
            turned = !turned;
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `3/4`, or `3` for a whole number.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => f.pad(&self.numerator.to_string()),
            denominator => f.pad(&format!("{}/{denominator}", self.numerator)),
        }
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        fraction.to_string()
    }
}
