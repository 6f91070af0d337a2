//! From the words of programmes, networks, typologies and schools to kinds of services and themes.
//!
//! Words are compared in lower case and without accents.

use ctg_model::service::{ServiceKind, Theme};

/// National programmes of the *lieux de médiation numérique*, the one that names a facility best first.
///
/// Schema *Lieux de médiation numérique* 1.0.2, field `dispositif_programmes_nationaux`.
const PROGRAMMES: [(&str, ServiceKind); 6] = [
    ("france services", ServiceKind::FranceServices),
    ("point d'acces numerique caf", ServiceKind::PointNumerique),
    ("point numerique caf", ServiceKind::PointNumerique),
    ("conseillers numeriques", ServiceKind::ConseillerNumerique),
    ("cnfs", ServiceKind::ConseillerNumerique),
    ("promeneurs du net", ServiceKind::PromeneurDuNet),
];

/// Typologies of structures, common to mediation and to *data·inclusion*.
///
/// *data·inclusion*, list of typologies.
const TYPOLOGIES: [(&str, ServiceKind); 14] = [
    ("rfs", ServiceKind::FranceServices),
    ("ccas", ServiceKind::Ccas),
    ("cias", ServiceKind::Ccas),
    ("cs", ServiceKind::CentreSocial),
    ("evs", ServiceKind::EspaceVieSociale),
    ("caf", ServiceKind::AccueilCaf),
    ("ml", ServiceKind::MissionLocale),
    ("cidff", ServiceKind::Cidff),
    ("mdph", ServiceKind::Mdph),
    ("mds", ServiceKind::MaisonSolidarites),
    ("pij_bij", ServiceKind::Bij),
    ("bib", ServiceKind::Bibliotheque),
    ("pe", ServiceKind::FranceTravail),
    ("ft", ServiceKind::FranceTravail),
];

/// Networks of *data·inclusion*, schema 1, field `reseaux_porteurs`.
const NETWORKS: [(&str, ServiceKind); 12] = [
    ("ccas-cias", ServiceKind::Ccas),
    ("france-service", ServiceKind::FranceServices),
    ("france-services", ServiceKind::FranceServices),
    ("caf", ServiceKind::AccueilCaf),
    ("fcsf", ServiceKind::CentreSocial),
    ("mission-locale", ServiceKind::MissionLocale),
    ("cidff", ServiceKind::Cidff),
    ("mdph", ServiceKind::Mdph),
    ("reseau-information-jeunesse", ServiceKind::Bij),
    ("maisons-des-solidarites", ServiceKind::MaisonSolidarites),
    ("creches-avip", ServiceKind::Eaje),
    ("conseillers-numeriques", ServiceKind::ConseillerNumerique),
];

/// Themes of *data·inclusion*, schema 1, field `thematiques`: by their beginning, the longer ones first.
const THEMES: [(&str, Theme); 9] = [
    ("famille--garde-denfants", Theme::PetiteEnfance),
    ("famille--", Theme::Parentalite),
    ("numerique--", Theme::InclusionNumerique),
    ("logement-hebergement--", Theme::Logement),
    ("sante--constituer-un-dossier-mdph-invalidite", Theme::Handicap),
    ("difficultes-administratives-ou-juridiques--", Theme::AccesAuxDroits),
    ("difficultes-financieres--", Theme::AccompagnementSocial),
    ("equipement-et-alimentation--", Theme::AccompagnementSocial),
    ("remobilisation--lien-social", Theme::AnimationVieSociale),
];

/// Natures and types of schools, *Annuaire de l'éducation* and files of the Éducation nationale. A plain `ecole` tells its classes elsewhere.
const SCHOOLS: [(&str, ServiceKind); 10] = [
    ("college", ServiceKind::College),
    ("lycee", ServiceKind::Lycee),
    ("lycee general", ServiceKind::Lycee),
    ("lycee general et technologique", ServiceKind::Lycee),
    ("lycee professionnel", ServiceKind::Lycee),
    ("lycee polyvalent", ServiceKind::Lycee),
    ("ecole maternelle", ServiceKind::EcoleMaternelle),
    ("ecole elementaire", ServiceKind::EcoleElementaire),
    ("ecole primaire", ServiceKind::EcolePrimaire),
    ("ecole elementaire et maternelle", ServiceKind::EcolePrimaire),
];

fn find(table: &[(&str, ServiceKind)], word: &str) -> Option<ServiceKind> {
    table.iter().find(|(known, _)| *known == word).map(|(_, kind)| kind.clone())
}

/// The kinds that words name and the word of the first of them: programmes or networks in the order of their table, then typologies.
///
/// Where no word names a kind, the first word of all.
pub(super) fn kinds(named: Vec<(String, Option<Ranked>)>) -> (Vec<ServiceKind>, Option<String>) {
    let first = named.first().map(|(word, _)| word.clone());
    let mut ranked: Vec<(Ranked, String)> = named.into_iter().filter_map(|(word, kind)| Some((kind?, word))).collect();
    ranked.sort_by_key(|((rank, _), _)| *rank);
    let mut kinds: Vec<ServiceKind> = Vec::new();
    for ((_, kind), _) in &ranked {
        if !kinds.contains(kind) {
            kinds.push(kind.clone());
        }
    }
    (kinds, ranked.into_iter().next().map(|(_, word)| word).or(first))
}

/// A kind, and where its word stands among those that name a facility.
pub(super) type Ranked = (usize, ServiceKind);

/// Where a programme stands among those that name a facility, and the kind that it is.
pub(super) fn programme(word: &str) -> Option<Ranked> {
    PROGRAMMES.iter().position(|(known, _)| *known == word).zip(find(&PROGRAMMES, word))
}

pub(super) fn typology(word: &str) -> Option<Ranked> {
    find(&TYPOLOGIES, word).map(|kind| (usize::MAX, kind))
}

/// Where a network stands among those that name a structure, and the kind that it is.
pub(super) fn network(word: &str) -> Option<Ranked> {
    NETWORKS.iter().position(|(known, _)| *known == word).zip(find(&NETWORKS, word))
}

pub(super) fn school(word: &str) -> Option<ServiceKind> {
    find(&SCHOOLS, word)
}

pub(super) fn theme(word: &str) -> Option<Theme> {
    THEMES.iter().find(|(start, _)| word.starts_with(start)).map(|(_, theme)| theme.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facility::cells::folded;

    #[test]
    fn every_word_is_folded_and_stands_once() {
        for table in [&PROGRAMMES[..], &TYPOLOGIES, &NETWORKS, &SCHOOLS] {
            for (index, (word, kind)) in table.iter().enumerate() {
                assert_eq!(folded(word), *word);
                assert!(table[..index].iter().all(|(other, _)| other != word), "{word}");
                assert!(!matches!(kind, ServiceKind::Other(_)));
            }
        }
    }

    #[test]
    fn the_longer_beginning_wins() {
        assert_eq!(theme("famille--garde-denfants"), Some(Theme::PetiteEnfance));
        assert_eq!(theme("famille--soutien-aidants"), Some(Theme::Parentalite));
        assert_eq!(theme("mobilite--preparer-un-permis"), None);
    }
}
