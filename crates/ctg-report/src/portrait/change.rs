//! The population over the years.

use ctg_model::claim::Subject;
use ctg_model::observation::{Absence, Observation};
use ctg_model::{Diagnosis, Vintage};
use ctg_stats::evolution::average_annual_change;
use ctg_stats::population;
use serde::Serialize;

/// The population of the territory, year by year (*évolution*).
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let change = ctg_report::Portrait::new(&caro).change;
/// let years: Vec<u16> = change.years.iter().map(|year| year.vintage.year()).collect();
/// assert_eq!(years, [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]);
/// assert_eq!(change.annual.map(|annual| annual.from.year()), Some(2018));   // the year of the portrait, not the first one
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangePart {
    /// Each year for which populations are given.
    pub years: Vec<YearPart>,
    /// From the year of the portrait to the last one; `None` where either population is not known, or there is one year only.
    pub annual: Option<AnnualChange>,
}

/// The population in a year.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let years = ctg_report::Portrait::new(&caro).change.years;
/// let persons = |year: u16| years.iter().find(|part| part.vintage.year() == year).and_then(|part| part.population.value());
/// assert_eq!((persons(2018), persons(2023)), (Some(&63_220), Some(&64_878)));
/// ```
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
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let annual = ctg_report::Portrait::new(&caro).change.annual.unwrap();
/// assert_eq!((annual.from.year(), annual.to.year()), (2018, 2023));
/// // 63 220 inhabitants become 64 878 in five years.
/// let by_hand = 100.0 * ((64_878.0_f64 / 63_220.0).powf(1.0 / 5.0) - 1.0);
/// assert!((annual.percent - by_hand).abs() < 1e-9 && annual.percent > 0.51 && annual.percent < 0.53);
/// ```
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
