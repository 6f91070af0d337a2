//! EPCI codes.

use std::fmt;

use super::door::door;
use super::error::{CodeKind, Fault};
use super::siren::Siren;

/// An EPCI, by its SIREN (*établissement public de coopération intercommunale*).
///
/// # Errors
/// As [`Siren`].
///
/// # Examples
/// ```
/// use ctg_model::code::EpciCode;
/// let caro: EpciCode = "200041762".parse()?;   // CA Rochefort Océan
/// assert_eq!(caro.siren().to_string(), "200041762");
/// assert!("200041726".parse::<EpciCode>().is_err());  // two digits swapped
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// DGCL, *Liste et composition des EPCI à fiscalité propre*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "intercommunalité")]
pub struct EpciCode(Siren);

impl EpciCode {
    fn read(text: &str) -> Result<Self, Fault> {
        Siren::read(text).map(Self)
    }

    /// The SIREN that the EPCI is registered under.
    ///
    /// ```
    /// use ctg_model::code::{EpciCode, Siren};
    /// assert_eq!("200041762".parse::<EpciCode>()?.siren(), "200041762".parse::<Siren>()?);
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn siren(self) -> Siren {
        self.0
    }
}

impl fmt::Display for EpciCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

door!(EpciCode, CodeKind::Epci, pattern: "^[0-9]{9}$", example: "200041762");
