//! The services, theme by theme.

use ctg_model::claim::{Claim, Denominator, ExpectationRule, Measure, Subject, Unit};
use ctg_model::observation::{Absence, Observation};
use ctg_model::service::{Facility, ServiceKind, Theme};
use ctg_model::{Diagnosis, Documented, Slug};
use ctg_stats::{Rate, population, total};
use serde::Serialize;

/// The services of a theme.
///
/// ```
/// use ctg_model::service::{ServiceKind, Theme};
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let first = ctg_report::Portrait::new(&caro).services.remove(0);
/// assert_eq!(first.theme, Some(Theme::PetiteEnfance));
/// assert_eq!(first.services[0].kind, ServiceKind::Eaje);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ThemePart {
    /// The theme; `None` for kinds that are under none.
    pub theme: Option<Theme>,
    /// Its kinds of services.
    pub services: Vec<ServicePart>,
}

/// A kind of service: its figures, its rate and the facilities that are known by name.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let eaje = ctg_report::Portrait::new(&caro).services.remove(0).services.remove(0);
/// let figures: Vec<Option<u64>> = eaje.figures.iter().map(|claim| claim.kept_count()).collect();
/// assert_eq!(figures, [Some(13), Some(315)]);   // 13 Eaje, with 315 places
/// let rate = eaje.rate.value().map(|rate| rate.value());
/// assert!(rate.is_some_and(|rate| (rate - 10_000.0 * 13.0 / 63_220.0).abs() < 1e-9));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ServicePart {
    /// The kind.
    pub kind: ServiceKind,
    /// What is printed of it: services, places, staff …, the counted one first.
    pub figures: Vec<Claim>,
    /// Figures that count a part of those.
    pub parts: Vec<Claim>,
    /// Services (or staff, where only staff is counted) per 10 000 inhabitants, or why there is no such rate.
    pub rate: Observation<Rate>,
    /// The facilities known by name or by place.
    pub facilities: Vec<Documented<Facility>>,
}

/// Childcare places against the children under 3 (*taux de couverture*).
///
/// ```
/// use ctg_model::observation::Absence;
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let childcare = ctg_report::Portrait::new(&caro).childcare;
/// assert_eq!(childcare.places.value(), Some(&(315 + 852)));            // collective and individual
/// assert_eq!(childcare.rate.absence(), Some(Absence::NotAvailable));   // the children under 3 are not in the data
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Coverage {
    /// Places of collective and individual childcare, as far as they are known.
    pub places: Observation<u64>,
    /// Places per 100 children under 3, or why there is no such rate.
    pub rate: Observation<Rate>,
}

/// Per how many inhabitants services are told.
const PER: u32 = 10_000;

impl ThemePart {
    pub(super) fn all(diagnosis: &Diagnosis) -> Vec<Self> {
        let mut kinds: Vec<ServiceKind> = Vec::new();
        let printed = diagnosis.claims().iter().filter_map(|claim| claim.measure.service());
        for kind in printed.chain(diagnosis.facilities().iter().map(|facility| facility.item.kind())) {
            if !kinds.contains(kind) {
                kinds.push(kind.clone());
            }
        }
        kinds.sort(); // kinds are declared in the order of a portrait, others by name
        let themes = Theme::named().map(Some).chain(std::iter::once(None));
        let parts = themes.map(|theme| {
            let of_theme = kinds.iter().filter(|kind| kind.theme() == theme);
            Self { services: of_theme.map(|kind| ServicePart::of(diagnosis, kind)).collect(), theme }
        });
        parts.filter(|part| !part.services.is_empty()).collect()
    }
}

impl ServicePart {
    fn of(diagnosis: &Diagnosis, kind: &ServiceKind) -> Self {
        let (parts, mut figures): (Vec<Claim>, Vec<Claim>) =
            of_kind(diagnosis, kind).cloned().partition(|claim| is_part(diagnosis, claim));
        figures.sort_by_key(|claim| !matches!(claim.unit, Unit::Services | Unit::Staff));
        let facilities = diagnosis.facilities().iter().filter(|facility| facility.item.kind() == kind);
        Self {
            kind: kind.clone(),
            rate: rate(diagnosis, &figures),
            facilities: facilities.cloned().collect(),
            figures,
            parts,
        }
    }
}

fn of_kind<'a>(diagnosis: &'a Diagnosis, kind: &'a ServiceKind) -> impl Iterator<Item = &'a Claim> {
    diagnosis.claims().iter().filter(move |claim| claim.measure == Measure::Service(kind.clone()))
}

/// Whether a figure counts a part of another figure of the same kind of service: it is no count of the services themselves.
pub(crate) fn is_part(diagnosis: &Diagnosis, claim: &Claim) -> bool {
    let of_same_kind =
        |whole: &Slug| diagnosis.claim(whole.as_str()).is_some_and(|whole| whole.measure == claim.measure);
    diagnosis.expectations().iter().any(|expectation| match &expectation.rule {
        ExpectationRule::Subset { part, whole } => *part == claim.id && of_same_kind(whole),
        _ => false,
    })
}

/// The first count of services, or of staff, per inhabitants of what the count speaks of.
fn rate(diagnosis: &Diagnosis, figures: &[Claim]) -> Observation<Rate> {
    let counted = |unit: Unit| figures.iter().find(|claim| claim.unit == unit);
    let Some(claim) = counted(Unit::Services).or_else(|| counted(Unit::Staff)) else {
        return Observation::Absent(Absence::NotApplicable);
    };
    let persons = population(diagnosis, &claim.subject, diagnosis.population_vintage());
    Rate::of_observations(&kept(claim), &persons, PER, Denominator::Population)
}

/// The kept value of a count.
fn kept(claim: &Claim) -> Observation<u64> {
    match (&claim.kept, claim.kept_count()) {
        (Observation::Present(seen), Some(count)) => Observation::new(count, seen.status(), seen.precision())
            .unwrap_or(Observation::Absent(Absence::NotComputable)),
        (Observation::Absent(reason), _) => Observation::Absent(*reason),
        _ => Observation::Absent(Absence::NotComputable),
    }
}

impl Coverage {
    pub(super) fn of(diagnosis: &Diagnosis) -> Self {
        let of_territory = || diagnosis.claims().iter().filter(|claim| claim.subject == Subject::Territory);
        let places = total(of_territory().filter(|claim| claim.unit == Unit::Places && is_childcare(claim)).map(kept));
        let children = of_territory().find(|claim| claim.measure == Measure::ChildrenUnder3).map(kept);
        let rate = match &children {
            None => Observation::Absent(Absence::NotAvailable),
            Some(children) => Rate::of_observations(&places, children, 100, Denominator::ChildrenUnder3),
        };
        Self { places, rate }
    }
}

fn is_childcare(claim: &Claim) -> bool {
    matches!(
        claim.measure.service(),
        Some(ServiceKind::Eaje | ServiceKind::MicroCreche | ServiceKind::AssistantMaternel)
    )
}
