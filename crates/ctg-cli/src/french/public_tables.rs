//! What is wrong in a public table of Insee, of the Caf or of the Code officiel géographique, said in French.

/// English with holes, French with the same holes in the same order.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    // columns
    ("found no column {}, expected one; found {}", "la colonne {} manque ; le fichier a {}"),
    ("found no columns {}, expected them; found {}", "les colonnes {} manquent ; le fichier a {}"),
    ("found no column {}, expected it beside {}", "la colonne {} manque, à côté de {}"),
    (
        "found columns of {}, expected some of {}, such as {}",
        "les colonnes sont de {}, il en faut de {}, par exemple {}",
    ),
    (
        "found indicators of {}, expected some of {}, such as {}",
        "les indicateurs sont de {}, il en faut de {}, par exemple {}",
    ),
    (
        "found the figure {} of {} in two columns, expected it in one",
        "la donnée {} de {} est dans deux colonnes, il la faut dans une",
    ),
    ("found no column of {}, expected some such as {}", "aucune colonne de {}, il en faut, par exemple {}"),
    // rows
    (
        "found a placeholder, which is no place, and left the row aside",
        "cette ligne ne sert qu'à remplir : elle n'est d'aucun lieu, et reste de côté",
    ),
    ("{} of {} is given twice, expected once (line {})", "{} est donné deux fois pour {} (déjà à la ligne {})"),
    ("the movement is given twice, expected once (line {})", "ce mouvement est donné deux fois (déjà à la ligne {})"),
    ("COM {} is given twice, expected once", "la commune {} est donnée deux fois"),
    ("région {} is given twice, expected once", "la région {} est donnée deux fois"),
    ("département {} is given twice, expected once", "le département {} est donné deux fois"),
    (
        "commune {} is a member of {} already, expected one EPCI",
        "la commune {} est déjà membre de l'EPCI {}, il n'en faut qu'un",
    ),
    ("EPCI {} has {} member, and {} in {}", "l'EPCI {} a {} membre ici, et {} selon {}"),
    ("EPCI {} has {} members, and {} in {}", "l'EPCI {} a {} membres ici, et {} selon {}"),
    // cells
    ("found {}, expected {} + {}, the sum of {} and {}", "lu {} ; attendu : {} + {}, la somme de {} et {}"),
    ("found {}, expected {}, which is what {} and {} give", "lu {} ; attendu : {}, ce que donnent {} et {}"),
    ("kind of name {}", "le type d'article {}"),
    ("IRIS code {}", "le code IRIS {}"),
    ("band {}", "la tranche {}"),
    ("a multiple of {}, which the file is rounded to", "un multiple de {}, auquel le fichier est arrondi"),
    ("a month such as {}", "un mois, par exemple {}"),
    ("a year such as {}", "une année, par exemple {}"),
    ("a number such as {}", "un nombre, par exemple {}"),
    ("a number from {} to {}", "un nombre de {} à {}"),
    ("a number of 0 or more", "un nombre de 0 ou plus"),
    ("a percentage from {} to {}", "un pourcentage de {} à {}"),
    ("a whole number, a flag or nothing", "un nombre entier, un signe convenu ou rien"),
    ("a number, a flag or nothing", "un nombre, un signe convenu ou rien"),
    (
        "a cost of 0 or more, or nothing where there is no way",
        "un coût de 0 ou plus, ou rien où il n'y a pas de trajet",
    ),
    ("the code of a place", "le code d'un lieu"),
];
