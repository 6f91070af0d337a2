//! What actions are ranked by.

use std::fmt;
use std::str::FromStr;

use crate::{Decimal, Label, Slug};

/// A number of thousandths, with its range.
macro_rules! thousandths {
    ($(#[$doc:meta])* $name:ident, $what:literal, $least:literal, $expected:literal, $pattern:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[must_use]
        pub struct $name(u32);

        impl $name {
            /// The number in thousandths, a whole number: so sums and comparisons are exact.
            ///
            /// ```
            /// use ctg_model::plan::{Score, Weight};
            /// assert_eq!("2.50".parse::<Weight>()?.thousandths(), 2_500);
            /// assert_eq!("0.001".parse::<Score>()?.thousandths(), 1);
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            pub fn thousandths(self) -> u32 {
                self.0
            }
        }

        impl FromStr for $name {
            type Err = CriterionError;

            fn from_str(text: &str) -> Result<Self, CriterionError> {
                let refuse = || CriterionError { what: $what, text: text.chars().take(40).collect(), expected: $expected };
                let decimal: Decimal = text.parse().map_err(|_| refuse())?;
                let up = 3_u8.checked_sub(decimal.decimals()).ok_or_else(refuse)?;
                let thousandths = decimal.digits().checked_mul(10_i64.pow(u32::from(up)));
                let fits = thousandths.and_then(|number| u32::try_from(number).ok());
                fits.filter(|number| ($least..=1_000_000).contains(number)).map(Self).ok_or_else(refuse)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let text = format!("{}.{:03}", self.0 / 1_000, self.0 % 1_000);
                f.pad(text.trim_end_matches('0').trim_end_matches('.'))
            }
        }

        crate::text::as_text!($name, stringify!($name), expected: $expected, pattern: $pattern);
    };
}

thousandths!(
    /// How much a criterion counts (*pondération*): above 0, at most 1000, with at most 3 decimals.
    ///
    /// Only the proportions of the weights matter, so that they need not add up to 100.
    ///
    /// ```
    /// use ctg_model::plan::Weight;
    /// assert_eq!("2.50".parse::<Weight>()?.to_string(), "2.5");
    /// assert!("0".parse::<Weight>().is_err());
    /// # Ok::<(), ctg_model::plan::CriterionError>(())
    /// ```
    Weight, "weight", 1, "a number above 0 and up to 1000, with at most 3 decimals", "^[0-9]{1,4}([.][0-9]{1,3})?$"
);

thousandths!(
    /// What an action gets under a criterion (*note*): from 0 to 1000, with at most 3 decimals; more is better.
    ///
    /// ```
    /// use ctg_model::plan::Score;
    /// assert!("4".parse::<Score>()? > "3.5".parse()?);
    /// assert_eq!("-1".parse::<Score>().unwrap_err().to_string(), "score `-1`: expected a number from 0 to 1000, with at most 3 decimals");
    /// # Ok::<(), ctg_model::plan::CriterionError>(())
    /// ```
    Score, "score", 0, "a number from 0 to 1000, with at most 3 decimals", "^[0-9]{1,4}([.][0-9]{1,3})?$"
);

/// A text that is no [`Weight`] or no [`Score`].
///
/// ```
/// use ctg_model::plan::Weight;
/// assert_eq!("0".parse::<Weight>().unwrap_err().text(), "0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} `{text}`: expected {expected}")]
pub struct CriterionError {
    what: &'static str,
    text: String,
    expected: &'static str,
}

impl CriterionError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// use ctg_model::plan::Score;
    /// assert_eq!("3,5".parse::<Score>().unwrap_err().text(), "3,5");   // a comma where a point is expected
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// use ctg_model::plan::Score;
    /// assert_eq!("x".parse::<Score>().unwrap_err().expected(), "a number from 0 to 1000, with at most 3 decimals");
    /// ```
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

/// A criterion that actions are ranked by (*critère de hiérarchisation*).
///
/// A score is better the higher it is: a cost is scored as thrift.
///
/// ```
/// use ctg_model::plan::Criterion;
/// let urgency = Criterion::new("urgence".parse()?, "Urgence".parse()?, "3".parse()?);
/// assert_eq!(urgency.weight.thousandths(), 3_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "critère")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Criterion {
    /// The identifier, unique in the plan.
    pub id: Slug,
    /// Its name.
    pub label: Label,
    /// How much it counts.
    pub weight: Weight,
}

impl Criterion {
    /// A criterion.
    ///
    /// ```
    /// use ctg_model::plan::Criterion;
    /// let urgency = Criterion::new("urgence".parse()?, "Urgence".parse()?, "3".parse()?);
    /// let thrift = Criterion::new("economie".parse()?, "Économie".parse()?, "1.5".parse()?);
    /// assert_eq!(urgency.weight.thousandths(), 2 * thrift.weight.thousandths());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(id: Slug, label: Label, weight: Weight) -> Self {
        Self { id, label, weight }
    }
}
