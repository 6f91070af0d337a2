//! The population over the years.

use ctg_model::claim::Subject;
use ctg_model::observation::{Absence, Observation};
use ctg_model::{Diagnosis, Vintage};
use ctg_stats::evolution::average_annual_change;
use ctg_stats::population;
use serde::Serialize;

/// The population of the territory, year by year (*évolution*).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangePart {
    /// Each year for which populations are given.
    pub years: Vec<YearPart>,
    /// From the year of the portrait to the last one.
    pub annual: Option<AnnualChange>,
}

/// The population in a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct YearPart {
    /// The year.
    pub vintage: Vintage,
    /// The sum of the populations municipales.
    pub population: Observation<u64>,
}

/// The average annual change between two years (*taux de variation annuel moyen*).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnnualChange {
    /// The first year.
    pub from: Vintage,
    /// The last year.
    pub to: Vintage,
    /// In per cent a year.
    pub percent: f64,
}

impl ChangePart {
    pub(super) fn of(diagnosis: &Diagnosis) -> Self {
        let years = diagnosis.population_vintages().into_iter();
        let years: Vec<YearPart> = years
            .map(|vintage| YearPart { vintage, population: population(diagnosis, &Subject::Territory, vintage) })
            .collect();
        let annual = annual(&years, diagnosis.population_vintage()).ok();
        Self { years, annual }
    }
}

fn annual(years: &[YearPart], base: Vintage) -> Result<AnnualChange, Absence> {
    let known = |year: &&YearPart| year.population.value().is_some();
    let first = years.iter().filter(known).find(|year| year.vintage == base).ok_or(Absence::NotAvailable)?;
    let last = years.iter().rfind(known).ok_or(Absence::NotAvailable)?;
    let span = last.vintage.year().saturating_sub(first.vintage.year());
    let (start, end) = first.population.value().zip(last.population.value()).ok_or(Absence::NotAvailable)?;
    let rate = average_annual_change(*start, *end, span.into())?;
    Ok(AnnualChange { from: first.vintage, to: last.vintage, percent: 100.0 * rate })
}
