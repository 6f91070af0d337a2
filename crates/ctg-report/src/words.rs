//! Every French word that the text of a portrait has, apart from the names that the model gives.

use ctg_model::claim::{Denominator, Unit};
use ctg_model::observation::{Absence, Status};
use ctg_model::{Decimal, PartialDate};
use ctg_stats::reconcile::{Check, Expected, Finding, Range, Ratio, Severity};

use crate::number::{decimal, percent, rounded, signed};

pub(crate) const TITLE: &str = "Portrait social du territoire";
pub(crate) const TERRITORY: &str = "Le territoire";
pub(crate) const ZONES: &str = "Les zones";
pub(crate) const CHANGE: &str = "L'évolution de la population";
pub(crate) const AGES: &str = "La structure par âge";
pub(crate) const CAF: &str = "Les allocataires et la population couverte";
pub(crate) const HOUSEHOLDS: &str = "Les personnes isolées (ménages d'une personne)";
pub(crate) const FAMILIES: &str = "Les familles monoparentales";
pub(crate) const SERVICES: &str = "Les services aux familles";
pub(crate) const RECONCILIATION: &str = "La réconciliation des chiffres";
pub(crate) const SOURCES: &str = "Les sources";
pub(crate) const OTHER_THEME: &str = "Autres services";
pub(crate) const TOTAL: &str = "Ensemble";
pub(crate) const NOTHING: &str = "Aucune donnée.";
pub(crate) const ZONE_COLUMNS: [&str; 7] = ["Zone", "Communes", "Population", "Part", "Rang", "Imprimé", "Écart"];
pub(crate) const AGE_COLUMNS: [&str; 4] = ["Tranche", "Part", "Statut", ""];
pub(crate) const CAF_CAVEAT: &str = "Caf seule : les familles de la MSA n'y sont pas, ce qui minore les taux des communes rurales. \
     Un foyer allocataire n'est pas un ménage ; une population couverte se compte en personnes.";
pub(crate) const HOUSEHOLDS_CAVEAT: &str =
    "Le document dit « personnes isolées » et donne une part des ménages : c'est la part des ménages d'une personne.";
pub(crate) const FAMILIES_CAVEAT: &str = "Trois dénominateurs sont en usage : les familles, les familles avec enfants, les ménages. \
     Le document n'imprime pas le sien ; le taux ne se compare donc à aucun autre.";
pub(crate) const CHANGE_CAVEAT: &str = "Insee déconseille de comparer des recensements à moins de cinq ans d'écart.";
pub(crate) const INFERRED_ZONES: &str = "Le rattachement des communes aux zones est déduit : le document le montre par des couleurs que la copie a perdues.";
pub(crate) const NO_DENOMINATOR: &str = "le nombre d'enfants de moins de 3 ans n'est pas dans les données";

/// Where a value comes from.
///
/// ```
/// assert_eq!(ctg_report::words::status(ctg_model::observation::Status::Restored), "restitué");
/// ```
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Observed => "observé",
        Status::Printed => "imprimé",
        Status::Restored => "restitué",
        Status::Inferred => "déduit",
        Status::Estimated => "estimé",
        Status::Imputed => "imputé",
        _ => "autre",
    }
}

/// Why there is no value.
///
/// ```
/// assert_eq!(ctg_report::words::absence(ctg_model::observation::Absence::Illegible), "illisible");
/// ```
pub fn absence(reason: Absence) -> &'static str {
    match reason {
        Absence::Illegible => "illisible",
        Absence::NotPublished => "non diffusé",
        Absence::SecretPrimary | Absence::SecretSecondary => "secret statistique",
        Absence::NotAvailable => "non disponible",
        Absence::NotApplicable => "sans objet",
        Absence::NotComputable => "non calculable",
        _ => "absent",
    }
}

/// The unit after a count, in the plural from 2 on, as French has it.
///
/// ```
/// use ctg_model::claim::Unit;
/// assert_eq!(ctg_report::words::unit(Unit::Places, 315), "places");
/// assert_eq!(ctg_report::words::unit(Unit::Projects, 1), "projet");
/// ```
pub fn unit(unit: Unit, count: u64) -> &'static str {
    let (one, many) = match unit {
        Unit::Persons => ("habitant", "habitants"),
        Unit::Households => ("ménage", "ménages"),
        Unit::Families => ("famille", "familles"),
        Unit::CafHouseholds => ("foyer allocataire", "foyers allocataires"),
        Unit::Communes => ("commune", "communes"),
        Unit::Zones => ("zone", "zones"),
        Unit::Services => ("", ""),
        Unit::Places => ("place", "places"),
        Unit::Staff => ("professionnel", "professionnels"),
        Unit::Managers => ("gestionnaire", "gestionnaires"),
        Unit::Projects => ("projet", "projets"),
        Unit::Associations => ("association", "associations"),
        Unit::Actors => ("acteur", "acteurs"),
        Unit::Institutions => ("institution", "institutions"),
        _ => ("%", "%"),
    };
    if count < 2 { one } else { many }
}

