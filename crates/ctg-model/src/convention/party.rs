//! Who concludes a convention.

use crate::code::{CodeError, CommuneCode, DepartementCode, EpciCode, Siren};
use crate::observation::Observation;
use crate::{Label, LabelError, PartialDate, Slug};

/// What kind of party it is, with its code where such a party has one.
///
/// A commune always has its Insee code. A *caisse* (Caf, Cpam, MSA), the State and the council of a département may name their
/// département; a *syndicat* and any other party may give its SIREN. A kind that is not in the list is kept.
///
/// # Examples
/// ```
/// use ctg_model::convention::PartyKind;
/// let rochefort = PartyKind::new("commune", Some("17299"))?;
/// assert_eq!(rochefort.commune().map(|code| code.to_string()).as_deref(), Some("17299"));
/// assert_eq!(PartyKind::new("caf", Some("17"))?.code().as_deref(), Some("17"));
/// assert!(PartyKind::new("commune", None).is_err());
/// # Ok::<(), ctg_model::convention::PartyError>(())
/// ```
///
/// # Source
/// Signatories seen: Caf, EPCI, each commune, an intercommunal *syndicat* (Ctg of Brive, 2021-2025); caf.fr adds État, Département, Cpam,
/// MSA and France Travail.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PartyKind {
    /// *Caisse d'allocations familiales*.
    Caf(Option<DepartementCode>),
    /// *Établissement public de coopération intercommunale à fiscalité propre*.
    Epci(Option<EpciCode>),
    /// *Commune*.
    Commune(CommuneCode),
    /// *Syndicat intercommunal*, *syndicat mixte*.
    Syndicat(Option<Siren>),
    /// *État*: préfecture, sous-préfecture, *services déconcentrés*.
    Etat(Option<DepartementCode>),
    /// *Conseil départemental*.
    Departement(Option<DepartementCode>),
    /// *Caisse primaire d'assurance maladie*.
    Cpam(Option<DepartementCode>),
    /// *Mutualité sociale agricole*.
    Msa(Option<DepartementCode>),
    /// *France Travail*, formerly Pôle emploi.
    FranceTravail(Option<Siren>),
    /// A party of another kind, kept as it was given.
    Other(Label, Option<Siren>),
}

