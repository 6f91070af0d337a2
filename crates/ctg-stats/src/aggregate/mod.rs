//! Sums of counts that may be missing, hidden or rounded, from communes to zones to the territory.
//!
//! | you want | look at |
//! | --- | --- |
//! | one sum, or the reason why there is none | [`total`] |
//! | its guaranteed bounds and completeness, where some terms are hidden or missing | [`Total`] |
//! | the sums of a whole country, by zone | [`Column`] and [`Grouping`] |
//! | the *population municipale* of a zone | [`population`] |

mod column;
mod completeness;
mod grouping;
mod kernel;
mod term;
mod total;

use ctg_model::claim::Subject;
use ctg_model::code::CommuneCode;
use ctg_model::observation::{Observation, Quantity};
use ctg_model::{Diagnosis, Vintage};

pub use column::Column;
pub use completeness::Completeness;
pub use grouping::{Grouping, GroupingError};
pub use term::Term;
pub use total::Total;

/// The sum of counts, as sure as the least sure of them: the [observation](Total::observation) of their [`Total`].
///
/// - A count that is *not applicable* is neutral: a commune without school adds nothing to the pupils.
/// - Any other absence makes the sum absent: *secret* if nothing else is missing, *not computable* otherwise. It is never 0.
/// - Rounded, bounded and at-least counts make a sum that carries guaranteed bounds.
/// - The status is the least sure one, in the order of [`Status`](ctg_model::observation::Status).
/// - The sum of nothing is *not applicable*.
///
/// The result does not depend on the order, nor on how the counts are grouped on the way.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Absence, Observation, Precision, Rounding, RoundingMode, Status};
/// use ctg_stats::total;
/// let rounded = Precision::Rounded(Rounding::new(5, RoundingMode::Nearest)?);
/// let caf = [5_u64, 10].map(|count| Observation::new(count, Status::Observed, rounded));
/// let sum = total(caf.into_iter().flatten());
/// assert_eq!(sum.value(), Some(&15));
/// assert_eq!(sum.bounds().map(|b| (b.low(), b.high())), Some((11, Some(19))));
///
/// let hidden = [Observation::exact(10_u64, Status::Observed), Observation::Absent(Absence::SecretPrimary)];
/// assert_eq!(total(hidden).absence(), Some(Absence::SecretPrimary));
/// # Ok::<(), ctg_model::observation::PrecisionError>(())
/// ```
pub fn total<T: Quantity>(counts: impl IntoIterator<Item = Observation<T>>) -> Observation<u64> {
    counts.into_iter().collect::<Total>().observation()
}

/// The communes that a figure speaks of: one, those of a zone, or all.
///
/// # Examples
/// ```
/// use ctg_model::claim::Subject;
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// assert_eq!(ctg_stats::aggregate::communes_of(&caro, &"zone:Nord Charente".parse()?).len(), 5);
/// # Ok::<(), ctg_model::claim::SubjectError>(())
/// ```
pub fn communes_of(diagnosis: &Diagnosis, subject: &Subject) -> Vec<CommuneCode> {
    match subject {
        Subject::Commune(code) => vec![*code],
        Subject::Zone(name) => {
            let zone = diagnosis.zoning().and_then(|zoning| zoning.zone(name.as_str()));
            zone.map(|zone| zone.communes().collect()).unwrap_or_default()
        }
        _ => diagnosis.territory().communes().iter().map(|commune| commune.code).collect(),
    }
}

/// The *population municipale* of the territory, of a zone or of a commune.
///
/// # Units
/// Persons.
///
/// # Examples
/// ```
/// use ctg_model::{Vintage, claim::Subject};
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let (year, nord) = (Vintage::new(2018)?, "zone:Nord Charente".parse()?);
/// assert_eq!(ctg_stats::population(&caro, &Subject::Territory, year).value(), Some(&63_220));
/// assert_eq!(ctg_stats::population(&caro, &nord, year).value(), Some(&9_291));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn population(diagnosis: &Diagnosis, subject: &Subject, vintage: Vintage) -> Observation<u64> {
    total(communes_of(diagnosis, subject).into_iter().map(|commune| diagnosis.municipal_population(commune, vintage)))
}
