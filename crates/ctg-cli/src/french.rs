//! What is wrong in a folder, said in French.
//!
//! The libraries say it in English, for those who develop with them. A sentence is matched against templates whose holes `{}` hold data or
//! a smaller sentence, translated in turn; one that no template knows is shown as it is, so that nothing is ever lost.

mod contours;
mod facilities;
mod plan;
mod public_tables;

use ctg::SetAside;

use crate::words;

/// A problem with its place, on one line; `lines` are those of its file that have it.
pub(crate) fn problem(problem: &SetAside, lines: &[u64]) -> String {
    let line = (!lines.is_empty()).then(|| format!(", {}", words::lines_of_file(lines)));
    let spot = problem.column().map(|column| format!(", « {column} »"));
    let character = problem.character().map(|character| format!(", caractère {character}"));
    let place: String = [line, spot, character].into_iter().flatten().collect();
    format!("{}{place} : {}\n", problem.file(), guillemets(&sentence(problem.problem())))
}

/// The French of an English sentence, or the sentence itself.
pub(crate) fn sentence(english: &str) -> String {
    // What the data say, between backquotes, stays as it is.
    if english.matches('`').count() == 2 && english.starts_with('`') && english.ends_with('`') {
        return english.to_owned();
    }
    let of_template = |(pattern, french): &(&str, &str)| Some(fill(french, &holes(pattern, english)?));
    templates().find_map(of_template).unwrap_or_else(|| english.to_owned())
}

/// All templates, those that speak of one kind of file first.
fn templates() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    contours::TEMPLATES
        .iter()
        .chain(plan::TEMPLATES)
        .chain(facilities::TEMPLATES)
        .chain(public_tables::TEMPLATES)
        .chain(TEMPLATES)
}

/// What stands in the holes of a pattern, if the text has its form.
fn holes<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let at = match (part, parts.peek()) {
            ("", None) => rest.len(),
            (part, None) => rest.strip_suffix(part)?.len(),
            (part, Some(_)) => rest.find(part)?,
        };
        let (hole, after) = rest.split_at_checked(at)?;
        found.push(hole);
        rest = after.get(part.len()..)?;
    }
    rest.is_empty().then_some(found)
}

fn fill(french: &str, holes: &[&str]) -> String {
    let mut parts = french.split("{}");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.zip(holes).fold(first, |text, (part, hole)| text + &sentence(hole) + part)
}

/// Backquotes become guillemets.
fn guillemets(text: &str) -> String {
    let mut opening = false;
    let mark = |character| match character {
        '`' => {
            opening = !opening;
            (if opening { "« " } else { " »" }).to_owned()
        }
        other => other.to_string(),
    };
    text.chars().map(mark).collect()
}

