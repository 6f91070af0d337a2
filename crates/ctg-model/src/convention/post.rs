//! Posts that a convention creates.

use std::fmt;
use std::str::FromStr;

use crate::observation::{Observation, Quantity};
use crate::{Decimal, DecimalError, Slug};

crate::open_words::open_words! {
    /// A kind of post (*poste*, *fonction*).
    ///
    /// ```
    /// use ctg_model::convention::PostKind;
    /// assert_eq!("charge-de-cooperation".parse::<PostKind>()?.label(), "Chargé de coopération");
    /// # Ok::<(), ctg_model::LabelError>(())
    /// ```
    ///
    /// # Source
    /// Cnaf, *fiche nationale de mission* of the chargé de coopération, as told by caf.fr, Alpes-Maritimes, newsletter 14.
    pub enum PostKind in "convention::": "a kind of post such as \"charge-de-cooperation\"" {
        /// *Chargé de coopération Ctg*: runs the démarche.
        ChargeDeCooperation = "charge-de-cooperation", "Chargé de coopération";
    }
}

/// How much of a full-time post a post is (*équivalent temps plein*, ETP): above 0, at most 1.
///
/// # Units
/// Full-time equivalents.
///
/// # Errors
/// A text that is no decimal number, 0 or less, more than 1.
///
/// # Examples
/// ```
/// use ctg_model::convention::Etp;
/// assert_eq!("0.5".parse::<Etp>()?.to_string(), "0.5");
/// assert_eq!("1.5".parse::<Etp>().unwrap_err().to_string(), "full-time equivalent `1.5`: expected a number above 0, at most 1");
/// # Ok::<(), ctg_model::convention::EtpError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "équivalent temps plein")]
pub struct Etp(Decimal);

/// A number that is no share of a full-time post.
///
/// ```
/// use ctg_model::convention::Etp;
/// assert_eq!("0".parse::<Etp>().unwrap_err().text(), "0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("full-time equivalent `{text}`: expected a number above 0, at most 1")]
pub struct EtpError {
    text: String,
    #[source]
    cause: Option<DecimalError>,
}

impl EtpError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// use ctg_model::convention::Etp;
    /// assert_eq!("half".parse::<Etp>().unwrap_err().text(), "half");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Etp {
    /// The number.
    ///
    /// ```
    /// use ctg_model::convention::Etp;
    /// assert_eq!("0.5".parse::<Etp>()?.value().to_f64(), 0.5);
    /// # Ok::<(), ctg_model::convention::EtpError>(())
    /// ```
    pub fn value(self) -> Decimal {
        self.0
    }
}

impl FromStr for Etp {
    type Err = EtpError;

    fn from_str(text: &str) -> Result<Self, EtpError> {
        let refuse = |cause| EtpError { text: text.chars().take(40).collect(), cause };
        let number: Decimal = text.parse().map_err(|error| refuse(Some(error)))?;
        let one = Decimal::new(1, 0);
        let fits = number.digits() > 0 && one.is_some_and(|one| number <= one || number.same_value(one));
        if fits { Ok(Self(number)) } else { Err(refuse(None)) }
    }
}

impl fmt::Display for Etp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Quantity for Etp {
    fn count(&self) -> Option<u64> {
        None
    }
}

crate::text::as_text!(Etp, "Etp", expected: "a share of a full-time post as text, such as \"0.5\"", pattern: "^0*(0[.][0-9]{1,6}|1([.]0{1,6})?)$");

/// A post: the function and how much of a full-time post it is, whoever holds it.
///
/// There is no place for the name of a person.
///
/// # Examples
/// ```
/// use ctg_model::{convention::{Post, PostKind}, observation::{Absence, Observation}};
/// let post = Post {
///     id: "charge-de-cooperation".parse()?,
///     kind: PostKind::ChargeDeCooperation,
///     employer: None,
///     etp: Observation::Absent(Absence::NotAvailable),
/// };
/// assert_eq!(post.kind.label(), "Chargé de coopération");
/// # Ok::<(), ctg_model::LabelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Post {
    /// Identifier inside one convention.
    pub id: Slug,
    /// The function.
    pub kind: PostKind,
    /// The party that employs whoever holds it, where that is known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub employer: Option<Slug>,
    /// How much of a full-time post it is.
    pub etp: Observation<Etp>,
}
