//! Every French word of the command line.

use ctg::report::number;

pub(crate) const ABOUT: &str = "Le portrait social d'un territoire, ses indicateurs, sa convention, son plan d'action, ses zones, et la vérification de ses données.\nSans commande : le portrait de la CARO, dont les données sont embarquées.";
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
pub(crate) const INDICATORS: &str =
    "Écrit les indicateurs d'un territoire ou d'une zone, et dit ce qui n'est pas calculable";
pub(crate) const CATALOGUE: &str = "Écrit en JSON la définition de chaque indicateur";
pub(crate) const ZONE: &str = "Une zone du territoire (sinon : tout le territoire)";
pub(crate) const COMPARE: &str = "La référence : « territoire » ou le nom d'une zone, mêmes années seulement";
pub(crate) const DETAILS: &str = "Dit aussi numérateur, dénominateur, source, formule et réserves";
pub(crate) const TABLE_FORMAT: &str = "Forme du tableau : text (par défaut), json ou csv";
/// The word that stands for the whole territory.
pub(crate) const TERRITORY: &str = "territoire";
pub(crate) const CHECK: &str = "Vérifie un dossier de données et liste tout ce qui n'y va pas";
pub(crate) const FOLDER: &str = "Le dossier à vérifier";
pub(crate) const LOCATE: &str = "Dit dans quelle commune et quelle zone est un point, ou chaque point d'un fichier";
pub(crate) const LONGITUDE: &str = "Longitude en degrés, WGS 84 (virgule ou point décimal) : -0.962";
pub(crate) const LATITUDE: &str = "Latitude en degrés, WGS 84 : 45.936";
pub(crate) const POINTS: &str = "Fichier CSV avec des colonnes lon et lat ; les colonnes code_commune, nom_commune, zone et remarque y sont ajoutées";
pub(crate) const ZONES: &str = "Écrit les zones d'étude : communes, population, superficie, contiguïté";
pub(crate) const GEOJSON: &str = "Écrit le contour des zones en GeoJSON";
pub(crate) const SVG: &str = "Écrit la carte des communes et des zones en SVG";
pub(crate) const PLAN: &str =
    "Écrit un plan d'action : enjeux, chemins du changement, hiérarchisation, budget, évaluation";
pub(crate) const PLAN_FILE: &str = "Le plan, en JSON, ou un tableau d'actions en CSV (sinon : les enjeux de la CARO)";
pub(crate) const PLAN_FORMAT: &str = "Forme du plan : text (par défaut), json, dot, mermaid ou csv";
pub(crate) const DATE: &str = "Le jour auquel les retards et l'évaluation sont vus (sinon : aujourd'hui)";
pub(crate) const PROXIMITY: &str =
    "Écrit le service le plus proche de chaque commune, et la part des habitants sous un seuil";
pub(crate) const SERVICE: &str = "Le type de service, comme dans facilities.csv : ccas, eaje, france-services…";
pub(crate) const COST: &str = "Comment les coûts sont trouvés : great-circle (à vol d'oiseau, par défaut), geodesic (sur l'ellipsoïde), detour (à vol \
     d'oiseau, corrigé de ce que font les routes), matrix FICHIER (CSV : commune, commune, minutes), network [FICHIER] (en voiture, sur des lignes \
     GeoJSON ; sans fichier, le réseau schématique de la CARO)";
pub(crate) const WITHIN: &str = "Le seuil, compris : 5km, 800m ; en minutes avec detour, matrix ou network : 15min";
pub(crate) const MAP_FORMAT: &str = "Forme du résultat : text (par défaut), json ou geojson (les communes)";
pub(crate) const SCHEMA: &str = "Écrit le JSON Schema d'un fichier du dossier, ou de ce que le programme écrit";
pub(crate) const SCHEMA_OF: &str = "territory, communes, zones, populations, figures, ages, facilities, dates, statements, expectations, convention, plan, portrait, indicators, catalogue ou proximity";

