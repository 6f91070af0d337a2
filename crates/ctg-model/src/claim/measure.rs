//! What a figure measures, and in what.

use std::fmt;
use std::str::FromStr;

use crate::service::ServiceKind;
use crate::{AgeBand, Label};

/// What a figure measures (*mesure*).
///
/// ```
/// use ctg_model::claim::Measure;
/// let measure = Measure::new("service", "eaje")?;
/// assert_eq!(measure.service().map(|kind| kind.short()), Some("Eaje"));
/// # Ok::<(), ctg_model::claim::UnitError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Measure {
    /// Inhabitants (*population municipale*).
    Population,
    /// How many communes.
    Communes,
    /// How many zones.
    Zones,
    /// *Foyers allocataires* of the Caf.
    CafRecipients,
    /// *Personnes couvertes* by the Caf, in the population.
    CafCoverage,
    /// The share of an age band in the population.
    AgeShare(AgeBand),
    /// Children under 3, whom the *taux de couverture* of childcare is told of.
    ChildrenUnder3,
    /// *Ménages d'une personne*, which brochures call isolated persons.
    OnePersonHouseholds,
    /// *Familles monoparentales*.
    LoneParentFamilies,
    /// A kind of service: how many, or how many places, staff, managers.
    Service(ServiceKind),
    /// Actors mobilised.
    Actors,
    /// Institutions represented.
    Institutions,
    /// Something else, kept as it was given.
    Other(Label),
}

impl Measure {
    /// The measure of a word, with its detail: the band of an `age-share`, the kind of a `service`; no other word looks at it.
    ///
    /// # Errors
    /// An age share without band, a service without kind, a word that is no [`Label`](crate::Label): empty, with a blank at an end …
    ///
    /// ```
    /// use ctg_model::claim::Measure;
    /// assert_eq!(Measure::new("age-share", "0-24")?, Measure::AgeShare("0-24".parse().unwrap()));
    /// assert_eq!(Measure::new("population", "")?, Measure::Population);
    /// assert!(Measure::new("age-share", "young").is_err());
    /// # Ok::<(), ctg_model::claim::UnitError>(())
    /// ```
    pub fn new(word: &str, detail: &str) -> Result<Self, UnitError> {
        Ok(match word {
            "population" => Self::Population,
            "communes" => Self::Communes,
            "zones" => Self::Zones,
            "caf-recipients" => Self::CafRecipients,
            "caf-coverage" => Self::CafCoverage,
            "children-under-3" => Self::ChildrenUnder3,
            "one-person-households" => Self::OnePersonHouseholds,
            "lone-parent-families" => Self::LoneParentFamilies,
            "actors" => Self::Actors,
            "institutions" => Self::Institutions,
            "age-share" => Self::AgeShare(
                detail
                    .parse()
                    .map_err(|error: crate::AgeBandError| UnitError::new("age band", detail, error.expected()))?,
            ),
            "service" => Self::Service(
                detail.parse().map_err(|_| UnitError::new("kind of service", detail, "a kind such as `eaje`"))?,
            ),
            other => {
                Self::Other(other.parse().map_err(|_| UnitError::new("measure", word, "a word such as `population`"))?)
            }
        })
    }

    /// The word that files use, without its detail.
    ///
    /// ```
    /// use ctg_model::claim::Measure;
    /// assert_eq!(Measure::OnePersonHouseholds.word(), "one-person-households");
    /// ```
    pub fn word(&self) -> &str {
        match self {
            Self::Population => "population",
            Self::Communes => "communes",
            Self::Zones => "zones",
            Self::CafRecipients => "caf-recipients",
            Self::CafCoverage => "caf-coverage",
            Self::AgeShare(_) => "age-share",
            Self::ChildrenUnder3 => "children-under-3",
            Self::OnePersonHouseholds => "one-person-households",
            Self::LoneParentFamilies => "lone-parent-families",
            Self::Service(_) => "service",
            Self::Actors => "actors",
            Self::Institutions => "institutions",
            Self::Other(word) => word.as_str(),
        }
    }

    /// The kind of service, if one is measured.
    ///
    /// ```
    /// use ctg_model::{claim::Measure, service::ServiceKind};
    /// assert_eq!(Measure::new("service", "rpe")?.service(), Some(&ServiceKind::Rpe));
    /// assert_eq!(Measure::CafRecipients.service(), None);
    /// # Ok::<(), ctg_model::claim::UnitError>(())
    /// ```
    pub fn service(&self) -> Option<&ServiceKind> {
        match self {
            Self::Service(kind) => Some(kind),
            _ => None,
        }
    }
}

crate::words::words! {
    /// The whole that a percentage is a share of (*dénominateur*).
    ///
    /// The same word in French hides several: *familles monoparentales* are a share of families, or of families with children.
    ///
    /// ```
    /// use ctg_model::claim::Denominator;
    /// assert_eq!("households".parse::<Denominator>()?, Denominator::Households);
    /// # Ok::<(), ctg_model::WordError>(())
    /// ```
    pub enum Denominator in "claim::": "denominator" {
        /// *Population municipale*.
        Population = "population",
        /// *Ménages* of the census.
        Households = "households",
        /// Children under 3 who live in the territory.
        ChildrenUnder3 = "children-under-3",
        /// *Familles* of the census.
        Families = "families",
        /// *Familles avec enfants* of the census.
        FamiliesWithChildren = "families-with-children",
        /// The document does not say.
        Unknown = "unknown",
    }
}

