//! What printed figures should satisfy.

use crate::{Decimal, Slug};

/// Something that printed figures should satisfy, beyond what their measures imply (*règle de cohérence*).
///
/// # Examples
/// ```
/// use ctg_model::claim::{Expectation, ExpectationRule};
/// let rule = Expectation {
///     id: "ccas-subset".parse()?,
///     rule: ExpectationRule::Subset { part: "ccas-principaux".parse()?, whole: "ccas".parse()? },
///     reference: String::new(),
///     note: String::new(),
/// };
/// assert_eq!(rule.rule.ids().count(), 2);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expectation {
    /// Identifier inside one set of data.
    pub id: Slug,
    /// What should hold.
    pub rule: ExpectationRule,
    /// Where the rule comes from.
    pub reference: String,
    /// Anything a reader should know.
    pub note: String,
}

/// What should hold between figures, or between dates.
///
/// ```
/// use ctg_model::claim::ExpectationRule;
/// let rule = ExpectationRule::Order { first: "diagnostic".parse()?, then: "signature".parse()? };
/// assert_eq!(rule.ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["diagnostic", "signature"]);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ExpectationRule {
    /// A part counts some of what the whole counts: part ≤ whole.
    Subset {
        /// The smaller figure.
        part: Slug,
        /// The larger figure.
        whole: Slug,
    },
    /// Two figures print the same quantity.
    Equal {
        /// One figure.
        left: Slug,
        /// The other.
        right: Slug,
    },
    /// A figure is the sum of others.
    Sum {
        /// The sum.
        total: Slug,
        /// What adds up to it.
        parts: Vec<Slug>,
    },
    /// A quotient lies between two values; without either, it is only told.
    Ratio {
        /// The figure above.
        numerator: Slug,
        /// The figure below.
        denominator: Slug,
        /// The least it may be.
        low: Option<Decimal>,
        /// The most it may be.
        high: Option<Decimal>,
    },
    /// A percentage of the population, divided among the units of a figure: how many persons each stands for.
    PersonsPer {
        /// The percentage of the population.
        share: Slug,
        /// The figure whose units share them.
        units: Slug,
    },
    /// A date comes before another, or ends before the other starts.
    Order {
        /// What should come first.
        first: Slug,
        /// What should come then.
        then: Slug,
    },
}

impl ExpectationRule {
    /// The figures or dates that the rule speaks of: the sum, the part, what should come first, then the others in their order.
    ///
    /// ```
    /// use ctg_model::claim::ExpectationRule;
    /// let rule = ExpectationRule::Sum { total: "age-0-24".parse()?, parts: vec!["age-0-5".parse()?, "age-6-17".parse()?, "age-18-24".parse()?] };
    /// assert_eq!(rule.ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["age-0-24", "age-0-5", "age-6-17", "age-18-24"]);
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn ids(&self) -> impl Iterator<Item = &Slug> {
        let (first, others): (&Slug, Vec<&Slug>) = match self {
            Self::Subset { part, whole } => (part, vec![whole]),
            Self::Equal { left, right } => (left, vec![right]),
            Self::Sum { total, parts } => (total, parts.iter().collect()),
            Self::Ratio { numerator, denominator, .. } => (numerator, vec![denominator]),
            Self::PersonsPer { share, units } => (share, vec![units]),
            Self::Order { first, then } => (first, vec![then]),
        };
        std::iter::once(first).chain(others)
    }

    /// Whether the rule speaks of dates rather than of figures.
    ///
    /// ```
    /// use ctg_model::claim::ExpectationRule;
    /// assert!(ExpectationRule::Order { first: "a".parse()?, then: "b".parse()? }.is_about_dates());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn is_about_dates(&self) -> bool {
        matches!(self, Self::Order { .. })
    }
}
