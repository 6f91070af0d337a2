//! Every French word of the table of indicators, apart from those of the catalogue.

use ctg_model::claim::Subject;
use ctg_model::observation::Observation;
use ctg_model::{Evidence, Label, Vintage};
use ctg_stats::indicator::{Additivity, Caveat, Certainty, Theme};

use crate::indicators::{Gap, IndicatorRow, TermPart};
use crate::number::{NARROW_SPACE, decimal, integer, rounded};
use crate::words;

pub(crate) const TITLE: &str = "Indicateurs du territoire";
pub(crate) const GAPS: &str = "Non calculable avec ces données";
pub(crate) const NUMERATOR: &str = "numérateur";
pub(crate) const DENOMINATOR: &str = "dénominateur";
pub(crate) const OTHER_YEARS: &str = "autre année";
pub(crate) const COLUMNS: [&str; 4] = ["Indicateur", "Valeur", "Entre", "Statut"];
pub(crate) const COMPARED_COLUMNS: [&str; 5] = ["Indicateur", "Valeur", "Référence", "Écart", "Rapport"];

/// A theme of indicators.
///
/// ```
/// use ctg_stats::indicator::Theme;
/// assert_eq!(ctg_report::words_indicators::theme(Theme::Ages), "Les âges");
/// ```
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Population => "La population et son évolution",
        Theme::Ages => "Les âges",
        Theme::Families => "Les ménages et les familles",
        Theme::Recipients => "Les allocataires de la Caf",
        Theme::Income => "Les revenus",
        Theme::Childcare => "L'accueil du jeune enfant",
        Theme::Services => "Les services et les équipements",
        Theme::Proximity => "La proximité des services",
        _ => "Autres indicateurs",
    }
}

/// A theme in one word, for files.
pub(crate) fn theme_word(theme: Theme) -> &'static str {
    match theme {
        Theme::Population => "population",
        Theme::Ages => "ages",
        Theme::Families => "families",
        Theme::Recipients => "recipients",
        Theme::Income => "income",
        Theme::Childcare => "childcare",
        Theme::Services => "services",
        Theme::Proximity => "proximity",
        _ => "other",
    }
}

/// What a reader must know of an indicator.
///
/// ```
/// use ctg_stats::indicator::Caveat;
/// assert_eq!(ctg_report::words_indicators::caveat(Caveat::Rounded), "effectifs arrondis par le producteur");
/// ```
pub fn caveat(caveat: Caveat) -> &'static str {
    match caveat {
        Caveat::CafWithoutMsa => "Caf seule, sans les familles de la MSA : minore les communes rurales",
        Caveat::Rounded => "effectifs arrondis par le producteur",
        Caveat::Approximated => "numérateur et dénominateur ne couvrent pas tout à fait les mêmes unités",
        Caveat::SmallNumbers => "petits effectifs : un cas de plus change beaucoup la valeur",
        Caveat::Provisional => "provisoire",
        Caveat::CafHouseholdsAreNotHouseholds => "un foyer allocataire n'est pas un ménage",
        Caveat::FiscalHouseholdsAreNotHouseholds => "un ménage fiscal n'est pas un ménage du recensement",
        Caveat::FiveYearCensus => "le recensement moyenne cinq enquêtes : comparer à cinq ans d'écart",
        Caveat::SeveralDenominators => "plusieurs dénominateurs sont en usage sous ce nom",
        Caveat::MixedVintages => "numérateur et dénominateur de millésimes différents",
        Caveat::Undated => "le document n'imprime pas l'année d'un terme",
        Caveat::MayExceedOneHundred => "peut dépasser 100",
        Caveat::PublishedAboveThreshold => "diffusé à partir d'un nombre de ménages et de personnes",
        Caveat::NotForChange => "la source ne mesure pas une évolution",
        Caveat::YearsOfResourcesDiffer => "ressources et prestations ne sont pas de la même année",
        Caveat::ReferencePopulation => {
            "allocataires de moins de 65 ans, hors étudiants qui n'ont qu'une aide au logement"
        }
        Caveat::PartsNeedNotAddUp => "les parts arrondies ne font pas toujours le total",
        Caveat::UsersFromElsewhere => "ceux qui s'en servent n'habitent pas tous le territoire",
        Caveat::DependsOnTravelTimes => "dépend de la table des temps de trajet",
        _ => "à lire avec prudence",
    }
}

/// How sure a definition is.
///
/// ```
/// use ctg_stats::indicator::Certainty;
/// assert_eq!(ctg_report::words_indicators::certainty(Certainty::Unconfirmed), "non confirmée");
/// ```
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Read => "lue à la source",
        Certainty::Reported => "rapportée par un tiers",
        Certainty::Derived => "dérivée d'autres définitions",
        _ => "non confirmée",
    }
}

