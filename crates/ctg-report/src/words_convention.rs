//! Every French word that the text of a convention has, apart from the names that the model gives.

use ctg_model::convention::{Fault, Finding, PartyKind, Scale, Seat, Severity, Target};
use ctg_model::observation::{Absence, Observation};
use ctg_model::{Label, PartialDate, Reliability, Slug, TimelineEntry};

use crate::ConventionSheet;
use crate::words::{absence, date};

pub(crate) const TITLE: &str = "Convention territoriale globale";
pub(crate) const CONTRACT: &str = "Le contrat";
pub(crate) const CONTENT: &str = "Les thèmes, les objectifs et les enjeux";
pub(crate) const GOVERNANCE: &str = "La gouvernance";
pub(crate) const FRAMEWORKS: &str = "Les liens avec les autres dispositifs";
pub(crate) const ACTORS: &str = "Les acteurs mobilisés";
pub(crate) const TIMELINE: &str = "Le calendrier de la démarche";
pub(crate) const ANNEXES: &str = "Les annexes";
pub(crate) const FINDINGS: &str = "Les constats";
pub(crate) const PARTY_COLUMNS: [&str; 4] = ["Partie", "Nature", "Code", "Signature"];
pub(crate) const NO_FINDING: &str = "Aucun constat.";
pub(crate) const NO_TITLE: &str = "sans titre";
pub(crate) const PHASE: &str = "phase";
pub(crate) const MILESTONE: &str = "date clé";

/// The kind of a party.
pub(crate) fn party_kind(kind: &PartyKind) -> &str {
    match kind {
        PartyKind::Caf(_) => "Caf",
        PartyKind::Epci(_) => "EPCI",
        PartyKind::Commune(_) => "commune",
        PartyKind::Syndicat(_) => "syndicat",
        PartyKind::Etat(_) => "État",
        PartyKind::Departement(_) => "Département",
        PartyKind::Cpam(_) => "Cpam",
        PartyKind::Msa(_) => "MSA",
        PartyKind::FranceTravail(_) => "France Travail",
        other => other.word(),
    }
}

/// When a party signed.
pub(crate) fn signature(signature: Option<&Observation<PartialDate>>) -> String {
    match signature {
        None => "n'a pas signé".to_owned(),
        Some(Observation::Absent(reason)) => absence(*reason).to_owned(),
        Some(Observation::Present(seen)) => {
            format!("{} ({})", date(*seen.value()), crate::words::status(seen.status()))
        }
    }
}

/// How many communes are parties, with their names.
pub(crate) fn communes(names: &[&str], signature: &str) -> String {
    format!("{} : {}. Signature : {signature}.", counted(names.len(), "commune"), names.join(", "))
}

/// From when to when.
pub(crate) fn period(period: Option<(Observation<PartialDate>, Observation<PartialDate>)>) -> String {
    let told = |seen: Observation<PartialDate>| match seen {
        Observation::Present(seen) => date(*seen.value()),
        Observation::Absent(reason) => absence(reason).to_owned(),
    };
    match period {
        Some((start, end)) => format!("Période : début {}, fin {}.", told(start), told(end)),
        None => "Période : non renseignée.".to_owned(),
    }
}

/// The date at which it was signed.
pub(crate) fn signed(entry: &TimelineEntry) -> String {
    format!("Signature : {} ({}).", date(entry.start()), entry.label())
}

/// Something that has a reason not to be there.
pub(crate) fn or_absence(seen: &Observation<Label>) -> String {
    match seen {
        Observation::Present(seen) => seen.value().to_string(),
        Observation::Absent(reason) => format!("[{}]", absence(*reason)),
    }
}

/// The members of a body that are not told.
pub(crate) fn members_untold(reason: Absence) -> String {
    format!("composition {}", feminine(reason))
}

fn feminine(reason: Absence) -> &'static str {
    match reason {
        Absence::NotPublished => "non diffusée",
        Absence::NotComputable => "non calculable",
        Absence::NotApplicable => "sans objet",
        Absence::Illegible => "illisible",
        _ => "non disponible",
    }
}

/// The members of a body.
pub(crate) fn members(count: usize, seats: &str) -> String {
    match count {
        0 => "aucun membre".to_owned(),
        count => format!("{} ({seats})", counted(count, "membre")),
    }
}

