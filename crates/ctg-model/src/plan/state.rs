//! The state of an action, and how it came to it.

use crate::{Label, PartialDate};

crate::words::words! {
    /// Where an action stands (*avancement*, *statut*).
    ///
    /// *Territoires en transitions* has an eighth word, *En retard*. It is no state here: whether an action is late follows from its calendar,
    /// its state and a date, and is [computed](super::Action::lateness).
    ///
    /// ```
    /// use ctg_model::plan::ActionState;
    /// assert!(ActionState::Ongoing.may_become(ActionState::Done));
    /// assert!(!ActionState::Planned.may_become(ActionState::Done));   // it has to start first
    /// ```
    ///
    /// # Source
    /// Ademe, *Territoires en transitions*, `fiche.schema.ts`, read in August 2026: the seven words. The moves are this crate's own.
    pub enum ActionState in "plan::": "state of an action" {
        /// Proposed, and not agreed on (*À discuter*).
        ToDiscuss = "to-discuss",
        /// Agreed on, and not begun (*À venir*).
        Planned = "planned",
        /// Begun (*En cours*).
        Ongoing = "ongoing",
        /// Begun, and stopped for a while by choice (*En pause*).
        Paused = "paused",
        /// Held up by something that its pilots do not decide (*Bloqué*).
        Blocked = "blocked",
        /// Done (*Réalisé*).
        Done = "done",
        /// Given up (*Abandonné*).
        Abandoned = "abandoned",
    }
}

impl ActionState {
    /// The states that may follow this one.
    ///
    /// An action that is done may be taken up again, and one given up goes back to discussion; nothing else leaves these two.
    ///
    /// ```
    /// use ctg_model::plan::ActionState;
    /// assert_eq!(ActionState::Abandoned.may_follow(), [ActionState::ToDiscuss]);
    /// ```
    pub fn may_follow(self) -> &'static [Self] {
        match self {
            Self::ToDiscuss => &[Self::Planned, Self::Abandoned],
            Self::Planned => &[Self::ToDiscuss, Self::Ongoing, Self::Blocked, Self::Abandoned],
            Self::Ongoing => &[Self::Paused, Self::Blocked, Self::Done, Self::Abandoned],
            Self::Paused => &[Self::Ongoing, Self::Abandoned],
            Self::Blocked => &[Self::Planned, Self::Ongoing, Self::Abandoned],
            Self::Done => &[Self::Ongoing],
            Self::Abandoned => &[Self::ToDiscuss],
        }
    }

    /// Whether the other state may follow this one.
    ///
    /// ```
    /// use ctg_model::plan::ActionState;
    /// assert!(!ActionState::Ongoing.may_become(ActionState::Ongoing));
    /// ```
    pub fn may_become(self, next: Self) -> bool {
        self.may_follow().contains(&next)
    }

    /// Whether nothing is left to do: done or given up.
    ///
    /// ```
    /// use ctg_model::plan::ActionState;
    /// assert!(ActionState::Done.is_closed() && !ActionState::Paused.is_closed());
    /// ```
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Abandoned)
    }
}

/// A move from one state to another, with its date.
///
/// ```
/// use ctg_model::plan::{ActionState, Move};
/// let begun = Move::new("2024-03".parse()?, ActionState::Ongoing);
/// assert_eq!(begun.to, ActionState::Ongoing);
/// # Ok::<(), ctg_model::DateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[non_exhaustive]
pub struct Move {
    /// When.
    pub date: PartialDate,
    /// Into which state.
    pub to: ActionState,
    /// Why.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<Label>,
}

impl Move {
    /// A move without a note.
    ///
    /// ```
    /// use ctg_model::plan::{ActionState, Move};
    /// let stopped = Move::new("2024-07-15".parse()?, ActionState::Paused);
    /// assert_eq!(stopped.date.to_string(), "2024-07-15");
    /// assert_eq!(stopped.note, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(date: PartialDate, to: ActionState) -> Self {
        Self { date, to, note: None }
    }

    /// The same move, with the reason.
    ///
    /// ```
    /// use ctg_model::plan::{ActionState, Move};
    /// let stopped = Move::new("2024-07".parse()?, ActionState::Blocked).with_note("Pas de chauffeur".parse()?);
    /// assert_eq!(stopped.note.map(|note| note.to_string()).as_deref(), Some("Pas de chauffeur"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_note(self, note: Label) -> Self {
        Self { note: Some(note), ..self }
    }
}