pub(crate) const IMPORT: &str = "Lit des fichiers publics : ce qui est lu, ce qui est mis de côté, et d'où cela vient";
pub(crate) const IMPORT_KIND: &str = "La sorte de fichier (la liste est plus bas)";
pub(crate) const IMPORT_FILES: &str = "Les fichiers, tels que leur producteur les publie";
pub(crate) const IMPORT_YEAR: &str =
    "L'année dont parle un fichier qui ne la dit pas (millésime, ou 1er janvier de la géographie)";
pub(crate) const IMPORT_JSON: &str = "Répond en JSON";
pub(crate) const IMPORT_STRICT: &str = "Refuse un fichier dont quelque chose est perdu";
pub(crate) const IMPORT_KINDS: &str = "\nSortes de fichiers :";

/// A kind of file that there is none of; the list follows.
pub(crate) fn unknown_kind(kind: &str) -> String {
    format!("« {kind} » n'est pas une sorte de fichier que l'on sait lire.\n")
}

/// A file of which reading failed on the way.
pub(crate) fn reading_failed(file: &str, cause: &str) -> String {
    format!("{file} : la lecture a échoué ({cause})\n")
}

/// A number with the right form of a noun.
fn counted(count: u64, (one, several): (&str, &str)) -> String {
    format!("{} {}", number::integer(count), if count < 2 { one } else { several })
}

/// What opens what was read of a file.
pub(crate) fn imported(file: &str, total: u64, noun: (&str, &str)) -> String {
    let feminine = noun.0.ends_with('e') || noun.0 == "région";
    let read = match (feminine, total < 2) {
        (true, true) => "lue",
        (true, false) => "lues",
        (false, true) => "lu",
        (false, false) => "lus",
    };
    format!("{file} : {} {read}\n", counted(total, noun))
}

/// Where a file comes from.
pub(crate) fn imported_source(publisher: &str, title: &str, bytes: u64, sha256: &str) -> String {
    format!("  Source : {publisher}, {title}\n  Fichier : {}, sha256 {sha256}\n", counted(bytes, ("octet", "octets")))
}

/// How much of one kind was read.
pub(crate) fn imported_count(label: &str, count: u64) -> String {
    format!("  {label} : {}\n", number::integer(count))
}

/// The words of a list that stand for no kind.
pub(crate) fn unmapped(words: &[(String, u64)]) -> String {
    let all: Vec<String> = words.iter().map(|(word, count)| format!("{word} ({})", number::integer(*count))).collect();
    format!("  Sans correspondance, gardés tels quels : {}\n", all.join(", "))
}

/// What opens the list of what was set aside.
pub(crate) fn imported_aside(all: u64, shown: u64) -> String {
    let plural = if all < 2 { "" } else { "s" };
    let first = if shown < all { format!(" (les {} premiers)", number::integer(shown)) } else { String::new() };
    format!("  {} élément{plural} mis de côté{first} :\n", number::integer(all))
}

/// What opens the list of what keeps a file from being read strictly.
pub(crate) fn not_strict(file: &str, losses: u64) -> String {
    format!("{file} : refusé, {} :\n", counted(losses, ("élément perdu", "éléments perdus")))
}

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

pub(crate) const NO_INDICATORS: &str = "Les indicateurs ne peuvent pas être calculés :\n";

/// What opens the list of rows that the indicators do without.
pub(crate) fn indicators_set_aside(problems: usize) -> String {
    let plural = if problems == 1 { "" } else { "s" };
    format!("{problems} problème{plural} dans les données ; les indicateurs sont calculés du reste :\n")
}

/// A zone that is not there.
pub(crate) fn no_zone(zone: &str, zones: &[&str]) -> String {
    let zones = if zones.is_empty() { "aucune zone".to_owned() } else { zones.join(", ") };
    format!("Pas de zone « {zone} » dans ce territoire. Attendu : {TERRITORY}, {zones}.\n")
}

/// A way of finding costs that is not known.
pub(crate) fn no_cost(text: &str) -> String {
    format!(
        "« {text} » ne convient pas pour « --cost ». Attendu : great-circle, geodesic, detour, matrix FICHIER, network [FICHIER].\n{SEE_HELP}"
    )
}

