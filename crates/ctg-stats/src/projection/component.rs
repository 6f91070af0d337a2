//! The cohort-component method.

use std::collections::BTreeMap;
use std::fmt;

use ctg_model::Label;

use super::cohorts::aged;
use super::error::Fault;
use super::{BySex, Cohorts, Migration, ProjectionError, Scenario};

/// A population after one step, and what made it (*bilan*): `start + births − deaths + migration = end`.
///
/// # Units
/// Persons, over the step.
///
/// ```
/// # use ctg_stats::projection::{BySex, Cohorts, Migration, Rates, Scenario, cohort_component};
/// # let rates = Rates {
/// #     fertility: vec![0.0, 0.05, 0.0],
/// #     girls_at_birth: 0.5,
/// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
/// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
/// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
/// # };
/// # let central = Scenario::new("central".parse()?, rates)?;
/// let now = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
/// let later = cohort_component(&now, &central, 1)?;
/// let step = &later.steps()[0];
/// // 59 + 11 − 7 + 3 = 66
/// assert_eq!((now.total(), step.births, step.deaths, step.migration), (59.0, 11.0, 7.0, 3.0));
/// assert_eq!(step.population.total(), 66.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Step {
    /// The population at the end of the step.
    pub population: Cohorts,
    /// Births of the step, those who died in it included.
    pub births: f64,
    /// Deaths of the step, of persons of the start and of births.
    pub deaths: f64,
    /// Arrivals less departures.
    pub migration: f64,
}

/// A population to come, step by step.
///
/// ```
/// # use ctg_stats::projection::{BySex, Cohorts, Migration, Rates, Scenario, cohort_component};
/// # let rates = Rates {
/// #     fertility: vec![0.0, 0.05, 0.0],
/// #     girls_at_birth: 0.5,
/// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
/// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
/// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
/// # };
/// # let central = Scenario::new("central".parse()?, rates)?;
/// let now = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
/// let later = cohort_component(&now, &central, 1)?;
/// assert_eq!((later.start().total(), later.end().total()), (59.0, 66.0));    // 11 births, 7 deaths, 3 arrivals
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Projection {
    scenario: Label,
    start: Cohorts,
    steps: Vec<Step>,
}

impl Projection {
    /// The name of the scenario.
    ///
    /// ```
    /// # use ctg_stats::projection::{BySex, Cohorts, Migration, Rates, Scenario, cohort_component};
    /// # let rates = Rates {
    /// #     fertility: vec![0.0, 0.05, 0.0],
    /// #     girls_at_birth: 0.5,
    /// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
    /// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
    /// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
    /// # };
    /// # let central = Scenario::new("central".parse()?, rates)?;
    /// let now = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
    /// assert_eq!(cohort_component(&now, &central, 1)?.scenario().as_str(), "central");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn scenario(&self) -> &Label {
        &self.scenario
    }

    /// The population that was projected.
    ///
    /// ```
    /// # use ctg_stats::projection::{BySex, Cohorts, Migration, Rates, Scenario, cohort_component};
    /// # let rates = Rates {
    /// #     fertility: vec![0.0, 0.05, 0.0],
    /// #     girls_at_birth: 0.5,
    /// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
    /// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
    /// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
    /// # };
    /// # let central = Scenario::new("central".parse()?, rates)?;
    /// let now = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
    /// let later = cohort_component(&now, &central, 2)?;
    /// assert_eq!(later.start(), &now);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn start(&self) -> &Cohorts {
        &self.start
    }

    /// The steps, each as long as an age band.
    ///
    /// ```
    /// # use ctg_stats::projection::{BySex, Cohorts, Migration, Rates, Scenario, cohort_component};
    /// # let rates = Rates {
    /// #     fertility: vec![0.0, 0.05, 0.0],
    /// #     girls_at_birth: 0.5,
    /// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
    /// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
    /// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
    /// # };
    /// # let central = Scenario::new("central".parse()?, rates)?;
    /// let now = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
    /// let later = cohort_component(&now, &central, 2)?;                          // 40 years
    /// assert_eq!((later.steps().len(), later.steps()[0].births), (2, 11.0));     // 20 × 0.05 × ½ (12 + 10)
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The population after the last step; the start if there is none.
    ///
    /// ```
    /// # use ctg_stats::projection::{BySex, Cohorts, Migration, Rates, Scenario, cohort_component};
    /// # let rates = Rates {
    /// #     fertility: vec![0.0, 0.05, 0.0],
    /// #     girls_at_birth: 0.5,
    /// #     survival_at_birth: BySex { women: 1.0, men: 1.0 },
    /// #     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
    /// #     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
    /// # };
    /// # let central = Scenario::new("central".parse()?, rates)?;
    /// let now = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
    /// assert_eq!(cohort_component(&now, &central, 0)?.end(), &now);
    /// assert_eq!(cohort_component(&now, &central, 1)?.end().total(), 66.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn end(&self) -> &Cohorts {
        self.steps.last().map_or(&self.start, |step| &step.population)
    }
}