/// The state that an action was first known in, and every move since (*historique*).
///
/// The current state is never written down by itself: it is what the moves lead to, so that the two cannot disagree.
///
/// # Errors
/// A move that is not allowed, or dated before the one that comes first.
///
/// # Examples
/// ```
/// use ctg_model::plan::{ActionState, History, Move};
/// let mut history = History::new(ActionState::Planned, Some("2023-12-07".parse()?));
/// history.record(Move::new("2024-03".parse()?, ActionState::Ongoing))?;
/// assert_eq!(history.state(), ActionState::Ongoing);
/// assert_eq!(history.state_on("2024-01-15".parse()?), Some(ActionState::Planned));
///
/// let error = history.record(Move::new("2024-04".parse()?, ActionState::ToDiscuss)).unwrap_err();
/// assert_eq!(error.to_string(), "move 2 goes from ongoing to to-discuss, expected paused, blocked, done or abandoned");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "historique")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "RawHistory"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct History {
    first: ActionState,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    since: Option<PartialDate>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    moves: Vec<Move>,
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawHistory {
    first: ActionState,
    since: Option<PartialDate>,
    #[serde(default)]
    moves: Vec<Move>,
}

#[cfg(feature = "serde")]
impl TryFrom<RawHistory> for History {
    type Error = MoveError;

    fn try_from(raw: RawHistory) -> Result<Self, MoveError> {
        Self::replay(raw.first, raw.since, raw.moves)
    }
}

/// A move that cannot be recorded.
///
/// ```
/// use ctg_model::plan::{ActionState, History, Move};
/// let mut history = History::new(ActionState::Planned, Some("2024".parse()?));
/// let error = history.record(Move::new("2023-05".parse()?, ActionState::Ongoing)).unwrap_err();
/// assert_eq!(error.to_string(), "move 1 is dated 2023-05, expected 2024 or later");
/// # Ok::<(), ctg_model::DateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct MoveError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("move {number} goes from {from} to {to}, expected {}", words(*from))]
    Forbidden { number: usize, from: ActionState, to: ActionState },
    #[error("move {number} is dated {found}, expected {after} or later")]
    Earlier { number: usize, found: PartialDate, after: PartialDate },
}

