//! When Filosofi publishes.

use ctg_model::Vintage;
use ctg_model::observation::Absence;

use crate::indicator::Certainty;

/// From how many households and persons on a statistic of Filosofi is published (*seuil de diffusion*).
///
/// ```
/// use ctg_stats::income::{Publication, PublicationRule};
/// let rules: Vec<&str> = Publication::FILOSOFI.iter().map(|rule| rule.id).collect();
/// assert_eq!(rules, ["FILO_NM50_NP100", "FILO_NM1000_NP2000"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicationRule {
    /// The name that Insee gives the filter.
    pub id: &'static str,
    /// The statistics that it governs, by the codes of Filosofi.
    pub variables: &'static [&'static str],
    /// At least so many *ménages fiscaux*.
    pub households: u64,
    /// And at least so many persons.
    pub persons: u64,
    /// The years of incomes for which the rule was read.
    pub years: (u16, u16),
    /// Where it was read.
    pub source: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
}

/// Whether Filosofi publishes a statistic for a territory of some size.
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, observation::Absence};
/// use ctg_stats::income::Publication;
/// let year = Vintage::new(2021)?;
/// // A commune of 700 households and 1 500 persons has a median, and no decile.
/// assert_eq!(Publication::of("MEDIANE", year, 700, 1_500), Publication::Published);
/// assert_eq!(Publication::of("D1", year, 700, 1_500), Publication::Withheld);
/// assert_eq!(Publication::of("D1", year, 700, 1_500).absence(), Some(Absence::NotPublished));
/// assert_eq!(Publication::of("GINI", year, 700, 1_500), Publication::UnknownRule);
/// # Ok::<(), ctg_model::YearError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Publication {
    /// Both thresholds are reached; a threshold is reached at its very number.
    Published,
    /// One of them is not.
    Withheld,
    /// No rule is known for the statistic in that year.
    UnknownRule,
}

impl Publication {
    /// The rules that are known, with the years they were read for.
    ///
    /// Later releases publish less: that of the incomes of 2023 gives communes and EPCI their median and poverty rate only, and 2022 was not released.
    ///
    /// ```
    /// use ctg_stats::income::Publication;
    /// let deciles = &Publication::FILOSOFI[1];
    /// assert_eq!((deciles.households, deciles.persons), (1_000, 2_000));
    /// assert!(deciles.variables.contains(&"D9"));
    /// ```
    pub const FILOSOFI: &'static [PublicationRule] = &[
        PublicationRule {
            id: "FILO_NM50_NP100",
            variables: &["NBMEN", "NBPERS", "MEDIANE"],
            households: 50,
            persons: 100,
            years: (2012, 2021),
            source: "Insee, métadonnées des données locales, filtre FILO_NM50_NP100",
            certainty: Certainty::Read,
        },
        PublicationRule {
            id: "FILO_NM1000_NP2000",
            variables: &[
                "D1", "D9", "RD", "TP60", "PTSA", "PCHO", "PBEN", "PPEN", "PPAT", "PPSOC", "PPFAM", "PPMINI", "PPLOGT",
                "PIMPOT", "PIMP",
            ],
            households: 1_000,
            persons: 2_000,
            years: (2012, 2021),
            source: "Insee, métadonnées des données locales, filtre FILO_NM1000_NP2000",
            certainty: Certainty::Read,
        },
    ];

    /// Whether a statistic is published for so many households and persons.
    ///
    /// ```
    /// use ctg_stats::income::Publication;
    /// let year = ctg_model::Vintage::new(2021)?;
    /// assert_eq!(Publication::of("MEDIANE", year, 50, 100), Publication::Published);   // reached at the very number
    /// assert_eq!(Publication::of("MEDIANE", year, 50, 99), Publication::Withheld);
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    pub fn of(variable: &str, year: Vintage, households: u64, persons: u64) -> Self {
        let governs = |rule: &&PublicationRule| {
            rule.variables.contains(&variable) && (rule.years.0..=rule.years.1).contains(&year.year())
        };
        match Self::FILOSOFI.iter().find(governs) {
            None => Self::UnknownRule,
            Some(rule) if households >= rule.households && persons >= rule.persons => Self::Published,
            Some(_) => Self::Withheld,
        }
    }

    /// Why there is no value, where it is withheld or no rule is known.
    ///
    /// ```
    /// use ctg_model::observation::Absence;
    /// use ctg_stats::income::Publication;
    /// assert_eq!(Publication::Withheld.absence(), Some(Absence::NotPublished));
    /// assert_eq!(Publication::Published.absence(), None);
    /// ```
    pub fn absence(self) -> Option<Absence> {
        match self {
            Self::Published => None,
            Self::Withheld => Some(Absence::NotPublished),
            Self::UnknownRule => Some(Absence::NotAvailable),
        }
    }
}
