//! The words of *Avancement*.

use std::fmt;

use ctg_model::plan::ActionState;

/// What the column *Avancement* says: a state, or *En retard*, which is no state here.
///
/// ```
/// use ctg_io::actions::Advancement;
/// assert_eq!(Advancement::Late.to_string(), "En retard");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advancement {
    /// A state.
    State(ActionState),
    /// *En retard*: begun or not, the file does not say.
    Late,
}

/// The eight words, as *Territoires en transitions* writes them.
const WORDS: [(&str, Advancement); 8] = [
    ("À venir", Advancement::State(ActionState::Planned)),
    ("En cours", Advancement::State(ActionState::Ongoing)),
    ("Réalisé", Advancement::State(ActionState::Done)),
    ("En pause", Advancement::State(ActionState::Paused)),
    ("Abandonné", Advancement::State(ActionState::Abandoned)),
    ("Bloqué", Advancement::State(ActionState::Blocked)),
    ("En retard", Advancement::Late),
    ("A discuter", Advancement::State(ActionState::ToDiscuss)),
];

/// A word, whatever its case, and with or without the accent of its first letter.
pub(super) fn parse(text: &str) -> Option<Advancement> {
    let plain = |text: &str| text.to_lowercase().replacen('à', "a", 1);
    WORDS.iter().find(|(word, _)| plain(word) == plain(text)).map(|(_, advancement)| *advancement)
}

pub(super) fn expected() -> String {
    let [others @ .., (last, _)] = &WORDS;
    format!("{} or {last}", others.map(|(word, _)| word).join(", "))
}

impl fmt::Display for Advancement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(WORDS.iter().find(|(_, advancement)| advancement == self).map_or("", |(word, _)| word))
    }
}
