//! Printed numbers, exactly as printed.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A decimal number as a document prints it: `15.1` keeps its one decimal, so that one knows what rounding it hides.
///
/// Two decimals are equal when they are printed alike: `50` and `50.0` differ, because they promise different precisions. They order by
/// value first, then by decimals; [`same_value`](Self::same_value) compares the value alone. Arithmetic is exact or refused. Zeros that lead
/// are not kept, nor is the sign of a zero: `007` is 7, `-0.0` is 0.0.
///
/// # Errors
/// Parsing refuses anything but digits with an optional `-` before and one `.` between, more than 6 decimals, more than 15 digits.
///
/// # Examples
/// ```
/// use ctg_model::Decimal;
/// let share: Decimal = "15.1".parse()?;
/// assert_eq!(share.to_string(), "15.1");
/// let (low, high) = share.rounding_interval();
/// assert_eq!((low.to_string(), high.to_string()), ("15.05".into(), "15.15".into()));
/// # Ok::<(), ctg_model::DecimalError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    decimals: u8,
}

/// A text that is not a decimal number.
///
/// ```
/// use ctg_model::Decimal;
/// assert_eq!("15,1".parse::<Decimal>().unwrap_err().to_string(), "number `15,1`: expected digits with `.` as decimal mark");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("number `{text}`: expected {expected}")]
pub struct DecimalError {
    text: String,
    expected: &'static str,
}

impl DecimalError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!("x".parse::<ctg_model::Decimal>().unwrap_err().text(), "x");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// assert_eq!("x".parse::<ctg_model::Decimal>().unwrap_err().expected(), "digits with `.` as decimal mark");
    /// ```
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl Decimal {
    /// The most decimals that a printed number may have.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// assert_eq!("0.123456".parse::<Decimal>()?.decimals(), Decimal::MOST_DECIMALS);
    /// let error = "0.1234567".parse::<Decimal>().unwrap_err();
    /// assert_eq!(error.to_string(), "number `0.1234567`: expected at most 6 decimals");
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub const MOST_DECIMALS: u8 = 6;

    /// The largest absolute value of the digits, read as one whole number.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// let largest = Decimal::whole(Decimal::MOST_DIGITS).map(|number| number.to_string());
    /// assert_eq!(largest.as_deref(), Some("999999999999999"));
    /// assert_eq!(Decimal::whole(Decimal::MOST_DIGITS + 1), None);
    /// ```
    pub const MOST_DIGITS: u64 = 999_999_999_999_999;

    /// The whole number zero, which sums start from.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// let shares = ["37.3", "27.3", "20.7", "14.7"].into_iter().map(str::parse::<Decimal>).collect::<Result<Vec<_>, _>>()?;
    /// let sum = shares.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add);
    /// assert_eq!(sum.map(|sum| sum.to_string()).as_deref(), Some("100.0"));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub const ZERO: Self = Self { mantissa: 0, decimals: 0 };

    /// `digits` shifted by `decimals` places: `new(151, 1)` is 15.1; `None` out of range.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// assert_eq!(Decimal::new(151, 1).map(|d| d.to_string()).as_deref(), Some("15.1"));
    /// assert_eq!(Decimal::new(1, 7), None);
    /// ```
    pub fn new(digits: i64, decimals: u8) -> Option<Self> {
        let fits = decimals <= Self::MOST_DECIMALS && digits.unsigned_abs() <= Self::MOST_DIGITS;
        fits.then_some(Self { mantissa: digits, decimals })
    }

    /// A whole number; `None` out of range.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// assert_eq!(Decimal::whole(63_320).map(|d| d.to_string()).as_deref(), Some("63320"));
    /// ```
    pub fn whole(value: u64) -> Option<Self> {
        Self::new(i64::try_from(value).ok()?, 0)
    }

    /// The digits, read as one whole number: 151 for 15.1.
    ///
    /// ```
    /// assert_eq!("15.1".parse::<ctg_model::Decimal>()?.digits(), 151);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn digits(self) -> i64 {
        self.mantissa
    }

    /// How many decimals are printed.
    ///
    /// ```
    /// assert_eq!("50.0".parse::<ctg_model::Decimal>()?.decimals(), 1);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The value as a whole number of persons, places …: `None` if it is negative or printed with decimals.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// assert_eq!("13".parse::<Decimal>()?.as_count(), Some(13));
    /// assert_eq!("1.3".parse::<Decimal>()?.as_count(), None);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn as_count(self) -> Option<u64> {
        if self.decimals == 0 { u64::try_from(self.mantissa).ok() } else { None }
    }

    /// The nearest floating-point number.
    ///
    /// ```
    /// assert_eq!("0.5".parse::<ctg_model::Decimal>()?.to_f64(), 0.5);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / power_of_ten(self.decimals) as f64
    }

    /// The sum, with the decimals of the more precise of the two; `None` out of range.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// let (a, b): (Decimal, Decimal) = ("19.9".parse()?, "3".parse()?);
    /// assert_eq!(a.checked_add(b).map(|d| d.to_string()).as_deref(), Some("22.9"));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let sum = self.at(decimals).checked_add(other.at(decimals))?;
        Self::new(i64::try_from(sum).ok()?, decimals)
    }

    /// The difference, with the decimals of the more precise of the two; `None` out of range.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// let (a, b): (Decimal, Decimal) = ("63320".parse()?, "63220".parse()?);
    /// assert_eq!(a.checked_sub(b).and_then(Decimal::as_count), Some(100));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { mantissa: -other.mantissa, ..other })
    }

    /// The product, with the decimals of both; `None` out of range.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// let (share, population): (Decimal, Decimal) = ("47.5".parse()?, "63220".parse()?);
    /// assert_eq!(share.checked_mul(population).map(|d| d.to_string()).as_deref(), Some("3002950.0"));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(other.mantissa)?, self.decimals.checked_add(other.decimals)?)
    }

    /// Compares the values, whatever the decimals printed.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// let (a, b): (Decimal, Decimal) = ("50".parse()?, "50.0".parse()?);
    /// assert!(a.same_value(b) && a != b);
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn same_value(self, other: Self) -> bool {
        self.value_cmp(other) == Ordering::Equal
    }

    /// The values that print as this one: half a unit of the last decimal on either side, both ends included.
    ///
    /// Which way a publisher rounds a half is not known, so both ends belong to the interval. Out of range, the number stands for itself.
    ///
    /// ```
    /// use ctg_model::Decimal;
    /// let (low, high) = "48".parse::<Decimal>()?.rounding_interval();
    /// assert_eq!((low.to_f64(), high.to_f64()), (47.5, 48.5));
    /// # Ok::<(), ctg_model::DecimalError>(())
    /// ```
    pub fn rounding_interval(self) -> (Self, Self) {
        let around = |half: i64| Self::new(self.mantissa.checked_mul(10)?.checked_add(half)?, self.decimals + 1);
        around(-5).zip(around(5)).unwrap_or((self, self))
    }

    fn value_cmp(self, other: Self) -> Ordering {
        let decimals = self.decimals.max(other.decimals);
        self.at(decimals).cmp(&other.at(decimals))
    }

    fn at(self, decimals: u8) -> i128 {
        i128::from(self.mantissa) * i128::from(power_of_ten(decimals.saturating_sub(self.decimals)))
    }
}

