//! The shared diagnosis of a territory.

mod content;
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
    ///
    /// ```
    /// use ctg_model::{CogVintage, Commune, Diagnosis, Territory, Vintage};
    /// let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// let caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// assert!(caro.zoning().is_none() && caro.claims().is_empty() && caro.population_vintages().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("Communauté d'agglomération Rochefort Océan".parse()?, CogVintage::new(2021)?, communes)?;
    /// let caro = Diagnosis::new(territory, Vintage::new(2018)?).with_short_name("CARO".parse()?);
    /// assert_eq!(caro.short_name().as_str(), "CARO");
    /// assert_eq!(caro.territory().name().as_str(), "Communauté d'agglomération Rochefort Océan");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_short_name(self, short_name: Label) -> Self {
        Self { short_name: Some(short_name), ..self }
    }

    /// Divides the territory into zones, in place of any zoning before. Set it before the figures that speak of zones.
    ///
    /// # Errors
    /// A zoning of another territory: other communes, another geography, another name.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let rochefort = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let in_2021 = Territory::new("CARO".parse()?, CogVintage::new(2021)?, rochefort.clone())?;
    /// # let in_2024 = Territory::new("CARO".parse()?, CogVintage::new(2024)?, rochefort)?;
    /// let mut caro = Diagnosis::new(in_2021.clone(), Vintage::new(2018)?);
    /// let centre = vec![Assignment::new("17299".parse()?, "Rochefort".parse()?, observation::Status::Inferred)];
    /// caro.set_zoning(Zoning::new(in_2021, "Zones d'étude".parse()?, centre.clone())?)?;
    ///
    /// let error = caro.set_zoning(Zoning::new(in_2024, "Zones d'étude".parse()?, centre)?).unwrap_err();
    /// assert_eq!(error.to_string(), "zoning of CARO (geography of 2024), expected one of CARO (geography of 2021)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// let insee = Provenance::new("insee-2018".parse()?, "Insee".parse()?, "Populations légales".parse()?, "Licence Ouverte 2.0".parse()?);
    /// caro.add_source(insee.clone())?;
    /// assert_eq!(caro.add_source(insee).unwrap_err().to_string(), "source `insee-2018` is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
    ///
    /// ```
    /// # use ctg_model::{*, diagnosis::CommunePopulation, observation::{Observation, Status}};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("insee-2018".parse()?, "Insee".parse()?, "Populations".parse()?, "Licence Ouverte 2.0".parse()?))?;
    /// // Île-d'Aix: 211 persons live there, 216 with those counted apart; here the two columns are swapped.
    /// let (aix, year) = ("17004".parse()?, Vintage::new(2018)?);
    /// let total = Observation::exact(TotalPopulation::new(211), Status::Observed);
    /// let municipal = Observation::exact(MunicipalPopulation::new(216), Status::Observed);
    /// caro.add_population(CommunePopulation::total(aix, year, total, "insee-2018".parse()?))?;
    /// let error = caro.add_population(CommunePopulation::municipal(aix, year, municipal, "insee-2018".parse()?)).unwrap_err();
    /// assert!(error.to_string().starts_with("municipal population 216 of commune 17004 in 2018 is above its total population 211"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_population(&mut self, population: CommunePopulation) -> Result<(), DiagnosisError> {
        self.check_commune(population.commune())?;
        self.check_source(population.source())?;
        self.populations.insert(population)
    }

    /// Adds a printed figure.
    ///
    /// # Errors
    /// A commune or a zone that the territory does not have, an unknown source, an identifier that another figure or age band has.
    ///
    /// ```
    /// # use ctg_model::{*, claim::{Claim, Measure, Subject, Unit}, observation::{Observation, Status}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// let lycees = Claim {
    ///     id: "lycees".parse()?,
    ///     subject: Subject::Commune("17299".parse()?),   // « tous sur Rochefort »
    ///     measure: Measure::new("service", "lycee")?,
    ///     unit: Unit::Services,
    ///     printed: Some("3".parse()?),
    ///     kept: Observation::exact("3".parse()?, Status::Printed),
    ///     evidence: Evidence::new("brochure".parse()?).with_quote("3 lycées"),
    /// };
    /// caro.add_claim(lycees.clone())?;
    /// let elsewhere = Claim { id: "lycees-saintes".parse()?, subject: Subject::Commune("17415".parse()?), ..lycees };
    /// let error = caro.add_claim(elsewhere).unwrap_err();
    /// assert_eq!(error.to_string(), "commune `17415` is unknown, expected a commune of the territory");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
    /// An unknown source, an identifier that another figure or age band has.
    ///
    /// ```
    /// # use ctg_model::{*, claim::AgeClaim, observation::{Observation, Status}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// let seniors = AgeClaim {
    ///     id: "age-65".parse()?,
    ///     printed_band: Some("+ 65".parse()?),
    ///     band: "65+".parse()?,
    ///     printed: Some("25".parse()?),
    ///     kept: Observation::exact("25".parse()?, Status::Printed),
    ///     evidence: Evidence::new("brochure".parse()?).with_quote("+ 65 ans 25 %"),
    /// };
    /// caro.add_age(seniors.clone())?;
    /// assert_eq!(caro.add_age(seniors).unwrap_err().to_string(), "identifier `age-65` is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_age(&mut self, claim: AgeClaim) -> Result<(), DiagnosisError> {
        self.check_source(&claim.evidence.source)?;
        self.take_id(Family::Figure, &claim.id)?;
        self.ages.push(claim);
        Ok(())
    }

    /// Adds a service with a name or a place of its own. Its catchment may reach beyond the territory; where it is may not.
    ///
    /// # Errors
    /// A place outside the territory, an unknown source, an identifier used twice.
    ///
    /// ```
    /// # use ctg_model::{*, observation::Status, service::{Facility, Place, Presence, ServiceKind}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// let saintes = Presence::Fixed(Place::Commune("17415".parse()?));
    /// let ccas = Facility::new("ccas-saintes".parse()?, ServiceKind::Ccas, None, saintes)?;
    /// let evidence = Evidence::new("brochure".parse()?);
    /// let error = caro.add_facility(Documented { item: ccas, status: Status::Printed, evidence }).unwrap_err();
    /// assert_eq!(error.to_string(), "commune `17415` is unknown, expected a commune of the territory");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
    ///
    /// ```
    /// # use ctg_model::{*, observation::Status};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// let signature = TimelineEntry::milestone("signature".parse()?, "Signature officielle".parse()?, "2023-12-07".parse()?);
    /// let evidence = Evidence::new("brochure".parse()?).with_quote("7 DECEMBRE 2023");
    /// let documented = Documented { item: signature, status: Status::Printed, evidence };
    /// caro.add_date(documented.clone())?;
    /// assert_eq!(caro.add_date(documented).unwrap_err().to_string(), "identifier `signature` is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
    ///
    /// ```
    /// # use ctg_model::{*, observation::{Absence, Observation, Status}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// let handicap = Statement {
    ///     id: "stake-handicap".parse()?,
    ///     kind: StatementKind::Stake,
    ///     title: Observation::exact("Handicap".parse()?, Status::Printed),
    ///     text: Observation::Absent(Absence::Illegible),
    ///     scope: None,
    ///     horizon: Some(Vintage::new(2027)?),
    ///     evidence: Evidence::new("brochure".parse()?),
    /// };
    /// let error = caro.add_statement(handicap).unwrap_err();   // the brochure has not been added as a source
    /// assert_eq!(error.to_string(), "source `brochure` is unknown, expected the identifier of a declared source");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_statement(&mut self, statement: Statement) -> Result<(), DiagnosisError> {
        self.check_source(&statement.evidence.source)?;
        self.take_id(Family::Statement, &statement.id)?;
        self.statements.push(statement);
        Ok(())
    }

    /// Adds something that the figures or the dates should satisfy, after those that it speaks of.
    ///
    /// # Errors
    /// A figure or a date that is not there, an identifier used twice.
    ///
    /// ```
    /// # use ctg_model::{*, claim::{Expectation, ExpectationRule}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// let subset = Expectation {
    ///     id: "ccas-subset".parse()?,
    ///     rule: ExpectationRule::Subset { part: "ccas-principaux".parse()?, whole: "ccas".parse()? },
    ///     reference: "the brochure: « dont 3 principaux »".to_owned(),
    ///     note: String::new(),
    /// };
    /// let error = caro.add_expectation(subset).unwrap_err();   // figures come before the rules on them
    /// assert_eq!(error.to_string(), "figure `ccas-principaux` is unknown, expected the identifier of a figure");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
}
