//! Years of tables and of geographies.

use std::fmt;

/// Two years that were about to meet, and are not the same.
///
/// ```
/// use ctg_model::CogVintage;
/// let error = CogVintage::new(2021)?.same(CogVintage::new(2024)?).unwrap_err();
/// assert_eq!(error.to_string(), "geography of 2021 met geography of 2024: convert one to the other first");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} of {left} met {what} of {right}: {remedy}")]
pub struct VintageMismatch {
    what: &'static str,
    left: u16,
    right: u16,
    remedy: &'static str,
}

/// A year out of the range that a vintage accepts.
///
/// ```
/// use ctg_model::Vintage;
/// assert_eq!(Vintage::new(18).unwrap_err().to_string(), "year 18: expected a year from 1801 to 2199");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("year {found}: expected a year from {first} to 2199")]
pub struct YearError {
    found: u16,
    first: u16,
}

macro_rules! year {
    ($(#[$doc:meta])* $name:ident, first: $first:literal, what: $what:literal, remedy: $remedy:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "u16", into = "u16"))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "u16"))]
        pub struct $name(u16);

        impl $name {
            /// The first year accepted.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(", $first, ")?.year(), ", stringify!($name), "::FIRST);")]
            #[doc = concat!("let error = ", stringify!($name), "::new(", stringify!($name), "::FIRST - 1).unwrap_err();")]
            #[doc = concat!("assert!(error.to_string().ends_with(\"expected a year from ", $first, " to 2199\"));")]
            /// # Ok::<(), ctg_model::YearError>(())
            /// ```
            pub const FIRST: u16 = $first;

            /// The last year accepted.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(2199)?.year(), ", stringify!($name), "::LAST);")]
            #[doc = concat!("let error = ", stringify!($name), "::new(20_210).unwrap_err();   // a digit too many")]
            #[doc = concat!("assert_eq!(error.to_string(), \"year 20210: expected a year from ", $first, " to 2199\");")]
            /// # Ok::<(), ctg_model::YearError>(())
            /// ```
            pub const LAST: u16 = 2199;

            /// The vintage of a year.
            ///
            /// # Errors
            /// A year outside [`Self::FIRST`]`..=`[`Self::LAST`].
            ///
            /// ```
            #[doc = concat!("use ctg_model::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(2021)?.year(), 2021);")]
            /// # Ok::<(), ctg_model::YearError>(())
            /// ```
            pub fn new(year: u16) -> Result<Self, YearError> {
                match year {
                    Self::FIRST..=Self::LAST => Ok(Self(year)),
                    found => Err(YearError { found, first: Self::FIRST }),
                }
            }

            /// The year as a number.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(2018)?.year(), 2018);")]
            /// # Ok::<(), ctg_model::YearError>(())
            /// ```
            pub fn year(self) -> u16 {
                self.0
            }

            /// Checks that two things are of one vintage before they meet.
            ///
            /// # Errors
            /// The two years, when they differ.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", stringify!($name), ";")]
            #[doc = concat!("let (a, b) = (", stringify!($name), "::new(2018)?, ", stringify!($name), "::new(2019)?);")]
            /// assert!(a.same(a).is_ok());
            /// assert!(a.same(b).is_err());
            /// # Ok::<(), ctg_model::YearError>(())
            /// ```
            pub fn same(self, other: Self) -> Result<(), VintageMismatch> {
                if self == other {
                    return Ok(());
                }
                Err(VintageMismatch { what: $what, left: self.0, right: other.0, remedy: $remedy })
            }
        }

        impl TryFrom<u16> for $name {
            type Error = YearError;

            fn try_from(year: u16) -> Result<Self, YearError> {
                Self::new(year)
            }
        }

        impl From<$name> for u16 {
            fn from(vintage: $name) -> u16 {
                vintage.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

year! {
    /// The year that a table speaks of (*millésime*).
    ///
    /// It is not the year of publication, nor the year of the geography that the table is given in: the *populations légales*
    /// 2018 were published at the end of 2020, in the geography of 1 January 2020 or later. That is why [`CogVintage`] is another type.
    ///
    /// ```
    /// use ctg_model::Vintage;
    /// let (portrait, latest) = (Vintage::new(2018)?, Vintage::new(2023)?);
    /// assert_eq!(latest.year() - portrait.year(), 5);
    /// assert_eq!(portrait.same(latest).unwrap_err().to_string(), "table of 2018 met table of 2023: compare tables of one vintage only");
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    ///
    /// ```compile_fail
    /// use ctg_model::{CogVintage, Vintage};
    /// fn same_year(table: Vintage, geography: CogVintage) -> bool { table == geography }
    /// ```
    Vintage, first: 1801, what: "table", remedy: "compare tables of one vintage only"
}

year! {
    /// The year of a geography: communes as they stood on 1 January (*millésime du Code officiel géographique*).
    ///
    /// Communes merge, split and change code; joining two geographies without a table of passage loses or doubles inhabitants in
    /// silence, so every set of communes of this crate carries its geography and refuses another.
    ///
    /// ```
    /// use ctg_model::CogVintage;
    /// let (caro, contours) = (CogVintage::new(2021)?, CogVintage::new(2024)?);
    /// assert_eq!(caro.same(contours).unwrap_err().to_string(), "geography of 2021 met geography of 2024: convert one to the other first");
    /// assert_eq!(CogVintage::new(1942).unwrap_err().to_string(), "year 1942: expected a year from 1943 to 2199");
    /// # Ok::<(), ctg_model::YearError>(())
    /// ```
    CogVintage, first: 1943, what: "geography", remedy: "convert one to the other first"
}
