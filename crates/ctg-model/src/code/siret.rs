//! SIRET numbers.

use std::fmt;

use super::door::{digits, door, exactly, number};
use super::error::{CodeKind, Fault};
use super::siren::{Siren, check_luhn};

/// A SIRET, the number of an establishment (*établissement*): the SIREN of its legal unit and five digits, with a Luhn key over all.
///
/// The establishments of La Poste (SIREN 356000000) have no Luhn key; their fourteen digits add up to a multiple of 5.
///
/// # Errors
/// Another length, a character that is not a digit, a wrong key in the SIREN or in the whole.
///
/// # Examples
/// ```
/// use ctg_model::code::Siret;
/// let insee: Siret = "12002701600563".parse()?;
/// assert_eq!(insee.siren().to_string(), "120027016");
/// assert!("12002701600564".parse::<Siret>().is_err());
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Insee, *Répertoire Sirene*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siret(u64);

const LA_POSTE: u64 = 356_000_000;
const ESTABLISHMENTS: u64 = 100_000;

impl Siret {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<14>(text, "14 digits")?;
        digits(&code, 1)?;
        let value = number(&code);
        let sum: u64 = code.iter().map(|byte| u64::from(byte - b'0')).sum();
        if value / ESTABLISHMENTS == LA_POSTE && sum.is_multiple_of(5) {
            return Ok(Self(value));
        }
        check_luhn(code.get(..9).unwrap_or_default())?;
        check_luhn(&code)?;
        Ok(Self(value))
    }

    /// The legal unit that the establishment belongs to.
    ///
    /// ```
    /// use ctg_model::code::Siret;
    /// assert_eq!("35600000049837".parse::<Siret>()?.siren().to_string(), "356000000");
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn siren(self) -> Siren {
        Siren::of_checked(self.0 / ESTABLISHMENTS)
    }
}

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:014}", self.0))
    }
}

door!(Siret, CodeKind::Siret, pattern: "^[0-9]{14}$", example: "12002701600563");
