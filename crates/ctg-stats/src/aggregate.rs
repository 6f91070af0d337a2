//! Sums of observations, from communes to zones to the territory.

use ctg_model::claim::Subject;
use ctg_model::code::CommuneCode;
use ctg_model::observation::{Absence, CountBounds, Observation, Precision, Quantity, Status};
use ctg_model::{Diagnosis, Vintage};

/// The sum of counts, as sure as the least sure of them.
///
/// - A count that is *not applicable* is neutral: a commune without school adds nothing to the pupils.
/// - Any other absence makes the sum absent: *secret* if nothing else is missing, *not computable* otherwise. It is never 0.
/// - Rounded, bounded and at-least counts make a sum that carries guaranteed bounds.
/// - The status is the least sure one, in the order of [`Status`].
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
    let mut sum = Sum::default();
    for count in counts {
        sum.add(&count);
    }
    sum.close()
}

/// What has been added up so far.
#[derive(Default)]
struct Sum {
    value: u64,
    bounds: Option<CountBounds>,
    status: Option<Status>,
    inexact: bool,
    absence: Option<Absence>,
}

impl Sum {
    fn add<T: Quantity>(&mut self, count: &Observation<T>) {
        match (count, count.bounds()) {
            (Observation::Present(seen), Some(bounds)) => {
                self.value = self.value.saturating_add(seen.value().count().unwrap_or_default());
                self.bounds = Some(self.bounds.map_or(bounds, |sum| sum.plus(bounds)));
                self.status = self.status.max(Some(seen.status()));
                self.inexact |= !seen.precision().is_exact();
            }
            (Observation::Present(_), None) => self.absence = Some(Absence::NotComputable),
            (Observation::Absent(Absence::NotApplicable), _) => {}
            (Observation::Absent(reason), _) => self.absence = Some(worse(self.absence, *reason)),
        }
    }

    fn close(self) -> Observation<u64> {
        if let Some(reason) = self.absence {
            return Observation::Absent(reason);
        }
        let (Some(bounds), Some(status)) = (self.bounds, self.status) else {
            return Observation::Absent(Absence::NotApplicable);
        };
        let precision = if self.inexact { Precision::Within(bounds) } else { Precision::Exact };
        Observation::new(self.value, status, precision).unwrap_or(Observation::Absent(Absence::NotComputable))
    }
}

/// The absence of a sum: secret only while nothing but secrecy stands in the way.
fn worse(so_far: Option<Absence>, reason: Absence) -> Absence {
    match (so_far, reason) {
        (None | Some(Absence::SecretPrimary | Absence::SecretSecondary), secret) if secret.is_secret() => {
            so_far.map_or(secret, |before| before.min(secret))
        }
        _ => Absence::NotComputable,
    }
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
