//! The shared diagnosis of a territory.

mod error;
mod populations;

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{AgeClaim, Claim, Expectation, Subject};
use crate::code::CommuneCode;
use crate::service::Facility;
use crate::{Documented, Label, Provenance, Slug, Statement, Territory, TimelineEntry, Vintage, Zoning};

pub use error::DiagnosisError;
pub use populations::{CommunePopulation, PopulationKind};

/// What the partners of a convention know of their territory (*diagnostic partagé*): populations, printed figures, services, dates.
///
/// Each thing is added through a door that checks it against what is already there: a figure of a commune outside the territory, an unknown
/// source or an identifier used twice is refused, and the rest stays.
///
/// # Examples
/// ```
/// use ctg_model::{CogVintage, Commune, Diagnosis, MunicipalPopulation, Provenance, Territory, Vintage};
/// use ctg_model::diagnosis::CommunePopulation;
/// use ctg_model::observation::{Observation, Status};
/// let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
/// let territory = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, communes)?;
/// let year = Vintage::new(2018)?;
/// let mut diagnosis = Diagnosis::new(territory, year);
/// diagnosis.add_source(Provenance::new("insee".parse()?, "Insee".parse()?, "Populations légales".parse()?, "Licence Ouverte 2.0".parse()?))?;
/// diagnosis.add_population(CommunePopulation::municipal(
///     "17004".parse()?, year, Observation::exact(MunicipalPopulation::new(211), Status::Observed), "insee".parse()?,
/// ))?;
/// let aix = diagnosis.municipal_population("17004".parse()?, year);
/// assert_eq!(aix.value().map(|population| population.persons()), Some(211));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Diagnosis {
    territory: Territory,
    short_name: Option<Label>,
    zoning: Option<Zoning>,
    population_vintage: Vintage,
    sources: BTreeMap<Slug, Provenance>,
    populations: populations::Table,
    claims: Vec<Claim>,
    ages: Vec<AgeClaim>,
    facilities: Vec<Documented<Facility>>,
    timeline: Vec<Documented<TimelineEntry>>,
    statements: Vec<Statement>,
    expectations: Vec<Expectation>,
    ids: BTreeSet<(Family, Slug)>,
}

/// Identifiers are unique inside a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    Figure,
    Facility,
    Date,
    Statement,
    Expectation,
}

impl Diagnosis {
    /// A diagnosis that knows a territory and the year of the populations that it computes with, and nothing else yet.
    pub fn new(territory: Territory, population_vintage: Vintage) -> Self {
        Self {
            territory,
            population_vintage,
            short_name: None,
            zoning: None,
            sources: BTreeMap::new(),
            populations: populations::Table::default(),
            claims: Vec::new(),
            ages: Vec::new(),
            facilities: Vec::new(),
            timeline: Vec::new(),
            statements: Vec::new(),
            expectations: Vec::new(),
            ids: BTreeSet::new(),
        }
    }

    /// The same diagnosis, with the name that the territory goes by (*CARO*).
    pub fn with_short_name(self, short_name: Label) -> Self {
        Self { short_name: Some(short_name), ..self }
    }

    /// Divides the territory into zones.
    ///
    /// # Errors
    /// A zoning of another territory, or of another geography.
    pub fn set_zoning(&mut self, zoning: Zoning) -> Result<(), DiagnosisError> {
        if *zoning.territory() != self.territory {
            return Err(DiagnosisError::other_territory(zoning.territory(), &self.territory));
        }
        self.zoning = Some(zoning);
        Ok(())
    }

    /// Adds a source that figures can name.
    ///
    /// # Errors
    /// An identifier that another source has.
    pub fn add_source(&mut self, source: Provenance) -> Result<(), DiagnosisError> {
        if self.sources.contains_key(&source.id) {
            return Err(DiagnosisError::twice("source", &source.id));
        }
        self.sources.insert(source.id.clone(), source);
        Ok(())
    }

    /// Adds the population of a commune in a year.
    ///
    /// # Errors
    /// A commune outside the territory, an unknown source, a population given twice, a municipal population above the total one.
    pub fn add_population(&mut self, population: CommunePopulation) -> Result<(), DiagnosisError> {
        self.check_commune(population.commune())?;
        self.check_source(population.source())?;
        self.populations.insert(population)
    }

    /// Adds a printed figure.
    ///
    /// # Errors
    /// A subject that the territory does not have, an unknown source, an identifier used twice.
    pub fn add_claim(&mut self, claim: Claim) -> Result<(), DiagnosisError> {
        match &claim.subject {
            Subject::Territory => {}
            Subject::Commune(code) => self.check_commune(*code)?,
            Subject::Zone(name) => {
                let known = self.zoning.as_ref().is_some_and(|zoning| zoning.zone(name.as_str()).is_some());
                if !known {
                    return Err(DiagnosisError::unknown("zone", name.as_str(), "a zone of the territory"));
                }
            }
        }
        self.check_source(&claim.evidence.source)?;
        self.take_id(Family::Figure, &claim.id)?;
        self.claims.push(claim);
        Ok(())
    }

