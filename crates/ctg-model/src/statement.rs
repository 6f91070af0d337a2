//! What a document says in words.

use crate::observation::Observation;
use crate::{Evidence, Label, Slug, Vintage};

crate::words::words! {
    /// What a statement is about.
    ///
    /// ```
    /// use ctg_model::StatementKind;
    /// assert_eq!("stake".parse::<StatementKind>()?, StatementKind::Stake);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum StatementKind in "": "kind of statement" {
        /// What a convention is.
        Principle = "principle",
        /// An objective (*objectif*).
        Objective = "objective",
        /// A stake (*enjeu*): what the territory wants to have changed by a horizon.
        Stake = "stake",
        /// Another framework that the convention is linked with (*dispositif*, *schéma*).
        Framework = "framework",
        /// Somebody who takes part (*acteur*).
        Actor = "actor",
    }
}

/// Something that a document says in words: an objective, a stake, a linked framework, an actor.
///
/// Title and text are observations, because either may be lost.
///
/// # Examples
/// ```
/// use ctg_model::{Evidence, Statement, StatementKind, observation::{Absence, Observation, Status}};
/// let handicap = Statement {
///     id: "handicap".parse()?,
///     kind: StatementKind::Stake,
///     title: Observation::exact("Handicap".parse()?, Status::Printed),
///     text: Observation::Absent(Absence::Illegible),
///     scope: None,
///     horizon: Some(ctg_model::Vintage::new(2027)?),
///     evidence: Evidence::new("brochure".parse()?).with_quote("HANDICAP"),
/// };
/// assert_eq!(handicap.text.value(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Identifier inside one set of data.
    pub id: Slug,
    /// What it is about.
    pub kind: StatementKind,
    /// Its title.
    pub title: Observation<Label>,
    /// What it says.
    pub text: Observation<Label>,
    /// The perimeter it speaks of, as printed (*dimension CARO*).
    pub scope: Option<Label>,
    /// The year it looks to.
    pub horizon: Option<Vintage>,
    /// Where it was read, and in which words.
    pub evidence: Evidence,
}
