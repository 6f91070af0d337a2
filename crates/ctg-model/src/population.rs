//! Populations légales.

use std::fmt;
use std::iter::Sum;

use crate::observation::Quantity;

/// A *population municipale*: the persons whose usual residence is in the commune, each counted once in France.
///
/// This is the population of statistics: it may be summed over communes.
///
/// # Units
/// Persons.
///
/// # Examples
/// ```
/// use ctg_model::MunicipalPopulation;
/// let rochefort_and_aix: MunicipalPopulation = [23_583, 211].into_iter().map(MunicipalPopulation::new).sum();
/// assert_eq!(rochefort_and_aix.persons(), 23_794);
/// ```
///
/// # Source
/// Insee, definition c1932 *Population municipale*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "PMUN")]
pub struct MunicipalPopulation(u64);

/// A *population totale*: the municipal one and the *population comptée à part*.
///
/// Students and others who are counted apart belong to two communes, so this population has no statistical use for a set of
/// communes: it has no sum.
///
/// ```compile_fail
/// use ctg_model::TotalPopulation;
/// let sum: TotalPopulation = [216, 24_270].into_iter().map(TotalPopulation::new).sum();
/// ```
///
/// # Units
/// Persons.
///
/// # Examples
/// ```
/// use ctg_model::TotalPopulation;
/// assert_eq!(TotalPopulation::new(216).persons(), 216);
/// ```
///
/// # Source
/// Insee, definition c1270 *Population totale*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "PTOT")]
pub struct TotalPopulation(u64);

/// Places of a service, the children or persons it can take at once (*places*, *capacité d'accueil*).
///
/// # Units
/// Places.
///
/// # Examples
/// ```
/// use ctg_model::Places;
/// let places: Places = [315, 852].into_iter().map(Places::new).sum();
/// assert_eq!(places.count(), 1_167);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Places(u64);

macro_rules! count_of {
    ($name:ident, $accessor:ident, $what:literal, shown: $count:literal as $text:literal, less: $smaller:literal is $rest:literal) => {
        impl $name {
            #[doc = concat!("So many ", $what, ".")]
            ///
            /// ```
            #[doc = concat!("use ctg_model::", stringify!($name), ";")]
            #[doc = concat!("const COUNTED: ", stringify!($name), " = ", stringify!($name), "::new(", stringify!($count), ");")]
            #[doc = concat!("assert_eq!(COUNTED.to_string(), \"", $text, "\");   // plain, for files")]
            /// ```
            pub const fn new(count: u64) -> Self {
                Self(count)
            }

            #[doc = concat!("How many ", $what, ".")]
            ///
            /// ```
            #[doc = concat!("use ctg_model::", stringify!($name), ";")]
            #[doc = concat!("let larger = ", stringify!($name), "::new(", stringify!($count), ");")]
            #[doc = concat!("let smaller = ", stringify!($name), "::new(", stringify!($smaller), ");")]
            #[doc = concat!("assert_eq!(larger.", stringify!($accessor), "() - smaller.", stringify!($accessor), "(), ", stringify!($rest), ");")]
            /// ```
            pub const fn $accessor(self) -> u64 {
                self.0
            }
        }

        impl Quantity for $name {
            fn count(&self) -> Option<u64> {
                Some(self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}
count_of!(MunicipalPopulation, persons, "persons", shown: 63_220 as "63220", less: 23_583 is 39_637);
count_of!(TotalPopulation, persons, "persons", shown: 24_270 as "24270", less: 8_185 is 16_085);
count_of!(Places, count, "places", shown: 1_167 as "1167", less: 315 is 852);

macro_rules! summable {
    ($name:ident) => {
        /// The sum stops at `u64::MAX`, which no sum of real counts comes near.
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
                Self(counts.fold(0, |sum, count| sum.saturating_add(count.0)))
            }
        }
    };
}
summable!(MunicipalPopulation);
summable!(Places);