/// In which quality members sit, in the plural from 2 on.
pub(crate) fn seat(seat: Seat, count: usize) -> String {
    let noun = match seat {
        Seat::Elected => "élu",
        Seat::Mayor => "maire",
        Seat::Officer => "technicien",
        _ => "représentant",
    };
    counted(count, noun)
}

/// A post.
pub(crate) fn post(kind: &str, employer: Option<&str>, etp: &Observation<ctg_model::convention::Etp>) -> String {
    let employer = employer.map(|name| format!(", employeur {name}")).unwrap_or_default();
    let etp = match etp {
        Observation::Present(seen) => format!("{} ETP", crate::number::decimal(seen.value().value())),
        Observation::Absent(reason) => format!("ETP {}", absence(*reason)),
    };
    format!("Poste : {kind}{employer}, {etp}.")
}

/// The scales of a framework.
pub(crate) fn scales(scales: &[Scale]) -> String {
    let word = |scale: &Scale| match scale {
        Scale::Communal => "communale",
        Scale::Intercommunal => "intercommunale",
        Scale::Departemental => "départementale",
        _ => "régionale",
    };
    scales.iter().map(word).collect::<Vec<_>>().join(" et ")
}

/// How many were mobilised, as printed: « plus de 140 » is a least count.
pub(crate) fn mobilised(count: &str, is_least: bool, what: &str) -> String {
    if is_least { format!("au moins {count} {what}") } else { format!("{count} {what}") }
}

/// How many actors documents name.
pub(crate) fn named(count: usize, names: &str) -> String {
    format!("{} : {names}.", counted(count, "nommé"))
}

/// The dates of a phase or a milestone.
pub(crate) fn dates(entry: &TimelineEntry) -> String {
    match entry.end() {
        Some(end) if end != entry.start() => format!("{} – {}", date(entry.start()), date(end)),
        _ => date(entry.start()),
    }
}

/// How many orders were expected, and how many do not hold.
pub(crate) fn oddities(expected: usize, odd: usize) -> String {
    let expected = counted(expected, "attente");
    format!(
        "Ordre des dates : {expected}, {odd} non satisfaite{}. Rien n'est refusé ni corrigé.",
        if odd < 2 { "" } else { "s" }
    )
}

/// How many findings of each severity there are.
pub(crate) fn summary(findings: &[Finding]) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    format!(
        "{} : {}, {} à vérifier, {} à savoir.",
        counted(findings.len(), "constat"),
        counted(of(Severity::Error), "manquement"),
        of(Severity::Warning),
        of(Severity::Info)
    )
}

/// A count and its noun, in the plural from 2 on.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count < 2 { "" } else { "s" })
}

/// How grave a finding is.
///
/// ```
/// use ctg_model::convention::Severity;
/// assert_eq!(ctg_report::words_convention::severity(Severity::Error), "manquement");
/// ```
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "manquement",
        Severity::Warning => "à vérifier",
        _ => "à savoir",
    }
}

/// Where a rule comes from, and how that is known.
pub(crate) fn reference(title: &Label, reliability: Reliability) -> String {
    let reliability = match reliability {
        Reliability::Read => "",
        Reliability::SecondHand => " (de seconde main)",
        _ => " (non confirmé)",
    };
    format!("Référence : {title}{reliability}.")
}

/// What was found, in a sentence; parties, bodies and communes go by their names.
pub(crate) fn fault(fault: &Fault, sheet: &ConventionSheet) -> String {
    match fault {
        Fault::ThemeMissing { theme } => format!("le thème « {} » manque : toute Ctg le porte", theme.label()),
        Fault::FurtherThemesMissing { found, expected } => {
            format!("{} au-delà des thèmes obligatoires, il en faut au moins {expected}", counted(*found, "thème"))
        }
        Fault::ObjectiveMissing { objective } => {
            format!("l'objectif « {} » n'est pas énoncé", self::objective(*objective))
        }
        Fault::NoCaf => "aucune Caf n'est partie à la convention".to_owned(),
        Fault::NoLocalAuthority => "ni EPCI ni commune n'est partie à la convention".to_owned(),
        Fault::OtherEpci { party, found, expected } => {
            format!(
                "{} a le code {found}, l'EPCI du territoire est {expected}",
                parties(sheet, std::slice::from_ref(party))
            )
        }
        Fault::CommunesWithoutParty { communes } => {
            format!("communes du territoire qui ne sont pas parties : {}", named_communes(sheet, communes))
        }
        Fault::CommunesOutside { communes } => {
            format!("communes parties hors du territoire : {}", named_communes(sheet, communes))
        }
        Fault::Unresolved { target, id } => format!("« {id} » n'est pas {} du dossier", self::target(*target)),
        other => of_signature_or_duration(other, sheet),
    }
}