/// A kind of party that cannot be, or a code that is not one of its kind.
///
/// ```
/// use ctg_model::convention::PartyKind;
/// let error = PartyKind::new("commune", Some("1729")).unwrap_err();
/// assert!(error.to_string().starts_with("commune code `1729`: found 4 characters"));
/// assert_eq!(PartyKind::new("commune", None).unwrap_err().to_string(), "a party of kind `commune` without code, expected its Insee code");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct PartyError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("a party of kind `commune` without code, expected its Insee code")]
    NoCode,
    #[error(transparent)]
    Code(#[from] CodeError),
    #[error(transparent)]
    Kind(#[from] LabelError),
}

impl PartyError {
    /// The text that was refused, if one was.
    ///
    /// ```
    /// use ctg_model::convention::PartyKind;
    /// assert_eq!(PartyKind::new("caf", Some("1")).unwrap_err().text(), Some("1"));
    /// ```
    pub fn text(&self) -> Option<&str> {
        match &self.0 {
            Fault::NoCode => None,
            Fault::Code(error) => Some(error.text()),
            Fault::Kind(error) => Some(error.text()),
        }
    }
}

impl PartyKind {
    /// The kind of a word, with a code where it has one.
    ///
    /// # Errors
    /// A commune without code, a code that is not one of the kind, an empty word.
    ///
    /// ```
    /// use ctg_model::convention::PartyKind;
    /// assert_eq!(PartyKind::new("commune", Some("17299"))?, PartyKind::Commune("17299".parse()?));
    /// assert_eq!(PartyKind::new("centre-social", None)?.word(), "centre-social");   // a kind of its own
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(word: &str, code: Option<&str>) -> Result<Self, PartyError> {
        let read = || -> Result<Self, Fault> {
            Ok(match word {
                "caf" => Self::Caf(optional(code)?),
                "epci" => Self::Epci(optional(code)?),
                "commune" => Self::Commune(code.ok_or(Fault::NoCode)?.parse()?),
                "syndicat" => Self::Syndicat(optional(code)?),
                "etat" => Self::Etat(optional(code)?),
                "departement" => Self::Departement(optional(code)?),
                "cpam" => Self::Cpam(optional(code)?),
                "msa" => Self::Msa(optional(code)?),
                "france-travail" => Self::FranceTravail(optional(code)?),
                other => Self::Other(other.parse()?, optional(code)?),
            })
        };
        Ok(read()?)
    }

    /// The word that files use.
    ///
    /// ```
    /// use ctg_model::convention::PartyKind;
    /// assert_eq!(PartyKind::Msa(None).word(), "msa");
    /// ```
    pub fn word(&self) -> &str {
        match self {
            Self::Caf(_) => "caf",
            Self::Epci(_) => "epci",
            Self::Commune(_) => "commune",
            Self::Syndicat(_) => "syndicat",
            Self::Etat(_) => "etat",
            Self::Departement(_) => "departement",
            Self::Cpam(_) => "cpam",
            Self::Msa(_) => "msa",
            Self::FranceTravail(_) => "france-travail",
            Self::Other(word, _) => word.as_str(),
        }
    }

    /// The code, as it was read.
    ///
    /// ```
    /// use ctg_model::convention::PartyKind;
    /// assert_eq!(PartyKind::new("epci", Some("200041762"))?.code().as_deref(), Some("200041762"));
    /// assert_eq!(PartyKind::Epci(None).code(), None);
    /// # Ok::<(), ctg_model::convention::PartyError>(())
    /// ```
    pub fn code(&self) -> Option<String> {
        match self {
            Self::Commune(code) => Some(code.to_string()),
            Self::Epci(code) => code.map(|code| code.to_string()),
            Self::Caf(code) | Self::Etat(code) | Self::Departement(code) | Self::Cpam(code) | Self::Msa(code) => {
                code.map(|code| code.to_string())
            }
            Self::Syndicat(code) | Self::FranceTravail(code) | Self::Other(_, code) => {
                code.map(|code| code.to_string())
            }
        }
    }

    /// The commune, if it is one.
    ///
    /// ```
    /// assert_eq!(ctg_model::convention::PartyKind::Caf(None).commune(), None);
    /// ```
    pub fn commune(&self) -> Option<CommuneCode> {
        match self {
            Self::Commune(code) => Some(*code),
            _ => None,
        }
    }
}

fn optional<T: std::str::FromStr<Err = CodeError>>(code: Option<&str>) -> Result<Option<T>, CodeError> {
    code.map(str::parse).transpose()
}

/// A party to a convention (*partie*, *signataire*): an institution, never a person.
///
/// # Examples
/// ```
/// use ctg_model::{convention::{Party, PartyKind}, observation::{Observation, Status}};
/// let caf = Party {
///     id: "caf-17".parse()?,
///     kind: PartyKind::new("caf", Some("17"))?,
///     name: "Caisse d'allocations familiales 17".parse()?,
///     signature: Some(Observation::exact("2023-12-07".parse()?, Status::Inferred)),
/// };
/// assert_eq!(caf.kind.word(), "caf");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "Record", into = "Record")
)]
pub struct Party {
    /// Identifier inside one convention.
    pub id: Slug,
    /// What it is, with its code.
    pub kind: PartyKind,
    /// The name of the institution.
    pub name: Label,
    /// When it signed; absent with a reason where that is not known; `None` where it has not signed.
    pub signature: Option<Observation<PartialDate>>,
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    id: Slug,
    kind: Label,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    name: Label,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signature: Option<Observation<PartialDate>>,
}

#[cfg(feature = "serde")]
impl TryFrom<Record> for Party {
    type Error = PartyError;

    fn try_from(record: Record) -> Result<Self, PartyError> {
        let kind = PartyKind::new(record.kind.as_str(), record.code.as_deref())?;
        Ok(Self { id: record.id, kind, name: record.name, signature: record.signature })
    }
}

#[cfg(feature = "serde")]
impl From<Party> for Record {
    fn from(party: Party) -> Self {
        // A word of the list is a label; one of another kind came as one.
        let kind = match &party.kind {
            PartyKind::Other(word, _) => word.clone(),
            named => Label::literal(named.word()),
        };
        Self { id: party.id, code: party.kind.code(), kind, name: party.name, signature: party.signature }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Party {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Party".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let commune = generator.subschema_for::<CommuneCode>();
        let epci = generator.subschema_for::<Option<EpciCode>>();
        let departement = generator.subschema_for::<Option<DepartementCode>>();
        let siren = generator.subschema_for::<Option<Siren>>();
        let of_departement = ["caf", "etat", "departement", "cpam", "msa"];
        schemars::json_schema!({
            "type": "object",
            "properties": {
                "id": generator.subschema_for::<Slug>(),
                "kind": generator.subschema_for::<Label>(),
                "code": { "description": "Insee code of a commune, SIREN of an EPCI or a syndicat, code of the département of a caisse" },
                "name": generator.subschema_for::<Label>(),
                "signature": generator.subschema_for::<Option<Observation<PartialDate>>>(),
            },
            "required": ["id", "kind", "name"],
            "additionalProperties": false,
            "if": { "properties": { "kind": { "const": "commune" } } },
            "then": { "properties": { "code": commune }, "required": ["code"] },
            "else": {
                "if": { "properties": { "kind": { "const": "epci" } } },
                "then": { "properties": { "code": epci } },
                "else": {
                    "if": { "properties": { "kind": { "enum": of_departement } } },
                    "then": { "properties": { "code": departement } },
                    "else": { "properties": { "code": siren } },
                },
            },
        })
    }
}
