//! The *Convention territoriale globale* (Ctg): who concludes it, for how long, on which themes, and how it is steered.
//!
//! A convention stands beside a [`Diagnosis`](crate::Diagnosis), and names by their identifiers what is there already: the dates of the
//! démarche, the objectives, the stakes (*enjeux*), the linked frameworks and the actors that documents word, the figures that count them,
//! the sources. Nothing is written twice, and [`findings`](Convention::findings) tells of names that lead nowhere.
//!
//! Persons have no place here: parties are institutions, members sit in a quality, posts are functions.

mod annex;
mod answers;
mod body;
mod check;
mod error;
mod finding;
mod framework;
mod guidance;
mod objective;
mod party;
mod period;
mod post;
#[cfg(feature = "serde")]
mod record;

use crate::service::Theme;
use crate::{Documented, Label, Slug};

pub use annex::AnnexKind;
pub use body::{Body, BodyKind, Member, MemberRole, Membership, Seat, Who};
pub use error::ConventionError;
pub use finding::{Fault, Finding, Severity, Target};
pub use framework::{FrameworkKind, LinkedFramework, Scale};
pub use guidance::{DurationRule, Guidance};
pub use objective::{Objective, StatedObjective};
pub use party::{Party, PartyError, PartyKind};
pub use period::{Period, PeriodError};
pub use post::{Etp, EtpError, Post, PostKind};

/// A *Convention territoriale globale*: the contract by which a Caf, an EPCI and its communes agree on a social project.
///
/// Each thing is added through a door that checks it against what is already there; the rest stays when one is refused. A theme, an
/// objective or a commune stands there once; a member or an employer names a party or a post of the convention.
///
/// # Errors
/// From JSON: whatever the doors refuse.
///
/// # Examples
/// ```
/// use ctg_model::convention::{Convention, Guidance, Party, PartyKind, Severity};
/// use ctg_model::observation::{Observation, Status};
/// use ctg_model::{CogVintage, Commune, Diagnosis, Documented, Evidence, Provenance, Territory, Vintage};
///
/// let aix = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)])?;
/// let mut diagnosis = Diagnosis::new(aix, Vintage::new(2018)?);
/// diagnosis.add_source(Provenance::new("brochure".parse()?, "CARO".parse()?, "Ctg".parse()?, "non précisée".parse()?))?;
///
/// let mut convention = Convention::new("ctg-aix".parse()?, "Convention territoriale globale".parse()?);
/// convention.add_party(Documented {
///     item: Party {
///         id: "caf-17".parse()?,
///         kind: PartyKind::new("caf", Some("17"))?,
///         name: "Caisse d'allocations familiales 17".parse()?,
///         signature: Some(Observation::exact("2023-12-07".parse()?, Status::Printed)),
///     },
///     status: Status::Printed,
///     evidence: Evidence::new("brochure".parse()?),
/// })?;
/// // Petite enfance, jeunesse and parentalité, a further theme, and a local authority are missing.
/// let errors = convention.findings(&diagnosis, &Guidance::caf()).into_iter().filter(|one| one.severity() == Severity::Error);
/// assert_eq!(errors.count(), 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "record::RawConvention"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "Ctg")]
#[must_use]
pub struct Convention {
    id: Slug,
    title: Label,
    parties: Vec<Documented<Party>>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    period: Option<Period>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    signature: Option<Slug>,
    themes: Vec<Documented<Theme>>,
    objectives: Vec<StatedObjective>,
    stakes: Vec<Slug>,
    bodies: Vec<Documented<Body>>,
    posts: Vec<Documented<Post>>,
    annexes: Vec<Documented<AnnexKind>>,
    frameworks: Vec<LinkedFramework>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    actors: Option<Slug>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    institutions: Option<Slug>,
}

impl Convention {
    /// A convention that has an identifier and a title, and nothing else yet.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// assert!(convention.parties().is_empty() && convention.period().is_none());
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(id: Slug, title: Label) -> Self {
        Self {
            id,
            title,
            parties: Vec::new(),
            period: None,
            signature: None,
            themes: Vec::new(),
            objectives: Vec::new(),
            stakes: Vec::new(),
            bodies: Vec::new(),
            posts: Vec::new(),
            annexes: Vec::new(),
            frameworks: Vec::new(),
            actors: None,
            institutions: None,
        }
    }