/// The unit of a figure; a percentage names its denominator.
///
/// Shown, a percentage is the word `percent` alone, as in a file that has its denominator in another column: [`new`](Self::new) reads both.
///
/// ```
/// use ctg_model::claim::{Denominator, Unit};
/// let unit = Unit::new("percent", "households")?;
/// assert_eq!(unit, Unit::Percent(Denominator::Households));
/// assert!(Unit::new("percent", "").is_err());
/// # Ok::<(), ctg_model::claim::UnitError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Unit {
    /// Persons.
    Persons,
    /// Households of the census (*ménages*).
    Households,
    /// Families of the census.
    Families,
    /// *Foyers allocataires*, which are not households of the census.
    CafHouseholds,
    /// Communes.
    Communes,
    /// Zones.
    Zones,
    /// Services.
    Services,
    /// Places of a service.
    Places,
    /// Persons who work there.
    Staff,
    /// Managers of services (*gestionnaires*), each of one or more.
    Managers,
    /// Projects of services.
    Projects,
    /// Associations.
    Associations,
    /// Actors.
    Actors,
    /// Institutions.
    Institutions,
    /// Per cent of a named whole.
    Percent(Denominator),
}

const COUNTED: [(Unit, &str); 14] = [
    (Unit::Persons, "persons"),
    (Unit::Households, "households"),
    (Unit::Families, "families"),
    (Unit::CafHouseholds, "caf-households"),
    (Unit::Communes, "communes"),
    (Unit::Zones, "zones"),
    (Unit::Services, "services"),
    (Unit::Places, "places"),
    (Unit::Staff, "staff"),
    (Unit::Managers, "managers"),
    (Unit::Projects, "projects"),
    (Unit::Associations, "associations"),
    (Unit::Actors, "actors"),
    (Unit::Institutions, "institutions"),
];

impl Unit {
    /// The unit of a word, and its denominator where it is `percent`.
    ///
    /// # Errors
    /// Another word, a percentage without denominator, a denominator for a count.
    ///
    /// ```
    /// use ctg_model::claim::{Denominator, Unit};
    /// assert_eq!(Unit::new("places", "")?, Unit::Places);
    /// assert_eq!(Unit::new("percent", "population")?, Unit::Percent(Denominator::Population));
    /// let error = Unit::new("percent", "").unwrap_err();
    /// assert!(error.to_string().starts_with("denominator ``: expected population, households, "));
    /// # Ok::<(), ctg_model::claim::UnitError>(())
    /// ```
    pub fn new(word: &str, denominator: &str) -> Result<Self, UnitError> {
        if word == "percent" {
            let whole = denominator.parse();
            return whole
                .map(Self::Percent)
                .map_err(|error: crate::WordError| UnitError::new("denominator", denominator, error.expected()));
        }
        if !denominator.is_empty() {
            return Err(UnitError::new("denominator", denominator, "nothing, since the unit is no percentage"));
        }
        let found = COUNTED.iter().find(|(_, name)| *name == word).map(|(unit, _)| *unit);
        found.ok_or_else(|| {
            let words: Vec<&str> = COUNTED.iter().map(|(_, name)| *name).collect();
            UnitError::new("unit", word, &format!("{} or percent", words.join(", ")))
        })
    }

    /// The words that files use, `percent` the last.
    ///
    /// ```
    /// use ctg_model::claim::Unit;
    /// assert_eq!((Unit::words().next(), Unit::words().last()), (Some("persons"), Some("percent")));
    /// ```
    pub fn words() -> impl Iterator<Item = &'static str> {
        COUNTED.iter().map(|(_, word)| *word).chain(["percent"])
    }

    /// Whether the figure counts things, and so must be a whole number.
    ///
    /// ```
    /// use ctg_model::claim::{Denominator, Unit};
    /// assert!(Unit::Places.is_count() && !Unit::Percent(Denominator::Population).is_count());
    /// ```
    pub fn is_count(self) -> bool {
        !matches!(self, Self::Percent(_))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(COUNTED.iter().find(|(unit, _)| unit == self).map_or("percent", |(_, word)| word))
    }
}

impl FromStr for Unit {
    type Err = UnitError;

    fn from_str(text: &str) -> Result<Self, UnitError> {
        Self::new(text, "")
    }
}

/// A word that names no measure, unit or denominator.
///
/// ```
/// use ctg_model::claim::Unit;
/// assert_eq!(Unit::new("places", "households").unwrap_err().to_string(), "denominator `households`: expected nothing, since the unit is no percentage");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} `{text}`: expected {expected}")]
pub struct UnitError {
    what: &'static str,
    text: String,
    expected: String,
}

impl UnitError {
    fn new(what: &'static str, text: &str, expected: &str) -> Self {
        Self { what, text: text.chars().take(40).collect(), expected: expected.to_owned() }
    }

    /// What was being read: a measure, a unit, a denominator.
    ///
    /// ```
    /// assert_eq!(ctg_model::claim::Unit::new("kilos", "").unwrap_err().what(), "unit");
    /// ```
    pub fn what(&self) -> &'static str {
        self.what
    }

    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!(ctg_model::claim::Unit::new("kilos", "").unwrap_err().text(), "kilos");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was expected in its place.
    ///
    /// ```
    /// assert!(ctg_model::claim::Unit::new("kilos", "").unwrap_err().expected().starts_with("persons, "));
    /// ```
    pub fn expected(&self) -> &str {
        &self.expected
    }
}
