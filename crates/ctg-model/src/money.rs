//! Money, in whole cents.

use std::fmt;

/// An amount of money in whole cents of a euro (*centimes*).
///
/// # Errors
/// More than [`MOST`](Self::MOST).
///
/// # Examples
/// ```
/// use ctg_model::Cents;
/// let amount = Cents::new(1_250_050).ok_or("too much")?;
/// assert_eq!(amount.to_string(), "12500.50");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(into = "u64"))]
#[must_use]
pub struct Cents(u64);

/// An amount beyond the largest.
///
/// ```
/// use ctg_model::Cents;
/// assert_eq!(Cents::try_from(u64::MAX).unwrap_err().to_string(), "amount 18446744073709551615 cents, expected at most 10000000000000");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("amount {0} cents, expected at most {most}", most = Cents::MOST)]
pub struct CentsError(u64);

impl Cents {
    /// The largest amount that is read, a hundred billion euros: a million of them can be added up.
    ///
    /// ```
    /// assert_eq!(ctg_model::Cents::MOST / 100, 100_000_000_000);
    /// ```
    pub const MOST: u64 = 10_000_000_000_000;
    /// Nothing.
    ///
    /// ```
    /// assert_eq!(ctg_model::Cents::ZERO.to_string(), "0.00");
    /// ```
    pub const ZERO: Self = Self(0);

    /// So many cents; `None` beyond [`MOST`](Self::MOST).
    ///
    /// ```
    /// use ctg_model::Cents;
    /// assert_eq!(Cents::new(150).map(|amount| amount.to_string()).as_deref(), Some("1.50"));
    /// assert_eq!(Cents::new(Cents::MOST + 1), None);
    /// ```
    pub fn new(cents: u64) -> Option<Self> {
        (cents <= Self::MOST).then_some(Self(cents))
    }

    /// How many cents.
    ///
    /// ```
    /// assert_eq!(ctg_model::Cents::new(150).map(|amount| amount.cents()), Some(150));
    /// ```
    pub fn cents(self) -> u64 {
        self.0
    }

    /// The sum. It stops at 2⁶⁴ cents, which a million of the largest amounts do not reach.
    ///
    /// ```
    /// use ctg_model::Cents;
    /// let sum: Cents = [Cents::new(1), Cents::new(2)].into_iter().flatten().fold(Cents::ZERO, Cents::plus);
    /// assert_eq!(sum.cents(), 3);
    /// ```
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl TryFrom<u64> for Cents {
    type Error = CentsError;

    fn try_from(cents: u64) -> Result<Self, CentsError> {
        Self::new(cents).ok_or(CentsError(cents))
    }
}

impl From<Cents> for u64 {
    fn from(amount: Cents) -> u64 {
        amount.0
    }
}

/// Euros, with a point before the cents.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Cents {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WholeCents;

        impl serde::de::Visitor<'_> for WholeCents {
            type Value = Cents;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number of cents, 0 or more")
            }

            fn visit_u64<E: serde::de::Error>(self, cents: u64) -> Result<Cents, E> {
                Cents::try_from(cents).map_err(E::custom)
            }
        }

        deserializer.deserialize_u64(WholeCents)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Cents {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cents".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 0, "maximum": Self::MOST, "description": "an amount in cents of a euro" })
    }
}
