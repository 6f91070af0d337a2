//! A numerator or a denominator, as plain data.

use std::collections::BTreeSet;

use ctg_model::observation::{CountBounds, Observation};
use ctg_model::{Label, Slug, Vintage};
use ctg_stats::aggregate::Completeness;
use ctg_stats::indicator::Variable;
use serde::Serialize;

use super::sources::Found;

/// A numerator or a denominator: what is counted, how many, of which year, from where.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// # let catalogue = ctg_stats::indicator::Catalogue::portrait().unwrap();
/// # let table = ctg_report::indicators::IndicatorTable::new(&caro, &catalogue, &"territory".parse().unwrap(), None).unwrap();
/// let lycees = table.row("lycees-per-1000").unwrap().numerator.as_ref().unwrap();
/// assert_eq!(lycees.count.value(), None);   // printed for one commune only
/// assert_eq!(lycees.bounds.low(), 3);       // so that there are 3 at least
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TermPart {
    /// What is counted, by its identifier.
    pub variable: Slug,
    /// What it is called.
    pub label: Label,
    /// How many, or why that is not known.
    pub count: Observation<u64>,
    /// What is certain all the same.
    pub bounds: CountBounds,
    /// The year of the table; `None` where the document prints none.
    pub vintage: Option<Vintage>,
    /// For how many communes it is known, where it is a sum of communes.
    pub completeness: Option<Completeness>,
    /// The share of the population that lives in those communes, from 0 to 1; `None` where all are known.
    pub population_share: Option<f64>,
    /// Where it comes from.
    pub sources: BTreeSet<Slug>,
}

impl TermPart {
    pub(super) fn new(variable: &Variable, found: &Found) -> Self {
        Self {
            variable: variable.id.clone(),
            label: variable.label.clone(),
            count: found.count.term.observation(),
            bounds: found.count.term.bounds(),
            vintage: found.count.vintage,
            completeness: found.completeness,
            population_share: found.population_share,
            sources: found.sources.clone(),
        }
    }
}
