//! What a reader must know of an indicator before using it.

/// Why an indicator must be read with care (*réserve*): a typed warning that goes where the value goes.
///
/// # Examples
/// ```
/// use ctg_stats::indicator::{Catalogue, Caveat};
/// let catalogue = Catalogue::portrait()?;
/// let coverage = catalogue.indicator("caf-coverage").unwrap();
/// assert!(coverage.caveats.contains(&Caveat::CafWithoutMsa));
/// # Ok::<(), ctg_stats::indicator::CatalogueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Caveat {
    /// Families of the MSA are missing, so that rates of rural communes are too low.
    CafWithoutMsa,
    /// The publisher rounds the counts, to 5 for the Caf: a small part may exceed its whole.
    Rounded,
    /// Numerator and denominator do not cover quite the same units.
    Approximated,
    /// So few cases that the value changes much with one of them.
    SmallNumbers,
    /// The publisher will revise the value.
    Provisional,
    /// A *foyer allocataire* is not a *ménage*: several may share one dwelling.
    CafHouseholdsAreNotHouseholds,
    /// A *ménage fiscal* is not a *ménage* of the census.
    FiscalHouseholdsAreNotHouseholds,
    /// A census vintage averages five surveys: compare vintages five years apart.
    FiveYearCensus,
    /// Several denominators are in use under one French name.
    SeveralDenominators,
    /// Numerator and denominator are of different years, and both are told.
    MixedVintages,
    /// A term has no year of its own.
    Undated,
    /// The value may exceed 100: places serve children from elsewhere.
    MayExceedOneHundred,
    /// Published only above a number of households and persons.
    PublishedAboveThreshold,
    /// The source is not meant for changes over time.
    NotForChange,
    /// Resources and benefits are not of the same year.
    YearsOfResourcesDiffer,
    /// Only recipients under 65, without students who have housing aid alone.
    ReferencePopulation,
    /// The publisher's parts, each rounded, need not add up to its total.
    PartsNeedNotAddUp,
    /// Those who live there and those who use it are not the same: a border is crossed both ways.
    UsersFromElsewhere,
    /// The result depends on the table of travel times.
    DependsOnTravelTimes,
}

/// How sure a definition is (*certitude*).
///
/// ```
/// use ctg_stats::indicator::Certainty;
/// assert!(Certainty::Read < Certainty::Unconfirmed);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Certainty {
    /// Read in the publisher's own words.
    Read,
    /// Read in a third party's account of the publisher.
    Reported,
    /// Derived here from other definitions.
    Derived,
    /// General knowledge that no source at hand confirms: ask before relying on it.
    Unconfirmed,
}

/// What years the terms of an indicator may have (*règle de millésime*).
///
/// ```
/// use ctg_stats::indicator::VintageRule;
/// assert_ne!(VintageRule::Same, VintageRule::Told);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum VintageRule {
    /// All of one table and one year; another year, or none, is refused.
    Same,
    /// They come from different tables: years may differ, and the difference is told with the value.
    Told,
    /// Two years, the later one first.
    Apart,
}

/// A family of indicators, in the order of a portrait (*thème*).
///
/// ```
/// use ctg_stats::indicator::Theme;
/// assert!(Theme::Population < Theme::Services);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Theme {
    /// Inhabitants and their change.
    Population,
    /// Ages.
    Ages,
    /// Households and families.
    Families,
    /// Recipients of the Caf and the persons they cover.
    Recipients,
    /// Incomes.
    Income,
    /// Childcare.
    Childcare,
    /// Services and equipment.
    Services,
    /// How near services are.
    Proximity,
}
