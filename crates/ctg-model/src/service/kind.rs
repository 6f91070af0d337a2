//! Kinds of services.

use std::fmt;
use std::str::FromStr;

use super::Theme;
use crate::{Label, LabelError};

/// A kind of service to families (*type de service*), with its French name, its short name and its theme.
///
/// Kinds grow with every directory, so a kind that is not in the list is kept as [`Other`](Self::Other), never dropped.
///
/// # Examples
/// ```
/// use ctg_model::service::{ServiceKind, Theme};
/// let laep: ServiceKind = "laep".parse()?;
/// assert_eq!(laep.label(), "Lieu d'accueil enfants-parents");
/// assert_eq!((laep.short(), laep.theme()), ("LAEP", Some(Theme::Parentalite)));
///
/// let other: ServiceKind = "Café des parents".parse()?;
/// assert_eq!((other.label(), other.theme()), ("Café des parents", None));
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ServiceKind {
    /// *Établissement d'accueil du jeune enfant*: collective childcare.
    Eaje,
    /// *Micro-crèche*: an Eaje of at most twelve places.
    MicroCreche,
    /// *Assistant maternel*: individual childcare, at home.
    AssistantMaternel,
    /// *Maison d'assistants maternels*.
    Mam,
    /// *Relais petite enfance*, formerly relais assistants maternels.
    Rpe,
    /// *Association d'assistants maternels*.
    AssociationAssistantsMaternels,
    /// Childcare at home at atypical hours.
    AccueilHorairesAtypiques,
    /// *Accueil collectif de mineurs*: leisure centres and holiday camps.
    Acm,
    /// *Collège*.
    College,
    /// *Lycée*.
    Lycee,
    /// *Contrat local d'accompagnement à la scolarité*.
    Clas,
    /// *Ludothèque*.
    Ludotheque,
    /// *Promeneur du Net*: a professional who is present to young people online.
    PromeneurDuNet,
    /// *Point accueil écoute jeunes*.
    Paej,
    /// *Bureau information jeunesse*.
    Bij,
    /// *Lieu d'accueil enfants-parents*.
    Laep,
    /// *Centre social*, *centre socio-culturel*.
    CentreSocial,
    /// *Espace de vie sociale*.
    EspaceVieSociale,
    /// *Centre communal d'action sociale*.
    Ccas,
    /// *France Services*, at a fixed place.
    FranceServices,
    /// *Bus France Services*: one service that calls at several places.
    BusFranceServices,
    /// *Maison de l'égalité femmes-hommes*.
    MaisonEgalite,
    /// *Point numérique*.
    PointNumerique,
    /// *Conseiller numérique*: a person.
    ConseillerNumerique,
    /// *Protection maternelle et infantile*: consultations for mothers and small children.
    Pmi,
    /// *École maternelle*: from 3 to 5.
    EcoleMaternelle,
    /// *École élémentaire*: from 6 to 10.
    EcoleElementaire,
    /// *École primaire*: maternelle and élémentaire in one school.
    EcolePrimaire,
    /// *Mission locale*: support to young people from 16 to 25 towards a job.
    MissionLocale,
    /// *Centre d'information sur les droits des femmes et des familles*.
    Cidff,
    /// A reception desk of the Caf (*point d'accueil*).
    AccueilCaf,
    /// *Maison départementale des personnes handicapées*.
    Mdph,
    /// *Maison des solidarités*: the social centre of a département.
    MaisonSolidarites,
    /// *France Travail*, formerly Pôle emploi.
    FranceTravail,
    /// *Bibliothèque*, *médiathèque*.
    Bibliotheque,
    /// *Médecin généraliste*.
    Medecin,
    /// *Chirurgien-dentiste*.
    Dentiste,
    /// *Infirmier*.
    Infirmier,
    /// *Masseur-kinésithérapeute*.
    Kinesitherapeute,
    /// *Pharmacie*.
    Pharmacie,
    /// *Centre de santé*, *maison de santé pluridisciplinaire*.
    CentreSante,
    /// *Urgences* of a hospital.
    Urgences,
    /// *Maternité* of a hospital.
    Maternite,
    /// A kind of another name, kept as it was given.
    Other(Label),
}

struct Entry {
    kind: ServiceKind,
    word: &'static str,
    label: &'static str,
    short: &'static str,
    theme: Option<Theme>,
}

const fn entry(kind: ServiceKind, word: &'static str, label: &'static str, short: &'static str, theme: Theme) -> Entry {
    Entry { kind, word, label, short, theme: Some(theme) }
}

/// A kind that families need nearby, and that none of the ten themes of caf.fr counts: work, culture, health.
const fn plain(kind: ServiceKind, word: &'static str, label: &'static str) -> Entry {
    Entry { kind, word, label, short: label, theme: None }
}

