//! What a reader of a convention must know of it.

use super::Objective;
use crate::code::{CommuneCode, EpciCode};
use crate::service::Theme;
use crate::{PartialDate, Reference, Slug};

crate::words::words! {
    /// How grave a finding on a convention is.
    ///
    /// ```
    /// use ctg_model::convention::Severity;
    /// assert!(Severity::Info < Severity::Warning && Severity::Warning < Severity::Error);
    /// ```
    pub enum Severity in "convention::": "severity" {
        /// Nothing is wrong, and a reader should know.
        Info = "info",
        /// Unusual, or against a recommendation.
        Warning = "warning",
        /// The convention lacks what it has to have, or contradicts its territory.
        Error = "error",
    }
}

crate::words::words! {
    /// What an identifier of a convention should name in the diagnosis.
    ///
    /// ```
    /// use ctg_model::convention::Target;
    /// assert_eq!(Target::Stake.as_str(), "stake");
    /// ```
    pub enum Target in "convention::": "target" {
        /// A milestone or a phase.
        Date = "date",
        /// A printed figure.
        Figure = "figure",
        /// A source.
        Source = "source",
        /// A statement that words an objective.
        Objective = "objective",
        /// A statement that words a stake.
        Stake = "stake",
        /// A statement that words a link with a framework.
        Framework = "framework",
        /// A statement that names an actor.
        Actor = "actor",
    }
}

/// One thing that was found in a convention: what, how grave, against which rule.
///
/// # Examples
/// ```
/// # use ctg_model::{CogVintage, Commune, Diagnosis, Territory, Vintage, convention::Convention};
/// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
/// # let territory = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, communes)?;
/// # let diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
/// # let convention = Convention::new("ctg".parse()?, "Convention territoriale globale".parse()?);
/// use ctg_model::convention::{Fault, Guidance, Severity};
/// use ctg_model::service::Theme;
/// let findings = convention.findings(&diagnosis, &Guidance::caf());
/// let first = &findings[0];
/// assert_eq!(first.severity(), Severity::Error);
/// assert_eq!(first.fault(), &Fault::ThemeMissing { theme: Theme::PetiteEnfance });
/// assert!(first.reference().is_some_and(|reference| reference.title.as_str().contains("C2020-01")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Finding {
    severity: Severity,
    #[cfg_attr(feature = "serde", serde(flatten))]
    fault: Fault,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    reference: Option<Reference>,
}

impl Finding {
    pub(super) fn new(fault: Fault, reference: Option<&Reference>) -> Self {
        Self { severity: fault.severity(), fault, reference: reference.cloned() }
    }

    /// How grave it is.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Convention, Diagnosis, Territory, Vintage};
    /// use ctg_model::convention::{Fault, Guidance, Severity};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
    /// let convention = Convention::new("ctg".parse()?, "Convention territoriale globale".parse()?);
    /// let findings = convention.findings(&diagnosis, &Guidance::caf());
    /// assert!(findings.iter().all(|finding| finding.severity() == finding.fault().severity()));
    /// assert!(findings.iter().any(|finding| finding.severity() == Severity::Error));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What was found, with its facts.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Convention, Diagnosis, Territory, Vintage};
    /// use ctg_model::convention::{Fault, Guidance};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
    /// let convention = Convention::new("ctg".parse()?, "Convention territoriale globale".parse()?);
    /// let findings = convention.findings(&diagnosis, &Guidance::caf());
    /// assert!(findings.iter().any(|finding| *finding.fault() == Fault::NoCaf));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// The law, circular or page that it is measured against; `None` where the convention contradicts itself or its data.
    ///
    /// ```
    /// # use ctg_model::{CogVintage, Commune, Convention, Diagnosis, Territory, Vintage};
    /// use ctg_model::convention::{Fault, Guidance};
    /// # let communes = vec![Commune::new("17004".parse()?, "Île-d'Aix".parse()?)];
    /// # let territory = Territory::new("Île-d'Aix".parse()?, CogVintage::new(2021)?, communes)?;
    /// # let diagnosis = Diagnosis::new(territory, Vintage::new(2018)?);
    /// let convention = Convention::new("ctg".parse()?, "Convention territoriale globale".parse()?);
    /// let findings = convention.findings(&diagnosis, &Guidance::caf());
    /// let unknown = findings.iter().find(|finding| *finding.fault() == Fault::DurationUnknown);
    /// assert!(unknown.is_some_and(|finding| finding.reference().is_none()));         // no rule says that dates are known
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reference(&self) -> Option<&Reference> {
        self.reference.as_ref()
    }
}

