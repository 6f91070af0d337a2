//! Themes of a convention.

use std::fmt;
use std::str::FromStr;

use crate::{Label, LabelError};

/// A theme of social policy (*thématique*): the ten of caf.fr, open to more.
///
/// # Examples
/// ```
/// use ctg_model::service::Theme;
/// assert_eq!(Theme::Parentalite.label(), "Parentalité");
/// assert_eq!("petite-enfance".parse::<Theme>()?, Theme::PetiteEnfance);
/// assert_eq!("Mobilité".parse::<Theme>()?.label(), "Mobilité");   // unknown themes are kept
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
///
/// # Source
/// caf.fr, *Convention territoriale globale*, page for partners.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Theme {
    /// *Petite enfance*: children under 3, and until school.
    PetiteEnfance,
    /// *Enfance*: children at primary school.
    Enfance,
    /// *Jeunesse*: from collège to the first job.
    Jeunesse,
    /// *Parentalité*: support to parents.
    Parentalite,
    /// *Animation de la vie sociale*.
    AnimationVieSociale,
    /// *Accès aux droits*.
    AccesAuxDroits,
    /// *Inclusion numérique*.
    InclusionNumerique,
    /// *Logement*.
    Logement,
    /// *Handicap*.
    Handicap,
    /// *Accompagnement social*.
    AccompagnementSocial,
    /// A theme of another name, kept as it was given.
    Other(Label),
}

static NAMED: [(Theme, &str, &str); 10] = [
    (Theme::PetiteEnfance, "petite-enfance", "Petite enfance"),
    (Theme::Enfance, "enfance", "Enfance"),
    (Theme::Jeunesse, "jeunesse", "Jeunesse"),
    (Theme::Parentalite, "parentalite", "Parentalité"),
    (Theme::AnimationVieSociale, "animation-vie-sociale", "Animation de la vie sociale"),
    (Theme::AccesAuxDroits, "acces-aux-droits", "Accès aux droits"),
    (Theme::InclusionNumerique, "inclusion-numerique", "Inclusion numérique"),
    (Theme::Logement, "logement", "Logement"),
    (Theme::Handicap, "handicap", "Handicap"),
    (Theme::AccompagnementSocial, "accompagnement-social", "Accompagnement social"),
];

impl Theme {
    /// The ten themes of caf.fr, in the order of a portrait.
    ///
    /// ```
    /// assert_eq!(ctg_model::service::Theme::named().count(), 10);
    /// ```
    pub fn named() -> impl Iterator<Item = Self> {
        NAMED.iter().map(|(theme, _, _)| theme.clone())
    }

    /// The French name.
    ///
    /// ```
    /// use ctg_model::service::Theme;
    /// assert_eq!(Theme::AnimationVieSociale.label(), "Animation de la vie sociale");
    /// assert_eq!(Theme::AnimationVieSociale.to_string(), "animation-vie-sociale");   // the word that files use
    /// ```
    pub fn label(&self) -> &str {
        match self {
            Self::Other(label) => label.as_str(),
            named => entry(named).map_or("", |(_, _, label)| label),
        }
    }
}

fn entry(theme: &Theme) -> Option<(&'static Theme, &'static str, &'static str)> {
    NAMED.iter().find(|(named, _, _)| named == theme).map(|(named, word, label)| (named, *word, *label))
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(entry(self).map_or_else(|| self.label(), |(_, word, _)| word))
    }
}

impl FromStr for Theme {
    type Err = LabelError;

    fn from_str(text: &str) -> Result<Self, LabelError> {
        match NAMED.iter().find(|(_, word, _)| *word == text) {
            Some((theme, _, _)) => Ok(theme.clone()),
            None => text.parse().map(Self::Other),
        }
    }
}

crate::text::as_text!(Theme, "Theme", expected: "a theme such as \"petite-enfance\"", pattern: "^\\S([^\\x00-\\x1f]*\\S)?$");
