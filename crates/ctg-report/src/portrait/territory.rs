//! The territory, its zones and its communes.

use ctg_model::claim::{Measure, Subject};
use ctg_model::code::{CommuneCode, EpciCode};
use ctg_model::observation::{Observation, Status};
use ctg_model::{CogVintage, Commune, Decimal, Diagnosis, Label, MunicipalPopulation, Vintage, Zone, Zoning};
use ctg_stats::population;
use ctg_stats::rank::competition;
use ctg_stats::share::shares_to_100;
use serde::Serialize;

/// The territory as a whole.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let territory = ctg_report::Portrait::new(&caro).territory;
/// assert_eq!((territory.short_name.as_str(), territory.communes), ("CARO", 25));
/// assert_eq!((territory.vintage.year(), territory.cog.year()), (2018, 2021));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TerritoryPart {
    /// Its full name.
    pub name: Label,
    /// The name it goes by.
    pub short_name: Label,
    /// The EPCI whose territory it is, if it is that of one.
    pub epci: Option<EpciCode>,
    /// The geography of its communes.
    pub cog: CogVintage,
    /// How many communes it has.
    pub communes: usize,
    /// What its division into zones is called, if there is one.
    pub zoning: Option<Label>,
    /// The year of its population.
    pub vintage: Vintage,
    /// The sum of the populations municipales of its communes.
    pub population: Observation<u64>,
    /// The population that a document prints.
    pub printed: Option<Decimal>,
}

/// A zone.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let rochefort = ctg_report::Portrait::new(&caro).zones.remove(0);
/// assert_eq!((rochefort.population.value(), rochefort.rank), (Some(&23_583), Some(1)));
/// assert_eq!(rochefort.share.map(|share| share.to_string()).as_deref(), Some("37.3"));   // 23 583 of 63 220
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ZonePart {
    /// Its name.
    pub name: Label,
    /// Its communes, by code.
    pub communes: Vec<CommunePart>,
    /// The sum of the populations municipales of its communes.
    pub population: Observation<u64>,
    /// Its share of the territory, in per cent; all shares add up to 100.
    pub share: Option<Decimal>,
    /// Its rank by population, the largest first.
    pub rank: Option<usize>,
    /// The population that a document prints.
    pub printed: Option<Decimal>,
}

/// A commune of a zone.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let nord = ctg_report::Portrait::new(&caro).zones.remove(3);
/// let names: Vec<&str> = nord.communes.iter().map(|commune| commune.name.as_str()).collect();
/// assert_eq!(names, ["Île-d'Aix", "Breuil-Magné", "Fouras", "Saint-Laurent-de-la-Prée", "Vergeroux"]);
/// assert_eq!(nord.communes[0].population.value().map(|population| population.persons()), Some(211));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommunePart {
    /// Its code.
    pub code: CommuneCode,
    /// Its name.
    pub name: Label,
    /// Its population municipale.
    pub population: Observation<MunicipalPopulation>,
    /// How sure it is that it belongs to the zone.
    pub status: Status,
}

impl TerritoryPart {
    pub(super) fn of(diagnosis: &Diagnosis) -> Self {
        let territory = diagnosis.territory();
        Self {
            name: territory.name().clone(),
            short_name: diagnosis.short_name().clone(),
            epci: territory.epci(),
            cog: territory.cog(),
            communes: territory.communes().len(),
            zoning: diagnosis.zoning().map(|zoning| zoning.name().clone()),
            vintage: diagnosis.population_vintage(),
            population: population(diagnosis, &Subject::Territory, diagnosis.population_vintage()),
            printed: printed(diagnosis, &Subject::Territory),
        }
    }
}

impl ZonePart {
    pub(super) fn all(diagnosis: &Diagnosis) -> Vec<Self> {
        let zones = diagnosis.zoning().map(Zoning::zones).unwrap_or_default();
        let parts: Vec<Self> = zones.iter().map(|zone| Self::of(diagnosis, zone)).collect();
        let known: Option<Vec<u64>> = parts.iter().map(|part| part.population.value().copied()).collect();
        let shares = known.as_deref().and_then(|counts| shares_to_100(counts, 1)).unwrap_or_default();
        let ranks = known.as_deref().map(competition).unwrap_or_default();
        let place = |(index, part): (usize, Self)| Self {
            share: shares.get(index).copied(),
            rank: ranks.get(index).copied(),
            ..part
        };
        parts.into_iter().enumerate().map(place).collect()
    }

    /// The zone on its own: share and rank need the others.
    fn of(diagnosis: &Diagnosis, zone: &Zone) -> Self {
        let subject = Subject::Zone(zone.name().clone());
        Self {
            name: zone.name().clone(),
            communes: communes(diagnosis, zone),
            population: population(diagnosis, &subject, diagnosis.population_vintage()),
            share: None,
            rank: None,
            printed: printed(diagnosis, &subject),
        }
    }
}

fn communes(diagnosis: &Diagnosis, zone: &Zone) -> Vec<CommunePart> {
    let part = |commune: &Commune, status| CommunePart {
        code: commune.code,
        name: commune.name.clone(),
        population: diagnosis.municipal_population(commune.code, diagnosis.population_vintage()),
        status,
    };
    let found = zone.communes().filter_map(|code| Some((diagnosis.territory().commune(code)?, zone.status(code)?)));
    found.map(|(commune, status)| part(commune, status)).collect()
}

fn printed(diagnosis: &Diagnosis, subject: &Subject) -> Option<Decimal> {
    let mut claims = diagnosis.claims().iter();
    claims.find(|claim| claim.measure == Measure::Population && claim.subject == *subject)?.printed
}
