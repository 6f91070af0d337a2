//! What is wrong in a public list of facilities or in contours of communes, said in French.

/// English with holes, French with the same holes in the same order.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("the file cannot be read to its end", "le fichier ne peut pas être lu jusqu'au bout"),
    ("found an empty file, expected a header", "le fichier est vide, il y faut une ligne d'en-tête"),
    ("found a header that is no UTF-8, expected UTF-8", "l'en-tête n'est pas de l'UTF-8"),
    ("found the columns {}, expected the columns {} too", "colonnes lues : {} ; il manque : {}"),
    ("found the columns {}, expected the column {} too", "colonnes lues : {} ; il manque : {}"),
    ("{} and {} more", "{} et {} autres"),
    ("found the column {} twice, expected it once", "la colonne {} figure deux fois, il la faut une fois"),
    (
        "found a row of more than {} bytes, expected its end (is a quote left open?)",
        "une ligne de plus de {} octets ne finit pas (un guillemet est-il resté ouvert ?)",
    ),
    ("found a row of {} bytes, expected at most {}", "une ligne de {} octets, il en faut au plus {}"),
    (
        "found the end of the file after {} objects, expected a JSON list of objects",
        "le fichier finit après {} objets, au milieu de la liste JSON",
    ),
    (
        "found the end of the file after {} object, expected a JSON list of objects",
        "le fichier finit après {} objet, au milieu de la liste JSON",
    ),
    (
        "found an item that is no object after {}, expected a JSON list of objects",
        "un élément de la liste JSON n'est pas un objet, après {}",
    ),
    (
        "found the identifier {} again, expected it once (it is on line {})",
        "l'identifiant {} figure déjà à la ligne {}",
    ),
    (
        "found {}, expected a type of {} (the same equipment is {} then)",
        "lu {}, qui n'est pas un type de {} (le même équipement y est {})",
    ),
    ("found {}, expected a year from {} to {}", "lu {} ; attendu : une année de {} à {}"),
    ("found {}, expected a whole number of places", "lu {} ; attendu : un nombre entier de places"),
    ("found nothing, expected a whole number of places", "rien ; attendu : un nombre entier de places"),
    ("found {}, expected a whole number of persons", "lu {} ; attendu : un nombre entier de personnes"),
    (
        "found nothing, expected degrees, since the other half of the point is there",
        "rien, alors que l'autre coordonnée du point est donnée",
    ),
    ("found {}, expected degrees", "lu {} ; attendu : des degrés"),
    (
        "found the point {}, {}, expected one near metropolitan France, where the commune {} is (longitude and latitude seem to be swapped)",
        "le point est en {}, {}, hors de la France métropolitaine où est la commune {} (longitude et latitude semblent échangées)",
    ),
    (
        "found the point {}, {}, expected one near metropolitan France, where the commune {} is",
        "le point est en {}, {}, hors de la France métropolitaine où est la commune {}",
    ),
    ("found nothing, expected an identifier", "rien ; attendu : un identifiant"),
    ("found {}, expected `OUVERT`: the school is left out", "l'établissement est {}, il est laissé de côté"),
    (
        "found {}, expected the code of a commune: the column `code_postal` holds the same",
        "lu {} ; attendu : un code commune ; la colonne `code_postal` contient le même",
    ),
    ("found nothing, expected a type of school", "rien ; attendu : un type d'établissement"),
    ("found {}, expected `Oui` or `Non`", "lu {} ; attendu : `Oui` ou `Non`"),
    ("found {}, expected 1 or 0, `Oui` or `Non`", "lu {} ; attendu : 1 ou 0, `Oui` ou `Non`"),
    ("found {}, expected `Itinérant` or `Fixe`", "lu {} ; attendu : `Itinérant` ou `Fixe`"),
    ("found nothing, expected a SIRET, which the schema wants", "rien ; attendu : un SIRET, que le schéma demande"),
    (
        "opening hours {}, character {}: expected the syntax of OpenStreetMap, such as {}",
        "les horaires {}, caractère {} ; attendu : la syntaxe d'OpenStreetMap, comme {}",
    ),
    (
        "opening hours {}: expected the syntax of OpenStreetMap, such as {}",
        "les horaires {} ; attendu : la syntaxe d'OpenStreetMap, comme {}",
    ),
    ("opening hours {}: expected times such as {}", "les horaires {} ; attendu : des heures comme {}"),
    ("opening hours {}: expected at most 1000 bytes", "les horaires {} dépassent 1000 octets"),
    ("BPE equipment type {}", "le type d'équipement {}"),
    ("UAI {}", "l'UAI {}"),
    ("SIRET {}", "le SIRET {}"),
    ("a domain from A to G", "un domaine de A à G"),
    (
        "found number 0, expected a commune number of at least 1",
        "le numéro 0 ; attendu : un numéro de commune d'au moins 1",
    ),
];
