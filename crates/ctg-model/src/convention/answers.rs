//! What a convention holds.

use super::{AnnexKind, Body, Convention, LinkedFramework, Party, Period, Post, StatedObjective};
use crate::service::Theme;
use crate::{Documented, Label, Slug};

impl Convention {
    /// Its identifier.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert_eq!(convention.id().as_str(), "ctg-caro");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn id(&self) -> &Slug {
        &self.id
    }

    /// Its title.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert_eq!(convention.title().as_str(), "Convention territoriale globale");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn title(&self) -> &Label {
        &self.title
    }

    /// The parties, as they were added.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert!(convention.parties().is_empty());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn parties(&self) -> &[Documented<Party>] {
        &self.parties
    }

    /// The party of an identifier.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert_eq!(convention.party(&"caf-17".parse()?), None);
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn party(&self, id: &Slug) -> Option<&Documented<Party>> {
        self.parties.iter().find(|party| party.item.id == *id)
    }

    /// From when to when it holds, where anything is told of that.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert_eq!(convention.period(), None);
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn period(&self) -> Option<&Period> {
        self.period.as_ref()
    }

    /// The date of the diagnosis at which it was signed.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let signed = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?).with_signature("signature".parse()?);
    /// assert_eq!(signed.signature().map(|id| id.as_str()), Some("signature"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn signature(&self) -> Option<&Slug> {
        self.signature.as_ref()
    }

    /// The themes.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert!(convention.themes().is_empty());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn themes(&self) -> &[Documented<Theme>] {
        &self.themes
    }

    /// Where each of the four objectives is stated.
    ///
    /// ```
    /// use ctg_model::convention::{Convention, Objective, StatedObjective};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// convention.add_objective(StatedObjective { objective: Objective::Access, statement: "objective-acces".parse()? })?;
    /// assert_eq!(convention.objectives()[0].objective, Objective::Access);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn objectives(&self) -> &[StatedObjective] {
        &self.objectives
    }

    /// The statements of the diagnosis that word the stakes (*enjeux*).
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// convention.add_stake("stake-mobilite".parse()?)?;
    /// assert_eq!(convention.stakes()[0].as_str(), "stake-mobilite");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn stakes(&self) -> &[Slug] {
        &self.stakes
    }

    /// The governance bodies.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert!(convention.bodies().is_empty());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn bodies(&self) -> &[Documented<Body>] {
        &self.bodies
    }

    /// The posts.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert!(convention.posts().is_empty());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn posts(&self) -> &[Documented<Post>] {
        &self.posts
    }

    /// The post of an identifier.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert_eq!(convention.post(&"charge-de-cooperation".parse()?), None);
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn post(&self, id: &Slug) -> Option<&Documented<Post>> {
        self.posts.iter().find(|post| post.item.id == *id)
    }

    /// The annexes.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert!(convention.annexes().is_empty());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn annexes(&self) -> &[Documented<AnnexKind>] {
        &self.annexes
    }

    /// The frameworks that it is linked with.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert!(convention.frameworks().is_empty());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn frameworks(&self) -> &[LinkedFramework] {
        &self.frameworks
    }

    /// The figure of the diagnosis that counts the actors mobilised; « plus de 140 » is a least count there.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let counted = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?).with_actors("actors".parse()?);
    /// assert_eq!(counted.actors().map(|id| id.as_str()), Some("actors"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn actors(&self) -> Option<&Slug> {
        self.actors.as_ref()
    }

    /// The figure of the diagnosis that counts the institutions represented.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let counted = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?).with_institutions("institutions".parse()?);
    /// assert_eq!(counted.institutions().map(|id| id.as_str()), Some("institutions"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn institutions(&self) -> Option<&Slug> {
        self.institutions.as_ref()
    }

    /// The sources that it was read in, once for each thing that was.
    ///
    /// ```
    /// use ctg_model::{Convention, Documented, Evidence, observation::Status, service::Theme};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// let evidence = Evidence::new("brochure".parse()?);
    /// convention.add_theme(Documented { item: Theme::Jeunesse, status: Status::Printed, evidence })?;
    /// assert_eq!(convention.sources().map(|id| id.as_str()).collect::<Vec<_>>(), ["brochure"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sources(&self) -> impl Iterator<Item = &Slug> {
        let parties = self.parties.iter().map(|one| &one.evidence);
        let themes = self.themes.iter().map(|one| &one.evidence);
        let bodies = self.bodies.iter().map(|one| &one.evidence);
        let posts = self.posts.iter().map(|one| &one.evidence);
        let annexes = self.annexes.iter().map(|one| &one.evidence);
        let period = self.period.iter().map(Period::evidence);
        parties.chain(period).chain(themes).chain(bodies).chain(posts).chain(annexes).map(|evidence| &evidence.source)
    }
}