/// The population after so many steps if the rates of a scenario hold (*méthode des composantes*).
///
/// *Formula*, for a step of `w` years, the width of a band:
/// - survivors: each band times its survival, one band further; the last two meet in the last.
/// - births: `w × Σ fertility × ½ (women at the start + women who survive at the end)`, girls and boys by their share, times their survival:
///   the first band. Women of the first band count at the start only.
/// - migration is added at the end of the step; migrants have neither children nor deaths in it.
///
/// Rates that change from step to step: project one step at a time, each from the end of the one before.
///
/// The method is linear while migration is given per person: communes under one scenario then add up to their territory.
///
/// # Errors
/// A scenario of another number of bands; departures of more persons of a band than are there, which are named.
///
/// # Examples
/// ```
/// use ctg_stats::projection::{BySex, Cohorts, Migration, Rates, Scenario, cohort_component};
/// let rates = Rates {
///     fertility: vec![0.0, 0.05, 0.0],
///     girls_at_birth: 0.5,
///     survival_at_birth: BySex { women: 1.0, men: 1.0 },
///     survival: BySex { women: vec![1.0, 1.0, 0.5], men: vec![1.0, 1.0, 0.5] },
///     migration: Migration::Persons(BySex { women: vec![0.0, 3.0, 0.0], men: vec![0.0; 3] }),
/// };
/// let central = Scenario::new("central".parse()?, rates)?;
/// let now = Cohorts::new(20, vec![10.0, 12.0, 8.0], vec![11.0, 12.0, 6.0])?;
/// let later = cohort_component(&now, &central, 1)?;
/// let step = &later.steps()[0];
/// assert_eq!(step.births, 11.0);                                  // 20 × 0.05 × ½ (12 + 10)
/// assert_eq!(step.population.persons().women, [5.5, 13.0, 16.0]); // half the births; 10 and 3; 12 + 8 ÷ 2
/// assert_eq!((step.deaths, step.migration), (7.0, 3.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Preston, Heuveline and Guillot, *Demography*, 2001, chapter 6.
#[doc(alias = "méthode des composantes")]
pub fn cohort_component(start: &Cohorts, scenario: &Scenario, steps: usize) -> Result<Projection, ProjectionError> {
    scenario.check(start)?;
    let mut projection = Projection { scenario: scenario.name().clone(), start: start.clone(), steps: Vec::new() };
    for _ in 0..steps {
        let next = step(projection.end(), scenario)?;
        projection.steps.push(next);
    }
    Ok(projection)
}

/// Each of several populations under its own scenario: communes by their codes, most often.
///
/// # Errors
/// A population without scenario, which is named; those of [`cohort_component`].
///
/// # Examples
/// ```
/// use std::collections::BTreeMap;
/// use ctg_model::code::CommuneCode;
/// use ctg_stats::projection::{Cohorts, Scenario, project_each};
/// let rochefort: CommuneCode = "17299".parse()?;
/// let now = BTreeMap::from([(rochefort, Cohorts::new(20, vec![1.0, 2.0], vec![1.0, 2.0])?)]);
/// let error = project_each(&now, &BTreeMap::new(), 1).unwrap_err();
/// assert_eq!(error.to_string(), "no scenario for 17299, expected one for each population");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn project_each<K: Ord + Clone + fmt::Display>(
    starts: &BTreeMap<K, Cohorts>,
    scenarios: &BTreeMap<K, Scenario>,
    steps: usize,
) -> Result<BTreeMap<K, Projection>, ProjectionError> {
    let project = |(key, start): (&K, &Cohorts)| {
        let scenario = scenarios.get(key).ok_or_else(|| Fault::NoScenario(key.to_string()))?;
        Ok((key.clone(), cohort_component(start, scenario, steps)?))
    };
    starts.iter().map(project).collect()
}

fn step(now: &Cohorts, scenario: &Scenario) -> Result<Step, ProjectionError> {
    let (rates, persons) = (scenario.rates(), now.persons());
    let women = Aged::new(&persons.women, &rates.survival.women);
    let men = Aged::new(&persons.men, &rates.survival.men);
    let births = births(&persons.women, &women.older, &rates.fertility, now.width());
    let girls = births * rates.girls_at_birth;
    let boys = births - girls;
    let at_birth = rates.survival_at_birth;
    let infant_deaths = girls * (1.0 - at_birth.women) + boys * (1.0 - at_birth.men);
    let deaths = women.deaths + men.deaths + infant_deaths;
    let (women, came) = moved(with_first(girls * at_birth.women, women.older), &rates.migration, |sex| &sex.women);
    let (men, too) = moved(with_first(boys * at_birth.men, men.older), &rates.migration, |sex| &sex.men);
    Ok(Step { population: Cohorts::new(now.width(), women, men)?, births, deaths, migration: came + too })
}

/// One sex a step later: who is alive in each band but the first, and how many are not.
struct Aged {
    older: Vec<f64>,
    deaths: f64,
}

impl Aged {
    fn new(persons: &[f64], survival: &[f64]) -> Self {
        let pairs = || persons.iter().zip(survival);
        let alive: Vec<f64> = pairs().map(|(persons, alive)| persons * alive).collect();
        Self { older: aged(&alive), deaths: pairs().map(|(persons, alive)| persons * (1.0 - alive)).sum() }
    }
}

fn births(women: &[f64], older: &[f64], fertility: &[f64], width: u8) -> f64 {
    // Nobody survives into the first band: its women at the end are the births themselves, who have no children yet.
    let at_the_end = std::iter::once(0.0).chain(older.iter().copied());
    let exposed = women.iter().zip(at_the_end).map(|(start, end)| (start + end) / 2.0);
    f64::from(width) * exposed.zip(fertility).map(|(women, rate)| women * rate).sum::<f64>()
}

fn with_first(first: f64, others: Vec<f64>) -> Vec<f64> {
    std::iter::once(first).chain(others).collect()
}

/// One sex with its arrivals less departures, and how many these are.
fn moved(alive: Vec<f64>, migration: &Migration, of: fn(&BySex<Vec<f64>>) -> &Vec<f64>) -> (Vec<f64>, f64) {
    let came: Vec<f64> = match migration {
        Migration::Persons(change) => of(change).clone(),
        Migration::PerPerson(change) => alive.iter().zip(of(change)).map(|(there, change)| there * change).collect(),
    };
    let there = alive.into_iter().zip(&came).map(|(there, came)| there + came).collect();
    (there, came.iter().sum())
}
