//! The age structure.

use ctg_model::claim::AgeClaim;
use ctg_model::{Decimal, Diagnosis};
use ctg_stats::Reconciliation;
use ctg_stats::reconcile::{Check, Range};
use serde::Serialize;

/// An age band: what is printed, what is kept, and what the other figures make of a lost share.
///
/// # Units
/// Per cent of the population.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let ages = ctg_report::Portrait::new(&caro).ages;
/// // The other bands print 14, 7, 14, 21, 14 and 25 %: 95 % in all, and the share of 0-5 is lost.
/// assert_eq!((ages[0].claim.band.to_string().as_str(), ages[0].claim.printed), ("0-5", None));
/// assert_eq!(ages[0].restored.map(|share| share.to_string()).as_deref(), Some("5"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AgePart {
    /// The band and its share, as printed and as kept.
    pub claim: AgeClaim,
    /// The share that 100 less the others leaves, where the band's own is lost.
    pub restored: Option<Decimal>,
    /// Between which bounds it must lie, by all the figures that speak of it.
    pub bounds: Option<Range>,
}

impl AgePart {
    pub(super) fn all(diagnosis: &Diagnosis, report: &Reconciliation) -> Vec<Self> {
        let part = |claim: &AgeClaim| {
            let found = report.findings().iter().find_map(|finding| match &finding.check {
                Check::MissingBand { band, restored, by_closure, by_sum } if *band == claim.band => {
                    Some((*restored, narrowest(*by_closure, *by_sum)))
                }
                _ => None,
            });
            let (restored, bounds) = found.unwrap_or_default();
            Self { claim: claim.clone(), restored, bounds }
        };
        diagnosis.ages().iter().map(part).collect()
    }
}

fn narrowest(one: Option<Range>, other: Option<Range>) -> Option<Range> {
    match (one, other) {
        (Some(one), Some(other)) => one.and(other),
        (one, other) => one.or(other),
    }
}