/// A threshold that is none.
pub(crate) fn no_threshold(text: &str) -> String {
    format!(
        "« {text} » ne convient pas pour « --within ». Attendu : un nombre et son unité, comme 5km, 800m ou 15min.\n{SEE_HELP}"
    )
}

/// Minutes asked of a straight line.
pub(crate) fn no_minutes(text: &str) -> String {
    format!(
        "« {text} » : ce coût est une distance, le seuil s'écrit en m ou en km. Pour des minutes : --cost detour.\n{SEE_HELP}"
    )
}

/// Metres asked of minutes.
pub(crate) fn no_metres(text: &str) -> String {
    format!("« {text} » : ce coût est une durée, le seuil s'écrit en min ou en h.\n{SEE_HELP}")
}

/// How the costs of a file of lines are found.
pub(crate) fn network(file: &str) -> String {
    format!("en voiture, réseau du fichier {file}")
}

/// No service of a kind that has a place.
pub(crate) fn no_service(kind: &str, without_place: usize, kinds: &[String]) -> String {
    let found = match without_place {
        0 => format!("Aucun service du type « {kind} » dans les données"),
        1 => format!("1 service du type « {kind} » dans les données, mais sans lieu connu"),
        many => format!("{many} services du type « {kind} » dans les données, mais sans lieu connu"),
    };
    let kinds = if kinds.is_empty() { "aucun".to_owned() } else { kinds.join(", ") };
    format!("{found} : rien à mesurer. Types qui ont un lieu : {kinds}.\n")
}

/// Communes from which nothing can be measured.
pub(crate) fn no_seat(communes: &[String]) -> String {
    format!(
        "Le chef-lieu de ces communes n'est pas situé : {}. La proximité se mesure à partir de lui.\n",
        communes.join(", ")
    )
}

/// A service that stands where latitude and longitude look swapped.
pub(crate) fn swapped_service(id: &str) -> String {
    format!("service {id} : {SWAPPED}\n")
}

/// A service whose commune has no place here.
pub(crate) fn service_elsewhere(id: &str, commune: &str) -> String {
    format!("service {id} : commune {commune} sans chef-lieu connu dans ces données, non compté\n")
}

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

/// A file of the folder that a command cannot do without, or what is wrong with it.
pub(crate) fn no_territory(problem: &str) -> String {
    format!("La géographie du territoire ne peut pas être lue : {problem}\n")
}

/// What opens the list of features that are no commune.
pub(crate) fn features_set_aside(count: usize) -> String {
    match count {
        1 => "1 contour écarté :\n".to_owned(),
        many => format!("{many} contours écartés :\n"),
    }
}

pub(crate) const NO_ZONING: &str = "le territoire n'est pas divisé en zones";
pub(crate) const SWAPPED: &str = "hors du territoire : latitude et longitude semblent échangées";
pub(crate) const OUTSIDE: &str = "hors du territoire";

/// A number that is none.
pub(crate) fn no_number(text: &str) -> String {
    format!("« {text} » n'est pas un nombre de degrés, comme -0.962 ou 45,936")
}

/// A coordinate off the globe.
pub(crate) const OFF_THE_GLOBE: &str = "hors du globe : longitude de -180 à 180, latitude de -90 à 90";

/// A border that a point lies on.
pub(crate) fn on_border(communes: &[String]) -> String {
    match communes {
        [one] => format!("sur la limite de {one}"),
        all => format!("sur la limite de {}", listed(all)),
    }
}

/// Contours that overlap at a point.
pub(crate) fn in_overlap(communes: &[String]) -> String {
    format!("dans {}, dont les contours se recouvrent", listed(communes))
}

/// The commune nearest to a point outside.
pub(crate) fn nearest(commune: &str, distance_m: f64) -> String {
    let distance = match distance_m {
        near if near < 1_000.0 => format!("{}\u{202F}m", number::rounded(near, 0)),
        far => format!("{}\u{202F}km", number::rounded(far / 1_000.0, 1)),
    };
    format!("la commune la plus proche est {commune}, à {distance}")
}

