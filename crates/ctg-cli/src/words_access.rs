//! The French words of `ctg access`.

use ctg::model::code::CommuneCode;

pub(crate) const ACCESS: &str =
    "Écrit l'accessibilité potentielle d'un service, par commune et par zone : qui peut obtenir combien";
pub(crate) const MEASURE: &str = "La mesure : 2sfca (par défaut), e2sfca, 3sfca, bfca, cumul, gravite, apl-2012, apl-2015, couverture-a, couverture-b ou couverture-c";
pub(crate) const SERVICE: &str = "Le service, par son type : ccas, eaje, centre-social…";
pub(crate) const BANDS: &str =
    "Bandes et poids, limite comprise : 10:1,15:0.3,20:0.1 (km à vol d'oiseau, minutes sinon)";
pub(crate) const WITHIN: &str = "La portée, comprise, des mesures sans bandes (15 par défaut)";
pub(crate) const SCENARIO: &str =
    "Ouvre ou ferme de l'offre dans une commune : +20@17449 ou -5@17299 ; plusieurs fois au besoin";
pub(crate) const SUPPLY: &str = "Fichier CSV de l'offre (commune, nombre), à la place des services du dossier";
pub(crate) const DEMAND: &str = "Fichier CSV de la demande (commune, nombre), à la place de la population municipale";

/// How the minutes of a file were found.
pub(crate) fn matrix(file: &str) -> String {
    format!("minutes du fichier {file}")
}

/// A pair that has two costs.
pub(crate) fn twice(pair: Option<(&CommuneCode, &CommuneCode)>) -> String {
    match pair {
        Some((from, to)) => format!("Le trajet de {from} à {to} est donné deux fois.\n"),
        None => "La matrice ne peut pas être lue.\n".to_owned(),
    }
}

pub(crate) fn no_amount(found: &str) -> String {
    format!("« {found} » n'est pas un nombre de 0 ou plus")
}

pub(crate) fn no_code(found: &str) -> String {
    format!("« {found} » n'est pas un code de commune")
}

pub(crate) fn elsewhere(found: &str) -> String {
    format!("la commune {found} n'est pas du territoire")
}

pub(crate) fn commune_twice(found: &str) -> String {
    format!("la commune {found} est donnée deux fois")
}

/// Bands that cannot be read.
pub(crate) fn no_bands(found: &str) -> String {
    format!("« {found} » ne se lit pas comme des bandes : 10:1,15:0.3,20:0.1, limites croissantes.\n")
}

/// A reach that is none.
pub(crate) fn no_reach(found: &str) -> String {
    format!("« {found} » n'est pas une portée : un nombre, 0 ou plus, suivi de km ou de min au besoin.\n")
}

/// A unit that does not go with the cost.
pub(crate) fn other_unit(found: &str, expected: &str) -> String {
    format!("« {found} » : avec ce coût, l'unité est {expected}.\n")
}

/// A scenario that cannot be read.
pub(crate) fn no_scenario(found: &str) -> String {
    format!("« {found} » ne se lit pas comme un scénario : +20@17449 ou -5@17299, dans une commune du territoire.\n")
}

/// More to close than there is.
pub(crate) const CLOSES_TOO_MUCH: &str = "Le scénario ferme plus d'offre qu'il n'y en a.\n";

/// A preset in minutes with costs in metres.
pub(crate) const MINUTES_WANTED: &str = "L'APL se compte en minutes : il y faut --cost matrix FICHIER.\n";

/// A measure that wants bands.
pub(crate) const BANDS_WANTED: &str = "Cette mesure demande --bands.\n";

/// A type of service that is none.
pub(crate) fn no_service(found: &str) -> String {
    format!("« {found} » n'est pas un type de service.\n")
}

/// Communes whose seat is not known.
pub(crate) fn no_seat(commune: &str) -> String {
    format!("La mairie de {commune} n'a pas de position : il y faut --cost matrix FICHIER.\n")
}

pub(crate) const NO_ACCESS: &str = "L'accessibilité ne peut pas être calculée.\n";

/// The note of a service that nobody offers here.
pub(crate) const NO_SERVICE: &str = "aucun service de ce type n'a de commune connue : l'accès est nul partout.";

/// The name of a measure with its parameters.
pub(crate) fn measure(name: &str, parameters: &str) -> String {
    if parameters.is_empty() { name.to_owned() } else { format!("{name}, {parameters}") }
}

/// The reach of a measure.
pub(crate) fn within(number: &str, unit: &str) -> String {
    format!("à {number} {unit} au plus")
}

/// The bands of a measure.
pub(crate) fn bands(bands: &str, unit: &str) -> String {
    format!("bandes {bands} ({unit}, limite comprise)")
}
