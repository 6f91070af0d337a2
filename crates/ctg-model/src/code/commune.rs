//! Commune codes.

use std::fmt;

use super::arrondissement::city_of;
use super::departement::{DepartementCode, prefix_length};
use super::door::{digits, door, exactly, number, or_lost_zero};
use super::error::{CodeKind, Fault};
use super::packed::{pack, unpack};

/// An Insee commune code (*code commune*, *code Insee*).
///
/// Five characters: the [département](DepartementCode) (two, or three overseas), then the number of the commune in it.
/// It is not a [postal code](super::PostalCode), and the [arrondissements](super::ArrondissementCode) of Paris, Lyon and Marseille are not communes.
///
/// # Errors
/// Another length (with the lost leading zero put back in the message where that fits), a letter other than the `A` and `B` of Corsica, a
/// département that does not exist, a number of zero, an arrondissement.
///
/// # Examples
/// ```
/// use ctg_model::code::CommuneCode;
/// let rochefort: CommuneCode = "17299".parse()?;
/// assert_eq!(rochefort.to_string(), "17299");
/// assert!("2A004".parse::<CommuneCode>()? > rochefort);
/// let error = "1004".parse::<CommuneCode>().unwrap_err();
/// assert_eq!(error.to_string(), "commune code `1004`: found 4 characters, expected 5 characters (`01004` if a leading zero was lost)");
/// # Ok::<(), ctg_model::code::CodeError>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "code Insee")]
#[doc(alias = "code commune")]
pub struct CommuneCode(u32);

impl CommuneCode {
    fn read(text: &str) -> Result<Self, Fault> {
        let code = exactly::<5>(text, "5 characters").map_err(|fault| or_lost_zero(fault, text))?;
        check_commune_part(code)?;
        match city_of(code) {
            Some(city) => Err(Fault::Arrondissement { city: city.name, commune: city.commune }),
            None => Ok(Self::of_checked(code)),
        }
    }

    /// The commune of five characters that a door has already checked.
    pub(super) fn of_checked(code: [u8; 5]) -> Self {
        Self(u32::try_from(pack(&code)).unwrap_or_default())
    }

    fn text(self) -> [u8; 5] {
        unpack(self.0.into())
    }

    /// The département or overseas collectivity that the code starts with.
    ///
    /// ```
    /// use ctg_model::code::CommuneCode;
    /// assert_eq!("2B033".parse::<CommuneCode>()?.departement().to_string(), "2B");
    /// assert_eq!("97411".parse::<CommuneCode>()?.departement().to_string(), "974");
    /// # Ok::<(), ctg_model::code::CodeError>(())
    /// ```
    pub fn departement(self) -> DepartementCode {
        let text = self.text();
        let length = prefix_length(&text).unwrap_or(2);
        DepartementCode::of_prefix(text.get(..length).unwrap_or(&text))
    }
}

/// Checks the département and the number of the five characters of a commune or of an arrondissement.
pub(super) fn check_commune_part(code: [u8; 5]) -> Result<(), Fault> {
    let prefix = prefix_length(&code)?;
    let rest = code.get(prefix..).unwrap_or_default();
    digits(rest, prefix + 1)?;
    if number(rest) == 0 {
        return Err(Fault::Unknown { found: "number 0".to_owned(), expected: "a commune number of at least 1" });
    }
    Ok(())
}

impl fmt::Display for CommuneCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.text()).map_err(|_| fmt::Error)?)
    }
}

door!(CommuneCode, CodeKind::Commune,
    pattern: "^((0[1-9]|[1-8][0-9]|9[0-5]|2[AB])[0-9]{3}|97[1-8][0-9]{2}|98[46-9][0-9]{2})$", example: "17299");
