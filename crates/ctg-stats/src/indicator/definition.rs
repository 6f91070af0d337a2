//! The definition of an indicator.

use ctg_model::{Decimal, Label, Slug};

use super::{Additivity, Caveat, Certainty, Theme, Variable, VintageRule};
use crate::comparison::Direction;

/// An indicator: everything that one must know to compute it, to publish it, and to contest it (*indicateur*).
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, observation::{Observation, Status}};
/// use ctg_stats::indicator::{Catalogue, Count};
///
/// let catalogue = Catalogue::portrait()?;
/// let coverage = catalogue.indicator("caf-coverage").unwrap();
/// let year = Some(Vintage::new(2018)?);
/// let exact = |count: u64| Observation::exact(count, Status::Observed);
/// let covered = Count::new("persons-covered".parse()?, year, exact(30_394));
/// let population = Count::new("population".parse()?, year, exact(63_320));
///
/// let measure = coverage.of_counts(covered.clone(), population)?;
/// assert_eq!(format!("{:.1}", measure.value().point().unwrap()), "48.0");
///
/// // Households in the place of inhabitants are refused.
/// let households = Count::new("households".parse()?, year, exact(29_000));
/// let error = coverage.of_counts(covered, households).unwrap_err();
/// assert_eq!(error.to_string(), "indicator `caf-coverage` divided by `households`, expected `population`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Identifier: `caf-coverage`.
    pub code: Slug,
    /// What it is called in French.
    pub label: Label,
    /// The part of a portrait that it belongs to.
    pub theme: Theme,
    /// What it is computed from, and how.
    pub form: Form,
    /// The unit of the value, in French: *% de la population*, *pour 1 000 habitants*.
    pub unit: Label,
    /// Which way is better, where one is.
    pub direction: Direction,
    /// How many decimals it is told with.
    pub decimals: u8,
    /// What years its terms may have.
    pub vintage: VintageRule,
    /// The formula, in French.
    pub formula: Label,
    /// Where the definition comes from: title, article or page.
    pub reference: Label,
    /// How sure the definition is.
    pub certainty: Certainty,
    /// What a reader must know, always.
    pub caveats: Vec<Caveat>,
    /// One computation that can be redone by hand.
    pub example: Example,
}

/// What an indicator is computed from (*forme*).
///
/// ```
/// use ctg_stats::indicator::{Catalogue, Form};
/// let catalogue = Catalogue::portrait()?;
/// assert!(matches!(catalogue.indicator("population").unwrap().form, Form::Count { .. }));
/// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Form {
    /// A count (*effectif*).
    Count {
        /// What is counted.
        of: Variable,
    },
    /// A part of a whole, in per cent (*part*): the numerator counts some of what the denominator counts.
    Share {
        /// The part.
        numerator: Variable,
        /// The whole.
        denominator: Variable,
    },
    /// So many for so many of something else (*taux*, *rapport*, *indice*); it may exceed `per`.
    Rate {
        /// What is divided.
        numerator: Variable,
        /// By what.
        denominator: Variable,
        /// For how many.
        per: u32,
    },
    /// The average annual rate of change between two years, in per cent (*taux de variation annuel moyen*).
    AnnualChange {
        /// What changes.
        of: Variable,
    },
    /// A statistic that its publisher computes, and that cannot be computed again from counts: a median, a decile.
    Published {
        /// The statistic.
        of: Variable,
    },
}

/// One computation, with its result as it would be printed.
///
/// ```
/// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
/// let example = &catalogue.indicator("caf-coverage").unwrap().example;
/// assert_eq!((example.numerator.to_string(), example.value.to_string()), ("30394".into(), "48.0".into()));
/// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Example {
    /// The count, the numerator, the later count of a change, or the published statistic.
    pub numerator: Decimal,
    /// The denominator, or the earlier count of a change.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub denominator: Option<Decimal>,
    /// How many years lie between the counts of a change; 0 otherwise.
    #[cfg_attr(feature = "serde", serde(default))]
    pub years: u16,
    /// The result, rounded.
    pub value: Decimal,
    /// Where the numbers come from, in French; invented ones say so.
    pub origin: Label,
}

impl Form {
    /// What is counted, divided or published.
    ///
    /// ```
    /// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// assert_eq!(catalogue.indicator("caf-coverage").unwrap().form.numerator().id.as_str(), "persons-covered");
    /// assert_eq!(catalogue.indicator("population-annual-change").unwrap().form.numerator().id.as_str(), "population");
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn numerator(&self) -> &Variable {
        match self {
            Self::Count { of } | Self::AnnualChange { of } | Self::Published { of } => of,
            Self::Share { numerator, .. } | Self::Rate { numerator, .. } => numerator,
        }
    }

    /// What it is divided by; `None` for counts, changes and published statistics.
    ///
    /// ```
    /// # let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// let divided_by = |code| catalogue.indicator(code).unwrap().form.denominator().map(|variable| variable.id.as_str());
    /// assert_eq!(divided_by("lone-parent-of-families"), Some("families"));
    /// assert_eq!(divided_by("lone-parent-of-families-with-children"), Some("families-with-children"));
    /// assert_eq!(divided_by("population"), None);
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn denominator(&self) -> Option<&Variable> {
        match self {
            Self::Share { denominator, .. } | Self::Rate { denominator, .. } => Some(denominator),
            _ => None,
        }
    }

    /// For how many of the denominator the value is told: 100 for a share; 1 for counts and published statistics.
    ///
    /// ```
    /// # let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// let per = |code| catalogue.indicator(code).unwrap().form.per();
    /// assert_eq!((per("caf-coverage"), per("birth-rate"), per("population")), (100, 1_000, 1));
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn per(&self) -> u32 {
        match self {
            Self::Share { .. } | Self::AnnualChange { .. } => 100,
            Self::Rate { per, .. } => *per,
            Self::Count { .. } | Self::Published { .. } => 1,
        }
    }

    /// Whether the indicator of a zone can be computed from its communes, by adding up the terms; the first variable that forbids it decides.
    ///
    /// ```
    /// use ctg_stats::indicator::{Additivity, Catalogue};
    /// # let catalogue = Catalogue::portrait()?;
    /// let additivity = |code| catalogue.indicator(code).unwrap().form.additivity();
    /// assert_eq!(additivity("birth-rate"), Additivity::Additive);                // births add up, and so do inhabitants
    /// assert_eq!(additivity("population-total"), Additivity::CountsTwice);
    /// assert_eq!(additivity("median-living-standard"), Additivity::Statistic);
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn additivity(&self) -> Additivity {
        let terms = [Some(self.numerator()), self.denominator()];
        let additivities = terms.into_iter().flatten().map(|variable| variable.additivity);
        additivities.into_iter().find(|additivity| !additivity.is_additive()).unwrap_or(Additivity::Additive)
    }
}
