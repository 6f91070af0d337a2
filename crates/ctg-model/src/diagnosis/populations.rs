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
    pub enum PopulationKind: "population kind" {
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
    pub fn municipal(
        commune: CommuneCode,
        vintage: Vintage,
        persons: Observation<MunicipalPopulation>,
        source: Slug,
    ) -> Self {
        Self { commune, vintage, persons: Persons::Municipal(persons), source }
    }

    /// A *population totale*.
    pub fn total(commune: CommuneCode, vintage: Vintage, persons: Observation<TotalPopulation>, source: Slug) -> Self {
        Self { commune, vintage, persons: Persons::Total(persons), source }
    }

    /// The commune.
    pub fn commune(&self) -> CommuneCode {
        self.commune
    }

    /// The year that the population speaks of.
    pub fn vintage(&self) -> Vintage {
        self.vintage
    }

    /// Which population it is.
    pub fn kind(&self) -> PopulationKind {
        match self.persons {
            Persons::Municipal(_) => PopulationKind::Municipal,
            Persons::Total(_) => PopulationKind::Total,
        }
    }

    /// Which source it comes from.
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
    pub fn total_population(&self, commune: CommuneCode, vintage: Vintage) -> Observation<TotalPopulation> {
        self.populations
            .total
            .get(&(vintage, commune))
            .map_or(Observation::Absent(Absence::NotAvailable), |(seen, _)| *seen)
    }

    /// The years for which some *population municipale* is given, in order.
    pub fn population_vintages(&self) -> Vec<Vintage> {
        let mut years: Vec<Vintage> = self.populations.municipal.keys().map(|(vintage, _)| *vintage).collect();
        years.dedup();
        years
    }

    /// The source of the *population municipale* of a commune in a year.
    pub fn population_source(&self, commune: CommuneCode, vintage: Vintage) -> Option<&Slug> {
        self.populations.municipal.get(&(vintage, commune)).map(|(_, source)| source)
    }
}
