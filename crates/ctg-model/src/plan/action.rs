//! Action sheets.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::budget::{Amounts, BudgetLine, total};
use super::calendar::{Calendar, Lateness};
use super::criterion::Score;
use super::prose::Prose;
use super::reach::Reach;
use super::state::{ActionState, History};
use crate::{Evidence, Label, Slug};

crate::words::words! {
    /// How much an action matters (*priorité*).
    ///
    /// ```
    /// use ctg_model::plan::Priority;
    /// assert!(Priority::High > Priority::Low);
    /// ```
    pub enum Priority in "plan::": "priority" {
        /// *Bas*.
        Low = "low",
        /// *Moyen*.
        Medium = "medium",
        /// *Élevé*.
        High = "high",
    }
}

crate::words::words! {
    /// How far inhabitants take part, from not at all to doing it together (*participation citoyenne*).
    ///
    /// ```
    /// use ctg_model::plan::ParticipationLevel;
    /// assert!(ParticipationLevel::CoConstruction > ParticipationLevel::Information);
    /// ```
    ///
    /// # Source
    /// Ademe, *Territoires en transitions*, `fiche.schema.ts`, read in August 2026.
    pub enum ParticipationLevel in "plan::": "level of participation" {
        /// *Pas de participation*.
        None = "none",
        /// *Information*: they are told.
        Information = "information",
        /// *Consultation*: they are asked.
        Consultation = "consultation",
        /// *Concertation*: they take part in the discussion.
        Concertation = "concertation",
        /// *Co-construction*: they decide together with the others.
        CoConstruction = "co-construction",
    }
}

crate::words::words! {
    /// Who may read an action sheet (*confidentialité*).
    ///
    /// ```
    /// assert_eq!(ctg_model::plan::Access::default(), ctg_model::plan::Access::Open);
    /// ```
    #[derive(Default)]
    pub enum Access in "plan::": "access" {
        /// Everybody.
        #[default]
        Open = "open",
        /// The partners of the plan only.
        Restricted = "restricted",
    }
}

impl Access {
    /// Whether everybody may read it.
    ///
    /// ```
    /// assert!(!ctg_model::plan::Access::Restricted.is_open());
    /// ```
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

crate::words::words! {
    /// Whether a file that does not tell the dates of an action says that it is late (*en retard*).
    ///
    /// ```
    /// assert_eq!("yes".parse::<ctg_model::plan::DeclaredLate>()?, ctg_model::plan::DeclaredLate::Yes);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum DeclaredLate in "plan::": "declared lateness" {
        /// It says so.
        Yes = "yes",
        /// It says that it is not.
        No = "no",
    }
}

crate::words::words! {
    /// How an action hangs on another (*actions liées*).
    ///
    /// ```
    /// use ctg_model::plan::LinkKind;
    /// assert!(LinkKind::BlockedBy.waits() && LinkKind::Follows.waits() && !LinkKind::Related.waits());
    /// ```
    pub enum LinkKind in "plan::": "kind of link" {
        /// It cannot go on before the other is done (*bloquée par*).
        BlockedBy = "blocked-by",
        /// It begins after the other (*suit*).
        Follows = "follows",
        /// They have to do with one another (*liée à*).
        Related = "related",
    }
}

impl LinkKind {
    /// Whether the action waits for the other.
    ///
    /// ```
    /// use ctg_model::plan::LinkKind;
    /// assert!(LinkKind::BlockedBy.waits() && !LinkKind::Related.waits());
    /// ```
    pub fn waits(self) -> bool {
        matches!(self, Self::BlockedBy | Self::Follows)
    }
}

/// A link to another action of the plan.
///
/// ```
/// use ctg_model::plan::{Link, LinkKind};
/// let link = Link::new(LinkKind::BlockedBy, "recrutement".parse()?);
/// assert_eq!(link.to.as_str(), "recrutement");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// How.
    pub kind: LinkKind,
    /// The other action.
    pub to: Slug,
}

impl Link {
    /// A link of this kind.
    ///
    /// ```
    /// use ctg_model::plan::{Link, LinkKind};
    /// let link = Link::new(LinkKind::Follows, "recrutement".parse()?);
    /// assert!(link.kind.waits());   // the bus begins after the recruitment
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(kind: LinkKind, to: Slug) -> Self {
        Self { kind, to }
    }
}

/// How inhabitants take part, and in which words.
///
/// ```
/// use ctg_model::plan::{Participation, ParticipationLevel};
/// assert_eq!(Participation::new(ParticipationLevel::Consultation).level.as_str(), "consultation");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Participation {
    /// How far.
    pub level: ParticipationLevel,
    /// How.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<Prose>,
}

impl Participation {
    /// A level, without more words.
    ///
    /// ```
    /// use ctg_model::plan::{Participation, ParticipationLevel};
    /// let asked = Participation::new(ParticipationLevel::Consultation);
    /// assert!(asked.level < ParticipationLevel::Concertation);   // asked, and not yet in the discussion
    /// assert_eq!(asked.description, None);
    /// ```
    pub fn new(level: ParticipationLevel) -> Self {
        Self { level, description: None }
    }
}

