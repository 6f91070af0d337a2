//! A convention from a record: each part through its door.

use super::{AnnexKind, Body, Convention, ConventionError, LinkedFramework, Party, Period, Post, StatedObjective};
use crate::service::Theme;
use crate::{Documented, Label, Slug};

#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawConvention {
    id: Slug,
    title: Label,
    parties: Vec<Documented<Party>>,
    period: Option<Period>,
    signature: Option<Slug>,
    themes: Vec<Documented<Theme>>,
    #[serde(default)]
    objectives: Vec<StatedObjective>,
    #[serde(default)]
    stakes: Vec<Slug>,
    #[serde(default)]
    bodies: Vec<Documented<Body>>,
    #[serde(default)]
    posts: Vec<Documented<Post>>,
    #[serde(default)]
    annexes: Vec<Documented<AnnexKind>>,
    #[serde(default)]
    frameworks: Vec<LinkedFramework>,
    actors: Option<Slug>,
    institutions: Option<Slug>,
}

impl TryFrom<RawConvention> for Convention {
    type Error = ConventionError;

    fn try_from(raw: RawConvention) -> Result<Self, ConventionError> {
        let mut convention = Self {
            period: raw.period,
            signature: raw.signature,
            actors: raw.actors,
            institutions: raw.institutions,
            ..Self::new(raw.id, raw.title)
        };
        raw.parties.into_iter().try_for_each(|party| convention.add_party(party))?;
        raw.themes.into_iter().try_for_each(|theme| convention.add_theme(theme))?;
        raw.objectives.into_iter().try_for_each(|objective| convention.add_objective(objective))?;
        raw.stakes.into_iter().try_for_each(|stake| convention.add_stake(stake))?;
        raw.posts.into_iter().try_for_each(|post| convention.add_post(post))?;
        raw.bodies.into_iter().try_for_each(|body| convention.add_body(body))?;
        raw.annexes.into_iter().try_for_each(|annex| convention.add_annex(annex))?;
        raw.frameworks.into_iter().try_for_each(|framework| convention.add_framework(framework))?;
        Ok(convention)
    }
}
