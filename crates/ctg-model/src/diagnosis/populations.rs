//! Populations légales by commune and year.

use std::collections::BTreeMap;

use super::{Diagnosis, DiagnosisError};
use crate::code::CommuneCode;
use crate::observation::{Absence, Observation, Quantity};
use crate::{MunicipalPopulation, Slug, TotalPopulation, Vintage};

crate::words::words! {
    /// Which population of a commune is meant.
    ///
    /// ```
    /// use ctg_model::diagnosis::PopulationKind;
    /// assert_eq!("municipal".parse::<PopulationKind>()?, PopulationKind::Municipal);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum PopulationKind in "diagnosis::": "population kind" {
        /// *Population municipale*: may be summed.
        Municipal = "municipal",
        /// *Population totale*: counts some persons twice, never summed.
        Total = "total",
    }
}

/// The population of a commune in a year, with its source.
///
/// ```
/// use ctg_model::{TotalPopulation, Vintage, diagnosis::{CommunePopulation, PopulationKind}, observation::{Observation, Status}};
/// let total = Observation::exact(TotalPopulation::new(216), Status::Observed);
/// let aix = CommunePopulation::total("17004".parse()?, Vintage::new(2018)?, total, "insee-2018".parse()?);
/// assert_eq!(aix.kind(), PopulationKind::Total);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct CommunePopulation {
    commune: CommuneCode,
    vintage: Vintage,
    persons: Persons,
    source: Slug,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Persons {
    Municipal(Observation<MunicipalPopulation>),
    Total(Observation<TotalPopulation>),
}

impl CommunePopulation {
    /// A *population municipale*.
    ///
    /// ```
    /// use ctg_model::{MunicipalPopulation, Vintage, diagnosis::{CommunePopulation, PopulationKind}, observation::{Observation, Status}};
    /// let persons = Observation::exact(MunicipalPopulation::new(3_024), Status::Observed);
    /// let soubise = CommunePopulation::municipal("17429".parse()?, Vintage::new(2018)?, persons, "insee-2018".parse()?);
    /// assert_eq!(soubise.kind(), PopulationKind::Municipal);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn municipal(
        commune: CommuneCode,
        vintage: Vintage,
        persons: Observation<MunicipalPopulation>,
        source: Slug,
    ) -> Self {
        Self { commune, vintage, persons: Persons::Municipal(persons), source }
    }

    /// A *population totale*.
    ///
    /// ```
    /// use ctg_model::{TotalPopulation, Vintage, diagnosis::{CommunePopulation, PopulationKind}, observation::{Absence, Observation}};
    /// let unknown = Observation::<TotalPopulation>::Absent(Absence::NotAvailable);
    /// let soubise = CommunePopulation::total("17429".parse()?, Vintage::new(2023)?, unknown, "insee-2023".parse()?);
    /// assert_eq!(soubise.kind(), PopulationKind::Total);   // the kind is known even where the count is not
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn total(commune: CommuneCode, vintage: Vintage, persons: Observation<TotalPopulation>, source: Slug) -> Self {
        Self { commune, vintage, persons: Persons::Total(persons), source }
    }

    /// The commune.
    ///
    /// ```
    /// # use ctg_model::{TotalPopulation, Vintage, code::DepartementCode, diagnosis::CommunePopulation, observation::{Observation, Status}};
    /// # let persons = Observation::exact(TotalPopulation::new(216), Status::Observed);
    /// let aix = CommunePopulation::total("17004".parse()?, Vintage::new(2018)?, persons, "insee-2018".parse()?);
    /// assert_eq!(aix.commune().departement(), "17".parse::<DepartementCode>()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn commune(&self) -> CommuneCode {
        self.commune
    }

    /// The year that the population speaks of.
    ///
    /// ```
    /// # use ctg_model::{TotalPopulation, Vintage, diagnosis::CommunePopulation, observation::{Observation, Status}};
    /// # let persons = Observation::exact(TotalPopulation::new(216), Status::Observed);
    /// let aix = CommunePopulation::total("17004".parse()?, Vintage::new(2018)?, persons, "insee-2018".parse()?);
    /// let error = aix.vintage().same(Vintage::new(2023)?).unwrap_err();
    /// assert_eq!(error.to_string(), "table of 2018 met table of 2023: compare tables of one vintage only");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn vintage(&self) -> Vintage {
        self.vintage
    }

    /// Which population it is.
    ///
    /// ```
    /// # use ctg_model::{TotalPopulation, Vintage, diagnosis::{CommunePopulation, PopulationKind}, observation::{Observation, Status}};
    /// # let persons = Observation::exact(TotalPopulation::new(216), Status::Observed);
    /// let aix = CommunePopulation::total("17004".parse()?, Vintage::new(2018)?, persons, "insee-2018".parse()?);
    /// assert_eq!(aix.kind().as_str(), "total");   // as in the column `kind` of a file
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn kind(&self) -> PopulationKind {
        match self.persons {
            Persons::Municipal(_) => PopulationKind::Municipal,
            Persons::Total(_) => PopulationKind::Total,
        }
    }

    /// Which source it comes from.
    ///
    /// ```
    /// # use ctg_model::{TotalPopulation, Vintage, diagnosis::CommunePopulation, observation::{Observation, Status}};
    /// # let persons = Observation::exact(TotalPopulation::new(216), Status::Observed);
    /// let aix = CommunePopulation::total("17004".parse()?, Vintage::new(2018)?, persons, "insee-2018".parse()?);
    /// assert_eq!(aix.source().as_str(), "insee-2018");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn source(&self) -> &Slug {
        &self.source
    }
}

/// Both populations, by year and commune.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Table {
    municipal: Column<MunicipalPopulation>,
    total: Column<TotalPopulation>,
}

