//! What a diagnosis holds, as its reader asks for it.

use super::Diagnosis;
use crate::claim::{AgeClaim, Claim, Expectation};
use crate::service::Facility;
use crate::{Documented, Label, Provenance, Slug, Statement, Territory, TimelineEntry, Vintage, Zoning};

impl Diagnosis {
    /// The territory.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?), Commune::new("17429".parse()?, "Soubise".parse()?)];
    /// # let caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// let names: Vec<&str> = caro.territory().communes().iter().map(|commune| commune.name.as_str()).collect();
    /// assert_eq!(names, ["Rochefort", "Soubise"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn territory(&self) -> &Territory {
        &self.territory
    }

    /// The name that the territory goes by, or its full name where it has no other.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("Rochefort Océan".parse()?, CogVintage::new(2021)?, communes)?;
    /// let unnamed = Diagnosis::new(territory, Vintage::new(2018)?);
    /// assert_eq!(unnamed.short_name().as_str(), "Rochefort Océan");
    /// assert_eq!(unnamed.with_short_name("CARO".parse()?).short_name().as_str(), "CARO");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn short_name(&self) -> &Label {
        self.short_name.as_ref().unwrap_or(self.territory.name())
    }

    /// The zones, if the territory is divided.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?), Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let centre = Assignment::new("17299".parse()?, "Rochefort".parse()?, observation::Status::Inferred);
    /// # let nord = Assignment::new("17004".parse()?, "Nord Charente".parse()?, observation::Status::Inferred);
    /// let mut caro = Diagnosis::new(territory.clone(), Vintage::new(2018)?);
    /// assert_eq!(caro.zoning(), None);
    /// caro.set_zoning(Zoning::new(territory, "Zones d'étude".parse()?, vec![centre, nord])?)?;
    /// let zone_of_aix = caro.zoning().and_then(|zoning| zoning.zone_of("17004".parse().ok()?));
    /// assert_eq!(zone_of_aix.map(|zone| zone.name().as_str()), Some("Nord Charente"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zoning(&self) -> Option<&Zoning> {
        self.zoning.as_ref()
    }

    /// The year of the populations that the diagnosis computes with.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let territory = Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?;
    /// let caro = Diagnosis::new(territory, Vintage::new(2018)?);
    /// // Populations of 2018, in the geography of 2021: two years that are not to be mixed up.
    /// assert_eq!((caro.population_vintage().year(), caro.territory().cog().year()), (2018, 2021));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn population_vintage(&self) -> Vintage {
        self.population_vintage
    }

    /// The sources, in the order of their identifiers.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// for id in ["insee-2023", "brochure", "insee-2018"] {
    ///     caro.add_source(Provenance::new(id.parse()?, "Insee".parse()?, "Populations légales".parse()?, "Licence Ouverte 2.0".parse()?))?;
    /// }
    /// assert_eq!(caro.sources().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["brochure", "insee-2018", "insee-2023"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sources(&self) -> impl Iterator<Item = &Provenance> {
        self.sources.values()
    }

    /// The source of an identifier, if it has been added.
    ///
    /// ```
    /// # use ctg_model::*;
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("insee-2018".parse()?, "Insee".parse()?, "Populations légales".parse()?, "Licence Ouverte 2.0".parse()?))?;
    /// let evidence = Evidence::new("insee-2018".parse()?);
    /// let licence = caro.source(&evidence.source).map(|source| source.licence.as_str());
    /// assert_eq!(licence, Some("Licence Ouverte 2.0"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn source(&self, id: &Slug) -> Option<&Provenance> {
        self.sources.get(id)
    }

    /// The printed figures, as they were added.
    ///
    /// ```
    /// # use ctg_model::{*, claim::{Claim, Measure, Subject, Unit}, observation::{Observation, Status}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// for (id, kind, places) in [("places-collectif", "eaje", "315"), ("places-individuel", "assistant-maternel", "852")] {
    ///     caro.add_claim(Claim { id: id.parse()?, measure: Measure::new("service", kind)?, printed: Some(places.parse()?),
    ///         // …
    /// #       subject: Subject::Territory, unit: Unit::Places, kept: Observation::exact(places.parse()?, Status::Printed),
    /// #       evidence: Evidence::new("brochure".parse()?),
    ///     })?;
    /// }
    /// assert_eq!(caro.claims().iter().filter_map(Claim::kept_count).sum::<u64>(), 315 + 852);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The printed figure of an identifier, if it has been added.
    ///
    /// ```
    /// # use ctg_model::{*, claim::{Claim, Measure, Subject, Unit}, observation::{Observation, Status}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// # caro.add_claim(Claim { id: "pop-total".parse()?, subject: Subject::Territory, measure: Measure::Population, unit: Unit::Persons,
    /// #     printed: Some("63320".parse()?), kept: Observation::exact("63320".parse()?, Status::Printed),
    /// #     evidence: Evidence::new("brochure".parse()?) })?;
    /// let printed = caro.claim("pop-total").and_then(Claim::printed_count);
    /// assert_eq!(printed.map(|persons| persons - 63_220), Some(100));   // what the brochure prints above the sum of the communes
    /// assert_eq!(caro.claim("pop-2050"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id.as_str() == id)
    }

    /// The printed age bands, as they were added.
    ///
    /// ```
    /// # use ctg_model::{*, claim::AgeClaim, observation::{Observation, Status}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// # for (id, band, share) in [("age-6-17", "6-17", "14"), ("age-18-24", "18-24", "7"), ("age-25", "25+", "74")] {
    /// #     caro.add_age(AgeClaim { id: id.parse()?, printed_band: Some(band.parse()?), band: band.parse()?, printed: Some(share.parse()?),
    /// #         kept: Observation::exact(share.parse()?, Status::Printed), evidence: Evidence::new("brochure".parse()?) })?;
    /// # }
    /// // 6-17, 18-24 and 25+ are printed: which ages are lost?
    /// let bands: Vec<AgeBand> = caro.ages().iter().map(|claim| claim.band).collect();
    /// assert_eq!(coverage_faults(&bands), [AgeFault::Gap("0-5".parse()?)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ages(&self) -> &[AgeClaim] {
        &self.ages
    }

    /// The services with a name or a place of their own, as they were added.
    ///
    /// ```
    /// # use ctg_model::{*, observation::Status, service::{Facility, Place, Presence, ServiceKind}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?), Commune::new("17168".parse()?, "Fouras".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// # for (id, commune) in [("ccas-rochefort", "17299"), ("ccas-fouras", "17168")] {
    /// #     let item = Facility::new(id.parse()?, ServiceKind::Ccas, None, Presence::Fixed(Place::Commune(commune.parse()?)))?;
    /// #     caro.add_facility(Documented { item, status: Status::Printed, evidence: Evidence::new("brochure".parse()?) })?;
    /// # }
    /// // Of the CCAS, the brochure names those of Rochefort and Fouras.
    /// let fouras = "17168".parse()?;
    /// let there = caro.facilities().iter().filter(|facility| facility.item.presence().communes().contains(&fouras));
    /// assert_eq!(there.map(|facility| facility.item.id().as_str()).collect::<Vec<_>>(), ["ccas-fouras"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn facilities(&self) -> &[Documented<Facility>] {
        &self.facilities
    }

    /// The milestones and phases, as they were added: not in the order of their dates.
    ///
    /// ```
    /// # use ctg_model::{*, observation::Status};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// # for (id, date) in [("signature", "2023-12-07"), ("recrutement", "2021-09-01")] {
    /// #     let item = TimelineEntry::milestone(id.parse()?, id.parse()?, date.parse()?);
    /// #     caro.add_date(Documented { item, status: Status::Printed, evidence: Evidence::new("brochure".parse()?) })?;
    /// # }
    /// // The signature (2023-12-07) was added first, the recruitment (2021-09-01) second.
    /// let first = caro.timeline().iter().min_by_key(|entry| entry.item.start().first_day());
    /// assert_eq!(first.map(|entry| entry.item.id().as_str()), Some("recrutement"));
    /// assert_eq!(caro.timeline()[0].item.id().as_str(), "signature");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn timeline(&self) -> &[Documented<TimelineEntry>] {
        &self.timeline
    }

    /// What documents say in words, as it was added.
    ///
    /// ```
    /// # use ctg_model::{*, observation::{Absence, Observation, Status}};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// # for (id, kind, title) in [("mobilite", StatementKind::Stake, "Mobilité"), ("acces", StatementKind::Objective, "Favoriser l'accès aux droits")] {
    /// #     caro.add_statement(Statement { id: id.parse()?, kind, title: Observation::exact(title.parse()?, Status::Printed),
    /// #         text: Observation::Absent(Absence::Illegible), scope: None, horizon: None, evidence: Evidence::new("brochure".parse()?) })?;
    /// # }
    /// let stakes = caro.statements().iter().filter(|statement| statement.kind == StatementKind::Stake);
    /// let titles: Vec<&str> = stakes.filter_map(|stake| stake.title.value()).map(Label::as_str).collect();
    /// assert_eq!(titles, ["Mobilité"]);   // « Favoriser l'accès aux droits » is an objective
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// What the figures and dates should satisfy, as it was added.
    ///
    /// ```
    /// # use ctg_model::{*, claim::{Expectation, ExpectationRule}, observation::Status};
    /// # let communes = vec![Commune::new("17299".parse()?, "Rochefort".parse()?)];
    /// # let mut caro = Diagnosis::new(Territory::new("CARO".parse()?, CogVintage::new(2021)?, communes)?, Vintage::new(2018)?);
    /// # caro.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Projet social".parse()?, "citations".parse()?))?;
    /// # for (id, date) in [("copil-lancement", "2022-10-05"), ("diagnostic", "2022-01")] {
    /// #     let item = TimelineEntry::milestone(id.parse()?, id.parse()?, date.parse()?);
    /// #     caro.add_date(Documented { item, status: Status::Printed, evidence: Evidence::new("brochure".parse()?) })?;
    /// # }
    /// // A committee that launches a démarche precedes its diagnosis; whether the dates agree is for whoever reads the rule to see.
    /// let rule = ExpectationRule::Order { first: "copil-lancement".parse()?, then: "diagnostic".parse()? };
    /// caro.add_expectation(Expectation { id: "copil-first".parse()?, rule, reference: String::new(), note: String::new() })?;
    /// assert!(caro.expectations().iter().all(|expectation| expectation.rule.is_about_dates()));
    /// assert_eq!(caro.expectations().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn expectations(&self) -> &[Expectation] {
        &self.expectations
    }
}