crate::words::words! {
    /// Whether a step of an action is done.
    ///
    /// ```
    /// assert_eq!(ctg_model::plan::Progress::ALL.len(), 2);
    /// ```
    pub enum Progress in "plan::": "progress of a step" {
        /// Still to do.
        ToDo = "to-do",
        /// Done.
        Done = "done",
    }
}

/// A step of an action (*étape*); their order is that of their list.
///
/// ```
/// use ctg_model::plan::{Progress, SheetStep};
/// let step = SheetStep::new("Choisir les arrêts".parse()?, Progress::ToDo);
/// assert_eq!(step.progress, Progress::ToDo);
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SheetStep {
    /// What is to be done.
    pub name: Label,
    /// Whether it is done.
    pub progress: Progress,
}

impl SheetStep {
    /// A step.
    ///
    /// ```
    /// use ctg_model::plan::{Progress, SheetStep};
    /// let steps = [
    ///     SheetStep::new("Choisir les arrêts".parse()?, Progress::Done),
    ///     SheetStep::new("Acheter le bus".parse()?, Progress::ToDo),
    /// ];
    /// assert_eq!(steps.iter().filter(|step| step.progress == Progress::Done).count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(name: Label, progress: Progress) -> Self {
        Self { name, progress }
    }
}

macro_rules! sheet {
    ($($(#[$doc:meta])* $field:ident: $type:ty, skip: $skip:literal;)+) => {
        /// An action sheet (*fiche action*): what is done, by whom, where, when, with which money, and how far it is.
        ///
        /// Any combination of values is fine, so that the fields are public; what can be wrong is checked by the type of each field, and what
        /// hangs on the rest of the plan by [`Plan`](super::Plan).
        ///
        /// Pilots are structures or posts, never persons. A user's own file may name a *personne référente*, which is kept as it is.
        /// Posts (*ETP*) are told in [`means`](Self::means).
        ///
        /// # Examples
        /// ```
        /// use ctg_model::plan::{Action, ActionState, History, Reach};
        /// let mut bus = Action::new("bus".parse()?, "Bus itinérant".parse()?);
        /// assert_eq!(bus.missing_fields(), ["description", "history", "pilots"]);
        /// bus.pilots.push("Chargé de coopération".parse()?);
        /// bus.reach = Reach::Territory;
        /// bus.history = Some(History::new(ActionState::Planned, None));
        /// assert_eq!(bus.missing_fields(), ["description"]);
        /// # Ok::<(), ctg_model::LabelError>(())
        /// ```
        ///
        /// # Source
        /// Ademe, *Territoires en transitions*, `fiche.schema.ts`, read in August 2026, and the practice of Ctg action sheets.
        #[doc(alias = "fiche action")]
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct Action {
            /// The identifier, unique in the plan.
            pub id: Slug,
            /// The title (*titre*).
            pub title: Label,
            $($(#[$doc])* #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = $skip))] pub $field: $type,)+
        }

        impl Action {
            /// A sheet with a title and nothing else yet.
            ///
            /// ```
            /// use ctg_model::plan::Action;
            /// let bus = Action::new("bus".parse()?, "Bus itinérant".parse()?);
            /// assert_eq!(bus.title.as_str(), "Bus itinérant");
            /// assert!(bus.pilots.is_empty() && bus.access.is_open());
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            pub fn new(id: Slug, title: Label) -> Self {
                Self { id, title, $($field: Default::default()),+ }
            }
        }
    };
}

sheet! {
    /// Its number in the plan: `1.2.3` (*numérotation*).
    number: Option<Label>, skip: "Option::is_none";
    /// The axis that it stands under (*axe*, *catégorie de niveau 1*).
    axis: Option<Label>, skip: "Option::is_none";
    /// The objective under the axis (*objectif*, *catégorie de niveau 2*).
    objective: Option<Label>, skip: "Option::is_none";
    /// What is done (*description*).
    description: Option<Prose>, skip: "Option::is_none";
    /// What was found that calls for it (*constat*).
    diagnosis: Option<Prose>, skip: "Option::is_none";
    /// What it aims at (*objectifs*).
    goals: Option<Prose>, skip: "Option::is_none";
    /// How it is done (*modalités*).
    methods: Option<Prose>, skip: "Option::is_none";
    /// What it needs: posts, places, equipment (*moyens*, *ressources*).
    means: Option<Prose>, skip: "Option::is_none";
    /// What it is expected to change (*effets attendus*).
    expected_effects: Option<Prose>, skip: "Option::is_none";
    /// What is said of its funding in words (*financements*).
    funding: Option<Prose>, skip: "Option::is_none";
    /// Whom it is for (*publics cibles*).
    publics: Vec<Label>, skip: "Vec::is_empty";
    /// Where it takes place (*territoire d'intervention*).
    reach: Reach, skip: "Reach::is_unknown";
    /// The structures or posts that lead it (*structures pilotes*).
    pilots: Vec<Label>, skip: "Vec::is_empty";
    /// The services that carry it out (*services*).
    services: Vec<Label>, skip: "Vec::is_empty";
    /// Whom a user's file names as the one to ask (*personne référente*).
    referents: Vec<Label>, skip: "Vec::is_empty";
    /// Whom a user's file names among the elected (*élu référent*).
    elected_referents: Vec<Label>, skip: "Vec::is_empty";
    /// Who takes part (*partenaires*).
    partners: Vec<Label>, skip: "Vec::is_empty";
    /// Its state and every move (*statut*, *avancement*).
    history: Option<History>, skip: "Option::is_none";
    /// Whether a file says that it is late, whatever its calendar.
    declared_late: Option<DeclaredLate>, skip: "Option::is_none";
    /// How much it matters.
    priority: Option<Priority>, skip: "Option::is_none";
    /// When it takes place.
    calendar: Calendar, skip: "Calendar::is_empty";
    /// How inhabitants take part.
    participation: Option<Participation>, skip: "Option::is_none";
    /// What it costs and who pays.
    budget: Vec<BudgetLine>, skip: "Vec::is_empty";
    /// Its steps, in order.
    steps: Vec<SheetStep>, skip: "Vec::is_empty";
    /// The actions that it hangs on.
    links: Vec<Link>, skip: "Vec::is_empty";
    /// The indicators that measure it.
    indicators: Vec<Slug>, skip: "Vec::is_empty";
    /// Its score under each criterion of the plan.
    scores: BTreeMap<Slug, Score>, skip: "BTreeMap::is_empty";
    /// The other schemes that it serves too (*liens avec d'autres schémas*).
    frameworks: Vec<Label>, skip: "Vec::is_empty";
    /// The action that it is a part of (*fiche mère*).
    parent: Option<Slug>, skip: "Option::is_none";
    /// Notes, in the order they were taken.
    notes: Vec<Prose>, skip: "Vec::is_empty";
    /// Documents that go with it (*annexes*).
    annexes: Vec<Label>, skip: "Vec::is_empty";
    /// Who may read it.
    access: Access, skip: "Access::is_open";
    /// Where it was read.
    evidence: Option<Evidence>, skip: "Option::is_none";
}

impl Action {
    /// The current state; `None` where the sheet does not say.
    ///
    /// ```
    /// use ctg_model::plan::{Action, ActionState, History, Move};
    /// let mut bus = Action::new("bus".parse()?, "Bus itinérant".parse()?);
    /// assert_eq!(bus.state(), None);
    /// let moves = [Move::new("2024-03".parse()?, ActionState::Ongoing)];
    /// bus.history = Some(History::replay(ActionState::Planned, None, moves)?);
    /// assert_eq!(bus.state(), Some(ActionState::Ongoing));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn state(&self) -> Option<ActionState> {
        self.history.as_ref().map(History::state)
    }

    /// Whether it is late on a day.
    ///
    /// The calendar decides; where it is silent, or the state is not known, [`Lateness::Unknown`].
    ///
    /// ```
    /// use ctg_model::plan::{Action, ActionState, Calendar, History, Lateness};
    /// let mut action = Action::new("a".parse()?, "Action".parse()?);
    /// action.calendar = Calendar::new(None, Some("2025".parse()?))?;
    /// action.history = Some(History::new(ActionState::Ongoing, None));
    /// assert_eq!(action.lateness("2026-01-31".parse()?), Lateness::EndOverdue { days: 31 });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lateness(&self, on: NaiveDate) -> Lateness {
        self.state().map_or(Lateness::Unknown, |state| self.calendar.lateness(state, on))
    }

    /// The sum of its budget.
    ///
    /// ```
    /// use ctg_model::{Cents, plan::{Action, Amounts, BudgetLine}};
    /// let planned = |cents| Amounts { planned: Cents::new(cents), real: None };
    /// let mut bus = Action::new("bus".parse()?, "Bus itinérant".parse()?);
    /// bus.budget.push(BudgetLine::new("Véhicule".parse()?, None, planned(6_000_000), vec![])?);
    /// bus.budget.push(BudgetLine::new("Carburant".parse()?, None, planned(250_000), vec![])?);
    /// assert_eq!(bus.total(), planned(6_250_000));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn total(&self) -> Amounts {
        total(&self.budget)
    }

    /// Which of the fields that make a sheet complete are missing: description, state and pilots; the title is always there.
    ///
    /// ```
    /// use ctg_model::plan::Action;
    /// let mut bus = Action::new("bus".parse()?, "Bus itinérant".parse()?);
    /// bus.description = Some("Un bus dans cinq communes".parse()?);
    /// assert_eq!(bus.missing_fields(), ["history", "pilots"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    /// Ademe, *Territoires en transitions*: a sheet is complete with title, description, status and pilots.
    pub fn missing_fields(&self) -> Vec<&'static str> {
        let fields = [
            ("description", self.description.is_none()),
            ("history", self.history.is_none()),
            ("pilots", self.pilots.is_empty()),
        ];
        fields.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect()
    }
}