fn of_signature_or_duration(fault: &Fault, sheet: &ConventionSheet) -> String {
    match fault {
        Fault::NotSigned { parties } => format!("n'ont pas signé : {}", self::parties(sheet, parties)),
        Fault::SignatureUnknown { parties } => {
            format!(
                "date de signature inconnue pour {} : {}",
                counted(parties.len(), "partie"),
                self::parties(sheet, parties)
            )
        }
        Fault::NoSignatureDate => "aucune date de signature n'est connue".to_owned(),
        Fault::SignedAfterStart { parties, start } => {
            format!("ont signé après le début ({}) : {}", date(*start), self::parties(sheet, parties))
        }
        Fault::DurationUnknown => "le début ou la fin n'est pas connu : la durée ne peut pas être vérifiée".to_owned(),
        Fault::NoDurationRule { start } => format!("aucune règle de durée n'est connue pour {}", date(*start)),
        Fault::TooLong { maximum } => format!("la convention dure plus de {maximum} ans"),
        Fault::LongerThanRecommended { recommended } => {
            format!("la convention dure plus que les {recommended} ans recommandés")
        }
        other => of_governance(other, sheet),
    }
}

fn of_governance(fault: &Fault, sheet: &ConventionSheet) -> String {
    match fault {
        Fault::NoBody => "aucune instance de gouvernance n'est décrite".to_owned(),
        Fault::BodiesWithoutMembers { bodies } => format!("instances sans membre : {}", self::bodies(sheet, bodies)),
        Fault::MembersUnknown { bodies } => {
            format!("composition inconnue pour {} : {}", counted(bodies.len(), "instance"), self::bodies(sheet, bodies))
        }
        Fault::NoCooperationPost => "aucun poste de chargé de coopération n'est décrit".to_owned(),
        _ => String::new(),
    }
}

/// One of the four objectives, in short.
pub(crate) fn objective(objective: ctg_model::convention::Objective) -> &'static str {
    use ctg_model::convention::Objective;
    match objective {
        Objective::Access => "accès aux droits et aux services",
        Objective::Participation => "participation des habitants",
        Objective::Coordination => "coordination de l'offre",
        _ => "coopération entre partenaires",
    }
}

fn target(target: Target) -> &'static str {
    match target {
        Target::Date => "une date",
        Target::Figure => "un chiffre",
        Target::Source => "une source",
        Target::Objective => "un objectif",
        Target::Stake => "un enjeu",
        Target::Framework => "un dispositif lié",
        _ => "un acteur",
    }
}

fn parties(sheet: &ConventionSheet, ids: &[Slug]) -> String {
    let name =
        |id: &Slug| sheet.convention.party(id).map_or_else(|| id.to_string(), |party| party.item.name.to_string());
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn bodies(sheet: &ConventionSheet, ids: &[Slug]) -> String {
    let body = |id: &Slug| sheet.convention.bodies().iter().find(|body| body.item.id == *id);
    ids.iter().map(|id| body(id).map_or(id.as_str(), |body| body.item.name.as_str())).collect::<Vec<_>>().join(", ")
}

fn named_communes(sheet: &ConventionSheet, codes: &[ctg_model::code::CommuneCode]) -> String {
    let name = |code: &ctg_model::code::CommuneCode| {
        let of_territory = sheet.territory.commune(*code).map(|commune| commune.name.to_string());
        let mut parties = sheet.convention.parties().iter();
        let of_party =
            || parties.find(|party| party.item.kind.commune() == Some(*code)).map(|one| one.item.name.to_string());
        of_territory.or_else(of_party).unwrap_or_else(|| code.to_string())
    };
    codes.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// What a calendar says of a date that is known to the month or the year only.
#[cfg(feature = "ical")]
pub(crate) fn precision(date: PartialDate) -> Option<&'static str> {
    match date.to_string().len() {
        4 => Some("connu à l'année près"),
        7 => Some("connu au mois près"),
        _ => None,
    }
}

#[cfg(feature = "ical")]
pub(crate) fn calendar_name(short_name: &str) -> String {
    format!("Ctg {short_name} : la démarche")
}
