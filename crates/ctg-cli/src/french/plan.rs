//! What is wrong in a plan of action, said in French.

/// English with holes, French with the same holes in the same order.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    // the table of actions
    (
        "found none of the columns of a table of actions, expected {} and others of its kind",
        "aucune colonne d'un tableau d'actions ; attendu : {} et les autres",
    ),
    ("found nothing, expected the title of the action", "le titre de l'action manque"),
    ("found {}, expected the title or the number of a row", "lu {} ; attendu : le titre ou le numéro d'une ligne"),
    ("euros such as {}", "des euros, par exemple {}"),
    ("a date such as {}", "une date, par exemple {}"),
    ("31/12/2027, 12/2027 or 2027", "31/12/2027, 12/2027 ou 2027"),
    ("Oui or Non", "Oui ou Non"),
    ("{} or A discuter", "{} ou A discuter"),
    ("{}, outcome or impact", "{}, outcome ou impact"),
    ("{} or abandoned", "{} ou abandoned"),
    // identifiers and references
    ("node {} is given twice, expected once", "le nœud {} est donné deux fois"),
    ("source {} is given twice, expected once", "la source {} est donnée deux fois"),
    ("criterion {} is given twice, expected once", "le critère {} est donné deux fois"),
    ("indicator {} is given twice, expected once", "l'indicateur {} est donné deux fois"),
    ("source {} is unknown, expected one of this plan", "la source {} n'est pas connue ; attendu : une source du plan"),
    ("action {} is unknown, expected one of this plan", "l'action {} n'est pas connue ; attendu : une action du plan"),
    (
        "criterion {} is unknown, expected one of this plan",
        "le critère {} n'est pas connu ; attendu : un critère du plan",
    ),
    (
        "indicator {} is unknown, expected one of this plan",
        "l'indicateur {} n'est pas connu ; attendu : un indicateur du plan",
    ),
    ("identifier {}: expected {}", "l'identifiant {} ; attendu : {}"),
    (
        "lower-case letters and digits, joined by single hyphens",
        "des minuscules et des chiffres, joints par des tirets simples",
    ),
    // paths
    (
        "edge {} → {}: node {} is unknown, expected the id of a node",
        "le lien {} → {} : le nœud {} n'est pas connu ; attendu : l'identifiant d'un nœud",
    ),
    (
        "edge {} → {} leads from {} to {}, expected {}",
        "le lien {} → {} joint {} et {}, dans cet ordre ; attendu après le premier : {}",
    ),
    ("edge {} → {} is given twice, expected once", "le lien {} → {} est donné deux fois"),
    ("a change, a step or an action", "un changement, une étape ou une action"),
    ("a step or an action", "une étape ou une action"),
    ("an output or an outcome", "une réalisation ou un résultat"),
    ("an outcome or an impact", "un résultat ou un impact"),
    ("a stake", "un enjeu"),
    ("a change", "un changement"),
    ("a step", "une étape"),
    ("an action", "une action"),
    ("an output", "une réalisation"),
    ("an outcome", "un résultat"),
    ("an impact", "un impact"),
    ("no edge from it", "aucun lien"),
    (
        "node {} is {} with the order {}, expected no order, which only steps have",
        "le nœud {} est {} avec l'ordre {}, que seules les étapes ont",
    ),
    // states, calendar, budget
    ("move {} goes from {} to {}, expected {}", "le mouvement {} va de {} à {} ; attendu : {}"),
    ("move {} is dated {}, expected {} or later", "le mouvement {} est daté de {} ; attendu : {} ou plus tard"),
    ("calendar ends in {}, expected {} or later", "le calendrier finit en {} ; attendu : {} ou plus tard"),
    ("planned funders of {} add up to {}, expected {}", "les financements prévus de {} font {} ; attendu : {}"),
    ("real funders of {} add up to {}, expected {}", "les financements réalisés de {} font {} ; attendu : {}"),
    ("funder {} of {} is given twice, expected once", "le financeur {} de {} est donné deux fois"),
    ("budget line {} of {}", "la ligne {} de {}"),
    ("budget line {}", "la ligne {}"),
    ("{}: the gap is {}", "{}, l'écart est de {}"),
    ("an amount on the line itself", "un montant sur la ligne elle-même"),
    ("amount {} cents, expected at most {}", "le montant de {} centimes ; attendu : au plus {}"),
    // indicators and criteria
    (
        "interval from {} to {}, expected the lower end first",
        "l'intervalle va de {} à {} ; attendu : le plus petit d'abord",
    ),
    (
        "measure of {} is {}, expected a value from {} to {}, as its interval says",
        "la mesure de {} vaut {} ; attendu : entre {} et {}, comme le dit son intervalle",
    ),
    (
        "measure of {} has an interval and no value, expected a value in it",
        "la mesure de {} a un intervalle et pas de valeur",
    ),
    (
        "indicator {} has the target {} and the baseline {}, expected a target {}",
        "l'indicateur {} a la cible {} et le départ {} ; attendu : une cible {}",
    ),
    ("of at least the baseline", "au moins égale au départ"),
    ("of at most the baseline", "au plus égale au départ"),
    ("indicator {} has two measures of {}, expected one", "l'indicateur {} a deux mesures de {}"),
    ("weight {}: expected {}", "le poids {} ; attendu : {}"),
    ("score {}: expected {}", "la note {} ; attendu : {}"),
    (
        "a number above 0 and up to 1000, with at most 3 decimals",
        "un nombre au-dessus de 0 et jusqu'à 1000, avec au plus 3 décimales",
    ),
    ("a number from 0 to 1000, with at most 3 decimals", "un nombre de 0 à 1000, avec au plus 3 décimales"),
    // words and fields of JSON
    ("format {}: expected {}", "le format {} ; attendu : {}"),
    ("kind of node {}: expected {}", "la sorte de nœud {} ; attendu : {}"),
    ("state of an action {}: expected {}", "l'état {} ; attendu : {}"),
    (
        "found an observation with some of its fields, expected `value` and `status`, or `absent` alone",
        "une partie des champs d'une observation ; attendu : `value` et `status`, ou `absent` seul",
    ),
    ("missing field {}", "le champ {} manque"),
    ("found no such field, expected one", "ce champ manque"),
    ("unknown field {}, expected one of {}", "le champ {} n'est pas connu ; attendu : {}"),
    ("unknown field {}, expected {}", "le champ {} n'est pas connu ; attendu : {}"),
    (
        "invalid type: integer {}, expected a whole number of cents, 0 or more",
        "lu {} ; attendu : un nombre entier de centimes, 0 ou plus",
    ),
    (
        "invalid type: floating point {}, expected a whole number of cents, 0 or more",
        "lu {} ; attendu : un nombre entier de centimes, 0 ou plus",
    ),
];