/// What a percentage is a share of.
///
/// ```
/// use ctg_model::claim::Denominator;
/// assert_eq!(ctg_report::words::denominator(Denominator::Households), "des ménages");
/// ```
pub fn denominator(denominator: Denominator) -> &'static str {
    match denominator {
        Denominator::Population => "de la population",
        Denominator::Households => "des ménages",
        Denominator::ChildrenUnder3 => "des enfants de moins de 3 ans",
        Denominator::Families => "des familles",
        Denominator::FamiliesWithChildren => "des familles avec enfants",
        _ => "(dénominateur non imprimé)",
    }
}

/// How grave a finding is.
///
/// ```
/// assert_eq!(ctg_report::words::severity(ctg_stats::reconcile::Severity::Error), "écart");
/// ```
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Ok => "concorde",
        Severity::Info => "à savoir",
        Severity::Explained => "expliqué",
        Severity::Warning => "à vérifier",
        Severity::Error => "écart",
    }
}

/// What was found, in a sentence.
///
/// ```
/// # let caro = ctg_io::read_diagnosis(&ctg_fixtures::CARO.files().iter().copied().collect()).unwrap().into_parts().0;
/// let report = ctg_stats::reconcile(&caro);
/// let sentence = ctg_report::words::sentence(report.finding("zone-est").unwrap());
/// assert_eq!(sentence, "imprimé 13\u{202F}088, somme des 7 populations municipales 13\u{202F}090 : écart de −2");
/// ```
pub fn sentence(finding: &Finding) -> String {
    let observed = finding.observed.map_or_else(|| "rien".to_owned(), ratio);
    let expected = finding.expected.map(|expected| self::expected(&expected)).unwrap_or_default();
    match &finding.check {
        Check::WellFormed if finding.severity == Severity::Ok => "bien formé".to_owned(),
        Check::WellFormed if finding.expected.is_some() => format!("{observed} % n'est pas une part"),
        Check::WellFormed => format!("{observed} n'est pas un compte : un nombre entier est attendu"),
        Check::Lost => "imprimé, mais illisible dans la copie : laissé absent".to_owned(),
        Check::LowerBound => format!("« plus de {observed} » est une borne basse : elle ne s'additionne pas"),
        Check::UnknownDenominator => format!("le dénominateur de {observed} % n'est pas imprimé"),
        Check::ListedCommunes => format!("{observed} communes imprimées, {expected} dans la liste"),
        Check::ListedZones => format!("{observed} zones imprimées, {expected} dans la liste"),
        Check::PopulationUnknown => {
            "les populations municipales ne sont pas toutes connues : pas de comparaison".to_owned()
        }
        Check::PopulationClosure => {
            format!("les zones imprimées s'additionnent à {observed}, pour un total imprimé de {expected}")
        }
        Check::Subset => format!("une partie de {observed} pour un tout de {expected}"),
        Check::Equal => format!("{observed} d'un côté, {expected} de l'autre"),
        Check::Ratio | Check::PersonsPer => quotient(finding),
        check => of_check(check, &observed, &expected, finding),
    }
}