/// English with holes, French with the same holes in the same order; the first that fits is taken.
const TEMPLATES: &[(&str, &str)] = &[
    // the convention: what stands in it twice, or names what is not there
    ("party `{}` is given twice, expected once", "la partie `{}` est donnée deux fois"),
    ("post `{}` is given twice, expected once", "le poste `{}` est donné deux fois"),
    ("body `{}` is given twice, expected once", "l'instance `{}` est donnée deux fois"),
    ("theme `{}` is given twice, expected once", "le thème `{}` est donné deux fois"),
    ("objective `{}` is given twice, expected once", "l'objectif `{}` est donné deux fois"),
    ("stake `{}` is given twice, expected once", "l'enjeu `{}` est donné deux fois"),
    ("annex `{}` is given twice, expected once", "l'annexe `{}` est donnée deux fois"),
    ("framework `{}` is given twice, expected once", "le dispositif `{}` est donné deux fois"),
    (
        "party `{}` is unknown, expected the id of a party of the convention",
        "la partie `{}` n'est pas connue ; attendu : l'identifiant d'une partie de la convention",
    ),
    (
        "post `{}` is unknown, expected the id of a post of the convention",
        "le poste `{}` n'est pas connu ; attendu : l'identifiant d'un poste de la convention",
    ),
    // whole files
    ("found no such file, expected one", "ce fichier manque, il en faut un"),
    ("found an empty file, expected a header line", "le fichier est vide, il y faut une ligne d'en-tête"),
    (
        "found a file that the layout does not name, and left it aside",
        "ce fichier n'est pas de ceux du dossier, il est laissé de côté",
    ),
    ("found no row, expected one for each commune", "aucune ligne, il en faut une par commune"),
    ("found UTF-16, expected UTF-8", "le fichier est en UTF-16, il le faut en UTF-8"),
    (
        "found the byte {}, expected UTF-8: the file looks like Windows-1252, and {} rows have such bytes and are set aside",
        "l'octet {} n'est pas de l'UTF-8 : le fichier semble être en Windows-1252, et {} lignes avec de tels octets sont écartées",
    ),
    ("found the byte {}, expected UTF-8{}", "l'octet {} n'est pas de l'UTF-8{}"),
    (
        "the file ends inside a quoted cell, expected a closing quote",
        "le fichier finit au milieu d'une cellule entre guillemets",
    ),
    (
        "found text after a closing quote, expected the end of the cell",
        "du texte suit le guillemet qui ferme une cellule",
    ),
    ("found the end of the file, expected more JSON ({})", "le fichier finit avant la fin du JSON"),
    // columns and rows
    (
        "found a column that is not known, and left it aside; expected {} separated by `,`",
        "cette colonne n'est pas connue, elle est laissée de côté ; colonnes attendues : {}, séparées par `,`",
    ),
    (
        "found the column {} more than once, expected it once",
        "la colonne {} figure plusieurs fois, il la faut une fois",
    ),
    ("found no column {}, expected one", "la colonne {} manque"),
    ("found no columns {}, expected them", "les colonnes {} manquent"),
    ("found {} cell, expected {}", "{} cellule, il en faut {}"),
    ("found {} cells, expected {}", "{} cellules, il en faut {}"),
    // codes
    ("{}: found 1 character, expected {}", "{} : 1 caractère ; attendu : {}"),
    ("{}: found {} characters, expected {}", "{} : {} caractères ; attendu : {}"),
    ("{}: found `{}` at character {}, expected {}", "{} : `{}` au caractère {} ; attendu : {}"),
    ("{}: found key {}, expected key {}", "{} : la clé est {}, elle devrait être {}"),
    ("{}: found a municipal arrondissement, expected {}", "{} : c'est un arrondissement municipal ; attendu : {}"),
    ("{}: found nothing, expected {}", "{} : rien ; attendu : {}"),
    ("{} characters (`{}` if a leading zero was lost)", "{} caractères (`{}` si un zéro initial a été perdu)"),
    ("{} digits (`{}` if a leading zero was lost)", "{} chiffres (`{}` si un zéro initial a été perdu)"),
    ("commune code {}", "le code commune {}"),
    ("EPCI code {}", "le code EPCI {}"),
    ("{} characters", "{} caractères"),
    ("a digit, or A or B after 2", "un chiffre, ou A ou B après 2"),
    ("a digit", "un chiffre"),
    ("the commune `{}` ({})", "la commune `{}` ({})"),
    // the territory
    ("commune {} is in no zone, expected one", "la commune {} n'est dans aucune zone, il en faut une"),
    (
        "commune {} is in two zones, {} and {}, expected one",
        "la commune {} est dans deux zones, {} et {}, il en faut une",
    ),
    ("commune {} is given twice, expected once (line {})", "la commune {} est donnée deux fois (déjà à la ligne {})"),
    (
        "commune {} is in this zone already, expected one row for each commune (line {})",
        "la commune {} est déjà dans cette zone (ligne {})",
    ),
    ("{} `{}` is given twice, expected once", "{} `{}` est donné deux fois"),
    ("{} `{}` is unknown, expected {}", "{} `{}` n'est pas connu ; attendu : {}"),
    ("identifier", "l'identifiant"),
    // populations
    (
        "commune {} has no municipal population of {}, only a total population ({} persons), which cannot stand for it",
        "la commune {} n'a pas de population municipale {}, seulement une population totale ({} personnes), qui ne peut pas la remplacer",
    ),
    (
        "commune {} has no municipal population of {}, expected one, since `territory.json` asks for {}",
        "la commune {} n'a pas de population municipale {}, alors que `territory.json` demande {}",
    ),
    (
        "no commune has a municipal population of {}, only of {}; expected {}, as `territory.json` asks",
        "aucune commune n'a de population municipale {}, seulement {} ; `territory.json` demande {}",
    ),
    (
        "municipal population {} of commune {} in {} is above its total population {}, expected at most that: are the two swapped?",
        "la population municipale {} de la commune {} en {} dépasse sa population totale {} : sont-elles échangées ?",
    ),
    (
        "the municipal population {} of commune {} is given twice, expected once",
        "la population municipale {} de la commune {} est donnée deux fois",
    ),
    (
        "the total population {} of commune {} is given twice, expected once",
        "la population totale {} de la commune {} est donnée deux fois",
    ),
    // the convention: its fields
    ("found no such field, expected one", "ce champ manque, il en faut un"),
    ("found no such field, expected a list", "ce champ manque, il y faut une liste"),
    ("found the field a second time, expected it once", "ce champ figure deux fois, il le faut une fois"),
    (
        "found a field that is not known, and left it aside; expected {}",
        "ce champ n'est pas connu, il est laissé de côté ; attendu : {}",
    ),
    ("found a field that is not known, expected one of {}", "ce champ n'est pas connu ; attendu : l'un de {}"),
    ("found a field that is not known, expected {}", "ce champ n'est pas connu ; attendu : {}"),
    (
        "a party of kind `commune` without code, expected its Insee code",
        "une commune sans code, il faut son code Insee",
    ),
    ("commune {} is party twice, expected once", "la commune {} est deux fois partie, il la faut une fois"),
    ("the period ends in {}, expected {} or later", "la période finit en {}, alors qu'elle commence en {}"),
    (
        "found a reason of absence beside a value, expected one of them",
        "un motif d'absence à côté d'une valeur : il faut l'un ou l'autre",
    ),
    (
        "found a value without `status`, expected where it comes from",
        "une valeur sans `status`, qui dit d'où elle vient",
    ),
    (
        "found no value, expected `value` and `status`, or `absent`",
        "aucune valeur : il faut `value` et `status`, ou `absent`",
    ),
    (
        "full-time equivalent `{}`: expected a number above 0, at most 1",
        "l'équivalent temps plein `{}` ; attendu : un nombre au-dessus de 0, au plus 1",
    ),
    ("seat `{}`: expected {}", "la qualité `{}` ; attendu : {}"),
    ("role `{}`: expected {}", "le rôle `{}` ; attendu : {}"),
    ("scale `{}`: expected {}", "l'échelle `{}` ; attendu : {}"),
    ("objective `{}`: expected {}", "l'objectif `{}` ; attendu : {}"),
    ("the id of a statement of kind `{}`", "l'identifiant d'une ligne de `statements.csv` de nature `{}`"),
    ("the id of a row of `figures.csv`", "l'identifiant d'une ligne de `figures.csv`"),
    // ages and dates
    (
        "no band covers {}, expected bands that cover every age once",
        "aucune tranche ne couvre {} ans ; chaque âge doit être couvert une fois",
    ),
    (
        "two bands cover {}, expected bands that cover every age once",
        "deux tranches couvrent {} ans ; chaque âge doit être couvert une fois",
    ),
    ("phase `{}` ends in {}, expected {} or later", "la phase `{}` finit en {}, alors qu'elle commence en {}"),
    ("date `{}`: expected {}", "la date `{}` ; attendu : {}"),
    ("a date of the calendar", "une date du calendrier"),
    ("2023, 2023-12 or 2023-12-07", "2023, 2023-12 ou 2023-12-07"),
    // numbers and places
    ("number `{}`: expected {}", "le nombre `{}` ; attendu : {}"),
    ("digits with `.` as decimal mark", "des chiffres, avec un point pour les décimales"),
    (
        "digits without group separator, with `.` as decimal mark",
        "des chiffres sans séparateur de milliers, avec un point pour les décimales",
    ),
    ("a whole number of persons", "un nombre entier de personnes"),
    ("a whole number of {}", "un nombre entier ({})"),
    ("latitude {}: expected {} to {} degrees", "la latitude {} ; attendu : de {} à {} degrés"),
    ("longitude {}: expected {} to {} degrees", "la longitude {} ; attendu : de {} à {} degrés"),
    ("degrees, since `{}` holds `{}`", "des degrés, puisque `{}` contient `{}`"),
    // figures, units, sources, status
    ("unit `{}`: expected {} or percent", "l'unité `{}` ; attendu : {} ou percent"),
    ("denominator `{}`: expected {}", "le dénominateur `{}` ; attendu : {}"),
    ("a zone of `zones.csv`", "une zone de `zones.csv`"),
    ("a commune of `communes.csv`", "une commune de `communes.csv`"),
    ("the id of a source of `territory.json`", "l'identifiant d'une source de `territory.json`"),
    ("the id of a row of `figures.csv` or `ages.csv`", "l'identifiant d'une ligne de `figures.csv` ou `ages.csv`"),
    ("the id of a row of `dates.csv`", "l'identifiant d'une ligne de `dates.csv`"),
    ("a status with a value ({}) or without ({})", "un statut avec valeur ({}) ou sans ({})"),
    ("the status of a value, since `{}` holds one", "le statut d'une valeur, puisque `{}` en contient une"),
    ("a value, since `status` is `{}`", "une valeur, puisque le statut est `{}`"),
    (
        "{}, which is what `printed` holds, since `status` is `printed`",
        "{}, comme dans `printed`, puisque le statut est `printed`",
    ),
    // whatever is left: the parts of a sentence, then lists
    ("the one column {}", "la seule colonne {}"),
    ("{} separated by {}", "{}, séparées par {}"),
    ("found nothing, expected {}", "rien ; attendu : {}"),
    ("found {}, expected {}", "lu {} ; attendu : {}"),
    ("{}: found {}, expected {}", "{} : {} ; attendu : {}"),
    ("{}: expected {}", "{} ; attendu : {}"),
    ("identifier {}", "l'identifiant {}"),
    ("text {}", "le texte {}"),
    ("status {}", "le statut {}"),
    ("population kind {}", "la population {}"),
    ("at most {} digits", "au plus {} chiffres"),
    ("at most {} decimals", "au plus {} décimales"),
    ("kind of statement {}", "la nature {}"),
    ("kind of service {}", "le type de service {}"),
    ("age band {}", "la tranche {}"),
    ("subject {}", "le sujet {}"),
    ("measure {}", "la mesure {}"),
    ("unit {}", "l'unité {}"),
    ("denominator {}", "le dénominateur {}"),
    ("absence {}", "l'absence {}"),
    ("number 0", "le numéro 0"),
    ("département {}", "le département {}"),
    (
        "lower-case letters and digits, joined by single hyphens",
        "des minuscules sans accent et des chiffres, joints par des traits d'union",
    ),
    ("at least one character", "au moins un caractère"),
    ("no blank at either end", "pas d'espace au début ni à la fin"),
    ("no control character", "pas de caractère de contrôle"),
    ("a digit or an upper-case letter", "un chiffre ou une majuscule"),
    ("a commune number of at least 1", "un numéro de commune à partir de 1"),
    ("a year from {} to {}", "une année de {} à {}"),
    ("degrees, with `.` as decimal mark", "des degrés, avec un point pour les décimales"),
    ("ages such as {}", "des âges comme {}"),
    ("a kind such as {}", "un type comme {}"),
    ("a word such as {}", "un mot comme {}"),
    ("the lower age first", "l'âge le plus bas d'abord"),
    ("{} or more, since that is {}", "{} ou plus, puisque c'est {}"),
    ("{} or more", "{} ou plus"),
    ("nothing, since the unit is no percentage", "rien, puisque l'unité n'est pas un pourcentage"),
    ("nothing, at-least, or rounded-N", "rien, at-least ou rounded-N"),
    ("nothing: only a ratio has bounds", "rien, puisque seul un rapport a des bornes"),
    ("nothing: the measure is {}", "rien, puisque la mesure est {}"),
    ("nothing: a milestone has one date", "rien, puisqu'un jalon n'a qu'une date"),
    ("nothing", "rien"),
    (
        "the status of a value, since {} and {} hold one each",
        "le statut d'une valeur, puisque {} et {} en contiennent chacun une",
    ),
    ("a title or a text, since {} is {}", "un titre ou un texte, puisque {} est {}"),
    ("one commune, since the service is fixed", "une commune, puisque le service est fixe"),
    ("the commune of the point that {} and {} give", "la commune du point que donnent {} et {}"),
    ("{}, or {}", "{} ou {}"),
    ("{} or {}", "{} ou {}"),
    ("{} to {}", "{} à {}"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that no French sentence holds.
    const ENGLISH: [&str; 25] = [
        "most", "digits", "kind", "expected", "found", "the", "with", "since", "which", "more", "nothing", "whole",
        "of", "or", "is", "are", "lower", "letters", "degrees", "file", "year", "given", "unknown", "such", "holds",
    ];

    fn english(told: &str) -> Option<&str> {
        let outside_quotes = told.split(['«', '»', '"']).step_by(2);
        outside_quotes.flat_map(|part| part.split(|c: char| !c.is_alphabetic())).find(|word| ENGLISH.contains(word))
    }

    #[test]
    fn every_broken_folder_is_told_in_french() {
        for broken in ctg_fixtures::BROKEN {
            for found in ctg::check(&broken.files().iter().copied().collect()) {
                let told = problem(&found, &[]);
                assert_eq!(english(&told), None, "{}: {told}", broken.name());
                assert!(found.text().is_none_or(|text| told.contains(text)), "{}: {told}", broken.name());
            }
        }
    }

    /// What people write in cells by mistake.
    const SLIPS: [&str; 16] = [
        "",
        "x",
        "-1",
        "1,5",
        "1 500",
        "2.25",
        "99999999999999999999",
        "75101",
        "1704",
        "00000",
        "2023-02-30",
        "zone:Ailleurs",
        "printed",
        "secret-primary",
        " blank",
        "45-54",
    ];

    /// The worked example with one cell replaced, for every table, column and slip.
    fn slips() -> impl Iterator<Item = ctg::Folder> {
        let tables = ctg_fixtures::CARO.files().iter().filter(|(name, _)| name.rsplit('.').next() == Some("csv"));
        tables.flat_map(|(table, bytes)| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let columns = text.lines().next().map_or(0, |header| header.split(',').count());
            (0..columns).flat_map(move |column| {
                let text = text.clone();
                SLIPS.iter().map(move |slip| {
                    let changed = with_cell(&text, column, slip);
                    let others = ctg_fixtures::CARO.files().iter().filter(|(name, _)| name != table);
                    others
                        .map(|(name, bytes)| (*name, bytes.to_vec()))
                        .chain([(*table, changed.into_bytes())])
                        .collect()
                })
            })
        })
    }

    /// The table with a cell of its first row replaced; cells of first rows hold no comma.
    fn with_cell(table: &str, column: usize, cell: &str) -> String {
        let of_first_row = |(number, line): (usize, &str)| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if let (1, Some(old)) = (number, cells.get_mut(column)) {
                *old = cell;
            }
            cells.join(",") + "\n"
        };
        table.lines().enumerate().map(of_first_row).collect()
    }

    #[test]
    fn every_slip_of_the_pen_is_told_in_french() {
        let left: std::collections::BTreeSet<String> = slips()
            .flat_map(|folder| ctg::check(&folder))
            .map(|found| problem(&found, &[]))
            .filter(|told| english(told).is_some())
            .collect();
        assert!(left.is_empty(), "{left:#?}");
    }

    #[test]
    fn every_broken_list_of_facilities_is_told_in_french() {
        let mut left = Vec::new();
        for (list, defect, bytes) in ctg_fixtures::BROKEN_FACILITIES {
            let all: Vec<String> =
                match ctg::io::facility::read(list.parse().unwrap(), ctg::io::Source::new("liste.csv", *bytes)) {
                    Ok(read) => read.set_aside().iter().map(|found| problem(found, &[])).collect(),
                    Err(error) => error.set_aside().iter().map(|found| problem(found, &[])).collect(),
                };
            assert!(!all.is_empty(), "{list}, {defect}");
            left.extend(all.into_iter().filter(|told| english(told).is_some()));
        }
        assert!(left.is_empty(), "{left:#?}");
    }

    #[test]
    fn every_broken_convention_is_told_in_french() {
        for (name, bytes) in ctg_fixtures::BROKEN_CONVENTIONS {
            let found = match ctg::read_convention(bytes) {
                Ok(read) => read.into_parts().1,
                Err(unreadable) => unreadable.set_aside().to_vec(),
            };
            for found in found {
                let told = problem(&found, &[]);
                assert_eq!(english(&told), None, "{name}: {told}");
            }
        }
    }

    /// A file of contours of one commune with these rings; `[[0, 0], …]` for each.
    fn contours_of(parts: &str) -> String {
        let feature = |code: &str, parts: &str| {
            format!(
                r#"{{"type":"Feature","properties":{{"code":"{code}"}},"geometry":{{"type":"MultiPolygon","coordinates":{parts}}}}}"#
            )
        };
        let features = [feature("17299", parts), feature("17004", "[]")].join(",");
        format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
    }

    #[test]
    fn every_fault_of_a_contour_is_told_in_french() {
        let square = "[[0,45],[1,45],[1,46],[0,46],[0,45]]";
        let rings = [
            "[[[[0,45],[1,45],[1,46]]]]".to_owned(),
            "[[[[0,45]]]]".to_owned(),
            "[[[[0,45],[1,45],[0,45]]]]".to_owned(),
            "[[[[0,45],[1,45],[2,45],[0,45]]]]".to_owned(),
            "[[[[0,45],[1,145],[1,46],[0,45]]]]".to_owned(),
            "[[[[0,45],[2,46],[2,45],[0,46],[0,45]]]]".to_owned(),
            "[[[[0,45],[1,45],[0.5,45.5],[1,46],[0,46],[0.5,45.5],[0,45]]]]".to_owned(),
            format!("[[{square},[[2,45],[2,46],[3,46],[2,45]]]]"),
            format!("[[{square}],[[[0.2,45.2],[0.4,45.2],[0.4,45.4],[0.2,45.2]]]]"),
            format!("[[{square},[[0.5,45.5],[0.5,45.8],[1.5,45.8],[0.5,45.5]]]]"),
            format!("[[{square}],[[[1,45],[2,45],[2,46],[1,46],[1,45]]]]"),
        ];
        for parts in rings {
            let folder: ctg::Folder = [(ctg::contours::FILE, contours_of(&parts).into_bytes())].into_iter().collect();
            let error =
                ctg::contours::read(&folder, ctg::model::CogVintage::new(2021).unwrap()).unwrap_err().to_string();
            let told = sentence(&error);
            assert_eq!(english(&told).or(told.contains("ring").then_some("ring")), None, "{error}\n{told}");
            assert!(told.contains("17299") && told.contains("17004"), "{told}");
        }
    }

    #[test]
    fn no_template_shows_what_it_was_not_given() {
        for (english, french) in templates() {
            assert!(english.matches("{}").count() >= french.matches("{}").count(), "{english}");
        }
    }

    #[test]
    fn what_no_template_knows_is_shown_as_it_is() {
        assert_eq!(sentence("a thing never heard of"), "a thing never heard of");
        assert_eq!(sentence("found `x`, expected a thing never heard of"), "lu `x` ; attendu : a thing never heard of");
    }
}
