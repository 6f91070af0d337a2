//! A figure that a document prints.

use super::{Measure, Subject, Unit};
use crate::observation::Observation;
use crate::{Decimal, Evidence, Slug};

/// A figure that a document prints: what it says word for word, and what is kept of it.
///
/// `printed` is the number as printed, even when it cannot be right ("1.3" services); `kept` is the value that is used, with its status, or
/// the reason why there is none. Neither ever overwrites the other.
///
/// # Examples
/// ```
/// use ctg_model::{Evidence, claim::{Claim, Measure, Subject, Unit}, observation::{Observation, Status}};
/// let eaje = Claim {
///     id: "eaje".parse()?,
///     subject: Subject::Territory,
///     measure: Measure::new("service", "eaje")?,
///     unit: Unit::Services,
///     printed: Some("1.3".parse()?),
///     kept: Observation::exact("13".parse()?, Status::Restored),
///     evidence: Evidence::new("brochure".parse()?).with_quote("1.3 Etablissements d’Accueil du Jeune Enfant"),
/// };
/// assert_eq!(eaje.printed_count(), None);                                        // no count can be 1.3
/// assert_eq!(eaje.kept.value().and_then(|value| value.as_count()), Some(13));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim {
    /// Identifier inside one set of data.
    pub id: Slug,
    /// What the figure speaks of.
    pub subject: Subject,
    /// What it measures.
    pub measure: Measure,
    /// In what.
    pub unit: Unit,
    /// The number as printed; `None` where it is not printed or lost.
    pub printed: Option<Decimal>,
    /// The value that is kept, or why there is none.
    pub kept: Observation<Decimal>,
    /// Where it was read, and in which words.
    pub evidence: Evidence,
}

impl Claim {
    /// The printed number as a count; `None` where nothing, or no whole number, is printed.
    ///
    /// ```
    /// # use ctg_model::{Evidence, claim::{Claim, Measure, Subject, Unit}, observation::{Observation, Status}};
    /// # let places = Claim { id: "places".parse()?, subject: Subject::Territory, measure: Measure::new("service", "eaje")?, unit: Unit::Places,
    /// #     printed: Some("315".parse()?), kept: Observation::exact("315".parse()?, Status::Printed),
    /// #     evidence: Evidence::new("brochure".parse()?) };
    /// assert_eq!(places.printed_count(), Some(315));
    /// let eaje = Claim { id: "eaje".parse()?, unit: Unit::Services, printed: Some("1.3".parse()?), ..places };
    /// assert_eq!(eaje.printed_count(), None);   // « 1.3 Etablissements » counts nothing
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn printed_count(&self) -> Option<u64> {
        self.printed.and_then(Decimal::as_count)
    }

    /// The kept value as a count; `None` where none, or no whole number, is kept.
    ///
    /// ```
    /// # use ctg_model::{Evidence, claim::{Claim, Measure, Subject, Unit}, observation::{Observation, Status}};
    /// # let places = Claim { id: "p".parse()?, subject: Subject::Territory, measure: Measure::new("service", "eaje")?, unit: Unit::Places,
    /// #     printed: Some("315".parse()?), kept: Observation::exact("315".parse()?, Status::Printed),
    /// #     evidence: Evidence::new("brochure".parse()?) };
    /// assert_eq!(places.kept_count(), Some(315));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn kept_count(&self) -> Option<u64> {
        self.kept.value().and_then(|value| value.as_count())
    }
}