/// In the order of a portrait: by theme, then as the services of a family's life come.
static NAMED: [Entry; 43] = [
    entry(ServiceKind::Eaje, "eaje", "Établissement d'accueil du jeune enfant", "Eaje", Theme::PetiteEnfance),
    entry(ServiceKind::MicroCreche, "micro-creche", "Micro-crèche", "Micro-crèche", Theme::PetiteEnfance),
    entry(
        ServiceKind::AssistantMaternel,
        "assistant-maternel",
        "Assistant maternel",
        "Assistant maternel",
        Theme::PetiteEnfance,
    ),
    entry(ServiceKind::Mam, "mam", "Maison d'assistants maternels", "MAM", Theme::PetiteEnfance),
    entry(ServiceKind::Rpe, "rpe", "Relais petite enfance", "RPE", Theme::PetiteEnfance),
    entry(
        ServiceKind::AssociationAssistantsMaternels,
        "association-assistants-maternels",
        "Association d'assistants maternels",
        "Association d'assistants maternels",
        Theme::PetiteEnfance,
    ),
    entry(
        ServiceKind::AccueilHorairesAtypiques,
        "accueil-horaires-atypiques",
        "Accueil à horaires atypiques",
        "Accueil à horaires atypiques",
        Theme::PetiteEnfance,
    ),
    entry(ServiceKind::Pmi, "pmi", "Protection maternelle et infantile", "PMI", Theme::PetiteEnfance),
    entry(ServiceKind::EcoleMaternelle, "ecole-maternelle", "École maternelle", "École maternelle", Theme::Enfance),
    entry(ServiceKind::EcolePrimaire, "ecole-primaire", "École primaire", "École primaire", Theme::Enfance),
    entry(ServiceKind::EcoleElementaire, "ecole-elementaire", "École élémentaire", "École élémentaire", Theme::Enfance),
    entry(ServiceKind::Acm, "acm", "Accueil collectif de mineurs", "ACM", Theme::Enfance),
    entry(ServiceKind::Clas, "clas", "Contrat local d'accompagnement à la scolarité", "CLAS", Theme::Enfance),
    entry(ServiceKind::Ludotheque, "ludotheque", "Ludothèque", "Ludothèque", Theme::Enfance),
    entry(ServiceKind::College, "college", "Collège", "Collège", Theme::Jeunesse),
    entry(ServiceKind::Lycee, "lycee", "Lycée", "Lycée", Theme::Jeunesse),
    entry(ServiceKind::PromeneurDuNet, "promeneur-du-net", "Promeneur du Net", "PdN", Theme::Jeunesse),
    entry(ServiceKind::Paej, "paej", "Point accueil écoute jeunes", "PAEJ", Theme::Jeunesse),
    entry(ServiceKind::Bij, "bij", "Bureau information jeunesse", "BIJ", Theme::Jeunesse),
    entry(ServiceKind::MissionLocale, "mission-locale", "Mission locale", "Mission locale", Theme::Jeunesse),
    entry(ServiceKind::Laep, "laep", "Lieu d'accueil enfants-parents", "LAEP", Theme::Parentalite),
    entry(ServiceKind::CentreSocial, "centre-social", "Centre socio-culturel", "CSC", Theme::AnimationVieSociale),
    entry(
        ServiceKind::EspaceVieSociale,
        "espace-vie-sociale",
        "Espace de vie sociale",
        "EVS",
        Theme::AnimationVieSociale,
    ),
    entry(ServiceKind::Ccas, "ccas", "Centre communal d'action sociale", "CCAS", Theme::AccesAuxDroits),
    entry(
        ServiceKind::FranceServices,
        "france-services",
        "Maison France Services",
        "France Services",
        Theme::AccesAuxDroits,
    ),
    entry(
        ServiceKind::BusFranceServices,
        "bus-france-services",
        "Bus France Services",
        "Bus France Services",
        Theme::AccesAuxDroits,
    ),
    entry(
        ServiceKind::MaisonEgalite,
        "maison-egalite-femmes-hommes",
        "Maison de l'égalité femmes-hommes",
        "Maison de l'égalité femmes-hommes",
        Theme::AccesAuxDroits,
    ),
    entry(
        ServiceKind::Cidff,
        "cidff",
        "Centre d'information sur les droits des femmes et des familles",
        "CIDFF",
        Theme::AccesAuxDroits,
    ),
    entry(ServiceKind::AccueilCaf, "accueil-caf", "Accueil de la Caf", "Accueil Caf", Theme::AccesAuxDroits),
    entry(
        ServiceKind::PointNumerique,
        "point-numerique",
        "Point numérique",
        "Point numérique",
        Theme::InclusionNumerique,
    ),
    entry(
        ServiceKind::ConseillerNumerique,
        "conseiller-numerique",
        "Conseiller numérique",
        "Conseiller numérique",
        Theme::InclusionNumerique,
    ),
    entry(ServiceKind::Mdph, "mdph", "Maison départementale des personnes handicapées", "MDPH", Theme::Handicap),
    entry(
        ServiceKind::MaisonSolidarites,
        "maison-des-solidarites",
        "Maison des solidarités",
        "MDS",
        Theme::AccompagnementSocial,
    ),
    plain(ServiceKind::FranceTravail, "france-travail", "France Travail"),
    plain(ServiceKind::Bibliotheque, "bibliotheque", "Bibliothèque"),
    plain(ServiceKind::Medecin, "medecin", "Médecin généraliste"),
    plain(ServiceKind::Dentiste, "dentiste", "Chirurgien-dentiste"),
    plain(ServiceKind::Infirmier, "infirmier", "Infirmier"),
    plain(ServiceKind::Kinesitherapeute, "kinesitherapeute", "Masseur-kinésithérapeute"),
    plain(ServiceKind::Pharmacie, "pharmacie", "Pharmacie"),
    plain(ServiceKind::CentreSante, "centre-de-sante", "Centre ou maison de santé"),
    plain(ServiceKind::Urgences, "urgences", "Service d'urgences"),
    plain(ServiceKind::Maternite, "maternite", "Maternité"),
];