    /// The same convention, from when to when it holds.
    ///
    /// ```
    /// use ctg_model::{Convention, Evidence, convention::Period, observation::{Observation, Status}};
    /// let printed = |date: &str| date.parse().map(|date| Observation::exact(date, Status::Printed));
    /// let period = Period::new(printed("2024")?, printed("2028")?, Evidence::new("convention".parse()?))?;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?).with_period(period.clone());
    /// assert_eq!(convention.period(), Some(&period));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_period(self, period: Period) -> Self {
        Self { period: Some(period), ..self }
    }

    /// The same convention, with the date of the diagnosis at which it was signed.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?).with_signature("signature".parse()?);
    /// assert_eq!(convention.signature().map(|id| id.as_str()), Some("signature"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn with_signature(self, date: Slug) -> Self {
        Self { signature: Some(date), ..self }
    }

    /// The same convention, with the figure of the diagnosis that counts the actors mobilised.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?).with_actors("actors".parse()?);
    /// assert_eq!(convention.actors().map(|id| id.as_str()), Some("actors"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn with_actors(self, figure: Slug) -> Self {
        Self { actors: Some(figure), ..self }
    }

    /// The same convention, with the figure of the diagnosis that counts the institutions represented.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?).with_institutions("institutions".parse()?);
    /// assert_eq!(convention.institutions().map(|id| id.as_str()), Some("institutions"));
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn with_institutions(self, figure: Slug) -> Self {
        Self { institutions: Some(figure), ..self }
    }

    /// Adds a party.
    ///
    /// # Errors
    /// An identifier that another party has, a commune that is party already.
    ///
    /// ```
    /// use ctg_model::{Convention, Documented, Evidence, convention::{Party, PartyKind}, observation::Status};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// let rochefort = |id: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     let kind = PartyKind::new("commune", Some("17299"))?;
    ///     let item = Party { id: id.parse()?, kind, name: "Rochefort".parse()?, signature: None };
    ///     Ok(Documented { item, status: Status::Printed, evidence: Evidence::new("brochure".parse()?) })
    /// };
    /// convention.add_party(rochefort("rochefort")?)?;
    /// let error = convention.add_party(rochefort("rochefort-ocean")?).unwrap_err();
    /// assert_eq!(error.to_string(), "commune 17299 is party twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_party(&mut self, party: Documented<Party>) -> Result<(), ConventionError> {
        refuse_twice(self.party(&party.item.id).is_some(), "party", &party.item.id)?;
        if let Some(commune) = party.item.kind.commune()
            && self.parties.iter().any(|other| other.item.kind.commune() == Some(commune))
        {
            return Err(ConventionError::commune_twice(commune));
        }
        self.parties.push(party);
        Ok(())
    }

    /// Adds a theme.
    ///
    /// # Errors
    /// A theme that is there already.
    ///
    /// ```
    /// use ctg_model::{Convention, Documented, Evidence, observation::Status, service::Theme};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// let theme = Documented { item: Theme::Jeunesse, status: Status::Printed, evidence: Evidence::new("brochure".parse()?) };
    /// convention.add_theme(theme.clone())?;
    /// assert_eq!(convention.add_theme(theme).unwrap_err().to_string(), "theme `jeunesse` is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_theme(&mut self, theme: Documented<Theme>) -> Result<(), ConventionError> {
        refuse_twice(self.themes.iter().any(|other| other.item == theme.item), "theme", &theme.item)?;
        self.themes.push(theme);
        Ok(())
    }

    /// Adds one of the four objectives.
    ///
    /// # Errors
    /// An objective that is there already.
    ///
    /// ```
    /// use ctg_model::convention::{Convention, Objective, StatedObjective};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// let stated = StatedObjective { objective: Objective::Access, statement: "objective-acces".parse()? };
    /// convention.add_objective(stated.clone())?;
    /// assert_eq!(convention.add_objective(stated).unwrap_err().to_string(), "objective `access` is given twice, expected once");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_objective(&mut self, objective: StatedObjective) -> Result<(), ConventionError> {
        refuse_twice(
            self.objectives.iter().any(|other| other.objective == objective.objective),
            "objective",
            &objective.objective,
        )?;
        self.objectives.push(objective);
        Ok(())
    }

    /// Adds a stake (*enjeu*), by the identifier of the statement that words it.
    ///
    /// # Errors
    /// A stake that is there already.
    ///
    /// ```
    /// use ctg_model::Convention;
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// convention.add_stake("stake-mobilite".parse()?)?;
    /// assert_eq!(convention.stakes().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_stake(&mut self, stake: Slug) -> Result<(), ConventionError> {
        refuse_twice(self.stakes.contains(&stake), "stake", &stake)?;
        self.stakes.push(stake);
        Ok(())
    }

    /// Adds a post.
    ///
    /// # Errors
    /// An identifier that another post has, an employer that is no party.
    ///
    /// ```
    /// use ctg_model::{Convention, Documented, Evidence, convention::{Post, PostKind}, observation::{Absence, Observation, Status}};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// let item = Post {
    ///     id: "charge".parse()?,
    ///     kind: PostKind::ChargeDeCooperation,
    ///     employer: Some("caro".parse()?),
    ///     etp: Observation::Absent(Absence::NotAvailable),
    /// };
    /// let post = Documented { item, status: Status::Printed, evidence: Evidence::new("brochure".parse()?) };
    /// let error = convention.add_post(post).unwrap_err();
    /// assert_eq!(error.to_string(), "party `caro` is unknown, expected the id of a party of the convention");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_post(&mut self, post: Documented<Post>) -> Result<(), ConventionError> {
        if let Some(employer) = post.item.employer.as_ref().filter(|id| self.party(id).is_none()) {
            return Err(ConventionError::unknown("party", employer));
        }
        refuse_twice(self.post(&post.item.id).is_some(), "post", &post.item.id)?;
        self.posts.push(post);
        Ok(())
    }

    /// Adds a governance body.
    ///
    /// # Errors
    /// An identifier that another body has, a member that names a party or a post which is not there.
    ///
    /// ```
    /// use ctg_model::{Convention, Documented, Evidence, convention::{Body, BodyKind, Membership}, observation::{Absence, Status}};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// let item = Body {
    ///     id: "copil".parse()?,
    ///     kind: BodyKind::ComitePilotage,
    ///     name: "Comité de pilotage".parse()?,
    ///     role: None,
    ///     members: Membership::Absent(Absence::NotAvailable),
    /// };
    /// convention.add_body(Documented { item, status: Status::Printed, evidence: Evidence::new("brochure".parse()?) })?;
    /// assert_eq!(convention.bodies()[0].item.kind.label(), "Comité de pilotage");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_body(&mut self, body: Documented<Body>) -> Result<(), ConventionError> {
        for member in body.item.members.members() {
            match &member.who {
                Who::Party(id) if self.party(id).is_none() => return Err(ConventionError::unknown("party", id)),
                Who::Post(id) if self.post(id).is_none() => return Err(ConventionError::unknown("post", id)),
                _ => {}
            }
        }
        refuse_twice(self.bodies.iter().any(|other| other.item.id == body.item.id), "body", &body.item.id)?;
        self.bodies.push(body);
        Ok(())
    }

    /// Adds an annex.
    ///
    /// # Errors
    /// An annex that is there already.
    ///
    /// ```
    /// use ctg_model::{Convention, Documented, Evidence, convention::AnnexKind, observation::Status};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// let evidence = Evidence::new("convention".parse()?);
    /// convention.add_annex(Documented { item: AnnexKind::PlanActions, status: Status::Printed, evidence })?;
    /// assert_eq!(convention.annexes().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_annex(&mut self, annex: Documented<AnnexKind>) -> Result<(), ConventionError> {
        refuse_twice(self.annexes.iter().any(|other| other.item == annex.item), "annex", &annex.item)?;
        self.annexes.push(annex);
        Ok(())
    }

    /// Adds a framework that the convention is linked with.
    ///
    /// # Errors
    /// A link that is there already.
    ///
    /// ```
    /// use ctg_model::{Convention, convention::{FrameworkKind, LinkedFramework, Scale}, observation::{Observation, Status}};
    /// let mut convention = Convention::new("ctg-caro".parse()?, "Convention territoriale globale".parse()?);
    /// let scot = LinkedFramework {
    ///     statement: "framework-scot".parse()?,
    ///     kind: Observation::exact(FrameworkKind::Scot, Status::Restored),
    ///     scales: [Scale::Intercommunal].into(),
    /// };
    /// convention.add_framework(scot.clone())?;
    /// assert_eq!(convention.add_framework(scot).unwrap_err().text(), "framework-scot");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_framework(&mut self, framework: LinkedFramework) -> Result<(), ConventionError> {
        refuse_twice(
            self.frameworks.iter().any(|other| other.statement == framework.statement),
            "framework",
            &framework.statement,
        )?;
        self.frameworks.push(framework);
        Ok(())
    }
}

/// Refuses a thing that is there already.
fn refuse_twice(is_there: bool, what: &'static str, text: &impl ToString) -> Result<(), ConventionError> {
    if is_there { Err(ConventionError::twice(what, text)) } else { Ok(()) }
}
