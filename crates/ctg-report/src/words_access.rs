//! French words of access to services.

use crate::access::ScenarioSheet;
use crate::number;

pub(crate) const UNKNOWN: &str = "inconnue";
pub(crate) const REACHES_NOTHING: &str = "n'atteint rien";

/// The note of results for which nothing outside the territory was given.
///
/// ```
/// assert!(ctg_report::words_access::BORDER.contains("effet de bord"));
/// ```
pub const BORDER: &str = "effet de bord : ni la demande ni l'offre des communes voisines du territoire ne sont comptées, si bien qu'une commune \
     en limite peut être mieux ou moins bien servie qu'il n'est écrit.";

/// The note of services whose commune is not known.
///
/// ```
/// assert_eq!(ctg_report::words_access::unplaced(1), "1 service sans commune connue est laissé de côté.");
/// ```
pub fn unplaced(count: usize) -> String {
    match count {
        1 => "1 service sans commune connue est laissé de côté.".to_owned(),
        many => format!("{many} services sans commune connue sont laissés de côté."),
    }
}

/// The note of services that are counted where their places are not known.
///
/// ```
/// assert!(ctg_report::words_access::COUNTED.contains("compte pour 1"));
/// ```
pub const COUNTED: &str = "la capacité des services n'étant pas connue, chaque service compte pour 1.";

/// The note of an itinerant service without its stops' hours.
///
/// ```
/// assert!(ctg_report::words_access::SHARED_STOPS.contains("partagé"));
/// ```
pub const SHARED_STOPS: &str =
    "un service itinérant est partagé à parts égales entre les communes de ses haltes : il ne compte qu'une fois.";

pub(crate) fn heading(service: &str, territory: &str) -> String {
    format!("ACCESSIBILITÉ : {} ({territory})", service.to_uppercase())
}

pub(crate) fn method(measure: &str, unit: &str) -> String {
    format!("Mesure : {measure}. Unité : {unit}.")
}

pub(crate) fn distancier(distancier: &str) -> String {
    format!("Distancier : {distancier}.")
}

pub(crate) fn source(title: &str, reliability: &str) -> String {
    let known = match reliability {
        "read" => "lue",
        "second-hand" => "de seconde main",
        _ => "non confirmée",
    };
    format!("Source de la méthode : {title} ({known}).")
}

pub(crate) fn columns(is_changed: bool) -> Vec<String> {
    let columns = ["Commune", "Demande", "Offre", "Accès"].into_iter().chain(is_changed.then_some("Après"));
    columns.map(str::to_owned).collect()
}

pub(crate) fn zone(name: &str) -> String {
    format!("Zone {name}")
}

pub(crate) fn unserved(name: &str, supply: &str) -> String {
    format!("Offre que personne ne peut atteindre : {supply} à {name}, hors des totaux.")
}

pub(crate) fn note(note: &str) -> String {
    format!("Remarque : {note}")
}

pub(crate) fn scenario(scenario: &ScenarioSheet) -> String {
    let round = |value| number::rounded(value, 2);
    let best = scenario.best_site.as_ref().map(|site| format!(" Pour ce dixième, le meilleur lieu serait {site}."));
    format!(
        "Scénario {} : le dixième des habitants le moins bien servi passe de {} à {} ; demande × accès passe de {} à {}.{}",
        scenario.title,
        round(scenario.worst_tenth_before),
        round(scenario.worst_tenth_after),
        round(scenario.reached_before),
        round(scenario.reached_after),
        best.unwrap_or_default()
    )
}