type Column<T> = BTreeMap<(Vintage, CommuneCode), (Observation<T>, Slug)>;

impl Table {
    pub(super) fn insert(&mut self, row: CommunePopulation) -> Result<(), DiagnosisError> {
        let key = (row.vintage, row.commune);
        if self.has(key, row.kind()) {
            return Err(DiagnosisError::population_twice(row.commune, row.vintage, row.kind()));
        }
        let count_of = |found: Option<u64>, other: Option<u64>| found.or(other);
        let municipal = self.municipal.get(&key).and_then(|(seen, _)| seen.value().and_then(Quantity::count));
        let total = self.total.get(&key).and_then(|(seen, _)| seen.value().and_then(Quantity::count));
        let (municipal, total) = match row.persons {
            Persons::Municipal(seen) => (count_of(seen.value().and_then(Quantity::count), municipal), total),
            Persons::Total(seen) => (municipal, count_of(seen.value().and_then(Quantity::count), total)),
        };
        if let Some((municipal, total)) = municipal.zip(total).filter(|(municipal, total)| municipal > total) {
            return Err(DiagnosisError::swapped(row.commune, row.vintage, municipal, total));
        }
        match row.persons {
            Persons::Municipal(persons) => drop(self.municipal.insert(key, (persons, row.source))),
            Persons::Total(persons) => drop(self.total.insert(key, (persons, row.source))),
        }
        Ok(())
    }

    fn has(&self, key: (Vintage, CommuneCode), kind: PopulationKind) -> bool {
        match kind {
            PopulationKind::Municipal => self.municipal.contains_key(&key),
            PopulationKind::Total => self.total.contains_key(&key),
        }
    }
}

impl Diagnosis {
    /// The *population municipale* of a commune in a year; absent as not available where nobody gave it.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, communes)?;
    /// let nothing_known = Diagnosis::new(territory, Vintage::new(2018)?);
    /// let aix = nothing_known.municipal_population("17004".parse()?, Vintage::new(2018)?);
    /// assert_eq!(aix.absence(), Some(observation::Absence::NotAvailable));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn municipal_population(&self, commune: CommuneCode, vintage: Vintage) -> Observation<MunicipalPopulation> {
        self.populations
            .municipal
            .get(&(vintage, commune))
            .map_or(Observation::Absent(Absence::NotAvailable), |(seen, _)| *seen)
    }

    /// The *population totale* of a commune in a year; absent as not available where nobody gave it.
    ///
    /// ```
    /// # use ctg_model::{*, diagnosis::CommunePopulation, observation::{Absence, Observation, Status}};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let year = Vintage::new(2018)?;
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, year);
    /// # caro.add_source(Provenance::new("insee-2018".parse()?, "Insee".parse()?, "Populations".parse()?, "Licence Ouverte 2.0".parse()?))?;
    /// let total = Observation::exact(TotalPopulation::new(216), Status::Observed);
    /// caro.add_population(CommunePopulation::total("17004".parse()?, year, total, "insee-2018".parse()?))?;
    /// assert_eq!(caro.total_population("17004".parse()?, year).value(), Some(&TotalPopulation::new(216)));
    /// assert_eq!(caro.municipal_population("17004".parse()?, year).absence(), Some(Absence::NotAvailable));   // one never stands for the other
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn total_population(&self, commune: CommuneCode, vintage: Vintage) -> Observation<TotalPopulation> {
        self.populations
            .total
            .get(&(vintage, commune))
            .map_or(Observation::Absent(Absence::NotAvailable), |(seen, _)| *seen)
    }

    /// The years for which some *population municipale* is given, were it as absent, each once and in order.
    ///
    /// ```
    /// # use ctg_model::{*, diagnosis::CommunePopulation, observation::{Observation, Status}};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("insee".parse()?, "Insee".parse()?, "Populations".parse()?, "Licence Ouverte 2.0".parse()?))?;
    /// for (year, persons) in [(2023, 186), (2018, 211)] {
    ///     let persons = Observation::exact(MunicipalPopulation::new(persons), Status::Observed);
    ///     caro.add_population(CommunePopulation::municipal("17004".parse()?, Vintage::new(year)?, persons, "insee".parse()?))?;
    /// }
    /// assert_eq!(caro.population_vintages(), [Vintage::new(2018)?, Vintage::new(2023)?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn population_vintages(&self) -> Vec<Vintage> {
        let mut years: Vec<Vintage> = self.populations.municipal.keys().map(|(vintage, _)| *vintage).collect();
        years.dedup();
        years
    }

    /// The source of the *population municipale* of a commune in a year; `None` where nobody gave it.
    ///
    /// ```
    /// # use ctg_model::{*, diagnosis::CommunePopulation, observation::{Observation, Status}};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let year = Vintage::new(2018)?;
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, year);
    /// # caro.add_source(Provenance::new("insee-2018".parse()?, "Insee".parse()?, "Populations".parse()?, "Licence Ouverte 2.0".parse()?))?;
    /// # let persons = Observation::exact(MunicipalPopulation::new(211), Status::Observed);
    /// # caro.add_population(CommunePopulation::municipal("17004".parse()?, year, persons, "insee-2018".parse()?))?;
    /// let publisher = caro.population_source("17004".parse()?, year).and_then(|id| caro.source(id)).map(|source| &source.publisher);
    /// assert_eq!(publisher.map(|publisher| publisher.as_str()), Some("Insee"));
    /// assert_eq!(caro.population_source("17004".parse()?, Vintage::new(2019)?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn population_source(&self, commune: CommuneCode, vintage: Vintage) -> Option<&Slug> {
        self.populations.municipal.get(&(vintage, commune)).map(|(_, source)| source)
    }
}
