//! Every French word of the proximity of services.

use ctg_model::claim::Subject;
use ctg_model::observation::{CountBounds, Observation};
use ctg_model::service::ServiceKind;
use ctg_model::{Label, MunicipalPopulation};

use crate::number::{NARROW_SPACE, integer, rounded};
use crate::proximity::{CommunePart, CostPart, CostUnitPart, NearestPart, PeoplePart, ProximitySheet, ServicePart};
use crate::proximity::{SharePart, StandingPart};

pub(crate) const COLUMNS: [&str; 5] = ["Commune", "Habitants", "Service le plus proche", "Coût", "Sous le seuil"];
pub(crate) const PEOPLE_COLUMNS: [&str; 5] = ["Zone", "Sous le seuil", "Habitants", "Part", "Communes"];
pub(crate) const WHOLE: &str = "Ensemble";
pub(crate) const NONE: &str = "aucun, inaccessible";
pub(crate) const BORDER: &str = "Les coûts partent du chef-lieu de chaque commune. Les services hors du territoire ne sont pas dans les données : près de ses limites, un \
     service voisin peut être plus proche.";

pub(crate) fn title(service: &ServiceKind) -> String {
    let (label, short) = (service.label(), service.short());
    let name = if label == short { label.to_owned() } else { format!("{label} ({short})") };
    format!("PROXIMITÉ : {}", name.to_uppercase())
}

/// What is measured, and how.
pub(crate) fn how(sheet: &ProximitySheet) -> String {
    let subject = match &sheet.subject {
        Subject::Zone(zone) => format!("{}, zone {zone}", sheet.territory),
        _ => sheet.territory.to_string(),
    };
    format!(
        "{subject}. Coût : {} (distancier {}). Seuil : {}, compris. Populations municipales {}.",
        sheet.distancier.description,
        sheet.distancier.id,
        cost(sheet.threshold),
        sheet.population_vintage.year()
    )
}

/// A cost with its unit: `850 m`, `3,9 km`, `12,5 min`.
///
/// ```
/// use ctg_report::proximity::{CostPart, CostUnitPart};
/// let metres = CostPart { value: 3_854.2, unit: CostUnitPart::Metres };
/// assert_eq!(ctg_report::words_proximity::cost(metres), "3,9\u{202F}km");
/// ```
pub fn cost(cost: CostPart) -> String {
    match (cost.unit, cost.value) {
        (CostUnitPart::Metres, near) if near.round() < 1_000.0 => format!("{}{NARROW_SPACE}m", rounded(near, 0)),
        (CostUnitPart::Metres, far) => format!("{}{NARROW_SPACE}km", trimmed(far / 1_000.0)),
        (CostUnitPart::Minutes, minutes) => format!("{}{NARROW_SPACE}min", trimmed(minutes)),
    }
}

/// A decimal, or none if it would be 0.
fn trimmed(number: f64) -> String {
    let text = rounded(number, 1);
    text.strip_suffix(",0").map(str::to_owned).unwrap_or(text)
}

pub(crate) fn service(service: &ServicePart) -> String {
    service.name.as_ref().map_or_else(|| service.id.to_string(), Label::to_string)
}

/// Services that do not stand at a point of their own.
pub(crate) fn standing(standing: StandingPart, services: &[String]) -> String {
    let names = services.join(", ");
    match (standing, services.len()) {
        (StandingPart::Seat, 1) => format!("1 service placé au chef-lieu de sa commune, faute d'adresse : {names}."),
        (StandingPart::Seat, many) => {
            format!("{many} services placés au chef-lieu de leur commune, faute d'adresse : {names}.")
        }
        (StandingPart::Stops, 1) => {
            format!("1 service itinérant, compté une fois à son arrêt le plus proche : {names}.")
        }
        (StandingPart::Stops, many) => {
            format!("{many} services itinérants, comptés chacun une fois à leur arrêt le plus proche : {names}.")
        }
        (StandingPart::Unknown, 1) => format!("1 service sans lieu connu, non compté : {names}."),
        (StandingPart::Unknown, many) => format!("{many} services sans lieu connu, non comptés : {names}."),
        (StandingPart::Point, _) => names,
    }
}

pub(crate) fn commune(commune: &CommunePart) -> String {
    format!("{} ({})", commune.name, commune.code)
}

pub(crate) fn population(population: &Observation<MunicipalPopulation>) -> String {
    population.value().map_or_else(|| "?".to_owned(), |persons| integer(persons.persons()))
}

pub(crate) fn nearest(nearest: &NearestPart) -> String {
    nearest.name.as_ref().map_or_else(|| nearest.service.to_string(), Label::to_string)
}

pub(crate) fn is_within(within: bool) -> &'static str {
    if within { "oui" } else { "non" }
}

/// What the table of people counts.
pub(crate) fn within(sheet: &ProximitySheet) -> String {
    format!("Habitants à {} ou moins d'un service", cost(sheet.threshold))
}

/// A count, or its bounds: `1 200`, `1 200 à 1 250`, `1 200 ou plus`.
pub(crate) fn bounds(bounds: CountBounds) -> String {
    match (bounds.low(), bounds.high()) {
        (low, Some(high)) if low == high => integer(low),
        (low, Some(high)) => format!("{} à {}", integer(low), integer(high)),
        (low, None) => format!("{} ou plus", integer(low)),
    }
}

/// A share in per cent, or its bounds.
pub(crate) fn share(share: Option<SharePart>) -> String {
    let percent = |share: f64| rounded(100.0 * share, 1);
    match share {
        None => "personne".to_owned(),
        Some(SharePart { low, high }) if low >= high => format!("{}{NARROW_SPACE}%", percent(low)),
        Some(SharePart { low, high }) => format!("{} à {}{NARROW_SPACE}%", percent(low), percent(high)),
    }
}

/// The communes beyond the threshold and their people, unreachable ones too.
pub(crate) fn outside(whole: &PeoplePart, communes: &[String]) -> String {
    match communes {
        [] => "Aucune commune n'est au-delà du seuil.".to_owned(),
        [one] => format!("Au-delà du seuil : {}, {} habitants.", one, bounds(whole.outside)),
        many => {
            format!(
                "Au-delà du seuil : {} communes, {} habitants : {}.",
                many.len(),
                bounds(whole.outside),
                many.join(", ")
            )
        }
    }
}

/// Communes whose population is absent.
pub(crate) fn unknown(communes: usize) -> String {
    match communes {
        1 => "La population de 1 commune manque : les parts sont des bornes.".to_owned(),
        many => format!("La population de {many} communes manque : les parts sont des bornes."),
    }
}
