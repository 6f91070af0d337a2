//! Every French word of the command line.

pub(crate) const ABOUT: &str = "Le portrait social d'un territoire, sa convention et la vérification de ses données.\nSans commande : le portrait de la CARO, dont les données sont embarquées.";
pub(crate) const TEMPLATE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}\n";
pub(crate) const COMMANDS: &str = "Commandes";
pub(crate) const EXIT_CODES: &str = "\nCodes de sortie : 0 tout est fait ; 1 les données ont des problèmes, qui sont listés ; 2 la commande est mal \
     écrite ; 3 un fichier ou un dossier ne peut pas être lu.";
pub(crate) const HELP: &str = "Affiche cette aide";
pub(crate) const VERSION: &str = "Affiche la version";
pub(crate) const PORTRAIT: &str = "Écrit le portrait social d'un territoire";
pub(crate) const DATA: &str = "Dossier de données d'un autre territoire (sinon : la CARO)";
pub(crate) const FORMAT: &str = "Forme du portrait : text (par défaut) ou json";
pub(crate) const CONVENTION: &str = "Écrit la convention d'un territoire : contrat, gouvernance, calendrier, constats";
pub(crate) const CONVENTION_FORMAT: &str = "Forme de la convention : text (par défaut), json, ou ical (le calendrier)";
pub(crate) const PLAN: &str =
    "Écrit un plan d'action : enjeux, chemins du changement, hiérarchisation, budget, évaluation";
pub(crate) const PLAN_FILE: &str = "Le plan, en JSON, ou un tableau d'actions en CSV (sinon : les enjeux de la CARO)";
pub(crate) const PLAN_FORMAT: &str = "Forme du plan : text (par défaut), json, dot, mermaid ou csv";
pub(crate) const DATE: &str = "Le jour auquel les retards et l'évaluation sont vus (sinon : aujourd'hui)";
pub(crate) const CHECK: &str = "Vérifie un dossier de données et liste tout ce qui n'y va pas";
pub(crate) const FOLDER: &str = "Le dossier à vérifier";
pub(crate) const SCHEMA: &str = "Écrit le JSON Schema d'un fichier du dossier, ou du portrait";
pub(crate) const SCHEMA_OF: &str = "territory, communes, zones, populations, figures, ages, facilities, dates, statements, expectations, convention, plan ou portrait";

/// What closes a check.
pub(crate) fn checked(problems: usize) -> String {
    match problems {
        0 => "Aucun problème.\n".to_owned(),
        1 => "1 problème.\n".to_owned(),
        many => format!("{many} problèmes.\n"),
    }
}

/// What opens the list of rows that a portrait does without.
pub(crate) fn set_aside(problems: usize) -> String {
    match problems {
        1 => "1 problème dans les données ; le portrait est fait du reste :\n".to_owned(),
        many => format!("{many} problèmes dans les données ; le portrait est fait du reste :\n"),
    }
}

/// What opens the list of what a convention does without.
pub(crate) fn set_aside_of_convention(problems: usize) -> String {
    match problems {
        1 => "1 problème dans les données ; la convention est écrite sans cela :\n".to_owned(),
        many => format!("{many} problèmes dans les données ; la convention est écrite sans cela :\n"),
    }
}

pub(crate) const NO_CONVENTION: &str = "La convention ne peut pas être écrite :\n";
pub(crate) const NO_CONVENTION_FILE: &str = "Ce dossier n'a pas de convention : le fichier convention.json manque.\n";
/// What opens the list of what a plan does without.
pub(crate) fn plan_set_aside(problems: usize) -> String {
    match problems {
        1 => "1 problème dans le fichier ; le plan est fait du reste :\n".to_owned(),
        many => format!("{many} problèmes dans le fichier ; le plan est fait du reste :\n"),
    }
}

pub(crate) const NO_PLAN: &str = "Le plan ne peut pas être lu :\n";
pub(crate) const NO_PORTRAIT: &str = "Le portrait ne peut pas être fait :\n";

/// A path that cannot be read.
pub(crate) fn unreadable(path: &std::path::Path, error: &std::io::Error) -> String {
    format!("Impossible de lire {} : {error}\n", path.display())
}

/// A schema that is not there.
pub(crate) fn no_schema(of: &str) -> String {
    format!("Pas de schéma pour « {of} ». Attendu : {SCHEMA_OF}.\n")
}

pub(crate) const UNREADABLE_COMMAND: &str = "La commande est mal écrite.\n";
pub(crate) const SEE_HELP: &str = "Voir « ctg --help ».\n";

pub(crate) fn unknown_command(name: &str) -> String {
    format!("La commande « {name} » n'existe pas.\n")
}

pub(crate) fn unknown_argument(argument: &str) -> String {
    format!("L'argument « {argument} » n'est pas attendu ici.\n")
}

pub(crate) fn missing_argument(arguments: &str) -> String {
    format!("Il manque : {arguments}.\n")
}

pub(crate) fn missing_value(argument: &str) -> String {
    format!("Il manque une valeur après « {argument} ».\n")
}

pub(crate) fn invalid_value(argument: &str, value: &str, valid: &str) -> String {
    let expected = if valid.is_empty() { String::new() } else { format!(" Attendu : {valid}.") };
    format!("« {value} » ne convient pas pour « {argument} ».{expected}\n")
}

pub(crate) fn conflict(argument: &str, other: &str) -> String {
    format!("« {argument} » et « {other} » ne vont pas ensemble.\n")
}

pub(crate) fn perhaps_meant(text: &str) -> String {
    format!("Peut-être : « {text} ».\n")
}

/// What closes the list of rows that hang on others.
pub(crate) fn consequences(rows: usize) -> String {
    match rows {
        1 => "Et 1 ligne écartée avec ce dont elle dépend :\n".to_owned(),
        many => format!("Et {many} lignes écartées avec ce dont elles dépendent :\n"),
    }
}

/// Lines of a file, in few words: `lignes 11 à 19 et 30`.
pub(crate) fn lines_of_file(lines: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => runs.push((*line, *line)),
        }
    }
    let shown: Vec<String> = runs
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first} à {last}") })
        .collect();
    let word = if lines.len() == 1 { "ligne" } else { "lignes" };
    match shown.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{word} {} et {last}", others.join(", ")),
        _ => format!("{word} {}", shown.concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_runs() {
        assert_eq!(lines_of_file(&[3]), "ligne 3");
        assert_eq!(lines_of_file(&[11, 12, 13]), "lignes 11 à 13");
        assert_eq!(lines_of_file(&[2, 4, 5, 9]), "lignes 2, 4 à 5 et 9");
    }
}