pub(crate) fn subject(subject: &Subject, territory: &Label) -> String {
    match subject {
        Subject::Zone(name) => format!("Zone {name} ({territory})"),
        Subject::Commune(code) => format!("Commune {code} ({territory})"),
        _ => territory.to_string(),
    }
}

pub(crate) fn population_of(year: Vintage) -> String {
    format!("Population municipale de {year}. Un chiffre imprimé garde sa précision ; rien n'est estimé.")
}

pub(crate) fn reference(name: &str) -> String {
    format!("Référence : {name}, mêmes années seulement.")
}

/// A value with its sign of percentage; other units are in the label or in the details.
pub(crate) fn value(number: &str, unit: &str) -> String {
    if unit.starts_with('%') { format!("{number}{NARROW_SPACE}%") } else { number.to_owned() }
}

pub(crate) fn signed(number: &str) -> String {
    if number.starts_with('−') { number.to_owned() } else { format!("+{number}") }
}

pub(crate) fn range(low: &str, high: Option<&str>) -> String {
    high.map_or_else(|| format!("au moins {low}"), |high| format!("{low} et {high}"))
}

pub(crate) fn unit(unit: &str) -> String {
    format!("unité : {unit}")
}

pub(crate) fn formula(formula: &str) -> String {
    format!("formule : {formula}")
}

pub(crate) fn definition(reference: &str, sure: Certainty) -> String {
    format!("définition {} : {reference}", certainty(sure))
}

pub(crate) fn caveats(caveats: &[&str]) -> String {
    format!("réserves : {}", caveats.join(" ; "))
}

pub(crate) fn printed(evidence: &Evidence) -> String {
    format!("imprimé sans ses termes : « {} » ({})", evidence.quote, evidence.source)
}

pub(crate) fn term(name: &str, term: &TermPart, count: &str, sources: &str) -> String {
    let year = term.vintage.map_or_else(|| "sans année".to_owned(), |year| year.to_string());
    let sources = if sources.is_empty() { String::new() } else { format!(" ; source {sources}") };
    let known = known(term).map(|known| format!(" ; {known}")).unwrap_or_default();
    format!("{name} : {}, {count} ({year}{sources}{known})", term.label)
}

/// For how many communes a term is known, and how much of the population lives there.
fn known(term: &TermPart) -> Option<String> {
    let completeness = term.completeness?;
    let (known, terms) = (completeness.known, completeness.terms());
    let plural = if known < 2 { "" } else { "s" };
    let share =
        term.population_share.map(|share| format!(", {}{NARROW_SPACE}% de la population", rounded(100.0 * share, 1)));
    Some(format!("{known} commune{plural} sur {terms}{}", share.unwrap_or_default()))
}

/// Why an indicator has no value.
pub(crate) fn gap(row: &IndicatorRow) -> String {
    match &row.gap {
        Some(Gap::Absent(reason)) => words::absence(*reason).to_owned(),
        Some(Gap::Terms) => {
            let terms = [&row.numerator, &row.denominator].into_iter().flatten();
            terms.filter_map(|term| missing(row, term)).collect::<Vec<_>>().join(" ; ")
        }
        Some(Gap::NotAdditive(additivity)) => not_additive(*additivity).to_owned(),
        Some(Gap::UnknownDenominator(Some(printed))) => {
            format!("le document imprime {}{NARROW_SPACE}% sans dire de quoi", decimal(*printed))
        }
        Some(Gap::UnknownDenominator(None)) => "le document n'imprime pas le dénominateur".to_owned(),
        Some(Gap::NotInTheData) => "statistique de son producteur, absente des données".to_owned(),
        Some(Gap::Refused(message)) => format!("refusé ({message})"),
        None => String::new(),
    }
}

/// A term that is not known, by its name unless it is that of the indicator.
fn missing(row: &IndicatorRow, term: &TermPart) -> Option<String> {
    let Observation::Absent(reason) = term.count else { return None };
    let partly = term.completeness.is_some_and(|completeness| completeness.known > 0);
    let why = match known(term).filter(|_| partly) {
        Some(known) => format!("{known}, soit au moins {}", integer(term.bounds.low())),
        None => words::absence(reason).to_owned(),
    };
    Some(if term.label == row.label { why } else { format!("« {} » {why}", term.label) })
}

fn not_additive(additivity: Additivity) -> &'static str {
    match additivity {
        Additivity::CountsTwice => "ne s'additionne pas : certaines personnes comptent dans deux communes",
        Additivity::SharedBetweenCommunes => "ne s'additionne pas : un même service peut desservir plusieurs communes",
        _ => "ne s'additionne pas : la statistique d'une zone ne se déduit pas de celles de ses communes",
    }
}