    /// Adds a printed age band.
    ///
    /// # Errors
    /// An unknown source, an identifier used twice.
    pub fn add_age(&mut self, claim: AgeClaim) -> Result<(), DiagnosisError> {
        self.check_source(&claim.evidence.source)?;
        self.take_id(Family::Figure, &claim.id)?;
        self.ages.push(claim);
        Ok(())
    }

    /// Adds a service with a name or a place of its own.
    ///
    /// # Errors
    /// A place outside the territory, an unknown source, an identifier used twice.
    pub fn add_facility(&mut self, facility: Documented<Facility>) -> Result<(), DiagnosisError> {
        self.check_source(&facility.evidence.source)?;
        facility.item.presence().communes().into_iter().try_for_each(|code| self.check_commune(code))?;
        self.take_id(Family::Facility, facility.item.id())?;
        self.facilities.push(facility);
        Ok(())
    }

    /// Adds a milestone or a phase.
    ///
    /// # Errors
    /// An unknown source, an identifier used twice.
    pub fn add_date(&mut self, entry: Documented<TimelineEntry>) -> Result<(), DiagnosisError> {
        self.check_source(&entry.evidence.source)?;
        self.take_id(Family::Date, entry.item.id())?;
        self.timeline.push(entry);
        Ok(())
    }

    /// Adds a statement.
    ///
    /// # Errors
    /// An unknown source, an identifier used twice.
    pub fn add_statement(&mut self, statement: Statement) -> Result<(), DiagnosisError> {
        self.check_source(&statement.evidence.source)?;
        self.take_id(Family::Statement, &statement.id)?;
        self.statements.push(statement);
        Ok(())
    }

    /// Adds something that the figures or the dates should satisfy.
    ///
    /// # Errors
    /// A figure or a date that is not there, an identifier used twice.
    pub fn add_expectation(&mut self, expectation: Expectation) -> Result<(), DiagnosisError> {
        let about_dates = expectation.rule.is_about_dates();
        let (family, what, expected) = if about_dates {
            (Family::Date, "date", "the identifier of a date")
        } else {
            (Family::Figure, "figure", "the identifier of a figure")
        };
        if let Some(id) = expectation.rule.ids().find(|id| !self.ids.contains(&(family, (*id).clone()))) {
            return Err(DiagnosisError::unknown(what, id.as_str(), expected));
        }
        self.take_id(Family::Expectation, &expectation.id)?;
        self.expectations.push(expectation);
        Ok(())
    }

    fn check_commune(&self, code: CommuneCode) -> Result<(), DiagnosisError> {
        if self.territory.contains(code) {
            return Ok(());
        }
        Err(DiagnosisError::unknown("commune", &code.to_string(), "a commune of the territory"))
    }

    fn check_source(&self, id: &Slug) -> Result<(), DiagnosisError> {
        if self.sources.contains_key(id) {
            return Ok(());
        }
        Err(DiagnosisError::unknown("source", id.as_str(), "the identifier of a declared source"))
    }

    fn take_id(&mut self, family: Family, id: &Slug) -> Result<(), DiagnosisError> {
        if self.ids.insert((family, id.clone())) { Ok(()) } else { Err(DiagnosisError::twice("identifier", id)) }
    }

    /// The territory.
    pub fn territory(&self) -> &Territory {
        &self.territory
    }

    /// The name that the territory goes by, or its full name.
    pub fn short_name(&self) -> &Label {
        self.short_name.as_ref().unwrap_or(self.territory.name())
    }

    /// The zones, if the territory is divided.
    pub fn zoning(&self) -> Option<&Zoning> {
        self.zoning.as_ref()
    }

    /// The year of the populations that the diagnosis computes with.
    pub fn population_vintage(&self) -> Vintage {
        self.population_vintage
    }

    /// The sources, by identifier.
    pub fn sources(&self) -> impl Iterator<Item = &Provenance> {
        self.sources.values()
    }

    /// The source of an identifier.
    pub fn source(&self, id: &Slug) -> Option<&Provenance> {
        self.sources.get(id)
    }

    /// The printed figures, as they were added.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The printed figure of an identifier.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id.as_str() == id)
    }

    /// The printed age bands, as they were added.
    pub fn ages(&self) -> &[AgeClaim] {
        &self.ages
    }

    /// The services with a name or a place of their own.
    pub fn facilities(&self) -> &[Documented<Facility>] {
        &self.facilities
    }

    /// The milestones and phases.
    pub fn timeline(&self) -> &[Documented<TimelineEntry>] {
        &self.timeline
    }

    /// What documents say in words.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// What the figures and dates should satisfy.
    pub fn expectations(&self) -> &[Expectation] {
        &self.expectations
    }
}
