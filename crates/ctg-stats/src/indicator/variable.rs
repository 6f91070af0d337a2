//! What is counted.

use ctg_model::claim::{Denominator, Measure, Unit};
use ctg_model::{Label, Slug};

/// A thing that is counted or published: what numerators and denominators are called by (*variable*).
///
/// French has one word for several counts: *ménages* of the census, *ménages fiscaux*, *foyers allocataires*. Each is a variable of its own, and an
/// [`Indicator`](super::Indicator) refuses one in the place of another.
///
/// # Examples
/// ```
/// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
/// let households = catalogue.variable("households").unwrap();
/// assert_eq!(households.label.as_str(), "Ménages");
/// assert!(households.additivity.is_additive());
/// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Variable {
    /// Identifier: `households`.
    pub id: Slug,
    /// What it is called in French.
    pub label: Label,
    /// In what it is counted, in French: *personnes*, *ménages*, *euros par an*.
    pub unit: Label,
    /// Whom or what it covers (*champ*).
    pub universe: Label,
    /// Who publishes it, under which title.
    pub source: Label,
    /// Whether the variable of a zone is the sum of those of its communes.
    pub additivity: Additivity,
    /// The measure under which documents print it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub measure: Option<Measure>,
    /// The unit in which documents print it, where it is a count.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub printed_in: Option<Unit>,
    /// The name under which printed percentages have it as denominator.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub whole: Option<Denominator>,
}

impl Variable {
    /// A variable that documents do not print.
    ///
    /// ```
    /// use ctg_stats::indicator::{Additivity, Variable};
    /// let libraries = Variable::new("libraries".parse()?, "Bibliothèques".parse()?, "lieux".parse()?, "lieux de lecture publique".parse()?, "relevé fictif".parse()?, Additivity::Additive);
    /// assert!(libraries.label.as_str() == "Bibliothèques" && libraries.measure.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(id: Slug, label: Label, unit: Label, universe: Label, source: Label, additivity: Additivity) -> Self {
        Self { id, label, unit, universe, source, additivity, measure: None, printed_in: None, whole: None }
    }

    /// The same variable, printed by documents under a measure, and in a unit where it is a count.
    ///
    /// ```
    /// use ctg_model::claim::{Measure, Unit};
    /// # use ctg_stats::indicator::{Additivity, Variable};
    /// # let places = Variable::new("places".parse()?, "Places".parse()?, "places".parse()?, "places en Eaje".parse()?, "relevé fictif".parse()?, Additivity::Additive);
    /// let printed = places.with_measure(Measure::new("service", "eaje")?, Some(Unit::Places));
    /// assert_eq!((printed.measure.unwrap().word(), printed.printed_in), ("service", Some(Unit::Places)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_measure(self, measure: Measure, printed_in: Option<Unit>) -> Self {
        Self { measure: Some(measure), printed_in, ..self }
    }

    /// The same variable, the denominator of printed percentages under a name.
    ///
    /// ```
    /// use ctg_model::claim::Denominator;
    /// let catalogue = ctg_stats::indicator::Catalogue::portrait()?;
    /// let of_one_person = catalogue.variable("one-person-households").cloned().unwrap();
    /// assert_eq!(of_one_person.with_whole(Denominator::Households).whole, Some(Denominator::Households));
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    #[must_use]
    pub fn with_whole(self, whole: Denominator) -> Self {
        Self { whole: Some(whole), ..self }
    }
}

/// Whether what is known of communes adds up to what is true of their zone (*additivité*).
///
/// ```
/// use ctg_stats::indicator::Additivity;
/// assert!(Additivity::Additive.is_additive() && !Additivity::Statistic.is_additive());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Additivity {
    /// The sum of the communes is the value of the zone.
    Additive,
    /// Some are counted in two communes: *population totale*. A sum would count them twice.
    CountsTwice,
    /// One thing may serve or stand in several communes: a sum of communes would count it several times.
    SharedBetweenCommunes,
    /// A median, a quantile, a ratio of quantiles, an index of inequality: no sum nor mean of those of the communes.
    Statistic,
}

impl Additivity {
    /// Whether the communes may be added up.
    ///
    /// ```
    /// use ctg_stats::indicator::{Additivity, Catalogue};
    /// let catalogue = Catalogue::portrait()?;
    /// let adds_up = |id| catalogue.variable(id).unwrap().additivity.is_additive();
    /// assert!(adds_up("population") && !adds_up("population-total") && !adds_up("poverty-rate"));
    /// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
    /// ```
    pub fn is_additive(self) -> bool {
        self == Self::Additive
    }

    /// Why they may not, for messages.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Additive => "it adds up",
            Self::CountsTwice => "it counts some persons in two communes",
            Self::SharedBetweenCommunes => "one may serve several communes",
            Self::Statistic => "a statistic of a zone does not follow from those of its communes",
        }
    }
}