fn power_of_ten(exponent: u8) -> i64 {
    (0..exponent).fold(1, |power, _| power * 10)
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value_cmp(*other).then(self.decimals.cmp(&other.decimals))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = power_of_ten(self.decimals).unsigned_abs();
        let (whole, rest) = (self.mantissa.unsigned_abs() / unit, self.mantissa.unsigned_abs() % unit);
        let width = usize::from(self.decimals);
        let text = if width == 0 { whole.to_string() } else { format!("{whole}.{rest:0width$}") };
        f.pad_integral(self.mantissa >= 0, "", &text)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({self})")
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let refuse = |expected| DecimalError { text: text.chars().take(40).collect(), expected };
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, rest) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(refuse("digits with `.` as decimal mark")),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        if whole.is_empty() || !whole.bytes().chain(rest.bytes()).all(|byte| byte.is_ascii_digit()) {
            return Err(refuse("digits with `.` as decimal mark"));
        }
        let decimals = u8::try_from(rest.len()).ok().filter(|count| *count <= Self::MOST_DECIMALS);
        let decimals = decimals.ok_or_else(|| refuse("at most 6 decimals"))?;
        let digits: Option<i64> = format!("{whole}{rest}").parse().ok();
        let signed = digits.map(|digits| if unsigned.len() < text.len() { -digits } else { digits });
        signed.and_then(|digits| Self::new(digits, decimals)).ok_or_else(|| refuse("at most 15 digits"))
    }
}

crate::text::as_text!(Decimal, "Decimal", expected: "a number as text, such as \"15.1\"", pattern: "^-?[0-9]{1,15}([.][0-9]{1,6})?$");