/// What was found in a convention. Lists are sorted.
///
/// ```
/// use ctg_model::convention::{Fault, Severity};
/// assert_eq!(Fault::NoCaf.severity(), Severity::Error);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(tag = "rule", rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Fault {
    /// A theme that every convention has is not there.
    ThemeMissing {
        /// Which one.
        theme: Theme,
    },
    /// There are too few themes beside those that every convention has.
    FurtherThemesMissing {
        /// How many there are.
        found: usize,
        /// How many there should be, at least.
        expected: usize,
    },
    /// One of the four objectives is not stated.
    ObjectiveMissing {
        /// Which one.
        objective: Objective,
    },
    /// No Caf is a party.
    NoCaf,
    /// Neither an EPCI nor a commune is a party.
    NoLocalAuthority,
    /// An EPCI is a party, and it is not that of the territory.
    OtherEpci {
        /// The party.
        party: Slug,
        /// Its code.
        found: EpciCode,
        /// The EPCI of the territory.
        expected: EpciCode,
    },
    /// Communes of the territory that are no parties.
    CommunesWithoutParty {
        /// Their codes.
        communes: Vec<CommuneCode>,
    },
    /// Communes that are parties, outside the territory.
    CommunesOutside {
        /// Their codes.
        communes: Vec<CommuneCode>,
    },
    /// Parties that have not signed.
    NotSigned {
        /// Which ones.
        parties: Vec<Slug>,
    },
    /// Parties of which the date of signature is not known.
    SignatureUnknown {
        /// Which ones.
        parties: Vec<Slug>,
    },
    /// No date of signature at all: neither of the convention nor of a party.
    NoSignatureDate,
    /// Parties that signed after the convention had started.
    SignedAfterStart {
        /// Which ones.
        parties: Vec<Slug>,
        /// When the convention starts.
        start: PartialDate,
    },
    /// The start or the end is not known, so that the duration cannot be checked.
    DurationUnknown,
    /// No rule on duration is known of the time when the convention starts.
    NoDurationRule {
        /// When the convention starts.
        start: PartialDate,
    },
    /// It lasts longer than allowed.
    TooLong {
        /// How many years are allowed.
        maximum: u8,
    },
    /// It lasts longer than recommended.
    LongerThanRecommended {
        /// How many years are recommended.
        recommended: u8,
    },
    /// No governance body is told.
    NoBody,
    /// Bodies that have no member.
    BodiesWithoutMembers {
        /// Which ones.
        bodies: Vec<Slug>,
    },
    /// Bodies of which the members are not told.
    MembersUnknown {
        /// Which ones.
        bodies: Vec<Slug>,
    },
    /// No post of *chargé de coopération*.
    NoCooperationPost,
    /// An identifier that names nothing in the diagnosis, or a thing of another kind.
    Unresolved {
        /// What it should name.
        target: Target,
        /// The identifier.
        id: Slug,
    },
}

impl Fault {
    /// How grave it is.
    ///
    /// ```
    /// use ctg_model::convention::{Fault, Severity};
    /// assert_eq!(Fault::TooLong { maximum: 5 }.severity(), Severity::Warning);
    /// assert_eq!(Fault::DurationUnknown.severity(), Severity::Info);
    /// ```
    pub fn severity(&self) -> Severity {
        match self {
            Self::ThemeMissing { .. }
            | Self::FurtherThemesMissing { .. }
            | Self::NoCaf
            | Self::NoLocalAuthority
            | Self::OtherEpci { .. }
            | Self::CommunesOutside { .. }
            | Self::Unresolved { .. } => Severity::Error,
            Self::CommunesWithoutParty { .. }
            | Self::NotSigned { .. }
            | Self::NoSignatureDate
            | Self::SignedAfterStart { .. }
            | Self::TooLong { .. }
            | Self::NoBody
            | Self::BodiesWithoutMembers { .. } => Severity::Warning,
            Self::ObjectiveMissing { .. }
            | Self::SignatureUnknown { .. }
            | Self::DurationUnknown
            | Self::NoDurationRule { .. }
            | Self::LongerThanRecommended { .. }
            | Self::MembersUnknown { .. }
            | Self::NoCooperationPost => Severity::Info,
        }
    }
}
