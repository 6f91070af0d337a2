//! What every convention aims at.

use crate::Slug;

crate::words::words! {
    /// One of the four objectives of a Ctg (*objectif*).
    ///
    /// ```
    /// use ctg_model::convention::Objective;
    /// assert_eq!(Objective::ALL.len(), 4);
    /// assert_eq!("cooperation".parse::<Objective>()?, Objective::Cooperation);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    ///
    /// # Source
    /// The presentation of the Ctg in the brochure of the CARO, « Quatre objectifs ».
    pub enum Objective in "convention::": "objective" {
        /// Favour the access to rights and services (*accès aux droits et aux services*).
        Access = "access",
        /// Encourage the participation of the inhabitants and enliven social life (*participation des habitants*).
        Participation = "participation",
        /// Coordinate and optimise the existing offer, and make it readable for families (*coordination de l'offre*).
        Coordination = "coordination",
        /// Ease the cooperation of institutional and local partners (*coopération entre partenaires*).
        Cooperation = "cooperation",
    }
}

/// Where a convention states one of the four objectives.
///
/// ```
/// use ctg_model::convention::{Objective, StatedObjective};
/// let stated = StatedObjective { objective: Objective::Access, statement: "objective-acces".parse()? };
/// assert_eq!(stated.statement.as_str(), "objective-acces");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatedObjective {
    /// Which of the four.
    pub objective: Objective,
    /// The [statement](crate::Statement) of the diagnosis that words it.
    pub statement: Slug,
}
