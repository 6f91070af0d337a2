//! A synthetic country of the size of France, for timings: 35 000 communes, 1 250 zones, invented populations.

pub mod contours;
pub mod cpu;
pub mod facilities;
pub mod measures;
pub mod numbers;
pub mod passage;

use ctg_model::diagnosis::CommunePopulation;
use ctg_model::observation::{Observation, Status};
use ctg_model::{
    Assignment, CogVintage, Commune, Diagnosis, MunicipalPopulation, Provenance, Territory, Vintage, Zoning,
};

pub mod counts;

/// How many communes the country has.
pub const COMMUNES: usize = 35_000;
/// How many zones it is divided into.
pub const ZONES: usize = 1_250;

/// The codes of the communes, as texts: 368 to 369 in each of 95 départements, clear of the arrondissements of Paris and Marseille.
#[must_use]
pub fn codes() -> Vec<String> {
    let code = |index: usize| match index % 95 {
        19 => format!("2A{:03}", 1 + index / 95),
        departement @ (12 | 74) => format!("{:02}{:03}", departement + 1, 401 + index / 95),
        departement => format!("{:02}{:03}", departement + 1, 1 + index / 95),
    };
    (0..COMMUNES).map(code).collect()
}

/// The communes, their names invented.
///
/// # Errors
/// None: the codes are well formed.
pub fn communes() -> Result<Vec<Commune>, Box<dyn std::error::Error>> {
    let commune = |code: &String| Ok(Commune::new(code.parse()?, format!("Synthétique {code}").parse()?));
    codes().iter().map(commune).collect()
}

/// Each commune in one of the zones.
///
/// # Errors
/// None: the names are not empty.
pub fn assignments(communes: &[Commune]) -> Result<Vec<Assignment>, Box<dyn std::error::Error>> {
    let assign = |(index, commune): (usize, &Commune)| {
        Ok(Assignment::new(commune.code, format!("Zone {}", index % ZONES).parse()?, Status::Observed))
    };
    communes.iter().enumerate().map(assign).collect()
}

/// The whole country with its zones and the populations of a year.
///
/// # Errors
/// None: the data are made to be valid.
pub fn country() -> Result<Diagnosis, Box<dyn std::error::Error>> {
    let communes = communes()?;
    let assignments = assignments(&communes)?;
    let territory = Territory::new("Pays synthétique".parse()?, CogVintage::new(2021)?, communes)?;
    let zoning = Zoning::new(territory.clone(), "Zones".parse()?, assignments)?;
    let year = Vintage::new(2018)?;
    let mut diagnosis = Diagnosis::new(territory.clone(), year);
    diagnosis.set_zoning(zoning)?;
    diagnosis.add_source(Provenance::new(
        "synthetic".parse()?,
        "ctg".parse()?,
        "Synthetic".parse()?,
        "MIT".parse()?,
    ))?;
    for (index, commune) in territory.communes().iter().enumerate() {
        let persons =
            Observation::exact(MunicipalPopulation::new(100 + (index as u64 * 7_919) % 20_000), Status::Observed);
        diagnosis.add_population(CommunePopulation::municipal(commune.code, year, persons, "synthetic".parse()?))?;
    }
    Ok(diagnosis)
}