impl ServiceKind {
    /// The kinds that have a name of their own, in the order of a portrait.
    ///
    /// ```
    /// use ctg_model::service::ServiceKind;
    /// assert_eq!(ServiceKind::named().next(), Some(ServiceKind::Eaje));
    /// ```
    pub fn named() -> impl Iterator<Item = Self> {
        NAMED.iter().map(|entry| entry.kind.clone())
    }

    /// The French name, in the singular.
    ///
    /// ```
    /// use ctg_model::service::ServiceKind;
    /// assert_eq!(ServiceKind::Rpe.label(), "Relais petite enfance");
    /// assert_eq!("Café des parents".parse::<ServiceKind>()?.label(), "Café des parents");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn label(&self) -> &str {
        match self {
            Self::Other(label) => label.as_str(),
            named => find(named).map_or("", |entry| entry.label),
        }
    }

    /// The short French name that professionals use.
    ///
    /// ```
    /// use ctg_model::service::ServiceKind;
    /// assert_eq!((ServiceKind::Rpe.short(), ServiceKind::Clas.short()), ("RPE", "CLAS"));
    /// assert_eq!(ServiceKind::College.short(), "Collège");   // no short name is in use
    /// ```
    pub fn short(&self) -> &str {
        match self {
            Self::Other(label) => label.as_str(),
            named => find(named).map_or("", |entry| entry.short),
        }
    }

    /// The theme that the kind is counted under; `None` for a kind that is not in the list, and for those of work, culture and health, which
    /// none of the ten themes of a convention counts.
    ///
    /// ```
    /// use ctg_model::service::{ServiceKind, Theme};
    /// assert_eq!(ServiceKind::Clas.theme(), Some(Theme::Enfance));
    /// assert_eq!("Café des parents".parse::<ServiceKind>()?.theme(), None);
    /// assert_eq!(ServiceKind::Pharmacie.theme(), None);
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn theme(&self) -> Option<Theme> {
        find(self).and_then(|entry| entry.theme.clone())
    }

    /// Whether a service of this kind calls at several places by its nature.
    ///
    /// ```
    /// use ctg_model::service::ServiceKind;
    /// assert!(ServiceKind::BusFranceServices.is_itinerant());
    /// ```
    pub fn is_itinerant(&self) -> bool {
        *self == Self::BusFranceServices
    }
}

fn find(kind: &ServiceKind) -> Option<&'static Entry> {
    NAMED.iter().find(|entry| entry.kind == *kind)
}

impl fmt::Display for ServiceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(find(self).map_or_else(|| self.label(), |entry| entry.word))
    }
}

impl FromStr for ServiceKind {
    type Err = LabelError;

    fn from_str(text: &str) -> Result<Self, LabelError> {
        match NAMED.iter().find(|entry| entry.word == text) {
            Some(entry) => Ok(entry.kind.clone()),
            None => text.parse().map(Self::Other),
        }
    }
}

crate::text::as_text!(ServiceKind, "ServiceKind", expected: "a kind of service such as \"eaje\"", pattern: "^\\S([^\\x00-\\x1f]*\\S)?$");
