//! The social portrait as plain data: what the renderers write, and nothing that they would have to compute.

mod ages;
mod change;
mod services;
mod territory;

use ctg_model::claim::{Claim, Measure};
use ctg_model::code::CommuneCode;
use ctg_model::{Diagnosis, Provenance};
use ctg_stats::{Reconciliation, reconcile};
use serde::Serialize;

pub use ages::AgePart;
pub use change::{AnnualChange, ChangePart, YearPart};
pub(crate) use services::is_part;
pub use services::{Coverage, ServicePart, ThemePart};
pub use territory::{CommunePart, TerritoryPart, ZonePart};

/// The social portrait of a territory (*portrait social*): who lives there, which services exist, and how far the printed figures can be
/// trusted.
///
/// Everything is computed from the [`Diagnosis`]; printed figures stay as printed, next to what the communes add up to.
///
/// # Examples
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let portrait = ctg_report::Portrait::new(&caro);
/// assert_eq!(portrait.territory.population.value(), Some(&63_220));
/// assert_eq!(portrait.zones.len(), 4);
/// assert_eq!(portrait.zones[3].rank, Some(4));                       // Nord Charente, 9 291 inhabitants
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[must_use]
pub struct Portrait {
    /// The territory and its population.
    pub territory: TerritoryPart,
    /// The zones, in the order of the data; empty without zoning.
    pub zones: Vec<ZonePart>,
    /// The population over the years.
    pub change: ChangePart,
    /// The age bands; empty where no document prints them.
    pub ages: Vec<AgePart>,
    /// Printed shares of other age bands.
    pub age_shares: Vec<Claim>,
    /// Foyers allocataires and the persons that they cover.
    pub caf: Vec<Claim>,
    /// Households of one person, which brochures call isolated persons.
    pub one_person_households: Vec<Claim>,
    /// Lone-parent families.
    pub lone_parent_families: Vec<Claim>,
    /// The services, theme by theme.
    pub services: Vec<ThemePart>,
    /// Childcare places against the children who could use them.
    pub childcare: Coverage,
    /// What the printed figures say against what the communes add up to.
    pub reconciliation: Reconciliation,
    /// Where the figures come from.
    pub sources: Vec<Provenance>,
}

impl Portrait {
    /// The portrait of a diagnosis.
    ///
    /// ```
    /// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
    /// let portrait = ctg_report::Portrait::new(&caro);
    /// // What is printed stays next to what the communes add up to: 100 inhabitants less.
    /// assert_eq!(portrait.territory.printed.and_then(|printed| printed.as_count()), Some(63_320));
    /// assert_eq!(portrait.territory.population.value(), Some(&63_220));
    /// ```
    pub fn new(diagnosis: &Diagnosis) -> Self {
        let reconciliation = reconcile(diagnosis);
        Self {
            territory: TerritoryPart::of(diagnosis),
            zones: ZonePart::all(diagnosis),
            change: ChangePart::of(diagnosis),
            ages: AgePart::all(diagnosis, &reconciliation),
            age_shares: claims(diagnosis, |measure| matches!(measure, Measure::AgeShare(_))),
            caf: claims(diagnosis, |measure| matches!(measure, Measure::CafRecipients | Measure::CafCoverage)),
            one_person_households: claims(diagnosis, |measure| *measure == Measure::OnePersonHouseholds),
            lone_parent_families: claims(diagnosis, |measure| *measure == Measure::LoneParentFamilies),
            services: ThemePart::all(diagnosis),
            childcare: Coverage::of(diagnosis),
            reconciliation,
            sources: diagnosis.sources().cloned().collect(),
        }
    }
}

impl Portrait {
    /// The name of a commune, if it is one of the territory's zones.
    pub(crate) fn commune(&self, code: CommuneCode) -> Option<&str> {
        let mut communes = self.zones.iter().flat_map(|zone| &zone.communes);
        communes.find(|commune| commune.code == code).map(|commune| commune.name.as_str())
    }
}

fn claims(diagnosis: &Diagnosis, fits: impl Fn(&Measure) -> bool) -> Vec<Claim> {
    diagnosis.claims().iter().filter(|claim| fits(&claim.measure)).cloned().collect()
}
