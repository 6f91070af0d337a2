//! Every French word that the text of a portrait has, apart from the names that the model gives.

use ctg_model::claim::{Denominator, Unit};
use ctg_model::code::EpciCode;
use ctg_model::observation::{Absence, Status};
use ctg_model::{AgeBand, CogVintage, Decimal, PartialDate, Vintage};
use ctg_stats::reconcile::{Check, Expected, Finding, Range, Ratio, Repair, Severity};

use crate::number::{decimal, percent, rounded, signed, trimmed};

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
pub(crate) const RATES: &str = "Nombre, puis taux pour 10\u{202F}000 habitants du territoire ou de la commune nommée.";
pub(crate) const OTHER_THEME: &str = "Autres services";
pub(crate) const TOTAL: &str = "Ensemble";
pub(crate) const NOTHING: &str = "Aucune donnée.";
pub(crate) const ZONE_COLUMNS: [&str; 7] = ["Zone", "Communes", "Population", "Part", "Rang", "Imprimé", "Écart"];
pub(crate) const AGE_COLUMNS: [&str; 4] = ["Tranche", "Part", "Statut", ""];
pub(crate) const CAF_CAVEAT: &str = "Caf seule : les familles de la MSA n'y sont pas, ce qui minore les taux des communes rurales. \
     Un foyer allocataire n'est pas un ménage ; une population couverte se compte en personnes.";
pub(crate) const HOUSEHOLDS_CAVEAT: &str =
    "Les « personnes isolées » se comptent ici en ménages d'une personne, parmi les ménages.";
pub(crate) const FAMILIES_CAVEAT: &str =
    "Trois dénominateurs sont en usage : les familles, les familles avec enfants, les ménages.";
pub(crate) const UNKNOWN_DENOMINATOR: &str = "Le document n'imprime pas le sien : ce taux ne se compare à aucun autre.";
pub(crate) const CHANGE_CAVEAT: &str = "Insee déconseille de comparer des recensements à moins de cinq ans d'écart.";
pub(crate) const INFERRED_ZONES: &str =
    "Le rattachement des communes aux zones est déduit, il n'est pas imprimé : voir les sources.";
pub(crate) const NO_DENOMINATOR: &str = "le nombre d'enfants de moins de 3 ans n'est pas dans les données";

/// Communes, zones and inhabitants in a sentence.
pub(crate) fn territory(
    communes: usize,
    zones: Option<(usize, &str)>,
    persons: Result<String, Option<Absence>>,
    year: Vintage,
) -> String {
    let communes = if communes < 2 { format!("{communes} commune") } else { format!("{communes} communes") };
    let zones = zones.map(|(count, name)| format!(", {count} {}", lower_first(name))).unwrap_or_default();
    match persons {
        Ok(persons) => format!("{communes}{zones}, {persons} habitants en {year} (population municipale)."),
        Err(reason) => format!("{communes}{zones}. Population municipale de {year} : {}.", reason.map_or("", absence)),
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// The EPCI and the year of the communes.
pub(crate) fn geography(epci: Option<EpciCode>, cog: CogVintage) -> String {
    let epci = epci.map(|code| format!("EPCI {code}. ")).unwrap_or_default();
    format!("{epci}Géographie au 1er janvier {cog}.")
}

/// A printed population that the communes do not add up to.
pub(crate) fn printed_population(printed: Decimal, gap: Decimal) -> String {
    format!("Le document imprime {} habitants : écart de {}, voir la réconciliation.", decimal(printed), signed(gap))
}

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
                "les {shares} parts imprimées font {observed} % ; l'arrondi de {shares} parts d'un tout permet {} %",
                range(*allowed)
            )
        }
        Check::MissingBand { band, restored, by_closure, by_sum } => {
            missing_band(&self::band(*band), *restored, *by_closure, *by_sum)
        }
        Check::UncoveredAges { band } => format!("aucune tranche imprimée ne couvre les {}", self::band(*band)),
        Check::OverlappingAges { band } => format!("deux tranches imprimées couvrent les {}", self::band(*band)),
        Check::Partition { parts, allowed } => {
            format!("les {parts} parts font {observed} pour {expected} ; leur arrondi permet {}", range(*allowed))
        }
        Check::Product => format!("{observed} imprimé, {expected} par multiplication"),
        Check::Rate => format!("taux imprimé {observed}, non égal au quotient de ses termes"),
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
    format!("la tranche {band} manque{restored}{closure}{sum}")
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

fn range(range: Range) -> String {
    format!("{} à {}", trimmed(range.low()), trimmed(range.high()))
}

/// A share that can be restored, and between which bounds.
pub(crate) fn restorable(share: Decimal, bounds: Range) -> String {
    format!("restituable à {}, entre {} et {}", percent(share), trimmed(bounds.low()), trimmed(bounds.high()))
}

/// A label that was printed otherwise.
pub(crate) fn printed_as(band: AgeBand) -> String {
    format!("imprimée « {band} »")
}

/// A status that is not "printed", with what was.
pub(crate) fn restored_from(status: Status, printed: Decimal) -> String {
    format!("{} (imprimé « {printed} »)", self::status(status))
}

/// A figure that counts a part of the one before.
pub(crate) fn part(figure: &str) -> String {
    format!("dont {figure}")
}

/// Services that the documents name.
pub(crate) fn named(names: &[String]) -> String {
    format!("Nommément : {}.", names.join(", "))
}

/// So many per so many inhabitants or children.
pub(crate) fn rate(value: &str, per: &str) -> String {
    format!("{value} pour {per}")
}

/// Childcare places and what they cover.
pub(crate) fn childcare(places: &str, rate: &str) -> String {
    format!(
        "Accueil du jeune enfant : {places} places en tout. Taux de couverture (places pour 100 enfants de moins de 3 ans) : {rate}."
    )
}

/// An age band in words.
///
/// ```
/// assert_eq!(ctg_report::words::band("6-17".parse()?), "6 à 17 ans");
/// assert_eq!(ctg_report::words::band("65+".parse()?), "65 ans et plus");
/// # Ok::<(), ctg_model::AgeBandError>(())
/// ```
pub fn band(band: AgeBand) -> String {
    match band.until().map(|until| until - 1) {
        None => format!("{} ans et plus", band.from()),
        Some(last) if last == band.from() => format!("{last} ans"),
        Some(last) => format!("{} à {last} ans", band.from()),
    }
}

/// How many findings of each kind there are.
pub(crate) fn summary(findings: &[Finding]) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    format!(
        "{} contrôles : {} concordent, {} à savoir, {} à vérifier, {} en écart, {} avec une explication. \
         Rien n'est corrigé : chaque chiffre reste tel qu'il est imprimé.",
        findings.len(),
        of(Severity::Ok),
        of(Severity::Info),
        of(Severity::Warning),
        of(Severity::Error),
        of(Severity::Explained),
    )
}

/// A change that would make printed and computed agree.
pub(crate) fn repair(repair: &Repair) -> String {
    let left =
        if repair.left.digits() == 0 { String::new() } else { format!(", laisse {} d'écart", decimal(repair.left)) };
    let kept = if repair.is_kept { ", valeur retenue" } else { "" };
    let plural = if repair.characters < 2 { "" } else { "s" };
    let Repair { of, from, to, characters, .. } = repair;
    format!("réparation possible : {of} « {from} » → « {to} » ({characters} caractère{plural}{left}{kept})")
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
