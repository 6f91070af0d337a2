//! What a convention is held to: dated parameters, each with where it comes from.

use crate::service::Theme;
use crate::{Label, PartialDate, Reference, Reliability};

/// How long a convention may last, from a date on (*durée*).
///
/// # Units
/// Years.
///
/// ```
/// use ctg_model::convention::Guidance;
/// let last = Guidance::caf().durations.pop().ok_or("a rule")?;
/// assert_eq!((last.since.to_string().as_str(), last.maximum), ("2021", Some(5)));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DurationRule {
    /// For conventions that start then or later, until the next rule.
    pub since: PartialDate,
    /// How many years are recommended at most.
    pub recommended: Option<u8>,
    /// How many years are allowed at most.
    pub maximum: Option<u8>,
    /// Where the rule comes from.
    pub reference: Reference,
}

/// What a convention has to hold, as a circular or a page says it: parameters of the [findings](super::Convention::findings), never
/// constants of the code.
///
/// # Examples
/// ```
/// use ctg_model::convention::{DurationRule, Guidance};
/// use ctg_model::{Reliability, Reference};
/// let mut guidance = Guidance::caf();
/// guidance.durations.push(DurationRule {
///     since: "2026".parse()?,
///     recommended: None,
///     maximum: Some(6),
///     reference: Reference::new("a circular to come (invented)".parse()?, Reliability::Unconfirmed),
/// });
/// assert_eq!(guidance.duration_at("2027-01-01".parse()?).and_then(|rule| rule.maximum), Some(6));
/// assert_eq!(guidance.duration_at("2023-12-07".parse()?).and_then(|rule| rule.maximum), Some(5));
/// assert_eq!(guidance.duration_at("2009".parse()?), None);      // no rule is known of that time
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Guidance {
    /// The themes that every convention has.
    pub themes: Vec<Theme>,
    /// How many themes it has beside them, at least.
    pub further_themes: usize,
    /// Where the rule on themes comes from.
    pub on_themes: Reference,
    /// How long it may last, in any order.
    pub durations: Vec<DurationRule>,
    /// Who concludes it.
    pub on_parties: Reference,
    /// That it is signed.
    pub on_signature: Reference,
    /// How it is steered.
    pub on_governance: Reference,
}

impl Guidance {
    /// What the Caf publishes, as far as it was read.
    ///
    /// *Petite enfance*, *jeunesse*, *parentalité* and at least one more theme; four years recommended in 2018; five years at most for
    /// conventions from 2021 on, the year of the earliest convention of five years that was read.
    ///
    /// # Source
    /// Each rule carries its own.
    ///
    /// ```
    /// use ctg_model::{convention::Guidance, service::Theme};
    /// let guidance = Guidance::caf();
    /// assert_eq!(guidance.themes, [Theme::PetiteEnfance, Theme::Jeunesse, Theme::Parentalite]);
    /// assert_eq!((guidance.further_themes, guidance.durations.len()), (1, 2));
    /// ```
    pub fn caf() -> Self {
        let read = |title| Reference::new(Label::literal(title), Reliability::Read);
        let page = "caf.fr, page des partenaires « Convention territoriale globale »";
        Self {
            themes: vec![Theme::PetiteEnfance, Theme::Jeunesse, Theme::Parentalite],
            further_themes: 1,
            on_themes: Reference::new(
                Label::literal(
                    "circulaire Cnaf C2020-01 du 16 janvier 2020, d'après la note de l'Uriopss Nord-Pas-de-Calais",
                ),
                Reliability::SecondHand,
            ),
            durations: durations(),
            on_parties: read(page),
            on_signature: read("caf.fr, page des partenaires : le bonus territoire demande une Ctg signée"),
            on_governance: read("caf.fr, Alpes-Maritimes, lettre 14 : instances et chargés de coopération d'une Ctg"),
        }
    }

    /// The rule on duration for a convention that starts at a date: the last one that is in force on its first day.
    ///
    /// Of two rules in force since the same day, the one given last is taken.
    ///
    /// ```
    /// let guidance = ctg_model::convention::Guidance::caf();
    /// assert_eq!(guidance.duration_at("2019-06".parse()?).and_then(|rule| rule.recommended), Some(4));
    /// assert_eq!(guidance.duration_at("2021".parse()?).and_then(|rule| rule.maximum), Some(5));
    /// # Ok::<(), ctg_model::DateError>(())
    /// ```
    pub fn duration_at(&self, start: PartialDate) -> Option<&DurationRule> {
        let in_force = self.durations.iter().filter(|rule| rule.since.first_day() <= start.first_day());
        in_force.max_by_key(|rule| rule.since.first_day())
    }
}

fn durations() -> Vec<DurationRule> {
    let rule = |since: &str, recommended, maximum, title| {
        let reference = Reference::new(Label::literal(title), Reliability::Read);
        Some(DurationRule { since: since.parse().ok()?, recommended, maximum, reference })
    };
    let known = [
        rule("2018-02-28", Some(4), None, "caf.fr, décryptage du 28 février 2018 : quatre ans « à privilégier »"),
        rule(
            "2021",
            None,
            Some(5),
            "caf.fr : cinq ans ; Ctg du Pré-Bocage 2024-2028 : « 5 ans maximum » ; Ctg de Brive 2021-2025",
        ),
    ];
    known.into_iter().flatten().collect()
}
