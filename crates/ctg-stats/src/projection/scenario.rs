//! Rates that are supposed to hold.

use ctg_model::Label;

use super::cohorts::check_length;
use super::error::Fault;
use super::{BySex, Cohorts, ProjectionError};

/// Rates by age band, youngest first. Every one is given by the caller.
///
/// ```
/// use ctg_stats::projection::{BySex, Migration, Rates};
/// let none = vec![0.0, 0.0];
/// let still = Rates {
///     fertility: vec![0.0, 0.0],
///     girls_at_birth: 0.488,
///     survival_at_birth: BySex { women: 1.0, men: 1.0 },
///     survival: BySex { women: vec![1.0, 1.0], men: vec![1.0, 1.0] },
///     migration: Migration::Persons(BySex { women: none.clone(), men: none }),
/// };
/// assert_eq!(still.fertility.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rates {
    /// Live births a year per woman of the band (*taux de fécondité*).
    pub fertility: Vec<f64>,
    /// The share of girls among births.
    pub girls_at_birth: f64,
    /// The share of the births of a step who are alive at its end.
    pub survival_at_birth: BySex<f64>,
    /// The share of the persons of the band who are alive one step later; that of the last band stays in it.
    pub survival: BySex<Vec<f64>>,
    /// Arrivals less departures.
    pub migration: Migration,
}

/// Arrivals less departures over one step, by age band at its end, youngest first (*solde migratoire*).
///
/// ```
/// use ctg_stats::projection::{BySex, Migration};
/// let students = Migration::Persons(BySex { women: vec![0.0, 40.0], men: vec![0.0, 35.0] });
/// assert_ne!(students, Migration::PerPerson(BySex { women: vec![0.0, 40.0], men: vec![0.0, 35.0] }));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Migration {
    /// So many persons.
    Persons(BySex<Vec<f64>>),
    /// So many per person of the band who would be there without migration.
    PerPerson(BySex<Vec<f64>>),
}

/// A named set of rates that are supposed to hold over every step (*scénario*).
///
/// # Errors
/// Lists of several lengths, a rate out of range: fertility under 0, survival or girls beyond 0 and 1, what is no number.
///
/// # Examples
/// ```
/// use ctg_stats::projection::{BySex, Migration, Rates, Scenario};
/// let rates = Rates {
///     fertility: vec![0.0, 0.05, 0.0],
///     girls_at_birth: 0.5,
///     survival_at_birth: BySex { women: 1.0, men: 1.0 },
///     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
///     migration: Migration::Persons(BySex { women: vec![0.0; 3], men: vec![0.0; 3] }),
/// };
/// assert_eq!(Scenario::new("central".parse()?, rates.clone())?.name().as_str(), "central");
/// let mad = Rates { girls_at_birth: 105.0, ..rates };
/// let error = Scenario::new("central".parse()?, mad).unwrap_err();
/// assert_eq!(error.to_string(), "girls at birth of 105, expected a share from 0 to 1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawScenario"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[doc(alias = "scénario")]
pub struct Scenario {
    name: Label,
    rates: Rates,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawScenario {
    name: Label,
    rates: Rates,
}

#[cfg(feature = "serde")]
impl TryFrom<RawScenario> for Scenario {
    type Error = ProjectionError;

    fn try_from(raw: RawScenario) -> Result<Self, ProjectionError> {
        Self::new(raw.name, raw.rates)
    }
}

impl Scenario {
    /// The scenario of these rates.
    ///
    /// # Errors
    /// Lists of several lengths, a rate out of range.
    ///
    /// ```
    /// # use ctg_stats::projection::{BySex, Migration, Rates, Scenario};
    /// # let rates = Rates {
    /// #     fertility: vec![0.0, 0.05, 0.0],
    /// #     girls_at_birth: 0.5,
    /// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
    /// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
    /// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
    /// # };
    /// let mut rates = rates;
    /// assert!(Scenario::new("central".parse()?, rates.clone()).is_ok());
    /// rates.fertility.pop();                                                     // two bands of mothers, three of survival
    /// assert!(Scenario::new("central".parse()?, rates).is_err());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(name: Label, rates: Rates) -> Result<Self, ProjectionError> {
        let bands = rates.fertility.len();
        let (Migration::Persons(migration) | Migration::PerPerson(migration)) = &rates.migration;
        for (what, found) in [
            ("survival of women", rates.survival.women.len()),
            ("survival of men", rates.survival.men.len()),
            ("migration of women", migration.women.len()),
            ("migration of men", migration.men.len()),
        ] {
            check_length(what, found, bands)?;
        }
        let births = [rates.survival_at_birth.women, rates.survival_at_birth.men];
        let survival = rates.survival.women.iter().chain(&rates.survival.men).copied().chain(births);
        let least = if matches!(rates.migration, Migration::PerPerson(_)) { -1.0 } else { f64::MIN };
        check("fertility", rates.fertility.iter().copied(), 0.0..=f64::MAX, "a number from 0")?;
        check("girls at birth", [rates.girls_at_birth], 0.0..=1.0, "a share from 0 to 1")?;
        check("survival", survival, 0.0..=1.0, "a share from 0 to 1")?;
        let moves = migration.women.iter().chain(&migration.men).copied();
        check("migration", moves, least..=f64::MAX, "a number, from -1 if per person")?;
        Ok(Self { name, rates })
    }

    /// The name of the scenario.
    ///
    /// ```
    /// # use ctg_stats::projection::{BySex, Migration, Rates, Scenario};
    /// # let rates = Rates {
    /// #     fertility: vec![0.0, 0.05, 0.0],
    /// #     girls_at_birth: 0.5,
    /// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
    /// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
    /// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
    /// # };
    /// let low = Scenario::new("fécondité basse".parse()?, rates)?;
    /// assert_eq!(low.name().as_str(), "fécondité basse");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// The rates.
    ///
    /// ```
    /// # use ctg_stats::projection::{BySex, Migration, Rates, Scenario};
    /// # let rates = Rates {
    /// #     fertility: vec![0.0, 0.05, 0.0],
    /// #     girls_at_birth: 0.5,
    /// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
    /// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
    /// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
    /// # };
    /// let central = Scenario::new("central".parse()?, rates)?;
    /// assert_eq!(central.rates().fertility[1], 0.05);                            // one birth a year for 20 women of 20 to 39
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rates(&self) -> &Rates {
        &self.rates
    }

    /// Refuses a population of other bands.
    pub(super) fn check(&self, population: &Cohorts) -> Result<(), ProjectionError> {
        check_length("fertility", self.rates.fertility.len(), population.len())
    }
}

fn check(
    what: &'static str,
    rates: impl IntoIterator<Item = f64>,
    range: std::ops::RangeInclusive<f64>,
    expected: &'static str,
) -> Result<(), ProjectionError> {
    match rates.into_iter().find(|rate| !range.contains(rate)) {
        Some(found) => Err(Fault::Rate { what, found, expected }.into()),
        None => Ok(()),
    }
}
