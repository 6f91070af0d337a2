//! Who steers a convention.

use crate::observation::Absence;
use crate::{Label, Slug};

crate::open_words::open_words! {
    /// A kind of governance body (*instance de gouvernance*).
    ///
    /// # Examples
    /// ```
    /// use ctg_model::convention::BodyKind;
    /// assert_eq!("comite-unique".parse::<BodyKind>()?, BodyKind::ComiteUnique);
    /// assert_eq!("Comité des usagers".parse::<BodyKind>()?.label(), "Comité des usagers");   // an unknown kind is kept
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    ///
    /// # Source
    /// caf.fr, Alpes-Maritimes, newsletter 14 (*comités* and *groupes* of a Ctg); the brochure of the CARO (*comité unique*,
    /// *groupes projets*, *conférence des maires*, *bureau communautaire*, *conseil communautaire*).
    pub enum BodyKind in "convention::": "a governance body such as \"comite-pilotage\"" {
        /// *Comité de pilotage* (copil): elected officials, the Caf, the communes.
        ComitePilotage = "comite-pilotage", "Comité de pilotage";
        /// *Comité unique*: one committee for several frameworks.
        ComiteUnique = "comite-unique", "Comité unique";
        /// *Comité technique* (cotech).
        ComiteTechnique = "comite-technique", "Comité technique";
        /// *Équipe de pilotage*.
        EquipePilotage = "equipe-pilotage", "Équipe de pilotage";
        /// *Groupe thématique*, *groupe de travail thématique*.
        GroupeThematique = "groupe-thematique", "Groupe thématique";
        /// *Groupe projet*: carries out one action.
        GroupeProjet = "groupe-projet", "Groupe projet";
        /// *Conférence des maires*.
        ConferenceMaires = "conference-maires", "Conférence des maires";
        /// *Bureau communautaire*.
        BureauCommunautaire = "bureau-communautaire", "Bureau communautaire";
        /// *Conseil communautaire*.
        ConseilCommunautaire = "conseil-communautaire", "Conseil communautaire";
    }
}

crate::words::words! {
    /// In which quality somebody sits in a body (*qualité*).
    ///
    /// ```
    /// use ctg_model::convention::Seat;
    /// assert_eq!("mayor".parse::<Seat>()?, Seat::Mayor);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum Seat in "convention::": "seat" {
        /// As an elected official (*élu*).
        Elected = "elected",
        /// As the mayor of a commune (*maire*).
        Mayor = "mayor",
        /// As a professional of an institution (*technicien*).
        Officer = "officer",
        /// As a representative, in a quality that is not said (*représentant*).
        Representative = "representative",
    }
}

crate::words::words! {
    /// What somebody does in a body (*rôle*).
    ///
    /// ```
    /// use ctg_model::convention::MemberRole;
    /// assert_eq!("chair".parse::<MemberRole>()?, MemberRole::Chair);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum MemberRole in "convention::": "role" {
        /// Presides (*préside*, *copréside*).
        Chair = "chair",
        /// Sits (*siège*).
        Member = "member",
        /// Prepares and runs the meetings (*anime*).
        Facilitator = "facilitator",
        /// Is invited, without a say in decisions (*invité*).
        Guest = "guest",
    }
}

/// Who sits in a body: an institution or a post, never a person.
///
/// ```
/// use ctg_model::convention::Who;
/// assert_eq!(Who::Party("caf-17".parse()?).id().as_str(), "caf-17");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Who {
    /// A party to the convention.
    Party(Slug),
    /// A post of the convention.
    Post(Slug),
    /// An actor that a [statement](crate::Statement) of the diagnosis names.
    Actor(Slug),
}

impl Who {
    /// The identifier of the party, post or statement.
    ///
    /// ```
    /// use ctg_model::convention::Who;
    /// assert_eq!(Who::Actor("actor-hopital".parse()?).id().as_str(), "actor-hopital");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn id(&self) -> &Slug {
        match self {
            Self::Party(id) | Self::Post(id) | Self::Actor(id) => id,
        }
    }
}

/// A member of a body.
///
/// ```
/// use ctg_model::convention::{Member, MemberRole, Seat, Who};
/// let caf = Member { who: Who::Party("caf-17".parse()?), seat: Seat::Officer, role: MemberRole::Chair };
/// assert_eq!(caf.role.as_str(), "chair");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Member {
    /// Who sits there.
    pub who: Who,
    /// In which quality.
    pub seat: Seat,
    /// To do what.
    pub role: MemberRole,
}

/// The members of a body, or why they are not told (*composition*).
///
/// A body without members and a body whose members no document prints are two things.
///
/// ```
/// use ctg_model::{convention::Membership, observation::Absence};
/// assert_eq!(Membership::Absent(Absence::NotPublished).members(), []);
/// assert_ne!(Membership::Absent(Absence::NotPublished), Membership::Listed(vec![]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Membership {
    /// They are these; none if the list is empty.
    Listed(Vec<Member>),
    /// They are not told, and this is why.
    Absent(Absence),
}

impl Membership {
    /// The members that are told.
    ///
    /// ```
    /// use ctg_model::{convention::{Member, MemberRole, Membership, Seat, Who}, observation::Absence};
    /// let mayor = Member { who: Who::Party("rochefort".parse()?), seat: Seat::Mayor, role: MemberRole::Member };
    /// assert_eq!(Membership::Listed(vec![mayor.clone()]).members(), [mayor]);
    /// assert_eq!(Membership::Absent(Absence::NotAvailable).members(), []);
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn members(&self) -> &[Member] {
        match self {
            Self::Listed(members) => members,
            Self::Absent(_) => &[],
        }
    }
}

/// A governance body: what it is, what it does, who sits there.
///
/// # Examples
/// ```
/// use ctg_model::{convention::{Body, BodyKind, Membership}, observation::Absence};
/// let copil = Body {
///     id: "copil".parse()?,
///     kind: BodyKind::ComitePilotage,
///     name: "Comité de pilotage".parse()?,
///     role: Some("Lancement de la démarche".parse()?),
///     members: Membership::Absent(Absence::NotAvailable),
/// };
/// assert!(copil.members.members().is_empty());
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Body {
    /// Identifier inside one convention.
    pub id: Slug,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// Its name.
    pub name: Label,
    /// What it does in the convention.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub role: Option<Label>,
    /// Who sits there.
    pub members: Membership,
}