fn words(from: ActionState) -> String {
    match from.may_follow() {
        [others @ .., last] if !others.is_empty() => {
            format!("{} or {last}", others.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        all => all.iter().map(ToString::to_string).collect(),
    }
}

impl MoveError {
    /// Which move, counted from 1.
    ///
    /// ```
    /// use ctg_model::plan::{ActionState, History, Move};
    /// let mut history = History::new(ActionState::Done, None);
    /// assert_eq!(history.record(Move::new("2024".parse()?, ActionState::Paused)).unwrap_err().number(), 1);
    /// # Ok::<(), ctg_model::DateError>(())
    /// ```
    pub fn number(&self) -> usize {
        match self.0 {
            Fault::Forbidden { number, .. } | Fault::Earlier { number, .. } => number,
        }
    }
}

impl History {
    /// A state without moves, and since when, where that is known.
    ///
    /// ```
    /// use ctg_model::plan::{ActionState, History};
    /// let history = History::new(ActionState::Planned, Some("2023-12-07".parse()?));
    /// assert_eq!(history.state(), ActionState::Planned);
    /// assert!(history.moves().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(first: ActionState, since: Option<PartialDate>) -> Self {
        Self { first, since, moves: Vec::new() }
    }

    /// A state, then each of the moves.
    ///
    /// # Errors
    /// The first move that cannot be recorded.
    ///
    /// ```
    /// use ctg_model::plan::{ActionState, History, Move};
    /// let moves = [Move::new("2024".parse()?, ActionState::Ongoing), Move::new("2025".parse()?, ActionState::Planned)];
    /// let error = History::replay(ActionState::Planned, None, moves).unwrap_err();
    /// assert_eq!(error.number(), 2);   // what has begun is not planned again
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replay(
        first: ActionState,
        since: Option<PartialDate>,
        moves: impl IntoIterator<Item = Move>,
    ) -> Result<Self, MoveError> {
        let mut history = Self::new(first, since);
        moves.into_iter().try_for_each(|next| history.record(next))?;
        Ok(history)
    }

    /// Records a move.
    ///
    /// Dates need not be of one precision: a move of 2024 may follow one of May 2024, since neither comes before the other.
    ///
    /// # Errors
    /// A move that is not allowed from the current state, or one dated before the last.
    ///
    /// ```
    /// use ctg_model::plan::{ActionState, History, Move};
    /// let mut history = History::new(ActionState::Planned, Some("2024-05".parse()?));
    /// history.record(Move::new("2024".parse()?, ActionState::Ongoing))?;
    /// let error = history.record(Move::new("2024-04".parse()?, ActionState::Done)).unwrap_err();
    /// assert_eq!(error.to_string(), "move 2 is dated 2024-04, expected 2024-05 or later");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn record(&mut self, next: Move) -> Result<(), MoveError> {
        let (number, from) = (self.moves.len() + 1, self.state());
        if !from.may_become(next.to) {
            return Err(Fault::Forbidden { number, from, to: next.to }.into());
        }
        // A year may stand between two months, so that the last date alone would not keep the order.
        let earlier = self.dates().find(|date| next.date.is_before(*date));
        if let Some(after) = earlier {
            return Err(Fault::Earlier { number, found: next.date, after }.into());
        }
        self.moves.push(next);
        Ok(())
    }

    fn dates(&self) -> impl Iterator<Item = PartialDate> + '_ {
        self.since.into_iter().chain(self.moves.iter().map(|past| past.date))
    }

    /// The state that it was first known in.
    ///
    /// ```
    /// # use ctg_model::plan::{ActionState, History, Move};
    /// let mut history = History::new(ActionState::Planned, Some("2023-12-07".parse()?));
    /// history.record(Move::new("2024-03".parse()?, ActionState::Ongoing))?;
    /// assert_eq!(history.first(), ActionState::Planned);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn first(&self) -> ActionState {
        self.first
    }

    /// Since when it was in its first state.
    ///
    /// ```
    /// # use ctg_model::plan::{ActionState, History, Move};
    /// let mut history = History::new(ActionState::Planned, Some("2023-12-07".parse()?));
    /// history.record(Move::new("2024-03".parse()?, ActionState::Ongoing))?;
    /// assert_eq!(history.since().map(|since| since.to_string()).as_deref(), Some("2023-12-07"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn since(&self) -> Option<PartialDate> {
        self.since
    }

    /// The moves, in their order.
    ///
    /// ```
    /// # use ctg_model::plan::{ActionState, History, Move};
    /// let mut history = History::new(ActionState::Planned, Some("2023-12-07".parse()?));
    /// history.record(Move::new("2024-03".parse()?, ActionState::Ongoing))?;
    /// assert_eq!(history.moves()[0].date.to_string(), "2024-03");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// The current state.
    ///
    /// ```
    /// # use ctg_model::plan::{ActionState, History, Move};
    /// let mut history = History::new(ActionState::Planned, Some("2023-12-07".parse()?));
    /// history.record(Move::new("2024-03".parse()?, ActionState::Ongoing))?;
    /// assert_eq!(history.state(), ActionState::Ongoing);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn state(&self) -> ActionState {
        self.moves.last().map_or(self.first, |last| last.to)
    }

    /// The state on a day, the moves of that day done; a move of a month or a year counts from its last day, when it is certain.
    ///
    /// `None` before the first state is known.
    ///
    /// ```
    /// # use ctg_model::plan::{ActionState, History, Move};
    /// let mut history = History::new(ActionState::Planned, Some("2023-12-07".parse()?));
    /// history.record(Move::new("2024-03".parse()?, ActionState::Ongoing))?;
    /// assert_eq!(history.state_on("2023-12-06".parse()?), None);
    /// assert_eq!(history.state_on("2024-03-30".parse()?), Some(ActionState::Planned));
    /// assert_eq!(history.state_on("2024-03-31".parse()?), Some(ActionState::Ongoing));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn state_on(&self, day: chrono::NaiveDate) -> Option<ActionState> {
        if self.since.is_some_and(|since| since.first_day() > day) {
            return None;
        }
        let past = self.moves.iter().take_while(|past| past.date.last_day() <= day);
        Some(past.last().map_or(self.first, |last| last.to))
    }
}