pub(crate) const NO_ZONE: &str = "aucune";

/// Where a point is, for a person.
pub(crate) fn place(commune: &str, zone: &str, remark: &str) -> String {
    let remark = if remark.is_empty() { String::new() } else { format!("Remarque : {remark}\n") };
    format!("Commune : {commune}\nZone : {zone}\n{remark}")
}

/// A point that cannot be read.
pub(crate) fn no_point(problem: &str) -> String {
    format!("Le point ne peut pas être lu : {problem}\n{SEE_HELP}")
}

/// A remark as a sentence.
pub(crate) fn remark(text: &str) -> String {
    format!("Le point est {text}.\n")
}

/// The columns that a file of points has after those that it comes with.
pub(crate) const COLUMNS: [&str; 4] = ["code_commune", "nom_commune", "zone", "remarque"];

pub(crate) const NO_HEADER: &str = "le fichier est vide, il y faut une ligne d'en-tête";

/// A file without a column of longitudes or latitudes.
pub(crate) fn no_column(names: &[&str]) -> String {
    format!("aucune colonne de ce nom : {}", names.join(", "))
}

/// A file with several of them.
pub(crate) fn columns_twice(names: &[&str]) -> String {
    format!("plusieurs colonnes de ces noms, il en faut une : {}", names.join(", "))
}

/// A row that is refused.
pub(crate) fn row(line: u64, problem: &str) -> String {
    format!("ligne {line} : {problem}\n")
}

/// A row of another length than the header.
pub(crate) fn cells(found: usize, expected: usize) -> String {
    format!("{found} cellules, il en faut {expected}")
}

pub(crate) const NOT_UTF_8: &str = "des octets qui ne sont pas de l'UTF-8";

/// What closes the list of rows that are refused.
pub(crate) fn rows_refused(refused: usize, all: usize) -> String {
    match refused {
        1 => format!("1 ligne écartée sur {all}.\n"),
        many => format!("{many} lignes écartées sur {all}.\n"),
    }
}

/// A zone in a line.
pub(crate) fn zone(name: &str, communes: usize, population: Option<u64>, area_m2: f64, pieces: &[String]) -> String {
    let s = if communes == 1 { "" } else { "s" };
    let population = population
        .map_or_else(|| "population inconnue".to_owned(), |persons| format!("{} habitants", number::integer(persons)));
    let contiguity = match pieces {
        [] | [_] => "d'un seul tenant".to_owned(),
        many => format!("en {} morceaux ({})", many.len(), many.join(" | ")),
    };
    format!("{name} : {communes} commune{s}, {population}, {}\u{202F}km², {contiguity}\n", square_kilometres(area_m2))
}

/// The heading of the list of zones.
pub(crate) fn zones_of(territory: &str, vintage: u16) -> String {
    format!(
        "ZONES D'ÉTUDE : {}\nPopulations municipales {vintage} ; superficies des contours, généralisés.\n\n",
        territory.to_uppercase()
    )
}

/// So many communes, where naming them all would be long.
pub(crate) fn communes(count: usize) -> String {
    format!("{count} communes")
}

/// The whole territory, under its zones.
pub(crate) fn all_zones(communes: usize, population: Option<u64>, area_m2: f64, pieces: &[String]) -> String {
    format!("\n{}", zone("Ensemble", communes, population, area_m2, pieces))
}

fn square_kilometres(area_m2: f64) -> String {
    number::rounded(area_m2 / 1e6, 1)
}

fn listed(all: &[String]) -> String {
    match all {
        [others @ .., last] if !others.is_empty() => format!("{} et {last}", others.join(", ")),
        all => all.concat(),
    }
}

/// A kind of file that does not say its year.
pub(crate) fn import_without_year(kind: &str, found: Option<u16>) -> String {
    let found = found.map_or_else(|| "aucune".to_owned(), |year| year.to_string());
    format!(
        "Un fichier « {kind} » ne dit pas son année : --year 2021, par exemple (année donnée : {found}).\n{SEE_HELP}"
    )
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
