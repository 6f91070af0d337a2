//! Two communes next to each other.

use crate::Label;
use crate::code::CommuneCode;

crate::words::words! {
    /// What joins two communes that is not land.
    ///
    /// ```
    /// use ctg_model::LinkKind;
    /// assert_eq!("ferry".parse::<LinkKind>()?, LinkKind::Ferry);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum LinkKind in "": "kind of link" {
        /// A bridge or a viaduct (*pont*, *viaduc*).
        Bridge = "bridge",
        /// A tunnel.
        Tunnel = "tunnel",
        /// A boat (*bac*, *liaison maritime*).
        Ferry = "ferry",
        /// A road over a strand that the tide covers (*passe*, *gois*).
        Causeway = "causeway",
    }
}

/// A link by name that is not land: the viaduct over the Charente, the boat to the Île-d'Aix.
///
/// ```
/// use ctg_model::{Link, LinkKind};
/// let boat = Link::new(LinkKind::Ferry, "Fouras – Île-d'Aix".parse()?);
/// assert_eq!(boat.kind.to_string(), "ferry");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// What it is called.
    pub name: Label,
}

impl Link {
    /// A link of a kind, by name.
    ///
    /// ```
    /// # use ctg_model::{Link, LinkKind};
    /// assert_eq!(Link::new(LinkKind::Bridge, "Viaduc".parse()?).name.as_str(), "Viaduc");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    pub fn new(kind: LinkKind, name: Label) -> Self {
        Self { kind, name }
    }
}

/// How the land of two communes meets.
///
/// ```
/// use ctg_model::{Adjacency, Contact};
/// let corner = Adjacency::land("17299".parse()?, "17484".parse()?, Contact::Point);
/// assert_eq!(corner.border_m(), None);
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Contact {
    /// In single points only.
    Point,
    /// Along a border.
    Border {
        /// Its length in metres, more than 0.
        length_m: f64,
    },
}

/// What counts as a neighbour.
///
/// ```
/// # use ctg_model::*;
/// let (a, b, c) = ("17001".parse()?, "17002".parse()?, "17004".parse()?);
/// let met = vec![Adjacency::land(a, b, Contact::Point), Adjacency::link(b, c, Link::new(LinkKind::Ferry, "Bac".parse()?))];
/// let neighbours = Neighbours::new(CogVintage::new(2021)?, vec![a, b, c], met)?;
/// let count = |contiguity| neighbours.of(b, contiguity).count();
/// assert_eq!((count(Contiguity::Rook), count(Contiguity::Queen), count(Contiguity::Linked)), (0, 1, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "contiguïté")]
pub enum Contiguity {
    /// A border in common, as the rook moves on a chessboard.
    Rook,
    /// A border or a point in common, as the queen moves.
    Queen,
    /// A border, a point, or a link that is not land.
    Linked,
}

/// Two communes next to each other, and by what: land, links, or both.
///
/// ```
/// use ctg_model::{Adjacency, Contact, Link, LinkKind};
/// let mut met = Adjacency::land("17299".parse()?, "17484".parse()?, Contact::Point);
/// met.links.push(Link::new(LinkKind::Bridge, "Viaduc".parse()?));
/// assert!(met.contact.is_some() && met.links.len() == 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Adjacency {
    /// One commune.
    pub one: CommuneCode,
    /// The other.
    pub other: CommuneCode,
    /// How their land meets, if it does.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub contact: Option<Contact>,
    /// The links between them that are not land.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub links: Vec<Link>,
}

impl Adjacency {
    /// Two communes whose land meets.
    ///
    /// ```
    /// # use ctg_model::{Adjacency, Contact};
    /// let met = Adjacency::land("17299".parse()?, "17484".parse()?, Contact::Border { length_m: 120.0 });
    /// assert!(met.links.is_empty());
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn land(one: CommuneCode, other: CommuneCode, contact: Contact) -> Self {
        Self { one, other, contact: Some(contact), links: Vec::new() }
    }

    /// Two communes joined by a link only.
    ///
    /// ```
    /// # use ctg_model::{Adjacency, Link, LinkKind};
    /// let boat = Link::new(LinkKind::Ferry, "Bac".parse()?);
    /// assert_eq!(Adjacency::link("17004".parse()?, "17168".parse()?, boat).contact, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn link(one: CommuneCode, other: CommuneCode, link: Link) -> Self {
        Self { one, other, contact: None, links: vec![link] }
    }

    /// Whether the two count as neighbours.
    ///
    /// ```
    /// # use ctg_model::{Adjacency, Contact, Contiguity};
    /// let corner = Adjacency::land("17299".parse()?, "17484".parse()?, Contact::Point);
    /// assert!(corner.is(Contiguity::Queen) && !corner.is(Contiguity::Rook));
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn is(&self, contiguity: Contiguity) -> bool {
        match contiguity {
            Contiguity::Rook => matches!(self.contact, Some(Contact::Border { .. })),
            Contiguity::Queen => self.contact.is_some(),
            Contiguity::Linked => self.contact.is_some() || !self.links.is_empty(),
        }
    }

    /// The length of the common border in metres; `None` if they have none.
    ///
    /// ```
    /// # use ctg_model::{Adjacency, Contact};
    /// let met = Adjacency::land("17299".parse()?, "17484".parse()?, Contact::Border { length_m: 120.0 });
    /// assert_eq!(met.border_m(), Some(120.0));
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn border_m(&self) -> Option<f64> {
        match self.contact {
            Some(Contact::Border { length_m }) => Some(length_m),
            _ => None,
        }
    }
}
