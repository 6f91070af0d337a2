//! Every French word of the command line.

pub(crate) const ABOUT: &str = "Le portrait social d'un territoire et la vérification de ses données.\nSans commande : le portrait de la CARO, dont les données sont embarquées.";
pub(crate) const TEMPLATE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}\n";
pub(crate) const COMMANDS: &str = "Commandes";
pub(crate) const EXIT_CODES: &str = "\nCodes de sortie : 0 tout est fait ; 1 les données ont des problèmes, qui sont listés ; 2 la commande est mal \
     écrite ; 3 un fichier ou un dossier ne peut pas être lu.";
pub(crate) const HELP: &str = "Affiche cette aide";
pub(crate) const VERSION: &str = "Affiche la version";
pub(crate) const PORTRAIT: &str = "Écrit le portrait social d'un territoire";
pub(crate) const DATA: &str = "Dossier de données d'un autre territoire (sinon : la CARO)";
pub(crate) const FORMAT: &str = "Forme du portrait : text (par défaut) ou json";
pub(crate) const CHECK: &str = "Vérifie un dossier de données et liste tout ce qui n'y va pas";
pub(crate) const FOLDER: &str = "Le dossier à vérifier";
pub(crate) const SCHEMA: &str = "Écrit le JSON Schema d'un fichier du dossier, ou du portrait";
pub(crate) const SCHEMA_OF: &str =
    "territory, communes, zones, populations, figures, ages, facilities, dates, statements, expectations ou portrait";

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

pub(crate) const NO_PORTRAIT: &str = "Le portrait ne peut pas être fait :\n";

/// A path that cannot be read.
pub(crate) fn unreadable(path: &std::path::Path, error: &std::io::Error) -> String {
    format!("Impossible de lire {} : {error}\n", path.display())
}

/// A schema that is not there.
pub(crate) fn no_schema(of: &str) -> String {
    format!("Pas de schéma pour « {of} ». Attendu : {SCHEMA_OF}.\n")
}