/// The sentences of the checks that carry facts of their own.
fn of_check(check: &Check, observed: &str, expected: &str, finding: &Finding) -> String {
    match check {
        Check::SumOfCommunes { communes, difference, is_total_population } => {
            let confusion = if *is_total_population {
                " ; c'est la somme des populations totales, qui ne s'additionnent pas"
            } else {
                ""
            };
            let gap = if difference.digits() == 0 {
                "aucun écart".to_owned()
            } else {
                format!("écart de {}", signed(*difference))
            };
            format!("imprimé {observed}, {} {expected} : {gap}{confusion}", sum_of(*communes))
        }
        Check::PartialCoverage { given, communes } => {
            format!(
                "donné pour {given} communes sur {communes} : ni moyenne, ni valeur de zone ou de territoire ne s'en déduit"
            )
        }
        Check::PopulationRepair { left } => {
            let rest = if left.digits() == 0 {
                "plus rien ne reste inexpliqué".to_owned()
            } else {
                format!("restent {} habitants d'écart, zone par zone", decimal(*left))
            };
            format!("un seul chiffre mal imprimé rendrait la somme des communes : {observed} pour {expected} ; {rest}")
        }
        Check::AgeSum { shares, allowed } => {
            format!(
                "les {shares} parts imprimées font {observed} % ; l'arrondi de {shares} parts d'un tout permet {}",
                range(*allowed)
            )
        }
        Check::MissingBand { band, restored, by_closure, by_sum } => {
            missing_band(&band.to_string(), *restored, *by_closure, *by_sum)
        }
        Check::UncoveredAges { band } => format!("aucune tranche imprimée ne couvre {band} ans"),
        Check::OverlappingAges { band } => format!("deux tranches imprimées couvrent {band} ans"),
        Check::Sum { lost_part: Some(lost) } => format!("la part perdue vaut {} si {observed} est juste", range(*lost)),
        Check::Sum { lost_part: None } => format!("{observed} imprimé, {expected} par addition"),
        Check::Order { first, then } if finding.severity == Severity::Ok => format!("« {first} » précède « {then} »"),
        Check::Order { first, then } => format!("« {first} » devrait précéder « {then} », et ne le précède pas"),
        Check::NoBaseline { title } => {
            let title = title.as_ref().map_or("sans titre", |title| title.as_str());
            format!("enjeu « {title} » : ni valeur de départ ni cible imprimées, il n'est pas évaluable")
        }
        _ => String::new(),
    }
}

fn sum_of(communes: usize) -> String {
    if communes == 1 {
        "population municipale".to_owned()
    } else {
        format!("somme des {communes} populations municipales")
    }
}

fn missing_band(band: &str, restored: Option<Decimal>, by_closure: Option<Range>, by_sum: Option<Range>) -> String {
    let restored = restored.map(|share| format!(" ; restituée à {}", percent(share))).unwrap_or_default();
    let closure = by_closure.map(|bounds| format!(" ; par différence à 100, {}", range(bounds))).unwrap_or_default();
    let sum = by_sum.map(|bounds| format!(" ; par une autre part imprimée, {}", range(bounds))).unwrap_or_default();
    format!("la tranche {band} ans manque{restored}{closure}{sum}")
}

fn quotient(finding: &Finding) -> String {
    let value = finding.observed.map_or_else(|| "?".to_owned(), |observed| rounded(observed.value(), 2));
    let told = match finding.expected {
        Some(Expected::Quotient { low: Some(low), high: Some(high) }) => {
            format!(", entre {} et {}", rounded(low.value(), 3), rounded(high.value(), 3))
        }
        Some(Expected::Quotient { low: None, high: Some(high) }) => format!(", au plus {} attendu", ratio(high)),
        Some(Expected::Quotient { low: Some(low), high: None }) => format!(", au moins {} attendu", ratio(low)),
        _ => String::new(),
    };
    let terms =
        finding.observed.filter(|_| finding.check == Check::Ratio).map(|observed| format!("{} = ", ratio(observed)));
    let unit = if finding.check == Check::PersonsPer { " personnes couvertes pour un foyer" } else { "" };
    format!("{}{value}{unit}{told}", terms.unwrap_or_default())
}

fn expected(expected: &Expected) -> String {
    match expected {
        Expected::Value(value) | Expected::AtMost(value) => decimal(*value),
        Expected::Within(bounds) => range(*bounds),
        Expected::Band(band) => band.to_string(),
        _ => String::new(),
    }
}

pub(crate) fn range(range: Range) -> String {
    format!("{} à {}", decimal(range.low()), decimal(range.high()))
}

fn ratio(ratio: Ratio) -> String {
    match ratio.denominator() {
        None => decimal(ratio.numerator()),
        Some(denominator) => format!("{} / {}", decimal(ratio.numerator()), decimal(denominator)),
    }
}

/// A date in French, `1er` for the first of a month.
///
/// ```
/// assert_eq!(ctg_report::words::date("2023-12-07".parse()?), "7 décembre 2023");
/// assert_eq!(ctg_report::words::date("2021-09-01".parse()?), "1er septembre 2021");
/// assert_eq!(ctg_report::words::date("2022-06".parse()?), "juin 2022");
/// # Ok::<(), ctg_model::DateError>(())
/// ```
pub fn date(date: PartialDate) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let written = date.to_string();
    let mut parts = written.split('-');
    let year = parts.next().unwrap_or_default();
    let month =
        parts.next().and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match (month, parts.next()) {
        (None, _) => year.to_owned(),
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some("01")) => format!("1er {month} {year}"),
        (Some(month), Some(day)) => format!("{} {month} {year}", day.trim_start_matches('0')),
    }
}
